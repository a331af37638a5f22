//! Routing: who understands a new signal first. An ordered list of rules, of which the first that fits and works decides;
//! after the last of them always comes the network's own desk, so that every signal has a holder whatever the rules say.
//! Pure: no SQL and no clock. A wrong isn't routed: it goes to the confidant.

use crate::kinds::Kind;
use kernel::{DeskId, OrganisationId, define_id};
use network::area::Level;
use network::named;
use obligations::Holder;

define_id!(
    /// One rule of the list.
    RoutingRuleId
);
store::id_value!(RoutingRuleId);

/// What a signal must be for a rule to fit it; what isn't said fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// What it is.
    pub kind: Option<Kind>,
    /// A theme's code: a main theme with its sub-themes, or one sub-theme.
    pub theme: Option<String>,
    /// An area's code: the area, or one that lies in it.
    pub area: Option<String>,
    /// How far it reaches.
    pub level: Option<Level>,
    /// The organisation of whoever raised it.
    pub organisation: Option<OrganisationId>,
}

/// What is known of a signal when it is raised: what its reporter said, else what its words suggest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What it is, or seems to be.
    pub kind: Option<Kind>,
    /// Codes of its themes.
    pub themes: Vec<String>,
    /// Codes of its areas, with those around them.
    pub areas: Vec<String>,
    /// How far it reaches.
    pub level: Level,
    /// The organisation of whoever raised it.
    pub organisation: OrganisationId,
}

named! {
    /// What is the matter with a rule that can't work until somebody mends it.
    pub enum Fault, text "routing-fault" {
        /// Its holder left.
        HolderLeft = "holder_left",
        /// Nobody active is on its desk.
        DeskEmpty = "desk_empty",
        /// Its theme was taken off the list.
        ThemeGone = "theme_gone",
        /// Its area isn't one of the newest year.
        AreaGone = "area_gone",
    }
}

/// How a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Signals may go where it says.
    Works,
    /// Its holder is away for a while: passed over meanwhile, and nothing to mend.
    Rests,
    /// Passed over until its owner mends it.
    Broken(Fault),
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RoutingRuleId,
    /// What it fits.
    pub conditions: Conditions,
    /// Who understands what it fits.
    pub holder: Holder,
    /// How it stands now.
    pub standing: Standing,
}

/// The rules of a network, in order, and what comes after the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// In order.
    pub ordered: Vec<Rule>,
    /// The network's own desk: for whatever no rule fits.
    pub last: DeskId,
}

/// Where a signal goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routed {
    /// The rule that decided; none means what comes after the last.
    pub rule: Option<RoutingRuleId>,
    /// Who understands it first.
    pub holder: Holder,
    /// Broken rules that fitted and were passed over.
    pub passed_over: Vec<RoutingRuleId>,
}

/// A change to the list of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A rule at the end of the list.
    Add(Rule),
    /// Another text for a rule, at its own place.
    Replace(Rule),
    /// A rule at another place, counted from 0.
    Move(RoutingRuleId, usize),
    /// A rule less.
    Remove(RoutingRuleId),
}

impl Conditions {
    /// Whether a signal is what they ask.
    pub fn fit(&self, facts: &Facts) -> bool {
        self.kind.is_none_or(|kind| facts.kind == Some(kind))
            && self.theme.as_ref().is_none_or(|code| facts.themes.iter().any(|theme| within(theme, code)))
            && self.area.as_ref().is_none_or(|code| facts.areas.contains(code))
            && self.level.is_none_or(|level| facts.level == level)
            && self.organisation.is_none_or(|organisation| facts.organisation == organisation)
    }
}

/// Whether a theme is the one asked for, or a sub-theme of it.
fn within(theme: &str, code: &str) -> bool {
    theme == code || theme.strip_prefix(code).is_some_and(|rest| rest.starts_with('.'))
}

/// The first rule that fits and works; else the network's own desk. Total: there is a holder for any rules and facts.
pub fn route(rules: &Rules, facts: &Facts) -> Routed {
    let mut passed_over = Vec::new();
    for rule in rules.ordered.iter().filter(|rule| rule.conditions.fit(facts)) {
        match rule.standing {
            Standing::Works => return Routed { rule: Some(rule.id), holder: rule.holder, passed_over },
            Standing::Rests => {}
            Standing::Broken(_) => passed_over.push(rule.id),
        }
    }
    Routed { rule: None, holder: Holder::Desk(rules.last), passed_over }
}

/// The rules as they would be after a change. What isn't there can't be changed; a place beyond the end is the end.
pub fn changed(rules: &Rules, change: &Change) -> Rules {
    let mut ordered = rules.ordered.clone();
    match change {
        Change::Add(rule) => ordered.push(rule.clone()),
        Change::Replace(rule) => {
            for there in ordered.iter_mut().filter(|there| there.id == rule.id) {
                *there = rule.clone();
            }
        }
        Change::Move(id, place) => {
            if let Some(from) = ordered.iter().position(|rule| rule.id == *id) {
                let rule = ordered.remove(from);
                ordered.insert((*place).min(ordered.len()), rule);
            }
        }
        Change::Remove(id) => ordered.retain(|rule| rule.id != *id),
    }
    Rules { ordered, last: rules.last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PersonId;
    use kernel::ids::Uuid;
    use proptest::prelude::*;

    const THEMES: [&str; 4] = ["STE", "STE.financiering", "STEUN", "REL"];
    const AREAS: [&str; 3] = ["GM1", "WK1", "LAND"];

    fn id(number: u8) -> Uuid {
        Uuid::from_u128(u128::from(number))
    }

    fn conditions() -> impl Strategy<Value = Conditions> {
        let kind = proptest::option::of(proptest::sample::select(Kind::ALL));
        let theme = proptest::option::of(proptest::sample::select(&THEMES[..]));
        let area = proptest::option::of(proptest::sample::select(&AREAS[..]));
        let level = proptest::option::of(proptest::sample::select(Level::ALL));
        (kind, theme, area, level, proptest::option::of(0..3_u8)).prop_map(
            |(kind, theme, area, level, organisation)| Conditions {
                kind,
                theme: theme.map(str::to_owned),
                area: area.map(str::to_owned),
                level,
                organisation: organisation.map(|number| OrganisationId(id(number))),
            },
        )
    }

    fn standing() -> impl Strategy<Value = Standing> {
        prop_oneof![
            3 => Just(Standing::Works),
            1 => Just(Standing::Rests),
            1 => proptest::sample::select(Fault::ALL).prop_map(Standing::Broken),
        ]
    }

    fn rules() -> impl Strategy<Value = Rules> {
        let rule = (conditions(), standing(), 0..5_u8);
        proptest::collection::vec(rule, 0..12).prop_map(|made| Rules {
            ordered: made
                .into_iter()
                .zip(0_u8..)
                .map(|((conditions, standing, holder), number)| Rule {
                    id: RoutingRuleId(id(number)),
                    conditions,
                    holder: Holder::Person(PersonId(id(holder))),
                    standing,
                })
                .collect(),
            last: DeskId(id(99)),
        })
    }

    fn facts() -> impl Strategy<Value = Facts> {
        let themes = proptest::sample::subsequence(THEMES.to_vec(), 0..3);
        let areas = proptest::sample::subsequence(AREAS.to_vec(), 0..3);
        let kind = proptest::option::of(proptest::sample::select(Kind::ALL));
        (kind, themes, areas, proptest::sample::select(Level::ALL), 0..4_u8).prop_map(
            |(kind, themes, areas, level, organisation)| Facts {
                kind,
                themes: themes.into_iter().map(str::to_owned).collect(),
                areas: areas.into_iter().map(str::to_owned).collect(),
                level,
                organisation: OrganisationId(id(organisation)),
            },
        )
    }

    proptest! {
        #[test]
        fn every_signal_has_a_holder_whatever_the_rules(rules in rules(), facts in facts()) {
            let routed = route(&rules, &facts);
            if let Some(rule) = routed.rule {
                let at = rules.ordered.iter().position(|one| one.id == rule).unwrap();
                let decided = &rules.ordered[at];
                prop_assert!(decided.conditions.fit(&facts) && decided.standing == Standing::Works);
                prop_assert_eq!(decided.holder, routed.holder);
                let earlier = rules.ordered[..at].iter();
                let fits = |one: &&Rule| one.conditions.fit(&facts) && one.standing == Standing::Works;
                prop_assert_eq!(earlier.filter(fits).count(), 0, "the first that fits decides");
            } else {
                prop_assert_eq!(routed.holder, Holder::Desk(rules.last));
            }
        }

        #[test]
        fn a_broken_rule_never_decides_and_is_told(rules in rules(), facts in facts()) {
            let routed = route(&rules, &facts);
            for rule in &routed.passed_over {
                let rule = rules.ordered.iter().find(|one| one.id == *rule).unwrap();
                prop_assert!(matches!(rule.standing, Standing::Broken(_)) && rule.conditions.fit(&facts));
                prop_assert_ne!(Some(rule.id), routed.rule);
            }
        }

        #[test]
        fn a_rule_after_the_one_that_decided_changes_nothing(rules in rules(), facts in facts()) {
            let routed = route(&rules, &facts);
            let Some(rule) = routed.rule else { return Ok(()) };
            let at = rules.ordered.iter().position(|one| one.id == rule).unwrap();
            let shorter = Rules { ordered: rules.ordered[..=at].to_vec(), last: rules.last };
            prop_assert_eq!(route(&shorter, &facts), routed);
        }

        #[test]
        fn moving_keeps_every_rule(rules in rules(), which in 0..15_u8, to in 0..15_usize) {
            let moved = changed(&rules, &Change::Move(RoutingRuleId(id(which)), to));
            let mut ids: Vec<_> = moved.ordered.iter().map(|rule| rule.id).collect();
            ids.sort();
            prop_assert_eq!(ids, rules.ordered.iter().map(|rule| rule.id).collect::<Vec<_>>());
            prop_assert_eq!(moved.last, rules.last);
        }
    }

    #[test]
    fn a_main_theme_fits_its_sub_themes_and_no_namesake() {
        assert!(within("STE.financiering", "STE") && within("STE", "STE"));
        assert!(!within("STEUN", "STE") && !within("STE", "STE.financiering"));
    }
}
