//! The page on which a call round is started: every population says how many members it has, so that nobody begins a
//! round of a size they didn't expect.

use super::typed::{LONGEST_NAME, LONGEST_QUESTION};
use crate::call_round::population::{self, Offered, Places, Population};
use crate::call_round::{self, Order, members};
use kernel::PersonId;
use maud::{Markup, html};
use network::{Actor, membership};
use store::{Error, Tx};
use web::components::{fold, fold_open, title};
use web::{Choice, Form, Page, Place, Posted, Problems, View, t};

/// What there is to choose from.
#[derive(Clone, Debug)]
pub struct Offers {
    populations: Vec<Offered>,
    /// Who may call along: those who work where the leader works.
    colleagues: Vec<(PersonId, String)>,
}

/// Reads what there is to choose from.
pub fn offers(tx: &mut Tx<'_>, actor: &Actor) -> Result<Offers, Error> {
    let network = actor.network;
    let everybody = population::everybody_else(tx, network, actor.organisation)?;
    let umbrellas = population::umbrellas(tx, network)?;
    let places = Places::read(tx, network)?;
    let mut populations = Vec::new();
    for round in call_round::in_state(tx, network, "again")? {
        let count = members::silent(tx, network, round.id)?.len();
        if count > 0 {
            let population = Population::SilentOf(round.id);
            populations.push(Offered { population, of: Some(round.name), count });
        }
    }
    populations.extend(population::offered(&everybody, &umbrellas, &places));
    let mut colleagues: Vec<(PersonId, String)> =
        membership::in_organisation(tx, network, actor.organisation)?
            .into_iter()
            .map(|listed| (listed.member.person, listed.name))
            .collect();
    colleagues.dedup();
    Ok(Offers { populations, colleagues })
}

/// The page.
pub fn page(view: &View, offers: &Offers, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "start-round-title");
    let form = Form::new(view, typed, problems).called("start").promise("start-round-promise", &[]);
    let main = html! {
        (title(&heading, &t!(view, "start-round-what")))
        (form.around("/belrondes", "start-round-act", &fields(view, &form, offers)))
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

fn fields(view: &View, form: &Form<'_>, offers: &Offers) -> Markup {
    let [first, second] = [t!(view, "start-round-first"), t!(view, "start-round-second")];
    let populations: Vec<Choice> = offers.populations.iter().map(|offered| choice(view, offered)).collect();
    let orders: Vec<Choice> =
        Order::ALL.iter().map(|order| Choice::new(order.name(), view.say(order.text_key(), &[]))).collect();
    let callers = callers(form, offers);
    html! {
        (form.line("name", "start-round-name").hint("start-round-name-hint").required().max(LONGEST_NAME).autocomplete("off"))
        (form.choice("population", "start-round-population", &populations).hint("start-round-population-hint").required())
        (form.radios("order", "start-round-order", &orders).value(Order::ByName.name()))
        (form.day("ends", "start-round-ends").hint("start-round-ends-hint").required())
        (form.line("first_question", "start-round-first-label").required().max(LONGEST_QUESTION).value(&first))
        (form.line("second_question", "start-round-second-label").required().max(LONGEST_QUESTION).value(&second))
        @if form.is_refused() { (fold_open(view, &t!(view, "start-round-callers"), &callers)) }
        @else { (fold(view, &t!(view, "start-round-callers"), &callers)) }
    }
}

fn callers(form: &Form<'_>, offers: &Offers) -> Markup {
    let people: Vec<Choice> =
        offers.colleagues.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    html! { (form.ticks("callers", "start-round-callers-label", &people).hint("start-round-callers-hint")) }
}

/// A population with how many it is.
fn choice(view: &View, offered: &Offered) -> Choice {
    Choice::new(
        offered.population.to_string(),
        said(view, &offered.population, offered.of.as_deref(), offered.count),
    )
}

/// A population in words, with how many it is.
pub fn said(view: &View, population: &Population, of: Option<&str>, count: usize) -> String {
    let of = of.unwrap_or_default();
    match population {
        Population::Everybody => t!(view, "population-everybody", count = count),
        Population::Umbrella(_) => t!(view, "population-umbrella", of = of, count = count),
        Population::Kind(kind) => {
            t!(view, "population-kind", of = view.say(kind.text_key(), &[]), count = count)
        }
        Population::Area(_) => t!(view, "population-area", of = of, count = count),
        Population::SilentOf(_) => t!(view, "population-silent", of = of, count = count),
    }
}
