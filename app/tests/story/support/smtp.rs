//! A real mail server in a process of its own on loopback, and what it received. Needs Debian's python3-aiosmtpd; where
//! that is missing, the test fails and says so.

use app::mail::Mailer;
use kernel::ids::uuid_at;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;
use web::Site;

/// What the links in mail begin with.
pub const PUBLIC_URL: &str = "https://ponton.example";

/// A mail server that takes mail until it goes out of scope.
pub struct SmtpServer {
    process: Child,
    port: u16,
    folder: TempDir,
    lines: Receiver<String>,
}

/// A mail as it came in, decoded by the server.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Received {
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// Tells a repeat.
    pub message_id: String,
    /// One line.
    pub subject: String,
    /// `text/plain`.
    pub kind: String,
    /// The words, as plain text.
    pub body: String,
    /// The same as HTML, where it has that.
    pub html: Option<String>,
    /// What it says of the list that it belongs to: its headers that begin with `list-`, in lower case.
    pub lists: BTreeMap<String, String>,
}

impl Received {
    /// Lays the mail in the folder that `PONTON_SHOW_MAIL` names, as text and as HTML, for people to look at.
    pub fn show(&self, name: &str) {
        let Some(folder) = std::env::var_os("PONTON_SHOW_MAIL").map(PathBuf::from) else { return };
        let text = format!("{}\n\n{}", self.subject, self.body);
        std::fs::write(folder.join(format!("{name}.txt")), text).expect("the folder is there");
        if let Some(html) = &self.html {
            std::fs::write(folder.join(format!("{name}.html")), html).expect("the folder is there");
        }
    }
}

impl SmtpServer {
    /// Starts one on a free port.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for mail can be made");
        let mut process = Command::new("/usr/bin/python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/server.py"))
            .arg("0")
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("/usr/bin/python3 starts");
        let output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let (told, lines) = channel();
        std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| told.send(line)));
        let port = lines.recv().ok().and_then(|line| line.parse().ok());
        let port = port.expect("the mail server says its port; is python3-aiosmtpd installed?");
        Self { process, port, folder, lines }
    }

    /// A node that sends through it.
    pub fn mailer(&self, site: &Arc<Site>) -> Mailer {
        self.mailer_as("", site)
    }

    /// A node that logs in first, with `user:password@`.
    pub fn mailer_as(&self, login: &str, site: &Arc<Site>) -> Mailer {
        let smtp = format!("smtp+plain://{login}127.0.0.1:{}", self.port);
        let node = uuid_at(site.clock.now());
        Mailer::new(&smtp, "Ponton <ponton@voorbeeld.example>", PUBLIC_URL, Arc::clone(site), node)
            .expect("the address is one of this machine")
    }

    /// What it received, in order.
    pub fn received(&self) -> Vec<Received> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder is there");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.retain(|file| file.extension().is_some_and(|it| it == "json"));
        files.sort();
        let read = |file: &PathBuf| {
            let text = std::fs::read_to_string(file).expect("a mail can be read");
            serde_json::from_str(&text).expect("a mail is as the server writes it")
        };
        files.iter().map(read).collect()
    }

    /// What it received for the address that begins so.
    pub fn received_by(&self, name: &str) -> Vec<Received> {
        let mut all = self.received();
        all.retain(|mail| mail.to.iter().all(|to| to.starts_with(name)));
        all
    }

    /// Puts a sign in its folder, by which it changes its mind: `ready` or `answer`.
    pub fn sign(&self, name: &str) {
        std::fs::write(self.folder.path().join(name), "").expect("a sign can be put");
    }

    /// Takes a sign away.
    pub fn unsign(&self, name: &str) {
        std::fs::remove_file(self.folder.path().join(name)).expect("the sign is there");
    }

    /// How often somebody connected.
    pub fn tried(&self) -> usize {
        std::fs::read_to_string(self.folder.path().join("tried")).map_or(0, |tried| tried.lines().count())
    }

    /// Waits until another mail has come in.
    pub fn waits_for_one(&self) {
        self.waits_for("mail");
    }

    /// Waits until it says so: `mail`, or `silent` when it keeps somebody waiting.
    pub fn waits_for(&self, said: &str) {
        let line = self.lines.recv_timeout(Duration::from_secs(20));
        assert_eq!(line.as_deref(), Ok(said));
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
