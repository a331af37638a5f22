//! A visit: one request of somebody who signed in, with everything a handler needs. A handler that takes a `Visit`
//! can't be reached without signing in.

use crate::{Actor, Refusal, Workplace};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::Timestamp;
use store::Tx;
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
}

impl FromRequestParts<Workplace> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, workplace: &Workplace) -> Result<Self, Failure> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Failure::NotSignedIn)?;
        let Ok(view) = View::from_request_parts(parts, workplace).await;
        Ok(Self { workplace: workplace.clone(), actor, view })
    }
}
