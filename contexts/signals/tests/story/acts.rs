//! What may be done with one signal: adding to it, understanding it, answering it, closing it, and joining a dossier late.

use crate::scene::{Scene, two_signals};
use kernel::calendar;
use kernel::ids::Uuid;
use network::Refusal;
use network::samples::monday;
use signals::add_to_signal::{Addition, add_to_signal};
use signals::answer::answer;
use signals::capture::Quote;
use signals::carry::carry;
use signals::kinds::{Kind, Works};
use signals::{bring_back, lookalike, signal};
use store::event;
use store::{After, Error};
use testkit::on_both;

#[test]
fn a_reporter_takes_suggestions_until_somebody_understood_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises_as(scene.village.ruud, "In de Kadebuurt is de inloop dicht.", Kind::Unsorted);
        let new = Addition {
            kind: Some(Kind::Bottleneck),
            theme: Some("REL".to_owned()),
            area: Some("WK990101".to_owned()),
            quote: Some(Quote::Open("Wij staan buiten.".to_owned())),
            ..Addition::default()
        };
        let add = |who| scene.act(who, |tx, actor| add_to_signal(tx, actor, monday(), id, &new));
        assert!(matches!(add(scene.village.joost), Err(Refusal::Forbidden { .. })));
        add(scene.village.ruud).unwrap();
        let kept = scene.signal(id);
        assert_eq!((kept.kind, kept.area_name.as_deref()), (Kind::Bottleneck, Some("Kadebuurt")));
        assert_eq!((kept.quote.as_deref(), kept.quote_source_shielded), (Some("Wij staan buiten."), false));
        scene.understands(scene.village.priya, id, Kind::Bottleneck, None).unwrap();
        assert!(matches!(add(scene.village.ruud), Err(Refusal::NotNow("signal-refused-understood-already"))));
    });
}

#[test]
fn of_two_who_understand_at_once_the_second_sees_a_conflict() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "De inloop is dicht.");
        let seen = Some(scene.signal(id).version);
        let (village, kind) = (&scene.village, Kind::Bottleneck);
        let outcomes: Vec<_> = std::thread::scope(|threads| {
            let both = [village.priya, village.bart].map(|who| {
                let scene = &scene;
                threads.spawn(move || scene.understands(who, id, kind, seen))
            });
            both.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let conflicts =
            outcomes.iter().filter(|done| matches!(done, Err(Refusal::Store(Error::Conflict)))).count();
        assert_eq!(conflicts, 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|done| done.is_ok()).count(), 1, "{outcomes:?}");
    });
}

#[test]
fn whoever_understands_it_holds_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "De inloop is dicht.");
        assert_eq!(scene.holder(id).as_deref(), Some("Signaaltafel"));
        scene.understands(scene.village.priya, id, Kind::Question, None).unwrap();
        assert_eq!(scene.holder(id).as_deref(), Some("Priya Ramdin"));
        let refused = scene.understands(scene.village.fatima, id, Kind::Question, None);
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })), "{refused:?}");
    });
}

#[test]
fn a_direct_answer_goes_back_and_a_no_returns_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "Telt bellen mee als prestatie?");
        let new = scene.advice();
        scene.act(scene.village.priya, |tx, actor| answer(tx, actor, monday(), id, &new)).unwrap();
        assert_eq!(scene.signal(id).state.name(), "brought_back");
        assert_eq!(scene.words_to(scene.village.ruud), ["notice-brought-back"]);
        scene.act(scene.village.priya, |tx, actor| answer(tx, actor, monday(), id, &new)).unwrap();
        assert_eq!(scene.words_to(scene.village.ruud).len(), 1, "the same answer sent twice is one answer");
        scene.says(scene.village.ruud, id, Works::NotYet, calendar::in_days(monday(), 1)).unwrap();
        assert_eq!(scene.signal(id).state.name(), "understood");
        assert_eq!(scene.holder(id).as_deref(), Some("Priya Ramdin"));
    });
}

#[test]
fn a_late_joiner_hears_what_the_others_heard() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, late] = two_signals(&scene);
        let dossier = scene.gathers(&[first]);
        let thursday = "2026-11-26T15:00:00Z".parse().unwrap();
        scene.solves(dossier, thursday);
        let join = |id| scene.act(scene.village.priya, |tx, actor| carry(tx, actor, thursday, dossier, id));
        join(late).unwrap();
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday, dossier))
            .unwrap();
        assert_eq!(scene.signal(late).state.name(), "brought_back");
        let later = scene.raises(scene.village.fatima, "Ook bij ons wordt de inloop gekort.");
        join(later).unwrap();
        assert_eq!(scene.signal(later).state.name(), "brought_back");
        assert_eq!(scene.words_to(scene.village.fatima), ["notice-brought-back"]);
    });
}

#[test]
fn earlier_signals_that_read_alike_are_found_and_wrongs_never() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, second] = two_signals(&scene);
        let found = || {
            scene
                .act(scene.village.priya, |tx, actor| {
                    let words = signal::load(tx, actor.network, second)?.words;
                    Ok(lookalike::find(tx, actor.network, &words, Some(second))?)
                })
                .unwrap()
        };
        assert_eq!(found().iter().map(|other| other.id).collect::<Vec<_>>(), [first]);
        scene.understands(scene.village.priya, first, Kind::Wrong, None).unwrap();
        assert_eq!(found().len(), 0);
    });
}

#[test]
fn saying_twice_that_it_is_like_another_is_saying_it_once() {
    on_both(|db| {
        let scene = Scene::new(db);
        let earlier = scene.raises(scene.village.joost, "De inloop is dicht.");
        let id = scene.raises(scene.village.ruud, "In de Kadebuurt is de inloop dicht.");
        let said = || {
            let subject = scene.signal(id).subject();
            let events =
                db.read_here(|tx| event::about(tx, scene.village.network, subject, &After::start(50)));
            let events: Vec<_> = events.unwrap().rows.into_iter().map(|event| event.kind).collect();
            (events.iter().filter(|kind| *kind == "signal.said-alike").count(), events.len())
        };
        let says = |form: u128, theme: Option<&str>| {
            let new = Addition {
                alike: Some(earlier),
                theme: theme.map(ToOwned::to_owned),
                form_key: Some(Uuid::from_u128(form)),
                ..Addition::default()
            };
            scene.act(scene.village.ruud, |tx, actor| add_to_signal(tx, actor, monday(), id, &new)).unwrap();
        };
        says(1, None);
        let once = said();
        assert_eq!(once.0, 1);
        says(1, None);
        assert_eq!(said(), once, "the same form");
        says(2, None);
        assert_eq!(said(), once, "the same words in another form");
        says(3, Some("REL"));
        assert_eq!(said(), (1, once.1 + 1), "what is new in it is added, what was said is not said again");
    });
}

#[test]
fn a_form_that_comes_late_a_second_time_does_not_undo_what_came_after() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "In de Kadebuurt is de inloop dicht.");
        for (form, theme) in [(1, "REL"), (2, "STE"), (1, "REL")] {
            let (theme, form_key) = (Some(theme.to_owned()), Some(Uuid::from_u128(form)));
            let new = Addition { theme, form_key, ..Addition::default() };
            scene.act(scene.village.ruud, |tx, actor| add_to_signal(tx, actor, monday(), id, &new)).unwrap();
        }
        let themes = db.read_here(|tx| signal::themes(tx, scene.village.network, id)).unwrap();
        assert_eq!(themes, ["STE"]);
    });
}
