//! The server that is killed: a real `ponton serve` on loopback, over a database that real `ponton` commands prepared.

use super::rounds;
use anyhow::{Context, Result, bail, ensure};
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Somebody at work.
#[derive(Debug)]
pub struct Person {
    /// Signs in with it.
    pub email: &'static str,
    /// As pages name them.
    pub name: &'static str,
    /// Works there.
    pub organisation: &'static str,
    /// What they do all day.
    pub task: Task,
}

/// What somebody does all day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    /// Raises signals.
    Raise,
    /// Gathers them, notes commitments and brings answers back; sees every signal.
    Gather,
    /// Opens plans and hands their questions over.
    HandOver,
    /// Says yes to what is handed over, and makes the first contact.
    TakeOver,
    /// Asks questions.
    Ask,
    /// Writes the answers; on the network's desk, as the first who came.
    Answer,
    /// Publishes what somebody else wrote.
    Review,
    /// Phones members in a call round.
    Phone,
    /// Reads the bulletins.
    Read,
    /// Raises signals from another system.
    Call,
}

/// Who works.
pub static PEOPLE: [Person; 12] = [
    person("nicole@steunpunt.example", "Nicole Baas", BODY, Task::Answer),
    person("ruben@steunpunt.example", "Ruben Kok", BODY, Task::Review),
    person("ilse@steunpunt.example", "Ilse Maas", BODY, Task::Phone),
    person("koen@steunpunt.example", "Koen Visser", BODY, Task::Phone),
    person("ruud@desteiger.example", "Ruud Camps", WELFARE, Task::Raise),
    person(REFUSED, "Joost ter Braak", WELFARE, Task::Raise),
    person("priya@swv.example", "Priya Ramdin", WELFARE, Task::Gather),
    person("fatima@desteiger.example", "Fatima Haddou", WELFARE, Task::HandOver),
    person("anouk@overkant.example", "Anouk Vermeer", "GGZ De Overkant", Task::TakeOver),
    person("tom@desteiger.example", "Tom Wiersma", WELFARE, Task::Ask),
    person("elly@desteiger.example", "Elly Postma", WELFARE, Task::Read),
    person("koppeling@desteiger.example", "Sanne Kuiper", WELFARE, Task::Call),
];

/// Who calls its members and answers their questions.
const BODY: &str = "Steunpunt Rivierenhart";

/// Where most work.
const WELFARE: &str = "Welzijn De Steiger";

const fn person(email: &'static str, name: &'static str, organisation: &'static str, task: Task) -> Person {
    Person { email, name, organisation, task }
}

/// Whose mail is refused for good.
pub const REFUSED: &str = "joost@loohoek.example";

/// Everybody's password.
pub const PASSWORD: &str = "drie pontons op het water";

/// What is killed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Killed {
    /// Ponton itself.
    #[default]
    Server,
    /// PostgreSQL under it, while Ponton goes on.
    Database,
}

/// A server that may be running.
pub struct Server {
    program: PathBuf,
    database: String,
    address: String,
    smtp: Option<String>,
    running: Option<Child>,
}

impl Server {
    /// Migrates the database and adds everybody; nothing runs yet. Mail goes to `smtp`, as the setting names it.
    pub fn prepare(database: &str, smtp: Option<String>) -> Result<Self> {
        let mut server = Self::over(database)?;
        server.smtp = smtp;
        server.command("migrate", &[], "")?;
        for person in &PEOPLE {
            let role = match person.task {
                Task::Gather => "triager",
                Task::Phone => "facilitator",
                _ => "worker",
            };
            let words = ["add", person.email, "--name", person.name, "--role", role];
            let place = ["--organisation", person.organisation, "--network", "Netwerk Rivierenhart"];
            server.command("user", &[&words[..], &place[..]].concat(), PASSWORD)?;
        }
        server.bring_in(&rounds::members())?;
        Ok(server)
    }

    /// Brings organisations in, as somebody who keeps the network going does.
    fn bring_in(&self, rows: &str) -> Result<()> {
        let mut file = tempfile::NamedTempFile::new()?;
        file.write_all(rows.as_bytes())?;
        let path = file.path().to_str().context("a file whose name is no text")?;
        let by = PEOPLE.iter().find(|person| person.task == Task::Phone).context("nobody brings in")?;
        self.command("import", &["organisations", path, "--by", by.email, "--add"], "").map(|_| ())
    }

    /// One on a database that may still be empty; nothing runs yet, and no mail goes out.
    pub fn over(database: &str) -> Result<Self> {
        let program = std::env::current_exe()?.with_file_name("ponton");
        ensure!(program.is_file(), "{} is not built: run cargo build first", program.display());
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        Ok(Self { program, database: database.to_owned(), address, smtp: None, running: None })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Starts it; it is not ready yet.
    pub fn start(&mut self) -> Result<()> {
        let mut command = self.ponton("serve");
        command
            .args(["--listen", &self.address])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(smtp) = &self.smtp {
            command.args(["--smtp", smtp]);
        }
        self.running = Some(command.spawn().context("ponton can't be started")?);
        Ok(())
    }

    /// Returns once it answers.
    pub fn wait_until_ready(&mut self) -> Result<()> {
        for _ in 0..1_500 {
            if let Some(status) = self.running.as_mut().map(Child::try_wait).transpose()?.flatten() {
                bail!("ponton serve ended by itself: {status}");
            }
            if ureq::get(format!("{}/readyz", self.url())).call().is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("ponton serve isn't ready after 30 seconds")
    }

    /// Kills it as a power cut would: without a word.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut running) = self.running.take() {
            running.kill()?;
            running.wait()?;
        }
        Ok(())
    }

    /// Runs another command of the same program on the same database; it must succeed. Gives what it said.
    pub fn command(&self, name: &str, words: &[&str], input: &str) -> Result<String> {
        let mut command = self.ponton(name);
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().context("ponton can't be started")?;
        child.stdin.take().context("a pipe")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(
            output.status.success(),
            "ponton {name} failed:\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(said)
    }

    fn ponton(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        // What a developer has set for a Ponton of their own is not for this one.
        for (variable, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PONTON_"))
        {
            command.env_remove(variable);
        }
        command.arg(name).args(["--database", &self.database]);
        // Any master key does, as long as it outlives every kill.
        command.args(["--master-key", "env:PONTON_CRASH_KEY"]).env("PONTON_CRASH_KEY", "5e".repeat(32));
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.kill() {
            eprintln!("xtask: the server is not stopped: {error:#}");
        }
    }
}
