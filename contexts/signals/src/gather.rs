//! Gathering signals that are alike into a new dossier, with one driver (trekker): whoever gathers drives, until somebody
//! else who was asked says yes. The act may bring it to a table at once; either way each contributor hears with how many
//! others, who drives it, and what is next (scenario 1).

use crate::bring_to_table::{self, Bring};
use crate::dossier::{self, DossierId};
use crate::gather_page;
pub use crate::gather_page::fold_for;
use crate::hand_over_driver;
use crate::record::record;
use crate::show_signal;
use crate::signal::{self, Signal, SignalId, Stamp, Step};
use crate::suggestions::{self, Known};
use crate::tell::{self, facts};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use network::by_name::{self, Of};
use network::{Actor, Refusal, Route, Visit, area::Level};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use web::{Failure, Flash, Page, Posted, Problems, SeeOther};
use worklist::notice::fact;
use worklist::why;

/// The longest title, in characters: one line of an agenda.
pub const LONGEST_TITLE: usize = 160;
/// At most so many signals in one act.
const MOST_SIGNALS: usize = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/dossiers/nieuw", "gather_dossier", show),
        Route::post("/dossiers/nieuw", "gather_dossier", post),
    ]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let signals = signals_of(&asked);
    let offer = offer(&visit, signals).await?;
    // What was asked for is in the offer; nothing was typed yet.
    Ok(gather_page::page(&visit.view, &offer, &Posted::EMPTY, &Problems::NONE))
}

const FIELDS: &[(&str, &[Of])] = &[("driver", by_name::PERSON), bring_to_table::BY_NAME[0]];

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let known = suggestions::known(&visit).await?;
    let mut said = "gather-done";
    let chosen = by_name::read(&visit, &posted, FIELDS).await?;
    let done = match chosen.parse(|posted| Gather::parse(posted, visit.view.form_key, &known)) {
        Ok(new) => {
            if new.other_driver(&visit.actor).is_some() {
                said = "gather-done-asked";
            }
            let done = visit.write(move |tx, actor, now| gather(tx, actor, now, &new)).await;
            show_signal::tried(done, "signal")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(id) => Ok(SeeOther::to(format!("/dossiers/{id}")).saying(Flash::new(said)).into_response()),
        Err(problems) => {
            let offer = offer(&visit, signals_of(&posted)).await?;
            Ok(gather_page::page(&visit.view, &offer, &posted, &problems)
                .refused_for(&posted, &problems)
                .into_response())
        }
    }
}

async fn offer(visit: &Visit, signals: Vec<SignalId>) -> Result<gather_page::Offer, Refusal> {
    let (now, index) = (visit.now(), visit.workplace.index.clone());
    visit.read(move |tx, actor| gather_page::offer(tx, actor, (now, index.as_ref()), &signals)).await
}

fn signals_of(posted: &Posted) -> Vec<SignalId> {
    let mut signals: Vec<SignalId> =
        posted.all("signal").filter_map(|id| id.parse().ok()).take(MOST_SIGNALS).collect();
    signals.sort_unstable();
    signals.dedup();
    signals
}

/// A dossier to open.
#[derive(Clone, Debug)]
pub struct Gather {
    /// Its title: the problem in a few words.
    pub title: String,
    /// Its signals, at least one.
    pub signals: Vec<SignalId>,
    /// Who is asked to drive it; until they say yes, and when not said, the actor does.
    pub driver: Option<PersonId>,
    /// The table to bring it to at once.
    pub bring: Option<Bring>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Gather {
    /// Reads the form.
    pub fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let title = posted.text("title").to_owned();
        if title.is_empty() {
            problems.add("title", "problem-title-empty");
        } else if title.chars().count() > LONGEST_TITLE {
            problems.add_with("title", "problem-too-long", vec![("most", LONGEST_TITLE.into())]);
        }
        if !known.guard.find(&title).is_empty() {
            problems.add("title", "problem-personal-data-title");
        }
        let signals = signals_of(posted);
        if signals.is_empty() {
            problems.add("signal", "problem-signal-empty");
        }
        let bring = if posted.text("meeting").is_empty() && posted.text("other_table").is_empty() {
            None
        } else {
            match Bring::parse(posted) {
                Ok(bring) => Some(bring),
                Err(more) => {
                    for problem in more.iter() {
                        problems.add_with(problem.field.clone(), problem.key, problem.args.clone());
                    }
                    None
                }
            }
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let driver = posted.text("driver").parse().ok();
        Ok(Self { title, signals, driver, bring, form_key: posted.form_key().unwrap_or(fresh) })
    }
}

impl Gather {
    /// Whoever was chosen to drive it, if that isn't the actor.
    fn other_driver(&self, actor: &Actor) -> Option<PersonId> {
        self.driver.filter(|driver| *driver != actor.person)
    }
}

/// Opens the dossier, carries its signals, and asks the driver that was chosen; the same form sent again gives the dossier
/// it made the first time.
pub fn gather(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Gather) -> Result<DossierId, Refusal> {
    actor.may_here("gather_dossier")?;
    let signals = new
        .signals
        .iter()
        .map(|id| signal::load_for(tx, actor, *id, "gather_dossier"))
        .collect::<Result<Vec<_>, _>>()?;
    let id = DossierId::new(now);
    if !insert(tx, actor, now, (id, new), &signals)? {
        return first_time(tx, actor, new);
    }
    let dossier = dossier::load(tx, actor.network, id)?;
    for signal in &signals {
        put_in(tx, actor, now, id, signal)?;
    }
    let moment = dossier::moment(&dossier.state, now)?
        .ok_or_else(|| Refusal::Broken("a new dossier asks for something".to_owned()))?;
    worklist::open(tx, now, Some(actor.person), dossier::opening(&dossier, moment))?;
    let facts = json!({ "title": dossier.title, "driver": dossier.driver, "signals": in_sight(&signals) });
    record(tx, actor, now, "dossier.gathered", dossier.subject(), facts)?;
    match &new.bring {
        Some(bring) => {
            let meeting = bring_to_table::place(tx, actor, now, &dossier, bring)?
                .ok_or_else(|| Refusal::Broken("a new dossier stands on no agenda".to_owned()))?;
            let said =
                [("moment", fact::moment(meeting.starts_at)), ("weekday", weekday(meeting.starts_at, now))];
            tell_all(tx, now, &dossier, &signals, "notice-bundled-with-meeting", &said)?;
        }
        None => tell_all(tx, now, &dossier, &signals, "notice-bundled", &[])?,
    }
    if let Some(other) = new.other_driver(actor) {
        hand_over_driver::ask(tx, actor, now, id, (other, why::rule("why-asked-when-gathered")?))?;
    }
    Ok(id)
}

/// The weekday of a moment within six days, 1 for Monday, as people say it: "donderdag". 0 when that would be unclear.
fn weekday(at: Timestamp, now: Timestamp) -> Json {
    let near = (0..7).contains(&calendar::days_until(at, now));
    json!(if near { calendar::day(at).weekday().to_monday_one_offset() } else { 0 })
}

/// `false` when the same form made its dossier before.
fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, new): (DossierId, &Gather),
    signals: &[Signal],
) -> Result<bool, Refusal> {
    let level = signals.iter().map(|signal| signal.level).max().unwrap_or(Level::Gemeente);
    let first = signals.iter().map(|signal| signal.raised_at).min().unwrap_or(now);
    let theme = match signals.first() {
        Some(signal) => signal::themes(tx, actor.network, signal.id)?.into_iter().next(),
        None => None,
    };
    let inserted = tx.execute(
        "insert into dossier (network_id, id, title, level, theme_code, driver_id, opened_at, first_raised_at, state,
           state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'gathering', $7, $6, $9, 1)
         on conflict (network_id, form_key) do nothing",
        &[
            &actor.network, &id, &new.title, &level, &theme, &actor.person, &now, &first, &new.form_key,
        ],
    )?;
    Ok(inserted == 1)
}

fn first_time(tx: &mut Tx<'_>, actor: &Actor, new: &Gather) -> Result<DossierId, Refusal> {
    let row = tx.first(
        "select id from dossier where network_id = $1 and form_key = $2",
        &[&actor.network, &new.form_key],
    )?;
    Ok(row.ok_or(Refusal::NotFound("dossier"))?.get("id")?)
}

/// Puts a signal in a dossier and ends its own obligation: the driver's covers it from now on. Being in it already
/// changes nothing; `false` says so.
pub fn put_in(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: DossierId,
    signal: &Signal,
) -> Result<bool, Refusal> {
    let inserted = tx.execute(
        "insert into dossier_signal (network_id, dossier_id, signal_id, carried_at, carried_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &[&actor.network, &dossier, &signal.id, &now, &actor.person],
    )?;
    if inserted == 0 {
        return Ok(false);
    }
    signal::step(tx, signal, Step::Carry, Stamp { at: now, by: actor.person })?;
    let matter = worklist::Matter::new("signal", signal.id);
    if worklist::obligation::of_matter(tx, actor.network, matter)?.is_some() {
        worklist::settle(tx, now, actor.network, matter, "carried")?;
    }
    record(tx, actor, now, "signal.carried", signal.subject(), json!({ "dossier": dossier }))?;
    Ok(true)
}

/// How many of `signals` everybody may count.
pub(crate) fn in_sight(signals: &[Signal]) -> usize {
    signals.iter().filter(|signal| !signal.shielded).count()
}

/// Tells everybody who raised one of `signals` what happens with the dossier. Facts given to every text: `others` (how
/// many other signals), `driver`, `title`.
pub fn tell_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    dossier: &dossier::Dossier,
    signals: &[Signal],
    text: &str,
    more: &[(&str, Json)],
) -> Result<(), Refusal> {
    let others = in_sight(signals).saturating_sub(1);
    let mut said: Map<String, Json> = facts([
        ("others", json!(others)),
        ("driver", json!(dossier.driver_name)),
        ("title", json!(dossier.title)),
    ]);
    said.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    for signal in signals {
        tell::contributor(tx, now, signal, dossier, text, said.clone())?;
    }
    Ok(())
}
