//! What is kept of somebody: nothing of the schema is forgotten, everything is readable, and what a housemate keeps to
//! themselves stays out.

use super::kind::Via;
use super::kinds::KINDS;
use super::left_out::{LEFT_OUT, NUMBERS, OTHER_TABLES};
use super::*;
use crate::agree::{Agree, Who, agree};
use crate::agreement::Due;
use crate::ask_second_view::{self, Asker};
use crate::note_household::{About, New, Privacy, note};
use crate::open_plan::open_plan;
use crate::samples::{dirk, keys, seat};
use crate::seat_professional::seat_professional;
use crate::set_goal::{Set, set_goal};
use crate::{TEXTS, log_contact, look_in_emergency};
use kernel::Lang;
use network::read_log;
use network::reading::Reader;
use network::samples::{Village, monday};
use std::collections::BTreeMap;
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

fn exported(db: &Db, village: &Village, keys: &Keys, (id, theirs): (PlanId, &BTreeSet<Uuid>)) -> Everything {
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
            export(tx, monday(), keys, (id, &look, theirs), &reading)
        })
        .unwrap()
}

#[test]
fn everything_is_there_to_read_and_what_a_housemate_keeps_is_not() {
    on_both(|db| {
        let (village, keys) = (Village::build(db), keys());
        let id = furnished(db, &village, &keys);
        let all = exported(db, &village, &keys, (id, &BTreeSet::new()));
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
            let (before, after) = html.split_once("</details>").expect("what is private stands folded");
            assert!(before.contains("Zijn broer drinkt") && !after.contains("Zijn broer drinkt"));
            let json: Vec<_> = all.parts.iter().map(|part| part.json(&view)).collect();
            let json = json!(json).to_string();
            assert!(json.contains("Belde over de huur") && !json.contains("Zijn broer drinkt"), "{json}");
        }
        let theirs: BTreeSet<Uuid> = all.private.iter().map(|(id, _, _)| *id).collect();
        let own = exported(db, &village, &keys, (id, &theirs));
        let notes = own.parts.iter().find(|part| part.table == "plan_note").unwrap();
        assert_eq!(notes.rows.len(), 2, "asked for by whose they are");
    });
}
