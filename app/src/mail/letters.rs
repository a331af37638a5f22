//! Letters by mail: each to one reader who chose it, in their language, as text and as HTML, with the link and the headers
//! with which a mail program ends the subscription by itself (RFC 8058). They go after word that somebody must hear, a few
//! at a time. One refused address holds up nobody and is nobody's work: its owner sees it on their own page.

use super::Mailer;
use super::server::Sent;
use kernel::Timestamp;
use knowledge::letter::{self, Letter, LetterId};
use knowledge::mail_letter::{Contents, LETTERS, Written, written};
use knowledge::subscription::{self, Subscription};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use network::published::Source;
use network::{Refusal, person};
use std::collections::HashMap;
use std::sync::Arc;
use store::Db;
use store::outbox::{self, Claimed, Failed, Fate};
use web::View;

/// How many one round takes: word that somebody must hear waits at most for these.
const ROUND: u16 = 5;

/// One letter to one reader, ready to be written.
struct Addressed {
    subscription: Subscription,
    reader: person::Person,
    /// The whole token of the link that ends it; it lives in the mail alone.
    token: String,
}

/// Whether what is sent to an address gets there.
enum Arrives {
    Yes,
    No,
}

/// Letters read in one round, each once.
type Read = HashMap<LetterId, Option<Letter>>;

impl Mailer {
    /// Sends one round of letters that are due; returns how many were taken up, none too when the mail server takes nothing
    /// now. Blocking.
    pub fn letters_round(&self, db: &Db, now: Timestamp, sources: &[Source]) -> Result<usize, Refusal> {
        let mut read = Read::new();
        self.each_due(db, now, (LETTERS, ROUND), |parcel| {
            self.deliver_letter(db, now, parcel, (&mut read, sources))
        })
    }

    fn deliver_letter(
        &self,
        db: &Db,
        now: Timestamp,
        parcel: &Claimed,
        (read, sources): (&mut Read, &[Source]),
    ) -> Result<Sent, Refusal> {
        let contents: Contents = serde_json::from_value(parcel.payload.clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel without its letter: {problem}")))?;
        if let std::collections::hash_map::Entry::Vacant(place) = read.entry(contents.letter) {
            let found = db.read_here(|tx| {
                Ok::<_, Refusal>(letter::load(tx, parcel.network, contents.letter, sources)?)
            })?;
            place.insert(found);
        }
        let letter = read.get(&contents.letter).and_then(Option::as_ref);
        let addressed = db.read_here(|tx| addressed(tx, parcel, &contents))?;
        let refused = |why: &str| (Sent::Refused(why.to_owned()), None);
        let (sent, to) = match (letter, &addressed) {
            (None, _) => refused("the letter is gone"),
            (Some(letter), _) if letter.items.is_empty() => refused("all that the letter told was withdrawn"),
            (Some(_), None) => refused("the reader has left or doesn't want it any more"),
            (Some(letter), Some(addressed)) => {
                self.hold(db, now, parcel)?;
                let sent = self.send_letter(letter, addressed, &parcel.key);
                (sent, Some(&addressed.subscription))
            }
        };
        self.report(db, now, parcel, (&sent, to))?;
        Ok(sent)
    }

    /// Keeps how it ended, in one transaction: a kill between two would send it again.
    fn report(
        &self,
        db: &Db,
        now: Timestamp,
        parcel: &Claimed,
        (sent, to): (&Sent, Option<&Subscription>),
    ) -> Result<(), Refusal> {
        db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            let arrives = match sent {
                Sent::Delivered => {
                    outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?;
                    Some(Arrives::Yes)
                }
                Sent::Refused(why) => {
                    outbox::give_up(tx, now, &failed(why))?;
                    Some(Arrives::No)
                }
                Sent::Later(why) | Sent::BrokeOff(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => None,
                    Fate::GivenUp => Some(Arrives::No),
                },
                Sent::HeldUp(why) => {
                    outbox::put_back(tx, now, &failed(why))?;
                    None
                }
            };
            // The owner of an address sees on their own page that it is refused, and that it no longer is.
            match (to, arrives) {
                (Some(to), Some(Arrives::Yes)) => subscription::delivered(tx, to.network, to.id)?,
                (Some(to), Some(Arrives::No)) => subscription::refused(tx, now, to.network, to.id)?,
                (None, _) | (_, None) => {}
            }
            Ok(())
        })
    }

    fn send_letter(&self, letter: &Letter, to: &Addressed, key: &str) -> Sent {
        let Ok(address) = to.reader.email.parse() else {
            return Sent::Refused("the address can't be read".to_owned());
        };
        let view = View::new(Arc::clone(&self.site), to.reader.lang, letter.kind.path());
        let end = format!("{}/afmelden/{}", self.public_url, to.token);
        let Written { subject, text, html } = written(&view, letter, &self.public_url, &end);
        let list = format!("<{}.{}>", letter.kind.path().trim_start_matches('/'), self.host());
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .message_id(Some(format!("<{key}@{}>", self.host())))
            .subject(subject)
            .header(ListUnsubscribe(format!("<{end}>")))
            .header(ListUnsubscribePost)
            .header(ListId(list))
            .multipart(MultiPart::alternative_plain_html(text, html));
        self.hand_over(message)
    }
}

/// The reader, while they are there and still want it.
fn addressed(
    tx: &mut store::Tx<'_>,
    parcel: &Claimed,
    contents: &Contents,
) -> Result<Option<Addressed>, Refusal> {
    let Some(known) = subscription::load(tx, parcel.network, contents.subscription)? else { return Ok(None) };
    let Some(reader) = person::load(tx, parcel.network, known.person)? else { return Ok(None) };
    if !known.state.is_running() || reader.presence == person::Presence::Left {
        return Ok(None);
    }
    let token = subscription::token(tx, parcel.network, known.id)?;
    Ok(token.map(|token| Addressed { subscription: known, reader, token }))
}

/// `List-Unsubscribe` (RFC 2369): the address that ends the subscription.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // Nothing in an address of ours needs encoding, and a mail program must find it in one piece.
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

/// `List-Unsubscribe-Post` (RFC 8058): one click, without asking.
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// `List-Id` (RFC 2919): which letter, so that a reader's mail program can sort it.
#[derive(Clone)]
struct ListId(String);

impl Header for ListId {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Id")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}
