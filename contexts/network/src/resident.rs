//! A resident on their own side: who came in for one plan, and what the policy needs to know of them. They are no person
//! of the network: they have no name here, hold nothing, and can do nothing but the few acts of the group `reside`.

use crate::actor::Asked;
use crate::{Refusal, read_log};
use kernel::NetworkId;
use kernel::ids::Uuid;
use policy::{Asker, Matter, Policy, Verdict};
use std::sync::Arc;
use store::event::{Event, Subject};
use store::{Error, Tx, event};

kernel::define_id!(
    /// Somebody of a household who is let in.
    ResidentId
);
store::id_value!(ResidentId);

/// A resident who came in.
#[derive(Clone)]
pub struct Resident {
    /// The network of their plan; every query leads with it.
    pub network: NetworkId,
    /// The plan for which they came in, and no other.
    pub plan: Uuid,
    /// Who of its household it is.
    pub id: ResidentId,
    /// The policies to ask.
    pub policy: Arc<Policy>,
    /// What has been asked in this request.
    pub asked: Asked,
}

impl Resident {
    /// Asks the policy about a plan.
    pub fn may(&self, action: &'static str, plan: impl Into<Uuid>) -> Result<(), Refusal> {
        self.asked.note(action);
        let asker = Asker::Resident { network: self.network, plan: self.plan };
        match self.policy.allow(&asker, action, &Matter::plan(self.network, plan.into()))? {
            Verdict::Allowed => Ok(()),
            Verdict::Refused(_) => Err(Refusal::Forbidden { action }),
        }
    }

    /// Whose data they read: their own plan's.
    pub fn subject(&self) -> Subject {
        Subject { kind: "plan", id: self.plan }
    }

    /// Notes in the record what they did, as ids and words of the domain. Nobody is its actor: who it was is in the facts.
    pub fn note(
        &self,
        tx: &mut Tx<'_>,
        now: kernel::Timestamp,
        kind: &'static str,
        subject: Subject,
    ) -> Result<(), Error> {
        let facts = serde_json::json!({ "plan": self.plan, "by": read_log::RESIDENT, "resident": self.id });
        let event = Event { network: self.network, at: now, actor: None, kind, subject, facts };
        event::append(tx, &event).map(drop)
    }
}
