//! A private PostgreSQL server for the time of one command: made in a temporary folder, on loopback and a free port,
//! stopped and removed at the end, whatever the end. For tests and benchmarks; never the machine's own server. It
//! trusts everybody on this machine and, unless `PONTON_TEST_FSYNC=on`, doesn't wait for the disk, so nothing worth
//! keeping belongs in it. It speaks TLS too, by a certificate made on the spot.

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Runs `command` with `PONTON_TEST_POSTGRES` (and `PONTON_TEST_CERTIFICATE`) set, and passes its exit code on.
pub fn around(command: &[&str]) -> Result<ExitCode> {
    let cluster = Cluster::start()?;
    let mut around = Command::new(command[0]);
    // What cargo told this program about itself would make a cargo inside rebuild what looks at it.
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|own| name.starts_with(own)))
        {
            around.env_remove(name);
        }
    }
    let status = around
        .args(&command[1..])
        .env("PONTON_TEST_POSTGRES", cluster.url())
        .env("PONTON_TEST_CERTIFICATE", cluster.folder.path().join("server.crt"))
        .status()
        .with_context(|| format!("`{}` can't be started", command[0]))?;
    drop(cluster);
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A running server; stopped and removed when it goes out of scope.
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    user: Option<User>,
    port: u16,
    server: Option<Child>,
}

/// PostgreSQL refuses to run as root; then it runs as this user.
#[derive(Clone, Copy)]
struct User {
    id: u32,
    group: u32,
}

impl Cluster {
    /// Makes one and waits until it answers.
    pub fn start() -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let folder = tempfile::Builder::new().prefix("ponton-postgres-").tempdir()?;
        let mut cluster = Self { folder, programs: programs()?, user: None, port, server: None };
        cluster.user = unprivileged()?;
        if let Some(user) = cluster.user {
            std::os::unix::fs::chown(cluster.folder.path(), Some(user.id), Some(user.group))?;
        }
        cluster.fill()?;
        cluster.server = Some(cluster.serve()?);
        cluster.wait()?;
        Ok(cluster)
    }

    /// Its first database, as whoever may do everything.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Makes the data folder and the certificate.
    fn fill(&self) -> Result<()> {
        let mut initdb = self.command(self.programs.join("initdb"));
        initdb.args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
        finish(initdb.arg("--pgdata").arg(self.data()))?;
        let mut openssl = self.command("openssl");
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]);
        openssl.args([
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ]);
        // An end-entity certificate of its own: a CA's may not serve.
        openssl.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
        openssl.arg("-keyout").arg(self.folder.path().join("server.key"));
        finish(openssl.arg("-out").arg(self.folder.path().join("server.crt")))
    }

    fn serve(&self) -> Result<Child> {
        let fsync = std::env::var("PONTON_TEST_FSYNC").unwrap_or_else(|_| "off".to_owned());
        let log = fs::File::create(self.folder.path().join("log"))?;
        let mut server = self.command(self.programs.join("postgres"));
        server.arg("-D").arg(self.data()).args(["-p", &self.port.to_string()]);
        let settings = [
            "listen_addresses=127.0.0.1".to_owned(),
            "unix_socket_directories=".to_owned(),
            "max_connections=300".to_owned(),
            format!("fsync={fsync}"),
            format!("synchronous_commit={fsync}"),
            format!("full_page_writes={fsync}"),
            "ssl=on".to_owned(),
            format!("ssl_cert_file={}", self.folder.path().join("server.crt").display()),
            format!("ssl_key_file={}", self.folder.path().join("server.key").display()),
        ];
        for setting in settings {
            server.arg("-c").arg(setting);
        }
        // In our process group, so that Ctrl-C stops the server too.
        server.stdout(log.try_clone()?).stderr(log);
        server.spawn().context("the PostgreSQL server can't be started")
    }

    fn wait(&mut self) -> Result<()> {
        for _ in 0..600 {
            if let Some(status) = self.server.as_mut().map(Child::try_wait).transpose()?.flatten() {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                bail!("the PostgreSQL server stopped at once ({status}):\n{log}");
            }
            // The server writes who it is on the first line of this file, and its state on the last.
            let state = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
            let own = self.server.as_ref().map(|server| server.id().to_string());
            let is_own = state.lines().next().map(str::trim) == own.as_deref();
            if is_own && state.lines().last().is_some_and(|line| line.trim() == "ready") {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the PostgreSQL server doesn't answer within 30 seconds")
    }

    /// Kills the server without a word.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut server) = self.server.take() {
            server.kill()?;
            server.wait()?;
        }
        Ok(())
    }

    /// Starts it again on what it left behind. It refuses while a process of the one before still runs, so that is tried
    /// for some seconds.
    pub fn start_again(&mut self) -> Result<()> {
        let mut tries = 0;
        loop {
            self.server = Some(self.serve()?);
            match self.wait() {
                Ok(()) => return Ok(()),
                Err(problem) if tries == 50 => return Err(problem),
                Err(_) => tries += 1,
            }
            self.kill()?;
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// A command that runs as the user who may serve.
    fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(self.folder.path()).env("LC_ALL", "C.UTF-8");
        if let Some(user) = self.user {
            command.uid(user.id).gid(user.group);
        }
        command
    }

    fn stop(&mut self) -> Result<()> {
        if let Some(mut server) = self.server.take() {
            let mut stop = self.command(self.programs.join("pg_ctl"));
            finish(stop.args(["stop", "--mode=immediate", "--silent", "-D"]).arg(self.data()))?;
            server.wait()?;
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("xtask: the private PostgreSQL server is not stopped and removed: {error:#}");
        }
    }
}

/// Runs a command that says nothing when it succeeds.
fn finish(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{name}` can't be started; is it installed?"))?;
    if !output.status.success() {
        bail!("`{name}` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// Where the server's programs are: in the path, or where Debian keeps them, the newest version.
fn programs() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = debian.map(|entry| entry.path().join("bin")).collect();
    versions.sort_by_key(|folder| {
        let version = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    std::env::split_paths(&path)
        .chain(versions)
        .find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
        .context("no PostgreSQL server is installed here; on Debian: apt-get install postgresql")
}

/// Nobody special when this isn't run by root, else the user `postgres`, or `nobody`.
fn unprivileged() -> Result<Option<User>> {
    if id(&["-u"])? != 0 {
        return Ok(None);
    }
    for name in ["postgres", "nobody"] {
        if let (Ok(id), Ok(group)) = (id(&["-u", name]), id(&["-g", name])) {
            return Ok(Some(User { id, group }));
        }
    }
    bail!("PostgreSQL doesn't run as root, and there is no user postgres or nobody to run it")
}

fn id(words: &[&str]) -> Result<u32> {
    let output = Command::new("id").args(words).output().context("`id` can't be started")?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}
