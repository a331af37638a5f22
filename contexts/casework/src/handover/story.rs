//! The fourth scenario as a story, and what must hold of every handover: nobody is let go before the other holds, silence
//! grants nothing, and whoever was refused reads nothing more. Everybody fictional.

use super::act::{Doing, act, mended};
use super::step::Said;
use super::{Kept, Previewed, clock, load, sealed_words, standing};
use crate::agree::{Agree, Who as Does, agree};
use crate::agreement::Due;
use crate::answer_handover::{Accept, accept};
use crate::close_help_request::{Close, close};
use crate::draft_handover::{Draft, draft};
use crate::help_request::Outcome;
use crate::help_request::{self, HelpRequestId};
use crate::open_plan::{Open, open_plan};
use crate::plan::{self, PlanId};
use crate::samples::{keys, seat, texts};
use crate::seat_professional::seat_professional;
use crate::send_handover::{Send, send};
use crate::{board, doctor, lead, log_contact, share, show_handover, unseat_professional, wait};
use directory::pontoon::Pontoon;
use handover::{
    Act, Choice, HandoverId, Helped, Holder, Kind, Need, No, NoCode, PassingOn, Report, ResidentsWord, Side,
    Stage, Urgency, Who,
};
use kernel::ids::{Uuid, uuid_at};
use kernel::{DeskId, Lang, PersonId, Timestamp, calendar};
use network::again::Again;
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::samples::{Village, monday};
use network::{Actor, Refusal, Role, founding};
use store::{Db, Tx};
use testkit::on_both;
use web::samples::{check_html, view};
use worklist::absence::{Gone, record_gone};
use worklist::notice;

struct Scene<'a> {
    db: &'a Db,
    village: Village,
    keys: Keys,
    boeg: DeskId,
    lotte: PersonId,
    jayden: PersonId,
    plan: PlanId,
    request: HelpRequestId,
}

impl<'a> Scene<'a> {
    /// Ayşe (here Fatima) holds Yusuf's question; De Boeg has a desk with Lotte.
    fn set(db: &'a Db) -> Self {
        let (village, keys) = (Village::build(db), keys());
        let network = village.network;
        let (boeg, lotte, jayden) = db
            .write_here(|tx| {
                let new = NewOrganisation {
                    name: "Jeugd-GGZ De Boeg",
                    kind: OrganisationKind::Welfare,
                    place: "Rivierenhart",
                    umbrella: None,
                    desk_name: "De Boeg",
                };
                let (boeg, desk) = organisation::add(tx, monday(), network, &new)?;
                let mut add = |name: &str, email: &str, organisation, team| {
                    let new = NewPerson { name, email, password: None, lang: Lang::Nl };
                    let person = person::add(tx, monday(), network, &new)?;
                    let role = Role::Worker;
                    person::join(tx, monday(), network, &NewMembership { person, organisation, role, team })?;
                    Ok::<_, Refusal>(person)
                };
                let lotte = add("Lotte Vermeulen", "lotte@voorbeeld.example", boeg, None)?;
                let jayden =
                    add("Jayden Pinas", "jayden@voorbeeld.example", village.steiger, Some(village.team))?;
                founding::staff(tx, network, desk, lotte)?;
                Ok::<_, Refusal>((desk, lotte, jayden))
            })
            .unwrap();
        let yusuf = Open {
            called: "Yusuf".to_owned(),
            worry: "Dat niemand snapt waarom ik niet naar school kan".to_owned(),
            pontoon: Pontoon::Guidance,
            form_key: Uuid::from_u128(4),
        };
        let plan = village
            .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &yusuf))
            .unwrap();
        let request = db.read_here(|tx| plan::load(tx, network, plan)).unwrap().leading;
        Self { db, village, keys, boeg, lotte, jayden, plan, request }
    }

    fn drafts(&self, kind: Kind) -> Result<HandoverId, Refusal> {
        self.drafts_as(self.village.fatima, kind)
    }

    fn drafts_as(&self, who: PersonId, kind: Kind) -> Result<HandoverId, Refusal> {
        let new = Draft {
            request: self.request,
            kind,
            urgency: Urgency::Normal,
            to: Some(Holder::Desk(self.boeg)),
            pontoon: Pontoon::Specialist,
            question: "Behandeling voor een jongen van veertien".to_owned(),
            story: "Hij blijft sinds de zomer thuis van school".to_owned(),
            wished: Some("voor de kerst".to_owned()),
            form_key: uuid_at(monday()),
        };
        self.village.acts(self.db, who, |tx, actor| draft(tx, actor, monday(), &self.keys, (self.plan, &new)))
    }

    fn sends(&self, who: PersonId, id: HandoverId) -> Result<Kept, Refusal> {
        let new = Send {
            previewed: Previewed::ByResident,
            why_not: None,
            permission: Some("Moeder en Yusuf lazen mee en vinden het goed".to_owned()),
            legal_basis: Some("Jeugdwet".to_owned()),
            passing_on: PassingOn::AskFirst,
        };
        self.village.acts(self.db, who, |tx, actor| {
            send(tx, actor, monday(), &self.keys, (id, uuid_at(monday()), &new))
        })
    }

    fn closes(&self, who: PersonId) -> Result<(), Refusal> {
        let new =
            Close { outcome: Outcome::Helped, words: "Ik ga weer naar school".to_owned(), form_key: None };
        self.village.acts(self.db, who, |tx, actor| {
            close(tx, actor, monday(), &self.keys, ((self.plan, self.request), &new))
        })
    }

    /// Says yes to another one than the tests with one key do.
    fn accepts_too(&self, id: HandoverId, bridging: &str) {
        let start = Some(calendar::in_days(monday(), 60));
        let yes = Accept { worker: self.lotte, start, bridging: Some(bridging.to_owned()), decided: None };
        let doing = Doing { id, transition: uuid_at(monday()), said: Said::default() };
        self.village
            .acts(self.db, self.lotte, |tx, actor| accept(tx, actor, monday(), &self.keys, (&doing, &yes)))
            .unwrap();
    }

    /// Who carries Yusuf while he waits, and whether he is said to wait.
    fn carried(&self) -> (Vec<String>, bool) {
        self.village
            .acts(self.db, self.village.fatima, |tx, actor| {
                let look = look(Reader::worker(actor), self.plan);
                let Looked::Granted(reading) = Reading::of(tx, monday(), &self.keys, &look, Ok(()))? else {
                    panic!("refused")
                };
                let bridges = wait::bridges_of(tx, actor.network, self.request, &reading)?;
                let waits = help_request::load(tx, actor.network, self.request)?.waiting_since.is_some();
                Ok((bridges.into_iter().map(|one| one.words).collect(), waits))
            })
            .unwrap()
    }

    fn sent(&self, kind: Kind) -> HandoverId {
        let id = self.drafts(kind).unwrap();
        self.sends(self.village.fatima, id).unwrap();
        id
    }

    fn does(&self, who: PersonId, at: Timestamp, id: HandoverId, what: &Act) -> Result<Kept, Refusal> {
        let doing = Doing { id, transition: uuid_at(at), said: Said::words("Omdat het zo is") };
        self.village.acts(self.db, who, |tx, actor| act(tx, actor, at, &self.keys, (&doing, what)))
    }

    fn accepts(&self, id: HandoverId, bridging: Option<&str>) -> Result<Kept, Refusal> {
        let yes = Accept {
            worker: self.lotte,
            start: Some(calendar::in_days(monday(), 77)),
            bridging: bridging.map(str::to_owned),
            decided: Some(calendar::day(monday())),
        };
        let doing = Doing { id, transition: Uuid::from_u128(77), said: Said::default() };
        self.village
            .acts(self.db, self.lotte, |tx, actor| accept(tx, actor, monday(), &self.keys, (&doing, &yes)))
    }

    fn stage(&self, id: HandoverId) -> Stage {
        self.db.read_here(|tx| load(tx, self.village.network, id)).unwrap().stage()
    }

    /// Who holds the question.
    fn holder(&self) -> Option<Holder> {
        let held = self.db.read_here(|tx| lead::holding(tx, self.village.network, &[self.request])).unwrap();
        held.get(&self.request).map(|held| standing::ours(held.holder))
    }

    /// Who must act next on the handover.
    fn duty(&self, id: HandoverId) -> Option<Holder> {
        self.db
            .read_here(|tx| {
                let kept = load(tx, self.village.network, id)?;
                Ok::<_, Refusal>(standing::duty_holder(tx, &kept)?)
            })
            .unwrap()
    }

    /// What Lotte reads of the packet, and whether she reads the plan.
    fn lotte_reads(&self, id: HandoverId, at: Timestamp) -> (bool, bool) {
        self.village
            .acts(self.db, self.lotte, |tx, actor| {
                let kept = load(tx, actor.network, id)?;
                let sides = kept.sides(actor, standing::duty_holder(tx, &kept)?);
                let plan = plan::load(tx, actor.network, self.plan)?;
                Ok((kept.may_read(&sides), share::reads(tx, actor, at, &plan)?.part(Part::Story)))
            })
            .unwrap()
    }

    /// The page as `who` sees it, sound in both languages.
    fn page(&self, who: PersonId, at: Timestamp, id: HandoverId) -> Result<String, Refusal> {
        let mut dutch = String::new();
        for lang in [Lang::En, Lang::Nl] {
            let shown = self.village.acts(self.db, who, |tx, actor| {
                let kept = load(tx, actor.network, id)?;
                let reads = show_handover::may_see(tx, actor, at, &kept)?.reads;
                let look = look(Reader::worker(actor), self.plan);
                let Looked::Granted(reading) = Reading::of(tx, at, &self.keys, &look, Ok(()))? else {
                    panic!("refused")
                };
                show_handover::shown(tx, actor, (id, at), &self.keys, reads.then_some(&reading))
            })?;
            dutch = show_handover::page(&view(lang, &texts()), &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&dutch), [], "{lang}");
        }
        Ok(dutch)
    }

    /// Week 6: the same day the desk holds it, and Marleen chooses.
    fn giver_falls_ill(&self, id: HandoverId) {
        let (db, village, network) = (self.db, &self.village, self.village.network);
        let ill = calendar::in_days(monday(), 42);
        let handed = village
            .acts(db, village.marleen, |tx, actor| record_gone(tx, actor, ill, village.fatima, Gone::Absent))
            .unwrap();
        assert_eq!(handed.desk, "Welzijn De Steiger");
        assert!(matches!(self.holder(), Some(Holder::Desk(_))), "an empty field doesn't exist");
        let matter = help_request::matter(self.request);
        let on_case = |who, act: &obligations::Act| {
            village.acts(db, who, |tx, _| worklist::act(tx, ill, network, matter, act)).unwrap();
        };
        on_case(village.marleen, &obligations::Act::Take { by: village.marleen });
        let (to, why) = (obligations::Holder::Person(self.jayden), "Hij kent jou".parse().unwrap());
        let answer_by = calendar::in_days(ill, 1);
        on_case(village.marleen, &obligations::Act::Offer { by: village.marleen, to, answer_by, why });
        on_case(self.jayden, &obligations::Act::Accept { by: self.jayden });
        assert_eq!(self.holder(), Some(Holder::Person(self.jayden)));
        clock::pass(db, &self.keys, ill).unwrap();
        let kept = db.read_here(|tx| load(tx, network, id)).unwrap();
        assert_eq!(kept.machine.party(Side::Giver), Holder::Person(self.jayden), "whoever holds it gives it");
        self.all_holds(ill);
    }

    /// What she writes on the plan counts; only then silence does, and whoever gave it hears how it landed.
    fn quiet_is_heard(&self, start: Timestamp) {
        let (db, village, network) = (self.db, &self.village, self.village.network);
        let (later, words) = (calendar::in_days(start, 20), (self.plan, "Hij kwam zelf", Uuid::from_u128(9)));
        village
            .acts(db, self.lotte, |tx, actor| log_contact::log(tx, actor, later, &self.keys, words))
            .unwrap();
        clock::pass(db, &self.keys, calendar::in_days(later, 29)).unwrap();
        let heard = db.read_here(|tx| notice::newest(tx, network, self.lotte, 50)).unwrap();
        assert!(
            heard.iter().all(|one| one.text != "notice-handover-quiet"),
            "she wrote something down: {heard:?}"
        );
        clock::pass(db, &self.keys, calendar::in_days(later, 31)).unwrap();
        let heard = db.read_here(|tx| notice::newest(tx, network, self.lotte, 50)).unwrap();
        assert!(heard.iter().any(|one| one.text == "notice-handover-quiet"), "{heard:?}");
        let landed = db.read_here(|tx| notice::newest(tx, network, self.jayden, 50)).unwrap();
        assert!(landed.iter().any(|one| one.text == "notice-handover-landed"), "{landed:?}");
    }

    fn all_holds(&self, now: Timestamp) {
        let findings = self
            .db
            .read_here(|tx| {
                let mut findings = doctor::examine(tx, self.village.network)?;
                findings.extend(worklist::doctor::examine(tx, self.village.network, now)?);
                Ok::<_, Refusal>(findings)
            })
            .unwrap();
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }
}

fn look(reader: Reader, plan: PlanId) -> Look {
    Look {
        reader,
        subject: plan::subject(plan),
        part: Part::Story,
        purpose: Purpose::Handover,
        behalf: None,
        request: Uuid::from_u128(1),
    }
}

const BRIDGE: &str =
    "Elke dinsdag belt Ayşe. Jayden gaat donderdag met Yusuf sporten. Noor houdt contact met school.";

#[test]
fn a_boy_who_waits_eleven_weeks_is_held_every_day() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (village, network) = (&scene.village, scene.village.network);
        let fatima = Holder::Person(village.fatima);
        let id = scene.sent(Kind::Transfer);
        assert_eq!((scene.holder(), scene.duty(id)), (Some(fatima), Some(Holder::Desk(scene.boeg))));
        assert_eq!(scene.lotte_reads(id, monday()), (true, false), "the packet, not the plan");

        let asked = scene.page(scene.lotte, monday(), id).unwrap();
        assert!(
            asked.contains("Hij blijft sinds de zomer thuis") && asked.contains("/aanvaarden"),
            "{asked}"
        );
        assert_eq!(scene.stage(id), Stage::Seen, "opening it is seeing it");
        let late = scene.accepts(id, None);
        assert!(matches!(late, Err(Refusal::NotNow("handover-refused-no-bridge"))), "{late:?}");
        scene.accepts(id, Some(BRIDGE)).unwrap();
        assert!(scene.page(village.fatima, monday(), id).unwrap().contains("Elke dinsdag belt"));
        assert_eq!(scene.holder(), Some(fatima), "a yes moves nothing");
        assert_eq!(scene.duty(id), Some(Holder::Person(scene.lotte)));
        assert_eq!(scene.lotte_reads(id, monday()), (true, true));
        let waits = db
            .read_here(|tx| {
                tx.first(
                    "select registered_on, decided_on, starts_on from bridge where network_id = $1 and ended_at is null",
                    &[&network],
                )
            })
            .unwrap()
            .unwrap();
        for date in ["registered_on", "decided_on", "starts_on"] {
            assert!(waits.get::<Option<jiff::civil::Date>>(date).unwrap().is_some(), "{date}");
        }
        scene.all_holds(monday());

        scene.giver_falls_ill(id);

        let start = calendar::in_days(monday(), 76);
        let contact = Act::Contact { by: scene.lotte, at: start };
        scene.does(scene.lotte, start, id, &contact).unwrap();
        assert_eq!((scene.stage(id), scene.holder()), (Stage::Held, Some(Holder::Person(scene.lotte))));
        let request = db.read_here(|tx| help_request::load(tx, network, scene.request)).unwrap();
        assert_eq!((request.pontoon, request.waiting_since), (Pontoon::Specialist, None));
        assert_eq!(scene.duty(id), None, "the question itself is hers now");
        assert!(scene.page(scene.lotte, start, id).unwrap().contains("/wachten"));
        scene.quiet_is_heard(start);
        let former = scene.page(scene.jayden, start, id).unwrap();
        assert!(!former.contains("Hij blijft sinds de zomer thuis"), "it went on without him: {former}");
        scene.all_holds(start);
    });
}

#[test]
fn a_no_comes_back_with_its_reason_and_the_other_reads_nothing_more() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Transfer);
        let no = No { code: NoCode::Full, reason: sealed_words(), better: None };
        scene.does(scene.lotte, monday(), id, &Act::Refuse { by: scene.lotte, no }).unwrap();
        assert_eq!(scene.stage(id), Stage::Refused);
        assert_eq!(scene.duty(id), Some(Holder::Person(scene.village.fatima)), "it is hers to decide");
        assert_eq!(scene.lotte_reads(id, monday()), (false, false));
        let closed = scene.page(scene.lotte, monday(), id).unwrap();
        assert!(!closed.contains("Hij blijft sinds de zomer thuis") && !closed.contains("Omdat het zo is"));
        let back = scene.page(scene.village.fatima, monday(), id).unwrap();
        assert!(back.contains("Geweigerd") && back.contains("Omdat het zo is") && back.contains("/besluit"));
        let choice = Choice::SendAgain;
        let (by, next) = (scene.village.fatima, calendar::in_days(monday(), 7));
        scene.does(by, monday(), id, &Act::Decide { by, choice, next }).unwrap();
        let all = db.read_here(|tx| super::of_plan(tx, scene.village.network, scene.plan)).unwrap();
        let stages: Vec<Stage> = all.iter().map(Kept::stage).collect();
        assert_eq!(stages.len(), 2);
        assert!(stages.contains(&Stage::Draft) && stages.contains(&Stage::Settled), "{stages:?}");
        scene.all_holds(monday());
    });
}

#[test]
fn silence_grants_nothing_and_goes_back() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Transfer);
        let later = calendar::in_working_days(monday(), 8);
        worklist::clock::pass(db, later).unwrap();
        clock::pass(db, &scene.keys, later).unwrap();
        assert_eq!(scene.stage(id), Stage::Unanswered);
        assert_eq!(scene.duty(id), Some(Holder::Person(scene.village.fatima)));
        assert_eq!(scene.lotte_reads(id, later), (false, false));
        let late = scene.accepts(id, Some(BRIDGE));
        assert!(matches!(late, Err(Refusal::NotNow("handover-refused-not-now"))), "{late:?}");
        scene.all_holds(later);
    });
}

#[test]
fn taken_back_after_the_yes_the_plan_closes_again() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Refer);
        scene.accepts(id, Some(BRIDGE)).unwrap();
        assert_eq!(scene.lotte_reads(id, monday()), (true, true));
        let by = Who::Worker(scene.village.fatima);
        let withdraw = Act::Withdraw { by, reason: sealed_words() };
        scene.does(scene.village.fatima, monday(), id, &withdraw).unwrap();
        assert_eq!(scene.lotte_reads(id, monday()), (false, false));
        scene.all_holds(monday());
    });
}

#[test]
fn one_transition_is_carried_out_once_and_one_case_moves_at_a_time() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Transfer);
        let first = scene.accepts(id, Some(BRIDGE)).unwrap().version;
        assert_eq!(scene.accepts(id, Some(BRIDGE)).unwrap().version, first, "asked for twice");
        let other = scene.drafts(Kind::Transfer).unwrap();
        let sent = scene.sends(scene.village.fatima, other);
        assert!(matches!(sent, Err(Refusal::NotNow("handover-refused-already-moving"))), "{sent:?}");
        assert_eq!(scene.stage(other), Stage::Draft);
        scene.all_holds(monday());
    });
}

#[test]
fn somebody_of_neither_side_may_do_nothing_and_see_nothing() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Transfer);
        let see = scene.does(scene.village.joost, monday(), id, &Act::See { by: scene.village.joost });
        assert!(matches!(see, Err(Refusal::Forbidden { .. })), "{see:?}");
        let seen = scene.village.acts(db, scene.village.joost, |tx, actor| {
            let kept = load(tx, actor.network, id)?;
            show_handover::may_see(tx, actor, monday(), &kept).map(|seen| seen.reads)
        });
        assert!(matches!(seen, Err(Refusal::Forbidden { .. })), "{seen:?}");
    });
}

#[test]
fn what_was_said_stands_sealed_and_opens_with_a_line_in_the_read_log() {
    on_both(|db| {
        let scene = Scene::set(db);
        let id = scene.sent(Kind::Consult);
        let way = scene
            .village
            .acts(db, scene.lotte, |tx, actor| {
                let look = look(Reader::worker(actor), scene.plan);
                let Looked::Granted(reading) = Reading::of(tx, monday(), &scene.keys, &look, Ok(()))? else {
                    panic!("refused")
                };
                let kept = load(tx, actor.network, id)?;
                let kept = mended(tx, monday(), &scene.keys, kept)?;
                Ok((kept.packet(&reading)?, super::step::all(tx, &kept, &reading)?.len()))
            })
            .unwrap();
        assert_eq!((way.0.wished.as_deref(), way.1), (Some("voor de kerst"), 2));
        let machine: String = db
            .read_here(|tx| tx.first("select machine from handover", &[])?.unwrap().get("machine"))
            .unwrap();
        assert!(!machine.contains("Moeder") && !machine.contains("veertien"), "{machine}");
    });
}

#[test]
fn the_new_lead_sees_to_what_the_residents_own_people_promised() {
    on_both(|db| {
        let scene = Scene::set(db);
        let village = &scene.village;
        let promised = Agree {
            words: "Past op Bo".to_owned(),
            who: Does::Own("Zijn tante".to_owned()),
            due: Due::By(calendar::in_days(monday(), 9)),
            theme: None,
            decides: None,
            form_key: Uuid::from_u128(50),
        };
        village
            .acts(db, village.fatima, |tx, actor| {
                agree(tx, actor, monday(), &scene.keys, (scene.plan, &promised))
            })
            .unwrap();
        let sees_to_it = || {
            let sql =
                "select holder_person from obligation where matter_kind = 'agreement' and state <> 'settled'";
            let row = db.read_here(|tx| tx.first(sql, &[])).unwrap().expect("somebody");
            row.get::<Option<PersonId>>("holder_person").unwrap()
        };
        let id = scene.sent(Kind::Transfer);
        let asked = scene.page(scene.lotte, monday(), id).unwrap();
        assert!(asked.contains("Lotte Vermeulen gaat dit doen"), "there is nobody else to choose: {asked}");
        scene.accepts(id, Some(BRIDGE)).unwrap();
        assert_eq!(sees_to_it(), Some(village.fatima), "a yes moves nothing");
        let start = calendar::in_days(monday(), 1);
        scene.does(scene.lotte, start, id, &Act::Contact { by: scene.lotte, at: start }).unwrap();
        assert_eq!(sees_to_it(), Some(scene.lotte));
        scene.all_holds(start);
        db.write_here(|tx| {
            let sql = "update obligation set holder_person = $1 where matter_kind = 'agreement' and state <> 'settled'";
            tx.execute(sql, &[&village.fatima])
        })
        .unwrap();
        let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
        let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
        assert_eq!(broken.len(), 1, "the doctor knows: {broken:?}");
    });
}

#[test]
fn at_the_table_one_may_refer_and_only_its_holder_hands_the_question_over() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, marleen) = (scene.village.fatima, scene.village.marleen);
        scene
            .village
            .acts(db, fatima, |tx, actor| {
                seat_professional(tx, actor, monday(), &scene.keys, (scene.plan, &seat(marleen)))
            })
            .unwrap();
        let taken = scene.drafts_as(marleen, Kind::Transfer);
        assert!(matches!(taken, Err(Refusal::Forbidden { action: "transfer_case" })), "{taken:?}");
        scene.drafts_as(marleen, Kind::Refer).unwrap();
        // Written by whoever held it, and held by another by the time that it goes.
        let id = scene.drafts(Kind::Transfer).unwrap();
        db.write_here(|tx| {
            let sql = "update obligation set holder_person = $1
                where matter_kind = 'help_request' and matter_id = $2 and state <> 'settled'";
            tx.execute(sql, &[&marleen, &scene.request])
        })
        .unwrap();
        let sent = scene.sends(fatima, id);
        assert!(matches!(sent, Err(Refusal::NotNow("handover-refused-not-holder"))), "{sent:?}");
        scene.drafts_as(marleen, Kind::Transfer).unwrap();
    });
}

#[test]
fn nothing_is_closed_under_a_handover_and_a_draft_ends_with_its_question() {
    on_both(|db| {
        let scene = Scene::set(db);
        let fatima = scene.village.fatima;
        let refused = |what: &str| {
            let closed = scene.closes(fatima);
            assert!(
                matches!(closed, Err(Refusal::NotNow("handover-refused-still-runs"))),
                "{what}: {closed:?}"
            );
        };
        let (draft, id) = (scene.drafts(Kind::Refer).unwrap(), scene.sent(Kind::Refer));
        refused("sent");
        scene.accepts(id, Some(BRIDGE)).unwrap();
        refused("accepted");
        // Nor by anybody who goes around the engine.
        let around = db.write_here(|tx| {
            tx.execute("update help_request set open_id = null where id = $1", &[&scene.request])
        });
        assert!(around.is_err(), "the database refuses it too");
        scene.does(scene.lotte, monday(), id, &Act::Contact { by: scene.lotte, at: monday() }).unwrap();
        refused("held by another");
        let (helped, need) = (Helped::Yes, Need::Met);
        let report = Report { helped, need, words: sealed_words(), at: monday() };
        scene.does(scene.lotte, monday(), id, &Act::Report { by: scene.lotte, report }).unwrap();
        refused("to be confirmed");
        let word = ResidentsWord::Said(sealed_words());
        scene.does(fatima, monday(), id, &Act::Confirm { by: fatima, word }).unwrap();
        scene.closes(fatima).unwrap();
        assert_eq!((scene.stage(draft), scene.duty(draft)), (Stage::Dropped, None));
        scene.all_holds(monday());
        // Of what is closed nothing begins, and nothing comes back by itself.
        let again = Act::Reopen { by: Who::Worker(fatima), reason: sealed_words() };
        let again = scene.does(fatima, monday(), id, &again);
        assert!(matches!(again, Err(Refusal::NotNow(_) | Refusal::Forbidden { .. })), "{again:?}");
        assert!(scene.drafts(Kind::Refer).is_err());
        scene.all_holds(monday());
    });
}

#[test]
fn of_closing_and_sending_at_once_one_wins_and_nothing_runs_in_what_is_closed() {
    on_both(|db| {
        let scene = Scene::set(db);
        let fatima = scene.village.fatima;
        let id = scene.drafts(Kind::Transfer).unwrap();
        let both = std::sync::Barrier::new(2);
        let (sent, closed) = std::thread::scope(|scope| {
            let sends = scope.spawn(|| {
                both.wait();
                scene.sends(fatima, id)
            });
            both.wait();
            let closed = scene.closes(fatima);
            (sends.join().expect("it ran"), closed)
        });
        assert!(sent.is_ok() != closed.is_ok(), "one of them: {sent:?} {closed:?}");
        let expected = if sent.is_ok() { Stage::Sent } else { Stage::Dropped };
        assert_eq!(scene.stage(id), expected);
        assert_eq!(scene.holder().is_some(), sent.is_ok());
        scene.all_holds(monday());
    });
}

#[test]
fn the_answer_to_one_handover_ends_nothing_of_another() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, lotte) = (scene.village.fatima, scene.lotte);
        let first = scene.sent(Kind::Refer);
        scene.accepts(first, Some("Elke dinsdag belt Ayşe")).unwrap();
        let second = scene.sent(Kind::Refer);
        scene.accepts_too(second, "Jayden gaat donderdag sporten");
        assert_eq!(scene.carried().0, ["Elke dinsdag belt Ayşe", "Jayden gaat donderdag sporten"]);
        scene.all_holds(monday());
        let withdraw = |id| {
            let act = Act::Withdraw { by: Who::Worker(fatima), reason: sealed_words() };
            scene.does(fatima, monday(), id, &act).unwrap();
        };
        // Taken back, refused, begun and reported: each ends its own.
        withdraw(second);
        assert_eq!(scene.carried(), (vec!["Elke dinsdag belt Ayşe".to_owned()], true));
        assert_eq!(scene.lotte_reads(first, monday()), (true, true), "she still waits to begin the first");
        let third = scene.sent(Kind::Consult);
        let no = No { code: NoCode::Full, reason: sealed_words(), better: None };
        scene.does(lotte, monday(), third, &Act::Refuse { by: lotte, no }).unwrap();
        let fourth = scene.sent(Kind::Refer);
        scene.accepts_too(fourth, "Noor belt school");
        scene.does(lotte, monday(), fourth, &Act::Contact { by: lotte, at: monday() }).unwrap();
        assert_eq!(scene.carried(), (vec!["Elke dinsdag belt Ayşe".to_owned()], true));
        assert_eq!(scene.lotte_reads(first, monday()), (true, true));
        scene.all_holds(monday());
        // The first one's own end takes its own away, and no more: she helps by the fourth.
        withdraw(first);
        assert_eq!(scene.carried(), (Vec::new(), true), "he waits, and nobody carries him: that shows");
        assert_eq!(scene.lotte_reads(first, monday()), (false, true));
        let next = calendar::in_days(monday(), 7);
        let decide = Act::Decide { by: fatima, choice: Choice::DoItSelf, next };
        scene.does(fatima, monday(), first, &decide).unwrap();
        assert_eq!(scene.carried(), (Vec::new(), false));
        scene.all_holds(monday());
    });
}

#[test]
fn a_seat_by_hand_stays_when_a_handover_ends_and_is_one_seat() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, lotte) = (scene.village.fatima, scene.lotte);
        let acts = |act: &dyn Fn(&mut store::Tx<'_>, &network::Actor) -> Result<(), Refusal>| {
            scene.village.acts(db, fatima, |tx, actor| act(tx, actor))
        };
        acts(&|tx, actor| {
            seat_professional(tx, actor, monday(), &scene.keys, (scene.plan, &seat(lotte))).map(drop)
        })
        .unwrap();
        let id = scene.sent(Kind::Refer);
        scene.accepts(id, Some(BRIDGE)).unwrap();
        let seated = || {
            db.read_here(|tx| share::at_table(tx, scene.village.network, monday(), scene.plan)).unwrap().len()
        };
        assert_eq!(
            (seated(), scene.lotte_reads(id, monday())),
            (1, (true, true)),
            "the whole story, by this"
        );
        scene.all_holds(monday());
        let by = Who::Worker(fatima);
        scene.does(fatima, monday(), id, &Act::Withdraw { by, reason: sealed_words() }).unwrap();
        assert_eq!((seated(), scene.lotte_reads(id, monday())), (1, (false, false)), "as before it");
        // Who sits there by a handover alone is taken from the table with that handover, and not beside it.
        let unseat = |tx: &mut store::Tx<'_>, actor: &network::Actor| {
            unseat_professional::unseat(tx, actor, monday(), (scene.plan, Some(lotte)))
        };
        acts(&unseat).unwrap();
        assert_eq!(seated(), 0);
        let other = scene.sent(Kind::Refer);
        scene.accepts_too(other, BRIDGE);
        let alone = acts(&unseat);
        assert!(matches!(alone, Err(Refusal::NotNow("casework-refused-seat-of-handover"))), "{alone:?}");
        assert_eq!(scene.lotte_reads(other, monday()), (true, true));
        scene.all_holds(monday());
    });
}

#[test]
fn whoever_reads_along_asks_for_the_case_and_its_holder_answers() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, marleen) = (scene.village.fatima, scene.village.marleen);
        let stranger = scene.drafts_as(scene.village.joost, Kind::Claim);
        assert!(matches!(stranger, Err(Refusal::Forbidden { action: "claim_case" })), "{stranger:?}");
        scene
            .village
            .acts(db, fatima, |tx, actor| {
                seat_professional(tx, actor, monday(), &scene.keys, (scene.plan, &seat(marleen)))
            })
            .unwrap();
        let own = scene.drafts(Kind::Claim);
        assert!(matches!(own, Err(Refusal::NotNow("handover-refused-may-not-refer"))), "{own:?}");
        let id = scene.drafts_as(marleen, Kind::Claim).unwrap();
        scene.sends(marleen, id).unwrap();
        assert_eq!(scene.duty(id), Some(Holder::Person(fatima)), "she answers, and holds it");
        let page = scene.page(fatima, monday(), id).unwrap();
        assert!(page.contains("/aanvaarden") && !page.contains("/doorsturen"), "{page}");
        // Silence never grants it: it goes up.
        let later = calendar::in_working_days(monday(), 8);
        clock::pass(db, &scene.keys, later).unwrap();
        assert_eq!((scene.stage(id), scene.duty(id)), (Stage::Unanswered, Some(Holder::Person(fatima))));
        scene.all_holds(later);
        // A yes of its holder moves nothing either; her first contact does.
        let other = scene.drafts_as(marleen, Kind::Claim).unwrap();
        scene.sends(marleen, other).unwrap();
        let yes = Accept { worker: marleen, start: None, bridging: None, decided: None };
        let doing = Doing { id: other, transition: uuid_at(monday()), said: Said::default() };
        let holder = scene.holder();
        scene
            .village
            .acts(db, fatima, |tx, actor| accept(tx, actor, monday(), &scene.keys, (&doing, &yes)))
            .unwrap();
        assert_eq!(scene.holder(), holder);
        scene.does(marleen, monday(), other, &Act::Contact { by: marleen, at: monday() }).unwrap();
        assert_eq!(scene.holder(), Some(Holder::Person(marleen)));
        scene.all_holds(monday());
    });
}

#[test]
fn a_claim_is_answered_by_whoever_holds_the_case_by_then() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, marleen, jayden) = (scene.village.fatima, scene.village.marleen, scene.jayden);
        let sits = |tx: &mut Tx<'_>, actor: &Actor| {
            seat_professional(tx, actor, monday(), &scene.keys, (scene.plan, &seat(marleen))).map(drop)
        };
        scene.village.acts(db, fatima, sits).unwrap();
        let id = scene.drafts_as(marleen, Kind::Claim).unwrap();
        scene.sends(marleen, id).unwrap();
        let goes = |tx: &mut Tx<'_>, _: &Actor| {
            let to = obligations::Holder::Person(jayden);
            let cause = obligations::Cause::Handover;
            let act = obligations::Act::Reassign { by: Some(jayden), to, cause };
            worklist::act(tx, monday(), scene.village.network, help_request::matter(scene.request), &act)
        };
        scene.village.acts(db, jayden, goes).unwrap();
        let yes = Accept { worker: marleen, start: None, bridging: None, decided: None };
        let accepts = |who| {
            let doing = Doing { id, transition: uuid_at(monday()), said: Said::default() };
            scene.village.acts(db, who, |tx, actor| accept(tx, actor, monday(), &scene.keys, (&doing, &yes)))
        };
        let former = accepts(fatima);
        assert!(matches!(former, Err(Refusal::NotNow("handover-refused-not-holder"))), "{former:?}");
        assert_eq!(scene.holder(), Some(Holder::Person(jayden)));
        let page = scene.page(jayden, monday(), id).unwrap();
        assert!(page.contains("/aanvaarden"), "it is his to answer: {page}");
        accepts(jayden).unwrap();
        assert_eq!(scene.holder(), Some(Holder::Person(jayden)), "a yes moves nothing");
        scene.does(marleen, monday(), id, &Act::Contact { by: marleen, at: monday() }).unwrap();
        assert_eq!(scene.holder(), Some(Holder::Person(marleen)));
        scene.all_holds(monday());
    });
}

#[test]
fn what_may_fall_stands_on_the_board_with_every_reason() {
    on_both(|db| {
        let scene = Scene::set(db);
        let (fatima, marleen, network) = (scene.village.fatima, scene.village.marleen, scene.village.network);
        let risks = |at: Timestamp| {
            let board = db.read_here(|tx| board::read(tx, network, at, &board::Kept::default())).unwrap();
            board.at_risk.into_iter().next().map(|one| one.risks).unwrap_or_default()
        };
        let promises = |at: Timestamp, until: i32| {
            let moment = obligations::Moment {
                at: calendar::in_days(at, until),
                why: worklist::why::rule("why-next-step").unwrap(),
            };
            let act = obligations::Act::Promise { by: fatima, moment };
            let of = help_request::matter(scene.request);
            scene.village.acts(db, fatima, |tx, _| worklist::act(tx, at, network, of, &act)).unwrap();
        };
        promises(monday(), 40);
        assert_eq!(risks(monday()), []);
        let id = scene.sent(Kind::Refer);
        assert_eq!(risks(calendar::in_working_days(monday(), 4)), [], "there is time to answer");
        let late = calendar::in_working_days(monday(), 6);
        assert_eq!(risks(late), [board::Risk::Unanswered], "the time has passed");
        let lapsed = calendar::in_working_days(monday(), 8);
        clock::pass(db, &scene.keys, lapsed).unwrap();
        assert_eq!(scene.stage(id), Stage::Unanswered);
        assert_eq!(risks(lapsed), [board::Risk::Unanswered], "and nobody said yet what now");
        let next = calendar::in_days(lapsed, 30);
        let decide = Act::Decide { by: fatima, choice: Choice::DoItSelf, next };
        scene.does(fatima, lapsed, id, &decide).unwrap();
        assert_eq!(risks(lapsed), []);
        scene
            .village
            .acts(db, marleen, |tx, actor| record_gone(tx, actor, lapsed, fatima, Gone::Absent))
            .unwrap();
        assert_eq!(risks(lapsed), [board::Risk::Absent], "the desk has it, and nobody by name");
        let take = obligations::Act::Take { by: marleen };
        let of = help_request::matter(scene.request);
        scene.village.acts(db, marleen, |tx, _| worklist::act(tx, lapsed, network, of, &take)).unwrap();
        assert!(!risks(lapsed).contains(&board::Risk::Absent), "{:?}", risks(lapsed));
        let far = calendar::in_days(lapsed, 80);
        assert!(risks(far).contains(&board::Risk::Overdue));
    });
}
