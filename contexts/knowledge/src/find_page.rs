//! The page of the search: the box, what to narrow by, and what was found, each with what it is, why it was found and
//! when it changed. A plain form whose question stands in the address, so that it can be kept and gone back to.

use crate::find::{LONGEST, Results, Unknown};
use maud::{Markup, html};
use network::published::{Published, Source};
use search::{Piece, fragment};
use store::Cursor;
use web::components::mark::{Symbol, mark};
use web::components::notice::{Tone, notice};
use web::components::{Mark, day, empty, fold, fold_open, pager, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};

/// What is asked besides the words; it goes along to the next page.
const NARROWING: [&str; 5] = ["soort", "thema", "gebied", "organisatie", "sinds"];
/// The length of a fragment, in characters.
const FRAGMENT: usize = 240;

/// The page.
pub fn page(view: &View, typed: &Posted, sources: &[Source], results: &Results) -> Page {
    let heading = t!(view, "find-title");
    let asked = !typed.text("q").is_empty();
    let main = html! {
        (title(&heading, &t!(view, "find-what")))
        (form(view, typed, sources, results))
        @match &results.index {
            None => { (notice(view, Tone::Wait, &html! { (t!(view, "find-off")) })) }
            Some(index) if index.is_behind() => { (notice(view, Tone::Wait, &html! { (t!(view, "find-behind")) })) }
            Some(_) => {}
        }
        @if typed.text("q").chars().count() > LONGEST {
            (notice(view, Tone::Quiet, &html! { (t!(view, "find-cut", most = LONGEST)) }))
        }
        @if results.index.is_some() {
            @if let Some(unknown) = results.unknown {
                (nowhere(view, typed, unknown))
            } @else if !results.rows.is_empty() {
                (found(view, results))
            } @else if asked {
                (empty(&t!(view, "find-none"), &none_do(view)))
            } @else {
                (empty(&t!(view, "find-empty"), &html! { (t!(view, "find-empty-do")) }))
            }
        }
        (pager(view, first(typed).as_deref(), next(typed, results).as_deref()))
    };
    Page::new(view, heading, main)
}

/// What to narrow by has no such name.
fn nowhere(view: &View, typed: &Posted, unknown: Unknown) -> Markup {
    match unknown {
        Unknown::Area => empty(
            &t!(view, "find-no-area", name = typed.text("gebied")),
            &html! { (t!(view, "find-no-area-do")) },
        ),
        Unknown::Organisation => empty(
            &t!(view, "find-no-organisation", name = typed.text("organisatie")),
            &html! { (t!(view, "find-no-organisation-do")) },
        ),
    }
}

fn none_do(view: &View) -> Markup {
    html! {
        (t!(view, "find-none-do")) " "
        a class="utrecht-link" href="/signalen/nieuw" { (t!(view, "find-none-raise")) }
    }
}

fn form(view: &View, typed: &Posted, sources: &[Source], results: &Results) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, typed, &problems).called("zoek");
    let kinds: Vec<Choice> =
        sources.iter().map(|source| Choice::new(source.kind, view.say(kind_key(source.kind), &[]))).collect();
    let themes: Vec<Choice> = results
        .themes
        .iter()
        .map(|theme| Choice::new(&theme.code, theme_name(view, results, &theme.code)))
        .collect();
    let since =
        ["week", "maand", "jaar"].map(|stretch| Choice::new(stretch, view.say(since_key(stretch), &[])));
    let narrowing = html! {
        (form.choice("soort", "find-kind", &kinds))
        (form.choice("thema", "find-theme", &themes))
        (form.line("gebied", "find-area").hint("find-area-hint").max(100))
        (form.line("organisatie", "find-organisation").hint("find-organisation-hint").max(120))
        (form.choice("sinds", "find-since", &since))
    };
    let summary = t!(view, "find-narrow");
    let is_narrowed = NARROWING.into_iter().any(|name| !typed.text(name).is_empty());
    let folded =
        if is_narrowed { fold_open(view, &summary, &narrowing) } else { fold(view, &summary, &narrowing) };
    let fields = html! {
        (form.search("q", "find-words").hint("find-words-hint").required().max(LONGEST).large())
        (folded)
    };
    form.asking("/zoeken", "find-act", &fields)
}

fn found(view: &View, results: &Results) -> Markup {
    html! {
        @if results.only_some_words {
            (notice(view, Tone::Quiet, &html! { (t!(view, "find-only-some")) }))
        }
        ul class="ponton-lines" role="list" {
            @for (kind, published) in &results.rows { (row(view, results, kind, published)) }
        }
    }
}

fn row(view: &View, results: &Results, kind: &str, published: &Published) -> Markup {
    let name = view.say(kind_key(kind), &[]);
    let themes: Vec<String> = published.themes.iter().map(|code| theme_name(view, results, code)).collect();
    // Where the title is only the beginning of the text, one fragment shows both.
    let is_beginning = published.text.starts_with(published.title.trim_end_matches('…'));
    let (head, rest) = if is_beginning {
        (marked(results, &published.text, FRAGMENT), Vec::new())
    } else {
        (marked(results, &published.title, published.title.len()), marked(results, &published.text, FRAGMENT))
    };
    html! {
        li class="ponton-line ponton-found" {
            (mark(&Mark::new(symbol(kind), &name)))
            div class="ponton-line__what" {
                a class="ponton-line__title ponton-line__title--whole utrecht-link" href=(published.path)
                    lang=[view.said_lang()] { (pieces(&head)) }
                @if !rest.is_empty() {
                    p class="ponton-found__words" lang=[view.said_lang()] { (pieces(&rest)) }
                }
                p class="ponton-found__about" {
                    (name) " · " (day(view, published.at))
                    @if !themes.is_empty() { " · " (themes.join(", ")) }
                }
            }
        }
    }
}

fn marked(results: &Results, text: &str, length: usize) -> Vec<Piece> {
    let whole = || vec![Piece { text: text.to_owned(), is_marked: false }];
    results
        .index
        .as_ref()
        .map_or_else(whole, |index| fragment(index.analyser(), text, &results.words, length))
}

fn pieces(pieces: &[Piece]) -> Markup {
    html! {
        @for piece in pieces {
            @if piece.is_marked { mark { (piece.text) } } @else { (piece.text) }
        }
    }
}

fn theme_name(view: &View, results: &Results, code: &str) -> String {
    results
        .themes
        .iter()
        .find(|theme| theme.code == code)
        .map_or(code, |theme| theme.name(view.lang))
        .to_owned()
}

/// The name of a kind of published things; a kind that came later and has no name here yet is simply something.
fn kind_key(kind: &str) -> &'static str {
    match kind {
        "signal" => "find-kind-signal",
        "dossier" => "find-kind-dossier",
        "solution" => "find-kind-solution",
        "question" => "find-kind-question",
        "answer" => "find-kind-answer",
        "practice" => "find-kind-practice",
        "offer" => "find-kind-offer",
        "deviation" => "find-kind-deviation",
        "measure" => "find-kind-measure",
        _ => "find-kind-other",
    }
}

fn symbol(kind: &str) -> Symbol {
    match kind {
        "dossier" => Symbol::Dossier,
        "solution" | "answer" | "deviation" => Symbol::Answer,
        "question" => Symbol::Question,
        "practice" => Symbol::GoodPractice,
        "offer" => Symbol::PontoonTwo,
        "measure" => Symbol::Commitment,
        _ => Symbol::Signal,
    }
}

fn since_key(stretch: &str) -> &'static str {
    match stretch {
        "week" => "find-since-week",
        "maand" => "find-since-month",
        _ => "find-since-year",
    }
}

fn first(typed: &Posted) -> Option<String> {
    (!typed.text("na").is_empty()).then(|| address(typed, None))
}

fn next(typed: &Posted, results: &Results) -> Option<String> {
    results.next.as_ref().map(|place| address(typed, Some(&Cursor::of(place).to_string())))
}

/// The same question at another place.
fn address(typed: &Posted, place: Option<&str>) -> String {
    let kept = ["q"].into_iter().chain(NARROWING).map(|name| (name, typed.text(name)));
    let pairs: Vec<String> = kept
        .chain(place.map(|place| ("na", place)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    format!("/zoeken?{}", pairs.join("&"))
}

/// What may stand in an address, and the rest by its bytes.
fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("writing to a string succeeds");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_comes_back_from_its_address_as_it_was_typed() {
        let typed = Posted::of(&[("q", "één & \"twee\"+%3D"), ("thema", "STE.x"), ("na", "oud")]);
        let address = address(&typed, Some("ab12"));
        let query = address.strip_prefix("/zoeken?").unwrap();
        let again = Posted::read(query.as_bytes()).unwrap();
        assert_eq!(again, Posted::of(&[("q", "één & \"twee\"+%3D"), ("thema", "STE.x"), ("na", "ab12")]));
    }
}
