//! What the layers promise, through HTTP: failure pages, headers, limits, languages, the flash; and every page of
//! the gallery checked in both languages.

#[path = "../examples/gallery/pages.rs"]
mod pages;
#[path = "../examples/gallery/work.rs"]
mod work;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE,
    ETAG, IF_NONE_MATCH, LOCATION, ORIGIN, RETRY_AFTER, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
};
use axum::http::request::Builder;
use axum::http::{HeaderName, Request, Response, StatusCode};
use axum::routing::{get, post};
use axum::{Extension, Router};
use kernel::{Clock, Lang};
use std::net::SocketAddr;
use std::sync::Arc;
use tower::ServiceExt as _;
use web::failure::pages::page as failure_page;
use web::harden::{Limits, harden};
use web::rate::Pace;
use web::samples::{NOON, check_html, required_fields};
use web::view::{Mode, Transport};
use web::{Failure, Page, Posted, Site, Texts, View};

fn site(transport: Transport) -> Arc<Site> {
    let texts = Texts::new(&[pages::TEXTS]).unwrap();
    let clock = Clock::by_hand(NOON.parse().unwrap());
    let public_url = "https://ponton.example".to_owned();
    Arc::new(Site { texts, nav: pages::nav(), clock, mode: Mode::Live, transport, public_url })
}

async fn panics() -> Page {
    panic!("on purpose")
}

fn app_with(site: &Arc<Site>, limits: Limits) -> Router {
    let more = Router::new()
        .route(
            "/bare/{status}",
            get(async |axum::extract::Path(status): axum::extract::Path<u16>| {
                StatusCode::from_u16(status).unwrap()
            }),
        )
        .route("/panic", get(panics))
        .route("/echo", post(async |posted: Posted| posted.text("words").to_owned()))
        .route("/never", get(async || std::future::pending::<Page>().await));
    harden(pages::routes().merge(more), site, limits)
}

fn app() -> Router {
    app_with(&site(Transport::Http), Limits::default())
}

async fn send(app: &Router, request: Request<Body>) -> Response<Body> {
    app.clone().oneshot(request).await.unwrap()
}

async fn ask(app: &Router, path: &str) -> Response<Body> {
    send(app, Request::get(path).body(Body::empty()).unwrap()).await
}

async fn words(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

fn form(path: &str) -> Builder {
    Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded")
}

fn views() -> impl Iterator<Item = View> {
    Lang::ALL.into_iter().map(|lang| {
        let mut view = View::new(site(Transport::Http), lang, "/vandaag");
        view.person = Some(web::Visitor {
            name: "Ruud Camps".into(),
            place: "De Steiger".into(),
            drafts: "9f3c".into(),
            demo: false,
            closed: Vec::new(),
        });
        view
    })
}

#[test]
fn every_page_of_the_gallery_is_sound_in_both_languages() {
    for view in views() {
        for page in pages::every_page(&view) {
            let html = page.html();
            assert_eq!(check_html(&html), [], "{html}");
        }
    }
}

#[test]
fn every_failure_has_a_sound_page_that_says_nothing_is_lost() {
    for view in views() {
        for (name, failure) in pages::every_failure() {
            let html = failure_page(&view, &failure).html();
            assert_eq!(check_html(&html), [], "{name}");
            let (lost, kept) = match view.lang {
                Lang::Nl => ("Er is niets verloren", "Wat al bewaard was, staat er nog"),
                Lang::En => ("Nothing is lost", "What had been saved is still there"),
            };
            // What was typed is not on the server: only the script of the browser that has it may promise more.
            let promise = if html.contains("data-typed-kept") { kept } else { lost };
            assert!(html.contains(&format!(">{promise}")), "{name}: {html}");
            assert!(!html.contains("a table is missing"), "{name} tells what is for the log");
        }
    }
}

#[tokio::test]
async fn only_who_sent_something_reads_where_it_is() {
    let app = app();
    let read = words(ask(&app, "/mis/503").await).await;
    assert!(read.contains("Er is niets verloren en niets veranderd") && !read.contains("data-typed-kept"));
    let sent = send(&app, form("/vandaag").body(Body::from("words=%ff%fe")).unwrap()).await;
    assert_eq!(sent.status(), StatusCode::BAD_REQUEST);
    assert!(words(sent).await.contains("data-typed-kept=\"Er is niets verloren"));
}

#[test]
fn the_capture_form_of_the_gallery_asks_for_one_field() {
    let view = views().next().unwrap();
    assert_eq!(required_fields(&pages::every_page(&view)[0].html()), 1);
}

#[test]
fn a_refused_form_keeps_what_was_typed_and_leads_to_each_problem() {
    let view = views().next().unwrap();
    let html = pages::every_page(&view)[3].html();
    assert!(html.contains("Bel &lt;b&gt;mij&lt;/b&gt; &amp; de rest</textarea>"), "{html}");
    assert!(html.contains(r##"href="#form-words""##) && html.contains(r#"id="form-words-problem""#));
    assert!(html.contains(r#"aria-describedby="form-words-hint form-words-problem" aria-invalid="true""#));
    assert_eq!(
        html.matches(r#"value="c" checked"#).count() + html.matches(r#"value="a" checked"#).count(),
        2
    );
}

#[test]
fn the_place_in_the_navigation_follows_from_the_path() {
    for (path, place) in
        [("/vandaag", "today"), ("/signalen/1?x=/vandaag", "signals"), ("/signalenlijst", ""), ("/", "")]
    {
        assert_eq!(View::new(site(Transport::Http), Lang::Nl, path).at.0, place, "{path}");
    }
}

#[tokio::test]
async fn bare_answers_of_libraries_get_a_page() {
    let app = app();
    for status in [400, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503] {
        let response = ask(&app, &format!("/bare/{status}")).await;
        let expect = if status == 502 { 500 } else { status };
        assert_eq!(response.status().as_u16(), expect);
        assert_eq!(check_html(&words(response).await), [], "{status}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_greets_its_reader_in_their_language() {
    let request = Request::get("/mis/404").header(ACCEPT_LANGUAGE, "en-GB").body(Body::empty()).unwrap();
    let response = send(&app(), request).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let html = words(response).await;
    assert!(html.contains("This page is not there") && html.contains("Ruud Camps"), "{html}");
    assert_eq!(ask(&app(), "/nergens").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wrong_method_is_a_page_that_names_the_right_one() {
    let response = send(&app(), Request::delete("/vandaag").body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(response.headers()[ALLOW], "GET,HEAD,POST");
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_sign_in_and_back() {
    let response = ask(&app(), "/mis/401").await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], "/inloggen?naar=/mis/401");
}

#[tokio::test]
async fn a_panic_is_a_page_and_not_a_broken_connection() {
    let response = ask(&app(), "/panic").await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!words(response).await.contains("on purpose"));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_is_given_up() {
    let response = ask(&app(), "/never").await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()[RETRY_AFTER], "10");
}

#[tokio::test]
async fn hostile_forms_are_refused_with_a_page() {
    let cases = [
        (form("/echo"), b"words=%ff".to_vec(), 400),
        (form("/echo"), format!("words={}", "x".repeat(70_000)).into_bytes(), 413),
        (form("/echo"), b"a=1&".repeat(1_001), 400),
        (Request::post("/echo"), b"words=x".to_vec(), 415),
        (Request::post("/echo").header(CONTENT_TYPE, "application/json"), b"{}".to_vec(), 415),
        (
            Request::post("/echo").header(CONTENT_TYPE, "multipart/form-data; boundary=x"),
            b"--x".to_vec(),
            415,
        ),
    ];
    for (request, body, expect) in cases {
        let response = send(&app(), request.body(Body::from(body)).unwrap()).await;
        assert_eq!(response.status().as_u16(), expect);
        assert_eq!(check_html(&words(response).await), []);
    }
}

#[tokio::test]
async fn a_form_without_anything_and_one_with_a_charset_are_taken() {
    let response = send(&app(), Request::post("/echo").body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    let charset = "application/x-www-form-urlencoded; charset=UTF-8";
    let request =
        Request::post("/echo").header(CONTENT_TYPE, charset).body(Body::from("words=Ay%C5%9Fe")).unwrap();
    assert_eq!(words(send(&app(), request).await).await, "Ayşe");
}

#[tokio::test]
async fn a_form_from_another_website_is_refused() {
    let site_header = HeaderName::from_static("sec-fetch-site");
    let crossed = form("/echo").header(&site_header, "cross-site").body(Body::empty()).unwrap();
    let response = send(&app(), crossed).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert!(words(response).await.contains("andere website"));
    let origin = form("/echo").header(ORIGIN, "https://evil.example").header("host", "ponton.example");
    assert_eq!(send(&app(), origin.body(Body::empty()).unwrap()).await.status(), StatusCode::FORBIDDEN);
    let own = form("/echo").header(&site_header, "same-origin").body(Body::empty()).unwrap();
    assert_eq!(send(&app(), own).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    for path in ["/vandaag", "/nergens", "/panic", "/robots.txt"] {
        let response = ask(&app(), path).await;
        let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'")
                && !policy.contains("unsafe")
        );
        for name in [
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "x-request-id",
            "cache-control",
        ] {
            assert!(response.headers().contains_key(name), "{path} lacks {name}");
        }
        assert!(!response.headers().contains_key(STRICT_TRANSPORT_SECURITY));
    }
    assert_eq!(ask(&app(), "/vandaag").await.headers()[CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn over_tls_cookies_are_secure_and_the_browser_remembers() {
    let app = app_with(&site(Transport::Https), Limits::default());
    let response = send(&app, form("/taal").body(Body::from("lang=en&back=/vandaag")).unwrap()).await;
    assert!(response.headers()[SET_COOKIE].to_str().unwrap().ends_with("; Secure"));
    assert!(response.headers().contains_key(STRICT_TRANSPORT_SECURITY));
}

#[tokio::test]
async fn the_language_switch_is_remembered_and_returns() {
    let response =
        send(&app(), form("/taal").body(Body::from("lang=en&back=/signalen%3Fna%3D2")).unwrap()).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], "/signalen?na=2");
    let cookie = response.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let again = Request::get("/vandaag").header(COOKIE, cookie).body(Body::empty()).unwrap();
    assert!(words(send(&app(), again).await).await.contains(r#"<html lang="en">"#));
}

#[tokio::test]
async fn a_flash_is_shown_once_and_confirms_the_draft() {
    let app = app();
    let done = send(&app, form("/vandaag").body(Body::from("words=Soep+langs+de+deur")).unwrap()).await;
    assert_eq!(done.status(), StatusCode::SEE_OTHER);
    let cookie = done.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let page = send(&app, Request::get("/vandaag").header(COOKIE, cookie).body(Body::empty()).unwrap()).await;
    assert!(page.headers()[SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    let html = words(page).await;
    assert!(html.contains("“Soep langs de deur”") && html.contains(r#"data-draft-done="capture""#), "{html}");
}

#[tokio::test]
async fn one_address_is_slowed_down_and_another_is_not() {
    let site = site(Transport::Http);
    let limits = Limits { pace: Pace { at_once: 2, per_minute: 6 }, ..Limits::default() };
    let from =
        |peer: [u8; 4]| app_with(&site, limits).layer(Extension(ConnectInfo(SocketAddr::from((peer, 1)))));
    let busy = from([192, 0, 2, 1]);
    for expect in [200, 200, 429] {
        assert_eq!(ask(&busy, "/vandaag").await.status().as_u16(), expect);
    }
    assert_eq!(ask(&busy, "/vandaag").await.headers()[RETRY_AFTER], "10");
    assert_eq!(ask(&from([192, 0, 2, 2]), "/vandaag").await.status(), StatusCode::OK);
    site.clock.move_to("2026-11-21T12:00:10+01:00".parse().unwrap());
    assert_eq!(ask(&busy, "/vandaag").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_pages_point_at_them() {
    let app = app();
    let html = words(ask(&app, "/vandaag").await).await;
    let paths: Vec<&str> = html.split('"').filter(|piece| piece.starts_with("/assets/")).collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    for path in paths {
        let response = ask(&app, path).await;
        assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable", "{path}");
        let known =
            Request::get(path).header(IF_NONE_MATCH, &response.headers()[ETAG]).body(Body::empty()).unwrap();
        assert_eq!(send(&app, known).await.status(), StatusCode::NOT_MODIFIED);
    }
    let older = ask(&app, "/assets/ponton.0123456789abcdef.css").await;
    assert_eq!(
        (older.status(), older.headers()[CACHE_CONTROL].to_str().unwrap()),
        (StatusCode::OK, "no-cache")
    );
    assert_eq!(ask(&app, "/assets/../Cargo.toml").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_are_compressed_for_who_asks() {
    let request = Request::get("/vandaag").header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    assert_eq!(send(&app(), request).await.headers()[CONTENT_ENCODING], "gzip");
}

#[test]
fn failures_and_their_status_agree() {
    for (name, failure) in pages::every_failure() {
        let status = failure.status();
        assert!(name == "408" || name.starts_with(status.as_str()), "{name} is {status}");
        let same = Failure::of_status(status).map(|failure| failure.status());
        assert_eq!(same, Some(status), "{name}");
    }
}
