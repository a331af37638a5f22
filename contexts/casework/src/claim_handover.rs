//! Asking for a case: whoever reads along in a plan and sees that a help request belongs with them asks its holder. The
//! holder answers as they would any handover; until the first contact nothing moves, and silence never grants it.

use crate::draft_handover::{self, Draft, LONGEST};
use crate::handover as kept;
use crate::handover::names::UrgencyName;
use crate::head_of_plan::{self, headed};
use crate::help_request::{self, HelpRequestId};
use crate::plan::{self, Face, PlanId};
use crate::{PLACE, share, show_plan};
use axum::response::{IntoResponse, Response};
use directory::pontoon::Pontoon;
use handover::{Kind, Urgency};
use kernel::ids::Uuid;
use maud::html;
use network::{Refusal, Route, Visit};
use web::{Choice, Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    let path = "/plannen/{id}/hulpvragen/{request}/overnemen";
    vec![Route::get(path, "claim_case", show), Route::post(path, "claim_case", post)]
}

pub(crate) fn parse(posted: &Posted, request: HelpRequestId, fresh: Uuid) -> Result<Draft, Problems> {
    let question = posted.text("question");
    match question.chars().count() {
        0 => return Err(Problems::with("question", "problem-handover-question-empty")),
        1..=LONGEST => {}
        _ => {
            let mut problems = Problems::none();
            problems.add_with("question", "problem-casework-too-long", vec![("most", LONGEST.into())]);
            return Err(problems);
        }
    }
    Ok(Draft {
        request,
        kind: Kind::Claim,
        urgency: UrgencyName::named(posted.text("urgency")).map_or(Urgency::Normal, UrgencyName::urgency),
        to: None,
        pontoon: Pontoon::named(posted.text("pontoon")).unwrap_or(Pontoon::Guidance),
        question: question.to_owned(),
        // The story is the holder's to tell.
        story: String::new(),
        wished: None,
        form_key: posted.form_key().unwrap_or(fresh),
    })
}

async fn show(visit: Visit, Path((id, request)): Path<(PlanId, HelpRequestId)>) -> Result<Page, Failure> {
    let stands = stands(&visit, (id, request)).await?;
    let face = head_of_plan::face(&visit, id).await?;
    Ok(page(&visit.view, (id, request, face.as_ref()), stands, (&Posted::EMPTY, &Problems::NONE)))
}

/// On which pontoon the question stands now.
async fn stands(visit: &Visit, (id, request): (PlanId, HelpRequestId)) -> Result<Pontoon, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            let plan = plan::load(tx, actor.network, id)?;
            let reads = share::reads(tx, actor, now, &plan)?;
            actor.may("claim_case", &reads.matter(actor))?;
            let request = help_request::load(tx, actor.network, request)?;
            if request.plan == id && reads.theme(request.theme.as_deref()) {
                Ok(request.pontoon)
            } else {
                Err(Refusal::NotFound("help_request"))
            }
        })
        .await
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let stands = stands(&visit, (id, request)).await?;
    let done = match parse(&posted, request, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let drafted =
                visit.write(move |tx, actor, now| draft_handover::draft(tx, actor, now, &keys, (id, &new)));
            show_plan::tried(drafted.await, "question")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(id) => Ok(SeeOther::to(kept::href(id)).saying(Flash::new("handover-drafted")).into_response()),
        Err(problems) => {
            let face = head_of_plan::face(&visit, id).await?;
            let page = page(&visit.view, (id, request, face.as_ref()), stands, (&posted, &problems));
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

fn page(
    view: &View,
    (id, request, face): (PlanId, HelpRequestId, Option<&Face>),
    stands: Pontoon,
    (typed, problems): (&Posted, &Problems),
) -> Page {
    let heading = t!(view, "claim-handover-title");
    let form = Form::new(view, typed, problems).called("claim").promise("claim-handover-promise", &[]);
    let choice = |name: &str, key: &str| Choice::new(name, view.say(key, &[]));
    let urgencies: Vec<_> = UrgencyName::ALL.iter().map(|one| choice(one.name(), one.text_key())).collect();
    let pontoons: Vec<_> = Pontoon::ALL.iter().map(|one| choice(one.name(), one.text_key())).collect();
    let action = format!("{}/hulpvragen/{request}/overnemen", plan::href(id));
    let main = html! {
        (headed(view, face, (&heading, &t!(view, "claim-handover-what"))))
        (form.around(&action, "claim-handover-act", &html! {
            (form.words("question", "claim-handover-question").hint("claim-handover-question-hint").required()
                .max(LONGEST))
            (form.radios("urgency", "draft-handover-urgency", &urgencies).value(UrgencyName::Normal.name()))
            (form.radios("pontoon", "draft-handover-pontoon", &pontoons).value(stands.name()))
        }))
        p { a class="utrecht-link" href=(plan::href(id)) { (t!(view, "handover-back-to-plan")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}
