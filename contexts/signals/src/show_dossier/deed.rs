//! An act on the dossier's page: one declaration per act, and the one way in which all of them are carried out, answered
//! and, when refused, shown again with what was typed.

use super::{page, shown};
use crate::dossier::{Dossier, DossierId};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Actor, Refusal, Visit};
use std::sync::Arc;
use store::Tx;
use web::{Failure, Flash, Form, Posted, Problems, SeeOther, View};

/// One act on the dossier's page.
#[derive(Clone, Copy, Debug)]
pub struct Deed {
    /// The name of its form; its fold is `act-NAME`.
    pub name: &'static str,
    /// The last part of its address.
    pub path: &'static str,
    /// The action that the policy is asked for.
    pub action: &'static str,
    /// The field at which a refusal by the rules is shown.
    pub field: &'static str,
    /// The text of its fold: a verb.
    pub summary: &'static str,
    /// The text after it succeeded.
    pub done: &'static str,
}

/// A form that was refused, with what was typed.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The deed's name.
    pub name: &'static str,
    /// Which of several forms of that name.
    pub below: Option<Uuid>,
    /// What was typed.
    pub posted: Posted,
    /// What is wrong with it.
    pub problems: Problems,
}

/// What was typed in a form, and what is wrong with it; nothing at first.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a>(Option<&'a Refused>);

impl<'a> Typed<'a> {
    /// Nothing typed yet.
    pub const NOTHING: Self = Self(None);

    /// What was typed in the form `name`, if that is the one that was refused.
    pub fn of(refused: Option<&'a Refused>, name: &str, below: Option<Uuid>) -> Self {
        Self(refused.filter(|refused| refused.name == name && refused.below == below))
    }

    /// Whether this form was refused, so that its fold must stand open.
    pub fn is_refused(self) -> bool {
        self.0.is_some()
    }

    /// The form called `name`, as typed.
    pub fn form(self, view: &'a View, name: &str) -> Form<'a> {
        match self.0 {
            Some(refused) => Form::new(view, &refused.posted, &refused.problems),
            None => Form::blank(view),
        }
        .called(name.to_owned())
    }
}

/// A deed of which a page may show several: below the thing with this id.
#[derive(Clone, Copy, Debug)]
pub struct Below {
    deed: Deed,
    id: Uuid,
}

impl Deed {
    /// The address to which its form is posted.
    pub fn action_of(&self, dossier: &Dossier) -> String {
        format!("/dossiers/{}/{}", dossier.id, self.path)
    }

    /// The form of this deed below the thing with `id`.
    pub fn below(self, id: Uuid) -> Below {
        Below { deed: self, id }
    }

    /// Carries out `act` with what was parsed. Success leads back to the page; what the form or the rules refuse shows
    /// the page again with everything typed.
    pub async fn carry_out<P, T, F>(
        &self,
        visit: Visit,
        id: DossierId,
        posted: Posted,
        parsed: Result<P, Problems>,
        act: F,
    ) -> Result<Response, Failure>
    where
        P: Send + Sync + 'static,
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor, Timestamp, &P) -> Result<T, Refusal> + Send + 'static,
    {
        carry_out(visit, id, (*self, None), (posted, parsed), act).await
    }
}

impl Below {
    /// As `Deed::carry_out`.
    pub async fn carry_out<P, T, F>(
        &self,
        visit: Visit,
        id: DossierId,
        posted: Posted,
        parsed: Result<P, Problems>,
        act: F,
    ) -> Result<Response, Failure>
    where
        P: Send + Sync + 'static,
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Actor, Timestamp, &P) -> Result<T, Refusal> + Send + 'static,
    {
        carry_out(visit, id, (self.deed, Some(self.id)), (posted, parsed), act).await
    }
}

async fn carry_out<P, T, F>(
    visit: Visit,
    id: DossierId,
    (deed, below): (Deed, Option<Uuid>),
    (posted, parsed): (Posted, Result<P, Problems>),
    act: F,
) -> Result<Response, Failure>
where
    P: Send + Sync + 'static,
    T: Send + 'static,
    F: Fn(&mut Tx<'_>, &Actor, Timestamp, &P) -> Result<T, Refusal> + Send + 'static,
{
    let (problems, tried) = match parsed {
        Err(problems) => (problems, false),
        Ok(parsed) => {
            let parsed = Arc::new(parsed);
            match visit.write(move |tx, actor, now| act(tx, actor, now, &parsed)).await {
                Ok(_) => {
                    let said = Flash::new(deed.done);
                    return Ok(SeeOther::to(format!("/dossiers/{id}")).saying(said).into_response());
                }
                Err(refusal) => (refusal.at(deed.field)?, true),
            }
        }
    };
    let now = visit.now();
    let dossier = visit.read(move |tx, actor| shown(tx, actor, now, id)).await?;
    if !tried && below.is_none() && !dossier.may(&deed) {
        // Whoever may not do it hears that, and not which field is still empty. An act that was tried says so itself.
        return Err(Failure::Forbidden);
    }
    let refused = Refused { name: deed.name, below, posted, problems };
    Ok(page(&visit.view, &dossier, Some(&refused)).into_response())
}
