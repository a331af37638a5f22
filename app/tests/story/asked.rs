//! What the forms ask: the fields that must be filled in, form by form, held against `asked.txt`. A worker loses a third
//! of the week to registration, so a field more is a decision: read the difference before accepting it with
//! `PONTON_ACCEPT=asked`.

use crate::support::browser::FORM;
use crate::support::furnished::Furnished;
use crate::support::offers::{Offered, acts};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use std::collections::BTreeMap;

/// The fields that a form asks: those it marks, and those that only the server misses in the empty form, so marked here.
fn asked(furnished: &Furnished, offered: &Offered) -> Vec<String> {
    let form = &offered.form;
    let marked = form.required_names();
    let browser = furnished.as_person(offered.who);
    let request = browser.request(Method::POST, &form.action).header(CONTENT_TYPE, FORM);
    let page = browser.answer(request, form.clone().blank().body());
    let is_refused = page.status == StatusCode::UNPROCESSABLE_ENTITY;
    let missed = |name: &String| is_refused && page.html.contains(&format!("-{name}-problem\""));
    let names = form.names().into_iter().filter(|name| !marked.contains(&name.as_str()) && missed(name));
    let unmarked = names.map(|name| format!("{name} (unmarked)"));
    marked.iter().map(|name| (*name).to_owned()).chain(unmarked).collect()
}

/// The forms that the work itself asks for, with the most that each may require.
const AT_MOST: [(&str, usize); 4] = [
    ("/signalen", 1),
    ("/verplichtingen/{id}/moment", 2),
    ("/dossiers/{id}/suggesties", 1),
    ("/inloggen", 2),
];

#[test]
fn no_form_asks_more_than_is_written_down() {
    let furnished = Furnished::new(&testkit::sqlite());
    let mut offered: Vec<_> =
        acts(&furnished).into_iter().filter_map(|(route, offered)| Some((route.pattern, offered?))).collect();
    // What asks nothing is done by its empty form, and might take away what another is about.
    offered.sort_by_key(|(_, offered)| offered.form.required_names().is_empty());
    let asked: BTreeMap<&str, Vec<String>> =
        offered.into_iter().map(|(pattern, offered)| (pattern, asked(&furnished, &offered))).collect();
    let asking = asked.iter().filter(|(_, names)| !names.is_empty());
    let now = asking.fold(String::new(), |text, (pattern, names)| {
        text + &format!("{} {pattern}: {}\n", names.len(), names.join(", "))
    });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story/asked.txt");
    if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "asked") {
        std::fs::write(path, &now).expect("the file can be written");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(now == known, "what forms ask has changed; see the difference with {path}:\n{now}");
    for (pattern, most) in AT_MOST {
        let names = asked.get(pattern).unwrap_or_else(|| panic!("no page offers {pattern}"));
        assert!(names.len() <= most, "{pattern} asks {names:?}");
    }
}
