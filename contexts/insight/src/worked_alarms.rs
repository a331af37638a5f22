//! What alarms tell of a quarter: how many were worth it and acted on, and whether what was acted on rose again.

use kernel::{NetworkId, Timestamp};
use network::published::Stretch;
use network::worked::{Figure, Line, Measure, WorkStep, Worked};
use store::{Error, Row, Tx};

/// Alarms that were answered.
pub const ALARMS: Worked = Worked { figures: &FIGURES, read };

const ACTED_ON: &str = "alarmen-opgepakt";
const NOT_AGAIN: &str = "niet-opnieuw-gestegen";

const FIGURES: [Figure; 2] = [
    Figure {
        code: ACTED_ON,
        line: Line::Prevention,
        name: "worked-acted-on",
        what: "worked-acted-on-what",
        measure: Measure::Share,
        within: None,
        rest_of: None,
        splits: &[],
    },
    Figure {
        code: NOT_AGAIN,
        line: Line::Prevention,
        name: "worked-not-again",
        what: "worked-not-again-what",
        measure: Measure::Share,
        within: None,
        rest_of: None,
        splits: &[],
    },
];

fn read(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select alarm.state_since as at, alarm.state, alarm.worth, alarm.theme_code, alarm.place,
           (select min(later.raised_at) from alarm later where later.network_id = alarm.network_id
              and later.theme_code = alarm.theme_code and later.place = alarm.place
              and later.raised_at > alarm.state_since) as again_at,
           (select membership.organisation_id from membership
            where membership.network_id = alarm.network_id and membership.person_id = alarm.state_by
            order by membership.since, membership.organisation_id limit 1) as organisation_id
         from alarm
         where alarm.network_id = $1 and alarm.state in ('acting', 'dismissed', 'done') and alarm.state_since >= $2
           and alarm.state_since < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        // Whoever left the network answers for no organisation any more.
        if row.get::<Option<kernel::OrganisationId>>("organisation_id")?.is_none() {
            continue;
        }
        let (state, worth): (String, Option<bool>) = (row.get("state")?, row.get("worth")?);
        steps.push(WorkStep { well: worth == Some(true), ..placed(ACTED_ON, row)? });
        if state == "done" {
            let again: Option<Timestamp> = row.get("again_at")?;
            let well = again.is_none_or(|again| again >= stretch.until);
            steps.push(WorkStep { well, ..placed(NOT_AGAIN, row)? });
        }
    }
    Ok(steps)
}

fn placed(figure: &'static str, row: &Row) -> Result<WorkStep, Error> {
    let step = WorkStep::new(figure, row.get("at")?, row.get("organisation_id")?);
    Ok(WorkStep { area: Some(row.get("place")?), theme: Some(row.get("theme_code")?), ..step })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer_alarm::{Answer, Kind, answer_alarm};
    use crate::samples::history;
    use crate::{alarm, detect};
    use kernel::calendar;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_was_acted_on_and_did_not_rise_again_is_told() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            detect::pass(db, monday()).unwrap();
            let id = db.read_here(|tx| alarm::open(tx, village.network)).unwrap()[0].id;
            for (kind, until) in [(Kind::Act, Some(jiff::civil::date(2026, 12, 7))), (Kind::Finish, None)] {
                let answer = Answer { kind, words: "Wij bellen rond.".to_owned(), until };
                village
                    .acts(db, village.priya, |tx, actor| answer_alarm(tx, actor, monday(), id, &answer))
                    .unwrap();
            }
            let stretch = Stretch { from: monday(), until: calendar::in_days(monday(), 1) };
            let steps = db.read_here(|tx| read(tx, village.network, &stretch)).unwrap();
            let told: Vec<_> = steps.iter().map(|one| (one.figure, one.well, one.organisation)).collect();
            assert_eq!(told, [(ACTED_ON, true, village.swv), (NOT_AGAIN, true, village.swv)]);
        });
    }
}
