//! Letting a resident in to their own plan: a code on paper, printed this once, or a link by mail; with a word that only
//! they know. By whoever holds the plan, who sees here which were given and used, and withdraws them. The mail says nothing
//! about anybody, and what waits to be sent holds no code: it is made when the mail leaves.

use crate::plan::{self, Face, Plan, PlanId};
use crate::resident_access::{self, Access, AccessId, Factor, LINK_HOURS, Means, PAPER_DAYS};
use crate::show_plan;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::again::Again;
use network::reading::{Codes, Keys, Part, Purpose, Reading, Sealed};
use network::resident::ResidentId;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::outbox::{self, Parcel};
use store::{ToValue, Tx};
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

mod page;

pub use page::{link, page, paper};

/// The topic of the outbox under which links to residents travel.
pub const LINKS: &str = "resident_link";
/// The longest name, word or address, in characters.
pub const LONGEST: usize = 120;
/// The shortest word that is agreed.
const SHORTEST_WORD: usize = 3;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/inwoners", "give_resident_access", show),
        Route::post("/plannen/{id}/inwoners", "give_resident_access", post),
    ]
}

/// The page of a plan where its residents are let in.
pub fn href(id: PlanId) -> String {
    format!("{}/inwoners", plan::href(id))
}

/// What to give, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Give {
    /// How it comes to them.
    pub means: Means,
    /// Where the mail goes.
    pub address: Option<String>,
    /// Somebody else of the household than whom the plan is called after.
    pub name: Option<String>,
    /// What they must know besides.
    pub factor: Factor,
    /// That itself.
    pub secret: String,
    /// The form's key.
    pub form_key: Uuid,
}

/// What was given.
#[derive(Clone, Debug)]
pub struct Given {
    /// Which.
    pub id: AccessId,
    /// The code, when it goes on paper.
    pub code: Option<String>,
    /// Until when it can be used.
    pub ends_at: Timestamp,
    /// What they must know besides.
    pub factor: Factor,
}

/// What the page shows.
pub struct Shown {
    plan: PlanId,
    face: Face,
    given: Vec<(Access, Option<String>)>,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let now = visit.now();
    let may = move |tx: &mut Tx<'_>, actor: &Actor| resident_access::may_give(tx, actor, now, id).map(drop);
    let look = visit.wish(plan::subject(id), Part::Identity, Purpose::Help);
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor, id, reading)).await
}

/// Reads what the page shows.
pub fn shown(tx: &mut Tx<'_>, actor: &Actor, id: PlanId, reading: &Reading) -> Result<Shown, Refusal> {
    let face = plan::load(tx, actor.network, id)?.face(reading)?;
    let given = resident_access::of_plan(tx, actor.network, id)?
        .into_iter()
        .map(|access| Ok((access.name(reading)?, access)))
        .map(|read: Result<_, Refusal>| read.map(|(name, access)| (access, name)))
        .collect::<Result<_, _>>()?;
    Ok(Shown { plan: id, face, given })
}

fn parse(posted: &Posted, now: Timestamp, fresh: Uuid) -> Result<Give, Problems> {
    let mut problems = Problems::none();
    let (means, factor) = (Means::named(posted.text("means")), Factor::named(posted.text("factor")));
    for (field, missing) in [("means", means.is_none()), ("factor", factor.is_none())] {
        if missing {
            problems.add(field, "problem-share-choose");
        }
    }
    for field in ["address", "name", "secret"] {
        if posted.text(field).chars().count() > LONGEST {
            problems.add_with(field, "problem-casework-too-long", vec![("most", LONGEST.into())]);
        }
    }
    let (address, secret) = (posted.text("address"), posted.text("secret"));
    if means == Some(Means::Mail) && !is_address(address) {
        problems.add("address", "problem-access-address");
    }
    match factor {
        Some(Factor::BirthYear) if !is_year(secret, now) => problems.add("secret", "problem-access-year"),
        Some(Factor::Word) if secret.chars().filter(|one| one.is_alphanumeric()).count() < SHORTEST_WORD => {
            problems.add("secret", "problem-access-word");
        }
        Some(Factor::BirthYear | Factor::Word) | None => {}
    }
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match (means, factor) {
        (Some(means), Some(factor)) if problems.is_empty() => Ok(Give {
            means,
            address: filled(address).filter(|_| means == Means::Mail),
            name: filled(posted.text("name")),
            factor,
            secret: secret.to_owned(),
            form_key: posted.form_key().unwrap_or(fresh),
        }),
        _ => Err(problems),
    }
}

/// Whether mail could go there; whether it does, the mail server says.
fn is_address(text: &str) -> bool {
    let fine = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace) && part.is_ascii();
    text.split_once('@').is_some_and(|(who, host)| {
        fine(who) && fine(host) && !host.contains('@') && host.contains('.') && !host.ends_with('.')
    })
}

fn is_year(text: &str, now: Timestamp) -> bool {
    let this = kernel::calendar::day(now).year();
    text.parse::<i16>().is_ok_and(|year| (1900..=this).contains(&year))
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match parse(&posted, visit.now(), visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let given = visit.write(move |tx, actor, now| give(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(given, "means")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(Given { code: Some(code), ends_at, factor, .. }) => {
            Ok(paper(&visit.view, id, (&code, ends_at, factor)).into_response())
        }
        Ok(Given { code: None, .. }) => {
            Ok(SeeOther::to(href(id)).saying(Flash::new("resident-link-sent")).into_response())
        }
        Err(problems) => {
            let shown = read(&visit, id).await?;
            let again = Again::refused("access", &posted, &problems);
            Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
        }
    }
}

/// Gives access; one that the same person had and didn't use is withdrawn. The same form sent again gives the same.
pub fn give(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Give),
) -> Result<Given, Refusal> {
    // One after the other: two presses of the button give one, and nothing is given while the plan is erased.
    plan::load_to_change(tx, actor.network, id)?;
    let plan = resident_access::may_give(tx, actor, now, id)?;
    let codes = keys.codes(tx, now, actor.network)?;
    let before = tx.first(
        "select id from resident_access where network_id = $1 and given_by = $2 and form_key = $3 and plan_id = $4",
        &[&actor.network, &actor.person, &new.form_key, &id],
    )?;
    if let Some(before) = before {
        let access = resident_access::load_to_change(tx, actor.network, before.get("id")?)?;
        return Ok(given(&codes, &access));
    }
    let resident = resident(tx, now, keys, (&plan, &codes, new.name.as_deref()))?;
    tx.execute(
        "update resident_access set withdrawn_at = $3, address = null
         where network_id = $1 and resident_id = $2 and used_at is null and withdrawn_at is null",
        &[&actor.network, &resident, &now],
    )?;
    let access = AccessId::new(now);
    insert(tx, actor, now, (keys, &codes), (&plan, access, resident, new))?;
    if new.means == Means::Mail {
        let parcel = Parcel {
            network: actor.network,
            topic: LINKS,
            recipient: None,
            payload: json!({ "access": access }),
            key: access.to_string(),
        };
        outbox::put(tx, now, &parcel)?;
    }
    let facts = json!({ "plan": id, "means": new.means.name(), "resident": resident });
    record::note(tx, actor, now, "resident_access.given", ("resident_access", access.into()), facts)?;
    let access = resident_access::load_to_change(tx, actor.network, access)?;
    Ok(given(&codes, &access))
}

fn given(codes: &Codes, access: &Access) -> Given {
    let code = (access.means == Means::Paper).then(|| codes.paper(access.id));
    Given { id: access.id, code, ends_at: access.ends_at, factor: access.factor }
}

/// The one of the household with that name; let in for the first time, they are noted.
pub(crate) fn resident(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (plan, codes, name): (&Plan, &Codes, Option<&str>),
) -> Result<ResidentId, Refusal> {
    let mark = codes.mark(plan.id, name.unwrap_or_default());
    if let Some(known) = known(tx, plan, &mark)? {
        return Ok(known);
    }
    let id = ResidentId::new(now);
    let sealing = keys.sealing(tx, plan.network, plan.id)?;
    let name: Option<Sealed> = name.map(|name| sealing.seal("resident.name", id, name));
    // Somebody else may write the same one at this moment; then that one is theirs too.
    tx.execute(
        "insert into resident (network_id, id, plan_id, name, name_mark, made_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, plan_id, name_mark) do nothing",
        &[&plan.network, &id, &plan.id, &name, &mark, &now],
    )?;
    known(tx, plan, &mark)?.ok_or(Refusal::NotFound("resident"))
}

fn known(tx: &mut Tx<'_>, plan: &Plan, mark: &dyn ToValue) -> Result<Option<ResidentId>, Refusal> {
    let row = tx.first(
        "select id from resident where network_id = $1 and plan_id = $2 and name_mark = $3",
        &[&plan.network, &plan.id, mark],
    )?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (keys, codes): (&Keys, &Codes),
    (plan, id, resident, new): (&Plan, AccessId, ResidentId, &Give),
) -> Result<(), Refusal> {
    let code = match new.means {
        Means::Paper => codes.paper(id),
        Means::Mail => codes.link(id),
    };
    let sealing = keys.sealing(tx, plan.network, plan.id)?;
    let address = new.address.as_deref().map(|text| sealing.seal("resident_access.address", id, text));
    tx.execute(
        "insert into resident_access (network_id, id, plan_id, resident_id, means, factor, factor_mark, digest, address,
           given_at, given_by, ends_at, wrong_tries, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13)",
        &[
            &plan.network,
            &id,
            &plan.id,
            &resident,
            &new.means,
            &new.factor,
            &codes.mark(id, &new.secret),
            &codes.digest(&code),
            &address,
            &now,
            &actor.person,
            &new.means.ends_at(now),
            &new.form_key,
        ],
    )?;
    Ok(())
}

/// For how long each can be used, for the texts.
pub(crate) const LASTS: (i64, i64) = (LINK_HOURS, PAPER_DAYS);
