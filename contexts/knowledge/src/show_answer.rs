//! The page of an answer: what it says, since when, which version, whose it is and until when it holds; what it rests on
//! and whether that changed; its earlier versions; and the acts of whoever looks.

use crate::answer::{self, Answer, AnswerId, State, Version, VersionState};
use crate::rest_on::{self, Rests};
use crate::show_crisis::PLACE;
use crate::show_question::paragraphs;
use crate::touch::{self, Touch, Touched};
use crate::way_here::{self, Way};
use crate::who_holds::{Holds, who_holds};
use crate::write_answer_form::Start;
use crate::{
    circle, confirm_touched, renew_answer, review_answer, themes, unread, withdraw_answer, write_answer_form,
};
use axum::response::{IntoResponse, Response};
use kernel::PersonId;
use maud::{Markup, html};
use network::again::Again;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, person};
use store::Tx;
use store::event::Subject;
use web::components::{Tone, facts, fold, head, notice, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};
use worklist::notice::NoticeId;
use worklist::why;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/antwoorden/{id}", "see_knowledge", show)]
}

/// Everything that the page shows.
pub struct Shown {
    answer: Answer,
    /// The newest first, one under way on top.
    versions: Vec<Version>,
    themes: Vec<Theme>,
    /// Who looks at, or mends, the version under way.
    review: Option<Holds>,
    /// Who renews or withdraws it.
    validity: Option<Holds>,
    rests: Rests,
    touches: Vec<Touch>,
    /// Who saw the version that everybody reads.
    seen_by: Option<String>,
    may: Vec<&'static str>,
    me: PersonId,
    way: Way,
    unread: Vec<NoticeId>,
}

async fn show(visit: Visit, Path(id): Path<AnswerId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    unread::mark(&visit, shown.unread.clone()).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: AnswerId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: AnswerId) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let (network, answer) = (actor.network, answer::load(tx, actor.network, id)?);
    let versions = answer::versions(tx, network, id)?;
    let mut may = circle::may(actor, &answer.circle(tx)?, &["revise_answer", "review_answer"])?;
    let owners = ["renew_answer", "withdraw_answer", "rest_on_measure", "confirm_touched"];
    may.extend(circle::may(actor, &answer.of_owner(tx)?, &owners)?);
    let seen_by = match versions.iter().find_map(seen) {
        Some(reviewer) => person::load(tx, network, reviewer)?.map(|person| person.name),
        None => None,
    };
    let touched = Touched::Answer(id);
    Ok(Shown {
        themes: theme::list(tx, network)?,
        review: who_holds(tx, network, "answer_review", &[id])?.remove(&id.into()),
        validity: who_holds(tx, network, "answer_validity", &[id])?.remove(&id.into()),
        rests: rest_on::of(tx, network, touched, may.contains(&"rest_on_measure"))?,
        touches: touch::open_of(tx, network, touched)?,
        me: actor.person,
        way: way_here::read(tx, network, Subject { kind: "answer", id: id.into() })?,
        unread: unread::of(tx, actor, &answer.href())?,
        answer,
        versions,
        seen_by,
        may,
    })
}

fn seen(version: &Version) -> Option<PersonId> {
    match &version.state {
        VersionState::Published(stamp) => Some(stamp.by),
        VersionState::InReview(_) | VersionState::Returned(..) => None,
    }
}

impl Shown {
    fn under_way(&self) -> Option<&Version> {
        self.versions.iter().find(|version| seen(version).is_none())
    }

    fn published(&self) -> Option<&Version> {
        self.versions.iter().find(|version| seen(version).is_some())
    }
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let read = shown.published().or_else(|| shown.under_way());
    let heading = read.map(|version| version.title.clone()).unwrap_or_default();
    let main = html! {
        (head(view, &heading, None, &stands(view, shown)))
        (warnings(view, shown, again))
        @if let Some(version) = shown.published() { (paragraphs(view, &version.words)) }
        (facts(&about(view, shown)))
        @match shown.under_way() {
            Some(version) => { (under_way(view, shown, version, again)) }
            // Somebody else was first: what was typed stays in sight.
            None if again.typed("review").is_some() => { (review_answer::form(view, again, shown.answer.id)) }
            None => {}
        }
        (rest_on::shown(view, &shown.rests, again, &format!("{}/maatregelen", shown.answer.href())))
        (acts(view, shown, again))
        (earlier(view, shown))
        (section("weg", &t!(view, "knowledge-way"), &shown.way.shown(view, shown.review.as_ref())))
    };
    Page::new(view, t!(view, "answer-title"), main).at(PLACE)
}

/// Which version it is, of whom, in one sentence.
fn stands(view: &View, shown: &Shown) -> Markup {
    let answer = &shown.answer;
    let text = match (&answer.state, answer.published_at) {
        (State::Prepared(_), _) | (_, None) => t!(view, "answer-not-yet"),
        (State::Published(_) | State::Withdrawn(..), Some(at)) => {
            t!(view, "answer-stands", number = answer.number, day = view.day(at), owner = &answer.owner_name)
        }
    };
    html! { (text) }
}

fn warnings(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let may_confirm = shown.may.contains(&"confirm_touched");
    html! {
        @if let State::Withdrawn(stamp, why) = &shown.answer.state {
            (notice(view, Tone::Now, &html! {
                (t!(view, "answer-is-withdrawn", day = view.day(stamp.at), why = why.as_str()))
            }))
        }
        @if let Some(held) = &shown.validity {
            (notice(view, Tone::Now, &html! {
                (t!(view, "answer-has-ended", holder = &held.name, day = view.day(held.moment)))
            }))
        }
        (confirm_touched::shown(view, &shown.touches, may_confirm, again))
    }
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let answer = &shown.answer;
    let mut rows = vec![(t!(view, "answer-owner"), html! { (answer.owner_name) })];
    rows.extend(answer.published_at.map(|at| (t!(view, "answer-date"), html! { (view.day(at)) })));
    if answer.number > 0 {
        rows.push((t!(view, "answer-version"), html! { (answer.number) }));
    }
    rows.extend(answer.valid_until.map(|until| (t!(view, "answer-until"), html! { (view.day(until)) })));
    rows.extend(shown.seen_by.as_ref().map(|name| (t!(view, "answer-seen-by"), html! { (name) })));
    let theme = themes::name(&shown.themes, answer.theme.as_deref(), view.lang);
    rows.extend(theme.map(|theme| (t!(view, "knowledge-theme"), html! { (theme) })));
    rows
}

/// The version that somebody looks at, or that must be mended.
fn under_way(view: &View, shown: &Shown, version: &Version, again: &Again<'_>) -> Markup {
    let may_review = shown.may.contains(&"review_answer") && version.written_by != shown.me;
    let is_in_review = matches!(version.state, VersionState::InReview(_));
    let heading = t!(view, "answer-under-way", number = version.number);
    section(
        "onderweg",
        &heading,
        &html! {
            @match &version.state {
                VersionState::Returned(_, why) => {
                    (notice(view, Tone::Wait, &html! { (t!(view, "answer-was-returned", why = why.as_str())) }))
                }
                VersionState::InReview(_) | VersionState::Published(_) => {}
            }
            @if let Some(held) = &shown.review {
                p { (t!(view, "answer-held", holder = &held.name, day = view.day(held.moment),
                    why = why::say(view, &held.why))) }
            }
            p { (t!(view, "answer-by", name = &version.author, day = view.day(version.written_at))) }
            p { strong lang=[view.said_lang()] { (version.title) } }
            (paragraphs(view, &version.words))
            @if (is_in_review && may_review) || again.typed("review").is_some() {
                (review_answer::form(view, again, shown.answer.id))
            }
        },
    )
}

fn acts(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let (answer, may) = (&shown.answer, |action: &str| shown.may.contains(&action));
    let is_published = matches!(answer.state, State::Published(_));
    let newest = shown.versions.first();
    let in_review = newest.is_some_and(|version| matches!(version.state, VersionState::InReview(_)));
    let is_withdrawn = matches!(answer.state, State::Withdrawn(..));
    let action = format!("{}/versies", answer.href());
    let start = Start {
        action: &action,
        title: newest.map_or("", |version| &version.title),
        words: newest.map_or("", |version| &version.words),
    };
    let show = |form: &str, possible: bool| possible || again.typed(form).is_some();
    html! {
        @if show("write", may("revise_answer") && !in_review && !is_withdrawn) {
            (again.fold(view, "write", &t!(view, "answer-revise-title"), &write_answer_form::form(view, again, start)))
        }
        @if show("renew", may("renew_answer") && is_published) {
            (again.fold(view, "renew", &t!(view, "renew-title"), &renew_answer::form(view, again, answer.id)))
        }
        @if show("withdraw", may("withdraw_answer") && is_published && shown.under_way().is_none()) {
            (again.fold(view, "withdraw", &t!(view, "withdraw-title"), &withdraw_answer::form(view, again, answer.id)))
        }
    }
}

fn earlier(view: &View, shown: &Shown) -> Markup {
    let before: Vec<&Version> =
        shown.versions.iter().filter(|version| version.number < shown.answer.number).collect();
    html! {
        @if !before.is_empty() {
            (section("eerder", &t!(view, "knowledge-earlier"), &html! {
                @for version in before {
                    (fold(view, &t!(view, "knowledge-version", number = version.number,
                        day = view.day(version.state_at())), &paragraphs(view, &version.words)))
                }
            }))
        }
    }
}
