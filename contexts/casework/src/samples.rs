//! What the tests of this context open and say. Everybody fictional.

use crate::deviate::Deviate;
use crate::deviation::{Decision, Weighing};
use crate::give_resident_access::{Give, give};
use crate::legal;
use crate::open_plan::Open;
use crate::parts::{self, Parts};
use crate::plan::{self, PlanId};
use crate::resident_access::{self, Factor, Means};
use crate::seat_professional::Seat;
use crate::share::{self, Step};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::Resident;
use network::actor::Asked;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::samples::{Village, monday};
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

/// An access on paper with a year of birth, for whom the plan is called after.
pub fn paper(number: u128) -> Give {
    Give {
        means: Means::Paper,
        address: None,
        name: None,
        factor: Factor::BirthYear,
        secret: "1961".to_owned(),
        form_key: Uuid::from_u128(number),
    }
}

/// Lets somebody of a household in and gives them as they act then.
pub fn let_in(db: &Db, village: &Village, keys: &Keys, (plan, name): (PlanId, Option<&str>)) -> Resident {
    let number = 7_000 + name.map_or(0, str::len) as u128;
    let new = Give { name: name.map(str::to_owned), ..paper(number) };
    let id = village
        .acts(db, village.fatima, |tx, actor| {
            let given = give(tx, actor, monday(), keys, (plan, &new))?;
            Ok(resident_access::load_to_change(tx, actor.network, given.id)?.resident)
        })
        .unwrap();
    let (network, plan, policy) = (village.network, plan.into(), village.policy());
    Resident { network, plan, id, policy, asked: Asked::default() }
}
