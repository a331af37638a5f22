//! Telephone numbers and e-mail addresses. General mailboxes and the numbers that only organisations have are left
//! alone: a signal must be able to say where one can ask.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Nine digits after the trunk zero or the country code, however people space them.
static DUTCH_PHONE: LazyLock<Regex> = LazyLock::new(|| {
    let between = r"[ .\-/()]{0,3}";
    Regex::new(&format!(
        r"(?:\(?(?:\+|00) ?31\)?{between}(?:\(0\)|0)?|\(?0){between}([1-9](?:{between}[0-9]){{8}})"
    ))
    .expect("a valid pattern")
});

static PHONE_ABROAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\+|00)[1-9][0-9]{0,2}(?:[ .\-/()]{0,3}[0-9]){7,12}").expect("a valid pattern")
});

static DATE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}").expect("a valid pattern")
});

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"([A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_])?)(?:@| ?[\(\[] ?(?:at|apenstaartje) ?[\)\]] ?)[A-Za-z0-9-]{1,63}(?:(?:\.| ?[\(\[] ?(?:punt|dot) ?[\)\]] ?| punt )[A-Za-z0-9-]{1,63}){1,4}",
    )
    .expect("a valid pattern")
});

/// Beginnings of the number behind the trunk zero that belong to organisations by the Dutch numbering plan.
const OF_ORGANISATIONS: [&str; 5] = ["800", "900", "906", "909", "88"];

/// Local parts of mailboxes that nobody owns in person.
const GENERAL_MAILBOXES: [&str; 26] = [
    "aanmelden",
    "aanmelding",
    "administratie",
    "algemeen",
    "balie",
    "bestuur",
    "communicatie",
    "contact",
    "contactpunt",
    "gemeente",
    "helpdesk",
    "hulp",
    "info",
    "kantoor",
    "klachten",
    "loket",
    "meldpunt",
    "noreply",
    "post",
    "receptie",
    "redactie",
    "secretariaat",
    "signalen",
    "sociaalteam",
    "vrijwilligers",
    "wijkteam",
];

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    phones(text, seen);
    emails(text, seen);
}

fn phones(text: &str, seen: &mut Vec<Candidate>) {
    for (pattern, why) in [(&*DUTCH_PHONE, why::PHONE), (&*PHONE_ABROAD, why::PHONE_ABROAD)] {
        scan::each(pattern, text, |captures| {
            let range = without_open_bracket(text, captures.get(0).map_or(0..0, |m| m.range()));
            let number: String =
                captures.get(1).map_or("", |m| m.as_str()).chars().filter(char::is_ascii_digit).collect();
            let a_phone = scan::stands_alone(text, &range)
                && !matches!(scan::before(text, range.start), Some('+' | '€' | '#'))
                && !scan::continues_number(text, range.start)
                && !DATE_FIRST.is_match(&text[range.clone()]);
            if !a_phone {
                return false;
            }
            if !OF_ORGANISATIONS.iter().any(|beginning| number.starts_with(beginning)) {
                seen.push(Candidate { kind: DatumKind::Phone, range, why });
            }
            true
        });
    }
}

/// In "mevrouw Aarts (06…)" the bracket belongs to the sentence, in "(020) …" to the number.
fn without_open_bracket(text: &str, range: Range<usize>) -> Range<usize> {
    let open = text[range.clone()].starts_with('(') && !text[range.clone()].contains(')');
    range.start + usize::from(open)..range.end
}

fn emails(text: &str, seen: &mut Vec<Candidate>) {
    for captures in EMAIL.captures_iter(text) {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let mailbox = captures.get(1).map_or("", |m| m.as_str()).to_ascii_lowercase();
        if !GENERAL_MAILBOXES.contains(&mailbox.as_str()) {
            seen.push(Candidate { kind: DatumKind::Email, range, why: why::EMAIL });
        }
    }
}
