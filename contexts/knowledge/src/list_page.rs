//! What the lists of answers, practices and measures share: newest first, a page at a time, narrowed to a theme where the
//! reader chose one, with what to do first where there is nothing. What stands on a line is each list's own.

use crate::crisis::{Crisis, banner};
use crate::show_crisis::PLACE;
use crate::themes;
use crate::who_holds::places;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::theme::Theme;
use store::ToValue;
use web::components::{empty, fold, fold_open, pager, title};
use web::{Form, Page, Posted, Problems, View, t};

/// A list: where it stands, and the keys of what it says.
pub struct List {
    /// Its address.
    pub path: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// That there is none of the chosen theme.
    pub none_such: &'static str,
    /// That there is none at all.
    pub none: &'static str,
    /// What to do then.
    pub none_then: &'static str,
}

/// What a page of a list holds.
pub struct Filled<'a> {
    /// The crisis that runs, if one does.
    pub crisis: Option<&'a Crisis>,
    /// The themes of the network.
    pub themes: &'a [Theme],
    /// What the reader may add.
    pub act: Markup,
    /// The lines.
    pub lines: Vec<NameLine>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The condition that keeps `column` to the chosen themes; none keeps all.
pub fn narrowed<'a>(column: &str, within: &'a [String], params: &mut Vec<&'a dyn ToValue>) -> String {
    if within.is_empty() { String::new() } else { format!(" and {column} in ({})", places(within, params)) }
}

/// The page.
pub fn page(view: &View, asked: &Posted, list: &List, filled: &Filled<'_>) -> Page {
    let heading = view.say(list.title, &[]);
    let is_filtered = !asked.text("thema").is_empty() || !asked.text("na").is_empty();
    let main = html! {
        (banner(view, filled.crisis))
        (title(&heading, &view.say(list.what, &[])))
        (filled.act)
        (filter(view, list.path, asked, filled.themes))
        @if filled.lines.is_empty() && is_filtered {
            (empty(&view.say(list.none_such, &[]), &html! {
                a class="utrecht-link" href=(list.path) { (t!(view, "knowledge-show-all")) }
            }))
        } @else if filled.lines.is_empty() {
            (empty(&view.say(list.none, &[]), &html! { (view.say(list.none_then, &[])) }))
        }
        (name_lines(&filled.lines))
        (pages(view, list.path, asked, filled.next.clone()))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The filter by theme above a list at `path`.
pub fn filter(view: &View, path: &str, asked: &Posted, themes: &[Theme]) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("filter");
    let choices = themes::choices(themes, view.lang);
    let inner = form.asking(
        path,
        "knowledge-filter-act",
        &html! { (form.choice("thema", "knowledge-theme", &choices)) },
    );
    let summary = t!(view, "knowledge-filter");
    if asked.text("thema").is_empty() {
        fold(view, &summary, &inner)
    } else {
        fold_open(view, &summary, &inner)
    }
}

/// The way to the first and the next page of a list at `path`.
pub fn pages(view: &View, path: &str, asked: &Posted, next: Option<String>) -> Markup {
    let clean =
        |value: &str| value.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter));
    let theme = Some(asked.text("thema")).filter(|code| !code.is_empty() && clean(code));
    let address = |place: Option<String>| {
        let pairs: Vec<String> = theme
            .map(|code| format!("thema={code}"))
            .into_iter()
            .chain(place.map(|place| format!("na={place}")))
            .collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    };
    let first = (!asked.text("na").is_empty()).then(|| address(None));
    let next = next.map(|place| address(Some(place)));
    pager(view, first.as_deref(), next.as_deref())
}
