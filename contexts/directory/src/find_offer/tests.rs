//! What is found by which question, and that the pages read well.

use super::*;
use crate::TEXTS;
use crate::close_offer::close;
use crate::offer::Entry;
use crate::samples::{added, added_as, entry};
use kernel::Lang;
use network::samples::{Village, monday};
use store::Db;
use testkit::on_both;
use web::samples::{check_html, view};

fn school() -> Entry {
    Entry {
        name: "Schoolmaatschappelijk werk".to_owned(),
        does: "Gesprekken met ouders en leerlingen over opvoeden.".to_owned(),
        audience: None,
        themes: vec!["STE.financiering".to_owned()],
        areas: vec!["GM9901".to_owned()],
        ..entry()
    }
}

fn everywhere() -> Entry {
    Entry {
        name: "Behandeling voor jongeren".to_owned(),
        pontoon: Pontoon::Specialist,
        does: "Therapie bij angst en somberheid.".to_owned(),
        themes: Vec::new(),
        areas: Vec::new(),
        ..entry()
    }
}

fn furnished(db: &Db) -> Village {
    let village = Village::build(db);
    added(db, &village, village.fatima);
    added_as(db, &village, village.ruud, school());
    added_as(db, &village, village.joost, everywhere());
    village
}

fn names(db: &Db, village: &Village, pairs: &[(&str, &str)]) -> Vec<String> {
    let asked = Asked::parse(&Posted::of(pairs));
    let shown = village
        .acts(db, village.joost, |tx, actor| read(tx, actor, monday(), (&asked, &After::start(ROWS))))
        .unwrap();
    shown.rows.rows.into_iter().map(|offer| offer.entry.name).collect()
}

#[test]
fn a_question_finds_what_fits_it() {
    on_both(|db| {
        let village = furnished(db);
        let (inloop, school, young) =
            ("Inloop Kadehuis", "Schoolmaatschappelijk werk", "Behandeling voor jongeren");
        for (pairs, expect) in [
            (&[][..], &[young, inloop, school][..]),
            (&[("q", "brief")], &[inloop]),
            (&[("q", "opvoeding van leerling")], &[school]),
            (&[("q", "schuldhulp")], &[]),
            (&[("ponton", "specialist")], &[young]),
            (&[("thema", "STE")], &[school]),
            (&[("gebied", "Kadebuurt")], &[young, inloop, school]),
            (&[("gebied", "gm9901"), ("ponton", "education")], &[inloop, school]),
            (&[("q", "100%_!")], &[]),
            (&[("organisatie", &village.loohoek.to_string())], &[young]),
        ] {
            assert_eq!(names(db, &village, pairs), expect, "{pairs:?}");
        }
        let nowhere = Asked::parse(&Posted::of(&[("gebied", "Nergens")]));
        let shown = village
            .acts(db, village.joost, |tx, actor| read(tx, actor, monday(), (&nowhere, &After::start(ROWS))))
            .unwrap();
        assert!(shown.no_such_area);
    });
}

#[test]
fn pages_run_by_name_and_what_closed_is_not_found() {
    on_both(|db| {
        let village = furnished(db);
        let page = |key| {
            let after = After { key, limit: 2 };
            let found = db.read_here(|tx| find(tx, village.network, monday(), (&Asked::default(), &after)));
            found.unwrap().unwrap()
        };
        let first = page(None);
        assert!(first.next.is_some());
        let last = first.rows.last().unwrap();
        let second = page(Some((last.entry.name.clone(), last.id)));
        assert_eq!((second.rows.len(), second.next), (1, None));
        let id = second.rows[0].id;
        village
            .acts(db, village.ruud, |tx, actor| close(tx, actor, monday(), id, ("Gestopt.", &[])))
            .unwrap();
        assert_eq!(names(db, &village, &[]).len(), 2);
    });
}

#[test]
fn the_list_reads_well_full_and_empty_in_both_languages() {
    let (db, empty) = (testkit::sqlite(), testkit::sqlite());
    let (village, bare) = (furnished(&db), Village::build(&empty));
    for lang in Lang::ALL {
        let view = view(lang, &[TEXTS, network::TEXTS]);
        for (db, village, pairs) in [
            (&db, &village, &[][..]),
            (&db, &village, &[("ponton", "guidance"), ("q", "niets")][..]),
            (&db, &village, &[("gebied", "Nergens")]),
            (&empty, &bare, &[]),
        ] {
            let typed = Posted::of(pairs);
            let asked = Asked::parse(&typed);
            let shown = village
                .acts(db, village.elly, |tx, actor| read(tx, actor, monday(), (&asked, &After::start(ROWS))))
                .unwrap();
            let html = page::page(&view, &typed, &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang} {pairs:?}");
        }
    }
}
