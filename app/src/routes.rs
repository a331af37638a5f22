//! The table of all routes, and what stands around them. The coverage test below holds every route against the policy.

use crate::{describe_api, health, metrics::Metrics};
use anyhow::Result;
use axum::Router;
use axum::middleware::from_fn_with_state;
use directory::close_offer::Users;
use insight::make_paper::Given;
use network::beside::Beside;
use network::counted::Counted;
use network::export::Kind;
use network::published::Source;
use network::worked::Worked;
use network::{Endpoint, Route, Workplace};
use std::sync::Arc;
use web::harden::{Limits, harden};
use web::rate::Pace;
use worklist::titles::Titles;
use worklist::today::Part;

/// What other contexts show on Vandaag and the waterlijn.
static PARTS: &[Part] = &[
    knowledge::crisis::PART,
    signals::capture::PART,
    signals::list_silent::PART,
    signals::list_long_silent::PART,
];

/// How contexts name for its holder what they keep sealed.
static TITLES: &[Titles] = &[casework::name_obligations::TITLES];

/// What contexts have to show everybody in the network: the bulletin and the newsletter draw from it.
pub static SOURCES: &[Source] = &[
    signals::published_signals::SIGNALS,
    signals::published_signals::DOSSIERS,
    signals::published_solutions::SOLUTIONS,
    signals::published_solutions::GOOD_EXAMPLES,
    knowledge::SOURCES[0],
    knowledge::SOURCES[1],
    knowledge::SOURCES[2],
];

/// What is found by its words: the same, but for good examples, which are signals and dossiers already.
pub static FOUND: &[Source] = &[
    signals::published_signals::SIGNALS,
    signals::published_signals::DOSSIERS,
    signals::published_solutions::SOLUTIONS,
    knowledge::SOURCES[0],
    knowledge::SOURCES[1],
    knowledge::SOURCES[2],
    directory::published_offers::OFFERS,
    casework::published_deviations::DEVIATIONS,
];

/// What is counted for trends and figures.
pub static COUNTED: &[Counted] =
    &[signals::counted_signals::SIGNALS, casework::counted_help_requests::HELP_REQUESTS];

/// What the work tells of a quarter, for giving account.
pub static WORKED: &[Worked] = &[
    casework::worked_plans::PLANS,
    signals::worked_signals::LOOP,
    knowledge::worked_practices::PRACTICES,
    insight::worked_alarms::ALARMS,
];

/// Who in the network counts on an offer, as each context that knows some says; they hear that it closes.
pub static USERS: &[Users] = &[];

/// What each context has to export.
pub static EXPORTS: &[&[Kind]] = &[
    &network::export::kinds::EXPORTS,
    &network::export::places::PLACES,
    &worklist::exports::EXPORTS,
    &signals::exports::EXPORTS,
    &signals::exports_around::AROUND,
    &knowledge::exports::EXPORTS,
    &knowledge::exports_around::AROUND,
    &directory::exports::EXPORTS,
    &casework::exports::EXPORTS,
    &insight::exports::EXPORTS,
];

/// What contexts show on the pages of others' things.
static BESIDE: &[Beside] = &[
    knowledge::derive_practice::BESIDE,
    insight::paper_beside::OF_SIGNAL,
    insight::paper_beside::OF_MEETING,
    Beside {
        what: "dossier",
        read: |tx, actor, view, id| {
            insight::paper_beside::of_gathered(tx, actor, view, (&signals::gathered_dossiers::DOSSIERS, id))
        },
    },
];

/// What a paper for a body that decides is made with: what signals are called, dossiers, and word back to reporters.
pub static PAPERS: Given = Given {
    sources: FOUND,
    gatherings: &[signals::gathered_dossiers::DOSSIERS],
    tell: signals::word_back::REPORTERS,
};

/// Every route of every context, with the action that the policy is asked for.
pub fn table() -> Vec<Route> {
    [
        network::routes(),
        network::export_everything::routes(EXPORTS),
        worklist::routes(PARTS, TITLES),
        signals::routes(BESIDE),
        knowledge::routes(SOURCES, FOUND),
        directory::routes(USERS),
        casework::routes(),
        insight::routes(FOUND, WORKED),
        insight::paper_routes(&PAPERS),
        describe_api::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every endpoint of the API, with the action that the policy is asked for and the scope that its token needs.
pub fn endpoints() -> Vec<Endpoint> {
    [
        network::endpoints(),
        worklist::endpoints(),
        signals::endpoints(),
        knowledge::endpoints(FOUND),
        directory::endpoints(),
        casework::endpoints(),
        insight::endpoints(FOUND),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The whole application.
pub fn router(workplace: &Workplace, limits: Limits, metrics: &Arc<Metrics>) -> Result<Router> {
    let pages = network::routes::mount(table(), workplace)?;
    // One token is one system of many behind the same address.
    let pace = Pace { at_once: limits.pace.at_once / 2, per_minute: limits.pace.per_minute / 2 };
    let site = || Arc::clone(&workplace.site);
    let calls = network::endpoint::mount(endpoints(), workplace, pace)
        .merge(describe_api::open())
        .layer(from_fn_with_state(site(), api::speak::speak));
    let hardened = harden(pages.merge(calls), &workplace.site, limits)
        .layer(from_fn_with_state(site(), api::speak::speak_outside));
    let router = hardened.merge(health::routes(workplace, metrics));
    Ok(router.layer(from_fn_with_state(Arc::clone(metrics), crate::metrics::measure)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::Policy;
    use std::collections::BTreeSet;

    /// What is served outside the table, and so without asking the policy; each with its reason. It shows nobody's work.
    const OUTSIDE: [(&str, &str); 11] = [
        ("\"/healthz\"", "whatever watches over the server is nobody: it says ok"),
        ("\"/readyz\"", "as /healthz: it says whether the database answers"),
        ("\"/metrics\"", "counts only, on a port of its own that listens on the machine itself"),
        ("PLACE", "the description of the API: the same for everybody, and without data"),
        ("\"/assets/{file}\"", "style, script and font: part of the program"),
        ("\"/favicon.ico\"", "the mark: part of the program"),
        ("\"/robots.txt\"", "tells search engines to stay away"),
        ("\"/taal\"", "keeps the language in the reader's own browser, also before signing in"),
        ("\"/api\"", "not found, said as the API says it"),
        ("\"/api/{*rest}\"", "as /api"),
        ("&path", "the endpoints of the API, held against the policies below"),
    ];

    /// The routes that the sources make one by one: the first words after `.route(`, of routers of axum.
    fn made_by_hand() -> BTreeSet<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let (mut ahead, mut made) = (vec![root.join("app/src")], BTreeSet::new());
        for layer in ["foundation", "contexts"] {
            let crates = std::fs::read_dir(root.join(layer)).unwrap();
            ahead.extend(crates.map(|found| found.unwrap().path().join("src")));
        }
        while let Some(path) = ahead.pop() {
            if path.is_dir() {
                ahead.extend(std::fs::read_dir(&path).unwrap().map(|found| found.unwrap().path()));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("mod tests {").next().unwrap_or_default();
                made.extend(
                    text.split(".route(")
                        .skip(1)
                        .filter_map(|rest| Some(rest.split_once(',')?.0.trim().to_owned())),
                );
            }
        }
        // `mount` puts the table there; the demo routes signals.
        made.retain(|path| !["route.path", "tx"].contains(&path.as_str()));
        made
    }

    #[test]
    fn what_is_served_outside_the_table_is_written_down_with_its_reason() {
        let known: BTreeSet<String> = OUTSIDE.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(made_by_hand(), known);
    }

    #[test]
    fn every_route_asks_for_an_action_that_a_rule_permits() {
        let policy = Policy::load().unwrap();
        let unknown: Vec<String> = table()
            .iter()
            .filter(|route| !policy.permits(route.action))
            .map(|route| format!("{} {} asks for {}", route.method, route.path, route.action))
            .collect();
        assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn every_endpoint_asks_for_an_action_that_a_rule_permits() {
        let policy = Policy::load().unwrap();
        let mut seen = BTreeSet::new();
        for endpoint in endpoints() {
            let name = format!("{} {}", endpoint.operation.method, endpoint.operation.path);
            assert!(policy.permits(endpoint.action), "{name} asks for {}", endpoint.action);
            assert!(seen.insert(name.clone()), "{name} twice");
            assert!(seen.insert(endpoint.operation.id.to_owned()), "{name} has the id of another");
        }
        assert!(seen.len() > 60, "{} endpoints", seen.len() / 2);
    }

    /// What goes out in another way, or is nobody's to have.
    const KEPT_IN: &[(&str, &str)] = &[
        (
            "a resident's, who gets it by asking for it",
            "plan plan_name plan_note plan_review help_request bridge share share_proposal contact agreement goal goal_score
             handover handover_step second_view own_list emergency resident resident_access resident_session resident_answer
             not_helped right_request",
        ),
        ("who read whose data, for whoever asks and for the doctor", "read_line read_seal read_chain"),
        (
            "a secret",
            "access_link api_token data_key failed_sign_in known_browser letter_key personal_feed session webhook",
        ),
        ("goes out in a file of its own: open figures, and those of an account", "released_figure account_part quarter_cell"),
        ("exact counts, for the circle that understands signals", "alarm release_audit"),
        (
            "derived from what goes out, or from what may not",
            "area_change counted counting deviation_token expectation figures_now figures_week knowledge_token
             offer_token signal_token strained_by
             strained_rule theme_count trend_look",
        ),
        (
            "how the work is done, not what came of it",
            "account_quarter api_once confidant_proposal export letter_draft letter_pick letter_subscription notice offer_term outbox open_figures
             paper_signal quarter_claim quarter_figure schema_migration story_use",
        ),
        ("named by every file, or only with the names of people", "network membership"),
    ];

    #[test]
    fn every_table_goes_out_or_says_why_not() {
        let mut kept: BTreeSet<&str> =
            KEPT_IN.iter().flat_map(|(_, tables)| tables.split_whitespace()).collect();
        let statements: Vec<&str> =
            EXPORTS.iter().flat_map(|kinds| kinds.iter().map(|kind| kind.sql)).collect();
        let goes_out = |table: &str| {
            statements.iter().any(|sql| {
                let words: Vec<&str> = sql.split_whitespace().collect();
                words.windows(2).any(|two| matches!(two[0], "from" | "join") && two[1] == table)
            })
        };
        let listed =
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name";
        let tables: Vec<String> = testkit::sqlite()
            .read_here(|tx| {
                tx.query(listed, &[])?.iter().map(|row| row.get("name")).collect::<Result<_, _>>()
            })
            .unwrap_or_else(|error: store::Error| panic!("{error}"));
        let silent: Vec<&String> =
            tables.iter().filter(|table| !kept.remove(table.as_str()) && !goes_out(table)).collect();
        assert!(silent.is_empty(), "these go out nowhere, and nothing says why: {silent:?}");
        assert!(kept.is_empty(), "these tables are gone: {kept:?}");
    }

    #[test]
    fn no_route_stands_in_the_table_twice() {
        let mut seen = BTreeSet::new();
        for route in table() {
            assert!(seen.insert(format!("{} {}", route.method, route.path)), "{} twice", route.path);
        }
        assert!(seen.len() > 30, "{} routes", seen.len());
    }
}
