//! The pages of call rounds, in both languages: whole and readable when nothing is there yet, halfway, late and closed; and
//! what only whoever calls along may read.

use crate::call_rounds::{END, NOTE, asks, calls, calls_at, noted, on_line, round_of, starts};
use crate::scene::{Scene, raising};
use kernel::{Lang, PersonId, Timestamp, calendar};
use network::again::Again;
use network::samples::monday;
use signals::call_round::{CallRoundId, Population};
use signals::capture::{Raise, raise};
use signals::close_call_round::{Close, Silent, close_round};
use signals::kinds::Kind;
use signals::note_call::{Note, Outcome, Told, note_call};
use signals::signal::SignalId;
use signals::{
    TEXTS, list_call_rounds, list_long_silent, list_silent, show_call, show_call_round, start_call_round,
};
use store::page::After;
use testkit::on_both;
use web::samples::{self, check_html, required_fields};
use web::{Page, Posted, Problems, View};

fn views(now: Timestamp) -> [View; 2] {
    let sources: Vec<_> = TEXTS.into_iter().chain([network::TEXTS, worklist::TEXTS]).collect();
    [Lang::Nl, Lang::En].map(|lang| View { now, ..samples::view(lang, &sources) })
}

/// A page in both languages, each without a fault; gives the Dutch one.
fn sound(now: Timestamp, page: impl Fn(&View) -> Page) -> String {
    let [nl, en] = views(now).map(|view| {
        let html = page(&view).html();
        assert_eq!(check_html(&html), [], "{html}");
        html.replace(['\u{2068}', '\u{2069}'], "")
    });
    assert_ne!(nl, en);
    nl
}

/// The page of a round as `who` sees it.
fn round_page(scene: &Scene<'_>, who: PersonId, id: CallRoundId, now: Timestamp) -> String {
    let shown = scene.act(who, |tx, actor| show_call_round::read(tx, actor, id, &After::start(30))).unwrap();
    sound(now, |view| show_call_round::page(view, &shown, &Again::NOTHING))
}

fn call_page(scene: &Scene<'_>, id: CallRoundId) -> String {
    let shown = scene.act(scene.village.elly, |tx, actor| show_call::read(tx, actor, id, None)).unwrap();
    sound(monday(), |view| show_call::page(view, &shown, (&Posted::EMPTY, &Problems::NONE, &[])))
}

#[test]
fn the_list_says_what_to_do_first_and_how_far_each_round_has_come() {
    let db = testkit::sqlite();
    let scene = Scene::new(&db);
    let list = |who| {
        let listed =
            scene.act(who, |tx, actor| list_call_rounds::read(tx, actor, &After::start(50))).unwrap();
        sound(monday(), |view| list_call_rounds::page(view, &listed))
    };
    assert!(list(scene.village.elly).contains("Begin er een"));
    assert!(!list(scene.village.ruud).contains("/belrondes/nieuw"));
    starts(&scene, Population::Everybody).unwrap();
    assert!(list(scene.village.ruud).contains("0 van 2 gesproken"));
}

#[test]
fn starting_shows_how_many_each_choice_is() {
    let db = testkit::sqlite();
    let (scene, _) = round_of(&db, 3);
    let offers = scene.act(scene.village.elly, |tx, actor| Ok(start_call_round::offers(tx, actor)?)).unwrap();
    let html = sound(monday(), |view| start_call_round::page(view, &offers, &Posted::EMPTY, &Problems::NONE));
    for shown in [
        "Leden van Sociaal Werk Verbond (3)",
        "Alle andere organisaties van het netwerk (5)",
        "Uit Kadebuurt (3)",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(html.contains("Hoe gaat het met jou?"));
}

#[test]
fn a_round_reads_well_from_its_beginning_until_it_is_closed() {
    let db = testkit::sqlite();
    let (scene, id) = round_of(&db, 4);
    let (elly, ruud) = (scene.village.elly, scene.village.ruud);
    assert!(call_page(&scene, id).contains("Niemand aan de lijn"));
    calls(&scene, id, Outcome::Spoken);
    calls(&scene, id, Outcome::NotReached);
    calls(&scene, id, Outcome::SaidNo);
    asks(&scene, elly, id, monday());
    let line = call_page(&scene, id);
    assert!(line.contains("Lid 003") && line.contains("Van dit lid staat hier geen nummer."), "{line}");
    let running = round_page(&scene, elly, id, monday());
    assert!(
        running.contains("Lid 001")
            && running.contains("Lid 002")
            && running.contains("Je hebt nu aan de lijn")
    );
    let seen = round_page(&scene, ruud, id, monday());
    assert!(!seen.contains("Lid 001") && !seen.contains("Lid 002"), "who calls reads these");
    assert_eq!(required_fields(&seen), 0);
    let late = calendar::in_days(END.parse().unwrap(), 1);
    assert!(round_page(&scene, ruud, id, late).contains("We hoorden 2 van de 4 leden niet."));
    let silent = scene.act(ruud, |tx, actor| list_silent::read(tx, actor, id, &After::start(1))).unwrap();
    let silent = sound(late, |view| list_silent::page(view, &silent));
    assert!(
        silent.contains("Lid 001") && !silent.contains("Lid 003") && silent.contains("nog nooit gehoord")
    );
    let waterline = scene
        .act(ruud, |tx, actor| {
            let [view, _] = views(late);
            (list_silent::PART.read)(tx, actor, &view)
        })
        .unwrap();
    assert!(waterline.0.contains("/stil"), "{}", waterline.0);
    let close =
        Close { came_of_it: "Twee signalen.".to_owned(), silent: Silent::InPeace("Vakantie.".to_owned()) };
    scene.act(elly, |tx, actor| close_round(tx, actor, monday(), id, &close)).unwrap();
    let closed = round_page(&scene, elly, id, monday());
    assert!(closed.contains("Twee signalen.") && closed.contains("laten we met rust: Vakantie."));
}

#[test]
fn every_round_that_was_closed_is_on_a_page() {
    on_both(|db| {
        let scene = Scene::new(db);
        let elly = scene.village.elly;
        let mut closed: Vec<CallRoundId> = (0..3)
            .map(|_| {
                let id = starts(&scene, Population::Everybody).unwrap();
                let close = Close {
                    came_of_it: "Niets.".to_owned(),
                    silent: Silent::InPeace("Vakantie.".to_owned()),
                };
                scene.act(elly, |tx, actor| close_round(tx, actor, monday(), id, &close)).unwrap();
                id
            })
            .collect();
        closed.reverse();
        let running = starts(&scene, Population::Everybody).unwrap();
        let page = |after: &After<CallRoundId>| {
            let listed = scene.act(elly, |tx, actor| list_call_rounds::read(tx, actor, after)).unwrap();
            let html = sound(monday(), |view| list_call_rounds::page(view, &listed));
            let running: Vec<CallRoundId> = listed.running.iter().map(|(round, _)| round.id).collect();
            let ended: Vec<CallRoundId> = listed.ended.rows.iter().map(|(round, _)| round.id).collect();
            (running, ended, listed.ended.next, html)
        };
        let (runs, first, next, html) = page(&After::start(2));
        assert_eq!((runs, first.as_slice()), (vec![running], &closed[..2]));
        let next = next.unwrap().to_string();
        assert!(html.contains(&format!("/belrondes?na={next}")), "{html}");
        let (runs, rest, none, html) = page(&After::read(Some(&next), 2).unwrap());
        assert_eq!((runs, rest.as_slice(), none), (Vec::new(), &closed[2..], None));
        assert!(html.contains("href=\"/belrondes\""), "back to the start: {html}");
    });
}

#[test]
fn every_signal_that_came_of_a_round_is_on_a_page() {
    on_both(|db| {
        let (scene, id) = round_of(db, 2);
        for words in ["De wachtlijst groeit.", "Het vervoer stopt."] {
            let elly = scene.village.elly;
            asks(&scene, elly, id, monday());
            let member = on_line(&scene, elly, id).organisation;
            let told = Told { kind: Kind::Bottleneck, words: words.to_owned() };
            let note = Note { signals: vec![told], ..noted(member, Outcome::Spoken) };
            scene.act(elly, |tx, actor| note_call(tx, actor, monday(), id, &note)).unwrap();
        }
        let page = |after: &After<SignalId>| {
            let elly = scene.village.elly;
            scene.act(elly, |tx, actor| show_call_round::read(tx, actor, id, after)).unwrap()
        };
        let ids =
            |shown: &show_call_round::Shown| shown.signals.iter().map(|signal| signal.id).collect::<Vec<_>>();
        let all = ids(&page(&After::start(30)));
        assert!(all.len() > 1, "{all:?}");
        let first = page(&After::start(1));
        assert_eq!(ids(&first), all[..1]);
        let html = sound(monday(), |view| show_call_round::page(view, &first, &Again::NOTHING));
        let (_, next) = html.split_once("?na=").unwrap();
        let after = After::read(next.split('"').next(), 30).unwrap();
        assert_eq!(ids(&page(&after)), all[1..]);
    });
}

#[test]
fn what_was_said_in_a_call_is_read_by_whoever_calls_next() {
    let db = testkit::sqlite();
    let (scene, id) = round_of(&db, 1);
    let member = calls(&scene, id, Outcome::Spoken);
    let next = starts(&scene, Population::Umbrella(scene.village.swv)).unwrap();
    asks(&scene, scene.village.elly, next, monday());
    assert!(call_page(&scene, next).contains(NOTE));
    assert!(noted(member, Outcome::Spoken).answers[1].is_some());
}

#[test]
fn whoever_was_long_silent_is_a_datum_until_it_raises_something_or_is_spoken() {
    on_both(|db| {
        let (scene, id) = round_of(db, 3);
        let (elly, ruud) = (scene.village.elly, scene.village.ruud);
        let (thursday, later) = (calendar::in_days(monday(), 3), calendar::in_days(monday(), 7 * 26 + 2));
        let read = |who, now| {
            let after = After::start(50);
            let shown = scene.act(who, |tx, actor| list_long_silent::read(tx, actor, now, &after)).unwrap();
            sound(now, |view| list_long_silent::page(view, &shown, &Again::NOTHING))
        };
        let waterline = |now| {
            let [view, _] = views(now);
            scene.act(ruud, |tx, actor| (list_long_silent::PART.read)(tx, actor, &view)).unwrap().0
        };
        assert!(read(ruud, monday()).contains("We hoorden iedereen nog niet zo lang geleden."));
        assert_eq!(waterline(monday()), "");
        let page = read(ruud, later);
        let all = ["Lid 000", "Lid 001", "Lid 002", "Welzijn Loohoek", "Welzijn De Steiger"];
        assert!(all.iter().all(|name| page.contains(name)), "{page}");
        assert!(
            !page.contains("Sociaal Werk Verbond"),
            "who keeps the network going is nobody to call: {page}"
        );
        assert_eq!(required_fields(&page), 0, "a director changes nothing");
        assert!(waterline(later).contains("5 organisaties"), "{}", waterline(later));
        // One is spoken, one says no, and one raises something; what is shielded doesn't count.
        calls_at(&scene, id, Outcome::Spoken, thursday);
        calls_at(&scene, id, Outcome::SaidNo, thursday);
        let raises = |who, words: &str, kind| {
            let new = Raise { kind, ..raising(words) };
            scene.act(who, |tx, actor| raise(tx, actor, thursday, &new)).unwrap()
        };
        raises(scene.village.fatima, "De inloop is dicht.", Kind::Bottleneck);
        raises(scene.village.joost, "Er wordt gesjoemeld.", Kind::Wrong);
        let page = read(elly, later);
        assert!(!page.contains("Lid 000") && !page.contains("Lid 001") && page.contains("Lid 002"), "{page}");
        assert!(!page.contains("Welzijn De Steiger") && page.contains("Welzijn Loohoek"), "{page}");
        for _ in 0..2 {
            scene.act(elly, |tx, actor| list_long_silent::set(tx, actor, monday(), 52)).unwrap();
        }
        assert!(read(elly, later).contains("52 weken of langer"));
        assert_eq!(waterline(later), "");
        let refused = scene.act(ruud, |tx, actor| list_long_silent::set(tx, actor, monday(), 13));
        assert!(refused.is_err());
    });
}
