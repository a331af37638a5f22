//! Who drives a dossier: whoever gathers it, until somebody else who was asked says yes.

use crate::scene::{Scene, two_signals};
use kernel::ids::Uuid;
use kernel::{PersonId, calendar};
use network::Refusal;
use network::samples::monday;
use obligations::Holder;
use signals::bring_to_table::Bring;
use signals::dossier::{self, Dossier, DossierId};
use signals::gather::{Gather, gather};
use signals::hand_over_driver::{self, Answer};
use signals::signal;
use testkit::on_both;

impl Scene<'_> {
    /// Priya bundles signals, and chooses somebody to drive them.
    fn gathers_for(&self, driver: PersonId) -> Result<DossierId, Refusal> {
        let new = Gather {
            title: "Inloop".to_owned(),
            signals: two_signals(self).to_vec(),
            driver: Some(driver),
            bring: Some(Bring { meeting: self.village.thursday, question: None }),
            form_key: Uuid::from_u128(4),
        };
        self.act(self.village.priya, |tx, actor| gather(tx, actor, monday(), &new))
    }

    fn reads(&self, id: DossierId) -> Dossier {
        self.db.read_here(|tx| dossier::load(tx, self.village.network, id)).unwrap()
    }
}

#[test]
fn who_is_chosen_when_gathering_drives_only_after_a_yes() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (priya, bart) = (scene.village.priya, scene.village.bart);
        let id = scene.gathers_for(bart).unwrap();
        let asked = scene.reads(id);
        assert_eq!(asked.driver, priya);
        assert_eq!(
            asked.holding.as_ref().map(|it| (it.holder, it.asked)),
            Some((Holder::Person(priya), Some(bart)))
        );
        assert!(scene.read_by(scene.village.ruud)[0].contains("Trekker: Priya Ramdin"));
        assert!(
            scene.read_by(bart).iter().any(|text| text.contains("gekozen als trekker")),
            "{:?}",
            scene.read_by(bart)
        );
        scene.act(bart, |tx, actor| hand_over_driver::reply(tx, actor, monday(), id, &Answer::Yes)).unwrap();
        assert_eq!(scene.reads(id).driver, bart);
    });
}

#[test]
fn without_an_answer_whoever_gathered_drives_on() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.gathers_for(scene.village.bart).unwrap();
        worklist::clock::pass(db, calendar::in_working_days(monday(), 4)).unwrap();
        let after = scene.reads(id);
        assert_eq!((after.driver, after.holding.unwrap().asked), (scene.village.priya, None));
    });
}

#[test]
fn who_is_not_there_can_t_be_chosen_and_nothing_is_gathered() {
    on_both(|db| {
        let scene = Scene::new(db);
        let bart = scene.village.bart;
        db.write_here(|tx| {
            let known = network::person::load(tx, scene.village.network, bart)?.unwrap();
            let absent = network::person::Presence::Absent;
            network::person::set_presence(tx, monday(), scene.village.network, &known, absent)
        })
        .unwrap();
        let refused = scene.gathers_for(bart);
        assert!(matches!(refused, Err(Refusal::NotNow("dossier-refused-driver-not-there"))), "{refused:?}");
        for id in two_signals(&scene) {
            assert!(matches!(scene.signal(id).state, signal::State::Raised(_)));
        }
    });
}
