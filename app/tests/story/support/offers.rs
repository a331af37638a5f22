//! What the pages offer: every act of the table of routes with its form, found by looking at all pages as everybody, so
//! that a new act is found by itself.

use super::browser::Browser;
use super::form::Form;
use super::furnished::{Furnished, Known, table};
use super::living;
use axum::http::Method;
use kernel::PersonId;
use std::collections::{BTreeMap, BTreeSet};

/// So many pages of one route are looked at per person: dossiers in every state are among them.
const PAGES: usize = 12;

/// An act that a page offers to somebody.
pub struct Offered {
    /// Somebody it is offered to.
    pub who: PersonId,
    /// The form, as it is offered.
    pub form: Form,
}

/// Every act of the table with the form of it that some page offers, if any, and who was offered it.
pub fn acts(furnished: &Furnished) -> Vec<(Known, Option<Offered>)> {
    let mut offered = offers(furnished);
    let posts = table().into_iter().filter(|route| route.method == Method::POST);
    posts.map(|route| (offered.remove(route.pattern), route)).map(|(form, route)| (route, form)).collect()
}

/// Looks at every page that the links lead to, as everybody who may be offered something.
fn offers(furnished: &Furnished) -> BTreeMap<&'static str, Offered> {
    let (world, village) = (&furnished.world, &furnished.world.village);
    let people = [
        village.ruud,
        village.priya,
        world.gerda,
        village.joost,
        village.fatima,
        village.elly,
        world.sanne,
        village.bart,
        village.marleen,
        world.jayden,
        living::RESIDENT,
    ];
    let (table, mut found) = (table(), BTreeMap::new());
    for who in people {
        let browser = furnished.as_person(who);
        let mut looked: BTreeMap<&str, usize> = BTreeMap::new();
        let doors = ["/vandaag", "/demo", "/mijn/binnen", "/mijn"];
        let (mut seen, mut ahead) = (BTreeSet::new(), doors.map(str::to_owned).to_vec());
        ahead.extend(
            table.iter().filter(|it| it.method == Method::GET && it.has_id()).map(|it| furnished.path(it)),
        );
        if who == village.marleen {
            // Looked at first: from the page of somebody in her team a lead gets to what they hold.
            ahead.push(furnished.path(&Known { method: Method::GET, pattern: "/netwerk/mensen/{id}" }));
        }
        if [village.elly, world.sanne].contains(&who) {
            // Looked at first: who is sent away, and who comes back, must be nobody of whom other attempts expect something.
            ahead.push(format!("/netwerk/mensen/{}", world.tom));
        }
        if who == world.sanne {
            // Looked at first: whoever is away comes back from their own page, which is one of many.
            ahead.push(format!("/netwerk/mensen/{}", world.tom));
        }
        while let Some(path) = ahead.pop() {
            let route = table.iter().find(|it| it.method == Method::GET && it.fits(&path));
            let times = looked.entry(route.map_or("", |route| route.pattern)).or_default();
            if *times == PAGES || !seen.insert(path.clone()) {
                continue;
            }
            *times += 1;
            let page = browser.ask(&path);
            for form in page.forms().into_iter().filter(|form| form.method == "post") {
                let route = table.iter().find(|it| it.method == Method::POST && it.fits(&form.action));
                if let Some(route) = route {
                    found.entry(route.pattern).or_insert(Offered { who, form });
                }
            }
            let links =
                page.links().into_iter().map(|link| link.split('#').next().unwrap_or_default().to_owned());
            // What is for programs is no page.
            ahead.extend(links.filter(|link| !link.starts_with("/api/v1/openapi")));
        }
    }
    // The door is for whoever is outside.
    let door = Browser::new(world).open("/inloggen").form("/inloggen");
    found.insert("/inloggen", Offered { who: village.ruud, form: door });
    found
}
