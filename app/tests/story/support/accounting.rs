//! What a furnished world gives account of: a story with a yes, De Steiger's draft of last quarter, the network's account that is
//! final, and what was agreed.

use super::world::World;
use app::routes::WORKED;
use insight::agree_result::{Agree, agree};
use insight::draft_account::{Wanted, last_quarter, pass};
use insight::list_accounts::begin;
use insight::story::Purpose;
use insight::tell_story::{Tell, tell};
use insight::word_account::{Then, Words, word};
use kernel::calendar;
use network::worked::Line;

/// Furnishes `world`; the ids, with the word before each in a path.
pub fn furnish(world: &World) -> [(&'static str, String); 4] {
    let village = &world.village;
    let key = || kernel::ids::uuid_at(world.now());
    let told = Tell {
        told: "Sinds de leeskring durf ik zelf de brief van school te lezen.".to_owned(),
        consented_on: calendar::day(world.now()),
        purposes: Purpose::ALL.to_vec(),
        theme: None,
        area: None,
        guard_reason: None,
        form_key: key(),
    };
    let story = world.acts(village.fatima, |tx, actor, now| tell(tx, actor, now, &told));
    let wanted = |organisation| Wanted {
        organisation,
        municipality: "GM9901".to_owned(),
        quarter: last_quarter(calendar::day(world.now())),
    };
    pass(&world.place.db, &world.place.keys, world.now(), WORKED).expect("the quarter can be released");
    let mine = wanted(Some(village.steiger));
    let draft = world.acts(village.ruud, |tx, actor, now| begin(tx, actor, now, (&mine, WORKED)));
    let words = Words {
        not_worked: Some("De avond trok weinig mensen.".to_owned()),
        story: Some(story),
        chosen_why: Some("Het is klein en het blijft.".to_owned()),
        guard_reason: None,
        then: Then::Finish,
    };
    world.acts(village.elly, |tx, actor, now| {
        let id = begin(tx, actor, now, (&wanted(None), WORKED))?;
        word(tx, actor, now, id, &words)
    });
    let agreed = Agree {
        words: "In elke wijk een leeskring".to_owned(),
        line: Line::SelfReliance,
        answerable: village.steiger,
        contributors: vec![village.loohoek],
        municipality: "GM9901".to_owned(),
        due_on: calendar::day(calendar::in_days(world.now(), 30)),
        form_key: key(),
    };
    let result = world.acts(village.ruud, |tx, actor, now| agree(tx, actor, now, &agreed));
    [
        ("verhalen", story.to_string()),
        ("verantwoording", draft.to_string()),
        ("cijfers", "signalen-gemeld".to_owned()),
        ("resultaten", result.to_string()),
    ]
}
