//! A resident on their own side, on both databases: they come in once, read what is theirs, and what they say reaches
//! whoever holds it.

use super::*;
use crate::TEXTS;
use crate::add_own_words::{Reach, add};
use crate::agree::{Agree, Who as Does, agree};
use crate::agreement::Due;
use crate::answer_handover_packet::answer as answer_packet;
use crate::answer_share::{Became, answer as answer_share};
use crate::close_help_request::{Close, close};
use crate::come_in::{CameIn, come_in};
use crate::draft_handover::{Draft, draft};
use crate::give_resident_access::{Give, give};
use crate::handover::Previewed;
use crate::hear_not_helped::{Answer as SaidBack, answer as say_back};
use crate::help_request::{HelpRequestId, Outcome as Came};
use crate::mail_resident_link::{sent, to_send};
use crate::open_plan::open_plan;
use crate::resident_access::{Means, Stands};
use crate::resident_answer::{Answer, New};
use crate::samples::{dirk, held, keys, let_in, paper, seat};
use crate::say_not_helped::{CameOfIt, CryId, MATTER as CRY, say};
use crate::seat_professional::seat_professional;
use crate::send_handover::{Send, send};
use crate::share::Step;
use crate::share_part::{Share, What, With, share_part};
use crate::withdraw_resident_access::withdraw;
use ::handover::{HandoverId, Kind, PassingOn, Urgency};
use directory::pontoon::Pontoon;
use kernel::Lang;
use kernel::ids::{Uuid, uuid_at};
use network::reading::{Keys, Look, Looked as Lookt, Purpose, Reader};
use network::samples::{Village, monday};
use obligations::Holder;
use store::Db;
use testkit::on_both;
use web::samples::{check_html, view};
use worklist::Matter;

struct Dirk<'d> {
    db: &'d Db,
    village: Village,
    keys: Keys,
    plan: PlanId,
    request: HelpRequestId,
}

impl<'d> Dirk<'d> {
    fn new(db: &'d Db) -> Self {
        let (village, keys) = (Village::build(db), keys());
        let (plan, request) = village
            .acts(db, village.fatima, |tx, actor| {
                let plan = open_plan(tx, actor, monday(), &keys, &dirk())?;
                Ok((plan, plan::load(tx, actor.network, plan)?.leading))
            })
            .unwrap();
        Self { db, village, keys, plan, request }
    }

    fn comes_in(&self, at: Timestamp, code: &str, word: &str) -> CameIn {
        self.db.write_here(|tx| come_in(tx, at, &self.keys, (code, word))).unwrap()
    }

    fn given(&self, new: &Give) -> (crate::resident_access::AccessId, String) {
        self.village
            .acts(self.db, self.village.fatima, |tx, actor| {
                let given = give(tx, actor, monday(), &self.keys, (self.plan, new))?;
                Ok((given.id, given.code.unwrap_or_default()))
            })
            .unwrap()
    }

    fn reads(&self, resident: &Resident) -> Own {
        self.db
            .write_here(|tx| {
                let look = Look {
                    reader: Reader::resident(resident.network),
                    subject: resident.subject(),
                    part: Part::Story,
                    purpose: Purpose::Own,
                    behalf: None,
                    request: Uuid::from_u128(9),
                };
                let Lookt::Granted(reading) = Reading::of(tx, monday(), &self.keys, &look, Ok(()))? else {
                    panic!("refused")
                };
                own(tx, resident, monday(), &reading)
            })
            .unwrap()
    }

    fn page(&self, resident: &Resident) -> String {
        let own = self.reads(resident);
        for lang in Lang::ALL {
            let texts = [&TEXTS[..], &[network::TEXTS, worklist::TEXTS]].concat();
            let html = page(&view(lang, &texts), &own, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(!html.contains('⟦'), "{html}");
        }
        let texts = [&TEXTS[..], &[network::TEXTS, worklist::TEXTS]].concat();
        page(&view(Lang::Nl, &texts), &own, &Again::NOTHING).html()
    }

    fn told(&self, who: kernel::PersonId) -> Vec<String> {
        let newest = self.db.read_here(|tx| worklist::notice::newest(tx, self.village.network, who, 50));
        newest.unwrap().into_iter().map(|notice| notice.text).collect()
    }

    fn drafts(&self) -> HandoverId {
        let new = Draft {
            request: self.request,
            kind: Kind::Transfer,
            urgency: Urgency::Normal,
            to: Some(::handover::Holder::Person(self.village.joost)),
            pontoon: Pontoon::Specialist,
            question: "Hulp bij de schulden".to_owned(),
            story: "Hij heeft vijf maanden achterstand".to_owned(),
            wished: None,
            form_key: uuid_at(monday()),
        };
        self.village
            .acts(self.db, self.village.fatima, |tx, actor| {
                draft(tx, actor, monday(), &self.keys, (self.plan, &new))
            })
            .unwrap()
    }

    fn sends(&self, id: HandoverId) -> Result<Kept, Refusal> {
        let new = Send {
            previewed: Previewed::ByResident,
            why_not: None,
            permission: Some("Hij las mee".to_owned()),
            legal_basis: None,
            passing_on: PassingOn::AskFirst,
        };
        self.village.acts(self.db, self.village.fatima, |tx, actor| {
            send(tx, actor, monday(), &self.keys, (id, uuid_at(monday()), &new))
        })
    }

    fn stage(&self, id: HandoverId) -> Stage {
        self.db.read_here(|tx| kept::load(tx, self.village.network, id)).unwrap().stage()
    }

    fn cry(&self) -> Option<CryId> {
        self.db
            .read_here(|tx| {
                let row = tx.first("select id from not_helped order by id desc limit 1", &[])?;
                row.map(|row| row.get("id")).transpose()
            })
            .unwrap_or_else(|problem: store::Error| panic!("{problem}"))
    }

    fn doctor_is_content(&self) {
        let findings = self.db.read_here(|tx| crate::doctor::examine(tx, self.village.network)).unwrap();
        let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
        assert_eq!(broken, Vec::<&str>::new());
    }
}

fn typed(answer: Answer, words: Option<&str>, number: u128) -> New {
    New { answer, words: words.map(str::to_owned), form_key: Uuid::from_u128(number) }
}

#[test]
fn a_code_on_paper_lets_in_once_and_the_second_reads_whom_to_call() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let (_, code) = dirk.given(&paper(1));
        let typed = code.to_lowercase().replace('-', "");
        assert!(matches!(dirk.comes_in(monday(), &typed, "1961"), CameIn::In(token) if token.len() == 64));
        let again = dirk.comes_in(monday(), &code, "1961");
        assert!(matches!(again, CameIn::Over(Stands::Used(_), _)), "{again:?}");
        assert_eq!(dirk.comes_in(monday(), "AAAAA-AAAAA", "1961"), CameIn::Unknown);
        dirk.doctor_is_content();
    });
}

#[test]
fn whoever_is_wrong_too_often_or_too_late_stays_outside() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let (_, code) = dirk.given(&paper(1));
        for left in (1..5).rev() {
            assert!(matches!(dirk.comes_in(monday(), &code, "1962"), CameIn::Wrong(now, _) if now == left));
        }
        assert!(matches!(dirk.comes_in(monday(), &code, "1962"), CameIn::Over(Stands::Locked, _)));
        assert!(matches!(dirk.comes_in(monday(), &code, "1961"), CameIn::Over(Stands::Locked, _)));
        // A newer one takes its place; it lasts fourteen days.
        let (_, newer) = dirk.given(&paper(2));
        let late = calendar::in_days(monday(), 15);
        assert!(matches!(dirk.comes_in(late, &newer, "1961"), CameIn::Over(Stands::Ended, _)));
        assert!(matches!(dirk.comes_in(monday(), &code, "1961"), CameIn::Over(Stands::Withdrawn(_), _)));
        assert!(matches!(dirk.comes_in(monday(), &newer, "1961"), CameIn::In(_)));
    });
}

#[test]
fn only_whoever_holds_the_plan_gives_and_withdraws() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let refused = dirk.village.acts(db, dirk.village.joost, |tx, actor| {
            give(tx, actor, monday(), &dirk.keys, (dirk.plan, &paper(1))).map(drop)
        });
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })));
        let (access, code) = dirk.given(&paper(1));
        let CameIn::In(token) = dirk.comes_in(monday(), &code, "1961") else { panic!("outside") };
        assert_eq!(token.len(), 64);
        dirk.village
            .acts(db, dirk.village.fatima, |tx, actor| withdraw(tx, actor, monday(), (dirk.plan, access)))
            .unwrap();
        let sessions = db.read_here(|tx| tx.query("select id from resident_session", &[])).unwrap();
        assert!(sessions.is_empty(), "whoever was in is out");
        dirk.doctor_is_content();
    });
}

#[test]
fn a_link_is_made_when_it_leaves_and_its_address_is_forgotten() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let new = Give { means: Means::Mail, address: Some("dirk@voorbeeld.example".to_owned()), ..paper(1) };
        let (access, code) = dirk.given(&new);
        assert_eq!(code, "", "nobody sees a link");
        let about = (dirk.village.network, access);
        let link = db
            .write_here(|tx| to_send(tx, monday(), &dirk.keys, (about.0, about.1, Uuid::from_u128(5))))
            .unwrap()
            .expect("a link to send");
        assert_eq!(link.address, "dirk@voorbeeld.example");
        let token = link.path.rsplit('/').next().unwrap().to_owned();
        let waits = db.read_here(|tx| {
            let row = tx.first("select payload from outbox where topic = 'resident_link'", &[])?;
            row.expect("a parcel").get::<serde_json::Value>("payload")
        });
        assert_eq!(waits.unwrap(), serde_json::json!({ "access": access }));
        db.write_here(|tx| sent(tx, monday(), about)).unwrap();
        let next =
            db.write_here(|tx| to_send(tx, monday(), &dirk.keys, (about.0, about.1, Uuid::from_u128(6))));
        assert!(next.unwrap().is_none(), "the address is gone");
        assert!(matches!(dirk.comes_in(monday(), &token, "1961"), CameIn::In(_)));
        dirk.doctor_is_content();
    });
}

#[test]
fn the_page_says_who_leads_and_what_was_agreed() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let village = &dirk.village;
        village
            .acts(db, village.fatima, |tx, actor| {
                seat_professional(tx, actor, monday(), &dirk.keys, (dirk.plan, &seat(village.joost)))?;
                for (number, who, words) in [
                    (1, Does::Worker(village.joost), "houdt de ontruiming aan tot de 14e"),
                    (2, Does::Own("Uw zus".to_owned()), "past op Bo"),
                ] {
                    let new = Agree {
                        words: words.to_owned(),
                        who,
                        due: Due::Whenever,
                        theme: None,
                        decides: None,
                        form_key: Uuid::from_u128(40 + number),
                    };
                    agree(tx, actor, monday(), &dirk.keys, (dirk.plan, &new))?;
                }
                Ok(())
            })
            .unwrap();
        let html = dirk.page(&let_in(db, village, &dirk.keys, (dirk.plan, None)));
        assert!(html.contains("Fatima is uw aanspreekpunt. Afgesproken: "), "{html}");
        for sentence in ["Joost houdt de ontruiming aan tot de 14e.", "Uw zus past op Bo."] {
            assert!(html.contains(sentence), "{sentence}: {html}");
        }
        assert!(html.contains("Dat ik mijn hond kwijt ben") && html.contains("Uzelf"));
    });
}

#[test]
fn words_for_the_lead_are_read_by_nobody_else_of_the_household() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let first = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let other = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, Some("Anja")));
        assert_ne!(first.id, other.id);
        let same = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, Some("anja")));
        assert_eq!(same.id, other.id, "the same person, however the name is typed");
        for (who, words, reach, number) in [
            (&first, "En de huisbaas dreigt", Reach::Plan, 1),
            (&other, "Hij slaapt niet meer", Reach::Lead, 2),
        ] {
            let new =
                add_own_words::New { words: words.to_owned(), reach, form_key: Uuid::from_u128(number) };
            db.write_here(|tx| add(tx, who, monday(), &dirk.keys, &new)).unwrap();
            db.write_here(|tx| add(tx, who, monday(), &dirk.keys, &new)).unwrap();
        }
        let (his, hers) = (dirk.page(&first), dirk.page(&other));
        assert!(his.contains("De huisbaas dreigt") || his.contains("de huisbaas dreigt"));
        assert!(!his.contains("Hij slaapt niet meer") && hers.contains("Hij slaapt niet meer"));
        let told = dirk.told(dirk.village.fatima);
        assert_eq!(told.iter().filter(|text| *text == "notice-resident-words").count(), 2);
        let read =
            crate::samples::parts(db, &dirk.village, &dirk.keys, (dirk.village.fatima, dirk.plan, monday()));
        assert_eq!(read.own_words.len(), 2, "whoever holds the plan reads both");
    });
}

#[test]
fn a_no_ends_what_rested_on_their_agreement() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let resident = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let shared = |secrecy: &'static str, with, number| {
            let new = Share {
                what: What {
                    with,
                    parts: vec![Part::Plan],
                    theme: None,
                    reason: "Om de huur te regelen".to_owned(),
                    until: calendar::in_days(monday(), 30),
                },
                step: Step::Agreed,
                legal_basis: "public_task",
                secrecy,
                form_key: Uuid::from_u128(number),
            };
            dirk.village
                .acts(db, dirk.village.fatima, |tx, actor| {
                    share_part(tx, actor, monday(), &dirk.keys, (dirk.plan, &new))
                })
                .unwrap()
        };
        let agreed = shared("agreed", With::Person(dirk.village.joost), 1);
        let other = shared("same_help", With::Organisation(dirk.village.swv), 2);
        let says = |share, answer, number| {
            let new = typed(answer, None, number);
            db.write_here(|tx| answer_share(tx, &resident, monday(), &dirk.keys, (share, &new)))
        };
        assert_eq!(says(agreed, Answer::Agrees, 11).unwrap(), Became::Kept);
        assert_eq!(says(agreed, Answer::Refuses, 12).unwrap(), Became::Ended);
        assert!(matches!(says(agreed, Answer::Refuses, 13), Err(Refusal::NotFound(_))));
        assert_eq!(says(other, Answer::Refuses, 14).unwrap(), Became::Kept);
        let own = dirk.reads(&resident);
        assert_eq!(own.shares.len(), 1);
        assert_eq!(own.shares[0].1.first().map(|said| said.answer), Some(Answer::Refuses));
        let told = dirk.told(dirk.village.fatima);
        for text in ["notice-resident-agreed", "notice-resident-ended-share", "notice-resident-refused"] {
            assert!(told.contains(&text.to_owned()), "{text}: {told:?}");
        }
        assert!(dirk.told(dirk.village.joost).contains(&"notice-share-ended-by-resident".to_owned()));
    });
}

#[test]
fn a_packet_they_said_no_to_does_not_go_with_their_permission() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let resident = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let id = dirk.drafts();
        let says = |answer, words: Option<&str>, number| {
            let new = typed(answer, words, number);
            db.write_here(|tx| answer_packet(tx, &resident, monday(), &dirk.keys, (id, &new)))
        };
        says(Answer::Refuses, Some("Het gaat niet om schulden"), 1).unwrap();
        assert!(matches!(dirk.sends(id), Err(Refusal::NotNow("handover-refused-resident-said-no"))));
        says(Answer::Agrees, None, 2).unwrap();
        dirk.sends(id).unwrap();
        assert_eq!(dirk.stage(id), Stage::Sent);
        assert!(matches!(says(Answer::Refuses, None, 3), Err(Refusal::NotNow("problem-own-words-empty"))));
        says(Answer::Refuses, Some("Ik wil het toch zelf"), 4).unwrap();
        says(Answer::Refuses, Some("Ik wil het toch zelf"), 4).unwrap();
        assert_eq!(dirk.stage(id), Stage::Withdrawn);
        assert!(dirk.page(&resident).contains("teruggenomen"));
        dirk.doctor_is_content();
    });
}

#[test]
fn what_is_open_reaches_the_team_lead_who_says_back_what_happens() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let resident = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let says = |words: &str, number| {
            let key = Uuid::from_u128(number);
            db.write_here(|tx| say(tx, &resident, monday(), &dirk.keys, (dirk.request, words, key)))
        };
        says("Niemand belt mij", 1).unwrap();
        says("Niemand belt mij", 1).unwrap();
        assert!(matches!(says("Nog steeds niet", 2), Err(Refusal::NotNow("own-not-helped-already"))));
        let cry = dirk.cry().unwrap();
        let holder = held(db, &dirk.village, Matter::new(CRY, cry)).map(|(holder, _)| holder);
        assert_eq!(holder, Some(Holder::Person(dirk.village.marleen)));
        dirk.doctor_is_content();
        let said = SaidBack {
            words: "Fatima belt u".to_owned(),
            next: calendar::in_days(monday(), 1),
            form_key: Some(Uuid::from_u128(90)),
        };
        let back = |who| {
            dirk.village.acts(db, who, |tx, actor| say_back(tx, actor, monday(), &dirk.keys, (cry, &said)))
        };
        assert!(matches!(back(dirk.village.joost), Err(Refusal::Forbidden { .. })));
        back(dirk.village.marleen).unwrap();
        back(dirk.village.marleen).unwrap();
        assert!(dirk.page(&resident).contains("Fatima belt u"));
        assert!(dirk.told(dirk.village.fatima).contains(&"notice-not-helped-answered".to_owned()));
        dirk.doctor_is_content();
    });
}

#[test]
fn a_cry_never_lands_at_the_very_desk_that_holds_the_question() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let village = &dirk.village;
        let resident = let_in(db, village, &dirk.keys, (dirk.plan, None));
        let own = db.read_here(|tx| network::desk::of_organisation(tx, village.network, village.steiger));
        let own = own.unwrap().expect("De Steiger has a desk").id;
        for (number, (holds, hears)) in [(1, (own, village.desk)), (2, (village.desk, own))] {
            village
                .acts(db, village.fatima, |tx, actor| {
                    let request = help_request::load(tx, actor.network, dirk.request)?;
                    let moment = obligations::Moment {
                        at: calendar::in_days(monday(), 5),
                        why: worklist::why::rule("why-next-step")?,
                    };
                    worklist::advance(
                        tx,
                        monday(),
                        actor.person,
                        request.opening(Holder::Desk(holds), moment),
                    )
                })
                .unwrap();
            let words = (dirk.request, "Niemand belt mij", Uuid::from_u128(number));
            db.write_here(|tx| say(tx, &resident, monday(), &dirk.keys, words)).unwrap();
            let cry = dirk.cry().unwrap();
            let heard = held(db, village, Matter::new(CRY, cry)).map(|(holder, _)| holder);
            assert_eq!(heard, Some(Holder::Desk(hears)), "one rung higher");
            let said = SaidBack {
                words: "Wij bellen u".to_owned(),
                next: calendar::in_days(monday(), 1),
                form_key: None,
            };
            let who = if hears == own { village.ruud } else { village.priya };
            village
                .acts(db, who, |tx, actor| say_back(tx, actor, monday(), &dirk.keys, (cry, &said)))
                .unwrap();
        }
        dirk.doctor_is_content();
    });
}

#[test]
fn what_was_closed_opens_again_with_whoever_held_it_within_ninety_days() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let resident = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let closed = Close { outcome: Came::Helped, words: "Fijn".to_owned(), form_key: None };
        dirk.village
            .acts(db, dirk.village.fatima, |tx, actor| {
                close(tx, actor, monday(), &dirk.keys, ((dirk.plan, dirk.request), &closed))
            })
            .unwrap();
        let says = |at, number| {
            let (words, key) = ("Het is terug", Uuid::from_u128(number));
            db.write_here(|tx| say(tx, &resident, at, &dirk.keys, (dirk.request, words, key)))
        };
        let late = calendar::in_days(monday(), 91);
        assert!(matches!(says(late, 1), Err(Refusal::NotNow("own-not-helped-too-late"))));
        says(calendar::in_days(monday(), 30), 2).unwrap();
        let holder = held(db, &dirk.village, help_request::matter(dirk.request)).map(|(holder, _)| holder);
        assert_eq!(holder, Some(Holder::Person(dirk.village.fatima)));
        let own = dirk.reads(&resident);
        assert_eq!(own.requests[0].cry.as_ref().map(|cry| cry.came_of_it), Some(CameOfIt::Reopened));
        assert!(own.lead.is_some(), "the plan is open again");
        dirk.doctor_is_content();
    });
}

#[test]
fn the_no_of_one_stands_until_the_same_person_takes_it_back() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let him = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let her = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, Some("Anja")));
        let id = dirk.drafts();
        let says = |who: &Resident, answer, words: Option<&str>, number| {
            let new = typed(answer, words, number);
            db.write_here(|tx| answer_packet(tx, who, monday(), &dirk.keys, (id, &new))).unwrap();
        };
        says(&her, Answer::Refuses, Some("Hij drinkt weer"), 1);
        says(&him, Answer::Agrees, Some("Van mij mag het"), 2);
        assert!(matches!(dirk.sends(id), Err(Refusal::NotNow("handover-refused-resident-said-no"))));
        let (his, hers) = (dirk.page(&him), dirk.page(&her));
        assert!(!his.contains("Hij drinkt weer") && his.contains("Van mij mag het"), "{his}");
        assert!(his.contains("Iemand van uw huishouden zei dit liever niet te willen"), "{his}");
        assert!(hers.contains("Hij drinkt weer") && !hers.contains("Van mij mag het"), "{hers}");
        // From the same page, so with the same key: yes, no and yes again each count.
        for answer in [Answer::Agrees, Answer::Refuses, Answer::Agrees, Answer::Agrees] {
            says(&her, answer, None, 1);
        }
        let said = db.read_here(|tx| tx.query("select id from resident_answer", &[])).unwrap();
        assert_eq!(said.len(), 5, "only the last was the very same sent again");
        dirk.sends(id).unwrap();
        dirk.doctor_is_content();
    });
}

#[test]
fn each_form_of_one_page_is_kept_though_they_share_a_key() {
    on_both(|db| {
        let dirk = Dirk::new(db);
        let him = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, None));
        let her = let_in(db, &dirk.village, &dirk.keys, (dirk.plan, Some("Anja")));
        for words in ["Het eerste", "Het tweede", "Het tweede"] {
            let new = add_own_words::New {
                words: words.to_owned(),
                reach: Reach::Plan,
                form_key: Uuid::from_u128(1),
            };
            db.write_here(|tx| add(tx, &him, monday(), &dirk.keys, &new)).unwrap();
        }
        assert_eq!(dirk.reads(&him).words.len(), 2);
        assert_eq!(dirk.reads(&her).words.len(), 0, "not as hers");
        let says = |who: &Resident, words| {
            let form = (dirk.request, words, Uuid::from_u128(1));
            db.write_here(|tx| say(tx, who, monday(), &dirk.keys, form))
        };
        says(&her, "Hij zegt niets").unwrap();
        says(&her, "Hij zegt niets").unwrap();
        assert!(matches!(says(&her, "Echt niets"), Err(Refusal::NotNow("own-not-helped-already"))));
        let his = dirk.page(&him);
        assert!(!his.contains("Hij zegt niets") && his.contains("nog niet geholpen te zijn"), "{his}");
        assert!(dirk.page(&her).contains("Hij zegt niets"));
        dirk.doctor_is_content();
    });
}
