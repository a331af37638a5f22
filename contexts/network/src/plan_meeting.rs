//! Planning a table's meeting: day, from when until when, place, and whether it comes back. For its convener, or a
//! facilitator when the convener can't. One form may plan many, each a meeting of its own. What stands on its agenda
//! belongs to the signals.

mod repeats;

use crate::again::Again;
use crate::round_table::{self, AN_HOUR, MeetingId, RoundTable, RoundTableId, Sitting};
use crate::typed_moment::{NoMoment, on_day, typed_day, typed_moment};
use crate::{Actor, Refusal, Route, Visit, record, show_table};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use policy::Matter;
pub use repeats::Repeats;
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Form, Path, Posted, Problems, SeeOther, View};

/// The longest place, in characters.
pub const PLACE_MOST: usize = 120;
/// How long a meeting may last, in minutes.
pub const LENGTHS: std::ops::RangeInclusive<i64> = 1..=1_440;
/// The hour of a meeting when only the day is known.
const HOUR: i8 = 14;
/// Nobody plans or promises anything for a day further ahead, and a slip of the year shows at once. In days.
pub const FURTHEST_DAYS: i32 = 730;
/// So many meetings are planned with one form: a year of weeks, and one.
const MOST: usize = 53;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{id}/overleggen", "plan_meeting", post)]
}

/// A table as the policy sees it: its convener leads it.
pub fn matter(actor: &Actor, table: &RoundTable) -> Matter {
    Matter { leads: vec![table.convener], ..Matter::network(actor.network) }
}

/// Reads when, how long and where: fields `day`, `hour`, `ends` and `place`.
pub fn typed(posted: &Posted) -> Result<Sitting, Problems> {
    let mut problems = Problems::none();
    let at = typed_moment(posted, "day", "hour", HOUR);
    match at {
        Ok(_) => {}
        Err(NoMoment::DayEmpty) => problems.add("day", "plan-meeting-day-empty"),
        Err(NoMoment::DayUnreadable) => problems.add("day", "plan-meeting-day-unreadable"),
        Err(NoMoment::HourUnreadable) => problems.add("hour", "plan-meeting-hour-unreadable"),
    }
    let minutes = match (posted.text("ends"), typed_moment(posted, "day", "ends", HOUR), at) {
        ("", _, _) => AN_HOUR,
        (_, Err(NoMoment::HourUnreadable), _) => {
            problems.add("ends", "plan-meeting-until-unreadable");
            AN_HOUR
        }
        (_, Ok(until), Ok(at)) if until <= at => {
            problems.add("ends", "plan-meeting-until-not-after");
            AN_HOUR
        }
        (_, Ok(until), Ok(at)) => (until.as_second() - at.as_second()) / 60,
        // What is wrong with the day or the hour is said there.
        (_, Ok(_) | Err(NoMoment::DayEmpty | NoMoment::DayUnreadable), _) => AN_HOUR,
    };
    let place = posted.text("place");
    if place.is_empty() {
        problems.add("place", "plan-meeting-place-empty");
    } else if place.chars().count() > PLACE_MOST {
        problems.add("place", "plan-meeting-place-too-long");
    }
    match at {
        Ok(starts_at) if problems.is_empty() => Ok(Sitting { starts_at, minutes, place: place.to_owned() }),
        Ok(_) | Err(_) => Err(problems),
    }
}

/// Reads the form: as many sittings as it asks for.
fn parse(posted: &Posted) -> Result<Vec<Sitting>, Problems> {
    let first = typed(posted)?;
    let repeats = Repeats::named(posted.text("repeats")).unwrap_or(Repeats::Once);
    if repeats == Repeats::Once {
        return Ok(vec![first]);
    }
    let last = typed_day(posted, "last").map_err(|why| {
        let key = match why {
            NoMoment::DayEmpty => "plan-meeting-last-empty",
            NoMoment::DayUnreadable | NoMoment::HourUnreadable => "plan-meeting-day-unreadable",
        };
        Problems::with("last", key)
    })?;
    let days = repeats.days(calendar::day(first.starts_at), last, MOST);
    match days.len() {
        0 | 1 => Err(Problems::with("last", "plan-meeting-last-too-soon")),
        2..=MOST => Ok(days
            .into_iter()
            .map(|day| Sitting { starts_at: on_day(day, first.starts_at), ..first.clone() })
            .collect()),
        _ => {
            let mut problems = Problems::none();
            problems.add_with("last", "plan-meeting-last-too-many", vec![("most", MOST.into())]);
            Err(problems)
        }
    }
}

async fn post(visit: Visit, Path(id): Path<RoundTableId>, posted: Posted) -> Result<Response, Failure> {
    let problems = match parse(&posted) {
        Ok(sittings) => {
            let (first, count) = (sittings[0].starts_at, sittings.len());
            match visit.write(move |tx, actor, now| plan_all(tx, actor, now, id, &sittings)).await {
                Ok(()) => {
                    let flash = match count {
                        1 => Flash::new("plan-meeting-done"),
                        _ => Flash::new("plan-meeting-done-all").with("count", count),
                    };
                    let flash = flash.with("when", visit.view.when(first));
                    return Ok(SeeOther::to(format!("/tafels/{id}#gepland")).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("day")?,
            }
        }
        Err(problems) => problems,
    };
    let shown = show_table::read(&visit, id).await?;
    visit.actor.may("plan_meeting", &matter(&visit.actor, &shown.table))?;
    let again = Again::refused("meeting", &posted, &problems);
    Ok(show_table::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Plans meetings, all or none.
pub fn plan_all(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    sittings: &[Sitting],
) -> Result<(), Refusal> {
    sittings.iter().try_for_each(|sitting| plan(tx, actor, now, id, sitting).map(drop))
}

/// Plans a meeting; the same table at the same moment meets once, however often it is sent.
pub fn plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    new: &Sitting,
) -> Result<MeetingId, Refusal> {
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    actor.may("plan_meeting", &matter(actor, &table))?;
    if new.starts_at <= now {
        return Err(Refusal::NotNow("plan-meeting-refused-past"));
    }
    if new.starts_at > calendar::in_days(now, FURTHEST_DAYS) {
        return Err(Refusal::NotNow("plan-meeting-refused-far"));
    }
    if let Some(same) = planned_so(tx, actor, id, new)? {
        return Ok(same);
    }
    let meeting = match round_table::plan_meeting(tx, now, actor.network, id, new) {
        Ok(meeting) => meeting,
        // The same form at the same moment, on another connection: it was planned there.
        Err(Error::Conflict) => return planned_so(tx, actor, id, new)?.ok_or(Error::Conflict.into()),
        Err(problem) => return Err(problem.into()),
    };
    let facts = json!({ "table": id, "starts_at": new.starts_at });
    record::note(tx, actor, now, "meeting.planned", ("meeting", meeting.into()), facts)?;
    Ok(meeting)
}

/// The meeting that was planned so already. One at that moment that lasts or is held otherwise is another's, and stays.
fn planned_so(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RoundTableId,
    new: &Sitting,
) -> Result<Option<MeetingId>, Refusal> {
    match round_table::meeting_at(tx, actor.network, id, new.starts_at)? {
        None => Ok(None),
        Some(there) if there.sitting() == *new => Ok(Some(there.id)),
        Some(_) => Err(Refusal::NotNow("plan-meeting-refused-double")),
    }
}

/// The form, on the page of the table.
pub fn form(view: &View, again: &Again<'_>, table: RoundTableId) -> Markup {
    let form = again.form(view, "meeting").promise("plan-meeting-promise", &[]);
    let repeats: Vec<Choice> = Repeats::ALL
        .iter()
        .map(|repeats| Choice::new(repeats.name(), view.say(repeats.text_key(), &[])))
        .collect();
    let fields = html! {
        (fields(&form, None))
        (form.choice("repeats", "plan-meeting-repeats", &repeats).value(Repeats::Once.name()))
        (form.day("last", "plan-meeting-last").hint("plan-meeting-last-hint"))
    };
    form.around(&format!("/tafels/{table}/overleggen"), "plan-meeting-act", &fields)
}

/// The fields that `typed` reads, filled with what stands.
pub fn fields(form: &Form<'_>, standing: Option<&Sitting>) -> Markup {
    let told = |format: &str, minutes: i64| {
        let at = standing
            .and_then(|sitting| Timestamp::from_second(sitting.starts_at.as_second() + minutes * 60).ok());
        at.map(|at| calendar::local(at).strftime(format).to_string()).unwrap_or_default()
    };
    let minutes = standing.map_or(0, |sitting| sitting.minutes);
    let place = standing.map(|sitting| sitting.place.as_str()).unwrap_or_default();
    html! {
        (form.day("day", "plan-meeting-day").required().value(&told("%Y-%m-%d", 0)))
        (form.hour("hour", "plan-meeting-hour").hint("plan-meeting-hour-hint").value(&told("%H:%M", 0)))
        (form.hour("ends", "plan-meeting-until").hint("plan-meeting-until-hint").value(&told("%H:%M", minutes)))
        (form.line("place", "plan-meeting-place").hint("plan-meeting-place-hint").required().max(PLACE_MOST).value(place))
    }
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
                let new = Sitting::of_an_hour(at, "online");
                village.acts(db, who, |tx, actor| plan(tx, actor, monday(), village.table, &new))
            };
            let planned = plan(village.elly, at).unwrap();
            assert_eq!(plan(village.elly, at).unwrap(), planned);
            let elsewhere = Sitting::of_an_hour(at, "zaal 4");
            let elsewhere = village.acts(db, village.elly, |tx, actor| {
                super::plan(tx, actor, monday(), village.table, &elsewhere)
            });
            assert!(
                matches!(elsewhere, Err(Refusal::NotNow("plan-meeting-refused-double"))),
                "{elsewhere:?}"
            );
            assert!(matches!(plan(village.ruud, at), Err(Refusal::Forbidden { action: "plan_meeting" })));
            let past = plan(village.elly, monday());
            assert!(matches!(past, Err(Refusal::NotNow("plan-meeting-refused-past"))), "{past:?}");
        });
    }

    #[test]
    fn two_forms_at_one_moment_plan_one_meeting() {
        on_both(|db| {
            let village = Village::build(db);
            let new = Sitting::of_an_hour(calendar::in_days(monday(), 30), "online");
            let plans =
                || village.acts(db, village.elly, |tx, actor| plan(tx, actor, monday(), village.table, &new));
            let both = std::thread::scope(|scope| {
                let both: Vec<_> = (0..2).map(|_| scope.spawn(plans)).collect();
                both.into_iter().map(|one| one.join().unwrap().unwrap()).collect::<Vec<_>>()
            });
            assert_eq!(both[0], both[1]);
            let twice = db.write_here(|tx| {
                round_table::plan_meeting(tx, monday(), village.network, village.table, &new)
            });
            assert!(matches!(twice, Err(Error::Conflict)), "the database keeps it, whoever asks: {twice:?}");
        });
    }

    fn keys(posted: &[(&str, &str)]) -> Vec<&'static str> {
        parse(&Posted::of(posted)).err().iter().flat_map(Problems::iter).map(|one| one.key).collect()
    }

    #[test]
    fn day_and_place_are_asked_and_the_rest_may_stay_empty() {
        assert_eq!(keys(&[]), ["plan-meeting-day-empty", "plan-meeting-place-empty"]);
        let parsed = parse(&Posted::of(&[("day", "2026-12-10"), ("place", "online")])).unwrap();
        let two = "2026-12-10T13:00:00Z".parse().unwrap();
        assert_eq!(parsed, [Sitting::of_an_hour(two, "online")]);
    }

    #[test]
    fn an_end_comes_after_the_beginning() {
        let with = |hour, until| {
            let day = [("day", "2026-12-10"), ("hour", hour), ("ends", until), ("place", "online")];
            (parse(&Posted::of(&day)).ok().map(|all| all[0].minutes), keys(&day))
        };
        assert_eq!(with("13:00", "15:30"), (Some(150), vec![]));
        assert_eq!(with("13:00", ""), (Some(60), vec![]));
        assert_eq!(with("13:00", "12:00"), (None, vec!["plan-meeting-until-not-after"]));
        assert_eq!(with("", "half drie"), (None, vec!["plan-meeting-until-unreadable"]));
    }

    #[test]
    fn one_form_plans_a_row_of_meetings_over_the_turn_of_the_clock() {
        let row = |repeats, last| {
            let typed = [
                ("day", "2027-03-18"),
                ("hour", "09:30"),
                ("place", "online"),
                ("repeats", repeats),
                ("last", last),
            ];
            let said = parse(&Posted::of(&typed)).unwrap_or_default();
            (said.iter().map(|one| one.starts_at.to_string()).collect::<Vec<_>>(), keys(&typed))
        };
        let (days, wrong) = row("weekly", "2027-04-01");
        assert_eq!(wrong, [] as [&str; 0]);
        assert_eq!(days, ["2027-03-18T08:30:00Z", "2027-03-25T08:30:00Z", "2027-04-01T07:30:00Z"]);
        assert_eq!(row("monthly", "2027-05-31").0.len(), 3);
        assert_eq!(row("weekly", "").1, ["plan-meeting-last-empty"]);
        assert_eq!(row("weekly", "2027-03-20").1, ["plan-meeting-last-too-soon"]);
        assert_eq!(row("weekly", "2029-03-18").1, ["plan-meeting-last-too-many"]);
        assert_eq!(row("nooit", "").0.len(), 1, "what is no choice of ours is once");
    }

    #[test]
    fn a_row_is_planned_whole_or_not_and_once() {
        on_both(|db| {
            let village = Village::build(db);
            let row = |days: &[i32]| -> Vec<Sitting> {
                let at = |day: &i32| Sitting::of_an_hour(calendar::in_days(monday(), *day), "online");
                days.iter().map(at).collect()
            };
            let plan = |days: &[i32]| {
                let row = row(days);
                village.acts(db, village.elly, |tx, actor| plan_all(tx, actor, monday(), village.table, &row))
            };
            let count = || {
                let planned = |tx: &mut Tx<'_>| {
                    round_table::planned(tx, village.network, village.table, (monday(), 99))
                };
                db.read_here(planned).unwrap().len()
            };
            let before = count();
            plan(&[10, 17, 24]).unwrap();
            plan(&[10, 17, 24]).unwrap();
            assert_eq!(count(), before + 3);
            let far = plan(&[31, 900]);
            assert!(matches!(far, Err(Refusal::NotNow("plan-meeting-refused-far"))), "{far:?}");
            assert_eq!(count(), before + 3, "all or none");
        });
    }
}
