//! What residents ask about what is kept of them: to see it, which was answered, a correction that waits for an answer, an
//! erasure that waits for a second yes, and a plan whose time to be kept is over.

use super::world::World;
use casework::answer_right::{Answer, Decision, answer_right};
use casework::ask_right::{Ask, ask_right};
use casework::close_help_request::{Close, close};
use casework::help_request::Outcome;
use casework::open_plan::{Open, open_plan};
use casework::plan::{self, PlanId};
use casework::retention;
use casework::right_request::{Asker, Right};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;

/// Furnishes all of it; gives the correction on `plan`.
pub fn furnish(world: &World, plan: PlanId) -> String {
    let keys = world.place.keys.clone();
    let ask = |right, number| Ask {
        right,
        asker: Asker::Resident,
        about: None,
        words: Some("Het was in mei".to_owned()),
        form_key: Uuid::from_u128(number),
    };
    let open = |called: &str, number| Open {
        called: called.to_owned(),
        worry: "Dat het opnieuw begint".to_owned(),
        pontoon: Pontoon::Guidance,
        form_key: Uuid::from_u128(number),
    };
    let correction = world.acts(world.village.fatima, |tx, actor, now| {
        let leaves = open_plan(tx, actor, now, &keys, &open("Mila", 931))?;
        let erasure = ask_right(tx, actor, now, &keys, (leaves, &ask(Right::Erasure, 932)))?;
        let yes = Answer {
            decision: Decision::Yes,
            reason: "Zij wil het zo".to_owned(),
            ending: Some("Zij stopt".to_owned()),
            form_key: None,
        };
        answer_right(tx, actor, now, &keys, ((leaves, erasure), &yes))?;
        let over = open_plan(tx, actor, now, &keys, &open("Sam", 933))?;
        let leading = plan::load(tx, actor.network, over)?.leading;
        let closed = Close { outcome: Outcome::Helped, words: "Fijn".to_owned(), form_key: None };
        close(tx, actor, now, &keys, ((over, leading), &closed))?;
        tx.execute("update plan set kept_until = $2 where id = $1", &[&over, &now])?;
        // Whose plan it is reads everything on their own page since.
        let access = ask_right(tx, actor, now, &keys, (plan, &ask(Right::Access, 935)))?;
        let yes = Answer { ending: None, ..yes };
        answer_right(tx, actor, now, &keys, ((plan, access), &yes))?;
        ask_right(tx, actor, now, &keys, (plan, &ask(Right::Correction, 934)))
    });
    retention::pass(&world.place.db, world.now()).expect("the clock passes");
    correction.to_string()
}
