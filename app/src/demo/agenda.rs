//! What the region asked of those who decide before the demo starts: one paper that a council has dealt with, so that there is
//! a lead time to see, and the stories that go with the paper that is still to be made.

use super::cast::Cast;
use crate::routes::PAPERS;
use anyhow::{Context, Result};
use insight::decide_paper::{Decision, Ruling, decide};
use insight::make_paper::{From, make};
use insight::paper_form::{ForBody, Typed};
use insight::schedule_paper::{Schedule, schedule};
use insight::story::Purpose;
use insight::tell_story::{Tell, tell};
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal};
use policy::Policy;
use std::sync::Arc;
use store::Db;

/// What stands before the keys of their forms, so that they are nobody else's.
const KEYS: u128 = 0xa6e4 << 64;
/// Made, on the agenda, and decided so many days before the demo starts.
const DAYS: [i64; 3] = [12, 6, 5];

/// What was told about cold houses: by whom it is kept, and the words.
const TOLD: [(&str, &str); 2] = [
    (
        "fatima",
        "Om acht uur liggen wij in bed, want daar is het warm. De kinderen vinden het een spelletje. Ik niet.",
    ),
    (
        "gerda",
        "Ik zet de kachel pas aan als de boodschappendienst belt. Dan denkt het meisje dat het hier altijd zo is.",
    ),
];

/// Has it asked and decided, and the stories told.
pub fn settle(db: &Db, start: Timestamp, cast: &Cast) -> Result<()> {
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    let [made, dealt_with, decided] = DAYS.map(|days| start - SignedDuration::from_hours(24 * days));
    db.write_here(|tx| {
        let actor = Actor::load(tx, cast.network, cast.person("hilde")?, &policy)?;
        let dossier = From::Dossier(cast.dossier("wachttijd-jeugd")?.0);
        let id = make(tx, &actor, made, (dossier, &PAPERS), (&asked(), Uuid::from_u128(KEYS)))?;
        let day = Schedule { day: calendar::day(dealt_with), why: String::new() };
        schedule(tx, &actor, made, (id, &PAPERS), &day)?;
        let said = Decision {
            ruling: Ruling::Decided,
            words: "Er komt geld voor een jongerenwerker die wachtende gezinnen elke week belt. Na een half jaar horen \
                    wij of het helpt."
                .to_owned(),
        };
        decide(tx, &actor, decided, (id, &PAPERS), &said)?;
        for (number, (who, words)) in TOLD.into_iter().enumerate() {
            let actor = Actor::load(tx, cast.network, cast.person(who)?, &policy)?;
            tell(tx, &actor, start, &told(start, (number, words)))?;
        }
        Ok::<_, Refusal>(())
    })
    .context("what was asked of a council")
}

fn asked() -> Typed {
    Typed {
        body: ForBody::Council("GM9901".to_owned()),
        question: "Wie belt een gezin dat maanden op hulp voor een kind wacht?".to_owned(),
        asked: "Betaal een half jaar lang één jongerenwerker voor alle gezinnen die wachten.".to_owned(),
        about: Some(("STE.wachttijd".to_owned(), "GM9901".to_owned())),
        stories: Vec::new(),
    }
}

fn told(start: Timestamp, (number, words): (usize, &str)) -> Tell {
    Tell {
        told: words.to_owned(),
        consented_on: calendar::day(start - SignedDuration::from_hours(72)),
        purposes: vec![Purpose::Agenda],
        theme: Some("GLD.energiearmoede".to_owned()),
        area: Some("WK990102".to_owned()),
        guard_reason: None,
        form_key: Uuid::from_u128(KEYS + 1 + number as u128),
    }
}
