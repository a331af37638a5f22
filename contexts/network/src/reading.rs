//! Reading somebody's data, which can't be done without a line in the read log: the key of a subject is inside a
//! `Reading`, a `Reading` is made by writing its line, and both stand or fall with the transaction that the answer waits
//! for (decision 31). For every context that keeps data of residents. Whether somebody may read is the policy's to say;
//! a no is written down too.

use crate::read_log::{self, Line, LineId, Outcome};
use crate::{Actor, Refusal};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use std::collections::BTreeSet;
use store::Tx;
use store::event::Subject;
use vault::{Key, Problem, Vault};

pub use crate::resident_code::Codes;
pub use vault::{Opened, Sealed};

crate::named! {
    /// What of somebody's data is read: each is granted apart.
    pub enum Part, text "part" {
        /// Who it is and where they are reached.
        Identity = "identity",
        /// What they told, in their own words.
        Story = "story",
        /// Goals and actions.
        Plan = "plan",
        /// What was noted of contact with them.
        Contact = "contact",
    }
}

crate::named! {
    /// What somebody reads it for.
    pub enum Purpose, text "purpose" {
        /// Helping this resident.
        Help = "help",
        /// Taking over, or being asked to.
        Handover = "handover",
        /// Looking along, asked by whoever helps.
        SecondView = "second_view",
        /// Looking whether there is a plan already.
        Search = "search",
        /// Danger that can't wait for a grant.
        Emergency = "emergency",
        /// Looking after what the team or the organisation holds.
        Oversight = "oversight",
        /// Answering somebody who asks what is kept of them.
        Access = "access",
        /// The resident's own.
        Own = "own",
    }
}

/// Who reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reader {
    network: NetworkId,
    person: Option<PersonId>,
    organisation: Option<OrganisationId>,
    role: String,
}

impl Reader {
    /// Somebody who works in the network.
    pub fn worker(actor: &Actor) -> Self {
        let roles: BTreeSet<&str> = actor.roles.iter().map(|role| role.name()).collect();
        Self {
            network: actor.network,
            person: Some(actor.person),
            organisation: Some(actor.organisation),
            role: roles.into_iter().collect::<Vec<_>>().join(" "),
        }
    }

    /// The resident whose data they are.
    pub fn resident(network: NetworkId) -> Self {
        Self { network, person: None, organisation: None, role: read_log::RESIDENT.to_owned() }
    }

    /// Ponton itself, which needs an address for a moment to send something there.
    pub fn post(network: NetworkId) -> Self {
        Self { network, person: None, organisation: None, role: read_log::POST.to_owned() }
    }

    /// In which network.
    pub fn network(&self) -> NetworkId {
        self.network
    }
}

/// A wish to read: who, whose data, which part, what for.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who reads.
    pub reader: Reader,
    /// Whose data: the kind, `plan`, and which.
    pub subject: Subject,
    /// Which part.
    pub part: Part,
    /// What for.
    pub purpose: Purpose,
    /// On whose behalf, when it isn't their own.
    pub behalf: Option<PersonId>,
    /// The request it is part of, as the log of the server names it.
    pub request: Uuid,
}

/// What came of a wish to read. Both have their line; commit it.
#[derive(Debug)]
#[must_use]
pub enum Looked {
    /// It may be read.
    Granted(Reading),
    /// It may not; nothing was opened.
    Refused(Refusal),
}

/// Somebody reading one part of somebody's data, written down.
#[derive(Debug)]
pub struct Reading {
    key: Key,
    line: LineId,
}

impl Reading {
    /// Writes down that this part is read, or that it was refused, and hands out what opens it. `verdict` is what the
    /// policy said; any other problem in it is given back, because then nobody was refused anything.
    pub fn of(
        tx: &mut Tx<'_>,
        now: Timestamp,
        keys: &Keys,
        look: &Look,
        verdict: Result<(), Refusal>,
    ) -> Result<Looked, Refusal> {
        let network = look.reader.network;
        match verdict {
            Ok(()) => {
                let key = keys.0.key(tx, network, look.subject.id)?;
                let line = keys.write_down(tx, now, look, Outcome::Granted)?;
                Ok(Looked::Granted(Self { key, line }))
            }
            Err(refusal @ Refusal::Forbidden { .. }) => {
                keys.write_down(tx, now, look, Outcome::Refused)?;
                Ok(Looked::Refused(refusal))
            }
            Err(problem) => Err(problem),
        }
    }

    /// Opens what was sealed as `field` (`plan.called`) of the row `row`.
    pub fn open(&self, field: &str, row: impl Into<Uuid>, sealed: &Sealed) -> Result<Opened, Refusal> {
        Ok(self.key.open(field, row, sealed)?)
    }

    /// Seals a text as `field` of the row `row`.
    pub fn seal(&self, field: &str, row: impl Into<Uuid>, text: &str) -> Sealed {
        self.key.seal(field, row, text)
    }

    /// Its line in the read log.
    pub fn line(&self) -> LineId {
        self.line
    }
}

/// Seals texts of one subject and can't open any: writing something down is not reading.
#[derive(Debug)]
pub struct Sealing(Key);

impl Sealing {
    /// Seals a text as `field` (`contact.words`) of the row `row`.
    pub fn seal(&self, field: &str, row: impl Into<Uuid>, text: &str) -> Sealed {
        self.0.seal(field, row, text)
    }
}

/// The keys of all subjects, as far as a context may have them: to seal, to find, to erase. To open, look.
#[derive(Clone, Debug)]
pub struct Keys(pub(crate) Vault);

impl Keys {
    /// Over an opened vault.
    pub fn new(vault: Vault) -> Self {
        Self(vault)
    }

    /// With a key that is gone when the process ends: for tests, and where nothing is kept.
    pub fn passing() -> Self {
        Self(Vault::passing())
    }

    /// The vault, for what no context does: `ponton keys` and `ponton doctor`.
    pub(crate) fn vault(&self) -> &Vault {
        &self.0
    }

    /// Makes the key of a new subject.
    pub fn make(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        subject: impl Into<Uuid>,
    ) -> Result<Sealing, Refusal> {
        Ok(Sealing(self.0.make_key(tx, now, network, subject)?))
    }

    /// To add to a subject's data without reading them.
    pub fn sealing(
        &self,
        tx: &mut Tx<'_>,
        network: NetworkId,
        subject: impl Into<Uuid>,
    ) -> Result<Sealing, Refusal> {
        Ok(Sealing(self.0.key(tx, network, subject)?))
    }

    /// Erases a subject for good; gives since when.
    pub fn erase(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        subject: impl Into<Uuid>,
    ) -> Result<Timestamp, Refusal> {
        Ok(Vault::destroy(tx, now, network, subject)?)
    }

    /// The numbers to keep with somebody of that name, by which they are found.
    pub fn numbers_of(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        name: &str,
    ) -> Result<BTreeSet<i64>, Refusal> {
        Ok(self.0.make_finder(tx, now, network)?.of_name(name))
    }

    /// The numbers that somebody has all of whose name begins as typed; none when too little was typed.
    pub fn numbers_typed(
        &self,
        tx: &mut Tx<'_>,
        network: NetworkId,
        typed: &str,
    ) -> Result<BTreeSet<i64>, Refusal> {
        Ok(self.0.finder(tx, network)?.map(|finder| finder.of_typed(typed)).unwrap_or_default())
    }

    fn write_down(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        look: &Look,
        outcome: Outcome,
    ) -> Result<LineId, Refusal> {
        let line = Line {
            id: LineId::new(now),
            at: now,
            reader: look.reader.person,
            organisation: look.reader.organisation,
            role: look.reader.role.clone(),
            purpose: look.purpose.name().to_owned(),
            behalf: look.behalf,
            subject_kind: look.subject.kind.to_owned(),
            subject: look.subject.id,
            part: look.part.name().to_owned(),
            outcome,
            request: look.request,
        };
        let network = look.reader.network;
        let signer = self.0.make_signer(tx, now, network, read_log::LINES)?;
        read_log::append(tx, &signer, network, &line)?;
        Ok(line.id)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Erased { .. } => Self::NotNow("reading-erased"),
            Problem::NoKey { .. } => Self::NotFound("subject"),
            Problem::Store(error) => Self::Store(error),
            Problem::NoMaster { .. } | Problem::Damaged { .. } | Problem::Keyring { .. } => {
                Self::Broken(problem.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use store::{After, Db};
    use testkit::on_both;

    const FORBIDDEN: Refusal = Refusal::Forbidden { action: "see_plan" };

    fn dirk() -> Uuid {
        Uuid::from_u128(100)
    }

    fn look(reader: Reader) -> Look {
        let subject = Subject { kind: "plan", id: dirk() };
        let (part, purpose) = (Part::Story, Purpose::Help);
        Look { reader, subject, part, purpose, behalf: None, request: Uuid::from_u128(9) }
    }

    fn told(db: &Db, village: &Village, keys: &Keys) -> Sealed {
        db.write_here(|tx| {
            let sealing = keys.make(tx, monday(), village.network, dirk())?;
            Ok::<_, Refusal>(sealing.seal("plan.worry", dirk(), "Dat we eruit moeten"))
        })
        .unwrap()
    }

    fn lines(db: &Db, village: &Village) -> Vec<Line> {
        db.read_here(|tx| read_log::about(tx, village.network, dirk(), &After::start(50))).unwrap().rows
    }

    #[test]
    fn what_is_read_is_written_down_in_the_same_transaction() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), Keys::passing());
            let sealed = told(db, &village, &keys);
            let read = |fails: bool| {
                village.acts(db, village.fatima, |tx, actor| {
                    let look = look(Reader::worker(actor));
                    let Looked::Granted(reading) = Reading::of(tx, monday(), &keys, &look, Ok(()))? else {
                        panic!("refused")
                    };
                    let words = reading.open("plan.worry", dirk(), &sealed)?;
                    if fails { Err(Refusal::NotNow("later")) } else { Ok(words.to_string()) }
                })
            };
            assert!(read(true).is_err());
            assert_eq!(lines(db, &village), [], "no answer left, so nobody looked");
            assert_eq!(read(false).unwrap(), "Dat we eruit moeten");
            let [line] = lines(db, &village).try_into().unwrap();
            assert_eq!((line.reader, line.organisation), (Some(village.fatima), Some(village.steiger)));
            assert_eq!(
                (line.role.as_str(), line.purpose.as_str(), line.part.as_str()),
                ("worker", "help", "story")
            );
            assert_eq!(
                (line.outcome, line.at, line.request),
                (Outcome::Granted, monday(), Uuid::from_u128(9))
            );
        });
    }

    #[test]
    fn a_refused_look_is_written_down_and_opens_nothing() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), Keys::passing());
            told(db, &village, &keys);
            let looked = village.acts(db, village.joost, |tx, actor| {
                Reading::of(tx, monday(), &keys, &look(Reader::worker(actor)), Err(FORBIDDEN))
            });
            assert!(matches!(looked, Ok(Looked::Refused(Refusal::Forbidden { .. }))));
            let [line] = lines(db, &village).try_into().unwrap();
            assert_eq!((line.reader, line.outcome), (Some(village.joost), Outcome::Refused));
            let other = db.write_here(|tx| {
                let look = look(Reader::resident(village.network));
                Reading::of(tx, monday(), &keys, &look, Err(Refusal::NotFound("plan")))
            });
            assert!(matches!(other, Err(Refusal::NotFound("plan"))));
            assert_eq!(lines(db, &village).len(), 1, "nobody was refused anything");
        });
    }

    #[test]
    fn who_was_erased_is_read_by_nobody() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), Keys::passing());
            told(db, &village, &keys);
            db.write_here(|tx| keys.erase(tx, monday(), village.network, dirk())).unwrap();
            let looked = db.write_here(|tx| {
                Reading::of(tx, monday(), &keys, &look(Reader::resident(village.network)), Ok(()))
            });
            assert!(matches!(looked, Err(Refusal::NotNow("reading-erased"))));
        });
    }

    #[test]
    fn a_line_can_t_be_changed_or_taken_away() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), Keys::passing());
            told(db, &village, &keys);
            let looked = db.write_here(|tx| {
                Reading::of(tx, monday(), &keys, &look(Reader::resident(village.network)), Ok(()))
            });
            assert!(matches!(looked, Ok(Looked::Granted(_))));
            for sql in ["update read_line set part = 'plan'", "delete from read_line"] {
                let refused = db.write_here(|tx| tx.execute(sql, &[])).unwrap_err();
                assert_eq!(
                    refused.to_string(),
                    "the database refuses this row (read_line_never_changes)",
                    "{sql}"
                );
            }
            // Only who owns the database can, by taking the guard away first.
            testkit::drop_guards(db, "read_line");
            db.write_here(|tx| tx.execute("delete from read_line", &[])).unwrap();
            assert_eq!(lines(db, &village), []);
        });
    }
}
