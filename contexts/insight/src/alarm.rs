//! An alarm: more signals of a theme somewhere than chance explains. It is somebody's from the moment it is raised, until
//! it is dismissed with a reason or what was done is told. Its rows; its states are in `alarm_state`, who answers how
//! in `answer_alarm`.

pub use crate::alarm_state::{Said, State};
use crate::look::Found;
use crate::series::are_related;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use network::{Actor, Refusal};
use obligations::Holder;
use policy::Matter;
use store::{After, Error, Row, Tx, dialect};
use worklist::obligation;

define_id!(
    /// One alarm.
    AlarmId
);
store::id_value!(AlarmId);

/// An alarm.
#[derive(Clone, Debug)]
pub struct Alarm {
    /// Its id.
    pub id: AlarmId,
    /// Its network.
    pub network: NetworkId,
    /// The main theme, or the sub-theme that rose.
    pub theme: String,
    /// The place.
    pub place: String,
    /// The week in which it rose.
    pub week: Date,
    /// The last week in which it stood out again.
    pub last_week: Date,
    /// Which detector: its name.
    pub detector: String,
    /// What was counted.
    pub observed: f64,
    /// What was expected.
    pub expected: f64,
    /// More than this is an alarm.
    pub upper: f64,
    /// How often chance alone gives as many.
    pub p_value: f64,
    /// How many weeks the detector looked back on.
    pub reference_weeks: i64,
    /// What the newest look counted in that week: reports come late, and what was counted may turn out to be none.
    pub counted_now: f64,
    /// More than this was an alarm then.
    pub upper_now: f64,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// Whether it was worth acting on, as far as that is said.
    pub worth: Option<bool>,
    /// For compare-and-swap.
    pub version: i64,
}

impl Alarm {
    /// What its obligation is about.
    pub fn matter(&self) -> worklist::Matter {
        worklist::Matter::new("alarm", self.id)
    }

    /// Whether the newest look counted something else in its week than it was raised for.
    pub fn has_changed(&self) -> bool {
        self.counted_now.total_cmp(&self.observed).is_ne()
    }

    /// Whether that is more than chance explains still.
    pub fn still_stands(&self) -> bool {
        self.counted_now > self.upper_now
    }

    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// The page of an alarm.
pub fn href(id: AlarmId) -> String {
    format!("/alarmen/{id}")
}

const ALARM: &str = "select alarm.network_id, alarm.id, alarm.theme_code, alarm.place, alarm.week, alarm.last_week,
    alarm.detector, alarm.observed, alarm.expected, alarm.upper, alarm.p_value, alarm.reference_weeks, alarm.raised_at,
    alarm.state, alarm.state_since, alarm.state_by, alarm.state_words, alarm.until, alarm.worth, alarm.version,
    person.name as state_name, coalesce(expectation.observed, 0) as counted_now,
    coalesce(case when alarm.detector = 'slow_rise' then expectation.slow_upper else expectation.upper end,
      alarm.upper) as upper_now
  from alarm
  left join expectation on expectation.network_id = alarm.network_id and expectation.theme_code = alarm.theme_code
    and expectation.place = alarm.place and expectation.week = alarm.week
  left join person on person.network_id = alarm.network_id and person.id = alarm.state_by";

/// One alarm.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: AlarmId) -> Result<Alarm, Refusal> {
    let sql = format!("{ALARM} where alarm.network_id = $1 and alarm.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("alarm"))?;
    Ok(read(&row)?)
}

/// One alarm, kept for this transaction to change.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: AlarmId) -> Result<Alarm, Refusal> {
    let sql = format!("select id from alarm where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// All alarms that are somebody's, newest first: as few as people can answer for.
pub fn open(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Alarm>, Error> {
    let sql = format!(
        "{ALARM} where alarm.network_id = $1 and alarm.state in ('open', 'acting', 'following')
         order by alarm.raised_at desc, alarm.id desc"
    );
    tx.query(&sql, &[&network])?.iter().map(read).collect()
}

/// Alarms in any state or in one, newest first.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    state: Option<&str>,
    after: &After<AlarmId>,
) -> Result<Vec<Alarm>, Error> {
    let before = after.key.unwrap_or(AlarmId(Uuid::max()));
    let sql = format!(
        "{ALARM} where alarm.network_id = $1 and alarm.id < $2 and ($3 = '' or alarm.state = $3)
         order by alarm.id desc limit $4"
    );
    let asked = state.unwrap_or_default();
    tx.query(&sql, &[&network, &before, &asked, &after.fetch()])?.iter().map(read).collect()
}

/// The alarms of a theme in a place in any state, those that are somebody's first and then the newest, and after them those of
/// its sub-themes or its main theme: a rise of the one is one of the other as well.
pub fn of_rise(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (theme, place): (&str, &str),
) -> Result<Vec<Alarm>, Error> {
    let sql = format!(
        "{ALARM} where alarm.network_id = $1 and alarm.place = $2
         order by alarm.state in ('open', 'acting', 'following') desc, alarm.raised_at desc, alarm.id desc"
    );
    let mut all: Vec<Alarm> =
        tx.query(&sql, &[&network, &place])?.iter().map(read).collect::<Result<_, _>>()?;
    all.retain(|alarm| are_related(&alarm.theme, theme));
    all.sort_by_key(|alarm| alarm.theme != theme);
    Ok(all)
}

/// Keeps a new alarm.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, found: &Found) -> Result<AlarmId, Error> {
    let (id, verdict) = (AlarmId::new(now), &found.verdict);
    tx.execute(
        "insert into alarm (network_id, id, theme_code, place, week, last_week, detector, observed, expected, upper,
           p_value, reference_weeks, raised_at, state, state_since, version)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, 'open', $12, 1)",
        &[
            &network,
            &id,
            &found.theme,
            &found.place,
            &found.week,
            &crate::look::detector_name(verdict.reason.detector),
            &found.observed,
            &verdict.expected,
            &crate::look::bound(verdict),
            &verdict.p_value,
            &crate::look::kept(verdict.reason.reference_weeks),
            &now,
        ],
    )?;
    Ok(id)
}

/// It stands out again, in a later week.
pub fn stands_again(tx: &mut Tx<'_>, alarm: &Alarm, week: Date) -> Result<(), Error> {
    tx.execute(
        "update alarm set last_week = $3 where network_id = $1 and id = $2 and last_week < $3",
        &[&alarm.network, &alarm.id, &week],
    )
    .map(drop)
}

/// Moves an alarm to another state, where its version is still the one that was read.
pub fn set_state(tx: &mut Tx<'_>, alarm: &Alarm, state: &State, worth: Option<bool>) -> Result<(), Error> {
    let Some(said) = state.said() else { return Ok(()) };
    tx.change_one(
        "update alarm set state = $4, state_since = $5, state_by = $6, state_words = $7, until = $8, worth = $9,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &alarm.network,
            &alarm.id,
            &alarm.version,
            &state.name(),
            &said.at,
            &said.by,
            &said.words,
            &state.until(),
            &worth,
        ],
    )
}

/// As the policy sees who may see and answer it: whoever holds it, in person or at a desk, and whoever answered it last.
pub fn circle(tx: &mut Tx<'_>, alarm: &Alarm) -> Result<Matter, Refusal> {
    let mut matter = Matter::network(alarm.network);
    let held = obligation::of_matter(tx, alarm.network, alarm.matter())?;
    match held.and_then(|kept| kept.state.holder()) {
        Some(Holder::Person(person)) => matter.leads.push(person),
        Some(Holder::Desk(desk)) => matter.leads.extend(network::desk::staff(tx, alarm.network, desk)?),
        None => {}
    }
    matter.leads.extend(alarm.state.said().map(|said| said.by));
    Ok(matter)
}

/// One alarm, after asking the policy whether the actor may do `action` with it.
pub fn load_for(tx: &mut Tx<'_>, actor: &Actor, id: AlarmId, action: &'static str) -> Result<Alarm, Refusal> {
    let alarm = load(tx, actor.network, id)?;
    let circle = circle(tx, &alarm)?;
    actor.may(action, &circle)?;
    Ok(alarm)
}

fn read(row: &Row) -> Result<Alarm, Error> {
    let said = || {
        Ok::<_, Error>(Said {
            at: row.get("state_since")?,
            by: row.get("state_by")?,
            name: row.get("state_name")?,
            words: row.get("state_words")?,
        })
    };
    let name: String = row.get("state")?;
    let state = match name.as_str() {
        "open" => State::Open,
        "acting" => State::Acting(said()?, row.get("until")?),
        "following" => State::Following(said()?, row.get("until")?),
        "dismissed" => State::Dismissed(said()?),
        "done" => State::Done(said()?),
        _ => return Err(row.bad("state", format!("the unknown state {name}"))),
    };
    Ok(Alarm {
        id: row.get("id")?,
        network: row.get("network_id")?,
        theme: row.get("theme_code")?,
        place: row.get("place")?,
        week: row.get("week")?,
        last_week: row.get("last_week")?,
        detector: row.get("detector")?,
        observed: row.get("observed")?,
        expected: row.get("expected")?,
        upper: row.get("upper")?,
        p_value: row.get("p_value")?,
        reference_weeks: row.get("reference_weeks")?,
        counted_now: row.get("counted_now")?,
        upper_now: row.get("upper_now")?,
        raised_at: row.get("raised_at")?,
        state,
        worth: row.get("worth")?,
        version: row.get("version")?,
    })
}
