//! A mail server on loopback that keeps what came in: whose, under which Message-ID, how often. It takes its time before it
//! says that it has a mail, so that kills land between sending and recording, and refuses one address for good. It knows no
//! more of SMTP (RFC 5321) than a sender of ours asks.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So long a mail lies here before the sender hears that it came.
const PAUSE: Duration = Duration::from_millis(15);

/// A mail that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Mail {
    /// The recipient of the envelope.
    to: String,
    /// Its lines, put together again where they were folded.
    text: String,
    /// How often it came.
    times: u64,
}

type Taken = Arc<Mutex<BTreeMap<String, Mail>>>;

/// The mail server.
pub struct Postbox {
    port: u16,
    taken: Taken,
    strange: Arc<Mutex<Vec<String>>>,
}

/// What came in, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Mails, each counted once.
    pub mails: u64,
    /// Mails that came again, under the same Message-ID.
    pub again: u64,
}

impl Postbox {
    /// Opens one that refuses mail to `refused`.
    pub fn open(refused: &'static str) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("a free port")?;
        let port = listener.local_addr()?.port();
        let (taken, strange) = (Taken::default(), Arc::new(Mutex::new(Vec::new())));
        let (keep, note) = (Arc::clone(&taken), Arc::clone(&strange));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (keep, note) = (Arc::clone(&keep), Arc::clone(&note));
                std::thread::spawn(move || {
                    // A sender that was killed breaks off; that is what is tried here.
                    if let Ok(Some(strange)) = converse(stream, refused, &keep) {
                        hold(&note).push(strange);
                    }
                });
            }
        });
        Ok(Self { port, taken, strange })
    }

    /// As the setting `smtp` names it.
    pub fn setting(&self) -> String {
        format!("smtp+plain://127.0.0.1:{}", self.port)
    }

    /// How many came, and came again.
    pub fn came(&self) -> Came {
        let taken = hold(&self.taken);
        let again = taken.values().map(|mail| mail.times - 1).sum();
        Came { mails: u64::try_from(taken.len()).unwrap_or(u64::MAX), again }
    }

    /// Whether a mail says this word.
    pub fn says(&self, word: &str) -> bool {
        hold(&self.taken).values().any(|mail| mail.text.contains(word))
    }

    /// What should never come in: another mail under a Message-ID that came before, or one without.
    pub fn strange(&self) -> Vec<String> {
        hold(&self.strange).clone()
    }
}

/// One conversation; gives what was strange in it, if anything was.
fn converse(stream: TcpStream, refused: &str, taken: &Taken) -> Result<Option<String>> {
    let mut lines = BufReader::new(stream);
    let mut to = String::new();
    say(&mut lines, "220 localhost")?;
    while let Some(line) = next(&mut lines)? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "RCPT" => {
                line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to);
                let known = to != refused;
                say(&mut lines, if known { "250 OK" } else { "550 5.1.1 No such mailbox" })?;
            }
            "DATA" => {
                say(&mut lines, "354 Go on")?;
                let Some(text) = message(&mut lines)? else { return Ok(None) };
                let strange = keep(taken, &to, &text);
                std::thread::sleep(PAUSE);
                say(&mut lines, "250 OK")?;
                if strange.is_some() {
                    return Ok(strange);
                }
            }
            "QUIT" => {
                say(&mut lines, "221 Bye")?;
                return Ok(None);
            }
            _ => say(&mut lines, "250 OK")?,
        }
    }
    Ok(None)
}

fn keep(taken: &Taken, to: &str, text: &str) -> Option<String> {
    let id = text.lines().find_map(|line| line.strip_prefix("Message-ID:")).map(str::trim);
    let Some(id) = id else { return Some(format!("a mail to {to} without a Message-ID")) };
    let mut taken = hold(taken);
    let mail = taken.entry(id.to_owned()).or_default();
    if mail.times > 0 && (mail.to != to || body(&mail.text) != body(text)) {
        return Some(format!("{id} came with other words or to somebody else"));
    }
    (mail.to, mail.text) = (to.to_owned(), text.to_owned());
    mail.times += 1;
    None
}

/// Below the headers: the date of sending is another one each time.
fn body(text: &str) -> &str {
    text.split_once("\n\n").map_or("", |(_, body)| body)
}

/// The lines of a message up to the dot, quoted-printable lines made whole; nothing when the sender broke off.
fn message(lines: &mut BufReader<TcpStream>) -> Result<Option<String>> {
    let mut text = String::new();
    while let Some(line) = next(lines)? {
        if line == "." {
            return Ok(Some(text.replace("=\n", "")));
        }
        text.push_str(&line);
        text.push('\n');
    }
    Ok(None)
}

fn next(lines: &mut BufReader<TcpStream>) -> Result<Option<String>> {
    let mut line = String::new();
    let read = lines.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn say(lines: &mut BufReader<TcpStream>, words: &str) -> Result<()> {
    Ok(lines.get_mut().write_all(format!("{words}\r\n").as_bytes())?)
}

/// What a panicking thread left is still a list.
fn hold<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str, date: &str, words: &str) -> String {
        format!("Message-ID: <{id}>\nDate: {date}\n\n{words}\n")
    }

    #[test]
    fn the_same_mail_again_is_counted_and_another_under_its_id_is_strange() {
        let taken = Taken::default();
        assert_eq!(keep(&taken, "ruud@x.example", &text("1", "ma", "Er is een antwoord.")), None);
        assert_eq!(keep(&taken, "ruud@x.example", &text("1", "di", "Er is een antwoord.")), None);
        assert!(keep(&taken, "ruud@x.example", &text("1", "di", "Iets anders.")).is_some());
        assert!(keep(&taken, "joost@x.example", &text("1", "di", "Er is een antwoord.")).is_some());
        assert!(keep(&taken, "ruud@x.example", "Subject: x\n\nzonder").is_some());
        let times: Vec<u64> = hold(&taken).values().map(|mail| mail.times).collect();
        assert_eq!(times, [2]);
    }

    #[test]
    fn a_mail_comes_in_over_a_real_connection_and_a_refused_one_does_not() {
        let postbox = Postbox::open("joost@x.example").unwrap();
        let send = |to: &str| {
            let mut lines = BufReader::new(TcpStream::connect((Ipv4Addr::LOCALHOST, postbox.port)).unwrap());
            let mut heard = vec![next(&mut lines).unwrap().unwrap()];
            for line in ["EHLO x", "MAIL FROM:<p@x.example>", &format!("RCPT TO:<{to}>")] {
                say(&mut lines, line).unwrap();
                heard.push(next(&mut lines).unwrap().unwrap());
            }
            if heard.last().is_some_and(|last| last.starts_with("250")) {
                say(&mut lines, "DATA").unwrap();
                heard.push(next(&mut lines).unwrap().unwrap());
                say(&mut lines, "Message-ID: <7@x>\r\n\r\nproef=\r\nba\r\n.").unwrap();
                heard.push(next(&mut lines).unwrap().unwrap());
            }
            heard.pop().unwrap()
        };
        assert!(send("joost@x.example").starts_with("550"));
        assert_eq!(postbox.came(), Came { mails: 0, again: 0 });
        assert!(send("ruud@x.example").starts_with("250"));
        assert!(postbox.says("proefba"));
        assert!(send("ruud@x.example").starts_with("250"));
        assert_eq!((postbox.came(), postbox.strange().len()), (Came { mails: 1, again: 1 }, 0));
    }
}
