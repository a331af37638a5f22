//! The page of a practice: what works, for whom, what it takes, whom to call, and how it spread: who applies it, since when,
//! adapted how.

use crate::practice::{self, How, Practice, PracticeId, Use};
use crate::rest_on::{self, Rests};
use crate::show_crisis::PLACE;
use crate::show_question::paragraphs;
use crate::touch::{self, Touch, Touched};
use crate::{apply_practice, circle, confirm_touched, derived, share_practice_form, themes, unread};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::again::Again;
use network::name_line::{NameLine, name_lines};
use network::published::{Published, Source};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Mark, Symbol, Tone, empty, facts, head, notice, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};
use worklist::notice::NoticeId;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![Route::get("/praktijken/{id}", "see_knowledge", move |visit: Visit, id: Path<PracticeId>| {
        show(visit, id, sources)
    })]
}

/// Everything that the page shows.
pub struct Shown {
    practice: Practice,
    from: Option<Published>,
    themes: Vec<Theme>,
    uses: Vec<Use>,
    /// What the reader's own organisation said.
    own: Option<Use>,
    rests: Rests,
    touches: Vec<Touch>,
    may: Vec<&'static str>,
    may_apply: bool,
    unread: Vec<NoticeId>,
}

async fn show(visit: Visit, Path(id): Path<PracticeId>, sources: &'static [Source]) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    unread::mark(&visit, shown.unread.clone()).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: PracticeId,
    sources: &'static [Source],
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: PracticeId, sources: &[Source]) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let (network, practice) = (actor.network, practice::load(tx, actor.network, id)?);
    let actions = ["revise_practice", "rest_on_measure", "confirm_touched"];
    let may = circle::may(actor, &practice.of_owner(tx)?, &actions)?;
    let uses = practice::uses(tx, network, id)?;
    let from = match &practice.source {
        Some((kind, source)) => derived::load(tx, network, sources, (kind, *source))?,
        None => None,
    };
    let touched = Touched::Practice(id);
    Ok(Shown {
        from,
        themes: theme::list(tx, network)?,
        own: apply_practice::of(&uses, actor).cloned(),
        may_apply: practice.owner != actor.organisation && actor.may_here("apply_practice").is_ok(),
        rests: rest_on::of(tx, network, touched, may.contains(&"rest_on_measure"))?,
        touches: touch::open_of(tx, network, touched)?,
        unread: unread::of(tx, actor, &practice.href())?,
        practice,
        uses,
        may,
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let practice = &shown.practice;
    let sentence = html! {
        (t!(view, "practice-stands", owner = &practice.owner_name, number = practice.number,
            day = view.day(practice.changed_at)))
    };
    let may = |action: &str| shown.may.contains(&action);
    let main = html! {
        (head(view, &practice.title, None, &sentence))
        (confirm_touched::shown(view, &shown.touches, may("confirm_touched"), again))
        (paragraphs(view, &practice.works))
        (facts(&about(view, shown)))
        (section("verspreiding", &t!(view, "practice-spread"), &spread(view, shown, again)))
        (rest_on::shown(view, &shown.rests, again, &format!("{}/maatregelen", practice.href())))
        @if may("revise_practice") || again.typed("revise").is_some() {
            (again.fold(view, "revise", &t!(view, "practice-revise-title"),
                &share_practice_form::revise(view, again, practice, &shown.themes)))
        }
    };
    Page::new(view, t!(view, "practice-title"), main).at(PLACE)
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let practice = &shown.practice;
    let said = |words: &String| html! { span lang=[view.said_lang()] { (words) } };
    let mut rows = Vec::new();
    rows.extend(practice.audience.as_ref().map(|words| (t!(view, "practice-audience"), said(words))));
    rows.extend(practice.needs.as_ref().map(|words| (t!(view, "practice-needs"), said(words))));
    let call = html! {
        a class="utrecht-link" href={ "/netwerk/organisaties/" (practice.owner) } { (practice.owner_name) }
    };
    rows.push((t!(view, "practice-call"), call));
    let theme = themes::name(&shown.themes, practice.theme.as_deref(), view.lang);
    rows.extend(theme.map(|theme| (t!(view, "knowledge-theme"), html! { (theme) })));
    rows.extend(shown.from.as_ref().map(|from| {
        let link = html! { a class="utrecht-link" href=(from.path) lang=[view.said_lang()] { (from.title) } };
        (t!(view, "practice-derived-from"), link)
    }));
    rows
}

fn spread(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let lines: Vec<NameLine> = shown.uses.iter().map(|one| line(view, one)).collect();
    let offered = shown.may_apply && shown.own.is_none();
    html! {
        @if lines.is_empty() {
            (empty(&t!(view, "practice-spread-none"), &html! { (t!(view, "practice-spread-none-then")) }))
        } @else {
            p { (t!(view, "practice-spread-count", count = lines.len())) }
        }
        (name_lines(&lines))
        @if let Some(own) = &shown.own {
            (notice(view, Tone::Landed, &html! { (t!(view, "practice-own", day = view.day(own.at))) }))
        }
        @if offered || again.typed("apply").is_some() {
            (again.fold(view, "apply", &t!(view, "practice-apply-title"),
                &apply_practice::form(view, again, shown.practice.id)))
        }
    }
}

fn line(view: &View, one: &Use) -> NameLine {
    let how = match one.how {
        How::AsIs => t!(view, "practice-applies-since", day = view.day(one.at)),
        How::Adapted => t!(view, "practice-adapted-since", day = view.day(one.at)),
    };
    NameLine {
        mark: Mark::new(Symbol::GoodPractice, view.say(one.how.text_key(), &[])),
        href: Some(format!("/netwerk/organisaties/{}", one.organisation)),
        name: one.name.clone(),
        what: one.words.clone().unwrap_or_default(),
        place: how,
        act: html! {},
    }
}
