//! A call round: how far it has come, for the whole and by area, the next member for whoever calls along, who comes back
//! and who said no, and the signals that came of it. Everybody in the network sees the numbers; who was not reached and
//! who said no is for whoever calls. It never counts callers: a round is no race.

mod parts;

use crate::call_round::coverage::{self, Coverage};
use crate::call_round::members::{self, Member, Standing};
use crate::call_round::population::Places;
use crate::call_round::{self, CallRound, CallRoundId, Population};
use crate::close_call_round;
use crate::signal::{self, Signal, SignalId};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, organisation};
use store::{After, Error, Page as Slice, Tx};
use web::components::{Tone, notice, quote, section, tally, title, when};
use web::{Failure, Form, Page, Path, Place, View, t};
use worklist::obligation;

/// So many signals that came of it stand on a page.
const SIGNALS: u16 = 30;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/belrondes/{id}", "see_call_rounds", show)]
}

async fn show(visit: Visit, Path(id): Path<CallRoundId>) -> Result<Page, Failure> {
    let after = visit.after(SIGNALS);
    let shown = visit.read(move |tx, actor| read(tx, actor, id, &after)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows when its form was refused.
pub async fn load(visit: &Visit, id: CallRoundId) -> Result<Shown, Refusal> {
    visit.read(move |tx, actor| read(tx, actor, id, &After::start(SIGNALS))).await
}

/// What the page shows.
pub struct Shown {
    /// The round.
    pub round: CallRound,
    /// How far it has come.
    pub coverage: Coverage,
    /// How far in each area.
    pub by_area: Vec<(String, Coverage)>,
    /// The name of the umbrella, area or earlier round that is called.
    pub of: Option<String>,
    /// Who was asked by name to call along.
    pub callers: Vec<(PersonId, String)>,
    /// Who holds it now, and until when; nobody once it is over.
    pub held: Option<(String, Timestamp)>,
    /// What came of it, newest first; nothing that is shielded.
    pub signals: Vec<Signal>,
    pages: Pages,
    /// For whoever calls along.
    pub calling: Option<Calling>,
    /// Whether whoever looks may close it.
    pub may_close: bool,
}

/// What only whoever calls along sees.
pub struct Calling {
    /// Whom they have on the line.
    pub on_the_line: Option<Member>,
    /// Who was not reached.
    pub not_reached: Vec<Member>,
    /// Who doesn't want to be called.
    pub said_no: Vec<Member>,
}

/// Reads the page.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CallRoundId,
    after: &After<SignalId>,
) -> Result<Shown, Refusal> {
    let round = call_round::load_for(tx, actor, id, "see_call_rounds")?;
    let network = actor.network;
    let circle = call_round::circle(tx, actor, &round)?;
    let calling = match actor.may("call_member", &circle) {
        Ok(()) => Some(Calling {
            on_the_line: members::on_the_line(tx, network, id, actor.person)?,
            not_reached: members::standing(tx, network, id, Standing::NotReached)?,
            said_no: members::standing(tx, network, id, Standing::SaidNo)?,
        }),
        Err(_) => None,
    };
    let places = Places::read(tx, network)?;
    let held = match obligation::of_matter(tx, network, round.matter())? {
        Some(kept) => match kept.state.hold() {
            Some(hold) => Some((worklist::notice::name_of(tx, network, hold.holder)?, hold.moment.at)),
            None => None,
        },
        None => None,
    };
    let signals = came_of_it(tx, network, id, after)?;
    Ok(Shown {
        coverage: coverage::of(tx, network, id)?,
        by_area: coverage::by_area(tx, network, id, &places)?,
        of: name_of(tx, network, &round.population, &places)?,
        callers: call_round::callers(tx, network, id)?,
        held,
        pages: pages(&round.href(), &[], after, signals.next.as_ref()),
        signals: signals.rows,
        calling,
        may_close: actor.may("close_call_round", &circle).is_ok(),
        round,
    })
}

/// The name of whatever a population is of.
fn name_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    population: &Population,
    places: &Places,
) -> Result<Option<String>, Refusal> {
    Ok(match population {
        Population::Everybody | Population::Kind(_) => None,
        Population::Umbrella(id) => organisation::load(tx, network, *id)?.map(|umbrella| umbrella.name),
        Population::Area(code) => places.name_of(code).map(str::to_owned),
        Population::SilentOf(round) => Some(call_round::load(tx, network, *round)?.name),
    })
}

/// The signals that came of a round.
fn came_of_it(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: CallRoundId,
    after: &After<SignalId>,
) -> Result<Slice<Signal>, Error> {
    let before = after.key.unwrap_or(SignalId(Uuid::max()));
    let rows = tx.query(
        "select signal.id from call_note
         join call_note_signal on call_note_signal.network_id = call_note.network_id
           and call_note_signal.note_id = call_note.id
         join signal on signal.network_id = call_note_signal.network_id and signal.id = call_note_signal.signal_id
         where call_note.network_id = $1 and call_note.round_id = $2 and not signal.shielded and signal.id < $3
         order by signal.id desc limit $4",
        &[&network, &id, &before, &after.fetch()],
    )?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<_>, Error>>()?;
    let ids = Slice::cut(ids, after, |id: &SignalId| *id);
    Ok(Slice { rows: signal::these(tx, network, &ids.rows)?, next: ids.next })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let round = &shown.round;
    let main = html! {
        (title(&round.name, &parts::population(view, shown)))
        (stands(view, shown))
        (calls(view, shown))
        (tally(view, &parts::numbers(view, shown)))
        (section("vragen", &t!(view, "call-round-questions"), &html! {
            @for question in &round.questions { (quote(view, question, "")) }
        }))
        (section("gebieden", &t!(view, "call-round-areas"), &parts::areas(view, shown)))
        @if let Some(calling) = &shown.calling { (parts::come_back(view, shown, calling)) }
        @if !shown.signals.is_empty() {
            (section("signalen", &t!(view, "call-round-signals"), &html! {
                (parts::signals(view, shown))
                (shown.pages.show(view))
            }))
        }
        (section("bellers", &t!(view, "call-round-callers"), &parts::callers(view, shown)))
        @if shown.may_close && round.state == call_round::State::Running {
            (section("afsluiten", &t!(view, "close-round-section"),
                &again.fold(view, close_call_round::FORM, &t!(view, "close-round-title"), &close_call_round::form(view, shown, again))))
        }
    };
    Page::new(view, round.name.as_str(), main).at(Place("nav-signals"))
}

/// Who holds it and what is next, or what came of it.
fn stands(view: &View, shown: &Shown) -> Markup {
    let round = &shown.round;
    html! {
        @if let Some((holder, moment)) = &shown.held {
            p { (t!(view, "call-round-held", holder = holder)) " " (when(view, *moment)) "." }
        }
        @if round.is_late(view.now) && shown.coverage.silent() > 0 {
            (notice(view, Tone::Now, &html! {
                (t!(view, "call-round-late", silent = shown.coverage.silent(), all = shown.coverage.all())) " "
                a class="utrecht-link" href={(round.href()) "/stil"} { (t!(view, "call-round-see-silent")) }
            }))
        }
        @if let Some(closing) = round.state.closing() {
            (notice(view, Tone::Landed, &html! { (t!(view, "call-round-closed", day = view.day(closing.at))) " " (closing.came_of_it) }))
            @if let call_round::State::Again(_, at) = &round.state {
                p { (t!(view, "call-round-again", day = view.day(*at))) }
            }
            @if let Some(why) = &closing.silent_why { p { (t!(view, "call-round-left-in-peace", why = why)) } }
        }
    }
}

/// "Volgend lid", for whoever calls along.
fn calls(view: &View, shown: &Shown) -> Markup {
    let (round, Some(calling)) = (&shown.round, &shown.calling) else { return html! {} };
    if round.state != call_round::State::Running {
        return html! {};
    }
    html! {
        @if let Some(member) = &calling.on_the_line {
            (notice(view, Tone::Wait, &html! {
                (t!(view, "call-round-on-the-line")) " "
                a class="utrecht-link" href={(round.href()) "/gesprek"} { (member.name) }
            }))
        }
        (Form::blank(view).called("next").around(&format!("{}/volgende", round.href()), "next-member-act", &html! {}))
    }
}
