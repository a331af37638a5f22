//! What the page of a handover looks like: where it stands, who is next, the packet, the acts that are the reader's now,
//! and what happened. Deliberately without any decision; those are the engine's.

use super::{Shown, step};
use crate::handover::{Packet, names};
use crate::resident_answer::{Answer, Said};
use crate::{PLACE, answer_handover, hold_handover, plan, send_handover, settle_handover};
use handover::{Kind, Reads, Side, Stage, Task};
use maud::{Markup, html};
use network::again::Again;
use web::components::{Step, Tone, empty, facts, notice, quote, section, title, way, when};
use web::{Page, View, t};

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let kind = names::KindName::from(shown.kept.machine.kind);
    let heading = t!(view, "handover-title", kind = view.say(kind.text_key(), &[]), to = &shown.receiver);
    let main = html! {
        (title(&heading, &where_it_stands(view, shown)))
        (next(view, shown))
        @if let Some(opened) = &shown.opened { (packet(view, &opened.packet)) (residents_answer(view, &opened.said)) }
        @else { (empty(&t!(view, "handover-closed-to-you"), &html! {
            a class="utrecht-link" href="/overdrachten" { (t!(view, "handover-to-all")) }
        })) }
        @let forms = forms(view, shown, again);
        @if !forms.0.is_empty() { (section("nu", &t!(view, "handover-acts"), &forms)) }
        @if let Some(opened) = &shown.opened {
            (section("weg", &t!(view, "handover-way"), &said(view, &opened.way)))
        }
        @if shown.sides.contains(&Side::Giver) || shown.kept.machine.reads() == Reads::Fully && !shown.sides.is_empty() {
            p { a class="utrecht-link" href=(plan::href(shown.kept.plan)) { (t!(view, "handover-back-to-plan")) } }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn where_it_stands(view: &View, shown: &Shown) -> String {
    t!(
        view,
        "handover-stands",
        stage = view.say(names::stage_key(shown.kept.stage()), &[]),
        giver = &shown.giver,
        receiver = &shown.receiver
    )
}

/// Who is next, and by when.
fn next(view: &View, shown: &Shown) -> Markup {
    html! {
        @if let Some((task, name, at)) = &shown.duty {
            p { strong { (name) } ": " (view.say(task_key(*task), &[])) " · " (when(view, *at)) }
        }
    }
}

/// What must be done, as a text.
pub(crate) fn task_key(task: Task) -> &'static str {
    match task {
        Task::Send => "why-handover-send",
        Task::Answer => "why-handover-answer",
        Task::Reply => "why-handover-reply",
        Task::Contact => "why-handover-contact",
        Task::Mend => "why-handover-mend",
        Task::Help => "why-handover-help",
        Task::Review => "why-handover-review",
        Task::Confirm => "why-handover-confirm",
        Task::Decide => "why-handover-decide",
    }
}

/// What the resident said of it on their own page.
fn residents_answer(view: &View, said: &[Said]) -> Markup {
    let key = |said: &Said| match said.answer {
        Answer::Agrees => "handover-resident-agrees",
        Answer::Refuses => "handover-resident-refuses",
    };
    html! {
        @for one in said {
            (notice(view, Tone::Quiet, &html! { (view.say(key(one), &[("day", view.day(one.at).into())])) }))
            @if let Some(words) = &one.words { (quote(view, words, "")) }
        }
    }
}

fn packet(view: &View, packet: &Packet) -> Markup {
    let mut rows = vec![(t!(view, "draft-handover-question"), html! { (packet.question) })];
    // Whoever asks for a case tells no story: that is its holder's.
    let story = Some(packet.story.clone()).filter(|story| !story.is_empty());
    let optional = [
        (t!(view, "draft-handover-story"), &story),
        (t!(view, "draft-handover-wished"), &packet.wished),
        (t!(view, "send-handover-permission"), &packet.permission),
        (t!(view, "send-handover-legal-basis"), &packet.legal_basis),
    ];
    for (name, text) in optional {
        if let Some(text) = text {
            rows.push((name, html! { (text) }));
        }
    }
    section("pakket", &t!(view, "handover-packet"), &facts(&rows))
}

fn forms(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let (of, href) = (&shown.kept.machine, shown.kept.href());
    let acts = |side: Side| shown.sides.contains(&side);
    let (asks, answers) = (acts(of.asker()), acts(of.asked()));
    let reports =
        if of.kind.moves_holder() { hold_handover::Reports::No } else { hold_handover::Reports::Yes };
    let decider = of.duty().is_some_and(|duty| acts(duty.side));
    html! {
        @match shown.kept.stage() {
            Stage::Draft => { @if asks { (send_handover::form(view, again, &href)) } }
            Stage::Sent | Stage::Seen => {
                @if answers { (answer_handover::forms(view, again, &href, (&shown.workers, &shown.people, of.kind))) }
                @if acts(Side::Receiver) && of.kind == Kind::Consult {
                    (hold_handover::report_form(view, again, &href))
                }
                @if asks { (settle_handover::withdraw_form(view, again, &href)) }
            }
            Stage::Asked => { @if asks {
                (answer_handover::reply_form(view, again, &href))
                (settle_handover::withdraw_form(view, again, &href))
            } }
            Stage::Accepted | Stage::ContactMissed => {
                @if of.receiver == handover::Holder::Person(shown.me) {
                    (hold_handover::contact_form(view, again, &href))
                }
                @if !shown.sides.is_empty() { (settle_handover::withdraw_form(view, again, &href)) }
            }
            Stage::Held => { @if acts(Side::Receiver) {
                (hold_handover::holding_forms(view, again, &href, (hold_handover::Waits::No, reports)))
            } }
            Stage::Waiting => { @if acts(Side::Receiver) {
                (hold_handover::holding_forms(view, again, &href, (hold_handover::Waits::Yes, reports)))
            } }
            Stage::Reported => {
                @if acts(Side::Giver) { (hold_handover::confirm_form(view, again, &href)) }
                @if shown.holds_case { (hold_handover::reopen_form(view, again, &href)) }
            }
            Stage::Closed => { @if shown.holds_case { (hold_handover::reopen_form(view, again, &href)) } }
            Stage::Refused | Stage::Unanswered | Stage::Withdrawn => { @if decider {
                (settle_handover::decide_form(view, again, &href, &shown.people))
            } }
            Stage::Redirected | Stage::Settled | Stage::Dropped | Stage::MovedOn => {}
        }
    }
}

fn said(view: &View, steps: &[step::Shown]) -> Markup {
    let steps: Vec<Step> = steps
        .iter()
        .map(|one| {
            let words = [&one.said.words, &one.said.more];
            let why: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
            Step {
                at: one.at,
                who: match (&one.by, one.by_resident) {
                    (Some(name), _) => name.clone(),
                    (None, true) => t!(view, "handover-by-resident"),
                    (None, false) => t!(view, "handover-by-clock"),
                },
                what: view.say(step_key(&one.transition), &[]),
                why: (!why.is_empty()).then(|| why.join(" · ")),
            }
        })
        .collect();
    way(view, &steps, &[])
}

fn step_key(transition: &str) -> &'static str {
    match transition {
        "handover.drafted" => "way-handover-drafted",
        "handover.sent" => "way-handover-sent",
        "handover.seen" => "way-handover-seen",
        "handover.asked" => "way-handover-asked",
        "handover.replied" => "way-handover-replied",
        "handover.accepted" => "way-handover-accepted",
        "handover.refused" => "way-handover-refused",
        "handover.redirected" => "way-handover-redirected",
        "handover.unanswered" => "way-handover-unanswered",
        "handover.withdrawn" | "handover.taken_back" => "way-handover-withdrawn",
        "handover.contact_missed" => "way-handover-contact-missed",
        "handover.held" => "way-handover-held",
        "handover.waiting" => "way-handover-waiting",
        "handover.reported" => "way-handover-reported",
        "handover.closed" => "way-handover-closed",
        "handover.reopened" => "way-handover-reopened",
        "handover.settled" => "way-handover-settled",
        "handover.dropped" => "way-handover-dropped",
        "handover.entered" => "way-handover-entered",
        "handover.replaced" => "way-handover-replaced",
        "handover.moved_on" => "way-handover-moved-on",
        _ => "way-handover-reminded",
    }
}
