//! What the work with residents tells of a quarter: how often help was asked and given, what goals and agreements came to, how
//! long people waited, and what did not work. It reads dates, outcomes and scores, never a sealed text; a plan's id is only what
//! people are counted by.

use crate::handover::names::NoName;
use crate::help_request::Outcome;
use kernel::{NetworkId, Timestamp};
use network::published::Stretch;
use network::worked::{Figure, Line, Measure, Split, WorkStep, Worked, days_between};
use serde_json::Value as Json;
use store::{Error, Row, Tx};

/// The work with residents.
pub const PLANS: Worked = Worked { figures: &FIGURES, read };

const OPENED: &str = "hulpvragen-gesteld";
const HELPED: &str = "hulpvragen-geholpen";
const NEARBY: &str = "dichtbij-geholpen";
const STOPPED: &str = "hulpvragen-niet-geholpen";
const REOPENED: &str = "hulpvragen-heropend";
const NOT_HELPED: &str = "nog-niet-geholpen";
const GOALS: &str = "doelen-bereikt";
const LIGHTER: &str = "lichter-geworden";
const OWN_RING: &str = "afspraken-eigen-kring";
const KEPT: &str = "afspraken-nagekomen";
const BRIDGED: &str = "wachten-met-brug";
const ACCEPTED: &str = "overdrachten-aanvaard";
const REFUSED: &str = "overdrachten-geweigerd";

const FIGURES: [Figure; 13] = [
    Figure::of(HELPED, Line::SelfReliance, ("worked-helped", "worked-helped-what"), Measure::Share),
    Figure::of(GOALS, Line::SelfReliance, ("worked-goals", "worked-goals-what"), Measure::Share),
    Figure::of(LIGHTER, Line::SelfReliance, ("worked-lighter", "worked-lighter-what"), Measure::Share),
    Figure {
        within: Some(KEPT),
        ..Figure::of(
            OWN_RING,
            Line::Connectedness,
            ("worked-own-ring", "worked-own-ring-what"),
            Measure::Count,
        )
    },
    Figure::of(KEPT, Line::Connectedness, ("worked-kept", "worked-kept-what"), Measure::Share),
    Figure {
        within: Some(HELPED),
        ..Figure::of(NEARBY, Line::Prevention, ("worked-nearby", "worked-nearby-what"), Measure::Count)
    },
    Figure {
        splits: &[Split::Area, Split::Theme],
        ..Figure::of(OPENED, Line::Reach, ("worked-opened", "worked-opened-what"), Measure::Count)
    },
    Figure::of(BRIDGED, Line::Waiting, ("worked-bridged", "worked-bridged-what"), Measure::Days),
    Figure::of(ACCEPTED, Line::Waiting, ("worked-accepted", "worked-accepted-what"), Measure::Days),
    Figure {
        splits: &[Split::Reason],
        ..Figure::of(REFUSED, Line::NotWorked, ("worked-refused", "worked-refused-what"), Measure::Count)
    },
    Figure {
        rest_of: Some(HELPED),
        splits: &[Split::Reason],
        ..Figure::of(STOPPED, Line::NotWorked, ("worked-stopped", "worked-stopped-what"), Measure::Count)
    },
    Figure::of(REOPENED, Line::NotWorked, ("worked-reopened", "worked-reopened-what"), Measure::Count),
    Figure::of(NOT_HELPED, Line::NotWorked, ("worked-not-helped", "worked-not-helped-what"), Measure::Count),
];

fn read(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let mut steps = opened(tx, network, stretch)?;
    steps.extend(closed(tx, network, stretch)?);
    steps.extend(came_back(tx, network, stretch)?);
    steps.extend(goals(tx, network, stretch)?);
    steps.extend(agreements(tx, network, stretch)?);
    steps.extend(bridged(tx, network, stretch)?);
    steps.extend(handed_over(tx, network, stretch)?);
    Ok(steps)
}

fn opened(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select help_request.opened_at as at, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code
         from help_request
         join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
         where help_request.network_id = $1 and help_request.opened_at >= $2 and help_request.opened_at < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| placed(OPENED, row);
    rows.iter().map(step).collect()
}

/// A step for whoever its plan is of.
fn made(figure: &'static str, row: &Row) -> Result<WorkStep, Error> {
    let step = WorkStep::new(figure, row.get("at")?, row.get("organisation_id")?);
    Ok(WorkStep { for_whom: Some(row.get("plan_id")?), ..step })
}

/// The same, where and about what its help request is.
fn placed(figure: &'static str, row: &Row) -> Result<WorkStep, Error> {
    let step = made(figure, row)?;
    Ok(WorkStep { area: row.get("area_code")?, theme: row.get("theme_code")?, ..step })
}

fn closed(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select help_request.state_since as at, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code,
           help_request.outcome, help_request.pontoon, help_request.pontoon_since, help_request.opened_at
         from help_request
         join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
         where help_request.network_id = $1 and help_request.state = 'closed' and help_request.state_since >= $2
           and help_request.state_since < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        let outcome: Outcome = row.get("outcome")?;
        let well = matches!(outcome, Outcome::Helped | Outcome::Partly);
        steps.push(WorkStep { well, ..placed(HELPED, row)? });
        if !well {
            steps.push(WorkStep { reason: Some(outcome.text_key()), ..placed(STOPPED, row)? });
        }
        let pontoon: String = row.get("pontoon")?;
        let (since, opened): (Timestamp, Timestamp) = (row.get("pontoon_since")?, row.get("opened_at")?);
        if well && pontoon == "education" && since <= opened {
            steps.push(placed(NEARBY, row)?);
        }
    }
    Ok(steps)
}

fn came_back(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let reopened = tx.query(
        "select event.at, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code from event
         join help_request on help_request.network_id = event.network_id and help_request.id = event.subject_id
         join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
         where event.network_id = $1 and event.kind = 'help_request.reopened' and event.at >= $2 and event.at < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let said = tx.query(
        "select not_helped.at, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code from not_helped
         join help_request on help_request.network_id = not_helped.network_id
           and help_request.id = not_helped.help_request_id
         join plan on plan.network_id = not_helped.network_id and plan.id = not_helped.plan_id
         where not_helped.network_id = $1 and not_helped.at >= $2 and not_helped.at < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let reopened = reopened.iter().map(|row| placed(REOPENED, row));
    reopened.chain(said.iter().map(|row| placed(NOT_HELPED, row))).collect()
}

/// Each goal once, by what was said of it last; lighter is lighter than when it was first said.
fn goals(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let sql = |column: &str| {
        format!(
            "select goal_score.at, goal_score.{column} as last, plan.organisation_id, plan.id as plan_id,
               (select first.{column} from goal_score first where first.network_id = goal_score.network_id
                  and first.goal_id = goal_score.goal_id and first.{column} is not null
                order by first.at limit 1) as first,
               (select min(first.at) from goal_score first where first.network_id = goal_score.network_id
                  and first.goal_id = goal_score.goal_id and first.{column} is not null) as first_at
             from goal_score
             join goal on goal.network_id = goal_score.network_id and goal.id = goal_score.goal_id
             join plan on plan.network_id = goal.network_id and plan.id = goal.plan_id
             where goal_score.network_id = $1 and goal_score.at >= $2 and goal_score.at < $3
               and goal_score.{column} is not null
               and not exists (select 1 from goal_score later where later.network_id = goal_score.network_id
                 and later.goal_id = goal_score.goal_id and later.{column} is not null
                 and later.at > goal_score.at and later.at < $3)"
        )
    };
    let mut steps = Vec::new();
    for row in &tx.query(&sql("reached"), &[&network, &stretch.from, &stretch.until])? {
        steps.push(WorkStep { well: row.get::<i64>("last")? >= 0, ..made(GOALS, row)? });
    }
    for row in &tx.query(&sql("heavy"), &[&network, &stretch.from, &stretch.until])? {
        let (at, first_at): (Timestamp, Timestamp) = (row.get("at")?, row.get("first_at")?);
        // Asked once only says how heavy it was.
        if first_at < at {
            let well = row.get::<i64>("last")? < row.get::<i64>("first")?;
            steps.push(WorkStep { well, ..made(LIGHTER, row)? });
        }
    }
    Ok(steps)
}

fn agreements(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select agreement.state_since as at, agreement.ring, agreement.state, plan.organisation_id,
           plan.id as plan_id
         from agreement
         join plan on plan.network_id = agreement.network_id and plan.id = agreement.plan_id
         where agreement.network_id = $1 and agreement.state <> 'open' and agreement.state_since >= $2
           and agreement.state_since < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let mut steps = Vec::new();
    for row in &rows {
        let (ring, state): (String, String) = (row.get("ring")?, row.get("state")?);
        steps.push(WorkStep { well: state == "done", ..made(KEPT, row)? });
        if state == "done" && ring == "own" {
            steps.push(made(OWN_RING, row)?);
        }
    }
    Ok(steps)
}

/// Waiting that ended: from the day somebody was put on the list, where that is known, to the day the bridge ended.
fn bridged(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select bridge.ended_at as at, bridge.made_at, bridge.registered_on, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code from bridge
         join help_request on help_request.network_id = bridge.network_id and help_request.id = bridge.help_request_id
         join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
         where bridge.network_id = $1 and bridge.ended_at >= $2 and bridge.ended_at < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| {
        let registered: Option<jiff::civil::Date> = row.get("registered_on")?;
        let made: Timestamp = row.get("made_at")?;
        let since = registered.map_or(made, |day| kernel::calendar::at_hour(day, 9));
        let step = placed(BRIDGED, row)?;
        Ok(WorkStep { days: Some(days_between(since, step.at)), ..step })
    };
    rows.iter().map(step).collect()
}

/// Handovers that were accepted, with how long the answer took, and those that were refused, with the kind of reason.
fn handed_over(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select handover_step.at, handover_step.transition, handover.machine, plan.organisation_id, plan.id as plan_id,
           help_request.area_code, help_request.theme_code,
           (select min(sent.at) from handover_step sent where sent.network_id = handover_step.network_id
              and sent.handover_id = handover_step.handover_id and sent.transition = 'handover.sent') as sent_at
         from handover_step
         join handover on handover.network_id = handover_step.network_id and handover.id = handover_step.handover_id
         join help_request on help_request.network_id = handover.network_id
           and help_request.id = handover.help_request_id
         join plan on plan.network_id = handover.network_id and plan.id = handover.plan_id
         where handover_step.network_id = $1 and handover_step.at >= $2 and handover_step.at < $3
           and handover_step.transition in ('handover.accepted', 'handover.refused')",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| {
        let transition: String = row.get("transition")?;
        if transition == "handover.refused" {
            let machine: Json = row.get("machine")?;
            let reason = Some(code_in(&machine).unwrap_or(NoName::Other).text_key());
            return Ok(WorkStep { reason, ..placed(REFUSED, row)? });
        }
        let (step, sent): (_, Option<Timestamp>) = (placed(ACCEPTED, row)?, row.get("sent_at")?);
        Ok(WorkStep { days: sent.map(|sent| days_between(sent, step.at)), ..step })
    };
    rows.iter().map(step).collect()
}

/// The kind of reason of a no, wherever the machine keeps it.
fn code_in(machine: &Json) -> Option<NoName> {
    match machine {
        Json::Object(fields) => fields
            .get("code")
            .and_then(Json::as_str)
            .and_then(NoName::named)
            .or_else(|| fields.values().find_map(code_in)),
        Json::Array(items) => items.iter().find_map(code_in),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::close_help_request::{Close, close};
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_was_opened_and_closed_is_told_of_one_person() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let open =
                |tx: &mut Tx<'_>, actor: &network::Actor| open_plan(tx, actor, monday(), &keys, &dirk());
            let plan = village.acts(db, village.fatima, open).unwrap();
            let act = |tx: &mut Tx<'_>, actor: &network::Actor| {
                let request = crate::plan::load(tx, actor.network, plan)?.leading;
                let new =
                    Close { outcome: Outcome::Not, words: "Het bleef zwaar.".to_owned(), form_key: None };
                close(tx, actor, monday(), &keys, ((plan, request), &new))
            };
            village.acts(db, village.fatima, act).unwrap();
            let stretch = Stretch {
                from: kernel::calendar::in_days(monday(), -7),
                until: kernel::calendar::in_days(monday(), 1),
            };
            let steps = db.read_here(|tx| read(tx, village.network, &stretch)).unwrap();
            let told: Vec<_> = steps.iter().map(|one| (one.figure, one.well, one.reason)).collect();
            assert_eq!(
                told,
                [(OPENED, true, None), (HELPED, false, None), (STOPPED, true, Some("help-outcome-not"))]
            );
            let of_plan =
                |one: &WorkStep| one.organisation == village.steiger && one.for_whom == Some(plan.0);
            assert!(steps.iter().all(of_plan));
            let before = Stretch { from: stretch.until, until: kernel::calendar::in_days(stretch.until, 9) };
            assert!(db.read_here(|tx| read(tx, village.network, &before)).unwrap().is_empty());
        });
    }

    #[test]
    fn the_kind_of_a_no_is_found_in_what_is_kept() {
        let machine =
            serde_json::json!({ "state": { "ended": { "end": { "refused": { "code": "full" } } } } });
        assert_eq!(code_in(&machine), Some(NoName::Full));
        assert_eq!(code_in(&serde_json::json!({ "state": "draft" })), None);
    }
}
