//! The plan in full, as the page of a plan shows it: goals, household, strengths and worries. It stays folded away until
//! somebody chooses to use it; the plan is light by default.

use crate::goal::{self, Shown as Goal};
use crate::note_household::{self, Note};
use crate::right_request::About;
use crate::show_plan::Shown;
use crate::{plan, review_plan, score_goal, set_goal};
use maud::{Markup, html};
use network::again::Again;
use web::components::{fold, fold_open, list, post_button};
use web::{View, t};

/// The forms of this part: when one of them was refused, the part stands open.
const FORMS: [&str; 4] = ["goal", "score", "note", "review"];

/// What the part shows.
#[derive(Clone, Debug, Default)]
pub struct Full {
    /// What somebody wants.
    pub goals: Vec<Goal>,
    /// What there is to know.
    pub notes: Vec<Note>,
}

/// The part of the page, for whoever works on the whole plan.
pub fn part(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let full = &shown.parts.full;
    let id = shown.plan.id;
    let inner = html! {
        (goals(view, shown, again))
        (note_household::notes(view, shown, &full.notes))
        (set_goal::form(view, again, id))
        (note_household::form(view, again, id))
        (review_plan::form(view, again, id))
    };
    let is_used = !full.goals.is_empty() || !full.notes.is_empty();
    let is_refused = FORMS.iter().any(|form| again.typed(form).is_some());
    let summary = t!(view, "full-plan-title");
    html! {
        div id="doelen" {
            @if is_used || is_refused { (fold_open(view, &summary, &inner)) } @else { (fold(view, &summary, &inner)) }
        }
    }
}

/// The same, only to read.
pub(crate) fn said(view: &View, shown: &Shown) -> Markup {
    let full = &shown.parts.full;
    html! {
        (goals(view, shown, &Again::NOTHING))
        (note_household::notes(view, shown, &full.notes))
    }
}

fn goals(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let goals = &shown.parts.full.goals;
    let lines: Vec<Markup> = goals.iter().map(|one| line(view, shown, again, one)).collect();
    let scored: Vec<(i64, i64)> = goals
        .iter()
        .filter(|one| one.goal.runs)
        .filter_map(|one| Some((one.goal.weight, one.goal.reached?)))
        .collect();
    html! {
        @if !goals.is_empty() { h3 class="utrecht-heading-3" { (t!(view, "goals-title")) } }
        (list(&lines))
        @if let Some(attained) = goal::attainment(&scored) {
            p { (t!(view, "goals-attainment", score = format!("{attained:.0}"))) }
        }
    }
}

fn line(view: &View, shown: &Shown, again: &Again<'_>, one: &Goal) -> Markup {
    let goal = &one.goal;
    html! {
        strong lang=[view.said_lang()] { (one.words) }
        @if goal.resident.is_some() { " · " (t!(view, "goal-by-resident")) }
        @match goal.heavy {
            Some((first, now)) if first != now => { " · " (t!(view, "goal-heavy-from", first = first, now = now)) }
            Some((_, now)) => { " · " (t!(view, "goal-heavy", now = now)) }
            None => {},
        }
        @if let Some(reached) = goal.reached { " · " (view.say(score_goal::reached_key(reached), &[])) }
        (shown.statements.beside(view, About::Goal, goal.id))
        @if goal.runs && shown.may_work {
            (score_goal::form(view, again, shown.plan.id, goal.id))
            (post_button(view, &format!("{}/doelen/{}/einde", plan::href(shown.plan.id), goal.id), "goal-end", &[], &[]))
        }
        @if !goal.runs {
            " · " (t!(view, "goal-over"))
        }
    }
}
