//! Reading the rows of one table for somebody who asks what is kept of them: each value in words, and as data.

use super::kind::{Is, Kind, Via};
use super::whose::{self, Whose};
use crate::plan::Plan;
use crate::{legal, second_view};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{DeskId, OrganisationId, PersonId, Timestamp};
use network::reading::{Keys, Look, Looked, Reading, Sealed};
use network::{Refusal, area, desk, organisation, person, theme};
use serde_json::{Map, Value as Json, json};
use store::{Row, Tx};
use web::View;

/// The rows of one table.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) table: &'static str,
    pub(super) title: &'static str,
    pub(super) rows: Vec<HeldRow>,
}

/// One row.
#[derive(Debug)]
pub(super) struct HeldRow {
    pub(super) id: Option<Uuid>,
    pub(super) whose: Whose,
    pub(super) values: Vec<(&'static str, &'static str, Value)>,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// Nothing.
    None,
    /// Somebody's own words.
    Words(String),
    /// A name, a code or a number of ours.
    Text(String),
    /// A word of ours, with the key of its text.
    Word(String, String),
    /// A moment.
    Moment(Timestamp),
    /// A day.
    Day(Date),
    /// Yes or no.
    Yes(bool),
    /// A number.
    Number(i64),
}

impl Held {
    /// For a program: the names of the columns, and a heading for people.
    pub(super) fn json(&self, view: &View) -> Json {
        let rows: Vec<Json> = self
            .rows
            .iter()
            .map(|row| {
                let pairs = row.values.iter().map(|(name, _, value)| ((*name).to_owned(), value.json()));
                Json::Object(pairs.collect::<Map<_, _>>())
            })
            .collect();
        json!({ "name": self.table, "title": view.say(self.title, &[]), "rows": rows })
    }
}

impl Value {
    fn json(&self) -> Json {
        match self {
            Self::None => Json::Null,
            Self::Words(text) | Self::Text(text) | Self::Word(text, _) => json!(text),
            Self::Moment(at) => json!(at.to_string()),
            Self::Day(day) => json!(day.to_string()),
            Self::Yes(yes) => json!(yes),
            Self::Number(number) => json!(number),
        }
    }
}

/// All rows of a kind.
pub(super) fn rows(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (plan, kind, wish): (&Plan, &Kind, &Look),
    reading: &Reading,
) -> Result<Held, Refusal> {
    let mut held = Held { table: kind.table, title: kind.title, rows: Vec::new() };
    let signed = whose::signed(tx, plan, kind)?;
    for row in tx.query(&sql(kind), &[&plan.network, &plan.id])? {
        let id: Option<Uuid> = if has_id(kind) { row.get("id")? } else { None };
        // A second view has a key of its own, and so a look of its own.
        let own = match (kind.table, id) {
            ("second_view", Some(id)) => {
                let subject = second_view::subject(second_view::SecondViewId(id));
                match Reading::of(tx, now, keys, &Look { subject, ..wish.clone() }, Ok(()))? {
                    Looked::Granted(own) => Some(own),
                    Looked::Refused(refusal) => return Err(refusal),
                }
            }
            _ => None,
        };
        let reading = own.as_ref().unwrap_or(reading);
        let mut values = Vec::with_capacity(kind.columns.len());
        for (column, label, is) in kind.columns {
            values.push((*column, *label, value(tx, (plan, kind, id), (&row, column, *is), reading)?));
        }
        let whose = whose::of_row(kind, &row, (id, &signed))?;
        held.rows.push(HeldRow { id, whose, values });
    }
    Ok(held)
}

fn has_id(kind: &Kind) -> bool {
    kind.table != "goal_score"
}

pub(super) fn sql(kind: &Kind) -> String {
    let mut columns: Vec<&str> = kind.columns.iter().map(|(name, _, _)| *name).collect();
    if has_id(kind) {
        columns.push("id");
    }
    if whose::BY_RESIDENT.contains(&kind.table) {
        columns.push("resident_id");
    }
    columns.extend(kind.columns.iter().filter_map(|(_, _, is)| match is {
        Is::SealedUnder(under) | Is::SealedAs(_, under) => Some(*under),
        _ => None,
    }));
    columns.sort_unstable();
    columns.dedup();
    let of = match kind.via {
        Via::Itself => "id = $2".to_owned(),
        Via::Plan => "plan_id = $2".to_owned(),
        Via::Of(table, column) => {
            format!("{column} in (select id from {table} where network_id = $1 and plan_id = $2)")
        }
    };
    let (columns, table, order) = (columns.join(", "), kind.table, kind.order);
    format!("select {columns} from {table} where network_id = $1 and {of} order by {order}")
}

fn value(
    tx: &mut Tx<'_>,
    (plan, kind, id): (&Plan, &Kind, Option<Uuid>),
    (row, column, is): (&Row, &str, Is),
    reading: &Reading,
) -> Result<Value, Refusal> {
    let text = |row: &Row| row.get::<Option<String>>(column);
    let worded = |text: String, key: String| Value::Word(text, key);
    let network = plan.network;
    let found = match is {
        Is::Sealed => opened(row, column, (&format!("{}.{column}", kind.table), id), reading)?,
        Is::SealedUnder(under) => {
            opened(row, column, (&format!("{}.{column}", kind.table), row.get(under)?), reading)?
        }
        Is::SealedAs(field, under) => opened(row, column, (field, row.get(under)?), reading)?,
        Is::Word(prefix) => text(row)?.map(|word| worded(word.clone(), format!("{prefix}{word}"))),
        Is::Basis => {
            text(row)?.map(|code| worded(code.clone(), legal::text_key(legal::BASES, &code).to_owned()))
        }
        Is::Secrecy => {
            text(row)?.map(|code| worded(code.clone(), legal::text_key(legal::SECRECY, &code).to_owned()))
        }
        Is::Note => text(row)?.map(|word| worded(word.clone(), note_key(&word).to_owned())),
        Is::Theme => match text(row)? {
            Some(code) => Some(Value::Text(theme_name(tx, plan, code)?)),
            None => None,
        },
        Is::Area => match text(row)? {
            Some(code) => Some(Value::Text(area::load(tx, network, &code)?.map_or(code, |area| area.name))),
            None => None,
        },
        Is::Number => row.get::<Option<i64>>(column)?.map(Value::Number),
        Is::Moment => row.get::<Option<Timestamp>>(column)?.map(Value::Moment),
        Is::Day => row.get::<Option<Date>>(column)?.map(Value::Day),
        Is::Yes => row.get::<Option<bool>>(column)?.map(Value::Yes),
        Is::Person => match row.get::<Option<PersonId>>(column)? {
            Some(id) => person::load(tx, network, id)?.map(|one| Value::Text(one.name)),
            None => None,
        },
        Is::Organisation => match row.get::<Option<OrganisationId>>(column)? {
            Some(id) => organisation::load(tx, network, id)?.map(|one| Value::Text(one.name)),
            None => None,
        },
        Is::Desk => match row.get::<Option<DeskId>>(column)? {
            Some(id) => desk::load(tx, network, id)?.map(|one| Value::Text(one.name)),
            None => None,
        },
    };
    Ok(found.unwrap_or(Value::None))
}

/// As the field names it, in Dutch.
fn theme_name(tx: &mut Tx<'_>, plan: &Plan, code: String) -> Result<String, Refusal> {
    let themes = theme::list(tx, plan.network)?;
    Ok(themes.into_iter().find(|theme| theme.code == code).map_or(code, |theme| theme.name_nl))
}

/// Notes of the resident's own are kept among the others.
fn note_key(kind: &str) -> &'static str {
    match kind {
        "household" => "plan-note-household",
        "strength" => "plan-note-strength",
        "worry" => "plan-note-worry",
        "option" => "plan-note-option",
        "own_words" => "held-note-own-words",
        _ => "held-note-correction",
    }
}

fn opened(
    row: &Row,
    column: &str,
    (field, under): (&str, Option<Uuid>),
    reading: &Reading,
) -> Result<Option<Value>, Refusal> {
    let (Some(sealed), Some(under)) = (row.get::<Option<Sealed>>(column)?, under) else { return Ok(None) };
    let words = reading.open(field, under, &sealed)?.to_string();
    Ok(Some(Value::Words(words)).filter(|value| !matches!(value, Value::Words(words) if words.is_empty())))
}
