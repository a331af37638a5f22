//! Letters by mail through a real mail server: who gets them, what they say, that one click ends them and nothing else,
//! that one reader's trouble is nobody else's, that nothing goes twice, and that word which somebody must hear goes first.

use crate::support::browser::FORM;
use crate::support::smtp::{PUBLIC_URL, Received};
use crate::support::{Browser, SmtpServer, World};
use app::mail::Mailer;
use app::routes::SOURCES;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Method, Request, StatusCode};
use kernel::PersonId;
use knowledge::letter::LetterKind;
use knowledge::{choose_letters, compose_bulletin, mail_letter};
use std::time::Duration;
use testkit::on_both;

const ADVICE: &str = "Gemeenten betalen door; cliënten mogen bellen én beeldbellen (€ 0).";
const FOUR: &str = "2026-11-23T16:00:00+01:00";
/// Letters that told something.
const TOLD: &str = "select count(*) as number from letter where state <> 'nothing'";

/// Ruud's dossier was brought back on Monday, and these people chose the bulletin.
fn brought_back(world: &World, readers: &[PersonId]) {
    for reader in readers {
        chooses(world, *reader, &[LetterKind::Bulletin]);
    }
    let signals = [
        world.raised(world.village.ruud, "De gemeente wil de subsidie korten omdat onze inloop dicht is."),
        world.raised(world.village.joost, "Onze inloop is dicht en nu stopt de subsidie."),
    ];
    let dossier = world.gathered("Financiële gevolgen van een gesloten inloop", &signals);
    world.brought_back(dossier, ADVICE);
}

fn chooses(world: &World, who: PersonId, letters: &[LetterKind]) {
    world.acts(who, |tx, actor, now| choose_letters::choose(tx, actor, now, letters));
}

/// Sends letters until none is due.
fn sends_letters(world: &World, mailer: &Mailer) {
    while mailer.letters_round(&world.place.db, world.now(), SOURCES).expect("the database answers") > 0 {}
}

/// Four o'clock: the clock beats, and letters go out.
fn at_four(world: &World, server: &SmtpServer) {
    world.moves_to(FOUR);
    world.beat();
    sends_letters(world, &server.mailer(&world.place.site));
}

/// The path of the link that ends the subscription.
fn end_of(mail: &Received) -> String {
    let header = &mail.lists["list-unsubscribe"];
    let address = header.trim_start_matches('<').trim_end_matches('>');
    address.strip_prefix(PUBLIC_URL).unwrap_or_else(|| panic!("{header} is no address of ours")).to_owned()
}

#[test]
fn only_who_chose_it_gets_the_bulletin_as_text_and_as_html() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud]);
        at_four(&world, &server);
        let [mail] = <[Received; 1]>::try_from(server.received()).expect("one chose it");
        assert_eq!(mail.to, ["ruud@voorbeeld.example"]);
        mail.show("bulletin");
        assert_eq!(
            (mail.kind.as_str(), mail.subject.as_str()),
            ("multipart/alternative", "Dagbericht van maandag 23 november")
        );
        let html = mail.html.as_deref().expect("it has HTML");
        for words in
            [ADVICE, "https://ponton.example/dossiers/", "https://ponton.example/dagberichten/2026-11-23"]
        {
            assert!(mail.body.contains(words) && html.contains(words), "{words}: {mail:?}");
        }
        assert!(html.starts_with("<!DOCTYPE html>") && !html.contains("<script") && !html.contains("<img"));
        let words = mail.body.split("-- ").next().unwrap_or_default().split_whitespace().count();
        assert!(words <= compose_bulletin::MOST_WORDS, "{words} words are more than two minutes");
    });
}

#[test]
fn a_reader_of_english_gets_it_around_dutch_words() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.reads(world.village.joost, "en");
        brought_back(&world, &[world.village.joost]);
        at_four(&world, &server);
        let mail = &server.received_by("joost@")[0];
        assert!(mail.subject.contains("Monday 23 November") && mail.body.contains("Unsubscribe"), "{mail:?}");
        assert!(mail.html.as_deref().is_some_and(|html| html.contains(r#"lang="nl""#)));
    });
}

#[test]
fn one_click_ends_it_without_signing_in_and_twice_is_once() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud, world.village.joost]);
        at_four(&world, &server);
        let mail = &server.received_by("ruud@")[0];
        assert_eq!(mail.lists["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
        let end = end_of(mail);
        let looked = Browser::new(&world).open(&end);
        assert!(looked.says("Stop ermee"), "{}", looked.words());
        assert_eq!(running(&world), 2, "looking ends nothing");
        // As a mail provider sends it: no cookie, no origin, nothing that says from where.
        for body in ["List-Unsubscribe=One-Click", "List-Unsubscribe=One-Click"] {
            let request = Request::builder().method(Method::POST).uri(&end).header(HOST, "ponton.example");
            let request = request.header(CONTENT_TYPE, FORM).body(body.into()).expect("a request");
            assert_eq!(world.answer(request).status(), StatusCode::OK);
            assert_eq!(running(&world), 1);
        }
        let ended = "select count(*) as number from event where kind = 'subscription.ended'";
        assert_eq!(world.count(ended), 1);
        let page = world.as_person("Ruud Camps").open("/brieven");
        assert!(page.says("zolang je het niet aanvinkt"), "{}", page.words());
    });
}

#[test]
fn one_click_in_parts_is_understood_and_anything_else_ends_nothing() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud]);
        at_four(&world, &server);
        let end = end_of(&server.received_by("ruud@")[0]);
        let sends = |kind: &str, body: &'static str| {
            let request = Request::builder().method(Method::POST).uri(&end).header(CONTENT_TYPE, kind);
            world.answer(request.body(body.into()).expect("a request")).status()
        };
        assert_eq!(sends(FORM, "anders=ja"), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(running(&world), 1);
        let parts =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert_eq!(sends("multipart/form-data; boundary=x", parts), StatusCode::OK);
        assert_eq!(running(&world), 0);
        let nobody = format!("/afmelden/{}", "a".repeat(64));
        assert_eq!(Browser::new(&world).ask(&nobody).status, StatusCode::NOT_FOUND);
    });
}

fn running(world: &World) -> i64 {
    world.count("select count(*) as number from letter_subscription where state = 'running'")
}

#[test]
fn no_readable_token_lies_in_the_database() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud]);
        at_four(&world, &server);
        let end = end_of(&server.received_by("ruud@")[0]);
        let token = end.trim_start_matches("/afmelden/").to_owned();
        for sql in [
            "select count(*) as number from outbox where payload like '%' || $1 || '%' or key like '%' || $1 || '%'",
            "select count(*) as number from letter_subscription where token_digest = $1",
            "select count(*) as number from letter_key where secret = $1",
            "select count(*) as number from event where facts like '%' || $1 || '%'",
        ] {
            // PostgreSQL keeps facts and payloads as JSON.
            let sql = sql
                .replace("payload like", "cast(payload as text) like")
                .replace("facts like", "cast(facts as text) like");
            let row = db.read_here(|tx| tx.first(&sql, &[&token])).expect("a count").expect("a row");
            assert_eq!(row.get::<i64>("number").expect("a number"), 0, "{sql}");
        }
    });
}

#[test]
fn word_that_somebody_must_hear_can_not_be_unsubscribed_and_goes_first() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud, world.village.joost]);
        world.moves_to(FOUR);
        world.beat();
        let mailer = server.mailer(&world.place.site);
        while mailer.round(db, world.now()).expect("the database answers") > 0 {}
        let words = server.received();
        assert!(words.iter().any(|mail| mail.body.contains(ADVICE)), "brought back, to whoever raised it");
        for mail in &words {
            assert!(mail.lists.is_empty(), "{mail:?}");
            assert_eq!(mail.kind, "text/plain");
        }
        sends_letters(&world, &mailer);
        assert_eq!(server.received().len(), words.len() + 2);
    });
}

#[test]
fn one_refused_one_delayed_one_broken_off_and_the_others_still_get_theirs() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let village = &world.village;
        for (who, address) in [
            (village.ruud, "weg.ruud@voorbeeld.example"),
            (village.joost, "later.joost@voorbeeld.example"),
            (village.marleen, "breekt.marleen@voorbeeld.example"),
        ] {
            world.is_reached_at(who, address);
        }
        brought_back(
            &world,
            &[village.ruud, village.joost, village.marleen, village.fatima, world.gerda, village.elly],
        );
        world.moves_to(FOUR);
        world.beat();
        let mailer = server.mailer(&world.place.site);
        sends_letters(&world, &mailer);
        let mut got: Vec<String> = server.received().into_iter().flat_map(|mail| mail.to).collect();
        got.sort();
        assert_eq!(
            got,
            ["Elly@voorbeeld.example", "Fatima@voorbeeld.example", "Gerda@voorbeeld.example"]
                .map(str::to_lowercase)
        );
        server.sign("ready");
        world.passes(Duration::from_mins(3));
        sends_letters(&world, &mailer);
        let (all, ids) = (server.received(), server.received().into_iter().map(|mail| mail.message_id));
        assert_eq!((all.len(), ids.collect::<std::collections::BTreeSet<_>>().len()), (5, 5), "{all:?}");
        assert_eq!(
            world
                .count("select count(*) as number from outbox where topic = 'letter' and state = 'given_up'"),
            1
        );
        let page = world.as_person("Ruud Camps").open("/brieven");
        assert!(page.says("De mailserver weigert je adres"), "{}", page.words());
        assert_eq!(world.count("select count(*) as number from obligation where matter_kind = 'bounce'"), 0);
        let proof = app::doctor::examine(db, world.now()).unwrap();
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn however_often_the_clock_beats_and_wherever_it_stops_nobody_gets_it_twice() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud, world.village.joost]);
        world.moves_to(FOUR);
        assert_eq!(compose_bulletin::compose_due(db, world.now(), SOURCES).unwrap(), 1);
        assert_eq!(compose_bulletin::compose_due(db, world.now(), SOURCES).unwrap(), 0, "another node");
        // A node that is killed here leaves a letter that is being mailed; any node goes on.
        assert_eq!(world.count("select count(*) as number from letter where state = 'mailing'"), 1);
        assert_eq!(mail_letter::put_parcels(db, world.now()).unwrap(), 2);
        assert_eq!(mail_letter::put_parcels(db, world.now()).unwrap(), 0);
        // As after a kill between putting parcels and noting it: they are put again, and are the same.
        let undone = "update letter set state = 'mailing', mailed_up_to = null where state = 'mailed'";
        db.write_here(|tx| tx.execute(undone, &[])).unwrap();
        world.beat();
        let mailer = server.mailer(&world.place.site);
        sends_letters(&world, &mailer);
        world.passes(Duration::from_hours(2));
        world.beat();
        sends_letters(&world, &mailer);
        assert_eq!(server.received().len(), 2);
        assert_eq!(world.count(TOLD), 1);
    });
}

#[test]
fn when_nothing_changed_there_is_no_bulletin_and_the_introduction_waits() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        chooses(&world, world.village.ruud, &[LetterKind::Bulletin]);
        let priya = world.as_person("Priya Ramdin");
        let form = priya.open("/dagberichten").form("/dagberichten/inleiding");
        priya.submit(&form.with("introduction", "Goed nieuws van de gemeenten."));
        at_four(&world, &server);
        assert_eq!(server.received(), []);
        assert_eq!(priya.ask("/dagberichten/2026-11-23").status, StatusCode::NOT_FOUND);
        world.moves_to("2026-11-24T09:00:00+01:00");
        brought_back(&world, &[]);
        world.moves_to("2026-11-24T16:00:30+01:00");
        world.beat();
        sends_letters(&world, &server.mailer(&world.place.site));
        let mail = &server.received_by("ruud@")[0];
        assert!(mail.body.contains("Goed nieuws van de gemeenten."), "{mail:?}");
        let page = priya.open("/dagberichten");
        assert!(!page.says("Goed nieuws"), "it was used: {}", page.words());
        assert!(priya.open("/dagberichten/2026-11-24").says("Goed nieuws"));
    });
}

#[test]
fn on_a_day_off_nothing_is_told_and_on_monday_all_of_it() {
    on_both(|db| {
        let world = World::new(db);
        world.moves_to("2026-11-27T17:00:00+01:00");
        world.beat();
        world.shares("Wij bellen iedereen op maandag.", ADVICE);
        for at in ["2026-11-28T16:30:00+01:00", "2026-11-29T16:30:00+01:00"] {
            world.moves_to(at);
            world.beat();
        }
        assert_eq!(world.count(TOLD), 0);
        world.moves_to("2026-11-30T16:00:00+01:00");
        world.beat();
        let page = world.as_person("Jayden Pinas").open("/dagberichten/2026-11-30");
        assert!(page.says(ADVICE), "{}", page.words());
    });
}

#[test]
fn what_turned_out_to_be_a_wrong_is_not_told_any_more() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        brought_back(&world, &[world.village.ruud]);
        world.moves_to(FOUR);
        world.beat();
        db.write_here(|tx| tx.execute("update signal set shielded = true", &[])).unwrap();
        sends_letters(&world, &server.mailer(&world.place.site));
        assert_eq!(server.received(), []);
        let page = world.as_person("Jayden Pinas").open("/dagberichten/2026-11-23");
        assert!(!page.says(ADVICE) && page.says("staat niet meer in Ponton"), "{}", page.words());
        let list = world.as_person("Jayden Pinas").open("/dagberichten");
        assert!(!list.says("Financiële gevolgen"), "{}", list.words());
    });
}

#[test]
fn an_editor_picks_orders_looks_and_sends_the_newsletter_once() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        chooses(&world, world.village.joost, &[LetterKind::Newsletter]);
        let signals = ["Wij bellen iedereen op maandag.", "Wij eten op donderdag samen."]
            .map(|words| world.shares(words, "Neem het over."));
        world.passes(Duration::from_mins(1));
        let priya = world.as_person("Priya Ramdin");
        let form = priya.open("/nieuwsbrieven").form("/nieuwsbrieven/keuze");
        let form = form.choosing(&format!("place-{}", signals[0]), "Plaats 2");
        let form = form.choosing(&format!("place-{}", signals[1]), "Plaats 1");
        let page = priya.submit(&form.with("introduction", "Twee om over te nemen."));
        let (first, second) = (page.words().rfind("Wij eten"), page.words().rfind("Wij bellen"));
        assert!(first < second && page.says("Twee om over te nemen."), "{}", page.words());
        let send = page.form("/nieuwsbrieven/verzending");
        let page = priya.submit(&send);
        assert!(page.path.starts_with("/nieuwsbrieven/2026-11-23"), "{}", page.path);
        priya.submit(&send);
        assert_eq!(world.count(TOLD), 1);
        world.beat();
        sends_letters(&world, &server.mailer(&world.place.site));
        let mail = &server.received_by("joost@")[0];
        assert_eq!(mail.subject, "Nieuwsbrief van maandag 23 november");
        assert!(mail.body.find("Wij eten") < mail.body.find("Wij bellen"), "{mail:?}");
        assert!(priya.open("/nieuwsbrieven").says("geen nieuwe goede voorbeelden"));
        let worker = world.as_person("Jayden Pinas").open("/nieuwsbrieven");
        assert!(
            worker.forms().iter().all(|form| !form.action.contains("nieuwsbrieven")),
            "{}",
            worker.words()
        );
    });
}

#[test]
fn what_was_chosen_by_another_meanwhile_is_not_sent_unseen() {
    on_both(|db| {
        let world = World::new(db);
        let signal = world.shares("Wij bellen iedereen op maandag.", "Neem het over.");
        world.passes(Duration::from_mins(1));
        let (priya, elly) = (world.as_person("Priya Ramdin"), world.as_person("Elly Sarmiento"));
        let field = format!("place-{signal}");
        let form = priya.open("/nieuwsbrieven").form("/keuze").choosing(&field, "Plaats 1");
        let send = priya.submit(&form).form("/verzending");
        let form = elly.open("/nieuwsbrieven").form("/keuze").with("introduction", "Anders.");
        elly.submit(&form);
        let refused = priya.send(&send);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Iemand heeft de keuze intussen veranderd"), "{}", refused.words());
        assert_eq!(world.count("select count(*) as number from letter"), 0);
    });
}
