//! A fault as the caller reads it: problem details of RFC 9457, with the errors per field of the Dutch API Design Rules.
//! It never holds a cause from inside, an id of a request, or what a field held.

use crate::fault::{Fault, Place, Said, Wrong};
use crate::{ROOT, VERSION};
use axum::http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Failure, View};

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Wat er misging, volgens RFC 9457.
#[derive(Serialize, ToSchema, Debug, PartialEq)]
#[schema(example = json!({
    "type": "/api/v1/docs#niet-gevonden", "title": "Dit bestaat hier niet", "status": 404,
    "detail": "Kijk het adres na.", "instance": "/api/v1/signalen/0190a7a4-0000-7000-8000-000000000000"
}))]
pub struct Problem {
    /// Welk soort probleem, als verwijzing naar de uitleg.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference")]
    pub kind: String,
    /// Wat er misging, in een paar woorden.
    pub title: String,
    /// De statuscode van HTTP.
    pub status: u16,
    /// Wat je kunt doen.
    pub detail: String,
    /// Bij welk adres.
    #[schema(format = "uri-reference")]
    pub instance: String,
    /// Wat er aan de velden mankeert.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// Wat er aan één deel van de aanvraag mankeert.
#[derive(Serialize, ToSchema, Debug, PartialEq)]
pub struct FieldError {
    /// Waar het staat: body, query of header.
    #[serde(rename = "in")]
    pub place: &'static str,
    /// Welk veld.
    pub location: Location,
    /// Voor programma's.
    pub code: String,
    /// Voor mensen.
    pub detail: String,
}

/// De plaats van een veld.
#[derive(Serialize, ToSchema, Debug, PartialEq)]
pub struct Location {
    /// In de body, als JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// De naam van de parameter of header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Every kind of problem: its name in an address, and the keys of its title and its advice. `show_openapi` lists them.
pub const KINDS: [(&str, &str, &str); 18] = [
    ("onleesbaar", "api-unreadable", "api-unreadable-do"),
    ("geen-token", "api-no-token", "api-no-token-do"),
    ("geen-bereik", "api-scope", "api-scope-do"),
    ("niet-toegestaan", "api-forbidden", "api-forbidden-do"),
    ("niet-gevonden", "api-not-found", "api-not-found-do"),
    ("methode", "api-method", "api-method-do"),
    ("geen-json-gevraagd", "api-not-acceptable", "api-not-acceptable-do"),
    ("conflict", "api-conflict", "api-conflict-do"),
    ("gewijzigd", "api-changed", "api-changed-do"),
    ("te-groot", "api-too-large", "api-too-large-do"),
    ("geen-json-gestuurd", "api-media-type", "api-media-type-do"),
    ("velden", "api-fields", "api-fields-do"),
    ("persoonsgegevens", "api-personal-data", "api-personal-data-do"),
    ("sleutel-gebruikt", "api-key-used", "api-key-used-do"),
    ("kan-nu-niet", "api-not-now", "api-not-now-do"),
    ("zonder-versie", "api-unconditional", "api-unconditional-do"),
    ("te-vaak", "api-too-many", "api-too-many-do"),
    ("even-niet", "api-unavailable", "api-unavailable-do"),
];
const BROKEN: (&str, &str, &str) = ("fout-bij-ons", "api-broken", "api-broken-do");

fn kind(fault: &Fault) -> (&'static str, &'static str, &'static str) {
    let name = match fault {
        Fault::NoToken | Fault::Failure(Failure::NotSignedIn) => "geen-token",
        Fault::Scope(_) => "geen-bereik",
        Fault::Unreadable(_) | Fault::Failure(Failure::BadRequest(_)) => "onleesbaar",
        Fault::NotAcceptable => "geen-json-gevraagd",
        Fault::Changed => "gewijzigd",
        Fault::Fields(_) => "velden",
        Fault::PersonalData(_) => "persoonsgegevens",
        Fault::KeyUsed => "sleutel-gebruikt",
        Fault::Unconditional => "zonder-versie",
        Fault::Failure(Failure::Forbidden | Failure::CrossSite) => "niet-toegestaan",
        Fault::Failure(Failure::NotFound) => "niet-gevonden",
        Fault::Failure(Failure::WrongMethod) => "methode",
        Fault::Failure(Failure::Conflict) => "conflict",
        Fault::Failure(Failure::TooLarge) => "te-groot",
        Fault::Failure(Failure::WrongKind) => "geen-json-gestuurd",
        Fault::Failure(Failure::Unprocessable(_)) => "kan-nu-niet",
        Fault::Failure(Failure::TooMany(_)) => "te-vaak",
        Fault::Failure(Failure::TooSlow | Failure::Unavailable) => "even-niet",
        Fault::Failure(Failure::Broken(_)) => return BROKEN,
    };
    KINDS.into_iter().find(|(known, ..)| *known == name).unwrap_or(BROKEN)
}

impl Problem {
    /// The problem that stands for `fault`, at a path of ours.
    pub fn of(fault: &Fault, view: &View, instance: &str) -> Self {
        let (name, title, advice) = kind(fault);
        let detail = match fault {
            Fault::Failure(Failure::Unprocessable(why)) => view.say(why, &[]),
            Fault::Failure(Failure::TooMany(seconds)) => view.say(advice, &[("seconds", (*seconds).into())]),
            Fault::Scope(scope) => view.say(advice, &[("scope", (*scope).into())]),
            _ => view.say(advice, &[]),
        };
        let wrong: &[Wrong] = match fault {
            Fault::Unreadable(wrong) | Fault::Fields(wrong) | Fault::PersonalData(wrong) => wrong,
            _ => &[],
        };
        Self {
            kind: format!("{ROOT}/docs#{name}"),
            title: view.say(title, &[]),
            status: fault.status().as_u16(),
            detail,
            instance: instance.to_owned(),
            errors: wrong.iter().map(|wrong| FieldError::of(wrong, view)).collect(),
        }
    }
}

impl FieldError {
    fn of(wrong: &Wrong, view: &View) -> Self {
        let (place, location) = match &wrong.place {
            Place::Body(field) => {
                let pointer = if field.is_empty() { "#".to_owned() } else { format!("#/{field}") };
                ("body", Location { pointer: Some(pointer), name: None })
            }
            Place::Query(name) => ("query", Location { pointer: None, name: Some(name.clone()) }),
            Place::Header(name) => ("header", Location { pointer: None, name: Some((*name).to_owned()) }),
        };
        let detail = match &wrong.said {
            Said::Text(key, args) => {
                let args: Vec<(&str, web::Arg)> =
                    args.iter().map(|(name, value)| (*name, value.clone())).collect();
                view.say(key, &args)
            }
            Said::Plain(words) => words.clone(),
        };
        Self { place, location, code: wrong.code.clone(), detail }
    }
}

/// The whole answer for `fault`; `from` is the bare answer, of which what still holds is kept.
pub fn answer(fault: &Fault, view: &View, instance: &str, from: &HeaderMap) -> Response {
    let problem = Problem::of(fault, view, instance);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let replaced =
        ["content-type", "content-length", "content-encoding", "location", "set-cookie", "transfer-encoding"];
    for (name, value) in from.iter().filter(|(name, _)| !replaced.contains(&name.as_str())) {
        headers.append(name, value.clone());
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION));
    match fault {
        Fault::NoToken => {
            let bearer = HeaderValue::from_static("Bearer realm=\"Ponton\", error=\"invalid_token\"");
            headers.insert(WWW_AUTHENTICATE, bearer);
        }
        Fault::Scope(_) => {
            let bearer = HeaderValue::from_static("Bearer realm=\"Ponton\", error=\"insufficient_scope\"");
            headers.insert(WWW_AUTHENTICATE, bearer);
        }
        Fault::Failure(Failure::TooMany(seconds)) => {
            headers.insert(RETRY_AFTER, HeaderValue::from(*seconds));
        }
        Fault::Failure(Failure::Unavailable | Failure::TooSlow) => {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("10"));
        }
        _ => {}
    }
    response
}
