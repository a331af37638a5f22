//! An operation as the API describes it: its path, words, parameters, body and answer, declared beside its handler. What
//! holds for every operation (faults, headers, the token) is not declared here but added by `openapi`.

use axum::http::Method;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

/// The media type of most bodies and answers.
pub const JSON: &str = "application/json";
/// The media type of what is exchanged in FHIR, which is JSON too.
pub const FHIR_JSON: &str = "application/fhir+json";

/// A parameter after the question mark.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    /// Its name, in camelCase.
    pub name: &'static str,
    /// What it does, in Dutch.
    pub about: &'static str,
    /// What it may hold.
    pub allowed: Allowed,
    /// An example.
    pub example: &'static str,
}

/// What a parameter may hold.
#[derive(Clone, Copy, Debug)]
pub enum Allowed {
    /// Any text.
    Text,
    /// An id.
    Id,
    /// `true` or `false`.
    Yes,
    /// A whole number.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// A place in a list, as an earlier page gave it.
    Place,
}

impl Query {
    /// Where the page begins.
    pub const PLACE: Self = Self {
        name: "na",
        about: "Waar de bladzijde begint: de plaats die de vorige bladzijde in `_links.next` gaf.",
        allowed: Allowed::Place,
        example: "",
    };
    /// How long the page is.
    pub const ROWS: Self = Self {
        name: "aantal",
        about: "Hoeveel er op een bladzijde staan, 1 tot en met 100.",
        allowed: Allowed::Number { least: 1, most: crate::asked::MOST_ROWS },
        example: "50",
    };
}

/// The shape of a body or an answer.
#[derive(Clone)]
pub struct Shape {
    /// Its name among the schemas.
    pub name: String,
    /// A page of a list of it.
    pub listed: bool,
    own: fn() -> RefOr<Schema>,
    inner: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl Shape {
    /// The shape of `T`.
    pub fn of<T: ToSchema>() -> Self {
        Self {
            name: T::name().into_owned(),
            listed: false,
            own: <T as PartialSchema>::schema,
            inner: T::schemas,
        }
    }

    /// A page of `T`s.
    pub fn page_of<T: ToSchema>() -> Self {
        Self { listed: true, ..Self::of::<T>() }
    }

    /// Its schema and those it is made of, by name.
    pub fn schemas(&self) -> Vec<(String, RefOr<Schema>)> {
        let mut schemas = Vec::new();
        (self.inner)(&mut schemas);
        schemas.push((self.name.clone(), (self.own)()));
        schemas
    }

    /// The name under which a page of it stands among the schemas.
    pub fn list_name(&self) -> String {
        format!("{}Lijst", self.name)
    }

    /// A reference to it.
    pub fn reference(&self) -> Ref {
        Ref::from_schema_name(if self.listed { self.list_name() } else { self.name.clone() })
    }
}

/// Whether an operation deals in versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Versioned {
    /// It doesn't.
    No,
    /// It gives the version as an ETag.
    Gives,
    /// It changes something, and so needs `If-Match`.
    Needs,
}

/// An operation as it is described.
#[derive(Clone)]
pub struct Operation {
    /// `GET`, `POST` or `DELETE`.
    pub method: Method,
    /// The path below the API's root.
    pub path: &'static str,
    /// Its name for programs.
    pub id: &'static str,
    /// The heading it stands under.
    pub tag: &'static str,
    /// What it does, in a few words of Dutch.
    pub title: &'static str,
    /// What it does, what it changes and who hears of it.
    pub about: &'static str,
    /// Its parameters after the question mark.
    pub queries: Vec<Query>,
    /// Its body.
    pub takes: Option<Shape>,
    /// Its answer; none for an empty one.
    pub gives: Option<Shape>,
    /// The media type of a good answer.
    pub media: &'static str,
    /// The status of a good answer.
    pub status: u16,
    /// Whether it deals in versions.
    pub versioned: Versioned,
    /// Whether everybody may call it, without a token.
    pub for_everybody: bool,
}

impl Operation {
    /// An operation without parameters, body or answer yet.
    pub fn new(method: Method, path: &'static str) -> Self {
        Self {
            method,
            path,
            id: "",
            tag: "",
            title: "",
            about: "",
            queries: Vec::new(),
            takes: None,
            gives: None,
            media: JSON,
            status: 200,
            versioned: Versioned::No,
            for_everybody: false,
        }
    }

    /// The names of what varies in the path.
    pub fn path_parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}
