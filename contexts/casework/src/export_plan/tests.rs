//! What is kept of somebody: nothing of the schema is forgotten, everything is readable, and what a housemate keeps to
//! themselves stays out.

use super::kind::Via;
use super::kinds::KINDS;
use super::left_out::{LEFT_OUT, NUMBERS, OTHER_TABLES};
use super::*;
use crate::add_own_words::{self, Reach};
use crate::agree::{Agree, Who, agree};
use crate::agreement::Due;
use crate::answer_right::{Answer, Decision, answer_right};
use crate::ask_right::Ask;
use crate::ask_second_view::{self, Asker};
use crate::help_request::HelpRequestId;
use crate::member::Member;
use crate::note_household::{About, New, Privacy, note};
use crate::open_plan::open_plan;
use crate::resident_answer::{self, Answer as Says};
use crate::right_request::{self, Asker as Asks, Right};
use crate::samples::{dirk, keys, let_in, seat};
use crate::seat_professional::seat_professional;
use crate::set_goal::{Set, set_goal};
use crate::{
    TEXTS, answer_handover_packet, ask_own_right, draft_handover, log_contact, look_in_emergency,
    read_own_data, say_not_helped,
};
use ::handover::HandoverId;
use kernel::ids::Uuid;
use kernel::{Lang, calendar};
use network::Resident;
use network::read_log;
use network::reading::Reader;
use network::samples::{Village, monday};
use std::collections::{BTreeMap, BTreeSet};
use store::{After, Db};
use testkit::on_both;
use web::samples::{check_html, view};

/// The columns of every table, by table.
fn schema() -> BTreeMap<String, BTreeSet<String>> {
    let db = testkit::sqlite();
    let rows = db.read_here(|tx| {
        tx.query(
            "select tables.name as table_name, columns.name as column_name from sqlite_master tables
             join pragma_table_info(tables.name) columns where tables.type = 'table'",
            &[],
        )
    });
    let mut schema: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.unwrap() {
        let (table, column): (String, String) =
            (row.get("table_name").unwrap(), row.get("column_name").unwrap());
        schema.entry(table).or_default().insert(column);
    }
    schema
}

#[test]
fn every_table_and_column_of_a_plan_is_in_the_answer_or_left_out_with_a_reason() {
    let (schema, by_a_row) = (schema(), ["plan_id", "help_request_id", "goal_id", "handover_id"]);
    let of_a_plan = schema.iter().filter(|(table, columns)| {
        *table == "plan" || by_a_row.iter().any(|column| columns.contains(*column))
    });
    let mut forgotten = Vec::new();
    for (table, columns) in of_a_plan {
        let Some(kind) = KINDS.iter().find(|kind| kind.table == table) else {
            if !OTHER_TABLES.iter().any(|(other, _)| other == table) {
                forgotten.push(table.clone());
            }
            continue;
        };
        for column in columns {
            let shown = kind.columns.iter().any(|(name, _, _)| name == column);
            let left_out =
                LEFT_OUT.iter().any(|(of, name, _)| (of, name) == (&table.as_str(), &column.as_str()));
            if !shown && !left_out && !NUMBERS.split_whitespace().any(|number| number == column) {
                forgotten.push(format!("{table}.{column}"));
            }
        }
    }
    assert_eq!(
        forgotten,
        Vec::<String>::new(),
        "say in export_plan/kinds.rs how it is shown, or why it isn't"
    );
    for kind in KINDS {
        let known = &schema[kind.table];
        assert!(kind.columns.iter().all(|(name, _, _)| known.contains(*name)), "{}", kind.table);
        assert!(kind.via != Via::Plan || known.contains("plan_id"), "{}", kind.table);
    }
}

fn furnished(db: &Db, village: &Village, keys: &Keys) -> PlanId {
    let key = |number: u128| Uuid::from_u128(number);
    let agreed = Agree {
        words: "Past op Bo".to_owned(),
        who: Who::Own("Zijn zus".to_owned()),
        due: Due::Whenever,
        theme: None,
        decides: None,
        form_key: key(2),
    };
    let look_along = ask_second_view::Ask {
        organisation: village.loohoek,
        words: "Hoe houdt iemand zijn hond?".to_owned(),
        guard_reason: None,
        asker: Asker::Unnamed,
        answer_by: None,
        form_key: key(5),
    };
    let noted = |words: &str, privacy, number| New {
        about: About::Household,
        words: words.to_owned(),
        privacy,
        form_key: key(number),
    };
    let acts = village.acts(db, village.fatima, |tx, actor| {
        let id = open_plan(tx, actor, monday(), keys, &dirk())?;
        seat_professional(tx, actor, monday(), keys, (id, &seat(village.marleen)))?;
        log_contact::log(tx, actor, monday(), keys, (id, "Belde over de huur", key(1)))?;
        agree(tx, actor, monday(), keys, (id, &agreed))?;
        set_goal(
            tx,
            actor,
            monday(),
            keys,
            (id, &Set { words: "Bo houden".to_owned(), weight: 3, form_key: key(3) }),
        )?;
        note(tx, actor, monday(), keys, (id, &noted("Een hond, Bo", Privacy::Shared, 4)))?;
        note(tx, actor, monday(), keys, (id, &noted("Zijn broer drinkt", Privacy::Private, 6)))?;
        ask_second_view::ask(tx, actor, monday(), keys, (id, &look_along))?;
        Ok(id)
    });
    let id = acts.unwrap();
    let emergency = (id, "Er lag iemand op de grond", key(7));
    village
        .acts(db, village.marleen, |tx, actor| {
            look_in_emergency::look_in(tx, actor, monday(), keys, emergency)
        })
        .unwrap();
    id
}

fn exported(db: &Db, village: &Village, keys: &Keys, (id, whose): (PlanId, &For)) -> Everything {
    village
        .acts(db, village.fatima, |tx, actor| {
            let look = Look {
                reader: Reader::worker(actor),
                subject: plan::subject(id),
                part: Part::Identity,
                purpose: Purpose::Access,
                behalf: None,
                request: Uuid::nil(),
            };
            let Looked::Granted(reading) = Reading::of(tx, monday(), keys, &look, Ok(()))? else {
                panic!("refused")
            };
            export(tx, monday(), keys, (id, &look, whose), &reading)
        })
        .unwrap()
}

#[test]
fn everything_is_there_to_read_and_what_a_housemate_keeps_is_not() {
    on_both(|db| {
        let (village, keys) = (Village::build(db), keys());
        let id = furnished(db, &village, &keys);
        let all = exported(db, &village, &keys, (id, &of_called(BTreeSet::new())));
        let lines = db.read_here(|tx| read_log::about(tx, village.network, id.into(), &After::start(9)));
        let made: Vec<_> = lines.unwrap().rows.into_iter().filter(|line| line.purpose == "access").collect();
        assert_eq!(made.len(), 4, "making it is a look at each part");
        for lang in Lang::ALL {
            let view = view(lang, &[&TEXTS[..], &[network::TEXTS, directory::TEXTS]].concat());
            let html = page(&view, &all).html();
            assert_eq!(check_html(&html), [], "{lang}");
            for words in [
                "Dirk de Groot",
                "mijn hond kwijt",
                "Belde over de huur",
                "Past op Bo",
                "Zijn zus",
                "Bo houden",
                "Een hond, Bo",
                "Hoe houdt iemand zijn hond?",
                "Er lag iemand op de grond",
                "Marleen Hoekstra",
            ] {
                assert!(html.contains(words), "{words}: {html}");
            }
            assert!(!html.contains('⟦'), "{html}");
            assert!(!html.contains("Zijn broer drinkt"), "not as a name of what is left out either");
            let json: Vec<_> = all.parts.iter().map(|part| part.json(&view)).collect();
            let json = json!(json).to_string();
            assert!(json.contains("Belde over de huur") && !json.contains("Zijn broer drinkt"), "{json}");
        }
        let note = db.read_here(|tx| tx.first("select id from plan_note where is_private", &[])).unwrap();
        let theirs = of_called([note.unwrap().get("id").unwrap()].into());
        let own = exported(db, &village, &keys, (id, &theirs));
        assert_eq!(own.rows_of("plan_note"), 2, "asked for by whose they are");
    });
}

fn of_called(theirs: BTreeSet<Uuid>) -> For {
    For { member: Member::Called(None), theirs }
}

impl Everything {
    fn rows_of(&self, table: &str) -> usize {
        self.parts.iter().find(|part| part.table == table).map_or(0, |part| part.rows.len())
    }
}

/// What she and he each say for themselves, wherever a resident can say something.
fn says_everything(
    db: &Db,
    keys: &Keys,
    who: &Resident,
    (name, handover, request): (&str, HandoverId, HelpRequestId),
) {
    let words = |what: &str| format!("{what} van {name}");
    let form_key = Uuid::from_u128(11);
    let answer = |answer| resident_answer::New { answer, words: Some(words("antwoord")), form_key };
    db.write_here(|tx| {
        let (plan, private) = (Reach::Plan, Reach::Lead);
        for (reach, what) in [(plan, "woorden"), (private, "geheim")] {
            let new = add_own_words::New { words: words(what), reach, form_key };
            add_own_words::add(tx, who, monday(), keys, &new)?;
        }
        answer_handover_packet::answer(tx, who, monday(), keys, (handover, &answer(Says::Agrees)))?;
        // One at a time for each question.
        if name == "Dirk" {
            say_not_helped::say(tx, who, monday(), keys, (request, &words("roep"), form_key))?;
        }
        for (right, what) in [(Right::Access, "inzage"), (Right::Correction, "verklaring")] {
            let words = Some(words(what));
            let new = Ask { right, asker: Asks::Resident, about: None, words, form_key };
            ask_own_right::ask(tx, who, monday(), keys, &new)?;
        }
        Ok::<_, Refusal>(())
    })
    .unwrap();
}

#[test]
fn each_of_a_household_gets_what_is_theirs_and_what_is_of_all() {
    on_both(|db| {
        let (village, keys) = (Village::build(db), keys());
        let id = furnished(db, &village, &keys);
        let (him, her) =
            (let_in(db, &village, &keys, (id, None)), let_in(db, &village, &keys, (id, Some("Anja"))));
        let request = db.read_here(|tx| plan::load(tx, village.network, id)).unwrap().leading;
        let draft = drafted(&village, request);
        let handover = village.acts(db, village.fatima, |tx, actor| {
            draft_handover::draft(tx, actor, monday(), &keys, (id, &draft))
        });
        let handover = handover.unwrap();
        says_everything(db, &keys, &him, ("Dirk", handover, request));
        says_everything(db, &keys, &her, ("Anja", handover, request));
        let text = |all: &Everything| {
            let view = view(Lang::Nl, &[&TEXTS[..], &[network::TEXTS, directory::TEXTS]].concat());
            let json: Vec<_> = all.parts.iter().map(|part| part.json(&view)).collect();
            page(&view, all).html() + &json!(json).to_string()
        };
        let whose = |member| For { member, theirs: BTreeSet::new() };
        let (his, hers) = (Member::Called(Some(him.id)), Member::Named(her.id));
        let all = |member| text(&exported(db, &village, &keys, (id, &whose(member))));
        for (text, own, another) in [(all(his), "Dirk", "Anja"), (all(hers), "Anja", "Dirk")] {
            for what in ["woorden", "geheim", "antwoord", "inzage", "verklaring"] {
                assert!(text.contains(&format!("{what} van {own}")), "{what} of {own}");
                assert!(!text.contains(&format!("{what} van {another}")), "{what} of {another} for {own}");
            }
            assert!(text.contains("Belde over de huur") && !text.contains("Zijn broer drinkt"));
        }
        assert!(all(his).contains("roep van Dirk") && !all(hers).contains("roep van Dirk"));
        let nobodys = all(Member::Unknown);
        assert!(nobodys.contains("Belde over de huur") && !nobodys.contains(" van Dirk"), "{nobodys}");
        // On their own side only after a yes, and then the same.
        let reads = |who: &Resident| {
            db.write_here(|tx| {
                let look = Look {
                    reader: Reader::resident(village.network),
                    subject: who.subject(),
                    part: Part::Identity,
                    purpose: Purpose::Access,
                    behalf: None,
                    request: Uuid::nil(),
                };
                read_own_data::read(tx, who, calendar::in_days(monday(), 1), &keys, &look)
            })
        };
        assert!(matches!(reads(&her), Err(Refusal::NotFound(_))));
        let asked = village.acts(db, village.fatima, |tx, actor| {
            let all = right_request::of_plan(tx, actor.network, id)?;
            let asked = all.iter().find(|one| one.right == Right::Access && one.resident == Some(her.id));
            let reason = "Natuurlijk".to_owned();
            let yes = Answer { decision: Decision::Yes, reason, ending: None, form_key: None };
            answer_right(tx, actor, monday(), &keys, ((id, asked.unwrap().id), &yes))
        });
        asked.unwrap();
        assert!(matches!(reads(&him), Err(Refusal::NotFound(_))), "her yes is not his");
        let own = reads(&her).unwrap();
        let text = text(&own);
        assert!(text.contains("geheim van Anja") && !text.contains(" van Dirk"), "{text}");
        let html =
            own_page(&view(Lang::Nl, &[&TEXTS[..], &[network::TEXTS, directory::TEXTS]].concat()), &own)
                .html();
        assert_eq!(check_html(&html), []);
        assert!(!html.contains("/plannen/"), "nothing leads to a worker's page: {html}");
    });
}

#[test]
fn every_table_that_says_who_of_a_household_is_cut_by_it() {
    let by_resident: Vec<&str> = KINDS
        .iter()
        .map(|kind| kind.table)
        .filter(|table| schema()[*table].contains("resident_id"))
        .collect();
    let mut known = super::whose::BY_RESIDENT.to_vec();
    known.sort_unstable();
    let mut found = by_resident;
    found.sort_unstable();
    assert_eq!(found, known);
}

fn drafted(village: &Village, request: HelpRequestId) -> draft_handover::Draft {
    draft_handover::Draft {
        request,
        kind: ::handover::Kind::Transfer,
        urgency: ::handover::Urgency::Normal,
        to: Some(::handover::Holder::Person(village.joost)),
        pontoon: directory::pontoon::Pontoon::Specialist,
        question: "Hulp bij de schulden".to_owned(),
        story: "Hij heeft achterstand".to_owned(),
        wished: None,
        form_key: Uuid::from_u128(77),
    }
}
