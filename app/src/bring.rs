//! `ponton import` and `ponton export`: what pages do with a file, on the command line, and the areas of the statistics
//! office, which only come in here. The reports of organisations and signals are in Dutch, as on the page.

use crate::workplace;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use kernel::{Lang, NetworkId, Timestamp};
use network::export::shelf::{Folder, Zip, new_file};
use network::export::{self, About, Kind, Reach};
use network::{Actor, Refusal, area_change, founding, import_areas, import_organisations, person};
use policy::Policy;
use signals::{import_signals, suggestions};
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use store::Db;
use web::sheet::{Column, Done, Limits, Report, Sheet, Wish};
use web::texts::Texts;

/// What to bring in.
#[derive(Subcommand)]
pub enum Import {
    /// Organisations from a CSV file; says per row what would happen, unless told to add them
    Organisations(Rows),
    /// Signals from a CSV file, each in the name of its reporter; says what would happen, unless told to add them
    Signals(Rows),
    /// Municipalities, wijken and buurten of the statistics office: GeoJSON (also .gz) or CSV
    Areas {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The year in which their codes are valid
        #[arg(long, value_parser = clap::value_parser!(i64).range(1900..2200))]
        year: i64,
        /// The network; needed when there are several
        #[arg(long)]
        network: Option<String>,
    },
    /// Which codes of areas became which, as the statistics office says: CSV with the columns was and code
    AreaChanges {
        /// The file
        file: PathBuf,
        /// The first year of the new codes
        #[arg(long, value_parser = clap::value_parser!(i64).range(1900..2200))]
        year: i64,
        /// The network; needed when there are several
        #[arg(long)]
        network: Option<String>,
    },
}

/// Rows of a file.
#[derive(Args)]
pub struct Rows {
    /// The CSV file
    file: PathBuf,
    /// The e-mail address of whoever brings them in
    #[arg(long)]
    by: String,
    /// Add everything, or nothing when a row has a problem
    #[arg(long)]
    add: bool,
    /// Add the rows without a problem
    #[arg(long, conflicts_with = "add")]
    add_good: bool,
}

/// Where everything goes.
#[derive(Args)]
pub struct Export {
    /// An empty folder, or a file ending in .zip
    #[arg(long)]
    to: PathBuf,
    /// The network; needed when there are several
    #[arg(long)]
    network: Option<String>,
    /// With wrongs and whatever else is shielded
    #[arg(long)]
    with_shielded: bool,
    /// With the names of people
    #[arg(long)]
    with_people: bool,
}

/// Brings something in; the exit code is 1 when a row had a problem.
pub fn import(db: &Db, now: Timestamp, import: Import) -> Result<ExitCode> {
    match import {
        Import::Organisations(rows) => organisations(db, now, &rows),
        Import::Signals(rows) => signals_of(db, now, &rows),
        Import::Areas { files, year, network } => areas(db, now, (&files, year), network.as_deref()),
        Import::AreaChanges { file, year, network } => {
            area_changes(db, now, (&file, year), network.as_deref())
        }
    }
}

impl Rows {
    fn wish(&self) -> Wish {
        match (self.add, self.add_good) {
            (false, false) => Wish::Look,
            (true, _) => Wish::AddAll,
            (false, true) => Wish::AddGood,
        }
    }

    fn sheet(&self, columns: &[Column], texts: &Texts) -> Result<Sheet> {
        let size = fs::metadata(&self.file).with_context(|| unread(&self.file))?.len();
        if usize::try_from(size).map_or(true, |size| size > Limits::COMMAND.bytes) {
            bail!(
                "{} is larger than {} MB: divide it",
                self.file.display(),
                Limits::COMMAND.bytes / 1_000_000
            );
        }
        let bytes = fs::read(&self.file).with_context(|| unread(&self.file))?;
        Sheet::read(&bytes, columns, Limits::COMMAND).or_else(|unreadable| {
            let (key, args) = unreadable.said();
            bail!("{}", texts.say(Lang::Nl, key, &args))
        })
    }

    /// Runs `act` as whoever brings the rows in.
    fn act(
        &self,
        db: &Db,
        act: impl Fn(&mut store::Tx<'_>, &Actor) -> Result<Report, Refusal>,
    ) -> Result<Report> {
        let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
        let by = self.by.to_lowercase();
        let done: Result<Option<Report>, Refusal> = db.write_here(|tx| {
            let Some((network, person)) = person::with_email(tx, &by)? else { return Ok(None) };
            let actor = Actor::load(tx, network, person, &policy)?;
            act(tx, &actor).map(Some)
        });
        match done {
            Ok(Some(report)) => Ok(report),
            Ok(None) => bail!("nobody has the address {}", self.by),
            Err(Refusal::Forbidden { .. }) => bail!("{} may not bring these in", self.by),
            Err(refusal) => Err(refusal).context("the rows can't be brought in"),
        }
    }
}

fn unread(path: &Path) -> String {
    format!("{} can't be read", path.display())
}

fn texts() -> Result<Arc<Texts>> {
    Texts::new(&workplace::texts()).context("the texts don't hold together")
}

fn organisations(db: &Db, now: Timestamp, rows: &Rows) -> Result<ExitCode> {
    let texts = texts()?;
    let sheet = rows.sheet(&import_organisations::COLUMNS, &texts)?;
    let kinds = import_organisations::kinds(&texts);
    let report = rows
        .act(db, |tx, actor| import_organisations::import(tx, actor, now, (&sheet, &kinds), rows.wish()))?;
    Ok(told(&report, &texts))
}

fn signals_of(db: &Db, now: Timestamp, rows: &Rows) -> Result<ExitCode> {
    let texts = texts()?;
    let sheet = rows.sheet(&import_signals::COLUMNS, &texts)?;
    let report = rows.act(db, |tx, actor| {
        let known = suggestions::known_here(tx, actor.network, now)?;
        let words = import_signals::Words::new(&texts, known);
        import_signals::import(tx, actor, now, (&sheet, &words), rows.wish())
    })?;
    Ok(told(&report, &texts))
}

/// Prints a report; whoever runs this from a script sees by the code that a row had a problem.
fn told(report: &Report, texts: &Texts) -> ExitCode {
    print!("{}", report.plain(texts, Lang::Nl));
    if report.done == Done::Looked {
        println!("Voeg ze toe met --add, of alleen de goede rijen met --add-good.");
    }
    if report.is_troubled() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn areas(
    db: &Db,
    now: Timestamp,
    (files, year): (&[PathBuf], i64),
    network: Option<&str>,
) -> Result<ExitCode> {
    let (network, _) = network_of(db, network)?;
    let mut found = Vec::new();
    for file in files {
        let contents = import_areas::read::read(file)?;
        println!("{}: {} areas", file.display(), contents.areas.len());
        for place in &contents.without {
            println!("  {place} has no code or no name: left out");
        }
        found.extend(contents.areas);
    }
    let report = db
        .write_here(|tx| import_areas::import(tx, now, network, year, &found))
        .context("the areas can't be brought in")?;
    print!("{report}");
    Ok(ExitCode::SUCCESS)
}

fn area_changes(
    db: &Db,
    now: Timestamp,
    (file, year): (&Path, i64),
    network: Option<&str>,
) -> Result<ExitCode> {
    let (network, _) = network_of(db, network)?;
    let bytes = fs::read(file).with_context(|| unread(file))?;
    let changes = area_change::read(&bytes).or_else(|unreadable| {
        let (key, args) = unreadable.said();
        bail!("{}", texts()?.say(Lang::Nl, key, &args))
    })?;
    let new = db
        .write_here(|tx| area_change::import(tx, now, network, (year, &changes)))
        .context("the changes can't be brought in")?;
    println!("{} codes that changed, of which {new} new", changes.len());
    Ok(ExitCode::SUCCESS)
}

/// The network of that name; without a name the only one there is.
fn network_of(db: &Db, name: Option<&str>) -> Result<(NetworkId, String)> {
    let networks = db.read_here(founding::networks).context("the database can't be read")?;
    let names: Vec<String> = networks.iter().map(|(_, name)| name.clone()).collect();
    let mut fit = networks.into_iter().filter(|(_, known)| name.is_none_or(|name| name == known));
    match (fit.next(), fit.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => {
            bail!("there are several networks; name one with --network: {}", names.join(", "))
        }
        (None, _) => bail!("no such network; there are: {}", names.join(", ")),
    }
}

/// Takes everything out.
pub fn export(db: &Db, now: Timestamp, export: &Export) -> Result<()> {
    let (network, name) = network_of(db, export.network.as_deref())?;
    let about = About { network: name, at: now };
    let wanted = |kind: &&Kind| match kind.reach {
        Reach::Open => true,
        Reach::Shielded => export.with_shielded,
        Reach::People => export.with_people,
    };
    let kinds: Vec<Kind> = crate::routes::EXPORTS.iter().copied().flatten().filter(wanted).copied().collect();
    let read = |kind: &Kind, key: &[store::Value]| db.read_here(|tx| kind.page(tx, network, key));
    let to = || format!("{} can't be written", export.to.display());
    let is_zip = export.to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let counts = if is_zip {
        let file = new_file(&export.to).with_context(to)?;
        let mut zip = Zip::new(BufWriter::new(file));
        let counts = export::write(&mut zip, &about, &kinds, read).with_context(to)?;
        zip.end().and_then(|mut file| file.flush()).with_context(to)?;
        counts
    } else {
        let mut folder = Folder::new(&export.to).with_context(to)?;
        let counts = export::write(&mut folder, &about, &kinds, read).with_context(to)?;
        folder.flush().with_context(to)?;
        counts
    };
    for (kind, count) in counts {
        println!("{count:>9}  {kind}");
    }
    println!("Everything stands in {}.", export.to.display());
    Ok(())
}
