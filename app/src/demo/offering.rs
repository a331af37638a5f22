//! The steps of a story that are about the directory: what an organisation offers, how much room there is, that it is still
//! so, and after how long that is asked again. Each calls the one action that a person's form calls.

use super::act::Scene;
use super::cast::Made;
use super::moment::Moment;
use super::named::Named;
use directory::add_offer::{self, New};
use directory::offer::{Entry, OfferId};
use directory::pontoon::Pontoon;
use directory::typed_offer::TypedRoom;
use directory::{confirm_offer, say_room, set_offer_term};
use kernel::calendar;
use kernel::ids::uuid_at;
use network::Refusal;
use serde::Deserialize;
use store::Tx;

/// What such a step does; one variant per action, and its keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the variants and their keys are explained in data/README.md, for who writes stories"
)]
pub enum Offering {
    SetOfferTerm { term: i64 },
    AddOffer(Box<Offered>),
    SayRoom { offer: String, waiting: Option<i64>, places: Option<i64> },
    ConfirmOffer { offer: String },
}

/// An offer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offered {
    /// Names it in later steps.
    pub offer: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub pontoon: Named<Pontoon>,
    /// What they do.
    pub words: String,
    /// What they don't.
    pub does_not: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// How to reach them.
    pub reach: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub hours: Option<String>,
    /// Whom to ask for; nobody means the desk.
    pub contact: Option<String>,
    /// Codes of themes.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Codes of areas.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Weeks of waiting.
    pub waiting: Option<i64>,
    /// Free places.
    pub places: Option<i64>,
    /// Its last day.
    pub valid_until: Option<Moment>,
}

/// The names of all these actions, as a step writes them.
const NAMES: [&str; 4] = ["set_offer_term", "add_offer", "say_room", "confirm_offer"];

impl Offering {
    /// Whether the action of that name is one of these.
    pub fn knows(name: &str) -> bool {
        NAMES.contains(&name)
    }
}

impl Scene<'_> {
    /// Takes a step that is about the directory.
    pub fn offer(&self, tx: &mut Tx<'_>, told: &Offering) -> Result<Made, Refusal> {
        let (actor, now) = (self.actor, self.now);
        match told {
            Offering::SetOfferTerm { term } => set_offer_term::set(tx, actor, now, *term)?,
            Offering::AddOffer(told) => {
                let new = self.offered(told)?;
                let id = add_offer::add(tx, actor, now, &new)?;
                return Ok(Made::Known("offer", told.offer.clone(), id.into()));
            }
            Offering::SayRoom { offer, waiting, places } => {
                let room = TypedRoom { places: *places, weeks: *waiting };
                say_room::say(tx, actor, now, self.known_offer(offer)?, room)?;
            }
            Offering::ConfirmOffer { offer } => {
                confirm_offer::confirm(tx, actor, now, self.known_offer(offer)?)?;
            }
        }
        Ok(Made::Nothing)
    }

    fn known_offer(&self, key: &str) -> Result<OfferId, Refusal> {
        self.cast.known("offer", key).map(OfferId)
    }

    fn offered(&self, told: &Offered) -> Result<New, Refusal> {
        let sorted = |codes: &[String]| {
            let mut codes = codes.to_vec();
            codes.sort();
            codes
        };
        let contact = told.contact.as_deref().map(|key| self.cast.person(key)).transpose()?;
        let until = told.valid_until.as_ref().map(|until| calendar::day(until.from(self.start)));
        Ok(New {
            entry: Entry {
                name: told.title.clone(),
                pontoon: told.pontoon.0,
                does: told.words.clone(),
                does_not: told.does_not.clone(),
                audience: told.audience.clone(),
                reach: told.reach.clone(),
                place: told.place.clone(),
                hours: told.hours.clone(),
                contact,
                valid_from: None,
                valid_until: until,
                themes: sorted(&told.themes),
                areas: sorted(&told.areas),
            },
            room: TypedRoom { places: told.places, weeks: told.waiting },
            form_key: uuid_at(self.now),
        })
    }
}
