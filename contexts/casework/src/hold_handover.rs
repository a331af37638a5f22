//! Holding: the first real contact, at which the question moves and not before; a note, waiting with what happens
//! meanwhile, going on; what came of it, the resident's word, and "ik ben nog niet geholpen".

use crate::handover::names::HelpedName;
use crate::handover::sealed_words;
use crate::handover::step::Said;
use crate::handover::typed::{LONGEST, required, whole};
use crate::show_handover::{self, Asked, Parsed};
use axum::response::Response;
use handover::{Act, HandoverId, Need, Report, ResidentsWord, Who};
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::typed_moment::typed_day;
use network::{Route, Visit};
use web::{Choice, Failure, Path, Posted, Problems, View, t};

/// The hour at which a day that was typed counts as come.
const END_OF_DAY: i8 = 17;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/overdrachten/{id}/contact", "work_on_handover", contact),
        Route::post("/overdrachten/{id}/notitie", "work_on_handover", enter),
        Route::post("/overdrachten/{id}/wachten", "work_on_handover", wait),
        Route::post("/overdrachten/{id}/verder", "work_on_handover", go_on),
        Route::post("/overdrachten/{id}/verslag", "work_on_handover", report),
        Route::post("/overdrachten/{id}/bevestigen", "work_on_handover", confirm),
        Route::post("/overdrachten/{id}/heropenen", "work_on_handover", reopen),
    ]
}

async fn contact(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "contact", field: "words", flash: "handover-contact-logged" };
    show_handover::carry(&visit, asked, &posted, first_contact).await
}

/// The first real contact.
pub(crate) fn first_contact(posted: &Posted, by: PersonId, now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "words", "problem-contact-empty", &mut problems);
    let act = Act::Contact { by, at: now };
    whole(problems, Some(act), Said { words, more: None })
}

async fn enter(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "enter", field: "words", flash: "handover-entered" };
    show_handover::carry(&visit, asked, &posted, note).await
}

/// Something to write down.
pub(crate) fn note(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "words", "problem-contact-empty", &mut problems);
    let act = Act::Enter { by };
    whole(problems, Some(act), Said { words, more: None })
}

async fn wait(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "wait", field: "review", flash: "handover-waits" };
    show_handover::carry(&visit, asked, &posted, waiting).await
}

/// Something outside must come first.
pub(crate) fn waiting(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "interim", "problem-handover-interim-empty", &mut problems);
    let review = moment(posted, "review", &mut problems);
    let act = review.map(|review_by| Act::Wait { by, interim: sealed_words(), review_by });
    whole(problems, act, Said { words, more: None })
}

/// A day that must be there.
pub(crate) fn moment(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<Timestamp> {
    let day = typed_day(posted, field).ok();
    if day.is_none() {
        problems.add(field, "problem-handover-day-empty");
    }
    day.map(|day| calendar::at_hour(day, END_OF_DAY))
}

async fn go_on(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "go_on", field: "words", flash: "handover-goes-on" };
    show_handover::carry(&visit, asked, &posted, going_on).await
}

/// It goes on.
#[expect(clippy::unnecessary_wraps, reason = "read as every other form is")]
pub(crate) fn going_on(_posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let act = Act::GoOn { by };
    Ok((act, Said::default()))
}

async fn report(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "report", field: "words", flash: "handover-reported" };
    show_handover::carry(&visit, asked, &posted, outcome).await
}

/// What came of it.
pub(crate) fn outcome(posted: &Posted, by: PersonId, now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let helped = HelpedName::named(posted.text("helped")).map(HelpedName::helped);
    if helped.is_none() {
        problems.add("helped", "problem-handover-helped-empty");
    }
    let words = required(posted, "words", "problem-handover-report-empty", &mut problems);
    let need = if posted.has("met") { Need::Met } else { Need::Unmet };
    let act = helped
        .map(|helped| Act::Report { by, report: Report { helped, need, words: sealed_words(), at: now } });
    whole(problems, act, Said { words, more: None })
}

async fn confirm(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "confirm", field: "words", flash: "handover-closed" };
    show_handover::carry(&visit, asked, &posted, residents_word).await
}

/// The resident's word, or two attempts to hear it.
pub(crate) fn residents_word(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let typed = posted.text("words");
    let day = |field| typed_day(posted, field).ok().map(|day| calendar::at_hour(day, 0));
    let word = match (typed.is_empty(), day("first"), day("second")) {
        (false, _, _) => Some(ResidentsWord::Said(sealed_words())),
        (true, Some(first), Some(second)) => Some(ResidentsWord::NoReply { first, second }),
        (true, _, _) => {
            problems.add("words", "problem-handover-word-empty");
            None
        }
    };
    if typed.chars().count() > LONGEST {
        problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    let act = word.map(|word| Act::Confirm { by, word });
    let said = Said { words: (!typed.is_empty()).then(|| typed.to_owned()), more: None };
    whole(problems, act, said)
}

async fn reopen(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "reopen", field: "words", flash: "handover-reopened" };
    show_handover::carry(&visit, asked, &posted, not_helped).await
}

/// It is not over.
pub(crate) fn not_helped(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "words", "problem-handover-reason-empty", &mut problems);
    let act = Act::Reopen { by: Who::Worker(by), reason: sealed_words() };
    whole(problems, Some(act), Said { words, more: None })
}

/// The form of the first contact: one field.
pub fn contact_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "contact").promise("contact-handover-promise", &[]);
    form.around(
        &format!("{href}/contact"),
        "contact-handover-act",
        &html! {
            (form.line("words", "contact-handover-words").required().max(LONGEST))
        },
    )
}

/// The forms of whoever holds it.
pub fn holding_forms(
    view: &View,
    again: &Again<'_>,
    href: &str,
    (waits, reports): (Waits, Reports),
) -> Markup {
    let (enter, wait) = (again.form(view, "enter"), again.form(view, "wait"));
    let entry = enter.around(
        &format!("{href}/notitie"),
        "enter-handover-act",
        &html! {
            (enter.line("words", "contact-words").required().max(LONGEST))
        },
    );
    let waiting = wait.around(
        &format!("{href}/wachten"),
        "wait-handover-act",
        &html! {
            (wait.line("interim", "wait-handover-interim").required().max(LONGEST))
            (wait.day("review", "wait-handover-review").required())
        },
    );
    html! {
        @if waits == Waits::Yes {
            (web::components::post_button(view, &format!("{href}/verder"), "go-on-handover-act", &[], &[]))
        }
        (again.fold(view, "enter", &t!(view, "enter-handover-title"), &entry))
        (again.fold(view, "wait", &t!(view, "wait-handover-title"), &waiting))
        @if reports == Reports::Yes { (report_form(view, again, href)) }
    }
}

/// Whether it waits for something outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waits {
    /// It does.
    Yes,
    /// It goes on.
    No,
}

/// Whether what came of it is reported: a case that moved has its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reports {
    /// It is.
    Yes,
    /// It stands with the case.
    No,
}

/// What came of it.
pub fn report_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "report");
    let helped: Vec<Choice> =
        HelpedName::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let inner = form.around(
        &format!("{href}/verslag"),
        "report-handover-act",
        &html! {
            (form.radios("helped", "report-handover-helped", &helped).required())
            (form.tick("met", "report-handover-met"))
            (form.line("words", "report-handover-words").required().max(LONGEST))
        },
    );
    again.fold(view, "report", &t!(view, "report-handover-title"), &inner)
}

/// The resident's word, or the two attempts to hear it.
pub fn confirm_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "confirm");
    form.around(
        &format!("{href}/bevestigen"),
        "confirm-handover-act",
        &html! {
            (form.line("words", "confirm-handover-words").hint("confirm-handover-words-hint").max(LONGEST))
            (form.day("first", "confirm-handover-first"))
            (form.day("second", "confirm-handover-second"))
        },
    )
}

/// Not helped yet.
pub fn reopen_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "reopen");
    let inner = form.around(
        &format!("{href}/heropenen"),
        "reopen-handover-act",
        &html! {
            (form.line("words", "reopen-handover-words").required().max(LONGEST))
        },
    );
    again.fold(view, "reopen", &t!(view, "reopen-handover-title"), &inner)
}
