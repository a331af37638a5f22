//! The vault on both databases: keys come back, are wrapped anew, are destroyed and stay so.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::path::PathBuf;
use store::{Db, Error};
use testkit::{empty_postgres, empty_sqlite, on_both};
use vault::erased::{self, Erased};
use vault::{Key, Keyring, Problem, Sealed, Vault};

fn monday() -> Timestamp {
    "2026-11-23T08:10:00Z".parse().unwrap()
}

fn tuesday() -> Timestamp {
    "2026-11-24T08:10:00Z".parse().unwrap()
}

fn zilverhaven() -> NetworkId {
    NetworkId(Uuid::from_u128(1))
}

fn dirk() -> Uuid {
    Uuid::from_u128(100)
}

fn make(db: &Db, vault: &Vault, subject: Uuid) -> Result<Sealed, Problem> {
    db.write_here(|tx| {
        let key = vault.make_key(tx, monday(), zilverhaven(), subject)?;
        Ok(key.seal("plan.called", subject, "Dirk de Groot"))
    })
}

fn key(db: &Db, vault: &Vault, subject: Uuid) -> Result<Key, Problem> {
    db.read_here(|tx| vault.key(tx, zilverhaven(), subject))
}

fn reads(db: &Db, vault: &Vault, subject: Uuid, sealed: &Sealed) -> String {
    key(db, vault, subject).unwrap().open("plan.called", subject, sealed).unwrap().to_string()
}

fn destroy(db: &Db, subject: Uuid) -> Timestamp {
    db.write_here(|tx| Vault::destroy(tx, tuesday(), zilverhaven(), subject)).unwrap()
}

fn list(db: &Db) -> Vec<Erased> {
    db.read_here(|tx| erased::list(tx, zilverhaven())).unwrap()
}

fn fails(db: &Db, sql: &'static str) -> bool {
    db.write_here(|tx| tx.execute(sql, &[])).is_err()
}

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 6);
}

#[test]
fn a_subject_s_key_comes_back_and_is_made_once() {
    on_both(|db| {
        let vault = Vault::passing();
        let sealed = make(db, &vault, dirk()).unwrap();
        assert_eq!(reads(db, &vault, dirk(), &sealed), "Dirk de Groot");
        assert!(matches!(make(db, &vault, dirk()), Err(Problem::Store(Error::Unique { .. }))));
        let nobody = key(db, &vault, Uuid::from_u128(101));
        assert!(matches!(nobody, Err(Problem::NoKey { .. })));
    });
}

#[test]
fn a_destroyed_key_stays_destroyed_and_says_when() {
    on_both(|db| {
        let vault = Vault::passing();
        make(db, &vault, dirk()).unwrap();
        assert_eq!(destroy(db, dirk()), tuesday());
        assert!(matches!(key(db, &vault, dirk()), Err(Problem::Erased { at, .. }) if at == tuesday()));
        let again = db.write_here(|tx| Vault::destroy(tx, monday(), zilverhaven(), dirk())).unwrap();
        assert_eq!(again, tuesday(), "the first time counts");
        assert!(make(db, &vault, dirk()).is_err());
        assert!(fails(db, "update data_key set destroyed_at = made_at where master is null"));
        assert!(fails(db, "update data_key set master = master"));
        assert!(fails(db, "delete from data_key"));
        let own = db.write_here(|tx| {
            vault.make_signer(tx, monday(), zilverhaven(), "read log")?;
            Vault::destroy(tx, tuesday(), zilverhaven(), zilverhaven())
        });
        assert!(own.is_err(), "the network's own key is nobody's to erase");
    });
}

#[test]
fn a_wrapped_key_that_was_moved_or_changed_does_not_open() {
    on_both(|db| {
        let (vault, amina) = (Vault::passing(), Uuid::from_u128(101));
        make(db, &vault, dirk()).unwrap();
        make(db, &vault, amina).unwrap();
        db.write_here(|tx| {
            tx.execute(
                "update data_key set wrapped = (select wrapped from data_key where subject_id = $1)
                 where subject_id = $2",
                &[&amina, &dirk()],
            )
        })
        .unwrap();
        assert!(matches!(key(db, &vault, dirk()), Err(Problem::Damaged { .. })));
        let examined = db.read_here(|tx| vault.examine(tx, zilverhaven())).unwrap();
        assert_eq!((examined.kept(), examined.closed), (2, vec![dirk()]));
    });
}

/// A file with master keys that is removed at the end of the test.
struct Scrap(PathBuf);

impl Scrap {
    fn new() -> Self {
        let name = format!("ponton-keys-{}", kernel::ids::uuid_at(monday()));
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn keys_are_wrapped_anew_while_others_read_and_the_old_master_may_go() {
    on_both(|db| {
        let file = Scrap::new();
        Keyring::fresh().create(&file.0).unwrap();
        let (serving, old) = (Vault::open(&file.0).unwrap(), Vault::open(&file.0).unwrap().keyring());
        let subjects: Vec<Uuid> = (100..1_200).map(Uuid::from_u128).collect();
        let sealed: Vec<Sealed> = subjects.iter().map(|id| make(db, &serving, *id).unwrap()).collect();
        destroy(db, subjects[3]);
        old.with_new().replace(&file.0).unwrap();
        let rotating = Vault::open(&file.0).unwrap();
        let round = |after| db.write_here(|tx| rotating.wrap_anew(tx, zilverhaven(), after)).unwrap();
        let first = round(Uuid::nil());
        assert_eq!((first.wrapped, first.left.len()), (499, 0));
        // Broken off here, and begun anew.
        let (mut after, mut wrapped) = (Some(Uuid::nil()), 0);
        while let Some(from) = after {
            let done = round(from);
            (after, wrapped) = (done.next, wrapped + done.wrapped);
        }
        assert_eq!(wrapped, 600);
        // The node that serves learns of the new key when it meets it.
        assert_eq!(reads(db, &serving, subjects[0], &sealed[0]), "Dirk de Groot");
        let without = Vault::with(rotating.keyring().newest_only());
        assert_eq!(reads(db, &without, subjects[1_099], &sealed[1_099]), "Dirk de Groot");
        let before = Vault::with((*old).clone());
        assert!(matches!(key(db, &before, dirk()), Err(Problem::NoMaster { .. })));
        let examined = db.read_here(|tx| before.examine(tx, zilverhaven())).unwrap();
        assert_eq!((examined.kept(), examined.destroyed, examined.closed.len()), (1_099, 1, 100));
    });
}

#[test]
fn what_is_derived_from_the_network_stays_the_same_under_a_new_master() {
    on_both(|db| {
        let keyring = Keyring::fresh();
        let (before, after) = (Vault::with(keyring.clone()), Vault::with(keyring.with_new()));
        let finder = db.read_here(|tx| before.finder(tx, zilverhaven())).unwrap();
        assert!(finder.is_none(), "nobody can be found yet");
        let made = db.write_here(|tx| before.make_finder(tx, monday(), zilverhaven())).unwrap();
        db.write_here(|tx| after.wrap_anew(tx, zilverhaven(), Uuid::nil())).unwrap();
        let newest = Vault::with(after.keyring().newest_only());
        let finder = db.read_here(|tx| newest.finder(tx, zilverhaven())).unwrap().unwrap();
        assert_eq!(finder.of_name("Dirk"), made.of_name("Dirk"));
        let sign = |purpose: &str| {
            let signer = db.read_here(|tx| newest.signer(tx, zilverhaven(), purpose)).unwrap().unwrap();
            signer.sign(&[b"a line"])
        };
        assert_eq!(sign("read log"), sign("read log"));
        assert_ne!(sign("read log"), sign("grants"), "each purpose has its own");
    });
}

#[test]
fn a_backup_from_before_an_erasure_brings_nobody_back() {
    on_both(|db| {
        let (vault, file, late) = (Vault::passing(), Scrap::new(), Uuid::from_u128(102));
        let sealed = make(db, &vault, dirk()).unwrap();
        store::backup::backup(db, &file.0, monday()).unwrap();
        let text = std::fs::read_to_string(&file.0).unwrap();
        assert!(text.contains("\"data_key\"") && !text.contains("Dirk"));
        make(db, &vault, late).unwrap();
        destroy(db, dirk());
        destroy(db, late);
        let list: Vec<Erased> = list(db).iter().map(|one| one.to_string().parse().unwrap()).collect();
        assert_eq!(list.len(), 2);
        for target in [empty_sqlite(), empty_postgres()] {
            store::backup::restore(&file.0, target.url(), tuesday()).unwrap();
            assert_eq!(
                reads(&target, &vault, dirk(), &sealed),
                "Dirk de Groot",
                "the backup brought it back"
            );
            assert!(target.read_here(vault::examine::any).unwrap());
            assert_eq!(target.write_here(|tx| erased::erase_again(tx, &list)).unwrap(), 1);
            assert!(
                matches!(key(&target, &vault, dirk()), Err(Problem::Erased { at, .. }) if at == tuesday())
            );
            assert!(!target.read_here(vault::examine::any).unwrap());
        }
    });
}
