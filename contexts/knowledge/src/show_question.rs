//! The page of a question: the asker's words, who holds it and what is next, its answer, its way, and the acts of whoever
//! looks. An act that is refused gives this page again with what was typed.

use crate::answer::{self, Answer, Version};
use crate::likely::{self, Likely};
use crate::question::{self, Question, QuestionId, State};
use crate::show_crisis::PLACE;
use crate::way_here::{self, Way};
use crate::who_holds::{Holds, who_holds};
use crate::write_answer_form::Start;
use crate::{circle, link_question, reopen_question, take_question, themes, unread, write_answer_form};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
pub use network::refusal::tried;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use store::event::Subject;
use web::components::{Tone, facts, head, list, notice, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};
use worklist::notice::NoticeId;
use worklist::why;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/vragen/{id}", "see_knowledge", show)]
}

/// Everything that the page shows.
pub struct Shown {
    question: Question,
    themes: Vec<Theme>,
    held: Option<Holds>,
    /// Its answer as everybody reads it, or as it is prepared.
    answer: Option<(Answer, Option<Version>)>,
    /// The open question that it is linked to.
    linked: Option<Question>,
    /// How many others hear what it hears.
    followers: usize,
    /// What reads like it, while it is open.
    likely: Vec<Likely>,
    may: Vec<&'static str>,
    is_asker: bool,
    way: Way,
    unread: Vec<NoticeId>,
}

async fn show(visit: Visit, Path(id): Path<QuestionId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    unread::mark(&visit, shown.unread.clone()).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: QuestionId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Does an act with what was typed; what is wrong with that, or why it can't be done now, comes back for the form.
pub async fn act_on<N, T>(
    visit: &Visit,
    typed: Result<N, Problems>,
    field: &'static str,
    act: impl Fn(&mut Tx<'_>, &Actor, Timestamp, &N) -> Result<T, Refusal> + Send + 'static,
) -> Result<Result<T, Problems>, Failure>
where
    N: Send + 'static,
    T: Send + 'static,
{
    match typed {
        Ok(new) => tried(visit.write(move |tx, actor, now| act(tx, actor, now, &new)).await, field),
        Err(problems) => Ok(Err(problems)),
    }
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: QuestionId) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let (network, question) = (actor.network, question::load(tx, actor.network, id)?);
    let answer = match question.state {
        State::Prepared(_, id) | State::Answered(_, id) => {
            let answer = answer::load(tx, network, id)?;
            let version = answer::published(tx, &answer)?;
            Some((answer, version))
        }
        State::Open(_) | State::Linked(..) => None,
    };
    let linked = match question.state {
        State::Linked(_, to) => Some(question::load(tx, network, to)?),
        State::Open(_) | State::Prepared(..) | State::Answered(..) => None,
    };
    let mut may = circle::may(actor, &question.circle(tx)?, &["take_question", "write_answer"])?;
    may.extend(circle::may(actor, &question.circle_with_asker(tx)?, &["link_question"])?);
    may.extend(circle::may(actor, &question.of_asker(), &["reopen_question"])?);
    let is_open = matches!(question.state, State::Open(_));
    Ok(Shown {
        themes: theme::list(tx, network)?,
        held: who_holds(tx, network, "question", &[id])?.remove(&id.into()),
        answer,
        linked,
        followers: question::linked_to(tx, network, id)?.len(),
        likely: if is_open { likely::find(tx, network, &question.words, Some(id))? } else { Vec::new() },
        is_asker: question.asked_by == actor.person,
        way: way_here::read(tx, network, Subject { kind: "question", id: id.into() })?,
        unread: unread::of(tx, actor, &question.href())?,
        may,
        question,
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let question = &shown.question;
    let by = t!(view, "question-by", name = &question.asker_name, organisation = &question.organisation_name);
    let theme = themes::name(&shown.themes, question.theme.as_deref(), view.lang);
    let mut about = vec![(t!(view, "question-asked-on"), html! { (view.day(question.asked_at)) })];
    about.extend(theme.map(|theme| (t!(view, "knowledge-theme"), html! { (theme) })));
    if shown.followers > 0 {
        let count = t!(view, "question-followers", count = shown.followers);
        about.push((t!(view, "question-also"), html! { (count) }));
    }
    let main = html! {
        (head(view, &question.words, Some(&by), &stands(view, shown)))
        (answered(view, shown))
        (facts(&about))
        (acts(view, shown, again))
        (section("weg", &t!(view, "knowledge-way"), &shown.way.shown(view, shown.held.as_ref())))
    };
    Page::new(view, t!(view, "question-title"), main).at(PLACE)
}

/// Who holds it and what is next, in one sentence.
fn stands(view: &View, shown: &Shown) -> Markup {
    let text = match (&shown.question.state, &shown.held) {
        (State::Open(_) | State::Prepared(..), Some(held)) => t!(
            view,
            "question-held",
            holder = &held.name,
            day = view.day(held.moment),
            why = why::say(view, &held.why)
        ),
        (State::Open(_) | State::Prepared(..), None) => t!(view, "question-state-open"),
        (State::Linked(..), _) => t!(view, "question-linked-waits"),
        (State::Answered(stamp, _), _) => t!(view, "question-answered-on", day = view.day(stamp.at)),
    };
    html! { (text) }
}

fn answered(view: &View, shown: &Shown) -> Markup {
    html! {
        @if let Some((answer, Some(version))) = &shown.answer {
            @let owner = t!(view, "answer-of", owner = &answer.owner_name, number = answer.number);
            (section("antwoord", &version.title, &html! {
                (paragraphs(view, &version.words))
                p class="ponton-promise" { (owner) }
                p { a class="utrecht-link" href=(answer.href()) { (t!(view, "question-to-answer")) } }
            }))
        }
        @if let Some((answer, None)) = &shown.answer {
            (notice(view, Tone::Wait, &html! {
                (t!(view, "question-being-answered")) " "
                a class="utrecht-link" href=(answer.href()) { (t!(view, "question-to-draft")) }
            }))
        }
        @if let Some(linked) = &shown.linked {
            (notice(view, Tone::Wait, &html! {
                (t!(view, "question-linked-to")) " "
                a class="utrecht-link" href=(linked.href()) lang=[view.said_lang()] { (linked.words) }
            }))
        }
    }
}

/// A text of several paragraphs, as it was typed.
pub fn paragraphs(view: &View, text: &str) -> Markup {
    html! {
        div lang=[view.said_lang()] {
            @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                p class="ponton-words" { (paragraph.trim()) }
            }
        }
    }
}

fn acts(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let question = &shown.question;
    let may = |action: &str| shown.may.contains(&action);
    let is_open = matches!(question.state, State::Open(_));
    let closed = matches!(question.state, State::Linked(..) | State::Answered(..));
    let first = Start { action: &format!("{}/antwoord", question.href()), title: &question.words, words: "" };
    let show = |form: &str, possible: bool| possible || again.typed(form).is_some();
    html! {
        @if show("link", is_open && may("link_question") && !shown.likely.is_empty()) {
            (likely_list(view, &shown.likely))
            (again.fold(view, "link", &t!(view, "link-title"),
                &link_question::form(view, again, question.id, &shown.likely)))
        }
        @if show("take", is_open && may("take_question")) { (take_question::form(view, again, question.id)) }
        @if show("write", is_open && may("write_answer")) {
            (again.fold(view, "write", &t!(view, "write-answer-title-act"), &write_answer_form::form(view, again, first)))
        }
        @if show("reopen", closed && shown.is_asker && may("reopen_question")) {
            (again.fold(view, "reopen", &t!(view, "reopen-question-title"), &reopen_question::form(view, again, question.id)))
        }
    }
}

fn likely_list(view: &View, likely: &[Likely]) -> Markup {
    let links: Vec<Markup> = likely
        .iter()
        .map(|one| html! { a class="utrecht-link" href=(one.href()) lang=[view.said_lang()] { (one.title) } })
        .collect();
    html! {
        (notice(view, Tone::Quiet, &html! { (t!(view, "question-likely")) }))
        (list(&links))
    }
}
