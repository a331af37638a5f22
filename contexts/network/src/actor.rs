//! The actor: the person who acts, with what the policy needs to know of them. Every act begins by asking
//! `actor.may(action, &matter)`; a route whose handler never asks for its declared action is caught by
//! `routes::ask_the_policy`.

use crate::{Refusal, Role, desk};
use kernel::{DeskId, Lang, NetworkId, OrganisationId, PersonId};
use policy::{Asker, Matter, Policy, Verdict};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Tx;

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

impl Actor {
    /// Somebody as an actor outside a request: for the command line, the demo's replay and tests.
    pub fn load(
        tx: &mut Tx<'_>,
        network: NetworkId,
        person: PersonId,
        policy: &Arc<Policy>,
    ) -> Result<Self, Refusal> {
        let rows = tx.query(
            "select person.name, person.lang, membership.role, membership.organisation_id,
                    organisation.name as organisation_name
             from person
             join membership on membership.network_id = person.network_id and membership.person_id = person.id
             join organisation on organisation.network_id = membership.network_id
               and organisation.id = membership.organisation_id
             where person.network_id = $1 and person.id = $2 and person.state <> 'left'
             order by membership.since, membership.organisation_id",
            &[&network, &person],
        )?;
        let first = rows.first().ok_or(Refusal::NotFound("person"))?;
        let lang: String = first.get("lang")?;
        Ok(Self {
            network,
            person,
            name: first.get("name")?,
            lang: Lang::from_tag(&lang).unwrap_or_default(),
            roles: rows.iter().map(|row| row.get("role")).collect::<Result<_, _>>()?,
            organisation: first.get("organisation_id")?,
            organisation_name: first.get("organisation_name")?,
            desks: desk::staffed_by(tx, network, person)?,
            policy: Arc::clone(policy),
            asked: Asked::default(),
        })
    }

    /// Asks the policy. Log the refusal where it is answered, with ids only.
    pub fn may(&self, action: &'static str, matter: &Matter) -> Result<(), Refusal> {
        self.asked.note(action);
        let asker = Asker::Person {
            person: self.person,
            network: self.network,
            roles: self.roles.iter().map(|role| role.name()).collect(),
        };
        match self.policy.allow(&asker, action, matter)? {
            Verdict::Allowed => Ok(()),
            Verdict::Refused(_) => Err(Refusal::Forbidden { action }),
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
