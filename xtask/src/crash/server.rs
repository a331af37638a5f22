//! The server that is killed: a real `ponton serve` on loopback, over a database that real `ponton` commands prepared.

use anyhow::{Context, Result, bail, ensure};
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Somebody at work.
pub struct Person {
    /// Signs in with it.
    pub email: &'static str,
    name: &'static str,
    role: &'static str,
}

/// Who works: two who raise signals, and one who gathers them and notes commitments; that one sees everything.
pub const PEOPLE: [Person; 3] = [
    Person { email: "ruud@desteiger.example", name: "Ruud Camps", role: "worker" },
    Person { email: "joost@loohoek.example", name: "Joost ter Braak", role: "worker" },
    Person { email: "priya@swv.example", name: "Priya Ramdin", role: "triager" },
];

/// Everybody's password.
pub const PASSWORD: &str = "drie pontons op het water";

/// A server that may be running.
pub struct Server {
    program: PathBuf,
    database: String,
    address: String,
    running: Option<Child>,
}

impl Server {
    /// Migrates the database and adds everybody; nothing runs yet.
    pub fn prepare(database: &str) -> Result<Self> {
        let program = std::env::current_exe()?.with_file_name("ponton");
        ensure!(program.is_file(), "{} is not built: run cargo build first", program.display());
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let server = Self { program, database: database.to_owned(), address, running: None };
        server.command("migrate", &[], "")?;
        for person in &PEOPLE {
            let words = ["add", person.email, "--name", person.name, "--role", person.role];
            let place = ["--organisation", "Welzijn De Steiger", "--network", "Netwerk Rivierenhart"];
            server.command("user", &[&words[..], &place[..]].concat(), PASSWORD)?;
        }
        Ok(server)
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
