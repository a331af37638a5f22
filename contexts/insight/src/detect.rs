//! Looking, once a week per network: at the newest week of which enough is in, and again at the weeks before it, as long as
//! reports of them come in. What is more than chance becomes an alarm, and an alarm is somebody's at once: of whoever calls
//! together the table of its theme, else of the network's desk. A rise that somebody holds, or answered already, gives no
//! second alarm; one that was dismissed gives none until it is a new one: after four weeks without, or when there are more
//! than chance adds to what was dismissed. The job clock calls it; two nodes that look at once raise once.

use crate::alarm::{self, Alarm, AlarmId, State};
use crate::look::{self, Before, Found, Seeing};
use crate::places::Places;
use crate::series::{self, LATEST, are_related, last_week, main_of, weeks_after};
use jiff::civil::Date;
use kernel::{NetworkId, PersonId, Timestamp, calendar};
use network::{Refusal, desk, each_apart, founding, theme};
use obligations::{Holder, Moment};
use serde_json::json;
use std::collections::BTreeMap;
use store::event::{self, Event, Subject};
use store::{Db, Error, Tx};
use worklist::{Opening, why};

/// Whoever holds an alarm answers it within so many working days.
const ANSWERED_WITHIN: u16 = 5;
/// A rise that was dismissed is over after so many weeks in which it didn't stand out.
const CALM: i64 = 4;
/// What chance adds to a count once in a hundred times, in standard deviations.
const ONE_IN_A_HUNDRED: f64 = 2.33;
/// Weeks that are drawn: as many are expected at the first look.
pub const DRAWN: usize = 26;
/// New alarms a week that people can read.
const BUDGET: usize = 5;

/// Looks at the newest week of every network that wasn't looked at; returns how many alarms were raised.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    each_apart(networks, |(network, _)| {
        // The engine counts outside the transaction that writes, so that nobody waits for it.
        match db.read_here(|tx| see(tx, network, now))? {
            Some((week, seeing)) => db.write_here(|tx| keep(tx, now, (network, week), &seeing)),
            None => Ok(0),
        }
    })
}

/// What is seen of the newest week that wasn't looked at yet, and of those before it.
fn see(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Option<(Date, Seeing)>, Refusal> {
    let last = last_look(tx, network)?;
    // Whatever is waited for, nothing newer than last week can be looked at.
    if last.is_some_and(|last| last >= last_week(now)) {
        return Ok(None);
    }
    let delays = series::delays(tx, network, now)?;
    let Some(waited) = look::newest(delays.as_ref()) else { return Ok(None) };
    let week = weeks_after(last_week(now), -look::kept(waited));
    if last.is_some_and(|last| last >= week) {
        return Ok(None);
    }
    let places = Places::load(tx, network)?;
    let counted = series::read(tx, network, &places, (week, last_week(now)))?;
    if counted.weeks.is_empty() {
        return Ok(None);
    }
    let since = |then: Date| usize::try_from((week - then).get_days() / 7).unwrap_or(0);
    let missed = last.map_or(DRAWN, since).clamp(1, DRAWN) - 1;
    // What was past before the first look was ever taken is no news.
    let again = first_look(tx, network)?.map_or(0, since).min(LATEST);
    let before = Before { again, drawn: missed };
    Ok(Some((week, look::look(&counted, &places, delays.as_ref(), before))))
}

/// The first week that was looked at.
fn first_look(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Date>, Error> {
    let row =
        tx.first("select week from trend_look where network_id = $1 order by week limit 1", &[&network])?;
    row.map(|row| row.get("week")).transpose()
}

/// The last week that was looked at.
pub fn last_look(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Date>, Error> {
    let row = tx
        .first("select week from trend_look where network_id = $1 order by week desc limit 1", &[&network])?;
    row.map(|row| row.get("week")).transpose()
}

/// Keeps what was seen, unless another node did; returns how many alarms were raised.
fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, week): (NetworkId, Date),
    seeing: &Seeing,
) -> Result<usize, Refusal> {
    let (to_tell, left_out) = to_tell(tx, network, &seeing.alarms)?;
    let is_first = tx.execute(
        "insert into trend_look (network_id, week, looked_at, history, left_out) values ($1, $2, $3, $4, $5)
         on conflict (network_id, week) do nothing",
        &[&network, &week, &now, &look::kept(seeing.history), &look::kept(left_out)],
    )?;
    if is_first == 0 {
        return Ok(0);
    }
    keep_expected(tx, network, seeing)?;
    let mut raised = 0;
    for found in to_tell {
        let before = alarm::of_rise(tx, network, (&found.theme, &found.place))?;
        if let Some(standing) = standing(&before, found) {
            alarm::stands_again(tx, standing, found.week)?;
        } else {
            raise(tx, now, network, found)?;
            raised += 1;
        }
    }
    Ok(raised)
}

/// What was expected of each week, as it stands now; of a place where nothing counts any more nothing stays.
fn keep_expected(tx: &mut Tx<'_>, network: NetworkId, seeing: &Seeing) -> Result<(), Error> {
    let key = |found: &Found| (found.theme.clone(), found.place.clone(), found.week);
    let slowly: BTreeMap<_, f64> =
        seeing.slowly.iter().map(|found| (key(found), found.verdict.upper)).collect();
    let Some(first) = seeing.expected.iter().map(|found| found.week).min() else { return Ok(()) };
    tx.execute("delete from expectation where network_id = $1 and week >= $2", &[&network, &first])?;
    for found in &seeing.expected {
        let verdict = &found.verdict;
        tx.execute(
            "insert into expectation
               (network_id, week, theme_code, place, observed, expected, upper, p_value, slow_upper)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &network,
                &found.week,
                &found.theme,
                &found.place,
                &found.observed,
                &verdict.expected,
                &look::bound(verdict),
                &verdict.p_value,
                &slowly.get(&key(found)).copied(),
            ],
        )?;
    }
    Ok(())
}

/// What is told of what stands out, oldest week first, and of how many rises nothing is told yet: of those nobody was told of
/// before as many as people can read in a week, those furthest out. What didn't fit comes back with the next look.
fn to_tell<'a>(
    tx: &mut Tx<'_>,
    network: NetworkId,
    alarms: &'a [Found],
) -> Result<(Vec<&'a Found>, usize), Error> {
    let (mut told, mut fresh): (Vec<&Found>, Vec<&Found>) = (Vec::new(), Vec::new());
    for found in alarms {
        let before = alarm::of_rise(tx, network, (&found.theme, &found.place))?;
        // Whoever answered a week need not hear of one before it that filled up late.
        if before.iter().any(|alarm| alarm.last_week >= found.week) {
            continue;
        }
        let is_same = |other: &&Found| other.place == found.place && are_related(&other.theme, &found.theme);
        match fresh.iter().position(is_same) {
            Some(among) if among < BUDGET => told.push(found),
            Some(_) => {}
            None if standing(&before, found).is_some() => told.push(found),
            None => {
                if fresh.len() < BUDGET {
                    told.push(found);
                }
                fresh.push(found);
            }
        }
    }
    told.sort_by_key(|found| found.week);
    Ok((told, fresh.len().saturating_sub(BUDGET)))
}

/// The alarm of which a rise is more of the same: one that somebody holds, or the last one of the very theme if that was
/// dismissed and hardly stopped since. Counts of a theme and of its sub-themes can't be held against each other.
fn standing<'a>(before: &'a [Alarm], found: &Found) -> Option<&'a Alarm> {
    let held = before.iter().find(|alarm| alarm.state.is_open());
    held.or_else(|| before.first().filter(|last| last.theme == found.theme && is_dismissed(last, found)))
}

/// Whether a rise is the one that was dismissed: that hardly stopped, and hasn't grown since.
fn is_dismissed(last: &Alarm, found: &Found) -> bool {
    let goes_on = found.week <= weeks_after(last.last_week, CALM);
    let chance_adds = ONE_IN_A_HUNDRED * last.observed.max(1.0).sqrt();
    matches!(last.state, State::Dismissed(_)) && goes_on && found.observed <= last.observed + chance_adds
}

fn raise(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, found: &Found) -> Result<AlarmId, Refusal> {
    let id = alarm::insert(tx, now, network, found)?;
    let themes = theme::list(tx, network)?;
    // Whoever sees what is open may read the title: it names no place.
    let title = themes.iter().find(|theme| theme.code == found.theme).map(|theme| theme.name_nl.clone());
    let opening = Opening {
        network,
        matter: worklist::Matter::new("alarm", id),
        title: title.unwrap_or_else(|| found.theme.clone()),
        href: alarm::href(id),
        shielded: false,
        holder: holder(tx, network, &found.theme)?,
        moment: Moment {
            at: calendar::in_working_days(now, ANSWERED_WITHIN),
            why: why::rule("why-answer-alarm")?,
        },
    };
    worklist::open(tx, now, None, opening)?;
    let event = Event {
        network,
        at: now,
        actor: None,
        kind: "alarm.raised",
        subject: Subject { kind: "alarm", id: id.into() },
        facts: json!({ "theme": found.theme }),
    };
    event::append(tx, &event)?;
    Ok(id)
}

/// Who answers an alarm of a theme: whoever calls together a table that speaks of it, of its main theme or of a sub-theme of
/// it, the nearest level first; else the network's desk, which is always staffed.
pub fn holder(tx: &mut Tx<'_>, network: NetworkId, theme: &str) -> Result<Holder, Error> {
    let (within, main) = (format!("{theme}.%"), main_of(theme));
    let row = tx.first(
        "select round_table.convener_id from round_table
         join round_table_theme on round_table_theme.network_id = round_table.network_id
           and round_table_theme.table_id = round_table.id
         join person on person.network_id = round_table.network_id and person.id = round_table.convener_id
         where round_table.network_id = $1 and person.state = 'active'
           and (round_table_theme.theme_code in ($2, $4) or round_table_theme.theme_code like $3)
         order by case round_table.level when 'wijk' then 0 when 'gemeente' then 1 when 'regio' then 2 else 3 end,
           round_table.id limit 1",
        &[&network, &theme, &within, &main],
    )?;
    match row {
        Some(row) => Ok(Holder::Person(row.get::<PersonId>("convener_id")?)),
        None => Ok(Holder::Desk(desk::of_network(tx, network)?.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count;
    use crate::samples::{THINGS, Thing, happens, history};
    use network::samples::{Village, monday};
    use proptest::prelude::*;
    use testkit::on_both;
    use worklist::obligation;

    #[test]
    fn a_rise_becomes_one_alarm_that_is_somebodys_and_is_not_raised_twice() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            assert_eq!(pass(db, monday()).unwrap(), 1);
            assert_eq!(pass(db, monday()).unwrap(), 0, "a week is looked at once");
            let open = db.read_here(|tx| alarm::open(tx, village.network)).unwrap();
            let [one] = open.as_slice() else { panic!("{open:?}") };
            assert_eq!((one.theme.as_str(), one.place.as_str(), one.observed), ("REL", "WK990101", 16.0));
            let held =
                db.read_here(|tx| obligation::of_matter(tx, village.network, one.matter())).unwrap().unwrap();
            assert_eq!(
                held.state.holder(),
                Some(Holder::Desk(village.desk)),
                "no table speaks of this theme"
            );
            assert_eq!(held.title, "Contact en buurt", "and its title names no place");
            let drawn = "select count(*) as number from expectation where place = 'WK990101'";
            let drawn: i64 = db.read_here(|tx| tx.first(drawn, &[])?.expect("a row").get("number")).unwrap();
            assert_eq!(drawn, 26);
        });
    }

    #[test]
    fn a_rise_that_goes_on_is_the_same_alarm() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            pass(db, monday()).unwrap();
            let next = calendar::in_days(monday(), 7);
            let week = crate::earlier::Earlier {
                theme: "REL".to_owned(),
                area: "WK990101".to_owned(),
                week: last_week(next),
                number: 18,
            };
            db.write_here(|tx| crate::earlier::bring_in(tx, village.network, std::slice::from_ref(&week)))
                .unwrap();
            assert_eq!(pass(db, next).unwrap(), 0);
            let open = db.read_here(|tx| alarm::open(tx, village.network)).unwrap();
            assert_eq!((open.len(), open[0].last_week), (1, last_week(next)));
        });
    }

    /// So many of REL in the Kadebuurt, in the last week before a moment.
    fn rises(db: &Db, village: &Village, (now, number): (Timestamp, u32)) -> usize {
        let week = crate::earlier::Earlier {
            theme: "REL".to_owned(),
            area: "WK990101".to_owned(),
            week: last_week(now),
            number,
        };
        db.write_here(|tx| crate::earlier::bring_in(tx, village.network, std::slice::from_ref(&week)))
            .unwrap();
        pass(db, now).unwrap()
    }

    #[test]
    fn a_rise_that_was_dismissed_is_silent_until_it_is_a_new_one() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            pass(db, monday()).unwrap();
            let dismiss = |tx: &mut Tx<'_>| {
                tx.execute(
                    "update alarm set state = 'dismissed', state_by = $1, state_words = 'Dubbel geteld.' where state = 'open'",
                    &[&village.elly],
                )
            };
            db.write_here(dismiss).unwrap();
            let later = |weeks: i32| calendar::in_days(monday(), 7 * weeks);
            assert_eq!(rises(db, &village, (later(1), 18)), 0, "it goes on");
            assert_eq!(rises(db, &village, (later(2), 60)), 1, "it grew");
            db.write_here(dismiss).unwrap();
            for week in 3..11 {
                assert_eq!(rises(db, &village, (later(week), 3)), 0, "it is over");
            }
            assert_eq!(rises(db, &village, (later(11), 30)), 1, "and it comes back");
        });
    }

    #[test]
    fn whoever_calls_the_table_of_the_theme_together_holds_it() {
        on_both(|db| {
            let village = Village::build(db);
            let of = |theme| db.read_here(|tx| holder(tx, village.network, theme)).unwrap();
            assert_eq!(of("STE"), Holder::Person(village.elly));
            db.write_here(|tx| {
                tx.execute("update person set state = 'absent' where name = 'Elly Sarmiento'", &[])
            })
            .unwrap();
            assert_eq!(of("STE"), Holder::Desk(village.desk), "whoever is away holds nothing");
        });
    }

    /// Signals of REL in the Kadebuurt in the week before Monday, each reported so many weeks later.
    fn reported(db: &Db, village: &Village, late: &[i64]) {
        for (at, late) in late.iter().enumerate() {
            let thing = Thing { late: *late, ..UNREPORTED };
            happens(db, village, 100 + at as u128, Some(thing));
        }
    }

    const UNREPORTED: Thing =
        Thing { theme: Some("REL"), area: Some("WK990101"), weeks_ago: 1, late: 0, by: 1 };

    /// Looks as the clock does, so many Mondays from this one on.
    fn mondays(db: &Db, weeks: i32) -> usize {
        let each = (0..weeks).map(|week| pass(db, calendar::in_days(monday(), 7 * week)).unwrap());
        each.sum()
    }

    #[test]
    fn an_alarm_comes_late_when_reports_do_and_says_so_when_they_turn_out_to_be_none() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 3);
            reported(db, &village, &[0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
            count::pass(db, monday(), &[THINGS]).unwrap();
            assert_eq!(pass(db, monday()).unwrap(), 0, "five of that week are known");
            let next = calendar::in_days(monday(), 7);
            assert_eq!(pass(db, next).unwrap(), 1, "the next Monday seventeen are");
            let standing = || db.read_here(|tx| alarm::open(tx, village.network)).unwrap().remove(0);
            let late = standing();
            assert_eq!((late.week, late.observed), (last_week(monday()), 17.0));
            assert!(!late.has_changed() && late.still_stands());
            for id in 102..114 {
                happens(db, &village, id, None);
            }
            count::pass(db, next, &[THINGS]).unwrap();
            assert_eq!(mondays(db, 3), 0);
            let fallen = standing();
            assert_eq!((fallen.observed, fallen.counted_now, fallen.still_stands()), (17.0, 5.0, false));
        });
    }

    #[test]
    fn whoever_answered_an_alarm_hears_no_more_of_its_week() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            pass(db, monday()).unwrap();
            let dismiss = "update alarm set state = 'dismissed', state_by = $1, state_words = 'Bekend.'";
            db.write_here(|tx| tx.execute(dismiss, &[&village.priya])).unwrap();
            assert_eq!(mondays(db, 9), 0);
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        /// In whatever order reports of a week come in: once all are in, the same is expected and counted, and what stands
        /// out is told.
        #[test]
        fn the_order_of_arrival_changes_nothing_once_all_is_in(
            (late, other) in prop::collection::vec((0..6_i64, 0..6_i64), 0..24).prop_map(|both| both.into_iter().unzip()),
        ) {
            let (late, other): (Vec<i64>, Vec<i64>) = (late, other);
            let after = |late: &[i64]| {
                let db = testkit::sqlite();
                let village = Village::build(&db);
                history(&db, &village, 3);
                reported(&db, &village, late);
                count::pass(&db, monday(), &[THINGS]).unwrap();
                mondays(&db, 9);
                let sql = "select theme_code, place, week, observed, expected, upper, slow_upper from expectation
                           where week <= $1 order by theme_code, place, week";
                let week = last_week(monday());
                let rows = db.read_here(|tx| tx.query(sql, &[&week])).unwrap();
                let row = |row: &store::Row| Ok::<_, Error>((
                    row.get::<String>("place")?,
                    row.get::<Date>("week")?,
                    row.get::<f64>("observed")?,
                    format!("{:.9} {:.9}", row.get::<f64>("expected")?, row.get::<f64>("upper")?),
                    row.get::<Option<f64>>("slow_upper")?,
                ));
                let rows: Vec<_> = rows.iter().map(|one| row(one).unwrap()).collect();
                let at = ("REL", "WK990101");
                let alarms = db.read_here(|tx| alarm::of_rise(tx, village.network, at)).unwrap();
                (rows, alarms.iter().any(|alarm| alarm.last_week >= week))
            };
            let found = after(&late);
            prop_assert!(found.1 || late.len() < 14, "17 where 3 are expected: {:?}", late);
            prop_assert_eq!(found.0, after(&other).0);
        }
    }

    #[test]
    fn a_short_history_says_so_and_raises_nothing() {
        on_both(|db| {
            let village = Village::build(db);
            let weeks = (1..=20).map(|ago| crate::earlier::Earlier {
                theme: "REL".to_owned(),
                area: "WK990101".to_owned(),
                week: weeks_after(last_week(monday()), -ago),
                number: 3,
            });
            let weeks: Vec<_> = weeks.collect();
            db.write_here(|tx| crate::earlier::bring_in(tx, village.network, &weeks)).unwrap();
            assert_eq!(pass(db, monday()).unwrap(), 0);
            let history: i64 = db
                .read_here(|tx| {
                    tx.first("select history from trend_look", &[])?.expect("a row").get("history")
                })
                .unwrap();
            assert_eq!(history, 20);
        });
    }
}
