//! The mail server, one mail at a time, and whose trouble it is when a mail doesn't go. What the server answers to this
//! recipient or to this message is the recipient's; whatever comes before that (it isn't there, greets with a refusal,
//! doesn't let us in, doesn't want our sender) is the server's own, and says nothing about the person who waits for word.

use anyhow::{Context, Result, bail};
use lettre::message::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::time::Duration;

/// The usual patience; `store::outbox::LEASE` is longer than ten answers that each take so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// Answers that are about the server whenever they come: it closes down (421), the order of what was said (503), and that
/// it wants a login that it doesn't get (530, 535, 538).
const THE_SERVERS_OWN: [u16; 5] = [421, 503, 530, 535, 538];

/// How sending one mail ended. A reason never holds the server's own words: they may repeat the address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sent {
    /// The server took it.
    Delivered,
    /// The server will never take it: the address is refused.
    Refused(String),
    /// The server won't take this one now; it may go better later.
    Later(String),
    /// The server broke off, or fell silent, in the middle of this one. Whose trouble that is shows in the next.
    BrokeOff(String),
    /// The server takes nothing from us now. No recipient has anything to do with it.
    HeldUp(String),
}

/// Where mail goes.
pub struct MailServer {
    host: String,
    port: u16,
    tls: Tls,
    login: Option<Credentials>,
    /// A server that says nothing for so long is taken for away.
    pub patience: Duration,
}

impl MailServer {
    /// As the setting says: `smtp://`, `smtps://`, `smtp+plain://` for loopback.
    pub fn parse(smtp: &str) -> Result<Self> {
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
        let login = login
            .and_then(|login| login.split_once(':'))
            .map(|(user, password)| Credentials::new(user.to_owned(), password.to_owned()));
        Ok(Self { host: host.trim_matches(['[', ']']).to_owned(), port, tls, login, patience: PATIENCE })
    }

    /// Hands one mail over.
    pub fn hand_over(&self, message: &Message) -> Sent {
        let mut open = match self.open() {
            Ok(open) => open,
            Err((step, problem)) => return Sent::HeldUp(told(step, &problem)),
        };
        let sent = say(&mut open, message);
        // It says goodbye; that nobody answers changes nothing.
        open.abort();
        sent
    }

    /// A connection that is let in.
    fn open(&self) -> Result<SmtpConnection, (&'static str, Error)> {
        let wrapper = match &self.tls {
            Tls::Wrapper(parameters) => Some(parameters),
            _ => None,
        };
        let us = ClientId::default();
        let server = (self.host.as_str(), self.port);
        let mut open = SmtpConnection::connect(server, Some(self.patience), &us, wrapper, None)
            .map_err(|problem| ("greeting", problem))?;
        if let Tls::Required(parameters) = &self.tls {
            open.starttls(parameters, &us).map_err(|problem| ("TLS", problem))?;
        }
        if let Some(login) = &self.login {
            open.auth(DEFAULT_MECHANISMS, login).map_err(|problem| ("login", problem))?;
        }
        Ok(open)
    }
}

/// Sender, recipient, message.
fn say(open: &mut SmtpConnection, message: &Message) -> Sent {
    let (envelope, words) = (message.envelope(), message.formatted());
    let mut parameters = Vec::new();
    if envelope.to().iter().any(|to| !to.to_string().is_ascii()) {
        if !open.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Sent::Refused("the mail server takes no address with letters like é".to_owned());
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !words.is_ascii() && open.server_info().supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    if let Err(problem) = open.command(Mail::new(envelope.from().cloned(), parameters)) {
        return Sent::HeldUp(told("sender", &problem));
    }
    for to in envelope.to() {
        if let Err(problem) = open.command(Rcpt::new(to.clone(), Vec::new())) {
            return judged("recipient", &problem);
        }
    }
    match open.command(Data).and_then(|_| open.message(&words)) {
        Ok(_) => Sent::Delivered,
        Err(problem) => judged("message", &problem),
    }
}

/// What went wrong once the recipient was named.
fn judged(step: &str, problem: &Error) -> Sent {
    let why = told(step, problem);
    match problem.status() {
        Some(code) if THE_SERVERS_OWN.contains(&u16::from(code)) => Sent::HeldUp(why),
        Some(_) if problem.is_permanent() => Sent::Refused(why),
        Some(_) => Sent::Later(why),
        None => Sent::BrokeOff(why),
    }
}

fn told(step: &str, problem: &Error) -> String {
    match problem.status() {
        Some(code) => format!("the mail server answered {code} at the {step}"),
        None if is_silence(problem) => format!("the mail server did not answer in time at the {step}"),
        None if problem.is_client() => format!("the mail server lacks what we need at the {step}"),
        None => format!("the mail server could not be reached or broke off at the {step}"),
    }
}

/// A read that waits too long ends as "would block" on some systems and as "timed out" on others.
fn is_silence(problem: &Error) -> bool {
    let source = std::error::Error::source(problem).and_then(|it| it.downcast_ref::<std::io::Error>());
    problem.is_timeout() || source.is_some_and(|it| it.kind() == std::io::ErrorKind::WouldBlock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_without_tls_stays_on_this_machine() {
        assert!(MailServer::parse("smtp+plain://127.0.0.1:2525").is_ok());
        assert!(MailServer::parse("smtp+plain://mail.example:25").is_err());
        assert!(MailServer::parse("smtp://ponton:geheim@mail.example").is_ok_and(|it| it.login.is_some()));
    }

    #[test]
    fn a_server_that_is_not_there_is_nobodys_fault() {
        // A port of this machine on which nothing listens any more.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = MailServer::parse(&format!("smtp+plain://127.0.0.1:{port}")).unwrap();
        let message = Message::builder()
            .from("ponton@voorbeeld.example".parse().unwrap())
            .to("ruud@voorbeeld.example".parse().unwrap())
            .body("Dag".to_owned())
            .unwrap();
        let why = "the mail server could not be reached or broke off at the greeting".to_owned();
        assert_eq!(server.hand_over(&message), Sent::HeldUp(why));
    }
}
