//! What a route takes from its path. An id that is none leads nowhere, so it answers as any page that isn't there.

use crate::Failure;
use axum::RequestPartsExt;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The parts of a path that a route names, as `axum::extract::Path`; what doesn't fit is not found.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send + 'static,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        match parts.extract::<axum::extract::Path<T>>().await {
            Ok(axum::extract::Path(found)) => Ok(Self(found)),
            Err(_) => Err(Failure::NotFound),
        }
    }
}
