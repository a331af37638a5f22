//! A mail server that is in trouble itself: it isn't there, greets with a refusal, lets nobody in, doesn't want the sender,
//! says nothing. Nobody's address is to blame: nothing is given up, however long it lasts, and when it is back everything
//! goes once. And the clock goes on meanwhile.

use crate::support::{SmtpServer, World};
use app::mail::{Mailer, clock};
use app::metrics::Metrics;
use app::{doctor, jobs};
use axum::body::Body;
use axum::http::Request;
use knowledge::choose_letters;
use knowledge::letter::LetterKind;
use signals::kinds::Kind;
use std::sync::Arc;
use std::time::Duration;
use testkit::on_both;
use tokio::sync::watch;

const LOGIN: &str = "ponton:geheim@";

/// Word for three contributors, and a bulletin for one of them.
fn word_is_waiting(world: &World) {
    let signals = [
        world.raised(world.village.ruud, "De gemeente wil de subsidie korten omdat onze inloop dicht is."),
        world.raised(world.village.joost, "Onze inloop is dicht en nu stopt de subsidie."),
        world.raised(world.gerda, "Bellen telt niet mee als prestatie."),
    ];
    world.acts(world.village.ruud, |tx, actor, now| {
        choose_letters::choose(tx, actor, now, &[LetterKind::Bulletin])
    });
    let dossier = world.gathered("Financiële gevolgen van een gesloten inloop", &signals);
    world.brought_back(dossier, "Gemeenten betalen door.");
    world.moves_to("2026-11-23T15:01:00Z");
    world.beat();
}

fn sends(world: &World, mailer: &Mailer) {
    clock::send_due(mailer, &world.place).expect("the database answers");
}

fn outbox(world: &World, condition: &str) -> i64 {
    world.count(&format!("select count(*) as number from outbox where {condition}"))
}

#[test]
fn one_that_greets_with_a_refusal_is_nobodys_address() {
    is_nobodys_address("trouble-greeting");
}

#[test]
fn one_that_lets_us_in_no_more_is_nobodys_address() {
    is_nobodys_address("trouble-login");
}

#[test]
fn one_that_does_not_want_the_sender_is_nobodys_address() {
    is_nobodys_address("trouble-sender");
}

#[test]
fn one_that_breaks_off_in_every_message_is_nobodys_address() {
    is_nobodys_address("trouble-data");
}

/// While it is in that trouble nothing is given up, and when it is back all goes, once.
fn is_nobodys_address(trouble: &str) {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let mailer = server.mailer_as(LOGIN, &world.place.site);
        word_is_waiting(&world);
        let waiting = outbox(&world, "state = 'waiting'");
        server.sign(trouble);
        sends(&world, &mailer);
        assert!(mailer.standing.trouble().is_some(), "{trouble}");
        assert!(server.tried() <= 2, "the round stops: {trouble}");
        for _ in 0..30 {
            world.passes(Duration::from_mins(20));
            sends(&world, &mailer);
        }
        assert_eq!(outbox(&world, "state = 'waiting'"), waiting, "nothing is given up: {trouble}");
        assert_eq!(world.count("select count(*) as number from obligation where matter_kind = 'bounce'"), 0);
        assert!(doctor::examine_mail(db).unwrap().text.contains("the mail server"), "{trouble}");
        server.unsign(trouble);
        world.passes(Duration::from_hours(1));
        sends(&world, &mailer);
        let received = server.received();
        let ids: std::collections::BTreeSet<&str> =
            received.iter().map(|mail| mail.message_id.as_str()).collect();
        let all = usize::try_from(waiting).unwrap();
        assert_eq!((received.len(), ids.len()), (all, all), "each once: {trouble}");
        assert_eq!(outbox(&world, "state <> 'delivered'"), 0, "{trouble}");
        assert_eq!(mailer.standing.trouble(), None);
    });
}

#[test]
fn a_silent_server_costs_nobody_an_attempt_and_is_waited_for() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let mailer = server.mailer(&world.place.site).waiting_at_most(Duration::from_secs(1));
        word_is_waiting(&world);
        server.sign("trouble-silent");
        sends(&world, &mailer);
        sends(&world, &mailer);
        assert_eq!(server.tried(), 1, "it is asked again after a while, not at once");
        assert_eq!(outbox(&world, "attempts > 0"), 0);
        let why = mailer.standing.trouble().expect("it is in trouble").why;
        assert_eq!(why, "the mail server did not answer in time at the greeting");
        server.unsign("trouble-silent");
        world.passes(Duration::from_secs(11));
        sends(&world, &mailer);
        assert_eq!(outbox(&world, "state <> 'delivered'"), 0);
    });
}

#[test]
fn the_ladder_goes_on_while_the_mail_server_says_nothing() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        world.raised_as(world.village.fatima, "Iets wat niet mag.", Kind::Wrong);
        let (mailer, metrics) = (Arc::new(server.mailer(&world.place.site)), Metrics::new());
        let (stop, stopped) = watch::channel(false);
        server.sign("trouble-silent");
        word_is_waiting(&world);
        world.days_pass(21);
        let climbed =
            || world.count("select count(*) as number from event where kind = 'obligation.climbed'");
        let before = climbed();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let sending =
            runtime.spawn(clock::run(world.place.clone(), mailer, Arc::clone(&metrics), stopped.clone()));
        server.waits_for("silent");
        let ladder = runtime.spawn(jobs::run(world.place.clone(), metrics, stopped));
        for _ in 0..150 {
            if climbed() > before {
                break;
            }
            runtime.block_on(async { tokio::time::sleep(Duration::from_millis(100)).await });
        }
        assert!(climbed() > before, "something climbed");
        assert!(!sending.is_finished() && server.received().is_empty(), "while mail waits");
        stop.send(true).unwrap();
        server.unsign("trouble-silent");
        runtime.block_on(sending).unwrap();
        runtime.block_on(ladder).unwrap();
        let sent = server.received().len();
        assert!(sent <= 1, "of what was due, only the mail under way is finished: {sent}");
        assert_eq!(outbox(&world, "state = 'waiting' and attempts > 0"), 0, "the others were let go of");
    });
}

#[test]
fn whoever_watches_over_the_server_is_told_that_mail_is_held_up() {
    let db = testkit::sqlite();
    let (world, server) = (World::new(&db), SmtpServer::start());
    let mailer = server.mailer(&world.place.site);
    let metrics = Metrics::new();
    word_is_waiting(&world);
    server.sign("trouble-greeting");
    sends(&world, &mailer);
    world.passes(Duration::from_secs(90));
    metrics.mail_is(world.now(), mailer.standing.trouble());
    assert!(metrics.text().contains("ponton_mail_held_up_seconds 90"), "{}", metrics.text());
    let router = app::health::routes(&world.place, &metrics);
    let asked = Request::get("/readyz").body(Body::empty()).unwrap();
    let answer = world.wait(tower::ServiceExt::oneshot(router, asked)).unwrap();
    assert_eq!(answer.status(), 200, "pages work: nobody is to be sent elsewhere");
    let said = world.wait(axum::body::to_bytes(answer.into_body(), 100)).unwrap();
    assert_eq!(said, "ready\nmail is held up\n");
}

#[test]
fn a_pass_of_the_clock_that_goes_wrong_stops_no_other() {
    on_both(|db| {
        let world = World::new(db);
        world.acts(world.village.ruud, |tx, actor, now| {
            choose_letters::choose(tx, actor, now, &[LetterKind::Bulletin])
        });
        world.moves_to("2026-11-23T15:01:00Z");
        let away = |tx: &mut store::Tx<'_>| -> Result<(), network::Refusal> {
            tx.execute("alter table routing_rule rename to routing_rule_away", &[])?;
            Ok(())
        };
        db.write_here(away).unwrap();
        let unfinished = jobs::work(&world.place, world.now()).expect_err("a table is gone");
        let names: Vec<&str> = unfinished.0.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["routing rules"]);
        assert_eq!(
            world.count("select count(*) as number from letter"),
            2,
            "either network has its bulletin"
        );
    });
}
