//! That somebody was asked to become a confidant, as it is kept, and where it stands. Deliberately without what follows from
//! an answer: that is in the acts.

use crate::Matter;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One proposal.
    ProposalId
);
store::id_value!(ProposalId);

/// The kind of matter that a proposal is, while it waits.
pub const MATTER: &str = "confidant_proposal";

network::named! {
    /// Where a proposal stands.
    pub enum State, text "confidant-proposal" {
        /// For an answer of whoever was asked.
        Waits = "waits",
        /// They said yes.
        Accepted = "accepted",
        /// They said no, with a reason.
        Declined = "declined",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A proposal.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which.
    pub id: ProposalId,
    /// Who is asked.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The organisation they act for, in which they would be one.
    pub organisation: OrganisationId,
    /// Who asks.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl Proposal {
    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }
}

const SELECT: &str = "select confidant_proposal.id, confidant_proposal.person_id, asked.name,
      confidant_proposal.organisation_id, confidant_proposal.proposed_by, proposer.name as proposer,
      confidant_proposal.proposed_at, confidant_proposal.state, confidant_proposal.version
    from confidant_proposal
    join person asked on asked.network_id = confidant_proposal.network_id and asked.id = confidant_proposal.person_id
    join person proposer on proposer.network_id = confidant_proposal.network_id
      and proposer.id = confidant_proposal.proposed_by";

/// Keeps that `new.by` asks `new.person`; whether nobody was just before.
pub fn add(tx: &mut Tx<'_>, network: NetworkId, new: &Proposal) -> Result<bool, Error> {
    let added = tx.execute(
        "insert into confidant_proposal (network_id, id, person_id, organisation_id, proposed_by, proposed_at, state,
           state_since, version)
         values ($1, $2, $3, $4, $5, $6, $7, $6, 1)
         on conflict (network_id, person_id) where state = 'waits' do nothing",
        &[&network, &new.id, &new.person, &new.organisation, &new.by, &new.at, &new.state],
    )?;
    Ok(added == 1)
}

/// All that wait for an answer, the oldest first.
pub fn waiting(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Proposal>, Error> {
    let sql = format!(
        "{SELECT} where confidant_proposal.network_id = $1 and confidant_proposal.state = 'waits'
         order by confidant_proposal.id"
    );
    tx.query(&sql, &[&network])?.iter().map(read).collect()
}

/// One of them.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: ProposalId) -> Result<Proposal, Refusal> {
    let sql = format!("{SELECT} where confidant_proposal.network_id = $1 and confidant_proposal.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("proposal"))?;
    Ok(read(&row)?)
}

/// One, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: ProposalId) -> Result<Proposal, Refusal> {
    let lock = format!(
        "select id from confidant_proposal where network_id = $1 and id = $2{}",
        dialect::for_update(tx)
    );
    tx.first(&lock, &[&network, &id])?.ok_or(Refusal::NotFound("proposal"))?;
    load(tx, network, id)
}

/// Moves it on, with the reason of a no.
pub fn step(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    proposal: &Proposal,
    (to, reason): (State, Option<&str>),
) -> Result<(), Error> {
    tx.change_one(
        "update confidant_proposal set state = $4, state_since = $5, reason = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&network, &proposal.id, &proposal.version, &to, &now, &reason],
    )
}

fn read(row: &Row) -> Result<Proposal, Error> {
    Ok(Proposal {
        id: row.get("id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        organisation: row.get("organisation_id")?,
        by: row.get("proposed_by")?,
        by_name: row.get("proposer")?,
        at: row.get("proposed_at")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}
