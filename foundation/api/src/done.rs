//! The answer to an act: where its result is, and its version. It holds no words of anybody, so that it can be kept for a
//! repeat with the same idempotency key without giving a text a second home.

use crate::ROOT;
use crate::unchanged::etag;
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Waar het resultaat staat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000001", "href": "/api/v1/signalen/0190a7a4-1c00-7000-8000-000000000001", "versie": 2
}))]
pub struct Verwijzing {
    /// Het nummer.
    pub id: Uuid,
    /// Het adres.
    #[schema(format = "uri-reference")]
    pub href: String,
    /// De versie, ook als ETag; alleen bij wat een versie heeft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versie: Option<i64>,
}

/// What came of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// 200 or 201.
    pub status: u16,
    /// Where the result is.
    pub result: Verwijzing,
}

impl Done {
    /// Something new at a path below the API's root.
    pub fn made(id: impl Into<Uuid>, path: &str, version: Option<i64>) -> Self {
        Self { status: 201, result: reference(id.into(), path, version) }
    }

    /// Something that was there changed, or had something added.
    pub fn changed(id: impl Into<Uuid>, path: &str, version: Option<i64>) -> Self {
        Self { status: 200, result: reference(id.into(), path, version) }
    }
}

fn reference(id: Uuid, path: &str, versie: Option<i64>) -> Verwijzing {
    Verwijzing { id, href: format!("{ROOT}{path}"), versie }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = json(status, &self.result);
        if status == StatusCode::CREATED
            && let Ok(place) = HeaderValue::from_str(&self.result.href)
        {
            response.headers_mut().insert(LOCATION, place);
        }
        with_version(response, self.result.versie)
    }
}

/// JSON with its media type.
pub fn json(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json")], body).into_response(),
        Err(problem) => crate::Fault::Failure(web::Failure::Broken(problem.to_string())).into_response(),
    }
}

/// The same answer with the ETag of a version.
pub fn with_version(mut response: Response, version: Option<i64>) -> Response {
    if let Some(version) = version
        && let Ok(tag) = HeaderValue::from_str(&etag(version))
    {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}
