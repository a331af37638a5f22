//! The figures as files: one row per week, with the counts and in how many hours half and nine of ten came; and the steps
//! behind each figure, all of them, made while they are read. Names of columns are Dutch, as in the API. A file holds no
//! words of a signal: it goes round where the page can't follow.

use super::steps::{Of, Since};
use super::stretch;
use crate::figures::{self, Ended, Measure, Place, Step, Week, Within};
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::calendar;
use network::{Visit, made_while_read};
use std::fmt::Write as _;
use store::page::After;
use web::Failure;

/// Steps that are read at a time.
const PIECE: u16 = 1_000;

/// The steps behind a figure.
pub(super) fn steps(visit: Visit, of: Of, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    visit.actor.may_here("see_figures")?;
    let since = Since::read(query)?;
    let name = of.file().rsplit('/').next().unwrap_or_default();
    let body = made_while_read::body(None, move |key: Option<Place>| {
        let visit = visit.clone();
        async move {
            let (now, after) = (visit.now(), After { key, limit: PIECE });
            let page = visit.read(move |tx, actor| of.read(tx, actor, (since, now), &after)).await?;
            let onward = page.next.is_some().then(|| page.rows.last().map(|step| step.id)).flatten();
            Ok((piece(key.is_none(), &page.rows), onward.map(Some)))
        }
    });
    Ok(sent(name, body))
}

/// The names of the columns, before the first piece, and a line for each step.
fn piece(is_first: bool, steps: &[Step]) -> String {
    let mut text = if is_first { "adres,op,sinds,uren,uitkomst\r\n".to_owned() } else { String::new() };
    for step in steps {
        let ended = match step.ended {
            Ended::Took => "",
            Ended::Said(works) => works.name(),
            Ended::Stands(key) => key.rsplit("state-").next().unwrap_or_default(),
        };
        // Writing to a string succeeds.
        let _ = write!(text, "{},{},{},{},{ended}\r\n", step.href, step.at, step.since, step.hours());
    }
    text
}

fn sent(name: &str, body: impl Into<Body>) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body.into()).into_response()
}

pub(super) async fn weeks(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (weeks, now) = (stretch(query)?, visit.now());
    let kept = visit
        .read(move |tx, actor| {
            actor.may_here("see_figures")?;
            figures::newest(tx, actor.network, weeks, now)
        })
        .await?;
    Ok(sent("cijfers.csv", file(&kept.weeks, &kept.answered)))
}

/// Comma separated, with a line of names.
fn file(weeks: &[Week], answered: &[u64]) -> String {
    let mut names = ["week_vanaf", "gemeld", "daarvan_beantwoord"].map(str::to_owned).to_vec();
    for measure in Measure::ALL {
        let name = measure.name().replace('-', "_");
        names.extend([
            format!("{name}_aantal"),
            format!("{name}_helft_binnen_uren"),
            format!("{name}_negen_van_tien_binnen_uren"),
        ]);
    }
    names.extend(["werkt_ja", "werkt_aangepast", "werkt_nog_niet"].map(str::to_owned));
    let mut lines = vec![names.join(",")];
    lines.extend(weeks.iter().zip(answered).map(|(week, answered)| line(week, *answered)));
    lines.join("\r\n") + "\r\n"
}

fn line(week: &Week, answered: u64) -> String {
    let counts = &week.counts;
    let mut cells =
        vec![calendar::day(week.starts_at).to_string(), counts.raised.to_string(), answered.to_string()];
    for measure in Measure::ALL {
        let spread = counts.of(measure);
        let hours = |within: Option<Within>| match within {
            Some(Within::Hours(hours)) => hours.to_string(),
            Some(Within::Longer) => ">4320".to_owned(),
            None => String::new(),
        };
        cells.extend([
            spread.all().to_string(),
            hours(spread.half_within()),
            hours(spread.nine_of_ten_within()),
        ]);
    }
    let works = counts.works;
    cells.extend([works.yes, works.adapted, works.not_yet].map(|count| count.to_string()));
    cells.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Counts, Spread};
    use std::collections::BTreeMap;

    #[test]
    fn each_week_is_a_row_of_as_many_cells_as_there_are_names() {
        let mut spread = Spread::default();
        spread.count(30);
        let took = BTreeMap::from([("geduid".to_owned(), spread)]);
        let week = Week {
            starts_at: "2026-11-15T23:00:00Z".parse().unwrap(),
            counts: Counts { raised: 3, took, ..Counts::default() },
        };
        let file = file(&[week], &[2]);
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[1], "2026-11-16,3,2,1,48,48,0,,,0,,,0,,,0,0,0");
        assert_eq!(lines[0].split(',').count(), lines[1].split(',').count());
    }
}
