//! What the loop tells of a quarter: what was seen and came back, how long that took, whether it works, which promises were
//! kept, and what stayed open. Of what is shielded nothing: nobody may see from a number that it is there.

use crate::kinds::{Kind, Works};
use kernel::{NetworkId, Timestamp};
use network::published::Stretch;
use network::worked::{Figure, Line, Measure, Split, WorkStep, Worked, days_between};
use store::{Error, Row, Tx};

/// The work of the loop.
pub const LOOP: Worked = Worked { figures: &FIGURES, read };

const RAISED: &str = "signalen-gemeld";
const GOOD: &str = "goede-voorbeelden";
const ANSWERED: &str = "signalen-beantwoord";
const WORKS: &str = "werkt-hier";
const PROMISES: &str = "toezeggingen-nagekomen";
const REMAINS: &str = "restanten";
const WORKS_NOT: &str = "werkt-nog-niet";

const FIGURES: [Figure; 7] = [
    Figure {
        within: Some(RAISED),
        ..Figure::of(
            GOOD,
            Line::Connectedness,
            ("worked-good-examples", "worked-good-examples-what"),
            Measure::Count,
        )
    },
    Figure::of(PROMISES, Line::Connectedness, ("worked-promises", "worked-promises-what"), Measure::Share),
    Figure {
        splits: &[Split::Area, Split::Theme],
        ..Figure::of(RAISED, Line::Reach, ("worked-raised", "worked-raised-what"), Measure::Count)
    },
    Figure::of(ANSWERED, Line::Answered, ("worked-answered", "worked-answered-what"), Measure::Days),
    Figure::of(WORKS, Line::Answered, ("worked-works", "worked-works-what"), Measure::Share),
    Figure {
        rest_of: Some(WORKS),
        ..Figure::of(
            WORKS_NOT,
            Line::NotWorked,
            ("worked-works-not", "worked-works-not-what"),
            Measure::Count,
        )
    },
    Figure::of(REMAINS, Line::NotWorked, ("worked-remains", "worked-remains-what"), Measure::Count),
];

fn read(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let mut steps = raised(tx, network, stretch)?;
    steps.extend(answered(tx, network, stretch)?);
    steps.extend(said(tx, network, stretch)?);
    steps.extend(promised(tx, network, stretch)?);
    steps.extend(remaining(tx, network, stretch)?);
    Ok(steps)
}

fn raised(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select signal.raised_at as at, signal.organisation_id, signal.area_code, signal_theme.theme_code, signal.kind
         from signal
         left join signal_theme on signal_theme.network_id = signal.network_id
           and signal_theme.signal_id = signal.id and signal_theme.main
         where signal.network_id = $1 and signal.raised_at >= $2 and signal.raised_at < $3 and not signal.shielded",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        let kind: Kind = row.get("kind")?;
        steps.push(placed(RAISED, row)?);
        if kind == Kind::GoodPractice {
            steps.push(placed(GOOD, row)?);
        }
    }
    Ok(steps)
}

fn placed(figure: &'static str, row: &Row) -> Result<WorkStep, Error> {
    let step = WorkStep::new(figure, row.get("at")?, row.get("organisation_id")?);
    Ok(WorkStep { area: row.get("area_code")?, theme: row.get("theme_code")?, ..step })
}

/// The first word back about each signal.
fn answered(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select back.at, signal.raised_at, signal.organisation_id, signal.area_code, signal_theme.theme_code
         from (select network_id, signal_id, min(told_at) as at from bringing_back where network_id = $1
               group by network_id, signal_id) back
         join signal on signal.network_id = back.network_id and signal.id = back.signal_id
         left join signal_theme on signal_theme.network_id = signal.network_id
           and signal_theme.signal_id = signal.id and signal_theme.main
         where signal.network_id = $1 and back.at >= $2 and back.at < $3 and not signal.shielded",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| {
        let (step, raised): (_, Timestamp) = (placed(ANSWERED, row)?, row.get("raised_at")?);
        Ok(WorkStep { days: Some(days_between(raised, step.at)), ..step })
    };
    rows.iter().map(step).collect()
}

/// What was answered to "werkt dit bij jullie?".
fn said(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select bringing_back.works_at as at, bringing_back.works, signal.organisation_id from bringing_back
         join signal on signal.network_id = bringing_back.network_id and signal.id = bringing_back.signal_id
         where bringing_back.network_id = $1 and bringing_back.works_at >= $2 and bringing_back.works_at < $3
           and bringing_back.works is not null and not signal.shielded",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        let works: Works = row.get("works")?;
        let (at, organisation) = (row.get("at")?, row.get("organisation_id")?);
        let well = works != Works::NotYet;
        steps.push(WorkStep { well, ..WorkStep::new(WORKS, at, organisation) });
        if !well {
            steps.push(WorkStep::new(WORKS_NOT, at, organisation));
        }
    }
    Ok(steps)
}

/// Promises of which it was said whether they were kept. A dossier with a wrong in it tells of none.
fn promised(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        &format!(
            "select commitment.state_since as at, commitment.state, commitment.organisation_id from commitment
             where commitment.network_id = $1 and commitment.state <> 'open' and commitment.state_since >= $2
               and commitment.state_since < $3 and {}",
            no_wrong_in("commitment", "dossier_id")
        ),
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| {
        let state: String = row.get("state")?;
        let step = WorkStep::new(PROMISES, row.get("at")?, row.get("organisation_id")?);
        Ok(WorkStep { well: state == "kept", ..step })
    };
    rows.iter().map(step).collect()
}

/// Dossiers that were solved in part and stay open on what remains, by the organisation of their driver.
fn remaining(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        &format!(
            "select dossier.state_since as at, dossier.theme_code,
               (select membership.organisation_id from membership
                where membership.network_id = dossier.network_id and membership.person_id = dossier.driver_id
                order by membership.since, membership.organisation_id limit 1) as organisation_id
             from dossier
             where dossier.network_id = $1 and dossier.state = 'remainder' and dossier.state_since >= $2
               and dossier.state_since < $3 and {}",
            no_wrong_in("dossier", "id")
        ),
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        // A driver who left belongs to no organisation any more.
        let Some(organisation) = row.get("organisation_id")? else { continue };
        let step = WorkStep::new(REMAINS, row.get("at")?, organisation);
        steps.push(WorkStep { theme: row.get("theme_code")?, ..step });
    }
    Ok(steps)
}

fn no_wrong_in(table: &str, dossier: &str) -> String {
    format!(
        "not exists (select 1 from dossier_signal
           join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
           where dossier_signal.network_id = $1 and dossier_signal.dossier_id = {table}.{dossier} and signal.shielded)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::{self, Raise};
    use kernel::calendar;
    use kernel::ids::Uuid;
    use network::area::Level;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_was_seen_is_told_and_a_wrong_is_not() {
        on_both(|db| {
            let village = Village::build(db);
            for (number, kind) in [Kind::Bottleneck, Kind::GoodPractice, Kind::Wrong].into_iter().enumerate()
            {
                let raise = Raise {
                    words: "De inloop is dicht.".to_owned(),
                    kind,
                    theme: Some("REL".to_owned()),
                    area: Some("WK990101".to_owned()),
                    level: Level::Wijk,
                    quote: None,
                    suggestion: None,
                    guard_reason: None,
                    form_key: Uuid::from_u128(number as u128 + 1),
                };
                let act =
                    |tx: &mut Tx<'_>, actor: &network::Actor| capture::raise(tx, actor, monday(), &raise);
                village.acts(db, village.fatima, act).unwrap();
            }
            let stretch = Stretch { from: monday(), until: calendar::in_days(monday(), 1) };
            let steps = db.read_here(|tx| read(tx, village.network, &stretch)).unwrap();
            let mut told: Vec<_> = steps.iter().map(|one| one.figure).collect();
            told.sort_unstable();
            assert_eq!(told, [GOOD, RAISED, RAISED]);
            assert!(steps.iter().all(|one| one.area.as_deref() == Some("WK990101")));
        });
    }
}
