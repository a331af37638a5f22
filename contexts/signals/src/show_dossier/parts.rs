//! The parts of a dossier's page that tell what it is: the problem, its signals, suggestions, who carries it, the tables
//! it lay at, who promised what, and what came of it.

use super::acts;
use super::deed::{Refused, Typed};
use super::read::{Part, Promise, Shown};
use super::{kind_words, signal_href};
use crate::bring_to_table::{AgendaItem, Talk};
use crate::dossier::State;
use crate::keep_commitment;
use crate::kinds::SolutionKind;
use crate::make_commitment::Kept;
use crate::solution::Solution;
use crate::state_problem;
use kernel::calendar;
use maud::{Markup, html};
use web::components::{
    Symbol, Tone, day, empty, facts, fold, fold_open, list, mark, notice, quote, section, when,
};
use web::{View, t};

/// Signals in sight before the rest is folded up.
const IN_SIGHT: usize = 12;

/// The statement of the problem, or an invitation to write it.
pub(super) fn problem(view: &View, shown: &Shown) -> Markup {
    let inner = match &shown.dossier.problem {
        Some(problem) => html! { p class="ponton-words" { (problem) } },
        None if matches!(shown.dossier.state, State::Closed(..)) => {
            html! { p { (t!(view, "statement-never")) } }
        }
        None if !acts::offered(shown, &state_problem::DEED) => html! { p { (t!(view, "statement-none")) } },
        None => empty(
            &t!(view, "statement-none"),
            &html! {
                (t!(view, "statement-invites"))
                " " a class="utrecht-link" href="#act-statement" { (t!(view, "statement-act")) }
            },
        ),
    };
    let level = view.say(shown.dossier.level.text_key(), &[]);
    let days = u32::try_from(lead_days(view, shown)).unwrap_or(0);
    section(
        "problem",
        &t!(view, "dossier-problem"),
        &html! {
            (inner)
            (facts(&[
                (t!(view, "dossier-level"), html! { (level) }),
                (t!(view, "dossier-first-raised"), html! { (day(view, shown.dossier.first_raised_at)) }),
                (t!(view, "dossier-lead-time"), html! { (t!(view, "dossier-days", count = days)) }),
            ]))
        },
    )
}

/// Days from the first report until it was closed, or until now.
fn lead_days(view: &View, shown: &Shown) -> i32 {
    let until = match shown.dossier.holding {
        Some(_) => view.now,
        None => shown.dossier.state.stamp().at,
    };
    calendar::days_until(until, shown.dossier.first_raised_at)
}

/// The signals in it.
pub(super) fn signals(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Markup> = shown.signals.iter().map(|part| signal(view, part)).collect();
    let (first, rest) = rows.split_at(rows.len().min(IN_SIGHT));
    section(
        "signals",
        &t!(view, "dossier-signals", count = rows.len()),
        &html! {
            (list(first))
            @if !rest.is_empty() {
                (fold(view, &t!(view, "dossier-more-signals", count = rest.len()), &list(rest)))
            }
        },
    )
}

fn signal(view: &View, part: &Part) -> Markup {
    html! {
        a class="utrecht-link" href=(signal_href(part.id)) { (part.words) }
        p class="ponton-quiet" {
            (kind_words(view, part.kind)) ", "
            @match &part.reporter {
                Some((name, organisation)) => { (name) ", " (organisation) ", " },
                None => { (t!(view, "dossier-shielded-reporter")) ", " },
            }
            (day(view, part.raised_at))
        }
    }
}

/// Suggestions, apart from the problem.
pub(super) fn suggestions(view: &View, shown: &Shown) -> Markup {
    html! {
        @if !shown.suggestions.is_empty() {
            (section("suggestions", &t!(view, "dossier-suggestions"), &html! {
                @for suggestion in &shown.suggestions {
                    (quote(view, &suggestion.words, &t!(view, "dossier-said-on", name = suggestion.by.as_str(),
                        moment = view.day(suggestion.at))))
                }
            }))
        }
    }
}

/// The coalition.
pub(super) fn together(view: &View, shown: &Shown) -> Markup {
    let names: Vec<Markup> = shown.coalition.iter().map(|(_, name)| html! { (name) }).collect();
    html! {
        @if !names.is_empty() { (section("partners", &t!(view, "dossier-coalition"), &list(&names))) }
    }
}

/// The agendas it stood or stands on, with what was said.
pub(super) fn tables(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Markup> = shown.agenda.iter().map(|item| table(view, item)).collect();
    html! {
        @if !rows.is_empty() { (section("tables", &t!(view, "dossier-tables"), &list(&rows))) }
    }
}

fn table(view: &View, item: &AgendaItem) -> Markup {
    html! {
        a class="utrecht-link" href=(item.href()) { (item.table) } ", " (when(view, item.starts_at))
        p { (t!(view, "dossier-question", question = item.question.as_str())) }
        @match &item.talk {
            Talk::OnAgenda if item.starts_at < view.now => (notice(view, Tone::Now, &html! {
                (t!(view, "dossier-outcome-missing"))
            })),
            Talk::OnAgenda => p class="ponton-quiet" { (t!(view, "dossier-on-agenda")) },
            Talk::Discussed { outcome, at } => (quote(view, outcome, &t!(view, "dossier-outcome-on", moment = view.day(*at)))),
            Talk::TakenOff { at, .. } => p class="ponton-quiet" {
                (t!(view, "dossier-taken-off", moment = view.day(*at)))
            },
        }
    }
}

/// Who promised what, by when, and what became of it.
pub(super) fn commitments(view: &View, shown: &Shown, refused: Option<&Refused>) -> Markup {
    let rows: Vec<Markup> =
        shown.commitments.iter().map(|promise| commitment(view, shown, promise, refused)).collect();
    html! {
        @if !rows.is_empty() { (section("commitments", &t!(view, "dossier-commitments"), &list(&rows))) }
    }
}

fn commitment(view: &View, shown: &Shown, promise: &Promise, refused: Option<&Refused>) -> Markup {
    let made = &promise.commitment;
    let typed = Typed::of(refused, keep_commitment::DEED.name, Some(made.id.into()));
    html! {
        (mark::mark(&mark::Mark::new(Symbol::Commitment, t!(view, "commitment-mark"))))
        " " strong { (made.person_name) } ", " (made.organisation) ": " (made.words)
        p class="ponton-quiet" { (t!(view, "commitment-due-on", moment = view.when(made.due_at))) }
        @match made.state {
            Kept::Open if made.due_at < view.now => (notice(view, Tone::Now, &html! { (t!(view, "commitment-overdue")) })),
            Kept::Open => p { (view.say(made.state.text_key(), &[])) },
            Kept::Kept => (notice(view, Tone::Landed, &html! {
                (view.say(made.state.text_key(), &[])) ", " (day(view, made.since))
            })),
            Kept::NotKept => (notice(view, Tone::Wait, &html! {
                (view.say(made.state.text_key(), &[])) @if let Some(why) = &made.why { ": " (why) }
            })),
        }
        @if promise.may_keep || typed.is_refused() {
            @let form = keep_commitment::form(view, made, &shown.dossier.driver_name, typed);
            @let summary = t!(view, "keep-act");
            @if typed.is_refused() { (fold_open(view, &summary, &form)) } @else { (fold(view, &summary, &form)) }
        }
    }
}

/// What came of it: the newest version in full, the ones before folded up.
pub(super) fn solutions(view: &View, shown: &Shown) -> Markup {
    let Some((newest, before)) = shown.solutions.split_first() else { return html! {} };
    let earlier: Vec<Markup> = before.iter().map(|version| solution(view, version)).collect();
    section(
        "solutions",
        &t!(view, "dossier-solution"),
        &html! {
            (solution(view, newest))
            @if !earlier.is_empty() {
                (fold(view, &t!(view, "dossier-earlier-versions", count = earlier.len()), &list(&earlier)))
            }
        },
    )
}

/// One version, with its date, owner and force (an answer shows its date, version and owner).
pub(crate) fn solution(view: &View, version: &Solution) -> Markup {
    let by =
        t!(view, "solution-by", name = version.recorded_by.as_str(), moment = view.day(version.recorded_at));
    let mut rows = vec![
        (t!(view, "solution-is"), html! { (view.say(version.kind.text_key(), &[])) }),
        (t!(view, "solution-force"), html! { (view.say(version.force.text_key(), &[])) }),
        (t!(view, "solution-owned-by"), html! { (version.owner) }),
        (t!(view, "solution-version"), html! { (version.number) }),
    ];
    if let Some(until) = version.valid_until {
        rows.push((t!(view, "solution-until"), day(view, until)));
    }
    html! {
        (quote(view, &version.words, &by))
        @if let Some(why) = &version.why {
            @let key = if version.kind == SolutionKind::NoneYet { "solution-none-yet-why" } else { "solution-because" };
            p { (view.say(key, &[("why", why.into())])) }
        }
        (facts(&rows))
    }
}
