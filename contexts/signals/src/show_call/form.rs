//! The form in which a call is noted: what came of it, what was said to the two questions, and the signals the member
//! agrees to. Only the first must be filled in.

use super::{OnLine, Shown, Typed};
use crate::capture;
use crate::capture_form::what_was_found;
use crate::note_call::{FIELDS, LONGEST, Outcome, kinds};
use maud::{Markup, html};
use web::components::{fold, fold_open};
use web::{Choice, Form, Posted, View, t};

/// The form.
pub(super) fn note(view: &View, shown: &Shown, line: &OnLine, (typed, problems, found): Typed<'_>) -> Markup {
    let form = Form::new(view, typed, problems).called("call").promise("note-call-promise", &[]);
    let outcomes: Vec<Choice> = Outcome::ALL.iter().map(|outcome| outcome_choice(view, *outcome)).collect();
    let people: Vec<Choice> =
        line.contacts.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let contact =
        form.choice("contact", "note-call-contact", &people).hint("note-call-contact-hint").by_name();
    let first = line.contacts.first().map(|(id, _)| id.to_string());
    let contact = first.iter().fold(contact, |contact, id| contact.value(id));
    let [one, two] =
        shown.round.questions.each_ref().map(|question| [("question", question.as_str().into())]);
    let fields = html! {
        (form.hidden("organisation", &line.member.organisation.to_string()))
        (form.radios("outcome", "note-call-outcome", &outcomes).required())
        @if !people.is_empty() { (contact) }
        (form.words("first_answer", "note-call-first").label_with("note-call-answer", &one).max(LONGEST).rows(3))
        (form.words("second_answer", "note-call-second").label_with("note-call-answer", &two).max(LONGEST).rows(3))
        (signals(view, &form, typed))
        @if !found.is_empty() { (what_was_found(&form, view, found)) }
    };
    form.around(&format!("{}/gesprek", shown.round.href()), "note-call-act", &fields)
}

fn outcome_choice(view: &View, outcome: Outcome) -> Choice {
    let explained = match outcome {
        Outcome::Spoken => return Choice::new(outcome.name(), view.say(outcome.text_key(), &[])),
        Outcome::NotReached => t!(view, "note-call-not-reached-what"),
        Outcome::SaidNo => t!(view, "note-call-said-no-what"),
    };
    Choice::new(outcome.name(), view.say(outcome.text_key(), &[])).explained(explained)
}

/// Two rows for what a call usually brings, one good example and one bottleneck, and a third folded up.
fn signals(view: &View, form: &Form<'_>, typed: &Posted) -> Markup {
    let kinds: Vec<Choice> =
        kinds().map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[]))).collect();
    let filled = |(kind, words, yes): (&str, &str, &str)| {
        !typed.text(kind).is_empty() || !typed.text(words).is_empty() || typed.has(yes)
    };
    let [first, second, third] = FIELDS;
    let rows = html! {
        p { (t!(view, "note-call-signals-what")) }
        (row(form, &kinds, first))
        (row(form, &kinds, second))
        @if filled(third) { (row(form, &kinds, third)) }
        @else { (fold(view, &t!(view, "note-call-another"), &row(form, &kinds, third))) }
    };
    let summary = t!(view, "note-call-signals");
    if FIELDS.into_iter().any(filled) {
        fold_open(view, &summary, &rows)
    } else {
        fold(view, &summary, &rows)
    }
}

fn row(
    form: &Form<'_>,
    kinds: &[Choice],
    (kind, words, yes): (&'static str, &'static str, &'static str),
) -> Markup {
    html! {
        (form.choice(kind, "note-call-kind", kinds))
        (form.words(words, "note-call-words").hint("note-call-words-hint").max(capture::LONGEST).rows(2))
        (form.tick(yes, "note-call-yes"))
    }
}
