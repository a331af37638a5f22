//! The page of an offer in each of its states, and the page on which one is added.

use super::*;
use crate::TEXTS;
use crate::close_offer::close;
use crate::offer::Entry;
use crate::samples::{added, added_as, entry};
use kernel::Lang;
use network::samples::{Village, monday};
use testkit::on_both;
use web::samples::{check_html, required_fields, view};

fn at(lang: Lang, now: Timestamp) -> View {
    View { now, ..view(lang, &[TEXTS, network::TEXTS, worklist::TEXTS]) }
}

#[test]
fn an_offer_reads_well_in_every_state_and_language() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    let id = added(&db, &village, village.fatima);
    let bare = Entry {
        name: "Buurtsport".to_owned(),
        does_not: None,
        audience: None,
        reach: None,
        place: None,
        hours: None,
        contact: Some(village.ruud),
        valid_from: Some("2027-01-01".parse().unwrap()),
        valid_until: Some("2027-02-01".parse().unwrap()),
        themes: Vec::new(),
        areas: Vec::new(),
        ..entry()
    };
    let ending = added_as(&db, &village, village.fatima, bare);
    let closed = added_as(&db, &village, village.fatima, Entry { name: "Oud".to_owned(), ..entry() });
    village
        .acts(&db, village.fatima, |tx, actor| {
            close(tx, actor, monday(), closed, ("Ga naar het Kadehuis.", &[]))
        })
        .unwrap();
    let late = calendar::in_days(monday(), 120);
    for lang in Lang::ALL {
        for (id, now, who, fields) in [
            (id, monday(), village.fatima, 4),
            (id, late, village.joost, 0),
            (ending, monday(), village.joost, 0),
            (ending, late, village.marleen, 4),
            (closed, monday(), village.fatima, 0),
        ] {
            let shown = village.acts(&db, who, |tx, actor| read(tx, actor, now, id)).unwrap();
            let html = page(&at(lang, now), &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert_eq!(required_fields(&html), fields, "{lang}: {html}");
        }
    }
}

#[test]
fn three_fields_are_asked_of_who_adds_one_and_a_refused_form_keeps_what_was_typed() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    let known = db.read_here(|tx| known(tx, village.network, village.steiger)).unwrap();
    assert_eq!(known.people.len(), 3);
    for lang in Lang::ALL {
        let typed = Posted::of(&[("name", "Buurtsport"), ("areas", "Nergens"), ("weeks", "veel")]);
        let problems = crate::add_offer::parse(&typed, &known, kernel::ids::Uuid::nil()).unwrap_err();
        let page = offer_form::page(&at(lang, monday()), &known, "Welzijn De Steiger", (&typed, &problems));
        assert_eq!(check_html(&page.html()), [], "{lang}");
        assert!(page.html().contains("Buurtsport") && page.html().contains("Nergens"));
        let empty = offer_form::page(
            &at(lang, monday()),
            &known,
            "Welzijn De Steiger",
            (&Posted::EMPTY, &Problems::NONE),
        );
        assert_eq!(required_fields(&empty.html()), 3);
    }
}

#[test]
fn who_left_is_not_asked_for() {
    on_both(|db| {
        let village = Village::build(db);
        let named = Entry { contact: Some(village.ruud), ..entry() };
        let id = added_as(db, &village, village.fatima, named);
        let asked_for = || {
            let offer = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            offer.asked_for().map(|contact| contact.name.clone())
        };
        assert_eq!(asked_for().as_deref(), Some("Ruud Camps"));
        db.write_here(|tx| {
            tx.execute("delete from membership where person_id = $1", &[&village.ruud]).map(drop)
        })
        .unwrap();
        assert_eq!(asked_for(), None);
    });
}
