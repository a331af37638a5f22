//! A routing rule that can't work becomes an obligation of its owner, once, until it is mended: seen when a signal passes
//! it by, and by the job clock when none does. Its owner gone, the network's own desk holds it.

use crate::routing::{Fault, RoutingRuleId, Standing};
use crate::routing_rule::{self, Kept};
use kernel::{NetworkId, Timestamp, calendar};
use network::person::Presence;
use network::{Refusal, desk, each_apart, founding};
use obligations::{Holder, Moment};
use store::{Db, Error, Tx, dialect};
use worklist::{Matter, Opening, why};

/// Working days in which an owner is to mend a rule.
const DAYS: u16 = 3;

/// As the worklist knows it.
pub fn matter(id: RoutingRuleId) -> Matter {
    Matter::new("routing_rule", id)
}

/// Looks at the rules of every network: what broke gets its obligation, what was mended loses it.
pub fn look(db: &Db, now: Timestamp) -> Result<(), Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    each_apart(networks, |(network, _)| {
        let amiss = db.read_here(|tx| {
            let mut amiss = Vec::new();
            for kept in routing_rule::list(tx, network)? {
                if needs(tx, network, &kept)? != Needs::Nothing {
                    amiss.push(kept.rule.id);
                }
            }
            Ok::<_, Refusal>(amiss)
        })?;
        if !amiss.is_empty() {
            db.write_here(|tx| see_to(tx, now, network, &amiss))?;
        }
        Ok(amiss.len())
    })
    .map(drop)
}

/// What must happen with a rule's obligation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Needs {
    Opening,
    Settling,
    Nothing,
}

fn needs(tx: &mut Tx<'_>, network: NetworkId, kept: &Kept) -> Result<Needs, Refusal> {
    let open = worklist::obligation::of_matter(tx, network, matter(kept.rule.id))?.is_some();
    Ok(match (kept.rule.standing, open) {
        (Standing::Broken(_), false) => Needs::Opening,
        (Standing::Works | Standing::Rests, true) => Needs::Settling,
        (Standing::Broken(_), true) | (Standing::Works | Standing::Rests, false) => Needs::Nothing,
    })
}

/// Opens or settles what these rules need, by how they stand now. Whoever comes second finds it done.
pub fn see_to(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    ids: &[RoutingRuleId],
) -> Result<(), Refusal> {
    if ids.is_empty() {
        return Ok(());
    }
    for id in ids {
        hold(tx, network, *id)?;
    }
    let kept = routing_rule::list(tx, network)?;
    for one in kept.iter().filter(|one| ids.contains(&one.rule.id)) {
        match needs(tx, network, one)? {
            Needs::Opening => open(tx, now, network, one)?,
            Needs::Settling => worklist::settle(tx, now, network, matter(one.rule.id), "mended")?,
            Needs::Nothing => {}
        }
    }
    Ok(())
}

/// Two that see a rule broken at once must not both open its obligation.
fn hold(tx: &mut Tx<'_>, network: NetworkId, id: RoutingRuleId) -> Result<(), Error> {
    let sql =
        format!("select id from routing_rule where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id]).map(drop)
}

fn open(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, kept: &Kept) -> Result<(), Refusal> {
    let holder = match kept.answerable_presence {
        Presence::Active => Holder::Person(kept.answerable),
        Presence::Absent | Presence::Left => Holder::Desk(desk::of_network(tx, network)?.id),
    };
    let opening = Opening {
        network,
        matter: matter(kept.rule.id),
        title: kept.why.clone(),
        href: kept.href(),
        shielded: false,
        holder,
        moment: Moment { at: calendar::in_working_days(now, DAYS), why: why::rule(reason(kept))? },
    };
    worklist::open(tx, now, None, opening).map(drop)
}

fn reason(kept: &Kept) -> &'static str {
    match kept.rule.standing {
        Standing::Broken(Fault::HolderLeft) => "why-routing-holder-left",
        Standing::Broken(Fault::DeskEmpty) => "why-routing-desk-empty",
        Standing::Broken(Fault::ThemeGone) => "why-routing-theme-gone",
        Standing::Broken(Fault::AreaGone) | Standing::Works | Standing::Rests => "why-routing-area-gone",
    }
}
