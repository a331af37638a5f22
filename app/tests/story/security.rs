//! What keeps strangers out and words in: headers, cookies, sessions, the limits on guessing and on hurry, and logs that
//! hold no word of anybody.

use crate::support::{Browser, Page, Setting, World};
use axum::extract::ConnectInfo;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, Method, StatusCode};
use network::sign_in;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::Db;
use testkit::on_both;
use tracing_subscriber::fmt::MakeWriter;
use web::harden::Limits;
use web::rate::Pace;
use web::view::{Mode, Transport};

const PASSWORD: &str = "drie pontons op het water";

/// The live application over TLS, in which Ruud has a password.
fn live(db: &Db) -> World {
    let world =
        World::set(db, Setting { mode: Mode::Live, transport: Transport::Https, ..Setting::default() });
    let hash = network::password::hash(PASSWORD).expect("a password can be hashed");
    let set: Result<bool, store::Error> =
        db.write_here(|tx| sign_in::set_password(tx, "ruud@voorbeeld.example", &hash));
    assert!(set.expect("the password can be set"));
    world
}

/// Tries to sign in as Ruud; the answer itself, not what it leads to.
fn tries(browser: &Browser<'_>, password: &str) -> Page {
    let form = browser.open("/inloggen").form("/inloggen");
    let form = form.with("email", "Ruud@voorbeeld.example").with("password", password);
    let request =
        browser.request(Method::POST, "/inloggen").header(CONTENT_TYPE, crate::support::browser::FORM);
    browser.answer(request, form.body())
}

/// As `tries`, by a machine elsewhere.
fn tries_from(place: [u8; 4], browser: &Browser<'_>, password: &str) -> Page {
    let form = browser.open("/inloggen").form("/inloggen");
    let form = form.with("email", "Ruud@voorbeeld.example").with("password", password);
    let request = browser
        .request(Method::POST, "/inloggen")
        .extension(ConnectInfo(SocketAddr::from((place, 4000))))
        .header(CONTENT_TYPE, crate::support::browser::FORM);
    browser.answer(request, form.body())
}

#[test]
fn every_page_forbids_what_it_does_not_need() {
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        for path in ["/vandaag", "/signalen", "/dossiers", "/netwerk", "/sessies", "/nergens"] {
            let page = ruud.ask(path);
            let policy = page.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(
                policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
                "{path}: {policy}"
            );
            assert_eq!(page.headers[CACHE_CONTROL], "no-store", "{path}");
            assert_eq!(page.headers[X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
            assert_eq!(page.headers[REFERRER_POLICY], "same-origin", "{path}");
        }
    });
}

#[test]
fn over_tls_the_session_stays_with_this_host_and_out_of_scripts() {
    on_both(|db| {
        let world = live(db);
        let answer = tries(&Browser::new(&world), PASSWORD);
        let cookie = answer.headers[SET_COOKIE].to_str().unwrap();
        for part in ["__Host-ponton=", "; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(answer.headers.contains_key(STRICT_TRANSPORT_SECURITY));
    });
}

#[test]
fn signing_in_always_begins_a_session_of_its_own() {
    on_both(|db| {
        let world = live(db);
        let browser = Browser::new(&world);
        let planted = "a".repeat(64);
        browser.plant("__Host-ponton", &planted);
        assert_eq!(tries(&browser, PASSWORD).status, StatusCode::SEE_OTHER);
        let first = browser.cookie("__Host-ponton").unwrap();
        tries(&browser, PASSWORD);
        let second = browser.cookie("__Host-ponton").unwrap();
        assert!(first != planted && second != first);
        let thief = Browser::new(&world);
        thief.plant("__Host-ponton", &planted);
        assert!(thief.ask("/vandaag").path.starts_with("/inloggen"), "the planted session lets nobody in");
    });
}

#[test]
fn guessing_a_password_has_to_wait() {
    on_both(|db| {
        let world = live(db);
        let browser = Browser::new(&world);
        for _ in 0..5 {
            let again = tries(&browser, "twee pontons op het water");
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(again.form("/inloggen").typed("email"), Some("Ruud@voorbeeld.example"));
            assert_eq!(again.form("/inloggen").typed("password"), Some(""), "a password never comes back");
        }
        let wait = tries(&browser, PASSWORD);
        assert_eq!(
            (wait.status, wait.headers[RETRY_AFTER].to_str().unwrap()),
            (StatusCode::TOO_MANY_REQUESTS, "900")
        );
        assert!(wait.says("een kwartier") && wait.says("toegangslink"), "{}", wait.words());
        assert_eq!(wait.form("/inloggen").typed("email"), Some("Ruud@voorbeeld.example"));
        world.passes(Duration::from_mins(16));
        assert_eq!(tries(&browser, PASSWORD).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn nobody_keeps_a_colleague_out_by_guessing() {
    on_both(|db| {
        let world = live(db);
        let (own, phone, guesser) = (Browser::new(&world), Browser::new(&world), Browser::new(&world));
        let (office, street) = ([192, 0, 2, 1], [198, 51, 100, 7]);
        assert_eq!(tries_from(office, &own, PASSWORD).status, StatusCode::SEE_OTHER);
        for _ in 0..6 {
            tries_from(office, &guesser, "twee pontons op het water");
        }
        assert_eq!(tries_from(office, &guesser, PASSWORD).status, StatusCode::TOO_MANY_REQUESTS);
        assert!(own.ask("/vandaag").status.is_success(), "who is in stays in");
        assert_eq!(
            tries_from(office, &own, PASSWORD).status,
            StatusCode::SEE_OTHER,
            "in a browser of before"
        );
        assert_eq!(tries_from(street, &phone, PASSWORD).status, StatusCode::SEE_OTHER, "from elsewhere");
    });
}

#[test]
fn nobody_can_tell_whether_an_address_is_known() {
    on_both(|db| {
        let world = live(db);
        let browser = Browser::new(&world);
        let form = browser.open("/inloggen").form("/inloggen").with("password", "twee pontons");
        let said = |email: &str| browser.send(&form.clone().with("email", email)).words().replace(email, "");
        assert_eq!(said("ruud@voorbeeld.example"), said("niemand@voorbeeld.example"));
    });
}

#[test]
fn an_ended_session_is_out_at_once() {
    on_both(|db| {
        let world = live(db);
        let (phone, desk) = (Browser::new(&world), Browser::new(&world));
        tries(&phone, PASSWORD);
        world.passes(Duration::from_mins(1));
        tries(&desk, PASSWORD);
        let sessions = desk.open("/sessies");
        let oldest = sessions.forms().into_iter().rfind(|form| form.action.ends_with("/einde"));
        desk.submit(&oldest.expect("each session can be ended"));
        assert!(phone.ask("/vandaag").path.starts_with("/inloggen"));
        let signed_out = phone.post("/signalen", "words=De+inloop+is+dicht".to_owned());
        assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.count("select count(*) as number from signal"), 0);
    });
}

#[test]
fn whoever_signs_out_leaves_no_session_behind() {
    on_both(|db| {
        let world = live(db);
        let browser = Browser::new(&world);
        tries(&browser, PASSWORD);
        let token = browser.cookie("__Host-ponton").unwrap();
        browser.send(&browser.open("/sessies").form("/uitloggen"));
        assert_eq!(browser.cookie("__Host-ponton"), None);
        browser.plant("__Host-ponton", &token);
        assert!(browser.ask("/vandaag").path.starts_with("/inloggen"));
    });
}

#[test]
fn outside_the_demo_nobody_steps_in_as_anybody() {
    on_both(|db| {
        let world = live(db);
        let browser = Browser::new(&world);
        assert_eq!(browser.ask("/demo").status, StatusCode::NOT_FOUND);
        let stepped = browser.post("/demo", format!("person={}", world.village.ruud));
        assert_eq!(stepped.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.cookie("__Host-ponton"), None);
    });
}

#[test]
fn another_website_can_send_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        let fetch_site = HeaderName::from_static("sec-fetch-site");
        for (name, value) in [(fetch_site, "cross-site"), (ORIGIN, "https://elders.example")] {
            let mut request =
                ruud.request(Method::POST, "/signalen").header(CONTENT_TYPE, crate::support::browser::FORM);
            let headers = request.headers_mut().expect("a sound request");
            headers.remove("sec-fetch-site");
            headers.insert(name, value.parse().expect("a header"));
            let page = ruud.answer(request, "words=De+inloop+is+dicht");
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(page.says("andere website"), "{}", page.words());
        }
        assert_eq!(world.count("select count(*) as number from signal"), 0);
    });
}

#[test]
fn whoever_hurries_too_much_is_told_when_to_come_back() {
    on_both(|db| {
        let slow = Pace { at_once: 4, per_minute: 6 };
        let limits = Limits { pace: slow, ..Limits::default() };
        let world = World::set(db, Setting { limits, ..Setting::default() });
        let ruud = world.as_person("Ruud Camps");
        ruud.ask("/netwerk");
        ruud.ask("/netwerk");
        let page = ruud.post("/signalen", "words=De+inloop+is+dicht".to_owned());
        assert_eq!(
            (page.status, page.headers[RETRY_AFTER].to_str().unwrap()),
            (StatusCode::TOO_MANY_REQUESTS, "10")
        );
        assert!(!page.heading().is_empty() && page.words().len() > page.heading().len());
    });
}

/// A log that is kept in memory.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panicked while logging").write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Kept {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[test]
fn logs_hold_no_word_and_no_name() {
    let kept = Kept::default();
    let logging =
        tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(kept.clone());
    // For the whole process: the database works on threads of its own, and other stories may be heard as well.
    tracing::subscriber::set_global_default(logging.finish()).expect("no other test keeps the log");
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        let signal = ruud.raises("De kade bij het zilvermeertje staat blank.");
        ruud.ask(&format!("/signalen/{signal}?zoek=zilvermeertje"));
        ruud.post("/signalen", "words=zilvermeertje&area=zilvermeertje&form_key=zilvermeertje".to_owned());
        ruud.post("/inloggen", "email=zilvermeertje@voorbeeld.example&password=zilvermeertje".to_owned());
        ruud.ask("/zilvermeertje");
        ruud.ask("/toegang/zilvermeertje");
    });
    let log = String::from_utf8_lossy(&kept.0.lock().unwrap()).into_owned();
    assert!(log.contains("answered") && log.contains("/signalen/{id}"), "the log is kept: {log}");
    for word in ["zilvermeertje", "Ruud", "ruud@", "Camps", "Steiger"] {
        assert!(
            !log.contains(word),
            "{word}: {}",
            log.lines().find(|line| line.contains(word)).unwrap_or_default()
        );
    }
}
