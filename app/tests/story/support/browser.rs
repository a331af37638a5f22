//! Somebody with a browser: keeps cookies, follows where it is led, and sends only the forms that a page offers. Every
//! page that it is shown is checked: no page of a story may be unsound or a failure of ours.

use super::form::Form;
use super::page::Page;
use super::world::World;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, Response};
use std::cell::RefCell;
use std::collections::BTreeMap;
use web::samples::check_html;

/// What forms are sent as.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Somebody with a browser.
pub struct Browser<'w> {
    /// Where they are.
    pub world: &'w World,
    /// The language they read.
    pub language: &'static str,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl<'w> Browser<'w> {
    /// A browser in which nobody signed in yet.
    pub fn new(world: &'w World) -> Self {
        Self { world, language: "nl", cookies: RefCell::default() }
    }

    /// A page, whatever its status.
    pub fn ask(&self, path: &str) -> Page {
        self.shown(self.request(Method::GET, path), String::new())
    }

    /// A page that must be there.
    pub fn open(&self, path: &str) -> Page {
        let page = self.ask(path);
        assert!(page.status.is_success(), "{path} is {}: {}", page.status, page.words());
        page
    }

    /// Sends a form as it stands and shows the page that it leads to, whatever its status.
    pub fn send(&self, form: &Form) -> Page {
        match form.method.as_str() {
            "get" => self.ask(&format!("{}?{}", form.action, form.body())),
            _ => self.post(&form.action, form.body()),
        }
    }

    /// Sends a form that must be taken.
    pub fn submit(&self, form: &Form) -> Page {
        let page = self.send(form);
        assert!(page.status.is_success(), "{} is refused: {}", form.action, page.words());
        page
    }

    /// Sends any body to any path as a form, which no page may have offered.
    pub fn post(&self, path: &str, body: String) -> Page {
        self.shown(self.request(Method::POST, path).header(CONTENT_TYPE, FORM), body)
    }

    /// A request as this browser makes it.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let path = path.split('#').next().unwrap_or(path);
        let plain = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, "ponton.example")
            .header(ACCEPT_LANGUAGE, self.language)
            .header(USER_AGENT, "Mozilla/5.0 (Linux; Android 15)")
            .header("sec-fetch-site", "same-origin");
        if cookies.is_empty() { plain } else { plain.header(COOKIE, cookies.join("; ")) }
    }

    /// One answer to one request; cookies are kept, nothing is followed.
    pub fn answer(&self, request: Builder, body: impl Into<Body>) -> Page {
        let request = request.body(body.into()).expect("a request can be made");
        let path = request.uri().to_string();
        let response = self.world.answer(request);
        self.took(path, response)
    }

    /// What came back, as a page; cookies are kept.
    pub fn took(&self, path: String, response: Response<Body>) -> Page {
        let (status, headers) = (response.status(), response.headers().clone());
        self.keep_cookies(&headers);
        let bytes =
            self.world.wait(to_bytes(response.into_body(), 16 << 20)).expect("the answer comes whole");
        Page { path, status, headers, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The page that a request leads to.
    fn shown(&self, request: Builder, body: String) -> Page {
        let mut page = self.answer(request, body);
        for _ in 0..4 {
            let Some(next) = page.headers.get(LOCATION) else { break };
            let next = next.to_str().expect("a path").to_owned();
            page = self.answer(self.request(Method::GET, &next), Body::empty());
        }
        assert!(!page.status.is_server_error(), "{} is {}: {}", page.path, page.status, page.words());
        // What isn't a page, as a calendar, is read where a story asks for it.
        let kind = page.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("text/html") {
            assert_eq!(check_html(&page.html), [], "{} ({})", page.path, page.heading());
        }
        page
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE) {
            let text = header.to_str().expect("a cookie in ASCII");
            let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if text.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The value of a cookie it holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Puts a cookie in the browser, as somebody with access to it could.
    pub fn plant(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }
}
