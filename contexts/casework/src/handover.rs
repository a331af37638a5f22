//! A handover as it is kept: where it stands, whose it is, and its packet, sealed. What may happen to it is the engine's
//! to say; `carry` writes what the engine planned. What the engine keeps holds nobody's words: they stand sealed with
//! the step in which they were said, so that the clock can look at a handover without anybody reading.

use crate::help_request::HelpRequestId;
use crate::plan::PlanId;
use directory::pontoon::Pontoon;
use handover::{Handover, HandoverId, Holder, Reads, Side, Stage, Words};
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, PersonId, Timestamp};
use network::reading::{Reading, Sealed};
use network::{Actor, Refusal};
use policy::Matter as PolicyMatter;
use serde_json::Value as Json;
use store::page::{After, Page};
use store::{Error, Row, Tx, dialect};
use worklist::Matter;

pub mod act;
pub mod carry;
pub mod case;
pub mod clock;
pub mod hear;
pub mod names;
pub(crate) mod proof;
pub mod standing;
pub mod step;
pub mod stop;
pub(crate) mod typed;
pub(crate) mod whom;

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "handover";

network::named! {
    /// Who read the packet before it went.
    pub enum Previewed, text "handover-previewed" {
        /// Nobody yet.
        NotYet = "not_yet",
        /// The resident.
        ByResident = "by_resident",
        /// The sender alone, with the reason.
        WithoutResident = "without_resident",
    }
}

/// A handover, sealed.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: HandoverId,
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub plan: PlanId,
    /// Of which question.
    pub request: HelpRequestId,
    /// The one of which it is a part.
    pub part_of: Option<HandoverId>,
    /// What the engine knows.
    pub machine: Handover,
    /// Where the question stands once it has moved.
    pub pontoon: Option<Pontoon>,
    /// Who read the packet.
    pub previewed: Previewed,
    /// Who wrote it, and when.
    pub drafted: (PersonId, Timestamp),
    /// When it last changed.
    pub changed_at: Timestamp,
    /// For compare-and-swap.
    pub version: i64,
    pub(crate) packet: Sealeds,
}

/// The packet, sealed.
#[derive(Clone, Debug)]
pub(crate) struct Sealeds {
    pub(crate) id: Uuid,
    pub(crate) question: Sealed,
    pub(crate) story: Sealed,
    pub(crate) wished: Option<Sealed>,
    pub(crate) permission: Option<Sealed>,
    pub(crate) legal_basis: Option<Sealed>,
}

/// What whoever is asked may read before they say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// What is asked.
    pub question: String,
    /// The story so far.
    pub story: String,
    /// When it should begin.
    pub wished: Option<String>,
    /// What opens professional secrecy.
    pub permission: Option<String>,
    /// What lets data be used.
    pub legal_basis: Option<String>,
}

impl Kept {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.machine.state.stage()
    }

    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        matter(self.id)
    }

    /// The packet, opened.
    pub fn packet(&self, reading: &Reading) -> Result<Packet, Refusal> {
        let open = |field: &str, sealed: &Sealed| {
            Ok::<_, Refusal>(reading.open(field, self.packet.id, sealed)?.to_string())
        };
        let may = |field: &str, sealed: &Option<Sealed>| {
            sealed.as_ref().map(|sealed| open(field, sealed)).transpose()
        };
        Ok(Packet {
            question: open("handover.question", &self.packet.question)?,
            story: open("handover.story", &self.packet.story)?,
            wished: may("handover.wished", &self.packet.wished)?,
            permission: may("handover.permission", &self.packet.permission)?,
            legal_basis: may("handover.legal_basis", &self.packet.legal_basis)?,
        })
    }

    /// The sides that `actor` acts for: in person, at a desk they staff, or because a duty climbed to them.
    pub fn sides(&self, actor: &Actor, duty_holder: Option<Holder>) -> Vec<Side> {
        let is = |holder: Holder| match holder {
            Holder::Person(person) => person == actor.person,
            Holder::Desk(desk) => actor.desks.contains(&desk),
        };
        let climbed =
            |side| duty_holder.is_some_and(is) && self.machine.duty().is_some_and(|duty| duty.side == side);
        [Side::Giver, Side::Receiver]
            .into_iter()
            .filter(|side| is(self.machine.party(*side)) || climbed(*side))
            .filter(|side| *side == self.machine.asker() || self.stage() != Stage::Draft)
            .collect()
    }

    /// Whether somebody of these sides may read the packet and what was said: the giver until the case has moved away,
    /// whoever claims their own claim, the receiver no longer than the engine says (I8).
    pub fn may_read(&self, sides: &[Side]) -> bool {
        let moved = matches!(self.stage(), Stage::Held | Stage::Waiting | Stage::MovedOn);
        let gone = moved && self.machine.kind.moves_holder();
        let claims = self.machine.asker() == Side::Receiver && !gone;
        (sides.contains(&Side::Giver) && !gone)
            || (sides.contains(&Side::Receiver) && (claims || self.machine.reads() > Reads::Nothing))
    }

    /// As the policy sees it: inside is whoever acts for one of its sides.
    pub fn policy_matter(&self, actor: &Actor, sides: &[Side]) -> PolicyMatter {
        let insiders = if sides.is_empty() { Vec::new() } else { vec![actor.person] };
        PolicyMatter { insiders, ..PolicyMatter::network(actor.network) }
    }
}

/// What its obligation is about.
pub fn matter(id: HandoverId) -> Matter {
    Matter { kind: MATTER, id: id.into() }
}

/// The page of a handover.
pub fn href(id: HandoverId) -> String {
    format!("/overdrachten/{id}")
}

/// What stands with the engine for words that stand sealed elsewhere.
pub fn sealed_words() -> Words {
    "·".parse().expect("one character is enough")
}

/// A holder as its two columns.
pub(crate) fn columns(holder: Holder) -> (Option<PersonId>, Option<DeskId>) {
    match holder {
        Holder::Person(person) => (Some(person), None),
        Holder::Desk(desk) => (None, Some(desk)),
    }
}

const COLUMNS: &str =
    "network_id, id, plan_id, help_request_id, part_of, machine, pontoon, packet_id, question, story, wished,
    permission, legal_basis, previewed, drafted_by, drafted_at, changed_at, version";

/// One handover.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: HandoverId) -> Result<Kept, Refusal> {
    let sql = format!("select {COLUMNS} from handover where network_id = $1 and id = $2");
    let row = tx.first(&sql, &[&network, &Uuid::from(id)])?.ok_or(Refusal::NotFound("handover"))?;
    Ok(read(&row)?)
}

/// One handover, which nobody else changes until this transaction ends; nor its help request, so that no other of it
/// begins to move meanwhile.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: HandoverId) -> Result<Kept, Refusal> {
    let found = load(tx, network, id)?;
    hold_request(tx, network, found.request)?;
    let sql = format!("select id from handover where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &Uuid::from(id)])?;
    load(tx, network, id)
}

pub(crate) fn hold_request(tx: &mut Tx<'_>, network: NetworkId, id: HelpRequestId) -> Result<(), Error> {
    let sql =
        format!("select id from help_request where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id]).map(drop)
}

/// All of a plan, the newest first.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<Kept>, Error> {
    let sql =
        format!("select {COLUMNS} from handover where network_id = $1 and plan_id = $2 order by id desc");
    tx.query(&sql, &[&network, &plan])?.iter().map(read).collect()
}

/// All of a help request that are in somebody's hands.
pub fn open_of_request(
    tx: &mut Tx<'_>,
    network: NetworkId,
    request: HelpRequestId,
) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from handover where network_id = $1 and help_request_id = $2 and clock_at is not null"
    );
    tx.query(&sql, &[&network, &request])?.iter().map(read).collect()
}

/// A page of those in which somebody or one of their desks is a side and that are in somebody's hands, the newest first.
/// One that its reader is no side of yet, a draft, leaves its page shorter.
pub fn of_worker(tx: &mut Tx<'_>, actor: &Actor, after: &After<Uuid>) -> Result<Page<Kept>, Error> {
    let desks = "(select desk_id from desk_staff where network_id = $1 and person_id = $2)";
    let sql = format!(
        "select {COLUMNS} from handover where network_id = $1 and clock_at is not null and id < $4
           and (giver_person = $2 or receiver_person = $2 or giver_desk in {desks} or receiver_desk in {desks})
         order by id desc limit $3"
    );
    let before = after.key.unwrap_or(Uuid::max());
    let rows = tx.query(&sql, &[&actor.network, &actor.person, &after.fetch(), &before])?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    let mut page = Page::cut(fetched, after, |kept: &Kept| kept.id.0);
    page.rows.retain(|kept| !kept.sides(actor, None).is_empty());
    Ok(page)
}

pub(crate) fn read(row: &Row) -> Result<Kept, Error> {
    let id: Uuid = row.get("id")?;
    let machine: Json = row.get("machine")?;
    let machine =
        serde_json::from_value(machine).map_err(|problem| row.bad("machine", problem.to_string()))?;
    Ok(Kept {
        id: HandoverId(id),
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        request: row.get("help_request_id")?,
        part_of: row.get::<Option<Uuid>>("part_of")?.map(HandoverId),
        machine,
        pontoon: row.get("pontoon")?,
        previewed: row.get("previewed")?,
        drafted: (row.get("drafted_by")?, row.get("drafted_at")?),
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
        packet: Sealeds {
            id: row.get("packet_id")?,
            question: row.get("question")?,
            story: row.get("story")?,
            wished: row.get("wished")?,
            permission: row.get("permission")?,
            legal_basis: row.get("legal_basis")?,
        },
    })
}

#[cfg(test)]
mod story;
