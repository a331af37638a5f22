//! One dossier on an agenda: what is asked; what those who raised it see; what this table decided and promised before;
//! and what it takes up together now.

use crate::bring_to_table::{self, AgendaItem, Talk};
use crate::dossier;
use crate::make_commitment::{self, Commitment, Kept};
use crate::record_outcome;
use crate::suggest::{self, Suggestion};
use maud::{Markup, html};
use network::{Actor, Refusal};
use store::{Error, Tx};
use web::components::{day, fold, fold_open, list, quote};
use web::{Posted, Problems, View, t};

/// One dossier on an agenda, with what the table needs to speak about it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its place on the agenda.
    pub agenda: AgendaItem,
    /// How widely it is seen.
    pub reach: Reach,
    /// What is suggested.
    pub suggestions: Vec<Suggestion>,
    /// What was said about it at other meetings, newest first.
    pub earlier: Vec<AgendaItem>,
    /// Commitments that run.
    pub running: Vec<Commitment>,
    /// The reader may record the outcome.
    pub may_record: bool,
}

/// How widely something is seen. Wrongs count as signals, but not among organisations and places: few and small ones
/// would lead to their reporter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// How many signals.
    pub signals: i64,
    /// From how many organisations.
    pub organisations: i64,
    /// In how many places.
    pub places: i64,
}

pub(super) fn read_item(tx: &mut Tx<'_>, actor: &Actor, agenda: AgendaItem) -> Result<Item, Refusal> {
    let dossier = dossier::load(tx, actor.network, agenda.dossier)?;
    let matter = record_outcome::matter_for(tx, actor, &dossier, &agenda)?;
    let may_record = match actor.may("record_outcome", &matter) {
        Ok(()) => agenda.talk == Talk::OnAgenda,
        Err(Refusal::Forbidden { .. }) => false,
        Err(refusal) => return Err(refusal),
    };
    let earlier = bring_to_table::of_dossier(tx, actor.network, dossier.id)?
        .into_iter()
        .filter(|other| other.id != agenda.id && other.outcome().is_some())
        .collect();
    let running = make_commitment::of_dossier(tx, actor.network, dossier.id)?
        .into_iter()
        .filter(|commitment| commitment.state == Kept::Open)
        .collect();
    Ok(Item {
        reach: reach(tx, actor, &agenda)?,
        suggestions: suggest::of_dossier(tx, actor.network, dossier.id)?,
        earlier,
        running,
        may_record,
        agenda,
    })
}

fn reach(tx: &mut Tx<'_>, actor: &Actor, item: &AgendaItem) -> Result<Reach, Error> {
    let row = tx.first(
        "select count(*) as signals, count(distinct signal.organisation_id) as organisations,
           count(distinct organisation.place) as places
         from dossier_signal
         join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
         join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
         where dossier_signal.network_id = $1 and dossier_signal.dossier_id = $2 and signal.shielded = false",
        &[&actor.network, &item.dossier],
    )?;
    let Some(row) = row else { return Ok(Reach { signals: 0, organisations: 0, places: 0 }) };
    Ok(Reach {
        signals: row.get("signals")?,
        organisations: row.get("organisations")?,
        places: row.get("places")?,
    })
}

/// One item, on a page of its own when printed.
pub(super) fn item(view: &View, number: usize, item: &Item, typed: Option<(&Posted, &Problems)>) -> Markup {
    let (agenda, reach) = (&item.agenda, item.reach);
    html! {
        article class="ponton-agenda-item" id={"punt-" (agenda.id)} {
            h2 class="utrecht-heading-2" { (number) ". " a class="utrecht-link" href={"/dossiers/" (agenda.dossier)} { (agenda.title) } }
            p { (t!(view, "agenda-driver", name = agenda.driver.as_str())) }
            p { strong { (t!(view, "agenda-question")) } " " (agenda.question) }
            h3 class="utrecht-heading-3" { (t!(view, "agenda-what-you-see")) }
            p { (t!(view, "agenda-reach", signals = reach.signals, organisations = reach.organisations,
                places = reach.places)) }
            @match &agenda.problem {
                Some(problem) => p { (problem) },
                None => p { (t!(view, "agenda-no-problem")) },
            }
            h3 class="utrecht-heading-3" { (t!(view, "agenda-what-we-see")) }
            (before(view, item))
            h3 class="utrecht-heading-3" { (t!(view, "agenda-together")) }
            (together(view, item))
            (outcome(view, item, typed))
        }
    }
}

/// One that was taken off, as one line.
pub(super) fn taken_off(view: &View, item: &Item) -> Markup {
    let agenda = &item.agenda;
    html! {
        a class="utrecht-link" id={"punt-" (agenda.id)} href={"/dossiers/" (agenda.dossier)} {
            (t!(view, "agenda-taken-off", title = agenda.title.as_str()))
        }
    }
}

/// What was said and suggested before.
fn before(view: &View, item: &Item) -> Markup {
    let nothing = item.earlier.is_empty() && item.suggestions.is_empty();
    html! {
        @if nothing { p { (t!(view, "agenda-nothing-before")) } }
        @for earlier in &item.earlier {
            @if let Some(words) = earlier.outcome() {
                (quote(view, words, &t!(view, "agenda-earlier", table = earlier.table.as_str(),
                    moment = view.day(earlier.starts_at))))
            }
        }
        @if !item.suggestions.is_empty() {
            p { (t!(view, "agenda-suggested")) }
            (list(&item.suggestions.iter().map(|it| html! { (it.words) " (" (it.by) ")" }).collect::<Vec<_>>()))
        }
    }
}

/// What partners promised, and room for notes.
fn together(view: &View, item: &Item) -> Markup {
    let running: Vec<Markup> = item
        .running
        .iter()
        .map(|it| {
            html! {
                (it.person_name) ", " (it.organisation) ": " (it.words) " (" (day(view, it.due_at)) ")"
            }
        })
        .collect();
    html! {
        @if running.is_empty() { p { (t!(view, "agenda-nothing-promised")) } } @else {
            p { (t!(view, "agenda-promised")) }
            (list(&running))
        }
        @if item.agenda.talk == Talk::OnAgenda {
            div class="ponton-notes" aria-hidden="true" { (t!(view, "agenda-notes")) }
        }
    }
}

/// What the table said, or the form for recording it.
fn outcome(view: &View, item: &Item, typed: Option<(&Posted, &Problems)>) -> Markup {
    let agenda = &item.agenda;
    html! {
        @match &agenda.talk {
            Talk::Discussed { outcome, at } => (quote(view, outcome, &t!(view, "agenda-decided", moment = view.day(*at)))),
            Talk::OnAgenda if item.may_record => {
                @let nothing = (Posted::empty(), Problems::none());
                @let (posted, problems) = typed.unwrap_or((&nothing.0, &nothing.1));
                @let form = record_outcome::form(view, agenda, posted, problems);
                @let summary = t!(view, "outcome-act");
                @if typed.is_some() { (fold_open(view, &summary, &form)) } @else { (fold(view, &summary, &form)) }
            },
            Talk::OnAgenda | Talk::TakenOff { .. } => {},
        }
    }
}
