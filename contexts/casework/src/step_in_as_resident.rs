//! Stepping in as a resident of the story, in the demo, by anybody: what their own page looks like. They are found by the
//! numbers of their name, so that nobody reads it for that. Outside the demo there is nothing here.

use crate::come_in::inside;
use crate::give_resident_access::resident;
use crate::plan::{self, Plan};
use axum::extract::State;
use axum::response::Response;
use kernel::{NetworkId, Timestamp};
use maud::html;
use network::reading::{Codes, Keys};
use network::resident_session::{self, Begin};
use network::{Refusal, Route, Workplace};
use store::{ToValue, Tx};
use web::components::{Tone, notice, post_button, title};
use web::view::Mode;
use web::{Failure, Page, Posted, View, t};

/// Where anybody steps in as a resident.
const DEMO: &str = "/demo/inwoners";
/// The residents of the stories.
const OF_THE_STORY: [&str; 2] = ["Dirk", "Amina en Yusuf"];

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get(DEMO, "step_in", show_demo), Route::post(DEMO, "step_in", post_demo)]
}

async fn show_demo(State(workplace): State<Workplace>, view: View) -> Result<Page, Failure> {
    only_in_the_demo(&workplace)?;
    let heading = t!(view, "demo-residents-title");
    let main = html! {
        (title(&heading, &t!(view, "demo-residents-what")))
        (notice(&view, Tone::Quiet, &html! { (t!(view, "step-in-demo")) }))
        @for name in OF_THE_STORY {
            (post_button(&view, DEMO, "step-in-act", &[("name", name.into())], &[("name", name)]))
        }
        p { a class="utrecht-link" href="/demo" { (t!(view, "demo-residents-workers")) } }
    };
    Ok(Page::new(&view, heading, main))
}

async fn post_demo(State(workplace): State<Workplace>, posted: Posted) -> Result<Response, Failure> {
    only_in_the_demo(&workplace)?;
    let name = OF_THE_STORY.into_iter().find(|name| *name == posted.text("name")).ok_or(Failure::NotFound)?;
    let (now, keys) = (workplace.now(), workplace.keys.clone());
    let token = workplace.write(move |tx| step_in(tx, now, &keys, name)).await?;
    Ok(inside(&workplace, &token))
}

/// Begins a session for somebody of the story, who is found by the numbers of their name: nobody reads it for that.
fn step_in(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, name: &str) -> Result<String, Refusal> {
    for (network, _) in network::founding::networks(tx)? {
        let Some(plan) = called(tx, keys, network, name)? else { continue };
        let codes: Codes = keys.codes(tx, now, network)?;
        let resident = resident(tx, now, keys, (&plan, &codes, None))?;
        let new = Begin { network, plan: plan.id.into(), resident, access: None };
        return Ok(resident_session::begin(tx, now, &new)?);
    }
    Err(Refusal::NotFound("plan"))
}

fn called(tx: &mut Tx<'_>, keys: &Keys, network: NetworkId, name: &str) -> Result<Option<Plan>, Refusal> {
    let numbers = keys.numbers_typed(tx, network, name)?;
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let mut having = Vec::with_capacity(numbers.len());
    for number in &numbers {
        params.push(number);
        having.push(format!(
            "exists (select 1 from plan_name where plan_name.network_id = plan.network_id
               and plan_name.number = ${} and plan_name.plan_id = plan.id)",
            params.len()
        ));
    }
    if having.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "select plan.id from plan where plan.network_id = $1 and {} order by plan.id desc limit 1",
        having.join(" and ")
    );
    let row = tx.first(&sql, &params)?;
    row.map(|row| plan::load(tx, network, row.get("id")?)).transpose()
}

fn only_in_the_demo(workplace: &Workplace) -> Result<(), Failure> {
    match workplace.site.mode {
        Mode::Demo => Ok(()),
        Mode::Live => Err(Failure::NotFound),
    }
}
