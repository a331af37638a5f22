//! One letter as a page, to read and to print: what it told in two minutes, and behind it, a page at a time, all that no
//! longer fitted. For everybody in the network.

use crate::letter::{self, Item, Letter, LetterKind, Rest};
use crate::show_crisis::PLACE;
use jiff::civil::Date;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::name_line::{NameLine, name_lines};
use network::published::Source;
use network::{Refusal, Route, Visit};
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, notice, title};
use web::{Failure, Page, Path, View, t};

/// Lines on a page of what no longer fitted.
const ROWS: u16 = 50;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let page = move |kind| {
        move |visit: Visit, Path(day): Path<Date>| async move { show(visit, (kind, day), sources).await }
    };
    vec![
        Route::get("/dagberichten/{day}", "see_letters", page(LetterKind::Bulletin)),
        Route::get("/dagberichten/{day}/meer", "see_letters", move |visit: Visit, day: Path<Date>| {
            show_rest(visit, day, sources)
        }),
        Route::get("/nieuwsbrieven/{day}", "see_letters", page(LetterKind::Newsletter)),
    ]
}

async fn show(visit: Visit, which: (LetterKind, Date), sources: &'static [Source]) -> Result<Page, Failure> {
    let letter = visit
        .read(move |tx, actor| {
            actor.may_here("see_letters")?;
            letter::of_day(tx, actor.network, which, sources)?.ok_or(Refusal::NotFound("letter"))
        })
        .await?;
    Ok(page(&visit.view, &letter))
}

/// What no longer fitted in a bulletin; a newsletter holds only what its editor picked.
async fn show_rest(visit: Visit, Path(day): Path<Date>, sources: &'static [Source]) -> Result<Page, Failure> {
    let after = visit.after(ROWS);
    let (letter, rest, pages) = visit
        .read(move |tx, actor| {
            actor.may_here("see_letters")?;
            let which = (LetterKind::Bulletin, day);
            let letter =
                letter::of_day(tx, actor.network, which, sources)?.ok_or(Refusal::NotFound("letter"))?;
            let rest = letter::rest_of(tx, actor.network, letter.id, &after, sources)?;
            let pages = pages(&letter.rest_path(), &[], &after, rest.next.as_ref());
            Ok::<_, Refusal>((letter, rest, pages))
        })
        .await?;
    Ok(rest_page(&visit.view, &letter, &rest, &pages))
}

/// The page of what no longer fitted.
pub fn rest_page(view: &View, letter: &Letter, rest: &Rest, pages: &Pages) -> Page {
    let heading = t!(view, "letter-rest", count = letter.rest);
    let main = html! {
        (title(&heading, &letter.title(view)))
        (items(view, &rest.items))
        (withdrawn(view, rest.withdrawn))
        (pages.show(view))
        p class="ponton-letter__onward" {
            a class="utrecht-link" href=(letter.path()) { (t!(view, "letter-rest-back")) }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The page.
pub fn page(view: &View, letter: &Letter) -> Page {
    let heading = letter.title(view);
    let main = html! {
        (title(&heading, &t!(view, "letter-made", when = view.when(letter.made_at))))
        (body(view, letter))
        p class="ponton-letter__onward" {
            a class="utrecht-link" href=(letter.kind.path()) { (t!(view, list_key(letter.kind))) }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn list_key(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Bulletin => "letter-to-bulletins",
        LetterKind::Newsletter => "letter-to-newsletters",
    }
}

/// What a letter says.
pub fn body(view: &View, letter: &Letter) -> Markup {
    html! {
        @if let Some(words) = &letter.introduction { (introduction(view, words)) }
        (items(view, &letter.items))
        (withdrawn(view, letter.withdrawn))
        @if letter.rest > 0 {
            p class="ponton-letter__onward" {
                a class="utrecht-link" href=(letter.rest_path()) { (t!(view, "letter-rest", count = letter.rest)) }
            }
        }
    }
}

fn withdrawn(view: &View, count: usize) -> Markup {
    html! {
        @if count > 0 {
            (notice(view, Tone::Quiet, &html! { (t!(view, "letter-withdrawn", count = count)) }))
        }
    }
}

/// An editor's words on top.
pub fn introduction(view: &View, words: &str) -> Markup {
    html! {
        div class="ponton-letter__introduction" lang=[view.said_lang()] {
            @for line in words.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
        }
    }
}

/// What a letter tells, as lines.
pub fn items<'a>(view: &View, items: impl IntoIterator<Item = &'a Item>) -> Markup {
    let lines: Vec<NameLine> = items.into_iter().map(|item| line(view, item)).collect();
    name_lines(&lines)
}

fn line(view: &View, item: &Item) -> NameLine {
    let kind = view.say(item.kind_key(), &[]);
    NameLine {
        mark: Mark::new(symbol(&item.kind), kind.clone()),
        href: Some(item.path.clone()),
        name: item.title.clone(),
        what: item.sentence.clone(),
        place: kind,
        act: html! {},
    }
}

fn symbol(kind: &str) -> Symbol {
    match kind {
        "practice" | "good_example" => Symbol::GoodPractice,
        "measure" => Symbol::Commitment,
        _ => Symbol::Answer,
    }
}
