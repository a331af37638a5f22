//! Somebody's browser on the pages of one context: it looks at each in both languages, and sends forms.

use crate::run;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use kernel::Lang;
use tower::ServiceExt;
use web::samples::check_html;

/// The longest page.
const LONGEST: usize = 4 << 20;

/// Somebody who is signed in.
pub struct Browser {
    router: Router,
    cookie: String,
}

/// What came back.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Where it leads.
    pub to: String,
    /// The page, without the marks around what is put into its texts.
    pub html: String,
}

impl Browser {
    /// On these pages, with the token of a session.
    pub fn new(router: Router, token: &str) -> Self {
        Self { router, cookie: format!("ponton={token}") }
    }

    /// Opens a page, which is sound in both languages; gives the Dutch one.
    pub fn open(&self, path: &str) -> Answer {
        let ask = |lang: Lang| {
            let cookie = format!("{}; ponton_taal={}", self.cookie, lang.tag());
            self.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap())
        };
        let (english, dutch) = (ask(Lang::En), ask(Lang::Nl));
        for page in [&english, &dutch] {
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.html);
            assert_eq!(check_html(&page.html), [], "{path}");
        }
        dutch
    }

    /// Gets whatever is there, in Dutch.
    pub fn get(&self, path: &str) -> Answer {
        let cookie = format!("{}; ponton_taal=nl", self.cookie);
        self.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap())
    }

    /// Sends a form.
    pub fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.post_body(path, &body.join("&"))
    }

    /// Sends a form that is written out already.
    pub fn post_body(&self, path: &str, body: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body.to_owned())).unwrap())
    }

    /// Sends a form that is accepted, and gives where it leads.
    pub fn does(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let done = self.post(path, pairs);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{path}: {}", done.html);
        done.to.split('#').next().unwrap_or_default().to_owned()
    }

    /// Sends a form that is refused, and gives the page.
    pub fn is_refused(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let refused = self.post(path, pairs);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", refused.html);
        assert_eq!(check_html(&refused.html), [], "{path}");
        refused.html
    }

    fn send(&self, request: Request<Body>) -> Answer {
        run(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
            let body = to_bytes(response.into_body(), LONGEST).await.unwrap();
            let html = String::from_utf8(body.to_vec()).unwrap().replace(['\u{2068}', '\u{2069}'], "");
            Answer { status, to: to.unwrap_or_default(), html }
        })
    }
}

fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |text, byte| {
        if byte.is_ascii_alphanumeric() {
            text + &char::from(byte).to_string()
        } else {
            text + &format!("%{byte:02X}")
        }
    })
}
