//! Ending a crisis. For a facilitator or administrator. Nothing is taken down with it: tables, contacts, questions and
//! answers stay as they are, and whatever is open stays open (domain A16).

use crate::crisis::{self, CrisisId, State};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/crisis/{id}/einde", "end_crisis", post)]
}

async fn post(visit: Visit, Path(id): Path<CrisisId>) -> Result<Response, Failure> {
    visit.actor.may_here("end_crisis")?;
    visit.write(move |tx, actor, now| end(tx, actor, now, id)).await?;
    Ok(SeeOther::to("/crisis").saying(Flash::new("crisis-ended")).into_response())
}

/// Ends a crisis; one that ended already stays as it is.
pub fn end(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: CrisisId) -> Result<(), Refusal> {
    actor.may_here("end_crisis")?;
    let crisis = crisis::load(tx, actor.network, id)?;
    match crisis.state {
        State::Ended { .. } => return Ok(()),
        State::Running => {}
    }
    tx.change_one(
        "update crisis set state = 'ended', state_since = $4, state_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &crisis.version, &now, &actor.person],
    )?;
    record::note(tx, actor, now, "crisis.ended", ("crisis", id.into()), json!({}))?;
    Ok(())
}

/// The form, for the crisis that runs.
pub fn form(view: &View, again: &Again<'_>, id: CrisisId) -> Markup {
    let form = again.form(view, "end").promise("crisis-end-promise", &[]);
    form.around(&format!("/crisis/{id}/einde"), "crisis-end-act", &html! {})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::begin_crisis::{Begin, begin};
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use store::{After, Db};
    use testkit::on_both;

    /// Everything that a crisis could have carried away with it.
    const KEPT: [&str; 9] = [
        "round_table",
        "seat",
        "meeting",
        "person",
        "membership",
        "desk_staff",
        "obligation",
        "question",
        "answer",
    ];

    fn counted(db: &Db) -> Vec<i64> {
        let count = |table: &&str| {
            let sql = format!("select count(*) as counted from {table}");
            db.read_here(|tx| tx.first(&sql, &[])?.unwrap().get::<i64>("counted")).unwrap()
        };
        KEPT.iter().map(count).collect()
    }

    #[test]
    fn when_it_ends_everything_stays() {
        on_both(|db| {
            let village = Village::build(db);
            let new = Begin {
                name: "Hoog water".to_owned(),
                reason: "De Kadebuurt loopt onder.".to_owned(),
                follows: None,
                form_key: Uuid::from_u128(1),
            };
            let id = village.acts(db, village.elly, |tx, actor| begin(tx, actor, monday(), &new)).unwrap();
            let before = counted(db);
            let end = |who| village.acts(db, who, |tx, actor| end(tx, actor, monday(), id));
            assert!(matches!(end(village.priya), Err(Refusal::Forbidden { .. })));
            end(village.elly).unwrap();
            end(village.elly).unwrap();
            assert_eq!(counted(db), before);
            assert_eq!(db.read_here(|tx| crisis::in_crisis(tx, village.network)).unwrap(), None);
            assert_eq!(
                db.read_here(|tx| crisis::ended(tx, village.network, &After::start(9))).unwrap().rows.len(),
                1
            );
        });
    }
}
