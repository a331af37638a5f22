//! How a signal and a dossier end: with a yes, in silence, or without a solution; and that word that was brought back is
//! not the last word.

use crate::late::stops;
use crate::scene::{Scene, two_signals};
use kernel::{Lang, PersonId, Timestamp, calendar};
use network::Refusal;
use network::samples::monday;
use signals::answer::answer;
use signals::bring_to_table::{Bring, bring_to_table};
use signals::close_signal::close_signal;
use signals::dossier::{DossierId, Filter};
use signals::kinds::{Kind, SolutionKind, Works};
use signals::record_solution::record_solution;
use signals::signal::SignalId;
use signals::solution::{Answers, NewSolution};
use signals::works_here::{Says, works_here};
use signals::{
    TEXTS, bring_back, confirm, list_dossiers, reopen_dossier, show_dossier, show_signal, show_signal_page,
    solution, state_problem,
};
use store::page::After;
use testkit::on_both;
use web::Posted;
use web::samples::{self, check_html};

fn thursday() -> Timestamp {
    "2026-11-26T15:00:00Z".parse().unwrap()
}

fn friday() -> Timestamp {
    calendar::in_days(thursday(), 1)
}

fn view(lang: Lang) -> web::View {
    samples::view(lang, &[TEXTS[0], TEXTS[1], TEXTS[3], network::TEXTS, worklist::TEXTS])
}

impl Scene<'_> {
    fn none_yet(&self) -> NewSolution {
        let why = Some("Eerst een nieuw kabinet.".to_owned());
        NewSolution { kind: SolutionKind::NoneYet, why, words: "Nog niet.".to_owned(), ..self.advice() }
    }

    fn better(&self) -> NewSolution {
        NewSolution { words: "Ook Loohoek betaalt door.".to_owned(), ..self.advice() }
    }

    /// Priya records it and brings it back.
    fn tells(&self, id: DossierId, new: &NewSolution, now: Timestamp) {
        self.act(self.village.priya, |tx, actor| {
            record_solution(tx, actor, now, id, new)?;
            bring_back::bring_back(tx, actor, now, id)
        })
        .unwrap();
    }

    fn ends(&self, id: DossierId, why: &'static str) -> Result<(), Refusal> {
        self.act(self.village.priya, |tx, actor| confirm::confirm(tx, actor, friday(), id, Some(why)))
    }

    fn answers(&self, id: SignalId, new: &NewSolution, now: Timestamp) {
        self.act(self.village.priya, |tx, actor| answer(tx, actor, now, id, new)).unwrap();
    }

    fn dossier_page(&self, who: PersonId, id: DossierId) -> String {
        let shown = self.act(who, |tx, actor| show_dossier::shown(tx, actor, friday(), id)).unwrap();
        plain(&show_dossier::page(&view(Lang::Nl), &shown, None).html())
    }

    fn signal_page(&self, who: PersonId, id: SignalId) -> String {
        let shown = self.act(who, |tx, actor| show_signal::read(tx, actor, friday(), id)).unwrap();
        plain(&show_signal_page::page(&view(Lang::Nl), &shown, &show_signal::Refused::nothing()).html())
    }

    fn proved(&self) {
        let at = calendar::in_days(thursday(), 60);
        let found = self.db.read_here(|tx| signals::doctor::examine(tx, self.village.network, at)).unwrap();
        let broken: Vec<_> = found.iter().filter(|it| !it.holds).map(|it| it.invariant).collect();
        assert_eq!(broken, [] as [&str; 0]);
    }
}

fn plain(html: &str) -> String {
    assert_eq!(check_html(html), []);
    html.replace(['\u{2068}', '\u{2069}'], "")
}

fn refused(done: Result<(), Refusal>) -> &'static str {
    match done {
        Err(Refusal::NotNow(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_signal_that_is_closed_in_silence_is_never_said_to_work() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, priya) = (scene.village.ruud, scene.village.priya);
        let id = scene.raises(ruud, "Telt bellen mee als prestatie?");
        let close = || {
            scene.act(priya, |tx, actor| {
                close_signal(tx, actor, friday(), id, "Drie keer gebeld, geen gehoor.")
            })
        };
        assert_eq!(refused(close()), "signal-refused-no-answer-yet");
        scene.answers(id, &scene.advice(), monday());
        assert_eq!(refused(close()), "signal-refused-not-asked-yet");
        assert!(!scene.signal_page(priya, id).contains("/sluiting\""), "not before the question");
        scene.asks();
        assert!(scene.signal_page(priya, id).contains("/sluiting\""));
        close().unwrap();
        assert_eq!((scene.signal(id).state.name(), scene.holder(id)), ("closed", None));
        assert!(scene.words_to(ruud).contains(&"notice-signal-closed".to_owned()));
        let page = scene.signal_page(ruud, id);
        assert!(page.contains("zonder dat de melder zei of het werkt") && !page.contains("Het werkt hier"));
        assert_eq!(stops(&page).last().unwrap(), "gesloten (hier staat het nu)");
        assert!(page.contains("Werkt dit bij jullie?"), "it can still be said");
        assert_eq!(refused(close()), "signal-refused-ended-already");
        scene.proved();
        scene.says(ruud, id, Works::Yes, friday()).unwrap();
        assert_eq!(scene.signal(id).state.name(), "confirmed");
    });
}

#[test]
fn a_dossier_that_ends_in_silence_says_so_and_who_was_silent_hears_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, joost, priya) = (scene.village.ruud, scene.village.joost, scene.village.priya);
        let [first, second] = two_signals(&scene);
        let id = scene.gathers(&[first, second]);
        scene.tells(id, &scene.advice(), thursday());
        scene.says(ruud, first, Works::Yes, thursday()).unwrap();
        assert_eq!(refused(scene.ends(id, "Stil.")), "dossier-refused-not-asked-yet");
        scene.asks();
        scene.ends(id, "Twee keer gebeld.").unwrap();
        assert_eq!(scene.state(id), "silent");
        assert_eq!(
            (scene.signal(first).state.name(), scene.signal(second).state.name()),
            ("confirmed", "closed")
        );
        assert!(scene.words_to(joost).contains(&"notice-closed-in-silence".to_owned()));
        assert!(!scene.words_to(ruud).contains(&"notice-closed-in-silence".to_owned()), "he said yes");
        let page = scene.dossier_page(priya, id);
        assert!(page.contains("Eén melder zei niets. Bij één melder werkt het."), "{page}");
        assert!(!page.contains("Het werkt waar het gemeld is"), "{page}");
        assert_eq!(stops(&page).last().unwrap(), "gesloten zonder reactie (hier staat het nu)");
        let listed = |state: &str| {
            let filter = Filter { state: Some(state.to_owned()), driver: None };
            let listed = scene
                .act(priya, |tx, actor| list_dossiers::read(tx, actor, &filter, &After::start(50)))
                .unwrap();
            plain(&list_dossiers::page(&view(Lang::Nl), &Posted::of(&[("staat", state)]), &listed).html())
        };
        assert!(listed("silent").contains("gesloten zonder reactie · trekker was Priya Ramdin"));
        assert!(!listed("confirmed").contains("Subsidie gekort"));
        scene.proved();
        scene.says(joost, second, Works::Adapted, friday()).unwrap();
        assert_eq!(scene.state(id), "confirmed", "the last who was silent says yes");
        let page = scene.dossier_page(priya, id);
        assert!(page.contains("Het werkt waar het gemeld is"), "{page}");
        assert!(page.contains("(Welzijn Loohoek) zei: het werkt."), "{page}");
        scene.proved();
    });
}

#[test]
fn who_was_silent_goes_on_with_the_dossier_when_it_opens_again() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, second] = two_signals(&scene);
        let id = scene.gathers(&[first, second]);
        scene.tells(id, &scene.advice(), thursday());
        scene.asks();
        scene.ends(id, "Stil.").unwrap();
        scene.says(scene.village.joost, second, Works::NotYet, friday()).unwrap();
        assert_eq!(scene.state(id), "remainder");
        assert_eq!(
            (scene.signal(first).state.name(), scene.signal(second).state.name()),
            ("brought_back", "carried")
        );
        assert!(scene.signal_page(scene.village.ruud, first).contains("Werkt dit bij jullie?"));
        scene.proved();
    });
}

#[test]
fn none_yet_stays_open_and_nobody_is_asked_whether_it_works() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, priya) = (scene.village.ruud, scene.village.priya);
        let signals = two_signals(&scene);
        let id = scene.gathers(&signals);
        scene.tells(id, &scene.none_yet(), thursday());
        let dossier = scene.dossier(id);
        assert_eq!(
            (dossier.state.name(), dossier.state.why()),
            ("remainder", Some("Eerst een nieuw kabinet."))
        );
        assert_eq!(dossier.holding.unwrap().why, "@why-remainder");
        scene.asks();
        assert!(!scene.words_to(ruud).contains(&"notice-does-it-work".to_owned()));
        let page = scene.signal_page(ruud, signals[0]);
        assert!(
            !page.contains("Werkt dit bij jullie?") && page.contains("Priya Ramdin is trekker"),
            "{page}"
        );
        let said = scene.says(ruud, signals[0], Works::Yes, friday());
        assert_eq!(refused(said), "signal-refused-no-solution-to-judge");
        let page = scene.dossier_page(priya, id);
        assert!(page.contains("Er is nog geen oplossing, omdat: Eerst een nieuw kabinet."), "{page}");
        assert!(page.contains("/oplossing\""), "its driver goes on");
        scene.proved();
        scene.tells(id, &scene.better(), friday());
        assert_eq!(scene.state(id), "brought_back");
        bring_back::ask_whether_it_works(db, calendar::in_days(friday(), 14)).unwrap();
        assert!(scene.words_to(ruud).contains(&"notice-does-it-work".to_owned()));
        scene.proved();
    });
}

#[test]
fn a_dossier_may_end_without_a_solution_and_open_again() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, priya) = (scene.village.ruud, scene.village.priya);
        let [first, second] = two_signals(&scene);
        let id = scene.gathers(&[first, second]);
        scene.tells(id, &scene.none_yet(), thursday());
        let without = scene.act(priya, |tx, actor| confirm::confirm(tx, actor, friday(), id, None));
        assert_eq!(refused(without), "dossier-refused-remainder-needs-why");
        scene.ends(id, "Het ministerie laat het liggen.").unwrap();
        assert_eq!((scene.state(id), scene.signal(first).state.name()), ("unsolved".to_owned(), "closed"));
        assert!(scene.words_to(ruud).contains(&"notice-closed-unsolved".to_owned()));
        assert!(scene.signal_page(ruud, first).contains("zonder oplossing"));
        let page = scene.dossier_page(priya, id);
        assert!(page.contains("Er kwam geen oplossing.") && !page.contains("Het werkt waar"), "{page}");
        scene.proved();
        scene
            .act(priya, |tx, actor| reopen_dossier::reopen(tx, actor, friday(), id, "Het speelt weer."))
            .unwrap();
        assert_eq!((scene.state(id), scene.signal(second).state.name()), ("remainder".to_owned(), "carried"));
        scene.proved();
    });
}

#[test]
fn after_word_back_its_driver_goes_on_to_a_better_version_and_to_a_table() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, priya) = (scene.village.ruud, scene.village.priya);
        let [first, second] = two_signals(&scene);
        let id = scene.gathers(&[first, second]);
        scene.tells(id, &scene.advice(), thursday());
        scene.says(ruud, first, Works::Yes, thursday()).unwrap();
        let problem = |tx: &mut store::Tx<'_>, actor: &network::Actor| {
            state_problem::state_problem(tx, actor, friday(), id, ("Bellen telt niet mee.", None))
        };
        scene.act(priya, problem).unwrap();
        assert_eq!(scene.state(id), "brought_back");
        scene.tells(id, &scene.better(), friday());
        assert_eq!(scene.state(id), "brought_back");
        assert_eq!(
            scene.signal(first).state.name(),
            "brought_back",
            "a yes to the first says nothing of the second"
        );
        for works in [Works::Yes, Works::NotYet] {
            let words = (works == Works::NotYet).then(|| "Toch niet.".to_owned());
            let of_the_first = scene.act(ruud, |tx, actor| {
                let told = bring_back::of_signal(tx, actor.network, first)?.remove(1);
                works_here(tx, actor, friday(), told.id, &Says { works, words: words.clone() })
            });
            assert_eq!(refused(of_the_first), "signal-refused-better-answer", "a form that was open still");
        }
        let closing = scene.act(priya, |tx, actor| confirm::closing(tx, actor, id)).unwrap();
        assert_eq!((closing.untold, closing.works, closing.silent), (0, 0, 2));
        let next = scene
            .db
            .write_here(|tx| {
                let at = calendar::in_days(thursday(), 14);
                let sitting = network::round_table::Sitting::of_an_hour(at, "online");
                network::round_table::plan_meeting(
                    tx,
                    monday(),
                    scene.village.network,
                    scene.village.table,
                    &sitting,
                )
            })
            .unwrap();
        let bring = Bring { meeting: next, question: None };
        scene.act(priya, |tx, actor| bring_to_table(tx, actor, friday(), id, &bring)).unwrap();
        assert_eq!(scene.state(id), "at_table");
        scene.proved();
    });
}

#[test]
fn a_better_direct_answer_is_the_next_version_and_is_asked_about_anew() {
    on_both(|db| {
        let scene = Scene::new(db);
        let ruud = scene.village.ruud;
        let id = scene.raises(ruud, "Telt bellen mee als prestatie?");
        scene.answers(id, &scene.advice(), monday());
        scene.says(ruud, id, Works::Yes, monday()).unwrap();
        assert_eq!((scene.signal(id).state.name(), scene.holder(id)), ("confirmed", None));
        assert!(scene.signal_page(scene.village.priya, id).contains("Geef een beter antwoord"));
        scene.answers(id, &scene.better(), friday());
        assert_eq!(scene.signal(id).state.name(), "brought_back");
        assert_eq!(scene.holder(id).as_deref(), Some("Priya Ramdin"));
        let network = scene.village.network;
        let versions = db.read_here(|tx| solution::versions(tx, network, Answers::Signal(id))).unwrap();
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(scene.words_to(ruud), ["notice-brought-back", "notice-brought-back"]);
        scene.proved();
    });
}

#[test]
fn none_yet_to_one_signal_stays_with_whoever_said_so() {
    on_both(|db| {
        let scene = Scene::new(db);
        let ruud = scene.village.ruud;
        let id = scene.raises(ruud, "Telt bellen mee als prestatie?");
        scene.answers(id, &scene.none_yet(), monday());
        assert_eq!(scene.signal(id).state.name(), "understood");
        assert_eq!(scene.holder(id).as_deref(), Some("Priya Ramdin"));
        let page = scene.signal_page(ruud, id);
        assert!(
            page.contains("er is nog geen oplossing") && !page.contains("Werkt dit bij jullie?"),
            "{page}"
        );
        scene.answers(id, &scene.none_yet(), monday());
        assert_eq!(scene.words_to(ruud).len(), 1, "the same answer sent twice is one answer");
        scene.answers(id, &scene.better(), friday());
        assert_eq!(scene.signal(id).state.name(), "brought_back");
        scene.proved();
    });
}

#[test]
fn stations_say_what_was_skipped() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "De bus rijdt niet.");
        let dossier = scene.gathers_for_later(&[id]);
        scene.tells(dossier, &scene.advice(), thursday());
        let page = scene.dossier_page(scene.village.priya, dossier);
        assert_eq!(
            stops(&page)[..5],
            [
                "verzamelen (gedaan)",
                "voorbereid (overgeslagen)",
                "aan tafel (overgeslagen)",
                "in behandeling (overgeslagen)",
                "opgelost (gedaan)"
            ]
        );
        let page = scene.signal_page(scene.village.ruud, id);
        assert_eq!(stops(&page)[2..4], ["aan tafel (overgeslagen)", "beantwoord (gedaan)"]);
    });
}

#[test]
fn a_signal_whose_answer_does_not_work_stands_on_what_remains() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.ruud, "De bus rijdt niet.");
        let dossier = scene.gathers_for_later(&[id]);
        scene.tells(dossier, &scene.advice(), thursday());
        scene.says(scene.village.ruud, id, Works::NotYet, friday()).unwrap();
        let page = scene.signal_page(scene.village.ruud, id);
        assert_eq!(
            stops(&page)[3..],
            [
                "beantwoord (gedaan)",
                "teruggebracht (gedaan)",
                "open op wat overblijft (hier staat het nu)",
                "werkt hier (komt nog)"
            ]
        );
    });
}

#[test]
fn that_whoever_raised_a_wrong_was_silent_stands_with_their_signal_alone() {
    for closed_by_its_driver in [true, false] {
        on_both(|db| {
            let scene = Scene::new(db);
            let (ruud, fatima, bart, elly) =
                (scene.village.ruud, scene.village.fatima, scene.village.bart, scene.village.elly);
            let wrong = scene.raises_as(fatima, "De huisbaas zet mensen onder druk.", Kind::Wrong);
            scene.understands(bart, wrong, Kind::Wrong, None).unwrap();
            let open = scene.raises(ruud, "De kamers zijn te duur.");
            let id = scene.gathers_as(bart, &[open, wrong]);
            scene.solves_as(bart, id);
            scene.says(ruud, open, Works::Yes, thursday()).unwrap();
            let close = |who, why: Option<&'static str>| {
                scene.act(who, |tx, actor| confirm::confirm(tx, actor, friday(), id, why))
            };
            if closed_by_its_driver {
                assert_eq!(refused(close(bart, None)), "dossier-refused-not-asked-yet");
                scene.asks();
                assert_eq!(refused(close(bart, None)), "dossier-refused-silent-needs-why");
                close(bart, Some("Het nummer is opgeheven.")).unwrap();
            } else {
                close(elly, None).unwrap();
            }
            assert_eq!(
                (scene.state(id), scene.signal(wrong).state.name()),
                ("confirmed".to_owned(), "closed")
            );
            let page = scene.dossier_page(elly, id);
            assert!(page.contains("Het werkt waar het gemeld is") && page.contains("sloot het: werkt bij 1"));
            assert!(!page.contains("opgeheven") && !page.contains("zei niets"), "{page}");
            let page = scene.dossier_page(bart, id);
            assert!(page.contains("Eén melder zei niets. Bij één melder werkt het."), "{page}");
            assert!(!page.contains("Het werkt waar het gemeld is"), "{page}");
            let page = scene.signal_page(fatima, wrong);
            assert!(page.contains("zonder dat de melder zei of het werkt"), "{page}");
            assert!(page.contains("sloot het dossier ervan"), "{page}");
            assert_eq!(page.contains("Het nummer is opgeheven."), closed_by_its_driver, "{page}");
            for heard in scene.read_by(fatima) {
                assert_eq!(heard, "Er is bericht over je melding. Lees het in Ponton.");
            }
            scene.proved();
        });
    }
}
