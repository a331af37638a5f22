//! Bringing signals in from a file: each row through the act by which its reporter would have raised it, under the
//! reporter's own name, so that they are told what came of it. For triagers, confidants and facilitators, who first see
//! per row what would happen. The personal-data guard reads every text: what it finds is a problem of the row, and is
//! never kept. A wrong doesn't come in this way: a file that goes round shields nobody.

mod judge;

use crate::capture;
use crate::kinds::Kind;
use crate::record::record;
use crate::signal;
use crate::suggestions::{self, Known};
use axum::response::{IntoResponse, Response};
use judge::judge;
use kernel::{Lang, Timestamp};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Tx;
use web::components::title;
use web::sheet::read::plain;
use web::sheet::{Column, Done, Import, Need, Report, Sheet, Unreadable, Upload, Wish, settle};
use web::{Failure, Flash, Page, Posted, SeeOther, Texts, View, t};

/// What a row may hold.
pub const COLUMNS: [Column; 8] = [
    Column {
        name: "signaal",
        also: &["tekst", "omschrijving", "wat zie je"],
        need: Need::Required,
        what: "import-signal-words",
        example: "De inloop blijft dicht en niemand weet waarom.",
    },
    Column {
        name: "melder",
        also: &["e-mail melder", "e-mail", "e-mailadres"],
        need: Need::Required,
        what: "import-signal-reporter",
        example: "fatima@voorbeeld.example",
    },
    Column {
        name: "soort",
        also: &["type"],
        need: Need::Optional,
        what: "import-signal-kind",
        example: "knelpunt",
    },
    Column { name: "thema", also: &[], need: Need::Optional, what: "import-signal-theme", example: "STE" },
    Column {
        name: "gebied",
        also: &["gemeente", "wijk", "buurt"],
        need: Need::Optional,
        what: "import-signal-area",
        example: "Kadebuurt",
    },
    Column {
        name: "organisatie",
        also: &[],
        need: Need::Optional,
        what: "import-signal-organisation",
        example: "Welzijn De Steiger",
    },
    Column {
        name: "gezien op",
        also: &["datum"],
        need: Need::Optional,
        what: "import-signal-seen",
        example: "17-11-2026",
    },
    Column {
        name: "kenmerk",
        also: &["nummer", "id"],
        need: Need::Optional,
        what: "import-signal-key",
        example: "2026-014",
    },
];

/// The pages of this import.
pub const IMPORT: Import = Import { action: "/signalen/invoer", columns: &COLUMNS, example: "signalen.csv" };

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/signalen/invoer", "import_signals", show),
        Route::post("/signalen/invoer", "import_signals", post),
    ]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("import_signals")?;
    Ok(form_page(&visit.view, &Posted::EMPTY, None))
}

async fn post(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    visit.actor.may_here("import_signals")?;
    let sheet = match upload.sheet(&COLUMNS) {
        Ok(sheet) => Arc::new(sheet),
        Err(unreadable) => {
            let page = form_page(&visit.view, &upload.posted, Some(&unreadable));
            return Ok(page.refused().into_response());
        }
    };
    let known = suggestions::known(&visit).await?;
    let (words, wish) = (Words::new(&visit.view.texts, known), upload.wish());
    let (rows, now) = (Arc::clone(&sheet), visit.now());
    let report = match wish {
        Wish::Look => visit.read(move |tx, actor| look(tx, actor, now, (&rows, &words))).await?,
        Wish::AddAll | Wish::AddGood => {
            visit.write(move |tx, actor, now| import(tx, actor, now, (&rows, &words), wish)).await?
        }
    };
    if let (Done::Added(count), false) = (report.done, report.is_troubled()) {
        let flash = Flash::new("import-signals-done").with("count", count);
        return Ok(SeeOther::to("/signalen").saying(flash).into_response());
    }
    let page = report_page(&visit.view, &sheet.text, &report);
    Ok(if report.done == Done::Refused { page.refused() } else { page }.into_response())
}

/// What the words of a row are held against.
#[derive(Clone)]
pub struct Words {
    kinds: BTreeMap<String, Kind>,
    themes: BTreeMap<String, String>,
    known: Arc<Known>,
}

impl Words {
    /// Kinds by their names in both languages and our own, themes by name and code, and what is known of the network.
    pub fn new(texts: &Texts, known: Arc<Known>) -> Self {
        let mut kinds = BTreeMap::new();
        for kind in Kind::ALL {
            for lang in Lang::ALL {
                kinds.insert(plain(&texts.say(lang, kind.text_key(), &[])), *kind);
            }
            kinds.insert(plain(kind.name()), *kind);
        }
        let mut themes = BTreeMap::new();
        for theme in &known.themes {
            for name in [&theme.code, &theme.name_nl, &theme.name_en] {
                themes.entry(plain(name)).or_insert_with(|| theme.code.clone());
            }
        }
        Self { kinds, themes, known }
    }
}

/// What would happen.
pub fn look(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (sheet, words): (&Sheet, &Words),
) -> Result<Report, Refusal> {
    actor.may_here("import_signals")?;
    let judged = judge(tx, actor, now, (sheet, words))?;
    settle(sheet, judged, Wish::Look, |_| Ok(()))
}

/// Raises the rows as wished, in one transaction, each in the name of its reporter; the record says who brought it in.
pub fn import(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (sheet, words): (&Sheet, &Words),
    wish: Wish,
) -> Result<Report, Refusal> {
    actor.may_here("import_signals")?;
    let judged = judge(tx, actor, now, (sheet, words))?;
    settle(sheet, judged, wish, |new| {
        let id = capture::raise(tx, &new.reporter, now, &new.raise)?;
        if let Some(seen) = new.seen {
            // The lead time runs from when it was seen; that it came in now, the record says.
            tx.change_one(
                "update signal set raised_at = $3 where network_id = $1 and id = $2",
                &[&actor.network, &id, &seen],
            )?;
        }
        record(tx, actor, now, "signal.imported", signal::subject(id), json!({}))?;
        Ok(())
    })
}

fn form_page(view: &View, typed: &Posted, unreadable: Option<&Unreadable>) -> Page {
    let heading = t!(view, "import-signals-title");
    let main = maud::html! {
        (title(&heading, &t!(view, "import-signals-what")))
        (IMPORT.form(view, typed, unreadable))
    };
    Page::new(view, heading, main)
}

fn report_page(view: &View, text: &str, report: &Report) -> Page {
    let heading = t!(view, "import-signals-title");
    let main = maud::html! {
        (title(&heading, &t!(view, "import-signals-what")))
        (IMPORT.report(view, text, report))
    };
    Page::new(view, heading, main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};
    use web::sheet::{Fate, Limits};

    fn sheet(rows: &str) -> Sheet {
        let text = format!("signaal;melder;soort;thema;gebied;organisatie;gezien op;kenmerk\n{rows}");
        Sheet::read(text.as_bytes(), &COLUMNS, Limits::PAGE).unwrap()
    }

    fn texts() -> View {
        view(Lang::Nl, &[crate::TEXTS[0], crate::TEXTS[1], network::TEXTS, worklist::TEXTS])
    }

    fn imported(db: &store::Db, village: &Village, rows: &str, wish: Wish) -> Report {
        let (sheet, texts) = (sheet(rows), texts().texts);
        let act = |tx: &mut Tx<'_>, actor: &Actor| {
            let words = Words::new(&texts, suggestions::known_here(tx, actor.network, monday())?);
            import(tx, actor, monday(), (&sheet, &words), wish)
        };
        village.acts(db, village.priya, act).unwrap()
    }

    fn count(db: &store::Db, sql: &str) -> i64 {
        db.read_here(|tx| tx.first(sql, &[])?.expect("a row").get("number")).unwrap()
    }

    #[test]
    fn signals_come_in_once_in_the_name_of_whoever_saw_them() {
        on_both(|db| {
            let village = Village::build(db);
            let rows = "De inloop is dicht.;Fatima@voorbeeld.example;Knelpunt;Contact en buurt;Kadebuurt;Welzijn De Steiger;17-11-2026;a1\n\
                Wie betaalt de tolk?;joost@voorbeeld.example;vraag;STE.financiering;;;;\n";
            let report = imported(db, &village, rows, Wish::AddAll);
            assert_eq!((report.done, report.counts()), (Done::Added(2), (2, 0, 0)), "{report:?}");
            let again =
                format!("{rows}\"De inloop is dicht, nog steeds.\";fatima@voorbeeld.example;;;;;;a1\n");
            let report = imported(db, &village, &again, Wish::AddAll);
            assert_eq!((report.done, report.counts()), (Done::Added(0), (0, 3, 0)), "{report:?}");
            let signal = db
                .read_here(|tx| {
                    tx.first(
                        "select raised_by, raised_at, kind, area_code from signal where kind = 'bottleneck'",
                        &[],
                    )
                })
                .unwrap()
                .unwrap();
            assert_eq!(signal.get::<kernel::PersonId>("raised_by").unwrap(), village.fatima);
            assert_eq!(signal.get::<String>("area_code").unwrap(), "WK990101");
            assert_eq!(signal.get::<Timestamp>("raised_at").unwrap().to_string(), "2026-11-17T08:00:00Z");
            let open =
                "select count(*) as number from obligation where matter_kind = 'signal' and state = 'held'";
            assert_eq!(count(db, open), 2, "each is open with a holder");
            let by = "select count(*) as number from event where kind = 'signal.imported'";
            assert_eq!(count(db, by), 2);
        });
    }

    #[test]
    fn each_problem_is_said_where_it_is_and_nothing_is_kept() {
        on_both(|db| {
            let village = Village::build(db);
            let rows = ";fatima@voorbeeld.example;;;;;;\n\
                Bel mij op 06-12345678.;fatima@voorbeeld.example;;;;;;\n\
                Een tekst.;niemand@voorbeeld.example;;;;;;\n\
                Een tekst.;fatima@voorbeeld.example;zwembad;XYZ;Nergens;Welzijn Loohoek;31-02-2026;\n\
                Een tekst.;fatima@voorbeeld.example;misstand;;;;2027-01-01;\n\
                Een goede tekst.;fatima@voorbeeld.example;;;;;;\n";
            let report = imported(db, &village, rows, Wish::AddAll);
            let faults = report.rows.iter().flat_map(|row| match &row.fate {
                Fate::Problem(faults) => faults.iter().map(|fault| (row.line, fault.key)).collect::<Vec<_>>(),
                Fate::New | Fate::Added | Fate::Known => Vec::new(),
            });
            let expected = [
                (2, "problem-words-empty"),
                (3, "import-signal-personal-data"),
                (4, "import-signal-reporter-unknown"),
                (5, "import-signal-organisation-other"),
                (5, "import-signal-kind-unknown"),
                (5, "import-signal-theme-unknown"),
                (5, "problem-area-unknown"),
                (5, "import-signal-seen-unreadable"),
                (6, "import-signal-wrong"),
                (6, "import-signal-seen-later"),
            ];
            assert_eq!(faults.collect::<Vec<_>>(), expected);
            assert_eq!(report.done, Done::Refused);
            assert_eq!(count(db, "select count(*) as number from signal"), 0);
            assert_eq!(imported(db, &village, rows, Wish::AddGood).done, Done::Added(1));
            assert_eq!(count(db, "select count(*) as number from signal"), 1);
        });
    }

    #[test]
    fn a_worker_raises_nothing_in_the_name_of_others() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let (sheet, texts) = (sheet("Een tekst.;joost@voorbeeld.example;;;;;;"), texts().texts);
        let refused = village.acts(&db, village.fatima, |tx, actor| {
            let words = Words::new(&texts, suggestions::known_here(tx, actor.network, monday())?);
            look(tx, actor, monday(), (&sheet, &words))
        });
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "import_signals" })), "{refused:?}");
    }

    #[test]
    fn the_pages_read_well_in_both_languages() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let rows = "Een goede tekst.;fatima@voorbeeld.example;;;;;;\n;x;;;;;;";
        for lang in Lang::ALL {
            let view = view(lang, &[crate::TEXTS[0], crate::TEXTS[1], network::TEXTS, worklist::TEXTS]);
            let form = form_page(&view, &Posted::EMPTY, Some(&Unreadable::Nothing)).html();
            assert_eq!(check_html(&form), [], "{lang}");
            let report = imported(&db, &village, rows, Wish::Look);
            assert_eq!(check_html(&report_page(&view, rows, &report).html()), [], "{lang}");
        }
    }
}
