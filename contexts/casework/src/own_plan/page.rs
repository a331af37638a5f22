//! How a resident's own page looks: what matters most first, in large type, and each act where it belongs.

use super::{Asked, Handed, Looked, Own, Who};
use crate::agreement::{Agreed, Due, Ring};
use crate::own_plan::facts_of_waiting;
use crate::resident_lead::Lead;
use crate::{
    add_own_words, answer_handover_packet, answer_proposal, answer_share, ask_own_right, say_not_helped,
    say_own_goal,
};
use directory::pontoon::Pontoon;
use maud::{Markup, html};
use network::again::Again;
use network::read_log::Outcome;
use network::reading::Part;
use web::components::{Tone, empty, facts, fold, head, list, notice, post_button, quote, section};
use web::{Page, View, t};
use worklist::why;

/// So many looks stand in sight; the others fold up.
const IN_SIGHT: usize = 8;

/// Where on the page each thing stands: offered as links at its end. A capability of a resident that has a page of its own
/// gets a line here.
const ALSO: [(&str, &str); 4] = [
    ("#gekeken", "own-also-looked"),
    ("#gedeeld", "own-also-shared"),
    ("#rechten", "own-rights-title"),
    ("#woorden", "own-also-words"),
];

/// The page.
pub fn page(view: &View, own: &Own, again: &Again<'_>) -> Page {
    let main = html! {
        div class="ponton-own" {
            (stop(view))
            (head(view, &own.face.worry, Some(&own.face.called), &sentence(view, own)))
            (section("woorden", &t!(view, "own-words-title"), &add_own_words::part(view, again, &own.words)))
            (section("aanspreekpunt", &t!(view, "own-lead-title"), &reach(view, own)))
            @if own.together { p { (t!(view, "own-together")) } }
            (section("straks", &t!(view, "own-next-title"), &next(view, own, again)))
            @if !own.handovers.is_empty() {
                (section("overdracht", &t!(view, "own-handover-title"), &handovers(view, own, again)))
            }
            (section("afspraken", &t!(view, "own-agreed-title"), &agreed(view, own)))
            (section("doelen", &t!(view, "own-goals-title"), &say_own_goal::part(view, again, &own.wanted)))
            (section("gekeken", &t!(view, "own-looked-title"), &looked(view, own)))
            (section("gedeeld", &t!(view, "own-shared-title"), &shared(view, own, again)))
            (section("rechten", &t!(view, "own-rights-title"), &ask_own_right::part(view, again, &own.rights)))
            (section("ook", &t!(view, "own-also-title"), &also(view)))
            (stop(view))
        }
    };
    Page::new(view, t!(view, "own-title"), main)
}

fn stop(view: &View) -> Markup {
    html! { div class="ponton-own__stop" { (post_button(view, "/mijn/stoppen", "own-stop", &[], &[])) } }
}

/// The first word of a name, as people call each other.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Who the lead is, and what was agreed, in a few plain sentences.
fn sentence(view: &View, own: &Own) -> Markup {
    let lead = match &own.lead {
        Some(Lead { name, person: Some(_), .. }) => t!(view, "own-lead", name = first_name(name)),
        Some(Lead { name, .. }) => t!(view, "own-lead", name = name),
        None => t!(view, "own-closed", day = view.day(own.plan.state_since)),
    };
    let agreed: Vec<String> = own.agreed.iter().map(said).collect();
    html! {
        (lead)
        @if !agreed.is_empty() { " " (t!(view, "own-agreed")) " " (agreed.join(" ")) }
    }
}

/// "Henk houdt de ontruiming aan tot de 14e."
fn said(one: &Agreed) -> String {
    let who = if one.agreement.ring == Ring::Own { one.who.as_str() } else { first_name(&one.who) };
    let text = format!("{who} {}", one.words.trim());
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

fn reach(view: &View, own: &Own) -> Markup {
    let Some(lead) = &own.lead else {
        return html! { p { (t!(view, "own-closed-then", organisation = &own.plan.organisation_name)) } };
    };
    let mut rows = vec![
        (t!(view, "own-lead-who"), html! { strong { (lead.name) } }),
        (t!(view, "own-lead-works"), html! { (lead.organisation) }),
    ];
    if let Some(phone) = &lead.phone {
        let dial = html! { a class="utrecht-link" href=(phone.dial()) { (phone) } };
        rows.push((t!(view, "own-lead-phone"), dial));
    }
    if let Some((name, organisation)) = &own.spokesperson {
        rows.push((t!(view, "own-speaks-with"), html! { strong { (name) } " (" (organisation) ")" }));
    }
    html! {
        (facts(&rows))
        @if lead.phone.is_none() { p { (t!(view, "own-lead-no-phone", organisation = &lead.organisation)) } }
    }
}

fn next(view: &View, own: &Own, again: &Again<'_>) -> Markup {
    html! { @for one in &own.requests { (request(view, one, again)) } }
}

fn request(view: &View, one: &Asked, again: &Again<'_>) -> Markup {
    html! {
        div class="ponton-block" {
            p { strong lang=[one.question.as_ref().and_then(|_| view.said_lang())] {
                @match &one.question {
                    Some(question) => (question),
                    None => (t!(view, "own-request-worry")),
                }
            } }
            @if let Some(held) = &one.held {
                p { (t!(view, "own-next", name = &held.name, day = view.day(held.moment))) " "
                    @match &one.next_step {
                        Some(step) => span lang=[view.said_lang()] { (step) },
                        None => (why::say(view, &held.why)),
                    } }
                p { (t!(view, place(one.request.pontoon))) }
                (waiting(view, one))
            }
            @if let Some((outcome, at)) = one.request.closed {
                p { (t!(view, "own-request-closed", day = view.day(at),
                    outcome = view.say(outcome.text_key(), &[]))) }
            }
            (say_not_helped::part(view, again, (one.request.id, one.held.is_some(), one.reopens), one.cry.as_ref()))
        }
    }
}

fn place(pontoon: Pontoon) -> &'static str {
    match pontoon {
        Pontoon::Education => "own-place-education",
        Pontoon::Guidance => "own-place-guidance",
        Pontoon::Specialist => "own-place-specialist",
    }
}

fn waiting(view: &View, one: &Asked) -> Markup {
    let Some(since) = one.request.waiting_since else { return html! {} };
    html! {
        @if one.bridges.is_empty() {
            (notice(view, Tone::Wait, &html! { (t!(view, "own-waits-without-bridge", day = view.day(since))) }))
        } @else {
            p { (t!(view, "own-waits-with-bridge", day = view.day(since))) }
        }
        @for bridge in &one.bridges {
            (quote(view, &bridge.words, ""))
            (facts(&facts_of_waiting(view, bridge)))
        }
    }
}

fn agreed(view: &View, own: &Own) -> Markup {
    let of_ring = |ring: Ring| -> Vec<Markup> {
        own.agreed.iter().filter(|one| one.agreement.ring == ring).map(|one| agreement(view, one)).collect()
    };
    html! {
        @if own.agreed.is_empty() {
            (empty(&t!(view, "own-agreed-none"), &html! { (t!(view, "own-agreed-none-then")) }))
        }
        @for (ring, key) in
            [(Ring::Own, "own-ring-own"), (Ring::Team, "own-ring-team"), (Ring::Partners, "own-ring-partners")] {
            @let lines = of_ring(ring);
            @if !lines.is_empty() {
                h3 class="utrecht-heading-3" { (view.say(key, &[])) }
                (list(&lines))
            }
        }
    }
}

fn agreement(view: &View, one: &Agreed) -> Markup {
    html! {
        strong lang=[view.said_lang()] { (one.who) } " " span lang=[view.said_lang()] { (one.words) }
        @match one.agreement.due {
            Due::Whenever => {},
            Due::By(at) => { " · " (t!(view, "own-agreed-by", day = view.day(at))) }
            Due::SetByOthers(at) => { " · " strong { (t!(view, "own-agreed-on", day = view.day(at))) } }
        }
        @if let Some(decides) = &one.agreement.decides { " · " (t!(view, "own-decides", organisation = decides)) }
    }
}

fn handovers(view: &View, own: &Own, again: &Again<'_>) -> Markup {
    html! {
        @for one in &own.handovers {
            div class="ponton-block" { (handed(view, one, again)) }
        }
    }
}

fn handed(view: &View, one: &Handed, again: &Again<'_>) -> Markup {
    let key = answer_handover_packet::stage_key(one.kept.machine.kind, one.kept.stage());
    html! {
        p { strong { (view.say(key, &[("giver", one.giver.clone().into()), ("receiver", one.receiver.clone().into())])) } }
        (fold(view, &t!(view, "own-handover-packet"), &html! {
            (quote(view, &one.packet.question, &t!(view, "own-handover-question")))
            (quote(view, &one.packet.story, &t!(view, "own-handover-story")))
            @if let Some(wished) = &one.packet.wished {
                p { (t!(view, "own-handover-wished")) " " span lang=[view.said_lang()] { (wished) } }
            }
        }))
        (answer_share::answered(view, &one.said))
        (answer_handover_packet::form(view, again, (one.kept.id, one.kept.stage(), one.reopens)))
    }
}

fn shared(view: &View, own: &Own, again: &Again<'_>) -> Markup {
    html! {
        (answer_proposal::part(view, again, &own.proposed, parts))
        @if own.shares.is_empty() && own.proposed.is_empty() {
            (empty(&t!(view, "own-shared-none"), &html! { (t!(view, "own-shared-none-then")) }))
        }
        @for (share, said) in &own.shares {
            div class="ponton-block" {
                p { strong { (share.with) } " " (t!(view, "own-shared-reads", parts = parts(view, &share.parts))) }
                @if !share.reason.is_empty() {
                    p { (t!(view, "own-shared-why")) " " span lang=[view.said_lang()] { (share.reason) } }
                }
                p { @match share.until {
                    Some(until) => (t!(view, "own-shared-until", day = view.day(until))),
                    None => (t!(view, "own-shared-at-table")),
                } }
                (answer_share::answered(view, said))
                (answer_share::form(view, again, share.id))
            }
        }
    }
}

fn parts(view: &View, parts: &[Part]) -> String {
    let key = |part: &Part| match part {
        Part::Identity => "own-part-identity",
        Part::Story => "own-part-story",
        Part::Plan => "own-part-plan",
        Part::Contact => "own-part-contact",
    };
    parts.iter().map(|part| view.say(key(part), &[])).collect::<Vec<_>>().join(", ")
}

fn looked(view: &View, own: &Own) -> Markup {
    let lines: Vec<Markup> = own.looks.iter().map(|one| look(view, own, one)).collect();
    let (in_sight, others) = lines.split_at(lines.len().min(IN_SIGHT));
    html! {
        p { (t!(view, "own-looked-what")) }
        @for one in &own.emergencies {
            (notice(view, Tone::Quiet, &html! {
                (t!(view, "own-looked-emergency", name = &one.name, organisation = &one.organisation,
                    when = view.when(one.at))) " "
                span lang=[view.said_lang()] { (one.reason) }
            }))
        }
        (list(in_sight))
        @if !others.is_empty() { (fold(view, &t!(view, "own-looked-more", count = others.len()), &list(others))) }
        @if let Some(since) = own.looks_since { p { (t!(view, "own-looked-since", day = view.day(since))) } }
    }
}

fn look(view: &View, own: &Own, one: &Looked) -> Markup {
    let purpose = one.purpose.map(|purpose| view.say(purpose.text_key(), &[]));
    html! {
        @match &one.who {
            Who::Resident if own.household <= 1 => strong { (t!(view, "own-looked-self")) },
            Who::Resident => strong { (t!(view, "own-looked-household")) },
            Who::Post => strong { (t!(view, "own-looked-post")) },
            Who::Worker(name) => {
                strong { (name) } @if let Some(organisation) = &one.organisation { " (" (organisation) ")" }
            }
        }
        @if let (Who::Worker(_), Some(purpose)) = (&one.who, purpose) { ", " (purpose) }
        ": " (parts(view, &one.parts)) ", " (view.day(one.at))
        @if one.outcome == Outcome::Refused { ". " strong { (t!(view, "own-looked-refused")) } }
    }
}

fn also(view: &View) -> Markup {
    let links: Vec<Markup> = ALSO
        .iter()
        .map(|(href, key)| html! { a class="utrecht-link" href=(href) { (view.say(key, &[])) } })
        .collect();
    html! { (list(&links)) p { (t!(view, "own-print")) } }
}
