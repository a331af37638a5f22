//! Bringing offers in from another directory, as Open Referral HSDS: first a look that says per service what would happen,
//! then all or nothing, or the good ones alone. For whoever looks after the network. Each goes by the rules of the form in
//! which an offer is added by hand; the same file twice adds nothing twice, and what is there is never changed.

mod judge;
mod page;

use crate::hsds::read::{File, read};
use crate::keep_offer::{self, Row};
use crate::offer::{Entry, OfferId};
use crate::pontoon::Pontoon;
use crate::say_room;
use crate::typed_offer::TypedRoom;
use axum::response::{IntoResponse, Response};
use judge::judge;
use kernel::ids::uuid_at;
use kernel::{OrganisationId, PersonId, Timestamp};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use std::sync::Arc;
use store::Tx;
use web::sheet::{Done, Judged, Upload, Verdict, Wish};
use web::{Failure, Flash, Page, Posted, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/aanbod/invoer", "import_offers", show),
        Route::post("/aanbod/invoer", "import_offers", post),
    ]
}

/// A service that can become an offer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct New {
    /// Its id in the file, when it has one that is free here.
    id: Option<OfferId>,
    organisation: OrganisationId,
    entry: Entry,
    room: TypedRoom,
    /// When the room was said and by whom.
    room_said: (Timestamp, PersonId),
    /// When it was confirmed and by whom.
    confirmed: (Timestamp, PersonId),
    changed_at: Timestamp,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Report {
    /// Each service, in the order of the file.
    pub rows: Vec<Judged<()>>,
    /// What has been done.
    pub done: Done,
    /// Fields that we have no place for.
    pub unused: Vec<String>,
}

impl Report {
    /// How many are new, there already, and with a problem.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count =
            |which: fn(&Verdict<()>) -> bool| self.rows.iter().filter(|row| which(&row.verdict)).count();
        (
            count(|verdict| matches!(verdict, Verdict::New(()))),
            count(|verdict| matches!(verdict, Verdict::Known)),
            count(|verdict| matches!(verdict, Verdict::Problem(_))),
        )
    }
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("import_offers")?;
    Ok(page::form_page(&visit.view, &Posted::EMPTY, None))
}

async fn post(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    visit.actor.may_here("import_offers")?;
    let (wish, posted) = (upload.wish(), upload.posted.clone());
    let text = match upload.text() {
        Ok(text) => text,
        Err(unreadable) => {
            let said = unreadable.said();
            return Ok(page::form_page(&visit.view, &posted, Some(said)).refused().into_response());
        }
    };
    let file = match read(&text) {
        Ok(file) => Arc::new(file),
        Err(unreadable) => {
            let said = page::said(unreadable);
            return Ok(page::form_page(&visit.view, &posted, Some(said)).refused().into_response());
        }
    };
    let otherwise = Pontoon::named(posted.text("pontoon"));
    let services = Arc::clone(&file);
    let report = match wish {
        Wish::Look => {
            let now = visit.now();
            visit.read(move |tx, actor| look(tx, actor, now, (&services, otherwise))).await?
        }
        Wish::AddAll | Wish::AddGood => {
            visit.write(move |tx, actor, now| import(tx, actor, now, (&services, otherwise), wish)).await?
        }
    };
    if let (Done::Added(count), 0) = (report.done, report.counts().2) {
        let flash = Flash::new("import-offers-done").with("count", count);
        return Ok(SeeOther::to("/aanbod").saying(flash).into_response());
    }
    let page = page::report_page(&visit.view, (&text, &posted), &report);
    Ok(if report.done == Done::Refused { page.refused() } else { page }.into_response())
}

/// What would happen; `otherwise` is where stands what doesn't say it.
pub fn look(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (file, otherwise): (&File, Option<Pontoon>),
) -> Result<Report, Refusal> {
    actor.may_here("import_offers")?;
    let judged = judge(tx, actor, now, (file, otherwise))?;
    let rows = judged.into_iter().map(without).collect();
    Ok(Report { rows, done: Done::Looked, unused: file.unused.iter().cloned().collect() })
}

fn without(row: Judged<Box<New>>) -> Judged<()> {
    let verdict = match row.verdict {
        Verdict::New(_) => Verdict::New(()),
        Verdict::Known => Verdict::Known,
        Verdict::Problem(faults) => Verdict::Problem(faults),
    };
    Judged { line: row.line, name: row.name, verdict }
}

/// Adds the services as wished, in one transaction.
pub fn import(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (file, otherwise): (&File, Option<Pontoon>),
    wish: Wish,
) -> Result<Report, Refusal> {
    actor.may_here("import_offers")?;
    let judged = judge(tx, actor, now, (file, otherwise))?;
    let troubled = judged.iter().any(|row| matches!(row.verdict, Verdict::Problem(_)));
    let unused = file.unused.iter().cloned().collect();
    let done = match (wish, troubled) {
        (Wish::Look, _) => Done::Looked,
        (Wish::AddAll, true) => Done::Refused,
        (Wish::AddAll, false) | (Wish::AddGood, _) => {
            let mut added = 0;
            for row in &judged {
                if let Verdict::New(new) = &row.verdict {
                    add(tx, actor, now, new)?;
                    added += 1;
                }
            }
            Done::Added(added)
        }
    };
    if let Done::Added(count @ 1..) = done {
        let facts = json!({ "added": count, "services": judged.len() });
        record::note(tx, actor, now, "offers.imported", ("network", actor.network.into()), facts)?;
    }
    Ok(Report { rows: judged.into_iter().map(without).collect(), done, unused })
}

/// Adds one, as it was last known elsewhere: what was confirmed long ago is asked about at once.
fn add(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &New) -> Result<(), Refusal> {
    let id = new.id.unwrap_or_else(|| OfferId::new(now));
    let row = Row {
        id,
        network: actor.network,
        organisation: new.organisation,
        entry: &new.entry,
        by: actor.person,
        form_key: uuid_at(now),
    };
    keep_offer::insert(tx, now, &row)?;
    if new.room != TypedRoom::default() {
        say_room::keep(tx, (actor.network, id), new.room_said, new.room)?;
    }
    tx.change_one(
        "update offer set confirmed_at = $3, confirmed_by = $4, changed_at = $5 where network_id = $1 and id = $2",
        &[&actor.network, &id, &new.confirmed.0, &new.confirmed.1, &new.changed_at],
    )?;
    let facts = json!({ "pontoon": new.entry.pontoon.name() });
    record::note(tx, actor, now, "offer.added", ("offer", id.into()), facts)?;
    Ok(())
}

#[cfg(test)]
mod tests;
