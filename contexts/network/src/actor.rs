//! The actor: the person who acts, with what the policy needs to know of them. Every act begins by asking
//! `actor.may(action, &matter)`; a route whose handler never asks for its declared action is caught by
//! `routes::ask_the_policy`.

use crate::{Refusal, Role, sessions};
use kernel::{DeskId, Lang, NetworkId, OrganisationId, PersonId};
use policy::{Asker, Matter, Policy, Verdict};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Row, Tx};
use web::{NavEntry, Place, Visitor};

/// Whether the policy was asked for a route's declared action during one request.
#[derive(Clone, Debug, Default)]
pub struct Asked(Option<(&'static str, Arc<AtomicBool>)>);

impl Asked {
    /// For a route that declares `action`.
    pub fn about(action: &'static str) -> Self {
        Self(Some((action, Arc::default())))
    }

    /// Notes that `action` was asked for.
    pub fn note(&self, action: &str) {
        if let Some((declared, asked)) = &self.0
            && *declared == action
        {
            asked.store(true, Ordering::Relaxed);
        }
    }

    /// Notes that this is a call that was made before, and answered after asking.
    pub fn note_repeat(&self) {
        if let Some((_, asked)) = &self.0 {
            asked.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the declared action was asked for; without a declaration there is nothing to ask.
    pub fn was_asked(&self) -> bool {
        self.0.as_ref().is_none_or(|(_, asked)| asked.load(Ordering::Relaxed))
    }
}

/// A person acting in their network.
#[derive(Clone)]
pub struct Actor {
    /// The network they belong to; every query leads with it.
    pub network: NetworkId,
    /// Who it is.
    pub person: PersonId,
    /// Their name, as others see it.
    pub name: String,
    /// The language they read.
    pub lang: Lang,
    /// Roles of all memberships.
    pub roles: Vec<Role>,
    /// The organisation they act for: the first they joined.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The duty desks they staff.
    pub desks: Vec<DeskId>,
    /// The policies to ask.
    pub policy: Arc<Policy>,
    /// What has been asked in this request.
    pub asked: Asked,
}

/// What `Actor::read` reads of a person.
pub(crate) const WHO: &str = "person.name, person.lang, membership.role, membership.organisation_id,
    organisation.name as organisation_name, desk_staff.desk_id";

/// Where that stands: with their memberships and desks, all in one statement, because every visit asks.
pub(crate) const WITH_PLACES: &str = "left join membership on membership.network_id = person.network_id
      and membership.person_id = person.id
    left join organisation on organisation.network_id = membership.network_id
      and organisation.id = membership.organisation_id
    left join desk_staff on desk_staff.network_id = person.network_id and desk_staff.person_id = person.id";

/// The membership they act for comes first.
pub(crate) const FIRST_JOINED: &str =
    "order by membership.since, membership.organisation_id, membership.role, desk_staff.desk_id";

impl Actor {
    /// Somebody as an actor outside a request: for the command line, the demo's replay and tests.
    pub fn load(
        tx: &mut Tx<'_>,
        network: NetworkId,
        person: PersonId,
        policy: &Arc<Policy>,
    ) -> Result<Self, Refusal> {
        let sql = format!(
            "select {WHO} from person {WITH_PLACES} where person.network_id = $1 and person.id = $2 and person.state <> 'left'
             {FIRST_JOINED}"
        );
        let rows = tx.query(&sql, &[&network, &person])?;
        Self::read(&rows, (network, person), policy)
    }

    /// Somebody from the rows of `WHO`: one for each membership and desk.
    pub(crate) fn read(
        rows: &[Row],
        (network, person): (NetworkId, PersonId),
        policy: &Arc<Policy>,
    ) -> Result<Self, Refusal> {
        let first = rows.first().ok_or(Refusal::NotFound("person"))?;
        let Some(organisation) = first.get::<Option<OrganisationId>>("organisation_id")? else {
            return Err(Refusal::NotFound("person"));
        };
        let lang: String = first.get("lang")?;
        let (mut roles, mut desks): (Vec<Role>, Vec<DeskId>) = (Vec::new(), Vec::new());
        let desk: Option<DeskId> = first.get("desk_id")?;
        for row in rows {
            // Each desk stands beside each membership: the first membership tells all desks, the first desk all roles.
            if row.get::<Option<DeskId>>("desk_id")? == desk {
                roles.push(row.get("role")?);
            }
            desks.extend(row.get::<Option<DeskId>>("desk_id")?);
        }
        desks.sort_unstable();
        desks.dedup();
        Ok(Self {
            network,
            person,
            name: first.get("name")?,
            lang: Lang::from_tag(&lang).unwrap_or_default(),
            roles,
            organisation,
            organisation_name: first.get("organisation_name")?,
            desks,
            policy: Arc::clone(policy),
            asked: Asked::default(),
        })
    }

    /// Asks the policy. Log the refusal where it is answered, with ids only.
    pub fn may(&self, action: &'static str, matter: &Matter) -> Result<(), Refusal> {
        self.asked.note(action);
        match self.policy.allow(&self.asker(), action, matter)? {
            Verdict::Allowed => Ok(()),
            Verdict::Refused(_) => Err(Refusal::Forbidden { action }),
        }
    }

    /// Asks the policy about many acts at once, for a page that shows those that are allowed.
    pub fn may_which(&self, actions: &[&'static str], matter: &Matter) -> Result<Vec<&'static str>, Refusal> {
        for action in actions {
            self.asked.note(action);
        }
        Ok(self.policy.allowed(&self.asker(), actions, matter)?)
    }

    /// As the top of a page shows them; `demo` when somebody stepped in as them.
    pub(crate) fn visitor(&self, nav: &[NavEntry], demo: bool) -> Visitor {
        let (name, place) = (self.name.clone(), self.organisation_name.clone());
        // Person ids stand on pages that others see; of this nothing leads back to one.
        let drafts = sessions::digest(&format!("drafts of {}", self.person))[..32].to_owned();
        Visitor { name, place, demo, drafts, closed: self.closed_to(nav) }
    }

    /// The entries of the navigation that lead to what they may not see. When the policy can't say, none: the page
    /// itself asks again.
    fn closed_to(&self, nav: &[NavEntry]) -> Vec<Place> {
        let here = Matter::network(self.network);
        nav.iter()
            .filter(|entry| {
                let asked = entry.action.map(|action| self.policy.allow(&self.asker(), action, &here));
                matches!(asked, Some(Ok(Verdict::Refused(_))))
            })
            .map(|entry| entry.place)
            .collect()
    }

    fn asker(&self) -> Asker {
        Asker::Person {
            person: self.person,
            network: self.network,
            roles: self.roles.iter().map(|role| role.name()).collect(),
        }
    }

    /// Asks the policy about the network as a whole.
    pub fn may_here(&self, action: &'static str) -> Result<(), Refusal> {
        self.may(action, &Matter::network(self.network))
    }

    /// Whether they have that role anywhere in the network.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_declared_action_counts_as_asked() {
        let asked = Asked::about("see_today");
        asked.note("see_signals");
        assert!(!asked.was_asked());
        asked.note("see_today");
        assert!(asked.was_asked());
        assert!(Asked::default().was_asked());
    }
}
