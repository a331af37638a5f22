//! What can go wrong with a request, in words a handler uses; `?` on it ends the request. For handlers and the
//! layers around them. The page that a person sees is made by `pages`, in their language and with the navigation,
//! because here nobody knows who asks. Deliberately carries nothing for the screen but a text key: what broke is
//! for the log.

pub mod pages;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request isn't answered as asked. Each variant says, in its page, what happened, that nothing is lost and
/// what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 400: the request can't be read; the key of a text says why.
    BadRequest(&'static str),
    /// 401, or for a GET a redirect to the sign-in page that comes back here.
    NotSignedIn,
    /// 403: this person may not do this.
    Forbidden,
    /// 403: the form came from another website.
    CrossSite,
    /// 404: there is nothing here, or nothing that this person may know of.
    NotFound,
    /// 405: this address doesn't take that method.
    WrongMethod,
    /// 408 or 503: it took too long.
    TooSlow,
    /// 409: somebody changed it in the meantime.
    Conflict,
    /// 413: too much was sent.
    TooLarge,
    /// 415: not the kind of body that a form sends.
    WrongKind,
    /// 422: understood, but it can't be done; the key of a text says why. A form with a problem in a field is
    /// answered by its own page with `Page::refused`, not by this.
    Unprocessable(&'static str),
    /// 429: too many requests from one address; seconds to wait.
    TooMany(u32),
    /// 503: the database or another part is away for a moment.
    Unavailable,
    /// 500: a fault of ours; the text goes to the log and never to the screen.
    Broken(String),
}

impl Failure {
    /// The status of HTTP that tells machines the same.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable | Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The failure that an empty answer with this status stands for; nothing for a status that isn't one.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::BAD_REQUEST => Self::BadRequest("failure-unreadable"),
            StatusCode::UNAUTHORIZED => Self::NotSignedIn,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongKind,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Unprocessable("failure-not-possible"),
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany(60),
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            other if other.is_client_error() => Self::BadRequest("failure-unreadable"),
            other if other.is_server_error() => Self::Broken(format!("an answer with status {other}")),
            _ => return None,
        })
    }
}

impl IntoResponse for Failure {
    /// A bare answer with the status; `failure_pages` fills in the page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
