//! Obligations for the generator: open ones held in somebody's own right, climbed or offered, and settled ones, each
//! as the engine flattens it and with the events that led there, so that they are valid rows. Their moments lie ahead
//! of now: a clock that had thousands of steps to make would be measured instead of the page.

use super::dice::Dice;
use super::region::{Person, Region};
use super::sheet::{self, Sheet, row};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use obligations::{
    Climbed, Deed, Event, Flat, Footing, Hold, Holder, Moment, Offer, Outcome, Reminded, Rung, Settlement,
    State,
};

const DAY: i64 = 86_400_000;

/// An obligation to write.
#[derive(Clone, Debug)]
pub struct Obligation<'a> {
    /// Kind and id of its matter.
    pub matter: (&'static str, Uuid),
    /// Its title; empty for what tells nothing of anybody, which is shielded.
    pub title: &'a str,
    /// The matter's page.
    pub href: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// By whom.
    pub opened_by: PersonId,
    /// With whom.
    pub holder: Holder,
    /// The text key of the rule that set its moment.
    pub why: &'static str,
    /// What became of it.
    pub became: Became<'a>,
}

/// What became of an obligation.
#[derive(Clone, Copy, Debug)]
pub enum Became<'a> {
    /// Still held in the holder's own right.
    Held,
    /// Left unanswered by this person, and climbed.
    Climbed(&'a Person),
    /// Held, while somebody else is asked.
    Offered(PersonId),
    /// Settled then, with this outcome.
    Settled(Timestamp, &'static str),
}

impl Obligation<'_> {
    /// Puts the obligation and its events on `sheet`.
    pub fn put(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let id = dice.id(self.opened_at);
        let first = Moment { at: plus(self.opened_at, 2 * DAY), why: self.why() };
        let opened = Footing { holder: self.holder, moment: first.at, rung: Rung::Holder };
        let opening = Event {
            at: self.opened_at,
            actor: Some(self.opened_by),
            deed: Deed::Opened { moment: first },
            before: None,
            after: Some(opened),
        };
        put_event(sheet, region, dice, id, &opening);
        let state = self.state(region, dice);
        if let Some(next) = self.led_to(&state, opened) {
            put_event(sheet, region, dice, id, &next);
        }
        self.put_row(sheet, region, id, &state);
    }

    fn why(&self) -> obligations::Why {
        format!("@{}", self.why).parse().expect("a text key")
    }

    fn state(&self, region: &Region, dice: &mut Dice) -> State {
        if let Became::Settled(at, outcome) = self.became {
            return State::Settled(Settlement { by: None, at, outcome: outcome.parse().expect("a word") });
        }
        let ahead = 2 * DAY + DAY * days(dice, 28);
        let since = plus(region.now, -DAY * days(dice, 40)).max(self.opened_at);
        let moment = Moment { at: plus(region.now, ahead), why: self.why() };
        let mut hold = Hold::own(self.holder, moment, since);
        if let Became::Climbed(person) = self.became {
            let (rung, holder) = climbed_to(region, dice, person);
            hold.holder = holder;
            hold.climbed = Climbed::to(rung, self.holder, self.holder);
        }
        // Half an hour's slack, so that the clock finds nothing to do while it is measured.
        if hold.halfway() <= plus(region.now, DAY / 12) {
            hold.reminded = Reminded::Halfway;
        }
        match self.became {
            Became::Offered(to) => {
                let answer_by = plus(region.now, 2 * DAY);
                let why = "Wil jij dit overnemen?".parse().expect("a few words");
                State::Offered { hold, offer: Offer { to: Holder::Person(to), answer_by, why } }
            }
            Became::Held | Became::Climbed(_) | Became::Settled(..) => State::Held(hold),
        }
    }

    /// The event between opening and the present state, if anything happened.
    fn led_to(&self, state: &State, before: Footing) -> Option<Event> {
        let after = Footing::of(state);
        let since = state.hold().map_or(self.opened_at, |hold| hold.since);
        let (at, deed) = match (self.became, state) {
            (Became::Climbed(_), _) => (since, Deed::Climbed),
            (Became::Offered(to), State::Offered { offer, .. }) => {
                let (answer_by, why) = (offer.answer_by, offer.why.clone());
                (since, Deed::Offered { to: Holder::Person(to), answer_by, why })
            }
            (Became::Held, _) | (Became::Offered(_), State::Held(_) | State::Settled(_)) => return None,
            (Became::Settled(at, outcome), _) => {
                let outcome: Outcome = outcome.parse().expect("a word");
                (at, Deed::Settled { outcome })
            }
        };
        Some(Event { at, actor: None, deed, before: Some(before), after })
    }

    fn put_row(&self, sheet: &mut Sheet, region: &Region, id: Uuid, state: &State) {
        let flat = Flat::from(state);
        let (kind, matter) = self.matter;
        sheet.put(
            &sheet::OBLIGATION,
            row![
                region.network,
                id,
                kind,
                matter,
                self.title,
                self.href,
                self.title.is_empty(),
                self.opened_at,
                flat.state,
                flat.holder_person,
                flat.holder_desk,
                flat.moment_at,
                flat.moment_why,
                flat.since,
                flat.reminded,
                flat.rung,
                flat.original_person,
                flat.original_desk,
                flat.previous_person,
                flat.previous_desk,
                flat.asked_person,
                flat.asked_desk,
                flat.answer_by,
                flat.asked_why,
                flat.settled_by,
                flat.settled_at,
                flat.outcome,
                flat.look_at,
                1_i64,
            ],
        );
    }
}

fn put_event(sheet: &mut Sheet, region: &Region, dice: &mut Dice, id: Uuid, event: &Event) {
    let facts = serde_json::to_value(event).expect("an event is JSON");
    let event_id = dice.id(event.at);
    sheet.put(
        &sheet::EVENT,
        row![region.network, event_id, event.at, event.actor, event.deed.name(), "obligation", id, facts],
    );
}

/// Half of what is left unanswered is with the team lead, the rest higher up.
fn climbed_to(region: &Region, dice: &mut Dice, person: &Person) -> (Rung, Holder) {
    let lead = region.lead_of(person).id;
    match dice.below(4) {
        0 | 1 if lead != person.id => (Rung::TeamLead, Holder::Person(lead)),
        0..=2 => (Rung::OrganisationDesk, Holder::Desk(region.organisation_of(person).desk)),
        _ => (Rung::NetworkDesk, Holder::Desk(region.desk)),
    }
}

fn days(dice: &mut Dice, most: usize) -> i64 {
    i64::try_from(dice.below(most * 24)).expect("a few weeks") / 24
}

fn plus(at: Timestamp, milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond() + milliseconds).expect("within the calendar")
}
