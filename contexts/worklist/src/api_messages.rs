//! What came back to somebody, in the API: the messages that were not read yet, one message, and marking it as read.

use crate::notice::{self, Notice, NoticeId};
use api::{Done, Fault};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::{Actor, Call, Endpoint, Refusal};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use web::{Path, View};

const TAG: &str = "Berichten";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/berichten", "see_today", list)
            .called(
                TAG,
                "berichten",
                ("Ongelezen berichten", "Wat er naar je terugkwam en je nog niet las, nieuwste eerst."),
            )
            .pages::<Bericht>(&[]),
        Endpoint::get("/berichten/{id}", "see_today", one)
            .called(TAG, "bericht", ("Eén bericht", "Een bericht aan jou, ook als je het al las."))
            .gives::<Bericht>(),
        Endpoint::post("/berichten/{id}/gelezen", "read_message", Scope::Obligations, read).called(
            TAG,
            "berichtGelezen",
            ("Een bericht lezen", "Zegt dat je het gelezen hebt; dat blijft zo."),
        ),
    ]
}

/// Een bericht aan jou.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000a", "tekst": "Je signaal is gebundeld. Ruud Camps is trekker.",
    "gestuurdOp": "2026-11-23T08:10:00Z", "gelezenOp": null, "bladzijde": "/signalen/0190a7a4-1c00-7000-8000-000000000001"
}))]
struct Bericht {
    /// Het nummer.
    id: Uuid,
    /// Wat er staat.
    tekst: String,
    /// Wanneer het kwam.
    gestuurd_op: Timestamp,
    /// Wanneer je het las.
    gelezen_op: Option<Timestamp>,
    /// De bladzijde waar het over gaat.
    #[schema(format = "uri-reference")]
    bladzijde: String,
}

impl Bericht {
    fn of(view: &View, notice: &Notice) -> Self {
        Self {
            id: notice.id.into(),
            tekst: notice.text(view),
            gestuurd_op: notice.at,
            gelezen_op: notice.read_at,
            bladzijde: notice.href.clone(),
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    let after = call.asked.after()?;
    let notices = call
        .read(move |tx, actor| {
            actor.may_here("see_today")?;
            Ok(notice::unread(tx, actor.network, actor.person, None, &after)?)
        })
        .await?;
    Ok(call.page(&notices.map(|notice| Bericht::of(&call.view, &notice))))
}

/// One's own message; somebody else's is not there.
fn own(tx: &mut Tx<'_>, actor: &Actor, id: NoticeId) -> Result<Notice, Refusal> {
    let found = notice::load(tx, actor.network, id)?.filter(|notice| notice.person == actor.person);
    found.ok_or(Refusal::NotFound("notice"))
}

async fn one(call: Call, Path(id): Path<NoticeId>) -> Result<Response, Fault> {
    let notice = call
        .read(move |tx, actor| {
            actor.may_here("see_today")?;
            Ok(own(tx, actor, id)?)
        })
        .await?;
    Ok(call.one(&Bericht::of(&call.view, &notice), None))
}

async fn read(call: Call, Path(id): Path<NoticeId>) -> Result<Response, Fault> {
    call.act(move |tx, actor, now| {
        actor.may_here("read_message")?;
        own(tx, actor, id)?;
        notice::mark_read(tx, now, actor.network, actor.person, id)?;
        Ok(Done::changed(id, &format!("/berichten/{id}"), None))
    })
    .await
}
