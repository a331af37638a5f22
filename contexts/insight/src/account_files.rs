//! An account in open formats: its figures comma separated, each with what it counts and where it comes from, and the whole
//! of it as JSON. Names of columns are Dutch, as in the API. They hold what the page shows and nothing more; a story that was
//! taken back is in none that is made after.

use crate::account::AccountId;
use crate::account_figures::Kept;
use crate::account_parts::{name, said, told_apart, unit, what};
use crate::account_pdf;
use crate::files::{self, CSV, plain};
use crate::show_account::{self, Shown, number_asked};
use crate::story::Told;
use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use network::worked::{Line, Worked};
use network::{Route, Visit};
use serde_json::{Value, json};
use web::{Failure, Path, View, t};

const COLUMNS: [&str; 10] = [
    "organisatie",
    "gemeente",
    "van",
    "tot_en_met",
    "lijn",
    "code",
    "cijfer",
    "uitsplitsing",
    "waarde",
    "definitie_en_bron",
];

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let pdf = move |visit: Visit, id: Path<AccountId>, query: RawQuery| pdf(visit, id, (query, sources));
    let table = move |visit: Visit, id: Path<AccountId>, query: RawQuery| table(visit, id, (query, sources));
    let whole = move |visit: Visit, id: Path<AccountId>, query: RawQuery| whole(visit, id, (query, sources));
    vec![
        Route::get("/verantwoording/{id}/verantwoording.pdf", "see_accounts", pdf),
        Route::get("/verantwoording/{id}/cijfers.csv", "see_accounts", table),
        Route::get("/verantwoording/{id}/verantwoording.json", "see_accounts", whole),
    ]
}

type Asked = (RawQuery, &'static [Worked]);

async fn read(visit: &Visit, id: AccountId, (RawQuery(query), sources): Asked) -> Result<Shown, Failure> {
    let asked = number_asked(query)?;
    Ok(visit.read(move |tx, actor| show_account::read(tx, actor, (id, asked), sources)).await?)
}

async fn pdf(visit: Visit, Path(id): Path<AccountId>, asked: Asked) -> Result<Response, Failure> {
    let shown = read(&visit, id, asked).await?;
    let file = account_pdf::document(&visit.view, &shown)?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_DISPOSITION, "attachment; filename=\"verantwoording.pdf\""),
    ];
    Ok((headers, file).into_response())
}

async fn table(visit: Visit, Path(id): Path<AccountId>, asked: Asked) -> Result<Response, Failure> {
    let shown = read(&visit, id, asked).await?;
    let rows = rows(&in_dutch(visit.view), &shown);
    Ok(files::download(CSV, "cijfers.csv", "no-store", files::comma_separated(&COLUMNS, &rows)?))
}

async fn whole(visit: Visit, Path(id): Path<AccountId>, asked: Asked) -> Result<Response, Failure> {
    let shown = read(&visit, id, asked).await?;
    let file = as_json(&in_dutch(visit.view), &shown).to_string();
    Ok(files::download("application/json", "verantwoording.json", "no-store", file))
}

/// Names in the files are Dutch, whatever the reader's language.
fn in_dutch(view: View) -> View {
    View { lang: Lang::Nl, ..view }
}

/// The figures and their parts, a row each.
pub fn rows(view: &View, shown: &Shown) -> Vec<Vec<String>> {
    let account = &shown.account;
    let row = |(line, code, name): (Line, &str, String), (part, value), figure| {
        vec![
            plain(account.name.clone()),
            plain(shown.places.name(&account.municipality).unwrap_or(&account.municipality).to_owned()),
            account.first.to_string(),
            account.last.to_string(),
            view.say(line.text_key(), &[]),
            code.to_owned(),
            plain(name),
            plain(part),
            value,
            what(view, figure),
        ]
    };
    let of_kept = |kept: &Kept, part: String, value: String| {
        row((kept.line, &kept.code, name(view, kept)), (part, value), kept.figure)
    };
    let mut rows = Vec::new();
    for kept in &shown.figures {
        rows.push(of_kept(kept, String::new(), said(view, shown, kept)));
        for (_, parts) in told_apart(view, shown, kept) {
            rows.extend(parts.into_iter().map(|(name, number)| of_kept(kept, name, number.to_string())));
        }
    }
    // What came later has no value, which is not the same as none.
    rows.extend(shown.not_counted.iter().map(|figure| {
        let said = t!(view, "account-not-counted");
        row((figure.line, figure.code, view.say(figure.name, &[])), (String::new(), said), Some(*figure))
    }));
    rows
}

/// The whole account.
pub fn as_json(view: &View, shown: &Shown) -> Value {
    let (account, version) = (&shown.account, &shown.version);
    let figures = shown.figures.iter().map(|kept| {
        json!({
            "lijn": view.say(kept.line.text_key(), &[]),
            "code": kept.code,
            "cijfer": name(view, kept),
            "definitie_en_bron": what(view, kept.figure),
            "eenheid": unit(kept),
            "aantal": kept.number,
            "van": kept.whole,
            "mediaan_dagen": kept.median_days,
            "gezegd": said(view, shown, kept),
            "uitsplitsing": told_apart(view, shown, kept).into_iter().map(|(split, parts)| json!({
                "naar": view.say(split.text_key(), &[]),
                "delen": parts.into_iter().map(|(name, number)| json!({ "naam": name, "aantal": number })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    });
    let change = shown.chosen.as_ref().map(|(story, why)| match &story.told {
        Told::Words(words) => json!({ "verhaal": words, "reden_van_keuze": why }),
        Told::Withdrawn(at) => {
            json!({ "verhaal": null, "ingetrokken_op": at.to_string(), "reden_van_keuze": why })
        }
    });
    json!({
        "organisatie": account.name,
        "gemeente": { "code": account.municipality, "naam": shown.places.name(&account.municipality) },
        "van": account.first.to_string(),
        "tot_en_met": account.last.to_string(),
        "versie": version.number,
        "definitief": version.finished.as_ref().map(|finished| json!({ "op": finished.at.to_string(), "door": finished.name })),
        "geteld_op": account.counted_at.to_string(),
        "regel": { "versie": account.rule, "drempel": account.threshold, "afgerond_met": account.key },
        "cijfers": figures.collect::<Vec<_>>(),
        "toen_nog_niet_geteld": shown.not_counted.iter().map(|figure| figure.code).collect::<Vec<_>>(),
        "wat_niet_lukte": version.not_worked,
        "verandering": change,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, begun, finishing, told, views};
    use crate::story::Purpose;
    use crate::withdraw_story::withdraw;
    use crate::word_account::word;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_file_says_what_the_page_says_and_no_words_that_were_taken_back() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            let story = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            village
                .acts(db, village.ruud, |tx, actor| word(tx, actor, monday(), id, &finishing(Some(story))))
                .unwrap();
            let sees = || {
                let act = |tx: &mut store::Tx<'_>, actor: &network::Actor| {
                    show_account::read(tx, actor, (id, None), &[WORK])
                };
                village.acts(db, village.joost, act).unwrap()
            };
            let view = &views()[0];
            let file = as_json(view, &sees());
            assert_eq!((&file["cijfers"][0]["aantal"], &file["cijfers"][0]["van"]), (&json!(10), &json!(15)));
            assert!(file["verandering"]["verhaal"].as_str().unwrap().contains("leeskring"));
            let rows = rows(view, &sees());
            assert!(rows.iter().all(|row| row.len() == COLUMNS.len() && !row[9].is_empty()), "{rows:?}");
            assert_eq!(rows[0][8], "10 van de 15");
            village.acts(db, village.fatima, |tx, actor| withdraw(tx, actor, monday(), story)).unwrap();
            let file = as_json(view, &sees());
            assert_eq!(file["verandering"]["verhaal"], Value::Null);
            assert!(!file.to_string().contains("leeskring"));
        });
    }
}
