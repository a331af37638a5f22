//! The parts of the page of a call round: its numbers, its areas, who comes back, who said no, and who calls.

use super::{Calling, Shown};
use crate::call_round::members::Member;
use crate::call_round::{Callers, State};
use crate::show_signal_page::{beginning, symbol};
use crate::start_call_round;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use web::components::mark::mark;
use web::components::{Mark, Symbol, Tally, Tone, fold, list, section, table};
use web::{View, t};

/// So much of a signal is shown.
const SHOWN: usize = 160;

/// Who is called, in words.
pub(super) fn population(view: &View, shown: &Shown) -> String {
    let all = usize::try_from(shown.coverage.all()).unwrap_or(0);
    start_call_round::said(view, &shown.round.population, shown.of.as_deref(), all)
}

/// The numbers that anybody reads from across the room.
pub(super) fn numbers(view: &View, shown: &Shown) -> Vec<Tally> {
    let coverage = shown.coverage;
    let number = |count: i64, tone: Tone, text: String, href: Option<String>| Tally {
        number: u64::try_from(count).unwrap_or(0),
        text,
        tone,
        href,
    };
    let silent = Some(format!("{}/stil", shown.round.href()));
    vec![
        number(coverage.spoken, Tone::Landed, t!(view, "coverage-of", all = coverage.all()), None),
        number(coverage.not_reached, Tone::Wait, t!(view, "coverage-not-reached"), silent.clone()),
        number(coverage.said_no, Tone::Quiet, t!(view, "coverage-said-no"), None),
        number(coverage.to_call, Tone::Quiet, t!(view, "coverage-to-call"), silent),
    ]
}

/// How far it has come in each area.
pub(super) fn areas(view: &View, shown: &Shown) -> Markup {
    let columns = [
        t!(view, "call-round-area"),
        t!(view, "coverage-spoken"),
        t!(view, "coverage-not-reached"),
        t!(view, "coverage-said-no"),
        t!(view, "coverage-to-call"),
    ];
    let rows: Vec<Vec<Markup>> = shown
        .by_area
        .iter()
        .map(|(area, coverage)| {
            let spoken = t!(view, "coverage-so-many-of", spoken = coverage.spoken, all = coverage.all());
            vec![
                html! { (area) },
                html! { (spoken) },
                html! { (coverage.not_reached) },
                html! { (coverage.said_no) },
                html! { (coverage.to_call) },
            ]
        })
        .collect();
    table(&t!(view, "call-round-areas-what"), &columns, &rows)
}

/// So many members of a kind are in sight.
const IN_SIGHT: usize = 50;

/// Lines, of which those behind the first fifty are folded away.
fn folded(view: &View, lines: &[NameLine]) -> Markup {
    let (in_sight, more) = lines.split_at(lines.len().min(IN_SIGHT));
    html! {
        (name_lines(in_sight))
        @if !more.is_empty() { (fold(view, &t!(view, "call-round-more", count = more.len()), &name_lines(more))) }
    }
}

/// Who comes back, and who said no; nothing when there is nobody.
pub(super) fn come_back(view: &View, shown: &Shown, calling: &Calling) -> Markup {
    let not_reached: Vec<NameLine> =
        calling.not_reached.iter().map(|member| not_reached(view, shown, member)).collect();
    let said_no: Vec<NameLine> = calling.said_no.iter().map(|member| said_no(view, shown, member)).collect();
    html! {
        @if !not_reached.is_empty() {
            (section("niet-bereikt", &t!(view, "call-round-not-reached"), &folded(view, &not_reached)))
        }
        @if !said_no.is_empty() {
            (section("nee", &t!(view, "call-round-said-no"), &html! {
                p { (t!(view, "call-round-said-no-what")) }
                (folded(view, &said_no))
            }))
        }
    }
}

fn not_reached(view: &View, shown: &Shown, member: &Member) -> NameLine {
    let comes = match member.again_at {
        Some(at) if at <= view.now => t!(view, "call-round-comes-now"),
        Some(at) => t!(view, "call-round-comes-back", when = view.day(at)),
        None => t!(view, "call-round-comes-no-more"),
    };
    let action = format!("{}/volgende", shown.round.href());
    let runs = shown.round.state == State::Running;
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "call-round-member")),
        href: Some(format!("/netwerk/organisaties/{}", member.organisation)),
        name: member.name.clone(),
        what: t!(view, "call-tried", count = member.tries),
        place: comes,
        act: if runs {
            button(view, &action, &t!(view, "call-round-call-back"), member)
        } else {
            html! {}
        },
    }
}

fn said_no(view: &View, shown: &Shown, member: &Member) -> NameLine {
    let action = format!("{}/toch", shown.round.href());
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "call-round-member")),
        href: Some(format!("/netwerk/organisaties/{}", member.organisation)),
        name: member.name.clone(),
        what: member.place.clone(),
        place: String::new(),
        act: button(view, &action, &t!(view, "call-after-all-act"), member),
    }
}

/// A button about one member, named after the verb for whoever hears the page, so that ten buttons differ.
fn button(view: &View, action: &str, text: &str, member: &Member) -> Markup {
    html! {
        form class="ponton-one-button" action=(action) method="post" {
            input type="hidden" name="form_key" value=(view.form_key);
            input type="hidden" name="organisation" value=(member.organisation);
            button class="utrecht-button utrecht-button--secondary-action ponton-button-link" type="submit" {
                (text) span class="ponton-unseen" { ": " (member.name) }
            }
        }
    }
}

/// What came of it.
pub(super) fn signals(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Markup> = shown
        .signals
        .iter()
        .map(|signal| {
            let kind = Mark::new(symbol(signal.kind), view.say(signal.kind.text_key(), &[]));
            html! {
                (mark(&kind)) " " (view.say(signal.kind.text_key(), &[])) ": "
                a class="utrecht-link" href=(signal.href()) lang=[view.said_lang()] { (beginning(&signal.words, SHOWN)) }
                " · " (signal.organisation_name)
            }
        })
        .collect();
    list(&rows)
}

/// Who calls along; never who called how many.
pub(super) fn callers(view: &View, shown: &Shown) -> Markup {
    let names: Vec<&str> = shown.callers.iter().map(|(_, name)| name.as_str()).collect();
    let key = match shown.round.callers {
        Callers::ByRole => "call-round-callers-by-role",
        Callers::Chosen => "call-round-callers-chosen",
    };
    let (leader, names) = (shown.round.led_by_name.as_str(), names.join(", "));
    html! {
        p { (view.say(key, &[("leader", leader.into()), ("names", names.into())])) }
        p { (t!(view, "call-round-order", order = view.say(shown.round.order.text_key(), &[]))) }
    }
}
