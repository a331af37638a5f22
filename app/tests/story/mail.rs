//! Mail through a real mail server: what a letter says, that one failing address holds up no other, that a letter which
//! can't be delivered becomes somebody's work, and that trying again sends nothing twice that had arrived.

use crate::support::smtp::PUBLIC_URL;
use crate::support::{SmtpServer, World};
use app::mail::Mailer;
use signals::dossier::DossierId;
use signals::kinds::{Force, Kind, SolutionKind};
use signals::solution::NewSolution;
use std::time::Duration;
use testkit::on_both;

const ADVICE: &str = "Gemeenten betalen door; cliënten mogen bellen én beeldbellen (€ 0).";

/// Ruud, Joost and Gerda raised signals, which Priya gathered.
fn gathered(world: &World) -> DossierId {
    let signals = [
        world.raised(world.village.ruud, "De gemeente wil de subsidie korten omdat onze inloop dicht is."),
        world.raised(world.village.joost, "Onze inloop is dicht en nu stopt de subsidie."),
        world.raised(world.gerda, "Bellen telt niet mee als prestatie."),
    ];
    world.gathered("Financiële gevolgen van een gesloten inloop", &signals)
}

/// Sends until nothing is due any more.
fn sends_all(world: &World, mailer: &Mailer) {
    while mailer.round(&world.place.db, world.now()).expect("the database answers") > 0 {}
}

#[test]
fn a_letter_is_plain_text_that_leads_to_the_page() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let dossier = gathered(&world);
        world.brought_back(dossier, ADVICE);
        sends_all(&world, &server.mailer(&world.place.site));
        let letters = server.received_by("ruud@");
        let letter =
            letters.iter().find(|letter| letter.body.contains(ADVICE)).expect("the answer came by mail");
        assert_eq!(letter.kind, "text/plain");
        letter.show("word");
        assert!(letter.subject.starts_with("Ponton: "), "{}", letter.subject);
        let link = letter.body.lines().find(|line| line.starts_with(PUBLIC_URL)).expect("a link");
        let page = world.as_person("Ruud Camps").open(&link[PUBLIC_URL.len()..]);
        assert!(
            page.says("De gemeente wil de subsidie korten omdat onze inloop dicht is."),
            "{}",
            page.words()
        );
    });
}

#[test]
fn a_wrong_s_own_words_never_go_out_by_mail() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let (ruud, bart) = (world.village.ruud, world.village.bart);
        let wrong = world.raised_as(ruud, "De beheerder houdt paspoorten achter.", Kind::Wrong);
        let answer = NewSolution {
            kind: SolutionKind::Answer,
            force: Force::Information,
            words: "De inspectie weet van de paspoorten.".to_owned(),
            why: None,
            owner: world.village.swv,
            valid_until: None,
        };
        world.acts(bart, |tx, actor, now| signals::answer::answer(tx, actor, now, wrong, &answer));
        world.passes(Duration::from_hours(15 * 24));
        world.beat();
        sends_all(&world, &server.mailer(&world.place.site));
        let letters = server.received_by("ruud@");
        let about: Vec<_> = letters.iter().filter(|it| it.body.contains("/signalen/")).collect();
        assert_eq!(about.len(), 2, "answered, and asked whether it works: {letters:?}");
        for letter in about {
            assert_eq!(letter.subject, "Ponton: Er is bericht over je melding");
            assert!(
                letter.body.starts_with("Er is bericht over je melding. Lees het in Ponton."),
                "{letter:?}"
            );
            assert!(!letter.body.contains("paspoorten") && !letter.body.contains("inspectie"), "{letter:?}");
        }
    });
}

#[test]
fn each_reads_their_own_language() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.reads(world.village.joost, "en");
        gathered(&world);
        sends_all(&world, &server.mailer(&world.place.site));
        let (dutch, english) = (server.received_by("ruud@"), server.received_by("joost@"));
        assert!(dutch[0].body.contains("Je krijgt dit bericht omdat"), "{dutch:?}");
        assert!(
            english[0].body.contains("Thursday") && !english[0].body.contains("Je krijgt"),
            "{english:?}"
        );
        assert!(dutch[0].body.contains("donderdag"), "{dutch:?}");
    });
}

#[test]
fn a_refused_address_becomes_the_drivers_work_and_holds_up_nobody() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.is_reached_at(world.village.joost, "weg.joost@voorbeeld.example");
        gathered(&world);
        sends_all(&world, &server.mailer(&world.place.site));
        assert_eq!(server.received_by("weg"), []);
        assert_eq!((server.received_by("ruud@").len(), server.received_by("gerda@").len()), (1, 1));
        let today = world.as_person("Priya Ramdin").open("/vandaag");
        assert!(today.says("Joost ter Braak"), "{}", today.words());
        assert_eq!(world.count("select count(*) as number from obligation where matter_kind = 'bounce'"), 1);
        world.passes(Duration::from_hours(24));
        sends_all(&world, &server.mailer(&world.place.site));
        assert_eq!(world.count("select count(*) as number from outbox where state = 'given_up'"), 1);
        let proof = app::doctor::examine(db, world.now()).unwrap();
        assert!(proof.holds, "a refused mail is somebody's work, not a fault: {}", proof.text);
    });
}

#[test]
fn a_busy_server_is_tried_again_later_and_nothing_goes_twice() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.is_reached_at(world.village.joost, "later.joost@voorbeeld.example");
        gathered(&world);
        let mailer = server.mailer(&world.place.site);
        sends_all(&world, &mailer);
        let before = server.received().len();
        server.sign("ready");
        world.passes(Duration::from_secs(30));
        sends_all(&world, &mailer);
        assert_eq!(server.received().len(), before, "it is not tried before its time");
        world.passes(Duration::from_mins(1));
        sends_all(&world, &mailer);
        assert_eq!(server.received().len(), before + 1);
        assert_eq!(server.received_by("later").len(), 1);
        assert_eq!(world.count("select count(*) as number from outbox where state <> 'delivered'"), 0);
    });
}

#[test]
fn a_node_that_falls_still_after_sending_leads_at_most_to_a_repeat_that_can_be_told() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.is_reached_at(world.village.joost, "traag.joost@voorbeeld.example");
        let (site, now) = (&world.place.site, world.now());
        let stuck = server.mailer(site);
        world.raised_for_joost();
        std::thread::scope(|threads| {
            // The server has the mail and says nothing: this node hangs between sending and marking.
            let hanging = threads.spawn(|| stuck.round(db, now).expect("the database answers"));
            server.waits_for_one();
            world.passes(store::outbox::LEASE + Duration::from_secs(1));
            let later = world.now();
            let other = server.mailer(site);
            let taking_over = threads.spawn(move || other.round(db, later).expect("the database answers"));
            server.waits_for_one();
            server.sign("answer");
            assert_eq!((hanging.join().unwrap(), taking_over.join().unwrap()), (1, 1));
        });
        let letters = server.received_by("traag");
        assert_eq!(
            (letters.len(), &letters[0]),
            (2, &letters[1]),
            "the same letter under the same Message-ID"
        );
        sends_all(&world, &server.mailer(site));
        assert_eq!(server.received().len(), 2);
        assert_eq!(world.count("select count(*) as number from outbox where state = 'delivered'"), 1);
    });
}

#[test]
fn what_waits_behind_a_slow_mail_is_sent_by_one_node_only() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.is_reached_at(world.village.joost, "traag.joost@voorbeeld.example");
        let (site, now) = (&world.place.site, world.now());
        let stuck = server.mailer(site);
        world.hears(world.village.joost);
        world.hears(world.village.ruud);
        std::thread::scope(|threads| {
            // The first node has claimed both and hangs on the first until its lease has ended.
            let hanging = threads.spawn(|| stuck.round(db, now).expect("the database answers"));
            server.waits_for_one();
            world.passes(store::outbox::LEASE + Duration::from_secs(1));
            let later = world.now();
            let other = server.mailer(site);
            let taking_over = threads.spawn(move || other.round(db, later).expect("the database answers"));
            server.waits_for_one();
            server.sign("answer");
            assert_eq!((hanging.join().unwrap(), taking_over.join().unwrap()), (2, 2));
        });
        assert_eq!(server.received_by("traag").len(), 2, "it was under way twice");
        assert_eq!(server.received_by("ruud@").len(), 1, "what was not under way is not sent twice");
        sends_all(&world, &server.mailer(site));
        assert_eq!(server.received().len(), 3);
        assert_eq!(world.count("select count(*) as number from outbox where state = 'delivered'"), 2);
    });
}

impl World {
    /// One notice is waiting, for Joost.
    fn raised_for_joost(&self) {
        self.hears(self.village.joost);
    }

    /// One notice is waiting, for somebody.
    fn hears(&self, who: kernel::PersonId) {
        let word = worklist::notice::Word {
            text: "notice-no-longer-asked",
            facts: [("title".to_owned(), "De inloop".into())].into_iter().collect(),
            href: "/vandaag",
            answerable: None,
        };
        self.acts(who, |tx, actor, now| {
            Ok(worklist::notice::tell(tx, now, actor.network, actor.person, &word)?)
        });
    }
}
