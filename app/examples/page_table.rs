//! Prints the pattern of every page in the table of routes, a line each, without what a browser keeps or hands to a
//! program: for the browser tests, which look at all of them, so that no page can be added unseen.

use axum::http::Method;

/// What these end in is no page.
const FILES: [&str; 7] = [".json", ".csv", ".pdf", ".ics", ".jsonld", "/bestand", ".atom/{token}"];

fn main() {
    let pages = app::routes::table().into_iter().filter(|route| route.method == Method::GET);
    for page in pages.filter(|route| !FILES.iter().any(|ending| route.path.ends_with(ending))) {
        println!("{}", page.path);
    }
}
