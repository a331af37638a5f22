//! What can go wrong with a call, as a handler says it; `?` ends the call. Like `web::Failure`, it carries text keys and no
//! sentences: `speak` turns it into problem+json in the caller's language. A fault of form (400) is what the description
//! of the API forbids already; a fault of content (422) was understood and can't be done.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use web::{Arg, Failure, Problems};

/// Why a call isn't carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// As on a page.
    Failure(Failure),
    /// 401: no token, or one that isn't known, has ended or was withdrawn.
    NoToken,
    /// 403: the token may not do this; the name of the scope that it lacks.
    Scope(&'static str),
    /// 400: not what the description of the API asks for.
    Unreadable(Vec<Wrong>),
    /// 406: the caller takes no JSON.
    NotAcceptable,
    /// 412: it was changed since the caller read it.
    Changed,
    /// 422: understood, but these fields can't be taken.
    Fields(Vec<Wrong>),
    /// 422: the personal-data guard found something that nobody confirmed.
    PersonalData(Vec<Wrong>),
    /// 422: the idempotency key was used for something else.
    KeyUsed,
    /// 428: the caller doesn't say which version they changed.
    Unconditional,
}

/// What is wrong with one part of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Where it stands.
    pub place: Place,
    /// For programs: `leeg`, or the kind of personal datum.
    pub code: String,
    /// For people.
    pub said: Said,
}

/// Where something stands in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of the body, as in a JSON pointer: `woorden`.
    Body(String),
    /// A parameter after the question mark.
    Query(String),
    /// A header.
    Header(&'static str),
}

/// What is said of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A text of ours, in the caller's language.
    Text(&'static str, Vec<(&'static str, Arg)>),
    /// The reader's own words, for developers; English.
    Plain(String),
}

impl Fault {
    /// Something in a header can't be read.
    pub fn header(name: &'static str, text: &'static str) -> Self {
        Self::Unreadable(vec![Wrong {
            place: Place::Header(name),
            code: "header".to_owned(),
            said: Said::Text(text, Vec::new()),
        }])
    }

    /// Something after the question mark can't be read.
    pub fn query(name: &str, text: &'static str) -> Self {
        Self::Unreadable(vec![Wrong {
            place: Place::Query(name.to_owned()),
            code: "query".to_owned(),
            said: Said::Text(text, Vec::new()),
        }])
    }

    /// What stands after the question mark is of the right form, and means nothing here.
    pub fn nothing(name: &str, text: &'static str) -> Self {
        Self::Fields(vec![Wrong {
            place: Place::Query(name.to_owned()),
            code: text.to_owned(),
            said: Said::Text(text, Vec::new()),
        }])
    }

    /// A field can't be taken.
    pub fn field(name: &str, text: &'static str) -> Self {
        Self::Fields(vec![Wrong {
            place: Place::Body(name.to_owned()),
            code: text.to_owned(),
            said: Said::Text(text, Vec::new()),
        }])
    }

    /// What a form of ours found, with the names that its fields have in the API: `("words", "woorden")`.
    pub fn of_form(problems: &Problems, names: &[(&str, &str)]) -> Self {
        let wrong = problems.iter().map(|problem| {
            let form = problem.field.as_ref();
            let name = names.iter().find(|(ours, _)| *ours == form).map_or(form, |(_, theirs)| theirs);
            Wrong {
                place: Place::Body(name.to_owned()),
                code: problem.key.to_owned(),
                said: Said::Text(problem.key, problem.args.clone()),
            }
        });
        Self::Fields(wrong.collect())
    }

    /// The status of HTTP.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Failure(failure) => failure.status(),
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::Scope(_) => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Changed => StatusCode::PRECONDITION_FAILED,
            Self::Fields(_) | Self::PersonalData(_) | Self::KeyUsed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unconditional => StatusCode::PRECONDITION_REQUIRED,
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotSignedIn => Self::NoToken,
            other => Self::Failure(other),
        }
    }
}

impl From<store::Error> for Fault {
    fn from(problem: store::Error) -> Self {
        Self::Failure(match problem {
            store::Error::Conflict => Failure::Conflict,
            store::Error::Unavailable(_) => Failure::Unavailable,
            other => Failure::Broken(other.to_string()),
        })
    }
}

impl IntoResponse for Fault {
    /// A bare answer with the status; `speak` fills in the problem.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
