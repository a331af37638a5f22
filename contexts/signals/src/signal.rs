//! A signal: an observation that points beyond one person, from raised to confirmed. Its states, what may follow
//! what, and its rows. Whether somebody may see or do something is asked of the policy with `matter`.

use crate::kinds::Kind;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::{Actor, Refusal, area::Level};
use policy::Matter;
use store::event::Subject;
use store::{Error, Row, Tx};

define_id!(
    /// One signal.
    SignalId
);
store::id_value!(SignalId);

/// Who did it, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
}

/// Where a signal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Raised; kind and theme still to be settled.
    Raised(Stamp),
    /// Kind and theme are settled.
    Understood(Stamp),
    /// In at least one dossier.
    Carried(Stamp),
    /// There is an answer, or a reasoned "none yet".
    Answered(Stamp),
    /// Whoever raised it has been told.
    BroughtBack(Stamp),
    /// Whoever raised it said that it works.
    Confirmed(Stamp),
}

/// What can happen to a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Kind and theme are settled.
    Understand,
    /// It goes into a dossier.
    Carry,
    /// An answer is recorded, directly or through a dossier.
    Answer,
    /// Whoever raised it is told.
    BringBack,
    /// It works there.
    Confirm,
    /// It doesn't work there yet: its dossier carries the remainder on.
    Remain,
    /// A direct answer doesn't work there yet: it is to be answered or carried again.
    Return,
}

/// Why a step is not possible now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotNow {
    /// It was answered; there is nothing to understand or carry.
    #[error("the signal has been answered already")]
    AnsweredAlready,
    /// There is no answer to bring back or confirm.
    #[error("the signal has no answer yet")]
    NoAnswerYet,
    /// It has not been brought back.
    #[error("the signal has not been brought back yet")]
    NotBroughtBack,
}

impl From<NotNow> for Refusal {
    fn from(not_now: NotNow) -> Self {
        Self::NotNow(match not_now {
            NotNow::AnsweredAlready => "signal-refused-answered-already",
            NotNow::NoAnswerYet => "signal-refused-no-answer-yet",
            NotNow::NotBroughtBack => "signal-refused-not-brought-back",
        })
    }
}

impl State {
    /// The state after `step`, or why not. A signal may lie in several dossiers, so a step that another dossier took
    /// before leaves it where it is.
    pub fn after(self, step: Step, stamp: Stamp) -> Result<Self, NotNow> {
        match (self, step) {
            (Self::Raised(_) | Self::Understood(_), Step::Understand) => Ok(Self::Understood(stamp)),
            (Self::Raised(_) | Self::Understood(_), Step::Carry) => Ok(Self::Carried(stamp)),
            (Self::Carried(_), Step::Understand | Step::Carry | Step::Remain) => Ok(self),
            (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Understand | Step::Carry) => {
                Err(NotNow::AnsweredAlready)
            }
            (Self::Raised(_) | Self::Understood(_) | Self::Carried(_), Step::Answer) => Ok(Self::Answered(stamp)),
            (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Answer) => Ok(self),
            (Self::Raised(_) | Self::Understood(_), Step::BringBack | Step::Confirm | Step::Remain | Step::Return)
            | (Self::Carried(_), Step::BringBack | Step::Confirm | Step::Return) => Err(NotNow::NoAnswerYet),
            (Self::Answered(_), Step::BringBack) => Ok(Self::BroughtBack(stamp)),
            (Self::BroughtBack(_) | Self::Confirmed(_), Step::BringBack) => Ok(self),
            (Self::Answered(_), Step::Confirm) => Err(NotNow::NotBroughtBack),
            (Self::BroughtBack(_), Step::Confirm) => Ok(Self::Confirmed(stamp)),
            (Self::Confirmed(_), Step::Confirm) => Ok(self),
            (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Remain) => Ok(Self::Carried(stamp)),
            (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Return) => {
                Ok(Self::Understood(stamp))
            }
        }
    }

    /// Its name in the database and in text keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raised(_) => "raised",
            Self::Understood(_) => "understood",
            Self::Carried(_) => "carried",
            Self::Answered(_) => "answered",
            Self::BroughtBack(_) => "brought_back",
            Self::Confirmed(_) => "confirmed",
        }
    }

    /// Who brought it here, and when.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Raised(stamp)
            | Self::Understood(stamp)
            | Self::Carried(stamp)
            | Self::Answered(stamp)
            | Self::BroughtBack(stamp)
            | Self::Confirmed(stamp) => stamp,
        }
    }

    fn named(name: &str, stamp: Stamp) -> Option<Self> {
        Some(match name {
            "raised" => Self::Raised(stamp),
            "understood" => Self::Understood(stamp),
            "carried" => Self::Carried(stamp),
            "answered" => Self::Answered(stamp),
            "brought_back" => Self::BroughtBack(stamp),
            "confirmed" => Self::Confirmed(stamp),
            _ => return None,
        })
    }
}

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
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl Signal {
    /// As the policy sees it: those inside are the reporter and whoever drives a dossier it lies in.
    pub fn matter(&self) -> Matter {
        Matter {
            network: self.network,
            shielded: self.shielded,
            insiders: vec![self.raised_by],
            leads: Vec::new(),
        }
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

/// A signal as events know it.
pub fn subject(id: SignalId) -> Subject {
    Subject { kind: "signal", id: id.into() }
}

const SIGNAL: &str = "select signal.network_id, signal.id, signal.words, signal.kind, signal.shielded,
    signal.raised_by, person.name as raised_by_name, signal.organisation_id,
    organisation.name as organisation_name, signal.raised_at, signal.area_code, area.name as area_name, signal.level,
    signal.quote, signal.quote_source_shielded, signal.suggestion, signal.state, signal.state_since, signal.state_by,
    signal.version
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

/// What a list is filtered by; nothing shows all that isn't shielded.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub state: Option<String>,
    /// Only this theme.
    pub theme: Option<String>,
    /// Only raised by this person; shows their own shielded ones too.
    pub raised_by: Option<PersonId>,
}

/// Up to `limit` signals, newest first, before `before`. Shielded ones only to insiders and confidants.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    filter: &Filter,
    before: Option<SignalId>,
    limit: i64,
) -> Result<Vec<Signal>, Error> {
    let before = before.unwrap_or(SignalId(kernel::ids::Uuid::max()));
    let confidant = actor.has(network::Role::Confidant);
    let mut sql = format!(
        "{SIGNAL} where signal.network_id = $1 and signal.id < $2 and (not signal.shielded or signal.raised_by = $3 or $4)"
    );
    let mut params: Vec<&dyn store::ToValue> = vec![&actor.network, &before, &actor.person, &confidant];
    if let Some(state) = &filter.state {
        params.push(state);
        sql.push_str(&format!(" and signal.state = ${}", params.len()));
    }
    if let Some(person) = &filter.raised_by {
        params.push(person);
        sql.push_str(&format!(" and signal.raised_by = ${}", params.len()));
    }
    if let Some(theme) = &filter.theme {
        params.push(theme);
        sql.push_str(&format!(
            " and exists (select 1 from signal_theme where signal_theme.network_id = signal.network_id
                and signal_theme.signal_id = signal.id and signal_theme.theme_code = ${})",
            params.len()
        ));
    }
    params.push(&limit);
    sql.push_str(&format!(" order by signal.id desc limit ${}", params.len()));
    tx.query(&sql, &params)?.iter().map(read).collect()
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

/// The theme codes of a signal, the main one first.
pub fn themes(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select theme_code from signal_theme where network_id = $1 and signal_id = $2 order by main desc, theme_code",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("theme_code")).collect()
}

/// Gives a signal its themes, the first as the main one, in place of those it had.
pub fn set_themes(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: SignalId,
    codes: &[String],
) -> Result<(), Error> {
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
        state: State::named(&name, stamp).ok_or_else(|| row.bad("state", format!("the unknown state {name}")))?,
        version: row.get("version")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 7] = [
        Step::Understand,
        Step::Carry,
        Step::Answer,
        Step::BringBack,
        Step::Confirm,
        Step::Remain,
        Step::Return,
    ];

    fn stamp() -> Stamp {
        let at = "2026-11-23T08:10:00Z".parse().unwrap();
        Stamp { at, by: PersonId::new(at) }
    }

    fn check(from: State, step: Step, expect: Result<&str, NotNow>) {
        assert_eq!(from.after(step, stamp()).map(State::name), expect, "{} {step:?}", from.name());
    }

    #[test]
    fn a_signal_goes_round_the_loop() {
        let state = [Step::Understand, Step::Carry, Step::Answer, Step::BringBack, Step::Confirm]
            .into_iter()
            .fold(State::Raised(stamp()), |state, step| state.after(step, stamp()).unwrap());
        assert_eq!(state.name(), "confirmed");
    }

    #[test]
    fn what_has_no_answer_cannot_be_brought_back() {
        check(State::Raised(stamp()), Step::BringBack, Err(NotNow::NoAnswerYet));
        check(State::Carried(stamp()), Step::Confirm, Err(NotNow::NoAnswerYet));
        check(State::Answered(stamp()), Step::Confirm, Err(NotNow::NotBroughtBack));
    }

    #[test]
    fn a_no_puts_it_back_in_its_dossier() {
        check(State::BroughtBack(stamp()), Step::Remain, Ok("carried"));
        check(State::Confirmed(stamp()), Step::Remain, Ok("carried"));
        check(State::Answered(stamp()), Step::Understand, Err(NotNow::AnsweredAlready));
    }

    #[test]
    fn each_state_reads_back_from_its_name_after_any_step() {
        for first in STEPS {
            let Ok(state) = State::Raised(stamp()).after(first, stamp()) else { continue };
            for second in STEPS {
                let Ok(state) = state.after(second, stamp()) else { continue };
                assert_eq!(State::named(state.name(), state.stamp()), Some(state));
            }
        }
    }
}
