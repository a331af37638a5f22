//! Who is who in a story: what its keys stand for in the database, as far as the story has been told.

use super::knowing::Key;
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, OrganisationId, PersonId, TeamId};
use network::Refusal;
use network::round_table::{MeetingId, RoundTableId};
use signals::call_round::CallRoundId;
use signals::dossier::DossierId;
use signals::make_commitment::CommitmentId;
use signals::signal::SignalId;
use signals::standing_message::StandingMessageId;
use std::collections::HashMap;

/// What the keys of one story stand for.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The network.
    pub network: NetworkId,
    /// Organisations with their desks.
    pub organisations: HashMap<String, (OrganisationId, DeskId)>,
    /// Teams.
    pub teams: HashMap<String, TeamId>,
    /// People.
    pub people: HashMap<String, PersonId>,
    /// Tables.
    pub tables: HashMap<String, RoundTableId>,
    /// Meetings.
    pub meetings: HashMap<String, MeetingId>,
    /// Signals.
    pub signals: HashMap<String, SignalId>,
    /// Dossiers.
    pub dossiers: HashMap<String, DossierId>,
    /// Commitments.
    pub commitments: HashMap<String, CommitmentId>,
    /// Call rounds.
    pub call_rounds: HashMap<String, CallRoundId>,
    /// Standing messages.
    pub messages: HashMap<String, StandingMessageId>,
    /// What the network knows: questions, answers, practices and measures.
    pub known: HashMap<Key, Uuid>,
}

/// What an entry made, under the key by which others name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Made {
    /// Nothing that others name.
    Nothing,
    /// A signal.
    Signal(String, SignalId),
    /// A dossier.
    Dossier(String, DossierId),
    /// A commitment.
    Commitment(String, CommitmentId),
    /// A call round.
    CallRound(String, CallRoundId),
    /// Signals that came of a call.
    Signals(Vec<(String, SignalId)>),
    /// A standing message.
    Message(String, StandingMessageId),
    /// A question, answer, practice or measure.
    Known(&'static str, String, Uuid),
}

impl Cast {
    /// A network in which nobody is known yet.
    pub fn of(network: NetworkId) -> Self {
        Self {
            network,
            organisations: HashMap::new(),
            teams: HashMap::new(),
            people: HashMap::new(),
            tables: HashMap::new(),
            meetings: HashMap::new(),
            signals: HashMap::new(),
            dossiers: HashMap::new(),
            commitments: HashMap::new(),
            call_rounds: HashMap::new(),
            messages: HashMap::new(),
            known: HashMap::new(),
        }
    }

    /// Remembers what was made.
    pub fn keep(&mut self, made: Made) {
        match made {
            Made::Nothing => {}
            Made::Signal(key, id) => drop(self.signals.insert(key, id)),
            Made::Dossier(key, id) => drop(self.dossiers.insert(key, id)),
            Made::Commitment(key, id) => drop(self.commitments.insert(key, id)),
            Made::CallRound(key, id) => drop(self.call_rounds.insert(key, id)),
            Made::Signals(made) => self.signals.extend(made),
            Made::Message(key, id) => drop(self.messages.insert(key, id)),
            Made::Known(kind, key, id) => drop(self.known.insert((kind, key), id)),
        }
    }

    /// Something that the network knows, of that kind.
    pub fn known(&self, kind: &'static str, key: &str) -> Result<Uuid, Refusal> {
        let found = self.known.get(&(kind, key.to_owned())).copied();
        found.ok_or_else(|| Refusal::Broken(format!("the story has no {kind} {key} by then")))
    }

    /// An organisation.
    pub fn organisation(&self, key: &str) -> Result<OrganisationId, Refusal> {
        find(&self.organisations, "organisation", key).map(|(id, _)| id)
    }

    /// An organisation's desk.
    pub fn desk(&self, key: &str) -> Result<DeskId, Refusal> {
        find(&self.organisations, "organisation", key).map(|(_, desk)| desk)
    }

    /// A team.
    pub fn team(&self, key: &str) -> Result<TeamId, Refusal> {
        find(&self.teams, "team", key)
    }

    /// A person.
    pub fn person(&self, key: &str) -> Result<PersonId, Refusal> {
        find(&self.people, "person", key)
    }

    /// A table.
    pub fn table(&self, key: &str) -> Result<RoundTableId, Refusal> {
        find(&self.tables, "table", key)
    }

    /// A standing message.
    pub fn message(&self, key: &str) -> Result<StandingMessageId, Refusal> {
        find(&self.messages, "standing message", key)
    }

    /// A meeting.
    pub fn meeting(&self, key: &str) -> Result<MeetingId, Refusal> {
        find(&self.meetings, "meeting", key)
    }

    /// A signal.
    pub fn signal(&self, key: &str) -> Result<SignalId, Refusal> {
        find(&self.signals, "signal", key)
    }

    /// Several signals.
    pub fn signals(&self, keys: &[String]) -> Result<Vec<SignalId>, Refusal> {
        keys.iter().map(|key| self.signal(key)).collect()
    }

    /// A dossier.
    pub fn dossier(&self, key: &str) -> Result<DossierId, Refusal> {
        find(&self.dossiers, "dossier", key)
    }

    /// A call round.
    pub fn call_round(&self, key: &str) -> Result<CallRoundId, Refusal> {
        find(&self.call_rounds, "call round", key)
    }

    /// A commitment.
    pub fn commitment(&self, key: &str) -> Result<CommitmentId, Refusal> {
        find(&self.commitments, "commitment", key)
    }
}

fn find<T: Copy>(known: &HashMap<String, T>, kind: &str, key: &str) -> Result<T, Refusal> {
    known.get(key).copied().ok_or_else(|| Refusal::Broken(format!("the story has no {kind} {key} by then")))
}
