//! The pages of dossiers and agendas, in both languages: whole, readable, and silent about who is protected.

use crate::scene::{Scene, two_signals};
use kernel::{Lang, PersonId, Timestamp};
use network::again::Again;
use network::samples::monday;
use signals::dossier::{DossierId, Filter};
use signals::hand_over_driver::{self, Answer};
use signals::kinds::Kind;
use signals::make_commitment::{Commit, make_commitment};
use signals::show_dossier::{self, Refused};
use signals::{TEXTS, bring_back, bring_to_table, confirm, list_dossiers, show_agenda};
use store::page::After;
use testkit::on_both;
use web::samples::{self, check_html};
use web::{Posted, Problems, View};

fn thursday() -> Timestamp {
    "2026-11-26T15:00:00Z".parse().unwrap()
}

fn views() -> [View; 2] {
    let sources: Vec<_> = TEXTS.into_iter().chain([network::TEXTS, worklist::TEXTS]).collect();
    [Lang::Nl, Lang::En].map(|lang| samples::view(lang, &sources))
}

/// The dossier's page as `who` sees it, in both languages; each without a fault.
fn seen(scene: &Scene<'_>, who: PersonId, id: DossierId, refused: Option<&Refused>) -> [String; 2] {
    let shown = scene.act(who, |tx, actor| show_dossier::shown(tx, actor, monday(), id)).unwrap();
    views().map(|view| {
        let html = show_dossier::page(&view, &shown, refused).html();
        assert_eq!(check_html(&html), []);
        html
    })
}

fn through_the_loop(scene: &Scene<'_>, mut look: impl FnMut(DossierId)) {
    let id = scene.gathers(&two_signals(scene));
    look(id);
    let new = Commit {
        person: scene.village.ruud,
        words: "Een brief aan alle leden.".to_owned(),
        due_at: thursday(),
        form_key: kernel::ids::Uuid::from_u128(7),
    };
    let priya = scene.village.priya;
    scene.act(priya, |tx, actor| make_commitment(tx, actor, monday(), id, &new)).unwrap();
    look(id);
    scene.solves(id, thursday());
    look(id);
    scene.act(priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), id)).unwrap();
    look(id);
    scene
        .act(priya, |tx, actor| {
            hand_over_driver::offer(tx, actor, thursday(), id, (scene.village.bart, "Vakantie."))
        })
        .unwrap();
    look(id);
    scene
        .act(scene.village.bart, |tx, actor| hand_over_driver::reply(tx, actor, thursday(), id, &Answer::Yes))
        .unwrap();
    look(id);
}

#[test]
fn a_dossier_s_page_is_whole_at_every_station_for_everybody() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = scene.village.clone();
        through_the_loop(&scene, |id| {
            for who in [village.priya, village.ruud, village.bart, village.elly, village.fatima] {
                let [nl, _] = seen(&scene, who, id, None);
                assert!(nl.contains("is trekker. Volgende stap:"));
            }
        });
    });
}

#[test]
fn only_what_is_possible_now_and_allowed_is_offered() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.gathers(&two_signals(&scene));
        let [driver, _] = seen(&scene, scene.village.priya, id, None);
        assert!(driver.contains("/oplossing\"") && driver.contains("/probleem\""));
        assert!(!driver.contains("/afsluiting\"") && !driver.contains("/terugmelding\""));
        let [member, _] = seen(&scene, scene.village.fatima, id, None);
        assert!(member.contains("/suggesties\"") && !member.contains("/oplossing\""));
        scene.solves(id, thursday());
        let [solved, _] = seen(&scene, scene.village.priya, id, None);
        assert!(solved.contains("2 melders krijgen bericht op Vandaag en per mail"));
        assert!(solved.contains("Eerst terug naar alle melders."));
        assert!(!solved.contains("/afsluiting\""), "what is blocked has no button");
    });
}

#[test]
fn a_refused_form_keeps_what_was_typed() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.gathers(&two_signals(&scene));
        let refused = Refused {
            name: "commitment",
            below: None,
            posted: Posted::of(&[("commitment", "Een brief aan de minister"), ("due", "2026-12-01")]),
            problems: Problems::with("person", "problem-person-empty"),
        };
        let [nl, en] = seen(&scene, scene.village.priya, id, Some(&refused));
        assert!(nl.contains("Een brief aan de minister") && nl.contains("Kies wie het doet."));
        assert!(en.contains("Een brief aan de minister") && en.contains("Choose who does it."));
    });
}

#[test]
fn who_raised_a_wrong_stands_nowhere_on_the_page() {
    on_both(|db| {
        let scene = Scene::new(db);
        let open = scene.raises(scene.village.ruud, "De inloop is dicht en niemand zegt waarom.");
        let wrong = scene.raises(scene.village.joost, "De beheerder houdt paspoorten achter.");
        let id = scene.gathers(&[open, wrong]);
        scene.understands(scene.village.bart, wrong, Kind::Wrong, None).unwrap();
        scene.solves(id, thursday());
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), id))
            .unwrap();
        scene.says(scene.village.joost, wrong, signals::kinds::Works::NotYet, thursday()).unwrap();
        for (who, reads) in [(scene.village.priya, true), (scene.village.fatima, false)] {
            let [nl, en] = seen(&scene, who, id, None);
            for html in [&nl, &en] {
                let said = without_choices(html);
                assert!(!said.contains("Joost") && !said.contains("Loohoek"), "{said}");
            }
            assert_eq!(nl.contains("paspoorten"), reads);
        }
    });
}

/// A page without what its forms have to choose from: there every organisation stands.
fn without_choices(html: &str) -> String {
    html.split("</option>").map(|piece| piece.split("<option").next().unwrap_or_default()).collect()
}

#[test]
fn a_closed_dossier_offers_to_open_it_again() {
    on_both(|db| {
        let scene = Scene::new(db);
        let priya = scene.village.priya;
        let id = scene.gathers(&two_signals(&scene));
        scene.solves(id, thursday());
        scene.act(priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), id)).unwrap();
        scene.asks();
        scene
            .act(priya, |tx, actor| confirm::confirm(tx, actor, thursday(), id, Some("Niemand reageert.")))
            .unwrap();
        let [nl, _] = seen(&scene, priya, id, None);
        assert!(nl.contains("/heropening\"") && !nl.contains("/suggesties\""));
    });
}

#[test]
fn the_list_shows_who_holds_each_and_what_is_next() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.gathers(&two_signals(&scene));
        let list = |filter: Filter| {
            let listed = scene
                .act(village.ruud, |tx, actor| list_dossiers::read(tx, actor, &filter, &After::start(50)))
                .unwrap();
            views().map(|view| {
                let html = list_dossiers::page(&view, &Posted::of(&[("staat", "at_table")]), &listed).html();
                assert_eq!(check_html(&html), []);
                html
            })
        };
        let [nl, en] = list(Filter::default());
        assert!(nl.contains("Priya Ramdin") && nl.contains("aan tafel") && nl.contains("2 signalen"), "{nl}");
        assert!(en.contains("at the table"));
        let [mine, _] = list(Filter { state: None, driver: Some(village.ruud) });
        assert!(mine.contains("Hier staat geen dossier."));
        let [hers, _] = list(Filter { state: Some("at_table".to_owned()), driver: Some(village.priya) });
        assert!(hers.contains("Subsidie gekort"));
    });
}

#[test]
fn an_agenda_asks_its_three_questions_and_takes_the_outcome() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let id = scene.gathers(&two_signals(&scene));
        let show = |who| {
            let agenda = scene
                .act(who, |tx, actor| {
                    show_agenda::read(tx, actor, monday(), (village.table, village.thursday))
                })
                .unwrap();
            views().map(|view| {
                let html = show_agenda::page(&view, &agenda, None, &Again::NOTHING).html();
                assert_eq!(check_html(&html), []);
                html
            })
        };
        let [nl, _] = show(village.elly);
        for part in [
            "Wat zien jullie?",
            "Wat zien wij?",
            "Wat pakken we samen op?",
            "2 signalen van 2 organisaties in 2 plaatsen",
            "Spreekt namens 120 leden",
            "/uitkomst\"",
        ] {
            assert!(nl.contains(part), "{part}: {nl}");
        }
        assert!(!show(village.fatima)[0].contains("/uitkomst\""));
        scene.solves(id, thursday());
        let [after, _] = show(village.elly);
        assert!(after.contains("De vereniging neemt het advies over.") && !after.contains("/uitkomst\""));
        assert_eq!(bring_to_table_count(&scene, id), 1);
    });
}

#[test]
fn what_was_taken_off_the_agenda_is_one_line_below_the_others() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let off = scene.gathers(&two_signals(&scene));
        let standing = scene.gathers_for_later(&[scene.raises(village.fatima, "De bus rijdt niet meer.")]);
        let bring = bring_to_table::Bring { meeting: village.thursday, question: None };
        let advice = scene.advice();
        scene
            .act(village.priya, |tx, actor| {
                bring_to_table::bring_to_table(tx, actor, monday(), standing, &bring)?;
                signals::record_solution::record_solution(tx, actor, monday(), off, &advice)
            })
            .unwrap();
        let agenda = scene
            .act(village.elly, |tx, actor| {
                show_agenda::read(tx, actor, monday(), (village.table, village.thursday))
            })
            .unwrap();
        let [nl, _] = views().map(|view| {
            let html = show_agenda::page(&view, &agenda, None, &Again::NOTHING).html();
            assert_eq!(check_html(&html), []);
            html.replace(['\u{2068}', '\u{2069}'], "")
        });
        let line = "Van de agenda: Subsidie gekort om gesloten inloop, want er was al een antwoord";
        assert_eq!(nl.matches("class=\"ponton-agenda-item\"").count(), 1);
        let (items, below) = nl.split_once(line).expect("one line for what was taken off");
        assert!(
            items.contains("1. <a") && items.contains("Bus") && !below.contains("ponton-agenda-item"),
            "{nl}"
        );
        assert!(below.len() < items.len() && !nl.contains("2. <a"));
    });
}

#[test]
fn what_remains_stands_after_what_was_brought_back() {
    on_both(|db| {
        let scene = Scene::new(db);
        let signals = two_signals(&scene);
        let id = scene.gathers(&signals);
        scene.solves(id, thursday());
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), id))
            .unwrap();
        scene.says(scene.village.joost, signals[1], signals::kinds::Works::NotYet, thursday()).unwrap();
        let [nl, _] = seen(&scene, scene.village.priya, id, None);
        assert_eq!(
            crate::late::stops(&nl)[3..],
            [
                "in behandeling (gedaan)",
                "opgelost (gedaan)",
                "teruggebracht (gedaan)",
                "open op wat overblijft (hier staat het nu)",
                "werkt hier (komt nog)"
            ]
        );
    });
}

fn bring_to_table_count(scene: &Scene<'_>, id: DossierId) -> usize {
    scene
        .act(scene.village.priya, |tx, actor| Ok(bring_to_table::of_dossier(tx, actor.network, id)?.len()))
        .unwrap()
}
