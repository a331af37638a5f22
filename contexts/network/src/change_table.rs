//! Changing who convenes a table and what it may speak about: somebody who leaves must be replaceable. For an
//! administrator or facilitator. Name, kind and reach stay: another table is set up as one.

use crate::again::Again;
use crate::by_name;
use crate::round_table::{self, RoundTable, RoundTableId};
use crate::set_up_table::{self, Choices, convener_and_themes};
use crate::{Actor, Refusal, Route, Visit, record, show_table};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp};
use maud::Markup;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{id}", "change_table", post)]
}

async fn post(visit: Visit, Path(id): Path<RoundTableId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_table")?;
    let chosen = by_name::read(&visit, &posted, &[("convener", by_name::PERSON)]).await?;
    let problems = match chosen.id("convener", "set-up-table-convener-empty") {
        Ok(convener) => {
            let themes: Vec<String> = posted.all("themes").map(str::to_owned).collect();
            match visit.write(move |tx, actor, now| change(tx, actor, now, id, (convener, &themes))).await {
                Ok(()) => {
                    let flash = Flash::new("change-table-done");
                    return Ok(SeeOther::to(format!("/tafels/{id}")).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("convener")?,
            }
        }
        Err(problems) => problems,
    };
    let shown = show_table::read(&visit, id).await?;
    let again = Again::refused("change", &posted, &problems);
    Ok(show_table::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Changes convener and themes; what stands so already changes nothing.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    (convener, themes): (PersonId, &[String]),
) -> Result<(), Refusal> {
    actor.may_here("change_table")?;
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    let themes = set_up_table::known(tx, actor, themes)?;
    let new_convener = table.convener != convener;
    let new_themes = set_up_table::spoken_about(tx, actor, id)? != themes;
    if new_convener {
        set_up_table::may_convene(tx, actor, convener)?;
        round_table::set_convener(tx, actor.network, id, convener)?;
    }
    if new_themes {
        round_table::set_themes(tx, actor.network, id, &themes)?;
    }
    if new_convener || new_themes {
        let facts = json!({ "convener": convener, "themes": themes });
        record::note(tx, actor, now, "table.changed", ("table", id.into()), facts)?;
    }
    Ok(())
}

/// The form, on the page of the table.
pub fn form(
    view: &View,
    again: &Again<'_>,
    (table, themes): (&RoundTable, &[String]),
    choices: &Choices,
) -> Markup {
    let form = again.form(view, "change").promise("change-table-promise", &[]);
    let fields = convener_and_themes(view, &form, choices, Some((table, themes)));
    form.around(&format!("/tafels/{}", table.id), "change-table-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_table_gets_another_convener_and_other_themes() {
        on_both(|db| {
            let village = Village::build(db);
            let change = |who| {
                village.acts(db, who, |tx, actor| {
                    let themes = ["REL".to_owned(), "STE.financiering".to_owned()];
                    change(tx, actor, monday(), village.table, (village.joost, &themes))?;
                    let table = round_table::load(tx, village.network, village.table)?.unwrap();
                    Ok((table.convener, round_table::themes_of(tx, village.network, village.table)?))
                })
            };
            assert!(matches!(change(village.ruud), Err(Refusal::Forbidden { action: "change_table" })));
            let (convener, themes) = change(village.elly).unwrap();
            assert_eq!(convener, village.joost);
            assert_eq!(themes, ["REL", "STE.financiering"]);
            let changed = "select count(*) as number from event where kind = 'table.changed'";
            change(village.elly).unwrap();
            let row = db.read_here(|tx| tx.first(changed, &[])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 1, "sent twice is once");
        });
    }
}
