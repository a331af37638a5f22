//! One more thing that somebody asks help with, on the plan that is there. Whoever notes it holds it until somebody else
//! says yes.

use crate::help_request::{self, HelpRequestId};
use crate::plan::{self, PlanId, State};
use crate::show_plan::{self, Shown};
use crate::{lead, open_plan, resident_lead, share};
use axum::response::{IntoResponse, Response};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record, theme};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::why;

/// The longest question, in characters.
pub const LONGEST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/hulpvragen", "work_on_plan", post)]
}

/// What somebody asks, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What they ask, in their words.
    pub question: String,
    /// Where help begins.
    pub pontoon: Pontoon,
    /// What it is about.
    pub theme: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Ask, Problems> {
    let question = posted.text("question");
    if question.is_empty() {
        return Err(Problems::with("question", "problem-help-request-empty"));
    }
    if question.chars().count() > LONGEST {
        let mut problems = Problems::none();
        problems.add_with("question", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        return Err(problems);
    }
    Ok(Ask {
        question: question.to_owned(),
        pontoon: Pontoon::named(posted.text("pontoon")).unwrap_or(Pontoon::Guidance),
        theme: Some(posted.text("theme")).filter(|code| !code.is_empty()).map(str::to_owned),
        form_key: posted.form_key().unwrap_or(fresh),
    })
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let added = visit.write(move |tx, actor, now| add(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(added, "question")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(format!("{}#hulpvragen", plan::href(id)))
            .saying(Flash::new("help-request-added"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("ask", &posted, &problems)).await,
    }
}

/// Adds a help request: held by whoever notes it, when they hold something of the plan already; by the lead otherwise,
/// because who holds reads the whole plan, and nobody takes that for themselves. The same form sent again adds no second
/// one.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Ask),
) -> Result<HelpRequestId, Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("work_on_plan", &reads.table(actor))?;
    let before = tx.first(
        "select id from help_request where network_id = $1 and state_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    if plan.state == State::Closed {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    if let Some(code) = &new.theme
        && !theme::exists(tx, actor.network, code)?
    {
        return Err(Refusal::NotNow("casework-refused-no-such-theme"));
    }
    // Whoever reads only one theme can't take on what they may not read.
    if !reads.theme(new.theme.as_deref()) {
        return Err(Refusal::NotNow("casework-refused-not-your-theme"));
    }
    let request = HelpRequestId::new(now);
    let question = keys.sealing(tx, actor.network, id)?.seal("help_request.question", request, &new.question);
    tx.execute(
        "insert into help_request (network_id, id, plan_id, question, pontoon, pontoon_since, theme_code, opened_at,
           state, open_id, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $6, 'open', $2, $6, $8, $9, 1)",
        &[
            &actor.network,
            &request,
            &id,
            &question,
            &new.pontoon,
            &now,
            &new.theme,
            &actor.person,
            &new.form_key,
        ],
    )?;
    let added = help_request::load(tx, actor.network, request)?;
    let at = calendar::in_working_days(now, open_plan::FIRST_STEP_WITHIN);
    let moment = Moment { at, why: why::rule("why-first-step")? };
    let lead = lead::of(tx, &plan)?.map(|held| held.holder).filter(|_| !reads.holds);
    let holder = lead.unwrap_or(Holder::Person(actor.person));
    worklist::open(tx, now, Some(actor.person), added.opening(holder, moment))?;
    if !reads.holds {
        resident_lead::tell(tx, now, &plan, ("notice-request-added", &plan.href()), &[])?;
    }
    record::note(tx, actor, now, "help_request.added", (help_request::MATTER, request.into()), json!({}))?;
    Ok(request)
}

/// The form, folded up under the requests that are there.
pub fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "ask").promise("help-request-promise", &[]);
    let pontoons: Vec<Choice> =
        Pontoon::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let themes = shown.parts.themes(view);
    let inner = form.around(&format!("{}/hulpvragen", plan::href(shown.plan.id)), "help-request-act", &html! {
        (form.words("question", "help-request-question").hint("help-request-question-hint").required().max(LONGEST)
            .rows(2))
        (form.radios("pontoon", "open-plan-pontoon", &pontoons).value(Pontoon::Guidance.name()))
        (form.choice("theme", "agree-theme", &themes))
    });
    again.fold(view, "ask", &t!(view, "help-request-title"), &inner)
}
