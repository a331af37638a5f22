//! Hostile and unlucky posts to every act of the application, made from the table of routes and from the forms that its
//! pages offer, so that a new act is covered by itself: never a failure of ours, never a lost input where the form comes
//! back, always a page that says something.

use crate::support::Page;
use crate::support::browser::FORM;
use crate::support::form::{Form, body};
use crate::support::furnished::{Furnished, Known, LINKS, SHOWS_ONCE};
use crate::support::offers::{Offered, acts};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use kernel::PersonId;
use kernel::ids::uuid_at;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use testkit::on_both;
use web::samples::check_html;

/// Nothing that a person types, and everything that somebody may try.
const GARBAGE: &str =
    "\u{202e}☃ <script>alert(1)</script> '); drop table signal;-- %00 ${7*7} {{7*7}} \\ \" & 👩‍👩‍👧‍👦";
/// More fields than any form has.
const FLOOD: usize = 1_001;
/// More than a body may hold.
const TOO_LARGE: usize = 70_000;
/// Few forms take so many letters, and none more than fit a body.
const LONG: usize = 4_500;

/// Somebody about to do an act, with the filled form of it.
struct Attempt<'f> {
    furnished: &'f Furnished,
    route: &'f Known,
    who: PersonId,
    path: String,
    form: Option<Form>,
}

impl<'f> Attempt<'f> {
    fn at(furnished: &'f Furnished, (route, offered): &'f (Known, Option<Offered>)) -> Self {
        let who = offered.as_ref().map_or(furnished.world.village.elly, |offered| offered.who);
        let path =
            offered.as_ref().map_or_else(|| furnished.path(route), |offered| offered.form.action.clone());
        let form = offered.as_ref().map(|offered| offered.form.clone().plausible());
        Self { furnished, route, who, path, form }
    }

    /// What the filled form sends.
    fn pairs(&self) -> Vec<(String, String)> {
        self.form.as_ref().map_or_else(Vec::new, Form::pairs)
    }

    /// The answer to a body of some kind, held against what every answer must be.
    fn sends(&self, kind: &str, body: Vec<u8>) -> Page {
        let browser = self.furnished.as_person(self.who);
        let mut request = browser.request(Method::POST, &self.path);
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        let page = browser.answer(request, body);
        self.sound(&page);
        page
    }

    /// As `sends`, for pairs of a form.
    fn sends_pairs(&self, pairs: &[(String, String)]) -> Page {
        let page = self.sends(FORM, body(pairs).into_bytes());
        self.nothing_lost(&page, pairs);
        page
    }

    /// Never a failure of ours, and what is refused says so on a whole page.
    fn sound(&self, page: &Page) {
        let name = self.route.pattern;
        assert!(!page.status.is_server_error(), "{name} is {}: {}", page.status, page.words());
        if page.status.is_client_error() {
            assert_eq!(check_html(&page.html), [], "{name} ({})", page.heading());
            assert!(
                page.words().len() > page.heading().len() + 20,
                "{name} says too little: {}",
                page.words()
            );
            let said = ["ponton-problems", "ponton-failure"].iter().any(|mark| page.html.contains(mark));
            assert!(said, "{name} doesn't say what is wrong: {}", page.words());
            assert!(!page.html.contains("<script>alert"), "{name} shows what was typed as it came");
        }
    }

    /// When what was typed is the trouble, or somebody was first, it stands in the form again with what is the matter.
    fn nothing_lost(&self, page: &Page, pairs: &[(String, String)]) {
        let refused = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT].contains(&page.status);
        let Some(form) = self.form.as_ref().filter(|_| refused) else { return };
        let (name, typed) = (self.route.pattern, form.typed_names());
        let typed: Vec<_> = pairs.iter().filter(|(name, _)| typed.contains(&name.as_str())).collect();
        // A field that has been filled in meanwhile is not asked for any more.
        let kept = |again: &Form| {
            let is_kept = |(name, value): &&(String, String)| {
                again.typed(name).is_none_or(|typed| typed.trim() == value.trim())
            };
            typed.iter().copied().all(|pair| is_kept(&pair))
        };
        let again = page.forms().iter().any(|again| again.action == form.action && kept(again));
        let shown = typed.iter().all(|(_, value)| !value.contains(char::is_whitespace) || page.says(value));
        assert!(again || shown, "{name} lost what was typed, {typed:?}: {}", page.words());
        let said = page.html.contains("ponton-problems") || typed.is_empty();
        assert!(said, "{name} shows what was typed and not what is the matter: {}", page.words());
    }

    /// How much has been recorded.
    fn recorded(&self) -> i64 {
        self.furnished.world.count("select count(*) as number from event")
    }
}

/// What is tried with an act, and what that shows.
type Trial = (&'static str, fn(&Attempt<'_>));

/// Tries every act in every way, one way after the other, on both databases. To find out what is offered to whom takes
/// longer than the trials, so that those that do nothing share a world.
fn with_every_act(trials: &[Trial]) {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let acts = acts(&furnished);
        // Every act is tried, so that one fault doesn't hide another.
        let mut failed = Vec::new();
        for (holds, tries) in trials {
            for act in &acts {
                let attempt = Attempt::at(&furnished, act);
                if catch_unwind(AssertUnwindSafe(|| tries(&attempt))).is_err() {
                    failed.push(format!("{holds}: {}", act.0.pattern));
                }
            }
        }
        assert_eq!(failed, Vec::<String>::new(), "these acts failed, each as said above");
    });
}

#[test]
fn what_cannot_be_done_is_refused_with_a_page() {
    with_every_act(&[
        ("some page offers every act to somebody", is_offered),
        ("ids of another network do nothing", does_nothing_over_the_border),
        ("what is no form of ours is refused", takes_no_other_form),
        ("a form with a field missing comes back with all the others", misses_a_field),
        ("ids that are not there are not found", knows_no_other_ids),
    ]);
}

fn is_offered(act: &Attempt<'_>) {
    assert!(act.form.is_some(), "no page offers {} to anybody", act.route.pattern);
}

fn takes_no_other_form(act: &Attempt<'_>) {
    act.sends("", Vec::new());
    act.sends(FORM, Vec::new());
    for (kind, body) in [
        ("application/json", b"{\"words\":\"x\"}".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--".to_vec()),
        ("text/plain", b"words=x".to_vec()),
        (FORM, b"words=%ff%fe&title=%c3".to_vec()),
        (FORM, format!("words={}", "x".repeat(TOO_LARGE)).into_bytes()),
        (FORM, b"a=1&".repeat(FLOOD)),
        (FORM, b"&&&===%%%zz=&=&\0\0".to_vec()),
    ] {
        let page = act.sends(kind, body);
        let led = page.status.is_redirection()
            || page.status.is_client_error()
            || SHOWS_ONCE.contains(&act.route.pattern);
        assert!(led, "{} is {}", act.route.pattern, page.status);
    }
}

fn misses_a_field(act: &Attempt<'_>) {
    let required = act.form.as_ref().map(Form::required_names).unwrap_or_default();
    for missing in required {
        let rest: Vec<_> = act.pairs().into_iter().filter(|(name, _)| name != missing).collect();
        let page = act.sends_pairs(&rest);
        assert!(page.status.is_client_error(), "{} without {missing} is {}", act.route.pattern, page.status);
    }
}

fn knows_no_other_ids(act: &Attempt<'_>) {
    let (known, now) = (act.route, act.furnished.world.now());
    let unknown = uuid_at(now).to_string();
    for id in [unknown.as_str(), "geen-id", "00000000-0000-0000-0000-000000000000", "%ff"] {
        let path = known.with_id(id);
        let elsewhere = Attempt { path, form: None, furnished: act.furnished, route: known, who: act.who };
        if known.has_id() {
            let page = elsewhere.sends_pairs(&act.pairs());
            // Whoever left by an act that was tried before stands at the door.
            let absent = page.status == 404 || page.status == 401;
            assert!(id != "geen-id" || absent, "{} is {}", known.pattern, page.status);
        }
    }
    for at in 0..act.pairs().len() {
        let mut pairs = act.pairs();
        pairs[at].1.clone_from(&unknown);
        act.sends_pairs(&pairs);
    }
}

fn does_nothing_over_the_border(act: &Attempt<'_>) {
    if LINKS.contains(&act.route.pattern) || act.route.pattern == OWN_CALENDAR {
        return;
    }
    let world = &act.furnished.world;
    let stranger = Attempt { who: world.henk, form: None, path: act.path.clone(), ..*act };
    let before = world.count(OF_THE_VILLAGE);
    let page = stranger.sends_pairs(&act.pairs());
    let own = SHOWS_ONCE.contains(&act.route.pattern) || SHOWN_ONCE.contains(&act.route.pattern);
    let fine = page.status.is_client_error() || page.status.is_redirection() || own;
    assert!(fine, "{} is {}", act.route.pattern, page.status);
    assert_eq!(world.count(OF_THE_VILLAGE), before, "{} did something over the border", act.route.pattern);
}

#[test]
fn garbage_in_any_field_is_kept_or_refused() {
    with_every_act(&[("garbage is kept or refused", |act| {
        for at in 0..act.pairs().len() {
            for junk in [GARBAGE.to_owned(), "𝒳".repeat(LONG), "e\u{301}\u{327}".repeat(600), "-1".to_owned()]
            {
                let mut pairs = act.pairs();
                pairs[at].1 = junk;
                act.sends_pairs(&pairs);
            }
        }
    })]);
}

/// Names nobody: a stranger who posts it gets an address of their own.
const OWN_CALENDAR: &str = "/mijn-agenda";

/// What is made in one's own network and shown once, on a page.
const SHOWN_ONCE: [&str; 2] = ["/mijn-toegang", "/webhooks"];

/// What is recorded in the first network.
const OF_THE_VILLAGE: &str = "select count(*) as number from event
    where network_id = (select id from network where name = 'Rivierenhart')";

#[test]
fn the_same_form_sent_twice_is_done_once() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let (mut twice, mut never) = (Vec::new(), Vec::new());
        let acts = acts(&furnished);
        for act in &acts {
            let act = Attempt::at(&furnished, act);
            let (pairs, before) = (act.pairs(), act.recorded());
            act.sends_pairs(&pairs);
            let once = act.recorded();
            if once == before {
                never.push(act.route.pattern);
            }
            act.sends(FORM, body(&pairs).into_bytes());
            if act.recorded() != once {
                twice.push(act.route.pattern);
            }
        }
        assert_eq!(twice, Vec::<&str>::new(), "these were done twice");
        only_known(&never);
    });
}

/// What was never done once was not tried twice: its plausible form finds nothing to do, or it records no event. Each of
/// them is written down; `PONTON_ACCEPT=never_done` does so again.
fn only_known(never: &[&str]) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story/never_done.txt");
    let sorted: BTreeSet<&str> = never.iter().copied().collect();
    let now = sorted.iter().fold(String::new(), |text, act| text + act + "\n");
    if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "never_done") {
        std::fs::write(path, &now).expect("the file can be written");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        now == known,
        "which acts are not done even once has changed; see the difference with {path}:\n{now}"
    );
}

#[test]
fn two_people_at_once_both_get_an_answer() {
    with_every_act(&[("both get an answer", |act| {
        let (world, other) = (&act.furnished.world, act.furnished.world.village.elly);
        let browsers = [act.furnished.as_person(act.who), act.furnished.as_person(other)];
        let keys = [uuid_at(world.now()).to_string(), uuid_at(world.now()).to_string()];
        let request = |at: usize| {
            let mut pairs = act.pairs();
            for (_, value) in pairs.iter_mut().filter(|(name, _)| name == "form_key") {
                value.clone_from(&keys[at]);
            }
            let request = browsers[at].request(Method::POST, &act.path).header(CONTENT_TYPE, FORM);
            request.body(body(&pairs).into()).expect("a request can be made")
        };
        let answers = world.answer_both(request(0), request(1));
        for (browser, response) in browsers.iter().zip(answers) {
            let page = browser.took(act.path.clone(), response);
            act.sound(&page);
            act.nothing_lost(&page, &act.pairs());
        }
    })]);
}
