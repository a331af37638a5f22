//! A dossier: signals that are alike, with one driver (trekker), from gathering to an end or an open remainder. Each
//! step moves its row and the one obligation that its driver holds in each state.

mod ending;
mod rows;
mod state;

pub use ending::Ending;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::{Actor, Refusal, area::Level, desk, person};
use obligations::{Holder, Moment};
use policy::Matter as PolicyMatter;
pub use rows::{Filter, filtered, hold, list, load, of_signal};
pub use state::{NotNow, State, Step};
use store::Tx;
use store::event::Subject;
use worklist::{Matter, Opening, why};

define_id!(
    /// One dossier.
    DossierId
);
store::id_value!(DossierId);

/// A dossier.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its id.
    pub id: DossierId,
    /// Its network.
    pub network: NetworkId,
    /// Its title.
    pub title: String,
    /// The statement of the problem.
    pub problem: Option<String>,
    /// How far it reaches.
    pub level: Level,
    /// Its main theme.
    pub theme: Option<String>,
    /// Who drives it: whoever holds its obligation in their own right, or did so last.
    pub driver: PersonId,
    /// Their name.
    pub driver_name: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the first of its signals was raised: lead time runs from here.
    pub first_raised_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// Its open obligation; none when it is closed.
    pub holding: Option<Holding>,
    /// For compare-and-swap.
    pub version: i64,
}

/// Who holds a dossier now, until when, and why then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holding {
    /// The driver, or whoever it climbed to or was given to.
    pub holder: Holder,
    /// Their name, or the desk's.
    pub name: String,
    /// The next moment.
    pub moment: Timestamp,
    /// The day that the moment stands in for, when that is later.
    pub due: Option<Timestamp>,
    /// Why then: somebody's words, or a rule's text key (`worklist::why`).
    pub why: String,
    /// It climbed away from the driver, who left it unanswered.
    pub climbed: bool,
    /// Who has been asked to take it over.
    pub asked: Option<PersonId>,
}

impl Dossier {
    /// As the policy sees it. The titles of dossiers name no reporter, so a dossier is not shielded itself; the wrongs
    /// in it are.
    pub fn matter(&self) -> PolicyMatter {
        PolicyMatter { leads: vec![self.driver], ..PolicyMatter::network(self.network) }
    }

    /// As the policy sees it when `actor` asks: whoever holds it now, in person or at a desk, leads it too, so that
    /// somebody can go on when the driver can't.
    pub fn matter_for(&self, actor: &Actor) -> PolicyMatter {
        let mut matter = self.matter();
        if self.holding.as_ref().is_some_and(|holding| stands_with(actor, holding.holder)) {
            matter.leads.push(actor.person);
        }
        matter
    }

    /// As events know it.
    pub fn subject(&self) -> Subject {
        subject(self.id)
    }

    /// As the worklist knows it.
    pub fn work(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/dossiers/{}", self.id)
    }

    /// Refuses to write over what somebody else wrote since the version that was `seen`.
    pub fn must_be_as_seen(&self, seen: Option<i64>) -> Result<(), Refusal> {
        match seen {
            Some(seen) if seen != self.version => Err(store::Error::Conflict.into()),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses what can't be done with a closed dossier.
    pub fn must_be_open(&self) -> Result<(), Refusal> {
        if self.state.ending().is_some() { Err(NotNow::Closed.into()) } else { Ok(()) }
    }
}

/// The kind of matter that a dossier is.
pub const MATTER: &str = "dossier";

/// Whether `actor` is that holder, or staffs that desk.
pub fn stands_with(actor: &Actor, holder: Holder) -> bool {
    match holder {
        Holder::Person(person) => person == actor.person,
        Holder::Desk(desk) => actor.desks.contains(&desk),
    }
}

/// A dossier as events know it.
pub fn subject(id: DossierId) -> Subject {
    Subject { kind: "dossier", id: id.into() }
}

/// One dossier, after asking the policy whether the actor may do `action` with it.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: DossierId,
    action: &'static str,
) -> Result<Dossier, Refusal> {
    let dossier = load(tx, actor.network, id)?;
    actor.may(action, &dossier.matter_for(actor))?;
    Ok(dossier)
}

/// Moves a dossier one step and its driver's obligation with it: the next moment of the new state, or the end.
/// `next` overrides the moment that the state sets by itself. A step that leaves it where it is changes no moment.
pub fn step(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    step: Step,
    next: Option<Timestamp>,
) -> Result<State, Refusal> {
    let state = dossier.state.after(step, crate::signal::Stamp { at: now, by: actor.person })?;
    let (stamp, (kept, ending)) = (state.stamp(), state.kept());
    tx.change_one(
        "update dossier set state = $4, ending = $5, state_since = $6, state_by = $7, state_why = $8, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &dossier.network,
            &dossier.id,
            &dossier.version,
            &kept,
            &ending,
            &stamp.at,
            &stamp.by,
            &state.why(),
        ],
    )?;
    if state == dossier.state {
        return Ok(state);
    }
    match moment(&state, now)? {
        // Nothing is held any more; a yes that comes after the end changes only how it ended.
        None if dossier.holding.is_none() => {}
        None => worklist::settle(tx, now, dossier.network, dossier.work(), state.name())?,
        Some(moment) => {
            let moment = Moment { at: next.map_or(moment.at, |at| never_behind(at, now)), why: moment.why };
            ask_of_driver(tx, actor, now, dossier, moment)?;
        }
    }
    Ok(state)
}

/// Sets the next moment of a dossier: with its driver when they are there, with whoever holds it now when not.
pub fn ask_of_driver(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    moment: Moment,
) -> Result<(), Refusal> {
    let held_now = dossier.holding.as_ref().map(|holding| holding.holder);
    let otherwise = match held_now {
        Some(held_now) => held_now,
        None => Holder::Desk(desk::of_network(tx, dossier.network)?.id),
    };
    let holder = present_or(tx, dossier.network, dossier.driver, otherwise)?;
    worklist::advance(tx, now, actor.person, Opening { holder, ..opening(dossier, moment) })
}

/// `person` when they are at work, else `otherwise`: nothing is opened with somebody who isn't there.
pub fn present_or(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    otherwise: Holder,
) -> Result<Holder, Refusal> {
    let there = person::load(tx, network, person)?.is_some_and(|it| it.presence == person::Presence::Active);
    Ok(if there { Holder::Person(person) } else { otherwise })
}

/// The driver's obligation for a dossier.
pub fn opening(dossier: &Dossier, moment: Moment) -> Opening {
    Opening {
        network: dossier.network,
        matter: dossier.work(),
        title: dossier.title.clone(),
        href: dossier.href(),
        shielded: false,
        holder: Holder::Person(dossier.driver),
        moment,
    }
}

/// The next moment that a state asks of the driver, with its reason; none when it is closed.
pub fn moment(state: &State, now: Timestamp) -> Result<Option<Moment>, Refusal> {
    let (days, key) = match state {
        State::Gathering(_) => (5, "why-state-the-problem"),
        State::Prepared(_) => (5, "why-bring-to-table"),
        State::AtTable(_) => (10, "why-hear-outcome"),
        State::InHand(_) => (10, "why-record-solution"),
        State::Solved(_) | State::NotSolved(..) => (1, "why-bring-back"),
        State::BroughtBack(_) => (15, "why-hear-whether-it-works"),
        State::Remainder(..) => (10, "why-remainder"),
        State::Closed(..) => return Ok(None),
    };
    Ok(Some(Moment { at: calendar::in_working_days(now, days), why: why::rule(key)? }))
}

/// By the next working day at the earliest: what is due today or was due before is looked at then.
pub fn never_behind(at: Timestamp, now: Timestamp) -> Timestamp {
    at.max(calendar::in_working_days(now, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_holds_a_dossier_is_followed() {
        assert!(worklist::matter::FOLLOWED.contains(&MATTER));
    }

    use crate::signal::Stamp;

    fn stamp() -> Stamp {
        let at = "2026-11-23T08:10:00Z".parse().unwrap();
        Stamp { at, by: PersonId::new(at) }
    }

    #[test]
    fn every_open_state_asks_something_of_the_driver_ahead_of_now() {
        let now = stamp().at;
        for state in [State::Gathering(stamp()), State::AtTable(stamp()), State::Solved(stamp())] {
            assert!(moment(&state, now).unwrap().unwrap().at > now);
        }
        assert_eq!(moment(&State::Closed(stamp(), Ending::Works), now).unwrap(), None);
    }

    #[test]
    fn what_is_due_already_is_looked_at_by_the_next_working_day() {
        let now = stamp().at;
        assert!(never_behind(calendar::in_days(now, -3), now) > now);
        assert_eq!(never_behind(calendar::in_days(now, 200), now), calendar::in_days(now, 200));
    }
}
