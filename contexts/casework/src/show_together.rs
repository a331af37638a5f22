//! What the page of a plan shows of a plan of the same person that goes on as one with it: everything, as far as its reader
//! may read it, to read; what is done with it is done on its own page, where its holders are. And, on the page of the one
//! that goes on elsewhere, where that is.

use crate::plan::{self, PlanId};
use crate::show_plan::{Shown, of_one};
use crate::{
    add_own_words, full_plan, list_handovers, log_contact, part_plans, share, show_agreements, show_requests,
    together,
};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Look, Looked, Part, Reading};
use network::{Actor, Refusal};
use store::Tx;
use store::page::After;
use web::components::{Tone, notice, section};
use web::{View, t};

/// What goes on as one with a plan.
#[derive(Default)]
pub struct Together {
    /// The plan in which it goes on, and whether the reader may read that one.
    stays: Option<(PlanId, bool)>,
    /// The plans that go on in it.
    also: Vec<Shown>,
    /// Whether the reader holds one of them.
    parts: bool,
}

/// Reads it, with a line in the read log for each part of each plan.
pub(crate) fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (keys, wish): (&Keys, &Look),
    shown: &Shown,
) -> Result<Together, Refusal> {
    let mut found = Together { parts: shown.reads.holds, ..Together::default() };
    for id in together::others(tx, &shown.plan)? {
        let other = plan::load(tx, actor.network, id)?;
        let reads = share::reads(tx, actor, now, &other)?;
        found.parts |= reads.holds;
        if shown.plan.goes_on_in.is_some() {
            if shown.plan.goes_on_in == Some(id) {
                found.stays = Some((id, reads.anything()));
            }
            continue;
        }
        let Some(part) = Part::ALL.iter().copied().find(|part| reads.part(*part)) else { continue };
        let look = Look { subject: plan::subject(id), part, ..wish.clone() };
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        let newest = After::start(log_contact::AT_ONCE);
        let mut also = of_one(tx, actor, (id, now, &newest), (keys, &look), &reading)?;
        also.may_work = false;
        also.parts.closes.clear();
        also.parts.reopens = false;
        found.also.push(also);
    }
    Ok(found)
}

/// On top of the page of a plan that goes on elsewhere: where, and the way back.
pub(crate) fn pointer(view: &View, shown: &Shown) -> Markup {
    let Some((stays, opens)) = shown.together.stays else { return html! {} };
    html! {
        (notice(view, Tone::Wait, &html! {
            (t!(view, "plan-goes-on")) " "
            @if opens { a class="utrecht-link" href=(plan::href(stays)) { (t!(view, "plan-goes-on-to")) } }
        }))
        @if shown.together.parts { (part_plans::button(view, shown.plan.id)) }
    }
}

/// The plans that go on in this one, each under its own words.
pub(crate) fn sections(view: &View, shown: &Shown) -> Markup {
    html! { @for one in &shown.together.also {
        @let worry = one.face.as_ref().map_or_else(|| t!(view, "plan-title-without-name"), |face| face.worry.clone());
        (section(&format!("samen-{}", one.plan.id), &t!(view, "together-title", worry = worry), &html! {
            p {
                a class="utrecht-link" href=(one.plan.href()) { (t!(view, "together-to")) } " "
                (t!(view, "together-since", day = view.day(one.plan.opened_at)))
            }
            (said(view, one))
            @if shown.together.parts { (part_plans::button(view, one.plan.id)) }
        }))
    } }
}

fn said(view: &View, one: &Shown) -> Markup {
    let under =
        |key: &str, inner: &Markup| html! { h3 class="utrecht-heading-3" { (view.say(key, &[])) } (inner) };
    html! {
        @if !one.parts.own_words.is_empty() { (under("plan-own-words", &add_own_words::said(view, &one.parts.own_words))) }
        @if !one.requests.is_empty() {
            (under("plan-requests", &show_requests::requests(view, one, &Again::NOTHING)))
        }
        @if !one.handovers.is_empty() { (under("handover-section", &list_handovers::all(view, &one.handovers))) }
        @if !one.parts.agreed.is_empty() {
            (under("agreements-title", &show_agreements::part(view, one, &Again::NOTHING)))
        }
        @if one.reads.is_whole() { (full_plan::said(view, one)) }
        @if !one.contacts.is_empty() {
            (under("plan-contacts", &html! {
                (log_contact::said(view, &one.contacts, &one.statements))
                (one.pages.show(view))
            }))
        }
    }
}
