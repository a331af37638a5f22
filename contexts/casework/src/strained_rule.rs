//! A rule that chafes: so often departed from alike, each with reason, that it becomes a signal of the network. First a
//! draft, held by whoever decided the departure that made it so, who confirms it or puts it aside; each counts once.

use crate::deviation::{self, Decision, Deviation};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::{Actor, Refusal, record};
use obligations::{Holder, Moment};
use serde_json::json;
use signals::signal::SignalId;
use store::{Error, Tx, dialect};
use worklist::{Matter, Opening, why};

define_id!(
    /// One rule that chafes.
    StrainedRuleId
);
store::id_value!(StrainedRuleId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "strained_rule";
/// So many departures alike make a draft (scenario 5).
pub const ALIKE_FOR_A_SIGNAL: i64 = 5;
/// The theme of such a signal.
pub const THEME: &str = "STE.schurende-regels";
/// Whoever holds the draft looks at it within so many working days.
const LOOKED_AT_WITHIN: u16 = 5;

network::named! {
    /// How far it came.
    pub enum State, text "strained-state" {
        /// A draft that somebody must look at.
        Draft = "draft",
        /// A signal was made of it.
        Raised = "raised",
        /// Somebody said why not.
        Aside = "aside",
    }
}

/// A rule that chafes.
#[derive(Clone, Debug)]
pub struct StrainedRule {
    /// Its id.
    pub id: StrainedRuleId,
    /// Where.
    pub network: NetworkId,
    /// Since when.
    pub since: Timestamp,
    /// How far it came.
    pub state: State,
    /// Since when.
    pub state_since: Timestamp,
    /// Who brought it there.
    pub ended_by: PersonId,
    /// Their name.
    pub state_by: String,
    /// Why no signal was made of it.
    pub why: Option<String>,
    /// The signal that was made of it, unless it is a wrong.
    pub signal: Option<SignalId>,
    /// The departures that made it so, the newest first.
    pub deviations: Vec<Deviation>,
    /// For compare-and-swap.
    pub version: i64,
}

impl StrainedRule {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// What the rule is called, as whoever decided last calls it.
    pub fn rule(&self) -> &str {
        self.deviations.first().map_or("", |newest| &newest.weighing.rule)
    }

    /// Whoever decided one of them, each once.
    pub fn deciders(&self) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = self.deviations.iter().map(|one| one.decided_by).collect();
        people.sort();
        people.dedup();
        people
    }
}

/// The page of a rule that chafes.
pub fn href(id: StrainedRuleId) -> String {
    format!("/schurende-regels/{id}")
}

/// One of them.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: StrainedRuleId) -> Result<StrainedRule, Refusal> {
    let row = tx
        .first(
            "select strained_rule.since, strained_rule.state, strained_rule.state_since, strained_rule.state_by,
               person.name as by_name,
               strained_rule.why, strained_rule.signal_id, strained_rule.version from strained_rule
             join person on person.network_id = strained_rule.network_id and person.id = strained_rule.state_by
             where strained_rule.network_id = $1 and strained_rule.id = $2",
            &[&network, &id],
        )?
        .ok_or(Refusal::NotFound("strained rule"))?;
    let made_so = tx.query(
        "select deviation_id from strained_by where network_id = $1 and strained_id = $2",
        &[&network, &id],
    )?;
    let ids = made_so.iter().map(|row| row.get("deviation_id")).collect::<Result<Vec<Uuid>, _>>()?;
    Ok(StrainedRule {
        id,
        network,
        since: row.get("since")?,
        state: row.get("state")?,
        state_since: row.get("state_since")?,
        ended_by: row.get("state_by")?,
        state_by: row.get("by_name")?,
        why: row.get("why")?,
        signal: row.get("signal_id")?,
        version: row.get("version")?,
        deviations: deviation::these(tx, network, &ids)?,
    })
}

/// One of them, which nobody else changes until this transaction ends.
pub fn load_to_change(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: StrainedRuleId,
) -> Result<StrainedRule, Refusal> {
    let sql =
        format!("select id from strained_rule where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// The newest that a group of departures made.
pub fn of_alike(
    tx: &mut Tx<'_>,
    network: NetworkId,
    alike: Uuid,
) -> Result<Option<(StrainedRuleId, State)>, Error> {
    let row = tx.first(
        "select id, state from strained_rule where network_id = $1 and alike_id = $2 order by id desc limit 1",
        &[&network, &alike],
    )?;
    row.map(|row| Ok((row.get("id")?, row.get("state")?))).transpose()
}

/// As the policy sees who confirms it or puts it aside: inside is whoever holds it, in person or at the desk.
pub fn holders(tx: &mut Tx<'_>, actor: &Actor, strained: &StrainedRule) -> Result<policy::Matter, Refusal> {
    let kept = worklist::obligation::of_matter(tx, actor.network, strained.matter())?;
    let holds = kept.and_then(|kept| kept.state.holder()).is_some_and(|holder| match holder {
        Holder::Person(person) => person == actor.person,
        Holder::Desk(desk) => actor.desks.contains(&desk),
    });
    let insiders = holds.then_some(actor.person).into_iter().collect();
    Ok(policy::Matter { insiders, ..policy::Matter::network(actor.network) })
}

/// Counts the departures that are alike and made no draft yet; with this one enough, a draft is made, and whoever decided
/// this one holds it. While a draft lies open none is added.
pub fn count(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    newest: &Deviation,
) -> Result<Option<StrainedRuleId>, Refusal> {
    if newest.weighing.decision == Decision::Kept {
        return Ok(None);
    }
    if let Some((_, State::Draft)) = of_alike(tx, actor.network, newest.alike)? {
        return Ok(None);
    }
    let uncounted = tx.query(
        "select deviation.id from deviation
         where deviation.network_id = $1 and deviation.alike_id = $2 and deviation.decision = 'departed'
           and not exists (select 1 from strained_by where strained_by.network_id = deviation.network_id
             and strained_by.deviation_id = deviation.id)
         order by deviation.id desc limit $3",
        &[&actor.network, &newest.alike, &ALIKE_FOR_A_SIGNAL],
    )?;
    let uncounted = uncounted.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, _>>()?;
    if i64::try_from(uncounted.len()).is_ok_and(|counted| counted < ALIKE_FOR_A_SIGNAL) {
        return Ok(None);
    }
    draft(tx, actor, now, newest, &uncounted).map(Some)
}

fn draft(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    newest: &Deviation,
    counted: &[Uuid],
) -> Result<StrainedRuleId, Refusal> {
    let id = StrainedRuleId::new(now);
    tx.execute(
        "insert into strained_rule (network_id, id, alike_id, since, decided_by, state, state_since, state_by, version)
         values ($1, $2, $3, $4, $5, 'draft', $4, $5, 1)",
        &[&actor.network, &id, &newest.alike, &now, &actor.person],
    )?;
    for deviation in counted {
        tx.execute(
            "insert into strained_by (network_id, deviation_id, strained_id) values ($1, $2, $3)",
            &[&actor.network, deviation, &id],
        )?;
    }
    let at = calendar::in_working_days(now, LOOKED_AT_WITHIN);
    let opening = Opening {
        network: actor.network,
        matter: Matter::new(MATTER, id),
        title: newest.weighing.rule.clone(),
        href: href(id),
        shielded: false,
        holder: Holder::Person(actor.person),
        moment: Moment { at, why: why::rule("why-strained-rule")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    record::note(tx, actor, now, "rule.strained", (MATTER, id.into()), json!({}))?;
    Ok(id)
}
