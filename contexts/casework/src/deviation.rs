//! Departing from a rule with reason, as it is kept: "in de geest van de regel" (domain C8). A record of its own, with
//! nobody in it whom it was about, and with the name of whoever decided. It never changes: a better one is a next version.

use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use language::likeness::tokens;
use network::Refusal;
use policy::Matter;
use store::event::Subject;
use store::{Error, Row, ToValue, Tx, dialect};

define_id!(
    /// One deviation.
    DeviationId
);
store::id_value!(DeviationId);

/// Its kind, in the record and the search.
pub const KIND: &str = "deviation";

network::named! {
    /// What somebody decided about a rule.
    pub enum Decision, text "deviation-decision" {
        /// They departed from it.
        Departed = "departed",
        /// They kept to it after all.
        Kept = "kept",
    }
}

/// What was weighed and decided, in the order in which it is weighed: what is needed first, the law last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weighing {
    /// What the rule is called.
    pub rule: String,
    /// The situation, in general words.
    pub situation: String,
    /// What was needed.
    pub needed: String,
    /// What the rule is for.
    pub purpose: String,
    /// What else it has for consequences.
    pub effects: String,
    /// What the law leaves room for.
    pub legal: String,
    /// What was decided.
    pub decision: Decision,
    /// What was agreed, where that isn't clear already.
    pub agreed: Option<String>,
    /// Why what the personal-data guard found stays.
    pub guard_reason: Option<String>,
}

/// A version of a deviation: what was weighed, signed.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first is 1.
    pub number: i64,
    /// What was weighed.
    pub weighing: Weighing,
    /// Why it had to be corrected; the first had not.
    pub why: Option<String>,
    /// Who signed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A deviation with the version that counts.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// Its id.
    pub id: DeviationId,
    /// Where.
    pub network: NetworkId,
    /// For which organisation it was decided.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who decided.
    pub decided_by: PersonId,
    /// Their name.
    pub by: String,
    /// When.
    pub decided_at: Timestamp,
    /// The number of the version that counts.
    pub number: i64,
    /// What was weighed.
    pub weighing: Weighing,
    /// Those that are alike share it.
    pub alike: Uuid,
    /// The words of the rule's name, by which rules are the same.
    pub rule_key: String,
    /// For compare-and-swap.
    pub version: i64,
}

impl Deviation {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What the record says it is about.
    pub fn subject(&self) -> Subject {
        Subject { kind: KIND, id: self.id.into() }
    }

    /// As the policy sees it: inside is whoever decided.
    pub fn matter(&self) -> Matter {
        Matter { insiders: vec![self.decided_by], ..Matter::network(self.network) }
    }
}

/// The page of a deviation.
pub fn href(id: DeviationId) -> String {
    format!("/afwijkingen/{id}")
}

/// The words of a rule's name by which it is the same rule, however it is written.
pub fn rule_key(rule: &str) -> String {
    let words = tokens(rule);
    if words.is_empty() { rule.to_lowercase() } else { words.join(" ") }
}

const WEIGHED: &str = "deviation_version.rule, deviation_version.situation, deviation_version.needed,
      deviation_version.purpose, deviation_version.effects, deviation_version.legal, deviation_version.decision,
      deviation_version.agreed, deviation_version.guard_reason";

fn select() -> String {
    format!(
        "select deviation.network_id, deviation.id, deviation.organisation_id, organisation.name as organisation_name,
           deviation.decided_by, person.name as by_name, deviation.decided_at, deviation.number, deviation.alike_id,
           deviation.rule_key, deviation.version, {WEIGHED}
         from deviation
         join deviation_version on deviation_version.network_id = deviation.network_id
           and deviation_version.deviation_id = deviation.id and deviation_version.number = deviation.number
         join organisation on organisation.network_id = deviation.network_id
           and organisation.id = deviation.organisation_id
         join person on person.network_id = deviation.network_id and person.id = deviation.decided_by
         where deviation.network_id = $1"
    )
}

/// One deviation.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: DeviationId) -> Result<Deviation, Refusal> {
    let sql = format!("{} and deviation.id = $2", select());
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("deviation"))?;
    Ok(read(&row)?)
}

/// One deviation, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: DeviationId) -> Result<Deviation, Refusal> {
    let sql =
        format!("select id from deviation where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Those of some ids that are there, the newest first.
pub fn these(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Deviation>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places: Vec<String> = ids
        .iter()
        .map(|id| {
            params.push(id);
            format!("${}", params.len())
        })
        .collect();
    let sql = format!("{} and deviation.id in ({}) order by deviation.id desc", select(), places.join(", "));
    tx.query(&sql, &params)?.iter().map(read).collect()
}

/// Those before `before`, the newest first, at most `limit`.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (before, limit): (DeviationId, i64),
) -> Result<Vec<Deviation>, Error> {
    let sql = format!("{} and deviation.id < $2 order by deviation.id desc limit $3", select());
    tx.query(&sql, &[&network, &before, &limit])?.iter().map(read).collect()
}

/// Those that are alike, the newest first, at most `limit`.
pub fn alike(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (alike, limit): (Uuid, i64),
) -> Result<Vec<Deviation>, Error> {
    let sql = format!("{} and deviation.alike_id = $2 order by deviation.id desc limit $3", select());
    tx.query(&sql, &[&network, &alike, &limit])?.iter().map(read).collect()
}

/// All versions, the newest first.
pub fn versions(tx: &mut Tx<'_>, network: NetworkId, id: DeviationId) -> Result<Vec<Version>, Error> {
    let sql = format!(
        "select deviation_version.number, deviation_version.why, deviation_version.at, person.name as by_name, {WEIGHED}
         from deviation_version
         join person on person.network_id = deviation_version.network_id and person.id = deviation_version.by_id
         where deviation_version.network_id = $1 and deviation_version.deviation_id = $2
         order by deviation_version.number desc"
    );
    let rows = tx.query(&sql, &[&network, &id])?;
    let version = |row: &Row| {
        Ok(Version {
            number: row.get("number")?,
            weighing: weighing(row)?,
            why: row.get("why")?,
            by: row.get("by_name")?,
            at: row.get("at")?,
        })
    };
    rows.iter().map(version).collect()
}

fn read(row: &Row) -> Result<Deviation, Error> {
    Ok(Deviation {
        id: row.get("id")?,
        network: row.get("network_id")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        decided_by: row.get("decided_by")?,
        by: row.get("by_name")?,
        decided_at: row.get("decided_at")?,
        number: row.get("number")?,
        weighing: weighing(row)?,
        alike: row.get("alike_id")?,
        rule_key: row.get("rule_key")?,
        version: row.get("version")?,
    })
}

fn weighing(row: &Row) -> Result<Weighing, Error> {
    Ok(Weighing {
        rule: row.get("rule")?,
        situation: row.get("situation")?,
        needed: row.get("needed")?,
        purpose: row.get("purpose")?,
        effects: row.get("effects")?,
        legal: row.get("legal")?,
        decision: row.get("decision")?,
        agreed: row.get("agreed")?,
        guard_reason: row.get("guard_reason")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_the_same_however_its_name_is_written() {
        let same = |one: &str, other: &str| rule_key(one) == rule_key(other);
        assert!(same("Vakantie in de bijstand", "vakantie bijstand"));
        assert!(same("Vier weken vakantie", "Vakantie: vier weken"));
        assert!(!same("Vakantie in de bijstand", "Kostendelersnorm"));
        assert!(same("A", "a") && !rule_key("!").is_empty());
    }
}
