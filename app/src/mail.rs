//! Mail: claims notices from the outbox and sends each to its one reader, in their language, through SMTP. At least
//! once: the Message-ID is the notice's own, so that a repeat after a crash is recognised. One reader's failing address
//! never holds up another's; a refused address becomes the obligation of whoever is answerable for the word.

pub mod letters;
pub mod residents;

use anyhow::{Context, Result, bail};
use kernel::ids::Uuid;
use kernel::{Lang, Timestamp};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};
use network::{Refusal, person};
use std::sync::Arc;
use std::time::Duration;
use store::outbox::{self, Claimed, Failed, Fate};
use store::{Db, Error};
use web::{Site, View, t};
use worklist::notice::{self, MAIL, Notice, NoticeId};

/// How many parcels one round takes; a slow server holds at most these.
const ROUND: u16 = 20;
/// A server that says nothing for so long is taken for away.
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest subject, in characters; what is longer is cut at a word.
const LONGEST_SUBJECT: usize = 90;

/// The way mail goes out.
pub struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
    public_url: String,
    site: Arc<Site>,
    node: Uuid,
}

/// How sending one mail ended.
enum Sent {
    Delivered,
    /// The server will never take it: the address is refused.
    Refused(String),
    /// It may go better later.
    Later(String),
}

impl Mailer {
    /// For the server in `smtp` (`smtp://`, `smtps://`, `smtp+plain://` for loopback).
    pub fn new(smtp: &str, from: &str, public_url: &str, site: Arc<Site>, node: Uuid) -> Result<Self> {
        Ok(Self {
            transport: transport(smtp)?,
            from: from.parse().context("the setting mail_from is no address")?,
            public_url: public_url.to_owned(),
            site,
            node,
        })
    }

    /// Sends one round of what is due; returns how many were taken up. Blocking.
    pub fn round(&self, db: &Db, now: Timestamp) -> Result<usize, Refusal> {
        let claimed = db.write_here(|tx| outbox::claim(tx, now, self.node, MAIL, ROUND))?;
        for parcel in &claimed {
            match self.deliver(db, now, parcel) {
                // Another node has it now: its lease had ended. Nothing is lost.
                Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
                Err(refusal) => {
                    tracing::error!(parcel = %Uuid::from(parcel.id), error = %refusal, "a mail could not be handled");
                }
            }
        }
        Ok(claimed.len())
    }

    fn deliver(&self, db: &Db, now: Timestamp, parcel: &Claimed) -> Result<(), Refusal> {
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
        db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            match &sent {
                Sent::Delivered => {
                    outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?;
                    Ok(notice::delivered(tx, now, parcel.network, id)?)
                }
                Sent::Refused(why) => {
                    outbox::give_up(tx, now, &failed(why))?;
                    worklist::bounce::bounced(tx, now, parcel.network, id)
                }
                Sent::Later(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => Ok(()),
                    Fate::GivenUp => worklist::bounce::bounced(tx, now, parcel.network, id),
                },
            }
        })
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
        let Ok(to) = reader.email.parse() else {
            return Sent::Refused("the address can't be read".to_owned());
        };
        let letter = self.letter(notice, reader.lang);
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
        match self.transport.send(&message) {
            Ok(_) => Sent::Delivered,
            // The server's own words may repeat the address, so only its code is kept.
            Err(problem) if problem.is_permanent() => Sent::Refused(code(&problem)),
            Err(problem) => Sent::Later(code(&problem)),
        }
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

fn code(problem: &lettre::transport::smtp::Error) -> String {
    match problem.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if problem.is_timeout() => "the mail server did not answer in time".to_owned(),
        None => "the mail server could not be reached or broke off".to_owned(),
    }
}

fn transport(smtp: &str) -> Result<SmtpTransport> {
    let (scheme, rest) = smtp.split_once("://").context("the setting smtp has no ://")?;
    let (login, address) =
        rest.rsplit_once('@').map_or((None, rest), |(login, address)| (Some(login), address));
    let (host, port) = match address.rsplit_once(':') {
        Some((host, port)) => {
            (host, port.parse::<u16>().context("the setting smtp has a port that is no number")?)
        }
        None => (address, if scheme == "smtps" { 465 } else { 587 }),
    };
    let tls = match scheme {
        "smtp" => Tls::Required(TlsParameters::new(host.to_owned())?),
        "smtps" => Tls::Wrapper(TlsParameters::new(host.to_owned())?),
        "smtp+plain" if ["127.0.0.1", "localhost", "[::1]"].contains(&host) => Tls::None,
        _ => bail!("the setting smtp: mail without TLS goes to this machine only"),
    };
    let mut builder = SmtpTransport::builder_dangerous(host.trim_matches(['[', ']']))
        .port(port)
        .tls(tls)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = login.and_then(|login| login.split_once(':')) {
        builder = builder.credentials(Credentials::new(user.to_owned(), password.to_owned()));
    }
    Ok(builder.build())
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

    #[test]
    fn mail_without_tls_stays_on_this_machine() {
        assert!(transport("smtp+plain://127.0.0.1:2525").is_ok());
        assert!(transport("smtp+plain://mail.example:25").is_err());
        assert!(transport("smtp://ponton:geheim@mail.example").is_ok());
    }
}
