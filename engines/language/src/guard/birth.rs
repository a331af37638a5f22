//! Days of birth: a date that the text calls so, or a full date in a year in which the people of social work were
//! born and in which meetings no longer happen. Dates of meetings, laws and deadlines are left alone.

use super::{Candidate, DatumKind, scan, why};
use regex::{Captures, Regex};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Without a word of birth only these years count. Later ones are far more often those of appointments and
/// policy; a child's birthday is found by its context.
const BIRTH_YEARS: RangeInclusive<u32> = 1915..=2010;

const MONTHS: &str = "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt|november|nov|december|dec";

fn date_pattern() -> String {
    format!(
        r"(?<day>[0-3]?[0-9])(?: ?[-/.] ?(?<month>[01]?[0-9]) ?[-/.] ?(?<year>[0-9]{{4}}|'?[0-9]{{2}})|(?:e|ste|de)? (?:{MONTHS})\b\.?(?: (?<named_year>[0-9]{{4}}|'[0-9]{{2}}))?)"
    )
}

static CALLED_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(
        r"(?i)\b(?:geboren|geb|geboortedatum|geboortedag|gebdatum|verjaardag|jarig)\b\.?[^.!?0-9\n\x1A▇]{{0,40}}(?<date>{date}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    ))
    .expect("a valid pattern")
});

static CALLED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(r"(?i)(?<date>{date})[^.!?0-9\n\x1A▇]{{1,25}}\b(?:geboren|jarig)\b"))
        .expect("a valid pattern")
});

/// A bare date, with the word before it when that word tells that something else happened on the day.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(
        r"(?i)(?<other>\b(?:sinds|per|vanaf|tot|t/m|op|dd|d\.d\.?|voor|na|rond|tussen|en|datum|(?:wet|besluit|brief|verslag|rapport|uitspraak)(?: van)?) )?(?<date>{date})"
    ))
    .expect("a valid pattern")
});

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    for pattern in [&*CALLED_BEFORE, &*CALLED_AFTER] {
        scan::each(pattern, text, |captures| take(text, captures, why::BORN, seen));
    }
    scan::each(&BARE, text, |captures| {
        let year = year(captures).filter(|year| BIRTH_YEARS.contains(year));
        // What stands before the date was read with it, so a refused match must not be tried again without it.
        captures.name("other").is_some() || year.is_none() || take(text, captures, why::BIRTH_YEAR, seen)
    });
}

fn take(text: &str, captures: &Captures<'_>, why: &'static str, seen: &mut Vec<Candidate>) -> bool {
    let range = captures.name("date").map_or(0..0, |m| m.range());
    let counts = scan::stands_alone(text, &range)
        && !scan::continues_number(text, range.start)
        && number(captures, "day").is_none_or(|day| (1..=31).contains(&day))
        && number(captures, "month").is_none_or(|month| (1..=12).contains(&month));
    if counts {
        seen.push(Candidate { kind: DatumKind::BirthDate, range, why });
    }
    counts
}

fn number(captures: &Captures<'_>, part: &str) -> Option<u32> {
    captures.name(part)?.as_str().parse().ok()
}

/// The year as four digits; two digits alone are nobody's year of birth without a word that says so.
fn year(captures: &Captures<'_>) -> Option<u32> {
    number(captures, "year").or_else(|| number(captures, "named_year"))
}
