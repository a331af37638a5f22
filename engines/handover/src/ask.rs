//! Asking: sending what was drafted, opening it, a question and its answer (2 to 5). Deliberately without any answer
//! to the whole; those stand in `answer`.

use crate::decide::Decider;
use crate::guards::Guard;
use crate::plan::{Plan, Transition, Word};
use crate::standing::not_now;
use crate::{
    Dates, Ground, Handover, Holder, PassingOn, Pause, Preview, Question, Refusal, Reminded, State, Who,
    Window, Words,
};
use kernel::PersonId;

impl Decider<'_> {
    pub(crate) fn send(
        &self,
        of: &Handover,
        by: PersonId,
        (ground, preview, passing_on): (&Ground, &Preview, PassingOn),
    ) -> Result<Plan, Refusal> {
        let State::Draft { .. } = of.state else {
            return Err(not_now(of));
        };
        self.must_act_for(by, of.asker(), of)?;
        self.open_case()?;
        self.guards.hold(Guard::HolderGives, self.standing.must_come_from_holder(by, of))?;
        self.guards.hold(Guard::GroundIsWritten, must_be_written(ground))?;
        self.guards.hold(Guard::PacketIsPreviewed, must_be_read(preview))?;
        let asked = of.party(of.asked());
        self.guards.hold(Guard::AskedIsThere, self.standing.must_stand(asked))?;
        self.guards.hold(Guard::OneMoves, self.standing.must_not_move_already(of))?;
        let answer_by = of.clocks.answer.after(self.now);
        let window = Window {
            since: self.now,
            answer_by,
            lapses_at: of.clocks.grace.after(answer_by),
            reminded: Reminded::NotYet,
            pause: Pause::Unused,
            passing_on,
        };
        let dates = Dates { registered: Some(self.now), ..of.dates };
        let next = Handover { state: State::Sent(window), dates, ..of.clone() };
        Ok(self
            .changed(of, next, Transition::Sent, Who::Worker(by))
            .tell(asked, Word::Asked { answer_by })
            .tell(crate::Ear::Resident, Word::SentForYou { to: asked }))
    }

    pub(crate) fn drop(&self, of: &Handover, by: PersonId) -> Result<Plan, Refusal> {
        match &of.state {
            State::Dropped { .. } => Err(Refusal::AlreadyDone),
            State::Draft { .. } => {
                self.must_act_for(by, of.asker(), of)?;
                let dropped = State::Dropped { at: self.now };
                Ok(self.moved(of, dropped, Transition::Dropped, Who::Worker(by)))
            }
            _other => Err(not_now(of)),
        }
    }

    pub(crate) fn see(&self, of: &Handover, by: PersonId) -> Result<Plan, Refusal> {
        match &of.state {
            State::Seen(_) => Err(Refusal::AlreadyDone),
            State::Sent(window) => {
                self.must_act_for(by, of.asked(), of)?;
                Ok(self.moved(of, State::Seen(*window), Transition::Seen, Who::Worker(by)))
            }
            _other => Err(not_now(of)),
        }
    }

    /// The first question stops the clock until its answer, at most for the time the answer may take: so it has an end
    /// from the start, and nobody can stretch it by asking on.
    pub(crate) fn ask(
        &self,
        of: &Handover,
        by: PersonId,
        question: &Words,
        elsewhere: Option<Holder>,
    ) -> Result<Plan, Refusal> {
        let (State::Sent(window) | State::Seen(window)) = &of.state else {
            return Err(not_now(of));
        };
        self.must_act_for(by, of.asked(), of)?;
        let reply_by = of.clocks.reply.after(self.now);
        let unused = if window.pause == Pause::Unused { Ok(()) } else { Err(()) };
        let pauses = self.guards.hold(Guard::PauseOnce, unused).is_ok();
        let mut stopped = *window;
        if pauses {
            let still = reply_by.duration_since(self.now);
            stopped.answer_by = window.answer_by.checked_add(still).expect("a moment within the calendar");
            stopped.lapses_at = of.clocks.grace.after(stopped.answer_by);
            stopped.pause = Pause::Used;
        }
        let question = Question {
            words: question.clone(),
            by,
            elsewhere,
            at: self.now,
            reply_by,
            paused_from: pauses.then_some(window.answer_by),
        };
        let asked = State::Asked { window: stopped, question: question.clone() };
        Ok(self
            .moved(of, asked, Transition::Asked, Who::Worker(by))
            .tell(of.party(of.asker()), Word::Question { question }))
    }

    pub(crate) fn reply(&self, of: &Handover, by: PersonId, passing_on: PassingOn) -> Result<Plan, Refusal> {
        let State::Asked { window, question } = &of.state else {
            return Err(not_now(of));
        };
        self.must_act_for(by, of.asker(), of)?;
        let resumed = question.resumed(*window, of.clocks.grace, self.now);
        let seen = State::Seen(Window { passing_on, ..resumed });
        Ok(self
            .moved(of, seen, Transition::Replied, Who::Worker(by))
            .tell(Holder::Person(question.by), Word::Replied)
            .tell(of.party(of.asked()), Word::Replied))
    }
}

fn must_be_written(ground: &Ground) -> Result<(), Refusal> {
    match ground {
        Ground { permission: None, legal_basis: None } => Err(Refusal::NoGround),
        Ground { permission: Some(_), .. } | Ground { legal_basis: Some(_), .. } => Ok(()),
    }
}

fn must_be_read(preview: &Preview) -> Result<(), Refusal> {
    match preview {
        Preview::NotYet => Err(Refusal::NotPreviewed),
        Preview::ByResident | Preview::WithoutResident { .. } => Ok(()),
    }
}
