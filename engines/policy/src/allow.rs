//! Asks Cedar. For the contexts: `policy.allow(&asker, "bring_to_table", &matter)`. It deliberately keeps no
//! state and knows no route: which action a route needs is declared beside the route.

use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Effect, Entities, Entity, EntityId, EntityTypeName,
    EntityUid, PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;

const POLICIES: &str = include_str!("../policies/ponton.cedar");
const SCHEMA: &str = include_str!("../policies/ponton.cedarschema");

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// Not signed in.
    Visitor,
    /// A member of `network` with the names of the roles of all running memberships.
    Person {
        /// Who it is.
        person: PersonId,
        /// Where they belong.
        network: NetworkId,
        /// Role names, as in `Role::name` of the network context.
        roles: Vec<&'static str>,
    },
    /// A resident who came in for one plan.
    Resident {
        /// Where.
        network: NetworkId,
        /// Which plan.
        plan: Uuid,
    },
}

/// What the action is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The network it belongs to.
    pub network: NetworkId,
    /// A wrong: only those inside it may see it.
    pub shielded: bool,
    /// Who raised it or holds it.
    pub insiders: Vec<PersonId>,
    /// Who leads it.
    pub leads: Vec<PersonId>,
    /// The plan that it is part of, where residents come.
    pub plan: Option<Uuid>,
}

impl Matter {
    /// The network itself, for pages and acts that are about no matter in particular.
    pub fn network(network: NetworkId) -> Self {
        Self { network, shielded: false, insiders: Vec::new(), leads: Vec::new(), plan: None }
    }

    /// A plan, for the residents whose it is.
    pub fn plan(network: NetworkId, plan: Uuid) -> Self {
        Self { plan: Some(plan), ..Self::network(network) }
    }
}

/// The answer, with the policies that decided it (their `@id`s).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Go ahead.
    Allowed,
    /// No; because of these forbidding policies, or, when empty, because nothing permits it.
    Refused(Vec<String>),
}

/// The policies do not hold together: for whoever edited them.
#[derive(Debug, thiserror::Error)]
pub enum PolicyProblem {
    /// The schema does not parse.
    #[error("the policy schema can't be read: {0}")]
    Schema(String),
    /// The policies do not parse.
    #[error("the policies can't be read: {0}")]
    Policies(String),
    /// The policies speak of something that the schema does not know.
    #[error("the policies don't fit their schema: {0}")]
    Misfit(String),
    /// An action that the schema does not know was asked for.
    #[error("the policy schema has no action {0:?}")]
    UnknownAction(String),
}

/// The policies, read once at the start.
pub struct Policy {
    set: PolicySet,
    authorizer: Authorizer,
    /// Each action with its groups. Only those of the action that is asked for go with a question: building the
    /// entities is most of what an answer costs.
    actions: HashMap<String, (EntityUid, Vec<Entity>)>,
    person: EntityTypeName,
    visitor: EntityUid,
    resident: EntityUid,
    matter: EntityUid,
}

impl Policy {
    /// Reads and validates the policies that come with the program.
    pub fn load() -> Result<Self, PolicyProblem> {
        Self::read(POLICIES, SCHEMA)
    }

    fn read(policies: &str, schema: &str) -> Result<Self, PolicyProblem> {
        let (schema, _) = Schema::from_cedarschema_str(schema)
            .map_err(|problem| PolicyProblem::Schema(problem.to_string()))?;
        let set =
            PolicySet::from_str(policies).map_err(|problem| PolicyProblem::Policies(problem.to_string()))?;
        let validated = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        if !validated.validation_passed_without_warnings() {
            return Err(PolicyProblem::Misfit(validated.to_string()));
        }
        let entities =
            schema.action_entities().map_err(|problem| PolicyProblem::Schema(problem.to_string()))?;
        let with_groups = |uid: &EntityUid| {
            let groups = entities.ancestors(uid).into_iter().flatten();
            groups.chain([uid]).filter_map(|uid| entities.get(uid)).cloned().collect()
        };
        let actions = schema
            .actions()
            .map(|uid| (uid.id().unescaped().to_owned(), (uid.clone(), with_groups(uid))))
            .collect();
        Ok(Self {
            set,
            authorizer: Authorizer::new(),
            actions,
            person: type_name("Person"),
            visitor: EntityUid::from_type_name_and_id(type_name("Visitor"), EntityId::new("visitor")),
            resident: EntityUid::from_type_name_and_id(type_name("Resident"), EntityId::new("resident")),
            matter: EntityUid::from_type_name_and_id(type_name("Matter"), EntityId::new("matter")),
        })
    }

    /// Whether some rule lets somebody do `action`, by its own name or that of its group; routes are held against this. An
    /// action that only the schema knows is one that nobody may ever do.
    pub fn permits(&self, action: &str) -> bool {
        let Some((_, with_groups)) = self.actions.get(action) else { return false };
        let names = |uid: &EntityUid| with_groups.iter().any(|entity| entity.uid() == *uid);
        self.set.policies().filter(|policy| policy.effect() == Effect::Permit).any(|policy| {
            match policy.action_constraint() {
                ActionConstraint::Any => true,
                ActionConstraint::Eq(uid) => names(&uid),
                ActionConstraint::In(uids) => uids.iter().any(&names),
            }
        })
    }

    /// The verdict on `asker` doing `action` with `matter`.
    pub fn allow(&self, asker: &Asker, action: &str, matter: &Matter) -> Result<Verdict, PolicyProblem> {
        let (action, with_groups) = self.action(action)?;
        let principal = self.principal(asker);
        let who = principal.uid();
        let entities = with_groups.iter().cloned().chain([principal, self.resource(matter)]);
        let entities = Entities::from_entities(entities, None).map_err(misfit)?;
        self.verdict(who, action, &entities)
    }

    /// Those of `actions` that `asker` may do with `matter`, in their order: as `allow` for each, with asker and matter
    /// told once. For a page that shows many acts.
    pub fn allowed(
        &self,
        asker: &Asker,
        actions: &[&'static str],
        matter: &Matter,
    ) -> Result<Vec<&'static str>, PolicyProblem> {
        let principal = self.principal(asker);
        let who = principal.uid();
        let mut groups: HashMap<EntityUid, Entity> = HashMap::new();
        for action in actions {
            let (_, with_groups) = self.action(action)?;
            groups.extend(with_groups.iter().map(|entity| (entity.uid(), entity.clone())));
        }
        let entities = groups.into_values().chain([principal, self.resource(matter)]);
        let entities = Entities::from_entities(entities, None).map_err(misfit)?;
        let mut allowed = Vec::new();
        for action in actions {
            let (uid, _) = self.action(action)?;
            if self.verdict(who.clone(), uid, &entities)? == Verdict::Allowed {
                allowed.push(*action);
            }
        }
        Ok(allowed)
    }

    fn action(&self, name: &str) -> Result<&(EntityUid, Vec<Entity>), PolicyProblem> {
        self.actions.get(name).ok_or_else(|| PolicyProblem::UnknownAction(name.to_owned()))
    }

    fn verdict(
        &self,
        who: EntityUid,
        action: &EntityUid,
        entities: &Entities,
    ) -> Result<Verdict, PolicyProblem> {
        let request = Request::new(who, action.clone(), self.matter.clone(), Context::empty(), None);
        let answer = self.authorizer.is_authorized(&request.map_err(misfit)?, &self.set, entities);
        Ok(match answer.decision() {
            Decision::Allow => Verdict::Allowed,
            Decision::Deny => Verdict::Refused(self.names(answer.diagnostics().reason())),
        })
    }

    fn names<'a>(&self, reasons: impl Iterator<Item = &'a cedar_policy::PolicyId>) -> Vec<String> {
        let mut names: Vec<String> =
            reasons.filter_map(|id| self.set.policy(id)?.annotation("id").map(ToOwned::to_owned)).collect();
        names.sort();
        names
    }

    fn principal(&self, asker: &Asker) -> Entity {
        match asker {
            Asker::Visitor => Entity::new_no_attrs(self.visitor.clone(), HashSet::new()),
            Asker::Person { person, network, roles } => {
                let roles = roles.iter().map(|role| RestrictedExpression::new_string((*role).to_owned()));
                let attributes = HashMap::from([
                    ("network".to_owned(), RestrictedExpression::new_string(network.to_string())),
                    ("roles".to_owned(), RestrictedExpression::new_set(roles)),
                ]);
                Entity::new(self.person_uid(*person), attributes, HashSet::new()).expect("plain values")
            }
            Asker::Resident { network, plan } => {
                let attributes = HashMap::from([
                    ("network".to_owned(), RestrictedExpression::new_string(network.to_string())),
                    ("plan".to_owned(), RestrictedExpression::new_string(plan.to_string())),
                ]);
                Entity::new(self.resident.clone(), attributes, HashSet::new()).expect("plain values")
            }
        }
    }

    fn resource(&self, matter: &Matter) -> Entity {
        let people = |people: &[PersonId]| {
            RestrictedExpression::new_set(
                people.iter().map(|person| RestrictedExpression::new_entity_uid(self.person_uid(*person))),
            )
        };
        let mut attributes = HashMap::from([
            ("network".to_owned(), RestrictedExpression::new_string(matter.network.to_string())),
            ("shielded".to_owned(), RestrictedExpression::new_bool(matter.shielded)),
            ("insiders".to_owned(), people(&matter.insiders)),
            ("leads".to_owned(), people(&matter.leads)),
        ]);
        if let Some(plan) = matter.plan {
            attributes.insert("plan".to_owned(), RestrictedExpression::new_string(plan.to_string()));
        }
        Entity::new(self.matter.clone(), attributes, HashSet::new()).expect("plain values")
    }

    fn person_uid(&self, person: PersonId) -> EntityUid {
        EntityUid::from_type_name_and_id(self.person.clone(), EntityId::new(person.to_string()))
    }
}

fn misfit(problem: impl std::fmt::Display) -> PolicyProblem {
    PolicyProblem::Misfit(problem.to_string())
}

fn type_name(name: &str) -> EntityTypeName {
    EntityTypeName::from_str(name).expect("a type name of the schema")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Timestamp;

    fn now() -> Timestamp {
        "2026-11-23T08:10:00Z".parse().unwrap()
    }

    struct World {
        policy: Policy,
        network: NetworkId,
        ruud: PersonId,
        priya: PersonId,
    }

    impl World {
        fn new() -> Self {
            Self {
                policy: Policy::load().unwrap(),
                network: NetworkId::new(now()),
                ruud: PersonId::new(now()),
                priya: PersonId::new(now()),
            }
        }

        fn person(&self, person: PersonId, roles: &[&'static str]) -> Asker {
            Asker::Person { person, network: self.network, roles: roles.to_vec() }
        }

        fn matter(&self) -> Matter {
            Matter { insiders: vec![self.ruud], leads: vec![self.priya], ..Matter::network(self.network) }
        }

        fn may(&self, asker: &Asker, action: &str, matter: &Matter) -> bool {
            self.policy.allow(asker, action, matter).unwrap() == Verdict::Allowed
        }
    }

    #[test]
    fn the_policies_fit_their_schema() {
        Policy::load().unwrap();
    }

    #[test]
    fn a_policy_outside_the_schema_is_refused() {
        let problem = Policy::read("permit (principal, action == Action::\"fly\", resource);", SCHEMA);
        assert!(matches!(problem, Err(PolicyProblem::Misfit(_))));
    }

    #[test]
    fn members_raise_signals_and_visitors_dont() {
        let world = World::new();
        let here = Matter::network(world.network);
        assert!(world.may(&world.person(world.ruud, &["director"]), "raise_signal", &here));
        assert!(!world.may(&Asker::Visitor, "raise_signal", &here));
        assert!(world.may(&Asker::Visitor, "sign_in", &here));
    }

    #[test]
    fn only_the_driver_or_a_facilitator_drives() {
        let world = World::new();
        assert!(world.may(&world.person(world.priya, &["worker"]), "bring_to_table", &world.matter()));
        assert!(!world.may(&world.person(world.ruud, &["director"]), "bring_to_table", &world.matter()));
        assert!(world.may(&world.person(world.ruud, &["facilitator"]), "bring_to_table", &world.matter()));
    }

    #[test]
    fn another_network_is_out_of_reach_whatever_the_role() {
        let world = World::new();
        let elsewhere = Matter { network: NetworkId::new(now()), ..world.matter() };
        let everything = ["triager", "facilitator", "administrator", "confidant"];
        assert_eq!(
            world.policy.allow(&world.person(world.priya, &everything), "see_signal", &elsewhere).unwrap(),
            Verdict::Refused(vec!["own-network-only".to_owned()])
        );
    }

    #[test]
    fn a_wrong_is_seen_by_insiders_and_confidants_only() {
        let world = World::new();
        let wrong = Matter { shielded: true, ..world.matter() };
        let outsider = PersonId::new(now());
        assert!(world.may(&world.person(world.ruud, &["worker"]), "see_signal", &wrong));
        assert!(world.may(&world.person(outsider, &["confidant"]), "see_signal", &wrong));
        assert!(!world.may(&world.person(outsider, &["triager", "facilitator"]), "see_signal", &wrong));
    }

    #[test]
    fn a_resident_sees_to_their_own_plan_and_nothing_else() {
        let world = World::new();
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let dirk = Asker::Resident { network: world.network, plan: own };
        let elsewhere = NetworkId::new(now());
        assert!(world.may(&dirk, "see_own_plan", &Matter::plan(world.network, own)));
        assert!(world.may(&dirk, "say_not_helped", &Matter::plan(world.network, own)));
        assert!(!world.may(&dirk, "see_own_plan", &Matter::plan(world.network, other)));
        assert!(!world.may(&dirk, "see_own_plan", &Matter::plan(elsewhere, own)));
        assert!(!world.may(&dirk, "see_own_plan", &Matter::network(world.network)));
        for action in ["see_plan", "share_plan", "see_today", "see_board", "give_resident_access"] {
            assert!(!world.may(&dirk, action, &Matter::plan(world.network, own)), "{action}");
        }
        let worker = world.person(world.ruud, &["worker", "facilitator", "administrator"]);
        assert!(!world.may(&worker, "see_own_plan", &Matter::plan(world.network, own)));
    }

    #[test]
    fn asking_about_many_acts_says_what_asking_about_each_says() {
        let world = World::new();
        let all: Vec<&'static str> =
            world.policy.actions.keys().map(|name| &*Box::leak(name.clone().into_boxed_str())).collect();
        let (wrong, here) = (Matter { shielded: true, ..world.matter() }, Matter::network(world.network));
        for roles in [&["worker"][..], &["triager"], &["facilitator", "confidant"], &["director"], &[]] {
            let asker = world.person(world.ruud, roles);
            for matter in [&world.matter(), &wrong, &here] {
                let each: Vec<&str> =
                    all.iter().copied().filter(|action| world.may(&asker, action, matter)).collect();
                assert_eq!(world.policy.allowed(&asker, &all, matter).unwrap(), each, "{roles:?}");
            }
        }
    }

    #[test]
    fn an_unknown_action_is_a_programmer_s_mistake_said_plainly() {
        let world = World::new();
        let asked = world.policy.allow(&Asker::Visitor, "fly", &world.matter());
        assert!(matches!(asked, Err(PolicyProblem::UnknownAction(name)) if name == "fly"));
        assert!(!world.policy.permits("fly"));
    }

    #[test]
    fn an_action_of_the_schema_that_no_rule_permits_is_nobodys() {
        let rules = |text: &str| {
            let more =
                SCHEMA.to_owned() + "\naction fly appliesTo { principal: [Person], resource: [Matter] };\n";
            Policy::read(&(POLICIES.to_owned() + text), &more).unwrap()
        };
        let known = rules("");
        assert!(known.actions.contains_key("fly") && !known.permits("fly"));
        assert!(known.permits("understand_signal") && known.permits("see_own_plan"));
        let forbidden =
            "\n@id(\"no-flying\")\nforbid (principal is Person, action == Action::\"fly\", resource);\n";
        assert!(!rules(forbidden).permits("fly"), "a rule that forbids lets nobody");
        let permitted =
            "\n@id(\"flying\")\npermit (principal is Person, action == Action::\"fly\", resource);\n";
        assert!(rules(permitted).permits("fly"));
    }
}
