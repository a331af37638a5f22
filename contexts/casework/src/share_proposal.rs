//! Sharing that is proposed, as it is kept: what, with whom, why and until when, before the resident or whoever may decide
//! said yes. While it waits it is its proposer's to see through, and nobody reads anything by it: what is read is a share
//! of its own, that begins with the yes. A no is kept with its day.

use crate::plan::{self, Plan, PlanId};
use crate::share::{self, ShareId, Step};
use crate::share_part::{self, Begin};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, calendar, define_id};
use network::reading::{Part, Reading, Sealed};
use network::{Refusal, person};
use obligations::{Holder, Moment};
use store::{Row, Tx, dialect};
use worklist::{Matter, Opening, why};

define_id!(
    /// One proposal.
    ProposalId
);
store::id_value!(ProposalId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "share_proposal";
/// Within so many working days its proposer looks whether there is an answer.
const LOOKED_AT_WITHIN: u16 = 5;
/// So many are shown, the newest.
const SHOWN: i64 = 40;

network::named! {
    /// Where it stands.
    pub enum State, text "proposal-state" {
        /// Nobody said yes or no.
        Waits = "waits",
        /// There was a yes, and a share began.
        Agreed = "agreed",
        /// There was a no.
        Refused = "refused",
        /// It isn't asked any more.
        Withdrawn = "withdrawn",
    }
}

/// A proposal.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Where.
    pub network: NetworkId,
    /// Of which plan.
    pub plan: PlanId,
    /// With which organisation.
    pub organisation: OrganisationId,
    /// With whom of it, when it is one person.
    pub person: Option<PersonId>,
    /// With whom, by name.
    pub with: String,
    /// What they would read.
    pub parts: Vec<Part>,
    /// Only what is about this.
    pub theme: Option<String>,
    /// What would let the data be used.
    pub legal_basis: String,
    /// Until when they would read it.
    pub until: Timestamp,
    /// Who proposed it.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
    /// Where it stands, and since when.
    pub state: (State, Timestamp),
    /// Which worker said so; nobody when it was one of the household.
    pub state_by: Option<String>,
    /// The share that begins, or began, with a yes.
    pub share: ShareId,
    /// For compare-and-swap.
    pub version: i64,
    reason: Sealed,
    words: Option<Sealed>,
}

impl Proposal {
    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// Why.
    pub fn reason(&self, reading: &Reading) -> Result<String, Refusal> {
        Ok(reading.open("share.reason", self.share, &self.reason)?.to_string())
    }

    /// What the worker who decided said with it.
    pub fn words(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        let open = |words: &Sealed| Ok(reading.open("share_proposal.words", self.id, words)?.to_string());
        self.words.as_ref().map(open).transpose()
    }

    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        self.state.0 == State::Waits
    }

    /// Its obligation, which tells nothing of anybody.
    pub(crate) fn opening(&self, now: Timestamp) -> Result<Opening, Refusal> {
        let at = calendar::in_working_days(now, LOOKED_AT_WITHIN);
        Ok(Opening {
            network: self.network,
            matter: self.matter(),
            title: String::new(),
            href: href(self.plan),
            shielded: true,
            holder: Holder::Person(self.by),
            moment: Moment { at, why: why::rule("why-share-proposal")? },
        })
    }
}

/// The page of the proposals of a plan.
pub fn href(id: PlanId) -> String {
    format!("{}/voorstellen", plan::href(id))
}

const SELECT: &str = "select share_proposal.network_id, share_proposal.id, share_proposal.plan_id,
      share_proposal.organisation_id, share_proposal.person_id, share_proposal.reads_identity,
      share_proposal.reads_story, share_proposal.reads_plan, share_proposal.reads_contact, share_proposal.theme_code,
      share_proposal.legal_basis, share_proposal.reason, share_proposal.until, share_proposal.proposed_by,
      share_proposal.proposed_at, share_proposal.state, share_proposal.state_since, share_proposal.words,
      share_proposal.share_id, share_proposal.version, organisation.name as organisation, person.name as person,
      proposer.name as proposer, decider.name as decider
    from share_proposal
    join organisation on organisation.network_id = share_proposal.network_id
      and organisation.id = share_proposal.organisation_id
    join person proposer on proposer.network_id = share_proposal.network_id
      and proposer.id = share_proposal.proposed_by
    left join person on person.network_id = share_proposal.network_id and person.id = share_proposal.person_id
    left join person decider on decider.network_id = share_proposal.network_id
      and decider.id = share_proposal.state_by";

/// Those of a plan, the newest first.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<Proposal>, Refusal> {
    let sql = format!(
        "{SELECT} where share_proposal.network_id = $1 and share_proposal.plan_id = $2
         order by share_proposal.id desc limit $3"
    );
    tx.query(&sql, &[&network, &plan, &SHOWN])?.iter().map(read).collect()
}

/// One of that plan, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, plan: &Plan, id: ProposalId) -> Result<Proposal, Refusal> {
    let lock = format!(
        "select id from share_proposal where network_id = $1 and id = $2 and plan_id = $3{}",
        dialect::for_update(tx)
    );
    tx.first(&lock, &[&plan.network, &id, &plan.id])?.ok_or(Refusal::NotFound("proposal"))?;
    let sql = format!("{SELECT} where share_proposal.network_id = $1 and share_proposal.id = $2");
    let row = tx.first(&sql, &[&plan.network, &id])?.ok_or(Refusal::NotFound("proposal"))?;
    read(&row)
}

fn read(row: &Row) -> Result<Proposal, Refusal> {
    let (person, organisation): (Option<String>, String) = (row.get("person")?, row.get("organisation")?);
    let mut parts = Vec::new();
    for (part, column) in share::COLUMNS {
        if row.get(column)? {
            parts.push(part);
        }
    }
    Ok(Proposal {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        organisation: row.get("organisation_id")?,
        person: row.get("person_id")?,
        with: person.map_or_else(|| organisation.clone(), |person| format!("{person} ({organisation})")),
        parts,
        theme: row.get("theme_code")?,
        legal_basis: row.get("legal_basis")?,
        until: row.get("until")?,
        by: row.get("proposed_by")?,
        by_name: row.get("proposer")?,
        at: row.get("proposed_at")?,
        state: (row.get("state")?, row.get("state_since")?),
        state_by: row.get("decider")?,
        share: row.get("share_id")?,
        version: row.get("version")?,
        reason: row.get("reason")?,
        words: row.get("words")?,
    })
}

/// How a yes came about.
pub(crate) struct Yes<'a> {
    /// At which step of the ladder.
    pub step: Step,
    /// What opens secrecy.
    pub secrecy: &'a str,
}

/// A yes: the share begins in this transaction, and its reader hears it.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &Proposal,
    (by, words, yes): (Option<PersonId>, Option<&Sealed>, &Yes<'_>),
) -> Result<(), Refusal> {
    if of.until <= now {
        return Err(Refusal::NotNow("casework-refused-share-day-passed"));
    }
    // Whoever went in the meantime reads nothing.
    if let Some(person) = of.person {
        person::load(tx, of.network, person)?
            .filter(|one| one.presence != person::Presence::Left)
            .ok_or(Refusal::NotNow("casework-refused-share-nobody"))?;
    }
    let begin = Begin {
        network: of.network,
        plan: of.plan,
        id: of.share,
        by: (of.by, &of.by_name),
        reader: (of.organisation, of.person),
        parts: &of.parts,
        theme: of.theme.as_deref(),
        step: yes.step,
        legal_basis: &of.legal_basis,
        secrecy: yes.secrecy,
        reason: &of.reason,
        until: of.until,
        form_key: of.id.into(),
    };
    share_part::begin(tx, now, &begin)?;
    stand(tx, now, of, (State::Agreed, by, words))
}

/// Where it stands from now on; its obligation is over.
pub(crate) fn stand(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &Proposal,
    (state, by, words): (State, Option<PersonId>, Option<&Sealed>),
) -> Result<(), Refusal> {
    tx.change_one(
        "update share_proposal set state = $4, state_since = $5, state_by = $6, words = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&of.network, &of.id, &of.version, &state, &now, &by, &words.cloned()],
    )?;
    worklist::settle(tx, now, of.network, of.matter(), state.name())
}

/// The plan closes: nothing is asked any more.
pub(crate) fn end_all(tx: &mut Tx<'_>, now: Timestamp, by: PersonId, plan: &Plan) -> Result<(), Refusal> {
    for one in of_plan(tx, plan.network, plan.id)? {
        if one.waits() {
            stand(tx, now, &one, (State::Withdrawn, Some(by), None))?;
        }
    }
    Ok(())
}
