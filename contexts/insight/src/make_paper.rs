//! Making a paper out of an alarm or a dossier: the question to a body that can decide, and the decision that is asked. The
//! figures come along by themselves, as they are that day. By whoever acts on the alarm, understands signals, or drives the
//! dossier; it is theirs until the body has spoken.

mod page;

use crate::alarm::{self, AlarmId};
use crate::freeze::{self, Basis};
use crate::paper::{self, Body, Origin, Paper, PaperId, State, of_alarm};
use crate::paper_form::{self, Typed};
use crate::paper_stories;
use crate::places::Places;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use network::again::Again;
use network::gathered::Gatherings;
use network::published::Source;
use network::round_table::{self, RoundTable};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
pub use page::{Shown, page, read};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};
use worklist::{Opening, why};

/// Whoever makes it brings it to its body within so many working days.
const DRAFT_DAYS: u16 = 5;

/// What the app gives: how signals are called, and what is gathered out of them.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// What everybody may read.
    pub sources: &'static [Source],
    /// What is gathered.
    pub gatherings: &'static [Gatherings],
    /// Tells whoever raised signals what came of them.
    pub tell: worklist::word_back::Tell,
}

/// What a paper is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// An alarm.
    Alarm(AlarmId),
    /// A dossier.
    Dossier(Uuid),
}

impl From {
    fn action(self) -> String {
        match self {
            Self::Alarm(id) => format!("/alarmen/{id}/stuk"),
            Self::Dossier(id) => format!("/dossiers/{id}/stuk"),
        }
    }
}

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let show_alarm = move |visit: Visit, Path(id): Path<AlarmId>| show(visit, From::Alarm(id), given);
    let show_dossier = move |visit: Visit, Path(id): Path<Uuid>| show(visit, From::Dossier(id), given);
    let post_alarm = move |visit: Visit, Path(id): Path<AlarmId>, posted: Posted| {
        post(visit, (From::Alarm(id), posted), given)
    };
    let post_dossier = move |visit: Visit, Path(id): Path<Uuid>, posted: Posted| {
        post(visit, (From::Dossier(id), posted), given)
    };
    vec![
        Route::get("/alarmen/{id}/stuk", "make_paper", show_alarm),
        Route::post("/alarmen/{id}/stuk", "make_paper", post_alarm),
        Route::get("/dossiers/{id}/stuk", "make_paper", show_dossier),
        Route::post("/dossiers/{id}/stuk", "make_paper", post_dossier),
    ]
}

async fn show(visit: Visit, from: From, given: &'static Given) -> Result<Page, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, (from, given))).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn post(
    visit: Visit,
    (from, posted): (From, Posted),
    given: &'static Given,
) -> Result<Response, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, (from, given))).await?;
    let refused = match Typed::parse(&posted, &shown.choices) {
        Ok(typed) => {
            let key = posted.form_key().unwrap_or(visit.view.form_key);
            let done =
                visit.write(move |tx, actor, now| make(tx, actor, now, (from, given), (&typed, key))).await;
            match done {
                Ok(id) => {
                    let flash = Flash::new("paper-made");
                    return Ok(SeeOther::to(paper::href(id)).saying(flash).into_response());
                }
                Err(Refusal::NotNow(key)) => Problems::with("question", key),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    let again = Again::refused("paper", &posted, &refused);
    Ok(page(&visit.view, &shown, &again).refused_for(&posted, &refused).into_response())
}

/// What it is made of, after asking the policy.
fn origin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (from, given): (From, &Given),
) -> Result<(Origin, Option<Basis>, Places), Refusal> {
    let places = Places::load(tx, actor.network)?;
    match from {
        From::Alarm(id) => {
            let alarm = alarm::load_for(tx, actor, id, "make_paper")?;
            let title = name_of(&theme::list(tx, actor.network)?, &alarm.theme);
            let origin = Origin { kind: "alarm".to_owned(), id: id.into(), title, path: alarm.href() };
            let basis = freeze::of_alarm(tx, &places, &alarm)?;
            Ok((origin, Some(basis), places))
        }
        From::Dossier(id) => {
            let of_kind = given.gatherings.iter().find(|one| one.kind == "dossier");
            let gathered = (of_kind.ok_or(Refusal::NotFound("dossier"))?.load)(tx, actor, id)?;
            actor.may("make_paper", &gathered.matter)?;
            let mostly = freeze::mostly(tx, actor.network, (&places, &gathered.signals))?;
            let origin =
                Origin { kind: "dossier".to_owned(), id, title: gathered.title, path: gathered.path };
            let basis =
                mostly.map(|(theme, place)| basis(gathered.theme.unwrap_or(theme), place, gathered.signals));
            Ok((origin, basis, places))
        }
    }
}

/// What a dossier's signals are about; since when follows from the first of them.
fn basis(theme: String, place: String, signals: Vec<Uuid>) -> Basis {
    Basis { theme, place, since: None, detector: None, signals, elsewhere: 0 }
}

fn name_of(themes: &[Theme], code: &str) -> String {
    themes
        .iter()
        .find(|theme| theme.code == code)
        .map_or_else(|| code.to_owned(), |theme| theme.name_nl.clone())
}

/// Makes a paper, with the figures of this moment. The same form again is the same paper.
pub fn make(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (from, given): (From, &Given),
    (typed, key): (&Typed, Uuid),
) -> Result<PaperId, Refusal> {
    let (origin, mostly, places) = origin(tx, actor, (from, given))?;
    if let Some(there) = sent_before(tx, actor.network, key)? {
        return Ok(there);
    }
    let basis = match (mostly, &typed.about) {
        (Some(found), None) => found,
        (found, Some((theme, place))) => {
            let signals = match found {
                Some(found) => found.signals,
                None => Vec::new(),
            };
            basis(theme.clone(), place.clone(), signals)
        }
        (None, None) => return Err(Refusal::NotNow("problem-paper-theme")),
    };
    let question = typed.question.as_str();
    if let From::Alarm(id) = from {
        let alarm = alarm::load_to_change(tx, actor.network, id)?;
        of_alarm::act_on(tx, actor, now, (&alarm, question))?;
    }
    let frozen = freeze::freeze(tx, now, (actor.network, &places), (&basis, given.sources))?;
    let (body, body_name) = named(tx, actor.network, (&typed.body, &places))?;
    let paper = Paper {
        id: PaperId::new(now),
        network: actor.network,
        origin,
        theme: basis.theme.clone(),
        place: basis.place.clone(),
        body,
        body_name,
        question: question.to_owned(),
        asked: typed.asked.clone(),
        first_at: frozen.first_at,
        first_signal: frozen.first_signal,
        exact: frozen.exact,
        open: frozen.open,
        made_at: now,
        made_by: actor.person,
        made_by_name: actor.name.clone(),
        state: State::Draft,
        heard: None,
        version: 1,
    };
    if !paper::insert(tx, &paper, key)? {
        return sent_before(tx, actor.network, key)?.ok_or(Refusal::NotFound("paper"));
    }
    paper_stories::choose(tx, actor, now, (paper.id, &typed.stories))?;
    paper::keep_signals(tx, actor.network, paper.id, &basis.signals)?;
    worklist::open(tx, now, Some(actor.person), opening(&paper, actor, now)?)?;
    let facts = json!({ "of": paper.origin.kind, "body": paper.body.kind() });
    record::note(tx, actor, now, "paper.made", ("paper", paper.id.into()), facts)?;
    Ok(paper.id)
}

fn opening(paper: &Paper, actor: &Actor, now: Timestamp) -> Result<Opening, Refusal> {
    Ok(Opening {
        network: paper.network,
        matter: paper.matter(),
        title: paper.question.clone(),
        href: paper.href(),
        shielded: false,
        holder: Holder::Person(actor.person),
        moment: Moment { at: calendar::in_working_days(now, DRAFT_DAYS), why: why::rule("why-paper-draft")? },
    })
}

fn sent_before(tx: &mut Tx<'_>, network: NetworkId, key: Uuid) -> Result<Option<PaperId>, Refusal> {
    let row = tx.first("select id from paper where network_id = $1 and form_key = $2", &[&network, &key])?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

/// The body with its name as it is now. That of a council is a Dutch name, as those of tables are.
fn named(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (asked, places): (&paper_form::ForBody, &Places),
) -> Result<(Body, String), Refusal> {
    Ok(match asked {
        paper_form::ForBody::Table(id) => {
            let table: RoundTable = round_table::load(tx, network, *id)?.ok_or(Refusal::NotFound("table"))?;
            (Body::Table(*id), table.name)
        }
        paper_form::ForBody::Council(code) => {
            let name = places.name(code).ok_or(Refusal::NotFound("municipality"))?;
            (Body::Council(code.clone()), format!("Gemeenteraad {name}"))
        }
        paper_form::ForBody::Board(name) => (Body::Board, name.clone()),
    })
}
