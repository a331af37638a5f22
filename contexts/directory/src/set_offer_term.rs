//! After how many weeks an offer is asked about again: thirteen, unless whoever looks after the network decides otherwise.

use crate::find_offer;
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::{Failure, Flash, Posted, Problems, SeeOther, View};

/// A season.
pub const WEEKS: i64 = 13;
/// The longest term: two years, after which nobody believes it.
const MOST: i64 = 104;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/aanbod/termijn", "set_offer_term", post)]
}

fn parse(posted: &Posted) -> Result<i64, Problems> {
    let weeks = posted.text("term").parse().ok().filter(|weeks| (1..=MOST).contains(weeks));
    weeks.ok_or_else(|| {
        let mut problems = Problems::none();
        problems.add_with("term", "problem-offer-term", vec![("most", MOST.into())]);
        problems
    })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("set_offer_term")?;
    match parse(&posted) {
        Ok(weeks) => {
            visit.write(move |tx, actor, now| set(tx, actor, now, weeks)).await?;
            let flash = Flash::new("offer-term-set").with("weeks", weeks);
            Ok(SeeOther::to("/aanbod").saying(flash).into_response())
        }
        Err(problems) => {
            let again = Again::refused("term", &posted, &problems);
            let page = find_offer::again(&visit, &again).await?;
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// After how many weeks this network asks again.
pub fn weeks(tx: &mut Tx<'_>, network: NetworkId) -> Result<i64, Error> {
    let row = tx.first("select weeks from offer_term where network_id = $1", &[&network])?;
    row.map_or(Ok(WEEKS), |row| row.get("weeks"))
}

/// What was confirmed then or earlier is asked about at `now`.
pub fn stale_before(now: Timestamp, weeks: i64) -> Timestamp {
    let weeks = i32::try_from(weeks.clamp(1, MOST)).unwrap_or(13);
    calendar::in_days(now, -7 * weeks)
}

/// Decides after how many weeks is asked again; the same number changes nothing.
pub fn set(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, term: i64) -> Result<(), Refusal> {
    actor.may_here("set_offer_term")?;
    if weeks(tx, actor.network)? == term {
        return Ok(());
    }
    tx.execute(
        "insert into offer_term (network_id, weeks, set_at, set_by) values ($1, $2, $3, $4)
         on conflict (network_id) do update set weeks = excluded.weeks, set_at = excluded.set_at, set_by = excluded.set_by",
        &[&actor.network, &term, &now, &actor.person],
    )?;
    let facts = json!({ "weeks": term });
    record::note(tx, actor, now, "offers.term-set", ("network", actor.network.into()), facts)?;
    Ok(())
}

/// The form, under the list.
pub fn form(view: &View, again: &Again<'_>, weeks: i64) -> Markup {
    let form = again.form(view, "term").promise("offer-term-promise", &[]);
    let fields = html! {
        (form.line("term", "offer-term").hint("offer-term-hint").required().value(&weeks.to_string()).max(3))
    };
    form.around("/aanbod/termijn", "offer-term-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn whoever_looks_after_the_network_sets_the_term() {
        on_both(|db| {
            let village = Village::build(db);
            let set = |who, term| {
                village.acts(db, who, |tx, actor| {
                    set(tx, actor, monday(), term)?;
                    Ok(weeks(tx, actor.network)?)
                })
            };
            assert!(matches!(set(village.fatima, 8), Err(Refusal::Forbidden { action: "set_offer_term" })));
            assert_eq!(set(village.elly, WEEKS).unwrap(), WEEKS);
            assert_eq!(set(village.elly, 8).unwrap(), 8);
        });
        for text in ["", "0", "105", "een"] {
            assert!(parse(&Posted::of(&[("term", text)])).is_err(), "{text}");
        }
    }
}
