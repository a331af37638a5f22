//! What happens at tables besides dossiers: points under the standing questions, messages that are said at many tables,
//! meetings that move or don't go on, and partners who raise signals themselves.

use crate::pages::browser;
use crate::scene::{Scene, two_signals};
use axum::http::StatusCode;
use kernel::ids::Uuid;
use kernel::{Lang, PersonId, Timestamp, calendar};
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::plan_meeting::plan;
use network::round_table::{RoundTableId, Sitting};
use network::samples::monday;
use network::set_up_table;
use network::{Actor, Refusal, Role};
use signals::add_agenda_point::{New, StandingQuestion, add};
use signals::bring_back::bring_back;
use signals::bring_to_table::{self, Bring, Talk, bring_to_table};
use signals::cancel_meeting::cancel_meeting;
use signals::kinds::{Kind, Works};
use signals::move_meeting::move_meeting;
use signals::place_standing_message::place;
use signals::record_solution::record_solution;
use signals::say_standing_message::say;
use signals::standing_message::{self, StandingMessageId, work};
use signals::withdraw_standing_message::withdraw;
use signals::write_standing_message::{Typed, write};
use signals::{doctor, show_agenda};
use store::Tx;
use testkit::on_both;
use web::samples::check_html;

fn thursday() -> Timestamp {
    "2026-11-26T13:00:00Z".parse().unwrap()
}

impl Scene<'_> {
    fn sits(&self, who: PersonId) {
        let seat = network::give_seat::Typed {
            person: who,
            organisation: if who == self.village.joost { self.village.loohoek } else { self.village.steiger },
            mandate: "Hoort aan".to_owned(),
        };
        let table = self.village.table;
        self.act(self.village.elly, |tx, actor| network::give_seat::give(tx, actor, monday(), table, &seat))
            .unwrap();
    }

    fn point(&self, who: PersonId, words: &str, key: u128) -> Result<(), Refusal> {
        let here = (self.village.table, self.village.thursday);
        let new = New { question: StandingQuestion::WhatYouSee, words, form_key: Uuid::from_u128(key) };
        self.act(who, |tx, actor| add(tx, actor, monday(), here, &new))
    }

    fn writes(&self, who: PersonId, words: &str, tables: &[RoundTableId]) -> Result<(), Refusal> {
        let form_key = Uuid::from_u128(words.len() as u128);
        let typed = Typed { words: words.to_owned(), tables: tables.to_vec(), form_key };
        self.act(who, |tx, actor| write(tx, actor, monday(), &typed))
    }

    fn message(&self) -> StandingMessageId {
        let newest = store::After::start(1);
        self.db.read_here(|tx| standing_message::list(tx, self.village.network, &newest)).unwrap().rows[0].id
    }

    fn is_held(&self, id: StandingMessageId) -> bool {
        let kept =
            self.db.read_here(|tx| worklist::obligation::of_matter(tx, self.village.network, work(id)));
        kept.unwrap().is_some()
    }

    fn holds(&self) {
        let later = calendar::in_days(thursday(), 20);
        let found = self.db.read_here(|tx| doctor::examine(tx, self.village.network, later)).unwrap();
        let broken: Vec<_> = found.iter().filter(|finding| !finding.holds).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    fn agenda_page(&self) -> String {
        format!("/tafels/{}/{}", self.village.table, self.village.thursday)
    }
}

#[test]
fn whoever_has_a_seat_adds_what_they_see_and_it_becomes_a_signal() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.sits(scene.village.joost);
        scene.point(scene.village.joost, "Wachtlijsten worden langer", 1).unwrap();
        scene.point(scene.village.joost, "Wachtlijsten worden langer", 1).unwrap();
        let refused = scene.point(scene.village.ruud, "Ik zit hier niet", 2);
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "add_agenda_point" })), "{refused:?}");
        let joost = browser(&scene, scene.village.joost);
        let page = joost.get(&scene.agenda_page());
        assert_eq!(check_html(&page.html), []);
        assert_eq!(
            page.html.matches("Wachtlijsten worden langer").count(),
            2,
            "once, and in its link's name"
        );
        let order = ["Wat zien jullie?", "Wat zien wij?", "Wat pakken we samen op?"];
        let places: Vec<_> = order.iter().map(|question| page.html.find(&format!(">{question}<"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
        let link = page.html.split("/signalen/nieuw?punt=").nth(1).unwrap().split('"').next().unwrap();
        let capture = joost.get(&format!("/signalen/nieuw?punt={link}"));
        assert!(capture.html.contains("Wachtlijsten worden langer</textarea>"), "{}", capture.html);
        let path = format!("{}/punten", scene.agenda_page());
        let empty = joost.post_body(&path, "question=what_we_see&point=");
        assert_eq!((empty.status, check_html(&empty.html)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
        let private = joost.post_body(&path, "question=what_we_see&point=Bel+06-12345678");
        assert!(private.html.contains("Bel 06-12345678"), "what was typed is kept: {}", private.html);
        let done = joost.post_body(&path, "question=what_we_see&point=Er+komt+geld+vrij");
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    });
}

#[test]
fn a_message_goes_to_other_tables_and_what_was_said_stays_known() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let other = set_up_table::Typed {
            name: "Wijktafel Kadebuurt".to_owned(),
            kind: network::round_table::TableKind::Neighbourhood,
            level: network::area::Level::Wijk,
            convener: village.marleen,
            themes: Vec::new(),
        };
        let wijk =
            scene.act(village.elly, |tx, actor| set_up_table::set_up(tx, actor, monday(), &other)).unwrap();
        scene.writes(village.elly, "Sociaal werk is een cruciaal beroep.", &[village.table]).unwrap();
        let id = scene.message();
        let here = (village.table, village.thursday);
        scene
            .act(village.elly, |tx, actor| {
                say(tx, actor, thursday(), here, (id, "Zij gaan erover nadenken."))
            })
            .unwrap();
        let places =
            |who, tables: &[RoundTableId]| scene.act(who, |tx, actor| place(tx, actor, monday(), id, tables));
        assert!(matches!(places(village.ruud, &[wijk]), Err(Refusal::Forbidden { .. })));
        places(village.elly, &[wijk]).unwrap();
        places(village.elly, &[wijk]).unwrap();
        assert_eq!(scene.words_to(village.marleen), ["notice-standing-message"], "once");
        let lies_at = db.read_here(|tx| standing_message::tables_of(tx, village.network, id)).unwrap();
        assert_eq!(lies_at, [wijk]);
        let elly = browser(&scene, village.elly);
        let overview = elly.get("/boodschappen");
        assert!(overview.html.contains("Zij gaan erover nadenken.") && overview.html.contains(&other.name));
        let path = format!("/boodschappen/{id}/tafels");
        let page = elly.get(&path);
        assert_eq!((page.status, check_html(&page.html)), (StatusCode::OK, vec![]));
        assert_eq!(page.html.matches(" checked").count(), 1, "{}", page.html);
        let refused = elly.post_body(&path, "");
        assert_eq!((refused.status, check_html(&refused.html)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
        scene.act(village.elly, |tx, actor| withdraw(tx, actor, monday(), id)).unwrap();
        let late = places(village.elly, &[village.table]);
        assert!(matches!(late, Err(Refusal::NotNow("place-message-refused-withdrawn"))), "{late:?}");
        let page = elly.get(&path);
        assert_eq!((page.status, check_html(&page.html)), (StatusCode::OK, vec![]));
        scene.holds();
    });
}

#[test]
fn a_message_is_written_once_and_said_table_by_table() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let other = set_up_table::Typed {
            name: "Wijktafel Kadebuurt".to_owned(),
            kind: network::round_table::TableKind::Neighbourhood,
            level: network::area::Level::Wijk,
            convener: village.marleen,
            themes: Vec::new(),
        };
        let wijk =
            scene.act(village.elly, |tx, actor| set_up_table::set_up(tx, actor, monday(), &other)).unwrap();
        let words = "Sociaal werk is een cruciaal beroep.";
        let refused = scene.writes(village.fatima, words, &[wijk]);
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })), "{refused:?}");
        scene.gathers_as(village.priya, &[scene.raises(village.ruud, "Kamers zijn te duur.")]);
        scene.writes(village.priya, words, &[wijk, village.table]).unwrap();
        scene.writes(village.priya, words, &[wijk, village.table]).unwrap();
        let id = scene.message();
        assert!(scene.is_held(id));
        assert_eq!(scene.words_to(village.marleen), ["notice-standing-message"]);
        scene.holds();
        let elly = browser(&scene, village.elly);
        let page = elly.get(&scene.agenda_page());
        assert!(page.html.contains(words) && page.html.contains("/gezegd"), "{}", page.html);
        assert_eq!(check_html(&page.html), []);
        let path = format!("{}/gezegd", scene.agenda_page());
        let refused = elly.post_body(&path, &format!("boodschap={id}&reply="));
        assert_eq!((refused.status, check_html(&refused.html)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
        let here = (village.table, village.thursday);
        let says = |who| {
            scene.act(who, |tx, actor| say(tx, actor, thursday(), here, (id, "Zij gaan erover nadenken.")))
        };
        assert!(matches!(says(village.ruud), Err(Refusal::Forbidden { .. })));
        says(village.elly).unwrap();
        says(village.elly).unwrap();
        let overview = elly.get("/boodschappen");
        assert_eq!(check_html(&overview.html), []);
        for told in ["Zij gaan erover nadenken.", "nog niet gezegd", "Aan één tafel gezegd"] {
            assert!(overview.html.contains(told), "{told}: {}", overview.html);
        }
        let end = |who| scene.act(who, |tx, actor| withdraw(tx, actor, monday(), id));
        assert!(matches!(end(village.ruud), Err(Refusal::Forbidden { .. })));
        end(village.priya).unwrap();
        end(village.priya).unwrap();
        assert!(!scene.is_held(id));
        assert!(!elly.get(&scene.agenda_page()).html.contains(words), "off every agenda");
        assert!(elly.get("/boodschappen").html.contains(words), "and still known");
        scene.holds();
    });
}

#[test]
fn a_meeting_moves_with_its_agenda_and_its_outcome_is_due_after_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.sits(village.joost);
        let dossier = scene.gathers(&two_signals(&scene));
        let (table, meeting) = (village.table, village.thursday);
        let at: Timestamp = "2026-12-03T13:00:00Z".parse().unwrap();
        let moves = |who, at| {
            scene.act(who, |tx, actor| {
                move_meeting(tx, actor, monday(), (table, meeting), &Sitting::of_an_hour(at, "online"))
            })
        };
        assert!(matches!(moves(village.ruud, at), Err(Refusal::Forbidden { .. })));
        assert!(matches!(moves(village.elly, monday()), Err(Refusal::NotNow("meeting-refused-past"))));
        moves(village.elly, at).unwrap();
        moves(village.elly, at).unwrap();
        let item =
            db.read_here(|tx| bring_to_table::of_dossier(tx, village.network, dossier)).unwrap().remove(0);
        assert_eq!(item.starts_at, at);
        let matter = worklist::Matter::new("agenda_item", item.id);
        let kept =
            db.read_here(|tx| worklist::obligation::of_matter(tx, village.network, matter)).unwrap().unwrap();
        assert_eq!(kept.state.hold().unwrap().moment.at, calendar::in_working_days(at, 1));
        let told = |who| scene.words_to(who).iter().filter(|text| *text == "notice-meeting-moved").count();
        assert_eq!((told(village.joost), told(village.priya), told(village.elly)), (1, 1, 0));
        let elsewhere = Sitting::of_an_hour(at, "zaal 4");
        scene
            .act(village.elly, |tx, actor| move_meeting(tx, actor, monday(), (table, meeting), &elsewhere))
            .unwrap();
        assert_eq!(told(village.joost), 2, "another room, when the outcome is due as it was");
        scene.holds();
    });
}

#[test]
fn what_stands_on_an_agenda_goes_along_when_a_meeting_is_off() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let dossier = scene.gathers(&two_signals(&scene));
        let (table, meeting) = (village.table, village.thursday);
        let cancels_for = |who, why: &str| {
            scene.act(who, |tx, actor| cancel_meeting(tx, actor, monday(), (table, meeting), why))
        };
        let cancels = |who| cancels_for(who, "Griep");
        assert!(matches!(cancels(village.elly), Err(Refusal::NotNow("meeting-refused-agenda-has-nowhere"))));
        let at: Timestamp = "2026-12-10T13:00:00Z".parse().unwrap();
        let next = scene
            .act(village.elly, |tx, actor| {
                plan(tx, actor, monday(), table, &Sitting::of_an_hour(at, "online"))
            })
            .unwrap();
        assert!(matches!(cancels(village.ruud), Err(Refusal::Forbidden { .. })));
        cancels(village.elly).unwrap();
        cancels(village.elly).unwrap();
        let otherwise = cancels_for(village.elly, "Toch geen zaal");
        assert!(
            matches!(otherwise, Err(Refusal::NotNow("meeting-refused-off"))),
            "words that would be nowhere"
        );
        let item =
            db.read_here(|tx| bring_to_table::of_dossier(tx, village.network, dossier)).unwrap().remove(0);
        assert_eq!(item.meeting, next);
        let elly = browser(&scene, village.elly);
        let page = elly.get(&scene.agenda_page());
        assert!(page.html.contains("Griep") && !page.html.contains("/verzetten"), "{}", page.html);
        assert_eq!(check_html(&page.html), []);
        assert!(elly.get(&format!("/tafels/{table}/{next}")).html.contains("Subsidie gekort"));
        let back = elly.post_body(
            &format!("{}/verzetten", scene.agenda_page()),
            "day=2026-12-15&hour=14%3A00&place=online",
        );
        assert_eq!((back.status, check_html(&back.html)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
        scene.holds();
    });
}

#[test]
fn what_was_taken_off_the_next_agenda_goes_along_to_it_all_the_same() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let dossier = scene.gathers(&two_signals(&scene));
        let plans = |day: &str| {
            let sitting = Sitting::of_an_hour(format!("{day}T13:00:00Z").parse().unwrap(), "online");
            scene.act(village.elly, |tx, actor| plan(tx, actor, monday(), village.table, &sitting)).unwrap()
        };
        let (soon, next) = (plans("2026-12-03"), plans("2026-12-10"));
        let brings = |meeting, question: &str| {
            let bring = Bring { meeting, question: Some(question.to_owned()) };
            let act = |tx: &mut Tx<'_>, actor: &Actor| bring_to_table(tx, actor, thursday(), dossier, &bring);
            scene.act(village.priya, act).unwrap();
        };
        brings(next, "Eerst dit?");
        let advice = scene.advice();
        let solves = |tx: &mut Tx<'_>, actor: &Actor| {
            record_solution(tx, actor, thursday(), dossier, &advice)?;
            bring_back(tx, actor, thursday(), dossier)
        };
        scene.act(village.priya, solves).unwrap();
        brings(soon, "En nu dit?");
        let off = (village.table, soon);
        let friday = calendar::in_days(thursday(), 1);
        scene.act(village.elly, |tx, actor| cancel_meeting(tx, actor, friday, off, "Griep")).unwrap();
        let items = db.read_here(|tx| bring_to_table::of_dossier(tx, village.network, dossier)).unwrap();
        let open: Vec<_> = items.iter().filter(|item| item.talk == Talk::OnAgenda).collect();
        assert_eq!((open.len(), open[0].meeting, &*open[0].question), (1, next, "En nu dit?"));
        scene.holds();
    });
}

#[test]
fn a_meeting_that_has_been_shows_who_sat_there_that_day_and_with_what_mandate() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.sits(village.joost);
        let after = calendar::in_days(thursday(), 3);
        scene
            .act(village.elly, |tx, actor| {
                network::give_seat::take(tx, actor, after, village.table, village.joost)?;
                let seat = network::give_seat::Typed {
                    person: village.elly,
                    organisation: village.swv,
                    mandate: "Beslist alleen nog zelf".to_owned(),
                };
                network::give_seat::give(tx, actor, after, village.table, &seat)
            })
            .unwrap();
        let later = calendar::in_days(thursday(), 9);
        let agenda = scene
            .act(village.fatima, |tx, actor| {
                show_agenda::read(tx, actor, later, (village.table, village.thursday))
            })
            .unwrap();
        let mut mandates: Vec<_> = agenda.seats.iter().map(|seat| seat.mandate.as_str()).collect();
        mandates.sort_unstable();
        assert_eq!(mandates, ["Hoort aan", "Spreekt namens 120 leden"]);
    });
}

#[test]
fn a_partner_that_is_no_member_raises_and_follows_in_the_same_way() {
    on_both(|db| {
        let scene = Scene::new(db);
        let network = scene.village.network;
        let partner = db
            .write_here(|tx| {
                let kind = OrganisationKind::ALL
                    .iter()
                    .find(|kind| **kind != OrganisationKind::Welfare)
                    .copied()
                    .expect("partners of other kinds");
                let name = "Woonstee Rivierenhart";
                let new =
                    NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
                let (organisation, _) = organisation::add(tx, monday(), network, &new)?;
                let somebody = NewPerson {
                    name: "Noor Veldkamp",
                    email: "noor@voorbeeld.example",
                    password: None,
                    lang: Lang::Nl,
                };
                let person = person::add(tx, monday(), network, &somebody)?;
                let joins = NewMembership { person, organisation, role: Role::Worker, team: None };
                person::join(tx, monday(), network, &joins)?;
                Ok::<_, store::Error>(person)
            })
            .unwrap();
        let noor = browser(&scene, partner);
        let raised = noor.post_body("/signalen", "words=Huurders+weten+niet+bij+wie+zij+moeten+zijn.");
        assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.html);
        let id = raised.to.trim_start_matches("/signalen/").parse().unwrap();
        assert!(noor.get("/signalen?van=yes").html.contains("Huurders weten niet"));
        scene.understands(scene.village.priya, id, Kind::Bottleneck, None).unwrap();
        let dossier = scene.gathers(&[id]);
        scene.solves(dossier, thursday());
        scene
            .act(scene.village.priya, |tx, actor| {
                signals::bring_back::bring_back(tx, actor, thursday(), dossier)
            })
            .unwrap();
        assert!(scene.words_to(partner).contains(&"notice-brought-back".to_owned()));
        let page = noor.get(&raised.to);
        assert!(page.html.contains("Werkt dit bij jullie?"), "{}", page.html);
        scene.says(partner, id, Works::Yes, calendar::in_days(thursday(), 14)).unwrap();
        assert_eq!(scene.signal(id).state.name(), "confirmed");
        scene.holds();
    });
}

/// What gives back the agendas of meetings that an earlier version called off because they stood twice.
const TAKEN_ALONG: &str = include_str!("../../../../migrations/0041_taken_along.sql");

#[test]
fn what_stood_on_the_agenda_of_a_meeting_that_stood_twice_is_on_the_one_that_is_held() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.gathers(&two_signals(&scene));
        let (held, off) = (scene.village.thursday, kernel::ids::uuid_at(monday()));
        let on_the_held = || {
            let sql = "select id from agenda_item where meeting_id = $1";
            db.read_here(|tx| tx.query(sql, &[&held])).unwrap().len()
        };
        let run = |sql: &str, params: &[&dyn store::ToValue]| {
            db.write_here(|tx| tx.execute(sql, params)).unwrap();
        };
        run(
            "insert into meeting (network_id, id, table_id, starts_at, place, cancelled_at, cancelled_why)
             select network_id, $2, table_id, starts_at, place, starts_at, 'Stond dubbel' from meeting where id = $1",
            &[&held, &off],
        );
        run("update agenda_item set meeting_id = $1", &[&off]);
        run(TAKEN_ALONG, &[]);
        assert_eq!(on_the_held(), 1);
        // Called off by somebody, it is left to the act that takes its agenda along.
        run("update meeting set cancelled_why = 'Iedereen is ziek' where id = $1", &[&off]);
        run("update agenda_item set meeting_id = $1", &[&off]);
        run(TAKEN_ALONG, &[]);
        assert_eq!(on_the_held(), 0);
    });
}
