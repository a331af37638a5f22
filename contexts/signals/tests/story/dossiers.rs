//! What may be done with a dossier: several tables, commitments, versions, closing, lifting, and its driver.

use crate::scene::{Scene, two_signals};
use kernel::{PersonId, Timestamp, calendar};
use network::area::{self, Area, Level};
use network::round_table::{self, NewTable, Sitting, TableKind};
use network::samples::monday;
use network::{Actor, Refusal};
use obligations::{Act, Cause, Holder};
use signals::bring_to_table::{self, Bring, Talk};
use signals::dossier::{self, Dossier, DossierId};
use signals::keep_commitment::{Outcome, keep_commitment};
use signals::kinds::{SolutionKind, Works};
use signals::make_commitment::{self, Commit, CommitmentId, make_commitment};
use signals::signal::SignalId;
use signals::solution::{Answers, NewSolution};
use signals::{
    bring_back, confirm, doctor, hand_over_driver, join_coalition, leave_coalition, lift, record_outcome,
    record_solution, reopen_dossier, solution, state_problem, suggest,
};
use store::Tx;
use testkit::on_both;

fn thursday() -> Timestamp {
    "2026-11-26T15:00:00Z".parse().unwrap()
}

impl Scene<'_> {
    fn drives<T>(&self, act: impl Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.act(self.village.priya, act)
    }

    pub fn dossier(&self, id: DossierId) -> Dossier {
        self.drives(|tx, actor| dossier::load(tx, actor.network, id)).unwrap()
    }

    /// A dossier with the signals of Ruud and Joost, on Thursday's agenda.
    fn bundled(&self) -> DossierId {
        self.gathers(&two_signals(self))
    }

    /// As `bundled`, solved on Thursday and brought back.
    fn brought_back(&self) -> DossierId {
        let id = self.bundled();
        self.solves(id, thursday());
        self.brings_back(id, thursday()).unwrap();
        id
    }

    fn brings_back(&self, id: DossierId, now: Timestamp) -> Result<usize, Refusal> {
        self.drives(|tx, actor| bring_back::bring_back(tx, actor, now, id))
    }

    /// The clock asks everybody whether it works.
    pub fn asks(&self) {
        bring_back::ask_whether_it_works(self.db, calendar::in_days(thursday(), 14)).unwrap();
    }

    fn closes(&self, id: DossierId, why: Option<&str>) -> Result<(), Refusal> {
        self.drives(|tx, actor| confirm::confirm(tx, actor, thursday(), id, why))
    }

    /// The signal that somebody raised and that lies in the dossier.
    fn signal_of(&self, id: DossierId, who: PersonId) -> SignalId {
        let signals =
            self.drives(|tx, actor| Ok(signals::signal::of_dossier(tx, actor.network, id)?)).unwrap();
        signals.iter().find(|signal| signal.raised_by == who).unwrap().id
    }

    fn everybody_says(&self, id: DossierId, works: Works) {
        for signal in
            self.drives(|tx, actor| Ok(signals::signal::of_dossier(tx, actor.network, id)?)).unwrap()
        {
            self.says(signal.raised_by, signal.id, works, thursday()).unwrap();
        }
    }

    fn commits(&self, id: DossierId, who: PersonId) -> CommitmentId {
        let new = Commit {
            person: who,
            words: "Een brief aan alle leden.".to_owned(),
            due_at: calendar::in_working_days(monday(), 8),
            form_key: kernel::ids::Uuid::from_u128(7),
        };
        self.drives(|tx, actor| {
            make_commitment(tx, actor, monday(), id, &new)?;
            Ok(make_commitment::of_dossier(tx, actor.network, id)?.remove(0).id)
        })
        .unwrap()
    }

    /// Another table, convened by Marleen, that meets on `at`.
    fn another_table(&self, at: Timestamp) -> Bring {
        let village = &self.village;
        let meeting = self
            .db
            .write_here(|tx| {
                let new = NewTable {
                    name: "Regiotafel",
                    kind: TableKind::Region,
                    level: Level::Regio,
                    convener: village.marleen,
                    themes: &[],
                };
                let table = round_table::set_up(tx, monday(), village.network, &new)?;
                round_table::plan_meeting(
                    tx,
                    monday(),
                    village.network,
                    table,
                    &Sitting::of_an_hour(at, "online"),
                )
            })
            .unwrap();
        Bring { meeting, question: None }
    }

    fn offends(&self) -> Vec<&'static str> {
        let found = self
            .db
            .read_here(|tx| doctor::examine(tx, self.village.network, calendar::in_days(thursday(), 60)))
            .unwrap();
        assert!(found.len() > 9);
        found.into_iter().filter(|finding| !finding.holds).map(|finding| finding.invariant).collect()
    }
}

#[test]
fn stating_the_problem_leaves_the_meeting_as_the_next_moment() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let before = scene.dossier(id).holding.unwrap().moment;
        let state = |words: &'static str| {
            scene.drives(|tx, actor| state_problem::state_problem(tx, actor, monday(), id, (words, None)))
        };
        state("Bellen telt niet als prestatie.").unwrap();
        let after = scene.dossier(id);
        assert_eq!(after.problem.as_deref(), Some("Bellen telt niet als prestatie."));
        assert_eq!((after.state.name(), after.holding.unwrap().moment), ("at_table", before));
    });
}

#[test]
fn everybody_may_suggest_and_saying_it_twice_is_saying_it_once() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        for _ in 0..2 {
            scene
                .act(scene.village.fatima, |tx, actor| {
                    suggest::suggest(tx, actor, monday(), id, "Tel bellen mee.")
                })
                .unwrap();
        }
        let kept = scene.drives(|tx, actor| Ok(suggest::of_dossier(tx, actor.network, id)?)).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].by, "Fatima el Amrani");
    });
}

#[test]
fn only_who_drives_it_widens_the_coalition() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let join = |who| {
            scene.act(who, |tx, actor| {
                join_coalition::join_coalition(tx, actor, monday(), id, scene.village.loohoek)
            })
        };
        assert!(matches!(join(scene.village.fatima), Err(Refusal::Forbidden { .. })));
        join(scene.village.priya).unwrap();
        join(scene.village.priya).unwrap();
        let members = scene.drives(|tx, actor| Ok(join_coalition::members(tx, actor.network, id)?)).unwrap();
        assert_eq!(members, [(scene.village.loohoek, "Welzijn Loohoek".to_owned())]);
        let told = scene.words_to(scene.village.joost);
        assert_eq!(
            told.iter().filter(|text| *text == "notice-coalition-joined").count(),
            1,
            "its director hears it, once"
        );
    });
}

#[test]
fn an_organisation_leaves_a_coalition_or_is_taken_out_with_the_reason() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (id, village) = (scene.bundled(), &scene.village);
        let join = || {
            scene.drives(|tx, actor| join_coalition::join_coalition(tx, actor, monday(), id, village.loohoek))
        };
        let leave = |who| {
            scene.act(who, |tx, actor| {
                let why = (village.loohoek, "Wij werken hier niet meer.");
                leave_coalition::leave_coalition(tx, actor, monday(), id, why)
            })
        };
        join().unwrap();
        assert!(matches!(leave(village.fatima), Err(Refusal::Forbidden { .. })), "of another organisation");
        assert!(matches!(leave(village.ruud), Err(Refusal::Forbidden { .. })));
        leave(village.joost).unwrap();
        assert!(scene.words_to(village.priya).contains(&"notice-coalition-left".to_owned()));
        let told = scene.words_to(village.priya).len();
        leave(village.joost).unwrap();
        assert_eq!(scene.words_to(village.priya).len(), told, "leaving twice is leaving once");
        join().unwrap();
        leave(village.priya).unwrap();
        assert!(scene.words_to(village.joost).contains(&"notice-coalition-left".to_owned()));
        let members = scene.drives(|tx, actor| Ok(join_coalition::members(tx, actor.network, id)?)).unwrap();
        assert!(members.is_empty(), "{members:?}");
    });
}

#[test]
fn at_several_tables_the_first_meeting_is_the_driver_s_next_moment() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let first = scene.dossier(id).holding.unwrap().moment;
        let later = scene.another_table(calendar::in_days(thursday(), 20));
        let bring =
            || scene.drives(|tx, actor| bring_to_table::bring_to_table(tx, actor, monday(), id, &later));
        bring().unwrap();
        assert_eq!(scene.dossier(id).holding.unwrap().moment, first);
        let told = scene.words_to(scene.village.ruud).len();
        bring().unwrap();
        assert_eq!(scene.words_to(scene.village.ruud).len(), told, "nobody hears it twice");
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn who_asked_may_ask_it_better_and_nobody_elses_question_takes_its_place() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let later = scene.another_table(calendar::in_days(thursday(), 20));
        let asks = |who, question: &str| {
            let bring = Bring { question: Some(question.to_owned()), ..later.clone() };
            scene.act(who, |tx, actor| bring_to_table::bring_to_table(tx, actor, monday(), id, &bring))
        };
        let asked = || {
            let items = scene.drives(|tx, actor| Ok(bring_to_table::of_dossier(tx, actor.network, id)?));
            items.unwrap().into_iter().find(|item| item.meeting == later.meeting).unwrap().question
        };
        let (priya, elly) = (scene.village.priya, scene.village.elly);
        asks(priya, "Mag bellen meetellen?").unwrap();
        let told = scene.words_to(scene.village.ruud).len();
        let other = asks(elly, "Kan het geld blijven?");
        assert!(matches!(other, Err(Refusal::NotNow("dossier-refused-other-question"))), "{other:?}");
        assert_eq!(asked(), "Mag bellen meetellen?");
        asks(elly, "Mag bellen meetellen?").unwrap();
        asks(priya, "Mag bellen dit jaar meetellen?").unwrap();
        assert_eq!(asked(), "Mag bellen dit jaar meetellen?");
        assert_eq!(scene.words_to(scene.village.ruud).len(), told, "they know that it is spoken about");
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn what_was_taken_off_an_agenda_can_be_brought_there_again() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let later = scene.another_table(calendar::in_days(thursday(), 20));
        let bring = || {
            scene
                .drives(|tx, actor| bring_to_table::bring_to_table(tx, actor, thursday(), id, &later))
                .unwrap();
        };
        let talk = || {
            let items = scene.drives(|tx, actor| Ok(bring_to_table::of_dossier(tx, actor.network, id)?));
            items.unwrap().into_iter().find(|item| item.meeting == later.meeting).unwrap().talk
        };
        bring();
        let advice = scene.advice();
        let solves = |tx: &mut Tx<'_>, actor: &Actor| {
            record_solution::record_solution(tx, actor, thursday(), id, &advice)
        };
        scene.drives(solves).unwrap();
        assert!(matches!(talk(), Talk::TakenOff { .. }));
        scene.brings_back(id, thursday()).unwrap();
        bring();
        assert_eq!((talk(), scene.dossier(id).state.name()), (Talk::OnAgenda, "at_table"));
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn a_solution_takes_it_off_the_agendas_that_are_still_to_come() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let later = scene.another_table(calendar::in_days(thursday(), 20));
        scene.drives(|tx, actor| bring_to_table::bring_to_table(tx, actor, monday(), id, &later)).unwrap();
        let advice = scene.advice();
        scene
            .drives(|tx, actor| record_solution::record_solution(tx, actor, thursday(), id, &advice))
            .unwrap();
        let items = scene.drives(|tx, actor| Ok(bring_to_table::of_dossier(tx, actor.network, id)?)).unwrap();
        let of = |meeting| items.iter().find(|item| item.meeting == meeting).unwrap();
        assert!(matches!(of(scene.village.thursday).talk, Talk::Discussed { .. }), "that table has met");
        assert!(matches!(of(later.meeting).talk, Talk::TakenOff { .. }));
        assert!(scene.words_to(scene.village.marleen).contains(&"notice-taken-off-agenda".to_owned()));
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn an_outcome_is_recorded_once_by_driver_convener_or_facilitator() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let item = scene
            .drives(|tx, actor| Ok(bring_to_table::of_dossier(tx, actor.network, id)?))
            .unwrap()
            .remove(0);
        let record = |who| {
            scene.act(who, |tx, actor| {
                record_outcome::record_outcome(tx, actor, thursday(), item.id, "Wij vragen het ministerie.")
            })
        };
        assert!(matches!(record(scene.village.ruud), Err(Refusal::Forbidden { .. })));
        record(scene.village.elly).unwrap();
        assert!(matches!(
            record(scene.village.priya),
            Err(Refusal::NotNow("dossier-refused-outcome-recorded"))
        ));
        assert_eq!(scene.state(id), "in_hand");
    });
}

#[test]
fn none_yet_needs_its_reason_and_goes_back_too() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let none = |why: Option<&str>| NewSolution {
            kind: SolutionKind::NoneYet,
            why: why.map(str::to_owned),
            ..scene.advice()
        };
        let record = |new: NewSolution| {
            scene.drives(|tx, actor| record_solution::record_solution(tx, actor, thursday(), id, &new))
        };
        assert!(matches!(record(none(None)), Err(Refusal::NotNow("dossier-refused-none-yet-needs-why"))));
        record(none(Some("Eerst een nieuw kabinet."))).unwrap();
        assert_eq!(scene.state(id), "not_solved");
        assert!(matches!(scene.closes(id, None), Err(Refusal::NotNow("dossier-refused-not-brought-back"))));
        assert_eq!(scene.brings_back(id, thursday()).unwrap(), 2);
        assert!(scene.words_to(scene.village.joost).contains(&"notice-brought-back".to_owned()));
        assert_eq!(scene.state(id), "remainder", "none yet is not the end");
    });
}

#[test]
fn bringing_back_twice_is_refused_and_tells_nobody_twice() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.brought_back();
        let before = scene.dossier(id);
        let again = scene.brings_back(id, calendar::in_days(thursday(), 3));
        assert!(matches!(again, Err(Refusal::NotNow("dossier-refused-everybody-told"))), "{again:?}");
        assert_eq!(scene.dossier(id).state, before.state);
    });
}

#[test]
fn closing_waits_for_who_says_not_yet_and_asks_why_for_who_is_silent() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.brought_back();
        scene
            .says(scene.village.ruud, scene.signal_of(id, scene.village.ruud), Works::Yes, thursday())
            .unwrap();
        assert!(matches!(
            scene.closes(id, Some("Stil.")),
            Err(Refusal::NotNow("dossier-refused-not-asked-yet"))
        ));
        scene.asks();
        assert!(matches!(scene.closes(id, None), Err(Refusal::NotNow("dossier-refused-silent-needs-why"))));
        scene.closes(id, Some("Twee keer gebeld, geen gehoor.")).unwrap();
        assert_eq!(scene.state(id), "silent");
        assert_eq!(scene.dossier(id).holding, None);
        assert_eq!(scene.offends(), [] as [&str; 0]);
        scene
            .says(scene.village.joost, scene.signal_of(id, scene.village.joost), Works::NotYet, thursday())
            .unwrap();
        assert_eq!(scene.state(id), "remainder", "silence was no yes");
        assert!(matches!(scene.closes(id, None), Err(Refusal::NotNow("dossier-refused-does-not-work-yet"))));
    });
}

#[test]
fn a_remainder_gets_a_second_version_that_goes_back_alone() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.brought_back();
        scene
            .says(scene.village.joost, scene.signal_of(id, scene.village.joost), Works::NotYet, thursday())
            .unwrap();
        let second = NewSolution { words: "Ook Loohoek betaalt door.".to_owned(), ..scene.advice() };
        let friday = calendar::in_days(thursday(), 1);
        scene.drives(|tx, actor| record_solution::record_solution(tx, actor, friday, id, &second)).unwrap();
        assert_eq!(scene.brings_back(id, friday).unwrap(), 2);
        let versions = scene
            .drives(|tx, actor| Ok(solution::versions(tx, actor.network, Answers::Dossier(id))?))
            .unwrap();
        let told = scene.drives(|tx, actor| Ok(bring_back::of_dossier(tx, actor.network, id)?)).unwrap();
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(told.iter().filter(|told| told.solution == versions[0].id).count(), 2);
        assert_eq!(told.len(), 4);
        bring_back::ask_whether_it_works(db, calendar::in_days(friday, 14)).unwrap();
        let asked =
            scene.words_to(scene.village.ruud).iter().filter(|it| *it == "notice-does-it-work").count();
        assert_eq!(asked, 1, "asked about the newest version only");
        scene.everybody_says(id, Works::Adapted);
        scene.closes(id, None).unwrap();
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn a_closed_dossier_opens_again_and_its_contributors_hear_so() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.brought_back();
        let reopen = || {
            scene.drives(|tx, actor| reopen_dossier::reopen(tx, actor, thursday(), id, "In de zomer niet."))
        };
        assert!(matches!(reopen(), Err(Refusal::NotNow("dossier-refused-open-already"))));
        scene.everybody_says(id, Works::Yes);
        scene.closes(id, None).unwrap();
        let refused = scene.drives(|tx, actor| suggest::suggest(tx, actor, thursday(), id, "Nog iets."));
        assert!(matches!(refused, Err(Refusal::NotNow("dossier-refused-closed"))));
        reopen().unwrap();
        assert_eq!(scene.dossier(id).holding.unwrap().name, "Priya Ramdin");
        assert!(scene.words_to(scene.village.joost).contains(&"notice-reopened".to_owned()));
    });
}

#[test]
fn a_partner_who_stays_silent_is_climbed_past_and_never_done() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let commitment = scene.commits(id, scene.village.fatima);
        let late = calendar::in_working_days(monday(), 9);
        for minutes in 0..3 {
            let now = late.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
            worklist::clock::pass(db, now).unwrap();
        }
        let (kept, holder) = scene
            .drives(|tx, actor| {
                let matter = worklist::Matter::new("commitment", commitment);
                let held = worklist::obligation::of_matter(tx, actor.network, matter)?.unwrap();
                Ok((make_commitment::load(tx, actor.network, commitment)?.state, held.state.holder()))
            })
            .unwrap();
        assert_eq!(kept, make_commitment::Kept::Open);
        assert_eq!(holder, Some(Holder::Person(scene.village.marleen)), "her team lead");
        // Whoever holds it now may say what came of it.
        scene
            .act(scene.village.marleen, |tx, actor| {
                keep_commitment(tx, actor, late, commitment, &Outcome::Kept)
            })
            .unwrap();
        assert!(scene.words_to(scene.village.priya).contains(&"notice-commitment-kept".to_owned()));
    });
}

#[test]
fn a_commitment_not_kept_asks_the_driver_for_another_way_tomorrow() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let commitment = scene.commits(id, scene.village.ruud);
        let said = Outcome::NotKept("Geen tijd tot januari.".to_owned());
        let say = |who| scene.act(who, |tx, actor| keep_commitment(tx, actor, monday(), commitment, &said));
        assert!(matches!(say(scene.village.joost), Err(Refusal::Forbidden { .. })));
        say(scene.village.ruud).unwrap();
        assert!(matches!(say(scene.village.ruud), Err(Refusal::NotNow("commitment-refused-said-already"))));
        let holding = scene.dossier(id).holding.unwrap();
        assert_eq!(holding.moment, calendar::in_working_days(monday(), 1));
        assert_eq!(
            (holding.name.as_str(), holding.why.as_str()),
            ("Priya Ramdin", "@why-commitment-not-kept")
        );
        assert!(scene.words_to(scene.village.priya).contains(&"notice-commitment-not-kept".to_owned()));
    });
}

#[test]
fn a_commitment_that_runs_keeps_a_dossier_open() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let commitment = scene.commits(id, scene.village.ruud);
        scene.solves(id, thursday());
        scene.brings_back(id, thursday()).unwrap();
        scene.everybody_says(id, Works::Yes);
        assert!(matches!(scene.closes(id, None), Err(Refusal::NotNow("dossier-refused-commitments-run"))));
        scene
            .act(scene.village.ruud, |tx, actor| {
                keep_commitment(tx, actor, thursday(), commitment, &Outcome::Kept)
            })
            .unwrap();
        scene.closes(id, None).unwrap();
    });
}

#[test]
fn the_same_about_two_municipalities_is_proposed_a_level_up() {
    on_both(|db| {
        let scene = Scene::new(db);
        let alone = scene.raises(scene.village.ruud, "Onze inloop is dicht.");
        let id = scene.gathers(&[alone]);
        let proposed = || {
            let dossier = scene.dossier(id);
            scene.drives(|tx, _| lift::proposed(tx, &dossier)).unwrap()
        };
        assert_eq!(proposed(), None);
        let other = scene.raises(scene.village.joost, "Ook onze inloop is dicht.");
        scene.drives(|tx, actor| signals::carry::carry(tx, actor, monday(), id, other)).unwrap();
        assert_eq!(proposed(), None, "both are about Rivierenhart, wherever their organisations are");
        let about = |code: Option<&str>| {
            db.write_here(|tx| {
                tx.execute(
                    "update signal set area_code = $2, area_year = null where id = $1",
                    &[&other, &code],
                )
            })
            .unwrap();
        };
        about(Some("WK990101"));
        assert_eq!(proposed(), None, "Kadebuurt lies in Rivierenhart");
        about(None);
        assert_eq!(proposed(), None, "where the organisation is, but no area is called so");
        let area = |code: &str, name: &str, kind: &str, parent: Option<&str>| {
            let parent = parent.map(str::to_owned);
            let (code, name, kind) = (code.to_owned(), name.to_owned(), kind.to_owned());
            let area = Area { code, year: 2026, name, kind, parent };
            db.write_here(|tx| area::add(tx, scene.village.network, &area)).unwrap();
        };
        area("WK990109", "Loohoek", "wijk", Some("GM9901"));
        assert_eq!(proposed(), None, "a village of the same municipality is no other one");
        area("GM9902", "Loohoek", "gemeente", None);
        assert_eq!(proposed(), Some(Level::Regio), "the municipality of that name");
        let lift = |level| {
            scene.drives(|tx, actor| lift::lift(tx, actor, monday(), id, (level, "Het speelt overal.")))
        };
        assert!(matches!(lift(Level::Wijk), Err(Refusal::NotNow("dossier-refused-level-not-above"))));
        lift(Level::Land).unwrap();
        assert_eq!(scene.dossier(id).level, Level::Land);
        assert!(scene.words_to(scene.village.joost).contains(&"notice-lifted".to_owned()));
    });
}

#[test]
fn the_driver_changes_with_a_yes_and_with_nothing_else() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (id, village) = (scene.bundled(), &scene.village);
        let ask = |who, to| {
            scene.act(who, |tx, actor| {
                hand_over_driver::offer(tx, actor, monday(), id, (to, "Ik ben er niet."))
            })
        };
        let reply = |who, answer: hand_over_driver::Answer| {
            scene.act(who, |tx, actor| hand_over_driver::reply(tx, actor, monday(), id, &answer))
        };
        ask(village.priya, village.bart).unwrap();
        assert_eq!(scene.dossier(id).driver, village.priya);
        assert!(reply(village.joost, hand_over_driver::Answer::Yes).is_err(), "nobody asked Joost");
        reply(village.bart, hand_over_driver::Answer::No("Geen tijd.".to_owned())).unwrap();
        assert_eq!(scene.dossier(id).driver, village.priya);
        ask(village.priya, village.bart).unwrap();
        reply(village.bart, hand_over_driver::Answer::Yes).unwrap();
        let dossier = scene.dossier(id);
        assert_eq!(
            (dossier.driver, dossier.holding.unwrap().holder),
            (village.bart, Holder::Person(village.bart))
        );
        assert!(scene.words_to(village.ruud).contains(&"notice-driver-changed".to_owned()));
    });
}

#[test]
fn a_yes_said_on_the_worklist_makes_a_driver_too() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (id, village) = (scene.bundled(), &scene.village);
        let matter = scene.dossier(id).work();
        scene
            .drives(|tx, actor| {
                hand_over_driver::offer(tx, actor, monday(), id, (village.bart, "Ik ben er niet."))?;
                worklist::act(tx, monday(), actor.network, matter, &Act::Accept { by: village.bart })
            })
            .unwrap();
        assert_eq!(scene.dossier(id).driver_name, "Bart Nijland");
        let told =
            || scene.words_to(village.ruud).iter().filter(|text| *text == "notice-driver-changed").count();
        assert_eq!(told(), 0, "it is told by the clock");
        for _ in 0..2 {
            signals::follow_driver::pass(db, monday()).unwrap();
        }
        assert_eq!(told(), 1);
        let changed = "select id from event where kind = 'dossier.driver-changed' and actor_id = $1";
        assert_eq!(db.read_here(|tx| tx.query(changed, &[&village.bart])).unwrap().len(), 1);
        let kept = "select id from dossier where id = $1 and driver_id = $2";
        assert_eq!(db.read_here(|tx| tx.query(kept, &[&id, &village.bart])).unwrap().len(), 1);
        // What the clock comes to late says somebody who holds it no more.
        let late = |tx: &mut store::Tx<'_>| {
            signals::follow_driver::now_drives(tx, monday(), village.network, (id, village.priya))
        };
        db.write_here(late).unwrap();
        assert_eq!(told(), 1);
        assert_eq!(db.read_here(|tx| tx.query(kept, &[&id, &village.bart])).unwrap().len(), 1);
        let bundled = "select id from notice where person_id = $1 and text like 'notice-bundled%'";
        let mail = db.read_here(|tx| tx.query(bundled, &[&village.ruud])).unwrap()[0].get("id").unwrap();
        let answers = db.read_here(|tx| worklist::notice::answers_for(tx, village.network, mail)).unwrap();
        assert_eq!(answers, Some(Holder::Person(village.bart)), "should that mail come back");
        let advice = scene.advice();
        let refused =
            scene.drives(|tx, actor| record_solution::record_solution(tx, actor, monday(), id, &advice));
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })), "{refused:?}");
        scene
            .act(village.bart, |tx, actor| record_solution::record_solution(tx, actor, monday(), id, &advice))
            .unwrap();
    });
}

#[test]
fn where_the_driver_is_away_a_desk_keeps_it_and_work_goes_on() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (id, village) = (scene.bundled(), &scene.village);
        let matter = scene.dossier(id).work();
        db.write_here(|tx| {
            let priya = network::person::load(tx, village.network, village.priya)?.unwrap();
            network::person::set_presence(
                tx,
                monday(),
                village.network,
                &priya,
                network::person::Presence::Absent,
            )?;
            let to = Holder::Desk(village.desk);
            let act = Act::Reassign { by: None, to, cause: Cause::Absence };
            worklist::act(tx, monday(), village.network, matter, &act)
        })
        .unwrap();
        let advice = scene.advice();
        scene
            .act(village.elly, |tx, actor| record_solution::record_solution(tx, actor, monday(), id, &advice))
            .unwrap();
        let holding = scene.dossier(id).holding.unwrap();
        assert_eq!(holding.holder, Holder::Desk(village.desk));
        assert_eq!(holding.why, "@why-bring-back");
        assert_eq!(scene.offends(), [] as [&str; 0]);
    });
}

#[test]
fn the_doctor_finds_what_was_lost() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let raised = scene.raises(scene.village.fatima, "De telefoon staat roodgloeiend.");
        assert_eq!(scene.offends(), [] as [&str; 0]);
        db.write_here(|tx| {
            tx.execute("delete from obligation where matter_kind in ('dossier', 'signal')", &[])?;
            tx.execute("update signal set words = 'Bel mij op 06 12345678.' where id = $1", &[&raised])
        })
        .unwrap();
        let found = db.read_here(|tx| doctor::examine(tx, scene.village.network, thursday())).unwrap();
        let offending: Vec<_> = found.iter().filter(|it| !it.holds).map(|it| it.offending.clone()).collect();
        assert_eq!(offending, [vec![raised.0], vec![id.0], vec![raised.0]]);
    });
}

#[test]
fn a_solution_is_the_table_s_unless_it_was_at_none() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.bundled();
        let later = scene.another_table(calendar::in_days(thursday(), 2));
        scene.drives(|tx, actor| bring_to_table::bring_to_table(tx, actor, monday(), id, &later)).unwrap();
        let owner = |now| {
            scene
                .act(scene.village.ruud, |tx, actor| record_solution::usual_owner(tx, actor, now, id))
                .unwrap()
        };
        let (steiger, swv) = (scene.village.steiger, scene.village.swv);
        assert_eq!(owner(monday()), steiger, "it was at no table yet: the recorder's");
        assert_eq!(owner(thursday()), swv, "Elly's, who convenes the first");
        assert_eq!(owner(calendar::in_days(thursday(), 3)), steiger, "Marleen's, who convenes the second");
    });
}
