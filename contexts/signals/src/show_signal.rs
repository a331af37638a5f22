//! The page of a signal, read in one transaction: the reporter's words, who holds it and what is next, what came back,
//! its way, and the acts of whoever looks. An act that is refused gives this page again with what was typed.

mod refused;

use crate::bring_back::{self, BringingBack};
use crate::bring_to_table::{self, AgendaItem, Place};
use crate::carry;
use crate::dossier::{self, Dossier};
use crate::kinds::Kind;
use crate::lookalike::{self, Lookalike};
use crate::note_call::{self, CameOf};
use crate::show_signal_page;
use crate::signal::{self, Signal, SignalId, State};
use crate::solution::{self, Answers, Solution};
use crate::suggestions::{self, Known, Suggested};
use crate::who_holds::{Holds, who_holds};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp};
use maud::Markup;
use network::beside::{self, Beside};
use network::{Actor, Refusal, Role, Route, Visit};
pub use refused::{Act, Refused, tried};
use search::Index;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use store::event::{self, Recorded};
use store::page::After;
use store::{Error, ToValue, Tx};
use web::{Failure, Page, Path};
use worklist::notice::{self, NoticeId};

/// So many steps of its way are shown, the newest.
const STEPS: u16 = 60;

/// The routes of this capability; `beside` is what other contexts show on the page.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<SignalId>| show(visit, id, beside);
    vec![Route::get("/signalen/{id}", "see_signal", show)]
}

async fn show(visit: Visit, Path(id): Path<SignalId>, others: &'static [Beside]) -> Result<Page, Failure> {
    let shown = load(&visit, id).await?;
    // Nothing stands beside what is shielded: that others know it would show.
    let beside = if shown.signal.shielded {
        Markup::default()
    } else {
        let (view, is_good) = (visit.view.clone(), shown.signal.kind == Kind::GoodPractice);
        let whats: &[&str] = if is_good { &["good_practice", "signal"] } else { &["signal"] };
        let read = visit.read(move |tx, actor| {
            let each = whats.iter().map(|what| beside::read(tx, actor, &view, others, (what, id.0)));
            each.collect::<Result<Vec<_>, _>>()
        });
        let read = read.await?;
        maud::html! { @for one in read { (one) } }
    };
    let shown = Shown { beside, ..shown };
    if !shown.unread.is_empty() {
        let unread = shown.unread.clone();
        visit
            .write(move |tx, actor, now| {
                for notice in &unread {
                    notice::mark_read(tx, now, actor.network, actor.person, *notice)?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(show_signal_page::page(&visit.view, &shown, &Refused::nothing()))
}

/// The page again after an act was refused (422).
pub async fn again(visit: &Visit, id: SignalId, refused: Refused) -> Result<Response, Failure> {
    let shown = load(visit, id).await?;
    Ok(show_signal_page::page(&visit.view, &shown, &refused).refused().into_response())
}

/// Who looks at a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// Whoever raised it, or was spoken when a call brought it up.
    Reporter,
    /// A confidant: sees who raised a wrong.
    Confidant,
    /// Anybody else in the network.
    Colleague,
}

/// Everything that the page of a signal shows.
pub struct Shown {
    /// The signal.
    pub signal: Signal,
    /// Its themes, the main one first.
    pub themes: Vec<String>,
    /// What is known of the network.
    pub known: Arc<Known>,
    /// What its words suggest, while it is to be understood.
    pub suggested: Suggested,
    /// Earlier signals that read alike, while it is to be understood.
    pub alike: Vec<Lookalike>,
    /// Who holds it; nobody when it came to its end.
    pub held: Option<Holds>,
    /// The dossiers it lies in.
    pub dossiers: Vec<Dossier>,
    /// The agendas they stand on.
    pub agenda: Vec<AgendaItem>,
    /// What came back, newest first.
    pub told: Vec<BringingBack>,
    /// The solutions that came back.
    pub solutions: Vec<Solution>,
    /// Somebody settled what it is; else it skipped that on its way.
    pub understood: bool,
    /// What happened to it, newest first.
    pub events: Vec<Recorded>,
    /// The names of whoever did it.
    pub names: HashMap<PersonId, String>,
    /// The words of signals that it was said to be like, as far as whoever looks may see those.
    pub said_alike: HashMap<SignalId, String>,
    /// The call that brought it up, if one did.
    pub came_of: Option<CameOf>,
    /// Who looks.
    pub reader: Reader,
    /// What they may do with it.
    pub may: Vec<&'static str>,
    /// Open dossiers it could join, those with signals that read alike first.
    pub joinable: Vec<Dossier>,
    /// Meetings it could be brought to, those of tables that fit first.
    pub places: Vec<Place>,
    /// What other contexts show beside it, below what it is.
    pub beside: Markup,
    unread: Vec<NoticeId>,
}

impl Shown {
    /// Whether whoever looks may do `action`.
    pub fn may(&self, action: &str) -> bool {
        self.may.contains(&action)
    }
}

async fn load(visit: &Visit, id: SignalId) -> Result<Shown, Refusal> {
    let (now, index) = (visit.now(), visit.workplace.index.clone());
    visit.read(move |tx, actor| read_by(tx, actor, (now, index.as_ref()), id)).await
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: SignalId) -> Result<Shown, Refusal> {
    read_by(tx, actor, (now, None), id)
}

fn read_by(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (now, index): (Timestamp, Option<&Index>),
    id: SignalId,
) -> Result<Shown, Refusal> {
    let signal = signal::load_for(tx, actor, id, "see_signal")?;
    let network = actor.network;
    let understood = signal::was_understood(tx, &signal)?;
    let may = may(tx, actor, (&signal, understood))?;
    let known = suggestions::known_here(tx, network, now)?;
    let themes = signal::themes(tx, network, id)?;
    let open = matches!(signal.state, State::Raised(_) | State::Understood(_));
    let dossiers = dossier::of_signal(tx, network, id)?;
    let told = bring_back::of_signal(tx, network, id)?;
    let (agenda, solutions) = outcomes(tx, &signal, &dossiers)?;
    let events = event::about(tx, network, signal.subject(), &After::start(STEPS))?.rows;
    let alike = if open && !signal.shielded {
        lookalike::find_by(tx, index, network, &signal.words, Some(id))?
    } else {
        Vec::new()
    };
    let triages = may.contains(&"gather_dossier");
    let level = signal.level;
    let came_of = note_call::came_of(tx, network, id)?;
    let reader = reader(actor, &signal, came_of);
    Ok(Shown {
        suggested: if open { suggestions::suggest(&known, &signal, &themes) } else { Suggested::default() },
        held: who_holds(tx, network, &[id])?.remove(&id),
        names: names(tx, actor, &events)?,
        said_alike: said_alike(tx, actor, &events)?,
        came_of,
        reader,
        joinable: if triages { carry::joinable(tx, &signal, &alike, &themes)? } else { Vec::new() },
        places: if triages {
            bring_to_table::places(tx, network, now, themes.first().map(String::as_str), level)?
        } else {
            Vec::new()
        },
        unread: if reader == Reader::Reporter { unread(tx, actor, &signal)? } else { Vec::new() },
        beside: Markup::default(),
        signal,
        themes,
        known,
        alike,
        dossiers,
        agenda,
        understood,
        told,
        solutions,
        events,
        may,
    })
}

fn reader(actor: &Actor, signal: &Signal, came_of: Option<CameOf>) -> Reader {
    let spoken = came_of.and_then(|came| came.contact).filter(|_| !signal.shielded);
    if signal.raised_by == actor.person || spoken == Some(actor.person) {
        Reader::Reporter
    } else if actor.has(Role::Confidant) {
        Reader::Confidant
    } else {
        Reader::Colleague
    }
}

/// What the actor may do with the signal as it stands; the act asks again.
fn may(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (signal, understood): (&Signal, bool),
) -> Result<Vec<&'static str>, Refusal> {
    let answered: &[&'static str] =
        if understood { &["answer_signal"] } else { &["understand_signal", "answer_signal"] };
    let possible: &[&'static str] = match signal.state {
        State::Raised(_) => {
            &["add_to_signal", "understand_signal", "answer_signal", "gather_dossier", "carry_signal"]
        }
        State::Understood(_) => &["understand_signal", "answer_signal", "gather_dossier", "carry_signal"],
        State::Carried(_) => &["understand_signal", "carry_signal"],
        State::Answered(_) | State::BroughtBack(_) | State::Confirmed(_) | State::Closed(_) => answered,
    };
    let (circle, own) = (signal::circle(tx, signal)?, signal.matter());
    let mut may = Vec::with_capacity(possible.len());
    for action in possible {
        let matter = if *action == "add_to_signal" { &own } else { &circle };
        match actor.may(action, matter) {
            Ok(()) => may.push(*action),
            Err(Refusal::Forbidden { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(may)
}

fn outcomes(
    tx: &mut Tx<'_>,
    signal: &Signal,
    dossiers: &[Dossier],
) -> Result<(Vec<AgendaItem>, Vec<Solution>), Error> {
    let mut agenda = Vec::new();
    let mut solutions = solution::versions(tx, signal.network, Answers::Signal(signal.id))?;
    for dossier in dossiers {
        agenda.extend(bring_to_table::of_dossier(tx, signal.network, dossier.id)?);
        solutions.extend(solution::versions(tx, signal.network, Answers::Dossier(dossier.id))?);
    }
    Ok((agenda, solutions))
}

fn names(tx: &mut Tx<'_>, actor: &Actor, events: &[Recorded]) -> Result<HashMap<PersonId, String>, Error> {
    let people = Vec::from_iter(events.iter().filter_map(|event| event.actor).collect::<BTreeSet<_>>());
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&actor.network];
    let places = signal::places(&people, &mut params);
    let sql = format!("select id, name from person where network_id = $1 and id in ({places})");
    tx.query(&sql, &params)?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The record keeps only which signals it was said to be like: one of them may have been shielded since.
fn said_alike(
    tx: &mut Tx<'_>,
    actor: &Actor,
    events: &[Recorded],
) -> Result<HashMap<SignalId, String>, Refusal> {
    let said = events.iter().filter(|event| event.kind == "signal.said-alike");
    let ids: Vec<SignalId> =
        said.filter_map(|event| event.facts.get("alike")?.as_str()?.parse().ok()).collect();
    let mut seen = HashMap::new();
    for other in signal::these(tx, actor.network, &ids)? {
        match actor.may("see_signal", &signal::circle(tx, &other)?) {
            Ok(()) => drop(seen.insert(other.id, other.words)),
            Err(Refusal::Forbidden { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(seen)
}

/// What the reporter was told about this signal and has not read.
fn unread(tx: &mut Tx<'_>, actor: &Actor, signal: &Signal) -> Result<Vec<NoticeId>, Error> {
    let rows = tx.query(
        "select id from notice where network_id = $1 and person_id = $2 and read_at is null and href = $3 limit 50",
        &[&actor.network, &actor.person, &signal.href()],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}
