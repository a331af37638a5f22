//! The page of a paper, for everybody in the network: the question, whom it is for and when, the decision that is asked and
//! what came of it, how long it took from the first signal, and its figures: exact for its circle, released for the others.

use crate::make_paper::Given;
use crate::paper::{self, Circle, Paper, PaperId, State};
use crate::paper_parts;
use crate::paper_stories;
use crate::places::Places;
use crate::released::place_name;
use crate::show_alarm::PLACE;
use crate::story::Story;
use crate::themes::theme_name;
use crate::{change_paper, decide_paper, schedule_paper};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::published::Published;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{State as Stop, Station, facts, head, list, section, stations};
use web::{Failure, Page, Path, Posted, Problems, View, t};
use worklist::{notice, obligation, why};

/// Signals that are listed.
const LISTED: usize = 30;

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<PaperId>| show(visit, id, given);
    vec![Route::get("/stukken/{id}", "see_papers", show)]
}

/// A paper as somebody sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The paper.
    pub paper: Paper,
    /// The places.
    pub places: Places,
    /// The themes.
    pub themes: Vec<Theme>,
    /// Whether exact figures are for this reader.
    pub sees_counts: bool,
    /// Who holds it, until when and why, while it is somebody's.
    pub held: Option<(String, Timestamp, String)>,
    /// Its stories.
    pub stories: Vec<Story>,
    /// The stories that may be used, while it is a draft.
    pub offered: Vec<Story>,
    /// Where whoever made it works.
    pub organisation: String,
    signals: Vec<Published>,
    may: Vec<&'static str>,
}

impl Shown {
    /// What it is about.
    pub fn about(&self, view: &View) -> String {
        let theme = theme_name(view, &self.themes, &self.paper.theme);
        t!(view, "alarm-heading", theme = theme, place = place_name(view, &self.places, &self.paper.place))
    }
}

async fn show(visit: Visit, Path(id): Path<PaperId>, given: &'static Given) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, given)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: PaperId,
    given: &'static Given,
    (name, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, given)).await?;
    let again = Again::refused(name, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Refuses whoever may not work on a paper.
pub fn may_work_on(tx: &mut Tx<'_>, actor: &Actor, id: PaperId) -> Result<(), Refusal> {
    let paper = paper::load(tx, actor.network, id)?;
    actor.may("work_on_paper", &paper::circle(tx, &paper, Circle::Working)?)
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: PaperId, given: &Given) -> Result<Shown, Refusal> {
    actor.may_here("see_papers")?;
    let paper = paper::load(tx, actor.network, id)?;
    let (working, reading) =
        (paper::circle(tx, &paper, Circle::Working)?, paper::circle(tx, &paper, Circle::Reading)?);
    let sees_counts = actor.may("see_paper_counts", &reading).is_ok();
    let mut signals = Vec::new();
    if sees_counts {
        let mut ids = paper::signals(tx, actor.network, id)?;
        ids.truncate(LISTED);
        for source in given.sources.iter().filter(|source| source.kind == "signal") {
            signals.extend((source.load)(tx, actor.network, &ids)?);
        }
        signals.sort_by_key(|signal| (signal.at, signal.id));
    }
    let offered = match paper.state {
        State::Draft => paper_stories::to_choose_from(tx, actor.network, Some(&paper.theme))?,
        _ => Vec::new(),
    };
    Ok(Shown {
        stories: paper_stories::of_paper(tx, actor.network, id)?,
        offered,
        may: actor.may_which(&["work_on_paper", "decide_paper"], &working)?,
        held: held(tx, &paper)?,
        organisation: organisation(tx, &paper)?,
        places: Places::load(tx, actor.network)?,
        themes: theme::list(tx, actor.network)?,
        sees_counts,
        signals,
        paper,
    })
}

fn held(tx: &mut Tx<'_>, paper: &Paper) -> Result<Option<(String, Timestamp, String)>, Refusal> {
    let kept = obligation::of_matter(tx, paper.network, paper.matter())?;
    let Some(hold) = kept.as_ref().and_then(|kept| kept.state.hold()) else { return Ok(None) };
    let name = notice::name_of(tx, paper.network, hold.holder)?;
    Ok(Some((name, hold.moment.at, hold.moment.why.as_str().to_owned())))
}

fn organisation(tx: &mut Tx<'_>, paper: &Paper) -> Result<String, Refusal> {
    let row = tx.first(
        "select organisation.name from membership
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where membership.network_id = $1 and membership.person_id = $2
         order by membership.since, organisation.name limit 1",
        &[&paper.network, &paper.made_by],
    )?;
    Ok(row.map(|row| row.get("name")).transpose()?.unwrap_or_default())
}

/// The page; `again` is the act that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let paper = &shown.paper;
    let main = html! {
        (head(view, &paper.question, None, &html! { (sentence(view, shown)) }))
        (stations(view, &stops(view, &paper.state)))
        (came_of(view, shown))
        (facts(&about(view, shown)))
        p {
            a class="utrecht-link" href={ (paper.href()) "/afdruk" } { (t!(view, "paper-to-print")) } " · "
            a class="utrecht-link" href={ (paper.href()) "/stuk.json" } { (t!(view, "paper-to-file")) }
        }
        (acts(view, shown, again))
        (section("verhalen", &t!(view, "paper-stories"), &paper_stories::quoted(view, &shown.stories)))
        @if shown.sees_counts {
            (section("cijfers", &t!(view, "paper-figures"), &html! {
                p { (t!(view, "paper-figures-circle")) }
                (paper_parts::exact(view, &paper.exact, &shown.about(view)))
            }))
            (section("signalen", &t!(view, "paper-signals"), &signals(view, shown)))
        }
        (section("openbaar", &t!(view, "paper-released"), &html! {
            (paper_parts::released(view, shown))
        }))
    };
    Page::new(view, paper.question.clone(), main).at(PLACE)
}

/// Who holds it and what is next.
fn sentence(view: &View, shown: &Shown) -> String {
    match &shown.held {
        Some((name, moment, why)) => {
            t!(view, "paper-sentence", holder = name, next = why::say(view, why), moment = view.when(*moment))
        }
        None => t!(view, "paper-sentence-over", body = &shown.paper.body_name),
    }
}

fn stops(view: &View, state: &State) -> Vec<Station> {
    let (here, last) = match state {
        State::Draft => (0, "paper-state-decided"),
        State::OnAgenda(..) | State::PutOff(..) => (1, "paper-state-decided"),
        State::Decided(..) => (2, "paper-state-decided"),
        State::Refused(..) => (2, "paper-state-refused"),
    };
    let second =
        if matches!(state, State::PutOff(..)) { "paper-state-put-off" } else { "paper-state-on-agenda" };
    let stop = |(at, key): (usize, &str)| Station {
        text: view.say(key, &[]),
        state: match at.cmp(&here) {
            // What never came on an agenda went past it.
            std::cmp::Ordering::Less if at == 1 && state.meeting().is_none() => Stop::Skipped,
            std::cmp::Ordering::Less => Stop::Done,
            std::cmp::Ordering::Equal => Stop::Here,
            std::cmp::Ordering::Greater => Stop::Ahead,
        },
    };
    ["paper-state-draft", second, last].into_iter().enumerate().map(stop).collect()
}

/// What the body said, or why it was put off.
fn came_of(view: &View, shown: &Shown) -> Markup {
    let key = match &shown.paper.state {
        State::Draft | State::OnAgenda(..) => return html! {},
        State::PutOff(..) => "paper-put-off-because",
        State::Decided(..) => "paper-decided",
        State::Refused(..) => "paper-refused",
    };
    let Some(said) = shown.paper.state.said() else { return html! {} };
    section(
        "uitkomst",
        &view.say(key, &[("body", shown.paper.body_name.as_str().into())]),
        &html! {
            (web::components::quote(view, &said.words, &t!(view, "paper-noted-by", name = &said.name, day = view.day(said.at))))
            @if let Some(heard) = shown.paper.heard { p { (t!(view, "paper-heard", count = heard)) } }
        },
    )
}

/// A day as people say it.
pub fn day(view: &View, day: Date) -> String {
    view.day(calendar::at_hour(day, 12))
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let paper = &shown.paper;
    let days = paper.lead_days(view.now);
    let lead = match paper.state.meeting() {
        Some(_) => t!(view, "paper-lead-days", days = days),
        None => t!(view, "paper-lead-so-far", days = days),
    };
    let when = paper.state.meeting().map_or_else(|| t!(view, "paper-no-day"), |on| day(view, on));
    vec![
        (t!(view, "paper-fact-body"), html! { span lang=[view.said_lang()] { (paper.body_name) } }),
        (t!(view, "paper-fact-day"), html! { (when) }),
        (
            t!(view, "paper-fact-asked"),
            html! { span class="ponton-words" lang=[view.said_lang()] { (paper.asked) } },
        ),
        (t!(view, "paper-fact-lead"), html! { (lead) }),
        (t!(view, "paper-fact-first"), html! { (view.day(paper.first_at)) }),
        (
            t!(view, "paper-fact-maker"),
            html! {
                (t!(view, "paper-maker", name = &paper.made_by_name, organisation = &shown.organisation, day = view.day(paper.made_at)))
            },
        ),
        (
            t!(view, "paper-fact-of"),
            html! {
                a class="utrecht-link" href=(paper.origin.path) lang=[view.said_lang()] { (paper.origin.title) }
            },
        ),
    ]
}

fn signals(view: &View, shown: &Shown) -> Markup {
    let link = |one: &Published| {
        html! {
            a class="utrecht-link" href=(one.path) { span lang=[view.said_lang()] { (one.title) } } " "
            span class="ponton-title__under" { (view.day(one.at)) }
        }
    };
    let items: Vec<Markup> = shown.signals.iter().map(link).collect();
    html! {
        @if items.is_empty() { p { (t!(view, "paper-signals-none")) } }
        @else { p { (t!(view, "paper-signals-what")) } (list(&items)) }
    }
}

fn acts(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let may = |action| shown.may.contains(&action) && shown.paper.state.is_open();
    let is_draft = shown.paper.state == State::Draft;
    let was = shown.paper.state.meeting().is_some();
    let agenda = if was { "paper-put-off-act" } else { "paper-agenda-act" };
    let inner = html! {
        @if may("work_on_paper") {
            (again.fold(view, "agenda", &view.say(agenda, &[]), &schedule_paper::form(view, shown, again)))
        }
        @if may("decide_paper") {
            (again.fold(view, "decision", &t!(view, "paper-decide-act"), &decide_paper::form(view, shown, again)))
        }
        @if may("work_on_paper") && is_draft {
            (again.fold(view, "words", &t!(view, "paper-change-act"), &change_paper::form(view, shown, again)))
        }
    };
    html! {
        @if !inner.0.is_empty() { (section("verder", &t!(view, "paper-acts"), &inner)) }
    }
}
