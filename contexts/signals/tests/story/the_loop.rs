//! The loop as acts: raised, gathered, at the table, solved, brought back, asked, and open on its remainder (scenario 1).

use crate::scene::{Scene, two_signals};
use kernel::calendar;
use kernel::ids::Uuid;
use network::Refusal;
use network::samples::monday;
use signals::gather::{Gather, gather};
use signals::kinds::Works;
use signals::{bring_back, confirm};
use testkit::on_both;

#[test]
fn a_signal_comes_back_and_stays_open_on_its_remainder() {
    on_both(|db| {
        let scene = Scene::new(db);
        let signals = two_signals(&scene);
        let dossier = scene.gathers(&signals);
        assert_eq!(scene.state(dossier), "at_table");
        assert_eq!(scene.words_to(scene.village.joost), ["notice-bundled-with-meeting"]);

        let thursday = "2026-11-26T15:00:00Z".parse().unwrap();
        scene.solves(dossier, thursday);
        let closed =
            scene.act(scene.village.priya, |tx, actor| confirm::confirm(tx, actor, thursday, dossier, None));
        assert!(matches!(closed, Err(Refusal::NotNow("dossier-refused-not-brought-back"))), "{closed:?}");
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday, dossier))
            .unwrap();
        assert_eq!(
            scene.words_to(scene.village.ruud),
            ["notice-brought-back", "notice-bundled-with-meeting"]
        );

        let later = calendar::in_days(thursday, 14);
        assert_eq!(bring_back::ask_whether_it_works(db, later).unwrap(), 2);
        assert_eq!(bring_back::ask_whether_it_works(db, later).unwrap(), 0);
        assert!(scene.words_to(scene.village.joost).contains(&"notice-does-it-work".to_owned()));
        scene.says(scene.village.joost, signals[1], Works::NotYet, later).unwrap();
        assert_eq!(scene.state(dossier), "remainder");
        assert!(scene.words_to(scene.village.priya).contains(&"notice-not-yet".to_owned()));
        scene.says(scene.village.joost, signals[1], Works::NotYet, later).unwrap();
        let heard =
            scene.words_to(scene.village.priya).iter().filter(|text| *text == "notice-not-yet").count();
        assert_eq!(heard, 1, "the same answer sent twice is one answer");
    });
}

#[test]
fn sending_twice_makes_one() {
    on_both(|db| {
        let scene = Scene::new(db);
        let first = scene.raises(scene.village.ruud, "De inloop blijft dicht.");
        assert_eq!(scene.raises(scene.village.ruud, "De inloop blijft dicht."), first);
        assert_ne!(scene.raises(scene.village.joost, "De inloop blijft dicht."), first);
        assert_eq!(scene.gathers(&[first]), scene.gathers(&[first]));
    });
}

#[test]
fn only_a_triager_gathers() {
    on_both(|db| {
        let scene = Scene::new(db);
        let signals = two_signals(&scene).to_vec();
        let title = "Inloop".to_owned();
        let new = Gather { title, signals, driver: None, bring: None, form_key: Uuid::from_u128(9) };
        let refused = scene.act(scene.village.ruud, |tx, actor| gather(tx, actor, monday(), &new));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "gather_dossier" })), "{refused:?}");
    });
}

/// The first scenario's own words.
#[test]
fn the_three_who_raised_it_hear_who_drives_it_and_what_is_next() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, second] = two_signals(&scene);
        let third = scene.raises(scene.village.fatima, "Bellen telt niet mee, zegt de gemeente.");
        scene.gathers(&[first, second, third]);
        for who in [scene.village.ruud, scene.village.joost, scene.village.fatima] {
            assert_eq!(
                scene.read_by(who),
                [
                    "Je signaal is gebundeld met twee andere. Trekker: Priya Ramdin. Volgende stap: overleg op donderdag."
                ]
            );
        }
        let fourth = scene.raises(scene.village.fatima, "Ook onze bus wordt niet betaald.");
        scene.gathers_for_later(&[fourth]);
        let alone = "Je signaal ligt in het dossier \"Bus\". Trekker: Priya Ramdin. Volgende stap: het probleem helder opschrijven.";
        let read = scene.read_by(scene.village.fatima);
        assert!(read.iter().any(|text| text == alone), "{read:?}");
    });
}

#[test]
fn whether_it_works_is_said_by_whoever_raised_it_and_by_nobody_else() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let signals = two_signals(&scene);
        let dossier = scene.gathers(&signals);
        scene.solves(dossier, monday());
        scene.act(village.priya, |tx, actor| bring_back::bring_back(tx, actor, monday(), dossier)).unwrap();
        for other in [village.elly, village.priya, village.joost, village.bart] {
            let said = scene.says(other, signals[0], Works::Yes, monday());
            assert!(matches!(said, Err(Refusal::Forbidden { action: "say_whether_it_works" })), "{said:?}");
        }
        scene.says(village.ruud, signals[0], Works::Yes, monday()).unwrap();
    });
}
