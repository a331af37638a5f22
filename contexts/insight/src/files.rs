//! Figures as files: comma separated and as JSON. Names of columns are Dutch, as in the API. A figure that isn't shown is an
//! empty cell, whichever reason hides it.

use crate::released::{Figure, Released, level};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use network::Refusal;
use serde_json::{Value, json};
use web::View;

/// The columns of released figures.
const COLUMNS: [&str; 8] = [
    "periode_van",
    "periode_tot_en_met",
    "thema",
    "thema_naam",
    "gemeente",
    "gebied",
    "gebied_naam",
    "personen",
];

/// Rows of text as a comma separated file.
pub fn comma_separated(columns: &[&str], rows: &[Vec<String>]) -> Result<String, Refusal> {
    let broken = |problem: &dyn std::fmt::Display| Refusal::Broken(format!("a file of figures: {problem}"));
    let mut file = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    file.write_record(columns).map_err(|problem| broken(&problem))?;
    for row in rows {
        file.write_record(row).map_err(|problem| broken(&problem))?;
    }
    let bytes = file.into_inner().map_err(|problem| broken(&problem))?;
    String::from_utf8(bytes).map_err(|problem| broken(&problem))
}

/// A text that a spreadsheet would take for a formula is a text.
pub fn plain(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

/// The released figures, a row each.
pub fn released_rows(view: &View, released: &Released) -> Result<String, Refusal> {
    let row = |figure: &Figure| {
        vec![
            figure.first.to_string(),
            figure.last.to_string(),
            figure.theme.clone(),
            plain(released.theme_name(view, &figure.theme)),
            figure.municipality.clone(),
            figure.place.clone(),
            plain(released.place_name(view, &figure.place)),
            figure.persons.map(|persons| persons.to_string()).unwrap_or_default(),
        ]
    };
    comma_separated(&COLUMNS, &released.figures.iter().map(row).collect::<Vec<_>>())
}

/// The released figures with where they come from.
pub fn released_json(view: &View, released: &Released) -> Value {
    let periods = released.releases.iter().map(|release| {
        let figures = released.figures.iter().filter(|figure| figure.first == release.first).map(|figure| {
            json!({
                "thema": figure.theme,
                "thema_naam": released.theme_name(view, &figure.theme),
                "gemeente": figure.municipality,
                "gebied": figure.place,
                "gebied_naam": released.place_name(view, &figure.place),
                "niveau": level(&figure.municipality, &figure.place),
                "personen": figure.persons,
            })
        });
        json!({
            "van": release.first.to_string(),
            "tot_en_met": release.last.to_string(),
            "vrijgegeven_op": release.made_at.to_string(),
            "regel": release.rule,
            "sleutel": release.key,
            "cijfers": figures.collect::<Vec<_>>(),
        })
    });
    json!({ "perioden": periods.collect::<Vec<_>>() })
}

/// A file to keep.
pub fn download(kind: &'static str, name: &str, cache: &'static str, file: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, cache.to_owned()),
    ];
    (headers, file).into_response()
}

/// The kind of a comma separated file.
pub const CSV: &str = "text/csv; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_a_text() {
        assert_eq!(plain("=1+1".to_owned()), "'=1+1");
        assert_eq!(plain("Kadebuurt".to_owned()), "Kadebuurt");
        let file = comma_separated(&["a", "b"], &[vec!["x, y".to_owned(), "\"z\"".to_owned()]]).unwrap();
        assert_eq!(file, "a,b\r\n\"x, y\",\"\"\"z\"\"\"\r\n");
    }
}
