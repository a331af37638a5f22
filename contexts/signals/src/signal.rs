//! A signal: an observation that points beyond one person, from raised to its end: its rows, and who is inside it.
//! Whether somebody may see or do something is asked of the policy with `circle`; its states are in `signal_state`.

use crate::kinds::Kind;
pub use crate::signal_state::{NotNow, Stamp, State, Step};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::{Actor, Refusal, area::Level};
use policy::Matter;
use store::event::Subject;
pub(crate) use store::places;
use store::{Error, Row, ToValue, Tx};

define_id!(
    /// One signal.
    SignalId
);
store::id_value!(SignalId);

/// A signal.
#[derive(Clone, Debug)]
pub struct Signal {
    /// Its id.
    pub id: SignalId,
    /// Its network.
    pub network: NetworkId,
    /// What was seen, in the reporter's words; nobody changes them.
    pub words: String,
    /// What it is.
    pub kind: Kind,
    /// A wrong with a protected reporter.
    pub shielded: bool,
    /// Who raised it.
    pub raised_by: PersonId,
    /// Their name.
    pub raised_by_name: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// When.
    pub raised_at: Timestamp,
    /// The area's code.
    pub area: Option<String>,
    /// The area's name.
    pub area_name: Option<String>,
    /// How far it reaches.
    pub level: Level,
    /// A verbatim quote.
    pub quote: Option<String>,
    /// Whether the quote's source is kept to oneself.
    pub quote_source_shielded: bool,
    /// A suggestion, apart from the description.
    pub suggestion: Option<String>,
    /// Why the reporter kept what the personal-data guard found.
    pub guard_reason: Option<String>,
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl Signal {
    /// As the policy sees what only the reporter may do: say whether it works, add to it.
    pub fn matter(&self) -> Matter {
        Matter { shielded: self.shielded, insiders: vec![self.raised_by], ..Matter::network(self.network) }
    }

    /// As events know it.
    pub fn subject(&self) -> Subject {
        subject(self.id)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/signalen/{}", self.id)
    }
}

/// The text key of the state of that name.
pub fn state_key(name: &str) -> &'static str {
    match name {
        "raised" => "signal-state-raised",
        "understood" => "signal-state-understood",
        "carried" => "signal-state-carried",
        "answered" => "signal-state-answered",
        "brought_back" => "signal-state-brought-back",
        "confirmed" => "signal-state-confirmed",
        _ => "signal-state-closed",
    }
}

/// A signal as events know it.
pub fn subject(id: SignalId) -> Subject {
    Subject { kind: "signal", id: id.into() }
}

const SIGNAL: &str = "select signal.network_id, signal.id, signal.words, signal.kind, signal.shielded,
    signal.raised_by, person.name as raised_by_name, signal.organisation_id,
    organisation.name as organisation_name, signal.raised_at, signal.area_code, area.name as area_name, signal.level,
    signal.quote, signal.quote_source_shielded, signal.suggestion, signal.guard_reason, signal.state, signal.state_since,
    signal.state_by, signal.version
  from signal
  join person on person.network_id = signal.network_id and person.id = signal.raised_by
  join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
  left join area on area.network_id = signal.network_id and area.code = signal.area_code
    and area.year = signal.area_year";

/// One signal.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<Signal, Refusal> {
    let sql = format!("{SIGNAL} where signal.network_id = $1 and signal.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("signal"))?;
    Ok(read(&row)?)
}

/// One signal, after asking the policy whether the actor may do `action` with it.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: SignalId,
    action: &'static str,
) -> Result<Signal, Refusal> {
    let signal = load(tx, actor.network, id)?;
    actor.may(action, &circle(tx, &signal)?)?;
    Ok(signal)
}

/// As the policy sees who may see and handle it: besides the reporter the drivers of dossiers that carry it; to hold a wrong
/// opens it to nobody. Of one that isn't shielded only the first holder counts, who may understand it.
pub fn circle(tx: &mut Tx<'_>, signal: &Signal) -> Result<Matter, Error> {
    let mut matter = signal.matter();
    if !signal.shielded {
        matter.leads = routed_to(tx, signal)?;
        return Ok(matter);
    }
    let dossiers = crate::dossier::of_signal(tx, signal.network, signal.id)?;
    matter.leads = dossiers.iter().map(|dossier| dossier.driver).collect();
    Ok(matter)
}

/// Who holds a signal on its own, in person or at an organisation's desk: a rule may send it to somebody who doesn't
/// understand signals otherwise. The network's own desk is left out, because who may do so there is a role's.
fn routed_to(tx: &mut Tx<'_>, signal: &Signal) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select obligation.holder_person as person_id from obligation
         where obligation.network_id = $1 and obligation.matter_kind = 'signal' and obligation.matter_id = $2
           and obligation.state <> 'settled' and obligation.holder_person is not null
         union
         select desk_staff.person_id from obligation
         join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
           and desk.organisation_id is not null
         join desk_staff on desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
         where obligation.network_id = $1 and obligation.matter_kind = 'signal' and obligation.matter_id = $2
           and obligation.state <> 'settled'",
        &[&signal.network, &signal.id],
    )?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// The signals with these ids, in the order given; one that isn't there is left out.
pub fn these(tx: &mut Tx<'_>, network: NetworkId, ids: &[SignalId]) -> Result<Vec<Signal>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql = format!("{SIGNAL} where signal.network_id = $1 and signal.id in ({places})");
    let mut found = tx.query(&sql, &params)?.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|signal| ids.iter().position(|id| *id == signal.id));
    Ok(found)
}

/// The signals of a dossier, oldest first.
pub fn of_dossier(
    tx: &mut Tx<'_>,
    network: NetworkId,
    dossier: crate::dossier::DossierId,
) -> Result<Vec<Signal>, Error> {
    let sql = format!(
        "{SIGNAL} join dossier_signal on dossier_signal.network_id = signal.network_id
           and dossier_signal.signal_id = signal.id
         where signal.network_id = $1 and dossier_signal.dossier_id = $2 order by signal.id"
    );
    tx.query(&sql, &[&network, &dossier])?.iter().map(read).collect()
}

/// Moves a signal one step, if its version is still the one that was read.
pub fn step(tx: &mut Tx<'_>, signal: &Signal, step: Step, stamp: Stamp) -> Result<State, Refusal> {
    let next = signal.state.after(step, stamp)?;
    if next != signal.state {
        tx.change_one(
            "update signal set state = $4, state_since = $5, state_by = $6, version = version + 1
             where network_id = $1 and id = $2 and version = $3",
            &[&signal.network, &signal.id, &signal.version, &next.name(), &stamp.at, &stamp.by],
        )?;
    }
    Ok(next)
}

/// Whether somebody ever settled what it is: gathering or answering it at once skips that.
pub fn was_understood(tx: &mut Tx<'_>, signal: &Signal) -> Result<bool, Error> {
    let subject = signal.subject();
    let row = tx.first(
        "select id from event where network_id = $1 and subject_kind = $2 and subject_id = $3
           and kind = 'signal.understood' limit 1",
        &[&signal.network, &subject.kind, &subject.id],
    )?;
    Ok(row.is_some())
}

/// The theme codes of a signal, the main one first.
pub fn themes(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select theme_code from signal_theme where network_id = $1 and signal_id = $2 order by main desc, theme_code",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("theme_code")).collect()
}

/// Gives a signal its themes, the first as the main one, in place of those it had.
pub fn set_themes(tx: &mut Tx<'_>, network: NetworkId, id: SignalId, codes: &[String]) -> Result<(), Error> {
    tx.execute("delete from signal_theme where network_id = $1 and signal_id = $2", &[&network, &id])?;
    for (index, code) in codes.iter().enumerate() {
        tx.execute(
            "insert into signal_theme (network_id, signal_id, theme_code, main) values ($1, $2, $3, $4)
             on conflict do nothing",
            &[&network, &id, code, &(index == 0)],
        )?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Signal, Error> {
    let (name, stamp): (String, Stamp) =
        (row.get("state")?, Stamp { at: row.get("state_since")?, by: row.get("state_by")? });
    Ok(Signal {
        id: row.get("id")?,
        network: row.get("network_id")?,
        words: row.get("words")?,
        kind: row.get("kind")?,
        shielded: row.get("shielded")?,
        raised_by: row.get("raised_by")?,
        raised_by_name: row.get("raised_by_name")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        raised_at: row.get("raised_at")?,
        area: row.get("area_code")?,
        area_name: row.get("area_name")?,
        level: row.get("level")?,
        quote: row.get("quote")?,
        quote_source_shielded: row.get("quote_source_shielded")?,
        suggestion: row.get("suggestion")?,
        guard_reason: row.get("guard_reason")?,
        state: State::named(&name, stamp)
            .ok_or_else(|| row.bad("state", format!("the unknown state {name}")))?,
        version: row.get("version")?,
    })
}
