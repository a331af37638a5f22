//! A call round (belronde): members phoned in turn with two questions, until each has been spoken or has a reason not to
//! be. Its rows, its states, and who may call along. Who its members are stands in `call_round::members`, how far it has
//! come in `call_round::coverage`.

pub mod coverage;
pub mod members;
pub mod population;

use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use network::{Actor, Refusal, Role, named};
use policy::Matter;
pub use population::Population;
use store::event::Subject;
use store::page::{After, Page};
use store::{Error, Row, Tx};

define_id!(
    /// One call round.
    CallRoundId
);
store::id_value!(CallRoundId);

named! {
    /// In which order members are called.
    pub enum Order, text "call-order" {
        /// By name.
        ByName = "by_name",
        /// Whom we heard from longest ago comes first.
        LongestSilent = "longest_silent",
        /// Drawn by lot, once.
        Random = "random",
    }
}

named! {
    /// Who calls.
    pub enum Callers, text "callers" {
        /// Whoever understands signals, and whoever keeps the network going.
        ByRole = "by_role",
        /// People who were asked by name.
        Chosen = "chosen",
    }
}

/// How a round was closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// When.
    pub at: Timestamp,
    /// What came of it, in the words of whoever closed it.
    pub came_of_it: String,
    /// Why those who stayed silent are left in peace.
    pub silent_why: Option<String>,
}

/// Where a round stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Members are being called.
    Running,
    /// Closed; those who stayed silent are tried again from a moment on.
    Again(Closing, Timestamp),
    /// Closed, and nothing of it is open.
    Closed(Closing),
}

impl State {
    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Again(..) => "again",
            Self::Closed(_) => "closed",
        }
    }

    /// How it was closed, if it was.
    pub fn closing(&self) -> Option<&Closing> {
        match self {
            Self::Running => None,
            Self::Again(closing, _) | Self::Closed(closing) => Some(closing),
        }
    }
}

/// A call round.
#[derive(Clone, Debug)]
pub struct CallRound {
    /// Its id.
    pub id: CallRoundId,
    /// Its network.
    pub network: NetworkId,
    /// Its name.
    pub name: String,
    /// The two questions.
    pub questions: [String; 2],
    /// Who is called.
    pub population: Population,
    /// In which order.
    pub order: Order,
    /// Who leads it.
    pub led_by: PersonId,
    /// Their name.
    pub led_by_name: String,
    /// Who calls.
    pub callers: Callers,
    /// Since when.
    pub started_at: Timestamp,
    /// When it should be done.
    pub ends_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl CallRound {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/belrondes/{}", self.id)
    }

    /// As events know it.
    pub fn subject(&self) -> Subject {
        Subject { kind: "call_round", id: self.id.into() }
    }

    /// As the worklist knows it.
    pub fn matter(&self) -> worklist::Matter {
        worklist::Matter::new("call_round", self.id)
    }

    /// Refuses when it isn't running any more.
    pub fn must_run(&self) -> Result<(), Refusal> {
        match self.state {
            State::Running => Ok(()),
            State::Again(..) | State::Closed(_) => Err(Refusal::NotNow("call-round-refused-closed")),
        }
    }

    /// Whether its silence is to be seen: its end has passed, or the day on which the silent should be tried again.
    pub fn leaves_silence(&self, now: Timestamp) -> bool {
        match self.state {
            State::Running => self.ends_at < now,
            State::Again(_, at) => at < now,
            State::Closed(_) => false,
        }
    }

    /// Whether its planned end has passed while it runs.
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.state == State::Running && self.ends_at < now
    }
}

const ROUND: &str = "select call_round.network_id, call_round.id, call_round.name, call_round.first_question,
    call_round.second_question, call_round.population, call_round.call_order, call_round.led_by,
    person.name as led_by_name, call_round.callers, call_round.started_at, call_round.ends_at, call_round.state,
    call_round.closed_at, call_round.came_of_it, call_round.again_at, call_round.silent_why, call_round.version
  from call_round
  join person on person.network_id = call_round.network_id and person.id = call_round.led_by";

/// One round.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: CallRoundId) -> Result<CallRound, Refusal> {
    let sql = format!("{ROUND} where call_round.network_id = $1 and call_round.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("call round"))?;
    Ok(read(&row)?)
}

/// One round, after asking the policy whether the actor may do `action` with it.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CallRoundId,
    action: &'static str,
) -> Result<CallRound, Refusal> {
    let round = load(tx, actor.network, id)?;
    actor.may(action, &circle(tx, actor, &round)?)?;
    Ok(round)
}

/// As the policy sees it: inside is whoever calls along, in the lead whoever leads it.
pub fn circle(tx: &mut Tx<'_>, actor: &Actor, round: &CallRound) -> Result<Matter, Error> {
    let mut insiders: Vec<PersonId> =
        callers(tx, round.network, round.id)?.into_iter().map(|(id, _)| id).collect();
    let by_role = actor.has(Role::Triager) || actor.has(Role::Facilitator);
    if round.callers == Callers::ByRole && by_role {
        insiders.push(actor.person);
    }
    let leads = vec![round.led_by];
    Ok(Matter { insiders, leads, ..Matter::network(round.network) })
}

/// Who was asked by name to call along, by name.
pub fn callers(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: CallRoundId,
) -> Result<Vec<(PersonId, String)>, Error> {
    let rows = tx.query(
        "select person.id, person.name from call_round_caller
         join person on person.network_id = call_round_caller.network_id and person.id = call_round_caller.person_id
         where call_round_caller.network_id = $1 and call_round_caller.round_id = $2 order by person.name, person.id",
        &[&network, &id],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The rounds in a state that isn't over, newest first: as few as there are people to lead them.
pub fn in_state(tx: &mut Tx<'_>, network: NetworkId, state: &'static str) -> Result<Vec<CallRound>, Error> {
    let sql = format!(
        "{ROUND} where call_round.network_id = $1 and call_round.state = $2 order by call_round.id desc"
    );
    tx.query(&sql, &[&network, &state])?.iter().map(read).collect()
}

/// A page of the rounds that were closed, newest first.
pub fn closed(
    tx: &mut Tx<'_>,
    network: NetworkId,
    after: &After<CallRoundId>,
) -> Result<Page<CallRound>, Error> {
    let sql = format!(
        "{ROUND} where call_round.network_id = $1 and call_round.state = 'closed' and call_round.id < $2
         order by call_round.id desc limit $3"
    );
    let before = after.key.unwrap_or(CallRoundId(Uuid::max()));
    let fetched: Vec<CallRound> =
        tx.query(&sql, &[&network, &before, &after.fetch()])?.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |round| round.id))
}

fn read(row: &Row) -> Result<CallRound, Error> {
    let population: String = row.get("population")?;
    Ok(CallRound {
        id: row.get("id")?,
        network: row.get("network_id")?,
        name: row.get("name")?,
        questions: [row.get("first_question")?, row.get("second_question")?],
        population: population.parse().map_err(|_| row.bad("population", "no population"))?,
        order: row.get("call_order")?,
        led_by: row.get("led_by")?,
        led_by_name: row.get("led_by_name")?,
        callers: row.get("callers")?,
        started_at: row.get("started_at")?,
        ends_at: row.get("ends_at")?,
        state: state(row)?,
        version: row.get("version")?,
    })
}

fn state(row: &Row) -> Result<State, Error> {
    let name: String = row.get("state")?;
    if name == "running" {
        return Ok(State::Running);
    }
    let closing = Closing {
        at: row.get("closed_at")?,
        came_of_it: row.get("came_of_it")?,
        silent_why: row.get("silent_why")?,
    };
    match name.as_str() {
        "again" => Ok(State::Again(closing, row.get("again_at")?)),
        "closed" => Ok(State::Closed(closing)),
        _ => Err(row.bad("state", format!("the unknown state {name}"))),
    }
}
