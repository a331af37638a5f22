//! What the reader may do with a dossier as it stands now, each act folded up. What is not possible yet, but is what
//! people look for, says why.

use super::deed::{Deed, Refused, Typed};
use super::read::Shown;
use crate::dossier::{Ending, State, Step};
use crate::signal::Stamp;
use crate::{
    bring_back, bring_to_table, confirm, hand_over_driver, join_coalition, leave_coalition, lift,
    make_commitment, record_solution, reopen_dossier, state_problem, suggest, word_remainder,
};
use maud::{Markup, html};
use web::components::{Tone, fold, fold_open, notice, section};
use web::{View, t};

/// Every act of the page, in the order in which they are shown.
pub(super) const DEEDS: [Deed; 14] = [
    hand_over_driver::ANSWER,
    bring_back::DEED,
    state_problem::DEED,
    bring_to_table::DEED,
    record_solution::DEED,
    make_commitment::DEED,
    suggest::DEED,
    join_coalition::DEED,
    leave_coalition::DEED,
    lift::DEED,
    hand_over_driver::OFFER,
    word_remainder::DEED,
    confirm::CLOSE,
    reopen_dossier::DEED,
];

/// The acts in a section of their own; nothing when there is nothing to do for this reader.
pub(super) fn acts(view: &View, shown: &Shown, refused: Option<&Refused>) -> Markup {
    let folds: Vec<Markup> = DEEDS.iter().filter_map(|deed| one(view, shown, refused, deed)).collect();
    html! {
        @if !folds.is_empty() {
            (section("acts", &t!(view, "dossier-acts"), &html! { @for fold in &folds { (fold) } }))
        }
    }
}

fn one(view: &View, shown: &Shown, refused: Option<&Refused>, deed: &Deed) -> Option<Markup> {
    let typed = Typed::of(refused, deed.name, None);
    if !(offered(shown, deed) || typed.is_refused() && shown.may(deed)) {
        return None;
    }
    let inner = form(view, shown, typed, deed);
    let summary = view.say(deed.summary, &[]);
    let opened = typed.is_refused() || deed.name == hand_over_driver::ANSWER.name;
    let folded = if opened { fold_open(view, &summary, &inner) } else { fold(view, &summary, &inner) };
    Some(html! { div id={"act-" (deed.name)} { (folded) } })
}

fn form(view: &View, shown: &Shown, typed: Typed<'_>, deed: &Deed) -> Markup {
    match deed.name {
        "driver-answer" => hand_over_driver::answer_form(view, shown, typed),
        "back" => bring_back::form(view, shown, typed),
        "statement" => state_problem::form(view, shown, typed),
        "table" => bring_to_table::form(view, shown, typed),
        "solution" => record_solution::form(view, shown, typed),
        "commitment" => make_commitment::form(view, shown, typed),
        "suggest" => suggest::form(view, shown, typed),
        "coalition" => join_coalition::form(view, shown, typed),
        "leave-coalition" => leave_coalition::form(view, shown, typed),
        "lift" => lift::form(view, shown, typed),
        "driver" => hand_over_driver::offer_form(view, shown, typed),
        "remainder" => word_remainder::form(view, shown, typed),
        "close" => closing(view, shown, typed),
        _ => reopen_dossier::form(view, shown, typed),
    }
}

/// Closing: who said what, and what stands in the way.
fn closing(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let counted = &shown.closing;
    html! {
        // Where there is no solution, nobody was asked.
        @if counted.ending() != Ending::Unsolved {
            p { (t!(view, "closing-counts", works = counted.works, not = counted.not_yet, silent = counted.silent)) }
        }
        @match counted.blocked() {
            // A refused form is shown with its problem, which says the same.
            Some(_) if typed.is_refused() => (confirm::close_form(view, shown, typed)),
            Some(blocked) => (notice(view, Tone::Wait, &html! { (view.say(blocked, &[])) })),
            None => (confirm::close_form(view, shown, typed)),
        }
    }
}

/// Whether a deed stands on the page for this reader.
pub(super) fn offered(shown: &Shown, deed: &Deed) -> bool {
    shown.may(deed) && possible(shown, deed)
}

/// Whether a deed is possible as the dossier stands, as its rules say.
fn possible(shown: &Shown, deed: &Deed) -> bool {
    let dossier = &shown.dossier;
    let stamp = Stamp { at: dossier.opened_at, by: dossier.driver };
    let leads_on = |step: Step| dossier.state.after(step, stamp).is_ok();
    let open = dossier.state.ending().is_none();
    match deed.name {
        "driver-answer" => true,
        "back" => leads_on(Step::BringBack) && !shown.untold().is_empty(),
        "statement" => leads_on(Step::Prepare),
        "table" => leads_on(Step::BringToTable),
        "solution" => leads_on(Step::Solve),
        "leave-coalition" => open && !shown.leaving.is_empty(),
        "lift" => open && dossier.level.above().is_some(),
        "driver" => open && shown.asked_name.is_none(),
        // Closing is what people look for once there is a solution; before that it would only be noise.
        "close" => matches!(
            dossier.state,
            State::Solved(_) | State::NotSolved(..) | State::BroughtBack(_) | State::Remainder(..)
        ),
        "remainder" => matches!(dossier.state, State::Remainder(..)),
        "reopen" => !open,
        _ => open,
    }
}
