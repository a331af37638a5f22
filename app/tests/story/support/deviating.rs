//! What a furnished world decided about rules: five times alike by Fatima, so that a draft signal lies with her.

use super::world::World;
use casework::deviate::{Deviate, deviate};
use casework::deviation::{Decision, DeviationId, Weighing};
use casework::strained_rule::StrainedRuleId;
use kernel::ids::uuid_at;

/// Furnishes `world`; gives the newest deviation and the rule that chafes.
pub fn furnish(world: &World) -> (DeviationId, StrainedRuleId) {
    let decides = || {
        let new = Deviate {
            weighing: Weighing {
                rule: "Briefadres alleen met bewijs".to_owned(),
                situation: "Iemand slaapt telkens ergens anders".to_owned(),
                needed: "Post kunnen krijgen".to_owned(),
                purpose: "Weten waar iemand woont".to_owned(),
                effects: "Geen".to_owned(),
                legal: "De wet vraagt geen bewijs".to_owned(),
                decision: Decision::Departed,
                agreed: None,
                guard_reason: None,
            },
            like: None,
            form_key: uuid_at(world.now()),
        };
        world.acts(world.village.fatima, |tx, actor, now| deviate(tx, actor, now, &new))
    };
    let mut alike: Vec<_> = (0..5).map(|_| decides()).collect();
    let (newest, strained) = alike.pop().expect("five were decided");
    (newest, strained.expect("the fifth makes a draft"))
}
