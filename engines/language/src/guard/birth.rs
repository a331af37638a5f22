//! Days of birth: a date that the text calls so, in digits or in words, or a full date in a year in which the people of
//! social work were born and in which meetings no longer happen. Dates of meetings, laws and deadlines are left alone,
//! and so is the day on which a project was "born".

use super::{Candidate, DatumKind, said, scan, why};
use regex::{Captures, Regex};
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

/// Without a word of birth only these years count. Later ones are far more often those of appointments and
/// policy; a child's birthday is found by its context.
const BIRTH_YEARS: RangeInclusive<u32> = 1915..=2010;

const MONTHS: &str = "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt|november|nov|december|dec";

const BORN: &str = r"(?:geboren|geb|geboortedatum|geboortedag|geboortedat|gebdatum|gebdat|geb\.? ?datum|geb\.? ?dat|verjaardag|jarig)";

/// Words of birth that belong to the datum when they touch it.
static BORN_RIGHT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:geboren|geb)\b\.?:? ?(?:(?:te|in) [a-z-]+,? )?(?:op |op de |in |d\.d\.? ?|dd\.? )?$",
    )
    .expect("a valid pattern")
});

static BORN_RIGHT_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^ (?:geboren|geb)\b").expect("a valid pattern"));

/// Where projects are born, not people.
static IN_SOMETHING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:in|uit|tijdens|bij|aan|op|als|vanuit) (?:een|'n|het|'t|de|onze|ons|hun) ([a-z]+)")
        .expect("a valid pattern")
});

/// Behind "in het" these are where people are born.
const BIRTHPLACES: [&str; 8] =
    ["ziekenhuis", "azc", "kamp", "buitenland", "vluchtelingenkamp", "stad", "dorp", "oude"];

fn date_pattern() -> String {
    format!(
        r"(?<day>[0-3]?[0-9])(?:(?: ?[-/.] ?| )(?<month>[01]?[0-9])(?: ?[-/.] ?| )(?<year>[0-9]{{4}}|'?[0-9]{{2}})|(?:e|ste|de)?[ -]?(?:{MONTHS})\b\.?(?:[ -](?<named_year>[0-9]{{4}}|'?[0-9]{{2}}))?)"
    )
}

static CALLED_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(
        r"(?i)\b{BORN}\b\.?(?:d\.d\.?)?(?<between>[^.!?0-9\n\x1A▇]{{0,40}})(?<date>{date}|(?:{MONTHS}) (?:19|20)[0-9]{{2}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-3][0-9][01][0-9](?:19|20)[0-9]{{2}})"
    ))
    .expect("a valid pattern")
});

static CALLED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(r"(?i)(?<date>{date})(?<between>[^.!?0-9\n\x1A▇]{{1,25}})\b(?:geboren|jarig)\b"))
        .expect("a valid pattern")
});

/// "geboren op drie maart negentien vierentachtig".
static CALLED_IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b{BORN}\b\.?(?<between>[^.!?0-9\n\x1A▇]{{0,20}}?)\b(?<date>(?<said>[a-z]+) (?:{MONTHS})\b(?<rest>(?: [a-z]+){{0,4}}))"
    ))
    .expect("a valid pattern")
});

/// A bare date, with the word before it when that word tells that something else happened on the day.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    Regex::new(&format!(
        r"(?i)(?<other>\b(?:sinds|per|vanaf|tot|t/m|op|dd|d\.d\.?|voor|na|rond|tussen|en|datum|start|gestart|opgericht|begonnen|versie|(?:wet|besluit|brief|verslag|rapport|uitspraak|notitie|contract|akte|convenant|regeling|overleg|vergadering)(?: van)?) )?(?<date>{date})"
    ))
    .expect("a valid pattern")
});

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    for pattern in [&*CALLED_BEFORE, &*CALLED_AFTER] {
        scan::each(pattern, text, |captures| {
            is_somebodys(text, captures) && take(text, captures, why::BORN, seen)
        });
    }
    scan::each(&CALLED_IN_WORDS, text, |captures| {
        is_somebodys(text, captures) && take_words(text, captures, seen)
    });
    scan::each(&BARE, text, |captures| {
        let year = year(captures).filter(|year| BIRTH_YEARS.contains(year));
        // What stands before the date was read with it, so a refused match must not be tried again without it.
        captures.name("other").is_some()
            || year.is_none()
            || !is_somebodys(text, captures)
            || take(text, captures, why::BIRTH_YEAR, seen)
    });
}

/// False for "geboren na 1 januari 2015", which is a rule's, and for what was born "in een lege garage".
fn is_somebodys(text: &str, captures: &Captures<'_>) -> bool {
    let between = captures.name("between").map_or("", |m| m.as_str()).to_lowercase();
    let of_a_rule = ["na", "voor", "vanaf", "tot", "tussen", "sinds", "tijdens"];
    let end = captures.name("date").map_or(0, |m| m.end());
    let somewhere = IN_SOMETHING.captures(&text[end..end + scan::window(text, end)]);
    let in_something = somewhere.is_some_and(|found| {
        found.get(1).is_some_and(|noun| !BIRTHPLACES.contains(&noun.as_str().to_lowercase().as_str()))
    });
    !in_something && !between.split(' ').any(|word| of_a_rule.contains(&word))
}

fn take(text: &str, captures: &Captures<'_>, why: &'static str, seen: &mut Vec<Candidate>) -> bool {
    let range = captures.name("date").map_or(0..0, |m| m.range());
    let counts = scan::stands_alone(text, &range)
        && !scan::continues_number(text, range.start)
        && number(captures, "day").is_none_or(|day| (1..=31).contains(&day))
        && number(captures, "month").is_none_or(|month| (1..=12).contains(&month));
    if counts {
        seen.push(Candidate { kind: DatumKind::BirthDate, range: with_its_word(text, range), why });
    }
    counts
}

fn take_words(text: &str, captures: &Captures<'_>, seen: &mut Vec<Candidate>) -> bool {
    let day = captures.name("said").map_or("", |m| m.as_str()).to_lowercase();
    let is_day = said::value(&day).or_else(|| said::rank(&day)).is_some_and(|day| (1..=31).contains(&day));
    let (Some(date), Some(rest)) = (captures.name("date"), captures.name("rest")) else { return false };
    if is_day {
        let year: usize =
            rest.as_str().split_inclusive(' ').skip(1).take_while(|word| says_year(word)).map(str::len).sum();
        let year = if year == 0 { 0 } else { year + 1 };
        let range = date.start()..(rest.start() + year).min(date.end());
        let end = range.start + text[range.clone()].trim_end().len();
        seen.push(Candidate {
            kind: DatumKind::BirthDate,
            range: with_its_word(text, range.start..end),
            why: why::BORN,
        });
    }
    is_day
}

fn says_year(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    let century = ["negentienhonderd", "negentien", "tweeduizend"].iter().find_map(|c| word.strip_prefix(c));
    said::value(&word).is_some()
        || word == "en"
        || century.is_some_and(|rest| rest.is_empty() || said::value(rest).is_some())
}

/// The date with the "geboren" or "geb." that touches it.
fn with_its_word(text: &str, range: Range<usize>) -> Range<usize> {
    const LONGEST_WORD: usize = 40;
    let mut from = range.start.saturating_sub(LONGEST_WORD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let start =
        BORN_RIGHT_BEFORE.find(&text[from..range.start]).map_or(range.start, |word| from + word.start());
    let ahead = &text[range.end..range.end + scan::window(text, range.end)];
    let end = BORN_RIGHT_AFTER.find(ahead).map_or(range.end, |word| range.end + word.end());
    // Another letter before a word cut off at the window's begin would make it another word.
    let cut = start == from && scan::before(text, from).is_some_and(char::is_alphanumeric);
    (if cut { range.start } else { start })..end
}

fn number(captures: &Captures<'_>, part: &str) -> Option<u32> {
    captures.name(part)?.as_str().parse().ok()
}

/// The year as four digits; two digits alone are nobody's year of birth without a word that says so.
fn year(captures: &Captures<'_>) -> Option<u32> {
    number(captures, "year").or_else(|| number(captures, "named_year"))
}
