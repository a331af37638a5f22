//! How the page of a signal looks, from top to bottom: the reporter's words, who holds it and what is next, the stations,
//! what may be added, what came back with "Werkt dit bij jullie?", where it lies, the acts, and its way.

mod came_back;

use crate::kinds::Kind;
use crate::show_signal::{Act, Reader, Refused, Shown};
use crate::signal::State;
use crate::who_holds::Through;
use crate::{add_to_signal, answer, capture_form, carry, close_signal, gather, signal_way, understand};
use maud::{Markup, html};
use web::components::{Symbol, Tone, facts, fold, head, list, notice, quote, section, stations, when};
use web::{Page, View, t};
use worklist::why;

/// A heading longer than this, in characters, is cut; the whole stands below it.
const HEADING: usize = 220;

/// The page.
pub fn page(view: &View, shown: &Shown, refused: &Refused) -> Page {
    let words = beginning(&shown.signal.words, HEADING);
    let main = html! {
        (head(view, &words, Some(&said_by(view, shown)), &sentence(view, shown)))
        @if words != shown.signal.words { (quote(view, &shown.signal.words, "")) }
        (stations(view, &signal_way::stations_of(view, shown)))
        @if shown.signal.shielded {
            (notice(view, Tone::Wait, &html! { (t!(view, "signal-shielded")) }))
            @if shown.known.confidants.is_empty() {
                (notice(view, Tone::Now, &html! { (capture_form::who_sees_a_wrong(view, &shown.known)) }))
            }
        }
        @if (shown.may("add_to_signal") && shown.reader == Reader::Reporter) || refused.is(Act::Add) {
            (add_to_signal::section_for(view, shown, refused))
        }
        (came_back::came_back(view, shown, refused))
        (facts(&known_facts(view, shown)))
        (said_along(view, shown))
        (dossiers(view, shown))
        (shown.beside)
        (acts(view, shown, refused))
        (section("weg", &t!(view, "signal-way"), &signal_way::way_of(view, shown)))
    };
    Page::new(view, beginning(&shown.signal.words, 60), main)
}

/// The beginning of a text, cut at a word.
pub fn beginning(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// Who said it, as far as the reader may know.
pub fn said_by(view: &View, shown: &Shown) -> String {
    if shown.signal.shielded && shown.reader == Reader::Colleague {
        return t!(view, "signal-protected-reporter");
    }
    let (name, organisation) = (&shown.signal.raised_by_name, &shown.signal.organisation_name);
    if shown.came_of.is_some() {
        return t!(view, "signal-said-for-member", name = name, organisation = organisation);
    }
    format!("{name}, {organisation}")
}

fn sentence(view: &View, shown: &Shown) -> Markup {
    let Some(held) = &shown.held else {
        let key = match shown.signal.state {
            State::Confirmed(_) => "signal-works-here",
            State::Closed(_) if shown.told.first().is_some_and(|told| !told.asks()) => {
                "signal-closed-unsolved"
            }
            State::Closed(_) => "signal-closed-in-silence",
            State::Raised(_)
            | State::Understood(_)
            | State::Carried(_)
            | State::Answered(_)
            | State::BroughtBack(_) => "signal-closed-with-dossier",
        };
        return html! { (view.say(key, &[("day", view.day(shown.signal.state.stamp().at).into())])) };
    };
    let key = match held.through {
        Through::Itself => "signal-held",
        Through::Dossier => "signal-driven",
    };
    let step = why::say(view, &held.why);
    html! {
        (view.say(key, &[("holder", (&held.name).into()), ("step", step.into())])) " " (when(view, held.moment)) "."
        @if let Some(from) = &held.left_by { " " strong { (t!(view, "signal-climbed", from = from)) } }
    }
}

fn known_facts(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let signal = &shown.signal;
    let mut rows = vec![(t!(view, "signal-kind"), html! { (view.say(signal.kind.text_key(), &[])) })];
    if !shown.themes.is_empty() {
        let names: Vec<String> =
            shown.themes.iter().map(|code| shown.known.theme_name(code, view.lang)).collect();
        rows.push((t!(view, "signal-theme"), html! { (names.join(" · ")) }));
    }
    if let Some(area) = &signal.area_name {
        rows.push((t!(view, "signal-area"), html! { (area) }));
    }
    rows.push((t!(view, "signal-level"), html! { (view.say(signal.level.text_key(), &[])) }));
    rows.push((t!(view, "signal-raised-at"), html! { (when(view, signal.raised_at)) }));
    if let (Some(reason), true) = (&signal.guard_reason, shown.may("understand_signal")) {
        rows.push((t!(view, "signal-guard-reason"), html! { (reason) }));
    }
    rows
}

fn said_along(view: &View, shown: &Shown) -> Markup {
    let signal = &shown.signal;
    html! {
        @if let Some(words) = &signal.quote {
            @let by = if signal.quote_source_shielded || signal.shielded {
                t!(view, "signal-quote-shielded")
            } else {
                t!(view, "signal-quote-open", name = &signal.raised_by_name)
            };
            (quote(view, words, &by))
        }
        @if let Some(words) = &signal.suggestion {
            (section("suggestie", &t!(view, "signal-suggestion"), &html! { p { (words) } }))
        }
    }
}

fn dossiers(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Markup> = shown
        .dossiers
        .iter()
        .map(|dossier| {
            html! {
                a class="utrecht-link" href=(dossier.href()) { (dossier.title) }
                " · " (t!(view, "signal-dossier-driver", name = &dossier.driver_name))
            }
        })
        .collect();
    html! {
        @if !rows.is_empty() { (section("dossiers", &t!(view, "signal-dossiers"), &list(&rows))) }
    }
}

fn acts(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let told = matches!(shown.signal.state, State::Answered(_) | State::BroughtBack(_));
    let offered = |act: Act, action: &str| shown.may(action) || refused.is(act);
    let answers = shown.may("answer_signal") && shown.dossiers.is_empty();
    let asked = shown.told.first().is_some_and(|told| told.works.is_none() && told.asked_at.is_some());
    let closes = answers && told && asked;
    let folds = html! {
        @if offered(Act::Understand, "understand_signal") { (understand::fold_for(view, shown, refused)) }
        @if offered(Act::Gather, "gather_dossier") { (gather::fold_for(view, shown, refused)) }
        @if shown.may("carry_signal") { (fold(view, &t!(view, "carry-fold"), &carry::choices_for(view, shown))) }
        @if answers || refused.is(Act::Answer) { (answer::fold_for(view, shown, refused)) }
        @if closes || refused.is(Act::Close) { (close_signal::fold_for(view, shown, refused)) }
    };
    html! {
        @if !folds.0.is_empty() { (section("doen", &t!(view, "signal-acts"), &folds)) }
    }
}

/// The mark of a kind.
pub fn symbol(kind: Kind) -> Symbol {
    match kind {
        Kind::Unsorted | Kind::Suggestion => Symbol::Signal,
        Kind::GoodPractice => Symbol::GoodPractice,
        Kind::Bottleneck => Symbol::Bottleneck,
        Kind::Question => Symbol::Question,
        Kind::Wrong => Symbol::Wrong,
    }
}
