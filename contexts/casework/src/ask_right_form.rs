//! The page of what a resident may ask: what was asked and until when it is answered, a form to ask something, and until when
//! the plan is kept. For whoever works with residents; the words are for whoever answers.

use crate::ask_right::{LONGEST, Line, Shown, href};
use crate::plan::{self, Plan};
use crate::right_request::{About, Asker, Right, Stage};
use crate::share::Reads;
use crate::{
    PLACE, agreement, answer_right, export_plan, goal, help_request, keep_plan, log_contact, note_household,
};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Reading;
use network::{Actor, Refusal};
use store::{After, Tx};
use web::components::{empty, quote, section, title};
use web::{Choice, Page, View, t};

/// So many characters of something are enough to know it by.
const SHORT: usize = 60;

/// What a correction can be about: as it is sent, and its first words.
pub(crate) fn things(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (plan, reads): (&Plan, &Reads),
    reading: &Reading,
) -> Result<Vec<(String, String)>, Refusal> {
    let thing =
        |about: About, id: kernel::ids::Uuid, words: &str| (format!("{}:{id}", about.name()), short(words));
    let mut things = vec![thing(About::Plan, plan.id.into(), &plan.face(reading)?.worry)];
    for one in help_request::of_plan(tx, plan.network, plan.id)? {
        if let Some(question) = one.question(reading)? {
            things.push(thing(About::HelpRequest, one.id.into(), &question));
        }
    }
    for one in log_contact::of_plan(tx, plan.network, (plan.id, &After::start(u16::MAX)), reading)?.rows {
        things.push(thing(About::Contact, one.id.into(), &one.words));
    }
    for one in agreement::of_plan(tx, plan.network, plan.id)? {
        let id = one.id;
        things.push(thing(About::Agreement, id.into(), &one.opened(reading)?.words));
    }
    for one in goal::of_plan(tx, plan.network, plan.id, reading)? {
        things.push(thing(About::Goal, one.goal.id.into(), &one.words));
    }
    let who = (plan.network, actor.person);
    for one in note_household::of_plan(tx, who, (plan.id, reads), reading)? {
        things.push(thing(About::Note, one.id.into(), &one.words));
    }
    Ok(things)
}

fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT { line } else { line.chars().take(SHORT).collect::<String>() + "…" }
}

/// The page.
pub(crate) fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "rights-title");
    let main = html! {
        (title(&heading, &t!(view, "rights-what")))
        @if shown.opens {
            p { a class="utrecht-link" href=(plan::href(shown.plan.id)) { (t!(view, "reading-back-to-plan")) } }
        }
        @for other in &shown.together {
            p { (t!(view, "rights-together")) " " a class="utrecht-link" href=(href(*other)) { (t!(view, "rights-together-to")) } }
        }
        @if shown.is_due { (keep_plan::decision(view, again, shown)) }
        @if shown.lines.is_empty() && (shown.answers || shown.opens) {
            (empty(&t!(view, "rights-none"), &html! { (t!(view, "rights-none-then")) }))
        }
        @for line in &shown.lines { (block(view, shown, line, again)) }
        (again.fold(view, "right", &t!(view, "right-ask-title"), &form(view, shown, again)))
        @if shown.answers {
            (section("overzicht", &t!(view, "export-plan-title-worker"),
                &export_plan::form(view, shown.plan.id, &shown.choosing)))
        }
        @if shown.answers || shown.opens {
            (section("bewaren", &t!(view, "retention-title"), &keep_plan::terms(view, again, shown)))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn block(view: &View, shown: &Shown, line: &Line, again: &Again<'_>) -> Markup {
    let request = &line.request;
    html! {
        div class="ponton-block" {
            p {
                strong { (view.say(request.right.text_key(), &[])) } " · "
                (view.say(request.asker.text_key(), &[])) " · " (view.say(request.stage.text_key(), &[]))
            }
            p {
                (t!(view, "right-asked-on", day = view.day(request.asked_at)))
                @if request.stage == Stage::Asked { " " (t!(view, "right-answer-by", day = view.day(request.answer_by))) }
            }
            @if let Some(words) = &line.words { (quote(view, words, "")) }
            @if let Some(answer) = &line.answer {
                p { (t!(view, "right-answer-was")) " " span lang=[view.said_lang()] { (answer) } }
            }
            @if shown.answers && request.stage == Stage::Asked {
                (answer_right::form(view, again, shown, request))
            }
        }
    }
}

/// Somebody who is no worker asks for a right; a retention that ran out is no such somebody.
fn askers(view: &View) -> Vec<Choice> {
    let people = Asker::ALL.iter().filter(|one| **one != Asker::Retention);
    people.map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect()
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "right").promise("right-ask-promise", &[]);
    let rights: Vec<Choice> =
        Right::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let things: Vec<Choice> =
        shown.things.iter().map(|(id, words)| Choice::new(id.clone(), words.clone())).collect();
    form.around(
        &href(shown.plan.id),
        "right-ask-act",
        &html! {
            (form.radios("right", "right-which", &rights).required())
            (form.radios("asker", "right-who", &askers(view)).value(Asker::Resident.name()))
            @if !things.is_empty() { (form.choice("about", "right-about", &things).hint("right-about-hint")) }
            (form.words("words", "right-words").hint("right-words-hint").max(LONGEST).rows(3))
        },
    )
}
