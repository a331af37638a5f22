//! Scenario 1, word for word, as its people do it: a signal goes to the table that can solve it and comes back to all
//! three who raised it, on Vandaag and by mail, stands in that day's bulletin of 16.00, and stays open where it doesn't
//! work yet.

use crate::support::people::Seen;
use crate::support::{Browser, SmtpServer, World};
use app::routes::SOURCES;
use std::time::Duration;
use testkit::on_both;

const TABLE: &str = "Bestuurlijk overleg gemeentenvereniging";
const RUUD_SAW: &str = "De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met \
    tweehonderd mensen, maar dat telt niet mee als prestatie.";
const JOOST_SAW: &str = "Onze inloop is dicht en de gemeente wil de subsidie korten, al bellen we iedereen.";
const GERDA_SAW: &str =
    "Wij bellen nu met mensen omdat de inloop dicht is; voor de gemeente telt dat niet als prestatie.";
const BUNDLED: &str =
    "Je signaal is gebundeld met twee andere. Trekker: Priya Ramdin. Volgende stap: overleg op donderdag";
const ADVICE: &str = "Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie.";
const THURSDAY: &str = "2026-11-26T15:30:00+01:00";
const TWO_WEEKS_LATER: &str = "2026-12-10T15:31:00+01:00";

/// The scene: who takes part, the mail server, and what has been made.
struct Scene<'w> {
    world: &'w World,
    server: SmtpServer,
    priya: Browser<'w>,
    contributors: [(Browser<'w>, String, &'static str); 3],
}

impl<'w> Scene<'w> {
    /// Monday, ten past nine: Ruud reports on his phone, and two other members saw something alike.
    fn monday(world: &'w World) -> Self {
        let ruud = world.as_person("Ruud Camps");
        let seen = Seen {
            words: RUUD_SAW,
            kind: "Knelpunt",
            theme: "Financiering, contract en aanbesteding",
            quote: "Geen inloop, geen geld.",
        };
        let signal = ruud.reports(seen);
        let (joost, gerda) = (world.as_person("Joost ter Braak"), world.as_person("Gerda van Loon"));
        let (second, third) = (joost.raises(JOOST_SAW), gerda.raises(GERDA_SAW));
        let contributors = [(ruud, signal, "ruud@"), (joost, second, "joost@"), (gerda, third, "gerda@")];
        Self { world, server: SmtpServer::start(), priya: world.as_person("Priya Ramdin"), contributors }
    }

    /// Priya bundles the three, chooses the table and becomes the driver.
    fn bundled(&self) -> String {
        let signals: Vec<&str> = self.contributors.iter().map(|(_, signal, _)| signal.as_str()).collect();
        self.priya.bundles(&signals, "Subsidie gekort om gesloten inloop").at(TABLE)
    }

    /// The job clock beats, and mail goes out.
    fn jobs_run(&self) {
        self.world.beat();
        let (mailer, db) = (self.server.mailer(&self.world.place.site), &self.world.place.db);
        while mailer.round(db, self.world.now()).expect("the database answers") > 0 {}
        let letters = || mailer.letters_round(db, self.world.now(), SOURCES).expect("the database answers");
        while letters() > 0 {}
    }

    /// All three hear it on Vandaag and in the mail.
    fn all_three_hear(&self, words: &str) {
        for (somebody, _, address) in &self.contributors {
            let today = somebody.open("/vandaag");
            assert!(today.says(words), "on Vandaag of {address}: {}", today.words());
            let mail = self.server.received_by(address);
            assert!(mail.iter().any(|mail| mail.body.contains(words)), "in the mail of {address}: {mail:?}");
        }
    }

    /// Thursday, after the meeting: Priya records what came of it.
    fn solved(&self, dossier: &str) {
        self.world.moves_to(THURSDAY);
        let solution = [("solution_kind", "Dringend advies"), ("solution", ADVICE)];
        let page = self.priya.at_dossier(dossier, "oplossing", &solution);
        assert!(page.status.is_success() && page.says(ADVICE), "{}", page.words());
    }

    /// Priya brings it back to all three.
    fn brought_back(&self, dossier: &str) {
        let page = self.priya.at_dossier(dossier, "terugmelding", &[]);
        assert!(page.status.is_success(), "{}", page.words());
        self.jobs_run();
        self.all_three_hear(ADVICE);
    }

    /// All of it, up to the question two weeks later.
    fn asked_whether_it_works(&self) -> String {
        let dossier = self.bundled();
        self.solved(&dossier);
        self.brought_back(&dossier);
        self.world.moves_to(TWO_WEEKS_LATER);
        self.jobs_run();
        dossier
    }
}

#[test]
fn within_a_minute_all_three_hear_with_whom_they_are_bundled_and_what_is_next() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        scene.bundled();
        world.passes(Duration::from_secs(30));
        scene.jobs_run();
        scene.all_three_hear(BUNDLED);
    });
}

#[test]
fn the_quote_stands_on_the_page_and_its_source_does_not() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let page = scene.priya.open(&format!("/signalen/{}", scene.contributors[0].1));
        assert!(page.says("Geen inloop, geen geld.") && page.says("Knelpunt"), "{}", page.words());
        assert!(
            page.says("Stelsel en organisatie › Financiering, contract en aanbesteding"),
            "{}",
            page.words()
        );
        assert!(page.says("afgeschermd"), "{}", page.words());
    });
}

#[test]
fn the_outcome_is_recorded_and_closing_waits_until_everybody_heard() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let dossier = scene.bundled();
        scene.solved(&dossier);
        let too_early = scene.priya.post(&format!("/dossiers/{dossier}/afsluiting"), "why=klaar".to_owned());
        assert_eq!(too_early.status, 422);
        assert!(too_early.says("eerst"), "{}", too_early.words());
        scene.brought_back(&dossier);
    });
}

#[test]
fn the_same_day_at_four_it_stands_in_the_bulletin() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let joost = &scene.contributors[1].0;
        joost.submit(&joost.open("/brieven").form("/brieven").ticking("letter", "bulletin"));
        let dossier = scene.bundled();
        scene.solved(&dossier);
        scene.brought_back(&dossier);
        world.passes(Duration::from_mins(1));
        let ahead = scene.priya.open("/dagberichten");
        assert!(ahead.says("Komt vandaag, 16.00") && ahead.says(ADVICE), "{}", ahead.words());
        world.moves_to("2026-11-26T15:59:59+01:00");
        scene.jobs_run();
        assert_eq!(joost.ask("/dagberichten/2026-11-26").status, 404, "not before four");
        world.moves_to("2026-11-26T16:00:00+01:00");
        scene.jobs_run();
        let page = joost.open("/dagberichten/2026-11-26");
        assert!(page.says("Dagbericht van donderdag 26 november") && page.says(ADVICE), "{}", page.words());
        assert!(page.links().contains(&format!("/dossiers/{dossier}")));
        let mail = scene.server.received_by("joost@");
        let bulletin = mail.iter().find(|mail| mail.subject.contains("donderdag 26 november"));
        assert!(bulletin.is_some_and(|mail| mail.body.contains(ADVICE)), "{mail:?}");
        assert!(scene.priya.open("/dagberichten").says("donderdag 26 november"));
    });
}

#[test]
fn two_weeks_later_loohoek_says_not_yet_and_the_dossier_stays_open_on_that() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let dossier = scene.asked_whether_it_works();
        scene.all_three_hear("Werkt dit bij jullie?");
        let (joost, signal, _) = &scene.contributors[1];
        joost.says_not_yet(signal, "Nee, nog niet");
        let page = scene.priya.open(&format!("/dossiers/{dossier}"));
        assert!(page.says("Nee, nog niet") && page.says("Welzijn Loohoek"), "{}", page.words());
        assert_eq!(world.count("select count(*) as number from dossier where state = 'remainder'"), 1);
        assert!(scene.priya.hears("Subsidie gekort om gesloten inloop"));
        let page = joost.open(&format!("/signalen/{signal}"));
        assert!(page.says("open op wat overblijft"), "his signal stays open: {}", page.words());
    });
}

#[test]
fn a_late_joiner_gets_the_answer_too() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let dossier = scene.asked_whether_it_works();
        let fatima = world.as_person("Fatima el Amrani");
        let late = fatima.raises("Ook bij ons is de inloop dicht en wil de gemeente de subsidie korten.");
        scene.priya.carries(&late, &dossier);
        assert!(fatima.hears(ADVICE), "{}", fatima.open("/vandaag").words());
    });
}

#[test]
fn when_it_works_for_all_three_it_is_confirmed() {
    on_both(|db| {
        let world = World::new(db);
        let scene = Scene::monday(&world);
        let dossier = scene.asked_whether_it_works();
        for (somebody, signal, _) in &scene.contributors {
            somebody.says_it_works(signal);
        }
        let closed = scene.priya.at_dossier(&dossier, "afsluiting", &[]);
        assert!(closed.status.is_success(), "{}", closed.words());
        assert_eq!(world.count("select count(*) as number from dossier where state = 'confirmed'"), 1);
        assert_eq!(world.count("select count(*) as number from signal where state = 'confirmed'"), 3);
        assert_eq!(world.count("select count(*) as number from obligation where state <> 'settled'"), 0);
    });
}
