//! Coming in: somebody is added, gets a link from whoever added them, and chooses a password with it. Nobody touches the
//! command line, and the link is worth nothing afterwards.

use crate::support::{Browser, Page, World};
use axum::http::StatusCode;
use testkit::on_both;

const PASSWORD: &str = "drie pontons op het water";

/// The path of the link that a page shows.
fn link(page: &Page) -> String {
    let words = page.words();
    let at = words.find("/toegang/").unwrap_or_else(|| panic!("no link in: {words}"));
    words[at..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/').collect()
}

fn chooses(browser: &Browser<'_>, link: &str, password: &str) -> Page {
    let form = browser.open(link).form(link);
    browser.send(&form.with("password", password).with("again", password))
}

#[test]
fn somebody_new_comes_in_by_the_link_that_was_handed_over() {
    on_both(|db| {
        let world = World::new(db);
        let sanne = world.as_person("Sanne Kuiper");
        let here = format!("/netwerk/organisaties/{}", world.village.steiger);
        let form = sanne.open(&here).form(&format!("{here}/mensen"));
        let form = form.with("name", "Noor Bakker").with("email", "noor@voorbeeld.example");
        let link = link(&sanne.submit(&form.choosing("role", "Werker")));
        let noor = Browser::new(&world);
        let short = chooses(&noor, &link, "kort");
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.says("12 tekens"), "{}", short.words());
        let inside = chooses(&noor, &link, PASSWORD);
        assert_eq!((inside.path.as_str(), inside.status), ("/vandaag", StatusCode::OK));
        assert!(inside.html.contains("Noor Bakker"));
        let used = Browser::new(&world).ask(&link);
        assert_eq!(used.status, StatusCode::NOT_FOUND);
        assert!(used.says("nieuwe toegangslink"), "{}", used.words());
    });
}

#[test]
fn a_new_link_ends_the_sessions_of_before_once_it_is_used() {
    on_both(|db| {
        let world = World::new(db);
        let (elly, fatima) = (world.as_person("Elly Sarmiento"), world.as_person("Fatima el Amrani"));
        let here = format!("/netwerk/organisaties/{}", world.village.steiger);
        let form = elly.open(&here).form(&format!("{here}/toegang"));
        let link = link(&elly.submit(&form.choosing("person", "Fatima")));
        assert_eq!(fatima.open("/vandaag").path, "/vandaag", "a link alone ends nothing");
        let elsewhere = Browser::new(&world);
        assert_eq!(chooses(&elsewhere, &link, PASSWORD).path, "/vandaag");
        assert!(fatima.ask("/vandaag").path.starts_with("/inloggen"));
    });
}
