//! Word to a person: on Vandaag and, through the outbox, by mail, in the transaction of the act that caused it. The
//! one way in which anybody hears anything. A notice is a text key with its facts, said in the reader's language
//! when it is shown; it never holds a resident's data, and the outbox holds only its id.

use crate::Matter;
use kernel::{DeskId, NetworkId, ObligationId, PersonId, Timestamp, define_id};
use network::{desk, person};
use obligations::Holder;
use serde_json::{Map, Value as Json, json};
use store::outbox::{self, Parcel};
use store::{Error, Row, Tx};
use web::View;
use web::texts::Arg;

mod holding;
mod unread;

pub use holding::{Decided, from_engine};
pub use unread::{About, count_unread, unread};

define_id!(
    /// One notice.
    NoticeId
);
store::id_value!(NoticeId);

/// The one word about a wrong: mail goes through other hands, so that it says only that there is word. A mail with it that
/// bounces is for a confidant.
pub const OF_A_WRONG: &str = "notice-of-a-wrong";

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
    tell_for(tx, now, network, (person, None), word)
}

/// As `tell`; should its mail come back, whoever holds `about` by then brings the word another way, and the one named in
/// `word` where nobody holds it any more.
pub fn tell_for(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (person, about): (PersonId, Option<Matter>),
    word: &Word<'_>,
) -> Result<NoticeId, Error> {
    let id = NoticeId::new(now);
    let facts = Json::Object(word.facts.clone());
    tx.execute(
        "insert into notice (network_id, id, person_id, at, text, facts, href, answerable_id, holding, about_kind, about_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &network,
            &id,
            &person,
            &now,
            &word.text,
            &facts,
            &word.href,
            &word.answerable,
            &holding::is_about_holding(word.text),
            &about.map(|about| about.kind),
            &about.map(|about| about.id),
        ],
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
        holding::is_about_holding(&self.text)
    }

    /// Of what is kept without a title: which obligation it is about, and the kind of its matter.
    pub fn sealed(&self) -> Option<(ObligationId, String)> {
        let fact = |name| self.facts.get(name).and_then(Json::as_str);
        Some((fact(holding::SEALED)?.parse().ok()?, fact(holding::KIND)?.to_owned()))
    }

    /// Says whose it is, to a reader who may know.
    pub fn name(&mut self, title: &str) {
        self.facts.insert("title".to_owned(), json!(title));
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

/// Sends a notice again whose mail could not be delivered; should that fail too, it bounces anew.
pub(crate) fn send_again(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (reader, id): (PersonId, NoticeId),
) -> Result<(), Error> {
    tx.execute(
        "update notice set bounced_at = null, delivered_at = null where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    let key = kernel::ids::uuid_at(now).to_string();
    let payload = json!({ "notice": id });
    outbox::put(tx, now, &Parcel { network, topic: MAIL, recipient: Some(reader), payload, key })?;
    Ok(())
}

/// Notices, each with the open obligation of what it is about, if any, as `held`.
pub(crate) const WITH_WHAT_IT_IS_ABOUT: &str = "notice
    left join obligation held on held.network_id = notice.network_id and held.matter_kind = notice.about_kind
      and held.matter_id = notice.about_id and held.state <> 'settled'";

/// Of such a row which person answers for the word: whoever holds what it is about in their own right, and of what nobody
/// holds any more who was named with it. Of what lies at a desk nobody does by themselves.
pub(crate) const ANSWERS_FOR_IT: &str = "(case when held.id is null then notice.answerable_id
    when held.rung = 'holder' then held.holder_person else held.original_person end)";

/// Who brings a notice another way now that its mail came back: whoever answers for it, and when they aren't there whoever
/// holds what it is about. `None` when nobody is left.
pub fn answers_for(tx: &mut Tx<'_>, network: NetworkId, id: NoticeId) -> Result<Option<Holder>, Error> {
    let sql = format!(
        "select coalesce(person.id, held.holder_person) as person, held.holder_desk as desk
         from {WITH_WHAT_IT_IS_ABOUT}
         left join person on person.network_id = notice.network_id and person.id = {ANSWERS_FOR_IT}
           and person.state = 'active'
         where notice.network_id = $1 and notice.id = $2"
    );
    let Some(row) = tx.first(&sql, &[&network, &id])? else { return Ok(None) };
    let (person, desk): (Option<PersonId>, Option<DeskId>) = (row.get("person")?, row.get("desk")?);
    Ok(person.map(Holder::Person).or(desk.map(Holder::Desk)))
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
