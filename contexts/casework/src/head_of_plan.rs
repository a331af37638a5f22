//! What heads the pages of a plan: the resident's biggest worry in their own words. Reading them is a look, on every page
//! anew; whoever may not read who it is gets the page's own title.

use crate::plan::{self, Face, PlanId};
use crate::share;
use maud::{Markup, html};
use network::reading::{Part, Purpose};
use network::{Actor, Refusal, Visit};
use store::Tx;
use web::View;
use web::components::{head, title};

/// The worry, for whoever may read who it is.
pub async fn face(visit: &Visit, id: PlanId) -> Result<Option<Face>, Refusal> {
    let now = visit.now();
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        let reads = share::reads(tx, actor, now, &plan)?;
        actor.may("see_plan", &reads.matter(actor))?;
        Ok(reads.part(Part::Identity))
    };
    if !visit.read(may).await? {
        return Ok(None);
    }
    let look = visit.wish(plan::subject(id), Part::Identity, Purpose::Help);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| may(tx, actor).map(drop);
    let face =
        visit.look(look, may, move |tx, actor, reading| plan::load(tx, actor.network, id)?.face(reading));
    face.await.map(Some)
}

/// The worry on top, with what this page is under it.
pub fn headed(view: &View, face: Option<&Face>, (heading, what): (&str, &str)) -> Markup {
    match face {
        Some(face) => {
            let under = html! { strong { (heading) } ". " (what) };
            head(view, &face.worry, Some(&face.called), &under)
        }
        None => title(heading, what),
    }
}
