//! Crisis mode: a setting of the network with a name and a reason. While it is on, Vandaag and the pages of this context
//! say so in one calm line that leads to what is new. It opens nothing and closes nothing: tables, contacts and answers
//! are there before, during and after it (domain A16).

use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use maud::{Markup, html};
use network::{Actor, Refusal};
use store::page::{After, Page};
use store::{Error, Row, Tx};
use web::components::{Tone, notice};
use web::{View, t};
use worklist::today::{Part, PartPlace};

define_id!(
    /// One crisis.
    CrisisId
);
store::id_value!(CrisisId);

/// A crisis in which the network works, or has worked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crisis {
    /// Its id.
    pub id: CrisisId,
    /// Its name, as people call it.
    pub name: String,
    /// Why the network works in another way.
    pub reason: String,
    /// Since when.
    pub begun_at: Timestamp,
    /// Who began it.
    pub begun_by: PersonId,
    /// Whether it still runs.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

/// Whether a crisis still runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It does.
    Running,
    /// It was ended.
    Ended {
        /// When.
        at: Timestamp,
        /// By whom.
        by: PersonId,
    },
}

const COLUMNS: &str = "id, name, reason, begun_at, begun_by, state, state_since, state_by, version";

/// The crisis in which the network is now, if any.
pub fn in_crisis(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Crisis>, Error> {
    let sql = format!("select {COLUMNS} from crisis where network_id = $1 and state = 'running'");
    tx.first(&sql, &[&network])?.as_ref().map(read).transpose()
}

/// One crisis.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: CrisisId) -> Result<Crisis, Refusal> {
    let sql = format!("select {COLUMNS} from crisis where network_id = $1 and id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("crisis"))?;
    Ok(read(&row)?)
}

/// A page of the crises there have been, the newest first, without the one that runs.
pub fn ended(tx: &mut Tx<'_>, network: NetworkId, after: &After<CrisisId>) -> Result<Page<Crisis>, Error> {
    let sql = format!(
        "select {COLUMNS} from crisis where network_id = $1 and state = 'ended' and id < $2 order by id desc limit $3"
    );
    let before = after.key.unwrap_or(CrisisId(Uuid::max()));
    let fetched: Vec<Crisis> =
        tx.query(&sql, &[&network, &before, &after.fetch()])?.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |crisis| crisis.id))
}

/// The crisis that the form with `form_key` began.
pub fn of_form(tx: &mut Tx<'_>, network: NetworkId, form_key: Uuid) -> Result<Option<Crisis>, Error> {
    let sql = format!("select {COLUMNS} from crisis where network_id = $1 and form_key = $2");
    tx.first(&sql, &[&network, &form_key])?.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Crisis, Error> {
    let state: String = row.get("state")?;
    let state = match state.as_str() {
        "running" => State::Running,
        "ended" => State::Ended { at: row.get("state_since")?, by: row.get("state_by")? },
        other => return Err(row.bad("state", other)),
    };
    Ok(Crisis {
        id: row.get("id")?,
        name: row.get("name")?,
        reason: row.get("reason")?,
        begun_at: row.get("begun_at")?,
        begun_by: row.get("begun_by")?,
        state,
        version: row.get("version")?,
    })
}

/// The line on Vandaag while a crisis runs.
pub const PART: Part = Part { place: PartPlace::Top, read: on_today };

fn on_today(tx: &mut Tx<'_>, actor: &Actor, view: &View) -> Result<Markup, Refusal> {
    Ok(banner(view, in_crisis(tx, actor.network)?.as_ref()))
}

/// The line that says that a crisis runs, and leads to what is new; nothing when none does.
pub fn banner(view: &View, crisis: Option<&Crisis>) -> Markup {
    html! {
        @if let Some(crisis) = crisis {
            (notice(view, Tone::Quiet, &html! {
                (t!(view, "crisis-banner", name = &crisis.name, day = view.day(crisis.begun_at))) " "
                a class="utrecht-link" href="/crisis" { (t!(view, "crisis-banner-new")) }
            }))
        }
    }
}
