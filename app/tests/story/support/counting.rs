//! What a furnished world counted: a year and a half of cases in one wijk, with a rise in the last week that nobody answered,
//! and figures that everybody may see.

use super::world::World;
use insight::alarm::{self, AlarmId};
use insight::earlier::{self, Earlier};
use insight::make_paper::{From, make};
use insight::paper::PaperId;
use insight::paper_form::{ForBody, Typed};
use insight::publish_figures::{Reach, publish};
use insight::series::{last_week, weeks_after};
use insight::story::{Purpose, StoryId};
use insight::tell_story::{Tell, tell};
use insight::{detect, release};
use signals::dossier::DossierId;

/// Weeks of history: a little more than it takes.
const WEEKS: i64 = 84;

/// Furnishes `world`; gives the alarm.
pub fn furnish(world: &World) -> AlarmId {
    let (village, db, now) = (&world.village, &world.place.db, world.now());
    let week = |ago: i64| Earlier {
        theme: "REL".to_owned(),
        area: "WK990101".to_owned(),
        week: weeks_after(last_week(now), -ago),
        number: if ago == 0 { 14 } else { 2 + u32::try_from(ago % 2).unwrap_or(0) },
    };
    let weeks: Vec<Earlier> = (0..WEEKS).map(week).collect();
    db.write_here(|tx| earlier::bring_in(tx, village.network, &weeks)).expect("counts can be brought in");
    detect::pass(db, now).expect("the clock can look");
    release::pass(db, &world.place.keys, now).expect("figures can be released");
    world.acts(village.elly, |tx, actor, now| publish(tx, actor, now, Reach::Everybody));
    let open = db.read_here(|tx| alarm::open(tx, village.network)).expect("alarms can be read");
    open.first().expect("an alarm").id
}

/// A paper of a dossier, a draft of Ruud's for the council.
pub fn paper(world: &World, dossier: DossierId) -> PaperId {
    let typed = Typed {
        body: ForBody::Council("GM9901".to_owned()),
        question: "Blijft de inloop open?".to_owned(),
        asked: "Betaal door tot de zomer.".to_owned(),
        about: Some(("STE.financiering".to_owned(), "WK990101".to_owned())),
        stories: Vec::new(),
    };
    let (from, key) = (From::Dossier(dossier.0), kernel::ids::uuid_at(world.now()));
    world.acts(world.village.ruud, |tx, actor, now| {
        make(tx, actor, now, (from, &app::routes::PAPERS), (&typed, key))
    })
}

/// A story that Fatima keeps, with a yes for everything.
pub fn story(world: &World) -> StoryId {
    let new = Tell {
        told: "Sinds de koffie weer elke dag kan, kom ik mijn bed uit.".to_owned(),
        consented_on: kernel::calendar::day(world.now()),
        purposes: vec![Purpose::Account, Purpose::Agenda],
        theme: None,
        area: None,
        guard_reason: None,
        form_key: kernel::ids::uuid_at(world.now()),
    };
    world.acts(world.village.fatima, |tx, actor, now| tell(tx, actor, now, &new))
}
