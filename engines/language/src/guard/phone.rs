//! Telephone numbers, Dutch and foreign, however they are spaced, and those that were dictated ("06 twaalf
//! vierendertig …"). Numbers that only organisations have are left alone, and so are short numbers.

use super::{Candidate, DatumKind, said, scan, why};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Nine digits after the trunk zero or the country code, however people space them.
static DUTCH: LazyLock<Regex> = LazyLock::new(|| {
    let between = r"[ .\-/()_|:*]{0,3}";
    Regex::new(&format!(
        r"(?:\(?(?:\+|00|\+ ?00) ?31\)?{between}(?:\(0\)|0)?|\(?0\)?|\b[oO]){between}([1-9](?:{between}[0-9]){{8}})"
    ))
    .expect("a valid pattern")
});

/// A mobile number that people split with whatever they have ("06, 12 34…", "06=12…"), or of which the country's number has
/// lost its plus.
static MOBILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b0 ?6[ .,\-/()_|:*'=;~+]{1,4}[1-9](?:[ .,\-/()_|:*'=;~]{0,3}[0-9]){7}\b|\b31[ .-]?6(?:[ .-]?[0-9]){8}\b",
    )
    .expect("a valid pattern")
});

/// A mobile number in which a letter stands for the digit that it looks like: "06 l2O4 5678".
static MISTYPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b[0oO]6[ .-]{0,2}(?:[0-9oOlI][ .-]?){7}[0-9oOlI]\b").expect("a valid pattern")
});

static ABROAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\+|00)[1-9][0-9]{0,2}(?:[ .\-/()]{0,3}[0-9]){7,12}").expect("a valid pattern")
});

static DATE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}").expect("a valid pattern")
});

static PARTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z]+|[0-9]+|\+").expect("a valid pattern"));

/// A number without its area code, or without its first zero, behind a word that says what it is.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:tel|telefoon|telefoonnr|telefoonnummer|telnr|mob|mobiel|gsm|whatsapp|app|bel|bellen|belt|nr|nummer)\b(?: is| op| naar| me op| mij op| hem op| haar op| hen op)?\.?:? ?(?<number>[1-9][0-9]?(?:[ .-]?[0-9]){5,8})",
    )
    .expect("a valid pattern")
});

/// Beginnings of the number behind the trunk zero that belong to organisations by the Dutch numbering plan.
const OF_ORGANISATIONS: [&str; 6] = ["800", "900", "906", "909", "88", "14"];

/// A number behind one of these is of papers.
const OF_PAPERS: [&str; 10] = [
    "dossier",
    "dossiernummer",
    "zaak",
    "zaaknummer",
    "kenmerk",
    "referentie",
    "ordernummer",
    "factuurnummer",
    "polisnummer",
    "rolnummer",
];

/// What people say between the parts of a number.
const FILLERS: [&str; 18] = [
    "en", "dan", "daarna", "streepje", "nog", "toen", "spatie", "eh", "uh", "uhm", "ehm", "punt", "komma",
    "min", "dus", "even", "kijken", "pauze",
];

/// Behind one of these a mobile number may lack its zero: "nummer zes vier een …".
const ANNOUNCES: [&str; 9] =
    ["nummer", "telefoonnummer", "nr", "tel", "telefoon", "mobiel", "mob", "bel", "app"];

/// A dictated number has no more parts than this: ten digits, the country code, and a filler between each.
const MOST_PARTS: usize = 24;

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    for (pattern, why) in [
        (&*DUTCH, why::PHONE),
        (&*MOBILE, why::PHONE),
        (&*MISTYPED, why::PHONE),
        (&*ABROAD, why::PHONE_ABROAD),
    ] {
        scan::each(pattern, text, |captures| {
            let range = without_open_bracket(text, captures.get(0).map_or(0..0, |m| m.range()));
            let number: String =
                captures.get(1).map_or("", |m| m.as_str()).chars().filter(char::is_ascii_digit).collect();
            let counts = scan::stands_alone(text, &range)
                && scan::digits(&text[range.clone()]).len() > 6
                && !matches!(scan::before(text, range.start), Some('+' | '€' | '#'))
                && !scan::continues_number(text, range.start)
                && !DATE_FIRST.is_match(&text[range.clone()])
                && !of_organisation(&number)
                && !OF_PAPERS.contains(&scan::word_before(text, range.start).as_str());
            scan::add_if(counts, seen, Candidate { kind: DatumKind::Phone, range, why })
        });
    }
    scan::each(&CALLED, text, |captures| {
        let range = captures.name("number").map_or(0..0, |m| m.range());
        let digits = scan::digits(&text[range.clone()]).len();
        let mobile = digits == 9 && text[range.clone()].starts_with('6');
        let local = (6..=7).contains(&digits) && !says_what_else(text, captures);
        let counts = (mobile || local)
            && scan::stands_alone(text, &range)
            && !scan::goes_on_as_number(text, range.end)
            && !of_organisation(&text[range.clone()]);
        scan::add_if(counts, seen, Candidate { kind: DatumKind::Phone, range, why: why::PHONE })
    });
    dictated(text, seen);
}

/// "nummer 771204" may be of anything; "tel. 450664" is a telephone's.
fn says_what_else(text: &str, captures: &Captures<'_>) -> bool {
    let found = captures.get(0).map_or("", |m| m.as_str()).to_lowercase();
    let number = captures.name("number").map_or(0..0, |m| m.range());
    let counted =
        ["euro", "mensen", "inwoners", "keer"].contains(&scan::next_word(text, number.end).as_str());
    counted || found.starts_with('n') || found.starts_with("app")
}

fn of_organisation(number: &str) -> bool {
    OF_ORGANISATIONS.iter().any(|beginning| number.starts_with(beginning))
}

/// In "mevrouw Aarts (06…)" the bracket belongs to the sentence, in "(020) …" to the number.
fn without_open_bracket(text: &str, range: Range<usize>) -> Range<usize> {
    let open = text[range.clone()].starts_with('(') && !text[range.clone()].contains(')');
    range.start + usize::from(open)..range.end
}

/// Numbers of which at least a part was said in words.
fn dictated(text: &str, seen: &mut Vec<Candidate>) {
    let parts: Vec<(Range<usize>, String)> =
        PARTS.find_iter(text).map(|part| (part.range(), part.as_str().to_ascii_lowercase())).collect();
    let mut at = 0;
    while at < parts.len() {
        let announced = at.checked_sub(1).is_some_and(|before| ANNOUNCES.contains(&parts[before].1.as_str()));
        if let Some(last) = dictated_from(text, &parts[at..], announced) {
            let range = parts[at].0.start..parts[at + last].0.end;
            if scan::stands_alone(text, &range) {
                seen.push(Candidate { kind: DatumKind::Phone, range, why: why::PHONE });
            }
            at += last;
        }
        at += 1;
    }
}

/// The tens of "vier en dertig", when the part says them.
fn tens_behind_unit(parts: &[(Range<usize>, String)], at: usize) -> Option<u32> {
    let tens = said::value(&parts[at].1).filter(|tens| tens % 10 == 0 && (20..100).contains(tens))?;
    let and = at.checked_sub(1).is_some_and(|and| matches!(parts[and].1.as_str(), "en" | "n"));
    let unit = at.checked_sub(2).and_then(|unit| said::value(&parts[unit].1))?;
    (and && (1..10).contains(&unit)).then_some(tens)
}

/// A number as far as it was heard.
struct Heard {
    digits: String,
    in_words: bool,
    /// How often the next digit is said to stand there: "dubbel zeven", "drie keer een".
    times: usize,
    country: bool,
}

impl Heard {
    /// Hears one part more; false when no number has it.
    fn hear(&mut self, parts: &[(Range<usize>, String)], at: usize) -> bool {
        let part = parts[at].1.as_str();
        let times = std::mem::replace(&mut self.times, 1);
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            self.digits.push_str(&part.repeat(if part.len() == 1 { times } else { 1 }));
            return true;
        }
        self.in_words |= part != "+";
        if let Some(tens) = tens_behind_unit(parts, at) {
            // "vier en dertig" is 34, however it is spaced.
            self.digits.pop();
            let unit = said::value(&parts[at - 2].1).unwrap_or(0);
            self.digits.push_str(&(tens + unit).to_string());
        } else if let Some(value) = said::value(part) {
            // "vijfhonderd vijfenvijftig" is 555.
            let hundreds = at.checked_sub(1).and_then(|before| said::value(&parts[before].1));
            if hundreds.is_some_and(|before| before > 99 && before % 100 == 0) && (1..100).contains(&value) {
                self.digits.truncate(self.digits.len() - 2);
                self.digits.push_str(if value < 10 { "0" } else { "" });
            }
            self.digits.push_str(&value.to_string().repeat(times));
        } else if at > 0 && matches!(part, "dubbel" | "dubbele" | "tweemaal") {
            self.times = 2;
        } else if at > 0 && matches!(part, "keer" | "maal" | "x") {
            let said = self.digits.pop().and_then(|said| said.to_digit(10));
            self.times = said.and_then(|said| usize::try_from(said).ok()).unwrap_or(1);
        } else if part == "nulzes" {
            self.digits.push_str("06");
        } else {
            return (self.country && at == 0) || (at > 0 && FILLERS.contains(&part));
        }
        true
    }

    /// What stands behind the trunk zero or the country code.
    fn national(&self) -> Option<&str> {
        if !self.country {
            return self.digits.strip_prefix('0');
        }
        let rest = self.digits.strip_prefix("31")?;
        Some(rest.strip_prefix('0').unwrap_or(rest))
    }
}

/// The part with which the number ends that the first part begins.
fn dictated_from(text: &str, parts: &[(Range<usize>, String)], announced: bool) -> Option<usize> {
    let (_, first) = parts.first()?;
    let country = matches!(first.as_str(), "plus" | "+");
    let without_zero = announced && (first == "zes" || first.starts_with('6'));
    if !country && !without_zero && !first.starts_with('0') && !first.starts_with("nul") {
        return None;
    }
    let digits = if without_zero { "0" } else { "" }.to_owned();
    let mut heard = Heard { digits, in_words: false, times: 1, country };
    for (at, (range, _)) in parts.iter().enumerate().take(MOST_PARTS) {
        let apart =
            at > 0 && text[parts[at - 1].0.end..range.start].chars().any(|c| !" ,.-()/;:".contains(c));
        if apart || !heard.hear(parts, at) {
            return None;
        }
        match heard.national() {
            Some(rest) if rest.len() == 9 => {
                return (heard.in_words && !rest.starts_with('0') && !of_organisation(rest)).then_some(at);
            }
            Some(rest) if rest.len() > 9 => return None,
            _ if heard.digits.len() > 13 => return None,
            _ => {}
        }
    }
    None
}
