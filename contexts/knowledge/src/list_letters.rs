//! The bulletins and the newsletters, newest first, a page at a time; on top, for whoever edits them, what the next one
//! will hold. For everybody in the network.

use crate::compose_bulletin::{self, HOUR};
use crate::compose_newsletter;
use crate::introduce_bulletin;
use crate::letter::{self, Item, LetterKind, Listed};
use crate::letter_draft::{self, LetterDraft};
use crate::show_crisis::PLACE;
use crate::show_letter;
use crate::subscription;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::name_line::{NameLine, name_lines};
use network::published::Source;
use network::{Actor, Refusal, Route, Visit};
use store::{After, Page as Slice, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{empty, section, title};
use web::{Failure, Page, View, t};

/// Letters on a page.
const ROWS: u16 = 30;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let list = move |kind| move |visit: Visit| async move { show(visit, kind, sources).await };
    vec![
        Route::get("/dagberichten", "see_letters", list(LetterKind::Bulletin)),
        Route::get("/nieuwsbrieven", "see_letters", list(LetterKind::Newsletter)),
    ]
}

async fn show(visit: Visit, kind: LetterKind, sources: &'static [Source]) -> Result<Page, Failure> {
    let shown = read(&visit, kind, sources).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which letters.
    pub kind: LetterKind,
    letters: Vec<Listed>,
    pages: Pages,
    /// For whoever edits them.
    pub desk: Option<Desk>,
}

/// What an editor has in front of them.
#[derive(Clone, Debug)]
pub struct Desk {
    /// What they have ready.
    pub draft: Option<LetterDraft>,
    /// What the next bulletin would hold now, or what may be picked for the newsletter.
    pub items: Vec<Item>,
    /// How many get it by mail.
    pub readers: i64,
    /// When the next bulletin is composed.
    pub next_at: Timestamp,
}

/// Reads what the page shows, also when one of its acts was refused.
pub async fn read(visit: &Visit, kind: LetterKind, sources: &'static [Source]) -> Result<Shown, Refusal> {
    let (after, now) = (visit.after(ROWS), visit.now());
    visit.read(move |tx, actor| shown(tx, actor, now, kind, (&after, sources))).await
}

/// As `read`, in a transaction.
pub fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kind: LetterKind,
    (after, sources): (&After<String>, &[Source]),
) -> Result<Shown, Refusal> {
    actor.may_here("see_letters")?;
    let fetched = letter::list(tx, actor.network, kind, (after.key.clone(), after.fetch()), sources)?;
    let letters = Slice::cut(fetched, after, |letter| letter.day.to_string());
    let desk = match actor.may_here("compose_letter") {
        Ok(()) => Some(desk(tx, actor, now, (kind, sources))?),
        Err(Refusal::Forbidden { .. }) => None,
        Err(refusal) => return Err(refusal),
    };
    Ok(Shown {
        kind,
        pages: pages(kind.path(), &[], after, letters.next.as_ref()),
        letters: letters.rows,
        desk,
    })
}

fn desk(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (kind, sources): (LetterKind, &[Source]),
) -> Result<Desk, Refusal> {
    let network = actor.network;
    let items = match kind {
        LetterKind::Bulletin => compose_bulletin::ahead(tx, now, network, sources)?,
        LetterKind::Newsletter => compose_newsletter::candidates(tx, now, network, sources)?,
    };
    let every_day = compose_bulletin::every_day(tx, network)?;
    let today = calendar::day(now);
    let mut day = today;
    if now >= calendar::at_hour(today, HOUR) || !(every_day || calendar::is_working_day(today)) {
        day = if every_day { today.tomorrow().unwrap_or(today) } else { calendar::next_working_day(today) };
    }
    Ok(Desk {
        draft: letter_draft::load(tx, network, kind)?,
        items,
        readers: subscription::readers(tx, network, kind)?,
        next_at: calendar::at_hour(day, HOUR),
    })
}

/// The page; `again` is the act that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let keys = keys(shown.kind);
    let heading = t!(view, keys.title);
    let lines: Vec<NameLine> = shown.letters.iter().map(|letter| line(view, shown.kind, letter)).collect();
    let main = html! {
        (title(&heading, &t!(view, keys.what)))
        (ways(view, shown.kind))
        @if let Some(desk) = &shown.desk { (next(view, shown.kind, desk, again)) }
        (section("verschenen", &t!(view, "letters-past"), &html! {
            @if lines.is_empty() { (empty(&t!(view, keys.none), &html! { (t!(view, keys.none_then)) })) }
            (name_lines(&lines))
            (shown.pages.show(view))
        }))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The texts of the page of one kind.
struct Keys {
    title: &'static str,
    what: &'static str,
    none: &'static str,
    none_then: &'static str,
    other: &'static str,
    other_path: &'static str,
}

fn keys(kind: LetterKind) -> Keys {
    match kind {
        LetterKind::Bulletin => Keys {
            title: "bulletins-title",
            what: "bulletins-what",
            none: "bulletins-none",
            none_then: "bulletins-none-then",
            other: "newsletters-title",
            other_path: "/nieuwsbrieven",
        },
        LetterKind::Newsletter => Keys {
            title: "newsletters-title",
            what: "newsletters-what",
            none: "newsletters-none",
            none_then: "newsletters-none-then",
            other: "bulletins-title",
            other_path: "/dagberichten",
        },
    }
}

fn ways(view: &View, kind: LetterKind) -> Markup {
    let keys = keys(kind);
    html! {
        p {
            a class="utrecht-link" href="/brieven" { (t!(view, "letters-by-mail")) }
            " · "
            a class="utrecht-link" href=(keys.other_path) { (t!(view, keys.other)) }
        }
    }
}

fn next(view: &View, kind: LetterKind, desk: &Desk, again: &Again<'_>) -> Markup {
    match kind {
        LetterKind::Bulletin => introduce_bulletin::next(view, desk, again),
        LetterKind::Newsletter => compose_newsletter::next(view, desk, again),
    }
}

/// What lies ready, as it will be read.
pub fn preview(view: &View, introduction: Option<&str>, items: &[&Item]) -> Markup {
    html! {
        @if let Some(words) = introduction { (show_letter::introduction(view, words)) }
        (show_letter::items(view, items.iter().copied()))
    }
}

fn line(view: &View, kind: LetterKind, letter: &Listed) -> NameLine {
    let day = view.day(calendar::at_hour(letter.day, 12));
    let first = letter.first.clone().unwrap_or_default();
    NameLine {
        mark: Mark::new(
            match kind {
                LetterKind::Bulletin => Symbol::Answer,
                LetterKind::Newsletter => Symbol::GoodPractice,
            },
            view.say(kind.text_key(), &[]),
        ),
        href: Some(format!("{}/{}", kind.path(), letter.day)),
        name: day,
        what: first,
        place: t!(view, "letters-items", count = letter.items),
        act: html! {},
    }
}
