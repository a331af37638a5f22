//! The part of an alarm's page that says what it counts: from whom, and the signals that everybody may read.

use super::Shown;
use maud::{Markup, html};
use network::published::Published;
use web::components::{empty, fold, list};
use web::{View, t};

/// So many signals are listed, and gathered at once.
const LISTED: usize = 30;
/// So many are read at once; the others are folded.
const READ: usize = 5;

pub(super) fn signals(view: &View, shown: &Shown) -> Markup {
    let link = |one: &Published| {
        html! {
            a class="utrecht-link" href=(one.path) { span lang=[view.said_lang()] { (one.title) } } " "
            span class="ponton-title__under" { (view.day(one.at)) }
        }
    };
    let items: Vec<Markup> = shown.counts.iter().take(LISTED).map(link).collect();
    let from = |(name, number): &(String, usize)| {
        html! { (t!(view, "alarm-source", organisation = name, count = *number)) }
    };
    let sources: Vec<Markup> = shown.organisations.iter().map(from).collect();
    html! {
        @if items.is_empty() && shown.elsewhere + shown.asked == 0 {
            (empty(&t!(view, "alarm-counts-none"), &html! { (t!(view, "alarm-counts-none-why")) }))
        }
        @if !sources.is_empty() { p { (t!(view, "alarm-sources", count = sources.len())) } (list(&sources)) }
        @if !items.is_empty() {
            p { (t!(view, "alarm-counts-what")) }
            (list(&items[..items.len().min(READ)]))
            @if items.len() > READ {
                (fold(view, &t!(view, "alarm-counts-others", count = items.len() - READ), &list(&items[READ..])))
            }
        }
        @if shown.counts.len() > items.len() { p { (t!(view, "alarm-counts-more", count = shown.counts.len() - items.len())) } }
        @if let Some(gather) = gather(shown) {
            p { a class="utrecht-link" href=(gather) { (t!(view, "alarm-gather")) } }
        }
        @if shown.asked > 0 { p { (t!(view, "alarm-counts-asked", count = shown.asked)) } }
        @if shown.elsewhere > 0 { p { (t!(view, "alarm-counts-elsewhere", count = shown.elsewhere)) } }
    }
}

/// Where these signals become a dossier, which a table can take up.
fn gather(shown: &Shown) -> Option<String> {
    let signals = shown.counts.iter().filter(|one| one.path.starts_with("/signalen/")).take(LISTED);
    let asked: Vec<String> = signals.map(|one| format!("signal={}", one.id)).collect();
    let may = shown.may.contains(&"gather_dossier") && !asked.is_empty();
    may.then(|| format!("/dossiers/nieuw?{}", asked.join("&")))
}
