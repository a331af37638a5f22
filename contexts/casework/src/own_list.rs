//! What somebody made of what they met in a plan, for their own eyes alone: which of their signals and decisions came from
//! it. Sealed with the plan's key and without a moment, so that the record leads from no signal to a plan, and what stands
//! here is gone when the plan is erased.

use crate::deviation::{self, DeviationId};
use crate::plan::{self, PlanId};
use crate::show_plan::Shown;
use kernel::NetworkId;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::reading::{Keys, Reading, Sealed};
use network::{Actor, Refusal};
use signals::show_signal_page::beginning;
use signals::signal::{self, SignalId};
use store::Tx;
use web::components::{list, section};
use web::{View, t};

/// So many characters of a signal are shown.
const LONGEST_TITLE: usize = 120;

/// What somebody made of what they met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// A signal.
    Signal(SignalId),
    /// A decision in the spirit of a rule.
    Deviation(DeviationId),
}

impl Thing {
    /// As it is sealed: both equally long, so that not even its length says which it is.
    fn text(self) -> String {
        match self {
            Self::Signal(id) => format!("s:{id}"),
            Self::Deviation(id) => format!("d:{id}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("s", id) => id.parse().ok().map(Self::Signal),
            ("d", id) => id.parse().ok().map(Self::Deviation),
            _ => None,
        }
    }
}

/// A thing on the list, as its own maker reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Own {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
}

/// What a row is sealed as: it opens at no other place of no other list.
fn row(who: impl Into<Uuid>, plan: PlanId, number: i64) -> Uuid {
    let (who, plan) = (who.into().as_u128(), Uuid::from(plan).as_u128());
    Uuid::from_u128(who.rotate_left(64) ^ plan ^ u128::from(number.unsigned_abs()))
}

/// Keeps a thing on the list of whoever made it.
pub fn keep(
    tx: &mut Tx<'_>,
    actor: &Actor,
    keys: &Keys,
    (plan, thing): (PlanId, Thing),
) -> Result<(), Refusal> {
    let last = tx.first(
        "select coalesce(max(number), 0) as last from own_list
         where network_id = $1 and person_id = $2 and plan_id = $3",
        &[&actor.network, &actor.person, &plan],
    )?;
    let number = last.map_or(Ok(0), |last| last.get::<i64>("last"))? + 1;
    let sealing = keys.sealing(tx, actor.network, plan)?;
    let sealed = sealing.seal("own_list.thing", row(actor.person, plan, number), &thing.text());
    tx.execute(
        "insert into own_list (network_id, person_id, plan_id, number, thing) values ($1, $2, $3, $4, $5)",
        &[&actor.network, &actor.person, &plan, &number, &sealed],
    )?;
    Ok(())
}

/// What somebody made of a plan, the newest first.
pub fn of_plan(tx: &mut Tx<'_>, actor: &Actor, plan: PlanId, reading: &Reading) -> Result<Vec<Own>, Refusal> {
    let rows = tx.query(
        "select number, thing from own_list where network_id = $1 and person_id = $2 and plan_id = $3
         order by number desc",
        &[&actor.network, &actor.person, &plan],
    )?;
    let mut own = Vec::with_capacity(rows.len());
    for sealed in &rows {
        let number: i64 = sealed.get("number")?;
        let thing: Sealed = sealed.get("thing")?;
        let text = reading.open("own_list.thing", row(actor.person, plan, number), &thing)?;
        let thing = Thing::read(&text).ok_or_else(|| Refusal::Broken("a thing on an own list".to_owned()))?;
        own.push(shown(tx, actor.network, thing)?);
    }
    Ok(own)
}

fn shown(tx: &mut Tx<'_>, network: NetworkId, thing: Thing) -> Result<Own, Refusal> {
    Ok(match thing {
        Thing::Signal(id) => {
            let signal = signal::load(tx, network, id)?;
            Own { href: signal.href(), title: beginning(&signal.words, LONGEST_TITLE) }
        }
        Thing::Deviation(id) => {
            Own { href: deviation::href(id), title: deviation::load(tx, network, id)?.weighing.rule }
        }
    })
}

/// On the page of a plan, for whoever works on it: two ways to make something of what they met there, and what they made.
pub fn part(view: &View, shown: &Shown) -> Markup {
    let plan = plan::href(shown.plan.id);
    let own: Vec<Markup> = shown
        .parts
        .own
        .iter()
        .map(|one| html! { a class="utrecht-link" href=(one.href) lang=[view.said_lang()] { (one.title) } })
        .collect();
    let inner = html! {
        p { (t!(view, "own-list-what")) }
        p class="ponton-buttons" {
            a class="utrecht-link" href={(plan) "/signaal"} { (t!(view, "raise-from-plan-link")) }
            @if shown.parts.departs {
                a class="utrecht-link" href={(plan) "/afwijking"} { (t!(view, "deviate-title")) }
            }
        }
        @if !own.is_empty() { p { (t!(view, "own-list-yours")) } (list(&own)) }
    };
    section("verder-dan-dit-plan", &t!(view, "own-list-title"), &inner)
}
