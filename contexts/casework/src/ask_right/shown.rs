//! What the page of what a resident may ask shows: the words to whoever answers and whoever reads the whole plan, to
//! others that something is asked.

use crate::plan::{self, Plan, PlanId};
use crate::right_request::{self, RightRequest};
use crate::{answers_for, ask_right_form, export_plan, together};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Visit};
use store::Tx;

/// A request as the page shows it; its words for whoever answers.
#[derive(Clone, Debug)]
pub struct Line {
    /// The request.
    pub request: RightRequest,
    /// What they say.
    pub words: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    /// The plan.
    pub plan: Plan,
    /// Whether the reader answers for it.
    pub answers: bool,
    /// Whether the reader may open the plan.
    pub opens: bool,
    /// What was asked.
    pub lines: Vec<Line>,
    /// What a correction can be about, for whoever reads the plan.
    pub things: Vec<(String, String)>,
    /// For whom the overview can be made, for whoever answers.
    pub choosing: export_plan::Choosing,
    /// What is still open, which an erasure would end.
    pub open: usize,
    /// Its help requests, for the term of each.
    pub requests: Vec<crate::help_request::HelpRequest>,
    /// Whether it must be said now whether the plan goes or stays.
    pub is_due: bool,
    /// The other plans that go on as one with it, each with its own keys and its own term.
    pub together: Vec<PlanId>,
}

/// Reads the page. Whoever answers, and whoever reads the whole plan, opens the words with a line in the read log.
pub async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    visit.write(move |tx, actor, now| shown(tx, actor, now, &keys, (id, request))).await
}

/// Reads what the page shows.
pub fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, request): (PlanId, Uuid),
) -> Result<Shown, Refusal> {
    actor.may_here("ask_right")?;
    let plan = plan::load(tx, actor.network, id)?;
    let reads = crate::share::reads(tx, actor, now, &plan)?;
    let answers = !answers_for::matter(tx, actor, now, &plan)?.leads.is_empty();
    let whole = reads.is_whole() && reads.part(Part::Story);
    let look = Look {
        reader: Reader::worker(actor),
        subject: plan::subject(id),
        part: Part::Story,
        purpose: Purpose::Access,
        behalf: None,
        request,
    };
    let reading = if answers || whole {
        match Reading::of(tx, now, keys, &look, Ok(()))? {
            Looked::Granted(reading) => Some(reading),
            Looked::Refused(refusal) => return Err(refusal),
        }
    } else {
        None
    };
    let mut lines = Vec::new();
    // Somebody with no part in the plan sees that what they wrote down is asked, and nothing of what others did.
    let own = right_request::recorded_by(tx, actor, id)?;
    for one in right_request::of_plan(tx, actor.network, id)? {
        if !answers && !reads.anything() && !own.contains(&one.id) {
            continue;
        }
        let (words, answer) = match &reading {
            Some(reading) => (one.words(reading)?, one.answer(reading)?),
            None => (None, None),
        };
        lines.push(Line { request: one, words, answer });
    }
    let held = worklist::obligation::of_matter(tx, actor.network, crate::retention::matter(id))?;
    Ok(Shown {
        answers,
        choosing: match &reading {
            Some(reading) if answers => export_plan::to_choose(tx, &plan, reading)?,
            Some(_) | None => export_plan::Choosing::default(),
        },
        opens: reads.anything(),
        things: match &reading {
            Some(reading) if whole => ask_right_form::things(tx, actor, (&plan, &reads), reading)?,
            Some(_) | None => Vec::new(),
        },
        open: crate::end_plan::open_things(tx, &plan)?,
        requests: crate::help_request::of_plan(tx, actor.network, id)?,
        is_due: held.is_some_and(|kept| kept.state.hold().is_some()),
        together: together::others(tx, &plan)?,
        lines,
        plan,
    })
}
