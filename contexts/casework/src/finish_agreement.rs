//! Ending an agreement: done, or let go with the reason. Its obligation ends with it.

use crate::agreement::{self, Agreement, AgreementId, State};
use crate::plan::{self, PlanId};
use crate::{each, sent_once, share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use store::event::Subject;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest word about how it ended, in characters.
const LONGEST: usize = 300;
/// How it can end.
const ENDS: [State; 2] = [State::Done, State::Dropped];

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/afspraken/{agreement}/uitkomst", "work_on_plan", post)]
}

/// How an agreement ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// Done or let go.
    pub state: State,
    /// What there is to say; the reason, when it was let go.
    pub words: Option<String>,
    /// The form's key.
    pub form_key: Option<Uuid>,
}

fn parse(posted: &Posted) -> Result<Ended, Problems> {
    let mut problems = Problems::none();
    let state = State::named(posted.text("outcome")).filter(|state| ENDS.contains(state));
    let words = posted.text("words");
    if words.chars().count() > LONGEST {
        problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    if state == Some(State::Dropped) && words.is_empty() {
        problems.add("words", "problem-finish-why");
    }
    match state {
        None => problems.add("outcome", "problem-finish-outcome"),
        Some(state) if problems.is_empty() => {
            return Ok(Ended {
                state,
                words: Some(words).filter(|words| !words.is_empty()).map(str::to_owned),
                form_key: posted.form_key(),
            });
        }
        Some(_) => {}
    }
    Err(problems)
}

async fn post(
    visit: Visit,
    Path((id, agreement)): Path<(PlanId, AgreementId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(ended) => {
            let keys = visit.workplace.keys.clone();
            let finished = visit
                .write(move |tx, actor, now| finish(tx, actor, now, &keys, ((id, agreement), &ended)))
                .await;
            show_plan::tried(finished, "outcome")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(format!("{}#afspraken", plan::href(id)))
            .saying(Flash::new("agreement-finished"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("finish", &posted, &problems)).await,
    }
}

/// Ends an agreement. Sent twice, it ended once.
pub fn finish(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, agreement), ended): ((PlanId, AgreementId), &Ended),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("work_on_plan", &reads.table(actor))?;
    let kept = agreement::load_to_change(tx, &plan, agreement)?;
    if !reads.theme(kept.theme.as_deref()) {
        return Err(Refusal::NotFound("agreement"));
    }
    let subject = Subject { kind: agreement::MATTER, id: kept.id.into() };
    match kept.state {
        State::Open => {}
        State::Done | State::Dropped if sent_once::was_done(tx, actor, (subject, ended.form_key))? => {
            return Ok(());
        }
        State::Done | State::Dropped => return Err(Refusal::NotNow("casework-refused-closed")),
    }
    let sealing = keys.sealing(tx, actor.network, id)?;
    let words = ended.words.as_ref().map(|words| sealing.seal("agreement.outcome", kept.id, words));
    tx.change_one(
        "update agreement set state = $4, state_since = $5, state_by = $6, outcome = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &kept.id, &kept.version, &ended.state, &now, &actor.person, &words],
    )?;
    if kept.due.at().is_some() {
        worklist::settle(tx, now, actor.network, kept.matter(), ended.state.name())?;
    }
    let facts = json!({ "plan": id, "state": ended.state.name(), "form_key": ended.form_key });
    record::note(tx, actor, now, "agreement.ended", (agreement::MATTER, kept.id.into()), facts)?;
    Ok(())
}

/// The form, folded up with the agreement that it is about.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId, agreement: &Agreement) -> Markup {
    let this = ("finish", agreement.id.into());
    let form = each::form(view, again, this);
    let ends: Vec<Choice> =
        ENDS.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let inner = form.around(
        &format!("{}/afspraken/{}/uitkomst", plan::href(plan), agreement.id),
        "finish-act",
        &html! {
            (each::which(&form, this.1))
            (form.radios("outcome", "finish-outcome", &ends).required())
            (form.line("words", "finish-words").hint("finish-words-hint").max(LONGEST))
        },
    );
    each::folded(view, again, this, (&t!(view, "finish-title"), &inner))
}
