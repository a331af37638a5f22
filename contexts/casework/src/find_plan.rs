//! Finding a plan by the first letters of a name. What is typed goes in the body of a form, never in an address, and is
//! matched against numbers that only the network's key can make. Found are plans of one's own organisation, and those
//! that one may read anyhow.

use crate::plan::{self, Plan, PlanId};
use crate::{PLACE, ask_right, look_in_emergency, share, together};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Route, Visit};
use store::{Error, ToValue, Tx};
use web::components::{empty, title};
use web::{Failure, Form, Page, Posted, Problems, View, t};

/// So many are shown; who has more types another letter.
const MOST: i64 = 12;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/zoeken", "find_plan", post)]
}

/// A plan that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which.
    pub id: PlanId,
    /// What they are called.
    pub called: String,
    /// Whether it is worked on.
    pub state: plan::State,
    /// Who leads it.
    pub lead: Option<String>,
    /// Whether the reader may open it.
    pub opens: bool,
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("find_plan")?;
    let found = named(&visit, posted.text("name")).await?;
    Ok(page(&visit.view, &posted, &found).into_response())
}

/// The plans whose name begins as typed.
pub async fn named(visit: &Visit, typed: &str) -> Result<Vec<Found>, Refusal> {
    let (keys, typed, request) = (visit.workplace.keys.clone(), typed.to_owned(), visit.request);
    visit.write(move |tx, actor, now| find(tx, actor, now, &keys, (&typed, request))).await
}

/// Finds; each name that is shown is a look that stands in the read log.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (typed, request): (&str, kernel::ids::Uuid),
) -> Result<Vec<Found>, Refusal> {
    actor.may_here("find_plan")?;
    let mut found: Vec<Found> = Vec::new();
    for plan in candidates(tx, actor, keys, typed)? {
        // What goes on in another plan is found there, by those whose record it is.
        let ours = plan.organisation == actor.organisation;
        let stays = if ours { together::stays(tx, &plan)? } else { None };
        let plan = stays.unwrap_or(plan);
        if found.iter().any(|one| one.id == plan.id) {
            continue;
        }
        let reads = share::reads(tx, actor, now, &plan)?;
        if plan.organisation != actor.organisation && !reads.part(Part::Identity) {
            continue;
        }
        let look = Look {
            reader: Reader::worker(actor),
            subject: plan::subject(plan.id),
            part: Part::Identity,
            purpose: Purpose::Search,
            behalf: None,
            request,
        };
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        found.push(Found {
            id: plan.id,
            called: plan.called(&reading)?,
            state: plan.state,
            lead: crate::lead::of(tx, &plan)?.map(|lead| lead.name),
            opens: reads.anything(),
        });
    }
    Ok(found)
}

/// Plans that have all the numbers of what was typed, newest first.
fn candidates(tx: &mut Tx<'_>, actor: &Actor, keys: &Keys, typed: &str) -> Result<Vec<Plan>, Refusal> {
    let numbers: Vec<i64> = keys.numbers_typed(tx, actor.network, typed)?.into_iter().collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&actor.network];
    let mut having = Vec::with_capacity(numbers.len());
    for number in &numbers {
        params.push(number);
        having.push(format!(
            "exists (select 1 from plan_name where plan_name.network_id = plan.network_id
               and plan_name.number = ${} and plan_name.plan_id = plan.id)",
            params.len()
        ));
    }
    params.push(&MOST);
    let sql = format!(
        "select {} from plan {} where plan.network_id = $1 and {} order by plan.id desc limit ${}",
        plan::COLUMNS,
        plan::JOIN,
        having.join(" and "),
        params.len()
    );
    let rows = tx.query(&sql, &params)?;
    Ok(rows.iter().map(plan::read).collect::<Result<Vec<_>, Error>>()?)
}

fn page(view: &View, typed: &Posted, found: &[Found]) -> Page {
    let heading = t!(view, "find-plan-title");
    let main = html! {
        (title(&heading, &t!(view, "find-plan-what")))
        (form(view, typed))
        @if found.is_empty() {
            (empty(&t!(view, "find-plan-none"), &html! {
                a class="utrecht-link" href="/plannen/nieuw" { (t!(view, "plans-open-one")) }
            }))
        }
        (list(view, found))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The box to search with.
pub fn form(view: &View, typed: &Posted) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, typed, &problems).called("find");
    form.around("/plannen/zoeken", "find-plan-act", &html! {
        (form.line("name", "find-plan-name").hint("find-plan-name-hint").max(crate::open_plan::LONGEST_NAME)
            .autocomplete("off"))
    })
}

/// Those found, one a line.
pub fn list(view: &View, found: &[Found]) -> Markup {
    html! {
        @if !found.is_empty() {
            ul class="ponton-list" {
                @for one in found {
                    li {
                        @if one.opens {
                            a class="utrecht-link" href=(plan::href(one.id)) { (one.called) }
                        } @else {
                            strong { (one.called) } " · "
                            a class="utrecht-link" href=(look_in_emergency::href(one.id)) {
                                (t!(view, "emergency-link"))
                            }
                            " · "
                            a class="utrecht-link" href=(ask_right::href(one.id)) { (t!(view, "rights-link")) }
                        }
                        " · " (view.say(one.state.text_key(), &[]))
                        @if let Some(lead) = &one.lead { " · " (t!(view, "find-plan-lead", lead = lead)) }
                    }
                }
            }
        }
    }
}
