//! Gathering signals that are alike into a new dossier, with one driver (trekker). The act may bring it to a table at
//! once; either way each contributor hears with how many others, who drives it, and what is next (scenario 1).

use crate::bring_to_table::{self, Bring};
use crate::dossier::{self, DossierId};
use crate::record::record;
use crate::signal::{self, Signal, SignalId, Stamp, Step};
use crate::tell::{self, facts};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::{Actor, Refusal, area::Level, person};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use web::{Posted, Problems};
use worklist::notice::fact;

const LONGEST_TITLE: usize = 160;

/// A dossier to open.
#[derive(Clone, Debug)]
pub struct Gather {
    /// Its title: the problem in a few words.
    pub title: String,
    /// Its signals, at least one.
    pub signals: Vec<SignalId>,
    /// Who drives it; the actor when not said.
    pub driver: Option<PersonId>,
    /// The table to bring it to at once.
    pub bring: Option<Bring>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Gather {
    /// Reads the form.
    pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let title = posted.text("title").to_owned();
        if title.is_empty() {
            problems.add("title", "problem-title-empty");
        } else if title.chars().count() > LONGEST_TITLE {
            problems.add_with("title", "problem-too-long", vec![("most", LONGEST_TITLE.into())]);
        }
        if !language::guard::find(&title).is_empty() {
            problems.add("title", "problem-personal-data-title");
        }
        let signals: Vec<SignalId> = posted.all("signal").filter_map(|id| id.parse().ok()).collect();
        if signals.is_empty() {
            problems.add("signal", "problem-signal-empty");
        }
        let bring = if posted.text("meeting").is_empty() {
            None
        } else {
            match Bring::parse(posted) {
                Ok(bring) => Some(bring),
                Err(more) => {
                    for problem in more.iter() {
                        problems.add(problem.field.clone(), problem.key);
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

/// Opens the dossier and carries its signals; the same form sent again gives the dossier it made the first time.
pub fn gather(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Gather) -> Result<DossierId, Refusal> {
    actor.may_here("gather_dossier")?;
    if let Some(row) = tx.first(
        "select id from dossier where network_id = $1 and form_key = $2",
        &[&actor.network, &new.form_key],
    )? {
        return Ok(row.get("id")?);
    }
    let signals = new
        .signals
        .iter()
        .map(|id| signal::load(tx, actor.network, *id))
        .collect::<Result<Vec<_>, _>>()?;
    for signal in &signals {
        actor.may("gather_dossier", &signal.matter())?;
    }
    let id = insert(tx, actor, now, new, &signals)?;
    let dossier = dossier::load(tx, actor.network, id)?;
    for signal in &signals {
        put_in(tx, actor, now, id, signal)?;
    }
    let moment = dossier::moment(&dossier.state, now)?
        .ok_or_else(|| Refusal::Broken("a new dossier asks for something".to_owned()))?;
    worklist::open(tx, now, Some(actor.person), dossier::opening(&dossier, moment))?;
    let facts = json!({ "title": dossier.title, "driver": dossier.driver_name, "signals": signals.len() });
    record(tx, actor, now, "dossier.gathered", dossier.subject(), facts)?;
    match &new.bring {
        Some(bring) => {
            let meeting = bring_to_table::place(tx, actor, now, &dossier, bring)?;
            let moment = fact::moment(meeting.starts_at);
            tell_all(tx, now, &dossier, &signals, "notice-bundled-with-meeting", &[("moment", moment)])?;
        }
        None => tell_all(tx, now, &dossier, &signals, "notice-bundled", &[])?,
    }
    Ok(id)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    new: &Gather,
    signals: &[Signal],
) -> Result<DossierId, Refusal> {
    let driver = new.driver.unwrap_or(actor.person);
    let known = person::load(tx, actor.network, driver)?.ok_or(Refusal::NotFound("person"))?;
    if known.presence != person::Presence::Active {
        return Err(Refusal::NotNow("dossier-refused-driver-not-there"));
    }
    let level = signals.iter().map(|signal| signal.level).max().unwrap_or(Level::Gemeente);
    let first = signals.iter().map(|signal| signal.raised_at).min().unwrap_or(now);
    let theme = match signals.first() {
        Some(signal) => signal::themes(tx, actor.network, signal.id)?.into_iter().next(),
        None => None,
    };
    let id = DossierId::new(now);
    tx.execute(
        "insert into dossier (network_id, id, title, level, theme_code, driver_id, opened_at, first_raised_at, state,
           state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'gathering', $7, $9, $10, 1)",
        &[
            &actor.network, &id, &new.title, &level, &theme, &driver, &now, &first, &actor.person, &new.form_key,
        ],
    )?;
    Ok(id)
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
    let others = signals.len().saturating_sub(1);
    let mut said: Map<String, Json> = facts([
        ("others", json!(others)),
        ("driver", json!(dossier.driver_name)),
        ("title", json!(dossier.title)),
    ]);
    said.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    for signal in signals {
        tell::contributor(tx, now, signal, dossier.driver, text, said.clone())?;
    }
    Ok(())
}
