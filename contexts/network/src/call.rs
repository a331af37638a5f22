//! A call: one request of another system in somebody's name, with everything a handler of the API needs. Like `Visit`, a
//! handler that takes one can't be reached without a token.

use crate::api_token::{Scope, TokenId};
use crate::{Actor, Refusal, Workplace};
use api::once::Once;
use api::unchanged::IfMatch;
use api::{Asked, Done, Fault, ROOT};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{HeaderValue, LINK};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use store::{Page, Tx};
use web::harden::RequestId;
use web::{Failure, View};

/// What the door leaves with a request that it admitted.
#[derive(Clone)]
pub(crate) struct Admitted {
    pub(crate) token: TokenId,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) asked: Asked,
    pub(crate) once: Option<Once>,
    pub(crate) if_match: IfMatch,
}

/// One call of another system in somebody's name.
#[derive(Clone)]
pub struct Call {
    /// What every page and act needs at hand.
    pub workplace: Workplace,
    /// In whose name.
    pub actor: Actor,
    /// With which token.
    pub token: TokenId,
    /// What the token may do.
    pub scopes: Vec<Scope>,
    /// What stands after the question mark.
    pub asked: Asked,
    /// What the caller says they read.
    pub if_match: IfMatch,
    /// Which request this is, as the server's log names it.
    pub request: Uuid,
    /// The language, the moment, and the texts.
    pub view: View,
    once: Option<Once>,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Failure::from(refusal).into()
    }
}

impl Call {
    /// The moment of this call.
    pub fn now(&self) -> Timestamp {
        self.view.now
    }

    /// Reads in one transaction, as this actor.
    pub async fn read<T, F>(&self, read: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor) -> Result<T, Fault> + Send + 'static,
    {
        let actor = self.actor.clone();
        self.workplace.db.read(move |tx| read(tx, &actor)).await
    }

    /// Acts in one transaction, as this actor, at the moment of this call; with an idempotency key once.
    pub async fn act<F>(&self, act: F) -> Result<Response, Fault>
    where
        F: Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<Done, Fault> + Send + 'static,
    {
        let (actor, now, once) = (self.actor.clone(), self.now(), self.once.clone());
        let whose = (actor.network, self.token.into());
        let asked = actor.asked.clone();
        let done = self
            .workplace
            .db
            .write(move |tx| match &once {
                Some(once) => {
                    let mut acted = false;
                    let done = once.carry_out(tx, now, whose, |tx| {
                        acted = true;
                        act(tx, &actor, now)
                    });
                    if !acted {
                        // A repeat gives the answer of then, when the policy was asked.
                        asked.note_repeat();
                    }
                    done
                }
                None => act(tx, &actor, now),
            })
            .await?;
        Ok(done.into_response())
    }

    /// One thing.
    pub fn one(&self, body: &impl Serialize, version: Option<i64>) -> Response {
        api::done::with_version(api::done::json(StatusCode::OK, body), version)
    }

    /// A page of a list.
    pub fn page<T: Serialize>(&self, page: &Page<T>) -> Response {
        listed(&self.view, &self.asked, page)
    }

    /// A whole list, which needs no pages.
    pub fn whole<T: Serialize>(&self, rows: Vec<T>) -> Response {
        self.page(&Page { rows, next: None })
    }
}

fn listed<T: Serialize>(view: &View, asked: &Asked, page: &Page<T>) -> Response {
    let path = view.path.split('?').next().unwrap_or(ROOT);
    let next = page.next.as_ref().map(|next| format!("{path}{}", asked.at(Some(&next.to_string()))));
    let here = format!("{path}{}", asked.at(asked.text("na")));
    let mut links = json!({ "self": { "href": here } });
    if let Some(next) = &next {
        links["next"] = json!({ "href": next });
    }
    let mut response = api::done::json(StatusCode::OK, &json!({ "resultaten": page.rows, "_links": links }));
    if let Some(Ok(link)) = next.map(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\""))) {
        response.headers_mut().insert(LINK, link);
    }
    response
}

/// What the door leaves with a request of somebody it didn't ask for a token.
#[derive(Clone)]
pub(crate) struct LetIn(pub(crate) Asked);

/// One call of anybody: it reads what is open to everybody, and no more.
#[derive(Clone)]
pub struct OpenCall {
    /// What every page needs at hand.
    pub workplace: Workplace,
    /// What stands after the question mark.
    pub asked: Asked,
    /// The language, the moment, and the texts.
    pub view: View,
}

impl OpenCall {
    /// Reads in one transaction, as nobody.
    pub async fn read<T, F>(&self, read: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Fault> + Send + 'static,
    {
        self.workplace.db.read(read).await
    }

    /// A page of a list.
    pub fn page<T: Serialize>(&self, page: &Page<T>) -> Response {
        listed(&self.view, &self.asked, page)
    }
}

impl FromRequestParts<Workplace> for OpenCall {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, workplace: &Workplace) -> Result<Self, Fault> {
        let LetIn(asked) = parts.extensions.get::<LetIn>().cloned().ok_or(Fault::NoToken)?;
        let path = parts.uri.path_and_query().map_or(ROOT, |path| path.as_str());
        let view = View::new(Arc::clone(&workplace.site), web::language::of(&parts.headers), path);
        Ok(Self { workplace: workplace.clone(), asked, view })
    }
}

impl FromRequestParts<Workplace> for Call {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, workplace: &Workplace) -> Result<Self, Fault> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Fault::NoToken)?;
        let admitted = parts.extensions.get::<Admitted>().cloned().ok_or(Fault::NoToken)?;
        let path = parts.uri.path_and_query().map_or(ROOT, |path| path.as_str());
        let lang = web::language::of(&parts.headers);
        let view = View::new(Arc::clone(&workplace.site), lang, path);
        Ok(Self {
            workplace: workplace.clone(),
            actor,
            token: admitted.token,
            scopes: admitted.scopes,
            asked: admitted.asked,
            if_match: admitted.if_match,
            once: admitted.once,
            request: parts.extensions.get::<RequestId>().map_or_else(|| uuid_at(view.now), |id| id.0),
            view,
        })
    }
}
