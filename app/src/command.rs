//! The command line. Every command calls what pages call; nothing here decides.

use crate::account::{self, NewAccount};
use crate::settings::Settings;
use crate::{bring, demo, doctor, early_warning, keys, logging, serve};
use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use kernel::Clock;
use network::Role;
use network::read_log::proof::Depth;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{Db, backup};
use web::view::Mode;

/// Ponton: the shared workplace of a network of organisations.
#[derive(Parser)]
#[command(name = "ponton", version)]
pub struct Arguments {
    #[command(flatten)]
    settings: Flags,
    #[command(subcommand)]
    command: Command,
}

/// Settings on the command line; each can stand in the environment (PONTON_DATABASE …) or in the file too.
#[derive(Args)]
struct Flags {
    /// A TOML file with settings
    #[arg(long, global = true, env = "PONTON_CONFIG")]
    config: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, global = true)]
    database: Option<String>,
    /// The address to listen on
    #[arg(long, global = true)]
    listen: Option<String>,
    /// A loopback address for Prometheus, or off
    #[arg(long, global = true)]
    metrics_listen: Option<String>,
    /// How people reach it, such as https://ponton.example
    #[arg(long, global = true)]
    public_url: Option<String>,
    /// The mail server, or off
    #[arg(long, global = true)]
    smtp: Option<String>,
    /// Who mail comes from
    #[arg(long, global = true)]
    mail_from: Option<String>,
    /// A folder for the search index, beside, or off
    #[arg(long, global = true)]
    search_index: Option<String>,
    /// Where the master keys are: beside, file:PATH or env:NAME
    #[arg(long, global = true)]
    master_key: Option<String>,
    /// How many proxies of yours stand in front
    #[arg(long, global = true)]
    proxy_hops: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Build a populated demo network and serve it; anybody may step in as anybody
    Demo,
    /// Serve
    Serve,
    /// Bring the database up to date
    Migrate,
    /// Prove that nothing open has lost its holder, and that the read log is whole; exits 1 with the offending ids
    Doctor {
        /// Read the whole read log, not only its newest lines
        #[arg(long)]
        full: bool,
    },
    /// Write a backup to a file, while serving
    Backup {
        /// The file; it must not be there yet
        file: PathBuf,
    },
    /// Put a backup back, in an empty database
    Restore {
        /// The file
        file: PathBuf,
        /// The list of subjects that were erased since (ponton keys erased), or none
        #[arg(long)]
        erased: Option<String>,
    },
    /// The keys of residents' data
    #[command(subcommand)]
    Keys(keys::Command),
    /// Bring in organisations, signals or areas from a file
    #[command(subcommand)]
    Import(bring::Import),
    /// Take everything out as CSV and JSON lines
    Export(bring::Export),
    /// Accounts; passwords are read from standard input
    #[command(subcommand)]
    User(User),
    /// Early warning on a file of counts, without a database
    #[command(subcommand)]
    Trends(early_warning::Trends),
}

#[derive(Subcommand)]
enum User {
    /// Add somebody; network and organisation are made when they are not there
    Add {
        /// Their e-mail address
        email: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// Their organisation
        #[arg(long)]
        organisation: String,
        /// Their network
        #[arg(long)]
        network: String,
        /// worker, lead, director, triager, facilitator, administrator, confidant, adviser, alderman or supervisor
        #[arg(long, default_value = "administrator")]
        role: String,
    },
    /// Give somebody a new password; their sessions end
    Reset {
        /// Their e-mail address
        email: String,
    },
    /// Print an access link for somebody: whoever opens it chooses their password and is signed in as them
    Link {
        /// Their e-mail address
        email: String,
    },
    /// Somebody leaves; what they hold goes to the desk in the same act
    Deactivate {
        /// Their e-mail address
        email: String,
        /// The e-mail address of the administrator or facilitator who does it
        #[arg(long)]
        by: String,
    },
}

impl Flags {
    fn settings(&self) -> Result<Settings> {
        let given = [
            ("database", &self.database),
            ("listen", &self.listen),
            ("metrics_listen", &self.metrics_listen),
            ("public_url", &self.public_url),
            ("smtp", &self.smtp),
            ("mail_from", &self.mail_from),
            ("search_index", &self.search_index),
            ("master_key", &self.master_key),
            ("proxy_hops", &self.proxy_hops),
        ];
        let flags: BTreeMap<_, _> =
            given.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect();
        Settings::gather(&flags, |name| std::env::var(name).ok(), self.config.as_deref())
    }
}

/// Runs a command; the exit code is 0, or 1 when `doctor` finds something.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    logging::start();
    let settings = arguments.settings.settings()?;
    let now = Clock::system().now();
    match arguments.command {
        Command::Demo => {
            let named =
                arguments.settings.database.is_some() || std::env::var_os("PONTON_DATABASE").is_some();
            demo::run(settings, named)?;
        }
        Command::Serve => {
            let db = serve::open(&settings)?;
            serve::serve(&settings, Clock::system(), Mode::Live, db, |address| {
                println!("Ponton listens on http://{address}");
            })?;
        }
        Command::Migrate => {
            let db = Db::open(&settings.database).context("the database can't be opened")?;
            let applied = db.migrate(now)?;
            serve::complete(&db, now)?;
            println!("{} migrations applied; {} is up to date.", applied.len(), settings.database);
        }
        Command::Doctor { full } => {
            let db = serve::open(&settings)?;
            let depth = if full { Depth::Full } else { Depth::Newest };
            let proof = doctor::examine(&db, now)?
                .and(&doctor::examine_sealed(&db, &settings, depth)?)
                .and(&doctor::examine_mail(&db)?);
            print!("{}", proof.told());
            return Ok(if proof.holds { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Backup { file } => {
            backup::backup(&serve::open(&settings)?, &file, now)?;
            println!("The backup stands in {}.", file.display());
        }
        Command::Restore { file, erased } => {
            let again = keys::restore(&settings, &file, erased.as_deref(), now)?;
            println!("The backup stands in {}; {again} erased again.", settings.database);
        }
        Command::Keys(command) => keys::run(&settings, &command)?,
        Command::Import(import) => return bring::import(&serve::open(&settings)?, now, import),
        Command::Export(export) => bring::export(&serve::open(&settings)?, now, &export)?,
        Command::Trends(trends) => early_warning::run(&trends)?,
        Command::User(user) => user_command(&serve::open(&settings)?, user, &settings.public_url)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn user_command(db: &Db, command: User, public_url: &str) -> Result<()> {
    let now = Clock::system().now();
    let mut input = std::io::stdin().lock();
    match command {
        User::Add { email, name, organisation, network, role } => {
            let Some(role) = Role::named(&role) else {
                let known: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
                bail!("no role is named {role}; known are {}", known.join(", "));
            };
            let new = NewAccount {
                email: &email,
                name: &name,
                organisation: &organisation,
                network: &network,
                role,
            };
            account::add(db, now, &new, &account::password_from(&mut input)?)?;
            println!("{email} can sign in.");
        }
        User::Reset { email } => {
            account::reset(db, &email, &account::password_from(&mut input)?)?;
            println!("{email} has a new password; their sessions have ended.");
        }
        User::Link { email } => {
            let (path, ends_at) = account::link(db, now, &email)?;
            println!("{public_url}{path}");
            println!("It works once, until {ends_at}. Give it to {email} and to nobody else.");
        }
        User::Deactivate { email, by } => {
            let handed = account::deactivate(db, now, &email, &by)?;
            println!("{email} can't sign in any more; {} they held went to {}.", handed.count, handed.desk);
        }
    }
    Ok(())
}
