//! Stepping in as a demo person, so that a newcomer can walk the loop from every side. Outside demo mode the page
//! is not there and the act does nothing; inside it every page says that this is a demo.

use crate::{Refusal, Route, Workplace, sessions};
use axum::extract::State;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, PersonId};
use maud::html;
use store::Tx;
use web::components::{post_button, title};
use web::view::Mode;
use web::{Failure, Page, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/demo", "step_in", show), Route::post("/demo", "step_in", post)]
}

/// Somebody to step in as.
struct DemoPerson {
    id: PersonId,
    name: String,
    place: String,
    role: crate::Role,
}

struct DemoNetwork {
    name: String,
    people: Vec<DemoPerson>,
    more: usize,
}

/// Per network at most this many people are offered; the spring of 2020 alone has a hundred and twenty members.
const OFFERED: usize = 24;

async fn show(State(workplace): State<Workplace>, view: View) -> Result<Page, Failure> {
    only_in_the_demo(&workplace)?;
    let networks = workplace.read(|tx| Ok(networks(tx)?)).await?;
    Ok(page(&view, &networks))
}

fn page(view: &View, networks: &[DemoNetwork]) -> Page {
    let heading = t!(view, "step-in-title");
    let main = html! {
        (title(&heading, &t!(view, "step-in-what")))
        @for network in networks {
            h2 { (network.name) }
            ul class="ponton-cards" {
                @for person in &network.people {
                    li class="ponton-card" {
                        h3 { (person.name) }
                        p { (view.say(person.role.text_key(), &[])) ", " (person.place) }
                        (post_button(view, "/demo", "step-in-act", &[("name", (&person.name).into())],
                            &[("person", &person.id.to_string())]))
                    }
                }
            }
            @if network.more > 0 { p { (t!(view, "step-in-more", count = network.more)) } }
        }
    };
    Page::new(view, heading, main)
}

fn networks(tx: &mut Tx<'_>) -> Result<Vec<DemoNetwork>, store::Error> {
    let mut found = Vec::new();
    for (network, name) in crate::founding::networks(tx)? {
        let (people, more) = people(tx, network)?;
        found.push(DemoNetwork { name, people, more });
    }
    Ok(found)
}

fn people(tx: &mut Tx<'_>, network: NetworkId) -> Result<(Vec<DemoPerson>, usize), store::Error> {
    let rows = tx.query(
        "select person.id, person.name, membership.role, organisation.name as organisation
         from person
         join membership on membership.network_id = person.network_id and membership.person_id = person.id
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where person.network_id = $1 and person.state = 'active'
         order by person.id, membership.role",
        &[&network],
    )?;
    let mut people: Vec<DemoPerson> = Vec::new();
    for row in &rows {
        let id = row.get("id")?;
        if people.last().is_none_or(|last| last.id != id) {
            people.push(DemoPerson { id, name: row.get("name")?, place: row.get("organisation")?, role: row.get("role")? });
        }
    }
    let more = people.len().saturating_sub(OFFERED);
    people.truncate(OFFERED);
    Ok((people, more))
}

async fn post(
    State(workplace): State<Workplace>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Failure> {
    only_in_the_demo(&workplace)?;
    let person: PersonId = posted.text("person").parse().map_err(|_| Failure::NotFound)?;
    let (now, device) = (workplace.now(), sessions::device(&headers));
    let token = workplace
        .write(move |tx| {
            let row = tx.first("select network_id from person where id = $1 and state <> 'left'", &[&person])?;
            let network: NetworkId = row.ok_or(Refusal::NotFound("person"))?.get("network_id")?;
            Ok(sessions::begin(tx, now, (network, person), &device, sessions::Entry::SteppedIn)?)
        })
        .await?;
    let mut response = SeeOther::to("/vandaag").into_response();
    response.headers_mut().append(SET_COOKIE, sessions::cookie(workplace.site.transport, &token));
    Ok(response)
}

fn only_in_the_demo(workplace: &Workplace) -> Result<(), Failure> {
    match workplace.site.mode {
        Mode::Demo => Ok(()),
        Mode::Live => Err(Failure::NotFound),
    }
}
