//! Beginning a crisis, with its name and the reason. For a facilitator or administrator. One runs at a time.

use crate::crisis::{self, CrisisId, in_crisis};
use crate::{show_crisis, typed_words};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Posted, Problems, SeeOther, View};

const NAME_MOST: usize = 80;
const REASON_MOST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/crisis", "begin_crisis", post)]
}

/// A crisis as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begin {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Begin, Problems> {
    let mut problems = Problems::none();
    let name = typed_words::required(posted, "name", NAME_MOST, "problem-crisis-name-empty", &mut problems);
    let reason =
        typed_words::required(posted, "reason", REASON_MOST, "problem-crisis-reason-empty", &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Begin { name, reason, form_key: posted.form_key().unwrap_or(fresh) })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("begin_crisis")?;
    let done = match parse(&posted, visit.view.form_key) {
        Ok(new) => visit.write(move |tx, actor, now| begin(tx, actor, now, &new)).await,
        Err(problems) => return show_crisis::again(&visit, "begin", &posted, &problems).await,
    };
    match done {
        Ok(_) => Ok(SeeOther::to("/crisis").saying(Flash::new("crisis-begun")).into_response()),
        Err(Refusal::NotNow(why)) => {
            show_crisis::again(&visit, "begin", &posted, &Problems::with("name", why)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Begins a crisis; the same form sent again gives the one that it began.
pub fn begin(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Begin) -> Result<CrisisId, Refusal> {
    actor.may_here("begin_crisis")?;
    let id = CrisisId::new(now);
    let inserted = tx.execute(
        "insert into crisis (network_id, id, name, reason, begun_at, begun_by, state, state_since, state_by, form_key,
           version)
         values ($1, $2, $3, $4, $5, $6, 'running', $5, $6, $7, 1)
         on conflict do nothing",
        &[&actor.network, &id, &new.name, &new.reason, &now, &actor.person, &new.form_key],
    )?;
    if inserted == 0 {
        return match crisis::of_form(tx, actor.network, new.form_key)? {
            Some(before) => Ok(before.id),
            None => Err(Refusal::NotNow("crisis-refused-running")),
        };
    }
    record::note(tx, actor, now, "crisis.begun", ("crisis", id.into()), json!({}))?;
    Ok(id)
}

/// The form.
pub fn form(view: &View, again: &Again<'_>) -> Markup {
    let form = again.form(view, "begin").promise("crisis-begin-promise", &[]);
    let fields = html! {
        (form.line("name", "crisis-name").hint("crisis-name-hint").required().max(NAME_MOST).autocomplete("off"))
        (form.words("reason", "crisis-reason").required().max(REASON_MOST).rows(3))
    };
    form.around("/crisis", "crisis-begin-act", &fields)
}

/// Whether the form is to be offered: to who may, while none runs.
pub fn may_begin(tx: &mut Tx<'_>, actor: &Actor) -> Result<bool, Refusal> {
    Ok(actor.may_here("begin_crisis").is_ok() && in_crisis(tx, actor.network)?.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn flood(form: u128) -> Begin {
        Begin {
            name: "Hoog water".to_owned(),
            reason: "De Kadebuurt loopt onder.".to_owned(),
            form_key: Uuid::from_u128(form),
        }
    }

    #[test]
    fn a_facilitator_begins_a_crisis_and_one_runs_at_a_time() {
        on_both(|db| {
            let village = Village::build(db);
            let begin =
                |who, form| village.acts(db, who, |tx, actor| begin(tx, actor, monday(), &flood(form)));
            assert!(matches!(begin(village.ruud, 1), Err(Refusal::Forbidden { .. })));
            let begun = begin(village.elly, 1).unwrap();
            assert_eq!(begin(village.elly, 1).unwrap(), begun, "the same form");
            assert!(matches!(begin(village.elly, 2), Err(Refusal::NotNow("crisis-refused-running"))));
            let running = db.read_here(|tx| in_crisis(tx, village.network)).unwrap();
            assert_eq!(running.map(|crisis| crisis.name).as_deref(), Some("Hoog water"));
        });
    }

    #[test]
    fn name_and_reason_are_both_asked() {
        let problems = parse(&Posted::of(&[]), Uuid::nil()).unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(keys, ["problem-crisis-name-empty", "problem-crisis-reason-empty"]);
    }
}
