//! `ponton keys`: where the master keys are, a new one, wrapping anew, and the list of who was erased. For
//! administrators; what it is for stands in `docs/keys.md`.

use crate::serve;
use crate::settings::{MasterKey, Settings};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::{Refusal, founding};
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Db, backup};
use vault::erased::{self, Erased};
use vault::{Keyring, Vault};

/// What can be done with keys.
#[derive(Subcommand)]
pub enum Command {
    /// Put a new master key first in the file; running nodes find it there
    New,
    /// Wrap every key with the newest master key; broken off, run it again
    Rotate,
    /// Take the older master keys out of the file; refused while one is in use
    Retire,
    /// Print who was erased, to keep apart from the backups
    Erased,
}

/// Runs one.
pub fn run(settings: &Settings, command: &Command) -> Result<()> {
    let db = serve::open(settings)?;
    match command {
        Command::New => add(settings, &db),
        Command::Rotate => rotate(settings, &db),
        Command::Retire => retire(settings, &db),
        Command::Erased => {
            for one in erased_in(&db)? {
                println!("{one}");
            }
            Ok(())
        }
    }
}

/// The vault for serving: the keys that the settings name, or a new one beside an SQLite file that holds nothing sealed.
pub fn open(settings: &Settings, db: &Db) -> Result<Vault> {
    if let Some(vault) = find(settings, db)? {
        return Ok(vault);
    }
    let Some(file) = file(settings) else {
        bail!(
            "the setting master_key is not set, and over PostgreSQL there is no file beside the database: \
             give file:PATH or env:NAME (docs/keys.md)"
        );
    };
    Keyring::fresh().create(&file)?;
    tracing::warn!(file = %file.display(), "made a master key: copy the file to where no backup of the database is");
    Ok(Vault::open(&file)?)
}

/// The vault with the keys that the settings name; none where none was made yet and nothing is sealed.
pub fn find(settings: &Settings, db: &Db) -> Result<Option<Vault>> {
    if let MasterKey::Variable(name) = &settings.master_key {
        let keys = std::env::var(name).with_context(|| {
            format!("the setting master_key names the variable {name}, which can't be read")
        })?;
        return Ok(Some(Vault::with(Keyring::parse(&keys, &format!("the variable {name}"))?)));
    }
    let Some(file) = file(settings) else { return Ok(None) };
    if file.exists() {
        return Ok(Some(Vault::open(&file)?));
    }
    let is_named = matches!(settings.master_key, MasterKey::File(_));
    if is_named || db.read_here(vault::examine::any)? {
        bail!(
            "the master key is missing: the setting master_key says it is in {}, which isn't there; put it back, \
             or nobody can read what is sealed (docs/keys.md)",
            file.display()
        );
    }
    Ok(None)
}

/// The file that holds the keys, when a file does.
fn file(settings: &Settings) -> Option<PathBuf> {
    match (&settings.master_key, &settings.database) {
        (MasterKey::File(file), _) => Some(file.clone()),
        (MasterKey::Beside, DatabaseUrl::Sqlite(database)) => {
            let mut file = database.clone().into_os_string();
            file.push("-keys");
            Some(file.into())
        }
        (MasterKey::Beside, DatabaseUrl::Postgres(_)) | (MasterKey::Variable(_), _) => None,
    }
}

/// The file that a command changes.
fn changeable(settings: &Settings) -> Result<PathBuf> {
    file(settings).context("the master keys are in no file: change them where they are (docs/keys.md)")
}

fn add(settings: &Settings, db: &Db) -> Result<()> {
    let file = changeable(settings)?;
    let keyring = match find(settings, db) {
        Ok(Some(vault)) => vault.keyring().with_new(),
        Ok(None) => Keyring::fresh(),
        // The first one in a file that the settings name.
        Err(_) if !file.exists() && !db.read_here(vault::examine::any)? => Keyring::fresh(),
        Err(problem) => return Err(problem),
    };
    keyring.replace(&file)?;
    println!("Master key {} stands first in {}. Copy the file.", keyring.newest().id(), file.display());
    Ok(())
}

fn rotate(settings: &Settings, db: &Db) -> Result<()> {
    let vault = open(settings, db)?;
    let (mut wrapped, mut left) = (0, Vec::new());
    for network in networks(db)? {
        let mut after = Some(Uuid::nil());
        while let Some(from) = after {
            let round = db.write_here(|tx| vault.wrap_anew(tx, network, from))?;
            wrapped += round.wrapped;
            left.extend(round.left);
            after = round.next;
        }
    }
    println!("{wrapped} keys wrapped anew with master key {}.", vault.keyring().newest().id());
    if left.is_empty() {
        return Ok(());
    }
    for id in left.iter().take(20) {
        println!("  left: {id}");
    }
    bail!("{} keys can't be opened, and were left as they are", left.len())
}

fn retire(settings: &Settings, db: &Db) -> Result<()> {
    let file = changeable(settings)?;
    let keyring = open(settings, db)?.keyring();
    let newest_only = keyring.newest_only();
    let vault = Vault::with(newest_only.clone());
    for network in networks(db)? {
        let examined = db.read_here(|tx| vault.examine(tx, network))?;
        if let Some(id) = examined.closed.first() {
            bail!(
                "the key of {id} does not open with the newest master key alone: run ponton keys rotate first"
            );
        }
    }
    newest_only.replace(&file)?;
    println!("{} master keys taken out of {}.", keyring.ids().count() - 1, file.display());
    Ok(())
}

/// Puts a backup back and erases again who was erased since it was made; gives how many those were. A backup that holds
/// keys is refused without the list, because it would bring back whoever was erased.
pub fn restore(settings: &Settings, path: &Path, list: Option<&str>, now: Timestamp) -> Result<u64> {
    let list = match list {
        Some("none") => Vec::new(),
        Some(list) => read_list(Path::new(list))?,
        None if backup::verify(path)?.rows.get("data_key").is_none_or(|count| *count == 0) => Vec::new(),
        None => bail!(
            "the backup holds keys of residents' data, also of whoever was erased since: give --erased FILE with the \
             list that ponton keys erased printed, or --erased none if nobody was (docs/keys.md)"
        ),
    };
    backup::restore(path, &settings.database, now)?;
    let db = Db::open(&settings.database)?;
    Ok(db.write_here(|tx| erased::erase_again(tx, &list))?)
}

fn read_list(path: &Path) -> Result<Vec<Erased>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the list of who was erased, {}, can't be read", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            line.parse().with_context(|| format!("line {} of {}", index + 1, path.display()))
        })
        .collect()
}

/// Everybody who was erased, in every network.
pub fn erased_in(db: &Db) -> Result<Vec<Erased>> {
    let mut all = Vec::new();
    for network in networks(db)? {
        all.extend(db.read_here(|tx| erased::list(tx, network))?);
    }
    Ok(all)
}

fn networks(db: &Db) -> Result<Vec<NetworkId>> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    Ok(networks.into_iter().map(|(network, _)| network).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fs;

    fn monday() -> Timestamp {
        "2026-11-23T08:10:00Z".parse().unwrap()
    }

    /// A folder of the test's own, removed at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            let folder = std::env::temp_dir().join(format!("ponton-keys-{}", kernel::ids::uuid_at(monday())));
            fs::create_dir(&folder).unwrap();
            Self(folder)
        }

        fn at(&self, name: &str) -> String {
            self.0.join(name).display().to_string()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn settings(database: &str, master_key: &str) -> Settings {
        let flags =
            BTreeMap::from([("database", database.to_owned()), ("master_key", master_key.to_owned())]);
        Settings::gather(&flags, |_| None, None).unwrap()
    }

    fn founded(settings: &Settings) -> (Db, NetworkId) {
        let db = Db::open(&settings.database).unwrap();
        db.migrate(monday()).unwrap();
        let founded = db.write_here(|tx| founding::found(tx, monday(), "Rivierenhart", "Balie")).unwrap();
        (db, founded.network)
    }

    fn seal(db: &Db, vault: &Vault, network: NetworkId, subject: Uuid) {
        db.write_here(|tx| vault.make_key(tx, monday(), network, subject)).unwrap();
    }

    #[test]
    fn the_first_start_over_sqlite_makes_a_key_and_never_makes_a_second() {
        let folder = Folder::new();
        let settings = settings(&format!("sqlite:{}", folder.at("p.db")), "beside");
        let (db, network) = founded(&settings);
        assert!(find(&settings, &db).unwrap().is_none());
        let vault = open(&settings, &db).unwrap();
        seal(&db, &vault, network, Uuid::from_u128(1));
        assert_eq!(open(&settings, &db).unwrap().keyring().newest().id(), vault.keyring().newest().id());
        fs::remove_file(folder.at("p.db-keys")).unwrap();
        let problem = open(&settings, &db).unwrap_err().to_string();
        assert!(problem.contains("master_key") && problem.contains("p.db-keys"), "{problem}");
        assert!(add(&settings, &db).is_err(), "a new key would hide that the old one is gone");
    }

    #[test]
    fn over_postgresql_the_key_must_be_configured() {
        let db = testkit::postgres();
        let none = Settings { database: db.url().clone(), ..settings("sqlite:unused", "beside") };
        let problem = open(&none, &db).unwrap_err().to_string();
        assert!(problem.contains("the setting master_key is not set"), "{problem}");
        let folder = Folder::new();
        let file = format!("file:{}", folder.at("master"));
        let file = Settings { database: db.url().clone(), ..settings("sqlite:unused", &file) };
        assert!(open(&file, &db).is_err(), "a file that is named is not made by serving");
        add(&file, &db).unwrap();
        open(&file, &db).unwrap();
        let variable = Settings { master_key: MasterKey::Variable("PONTON_NO_SUCH_KEY".to_owned()), ..none };
        assert!(open(&variable, &db).unwrap_err().to_string().contains("PONTON_NO_SUCH_KEY"));
    }

    #[test]
    fn a_master_key_is_replaced_and_the_old_one_goes_only_when_nothing_needs_it() {
        let folder = Folder::new();
        let settings = settings(&format!("sqlite:{}", folder.at("p.db")), "beside");
        let (db, network) = founded(&settings);
        let before = open(&settings, &db).unwrap();
        seal(&db, &before, network, Uuid::from_u128(1));
        add(&settings, &db).unwrap();
        assert!(retire(&settings, &db).unwrap_err().to_string().contains("ponton keys rotate"));
        rotate(&settings, &db).unwrap();
        retire(&settings, &db).unwrap();
        let after = open(&settings, &db).unwrap();
        assert_eq!(after.keyring().ids().count(), 1);
        assert!(db.read_here(|tx| after.key(tx, network, Uuid::from_u128(1))).is_ok());
    }

    #[test]
    fn a_backup_with_keys_is_put_back_only_with_the_list_of_who_was_erased() {
        let folder = Folder::new();
        let own = settings(&format!("sqlite:{}", folder.at("p.db")), "beside");
        let (db, network) = founded(&own);
        let (vault, dirk) = (open(&own, &db).unwrap(), Uuid::from_u128(1));
        seal(&db, &vault, network, dirk);
        let file = PathBuf::from(folder.at("backup"));
        backup::backup(&db, &file, monday()).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        let keys = fs::read_to_string(folder.at("p.db-keys")).unwrap();
        let master = keys.lines().last().unwrap();
        assert!(!text.contains(master), "the master key is never in a backup");
        db.write_here(|tx| Vault::destroy(tx, monday(), network, dirk)).unwrap();
        let list: Vec<String> = erased_in(&db).unwrap().iter().map(ToString::to_string).collect();
        fs::write(folder.at("erased"), list.join("\n")).unwrap();
        let target = |name: &str| settings(&format!("sqlite:{}", folder.at(name)), "beside");
        let refused = restore(&target("one.db"), &file, None, monday()).unwrap_err().to_string();
        assert!(refused.contains("--erased"), "{refused}");
        assert_eq!(restore(&target("two.db"), &file, Some("none"), monday()).unwrap(), 0);
        assert_eq!(restore(&target("three.db"), &file, Some(&folder.at("erased")), monday()).unwrap(), 1);
        assert!(restore(&target("four.db"), &file, Some(&folder.at("backup")), monday()).is_err(), "no list");
    }
}
