//! Stepping in as a demo person, so that a newcomer can walk the loop from every side. A newcomer's first page: the
//! people of the story first, each with what they come to do. Outside demo mode the page is not there and the act does
//! nothing; inside it every page says that this is a demo.

use crate::name_line::{NameLine, name_lines};
use crate::{Refusal, Role, Route, Workplace, founding, sessions};
use axum::extract::State;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, PersonId};
use maud::{Markup, html};
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, fold, notice, post_button, section, title};
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
    role: Role,
}

struct DemoNetwork {
    id: NetworkId,
    name: String,
    people: Vec<DemoPerson>,
}

/// The people of the scenarios in the order in which they come on, with the key of what they come to do.
const STORY: [(&str, &str); 13] = [
    ("Ruud Camps", "step-in-story-raises"),
    ("Priya Ramdin", "step-in-story-gathers"),
    ("Annemiek van Rossumdal", "step-in-story-table"),
    ("Joost ter Braak", "step-in-story-says-no"),
    ("Elly Sarmiento", "step-in-story-chair"),
    ("Fatima el Amrani", "step-in-story-worker"),
    ("Marleen Hoekstra", "step-in-story-lead"),
    ("Hilde Roelofshoeve", "step-in-story-desk"),
    ("Soraya Lachmanwari", "step-in-story-confidant"),
    ("Jayden Pinas", "step-in-story-first"),
    ("Sanne Kuiper", "step-in-story-adviser"),
    ("Mehmet Yıldırım", "step-in-story-alderman"),
    ("Hendrika Oosterveen", "step-in-story-board"),
];

fn place_in_story(name: &str) -> usize {
    STORY.iter().position(|(known, _)| *known == name).unwrap_or(STORY.len())
}

async fn show(State(workplace): State<Workplace>, view: View) -> Result<Page, Failure> {
    only_in_the_demo(&workplace)?;
    let networks = workplace.read(|tx| Ok(networks(tx)?)).await?;
    Ok(page(&view, &networks))
}

fn page(view: &View, networks: &[DemoNetwork]) -> Page {
    let heading = t!(view, "step-in-title");
    let main = html! {
        (title(&heading, &t!(view, "step-in-what")))
        (notice(view, Tone::Quiet, &html! { (t!(view, "step-in-demo")) }))
        p { a class="utrecht-link" href="/demo/inwoners" { (t!(view, "step-in-residents")) } }
        @for network in networks {
            (section(&format!("netwerk-{}", network.id), &network.name, &people_of(view, network)))
        }
    };
    Page::new(view, heading, main)
}

fn people_of(view: &View, network: &DemoNetwork) -> Markup {
    let (story, others): (Vec<&DemoPerson>, Vec<&DemoPerson>) =
        network.people.iter().partition(|person| place_in_story(&person.name) < STORY.len());
    let lines = |people: &[&DemoPerson]| -> Markup {
        name_lines(&people.iter().map(|person| line(view, person)).collect::<Vec<_>>())
    };
    html! {
        (lines(&story))
        @if !others.is_empty() {
            (fold(view, &t!(view, "step-in-others", count = others.len()), &lines(&others)))
        }
    }
}

fn line(view: &View, person: &DemoPerson) -> NameLine {
    let role = view.say(person.role.text_key(), &[]);
    let story = STORY.get(place_in_story(&person.name)).map(|(_, key)| view.say(key, &[]));
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "network-person")),
        href: None,
        name: person.name.clone(),
        what: story.unwrap_or_default(),
        place: t!(view, "step-in-role-at", role = role, place = &person.place),
        act: post_button(
            view,
            "/demo",
            "step-in-act",
            &[("name", first_name(&person.name).into())],
            &[("person", &person.id.to_string())],
        ),
    }
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn networks(tx: &mut Tx<'_>) -> Result<Vec<DemoNetwork>, store::Error> {
    let mut found = Vec::new();
    for (id, name) in founding::networks(tx)? {
        let people = people(tx, id)?;
        found.push(DemoNetwork { id, name, people });
    }
    // The network where the story begins comes first.
    found.sort_by_key(|network| {
        network.people.first().map_or(STORY.len(), |first| place_in_story(&first.name))
    });
    Ok(found)
}

fn people(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<DemoPerson>, store::Error> {
    let rows = tx.query(
        "select person.id, person.name, membership.role, organisation.name as organisation
         from person
         join membership on membership.network_id = person.network_id and membership.person_id = person.id
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where person.network_id = $1 and person.state <> 'left'
         order by person.id, membership.role",
        &[&network],
    )?;
    let mut people: Vec<DemoPerson> = Vec::new();
    for row in &rows {
        let id = row.get("id")?;
        if people.last().is_none_or(|last| last.id != id) {
            people.push(DemoPerson {
                id,
                name: row.get("name")?,
                place: row.get("organisation")?,
                role: row.get("role")?,
            });
        }
    }
    people.sort_by_key(|person| place_in_story(&person.name));
    Ok(people)
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
            let row =
                tx.first("select network_id from person where id = $1 and state <> 'left'", &[&person])?;
            let network: NetworkId = row.ok_or(Refusal::NotFound("person"))?.get("network_id")?;
            Ok(sessions::begin(tx, now, (network, person), &device, sessions::Entry::SteppedIn)?)
        })
        .await?;
    let mut response = SeeOther::to("/vandaag").into_response();
    response.headers_mut().append(SET_COOKIE, sessions::COOKIE.set(workplace.site.transport, &token));
    Ok(response)
}

fn only_in_the_demo(workplace: &Workplace) -> Result<(), Failure> {
    match workplace.site.mode {
        Mode::Demo => Ok(()),
        Mode::Live => Err(Failure::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::Village;
    use kernel::Lang;
    use web::samples::{check_html, view};

    #[test]
    fn a_newcomer_meets_the_people_of_the_story_in_their_order() {
        let db = testkit::sqlite();
        Village::build(&db);
        let networks = db.read_here(networks).unwrap();
        for lang in Lang::ALL {
            let html = page(&view(lang, &[TEXTS]), &networks).html();
            assert_eq!(check_html(&html), [], "{lang}");
            let places: Vec<usize> = STORY.iter().filter_map(|(name, _)| html.find(name)).collect();
            assert!(places.len() == 6 && places.is_sorted(), "{places:?}");
        }
    }
}
