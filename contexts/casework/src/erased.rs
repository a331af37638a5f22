//! What stands where a plan was that was erased: that it is gone, and since when. Whoever comes by an old address reads this
//! instead of a refusal; it tells nothing of anybody.

use crate::PLACE;
use crate::plan::{self, Plan, PlanId};
use maud::html;
use network::{Refusal, Visit};
use web::components::{empty, title};
use web::{Failure, Page, View, t};

/// The page.
pub fn gone(view: &View, plan: &Plan) -> Page {
    let day = view.day(plan.erased_at.unwrap_or(plan.state_since));
    let heading = t!(view, "plan-erased-title", day = day);
    let main = html! {
        (title(&heading, &t!(view, "plan-erased-what")))
        (empty(&t!(view, "plan-erased-left"), &html! {
            a class="utrecht-link" href="/plannen" { (t!(view, "plan-erased-on")) }
        }))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The page instead of a refusal, when that is why. Nobody reads what was erased; that it was, everybody may know.
pub async fn instead(visit: &Visit, id: PlanId, refusal: Refusal) -> Result<Page, Failure> {
    if matches!(refusal, Refusal::Forbidden { .. }) {
        let plan = visit.read(move |tx, actor| plan::load(tx, actor.network, id)).await?;
        if plan.erased_at.is_some() {
            return Ok(gone(&visit.view, &plan));
        }
    }
    Err(refusal.into())
}
