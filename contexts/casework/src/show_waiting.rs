//! The part of a help request that waits: since when, who carries them until then, with both dates; and its form.

use crate::show_plan::Request;
use crate::wait::{Bridge, LONGEST};
use crate::{each, plan};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use web::components::act::post_button;
use web::components::{Tone, notice};
use web::{View, t};

/// What is said of the waiting, and the forms.
pub fn part(view: &View, again: &Again<'_>, request: &Request, may_work: bool) -> Markup {
    html! {
        @if let Some(since) = request.request.waiting_since { (stands(view, request, since)) }
        @if may_work { (form(view, again, request)) }
    }
}

fn stands(view: &View, request: &Request, since: Timestamp) -> Markup {
    if request.bridges.is_empty() {
        let text = t!(view, "wait-no-bridge", day = view.day(since));
        return notice(view, Tone::Now, &html! { (text) });
    }
    notice(
        view,
        Tone::Wait,
        &html! {
            p { (t!(view, "wait-bridged", day = view.day(since))) }
            @for bridge in &request.bridges { (carries(view, bridge)) }
        },
    )
}

/// Who carries them, with both dates; and the handover with which it came.
fn carries(view: &View, bridge: &Bridge) -> Markup {
    let dates = [
        ("wait-registered", bridge.registered_on),
        ("wait-decided", bridge.decided_on),
        ("wait-starts", bridge.starts_on),
    ];
    html! {
        p lang=[view.said_lang()] { (bridge.words) }
        p {
            @for (key, date) in dates {
                @if let Some(date) = date {
                    (view.say(key, &[("day", view.day(kernel::calendar::at_hour(date, 0)).into())])) ". "
                }
            }
            @if bridge.handover.is_some() { (t!(view, "wait-until-contact")) }
        }
    }
}

fn form(view: &View, again: &Again<'_>, request: &Request) -> Markup {
    let this = ("wait", request.request.id.into());
    let form = each::form(view, again, this).promise("wait-promise", &[]);
    let at =
        |act: &str| format!("{}/hulpvragen/{}/{act}", plan::href(request.request.plan), request.request.id);
    let by_hand = request.bridges.iter().find(|bridge| bridge.handover.is_none());
    let words = by_hand.map(|bridge| bridge.words.as_str()).unwrap_or_default();
    // Who only waits for a first contact is waited for there.
    let ends_here =
        request.request.waiting_since.is_some() && (by_hand.is_some() || request.bridges.is_empty());
    let inner = form.around(
        &at("wachten"),
        "wait-act",
        &html! {
            (each::which(&form, this.1))
            (form.words("bridge", "wait-bridge").hint("wait-bridge-hint").max(LONGEST).value(words))
            (form.day("registered_on", "wait-registered-on"))
            (form.day("decided_on", "wait-decided-on"))
            (form.day("starts_on", "wait-starts-on"))
        },
    );
    html! {
        @if ends_here {
            (post_button(view, &at("begonnen"), "wait-begun", &[], &[]))
        }
        (each::folded(view, again, this, (&t!(view, "wait-title"), &inner)))
    }
}
