//! An offer as it is kept: what an organisation does and doesn't do, on which pontoon, for whom, with whom to call, how
//! much room there is and since when that is known. Read by the pages of this context and by the contexts above it. It
//! holds nobody but the professional contact.

use crate::pontoon::Pontoon;
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, calendar, define_id};
use network::person::Presence;
use network::{Actor, Refusal};
use obligations::Holder;
use policy::Matter as PolicyMatter;
use rows::{Beside, COLUMNS, JOINS, codes, read, with_codes};
use store::{Error, Tx, dialect};
use worklist::obligation;

pub mod rows;

define_id!(
    /// One offer.
    OfferId
);
store::id_value!(OfferId);

/// What is said of an offer, as it was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub pontoon: Pontoon,
    /// What they do.
    pub does: String,
    /// What they explicitly don't.
    pub does_not: Option<String>,
    /// For whom it is.
    pub audience: Option<String>,
    /// How to reach them.
    pub reach: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// When it is open, or when somebody answers.
    pub hours: Option<String>,
    /// Whom to ask for; nobody means the organisation's desk.
    pub contact: Option<PersonId>,
    /// From which day it is there.
    pub valid_from: Option<Date>,
    /// The last day it is there.
    pub valid_until: Option<Date>,
    /// Codes of its themes, in the order of the alphabet.
    pub themes: Vec<String>,
    /// Codes of the areas it is for, in the order of the alphabet; none means the whole network.
    pub areas: Vec<String>,
}

/// How much room there was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Room {
    /// Free places, where that was said.
    pub places: Option<i64>,
    /// Weeks of waiting, where that was said.
    pub weeks: Option<i64>,
    /// When it was said.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
}

/// The named contact, as they are now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are there.
    pub presence: Presence,
    /// Whether they still belong to the organisation.
    pub standing: Standing,
}

/// Whether a contact still belongs to the organisation whose offer it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// They do.
    Member,
    /// They left it.
    Gone,
}

/// Whether an offer is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It is.
    Open,
    /// It closed then, and this is what people were told.
    Closed {
        /// When.
        at: Timestamp,
        /// Why, and where people can go.
        why: String,
    },
}

/// An offer.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Where.
    pub network: NetworkId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// The place that the organisation works from.
    pub organisation_place: String,
    /// What is said of it.
    pub entry: Entry,
    /// The named contact.
    pub contact: Option<Contact>,
    /// How much room there was.
    pub room: Option<Room>,
    /// Whether it is there.
    pub state: State,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// When somebody last said that it is still so.
    pub confirmed_at: Timestamp,
    /// By whom.
    pub confirmed_by: String,
    /// For compare-and-swap.
    pub version: i64,
}

impl Offer {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// As the worklist knows it.
    pub fn matter(&self) -> worklist::Matter {
        matter(self.id)
    }

    /// As the policy sees it: inside are the people of its organisation, and whoever holds the question whether it is still
    /// so, for that may have climbed to the network's desk.
    pub fn of_owner(&self, tx: &mut Tx<'_>, actor: &Actor) -> Result<PolicyMatter, Error> {
        let is_inside =
            is_member(tx, actor.network, (actor.person, self.organisation))? || self.is_held_by(tx, actor)?;
        let insiders = if is_inside { vec![actor.person] } else { Vec::new() };
        Ok(PolicyMatter { insiders, ..PolicyMatter::network(self.network) })
    }

    fn is_held_by(&self, tx: &mut Tx<'_>, actor: &Actor) -> Result<bool, Error> {
        let kept = obligation::of_matter(tx, actor.network, self.matter())?;
        Ok(match kept.and_then(|kept| kept.state.holder()) {
            Some(Holder::Person(person)) => person == actor.person,
            Some(Holder::Desk(desk)) => actor.desks.contains(&desk),
            None => false,
        })
    }

    /// The contact to ask for now; none when that is the organisation's desk.
    pub fn asked_for(&self) -> Option<&Contact> {
        self.contact.as_ref().filter(|one| one.standing == Standing::Member && one.presence != Presence::Left)
    }

    /// Whether its last day is behind us.
    pub fn has_ended(&self, now: Timestamp) -> bool {
        self.entry.valid_until.is_some_and(|until| until < calendar::day(now))
    }

    /// Refuses what only an open offer can have.
    pub fn must_be_open(&self) -> Result<(), Refusal> {
        match self.state {
            State::Open => Ok(()),
            State::Closed { .. } => Err(Refusal::NotNow("offer-refused-closed")),
        }
    }
}

/// The page of an offer.
pub fn href(id: OfferId) -> String {
    format!("/aanbod/{id}")
}

/// An offer as the worklist knows it.
pub fn matter(id: OfferId) -> worklist::Matter {
    worklist::Matter::new("offer", id)
}

/// Whether somebody belongs to an organisation.
pub fn is_member(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (person, organisation): (PersonId, OrganisationId),
) -> Result<bool, Error> {
    let row = tx.first(
        "select membership.role from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.organisation_id = $2 and membership.person_id = $3
           and person.state <> 'left' limit 1",
        &[&network, &organisation, &person],
    )?;
    Ok(row.is_some())
}

/// One offer.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: OfferId) -> Result<Offer, Refusal> {
    find(tx, network, id)?.ok_or(Refusal::NotFound("offer"))
}

/// One offer, if it is there.
pub fn find(tx: &mut Tx<'_>, network: NetworkId, id: OfferId) -> Result<Option<Offer>, Error> {
    let sql = format!("select {COLUMNS} {JOINS} where offer.network_id = $1 and offer.id = $2");
    let row = tx.first(&sql, &[&network, &id])?;
    let Some(row) = row else { return Ok(None) };
    let mut offer = read(&row)?;
    offer.entry.themes = codes(tx, network, id, Beside::Themes)?;
    offer.entry.areas = codes(tx, network, id, Beside::Areas)?;
    Ok(Some(offer))
}

/// One offer, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: OfferId) -> Result<Offer, Refusal> {
    let sql = format!("select id from offer where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Open offers in the order of their ids, those after `after`: for taking all of them out a page at a time.
pub fn open_after(
    tx: &mut Tx<'_>,
    network: NetworkId,
    after: OfferId,
    limit: i64,
) -> Result<Vec<Offer>, Error> {
    let sql = format!(
        "select {COLUMNS} {JOINS} where offer.network_id = $1 and offer.state = 'open' and offer.id > $2
         order by offer.id limit $3"
    );
    let rows = tx.query(&sql, &[&network, &after, &limit])?;
    let offers = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    with_codes(tx, network, offers)
}
