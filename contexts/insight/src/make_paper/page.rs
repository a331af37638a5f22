//! The page on which a paper is made: what it comes of, the form, and the figures that will come along.

use super::{From, Given, origin};
use crate::alarm::{self, AlarmId};
use crate::freeze::{self, Basis, Frozen};
use crate::paper::Origin;
use crate::paper_form;
use crate::paper_stories;
use crate::show_alarm::PLACE;
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, round_table, theme};
use store::Tx;
use web::components::{Tone, notice, section, title};
use web::{Page, View, t};

/// What the page of making one shows.
#[derive(Clone, Debug)]
pub struct Shown {
    from: From,
    origin: Origin,
    /// What it is about, as far as it is known.
    basis: Option<Basis>,
    /// Its figures as they are now, where it is known what it is about.
    frozen: Option<Frozen>,
    /// Why it can't be made now, where it can't.
    hindered: Option<&'static str>,
    /// What there is to choose from.
    pub choices: paper_form::Choices,
}

/// Reads the page as `actor` sees it.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (from, given): (From, &Given),
) -> Result<Shown, Refusal> {
    let (origin, basis, places) = origin(tx, actor, (from, given))?;
    let frozen = match &basis {
        Some(basis) => Some(freeze::freeze(tx, now, (actor.network, &places), (basis, given.sources))?),
        None => None,
    };
    let hindered = match from {
        From::Alarm(id) => hindered(tx, actor, id)?,
        From::Dossier(_) => None,
    };
    let asked = match from {
        From::Alarm(_) => paper_form::Asks::Nothing,
        From::Dossier(_) => paper_form::Asks::ThemeAndPlace,
    };
    let choices = paper_form::Choices {
        tables: round_table::list(tx, actor.network)?,
        themes: theme::list(tx, actor.network)?,
        places,
        stories: paper_stories::to_choose_from(
            tx,
            actor.network,
            basis.as_ref().map(|basis| basis.theme.as_str()),
        )?,
        asked,
    };
    Ok(Shown { from, origin, basis, frozen, hindered, choices })
}

fn hindered(tx: &mut Tx<'_>, actor: &Actor, id: AlarmId) -> Result<Option<&'static str>, Refusal> {
    let alarm = alarm::load(tx, actor.network, id)?;
    if !alarm.state.is_open() {
        return Ok(Some("problem-paper-alarm-over"));
    }
    let circle = alarm::circle(tx, &alarm)?;
    let may = matches!(alarm.state, alarm::State::Acting(..)) || actor.may("answer_alarm", &circle).is_ok();
    Ok((!may).then_some("problem-paper-alarm-first"))
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "paper-make-title");
    let main = html! {
        (title(&heading, &t!(view, "paper-make-what")))
        p {
            (t!(view, "paper-of")) " "
            a class="utrecht-link" href=(shown.origin.path) lang=[view.said_lang()] { (shown.origin.title) }
        }
        @match shown.hindered {
            Some(why) => (notice(view, Tone::Wait, &html! { (view.say(why, &[])) })),
            None => (form(view, shown, again)),
        }
        @if let Some((basis, frozen)) = shown.basis.as_ref().zip(shown.frozen.as_ref()) {
            (section("cijfers", &t!(view, "paper-figures"), &html! {
                p { (t!(view, "paper-figures-come-along")) }
                (crate::paper_parts::exact(view, &frozen.exact, &shown.choices.name(view, (&basis.theme, &basis.place))))
            }))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let about = shown.basis.as_ref().map(|basis| (basis.theme.as_str(), basis.place.as_str()));
    let form = again.form(view, "paper").promise("paper-make-promise", &[]);
    let fields = paper_form::fields(view, &form, (&shown.choices, about));
    form.around(&shown.from.action(), "paper-make-submit", &fields)
}
