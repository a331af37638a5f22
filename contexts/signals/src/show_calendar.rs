//! The meetings of somebody's tables as a calendar (iCalendar, RFC 5545), for their own calendar programme: read with a
//! secret address, without signing in. A meeting keeps its id when it moves and says so when it is off. What stands on
//! its agenda is named by title only, and not at all when a wrong lies in it: calendars go through other hands.

use crate::signal::places;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use icalendar::{Component, Event, Parameter, Property};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::feed_token::{self, FeedOf};
use network::round_table::{self, GoesOn, Meeting, MeetingId, RoundTable, RoundTableId};
use network::{Actor, Refusal, Route, Workplace};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use store::{Error, ToValue, Tx};
use web::{Failure, Path, tagged};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/agenda/{token}/tafels.ics", "read_feed", all_tables),
        Route::get("/agenda/{token}/{table}/tafel.ics", "read_feed", one_table),
    ]
}

/// Meetings of so many days back are told, and all that are planned: as far back as can be planned ahead.
const DAYS_BACK: i32 = 731;

/// The rules of Dutch time since 1996, as calendar programmes want them told.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n\
    BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19960331T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

async fn all_tables(
    State(workplace): State<Workplace>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    answer(workplace, token, None, &headers).await
}

async fn one_table(
    State(workplace): State<Workplace>,
    Path((token, table)): Path<(String, RoundTableId)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    answer(workplace, token, Some(table), &headers).await
}

async fn answer(
    workplace: Workplace,
    token: String,
    table: Option<RoundTableId>,
    headers: &HeaderMap,
) -> Result<Response, Failure> {
    let (policy, now) = (Arc::clone(&workplace.policy), workplace.now());
    let (told, lang) = workplace
        .read(move |tx| {
            let owner = feed_token::whose(tx, FeedOf::Calendar, &token)?.ok_or(Refusal::NotFound("feed"))?;
            let actor = Actor::load(tx, owner.network, owner.person, &policy)?;
            Ok((read(tx, &actor, now, table)?, actor.lang))
        })
        .await?;
    let say = |key: &str, args: &[(&str, web::texts::Arg)]| workplace.site.texts.say(lang, key, args);
    let text = written(&told, &workplace.site.public_url, &say);
    Ok(tagged(headers, "text/calendar; charset=utf-8", text))
}

/// A table with its meetings, each with what stands on its agenda.
#[derive(Clone, Debug)]
pub struct Told {
    /// The table.
    pub table: RoundTable,
    /// Its meetings.
    pub meetings: Vec<(Meeting, Vec<Title>)>,
}

/// What stands on an agenda, as far as a calendar may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// By its title.
    Open(String),
    /// A wrong lies in it.
    Withheld,
}

/// Reads the meetings of the actor's tables, or of one of them; another table isn't there for this calendar.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    table: Option<RoundTableId>,
) -> Result<Vec<Told>, Refusal> {
    actor.may_here("see_table")?;
    let tables = round_table::of_person(tx, actor.network, actor.person)?;
    let asked: Vec<RoundTable> =
        tables.into_iter().filter(|it| table.is_none_or(|table| it.id == table)).collect();
    if table.is_some() && asked.is_empty() {
        return Err(Refusal::NotFound("table"));
    }
    let since = calendar::in_days(now, -DAYS_BACK);
    let ids: Vec<RoundTableId> = asked.iter().map(|table| table.id).collect();
    let mut meetings: BTreeMap<RoundTableId, Vec<Meeting>> = BTreeMap::new();
    for meeting in round_table::of_tables(tx, actor.network, &ids, since)? {
        meetings.entry(meeting.table).or_default().push(meeting);
    }
    let mut titles = titles(tx, actor, &ids, since)?;
    let tables = asked.into_iter().map(|table| {
        let meetings = meetings.remove(&table.id).unwrap_or_default().into_iter().map(|meeting| {
            let titles = titles.remove(&meeting.id).unwrap_or_default();
            (meeting, titles)
        });
        Told { meetings: meetings.collect(), table }
    });
    Ok(tables.collect())
}

/// What stands on the agendas of some tables' meetings, in the order it was brought, by one statement: a calendar is
/// fetched every hour by everybody who has one.
fn titles(
    tx: &mut Tx<'_>,
    actor: &Actor,
    tables: &[RoundTableId],
    since: Timestamp,
) -> Result<BTreeMap<MeetingId, Vec<Title>>, Error> {
    let mut titles: BTreeMap<MeetingId, Vec<Title>> = BTreeMap::new();
    if tables.is_empty() {
        return Ok(titles);
    }
    let mut params: Vec<&dyn ToValue> = vec![&actor.network, &since];
    let places = places(tables, &mut params);
    let sql = format!(
        "select agenda_item.meeting_id, dossier.title,
           case when exists (select 1 from dossier_signal
             join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
             where dossier_signal.network_id = dossier.network_id and dossier_signal.dossier_id = dossier.id
               and signal.shielded) then 1 else 0 end as withheld
         from meeting
         join agenda_item on agenda_item.network_id = meeting.network_id and agenda_item.meeting_id = meeting.id
         join dossier on dossier.network_id = agenda_item.network_id and dossier.id = agenda_item.dossier_id
         where meeting.network_id = $1 and meeting.starts_at >= $2 and meeting.table_id in ({places})
           and agenda_item.state <> 'taken_off'
         order by agenda_item.id"
    );
    for row in &tx.query(&sql, &params)? {
        let withheld: i64 = row.get("withheld")?;
        let title = if withheld == 1 { Title::Withheld } else { Title::Open(row.get("title")?) };
        titles.entry(row.get("meeting_id")?).or_default().push(title);
    }
    Ok(titles)
}

/// How a text is said.
type Say<'a> = dyn Fn(&str, &[(&str, web::texts::Arg)]) -> String + 'a;

/// The whole calendar as text; `site` is what our addresses begin with.
pub fn written(tables: &[Told], site: &str, say: &Say<'_>) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ponton//Tafels//NL\r\nCALSCALE:GREGORIAN\r\n\
        METHOD:PUBLISH\r\nX-WR-CALNAME:Ponton\r\nX-WR-TIMEZONE:Europe/Amsterdam\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        .to_owned();
    text.push_str(TIME_ZONE);
    for told in tables {
        for (meeting, titles) in &told.meetings {
            let event = event(&told.table, (meeting, titles), site, say);
            // Writing to a string succeeds.
            let _ = write!(text, "{}", event.to_string());
        }
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

fn event(table: &RoundTable, (meeting, titles): (&Meeting, &[Title]), site: &str, say: &Say<'_>) -> Event {
    // Leaving words of ours out of what a programme compares: the marks that Fluent puts around a value.
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    let changed =
        meeting.changed_at.unwrap_or_else(|| made_at(meeting.id.into()).unwrap_or(meeting.starts_at));
    let url = format!("{site}{}", meeting.href());
    let mut about: Vec<String> = titles
        .iter()
        .map(|title| match title {
            Title::Open(title) => format!("- {title}"),
            Title::Withheld => format!("- {}", say("calendar-withheld", &[])),
        })
        .collect();
    if about.is_empty() {
        about.push(say("calendar-nothing-yet", &[]));
    }
    if let GoesOn::Cancelled { why, .. } = &meeting.standing {
        about.insert(0, plain(say("calendar-off", &[("why", why.as_str().into())])));
    }
    let mut event = Event::new();
    event
        .add_property("UID", format!("{}@ponton", meeting.id))
        .add_property("DTSTAMP", utc(changed))
        .add_property("LAST-MODIFIED", utc(changed))
        .add_property("SEQUENCE", meeting.changes.to_string())
        .add_property("STATUS", if meeting.is_off() { "CANCELLED" } else { "CONFIRMED" })
        .add_property("SUMMARY", table.name.as_str())
        .add_property("LOCATION", meeting.place.as_str())
        .add_property("DESCRIPTION", about.join("\n"))
        .add_property("URL", url)
        .append_property(local("DTSTART", meeting.starts_at))
        .append_property(local("DTEND", meeting.ends_at()));
    event.done()
}

/// When an id was made: it says so itself (UUIDv7).
fn made_at(id: Uuid) -> Option<Timestamp> {
    let (seconds, _) = id.get_timestamp()?.to_unix();
    Timestamp::from_second(i64::try_from(seconds).ok()?).ok()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A moment on a Dutch clock, with the zone that `TIME_ZONE` tells.
fn local(name: &str, at: Timestamp) -> Property {
    let mut property = Property::new(name, calendar::local(at).strftime("%Y%m%dT%H%M%S").to_string());
    property.append_parameter(Parameter::new("TZID", "Europe/Amsterdam"));
    property.done()
}
