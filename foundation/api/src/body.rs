//! The body of a call: JSON of the declared shape and nothing else. As in forms, control characters other than tab and
//! line end carry no meaning and are left out (PostgreSQL refuses one of them).

use crate::fault::{Fault, Place, Said, Wrong};
use axum::RequestExt;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use web::Failure;

/// The body of a call, read.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fault> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind != "application/json" {
            return Err(Failure::WrongKind.into());
        }
        let bytes: Bytes = match request.extract().await {
            Ok(bytes) => bytes,
            Err(rejection) => {
                let rejection: axum::extract::rejection::BytesRejection = rejection;
                return Err(Failure::of_status(rejection.status()).unwrap_or(Failure::TooLarge).into());
            }
        };
        read(&bytes).map(Json)
    }
}

/// Reads JSON of a declared shape.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let mut value: Value = serde_json::from_slice(bytes).map_err(|problem| wrong(&problem))?;
    clean(&mut value);
    T::deserialize(value).map_err(|problem| wrong(&problem))
}

fn wrong(problem: &serde_json::Error) -> Fault {
    let code = match problem.classify() {
        Category::Data => "json.schema",
        Category::Io | Category::Syntax | Category::Eof => "json.syntax",
    };
    // What the body held is left out where the reader repeats it.
    let said = problem.to_string();
    let said = said.split(" at line ").next().unwrap_or_default().to_owned();
    Fault::Unreadable(vec![Wrong {
        place: Place::Body(String::new()),
        code: code.to_owned(),
        said: Said::Plain(said),
    }])
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            *text = lines.replace(|letter: char| letter.is_control() && letter != '\n' && letter != '\t', "");
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Body {
        woorden: String,
    }

    fn code(text: &str) -> String {
        match read::<Body>(text.as_bytes()) {
            Ok(body) => body.woorden,
            Err(Fault::Unreadable(wrong)) => wrong[0].code.clone(),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn a_body_is_read_or_says_why_not() {
        assert_eq!(code(r#"{"woorden": "a\u0000b\r\nc\u0007"}"#), "ab\nc");
        assert_eq!(code("{"), "json.syntax");
        assert_eq!(code(""), "json.syntax");
        assert_eq!(code(r#"{"woorden": 3}"#), "json.schema");
        assert_eq!(code(r#"{"words": "x"}"#), "json.schema");
        assert_eq!(code(r#"{"woorden": "\ud800"}"#), "json.syntax");
    }
}
