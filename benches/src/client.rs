//! A browser as far as measuring needs one: HTTP/1.1 over one kept connection, with a session and an address of its
//! own. It counts bytes and looks at the status; it unpacks and renders nothing, so that the measuring side costs
//! little beside the server it shares the machine with.

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Nothing measured here takes so long; a request that does has failed.
const PATIENCE: Duration = Duration::from_secs(40);

/// What is asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET` without a form, `POST` with one.
    pub path: String,
    /// The session's token.
    pub session: String,
    /// A url-encoded form.
    pub form: Option<String>,
    /// Whether the answer may be packed, as every browser allows.
    pub packing: Packing,
}

/// Whether an answer may be packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Packing {
    /// With gzip.
    Gzip,
    /// Not at all.
    Plain,
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, packed or not.
    pub body: Vec<u8>,
}

/// A kept connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    /// The line that the server's proxy would add: each connection comes from an address of its own, because the
    /// server limits how fast one address may ask.
    address: String,
}

impl Connection {
    /// Connects as the visitor from the address number `address`.
    pub fn open(server: SocketAddr, address: usize) -> Result<Self> {
        let stream = TcpStream::connect_timeout(&server, PATIENCE).context("the server doesn't listen")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream: BufReader::new(stream), address: forwarded(address) })
    }

    /// Comes from another address from now on.
    pub fn move_to(&mut self, address: usize) {
        self.address = forwarded(address);
    }

    /// Asks and waits for the whole answer.
    pub fn ask(&mut self, request: &Request) -> Result<Answer> {
        let Request { path, session, form, packing } = request;
        let method = if form.is_some() { "POST" } else { "GET" };
        let accept = if *packing == Packing::Gzip { "Accept-Encoding: gzip\r\n" } else { "" };
        let mut text = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: ponton={session}\r\nX-Forwarded-For: {}\r\n\
             Sec-Fetch-Site: same-origin\r\nAccept-Language: nl\r\n{accept}",
            self.address
        );
        if let Some(form) = form {
            let header = format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            );
            text.push_str(&header);
        }
        text.push_str("\r\n");
        text.push_str(form.as_deref().unwrap_or_default());
        self.stream.get_mut().write_all(text.as_bytes())?;
        self.answer().with_context(|| format!("the answer to {method} {path}"))
    }

    fn answer(&mut self) -> Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status")?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            match line.split_once(':') {
                None => break,
                Some(("content-length", value)) => length = value.trim().parse()?,
                Some(("transfer-encoding", value)) => chunked = value.trim() == "chunked",
                Some(_) => {}
            }
        }
        let mut body = Vec::new();
        if chunked {
            while let size @ 1.. = usize::from_str_radix(self.line()?.trim(), 16)? {
                self.take(size, &mut body)?;
                ensure!(self.line()?.is_empty(), "a chunk that doesn't end where it says");
            }
            ensure!(self.line()?.is_empty(), "trailers that nobody asked for");
        } else {
            self.take(length, &mut body)?;
        }
        Ok(Answer { status, body })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    fn take(&mut self, size: usize, body: &mut Vec<u8>) -> Result<()> {
        let from = body.len();
        body.resize(from + size, 0);
        Ok(self.stream.read_exact(&mut body[from..])?)
    }
}

/// An address of the block that is kept for measuring (RFC 2544).
fn forwarded(address: usize) -> String {
    format!("198.18.{}.{}", address / 256 % 256, address % 256)
}

/// A form's pairs, url-encoded.
pub fn form(pairs: &[(&str, &str)]) -> String {
    let encoded: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    encoded.join("&")
}

fn encode(value: &str) -> String {
    use std::fmt::Write as _;
    value.bytes().fold(String::with_capacity(value.len()), |mut text, byte| {
        match byte {
            b' ' => text.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => text.push(byte.into()),
            _ => write!(text, "%{byte:02X}").expect("writing to a string succeeds"),
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_form_is_sent_as_a_browser_sends_it() {
        assert_eq!(
            form(&[("words", "Wij zien; één"), ("kind", "wrong")]),
            "words=Wij+zien%3B+%C3%A9%C3%A9n&kind=wrong"
        );
    }

    #[test]
    fn chunks_and_lengths_are_both_read_to_their_end() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let chunked =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
            stream.write_all(chunked.as_bytes()).unwrap();
            stream.write_all(b"HTTP/1.1 303 See Other\r\ncontent-length: 2\r\n\r\nok").unwrap();
            stream.read_to_end(&mut Vec::new()).unwrap();
        });
        let mut connection = Connection::open(at, 1).unwrap();
        let request =
            Request { path: "/".to_owned(), session: String::new(), form: None, packing: Packing::Plain };
        let (first, second) = (connection.ask(&request).unwrap(), connection.ask(&request).unwrap());
        assert_eq!((first.status, first.body.as_slice()), (200, b"abcde".as_slice()));
        assert_eq!((second.status, second.body.as_slice()), (303, b"ok".as_slice()));
        drop(connection);
        server.join().unwrap();
    }
}
