//! The steps of a call round in a story: starting one, and calling its members. As every step they go through the acts of
//! people; nothing here writes a row.

use super::act::Scene;
use super::cast::Made;
use super::moment::Moment;
use super::named::Named;
use kernel::ids::uuid_at;
use network::Refusal;
use serde::Deserialize;
use signals::call_next_member::{Given, next_member};
use signals::call_round::{Order, Population, members};
use signals::kinds::Kind;
use signals::note_call::{self, Note, Told, note_call};
use signals::start_call_round::{Start, start};
use store::Tx;

/// Any number does: the stories call in the order of names.
const SEED: i64 = 2020;

/// A call round that begins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartCallRound {
    /// Names it in later steps.
    pub round: String,
    /// What it is called.
    pub title: String,
    /// Its two questions.
    pub questions: [String; 2],
    /// Whose members are called.
    pub umbrella: String,
    /// Who calls along.
    pub callers: Vec<String>,
    /// When it should be done.
    pub ends: Moment,
}

/// One call in a round.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallMember {
    /// In which round.
    pub round: String,
    /// Which member; none means the next.
    pub member: Option<String>,
    /// What came of it.
    pub outcome: Named<note_call::Outcome>,
    /// Who was spoken.
    pub contact: Option<String>,
    /// What was said to the first question.
    pub answer: Option<String>,
    /// What was said to the second.
    pub words: Option<String>,
    /// The signals to which the member said yes.
    #[serde(default)]
    pub signals: Vec<CalledSignal>,
}

/// A signal that came of a call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalledSignal {
    /// Names it in later steps.
    pub key: String,
    /// What it is.
    pub kind: Named<Kind>,
    /// What was said.
    pub words: String,
}

impl Scene<'_> {
    /// Starts a round over the members of an umbrella.
    pub(super) fn start_calling(&self, tx: &mut Tx<'_>, told: &StartCallRound) -> Result<Made, Refusal> {
        let callers = told.callers.iter().map(|key| self.cast.person(key)).collect::<Result<_, _>>()?;
        let new = Start {
            name: told.title.clone(),
            questions: told.questions.clone(),
            population: Population::Umbrella(self.cast.organisation(&told.umbrella)?),
            order: Order::ByName,
            seed: SEED,
            callers,
            ends_at: told.ends.from(self.start),
            form_key: uuid_at(self.now),
        };
        let (id, _) = start(tx, self.actor, self.now, &new)?;
        Ok(Made::CallRound(told.round.clone(), id))
    }

    /// Calls the next member, or the one that is named, and notes what came of it.
    pub(super) fn call(&self, tx: &mut Tx<'_>, told: &CallMember) -> Result<Made, Refusal> {
        let (network, round) = (self.cast.network, self.cast.call_round(&told.round)?);
        let wanted = told.member.as_ref().map(|key| self.cast.organisation(key)).transpose()?;
        if next_member(tx, self.actor, self.now, round, wanted)? != Given::OnTheLine {
            return Err(Refusal::Broken("there is nobody to call by then".to_owned()));
        }
        let member = members::on_the_line(tx, network, round, self.actor.person)?;
        let note = Note {
            organisation: member.ok_or(Refusal::NotFound("member"))?.organisation,
            outcome: told.outcome.0,
            contact: told.contact.as_ref().map(|key| self.cast.person(key)).transpose()?,
            answers: [told.answer.clone(), told.words.clone()],
            signals: told
                .signals
                .iter()
                .map(|signal| Told { kind: signal.kind.0, words: signal.words.clone() })
                .collect(),
            guard_reason: None,
            form_key: uuid_at(self.now),
        };
        let made = note_call(tx, self.actor, self.now, round, &note)?;
        let keys = told.signals.iter().map(|signal| signal.key.clone());
        Ok(Made::Signals(keys.zip(made).collect()))
    }
}
