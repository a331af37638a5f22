//! Mail: claims notices from the outbox and sends each to its one reader, in their language, through SMTP. At least
//! once: the Message-ID is the notice's own, so that a repeat after a crash is recognised. One reader's failing address
//! never holds up another's; a refused address becomes the obligation of whoever is answerable for the word. A server that
//! is in trouble itself is nobody's address: mail waits until it is back.

pub mod access;
pub mod clock;
pub mod letters;
pub mod residents;
pub mod server;
pub mod standing;

use anyhow::{Context, Result};
use kernel::ids::Uuid;
use kernel::{Lang, Timestamp};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use network::{Refusal, person};
use server::{MailServer, Sent};
use standing::Standing;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::outbox::{self, Claimed, Failed, Fate};
use store::{Db, Error, Tx};
use web::{Site, View, t};
use worklist::notice::{self, MAIL, Notice, NoticeId};

/// How many parcels one round takes; a slow server holds at most these.
const ROUND: u16 = 20;
/// The longest subject, in characters; what is longer is cut at a word.
const LONGEST_SUBJECT: usize = 90;

/// The way mail goes out.
pub struct Mailer {
    server: MailServer,
    from: Mailbox,
    public_url: String,
    site: Arc<Site>,
    node: Uuid,
    /// How the server is doing.
    pub standing: Standing,
    stops: AtomicBool,
}

impl Mailer {
    /// For the server in `smtp` (`smtp://`, `smtps://`, `smtp+plain://` for loopback).
    pub fn new(smtp: &str, from: &str, public_url: &str, site: Arc<Site>, node: Uuid) -> Result<Self> {
        Ok(Self {
            server: MailServer::parse(smtp)?,
            from: from.parse().context("the setting mail_from is no address")?,
            public_url: public_url.to_owned(),
            site,
            node,
            standing: Standing::default(),
            stops: AtomicBool::new(false),
        })
    }

    /// The same, with less patience for a server that says nothing.
    #[must_use]
    pub fn waiting_at_most(mut self, patience: Duration) -> Self {
        self.server.patience = patience;
        self
    }

    /// Sends one round of what is due; returns how many were taken up: none when nothing is due, and none when the mail
    /// server takes nothing now. Blocking.
    pub fn round(&self, db: &Db, now: Timestamp) -> Result<usize, Refusal> {
        self.each_due(db, now, (MAIL, ROUND), |parcel| self.deliver(db, now, parcel))
    }

    /// Claims what is due of a topic and delivers each, until the mail server turns out to be in trouble or this node
    /// stops: then what is left goes back, untried.
    fn each_due(
        &self,
        db: &Db,
        now: Timestamp,
        (topic, most): (&str, u16),
        mut deliver: impl FnMut(&Claimed) -> Result<Sent, Refusal>,
    ) -> Result<usize, Refusal> {
        if self.standing.is_waited_for(now) || self.stops.load(Ordering::Relaxed) {
            return Ok(0);
        }
        // A server in trouble is asked with one mail, not with as many as it could hold up.
        let most = if self.standing.trouble().is_some() { 1 } else { most };
        let claimed = db.write_here(|tx| outbox::claim(tx, now, self.node, topic, most))?;
        for (at, parcel) in claimed.iter().enumerate() {
            match deliver(parcel) {
                Ok(Sent::HeldUp(why)) => {
                    self.put_back(db, now, &claimed[at + 1..], &why);
                    return Ok(0);
                }
                // Another node has it now: its lease had ended. Nothing is lost.
                Ok(_) | Err(Refusal::Store(Error::Conflict)) => {}
                Err(refusal) => {
                    tracing::error!(parcel = %Uuid::from(parcel.id), error = %refusal, topic, "a mail could not be handled");
                }
            }
            if self.stops.load(Ordering::Relaxed) {
                self.put_back(db, now, &claimed[at + 1..], "this node stopped");
                break;
            }
        }
        Ok(claimed.len())
    }

    /// Lets go of what wasn't tried. What can't be let go of comes free when its lease ends.
    fn put_back(&self, db: &Db, now: Timestamp, parcels: &[Claimed], why: &str) {
        let let_go = db.write_here(|tx| {
            for parcel in parcels {
                let failed = Failed { network: parcel.network, id: parcel.id, node: self.node, why };
                match outbox::put_back(tx, now, &failed) {
                    Ok(()) | Err(Error::Conflict) => {}
                    Err(problem) => return Err(Refusal::from(problem)),
                }
            }
            Ok(())
        });
        if let Err(refusal) = let_go {
            tracing::warn!(error = %refusal, "some mail stays claimed for a while");
        }
    }

    /// From now on no other mail is begun: the one under way is finished.
    pub fn stop(&self) {
        self.stops.store(true, Ordering::Relaxed);
    }

    fn deliver(&self, db: &Db, now: Timestamp, parcel: &Claimed) -> Result<Sent, Refusal> {
        let id: NoticeId = serde_json::from_value(parcel.payload["notice"].clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel without its notice: {problem}")))?;
        let found = db.read_here(|tx| {
            let Some(notice) = notice::load(tx, parcel.network, id)? else { return Ok(None) };
            let reader = person::load(tx, parcel.network, notice.person)?;
            Ok::<_, Refusal>(reader.map(|reader| (notice, reader)))
        })?;
        self.hold(db, now, parcel)?;
        let sent = match found {
            None => Sent::Refused("the notice or its reader is gone".to_owned()),
            Some((_, reader)) if reader.presence == person::Presence::Left => {
                Sent::Refused("the reader has left".to_owned())
            }
            Some((notice, reader)) => self.send(&notice, &reader, &parcel.key),
        };
        let bounced = |tx: &mut Tx<'_>| worklist::bounce::bounced(tx, now, parcel.network, id);
        db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            match &sent {
                Sent::Delivered => {
                    outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?;
                    Ok(notice::delivered(tx, now, parcel.network, id)?)
                }
                Sent::Refused(why) => {
                    outbox::give_up(tx, now, &failed(why))?;
                    bounced(tx)
                }
                Sent::Later(why) | Sent::BrokeOff(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => Ok(()),
                    Fate::GivenUp => bounced(tx),
                },
                Sent::HeldUp(why) => Ok(outbox::put_back(tx, now, &failed(why))?),
            }
        })?;
        Ok(sent)
    }

    /// Holds a parcel anew when those before it took long, so that no other node sends it meanwhile.
    fn hold(&self, db: &Db, claimed_at: Timestamp, parcel: &Claimed) -> Result<(), Refusal> {
        let now = self.site.clock.now();
        if outbox::is_fresh(claimed_at, now) {
            return Ok(());
        }
        db.write_here(|tx| Ok(outbox::hold(tx, now, parcel.network, parcel.id, self.node)?))
    }

    fn send(&self, notice: &Notice, reader: &person::Person, key: &str) -> Sent {
        self.send_plain(&reader.email, key, self.letter(notice, reader.lang))
    }

    /// Sends words without more to one address; `key` tells a repeat.
    fn send_plain(&self, address: &str, key: &str, letter: Letter) -> Sent {
        let Ok(to) = address.parse() else {
            return Sent::Refused("the address can't be read".to_owned());
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .message_id(Some(format!("<{key}@{}>", self.host())))
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body);
        self.hand_over(message)
    }

    /// Hands a mail to the server.
    fn hand_over(&self, message: Result<Message, lettre::error::Error>) -> Sent {
        let message = match message {
            Ok(message) => message,
            Err(problem) => return Sent::Refused(format!("the mail can't be written: {problem}")),
        };
        let sent = self.server.hand_over(&message);
        self.standing.learn(self.site.clock.now(), sent)
    }

    /// A notice as a letter: what happened, where to look, why they get it.
    pub fn letter(&self, notice: &Notice, lang: Lang) -> Letter {
        let view = View::new(Arc::clone(&self.site), lang, &notice.href);
        let text = notice.text(&view);
        let link = format!("{}{}", self.public_url, notice.href);
        Letter {
            subject: t!(view, "mail-subject", text = first_sentence(&text)),
            body: format!(
                "{text}\n\n{}\n{link}\n\n-- \n{}\n",
                t!(view, "mail-look-here"),
                t!(view, "mail-why-you")
            ),
        }
    }

    fn host(&self) -> &str {
        self.public_url
            .split_once("//")
            .map_or("ponton", |(_, host)| host.split([':', '/']).next().unwrap_or("ponton"))
    }
}

/// Subject and text of a mail.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

fn first_sentence(text: &str) -> String {
    let end = text
        .find(['.', '\n', '?', '!'])
        .map_or(text.len(), |at| at + usize::from(!text[at..].starts_with('\n')));
    let sentence = text[..end].trim_end_matches('.');
    if sentence.chars().count() <= LONGEST_SUBJECT {
        return sentence.to_owned();
    }
    let most: String = sentence.chars().take(LONGEST_SUBJECT - 1).collect();
    let cut = most.rfind(char::is_whitespace).map_or(most.as_str(), |at| &most[..at]);
    format!("{}…", cut.trim_end_matches(|last: char| last.is_whitespace() || ",;:\"".contains(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_is_the_first_sentence() {
        assert_eq!(first_sentence("Je signaal is gebundeld. Trekker: Priya."), "Je signaal is gebundeld");
        assert_eq!(first_sentence("Werkt dit bij jullie? Zeg het ons."), "Werkt dit bij jullie?");
        assert_eq!(first_sentence("éé\nmeer"), "éé");
    }

    #[test]
    fn a_long_subject_is_cut_at_a_word() {
        let long = "Er is een antwoord op je signaal, van Priya Ramdin: \"Gemeenten betalen door en beeldbellen telt mee";
        assert_eq!(
            first_sentence(long),
            "Er is een antwoord op je signaal, van Priya Ramdin: \"Gemeenten betalen door en…"
        );
        assert_eq!(first_sentence(&"woord ".repeat(15)).chars().count(), 90);
        assert!(first_sentence(&"x".repeat(200)).ends_with("x…"), "one long word is cut where it must be");
    }
}
