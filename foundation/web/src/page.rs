//! A whole page: its title, status, cache policy and main part, put in the layout that all pages share. Returned
//! by handlers. Deliberately without a template language: the layout is a function like every component.

mod layout;

use crate::flash::Flash;
use crate::form::{PROBLEMS, left_over};
use crate::posted::Posted;
use crate::problems::Problems;
use crate::view::{Place, View};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, SET_COOKIE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// Who may keep a copy of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cache {
    /// Nobody, not even the browser's back button after signing out: the page is about people or their work.
    #[default]
    Personal,
    /// Anybody, for so many seconds: the page is the same for all.
    Public(u32),
}

/// A page, ready to be sent.
pub struct Page {
    view: View,
    title: String,
    status: StatusCode,
    main: Markup,
    cache: Cache,
}

impl Page {
    /// A page of status 200 that nobody keeps a copy of. `title` names the page in the browser's tab; `main` must
    /// hold exactly one `h1`.
    pub fn new(view: &View, title: impl Into<String>, main: Markup) -> Self {
        Self { view: view.clone(), title: title.into(), status: StatusCode::OK, main, cache: Cache::Personal }
    }

    /// With another status.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The page of a form that was refused (422), shown again with its problems.
    pub fn refused(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// As `refused`, and says what is wrong also when the form is not on the page any more, because what it was about
    /// has changed meanwhile: then the problems stand on top, with the words that were typed.
    pub fn refused_for(mut self, typed: &Posted, problems: &Problems) -> Self {
        if !self.main.0.contains(PROBLEMS) {
            let said = left_over(&self.view, typed, problems);
            self.main = html! { (said) (self.main) };
        }
        self.refused()
    }

    /// With another cache policy.
    pub fn cache(mut self, cache: Cache) -> Self {
        self.cache = cache;
        self
    }

    /// Under another entry of the navigation than its path says.
    pub fn at(mut self, place: Place) -> Self {
        self.view.at = place;
        self
    }

    /// The page as HTML, as it is sent.
    pub fn html(&self) -> String {
        layout::page(&self.view, &self.title, &self.main).into_string()
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = (self.status, axum::response::Html(self.html())).into_response();
        let headers = response.headers_mut();
        let kept = match self.cache {
            Cache::Personal => HeaderValue::from_static("no-store"),
            Cache::Public(seconds) => {
                HeaderValue::try_from(format!("public, max-age={seconds}")).expect("a number fits a header")
            }
        };
        headers.insert(CACHE_CONTROL, kept);
        headers.insert(VARY, HeaderValue::from_static("cookie, accept-language"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(self.view.lang.tag()));
        if self.view.flash.is_some() {
            headers.append(SET_COOKIE, Flash::forget());
        }
        response
    }
}
