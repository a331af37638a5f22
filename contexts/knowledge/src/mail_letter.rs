//! Letters by mail: a parcel per reader in the outbox, put there some hundreds at a time so that a letter to a hundred
//! thousand holds up nothing, and going on where it stopped when a node falls still. And what such a mail says. Sending is
//! the app's.

use crate::letter::{Letter, LetterId, LetterKind};
use crate::letter_html;
use crate::subscription::SubscriptionId;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use maud::{DOCTYPE, html};
use network::{Refusal, each_apart};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::outbox::{self, Parcel};
use store::{Db, Error, Row, Tx};
use web::{View, t};

/// The topic of the outbox under which letters travel; word that somebody must hear has another and goes first.
pub const LETTERS: &str = "letter";
/// Parcels put in one transaction.
const AT_ONCE: i64 = 500;
/// Transactions in one beat of the clock.
const ROUNDS: usize = 20;

/// What a parcel holds: ids, and never an address or a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contents {
    /// Which letter.
    pub letter: LetterId,
    /// To whom, and for which subscription.
    pub subscription: SubscriptionId,
}

/// Puts parcels of letters that are being mailed; gives how many. Safe with any number of nodes, and after any end: a
/// parcel's key is its letter and reader. Blocking.
pub fn put_parcels(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let mailing = db.read_here(|tx| Ok::<_, Refusal>(mailing(tx)?))?;
    let mut rounds = 0..ROUNDS;
    each_apart(mailing, |(network, letter)| {
        let mut put = 0;
        while rounds.next().is_some() {
            match db.write_here(|tx| one_round(tx, now, network, letter))? {
                Some(count) => put += count,
                None => break,
            }
        }
        Ok(put)
    })
}

/// The letters that are being mailed, oldest first.
fn mailing(tx: &mut Tx<'_>) -> Result<Vec<(NetworkId, LetterId)>, Error> {
    let rows = tx.query(
        "select network_id, id from letter where state = 'mailing' order by made_at, network_id, id",
        &[],
    )?;
    rows.iter().map(|row| Ok((row.get("network_id")?, row.get("id")?))).collect()
}

/// The next readers of a letter that is being mailed; nothing when it has gone to all of them.
fn one_round(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    letter: LetterId,
) -> Result<Option<usize>, Refusal> {
    let row = tx.first(
        "select kind, made_at, mailed_up_to, version from letter
         where network_id = $1 and id = $2 and state = 'mailing'",
        &[&network, &letter],
    )?;
    let Some(row) = row else { return Ok(None) };
    let readers = readers(tx, network, &row)?;
    for subscription in &readers {
        let contents = Contents { letter, subscription: subscription.0 };
        let parcel = Parcel {
            network,
            topic: LETTERS,
            recipient: Some(subscription.1),
            payload: json!(contents),
            key: contents.key(),
        };
        outbox::put(tx, now, &parcel)?;
    }
    let all = i64::try_from(readers.len()).unwrap_or(AT_ONCE) < AT_ONCE;
    let up_to: Option<Uuid> = row.get("mailed_up_to")?;
    let up_to = readers.last().map(|reader| reader.0.0).or(up_to);
    let version: i64 = row.get("version")?;
    tx.change_one(
        "update letter set state = $3, mailed_up_to = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $5",
        &[&network, &letter, &(if all { "mailed" } else { "mailing" }), &up_to, &version],
    )?;
    Ok(Some(readers.len()))
}

/// Who had chosen it when it was made, after those who were put already.
fn readers(
    tx: &mut Tx<'_>,
    network: NetworkId,
    letter: &Row,
) -> Result<Vec<(SubscriptionId, kernel::PersonId)>, Error> {
    let (kind, made_at): (LetterKind, Timestamp) = (letter.get("kind")?, letter.get("made_at")?);
    let after: Option<Uuid> = letter.get("mailed_up_to")?;
    let rows = tx.query(
        "select id, person_id from letter_subscription
         where network_id = $1 and kind = $2 and state = 'running' and state_since <= $3 and id > $4
         order by id limit $5",
        &[&network, &kind, &made_at, &after.unwrap_or_default(), &AT_ONCE],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("person_id")?))).collect()
}

impl Contents {
    /// What makes it the same parcel, and the mail the same mail, when it is put or sent again.
    pub fn key(&self) -> String {
        format!("{}.{}", self.letter, self.subscription)
    }
}

/// A letter as mail: the same words as text and as HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
}

/// Writes a letter for one reader: `base` begins every address, `end` is the whole address that ends the subscription.
pub fn written(view: &View, letter: &Letter, base: &str, end: &str) -> Written {
    let title = letter.title(view);
    let page = format!("{base}{}", letter.path());
    let why = t!(view, "letter-mail-why", letter = view.say(letter.kind.text_key(), &[]));
    let text = format!(
        "{title}\n\n{}\n\n{}\n{page}\n\n-- \n{why}\n{}\n{end}\n",
        letter_html::plain(view, letter, base),
        t!(view, "letter-mail-page"),
        t!(view, "letter-mail-end"),
    );
    Written {
        subject: t!(view, "letter-mail-subject", title = &title),
        text,
        html: document(view, letter, (base, end)),
    }
}

fn document(view: &View, letter: &Letter, (base, end): (&str, &str)) -> String {
    let title = letter.title(view);
    let why = t!(view, "letter-mail-why", letter = view.say(letter.kind.text_key(), &[]));
    let link = "color:#0b5c7a";
    let page = html! {
        (DOCTYPE)
        html lang=(view.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
            }
            body style="margin:0;padding:0;background:#f4f8fa;color:#12303f" {
                div style="max-width:640px;margin:0 auto;padding:24px 20px;background:#ffffff;\
                    font-family:'Atkinson Hyperlegible',Verdana,Arial,sans-serif;font-size:17px;line-height:1.5" {
                    p style="margin:0 0 4px;font-size:14px;color:#4a6472" { "Ponton" }
                    h1 style="margin:0 0 16px;font-size:25px;line-height:1.2;border-bottom:3px solid #0b5c7a;\
                        padding-bottom:12px" { (title) }
                    (letter_html::body(view, letter, base))
                    p style="margin:28px 0 0" {
                        a style=(link) href={(base) (letter.path())} { (t!(view, "letter-mail-page")) }
                    }
                    p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #6b8796;font-size:14px;color:#4a6472" {
                        (why) " "
                        a style=(link) href=(end) { (t!(view, "letter-mail-end")) }
                    }
                }
            }
        }
    };
    page.into_string()
}
