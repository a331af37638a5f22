//! The proof for what the network knows, on a live database: no question is without its one obligation, every published
//! answer has an owner, a date, a version and somebody else who saw it, everybody whose question was answered was told,
//! and what a measure touched is held by somebody. Called by `ponton doctor`; it only reads.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::typed_words;
use store::{Error, Tx};
use worklist::doctor::{Finding, Rule};

/// Whatever is open has its one obligation, and what is closed has none.
const HELD: [Rule; 4] = [
    Rule {
        invariant: "every open question has exactly one open obligation, a linked or answered one has none",
        count: "select count(*) as counted from question where network_id = $1 and state = 'open'",
        offending: "select question.id from question where question.network_id = $1
            and (select count(*) from obligation where obligation.network_id = question.network_id
              and obligation.matter_kind = 'question' and obligation.matter_id = question.id
              and obligation.state <> 'settled') <> case when question.state = 'open' then 1 else 0 end
            order by question.id",
    },
    Rule {
        invariant: "every version of an answer that is under way has exactly one open obligation",
        count: "select count(*) as counted from answer_version where network_id = $1 and state <> 'published'",
        offending: "select answer.id from answer where answer.network_id = $1
            and (select count(*) from obligation where obligation.network_id = answer.network_id
              and obligation.matter_kind = 'answer_review' and obligation.matter_id = answer.id
              and obligation.state <> 'settled')
            <> (select count(*) from answer_version where answer_version.network_id = answer.network_id
              and answer_version.answer_id = answer.id and answer_version.state <> 'published')
            order by answer.id",
    },
    Rule {
        invariant: "everything that a measure touched has exactly one open obligation until it was looked at",
        count: "select count(*) as counted from measure_touch where network_id = $1 and state = 'open'",
        offending: "select measure_touch.id from measure_touch where measure_touch.network_id = $1
            and (select count(*) from obligation where obligation.network_id = measure_touch.network_id
              and obligation.matter_kind = 'measure_touch' and obligation.matter_id = measure_touch.id
              and obligation.state <> 'settled') <> case when measure_touch.state = 'open' then 1 else 0 end
            order by measure_touch.id",
    },
    Rule {
        invariant: "every linked question leads to an open one",
        count: "select count(*) as counted from question where network_id = $1 and state = 'linked'",
        offending:
            "select question.id from question where question.network_id = $1 and question.state = 'linked'
            and not exists (select 1 from question as root where root.network_id = question.network_id
              and root.id = question.linked_to and root.state = 'open') order by question.id",
    },
];

/// What was published is whole, and everybody who asked was told.
const TOLD: [Rule; 4] = [
    Rule {
        invariant: "every published answer has an owner, a date and its version, seen by somebody else than its author",
        count: "select count(*) as counted from answer where network_id = $1 and state = 'published'",
        offending: "select answer.id from answer where answer.network_id = $1 and answer.state <> 'prepared'
            and not exists (select 1 from answer_version
              join organisation on organisation.network_id = answer.network_id and organisation.id = answer.owner_id
              where answer_version.network_id = answer.network_id and answer_version.answer_id = answer.id
                and answer_version.number = answer.number and answer_version.state = 'published'
                and answer_version.state_by <> answer_version.written_by and answer.published_at is not null)
            order by answer.id",
    },
    Rule {
        invariant: "the versions of an answer run from one without a gap",
        count: "select count(distinct answer_id) as counted from answer_version where network_id = $1",
        offending: "select answer_id as id from answer_version where network_id = $1
            group by answer_id having min(number) <> 1 or max(number) <> count(*) order by answer_id",
    },
    Rule {
        invariant: "everybody whose question is answered was told of the newest version",
        count: "select count(*) as counted from question where network_id = $1 and state = 'answered'",
        offending: "select question.id from question
            join answer on answer.network_id = question.network_id and answer.id = question.answer_id
            where question.network_id = $1 and question.state = 'answered'
              and not exists (select 1 from question_told
                join notice on notice.network_id = question_told.network_id and notice.id = question_told.notice_id
                where question_told.network_id = question.network_id and question_told.question_id = question.id
                  and question_told.answer_id = answer.id and question_told.number = answer.number
                  and notice.person_id = question.asked_by)
            order by question.id",
    },
    Rule {
        invariant: "nothing rests on a changed or ended measure without being touched",
        count: "select count(*) as counted from rests_on where network_id = $1",
        offending: "select rests_on.subject_id as id from rests_on
            join measure on measure.network_id = rests_on.network_id and measure.id = rests_on.measure_id
            where rests_on.network_id = $1 and measure.changed_at > rests_on.since
              and not exists (select 1 from measure_touch where measure_touch.network_id = rests_on.network_id
                and measure_touch.measure_id = rests_on.measure_id
                and measure_touch.subject_kind = rests_on.subject_kind
                and measure_touch.subject_id = rests_on.subject_id
                and measure_touch.touched_at >= measure.changed_at)
              and not exists (select 1 from answer where answer.network_id = rests_on.network_id
                and rests_on.subject_kind = 'answer' and answer.id = rests_on.subject_id
                and answer.state = 'withdrawn')
            order by rests_on.subject_id",
    },
];

/// Examines everything that one network knows.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for rule in HELD.iter().chain(&TOLD) {
        findings.push(rule.examine(tx, network)?);
    }
    findings.push(dates_lie_behind(tx, network, now)?);
    findings.push(introductions_are_guarded(tx, network)?);
    Ok(findings)
}

/// Letters go to everybody, and a bulletin goes on being read.
fn introductions_are_guarded(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let (mut after, mut counted, mut offending) = (Uuid::nil(), 0, Vec::new());
    loop {
        let rows = tx.query(
            "select id, introduction from letter
             where network_id = $1 and introduction is not null and id > $2 order by id limit 500",
            &[&network, &after],
        )?;
        for row in &rows {
            let words: String = row.get("introduction")?;
            after = row.get("id")?;
            counted += 1;
            if typed_words::holds_somebody(&words) {
                offending.push(after);
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    let invariant = "no letter is introduced with personal data";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

/// A moment ahead of the clock would be one that somebody made up.
fn dates_lie_behind(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let count = "select count(*) as counted from answer where network_id = $1 and published_at is not null";
    let counted = match tx.first(count, &[&network])? {
        Some(row) => row.get("counted")?,
        None => 0,
    };
    let rows = tx.query(
        "select id from answer where network_id = $1 and published_at > $2 order by id",
        &[&network, &now],
    )?;
    let offending = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
    let invariant = "no published answer has a date ahead of now";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::ask;
    use crate::review_answer::{Verdict, review};
    use crate::samples::asking;
    use crate::write_answer::{Write, write};
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn broken(db: &Db, village: &Village) -> Vec<(&'static str, usize)> {
        let findings = db.read_here(|tx| examine(tx, village.network, monday())).unwrap();
        let broken = findings.iter().filter(|finding| !finding.holds);
        broken.map(|finding| (finding.invariant, finding.offending.len())).collect()
    }

    /// Ruud asks, Priya writes, Elly publishes.
    fn answered(db: &Db, village: &Village) {
        let asked = |tx: &mut Tx<'_>, actor: &network::Actor| {
            ask(tx, actor, monday(), &asking("Telt beeldbellen mee als prestatie?"))
        };
        let question = village.acts(db, village.ruud, asked).unwrap();
        let new =
            Write { title: None, words: "Ja.".to_owned(), valid_until: None, form_key: Uuid::from_u128(1) };
        let written = village.acts(db, village.priya, |tx, actor| write(tx, actor, monday(), question, &new));
        let answer = written.unwrap();
        village
            .acts(db, village.elly, |tx, actor| review(tx, actor, monday(), answer, &Verdict::Good))
            .unwrap();
    }

    #[test]
    fn a_question_that_nobody_holds_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            village
                .acts(db, village.ruud, |tx, actor| ask(tx, actor, monday(), &asking("Mag dit?")))
                .unwrap();
            assert_eq!(broken(db, &village), []);
            db.write_here(|tx| tx.execute("delete from obligation", &[])).unwrap();
            assert_eq!(broken(db, &village), [(HELD[0].invariant, 1)]);
        });
    }

    #[test]
    fn an_asker_who_was_not_told_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            answered(db, &village);
            assert_eq!(broken(db, &village), []);
            db.write_here(|tx| tx.execute("delete from question_told", &[])).unwrap();
            assert_eq!(broken(db, &village), [(TOLD[2].invariant, 1)]);
        });
    }

    #[test]
    fn the_database_refuses_an_answer_that_its_author_published() {
        on_both(|db| {
            let village = Village::build(db);
            answered(db, &village);
            let sql = "update answer_version set state_by = written_by";
            assert!(db.write_here(|tx| tx.execute(sql, &[])).is_err());
        });
    }
}
