//! The rows of letters: each is kept once with all that it tells, and read with what is still published of it.

use super::{Item, Letter, LetterId, LetterKind, Listed, NewLetter, Part};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::published::Source;
use store::{After, Cursor, Error, Page, Row, Tx};

const LETTER: &str =
    "select id, kind, day, introduction, made_at from letter where network_id = $1 and state <> 'nothing'";

/// The letter of a kind and day, if there was one.
pub fn of_day(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (kind, day): (LetterKind, Date),
    sources: &[Source],
) -> Result<Option<Letter>, Error> {
    let sql = format!("{LETTER} and kind = $2 and day = $3");
    let row = tx.first(&sql, &[&network, &kind, &day.to_string()])?;
    row.map(|row| read(tx, network, &row, sources)).transpose()
}

/// One letter, as somebody reads it now.
pub fn load(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: LetterId,
    sources: &[Source],
) -> Result<Option<Letter>, Error> {
    let row = tx.first(&format!("{LETTER} and id = $2"), &[&network, &id])?;
    row.map(|row| read(tx, network, &row, sources)).transpose()
}

/// The newest letters of both kinds, for the feed.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    limit: i64,
    sources: &[Source],
) -> Result<Vec<Letter>, Error> {
    let rows = tx.query(&format!("{LETTER} order by id desc limit $2"), &[&network, &limit])?;
    rows.iter().map(|row| read(tx, network, row, sources)).collect()
}

/// Letters of a kind, newest first, before the day `before`.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: LetterKind,
    (before, limit): (Option<String>, i64),
    sources: &[Source],
) -> Result<Vec<Listed>, Error> {
    // Days sort as text; no day comes after this one.
    let before = before.unwrap_or_else(|| "9999-12-31".to_owned());
    let rows = tx.query(
        "select letter.day, letter_item.item_kind, letter_item.item_id, letter_item.item_at, letter_item.title,
            letter_item.sentence, letter_item.path, letter_item.part,
            (select count(*) from letter_item counted
               where counted.network_id = letter.network_id and counted.letter_id = letter.id) as items
         from letter
         join letter_item on letter_item.network_id = letter.network_id and letter_item.letter_id = letter.id
           and letter_item.place = 1
         where letter.network_id = $1 and letter.kind = $2 and letter.day < $3
         order by letter.day desc limit $4",
        &[&network, &kind, &before, &limit],
    )?;
    let firsts = rows.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    let published = still_published(tx, network, firsts.clone(), sources)?;
    rows.iter()
        .zip(firsts)
        .map(|(row, first)| {
            let first = published.contains(&first).then_some(first.title);
            Ok(Listed { day: day(row)?, items: row.get("items")?, first })
        })
        .collect()
}

/// Until when the last letter of a kind told what changed, whether or not anything had.
pub fn told_until(tx: &mut Tx<'_>, network: NetworkId, kind: LetterKind) -> Result<Option<Timestamp>, Error> {
    let row = tx.first(
        "select covers_until from letter where network_id = $1 and kind = $2 order by day desc limit 1",
        &[&network, &kind],
    )?;
    row.map(|row| row.get("covers_until")).transpose()
}

/// Whether a letter of that kind told this before, as it is now.
pub fn has_told(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: LetterKind,
    (item_kind, item, at): (&str, Uuid, Timestamp),
) -> Result<bool, Error> {
    let row = tx.first(
        "select letter.id from letter_item
         join letter on letter.network_id = letter_item.network_id and letter.id = letter_item.letter_id
         where letter_item.network_id = $1 and letter_item.item_kind = $2 and letter_item.item_id = $3
           and letter_item.item_at = $4 and letter.kind = $5 limit 1",
        &[&network, &item_kind, &item, &at, &kind],
    )?;
    Ok(row.is_some())
}

/// Keeps a letter, to be mailed from now on; `None` when another node or editor made that day's first.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    new: &NewLetter,
) -> Result<Option<LetterId>, Error> {
    let id = LetterId::new(now);
    let state = if new.items.is_empty() { "nothing" } else { "mailing" };
    let (introduction, introduced_by) =
        new.introduction.clone().map_or((None, None), |(words, by)| (Some(words), Some(by)));
    let (made_by, form_key) = new.by.map_or((None, None), |(by, key)| (Some(by), Some(key)));
    let kept = tx.execute(
        "insert into letter (network_id, id, kind, day, covers_from, covers_until, introduction, introduced_by,
           made_at, made_by, form_key, state, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
         on conflict (network_id, kind, day) do nothing",
        &[
            &network, &id, &new.kind, &new.day.to_string(), &new.covers.from, &new.covers.until, &introduction,
            &introduced_by, &now, &made_by, &form_key, &state,
        ],
    )?;
    if kept == 0 {
        return Ok(None);
    }
    for (item, place) in new.items.iter().zip(1_i64..) {
        tx.execute(
            "insert into letter_item (network_id, letter_id, place, part, item_kind, item_id, item_at, title, sentence,
               path)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &network, &id, &place, &item.part.name(), &item.kind, &item.id, &item.at, &item.title, &item.sentence,
                &item.path,
            ],
        )?;
    }
    Ok(Some(id))
}

fn day(row: &Row) -> Result<Date, Error> {
    let text: String = row.get("day")?;
    text.parse().map_err(|_| row.bad("day", "no day"))
}

fn read(tx: &mut Tx<'_>, network: NetworkId, row: &Row, sources: &[Source]) -> Result<Letter, Error> {
    let id: LetterId = row.get("id")?;
    let kept = told(tx, network, id)?;
    let count = kept.len();
    let items = still_published(tx, network, kept, sources)?;
    Ok(Letter {
        rest: rest(tx, network, id)?,
        id,
        kind: row.get("kind")?,
        day: day(row)?,
        introduction: row.get("introduction")?,
        made_at: row.get("made_at")?,
        withdrawn: count - items.len(),
        items,
    })
}

/// What stands in the letter itself: what is read in two minutes, however much there was to tell.
fn told(tx: &mut Tx<'_>, network: NetworkId, id: LetterId) -> Result<Vec<Item>, Error> {
    let rows = tx.query(
        "select item_kind, item_id, item_at, title, sentence, path, part from letter_item
         where network_id = $1 and letter_id = $2 and part = $3 order by place",
        &[&network, &id, &Part::Letter.name()],
    )?;
    rows.iter().map(item).collect()
}

/// How many more there were.
fn rest(tx: &mut Tx<'_>, network: NetworkId, id: LetterId) -> Result<i64, Error> {
    let row = tx.first(
        "select count(*) as number from letter_item where network_id = $1 and letter_id = $2 and part = $3",
        &[&network, &id, &Part::Rest.name()],
    )?;
    row.map_or(Ok(0), |row| row.get("number"))
}

/// A page of what didn't fit in a letter.
#[derive(Clone, Debug)]
pub struct Rest {
    /// What is still published of it, in order.
    pub items: Vec<Item>,
    /// How many things of this page are not published any more.
    pub withdrawn: usize,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// A page of what didn't fit, in the order of the letter; its key is the place in it.
pub fn rest_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: LetterId,
    after: &After<i64>,
    sources: &[Source],
) -> Result<Rest, Error> {
    let rows = tx.query(
        "select place, item_kind, item_id, item_at, title, sentence, path, part from letter_item
         where network_id = $1 and letter_id = $2 and part = $3 and place > $4 order by place limit $5",
        &[&network, &id, &Part::Rest.name(), &after.key.unwrap_or(0), &after.fetch()],
    )?;
    let placed = |row: &Row| Ok((row.get::<i64>("place")?, item(row)?));
    let fetched = rows.iter().map(placed).collect::<Result<Vec<_>, Error>>()?;
    let page = Page::cut(fetched, after, |(place, _)| *place);
    let count = page.rows.len();
    let kept = page.rows.into_iter().map(|(_, item)| item).collect();
    let items = still_published(tx, network, kept, sources)?;
    Ok(Rest { withdrawn: count - items.len(), items, next: page.next })
}

fn item(row: &Row) -> Result<Item, Error> {
    let part: String = row.get("part")?;
    Ok(Item {
        kind: row.get("item_kind")?,
        id: row.get("item_id")?,
        at: row.get("item_at")?,
        title: row.get("title")?,
        sentence: row.get("sentence")?,
        path: row.get("path")?,
        part: if part == Part::Rest.name() { Part::Rest } else { Part::Letter },
    })
}

/// What was shielded or withdrawn after the letter went out is not told again.
fn still_published(
    tx: &mut Tx<'_>,
    network: NetworkId,
    items: Vec<Item>,
    sources: &[Source],
) -> Result<Vec<Item>, Error> {
    let mut published: Vec<(&str, Uuid)> = Vec::new();
    for source in sources {
        let ids: Vec<Uuid> =
            items.iter().filter(|item| item.kind == source.kind).map(|item| item.id).collect();
        if !ids.is_empty() {
            let found = (source.load)(tx, network, &ids)?;
            published.extend(found.into_iter().map(|found| (source.kind, found.id)));
        }
    }
    Ok(items.into_iter().filter(|item| published.contains(&(item.kind.as_str(), item.id))).collect())
}
