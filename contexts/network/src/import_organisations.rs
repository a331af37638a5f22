//! Bringing organisations in from a file: each row through the act that adds one by hand, so that a network of a hundred
//! members isn't typed. For an administrator or facilitator, who first sees per row what would happen. The same file
//! twice adds nothing twice; what is there already is never changed.

mod columns;

use crate::add_organisation::{self, Typed};
use crate::organisation::{self, Organisation, OrganisationKind};
use crate::phone::{NotAPhone, Phone};
use crate::{Actor, Refusal, Route, Visit, record};
use axum::response::{IntoResponse, Response};
pub use columns::COLUMNS;
use kernel::{Lang, OrganisationId, Timestamp};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Tx;
use web::components::title;
use web::sheet::read::plain;
use web::sheet::{
    Done, Fault, Import, Judged, Need, Report, Row, Sheet, Unreadable, Upload, Verdict, Wish, settle,
};
use web::{Failure, Flash, Page, Posted, SeeOther, Texts, View, t};

/// The longest name of an organisation, place or desk.
const NAME_MOST: usize = 120;

/// The pages of this import.
pub const IMPORT: Import =
    Import { action: "/netwerk/invoer", columns: &COLUMNS, example: "organisaties.csv" };

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/netwerk/invoer", "import_organisations", show),
        Route::post("/netwerk/invoer", "import_organisations", post),
    ]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("import_organisations")?;
    Ok(form_page(&visit.view, &Posted::EMPTY, None))
}

async fn post(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    visit.actor.may_here("import_organisations")?;
    let sheet = match upload.sheet(&COLUMNS) {
        Ok(sheet) => Arc::new(sheet),
        Err(unreadable) => {
            let page = form_page(&visit.view, &upload.posted, Some(&unreadable));
            return Ok(page.refused().into_response());
        }
    };
    let (kinds, wish) = (kinds(&visit.view.texts), upload.wish());
    let rows = Arc::clone(&sheet);
    let report = match wish {
        Wish::Look => visit.read(move |tx, actor| look(tx, actor, &rows, &kinds)).await?,
        Wish::AddAll | Wish::AddGood => {
            visit.write(move |tx, actor, now| import(tx, actor, now, (&rows, &kinds), wish)).await?
        }
    };
    if let (Done::Added(count), false) = (report.done, report.is_troubled()) {
        let flash = Flash::new("import-organisations-done").with("count", count);
        return Ok(SeeOther::to("/netwerk").saying(flash).into_response());
    }
    let page = report_page(&visit.view, &sheet.text, &report);
    Ok(if report.done == Done::Refused { page.refused() } else { page }.into_response())
}

/// The names a kind may have in a file, as they are compared: the Dutch word, the English one and our own.
pub type Kinds = BTreeMap<String, OrganisationKind>;

/// Every name of every kind.
pub fn kinds(texts: &Texts) -> Kinds {
    let names = |kind: &OrganisationKind| {
        let said = Lang::ALL.map(|lang| plain(&texts.say(lang, kind.text_key(), &[])));
        said.into_iter().chain([plain(kind.name())]).map(|name| (name, *kind)).collect::<Vec<_>>()
    };
    OrganisationKind::ALL.iter().flat_map(names).collect()
}

/// What would happen.
pub fn look(tx: &mut Tx<'_>, actor: &Actor, sheet: &Sheet, kinds: &Kinds) -> Result<Report, Refusal> {
    actor.may_here("import_organisations")?;
    let judged = judge(tx, actor, sheet, kinds)?;
    settle(sheet, judged, Wish::Look, |_| Ok(()))
}

/// Adds the rows as wished, in one transaction: first all organisations, then who belongs to whom, because an umbrella
/// may stand further down.
pub fn import(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (sheet, kinds): (&Sheet, &Kinds),
    wish: Wish,
) -> Result<Report, Refusal> {
    actor.may_here("import_organisations")?;
    let judged = judge(tx, actor, sheet, kinds)?;
    let mut under: Vec<(OrganisationId, String)> = Vec::new();
    let report = settle(sheet, judged, wish, |new: New| {
        let id = add_organisation::add(tx, actor, now, &new.typed)?;
        under.extend(new.umbrella.map(|umbrella| (id, umbrella)));
        Ok::<_, Refusal>(())
    })?;
    for (id, umbrella) in under {
        let umbrella = organisation::named(tx, actor.network, &umbrella)?;
        let umbrella = umbrella.ok_or(Refusal::NotFound("organisation"))?;
        organisation::belongs_to(tx, actor.network, id, umbrella)?;
    }
    if let Done::Added(count @ 1..) = report.done {
        let facts = json!({ "added": count, "rows": report.rows.len() });
        record::note(tx, actor, now, "organisations.imported", ("network", actor.network.into()), facts)?;
    }
    Ok(report)
}

/// A row to add.
#[derive(Clone, Debug)]
struct New {
    typed: Typed,
    umbrella: Option<String>,
}

fn judge(tx: &mut Tx<'_>, actor: &Actor, sheet: &Sheet, kinds: &Kinds) -> Result<Vec<Judged<New>>, Refusal> {
    let mut known: BTreeMap<String, Option<Organisation>> = BTreeMap::new();
    for row in &sheet.rows {
        for name in [row.cell("naam"), row.cell("koepel")] {
            if name.is_empty() || name.chars().count() > NAME_MOST || known.contains_key(name) {
                continue;
            }
            let found = match organisation::named(tx, actor.network, name)? {
                Some(id) => organisation::load(tx, actor.network, id)?,
                None => None,
            };
            known.insert(name.to_owned(), found);
        }
    }
    let mut judged: Vec<Judged<New>> = Vec::with_capacity(sheet.rows.len());
    let mut seen: BTreeMap<&str, (usize, Option<OrganisationKind>, &str)> = BTreeMap::new();
    for row in &sheet.rows {
        let (name, kind) = (row.cell("naam"), kinds.get(&plain(row.cell("soort"))).copied());
        let there = known.get(name).and_then(Option::as_ref);
        let verdict = match (faults(row, kind), there, seen.get(name)) {
            (faults, _, _) if !faults.is_empty() => Verdict::Problem(faults),
            (_, Some(there), _) if Some(there.kind) == kind && there.place == row.cell("plaats") => {
                Verdict::Known
            }
            (_, Some(_), _) => {
                Verdict::Problem(vec![row.wrong("naam", "import-organisation-differs", Vec::new())])
            }
            (_, None, Some((_, before, place))) if *before == kind && *place == row.cell("plaats") => {
                Verdict::Known
            }
            (_, None, Some((line, ..))) => {
                let args = vec![("line", (*line).into())];
                Verdict::Problem(vec![row.wrong("naam", "import-organisation-twice", args)])
            }
            (_, None, None) => kind.map_or(Verdict::Known, |kind| Verdict::New(new(row, kind))),
        };
        if matches!(verdict, Verdict::New(_)) {
            seen.insert(name, (row.line, kind, row.cell("plaats")));
        }
        judged.push(Judged { line: row.line, name: name.to_owned(), verdict });
    }
    without_their_umbrella(sheet, &known, &mut judged);
    Ok(judged)
}

fn faults(row: &Row, kind: Option<OrganisationKind>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = row.too_wide().into_iter().collect();
    for column in ["naam", "plaats", "koepel", "balie"] {
        let needed = COLUMNS.iter().any(|known| known.name == column && known.need == Need::Required);
        match row.cell(column).chars().count() {
            0 if needed => faults.push(row.wrong(column, "import-cell-empty", Vec::new())),
            0..=NAME_MOST => {}
            _ => {
                let args = vec![("most", NAME_MOST.into())];
                faults.push(row.wrong(column, "import-cell-too-long", args));
            }
        }
    }
    if phone(row).is_err() {
        faults.push(row.wrong("telefoon", "phone-unreadable", Vec::new()));
    }
    if kind.is_none() {
        let key = match row.cell("soort") {
            "" => "import-cell-empty",
            _ => "import-organisation-kind-unknown",
        };
        faults.push(row.wrong("soort", key, Vec::new()));
    }
    faults
}

/// The number, if there is one. An export puts an apostrophe before a plus, so that no spreadsheet takes it for a formula.
fn phone(row: &Row) -> Result<Option<Phone>, NotAPhone> {
    match row.cell("telefoon").trim_start_matches('\'') {
        "" => Ok(None),
        text => text.parse().map(Some),
    }
}

fn new(row: &Row, kind: OrganisationKind) -> New {
    let or = |text: &str, otherwise: &str| if text.is_empty() { otherwise } else { text }.to_owned();
    let umbrella = row.cell("koepel");
    New {
        typed: Typed {
            name: row.cell("naam").to_owned(),
            kind,
            place: row.cell("plaats").to_owned(),
            desk_name: or(row.cell("balie"), row.cell("naam")),
            phone: phone(row).ok().flatten(),
        },
        umbrella: (!umbrella.is_empty()).then(|| umbrella.to_owned()),
    }
}

/// An umbrella has to be in the network, or come in by a good row of the same file; whoever belongs to a row that falls
/// away falls away too.
fn without_their_umbrella(
    sheet: &Sheet,
    known: &BTreeMap<String, Option<Organisation>>,
    judged: &mut [Judged<New>],
) {
    loop {
        let coming: BTreeSet<String> = judged
            .iter()
            .filter(|row| matches!(row.verdict, Verdict::New(_)))
            .map(|row| row.name.clone())
            .collect();
        let mut changed = false;
        for (row, judged) in sheet.rows.iter().zip(judged.iter_mut()) {
            let Verdict::New(new) = &judged.verdict else { continue };
            let Some(umbrella) = &new.umbrella else { continue };
            let is_there = known.get(umbrella).is_some_and(Option::is_some);
            if is_there || (coming.contains(umbrella) && *umbrella != judged.name) {
                continue;
            }
            let fault = row.wrong("koepel", "import-organisation-umbrella-unknown", Vec::new());
            judged.verdict = Verdict::Problem(vec![fault]);
            changed = true;
        }
        if !changed {
            return;
        }
    }
}

fn form_page(view: &View, typed: &Posted, unreadable: Option<&Unreadable>) -> Page {
    let heading = t!(view, "import-organisations-title");
    let main = maud::html! {
        (title(&heading, &t!(view, "import-organisations-what")))
        (IMPORT.form(view, typed, unreadable))
        p { (t!(view, "import-organisation-kinds")) " "
            (OrganisationKind::ALL.iter().map(|kind| view.say(kind.text_key(), &[])).collect::<Vec<_>>().join(", ")) "." }
    };
    Page::new(view, heading, main)
}

fn report_page(view: &View, text: &str, report: &Report) -> Page {
    let heading = t!(view, "import-organisations-title");
    let main = maud::html! {
        (title(&heading, &t!(view, "import-organisations-what")))
        (IMPORT.report(view, text, report))
    };
    Page::new(view, heading, main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};
    use web::sheet::Limits;

    fn sheet(rows: &str) -> Sheet {
        let text = format!("naam;soort;plaats;koepel\n{rows}");
        Sheet::read(text.as_bytes(), &COLUMNS, Limits::PAGE).unwrap()
    }

    fn imported(db: &store::Db, village: &Village, rows: &str, wish: Wish) -> Report {
        let kinds = kinds(&view(Lang::Nl, &[TEXTS]).texts);
        let sheet = sheet(rows);
        let act = |tx: &mut Tx<'_>, actor: &Actor| import(tx, actor, monday(), (&sheet, &kinds), wish);
        village.acts(db, village.elly, act).unwrap()
    }

    fn keys(report: &Report) -> Vec<(usize, &'static str)> {
        let faults = |told: &web::sheet::Told| match &told.fate {
            web::sheet::Fate::Problem(faults) => {
                faults.iter().map(|fault| (told.line, fault.key)).collect::<Vec<_>>()
            }
            web::sheet::Fate::New | web::sheet::Fate::Added | web::sheet::Fate::Known => Vec::new(),
        };
        report.rows.iter().flat_map(faults).collect()
    }

    #[test]
    fn organisations_come_in_once_with_their_umbrella() {
        on_both(|db| {
            let village = Village::build(db);
            let rows = "Opvang De Luwte;Opvang;Loohoek;Koepel Oost\nKoepel Oost;umbrella;Loohoek;\n";
            let report = imported(db, &village, rows, Wish::AddAll);
            assert_eq!((report.done, report.counts()), (Done::Added(2), (2, 0, 0)), "{report:?}");
            let luwte = db
                .read_here(|tx| {
                    let id = organisation::named(tx, village.network, "Opvang De Luwte")?.unwrap();
                    organisation::load(tx, village.network, id)
                })
                .unwrap()
                .unwrap();
            assert!(luwte.umbrella.is_some());
            let again = imported(db, &village, rows, Wish::AddAll);
            assert_eq!((again.done, again.counts()), (Done::Added(0), (0, 2, 0)));
        });
    }

    #[test]
    fn a_number_comes_in_and_what_an_export_wrote_too() {
        on_both(|db| {
            let village = Village::build(db);
            let text = "name,kind,place,phone\nOpvang De Luwte,shelter,Loohoek,'+31 26 123 45 67\n\
                Opvang Zuid,shelter,Loohoek,vraag maar na\nOpvang Noord,shelter,Loohoek,\n";
            let sheet = Sheet::read(text.as_bytes(), &COLUMNS, Limits::PAGE).unwrap();
            let kinds = kinds(&view(Lang::Nl, &[TEXTS]).texts);
            let add =
                |tx: &mut Tx<'_>, actor: &Actor| import(tx, actor, monday(), (&sheet, &kinds), Wish::AddGood);
            let report = village.acts(db, village.elly, add).unwrap();
            assert_eq!((report.done, keys(&report)), (Done::Added(2), vec![(3, "phone-unreadable")]));
            let kept = db.read_here(|tx| {
                let id = organisation::named(tx, village.network, "Opvang De Luwte")?.unwrap();
                crate::phone::of(tx, village.network, id)
            });
            assert_eq!(kept.unwrap().map(|phone| phone.to_string()).as_deref(), Some("+31 26 123 45 67"));
        });
    }

    #[test]
    fn one_bad_row_stops_all_unless_the_good_ones_are_asked_for() {
        on_both(|db| {
            let village = Village::build(db);
            let rows = "Opvang De Luwte;Opvang;Loohoek;\n;zwembad;;\nWelzijn Loohoek;school;Loohoek;\n\
                Koepellid;opvang;Loohoek;Nergens\nOpvang De Luwte;school;Loohoek;";
            let report = imported(db, &village, rows, Wish::AddAll);
            assert_eq!(report.done, Done::Refused);
            let expected = [
                (3, "import-cell-empty"),
                (3, "import-cell-empty"),
                (3, "import-organisation-kind-unknown"),
                (4, "import-organisation-differs"),
                (5, "import-organisation-umbrella-unknown"),
                (6, "import-organisation-twice"),
            ];
            assert_eq!(keys(&report), expected);
            assert_eq!(imported(db, &village, rows, Wish::Look).done, Done::Looked);
            assert_eq!(imported(db, &village, rows, Wish::AddGood).done, Done::Added(1));
        });
    }

    #[test]
    fn a_worker_imports_nothing() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let kinds = Kinds::new();
        let sheet = sheet("x;opvang;y;");
        let refused = village.acts(&db, village.fatima, |tx, actor| look(tx, actor, &sheet, &kinds));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "import_organisations" })));
    }

    #[test]
    fn the_pages_read_well_in_both_languages() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let rows = "Opvang De Luwte;Opvang;Loohoek;\nWelzijn Loohoek;welzijn;Loohoek;\n;zwembad;Loohoek;";
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS]);
            let form = form_page(&view, &Posted::EMPTY, Some(&Unreadable::Nothing)).html();
            assert_eq!(check_html(&form), [], "{lang}");
            for wish in [Wish::Look, Wish::AddAll, Wish::AddGood] {
                let report = imported(&db, &village, rows, wish);
                let html = report_page(&view, "naam\n<x>", &report).html();
                assert_eq!(check_html(&html), [], "{lang} {wish:?}");
            }
        }
    }
}
