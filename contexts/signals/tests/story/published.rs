//! What everybody may read of solutions: what was brought back, in its newest version, and nothing that a wrong is part of.

use crate::scene::{Scene, two_signals};
use kernel::calendar;
use network::published::{Published, Source, Stretch};
use network::samples::monday;
use signals::answer::answer;
use signals::bring_back;
use signals::kinds::{Kind, SolutionKind, Works};
use signals::published_solutions::{GOOD_EXAMPLES, SOLUTIONS};
use signals::record_solution::record_solution;
use signals::solution::NewSolution;
use testkit::on_both;

/// What is news of a source in the two weeks from Monday.
fn news(scene: &Scene<'_>, source: Source) -> Vec<Published> {
    let stretch = Stretch { from: monday(), until: calendar::in_days(monday(), 14) };
    scene.db.read_here(|tx| (source.news)(tx, scene.village.network, &stretch, 50)).unwrap()
}

#[test]
fn an_answer_is_news_when_it_is_brought_back_and_not_before() {
    on_both(|db| {
        let scene = Scene::new(db);
        let dossier = scene.gathers(&two_signals(&scene));
        scene.solves(dossier, monday());
        assert_eq!(news(&scene, SOLUTIONS), []);
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, monday(), dossier))
            .unwrap();
        let found = news(&scene, SOLUTIONS);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].id, found[0].at), (dossier.into(), monday()));
        assert_eq!(found[0].path, format!("/dossiers/{dossier}"));
        assert!(found[0].text.starts_with("Gemeenten betalen door"), "{found:?}");
        assert_eq!(news(&scene, GOOD_EXAMPLES), []);
        let loaded =
            db.read_here(|tx| (SOLUTIONS.load)(tx, scene.village.network, &[dossier.into()])).unwrap();
        assert_eq!(loaded, found);
    });
}

#[test]
fn a_better_version_is_news_again_and_takes_the_place_of_the_one_before() {
    on_both(|db| {
        let scene = Scene::new(db);
        let signals = two_signals(&scene);
        let dossier = scene.gathers(&signals);
        scene.solves_as(scene.village.priya, dossier);
        scene.says(scene.village.joost, signals[1], Works::NotYet, monday()).unwrap();
        let (later, stretch) = (
            calendar::in_days(monday(), 3),
            Stretch { from: calendar::in_days(monday(), 2), until: calendar::in_days(monday(), 4) },
        );
        let better =
            NewSolution { words: "Gemeenten betalen door tot de zomer.".to_owned(), ..scene.advice() };
        let published =
            || db.read_here(|tx| (SOLUTIONS.load)(tx, scene.village.network, &[dossier.into()])).unwrap();
        scene
            .act(scene.village.priya, |tx, actor| record_solution(tx, actor, later, dossier, &better))
            .unwrap();
        assert!(published()[0].text.contains("beeldbellen"), "nobody heard the new one yet");
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, later, dossier))
            .unwrap();
        assert_eq!(published().len(), 1);
        assert_eq!(published()[0].text, "Gemeenten betalen door tot de zomer.");
        let news = db.read_here(|tx| (SOLUTIONS.news)(tx, scene.village.network, &stretch, 50)).unwrap();
        assert_eq!(news, published());
    });
}

#[test]
fn a_direct_answer_stands_with_its_signal_and_a_good_example_apart() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let asked = scene.raises(village.fatima, "Telt beeldbellen mee als prestatie?");
        let shown = scene.raises(village.joost, "Wij bellen iedereen op maandag. Dat werkt.");
        let example = NewSolution { kind: SolutionKind::GoodPractice, ..scene.advice() };
        scene.act(village.priya, |tx, actor| answer(tx, actor, monday(), asked, &scene.advice())).unwrap();
        scene.act(village.priya, |tx, actor| answer(tx, actor, monday(), shown, &example)).unwrap();
        let (solutions, examples) = (news(&scene, SOLUTIONS), news(&scene, GOOD_EXAMPLES));
        assert_eq!((solutions.len(), examples.len()), (1, 1));
        assert_eq!(solutions[0].path, format!("/signalen/{asked}"));
        assert_eq!(solutions[0].themes, ["STE.financiering"]);
        assert_eq!(examples[0].title, "Wij bellen iedereen op maandag");
    });
}

#[test]
fn what_a_wrong_is_part_of_is_never_published() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let wrong = scene.raises_as(village.fatima, "Tien mensen slapen in één kamer.", Kind::Wrong);
        let other = scene.raises_as(village.fatima, "De huisbaas houdt paspoorten achter.", Kind::Wrong);
        scene.act(village.bart, |tx, actor| answer(tx, actor, monday(), wrong, &scene.advice())).unwrap();
        let dossier = scene.gathers_as(village.bart, &[other]);
        scene.solves_as(village.bart, dossier);
        assert_eq!(news(&scene, SOLUTIONS), []);
        let ids = [wrong.into(), dossier.into()];
        assert_eq!(db.read_here(|tx| (SOLUTIONS.load)(tx, village.network, &ids)).unwrap(), []);
    });
}
