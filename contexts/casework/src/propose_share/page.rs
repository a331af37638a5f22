//! How the proposals of a plan look: what waits, the form to propose something, and what came of what was proposed before.

use super::{FORM, Line, Shown};
use crate::head_of_plan::headed;
use crate::legal::{self, BASES};
use crate::plan::{self, Face};
use crate::share_part::LONGEST;
use crate::share_proposal::{Proposal, href};
use crate::{PLACE, decide_share, who_may_read};
use kernel::calendar;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Part;
use web::components::{empty, quote, section};
use web::{Choice, Page, View, t};

/// Somebody would read so many days, unless whoever proposes says otherwise.
const USUALLY_DAYS: i32 = 90;

/// The page.
pub fn page(view: &View, (shown, face): (&Shown, Option<&Face>), again: &Again<'_>) -> Page {
    let heading = t!(view, "proposals-title");
    let (waiting, over): (Vec<&Line>, Vec<&Line>) = shown.lines.iter().partition(|one| one.proposal.waits());
    let main = html! {
        (headed(view, face, (&heading, &t!(view, "proposals-what"))))
        p {
            @if shown.proposes { a class="utrecht-link" href=(plan::href(shown.plan)) { (t!(view, "reading-back-to-plan")) } }
            @if shown.decides { " · " a class="utrecht-link" href=(who_may_read::href(shown.plan)) { (t!(view, "readers-title")) } }
        }
        @if waiting.is_empty() {
            (empty(&t!(view, "proposals-none"), &html! { (t!(view, "proposals-none-then")) }))
        }
        @for one in &waiting { (block(view, shown, one, again)) }
        @if shown.proposes { (again.fold(view, FORM, &t!(view, "propose-title"), &form(view, shown, again))) }
        @if !over.is_empty() {
            (section("voorbij", &t!(view, "proposals-over"), &html! {
                @for one in &over { (block(view, shown, one, again)) }
            }))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn block(view: &View, shown: &Shown, one: &Line, again: &Again<'_>) -> Markup {
    let proposal = &one.proposal;
    let parts: Vec<String> = proposal.parts.iter().map(|part| view.say(part.text_key(), &[])).collect();
    html! {
        div class="ponton-block" {
            p { strong { (proposal.with) } ": " (parts.join(", "))
                @if let Some(theme) = &proposal.theme { " · " (t!(view, "readers-theme", theme = theme)) } }
            p lang=[view.said_lang()] { (one.reason) }
            p { (t!(view, "proposal-by", by = &proposal.by_name, day = view.day(proposal.at)))
                " " (t!(view, "readers-until", day = view.day(proposal.until))) }
            @if !proposal.waits() { p { (came_of_it(view, proposal)) } }
            @if let Some(words) = &one.words { (quote(view, words, "")) }
            @if proposal.waits() { (decide_share::forms(view, again, (shown, one))) }
        }
    }
}

fn came_of_it(view: &View, of: &Proposal) -> String {
    let (state, since) = of.state;
    let said = view.say(state.text_key(), &[]);
    match &of.state_by {
        Some(by) => t!(view, "proposal-came-by", said = said, by = by, day = view.day(since)),
        None => t!(view, "proposal-came", said = said, day = view.day(since)),
    }
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, FORM).promise("propose-promise", &[]);
    let nobody = Choice::new("", t!(view, "share-with-nobody"));
    let readers: Vec<Choice> = std::iter::once(nobody)
        .chain(shown.readers.iter().map(|(with, name)| Choice::new(with.written(), name.clone())))
        .collect();
    let said = |(name, key): (&str, &str)| Choice::new(name, view.say(key, &[]));
    let parts: Vec<Choice> = Part::ALL.iter().map(|one| said((one.name(), one.text_key()))).collect();
    let bases: Vec<Choice> = legal::to_choose_from(BASES).map(|one| said((one.code, one.text_key))).collect();
    let themes: Vec<Choice> = shown
        .themes
        .iter()
        .map(|theme| Choice::new(theme.code.clone(), theme.name(view.lang).to_owned()))
        .collect();
    let until = calendar::day(calendar::in_days(view.now, USUALLY_DAYS)).to_string();
    form.around(
        &href(shown.plan),
        "propose-act",
        &html! {
            (form.choice("with", "share-with", &readers).required().by_name())
            (form.ticks("part", "share-parts", &parts).hint("share-parts-hint").required())
            (form.choice("theme", "share-theme", &themes).hint("share-theme-hint"))
            (form.words("reason", "share-reason").hint("share-reason-hint").required().max(LONGEST).rows(2))
            (form.choice("legal_basis", "share-basis", &bases).value(legal::PUBLIC_TASK))
            (form.day("until", "share-until").required().value(&until))
        },
    )
}
