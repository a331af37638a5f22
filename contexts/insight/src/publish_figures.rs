//! Deciding whether the released figures of a network may be read by everybody outside, on a page and as open data. Until
//! somebody who looks after the network decides so, they are the network's own.

use crate::see_trends;
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::components::post_button;
use web::{Failure, Flash, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/trendbeeld/openbaar", "publish_figures", post)]
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody may read them.
    Everybody,
    /// Only the network.
    Network,
}

fn parse(posted: &Posted) -> Result<Reach, Problems> {
    match posted.text("figures") {
        "everybody" => Ok(Reach::Everybody),
        "network" => Ok(Reach::Network),
        _ => Err(Problems::with("figures", "problem-figures-reach-empty")),
    }
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("publish_figures")?;
    match parse(&posted) {
        Ok(reach) => {
            visit.write(move |tx, actor, now| publish(tx, actor, now, reach)).await?;
            let flash = match reach {
                Reach::Everybody => "figures-are-open",
                Reach::Network => "figures-are-closed",
            };
            Ok(SeeOther::to("/trendbeeld").saying(Flash::new(flash)).into_response())
        }
        Err(problems) => {
            let page = see_trends::again(&visit, &problems).await?;
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Since when everybody may read the figures of a network, if they may.
pub fn open_since(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Timestamp>, Error> {
    let row = tx.first("select since from open_figures where network_id = $1", &[&network])?;
    row.map(|row| row.get("since")).transpose()
}

/// Decides who may read the released figures; deciding the same again changes nothing.
pub fn publish(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, reach: Reach) -> Result<(), Refusal> {
    actor.may_here("publish_figures")?;
    let (changed, kind) = match reach {
        Reach::Everybody => {
            let sql = "insert into open_figures (network_id, since, by_id) values ($1, $2, $3)
                       on conflict (network_id) do nothing";
            (tx.execute(sql, &[&actor.network, &now, &actor.person])?, "figures.opened")
        }
        Reach::Network => {
            let sql = "delete from open_figures where network_id = $1";
            (tx.execute(sql, &[&actor.network])?, "figures.closed")
        }
    };
    if changed > 0 {
        record::note(tx, actor, now, kind, ("network", actor.network.into()), json!({}))?;
    }
    Ok(())
}

/// Who may read them now, with the button that changes it.
pub fn button(view: &View, network: NetworkId, open: Option<Timestamp>) -> Markup {
    let (reach, act) = match open {
        Some(_) => ("network", "figures-close"),
        None => ("everybody", "figures-open"),
    };
    html! {
        @match open {
            Some(since) => p {
                (t!(view, "figures-open-since-day", day = view.day(since))) " "
                a class="utrecht-link" href={ "/open/" (network) } { (t!(view, "figures-open-page")) }
            },
            None => p { (t!(view, "figures-closed-now")) },
        }
        (post_button(view, "/trendbeeld/openbaar", act, &[], &[("figures", reach)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn only_who_looks_after_the_network_opens_its_figures() {
        on_both(|db| {
            let village = Village::build(db);
            let decide = |who, reach| {
                village.acts(db, who, |tx, actor| {
                    publish(tx, actor, monday(), reach)?;
                    Ok(open_since(tx, actor.network)?)
                })
            };
            let refused = decide(village.priya, Reach::Everybody);
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "publish_figures" })), "{refused:?}");
            assert_eq!(decide(village.elly, Reach::Everybody).unwrap(), Some(monday()));
            assert_eq!(decide(village.elly, Reach::Everybody).unwrap(), Some(monday()));
            assert_eq!(decide(village.elly, Reach::Network).unwrap(), None);
        });
        assert!(parse(&Posted::of(&[("figures", "iedereen")])).is_err());
    }
}
