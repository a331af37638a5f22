//! Composing the daily bulletin: at four on working days, and on every day of a crisis, from what changed since the one
//! before (domain A10; field: around 16.00). Done by the clock, once per network and day whatever the number of nodes.
//! Short enough to be read in two minutes; all that doesn't fit stands on a page behind it. When nothing changed there is
//! none.

use crate::crisis;
use crate::letter::{self, Item, LetterKind, NewLetter, Part};
use crate::letter_draft;
use crate::sentence;
use jiff::SignedDuration;
use jiff::civil::Date;
use kernel::{NetworkId, Timestamp, calendar};
use network::Refusal;
use network::published::{Published, Source, Stretch};
use serde_json::json;
use store::event::{self, Event, Subject};
use store::{Db, Error, Tx};

/// The hour at which it is composed.
pub const HOUR: i8 = 16;
/// Two minutes at two hundred words a minute.
pub const MOST_WORDS: usize = 400;
/// What stands around the items: the title, what each is, where the rest is.
const WORDS_AROUND: usize = 30;
/// The first one looks back so many days.
const FIRST_DAYS: i32 = 7;
/// An act that began just before the hour may end after it: the stretch begins this much early, and what was told before
/// is left out.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);
/// What weighs most comes first: what binds, what came of a signal, what was answered, what others do.
const WEIGHT: [&str; 5] = ["measure", "solution", "answer", "practice", "good_example"];

/// Whether a bulletin is made on every day, not on working days alone: while the network is in a crisis.
pub fn every_day(tx: &mut Tx<'_>, network: NetworkId) -> Result<bool, Error> {
    Ok(crisis::in_crisis(tx, network)?.is_some())
}

/// Composes what is due at `now` in every network; gives how many bulletins were made. Blocking.
pub fn compose_due(db: &Db, now: Timestamp, sources: &[Source]) -> Result<usize, Refusal> {
    let day = calendar::day(now);
    if now < calendar::at_hour(day, HOUR) {
        return Ok(0);
    }
    let mut made = 0;
    for network in db.read_here(|tx| waiting(tx, day))? {
        match db.write_here(|tx| compose(tx, now, network, sources)) {
            Ok(true) => made += 1,
            Ok(false) | Err(Refusal::Store(Error::Conflict)) => {}
            // One network that can't be told holds up no other; the next beat tries again.
            Err(refusal) => tracing::error!(%network, error = %refusal, "a bulletin could not be composed"),
        }
    }
    Ok(made)
}

/// The networks in which nobody looked yet today.
fn waiting(tx: &mut Tx<'_>, day: Date) -> Result<Vec<NetworkId>, Refusal> {
    let rows = tx.query(
        "select id from network where not exists (
           select 1 from letter where letter.network_id = network.id and letter.kind = $1 and letter.day = $2)
         order by id",
        &[&LetterKind::Bulletin, &day.to_string()],
    )?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in &rows {
        let network = row.get("id")?;
        if calendar::is_working_day(day) || every_day(tx, network)? {
            waiting.push(network);
        }
    }
    Ok(waiting)
}

/// Composes the bulletin of the day of `now`, or keeps that there was nothing to tell; `false` when there is none, or
/// another node made it first.
fn compose(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, sources: &[Source]) -> Result<bool, Refusal> {
    let day = calendar::day(now);
    let covers = Stretch {
        from: since(tx, network, LetterKind::Bulletin, FIRST_DAYS, calendar::at_hour(day, HOUR))?,
        until: calendar::at_hour(day, HOUR),
    };
    let draft = letter_draft::load(tx, network, LetterKind::Bulletin)?;
    let introduction = draft.and_then(|draft| Some((draft.introduction?, draft.changed_by)));
    let items = changed(tx, network, sources, &covers)?;
    let items = fitted(items, introduction.as_ref().map_or("", |(words, _)| words));
    let told = items.len();
    // An introduction to nothing waits for the next one.
    let introduction = introduction.filter(|_| told > 0);
    let new = NewLetter { kind: LetterKind::Bulletin, day, covers, introduction, by: None, items };
    let Some(id) = letter::keep(tx, now, network, &new)? else { return Ok(false) };
    if told == 0 {
        return Ok(false);
    }
    letter_draft::clear(tx, network, LetterKind::Bulletin)?;
    let facts = json!({ "kind": new.kind.name(), "items": told });
    let subject = Subject { kind: "letter", id: id.into() };
    event::append(tx, &Event { network, at: now, actor: None, kind: "letter.composed", subject, facts })?;
    Ok(true)
}

/// From when the next letter of a kind tells: from where the last one stopped, or so many days back for the first.
pub fn since(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: LetterKind,
    first_days: i32,
    until: Timestamp,
) -> Result<Timestamp, Error> {
    Ok(letter::told_until(tx, network, kind)?.unwrap_or_else(|| calendar::in_days(until, -first_days)))
}

/// What the next bulletin would hold if it were made at `now`, for an editor to look at.
pub fn ahead(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    sources: &[Source],
) -> Result<Vec<Item>, Error> {
    let from = since(tx, network, LetterKind::Bulletin, FIRST_DAYS, now)?;
    let draft = letter_draft::load(tx, network, LetterKind::Bulletin)?;
    let introduction = draft.and_then(|draft| draft.introduction).unwrap_or_default();
    Ok(fitted(changed(tx, network, sources, &Stretch { from, until: now })?, &introduction))
}

/// What changed in a stretch and was not told yet, in order of weight.
fn changed(
    tx: &mut Tx<'_>,
    network: NetworkId,
    sources: &[Source],
    covers: &Stretch,
) -> Result<Vec<Item>, Error> {
    let stretch = Stretch { from: covers.from - OVERLAP, until: covers.until };
    let mut items = Vec::new();
    for source in sources {
        // Without a limit: whatever changed is told, on the page behind the bulletin if need be.
        for published in (source.news)(tx, network, &stretch, i64::MAX)? {
            let told = (source.kind, published.id, published.at);
            let may_be_told = published.at < covers.from;
            if !(may_be_told && letter::has_told(tx, network, LetterKind::Bulletin, told)?) {
                items.push(item(source.kind, published));
            }
        }
    }
    items.sort_by_key(|item| {
        let weight = WEIGHT.iter().position(|kind| *kind == item.kind).unwrap_or(WEIGHT.len());
        (weight, std::cmp::Reverse(item.at), item.id)
    });
    Ok(items)
}

/// Something published as a letter tells it.
pub fn item(kind: &str, published: Published) -> Item {
    let title = sentence::title(&published.title);
    Item {
        kind: kind.to_owned(),
        id: published.id,
        at: published.at,
        sentence: sentence::beside(&title, &published.text),
        title,
        path: published.path,
        part: Part::Letter,
    }
}

/// As many as can be read in two minutes, the first always; the others stand on the page behind it.
fn fitted(mut items: Vec<Item>, introduction: &str) -> Vec<Item> {
    let mut words = WORDS_AROUND + sentence::count(introduction);
    let mut full = false;
    for (at, item) in items.iter_mut().enumerate() {
        words += item.words() + 1;
        full = full || (at > 0 && words > MOST_WORDS);
        if full {
            item.part = Part::Rest;
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;

    fn published(at: &str, title: &str) -> Published {
        Published {
            id: Uuid::from_u128(title.len() as u128),
            title: title.to_owned(),
            text: "Gemeenten betalen door zolang de inloop dicht is. ".repeat(9),
            path: "/dossiers/1".to_owned(),
            at: at.parse().unwrap(),
            themes: Vec::new(),
            area: None,
            organisations: Vec::new(),
        }
    }

    #[test]
    fn what_fits_in_two_minutes_is_told_and_the_rest_is_counted() {
        let item =
            |_| item("solution", published("2026-11-26T12:00:00Z", "Subsidie gekort om een gesloten inloop"));
        let items = fitted((0..60).map(item).collect(), "Een drukke dag.");
        let told: Vec<&Item> = items.iter().filter(|item| item.part == Part::Letter).collect();
        let words: usize = told.iter().map(|item| item.words() + 1).sum();
        assert!(told.len() > 10 && told.len() < 60, "{}", told.len());
        assert!(words + WORDS_AROUND <= MOST_WORDS, "{words}");
        assert!(items[told.len()..].iter().all(|item| item.part == Part::Rest), "in order");
    }

    #[test]
    fn one_thing_is_always_told() {
        let only = item("answer", published("2026-11-26T12:00:00Z", "Titel"));
        let items = fitted(vec![only], &"woord ".repeat(600));
        assert_eq!(items[0].part, Part::Letter);
    }
}
