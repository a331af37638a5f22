//! A visit of a resident: one request, with everything a handler needs. A handler that takes a `ResidentVisit` can't be
//! reached without having come in. What they read leaves its lines in the read log like everybody's.

use crate::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use crate::resident::Resident;
use crate::{Refusal, Workplace};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use store::Tx;
use web::harden::RequestId;
use web::{Failure, View};

/// One request of a resident who came in.
#[derive(Clone)]
pub struct ResidentVisit {
    /// What every page and act needs at hand.
    pub workplace: Workplace,
    /// Who it is.
    pub resident: Resident,
    /// How the page is seen.
    pub view: View,
    /// Which request this is, as the server's log names it.
    pub request: Uuid,
}

impl ResidentVisit {
    /// The moment of this request.
    pub fn now(&self) -> Timestamp {
        self.view.now
    }

    /// Acts in one transaction, at the moment of this request.
    pub async fn write<T, F>(&self, act: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Resident, Timestamp, &Keys) -> Result<T, Refusal> + Send + 'static,
    {
        let (resident, now, keys) = (self.resident.clone(), self.now(), self.workplace.keys.clone());
        self.workplace.write(move |tx| act(tx, &resident, now, &keys)).await
    }

    /// Reads these parts of their own plan, each with its line in the read log.
    pub async fn look<T, F>(
        &self,
        action: &'static str,
        parts: &'static [Part],
        read: F,
    ) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Resident, &Reading) -> Result<T, Refusal> + Send + 'static,
    {
        let request = self.request;
        self.write(move |tx, resident, now, keys| {
            let mut opened = None;
            for part in parts {
                let look = Look {
                    reader: Reader::resident(resident.network),
                    subject: resident.subject(),
                    part: *part,
                    purpose: Purpose::Own,
                    behalf: None,
                    request,
                };
                let verdict = resident.may(action, resident.plan);
                match Reading::of(tx, now, keys, &look, verdict)? {
                    Looked::Granted(reading) => opened = Some(reading),
                    Looked::Refused(refusal) => return Ok(Err(refusal)),
                }
            }
            let reading = opened.ok_or_else(|| Refusal::Broken("a look at nothing".to_owned()))?;
            read(tx, resident, &reading).map(Ok)
        })
        .await?
    }
}

impl FromRequestParts<Workplace> for ResidentVisit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, workplace: &Workplace) -> Result<Self, Failure> {
        let resident = parts.extensions.get::<Resident>().cloned().ok_or(Failure::NotSignedIn)?;
        let Ok(mut view) = View::from_request_parts(parts, workplace).await;
        // A worker who signed in in the same browser is nobody here.
        view.person = None;
        let request = parts.extensions.get::<RequestId>().map_or_else(|| uuid_at(view.now), |id| id.0);
        Ok(Self { workplace: workplace.clone(), resident, view, request })
    }
}
