//! The handovers on the page of a plan: each with where it stands and who is next, and the way to begin one for a help
//! request.

use crate::help_request::HelpRequestId;
use crate::list_handovers::{self, Line};
use crate::plan::{self, PlanId};
use crate::{handover as kept, show_plan::Shown};
use kernel::NetworkId;
use maud::{Markup, html};
use network::Refusal;
use store::Tx;
use web::components::section as part;
use web::{View, t};

/// The handovers of a plan as lines.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<Line>, Refusal> {
    let mut lines = Vec::new();
    for kept in kept::of_plan(tx, network, plan)? {
        lines.push(list_handovers::line(tx, &kept)?);
    }
    Ok(lines)
}

/// The section; nothing when there is none and the reader can't begin one.
pub fn section(view: &View, shown: &Shown) -> Markup {
    let open: Vec<HelpRequestId> =
        shown.requests.iter().filter(|one| one.held.is_some()).map(|one| one.request.id).collect();
    let begins = shown.may_work && !open.is_empty();
    let claims = !shown.reads.holds && !open.is_empty();
    if shown.handovers.is_empty() && !begins && !claims {
        return html! {};
    }
    let inner = html! {
        @if shown.handovers.is_empty() { p { (t!(view, "handover-none-on-plan")) } }
        (list_handovers::all(view, &shown.handovers))
        @for id in open {
            @let request = format!("{}/hulpvragen/{id}", plan::href(shown.plan.id));
            @if begins {
                p { a class="utrecht-link" href={(request) "/overdracht"} { (t!(view, "handover-begin")) } }
            }
            @if claims {
                p { a class="utrecht-link" href={(request) "/overnemen"} { (t!(view, "claim-handover-begin")) } }
            }
        }
    };
    part("overdracht", &t!(view, "handover-section"), &inner)
}
