//! What the tests of this context open and say. Everybody fictional.

use crate::deviate::Deviate;
use crate::deviation::{Decision, Weighing};
use crate::legal;
use crate::open_plan::Open;
use crate::parts::{self, Parts};
use crate::plan::{self, PlanId};
use crate::seat_professional::Seat;
use crate::share::{self, Step};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::samples::Village;
use obligations::Holder;
use store::Db;
use web::TextSource;
use worklist::Matter;

/// All texts that pages of this context say.
pub fn texts() -> Vec<TextSource> {
    [network::TEXTS, worklist::TEXTS, directory::TEXTS].into_iter().chain(crate::TEXTS).collect()
}

/// Keys that are gone with the test.
pub fn keys() -> Keys {
    Keys::passing()
}

/// Dirk de Groot, of the third scenario.
pub fn dirk() -> Open {
    Open {
        called: "Dirk de Groot".to_owned(),
        worry: "Dat ik mijn hond kwijt ben als ik op straat sta".to_owned(),
        pontoon: Pontoon::Guidance,
        form_key: Uuid::from_u128(3),
    }
}

/// The holiday of the fifth scenario, as Chantal weighs it.
pub fn holiday(number: u128) -> Deviate {
    Deviate {
        weighing: Weighing {
            rule: "Vakantie in de bijstand".to_owned(),
            situation: "Was vier weken bij een uitvaart in het buitenland en vraagt drie weken vakantie"
                .to_owned(),
            needed: "Rust na het verlies, gezin bij elkaar.".to_owned(),
            purpose: "Beschikbaar blijven voor werk en contact met de gemeente.".to_owned(),
            effects: "Geen traject in die weken; precedent alleen bij uitvaart.".to_owned(),
            legal: "Bijzondere omstandigheden, besluit gemotiveerd.".to_owned(),
            decision: Decision::Departed,
            agreed: None,
            guard_reason: None,
        },
        like: None,
        form_key: Uuid::from_u128(5_000 + number),
    }
}

/// Somebody to ask to the table, who may read who it is and the plan.
pub fn seat(person: PersonId) -> Seat {
    Seat {
        person,
        reason: String::new(),
        speaks: None,
        parts: vec![Part::Identity, Part::Plan],
        theme: None,
        step: Step::AtTable,
        legal_basis: legal::PUBLIC_TASK,
        secrecy: legal::AGREED,
        until: None,
        form_key: Uuid::from_u128(Uuid::from(person).as_u128() + 1),
    }
}

/// What somebody reads on the page of a plan.
pub fn parts(
    db: &Db,
    village: &Village,
    keys: &Keys,
    (who, id, now): (PersonId, PlanId, Timestamp),
) -> Parts {
    let read = village.acts(db, who, |tx, actor| {
        let plan = plan::load(tx, actor.network, id)?;
        let reads = share::reads(tx, actor, now, &plan)?;
        let look = Look {
            reader: Reader::worker(actor),
            subject: plan::subject(id),
            part: Part::Plan,
            purpose: Purpose::Help,
            behalf: None,
            request: Uuid::from_u128(1),
        };
        match Reading::of(tx, now, keys, &look, Ok(()))? {
            Looked::Granted(reading) => parts::read(tx, actor, now, (&plan, &reads), &reading),
            Looked::Refused(refusal) => Err(refusal),
        }
    });
    read.unwrap()
}

/// The holder and moment of the open obligation of a matter.
pub fn held(db: &Db, village: &Village, matter: Matter) -> Option<(Holder, String)> {
    let kept = db
        .read_here(|tx| worklist::obligation::of_matter(tx, village.network, matter))
        .unwrap()
        .filter(|kept| kept.state.hold().is_some())?;
    let hold = kept.state.hold()?;
    Some((hold.holder, hold.moment.at.to_string()))
}
