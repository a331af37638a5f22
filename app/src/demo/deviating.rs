//! What workers of the region decided about rules before the demo starts: four alike about holidays on social assistance, so
//! that whoever decides the fifth gets a draft signal, and some about other rules, for whoever looks for a precedent.

use super::cast::Cast;
use anyhow::{Context, Result};
use casework::deviate::{Deviate, deviate};
use casework::deviation::{Decision, Weighing};
use jiff::SignedDuration;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Actor, Refusal};
use policy::Policy;
use serde::Deserialize;
use std::sync::Arc;
use store::Db;

const DECIDED: &str = include_str!("../../../data/rivierenhart/deviations.toml");

/// What stands before the keys of their forms, so that they are nobody else's.
const KEYS: u128 = 0xdec1 << 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    deviation: Vec<Decided>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    by: String,
    days: i64,
    rule: String,
    situation: String,
    needed: String,
    purpose: String,
    effects: String,
    legal: String,
    decision: String,
    agreed: Option<String>,
}

/// Has them decided, each by its own worker on its own day.
pub fn settle(db: &Db, start: Timestamp, cast: &Cast) -> Result<()> {
    let All { deviation } = toml::from_str(DECIDED).context("deviations.toml")?;
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    db.write_here(|tx| {
        for (number, one) in deviation.iter().enumerate() {
            let actor = Actor::load(tx, cast.network, cast.person(&one.by)?, &policy)?;
            let at = start - SignedDuration::from_hours(24 * one.days);
            deviate(tx, &actor, at, &one.typed(number)?)?;
        }
        Ok::<_, Refusal>(())
    })
    .context("what was decided about rules")
}

impl Decided {
    fn typed(&self, number: usize) -> Result<Deviate, Refusal> {
        let decision = Decision::named(&self.decision).ok_or(Refusal::NotFound("decision"))?;
        Ok(Deviate {
            weighing: Weighing {
                rule: self.rule.clone(),
                situation: self.situation.clone(),
                needed: self.needed.clone(),
                purpose: self.purpose.clone(),
                effects: self.effects.clone(),
                legal: self.legal.clone(),
                decision,
                agreed: self.agreed.clone(),
                guard_reason: None,
            },
            like: None,
            form_key: Uuid::from_u128(KEYS + number as u128),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::strained_rule::ALIKE_FOR_A_SIGNAL;

    #[test]
    fn the_fifth_about_holidays_is_still_to_be_decided() {
        let All { deviation } = toml::from_str(DECIDED).unwrap();
        let holidays = deviation.iter().filter(|one| one.rule == "Vakantie in de bijstand").count();
        assert_eq!(i64::try_from(holidays).unwrap(), ALIKE_FOR_A_SIGNAL - 1);
        assert!(deviation.is_sorted_by_key(|one| std::cmp::Reverse(one.days)), "the oldest first");
    }

    #[test]
    fn the_guard_finds_nobody_in_them() {
        let All { deviation } = toml::from_str(DECIDED).unwrap();
        for one in &deviation {
            let texts = [&one.rule, &one.situation, &one.needed, &one.purpose, &one.effects, &one.legal];
            for text in texts {
                assert_eq!(language::guard::find(text), [], "{text}");
            }
        }
    }
}
