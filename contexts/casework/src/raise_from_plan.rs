//! From a case to a signal: one act opens the capture box of signals with the theme and the wijk filled in and not one word
//! of the plan. The signal knows of no plan; only its maker's own list remembers.

use crate::own_list::{self, Thing};
use crate::plan::{self, PlanId};
use crate::share::Reads;
use crate::{PLACE, help_request, share};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::html;
use network::reading::{Keys, Part};
use network::{Actor, Refusal, Route, Visit};
use signals::capture::{self, Raise};
use signals::capture_form::{self, Finding, Into};
use signals::signal::SignalId;
use signals::suggestions::{self, Known};
use store::Tx;
use web::components::title;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther, View, t};

/// The name under which the browser keeps what is typed until it is stored here.
const DRAFT: &str = "capture-from-plan";
/// An area so fine would tell who it is about: the wijk it lies in is said instead.
const TOO_FINE: &str = "buurt";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/signaal", "raise_from_plan", show),
        Route::post("/plannen/{id}/signaal", "raise_from_plan", post),
    ]
}

/// The theme and the area that a plan's leading help request has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Begins {
    /// The code of its theme.
    pub theme: Option<String>,
    /// The code of its area.
    pub area: Option<String>,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let now = visit.now();
    let begins = visit.read(move |tx, actor| begins(tx, actor, now, id)).await?;
    let known = suggestions::known(&visit).await?;
    let typed = filled(&known, &begins);
    Ok(page(&visit.view, id, &known, (&typed, &Problems::NONE, &[])))
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let now = visit.now();
    visit.read(move |tx, actor| may(tx, actor, now, id).map(drop)).await?;
    let known = suggestions::known(&visit).await?;
    let new = match Raise::parse(&posted, visit.view.form_key, &known) {
        Ok(new) => new,
        Err((problems, found)) => {
            let page = page(&visit.view, id, &known, (&posted, &problems, &found));
            return Ok(page.refused_for(&posted, &problems).into_response());
        }
    };
    let keys = visit.workplace.keys.clone();
    let signal =
        visit.write(move |tx, actor, now| raise_from_plan(tx, actor, now, (&keys, id), &new)).await?;
    let seen = SeeOther::to(format!("/signalen/{signal}")).saying(Flash::new("raise-from-plan-done"));
    Ok(seen.draft_done(DRAFT).into_response())
}

fn may(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<(plan::Plan, Reads), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("raise_from_plan", &reads.table(actor))?;
    Ok((plan, reads))
}

/// With what the capture box begins, as far as whoever raises it may read that of the plan.
pub fn begins(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<Begins, Refusal> {
    let (plan, reads) = may(tx, actor, now, id)?;
    let leading = help_request::load(tx, actor.network, plan.leading)?;
    if !reads.part(Part::Plan) || !reads.theme(leading.theme.as_deref()) {
        return Ok(Begins::default());
    }
    Ok(Begins { theme: leading.theme, area: leading.area })
}

/// The capture box as it begins: a theme, an area no finer than a wijk, and no words.
fn filled(known: &Known, begins: &Begins) -> Posted {
    let mut area = begins.area.as_deref().and_then(|code| known.areas.iter().find(|area| area.code == code));
    while let Some(finer) = area.filter(|area| area.kind == TOO_FINE) {
        area = known.areas.iter().find(|area| finer.parent.as_deref() == Some(area.code.as_str()));
    }
    // A name that several areas have is said by its code.
    let said = area.map(|area| match known.area(&area.name) {
        Ok(same) if same.code == area.code => area.name.as_str(),
        Ok(_) | Err(_) => area.code.as_str(),
    });
    let theme = begins.theme.as_deref().unwrap_or_default();
    Posted::of(&[("theme", theme), ("area", said.unwrap_or_default())])
}

/// Raises the signal as any other; that it came from a plan stands on its maker's own list alone. The same form sent again
/// raises one.
pub fn raise_from_plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (keys, plan): (&Keys, PlanId),
    new: &Raise,
) -> Result<SignalId, Refusal> {
    may(tx, actor, now, plan)?;
    let is_new = capture::raised_before(tx, actor, new)?.is_none();
    let signal = capture::raise(tx, actor, now, new)?;
    if is_new {
        own_list::keep(tx, actor, keys, (plan, Thing::Signal(signal)))?;
    }
    Ok(signal)
}

fn page(
    view: &View,
    id: PlanId,
    known: &Known,
    (typed, problems, found): (&Posted, &Problems, &[Finding]),
) -> Page {
    let heading = t!(view, "raise-from-plan-title");
    let into = Into { action: &format!("{}/signaal", plan::href(id)), draft: DRAFT };
    let main = html! {
        (title(&heading, &t!(view, "raise-from-plan-what")))
        (capture_form::box_into(view, known, &into, (typed, problems, found)))
        p { a class="utrecht-link" href=(plan::href(id)) { (t!(view, "reading-back-to-plan")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own_list::Own;
    use crate::place_help_request::{Placing, place};
    use crate::samples::{dirk, holiday, keys, parts, seat};
    use crate::{deviate, open_plan::open_plan, seat_professional::seat_professional};
    use directory::pontoon::Pontoon;
    use kernel::ids::Uuid;
    use network::area::Level;
    use network::samples::{Village, monday};
    use signals::kinds::Kind;
    use testkit::on_both;

    fn signal() -> Raise {
        Raise {
            words: "Huurders horen te laat van een ontruiming".to_owned(),
            kind: Kind::Bottleneck,
            theme: None,
            area: None,
            level: Level::Gemeente,
            quote: None,
            suggestion: None,
            guard_reason: None,
            form_key: Uuid::from_u128(81),
        }
    }

    #[test]
    fn the_box_begins_with_theme_and_wijk_and_with_no_words() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let leading = plan::load(tx, actor.network, id)?.leading;
                    let placing = Placing {
                        pontoon: Pontoon::Guidance,
                        theme: Some("STE".to_owned()),
                        area: Some("WK990101".to_owned()),
                    };
                    place(tx, actor, monday(), (id, leading), &placing)?;
                    Ok(id)
                })
                .unwrap();
            let begins = |who| village.acts(db, who, |tx, actor| begins(tx, actor, monday(), id));
            let known = db.read_here(|tx| suggestions::known_here(tx, village.network, monday())).unwrap();
            let typed = filled(&known, &begins(village.fatima).unwrap());
            let pairs: Vec<_> = typed.pairs().collect();
            assert_eq!(pairs, [("theme", "STE"), ("area", "Kadebuurt")]);
            assert!(matches!(begins(village.joost), Err(Refusal::Forbidden { .. })));
        });
    }

    #[test]
    fn the_signal_leads_to_no_plan_and_only_its_makers_list_remembers() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (fatima, marleen) = (village.fatima, village.marleen);
            let id = village
                .acts(db, fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    seat_professional(tx, actor, monday(), &keys, (id, &seat(marleen)))?;
                    Ok(id)
                })
                .unwrap();
            let raises = || {
                village.acts(db, fatima, |tx, actor| {
                    raise_from_plan(tx, actor, monday(), (&keys, id), &signal())
                })
            };
            let signal = raises().unwrap();
            assert_eq!(raises().unwrap(), signal, "sent twice is one");
            let decided = village.acts(db, fatima, |tx, actor| {
                Ok(deviate::deviate_for_plan(tx, actor, monday(), (&keys, id), &holiday(1))?.0)
            });
            let own = |who| parts(db, &village, &keys, (who, id, monday())).own;
            let expected = [
                Own { href: crate::deviation::href(decided.unwrap()), title: holiday(1).weighing.rule },
                Own { href: format!("/signalen/{signal}"), title: super::tests::signal().words },
            ];
            assert_eq!(own(fatima), expected);
            assert_eq!(own(marleen), [], "also not who sits at the same table");
            let events = db.read_here(|tx| {
                tx.query("select facts from event where kind in ('signal.raised', 'deviation.signed')", &[])
            });
            let events = events.unwrap();
            assert_eq!(events.len(), 2);
            for row in events {
                let facts: serde_json::Value = row.get("facts").unwrap();
                assert!(!facts.to_string().contains(&id.to_string()), "{facts}");
            }
        });
    }
}
