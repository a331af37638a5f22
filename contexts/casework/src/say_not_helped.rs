//! "Ik ben nog niet geholpen": what was closed not too long ago opens again with whoever held it, or at a desk when they are
//! gone; what is open reaches somebody above its holder, who must say back what happens now and when. Either way the
//! resident reads at once what happens, and by when they hear.

use crate::help_request::{self, HelpRequest, HelpRequestId, MATTER as REQUEST};
use crate::plan::{self, Plan, PlanId, State};
use crate::reopen_help_request::in_time;
use crate::{
    add_own_words, come_in, hear_not_helped, lead, own_plan, resident_lead, retention, sent_once, show_plan,
};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, PersonId, Timestamp, calendar, define_id};
use network::reading::{Keys, Reading, Sealed};
use network::resident::ResidentId;
use network::{Refusal, Resident, ResidentVisit, Route, desk, person};
use obligations::{Holder, Moment};
use std::collections::HashMap;
use store::Tx;
use store::event::Subject;
use web::{Failure, Flash, Path, Posted, SeeOther};
use worklist::{Matter, Opening, why};

define_id!(
    /// One time that somebody said so.
    CryId
);
store::id_value!(CryId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "not_helped";
/// Within so many working days they hear.
pub const HEARS_WITHIN: u16 = 2;
/// The most words, in characters.
pub const LONGEST: usize = 1_000;
/// The form.
const FORM: &str = "not_helped";

mod above;
mod page;

pub(crate) use page::{heard, part};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/hulpvragen/{request}/niet-geholpen", "say_not_helped", post).for_residents()]
}

network::named! {
    /// What came of saying so.
    pub enum CameOfIt, text "not-helped" {
        /// It was closed and opened again.
        Reopened = "reopened",
        /// It is open and reached somebody above its holder.
        Raised = "raised",
    }
}

/// What they said, and what was said back.
#[derive(Clone, Debug)]
pub struct Cry {
    /// In their words, for whoever may read those.
    pub words: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What came of it at once.
    pub came_of_it: CameOfIt,
    /// By when they hear.
    pub hears_by: Timestamp,
    /// What was said back, by whom, and when something happens.
    pub answer: Option<(String, String, Timestamp)>,
}

async fn post(
    visit: ResidentVisit,
    Path(request): Path<HelpRequestId>,
    posted: Posted,
) -> Result<Response, Failure> {
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let problems = match add_own_words::typed_words(&posted, "words", LONGEST) {
        Ok(words) => {
            let said = visit.write(move |tx, resident, now, keys| {
                say(tx, resident, now, keys, (request, &words, form_key))
            });
            match show_plan::tried(said.await, "words")? {
                Ok(()) => {
                    let to = SeeOther::to(format!("{}#straks", come_in::OWN));
                    return Ok(to.saying(Flash::new("own-not-helped-said")).into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "say_not_helped", (FORM, &posted, &problems)).await
}

/// Says so. The very same sent again says nothing twice.
pub fn say(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (request, words, form_key): (HelpRequestId, &str, Uuid),
) -> Result<(), Refusal> {
    resident.may("say_not_helped", resident.plan)?;
    let plan = plan::load_to_change(tx, resident.network, PlanId(resident.plan))?;
    let request = help_request::load_to_change(tx, plan.network, plan.id, request)?;
    let form_key = sent_once::key(form_key, &[&request.id.to_string(), words]);
    let before = tx.first(
        "select id from not_helped where network_id = $1 and resident_id = $2 and form_key = $3",
        &[&plan.network, &resident.id, &form_key],
    )?;
    if before.is_some() {
        return Ok(());
    }
    let id = CryId::new(now);
    let hears_by = calendar::in_working_days(now, HEARS_WITHIN);
    let came_of_it = if request.closed.is_some() {
        reopen(tx, now, &plan, &request)?;
        CameOfIt::Reopened
    } else {
        raise(tx, now, &plan, (id, &request))?;
        CameOfIt::Raised
    };
    let words = keys.sealing(tx, plan.network, plan.id)?.seal("not_helped.words", id, words);
    tx.execute(
        "insert into not_helped (network_id, id, plan_id, help_request_id, resident_id, words, at, came_of_it, hears_by,
           form_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &plan.network,
            &id,
            &plan.id,
            &request.id,
            &resident.id,
            &words,
            &now,
            &came_of_it,
            &hears_by,
            &form_key,
        ],
    )?;
    resident.note(tx, now, "resident.not_helped", Subject { kind: REQUEST, id: request.id.into() })?;
    resident_lead::tell(tx, now, &plan, ("notice-resident-not-helped", &plan.href()), &[])
}

/// Opens it again with whoever held it last, or at a desk when they are not there.
fn reopen(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan, request: &HelpRequest) -> Result<(), Refusal> {
    if !in_time(request, now) {
        return Err(Refusal::NotNow("own-not-helped-too-late"));
    }
    tx.change_one(
        "update help_request set state = 'open', open_id = id, state_since = $4, outcome = null,
           next_step = null, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&plan.network, &request.id, &request.version, &now],
    )?;
    let holder = held_last(tx, plan, request)?;
    let moment = Moment {
        at: calendar::in_working_days(now, HEARS_WITHIN),
        why: why::rule("why-not-helped-reopened")?,
    };
    worklist::open(tx, now, None, request.opening(holder, moment))?;
    if plan.state == State::Closed {
        retention::settle(tx, now, plan, "reopened")?;
        tx.change_one(
            "update plan set state = 'open', state_since = $4, leading_id = $5, kept_until = null, version = version + 1
             where network_id = $1 and id = $2 and version = $3",
            &[&plan.network, &plan.id, &plan.version, &now, &request.id],
        )?;
    }
    Ok(())
}

fn held_last(tx: &mut Tx<'_>, plan: &Plan, request: &HelpRequest) -> Result<Holder, Refusal> {
    let row = tx.first(
        "select holder_person, holder_desk from obligation
         where network_id = $1 and matter_kind = $2 and matter_id = $3 order by id desc limit 1",
        &[&plan.network, &REQUEST, &request.id],
    )?;
    let (mut person, mut at): (Option<PersonId>, Option<DeskId>) = (None, None);
    if let Some(row) = row {
        (person, at) = (row.get("holder_person")?, row.get("holder_desk")?);
    }
    for holder in [person.or(Some(request.state_by)).map(Holder::Person), at.map(Holder::Desk)] {
        if let Some(holder) = holder
            && stands(tx, plan.network, holder)?
        {
            return Ok(holder);
        }
    }
    desk_of(tx, plan)
}

fn stands(tx: &mut Tx<'_>, network: NetworkId, holder: Holder) -> Result<bool, Refusal> {
    Ok(match holder {
        Holder::Person(id) => {
            person::load(tx, network, id)?.is_some_and(|one| one.presence == person::Presence::Active)
        }
        Holder::Desk(id) => !desk::staff(tx, network, id)?.is_empty(),
    })
}

/// The desk of the organisation whose record it is, when somebody is there; the network's otherwise.
fn desk_of(tx: &mut Tx<'_>, plan: &Plan) -> Result<Holder, Refusal> {
    let own = desk::of_organisation(tx, plan.network, plan.organisation)?.filter(|desk| desk.staff > 0);
    Ok(Holder::Desk(match own {
        Some(desk) => desk.id,
        None => desk::of_network(tx, plan.network)?.id,
    }))
}

/// Lets somebody above its holder hear, who must say back what happens: one at a time for each question.
fn raise(
    tx: &mut Tx<'_>,
    now: Timestamp,
    plan: &Plan,
    (id, request): (CryId, &HelpRequest),
) -> Result<(), Refusal> {
    let waits = tx.first(
        "select id from not_helped where network_id = $1 and help_request_id = $2 and came_of_it = 'raised'
           and answered_at is null and ended_at is null",
        &[&plan.network, &request.id],
    )?;
    if waits.is_some() {
        return Err(Refusal::NotNow("own-not-helped-already"));
    }
    let held = lead::holding(tx, plan.network, &[request.id])?.remove(&request.id).map(|held| held.holder);
    let holder = above::above(tx, plan, held)?;
    let moment =
        Moment { at: calendar::in_working_days(now, HEARS_WITHIN), why: why::rule("why-not-helped")? };
    let opening = Opening {
        network: plan.network,
        matter: Matter::new(MATTER, id),
        title: String::new(),
        href: hear_not_helped::href(id),
        shielded: true,
        holder,
        moment,
    };
    worklist::open(tx, now, None, opening)?;
    Ok(())
}

/// The newest for each help request of a plan. To `own` only their own words are shown; whoever works
/// on it (nobody) reads all.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    own: Option<ResidentId>,
    reading: &Reading,
) -> Result<HashMap<HelpRequestId, Cry>, Refusal> {
    let rows = tx.query(
        "select not_helped.id, not_helped.help_request_id, not_helped.resident_id, not_helped.words, not_helped.at, not_helped.came_of_it,
           not_helped.hears_by, not_helped.answer, not_helped.next_at, person.name
         from not_helped
         left join person on person.network_id = not_helped.network_id and person.id = not_helped.answered_by
         where not_helped.network_id = $1 and not_helped.plan_id = $2 order by not_helped.id",
        &[&network, &plan],
    )?;
    let mut newest = HashMap::new();
    for row in &rows {
        let (id, words): (CryId, Sealed) = (row.get("id")?, row.get("words")?);
        let is_own = own.is_none() || own == Some(row.get("resident_id")?);
        let answer: Option<Sealed> = row.get("answer")?;
        let answer = match answer {
            Some(answer) => {
                let words = reading.open("not_helped.answer", id, &answer)?.to_string();
                Some((words, row.get("name")?, row.get("next_at")?))
            }
            None => None,
        };
        let cry = Cry {
            words: if is_own {
                Some(reading.open("not_helped.words", id, &words)?.to_string())
            } else {
                None
            },
            at: row.get("at")?,
            came_of_it: row.get("came_of_it")?,
            hears_by: row.get("hears_by")?,
            answer,
        };
        newest.insert(row.get("help_request_id")?, cry);
    }
    Ok(newest)
}
