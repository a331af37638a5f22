//! What a furnished world counted: a year and a half of cases in one wijk, with a rise in the last week that nobody answered,
//! and figures that everybody may see.

use super::world::World;
use insight::alarm::{self, AlarmId};
use insight::earlier::{self, Earlier};
use insight::publish_figures::{Reach, publish};
use insight::series::{last_week, weeks_after};
use insight::{detect, release};

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
