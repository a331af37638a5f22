//! What a story tells becomes the same acts that a person's form does: each entry calls one action of the contexts, as
//! the person named and at the moment named. The actions ask the policy and may refuse; nothing here writes a row.

use super::cast::{Cast, Made};
use super::step::{Act, Answer, Commitment, Next, Outcome, Signal, Solution, Step};
use super::story::Timed;
use crate::routes::SOURCES;
use kernel::Timestamp;
use kernel::ids::uuid_at;
use knowledge::compose_newsletter::{self, Choose};
use network::area::Level;
use network::{Actor, Refusal};
use obligations::Moment;
use signals::bring_to_table::{self, AgendaItemId, Bring};
use signals::capture::{self, Quote, Raise};
use signals::dossier::DossierId;
use signals::gather::{self, Gather};
use signals::hand_over_driver;
use signals::keep_commitment;
use signals::kinds::Kind;
use signals::make_commitment::{self, Commit, CommitmentId};
use signals::signal::{self, SignalId};
use signals::solution::NewSolution;
use signals::understand::{self, Understand};
use signals::works_here::{self, Says};
use signals::{
    answer, bring_back, carry, confirm, join_coalition, lift, record_outcome, record_solution, state_problem,
    suggest,
};
use store::Tx;
use worklist::absence::{self, Gone};
use worklist::move_obligation::{self, Move};
use worklist::{Matter, obligation, why};

/// Who acts, when, and in which story.
pub struct Scene<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    /// When the demo starts: other moments are counted from it.
    pub start: Timestamp,
    /// Who is who.
    pub cast: &'a Cast,
}

impl Scene<'_> {
    /// Raises a signal.
    pub fn raise(&self, tx: &mut Tx<'_>, told: &Signal) -> Result<Made, Refusal> {
        let quote =
            told.quote.clone().map(if told.quote_source_shielded { Quote::Shielded } else { Quote::Open });
        let new = Raise {
            words: told.words.clone(),
            kind: told.kind.map_or(Kind::Unsorted, |kind| kind.0),
            theme: told.theme.clone(),
            area: told.area.clone(),
            level: told.level.map_or(Level::Gemeente, |level| level.0),
            quote,
            suggestion: told.suggestion.clone(),
            guard_reason: None,
            form_key: uuid_at(self.now),
        };
        let id = capture::raise(tx, self.actor, self.now, &new)?;
        Ok(Made::Signal(told.key.clone(), id))
    }

    /// Takes a step, and promises the next moment when the step says so.
    pub fn take(&self, tx: &mut Tx<'_>, step: &Step) -> Result<Made, Refusal> {
        let made = self.carry_out(tx, &step.act)?;
        if let Some(next) = &step.next {
            self.promise(tx, &step.act, &made, next)?;
        }
        Ok(made)
    }

    fn carry_out(&self, tx: &mut Tx<'_>, act: &Act) -> Result<Made, Refusal> {
        let (actor, now, cast) = (self.actor, self.now, self.cast);
        match act {
            Act::UnderstandSignal { signals, words } => {
                cast.signals(signals)?
                    .into_iter()
                    .try_for_each(|id| self.understand(tx, id, words.as_ref()))?;
            }
            Act::AnswerSignal(told) => self.answer(tx, told)?,
            Act::GatherDossier { dossier, title, signals, driver } => {
                let id = self.gather(tx, (title, signals, driver.as_deref()))?;
                return Ok(Made::Dossier(dossier.clone(), id));
            }
            Act::AcceptDriver { dossier } => {
                let yes = hand_over_driver::Answer::Yes;
                hand_over_driver::reply(tx, actor, now, cast.dossier(dossier)?, &yes)?;
            }
            Act::CarrySignal { dossier, signals } => {
                let dossier = cast.dossier(dossier)?;
                cast.signals(signals)?
                    .into_iter()
                    .try_for_each(|id| carry::carry(tx, actor, now, dossier, id))?;
            }
            Act::StateProblem { dossier, words } => {
                state_problem::state_problem(tx, actor, now, cast.dossier(dossier)?, (words, None))?;
            }
            Act::SuggestSolution { dossier, words } => {
                suggest::suggest(tx, actor, now, cast.dossier(dossier)?, words)?;
            }
            Act::JoinCoalition { dossier, organisation } => {
                let partner = cast.organisation(organisation)?;
                join_coalition::join_coalition(tx, actor, now, cast.dossier(dossier)?, partner)?;
            }
            Act::BringToTable { dossier, meeting, words } => {
                let bring = Bring { meeting: cast.meeting(meeting)?, question: Some(words.clone()) };
                bring_to_table::bring_to_table(tx, actor, now, cast.dossier(dossier)?, &bring)?;
            }
            Act::RecordOutcome { dossier, meeting, words } => {
                let item = self.agenda_item(tx, dossier, meeting)?;
                record_outcome::record_outcome(tx, actor, now, item, words)?;
            }
            Act::MakeCommitment(told) => {
                return Ok(Made::Commitment(told.commitment.clone(), self.commit(tx, told)?));
            }
            Act::KeepCommitment { commitment, outcome, words } => {
                self.keep(tx, cast.commitment(commitment)?, (*outcome, words.as_deref()))?;
            }
            Act::RecordSolution(told) => self.solve(tx, told)?,
            Act::BringBack { dossier } => {
                bring_back::bring_back(tx, actor, now, cast.dossier(dossier)?)?;
            }
            Act::SayWhetherItWorks { signal, works, words } => {
                self.say(tx, cast.signal(signal)?, &Says { works: works.0, words: words.clone() })?;
            }
            Act::ConfirmDossier { dossier, words } => {
                confirm::confirm(tx, actor, now, cast.dossier(dossier)?, words.as_deref())?;
            }
            Act::LiftDossier { dossier, level, words } => {
                lift::lift(tx, actor, now, cast.dossier(dossier)?, (level.0, words))?;
            }
            Act::StartCallRound(told) => return self.start_calling(tx, told),
            Act::CallMember(told) => return self.call(tx, told),
            // All of this step is in its `next`.
            Act::PromiseMoment { .. } => {}
            Act::Know(told) => return self.know(tx, told),
            Act::Offer(told) => return self.offer(tx, told),
            Act::RecordAbsence { person } => {
                absence::record_gone(tx, actor, now, cast.person(person)?, Gone::Absent)?;
            }
            Act::AddRoutingRule(_)
            | Act::AddAgendaPoint { .. }
            | Act::WriteStandingMessage { .. }
            | Act::SayStandingMessage { .. } => return self.at_tables(tx, act),
            Act::SendNewsletter { words } => self.send_newsletter(tx, words)?,
        }
        Ok(Made::Nothing)
    }

    fn answer(&self, tx: &mut Tx<'_>, told: &Answer) -> Result<(), Refusal> {
        let new = NewSolution {
            kind: told.kind.0,
            force: told.force.0,
            words: told.words.clone(),
            why: None,
            owner: self.cast.organisation(&told.owner)?,
            valid_until: None,
        };
        let signals = self.cast.signals(&told.signals)?;
        signals.into_iter().try_for_each(|id| answer::answer(tx, self.actor, self.now, id, &new))
    }

    fn say(&self, tx: &mut Tx<'_>, signal: SignalId, says: &Says) -> Result<(), Refusal> {
        let told = bring_back::of_signal(tx, self.cast.network, signal)?;
        let told = told.first().ok_or(Refusal::NotFound("bringing back"))?;
        works_here::works_here(tx, self.actor, self.now, told.id, says)
    }

    fn understand(&self, tx: &mut Tx<'_>, id: SignalId, note: Option<&String>) -> Result<(), Refusal> {
        let raised = signal::load(tx, self.cast.network, id)?;
        let new = Understand {
            kind: raised.kind,
            themes: signal::themes(tx, self.cast.network, id)?,
            level: raised.level,
            note: note.cloned(),
            seen: Some(raised.version),
        };
        understand::understand(tx, self.actor, self.now, id, &new)
    }

    fn gather(&self, tx: &mut Tx<'_>, told: (&str, &[String], Option<&str>)) -> Result<DossierId, Refusal> {
        let (title, signals, driver) = told;
        let new = Gather {
            title: title.to_owned(),
            signals: self.cast.signals(signals)?,
            driver: driver.map(|key| self.cast.person(key)).transpose()?,
            bring: None,
            form_key: uuid_at(self.now),
        };
        gather::gather(tx, self.actor, self.now, &new)
    }

    fn agenda_item(&self, tx: &mut Tx<'_>, dossier: &str, meeting: &str) -> Result<AgendaItemId, Refusal> {
        let meeting = self.cast.meeting(meeting)?;
        let items = bring_to_table::of_dossier(tx, self.cast.network, self.cast.dossier(dossier)?)?;
        let item =
            items.iter().find(|item| item.meeting == meeting).ok_or(Refusal::NotFound("agenda item"))?;
        Ok(item.id)
    }

    /// The action gives no id, because its page needs none; the commitment is found by what was just promised.
    fn commit(&self, tx: &mut Tx<'_>, told: &Commitment) -> Result<CommitmentId, Refusal> {
        let dossier = self.cast.dossier(&told.dossier)?;
        let new = Commit {
            person: self.cast.person(&told.person)?,
            words: told.words.clone(),
            due_at: told.due.from(self.start),
            form_key: uuid_at(self.now),
        };
        make_commitment::make_commitment(tx, self.actor, self.now, dossier, &new)?;
        let made = make_commitment::of_dossier(tx, self.cast.network, dossier)?;
        let made = made.iter().find(|made| made.person == new.person && made.words == new.words);
        Ok(made.ok_or(Refusal::NotFound("commitment"))?.id)
    }

    fn keep(&self, tx: &mut Tx<'_>, id: CommitmentId, said: (Outcome, Option<&str>)) -> Result<(), Refusal> {
        let outcome = match said {
            (Outcome::Kept, None) => keep_commitment::Outcome::Kept,
            (Outcome::NotKept, Some(why)) => keep_commitment::Outcome::NotKept(why.to_owned()),
            (Outcome::Kept, Some(_)) => return Err(Refusal::Broken("kept has no words".to_owned())),
            (Outcome::NotKept, None) => return Err(Refusal::Broken("not kept needs its reason".to_owned())),
        };
        keep_commitment::keep_commitment(tx, self.actor, self.now, id, &outcome)
    }

    fn solve(&self, tx: &mut Tx<'_>, told: &Solution) -> Result<(), Refusal> {
        let new = NewSolution {
            kind: told.kind.0,
            force: told.force.0,
            words: told.words.clone(),
            why: told.why.clone(),
            owner: self.cast.organisation(&told.owner)?,
            valid_until: told.valid_until.map(|until| until.from(self.start)),
        };
        record_solution::record_solution(tx, self.actor, self.now, self.cast.dossier(&told.dossier)?, &new)
    }

    /// All good examples since the last one, newest first, with a line on top.
    fn send_newsletter(&self, tx: &mut Tx<'_>, words: &str) -> Result<(), Refusal> {
        let form_key = uuid_at(self.now);
        let examples = compose_newsletter::candidates(tx, self.now, self.cast.network, SOURCES)?;
        let places = examples.iter().map(|item| item.id).collect();
        let choice = Choose { introduction: Some(words.to_owned()), places, form_key };
        compose_newsletter::choose(tx, self.actor, self.now, &choice, SOURCES)?;
        compose_newsletter::send(tx, self.actor, self.now, (form_key, form_key), SOURCES).map(|_| ())
    }

    /// Whoever took the step promises the next moment.
    fn promise(&self, tx: &mut Tx<'_>, act: &Act, made: &Made, next: &Timed<Next>) -> Result<(), Refusal> {
        let why = why::words(&next.what.why).map_err(|problem| Refusal::Broken(problem.to_string()))?;
        let promise = Move::Promise(Moment { at: next.when.from(self.start), why });
        let matters = match made {
            Made::Dossier(_, id) => vec![Matter::new("dossier", *id)],
            Made::Signal(..)
            | Made::Signals(_)
            | Made::Commitment(..)
            | Made::CallRound(..)
            | Made::Message(..)
            | Made::Known(..)
            | Made::Nothing => self.matters(act)?,
        };
        for matter in matters {
            let kept = obligation::of_matter(tx, self.cast.network, matter)?
                .ok_or(Refusal::NotFound("obligation"))?;
            move_obligation::move_on(tx, self.actor, self.now, kept.id, &promise)?;
        }
        Ok(())
    }

    /// What a promise made with a step is about: its dossier, or its signals.
    fn matters(&self, act: &Act) -> Result<Vec<Matter>, Refusal> {
        if let Some(dossier) = act.dossier() {
            return Ok(vec![Matter::new("dossier", self.cast.dossier(dossier)?)]);
        }
        let (Act::UnderstandSignal { signals, .. } | Act::AnswerSignal(Answer { signals, .. })) = act else {
            return Err(Refusal::Broken("this step leaves nothing to promise a moment for".to_owned()));
        };
        Ok(self.cast.signals(signals)?.into_iter().map(|id| Matter::new("signal", id)).collect())
    }
}
