//! Planning a table's meeting: day, hour, place. For its convener, or a facilitator when the convener can't. What stands
//! on its agenda belongs to the signals.

use crate::again::Again;
use crate::round_table::{self, MeetingId, RoundTable, RoundTableId};
use crate::typed_moment::{NoMoment, typed_moment};
use crate::{Actor, Refusal, Route, Visit, record, show_table};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The longest place, in characters.
pub const PLACE_MOST: usize = 120;
/// The hour of a meeting when only the day is known.
const HOUR: i8 = 14;
/// Nobody plans a meeting further ahead, and a slip of the year shows at once. In days.
const FURTHEST_DAYS: i32 = 730;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{id}/overleggen", "plan_meeting", post)]
}

/// A table as the policy sees it: its convener leads it.
pub fn matter(actor: &Actor, table: &RoundTable) -> Matter {
    Matter { leads: vec![table.convener], ..Matter::network(actor.network) }
}

fn parse(posted: &Posted) -> Result<(Timestamp, String), Problems> {
    let mut problems = Problems::none();
    let at = typed_moment(posted, "day", "hour", HOUR);
    match at {
        Ok(_) => {}
        Err(NoMoment::DayEmpty) => problems.add("day", "plan-meeting-day-empty"),
        Err(NoMoment::DayUnreadable) => problems.add("day", "plan-meeting-day-unreadable"),
        Err(NoMoment::HourUnreadable) => problems.add("hour", "plan-meeting-hour-unreadable"),
    }
    let place = posted.text("place");
    if place.is_empty() {
        problems.add("place", "plan-meeting-place-empty");
    } else if place.chars().count() > PLACE_MOST {
        problems.add("place", "plan-meeting-place-too-long");
    }
    match at {
        Ok(at) if problems.is_empty() => Ok((at, place.to_owned())),
        Ok(_) | Err(_) => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<RoundTableId>, posted: Posted) -> Result<Response, Failure> {
    let problems = match parse(&posted) {
        Ok((at, place)) => {
            match visit.write(move |tx, actor, now| plan(tx, actor, now, id, (at, &place))).await {
                Ok(_) => {
                    let flash = Flash::new("plan-meeting-done").with("when", visit.view.when(at));
                    return Ok(SeeOther::to(format!("/tafels/{id}#gepland")).saying(flash).into_response());
                }
                Err(Refusal::NotNow(why)) => Problems::with("day", why),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    let shown = show_table::read(&visit, id).await?;
    visit.actor.may("plan_meeting", &matter(&visit.actor, &shown.table))?;
    let again = Again::refused("meeting", &posted, &problems);
    Ok(show_table::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Plans a meeting; the same table at the same moment meets once, however often it is sent.
pub fn plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    (at, place): (Timestamp, &str),
) -> Result<MeetingId, Refusal> {
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    actor.may("plan_meeting", &matter(actor, &table))?;
    if at <= now {
        return Err(Refusal::NotNow("plan-meeting-refused-past"));
    }
    if at > calendar::in_days(now, FURTHEST_DAYS) {
        return Err(Refusal::NotNow("plan-meeting-refused-far"));
    }
    let planned = round_table::meetings(tx, actor.network, id, 100)?;
    if let Some(same) = planned.iter().find(|meeting| meeting.starts_at == at) {
        return Ok(same.id);
    }
    let meeting = round_table::plan_meeting(tx, now, actor.network, id, (at, place))?;
    let facts = json!({ "table": id, "starts_at": at });
    record::note(tx, actor, now, "meeting.planned", ("meeting", meeting.into()), facts)?;
    Ok(meeting)
}

/// The form, on the page of the table.
pub fn form(view: &View, again: &Again<'_>, table: RoundTableId) -> Markup {
    let form = again.form(view, "meeting").promise("plan-meeting-promise", &[]);
    let fields = html! {
        (form.day("day", "plan-meeting-day").required())
        (form.hour("hour", "plan-meeting-hour").hint("plan-meeting-hour-hint"))
        (form.line("place", "plan-meeting-place").hint("plan-meeting-place-hint").required().max(PLACE_MOST))
    };
    form.around(&format!("/tafels/{table}/overleggen"), "plan-meeting-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn the_convener_plans_a_meeting_once_and_others_do_not() {
        on_both(|db| {
            let village = Village::build(db);
            let at = calendar::in_days(monday(), 30);
            let plan = |who, at| {
                village.acts(db, who, |tx, actor| plan(tx, actor, monday(), village.table, (at, "online")))
            };
            let planned = plan(village.elly, at).unwrap();
            assert_eq!(plan(village.elly, at).unwrap(), planned);
            assert!(matches!(plan(village.ruud, at), Err(Refusal::Forbidden { action: "plan_meeting" })));
            let past = plan(village.elly, monday());
            assert!(matches!(past, Err(Refusal::NotNow("plan-meeting-refused-past"))), "{past:?}");
        });
    }

    #[test]
    fn day_and_place_are_asked_and_the_hour_may_stay_empty() {
        let keys = |posted: &[(&str, &str)]| -> Vec<&str> {
            parse(&Posted::of(posted)).err().iter().flat_map(Problems::iter).map(|one| one.key).collect()
        };
        assert_eq!(keys(&[]), ["plan-meeting-day-empty", "plan-meeting-place-empty"]);
        assert_eq!(keys(&[("day", "2026-12-10"), ("place", "online")]), [] as [&str; 0]);
    }
}
