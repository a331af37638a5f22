//! What is promised for a day, or waits for a meeting, that lies further ahead than a moment may: whoever holds it sees it
//! again every so often, and it climbs only when that day itself is let pass.

use crate::scene::{Scene, two_signals};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use network::Refusal;
use network::round_table::{self, Sitting};
use network::samples::monday;
use obligations::{Hold, Rung};
use signals::bring_to_table::{Bring, bring_to_table};
use signals::dossier::DossierId;
use signals::make_commitment::{self, Commit, make_commitment};
use testkit::on_both;
use worklist::Matter;

fn in_days(days: i32) -> Timestamp {
    calendar::in_days(monday(), days)
}

impl Scene<'_> {
    fn promises_for(&self, id: DossierId, who: PersonId, due_at: Timestamp) -> Matter {
        let words = "Een regeling voor alle leden.".to_owned();
        let new = Commit { person: who, words, due_at, form_key: Uuid::from_u128(9) };
        let made = self.act(self.village.priya, |tx, actor| {
            make_commitment(tx, actor, monday(), id, &new)?;
            Ok(make_commitment::of_dossier(tx, actor.network, id)?.remove(0).id)
        });
        Matter::new("commitment", made.unwrap())
    }

    /// The clock passes that many days after Monday; then how the matter is held.
    fn stands(&self, matter: Matter, days: i32) -> Hold {
        worklist::clock::pass(self.db, in_days(days)).unwrap();
        let of_matter =
            |tx: &mut store::Tx<'_>| worklist::obligation::of_matter(tx, self.village.network, matter);
        self.db.read_here(of_matter).unwrap().expect("it is open").state.hold().unwrap().clone()
    }
}

#[test]
fn what_is_promised_for_next_summer_comes_up_again_and_stays_with_who_promised() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (fatima, marleen) = (scene.village.fatima, scene.village.marleen);
        let dossier = scene.gathers(&two_signals(&scene));
        let due = in_days(200);
        let promise = scene.promises_for(dossier, fatima, due);
        for (days, next) in [(0, 90), (90, 180), (180, 200)] {
            let hold = scene.stands(promise, days);
            assert_eq!((hold.holder, hold.rung()), (fatima.into(), Rung::Holder), "day {days}");
            assert_eq!(hold.moment.at, in_days(next));
            assert_eq!(hold.due, Some(due).filter(|_| next < 200));
        }
        let heard = scene.words_to(fatima).iter().filter(|word| *word == "notice-renewed").count();
        assert_eq!(heard, 2);
        assert_eq!(scene.words_to(marleen).iter().filter(|word| word.contains("climbed")).count(), 0);
        assert_eq!(scene.stands(promise, 200).holder, marleen.into(), "the day itself was let pass");
    });
}

#[test]
fn a_promise_is_for_a_day_to_come_and_a_slip_of_the_year_is_said() {
    on_both(|db| {
        let scene = Scene::new(db);
        let dossier = scene.gathers(&two_signals(&scene));
        let promised = |days: i32| {
            let words = "Een regeling voor alle leden.".to_owned();
            let form_key = Uuid::from_u128(u128::from(days.unsigned_abs()));
            let new = Commit { person: scene.village.fatima, words, due_at: in_days(days), form_key };
            scene.act(scene.village.priya, |tx, actor| make_commitment(tx, actor, monday(), dossier, &new))
        };
        let refused = [(-1, "commitment-refused-due-past"), (731, "commitment-refused-due-far")];
        for (days, why) in refused {
            let said = promised(days);
            assert!(matches!(said, Err(Refusal::NotNow(key)) if key == why), "{days}: {said:?}");
        }
        promised(730).unwrap();
    });
}

#[test]
fn a_meeting_in_seven_months_leaves_the_dossier_with_its_driver_and_the_outcome_with_its_convener() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let dossier = scene.gathers_for_later(&two_signals(&scene));
        let sitting = Sitting::of_an_hour(in_days(210), "online");
        let planned = |tx: &mut store::Tx<'_>| {
            round_table::plan_meeting(tx, monday(), village.network, village.table, &sitting)
        };
        let meeting = db.write_here(planned).unwrap();
        let bring = Bring { meeting, question: None };
        let brought =
            scene.act(village.priya, |tx, actor| bring_to_table(tx, actor, monday(), dossier, &bring));
        brought.unwrap();
        let matter = Matter::new("dossier", dossier);
        for days in [0, 90, 180] {
            let hold = scene.stands(matter, days);
            assert_eq!((hold.holder, hold.rung()), (village.priya.into(), Rung::Holder), "day {days}");
        }
        let after = calendar::in_working_days(in_days(210), 1);
        assert_eq!(scene.stands(matter, 181).moment.at, after);
        assert_eq!(scene.dossier(dossier).holding.unwrap().due, None, "it is in sight now");
    });
}
