//! One letter as a page, to read and to print: what it told, and under it what no longer fitted. For everybody in the
//! network.

use crate::letter::{self, Item, Letter, LetterKind};
use crate::show_crisis::PLACE;
use jiff::civil::Date;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::published::Source;
use network::{Refusal, Route, Visit};
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, notice, section, title};
use web::{Failure, Page, Path, View, t};

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let page = move |kind| {
        move |visit: Visit, Path(day): Path<Date>| async move { show(visit, (kind, day), sources).await }
    };
    vec![
        Route::get("/dagberichten/{day}", "see_letters", page(LetterKind::Bulletin)),
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
    let told: Vec<&Item> = letter.told().collect();
    let rest: Vec<&Item> = letter.rest().collect();
    html! {
        @if let Some(words) = &letter.introduction { (introduction(view, words)) }
        (items(view, &told))
        @if letter.withdrawn > 0 {
            (notice(view, Tone::Quiet, &html! { (t!(view, "letter-withdrawn", count = letter.withdrawn)) }))
        }
        @if !rest.is_empty() {
            (section("meer", &t!(view, "letter-rest", count = rest.len()), &items(view, &rest)))
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
pub fn items(view: &View, items: &[&Item]) -> Markup {
    let lines: Vec<NameLine> = items.iter().map(|item| line(view, item)).collect();
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
