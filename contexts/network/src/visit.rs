//! A visit: one request of somebody who signed in, with everything a handler needs. A handler that takes a `Visit`
//! can't be reached without signing in.

use crate::reading::{Look, Looked, Part, Purpose, Reader, Reading};
use crate::{Actor, Refusal, Workplace};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use store::Tx;
use store::event::Subject;
use web::harden::RequestId;
use web::{Failure, View};

/// One request of somebody who signed in.
#[derive(Clone)]
pub struct Visit {
    /// What every page and act needs at hand.
    pub workplace: Workplace,
    /// Who acts.
    pub actor: Actor,
    /// How the page is seen: language, moment, path, flash.
    pub view: View,
    /// Which request this is, as the server's log names it.
    pub request: Uuid,
}

impl Visit {
    /// The moment of this request.
    pub fn now(&self) -> Timestamp {
        self.view.now
    }

    /// Reads in one transaction, as this actor.
    pub async fn read<T, F>(&self, read: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal> + Send + 'static,
    {
        let actor = self.actor.clone();
        self.workplace.read(move |tx| read(tx, &actor)).await
    }

    /// Acts in one transaction, as this actor, at the moment of this request.
    pub async fn write<T, F>(&self, act: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<T, Refusal> + Send + 'static,
    {
        let (actor, now) = (self.actor.clone(), self.now());
        self.workplace.write(move |tx| act(tx, &actor, now)).await
    }

    /// The wish to read a part of somebody's data in this request, for themselves.
    pub fn wish(&self, subject: Subject, part: Part, purpose: Purpose) -> Look {
        let (reader, request) = (Reader::worker(&self.actor), self.request);
        Look { reader, subject, part, purpose, behalf: None, request }
    }

    /// Reads somebody's data in one transaction with its line in the read log. `may` asks the policy; when that says no,
    /// the line of the refusal stays and `read` is not called.
    pub async fn look<T, M, F>(&self, look: Look, may: M, read: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        M: Fn(&mut Tx<'_>, &Actor) -> Result<(), Refusal> + Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor, &Reading) -> Result<T, Refusal> + Send + 'static,
    {
        let (actor, keys, now) = (self.actor.clone(), self.workplace.keys.clone(), self.now());
        let looked = self.workplace.write(move |tx| {
            let verdict = may(tx, &actor);
            match Reading::of(tx, now, &keys, &look, verdict)? {
                Looked::Granted(reading) => read(tx, &actor, &reading).map(Ok),
                // Committed, so that the refusal stays written down.
                Looked::Refused(refusal) => Ok(Err(refusal)),
            }
        });
        looked.await?
    }
}

impl FromRequestParts<Workplace> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, workplace: &Workplace) -> Result<Self, Failure> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Failure::NotSignedIn)?;
        let Ok(mut view) = View::from_request_parts(parts, workplace).await;
        let stepped_in = view.person.as_ref().is_some_and(|visitor| visitor.demo);
        // A choice in this browser comes first; whoever steps into the demo reads their own language, not the invented
        // person's.
        if !stepped_in && !language_chosen(&parts.headers) {
            view.lang = actor.lang;
        }
        let request = parts.extensions.get::<RequestId>().map_or_else(|| uuid_at(view.now), |id| id.0);
        Ok(Self { workplace: workplace.clone(), actor, view, request })
    }
}

/// Whether the reader chose a language in this browser: `web::language` then read it from its cookie.
fn language_chosen(headers: &HeaderMap) -> bool {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .any(|header| header.contains("ponton_taal="))
}
