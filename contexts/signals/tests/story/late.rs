//! What comes late: joining a dossier that went on with what remains, saying "nu wel" after "nog niet", and being
//! understood after it was gathered. With what the signal's page says of it.

use crate::scene::{Scene, two_signals};
use kernel::{Lang, PersonId, Timestamp, calendar};
use network::Refusal;
use network::round_table::{self, Sitting};
use network::samples::monday;
use signals::answer::answer;
use signals::bring_to_table::{Bring, bring_to_table};
use signals::carry::carry;
use signals::dossier::DossierId;
use signals::kinds::{Kind, Works};
use signals::signal::SignalId;
use signals::word_remainder::word_remainder;
use signals::{TEXTS, bring_back, confirm, show_signal, show_signal_page};
use testkit::on_both;
use web::samples::{self, check_html};

fn thursday() -> Timestamp {
    "2026-11-26T15:00:00Z".parse().unwrap()
}

/// A dossier whose answer went back, and that Joost keeps open.
fn on_its_remainder(scene: &Scene<'_>) -> (DossierId, [SignalId; 2]) {
    let signals = two_signals(scene);
    let id = scene.gathers(&signals);
    scene.solves(id, thursday());
    scene.act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), id)).unwrap();
    scene.says(scene.village.joost, signals[1], Works::NotYet, thursday()).unwrap();
    assert_eq!(scene.state(id), "remainder");
    (id, signals)
}

/// A signal's page in Dutch, as `who` sees it.
fn page(scene: &Scene<'_>, who: PersonId, id: SignalId) -> String {
    let shown = scene.act(who, |tx, actor| show_signal::read(tx, actor, thursday(), id)).unwrap();
    let view = samples::view(Lang::Nl, &[TEXTS[0], TEXTS[1], network::TEXTS, worklist::TEXTS]);
    let html = show_signal_page::page(&view, &shown, &show_signal::Refused::nothing()).html();
    assert_eq!(check_html(&html), []);
    html.replace(['\u{2068}', '\u{2069}'], "")
}

/// The stops of a page with how each stands: "geduid (gedaan)".
pub fn stops(html: &str) -> Vec<String> {
    let text = |piece: &str| {
        let mut inside = false;
        let kept = piece.chars().filter(|letter| {
            inside = (inside || *letter == '<') && *letter != '>';
            !inside && *letter != '>'
        });
        kept.collect::<String>()
    };
    let list = html.split("ponton-stations").nth(1).unwrap().split("</ol>").next().unwrap();
    list.split("<li").skip(1).map(|stop| text(&format!("<li{stop}")).trim().to_owned()).collect()
}

#[test]
fn whoever_joins_what_remains_hears_the_answer_too() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, _) = on_its_remainder(&scene);
        let join = |id| scene.act(scene.village.priya, |tx, actor| carry(tx, actor, thursday(), dossier, id));
        let late = scene.raises(scene.village.fatima, "Ook bij ons wordt de inloop gekort.");
        join(late).unwrap();
        assert_eq!(scene.words_to(scene.village.fatima), ["notice-brought-back"]);
        assert_eq!(
            (scene.signal(late).state.name(), scene.state(dossier)),
            ("brought_back", "remainder".into())
        );
        join(late).unwrap();
        assert_eq!(scene.words_to(scene.village.fatima).len(), 1, "once");

        let again = calendar::in_days(thursday(), 28);
        let meeting = db
            .write_here(|tx| {
                let village = &scene.village;
                round_table::plan_meeting(
                    tx,
                    monday(),
                    village.network,
                    village.table,
                    &Sitting::of_an_hour(again, "online"),
                )
            })
            .unwrap();
        let bring = Bring { meeting, question: None };
        scene
            .act(scene.village.priya, |tx, actor| bring_to_table(tx, actor, thursday(), dossier, &bring))
            .unwrap();
        let later = scene.raises(scene.village.elly, "In Loohoek is de inloop ook weg.");
        join(later).unwrap();
        assert!(scene.words_to(scene.village.elly).contains(&"notice-brought-back".to_owned()));
    });
}

#[test]
fn whoever_said_not_yet_may_say_that_it_works_now() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, [_, id]) = on_its_remainder(&scene);
        let asked = page(&scene, scene.village.joost, id);
        assert!(asked.contains("Werkt het nu wel?") && asked.contains("Dit blijft open."), "{asked}");
        assert!(asked.contains("ponton-tone--wait") && !asked.contains("Gelukt."), "{asked}");
        assert!(
            !page(&scene, scene.village.priya, id).contains("Werkt het nu wel?"),
            "only its reporter is asked"
        );
        scene.says(scene.village.joost, id, Works::Yes, thursday()).unwrap();
        assert_eq!((scene.signal(id).state.name(), scene.state(dossier)), ("confirmed", "remainder".into()));
        let after = page(&scene, scene.village.joost, id);
        assert!(after.contains("Gelukt.") && !after.contains("Werkt het nu wel?"), "{after}");
        assert_eq!(
            scene.words_to(scene.village.priya).iter().filter(|text| *text == "notice-works-now").count(),
            1,
            "its driver hears it"
        );
    });
}

#[test]
fn what_remained_closes_with_what_became_of_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, [first, second]) = on_its_remainder(&scene);
        let closes = |why: Option<&str>| {
            scene.act(scene.village.priya, |tx, actor| confirm::confirm(tx, actor, thursday(), dossier, why))
        };
        let refused = |done: Result<(), Refusal>| match done {
            Err(Refusal::NotNow(why)) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(closes(Some("Opgelost"))), "dossier-refused-does-not-work-yet");
        scene.says(scene.village.ruud, first, Works::Yes, thursday()).unwrap();
        scene.says(scene.village.joost, second, Works::Yes, thursday()).unwrap();
        assert_eq!(refused(closes(None)), "dossier-refused-remainder-needs-why");
        closes(Some("Loohoek betaalt nu ook door.")).unwrap();
        assert_eq!(scene.state(dossier), "confirmed");
    });
}

#[test]
fn the_driver_says_better_what_remains_and_keeps_the_moment() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, _) = on_its_remainder(&scene);
        let before = scene.dossier(dossier);
        let words = "In Loohoek telt bellen nog niet mee.";
        let say =
            |who| scene.act(who, |tx, actor| word_remainder(tx, actor, thursday(), dossier, (words, None)));
        assert!(matches!(say(scene.village.fatima), Err(Refusal::Forbidden { .. })));
        say(scene.village.priya).unwrap();
        let after = scene.dossier(dossier);
        assert_eq!((after.state.why(), after.state.name()), (Some(words), "remainder"));
        let moment = |dossier: &signals::dossier::Dossier| dossier.holding.as_ref().unwrap().moment;
        assert_eq!(moment(&after), moment(&before));
    });
}

#[test]
fn whoever_writes_second_sees_what_the_first_wrote_before_it_is_replaced() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, _) = on_its_remainder(&scene);
        let seen = Some(scene.dossier(dossier).version);
        let priya = scene.village.priya;
        let remains = |words: &'static str, seen| {
            scene.act(priya, |tx, actor| word_remainder(tx, actor, thursday(), dossier, (words, seen)))
        };
        remains("In Loohoek telt bellen niet mee.", seen).unwrap();
        remains("In Loohoek telt bellen niet mee.", seen).unwrap();
        let second = remains("Loohoek wacht op het Rijk.", seen);
        assert!(matches!(second, Err(Refusal::Store(store::Error::Conflict))), "{second:?}");
        let kept = scene.dossier(dossier);
        assert_eq!(kept.state.why(), Some("In Loohoek telt bellen niet mee."));
        remains("Loohoek wacht op het Rijk.", Some(kept.version)).unwrap();

        let problem = |words: &'static str, seen| {
            scene.act(priya, |tx, actor| {
                signals::state_problem::state_problem(tx, actor, thursday(), dossier, (words, seen))
            })
        };
        let seen = Some(scene.dossier(dossier).version);
        problem("Bellen telt niet als prestatie.", seen).unwrap();
        let second = problem("De gemeente betaalt niet.", seen);
        assert!(matches!(second, Err(Refusal::Store(store::Error::Conflict))), "{second:?}");
        assert_eq!(scene.dossier(dossier).problem.as_deref(), Some("Bellen telt niet als prestatie."));
    });
}

#[test]
fn nobody_is_asked_about_an_answer_that_a_newer_one_replaced() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (dossier, [_, id]) = on_its_remainder(&scene);
        let better = scene.advice();
        scene
            .act(scene.village.priya, |tx, actor| {
                signals::record_solution::record_solution(tx, actor, thursday(), dossier, &better)
            })
            .unwrap();
        assert!(!page(&scene, scene.village.joost, id).contains("Werkt het nu wel?"));
    });
}

#[test]
fn a_direct_answer_that_works_after_all_ends_the_signal() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, priya) = (scene.village.ruud, scene.village.priya);
        let id = scene.raises(ruud, "Telt bellen mee als prestatie?");
        let new = scene.advice();
        scene.act(priya, |tx, actor| answer(tx, actor, monday(), id, &new)).unwrap();
        scene.says(ruud, id, Works::NotYet, calendar::in_days(monday(), 1)).unwrap();
        assert!(page(&scene, ruud, id).contains("Werkt het nu wel?"));
        scene.says(ruud, id, Works::Adapted, calendar::in_days(monday(), 2)).unwrap();
        assert_eq!((scene.signal(id).state.name(), scene.holder(id)), ("confirmed", None));
    });
}

#[test]
fn it_is_asked_once_whether_it_works() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, second] = two_signals(&scene);
        let dossier = scene.gathers(&[first, second]);
        scene.solves(dossier, thursday());
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), dossier))
            .unwrap();
        let html = page(&scene, scene.village.joost, second);
        assert_eq!(html.matches("Werkt dit bij jullie?").count(), 1, "{html}");
    });
}

#[test]
fn what_nobody_understood_is_not_called_understood() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (priya, ruud) = (scene.village.priya, scene.village.ruud);
        let id = scene.raises_as(ruud, "De inloop is dicht.", Kind::Unsorted);
        let dossier = scene.gathers_for_later(&[id]);
        let skipped = stops(&page(&scene, ruud, id));
        assert_eq!(skipped[..2], ["gemeld (hier staat het nu)", "geduid (overgeslagen)"]);
        let bring = Bring { meeting: scene.village.thursday, question: None };
        scene.act(priya, |tx, actor| bring_to_table(tx, actor, monday(), dossier, &bring)).unwrap();
        assert_eq!(
            stops(&page(&scene, ruud, id))[..3],
            ["gemeld (gedaan)", "geduid (overgeslagen)", "aan tafel (hier staat het nu)"]
        );
        scene.solves(dossier, thursday());
        scene.act(priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), dossier)).unwrap();
        let offered = page(&scene, priya, id);
        assert!(offered.contains("/duiding\"") && offered.contains("blijft waar het ligt"), "{offered}");
        let held = scene.holder(id);
        scene.understands(priya, id, Kind::Bottleneck, None).unwrap();
        let kept = scene.signal(id);
        assert_eq!((kept.kind, kept.state.name()), (Kind::Bottleneck, "brought_back"));
        assert_eq!(scene.holder(id), held);
        assert_eq!(stops(&page(&scene, ruud, id))[1], "geduid (gedaan)");
        assert!(!page(&scene, priya, id).contains("/duiding\""), "it is settled");
    });
}
