//! The plans that somebody works on: those they hold, those that climbed away from them and that they may take back in hand,
//! and those at whose table they sit, by what comes first. Each name that is shown is a look that stands in the read log.

use crate::find_plan;
use crate::help_request::{self, MATTER};
use crate::plan::{self, Plan};
use crate::{PLACE, lead, share, together};
use kernel::Timestamp;
use maud::{Markup, html};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeSet;
use store::{Row, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{Line, act_link, empty, lines, section, title};
use web::{Failure, Page, Posted, View, t};
use worklist::notice::name_of;
use worklist::{obligation, why};

/// So many are shown, whose moment comes first: more than anybody can work on.
const MOST: i64 = 40;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen", "see_own_plans", show)]
}

/// What somebody holds, and what climbed away from them: each found by an index of its own.
const THEIRS: [&str; 3] = [
    "obligation.holder_person = $2",
    "obligation.original_person = $2 and obligation.rung <> 'holder'",
    "obligation.previous_person = $2 and obligation.rung <> 'holder'",
];

/// A plan on the list.
struct Mine {
    plan: Plan,
    called: String,
    /// What happens next, in somebody's words.
    next_step: Option<String>,
    held: Option<lead::Held>,
    /// Who left it unanswered, when it climbed.
    climbed_from: Option<String>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    let mine = visit.write(move |tx, actor, now| read(tx, actor, now, (&keys, request))).await?;
    Ok(page(&visit.view, &mine))
}

fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (keys, request): (&Keys, kernel::ids::Uuid),
) -> Result<Vec<Mine>, Refusal> {
    actor.may_here("see_own_plans")?;
    let mut mine = Vec::new();
    for plan in held_or_at_table(tx, actor, now)? {
        let look = |part| Look {
            reader: Reader::worker(actor),
            subject: plan::subject(plan.id),
            part,
            purpose: Purpose::Help,
            behalf: None,
            request,
        };
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look(Part::Identity), Ok(()))? else {
            continue;
        };
        let Looked::Granted(_) = Reading::of(tx, now, keys, &look(Part::Plan), Ok(()))? else { continue };
        let next_step = help_request::load(tx, actor.network, plan.leading)?.next_step(&reading)?;
        let held = lead::of(tx, &plan)?;
        let climbed_from = climbed_from(tx, &plan)?;
        mine.push(Mine { called: plan.called(&reading)?, held, climbed_from, next_step, plan });
    }
    mine.sort_by_key(|one| one.held.as_ref().map_or(Timestamp::MAX, |held| held.moment));
    Ok(mine)
}

pub(crate) fn held_or_at_table(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Plan>, Refusal> {
    let mut rows: Vec<Row> = Vec::new();
    for theirs in THEIRS {
        let held = format!(
            "select {} from obligation
             join help_request on help_request.network_id = obligation.network_id
               and help_request.id = obligation.matter_id
             join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
             {}
             where obligation.network_id = $1 and obligation.state <> 'settled' and obligation.matter_kind = $3
               and {theirs}
             order by obligation.moment_at, obligation.id limit $4",
            plan::COLUMNS,
            plan::JOIN
        );
        rows.extend(tx.query(&held, &[&actor.network, &actor.person, &MATTER, &MOST])?);
    }
    let seated = format!(
        "select {} from share
         join plan on plan.network_id = share.network_id and plan.id = share.plan_id
         {}
         where share.network_id = $1 and share.person_id = $2 and share.ended_at is null and share.at_table
           and share.reads_identity and share.reads_plan and (share.until is null or share.until > $3) and plan.state = 'open'
         order by share.plan_id limit $4",
        plan::COLUMNS,
        plan::JOIN
    );
    rows.extend(tx.query(&seated, &[&actor.network, &actor.person, &now, &MOST])?);
    let (mut seen, mut plans) = (BTreeSet::new(), Vec::new());
    for row in &rows {
        let plan = plan::read(row)?;
        // What goes on in another plan stands there, for whoever reads that one.
        let plan = match together::stays(tx, &plan)? {
            Some(stays) if share::reads(tx, actor, now, &stays)?.is_everything() => stays,
            Some(_) | None => plan,
        };
        if seen.insert(plan.id) {
            plans.push(plan);
        }
    }
    Ok(plans)
}

/// Who held the leading question in their own right, when it climbed away from them.
fn climbed_from(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<String>, Refusal> {
    let kept = obligation::of_matter(tx, plan.network, help_request::matter(plan.leading))?;
    let Some(climbed) = kept.and_then(|kept| kept.state.hold().and_then(|hold| hold.climbed)) else {
        return Ok(None);
    };
    Ok(Some(name_of(tx, plan.network, climbed.original())?))
}

fn page(view: &View, mine: &[Mine]) -> Page {
    let heading = t!(view, "plans-title");
    let main = html! {
        (title(&heading, &t!(view, "plans-what")))
        p { (act_link("/plannen/nieuw", &t!(view, "plans-open-one"))) }
        p { a class="utrecht-link" href="/overdrachten" { (t!(view, "handover-to-all")) } " · "
            a class="utrecht-link" href="/afwijkingen" { (t!(view, "precedents-title")) } }
        (section("zoeken", &t!(view, "find-plan-title"), &find_plan::form(view, &Posted::EMPTY)))
        @if mine.is_empty() {
            (empty(&t!(view, "plans-none"), &html! { (t!(view, "plans-none-then")) }))
        } @else {
            (section("mijn-plannen", &t!(view, "plans-mine"), &html! {
                (mine_lines(view, mine))
                @if mine.len() >= usize::try_from(MOST).unwrap_or(usize::MAX) {
                    p {
                        (t!(view, "plans-first", count = mine.len())) " "
                        a class="utrecht-link" href="/mijn-lat" { (t!(view, "plans-everything-held")) }
                    }
                }
            }))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn mine_lines(view: &View, mine: &[Mine]) -> Markup {
    let rows: Vec<Line> = mine
        .iter()
        .filter_map(|one| {
            let held = one.held.as_ref()?;
            Some(Line {
                mark: Mark::new(Symbol::Person, t!(view, "matter-help-request")),
                href: Some(one.plan.href()),
                title: one.called.clone(),
                holder: held.name.clone(),
                moment: held.moment,
                why: one.next_step.clone().unwrap_or_else(|| why::say(view, &held.why)),
                climbed: one.climbed_from.clone(),
                since: None,
                act: None,
            })
        })
        .collect();
    lines(view, &rows)
}

/// What somebody's list says: whom, and from whom it climbed.
#[cfg(test)]
pub(crate) fn mine(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    with: (&Keys, kernel::ids::Uuid),
) -> Result<Vec<(String, Option<String>)>, Refusal> {
    Ok(read(tx, actor, now, with)?.into_iter().map(|one| (one.called, one.climbed_from)).collect())
}
