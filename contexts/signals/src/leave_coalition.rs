//! Leaving the coalition of a dossier, with the reason: an organisation that doesn't carry it any more says so itself, by
//! whoever speaks for it, or its driver takes out what was chosen by mistake. The other side hears it. What somebody of that
//! organisation committed to stays their commitment.

use crate::bring_to_table;
use crate::dossier::{self, Dossier, DossierId};
use crate::join_coalition::speaks_for;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::tell::{self, facts};
use axum::response::Response;
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit, organisation};
use policy::Matter as PolicyMatter;
use serde_json::json;
use std::collections::BTreeSet;
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View};

const LONGEST: usize = 1_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "leave-coalition",
    path: "coalitie/vertrek",
    action: "leave_coalition",
    field: "partner",
    summary: "leave-coalition-act",
    done: "leave-coalition-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/coalitie/vertrek", "leave_coalition", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = parse(&posted);
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, (partner, why)| {
        leave_coalition(tx, actor, now, id, (*partner, why))
    })
    .await
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<(OrganisationId, String), Problems> {
    let partner = posted.text("partner").parse().ok();
    let why = bring_to_table::words(posted, "why", LONGEST, "problem-leave-why-empty");
    match (partner, why) {
        (Some(partner), Ok(why)) => Ok((partner, why)),
        (None, Ok(_)) => Err(Problems::with("partner", "problem-partner-empty")),
        (Some(_), Err(problems)) => Err(problems),
        (None, Err(mut problems)) => {
            problems.add("partner", "problem-partner-empty");
            Err(problems)
        }
    }
}

/// The form: the organisations that this reader may take out.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("leave-coalition-promise", &[]);
    let choices: Vec<Choice> =
        shown.leaving.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let only = match shown.leaving.as_slice() {
        [(only, _)] => only.to_string(),
        _ => String::new(),
    };
    form.around(
        &DEED.action_of(&shown.dossier),
        "leave-coalition-submit",
        &html! {
            (form.choice("partner", "leave-coalition-partner", &choices).required().value(&only))
            (form.words("why", "leave-coalition-why").required().max(LONGEST).rows(2))
        },
    )
}

/// As the policy sees it: inside is whoever speaks for that organisation, beside whoever leads the dossier.
pub fn matter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    dossier: &Dossier,
    partner: OrganisationId,
) -> Result<PolicyMatter, Refusal> {
    let insiders =
        if partner == actor.organisation { speaks_for(tx, actor.network, partner)? } else { Vec::new() };
    Ok(PolicyMatter { insiders, ..dossier.matter_for(actor) })
}

/// Takes the organisation out of the coalition; not being in it any more already changes nothing.
pub fn leave_coalition(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (partner, why): (OrganisationId, &str),
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    actor.may("leave_coalition", &matter(tx, actor, &dossier, partner)?)?;
    dossier.must_be_open()?;
    let left = tx.execute(
        "delete from coalition_member where network_id = $1 and dossier_id = $2 and organisation_id = $3",
        &[&actor.network, &id, &partner],
    )?;
    let partner = organisation::load(tx, actor.network, partner)?
        .ok_or(Refusal::NotNow("coalition-refused-unknown"))?;
    if left == 0 {
        return Ok(());
    }
    let said = facts([
        ("title", json!(dossier.title)),
        ("by", json!(actor.name)),
        ("organisation", json!(partner.name)),
        ("why", json!(why)),
    ]);
    let mut hear: BTreeSet<_> = speaks_for(tx, actor.network, partner.id)?.into_iter().collect();
    hear.insert(dossier.driver);
    hear.remove(&actor.person);
    for person in hear {
        tell::person(
            tx,
            now,
            (actor.network, person),
            "notice-coalition-left",
            said.clone(),
            &dossier.href(),
        )?;
    }
    let facts = json!({ "organisation": partner.id, "why": why });
    Ok(record(tx, actor, now, "dossier.coalition-left", dossier.subject(), facts)?)
}
