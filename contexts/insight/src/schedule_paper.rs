//! A paper comes on the agenda of a day, or is put off to another with the reason. Whoever raised one of its signals hears on
//! which day; whoever calls the table together hears it too. Whoever holds it sees it again the working day after.

use crate::alarm::Said;
use crate::make_paper::Given;
use crate::paper::{self, Body, Paper, PaperId, State, of_alarm};
use crate::paper_form::{self, LONGEST};
use crate::show_paper::{self, Shown};
use crate::tell_reporters::{self, Word};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::typed_moment::{NoMoment, typed_day};
use network::{Actor, Refusal, Route, Visit, record, round_table};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::notice::{self, fact};
use worklist::{Opening, obligation, why};

/// No body plans further ahead.
const DAYS_AHEAD: i32 = 366;

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let post = move |visit: Visit, id: Path<PaperId>, posted: Posted| post(visit, id, (posted, given));
    vec![Route::post("/stukken/{id}/agenda", "work_on_paper", post)]
}

/// The day as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The day of the meeting.
    pub day: Date,
    /// Why it was put off; empty where it wasn't on an agenda before.
    pub why: String,
}

impl Schedule {
    /// Reads the form.
    pub fn parse(posted: &Posted, (now, state): (Timestamp, &State)) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let today = calendar::day(now);
        let latest = calendar::day(calendar::in_days(now, DAYS_AHEAD));
        let day = match typed_day(posted, "day") {
            Ok(day) if day >= today && day <= latest => Some(day),
            Ok(_) => problem(&mut problems, "problem-paper-day-range"),
            Err(NoMoment::DayEmpty) => problem(&mut problems, "problem-paper-day-empty"),
            Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
                problem(&mut problems, "problem-alarm-day-unreadable")
            }
        };
        let why = match state {
            State::OnAgenda(..) | State::PutOff(..) => {
                paper_form::text(posted, ("words", LONGEST, "problem-paper-why-empty"), &mut problems)
            }
            State::Draft | State::Decided(..) | State::Refused(..) => String::new(),
        };
        match day {
            Some(day) if problems.is_empty() => Ok(Self { day, why }),
            _ => Err(problems),
        }
    }
}

fn problem(problems: &mut Problems, key: &'static str) -> Option<Date> {
    problems.add("day", key);
    None
}

async fn post(
    visit: Visit,
    Path(id): Path<PaperId>,
    (posted, given): (Posted, &'static Given),
) -> Result<Response, Failure> {
    let state = visit
        .read(move |tx, actor| {
            show_paper::may_work_on(tx, actor, id)?;
            Ok(paper::load(tx, actor.network, id)?.state)
        })
        .await?;
    let refused = match Schedule::parse(&posted, (visit.now(), &state)) {
        Ok(typed) => {
            let done = visit.write(move |tx, actor, now| schedule(tx, actor, now, (id, given), &typed)).await;
            match done {
                Ok(()) => {
                    let flash = Flash::new("paper-scheduled");
                    return Ok(SeeOther::to(paper::href(id)).saying(flash).into_response());
                }
                Err(Refusal::NotNow(key)) => Problems::with("day", key),
                Err(Refusal::Store(Error::Conflict)) => Problems::with("day", "problem-paper-changed"),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    show_paper::again(&visit, id, given, ("agenda", &posted, &refused)).await
}

/// Puts a paper on the agenda of a day, or off to it. The same day again changes nothing.
pub fn schedule(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, given): (PaperId, &Given),
    typed: &Schedule,
) -> Result<(), Refusal> {
    let paper = paper::load_to_work_on(tx, actor, id)?;
    if paper.state.is_open() && paper.state.meeting() == Some(typed.day) {
        return Ok(());
    }
    let said = Said { at: now, by: actor.person, name: actor.name.clone(), words: typed.why.clone() };
    let state = match &paper.state {
        State::Draft => State::OnAgenda(said, typed.day),
        State::OnAgenda(..) | State::PutOff(..) if typed.why.is_empty() => {
            return Err(Refusal::NotNow("problem-paper-changed"));
        }
        State::OnAgenda(..) | State::PutOff(..) => State::PutOff(said, typed.day),
        State::Decided(..) | State::Refused(..) => return Err(Refusal::NotNow("problem-paper-over")),
    };
    paper::set_state(tx, actor, &paper, (&state, paper.heard))?;
    hold(tx, actor, now, (&paper, typed.day))?;
    of_alarm::waits_for(tx, actor, now, (&paper, typed.day))?;
    let text = match state {
        State::PutOff(..) => "notice-paper-put-off",
        _ => "notice-paper-on-agenda",
    };
    let day = [("day", fact::moment(calendar::at_hour(typed.day, 9)))];
    tell_reporters::tell(tx, now, (&paper, given), Word { text, facts: &day })?;
    tell_convener(tx, actor, now, (&paper, typed.day))?;
    let facts = json!({ "day": typed.day.to_string(), "state": state.name() });
    record::note(tx, actor, now, "paper.scheduled", ("paper", id.into()), facts)?;
    Ok(())
}

/// Whoever holds it sees it again the working day after the meeting, to note what was decided.
fn hold(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, (paper, day): (&Paper, Date)) -> Result<(), Refusal> {
    let held = obligation::of_matter(tx, actor.network, paper.matter())?.and_then(|kept| kept.state.holder());
    let opening = Opening {
        network: paper.network,
        matter: paper.matter(),
        title: paper.question.clone(),
        href: paper.href(),
        shielded: false,
        holder: held.unwrap_or(Holder::Person(actor.person)),
        moment: Moment { at: paper::state_moment(now, day), why: why::rule("why-paper-decision")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// Whoever calls the table together hears that it lies there.
fn tell_convener(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (paper, day): (&Paper, Date),
) -> Result<(), Refusal> {
    let Body::Table(table) = paper.body else { return Ok(()) };
    let Some(table) = round_table::load(tx, actor.network, table)? else { return Ok(()) };
    if table.convener == actor.person {
        return Ok(());
    }
    let facts = [
        ("by", json!(actor.name)),
        ("question", json!(paper.question)),
        ("body", json!(table.name)),
        ("day", fact::moment(calendar::at_hour(day, 9))),
    ];
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let word = notice::Word {
        text: "notice-paper-for-table",
        facts,
        href: &paper.href(),
        answerable: Some(actor.person),
    };
    notice::tell(tx, now, actor.network, table.convener, &word)?;
    Ok(())
}

/// The form on the paper's page.
pub fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "agenda").promise("paper-agenda-promise", &[]);
    let was = shown.paper.state.meeting().is_some();
    let fields = html! {
        (form.day("day", "paper-day").hint("paper-day-hint").required())
        @if was { (form.words("words", "paper-put-off-why").required().max(LONGEST).rows(2)) }
    };
    let submit = if was { "paper-put-off-submit" } else { "paper-agenda-submit" };
    form.around(&format!("{}/agenda", shown.paper.href()), submit, &fields)
}
