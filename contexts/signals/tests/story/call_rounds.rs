//! Call rounds as acts, on both databases: members in turn, never one with two callers, a no that is respected, a note
//! that becomes signals after the member's yes, and silence that stays somebody's.

use crate::scene::Scene;
use jiff::SignedDuration;
use kernel::ids::{Uuid, uuid_at};
use kernel::{OrganisationId, PersonId, Timestamp, calendar};
use network::Refusal;
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::samples::monday;
use signals::call_next_member::{Given, next_member};
use signals::call_round::members::{self, Standing};
use signals::call_round::{self, CallRoundId, Order, Population, State, coverage};
use signals::close_call_round::{Close, Silent, close_round};
use signals::kinds::Kind;
use signals::note_call::{Note, Outcome, Told, note_call};
use signals::start_call_round::{Start, start};
use signals::{call_after_all, doctor, give_member_back, show_call, tell};
use std::collections::BTreeSet;
use store::Db;
use testkit::on_both;

/// When its round should be done.
pub const END: &str = "2026-12-18T16:00:00Z";
/// What the members say.
pub const NOTE: &str = "Mantelzorgers raken op; wij bellen ze nu alle 400";

/// The village with `members` more organisations under the sector body, all of which are called.
pub fn round_of(db: &Db, members: usize) -> (Scene<'_>, CallRoundId) {
    let scene = Scene::new(db);
    for number in 0..members {
        scene
            .act(scene.village.elly, |tx, actor| {
                let name = format!("Lid {number:03}");
                let new = NewOrganisation {
                    name: &name,
                    kind: OrganisationKind::Welfare,
                    place: "Kadebuurt",
                    umbrella: Some(scene.village.swv),
                    desk_name: &name,
                };
                organisation::add(tx, monday(), actor.network, &new).map_err(Refusal::from)
            })
            .unwrap();
    }
    let id = starts(&scene, Population::Umbrella(scene.village.swv)).unwrap();
    (scene, id)
}

/// Elly starts a round.
pub fn starts(scene: &Scene<'_>, population: Population) -> Result<CallRoundId, Refusal> {
    let new = Start {
        name: "Hoe gaat het met jou en hoe gaat het met jullie?".to_owned(),
        questions: ["Hoe gaat het met jou?".to_owned(), "Hoe gaat het met jullie?".to_owned()],
        population,
        order: Order::ByName,
        seed: 7,
        callers: Vec::new(),
        ends_at: END.parse().unwrap(),
        form_key: uuid_at(monday()),
    };
    scene.act(scene.village.elly, |tx, actor| start(tx, actor, monday(), &new)).map(|(id, _)| id)
}

/// Somebody asks for the next member.
pub fn asks(scene: &Scene<'_>, who: PersonId, id: CallRoundId, now: Timestamp) -> Given {
    scene.act(who, |tx, actor| next_member(tx, actor, now, id, None)).unwrap()
}

/// Whom somebody has on the line.
pub fn on_line(scene: &Scene<'_>, who: PersonId, id: CallRoundId) -> members::Member {
    scene.act(who, |tx, actor| Ok(members::on_the_line(tx, actor.network, id, who)?)).unwrap().unwrap()
}

/// The note of a call.
pub fn noted(organisation: OrganisationId, outcome: Outcome) -> Note {
    Note {
        organisation,
        outcome,
        contact: None,
        answers: [None, Some(NOTE.to_owned())],
        signals: Vec::new(),
        guard_reason: None,
        form_key: uuid_at(monday()),
    }
}

/// Elly calls the next member; gives which it was.
pub fn calls(scene: &Scene<'_>, id: CallRoundId, outcome: Outcome) -> OrganisationId {
    calls_at(scene, id, outcome, monday())
}

/// As `calls`, at that moment.
pub fn calls_at(scene: &Scene<'_>, id: CallRoundId, outcome: Outcome, now: Timestamp) -> OrganisationId {
    let elly = scene.village.elly;
    assert_eq!(asks(scene, elly, id, now), Given::OnTheLine);
    let member = on_line(scene, elly, id).organisation;
    scene.act(elly, |tx, actor| note_call(tx, actor, now, id, &noted(member, outcome))).unwrap();
    member
}

fn covered(scene: &Scene<'_>, id: CallRoundId) -> coverage::Coverage {
    scene.db.read_here(|tx| coverage::of(tx, scene.village.network, id)).unwrap()
}

fn all_holds(scene: &Scene<'_>) {
    let found = scene.db.read_here(|tx| doctor::examine(tx, scene.village.network, monday())).unwrap();
    let broken: Vec<&str> = found.iter().filter(|it| !it.holds).map(|it| it.invariant).collect();
    assert_eq!(broken, [] as [&str; 0]);
}

#[test]
fn who_starts_a_round_holds_it_until_its_end_and_sending_twice_makes_one() {
    on_both(|db| {
        let (scene, id) = round_of(db, 3);
        let round = scene.db.read_here(|tx| call_round::load(tx, scene.village.network, id)).unwrap();
        assert_eq!((round.led_by, round.state.clone()), (scene.village.elly, State::Running));
        let held = scene
            .db
            .read_here(|tx| worklist::obligation::of_matter(tx, scene.village.network, round.matter()))
            .unwrap()
            .unwrap();
        assert_eq!(held.state.hold().unwrap().moment.at, END.parse().unwrap());
        let refused = scene.act(scene.village.ruud, |_, actor| actor.may_here("start_call_round"));
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })));
        all_holds(&scene);
    });
}

#[test]
fn two_callers_never_get_the_same_member_and_a_lapsed_claim_goes_to_the_next() {
    on_both(|db| {
        let (scene, id) = round_of(db, 2);
        let (elly, priya) = (scene.village.elly, scene.village.priya);
        assert_eq!(asks(&scene, elly, id, monday()), Given::OnTheLine);
        assert_eq!(asks(&scene, elly, id, monday()), Given::OnTheLine);
        assert_eq!(asks(&scene, priya, id, monday()), Given::OnTheLine);
        let (first, second) =
            (on_line(&scene, elly, id).organisation, on_line(&scene, priya, id).organisation);
        assert_ne!(first, second);
        let later = monday() + SignedDuration::from_mins(31);
        scene.act(priya, |tx, actor| give_member_back::give_back(tx, actor, id)).unwrap();
        scene.act(priya, |tx, actor| next_member(tx, actor, later, id, Some(first))).unwrap();
        assert_eq!(on_line(&scene, priya, id).organisation, first, "Elly's half hour is over");
        let late =
            scene.act(elly, |tx, actor| note_call(tx, actor, later, id, &noted(first, Outcome::Spoken)));
        assert!(matches!(late, Err(Refusal::NotNow("call-round-refused-with-another"))), "{late:?}");
        all_holds(&scene);
    });
}

#[test]
fn a_hundred_members_and_four_callers_at_once_never_meet() {
    on_both(|db| {
        let (scene, id) = round_of(db, 100);
        let village = &scene.village;
        db.write_here(|tx| {
            for person in [village.ruud, village.joost] {
                tx.execute(
                    "insert into call_round_caller (network_id, round_id, person_id) values ($1, $2, $3)",
                    &[&village.network, &id, &person],
                )?;
            }
            Ok::<_, store::Error>(())
        })
        .unwrap();
        let call_all = |who: PersonId| {
            let mut mine = Vec::new();
            while asks(&scene, who, id, monday()) == Given::OnTheLine {
                let member = on_line(&scene, who, id).organisation;
                scene
                    .act(who, |tx, actor| note_call(tx, actor, monday(), id, &noted(member, Outcome::Spoken)))
                    .unwrap();
                mine.push(member);
            }
            mine
        };
        let callers = [village.elly, village.priya, village.ruud, village.joost];
        let called: Vec<OrganisationId> = std::thread::scope(|threads| {
            let callers: Vec<_> = callers.iter().map(|who| threads.spawn(|| call_all(*who))).collect();
            callers.into_iter().flat_map(|caller| caller.join().unwrap()).collect()
        });
        assert_eq!(called.len(), 100);
        assert_eq!(called.into_iter().collect::<BTreeSet<_>>().len(), 100);
        assert_eq!(covered(&scene, id).spoken, 100);
        all_holds(&scene);
    });
}

#[test]
fn who_was_not_reached_comes_back_by_itself_three_times_at_most() {
    on_both(|db| {
        let (scene, id) = round_of(db, 1);
        calls(&scene, id, Outcome::NotReached);
        assert_eq!(asks(&scene, scene.village.elly, id, monday()), Given::Nobody);
        assert_eq!(covered(&scene, id), coverage::Coverage { not_reached: 1, ..Default::default() });
        let second = calendar::in_working_days(monday(), 1);
        calls_at(&scene, id, Outcome::NotReached, second);
        let third = calendar::in_working_days(second, 3);
        calls_at(&scene, id, Outcome::NotReached, third);
        let much_later = calendar::in_days(third, 14);
        assert_eq!(asks(&scene, scene.village.elly, id, much_later), Given::Nobody);
        assert_eq!(covered(&scene, id).silent(), 1, "it is still silent, and somebody must say what happens");
    });
}

#[test]
fn a_no_is_respected_here_and_in_the_next_round_until_the_member_says_otherwise() {
    on_both(|db| {
        let (scene, id) = round_of(db, 2);
        let village = &scene.village;
        let no = calls(&scene, id, Outcome::SaidNo);
        let next = starts(&scene, Population::Umbrella(village.swv)).unwrap();
        for round in [id, next] {
            let other = calls(&scene, round, Outcome::Spoken);
            assert_ne!(other, no);
            assert_eq!(asks(&scene, village.elly, round, monday()), Given::Nobody);
            let asked =
                scene.act(village.elly, |tx, actor| next_member(tx, actor, monday(), round, Some(no)));
            assert_eq!(asked.unwrap(), Given::WithAnother, "nor by asking for it");
            assert_eq!((covered(&scene, round).said_no, covered(&scene, round).spoken), (1, 1));
        }
        scene
            .act(village.elly, |tx, actor| call_after_all::call_after_all(tx, actor, monday(), (id, no)))
            .unwrap();
        assert_eq!(calls(&scene, next, Outcome::Spoken), no);
        all_holds(&scene);
    });
}

#[test]
fn one_note_makes_a_good_example_and_a_bottleneck_of_the_member_after_its_yes() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let id = starts(&scene, Population::Everybody).unwrap();
        scene
            .act(village.elly, |tx, actor| next_member(tx, actor, monday(), id, Some(village.loohoek)))
            .unwrap();
        let note = Note {
            contact: Some(village.joost),
            signals: [Kind::GoodPractice, Kind::Bottleneck]
                .map(|kind| Told { kind, words: NOTE.to_owned() })
                .to_vec(),
            ..noted(village.loohoek, Outcome::Spoken)
        };
        let note_it =
            || scene.act(village.elly, |tx, actor| note_call(tx, actor, monday(), id, &note)).unwrap();
        let made = note_it();
        assert_eq!(note_it(), made, "sent twice is one");
        for signal in &made {
            let signal = scene.signal(*signal);
            assert_eq!((signal.raised_by, signal.organisation), (village.elly, village.loohoek));
        }
        assert_eq!(scene.words_to(village.joost), ["notice-raised-for-you"; 2]);
        // What comes of it is heard by both.
        let first = scene.signal(made[0]);
        db.write_here(|tx| {
            tell::contributor(
                tx,
                monday(),
                &first,
                Some(village.elly),
                "notice-does-it-work",
                tell::facts([]),
            )
        })
        .unwrap();
        for who in [village.elly, village.joost] {
            assert!(scene.words_to(who).contains(&"notice-does-it-work".to_owned()));
        }
        all_holds(&scene);
    });
}

#[test]
fn a_caller_sees_what_the_member_waits_for_and_nobody_else_reads_a_call() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let open = scene.raises(village.joost, "De bushalte bij het wijkcentrum is weg.");
        scene.raises_as(village.joost, "Er wordt gesjoemeld met uren.", Kind::Wrong);
        let id = starts(&scene, Population::Everybody).unwrap();
        scene
            .act(village.elly, |tx, actor| next_member(tx, actor, monday(), id, Some(village.loohoek)))
            .unwrap();
        let shown = scene.act(village.elly, |tx, actor| show_call::read(tx, actor, id, None)).unwrap();
        let line = shown.line.unwrap();
        assert_eq!(line.signals.iter().map(|signal| signal.id).collect::<Vec<_>>(), [open]);
        assert_eq!(line.contacts[0].0, village.joost);
        let refused = scene.act(village.ruud, |tx, actor| show_call::read(tx, actor, id, None).map(|_| ()));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "call_member" })), "{refused:?}");
    });
}

#[test]
fn closing_says_what_happens_with_the_silent_and_a_next_round_takes_them_up() {
    on_both(|db| {
        let (scene, id) = round_of(db, 3);
        let elly = scene.village.elly;
        calls(&scene, id, Outcome::Spoken);
        let close = |silent: Silent| {
            let close = Close { came_of_it: "Twee signalen.".to_owned(), silent };
            scene.act(elly, |tx, actor| close_round(tx, actor, monday(), id, &close))
        };
        let refused = close(Silent::Nobody);
        assert!(matches!(refused, Err(Refusal::NotNow("call-round-refused-silent"))), "{refused:?}");
        let again_at = calendar::in_days(monday(), 30);
        close(Silent::Again(again_at)).unwrap();
        close(Silent::Again(again_at)).unwrap();
        all_holds(&scene);
        let next = starts(&scene, Population::SilentOf(id)).unwrap();
        assert_eq!(covered(&scene, next).to_call, 2);
        let first = scene.db.read_here(|tx| call_round::load(tx, scene.village.network, id)).unwrap();
        assert!(matches!(first.state, State::Closed(_)), "{:?}", first.state);
        let standing = scene
            .db
            .read_here(|tx| members::standing(tx, scene.village.network, id, Standing::ToCall))
            .unwrap();
        assert_eq!(standing.len(), 2, "what happened stays as it was");
        all_holds(&scene);
    });
}

#[test]
fn the_same_round_sent_twice_is_one() {
    on_both(|db| {
        let scene = Scene::new(db);
        let new = Start {
            name: "Belronde".to_owned(),
            questions: ["Een?".to_owned(), "Twee?".to_owned()],
            population: Population::Everybody,
            order: Order::Random,
            seed: 7,
            callers: vec![scene.village.priya],
            ends_at: END.parse().unwrap(),
            form_key: Uuid::from_u128(7),
        };
        let send = || scene.act(scene.village.elly, |tx, actor| start(tx, actor, monday(), &new)).unwrap();
        assert_eq!(send(), send());
        assert_eq!(scene.words_to(scene.village.priya), ["notice-call-round-started"]);
    });
}
