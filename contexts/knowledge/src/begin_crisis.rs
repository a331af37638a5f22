//! Beginning a crisis, with its name and the reason. For a facilitator or administrator. One runs at a time: another that
//! follows on it ends it.

use crate::crisis::{self, Crisis, CrisisId, in_crisis};
use crate::{end_crisis, show_crisis};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::typed_words;
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
    /// The crisis that was seen running, which this one follows.
    pub follows: Option<CrisisId>,
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
    let follows = posted.text("follows").parse().ok();
    Ok(Begin { name, reason, follows, form_key: posted.form_key().unwrap_or(fresh) })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("begin_crisis")?;
    let done = match parse(&posted, visit.view.form_key) {
        Ok(new) => visit.write(move |tx, actor, now| begin(tx, actor, now, &new)).await,
        Err(problems) => return show_crisis::again(&visit, "begin", &posted, &problems).await,
    };
    match done {
        Ok(_) => Ok(SeeOther::to("/crisis").saying(Flash::new("crisis-begun")).into_response()),
        Err(refusal) => show_crisis::again(&visit, "begin", &posted, &refusal.at("name")?).await,
    }
}

/// Begins a crisis; the same form sent again gives the one that it began.
pub fn begin(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Begin) -> Result<CrisisId, Refusal> {
    actor.may_here("begin_crisis")?;
    if let Some(before) = crisis::of_form(tx, actor.network, new.form_key)? {
        return Ok(before.id);
    }
    match (in_crisis(tx, actor.network)?, new.follows) {
        // What somebody else began meanwhile isn't ended unseen.
        (Some(running), follows) if follows != Some(running.id) => {
            return Err(Refusal::NotNow("crisis-refused-running"));
        }
        (Some(running), _) => end_crisis::end(tx, actor, now, running.id)?,
        (None, _) => {}
    }
    let id = CrisisId::new(now);
    let inserted = tx.execute(
        "insert into crisis (network_id, id, name, reason, begun_at, begun_by, state, state_since, state_by, form_key,
           version)
         values ($1, $2, $3, $4, $5, $6, 'running', $5, $6, $7, 1)
         on conflict do nothing",
        &[&actor.network, &id, &new.name, &new.reason, &now, &actor.person, &new.form_key],
    )?;
    if inserted == 0 {
        return Err(Refusal::NotNow("crisis-refused-running"));
    }
    record::note(tx, actor, now, "crisis.begun", ("crisis", id.into()), json!({}))?;
    Ok(id)
}

/// The form; `running` is the crisis that it would follow.
pub fn form(view: &View, again: &Again<'_>, running: Option<&Crisis>) -> Markup {
    let promise = if running.is_some() { "crisis-follow-promise" } else { "crisis-begin-promise" };
    let form = again.form(view, "begin").promise(promise, &[]);
    let fields = html! {
        @if let Some(crisis) = running { (form.hidden("follows", &crisis.id.to_string())) }
        (form.line("name", "crisis-name").hint("crisis-name-hint").required().max(NAME_MOST).autocomplete("off"))
        (form.words("reason", "crisis-reason").required().max(REASON_MOST).rows(3))
    };
    form.around("/crisis", "crisis-begin-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use store::After;
    use testkit::on_both;

    fn flood(form: u128) -> Begin {
        Begin {
            name: "Hoog water".to_owned(),
            reason: "De Kadebuurt loopt onder.".to_owned(),
            follows: None,
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
            let first = begin(village.elly, 1).unwrap();
            assert_eq!(begin(village.elly, 1).unwrap(), first, "the same form");
            assert!(matches!(begin(village.elly, 2), Err(Refusal::NotNow("crisis-refused-running"))));
            let follow = |follows| {
                let next = Begin { name: "Kou".to_owned(), follows: Some(follows), ..flood(3) };
                village.acts(db, village.elly, |tx, actor| super::begin(tx, actor, monday(), &next))
            };
            let next = follow(first).unwrap();
            assert_eq!(follow(first).unwrap(), next, "the same form");
            let running = db.read_here(|tx| in_crisis(tx, village.network)).unwrap();
            assert_eq!(running.map(|crisis| crisis.name).as_deref(), Some("Kou"));
            let ended = db.read_here(|tx| crisis::ended(tx, village.network, &After::start(9))).unwrap();
            assert_eq!(ended.rows.len(), 1, "what was followed ended");
        });
    }

    #[test]
    fn every_crisis_that_ended_is_on_a_page() {
        on_both(|db| {
            let village = Village::build(db);
            let mut follows = None;
            let begun: Vec<CrisisId> = (1..=4)
                .map(|form| {
                    let new = Begin { follows, ..flood(form) };
                    let id =
                        village.acts(db, village.elly, |tx, actor| begin(tx, actor, monday(), &new)).unwrap();
                    follows = Some(id);
                    id
                })
                .collect();
            let page = |after: &After<CrisisId>| {
                let ended = db.read_here(|tx| crisis::ended(tx, village.network, after)).unwrap();
                (ended.rows.iter().map(|crisis| crisis.id).collect::<Vec<_>>(), ended.next)
            };
            let (first, next) = page(&After::start(2));
            assert_eq!(first, [begun[2], begun[1]], "the last one runs");
            let next = next.unwrap().to_string();
            assert_eq!(page(&After::read(Some(&next), 2).unwrap()), (vec![begun[0]], None));
        });
    }

    #[test]
    fn name_and_reason_are_both_asked() {
        let problems = parse(&Posted::of(&[]), Uuid::nil()).unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(keys, ["problem-crisis-name-empty", "problem-crisis-reason-empty"]);
    }
}
