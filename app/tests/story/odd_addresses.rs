//! Addresses that nobody was given: ids that are none, questions that no page asks. Each gets a page that says something,
//! and none is a failure of ours.

use crate::support::furnished::{Furnished, Known, table};
use axum::http::Method;
use testkit::on_both;
use web::samples::check_html;

/// What stands in addresses that were typed over, cut off, or made up.
const QUESTIONS: [&str; 9] = [
    "?na=geen-plek",
    "?na=%ff%fe",
    "?na=",
    "?na=2026-11-23T08:10:00Z,00000000-0000-0000-0000-000000000000",
    "?soort=%00&thema=';--&gebied=%3Cscript%3E",
    "?signaal=geen-id&lijkt=1&lijkt=2",
    "?=&&&==&%zz",
    "?taal=xx&page=-1&limit=99999999999999999999",
    "?dag=2026-02-31&uur=25:61",
];

fn pages() -> impl Iterator<Item = Known> {
    table().into_iter().filter(|route| route.method == Method::GET)
}

#[test]
fn a_question_that_no_page_asks_is_answered_all_the_same() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let elly = furnished.as_person(furnished.world.village.elly);
        for route in pages() {
            let long = format!("?na={}", "x".repeat(3_000));
            for question in QUESTIONS.into_iter().chain([long.as_str()]) {
                let page = elly.ask(&format!("{}{question}", furnished.path(&route)));
                let name = format!("{}{question}", route.pattern);
                assert!(!page.status.is_server_error(), "{name} is {}: {}", page.status, page.words());
            }
        }
    });
}

#[test]
fn an_id_that_is_none_is_not_found() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let elly = furnished.as_person(furnished.world.village.elly);
        for route in pages().filter(Known::has_id) {
            for id in ["geen-id", "00000000-0000-0000-0000-000000000000", "%ff", "..%2f..%2fetc", "-1"] {
                let page = elly.ask(&route.with_id(id));
                assert!(page.status.is_client_error(), "{} with {id} is {}", route.pattern, page.status);
                assert_eq!(check_html(&page.html), [], "{} with {id}", route.pattern);
            }
        }
    });
}
