//! One handover, for both sides: where it stands and who is next, the packet and what was said as long as the reader may
//! read it, and the acts that are theirs now. Opening it is seeing it. Whoever was refused, or let it lapse, reads
//! nothing of it any more (I8); a team lead sees where it stands and nothing of the resident.

use crate::handover::act::{self, Doing};
use crate::handover::step::{self, Said};
use crate::handover::{self as kept, Kept, Packet, names, standing};
use crate::{
    PLACE, answer_handover, draft_handover, hold_handover, plan, send_handover, settle_handover, show_plan,
};
use axum::response::{IntoResponse, Response};
use handover::{Act, HandoverId, Kind, Side, Stage, Task};
use kernel::PersonId;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Part, Purpose, Reading};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Step, empty, facts, section, title, way, when};
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::name_of;

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
}

struct Opened {
    packet: Packet,
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

/// The id of a transition: the form's key, so that the form sent twice is one.
pub fn transition(visit: &Visit, posted: &Posted) -> Uuid {
    posted.form_key().unwrap_or(visit.view.form_key)
}

/// Carries out what was typed, or gives the page again.
pub async fn carry(
    visit: &Visit,
    asked: Asked,
    posted: &Posted,
    parsed: Result<(Act, Said), Problems>,
) -> Result<Response, Failure> {
    let done = match parsed {
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
    visit.actor.may("work_on_handover", &shown.kept.policy_matter(&visit.actor, &shown.sides))?;
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
        .read(move |tx, actor| {
            let kept = kept::load(tx, actor.network, id)?;
            let sides = may_see(tx, actor, now, &kept)?;
            Ok((kept.plan, kept.may_read(&sides)))
        })
        .await?;
    let keys = visit.workplace.keys.clone();
    if !opens {
        return visit.write(move |tx, actor, now| shown(tx, actor, (id, now), &keys, None)).await;
    }
    let look = visit.wish(plan::subject(plan), Part::Story, Purpose::Handover);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let kept = kept::load(tx, actor.network, id)?;
        let sides = may_see(tx, actor, now, &kept)?;
        if kept.may_read(&sides) { Ok(()) } else { Err(Refusal::Forbidden { action: "see_handover" }) }
    };
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor, (id, now), &keys, Some(reading))).await
}

/// The sides that the reader acts for; whoever leads one of them sees where it stands.
pub(crate) fn may_see(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kept: &Kept,
) -> Result<Vec<Side>, Refusal> {
    let world = standing::read(tx, now, kept.into(), standing::sides(&kept.machine), &[])?;
    let sides = kept.sides(actor, world.duty_holder);
    let leads = kept.stage() != Stage::Draft
        && [Side::Giver, Side::Receiver]
            .into_iter()
            .any(|side| world.standing().may_act(actor.person, world.standing().lead(side)));
    let mut matter = kept.policy_matter(actor, &sides);
    if leads {
        matter.insiders.push(actor.person);
    }
    actor.may("see_handover", &matter)?;
    Ok(sides)
}

pub(crate) fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (HandoverId, Timestamp),
    keys: &Keys,
    reading: Option<&Reading>,
) -> Result<Shown, Refusal> {
    let mut kept = kept::load(tx, actor.network, id)?;
    let sides = may_see(tx, actor, now, &kept)?;
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
        Some(reading) => Some(Opened { packet: kept.packet(reading)?, way: step::all(tx, &kept, reading)? }),
        None => None,
    };
    Ok(Shown {
        giver: name(tx, kept.machine.giver)?,
        receiver: name(tx, kept.machine.receiver)?,
        workers: answer_handover::workers_of(tx, actor.network, kept.machine.receiver)?,
        people: draft_handover::to_choose_from(tx, actor.network, actor)?,
        me: actor.person,
        sides,
        duty,
        opened,
        kept,
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let kind = names::KindName::from(shown.kept.machine.kind);
    let heading = t!(view, "handover-title", kind = view.say(kind.text_key(), &[]), to = &shown.receiver);
    let main = html! {
        (title(&heading, &where_it_stands(view, shown)))
        (next(view, shown))
        @if let Some(opened) = &shown.opened { (packet(view, &opened.packet)) }
        @else { (empty(&t!(view, "handover-closed-to-you"), &html! {
            a class="utrecht-link" href="/overdrachten" { (t!(view, "handover-to-all")) }
        })) }
        @let forms = forms(view, shown, again);
        @if !forms.0.is_empty() { (section("nu", &t!(view, "handover-acts"), &forms)) }
        @if let Some(opened) = &shown.opened {
            (section("weg", &t!(view, "handover-way"), &said(view, &opened.way)))
        }
        @if shown.sides.contains(&Side::Giver) || shown.kept.share.is_some() && !shown.sides.is_empty() {
            p { a class="utrecht-link" href=(plan::href(shown.kept.plan)) { (t!(view, "handover-back-to-plan")) } }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn where_it_stands(view: &View, shown: &Shown) -> String {
    t!(
        view,
        "handover-stands",
        stage = view.say(names::stage_key(shown.kept.stage()), &[]),
        giver = &shown.giver,
        receiver = &shown.receiver
    )
}

/// Who is next, and by when.
fn next(view: &View, shown: &Shown) -> Markup {
    html! {
        @if let Some((task, name, at)) = &shown.duty {
            p { strong { (name) } ": " (view.say(task_key(*task), &[])) " · " (when(view, *at)) }
        }
    }
}

/// What must be done, as a text.
pub(crate) fn task_key(task: Task) -> &'static str {
    match task {
        Task::Send => "why-handover-send",
        Task::Answer => "why-handover-answer",
        Task::Reply => "why-handover-reply",
        Task::Contact => "why-handover-contact",
        Task::Mend => "why-handover-mend",
        Task::Help => "why-handover-help",
        Task::Review => "why-handover-review",
        Task::Confirm => "why-handover-confirm",
        Task::Decide => "why-handover-decide",
    }
}

fn packet(view: &View, packet: &Packet) -> Markup {
    let mut rows = vec![
        (t!(view, "draft-handover-question"), html! { (packet.question) }),
        (t!(view, "draft-handover-story"), html! { (packet.story) }),
    ];
    let optional = [
        (t!(view, "draft-handover-wished"), &packet.wished),
        (t!(view, "send-handover-permission"), &packet.permission),
        (t!(view, "send-handover-legal-basis"), &packet.legal_basis),
    ];
    for (name, text) in optional {
        if let Some(text) = text {
            rows.push((name, html! { (text) }));
        }
    }
    section("pakket", &t!(view, "handover-packet"), &facts(&rows))
}

fn forms(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let (of, href) = (&shown.kept.machine, shown.kept.href());
    let acts = |side: Side| shown.sides.contains(&side);
    let (asker, asked) = (acts(of.asker()), acts(of.asked()));
    let reports =
        if of.kind.moves_holder() { hold_handover::Reports::No } else { hold_handover::Reports::Yes };
    let decider = of.duty().is_some_and(|duty| acts(duty.side));
    html! {
        @match shown.kept.stage() {
            Stage::Draft => { @if asker { (send_handover::form(view, again, &href)) } }
            Stage::Sent | Stage::Seen => {
                @if asked { (answer_handover::forms(view, again, &href, (&shown.workers, &shown.people))) }
                @if acts(Side::Receiver) && of.kind == Kind::Consult {
                    (hold_handover::report_form(view, again, &href))
                }
                @if asker { (settle_handover::withdraw_form(view, again, &href)) }
            }
            Stage::Asked => { @if asker {
                (answer_handover::reply_form(view, again, &href))
                (settle_handover::withdraw_form(view, again, &href))
            } }
            Stage::Accepted | Stage::ContactMissed => {
                @if of.receiver == handover::Holder::Person(shown.me) {
                    (hold_handover::contact_form(view, again, &href))
                }
                @if !shown.sides.is_empty() { (settle_handover::withdraw_form(view, again, &href)) }
            }
            Stage::Held => { @if acts(Side::Receiver) {
                (hold_handover::holding_forms(view, again, &href, (hold_handover::Waits::No, reports)))
            } }
            Stage::Waiting => { @if acts(Side::Receiver) {
                (hold_handover::holding_forms(view, again, &href, (hold_handover::Waits::Yes, reports)))
            } }
            Stage::Reported => { @if acts(Side::Giver) {
                (hold_handover::confirm_form(view, again, &href))
                (hold_handover::reopen_form(view, again, &href))
            } }
            Stage::Closed => { @if acts(Side::Giver) { (hold_handover::reopen_form(view, again, &href)) } }
            Stage::Refused | Stage::Unanswered | Stage::Withdrawn => { @if decider {
                (settle_handover::decide_form(view, again, &href, &shown.people))
            } }
            Stage::Redirected | Stage::Settled | Stage::Dropped | Stage::MovedOn => {}
        }
    }
}

fn said(view: &View, steps: &[step::Shown]) -> Markup {
    let steps: Vec<Step> = steps
        .iter()
        .map(|one| {
            let words = [&one.said.words, &one.said.more];
            let why: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
            Step {
                at: one.at,
                who: match (&one.by, one.by_resident) {
                    (Some(name), _) => name.clone(),
                    (None, true) => t!(view, "handover-by-resident"),
                    (None, false) => t!(view, "handover-by-clock"),
                },
                what: view.say(step_key(&one.transition), &[]),
                why: (!why.is_empty()).then(|| why.join(" · ")),
            }
        })
        .collect();
    way(view, &steps, &[])
}

fn step_key(transition: &str) -> &'static str {
    match transition {
        "handover.drafted" => "way-handover-drafted",
        "handover.sent" => "way-handover-sent",
        "handover.seen" => "way-handover-seen",
        "handover.asked" => "way-handover-asked",
        "handover.replied" => "way-handover-replied",
        "handover.accepted" => "way-handover-accepted",
        "handover.refused" => "way-handover-refused",
        "handover.redirected" => "way-handover-redirected",
        "handover.unanswered" => "way-handover-unanswered",
        "handover.withdrawn" | "handover.taken_back" => "way-handover-withdrawn",
        "handover.contact_missed" => "way-handover-contact-missed",
        "handover.held" => "way-handover-held",
        "handover.waiting" => "way-handover-waiting",
        "handover.reported" => "way-handover-reported",
        "handover.closed" => "way-handover-closed",
        "handover.reopened" => "way-handover-reopened",
        "handover.settled" => "way-handover-settled",
        "handover.dropped" => "way-handover-dropped",
        "handover.entered" => "way-handover-entered",
        "handover.replaced" => "way-handover-replaced",
        "handover.moved_on" => "way-handover-moved-on",
        _ => "way-handover-reminded",
    }
}
