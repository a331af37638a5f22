//! What a row of an import is: a new signal with its reporter, one that is there already, or a row with problems.

use super::Words;
use crate::capture::{LONGEST, Raise};
use crate::kinds::Kind;
use crate::suggestions::NoArea;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{OrganisationId, Timestamp, calendar};
use network::area::Level;
use network::person::{self, Presence};
use network::{Actor, Refusal, organisation};
use std::collections::{BTreeMap, BTreeSet};
use store::{Error, Tx};
use web::Arg;
use web::sheet::read::{key_of, plain};
use web::sheet::{Fault, Judged, Row, Sheet, Verdict};

/// At what hour of its day something was seen, when only the day is known.
const HOUR: i8 = 9;

/// A row to raise.
#[derive(Clone)]
pub(super) struct New {
    /// In whose name.
    pub(super) reporter: Actor,
    /// What.
    pub(super) raise: Raise,
    /// When it was seen.
    pub(super) seen: Option<Timestamp>,
}

/// Judges every row.
pub(super) fn judge(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (sheet, words): (&Sheet, &Words),
) -> Result<Vec<Judged<New>>, Refusal> {
    let mut reporters: BTreeMap<String, Option<Actor>> = BTreeMap::new();
    let mut coming: BTreeSet<(kernel::PersonId, Uuid)> = BTreeSet::new();
    let mut judged = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        let email = row.cell("melder").to_lowercase();
        if !reporters.contains_key(&email) {
            let found = reporter(tx, actor, &email)?;
            reporters.insert(email.clone(), found);
        }
        let known = reporters.get(&email).and_then(Option::as_ref);
        let verdict = match one(tx, (row, words), known, now)? {
            Err(faults) => Verdict::Problem(faults),
            Ok(new) => {
                let key = (new.reporter.person, new.raise.form_key);
                let is_known = is_there(tx, &new)? || !coming.insert(key);
                if is_known { Verdict::Known } else { Verdict::New(new) }
            }
        };
        judged.push(Judged { line: row.line, name: row.cell("signaal").to_owned(), verdict });
    }
    Ok(judged)
}

/// Somebody of the network who hasn't left, as an actor.
fn reporter(tx: &mut Tx<'_>, actor: &Actor, email: &str) -> Result<Option<Actor>, Refusal> {
    let Some(person) = person::by_email(tx, actor.network, email)? else { return Ok(None) };
    if person.presence == Presence::Left {
        return Ok(None);
    }
    match Actor::load(tx, actor.network, person.id, &actor.policy) {
        Ok(actor) => Ok(Some(actor)),
        // Somebody without a running membership raises nothing.
        Err(Refusal::NotFound(_)) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

fn one(
    tx: &mut Tx<'_>,
    (row, words): (&Row, &Words),
    reporter: Option<&Actor>,
    now: Timestamp,
) -> Result<Result<New, Vec<Fault>>, Refusal> {
    let mut faults = Faults(row.too_wide().into_iter().chain(words_of(row, words)).collect());
    let organisation = match reporter {
        None => Err(row.wrong("melder", "import-signal-reporter-unknown", Vec::new())),
        Some(reporter) => organisation_of(tx, row, reporter)?,
    };
    let organisation = faults.or(organisation);
    let kind = faults.or(kind_of(row, words)).flatten();
    let theme = faults.or(theme_of(row, words)).flatten();
    let area = faults.or(area_of(row, words)).flatten();
    let seen = faults.or(seen_of(row, now)).flatten();
    let (Some(reporter), Some(organisation), true) = (reporter, organisation, faults.0.is_empty()) else {
        return Ok(Err(faults.0));
    };
    let mut reporter = reporter.clone();
    reporter.organisation = organisation;
    let raise = Raise {
        words: row.cell("signaal").to_owned(),
        kind: kind.unwrap_or(Kind::Unsorted),
        theme,
        area,
        level: Level::Gemeente,
        quote: None,
        suggestion: None,
        guard_reason: None,
        form_key: key(row),
    };
    Ok(Ok(New { reporter, raise, seen }))
}

/// What is wrong with a row, as far as it has been read.
struct Faults(Vec<Fault>);

impl Faults {
    /// What was read, or nothing and a fault more.
    fn or<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.0.push(fault)).ok()
    }
}

/// The same row twice is one signal: by its own mark where the file has one, by all its words otherwise.
fn key(row: &Row) -> Uuid {
    match row.cell("kenmerk") {
        "" => key_of(["signal"].into_iter().chain(row.cells())),
        mark => key_of(["signal-mark", mark]),
    }
}

fn words_of(row: &Row, words: &Words) -> Option<Fault> {
    let text = row.cell("signaal");
    match text.chars().count() {
        0 => return Some(row.wrong("signaal", "problem-words-empty", Vec::new())),
        1..=LONGEST => {}
        _ => return Some(row.wrong("signaal", "problem-too-long", vec![("most", LONGEST.into())])),
    }
    let found = words.known.guard.find(text);
    let named: Vec<String> = found.iter().map(|finding| finding.text.clone()).collect();
    (!named.is_empty()).then(|| {
        let args = vec![("count", Arg::from(named.len())), ("found", named.join(", ").into())];
        row.wrong("signaal", "import-signal-personal-data", args)
    })
}

/// The organisation for which it was seen: the named one, of which the reporter is a member.
fn organisation_of(
    tx: &mut Tx<'_>,
    row: &Row,
    reporter: &Actor,
) -> Result<Result<OrganisationId, Fault>, Error> {
    let named = row.cell("organisatie");
    if named.is_empty() {
        return Ok(Ok(reporter.organisation));
    }
    let Some(id) = organisation::named(tx, reporter.network, named)? else {
        return Ok(Err(row.wrong("organisatie", "import-signal-organisation-unknown", Vec::new())));
    };
    let member = tx.first(
        "select person_id from membership where network_id = $1 and person_id = $2 and organisation_id = $3",
        &[&reporter.network, &reporter.person, &id],
    )?;
    Ok(match member {
        Some(_) => Ok(id),
        None => Err(row.wrong("organisatie", "import-signal-organisation-other", Vec::new())),
    })
}

fn kind_of(row: &Row, words: &Words) -> Result<Option<Kind>, Fault> {
    match (row.cell("soort"), words.kinds.get(&plain(row.cell("soort")))) {
        ("", _) => Ok(None),
        (_, Some(Kind::Wrong)) => Err(row.wrong("soort", "import-signal-wrong", Vec::new())),
        (_, Some(kind)) => Ok(Some(*kind)),
        (_, None) => Err(row.wrong("soort", "import-signal-kind-unknown", Vec::new())),
    }
}

fn theme_of(row: &Row, words: &Words) -> Result<Option<String>, Fault> {
    match (row.cell("thema"), words.themes.get(&plain(row.cell("thema")))) {
        ("", _) => Ok(None),
        (_, Some(code)) => Ok(Some(code.clone())),
        (_, None) => Err(row.wrong("thema", "import-signal-theme-unknown", Vec::new())),
    }
}

fn area_of(row: &Row, words: &Words) -> Result<Option<String>, Fault> {
    match row.cell("gebied") {
        "" => Ok(None),
        typed => match words.known.area(typed) {
            Ok(area) => Ok(Some(area.code.clone())),
            Err(NoArea::Unknown) => Err(row.wrong("gebied", "problem-area-unknown", Vec::new())),
            Err(NoArea::Several) => Err(row.wrong("gebied", "problem-area-several", Vec::new())),
        },
    }
}

fn seen_of(row: &Row, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let typed = row.cell("gezien op");
    if typed.is_empty() {
        return Ok(None);
    }
    match day(typed).filter(|day| day.year() >= 2000) {
        None => Err(row.wrong("gezien op", "import-signal-seen-unreadable", Vec::new())),
        Some(day) if day > calendar::day(now) => {
            Err(row.wrong("gezien op", "import-signal-seen-later", Vec::new()))
        }
        Some(day) => Ok(Some(calendar::at_hour(day, HOUR).min(now))),
    }
}

/// A day as people write it: 2026-11-17, 17-11-2026 or 17/11/2026.
fn day(typed: &str) -> Option<Date> {
    let parts: Vec<i16> =
        typed.split(['-', '/']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if *year >= 1000 => (*year, *month, *day),
        [day, month, year] if *year >= 1000 => (*year, *month, *day),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn is_there(tx: &mut Tx<'_>, new: &New) -> Result<bool, Error> {
    let row = tx.first(
        "select id from signal where network_id = $1 and raised_by = $2 and form_key = $3",
        &[&new.reporter.network, &new.reporter.person, &new.raise.form_key],
    )?;
    Ok(row.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for typed in ["2026-11-17", "17-11-2026", "17/11/2026", "17-11-2026 "] {
            assert_eq!(day(typed).map(|day| day.to_string()), Some("2026-11-17".to_owned()), "{typed}");
        }
        for typed in ["", "gisteren", "31-02-2026", "17-11-26", "1-2-3-4", "2026-300-1"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
