//! The figures as a file: one row per week, with the counts and in how many hours half and nine of ten came. Names of columns
//! are Dutch, as in the API.

use super::stretch;
use crate::figures::{self, Measure, Week, Within};
use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::calendar;
use network::Visit;
use web::Failure;

pub(super) async fn download(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (weeks, now) = (stretch(query)?, visit.now());
    let weeks = visit
        .read(move |tx, actor| {
            actor.may_here("see_figures")?;
            figures::newest(tx, actor.network, weeks, now)
        })
        .await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"cijfers.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file(&weeks)).into_response())
}

/// Comma separated, with a line of names.
fn file(weeks: &[Week]) -> String {
    let mut names = vec!["week_vanaf".to_owned(), "gemeld".to_owned()];
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
    lines.extend(weeks.iter().map(line));
    lines.join("\r\n") + "\r\n"
}

fn line(week: &Week) -> String {
    let counts = &week.counts;
    let mut cells = vec![calendar::day(week.starts_at).to_string(), counts.raised.to_string()];
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
        let file = file(&[week]);
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[1], "2026-11-16,3,1,48,48,0,,,0,,,0,,,0,0,0");
        assert_eq!(lines[0].split(',').count(), lines[1].split(',').count());
    }
}
