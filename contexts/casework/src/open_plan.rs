//! Opening a plan: what to call somebody, and their biggest worry in their own words. Nothing else is asked; the pontoon is
//! filled in. Whoever opens it holds it. A plan that is there already under that name is shown first, as a hint.

use crate::PLACE;
use crate::find_plan::{self, Found};
use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, PlanId};
use axum::response::{IntoResponse, Response};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::reading::{Keys, Sealing};
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::components::{Tone, notice, title};
use web::{Failure, Flash, Form, Page, Posted, Problems, SeeOther, View, t};
use worklist::why;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest worry, in characters.
pub const LONGEST_WORRY: usize = 1_000;
/// The name under which the browser keeps what is typed until it is stored here.
const DRAFT: &str = "plan";
/// Whoever opens a plan looks at it again within so many working days, unless they say otherwise.
pub(crate) const FIRST_STEP_WITHIN: u16 = 1;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen/nieuw", "open_plan", show), Route::post("/plannen", "open_plan", post)]
}

/// A plan to open, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Open {
    /// What to call them.
    pub called: String,
    /// Their biggest worry, in their own words.
    pub worry: String,
    /// Where help begins.
    pub pontoon: Pontoon,
    /// The form's key.
    pub form_key: Uuid,
}

impl Open {
    fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let fields = [
            ("called", LONGEST_NAME, "problem-plan-called-empty"),
            ("worry", LONGEST_WORRY, "problem-plan-worry-empty"),
        ];
        for (field, most, empty) in fields {
            let typed = posted.text(field);
            if typed.is_empty() {
                problems.add(field, empty);
            } else if typed.chars().count() > most {
                problems.add_with(field, "problem-casework-too-long", vec![("most", most.into())]);
            }
        }
        let pontoon = Pontoon::named(posted.text("pontoon"));
        if pontoon.is_none() {
            problems.add("pontoon", "problem-place-pontoon-empty");
        }
        let Some(pontoon) = pontoon.filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        Ok(Self {
            called: posted.text("called").to_owned(),
            worry: posted.text("worry").to_owned(),
            pontoon,
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("open_plan")?;
    Ok(page(&visit.view, &Posted::EMPTY, &Problems::NONE, &[]))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("open_plan")?;
    let new = match Open::parse(&posted, visit.view.form_key) {
        Ok(new) => new,
        Err(problems) => {
            let page = page(&visit.view, &posted, &problems, &[]);
            return Ok(page.refused_for(&posted, &problems).into_response());
        }
    };
    // The form sent again leads to the plan that it opened: that one is no earlier plan to be pointed out.
    let form_key = new.form_key;
    let before = visit.read(move |tx, actor| Ok(opened_with(tx, actor, form_key)?)).await?;
    if before.is_none() && !posted.has("seen") {
        let found = find_plan::named(&visit, &new.called).await?;
        if !found.is_empty() {
            return Ok(page(&visit.view, &posted, &Problems::NONE, &found).into_response());
        }
    }
    let keys = visit.workplace.keys.clone();
    let id = visit.write(move |tx, actor, now| open_plan(tx, actor, now, &keys, &new)).await?;
    Ok(SeeOther::to(plan::href(id)).saying(Flash::new("plan-opened")).draft_done(DRAFT).into_response())
}

/// Opens a plan with its first help request, held by whoever opens it; the same form sent again gives the same plan.
pub fn open_plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    new: &Open,
) -> Result<PlanId, Refusal> {
    actor.may_here("open_plan")?;
    if let Some(before) = opened_with(tx, actor, new.form_key)? {
        return Ok(before);
    }
    let (id, request) = (PlanId::new(now), HelpRequestId::new(now));
    let sealing = keys.make(tx, now, actor.network, id)?;
    insert(tx, actor, now, &sealing, (id, request, new))?;
    for number in keys.numbers_of(tx, now, actor.network, &new.called)? {
        tx.execute(
            "insert into plan_name (network_id, number, plan_id) values ($1, $2, $3)",
            &[&actor.network, &number, &id],
        )?;
    }
    insert_first(tx, actor, now, (id, request, new))?;
    let first = help_request::load(tx, actor.network, request)?;
    held_by_opener(tx, actor, now, &first)?;
    record::note(tx, actor, now, "plan.opened", ("plan", id.into()), json!({}))?;
    record::note(tx, actor, now, "help_request.added", (help_request::MATTER, request.into()), json!({}))?;
    Ok(id)
}

/// The plan that this form opened already.
fn opened_with(tx: &mut Tx<'_>, actor: &Actor, form_key: Uuid) -> Result<Option<PlanId>, store::Error> {
    let before = tx.first(
        "select id from plan where network_id = $1 and opened_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &form_key],
    )?;
    before.map(|before| before.get("id")).transpose()
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    sealing: &Sealing,
    (id, leading, new): (PlanId, HelpRequestId, &Open),
) -> Result<(), Refusal> {
    tx.execute(
        "insert into plan (network_id, id, organisation_id, called, worry, leading_id, opened_by, opened_at, form_key,
           state, state_since, state_by, stands_id, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $8, $7, $2, 1)",
        &[
            &actor.network,
            &id,
            &actor.organisation,
            &sealing.seal("plan.called", id, &new.called),
            &sealing.seal("plan.worry", id, &new.worry),
            &leading,
            &actor.person,
            &now,
            &new.form_key,
        ],
    )?;
    Ok(())
}

/// The first help request is the worry itself.
fn insert_first(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (plan, id, new): (PlanId, HelpRequestId, &Open),
) -> Result<(), Refusal> {
    tx.execute(
        "insert into help_request (network_id, id, plan_id, pontoon, pontoon_since, opened_at, state, open_id,
           state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $5, 'open', $2, $5, $6, $7, 1)",
        &[&actor.network, &id, &plan, &new.pontoon, &now, &actor.person, &new.form_key],
    )?;
    Ok(())
}

fn held_by_opener(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    first: &HelpRequest,
) -> Result<(), Refusal> {
    let at = calendar::in_working_days(now, FIRST_STEP_WITHIN);
    let moment = Moment { at, why: why::rule("why-first-step")? };
    worklist::open(tx, now, Some(actor.person), first.opening(Holder::Person(actor.person), moment))?;
    Ok(())
}

fn page(view: &View, typed: &Posted, problems: &Problems, found: &[Found]) -> Page {
    let heading = t!(view, "open-plan-title");
    let main = html! {
        (title(&heading, &t!(view, "open-plan-what")))
        @if !found.is_empty() { (there_already(view, found)) }
        (form(view, typed, problems, !found.is_empty()))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn there_already(view: &View, found: &[Found]) -> Markup {
    notice(
        view,
        Tone::Wait,
        &html! {
            p { (t!(view, "open-plan-there-already", count = found.len())) }
            (find_plan::list(view, found))
        },
    )
}

fn form(view: &View, typed: &Posted, problems: &Problems, seen: bool) -> Markup {
    let form = Form::new(view, typed, problems).called("plan").draft(DRAFT).promise("open-plan-promise", &[]);
    let pontoons = Pontoon::explained_choices(view);
    let submit = if seen { "open-plan-anyway" } else { "open-plan-act" };
    form.around("/plannen", submit, &html! {
        @if seen { (form.hidden("seen", "yes")) }
        (form.line("called", "open-plan-called").hint("open-plan-called-hint").required().max(LONGEST_NAME)
            .autocomplete("off"))
        (form.words("worry", "open-plan-worry").hint("open-plan-worry-hint").required().max(LONGEST_WORRY).large())
        (form.radios("pontoon", "open-plan-pontoon", &pontoons).required().value(Pontoon::Guidance.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{dirk, keys};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_plan_is_opened_once_and_held_by_whoever_opened_it() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let open = || {
                village.acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let plan = plan::load(tx, actor.network, id)?;
                    let kept = worklist::obligation::of_matter(
                        tx,
                        actor.network,
                        crate::help_request::matter(plan.leading),
                    )?;
                    Ok((id, kept.and_then(|kept| kept.state.holder())))
                })
            };
            let (id, holder) = open().unwrap();
            assert_eq!(holder, Some(Holder::Person(village.fatima)));
            assert_eq!(open().unwrap().0, id, "sent twice is one");
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let problems = Open::parse(&Posted::of(&[("called", " ")]), Uuid::nil()).unwrap_err();
        let said: Vec<_> = problems.iter().map(|one| one.key).collect();
        let missing =
            ["problem-plan-called-empty", "problem-plan-worry-empty", "problem-place-pontoon-empty"];
        assert_eq!(said, missing);
    }
}
