//! Who may do what, route by route: every route of the table asked for by every kind of person, held against
//! `who_may.txt`. A new route appears there by itself; read the difference before accepting it with
//! `PONTON_ACCEPT=who_may`. Posts hold something sensible for every field, so that who sends them decides: `done`, `no`, or
//! `form` for who may but not as things stand; `no-but` is for who may not, yet is told which field of an empty form is
//! missing.

use crate::support::Browser;
use crate::support::browser::FORM;
use crate::support::furnished::{FEEDS, Furnished, Known, LINKS, OPEN_FIGURES, table};
use crate::support::{around_the_plan, living};
use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use kernel::PersonId;
use network::resident_session::DOOR;
use std::fmt::Write as _;
use testkit::on_both;

/// Everybody of the matrix, as its columns are called.
const PEOPLE: [&str; 17] = [
    "nobody",
    "worker",
    "reporter",
    "partner",
    "triager",
    "driver",
    "convener",
    "facilitator",
    "confidant",
    "administrator",
    "holds plan",
    "handed over",
    "reads along",
    "share ended",
    "elsewhere",
    "resident",
    "other resident",
];

/// Routes about one's own things, where somebody else's id is simply none of theirs: nothing happens, and one is led on.
const OWN_THINGS: [&str; 3] =
    ["/sessies/{id}/einde", "/berichten/{id}/gelezen", "/mijn-toegang/{id}/intrekking"];

/// Who asks, in a world of their own; nobody when they didn't sign in. Around the plan stands somebody of De Brug, in each of
/// its columns in another way.
fn somebody(furnished: &Furnished, who: &str) -> Option<PersonId> {
    let (world, village) = (&furnished.world, &furnished.world.village);
    Some(match who {
        "nobody" => return None,
        "worker" => world.jayden,
        "reporter" => village.fatima,
        "partner" => village.joost,
        "triager" => village.priya,
        "driver" => village.ruud,
        "convener" => world.gerda,
        "facilitator" => village.elly,
        "confidant" => village.bart,
        "administrator" => world.sanne,
        "holds plan" => around_the_plan::holds(furnished),
        "handed over" => around_the_plan::handed_over(furnished),
        "reads along" => around_the_plan::reads_along(furnished).0,
        "share ended" => around_the_plan::reads_no_more(furnished),
        "elsewhere" => world.henk,
        "resident" => living::RESIDENT,
        "other resident" => living::OF_ANOTHER_PLAN,
        other => panic!("nobody is called {other}"),
    })
}

fn browser(furnished: &Furnished, who: Option<PersonId>) -> Browser<'_> {
    who.map_or_else(|| Browser::new(&furnished.world), |who| furnished.as_person(who))
}

/// One answer in one word.
fn answered(browser: &Browser<'_>, method: &Method, path: &str, body: &str) -> &'static str {
    let request = browser.request(method.clone(), path).header(CONTENT_TYPE, FORM);
    let page = browser.answer(request, body.to_owned());
    let leads_to = page.headers.get(LOCATION).map(|to| to.to_str().expect("a path"));
    match page.status.as_u16() {
        200 => "page",
        303 if leads_to.is_some_and(|to| to.starts_with("/inloggen?")) => "sign-in",
        // A resident's own door.
        303 if leads_to == Some(DOOR) => "sign-in",
        303 => "done",
        401 => "sign-in",
        400 | 422 => "form",
        403 => "no",
        404 => "absent",
        other => panic!("{method} {path} is {other}: {}", page.words()),
    }
}

/// What each kind of person gets, by route; everybody in a world of their own, because some posts do something.
fn matrix(db_of: impl Fn() -> testkit::TestDb) -> String {
    let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
    for who in PEOPLE {
        let db = db_of();
        let furnished = Furnished::new(&db);
        let body = furnished.everything_filled_in();
        let asks = somebody(&furnished, who);
        let mut asked: Vec<(String, Method, String)> = Vec::new();
        for route in table() {
            asked.push((
                format!("{} {}", route.method, route.pattern),
                route.method.clone(),
                furnished.path(&route),
            ));
            if route.pattern.starts_with("/signalen/{id}") {
                let name = format!("{} {} of a wrong", route.method, route.pattern);
                asked.push((name, route.method.clone(), route.with_id(&furnished.wrong)));
            }
        }
        asked.sort_by(|one, other| {
            one.0.split(' ').nth(1).cmp(&other.0.split(' ').nth(1)).then(one.0.cmp(&other.0))
        });
        for (at, (name, method, path)) in asked.into_iter().enumerate() {
            if rows.len() == at {
                rows.push((name, Vec::new()));
            }
            // A yes would make them a confidant for all that follows.
            let says_no =
                path.starts_with("/netwerk/vertrouwenspersonen/").then(|| format!("answer=no&{body}"));
            let body = says_no.as_deref().unwrap_or(&body);
            // Signing out is one of the routes: each is asked for in a session of its own.
            let got = answered(&browser(&furnished, asks), &method, &path, body);
            // Whoever may not do it hears that, and not which field is still empty.
            let hears_no = got != "no" || answered(&browser(&furnished, asks), &method, &path, "") == "no";
            rows[at].1.push(if hears_no { got } else { "no-but" });
        }
    }
    written(&rows)
}

fn written(rows: &[(String, Vec<&str>)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut text = format!("{:width$}", "");
    for who in PEOPLE {
        write!(text, "  {who:13}").expect("writing to a string succeeds");
    }
    for (name, answers) in rows {
        write!(text, "\n{name:width$}").expect("writing to a string succeeds");
        for answer in answers {
            write!(text, "  {answer:13}").expect("writing to a string succeeds");
        }
    }
    text.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

#[test]
fn everybody_gets_what_is_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story/who_may.txt");
    let now = matrix(testkit::sqlite);
    if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "who_may") {
        std::fs::write(path, &now).expect("the file can be written");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(!now.contains("no-but"), "somebody who may not do it is told which field is empty:\n{now}");
    assert!(now == known, "who may do what has changed; see the difference with {path}:\n{now}");
    assert_eq!(matrix(testkit::postgres), known, "on PostgreSQL");
}

#[test]
fn nothing_of_another_network_is_there() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let (henk, body) = (furnished.world.henk, furnished.everything_filled_in());
        let read = "select count(*) as number from notice where read_at is not null";
        for route in table().iter().filter(|route| route.has_id()) {
            let got = answered(&furnished.as_person(henk), &route.method, &furnished.path(route), &body);
            let fine = match got {
                "no" | "absent" => true,
                "done" => OWN_THINGS.contains(&route.pattern),
                // A resident's own pages are behind a door of their own.
                "sign-in" => route.pattern.starts_with("/mijn/"),
                "page" | "form" => {
                    LINKS.contains(&route.pattern)
                        || FEEDS.contains(&route.pattern)
                        || OPEN_FIGURES.contains(&route.pattern)
                }
                _ => false,
            };
            assert!(fine, "{} {} is {got} for somebody of another network", route.method, route.pattern);
        }
        assert_eq!(furnished.world.count(read), 0);
    });
}

#[test]
fn whoever_did_not_sign_in_is_led_to_the_door() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let open = ["/inloggen", "/demo", "/demo/inwoners", DOOR, "/api/v1/docs"];
        let closed = |route: &&Known| !LINKS.contains(&route.pattern) && !FEEDS.contains(&route.pattern);
        let inside = |route: &&Known| {
            !open.contains(&route.pattern) && !OPEN_FIGURES.contains(&route.pattern) && closed(route)
        };
        for route in table().iter().filter(inside) {
            let got = answered(&Browser::new(&furnished.world), &route.method, &furnished.path(route), "");
            assert_eq!(got, "sign-in", "{} {}", route.method, route.pattern);
        }
    });
}
