//! One handover, for both sides: where it stands and who is next, the packet and what was said as long as the reader may
//! read it, and the acts that are theirs now. Opening it is seeing it. Whoever was refused, or let it lapse, reads
//! nothing of it any more (I8); a team lead sees where it stands and nothing of the resident.

use crate::handover::act::{self, Doing};
use crate::handover::step::{self, Said};
use crate::handover::{self as kept, Kept, Packet, standing, whom};
use crate::{plan, resident_answer, show_plan};
use axum::response::{IntoResponse, Response};
use handover::{Act, HandoverId, Side, Stage, Task};
use kernel::PersonId;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::again::Again;
use network::reading::{Keys, Part, Purpose, Reading};
use network::{Actor, Refusal, Route, Visit, by_name};
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};
use worklist::notice::name_of;

mod page;

pub use page::page;
pub(crate) use page::task_key;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/overdrachten/{id}", "see_handover", show)]
}

/// Everything that the page shows, as far as its reader may read it.
pub struct Shown {
    kept: Kept,
    sides: Vec<Side>,
    giver: String,
    receiver: String,
    duty: Option<(Task, String, Timestamp)>,
    opened: Option<Opened>,
    workers: Vec<(PersonId, String)>,
    people: Vec<(String, String)>,
    me: PersonId,
    holds_case: bool,
}

impl Shown {
    /// The handover as it stands now.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What may be read of it.
    pub(crate) fn packet(&self) -> Option<&Packet> {
        self.opened.as_ref().map(|opened| &opened.packet)
    }
}

struct Opened {
    packet: Packet,
    /// What the resident said of it on their own page.
    said: Vec<resident_answer::Said>,
    way: Vec<step::Shown>,
}

/// A form of the page: which handover, its name, the field that a refusal is said at, and what is said once it is done.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Which handover.
    pub id: HandoverId,
    /// The form.
    pub form: &'static str,
    /// Where a refusal stands.
    pub field: &'static str,
    /// What is said once it is done.
    pub flash: &'static str,
}

/// What was typed in a form, as the engine takes it; and what was said with it.
pub type Parsed = Result<(Act, Said), Problems>;

/// The id of a transition: the form's key, so that the form sent twice is one.
pub fn transition(visit: &Visit, posted: &Posted) -> Uuid {
    posted.form_key().unwrap_or(visit.view.form_key)
}

/// Carries out what was typed, or gives the page again.
pub async fn carry(
    visit: &Visit,
    asked: Asked,
    posted: &Posted,
    parse: fn(&Posted, PersonId, Timestamp) -> Parsed,
) -> Result<Response, Failure> {
    let chosen = by_name::read(visit, posted, whom::BY_NAME).await?;
    let done = match chosen.parse(|posted| parse(posted, visit.actor.person, visit.now())) {
        Ok((act, said)) => {
            let (keys, doing) = (
                visit.workplace.keys.clone(),
                Doing { id: asked.id, transition: transition(visit, posted), said },
            );
            Ok(visit.write(move |tx, actor, now| act::act(tx, actor, now, &keys, (&doing, &act))).await)
        }
        Err(problems) => Err(problems),
    };
    answer(visit, asked, posted, done).await
}

/// Answers a form: on to the page, or the page again with what was typed.
pub async fn answer(
    visit: &Visit,
    asked: Asked,
    posted: &Posted,
    done: Result<Result<Kept, Refusal>, Problems>,
) -> Result<Response, Failure> {
    let problems = match done {
        Ok(done) => match show_plan::tried(done, asked.field)? {
            Ok(_) => {
                let to = SeeOther::to(kept::href(asked.id)).saying(Flash::new(asked.flash));
                return Ok(to.into_response());
            }
            Err(problems) => problems,
        },
        Err(problems) => problems,
    };
    let shown = read(visit, asked.id).await?;
    // Somebody who is no side of it may not even try, whatever was typed.
    let concerned = if shown.holds_case { &[Side::Giver][..] } else { &shown.sides };
    visit.actor.may("work_on_handover", &shown.kept.policy_matter(&visit.actor, concerned))?;
    let again = Again::refused(asked.form, posted, &problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, &problems).into_response())
}

async fn show(visit: Visit, Path(id): Path<HandoverId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn read(visit: &Visit, id: HandoverId) -> Result<Shown, Refusal> {
    let now = visit.now();
    let (plan, opens) = visit
        // Writing, because the standing of both sides is kept as it is while it is read.
        .write(move |tx, actor, now| {
            let kept = kept::load(tx, actor.network, id)?;
            Ok((kept.plan, may_see(tx, actor, now, &kept)?.reads))
        })
        .await?;
    let keys = visit.workplace.keys.clone();
    if !opens {
        return visit.write(move |tx, actor, now| shown(tx, actor, (id, now), &keys, None)).await;
    }
    let look = visit.wish(plan::subject(plan), Part::Story, Purpose::Handover);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let kept = kept::load(tx, actor.network, id)?;
        if may_see(tx, actor, now, &kept)?.reads {
            Ok(())
        } else {
            Err(Refusal::Forbidden { action: "see_handover" })
        }
    };
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor, (id, now), &keys, Some(reading))).await
}

/// What somebody is to a handover.
pub(crate) struct Seen {
    /// The sides that they act for.
    pub(crate) sides: Vec<Side>,
    /// Whether the question itself is theirs now.
    pub(crate) holds_case: bool,
    /// Whether they may read the packet and what was said.
    pub(crate) reads: bool,
}

/// What the reader is to it; whoever leads one of its sides sees where it stands.
pub(crate) fn may_see(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, kept: &Kept) -> Result<Seen, Refusal> {
    let world = standing::read(tx, now, kept.into(), standing::sides(&kept.machine), &[])?;
    let mut sides = kept.sides(actor, world.duty_holder);
    let leads = kept.stage() != Stage::Draft
        && [Side::Giver, Side::Receiver]
            .into_iter()
            .any(|side| world.standing().may_act(actor.person, world.standing().lead(side)));
    let holds_case = kept.stage() != Stage::Draft && world.standing().holds_case(actor.person);
    // What would move a question is also of whoever has that question now.
    if holds_case && kept.machine.kind.moves_holder() && !sides.contains(&Side::Giver) {
        sides.push(Side::Giver);
    }
    let mut matter = kept.policy_matter(actor, &sides);
    if leads || holds_case {
        matter.insiders.push(actor.person);
    }
    actor.may("see_handover", &matter)?;
    // What was erased nobody reads; where it stood stays.
    let erased = crate::plan::load(tx, kept.network, kept.plan)?.erased_at.is_some();
    Ok(Seen { reads: !erased && (holds_case || kept.may_read(&sides)), holds_case, sides })
}

pub(crate) fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (HandoverId, Timestamp),
    keys: &Keys,
    reading: Option<&Reading>,
) -> Result<Shown, Refusal> {
    let mut kept = kept::load(tx, actor.network, id)?;
    let Seen { sides, holds_case, .. } = may_see(tx, actor, now, &kept)?;
    if kept.stage() == Stage::Sent && sides.contains(&kept.machine.asked()) {
        let doing = Doing { id, transition: uuid_at(now), said: Said::default() };
        kept = act::act(tx, actor, now, keys, (&doing, &Act::See { by: actor.person }))?;
    }
    let name = |tx: &mut Tx<'_>, holder| name_of(tx, actor.network, standing::theirs(holder));
    let holder = standing::duty_holder(tx, &kept)?;
    let duty = match (kept.machine.duty(), holder) {
        (Some(duty), Some(holder)) => Some((duty.task, name(tx, holder)?, duty.at)),
        _ => None,
    };
    let opened = match reading {
        Some(reading) => {
            let of_plan = (kept.network, kept.plan);
            let mut said =
                resident_answer::newest(tx, of_plan, resident_answer::About::Handover, None, reading)?;
            Some(Opened {
                packet: kept.packet(reading)?,
                said: said.remove(&kept.id.into()).unwrap_or_default(),
                way: step::all(tx, &kept, reading)?,
            })
        }
        None => None,
    };
    Ok(Shown {
        giver: name(tx, kept.machine.giver)?,
        receiver: name(tx, kept.machine.receiver)?,
        workers: whom::workers_of(tx, actor.network, kept.machine.receiver)?,
        people: whom::to_choose_from(tx, actor.network, actor)?,
        me: actor.person,
        holds_case,
        sides,
        duty,
        opened,
        kept,
    })
}
