//! Word to a person: on Vandaag and, through the outbox, by mail, in the transaction of the act that caused it. The
//! one way in which anybody hears anything. A notice is a text key with its facts, said in the reader's language
//! when it is shown; it never holds a resident's data, and the outbox holds only its id.

use crate::obligation::Kept;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use network::{Refusal, desk, person};
use obligations::{Holder, Word as Engine};
use serde_json::{Map, Value as Json, json};
use store::outbox::{self, Parcel};
use store::{Error, Row, Tx};
use web::View;
use web::texts::Arg;

define_id!(
    /// One notice.
    NoticeId
);
store::id_value!(NoticeId);

/// The topic of the outbox under which mail travels.
pub const MAIL: &str = "mail";

/// What somebody must hear.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// The key of the text.
    pub text: &'a str,
    /// What fills it: texts, numbers, moments and our own texts (`fact`), said in the reader's language.
    pub facts: Map<String, Json>,
    /// The page it is about, a path of ours.
    pub href: &'a str,
    /// Who takes it up when the mail bounces; nobody means the network's desk.
    pub answerable: Option<PersonId>,
}

/// Facts of a notice.
pub mod fact {
    use super::{Json, Timestamp, json};

    /// A moment, shown as people say a day.
    pub fn moment(at: Timestamp) -> Json {
        json!({ "moment": at.to_string() })
    }

    /// A text of ours, said in the reader's language.
    pub fn text(key: &str) -> Json {
        json!({ "text": key })
    }

    /// Why, as the engine keeps it: a rule's text key, or somebody's own words.
    pub fn why(why: &str) -> Json {
        why.strip_prefix('@').map_or_else(|| json!(why), text)
    }
}

/// A notice as it is kept.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Who reads it.
    pub person: PersonId,
    /// Since when.
    pub at: Timestamp,
    /// The key of the text.
    pub text: String,
    /// What fills it.
    pub facts: Map<String, Json>,
    /// The page it is about.
    pub href: String,
    /// Who takes it up when the mail bounces.
    pub answerable: Option<PersonId>,
    /// When it was read, if it was.
    pub read_at: Option<Timestamp>,
}

/// Tells `person`, on Vandaag and by mail.
pub fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: PersonId,
    word: &Word<'_>,
) -> Result<NoticeId, Error> {
    let id = NoticeId::new(now);
    let facts = Json::Object(word.facts.clone());
    tx.execute(
        "insert into notice (network_id, id, person_id, at, text, facts, href, answerable_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&network, &id, &person, &now, &word.text, &facts, &word.href, &word.answerable],
    )?;
    outbox::put(
        tx,
        now,
        &Parcel {
            network,
            topic: MAIL,
            recipient: Some(person),
            payload: json!({ "notice": id }),
            key: id.to_string(),
        },
    )?;
    Ok(id)
}

/// Tells whoever the engine says must hear; a desk's word goes to all its staff.
pub fn from_engine(
    tx: &mut Tx<'_>,
    now: Timestamp,
    kept: &Kept,
    notice: &obligations::Notice,
) -> Result<(), Refusal> {
    let people = match notice.to {
        Holder::Person(person) => vec![person],
        // What a desk holds stands in its list; a mail to all its staff at each beginning and halfway is noise.
        Holder::Desk(_) if matches!(notice.word, Engine::YouHold | Engine::Halfway) => return Ok(()),
        Holder::Desk(desk) => desk::staff(tx, kept.network, desk)?,
    };
    let (text, mut facts) = said(&notice.word);
    let title = if kept.shielded { fact::text("obligation-shielded") } else { json!(kept.title) };
    facts.insert("title".to_owned(), title);
    for name in ["by", "to", "from"] {
        if let Some(holder) = facts.get(name).cloned() {
            facts.insert(name.to_owned(), Json::String(holder_name(tx, kept.network, &holder)?));
        }
    }
    for person in people {
        let word = Word { text, facts: facts.clone(), href: &kept.href, answerable: None };
        let told = tell(tx, now, kept.network, person, &word)?;
        // On Vandaag the line itself says that its moment is near or past: a reminder goes by mail alone.
        if matches!(notice.word, Engine::Halfway | Engine::Due | Engine::AskedAgain) {
            mark_read(tx, now, kept.network, person, told)?;
        }
    }
    Ok(())
}

/// What `said` gives, without its first word.
const ABOUT_HOLDING: [&str; 16] = [
    "you-hold",
    "given-absence",
    "given-leaving",
    "given-desk-emptied",
    "given-supervision",
    "taken-over",
    "asked",
    "declined",
    "no-longer-asked",
    "offer-lapsed",
    "halfway",
    "due",
    "climbed-from-you",
    "climbed-to-you",
    "climbed-on",
    "asked-again",
];

fn said(word: &Engine) -> (&'static str, Map<String, Json>) {
    let facts = |pairs: &[(&str, Json)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>()
    };
    let holder = |holder: &Holder| json!(holder);
    match word {
        Engine::YouHold => ("notice-you-hold", facts(&[])),
        Engine::GivenToYou { cause } => (
            match cause {
                obligations::Cause::Absence => "notice-given-absence",
                obligations::Cause::Leaving => "notice-given-leaving",
                obligations::Cause::DeskEmptied => "notice-given-desk-emptied",
                obligations::Cause::Supervision => "notice-given-supervision",
            },
            facts(&[]),
        ),
        Engine::TakenOver { by } => ("notice-taken-over", facts(&[("by", holder(by))])),
        Engine::Asked { answer_by, why } => {
            ("notice-asked", facts(&[("moment", fact::moment(*answer_by)), ("why", fact::why(why.as_str()))]))
        }
        Engine::Declined { reason } => ("notice-declined", facts(&[("why", fact::why(reason.as_str()))])),
        Engine::NoLongerAsked => ("notice-no-longer-asked", facts(&[])),
        Engine::OfferLapsed => ("notice-offer-lapsed", facts(&[])),
        Engine::Halfway => ("notice-halfway", facts(&[])),
        Engine::Due => ("notice-due", facts(&[])),
        Engine::ClimbedFromYou { to } => ("notice-climbed-from-you", facts(&[("to", holder(to))])),
        Engine::ClimbedToYou { from } => ("notice-climbed-to-you", facts(&[("from", holder(from))])),
        Engine::ClimbedOn { to } => ("notice-climbed-on", facts(&[("to", holder(to))])),
        Engine::AskedAgain => ("notice-asked-again", facts(&[])),
    }
}

fn holder_name(tx: &mut Tx<'_>, network: NetworkId, holder: &Json) -> Result<String, Refusal> {
    let holder: Holder =
        serde_json::from_value(holder.clone()).map_err(|problem| Refusal::Broken(problem.to_string()))?;
    name_of(tx, network, holder).map_err(Refusal::from)
}

/// The name of a person or desk.
pub fn name_of(tx: &mut Tx<'_>, network: NetworkId, holder: Holder) -> Result<String, Error> {
    Ok(match holder {
        Holder::Person(id) => person::load(tx, network, id)?.map(|person| person.name),
        Holder::Desk(id) => desk::load(tx, network, id)?.map(|desk| desk.name),
    }
    .unwrap_or_default())
}

impl Notice {
    /// Whether it is about holding something, said by the engine, and not word that came back to its reader.
    pub fn is_about_holding(&self) -> bool {
        self.text.strip_prefix("notice-").is_some_and(|text| ABOUT_HOLDING.contains(&text))
    }

    /// The text in the reader's language.
    pub fn text(&self, view: &View) -> String {
        let args: Vec<(&str, Arg)> = self
            .facts
            .iter()
            .filter_map(|(name, value)| {
                let arg = match value {
                    Json::String(text) => Arg::from(text.clone()),
                    Json::Number(number) => Arg::from(number.as_i64()?),
                    Json::Object(object) => {
                        if let Some(key) = object.get("text").and_then(Json::as_str) {
                            Arg::from(view.say(key, &[]))
                        } else {
                            Arg::from(view.day(object.get("moment")?.as_str()?.parse().ok()?))
                        }
                    }
                    Json::Null | Json::Bool(_) | Json::Array(_) => return None,
                };
                Some((name.as_str(), arg))
            })
            .collect();
        view.say(&self.text, &args)
    }
}

/// The unread notices of somebody, newest first, at most `limit`.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Notice>, Error> {
    let rows = tx.query(
        "select id, person_id, at, text, facts, href, answerable_id, read_at from notice
         where network_id = $1 and person_id = $2 and read_at is null order by id desc limit $3",
        &[&network, &person, &limit],
    )?;
    rows.iter().map(read).collect()
}

/// One notice, whoever reads it: for the mail.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: NoticeId) -> Result<Option<Notice>, Error> {
    let row = tx.first(
        "select id, person_id, at, text, facts, href, answerable_id, read_at from notice
         where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read).transpose()
}

/// Marks a notice as read by its own reader; once read it stays so.
pub fn mark_read(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: PersonId,
    id: NoticeId,
) -> Result<(), Error> {
    tx.execute(
        "update notice set read_at = $4 where network_id = $1 and id = $2 and person_id = $3 and read_at is null",
        &[&network, &id, &person, &now],
    )?;
    Ok(())
}

/// Notes that the mail server accepted the mail.
pub fn delivered(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: NoticeId) -> Result<(), Error> {
    tx.execute(
        "update notice set delivered_at = $3 where network_id = $1 and id = $2 and delivered_at is null",
        &[&network, &id, &now],
    )?;
    Ok(())
}

fn read(row: &Row) -> Result<Notice, Error> {
    let facts: Json = row.get("facts")?;
    let Json::Object(facts) = facts else { return Err(row.bad("facts", "something else than facts")) };
    Ok(Notice {
        id: row.get("id")?,
        person: row.get("person_id")?,
        at: row.get("at")?,
        text: row.get("text")?,
        facts,
        href: row.get("href")?,
        answerable: row.get("answerable_id")?,
        read_at: row.get("read_at")?,
    })
}
