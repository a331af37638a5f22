//! Another system with a token: calls the API in somebody's name and holds every answer against what every answer must
//! be: a version, JSON or a problem, no cookie, never a failure of ours.

use super::world::World;
use axum::body::{Body, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use kernel::{PersonId, calendar};
use network::api_token::{self, NewToken, Scope};
use serde_json::Value;

/// Another system.
pub struct System<'w> {
    /// Where it calls.
    pub world: &'w World,
    token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Said {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; null when there is none.
    pub body: Value,
}

impl Said {
    /// A header as text; empty when it isn't there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The name of the kind of problem.
    pub fn problem(&self) -> &str {
        self.body["type"].as_str().and_then(|kind| kind.split_once('#')).map_or("", |(_, name)| name)
    }

    /// The id in the body.
    pub fn id(&self) -> String {
        self.body["id"].as_str().unwrap_or_else(|| panic!("no id in {}", self.body)).to_owned()
    }
}

impl World {
    /// A system with a token of somebody that may do everything they may.
    pub fn system_of(&self, person: PersonId) -> System<'_> {
        self.system_with(person, Scope::ALL)
    }

    /// As `system_of`, with less scope.
    pub fn system_with(&self, person: PersonId, scopes: &[Scope]) -> System<'_> {
        let now = self.now();
        let new = NewToken {
            name: "Registratie".to_owned(),
            scopes: scopes.to_vec(),
            ends_at: calendar::in_days(now, 30),
            form_key: kernel::ids::uuid_at(now),
        };
        let made = self.place.db.write_here(|tx| {
            let row = tx.first("select network_id from person where id = $1", &[&person])?.expect("somebody");
            api_token::make(tx, now, (row.get("network_id")?, person), &new)
        });
        let (secret, ..) = made.unwrap_or_else(|problem: store::Error| panic!("{problem}"));
        System { world: self, token: Some(secret) }
    }

    /// A system without a token.
    pub fn stranger(&self) -> System<'_> {
        System { world: self, token: None }
    }
}

impl System<'_> {
    /// A request to a path below the API's root.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let request =
            Request::builder().method(method).uri(format!("/api/v1{path}")).header(HOST, "ponton.example");
        match &self.token {
            Some(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
            None => request,
        }
    }

    /// The answer to a request, held against what every answer must be.
    pub fn answer(&self, request: Builder, body: impl Into<Body>) -> Said {
        let request = request.body(body.into()).expect("a request can be made");
        let name = format!("{} {}", request.method(), request.uri());
        let response = self.world.answer(request);
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = self.world.wait(to_bytes(response.into_body(), 16 << 20)).expect("it comes whole");
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        let said = Said { status, headers, body };
        assert!(!status.is_server_error(), "{name} is {status}: {}", said.body);
        assert_eq!(said.header("api-version"), "1.0.0", "{name}");
        assert!(said.headers.get(SET_COOKIE).is_none(), "{name} sets a cookie");
        assert_eq!(said.header("x-content-type-options"), "nosniff", "{name}");
        if status.is_client_error() {
            assert_eq!(said.header("content-type"), "application/problem+json", "{name}");
            assert_eq!(said.body["status"], status.as_u16(), "{name}: {}", said.body);
            for field in ["type", "title", "detail", "instance"] {
                let words = said.body[field].as_str().unwrap_or_default();
                assert!(!words.is_empty() && !words.contains('⟦'), "{name} has no {field}: {}", said.body);
            }
        }
        said
    }

    /// Reads something.
    pub fn reads(&self, path: &str) -> Said {
        self.answer(self.request(Method::GET, path), "")
    }

    /// Says something.
    pub fn says(&self, path: &str, body: &Value) -> Said {
        self.answer(
            self.request(Method::POST, path).header(CONTENT_TYPE, "application/json"),
            body.to_string(),
        )
    }

    /// Says something about the version that it reads at `of` just before.
    pub fn changes(&self, of: &str, path: &str, body: &Value) -> Said {
        let read = self.reads(of);
        let request = self
            .request(Method::POST, path)
            .header(CONTENT_TYPE, "application/json")
            .header("if-match", read.header("etag"));
        self.answer(request, body.to_string())
    }
}
