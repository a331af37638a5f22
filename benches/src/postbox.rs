//! A mail server that takes everything and counts: as much of SMTP as a client on this machine needs, no more. It keeps
//! the Message-IDs it saw, because a mail that was sent twice has the same one.

use anyhow::Result;
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// The mail that came in.
#[derive(Clone)]
pub struct Postbox {
    /// Where it listens.
    pub address: SocketAddr,
    seen: Arc<Mutex<HashMap<String, u32>>>,
}

impl Postbox {
    /// Listens on a free port, until this process ends.
    pub fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let postbox = Self { address: listener.local_addr()?, seen: Arc::default() };
        let seen = Arc::clone(&postbox.seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&seen);
                // A client that breaks off is the client's affair.
                std::thread::spawn(move || drop(talk(stream, &seen)));
            }
        });
        Ok(postbox)
    }

    /// How many different mails came, and how many came again.
    pub fn counted(&self) -> (usize, u32) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        (seen.len(), seen.values().map(|times| times - 1).sum())
    }
}

impl Postbox {
    /// How many of the mails with these keys came; a Message-ID is the key, and where it comes from.
    pub fn came(&self, keys: &[String]) -> usize {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let ids: HashSet<&str> =
            seen.keys().filter_map(|id| id.trim_start_matches('<').split('@').next()).collect();
        keys.iter().filter(|key| ids.contains(key.as_str())).count()
    }
}

fn talk(stream: TcpStream, seen: &Mutex<HashMap<String, u32>>) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let mut in_mail = false;
    let mut line = String::new();
    stream.get_mut().write_all(b"220 postbox\r\n")?;
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let said = line.trim_end();
        if in_mail {
            if let Some(id) = said.strip_prefix("Message-ID:") {
                *seen
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .entry(id.trim().to_owned())
                    .or_default() += 1;
            }
            if said != "." {
                continue;
            }
            in_mail = false;
        }
        let answer: &[u8] = match said.split(' ').next() {
            Some("DATA") => {
                in_mail = true;
                b"354 go on\r\n"
            }
            Some("QUIT") => {
                stream.get_mut().write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => b"250 ok\r\n",
        };
        stream.get_mut().write_all(answer)?;
    }
}
