//! A proposal to share on both databases: nobody reads before the yes, a no is kept with its day, and what waits is its
//! proposer's.

use super::*;
use crate::answer_proposal;
use crate::close_help_request::{Close, close};
use crate::help_request::Outcome;
use crate::open_plan::open_plan;
use crate::propose_share::{Propose, propose};
use crate::resident_answer::{Answer, New};
use crate::samples::{dirk, held, keys, let_in, seat, texts};
use crate::seat_professional::seat_professional;
use crate::share_part::{What, With};
use kernel::ids::Uuid;
use kernel::{Lang, PersonId, calendar};
use network::Resident;
use network::reading::{Look, Looked, Part, Purpose, Reader, Reading};
use network::samples::{Village, monday};
use obligations::Holder;
use store::Db;
use testkit::on_both;
use web::samples::{check_html, view};
use worklist::notice;

struct Scene<'d> {
    db: &'d Db,
    village: Village,
    keys: Keys,
    plan: PlanId,
}

impl<'d> Scene<'d> {
    /// Fatima leads, Marleen sits at the table; Marleen proposes that Joost reads the plan.
    fn new(db: &'d Db) -> (Self, ProposalId) {
        let (village, keys) = (Village::build(db), keys());
        let plan = village
            .acts(db, village.fatima, |tx, actor| {
                let plan = open_plan(tx, actor, monday(), &keys, &dirk())?;
                seat_professional(tx, actor, monday(), &keys, (plan, &seat(village.marleen)))?;
                Ok(plan)
            })
            .unwrap();
        let scene = Self { db, village, keys, plan };
        let proposal = scene.proposes(scene.village.marleen, 1).unwrap();
        assert_eq!(scene.proposes(scene.village.marleen, 1).unwrap(), proposal, "sent twice is one");
        (scene, proposal)
    }

    fn proposes(&self, who: PersonId, number: u128) -> Result<ProposalId, Refusal> {
        let what = What {
            with: With::Person(self.village.joost),
            parts: vec![Part::Identity, Part::Plan],
            theme: None,
            reason: "Om de huur te regelen".to_owned(),
            until: calendar::in_days(monday(), 30),
        };
        let new = Propose { what, legal_basis: legal::PUBLIC_TASK, form_key: Uuid::from_u128(number) };
        self.village
            .acts(self.db, who, |tx, actor| propose(tx, actor, monday(), &self.keys, (self.plan, &new)))
    }

    fn reads(&self, who: PersonId) -> bool {
        let read = |tx: &mut Tx<'_>, actor: &Actor| {
            let plan = plan::load(tx, actor.network, self.plan)?;
            Ok(share::reads(tx, actor, monday(), &plan)?.anything())
        };
        self.village.acts(self.db, who, read).unwrap()
    }

    fn says(&self, who: &Resident, id: ProposalId, answer: Answer) -> Result<&'static str, Refusal> {
        let new = New { answer, words: Some("Omdat ik het wil".to_owned()), form_key: Uuid::from_u128(8) };
        self.db.write_here(|tx| answer_proposal::answer(tx, who, monday(), &self.keys, (id, &new)))
    }

    fn decides(&self, who: PersonId, id: ProposalId, new: &Decide) -> Result<(), Refusal> {
        self.village
            .acts(self.db, who, |tx, actor| decide(tx, actor, monday(), &self.keys, ((self.plan, id), new)))
    }

    fn state(&self, id: ProposalId) -> (State, Timestamp) {
        let of = |tx: &mut Tx<'_>| {
            let plan = plan::load(tx, self.village.network, self.plan)?;
            share_proposal::load_to_change(tx, &plan, id)
        };
        self.db.write_here(of).unwrap().state
    }

    fn holder(&self, id: ProposalId) -> Option<Holder> {
        held(self.db, &self.village, worklist::Matter::new(MATTER, id)).map(|(holder, _)| holder)
    }

    fn told(&self, who: PersonId) -> Vec<String> {
        let newest = self.db.read_here(|tx| notice::newest(tx, self.village.network, who, 9)).unwrap();
        newest.into_iter().map(|one| one.text).collect()
    }

    fn doctor_is_content(&self) {
        let findings = self.db.read_here(|tx| crate::doctor::examine(tx, self.village.network)).unwrap();
        let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
        assert_eq!(broken, Vec::<&str>::new());
    }
}

fn decided(verdict: Verdict, secrecy: &'static str) -> Decide {
    Decide { verdict, secrecy, words: Some("Zo besproken".to_owned()) }
}

#[test]
fn nobody_reads_before_the_resident_said_yes() {
    on_both(|db| {
        let (scene, id) = Scene::new(db);
        let village = &scene.village;
        assert!(matches!(
            scene.proposes(village.priya, 2),
            Err(Refusal::Forbidden { action: "propose_share" })
        ));
        assert_eq!(scene.holder(id), Some(Holder::Person(village.marleen)), "it is hers to see through");
        assert!(!scene.reads(village.joost));
        assert_eq!(scene.told(village.joost), Vec::<String>::new(), "nor hears of it");
        assert!(scene.told(village.fatima).contains(&"notice-share-proposed".to_owned()));
        scene.doctor_is_content();
        let resident = let_in(db, village, &scene.keys, (scene.plan, None));
        assert_eq!(scene.says(&resident, id, Answer::Agrees).unwrap(), "own-proposal-agreed");
        assert_eq!(scene.says(&resident, id, Answer::Agrees).unwrap(), "own-proposal-agreed", "sent again");
        assert!(scene.reads(village.joost));
        assert_eq!((scene.holder(id), scene.state(id).0), (None, State::Agreed));
        assert_eq!(scene.told(village.joost), ["notice-shared-with-you"]);
        assert!(scene.told(village.marleen).contains(&"notice-proposal-agreed".to_owned()));
        assert!(matches!(
            scene.says(&resident, id, Answer::Refuses),
            Err(Refusal::NotNow("own-proposal-over"))
        ));
        scene.doctor_is_content();
    });
}

#[test]
fn a_no_is_kept_with_its_day_and_nobody_reads() {
    on_both(|db| {
        let (scene, id) = Scene::new(db);
        let resident = let_in(db, &scene.village, &scene.keys, (scene.plan, None));
        scene.says(&resident, id, Answer::Refuses).unwrap();
        assert_eq!(scene.state(id), (State::Refused, monday()));
        assert!(!scene.reads(scene.village.joost) && scene.holder(id).is_none());
        assert!(scene.told(scene.village.marleen).contains(&"notice-proposal-refused".to_owned()));
        let again = scene.decides(scene.village.fatima, id, &decided(Verdict::Yes, legal::AGREED));
        assert!(matches!(again, Err(Refusal::NotNow("casework-refused-proposal-over"))));
        scene.doctor_is_content();
    });
}

#[test]
fn whoever_holds_the_plan_writes_the_answer_down_or_shares_on_another_ground() {
    on_both(|db| {
        let (scene, id) = Scene::new(db);
        let village = &scene.village;
        let yes = decided(Verdict::Yes, legal::AGREED);
        assert!(matches!(scene.decides(village.marleen, id, &yes), Err(Refusal::Forbidden { .. })));
        scene.decides(village.fatima, id, &decided(Verdict::Without, "conflict_of_duties")).unwrap();
        assert!(scene.reads(village.joost));
        let row =
            db.read_here(|tx| tx.first("select step, secrecy from share where not at_table", &[])).unwrap();
        let row = row.unwrap();
        let (step, secrecy): (Step, String) = (row.get("step").unwrap(), row.get("secrecy").unwrap());
        assert_eq!((step, secrecy.as_str()), (Step::NotAgreed, "conflict_of_duties"));
        scene.doctor_is_content();
    });
}

#[test]
fn what_waits_can_be_taken_back_and_ends_with_the_plan() {
    on_both(|db| {
        let (scene, id) = Scene::new(db);
        let village = &scene.village;
        let back = |who| village.acts(db, who, |tx, actor| withdraw(tx, actor, monday(), (scene.plan, id)));
        assert!(matches!(back(village.joost), Err(Refusal::Forbidden { .. })));
        back(village.marleen).unwrap();
        assert_eq!(scene.state(id).0, State::Withdrawn);
        let other = scene.proposes(village.fatima, 3).unwrap();
        let closed = Close { outcome: Outcome::Helped, words: "Fijn".to_owned(), form_key: None };
        village
            .acts(db, village.fatima, |tx, actor| {
                let leading = plan::load(tx, actor.network, scene.plan)?.leading;
                close(tx, actor, monday(), &scene.keys, ((scene.plan, leading), &closed))
            })
            .unwrap();
        assert_eq!((scene.state(other).0, scene.holder(other)), (State::Withdrawn, None));
        scene.doctor_is_content();
    });
}

#[test]
fn the_page_shows_all_to_whoever_holds_the_plan_and_their_own_to_others() {
    let db = testkit::sqlite();
    let (scene, id) = Scene::new(&db);
    let village = &scene.village;
    let other = scene.proposes(village.fatima, 4).unwrap();
    scene.decides(village.fatima, other, &decided(Verdict::No, legal::AGREED)).unwrap();
    let seen_by = |who| {
        let read = village.acts(&db, who, |tx, actor| {
            let look = Look {
                reader: Reader::worker(actor),
                subject: plan::subject(scene.plan),
                part: Part::Plan,
                purpose: Purpose::Help,
                behalf: None,
                request: Uuid::from_u128(9),
            };
            let Looked::Granted(reading) = Reading::of(tx, monday(), &scene.keys, &look, Ok(()))? else {
                panic!("refused")
            };
            propose_share::shown(tx, actor, (scene.plan, monday()), &reading)
        });
        let mut htmls = Vec::new();
        for lang in Lang::ALL {
            let html =
                propose_share::page(&view(lang, &texts()), (read.as_ref().unwrap(), None), &Again::NOTHING)
                    .html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(!html.contains('⟦'), "{html}");
            htmls.push(html);
        }
        htmls.swap_remove(0)
    };
    let (fatima, marleen) = (seen_by(village.fatima), seen_by(village.marleen));
    assert!(fatima.contains("Zo besproken") && fatima.contains("besluit"), "{fatima}");
    assert!(!marleen.contains("Zo besproken") && !marleen.contains("besluit"), "{marleen}");
    assert!(marleen.contains(&format!("{id}/intrekken")), "{marleen}");
}

#[test]
fn sharing_without_agreement_takes_a_ground_and_a_reason() {
    let typed = |secrecy: &str, words: &str| {
        let posted = Posted::of(&[("verdict", "without"), ("secrecy", secrecy), ("words", words)]);
        parse(&posted).map(drop).map_err(|problems| problems.iter().map(|one| one.key).collect::<Vec<_>>())
    };
    assert!(typed("conflict_of_duties", "Gevaar").is_ok());
    assert_eq!(typed("agreed", "Gevaar"), Err(vec!["problem-share-not-agreed"]));
    assert_eq!(typed("conflict_of_duties", ""), Err(vec!["problem-proposal-why-without"]));
}
