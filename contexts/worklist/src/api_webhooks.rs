//! Webhooks in the API: the same subscriptions as on the page. The receiver brings its own secret, so that no answer ever
//! holds one.

use crate::subscribe_webhook::{self, PREFIX, Subscribe, wrong_with};
use crate::webhook::{self, EventKind, State, Webhook, WebhookId};
use api::openapi::Webhooks;
use api::operation::Shape;
use api::{Done, Fault, Json};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};
use web::Path;

const TAG: &str = "Webhooks";
/// A secret is so many bytes, as Standard Webhooks asks.
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let scope = Scope::Webhooks;
    vec![
        Endpoint::get("/webhooks", "manage_webhooks", list)
            .within(scope)
            .called(TAG, "webhooks", ("Webhooks", "Wie van dit netwerk hoort dat er iets gebeurt."))
            .pages::<WebhookKort>(&[]),
        Endpoint::get("/webhooks/{id}", "manage_webhooks", one)
            .within(scope)
            .called(TAG, "webhook", ("Eén webhook", "Waar die heen gaat, waarover, en of het aankomt."))
            .gives::<WebhookKort>()
            .versioned(),
        Endpoint::post("/webhooks", "manage_webhooks", scope, make)
            .called(TAG, "webhookMaken", (
                "Een webhook maken",
                "Laat een ander systeem horen dat er iets gebeurt, volgens Standard Webhooks: een POST met `webhook-id`, \
                 `webhook-timestamp` en `webhook-signature` (v1, HMAC-SHA256 met jouw geheim). Er staan alleen nummers in. \
                 Komt het niet aan, dan proberen we het tien keer, steeds later; daarna gaat de webhook uit en krijg jij \
                 een verplichting.",
            ))
            .takes::<NieuweWebhook>()
            .makes(),
        Endpoint::post("/webhooks/{id}/hervatting", "manage_webhooks", scope, resume)
            .called(TAG, "webhookHervatten", ("Hervatten", "Stuurt weer, nadat de ontvanger gemaakt is."))
            .versioned(),
        Endpoint::post("/webhooks/{id}/einde", "manage_webhooks", scope, end)
            .called(TAG, "webhookEinde", ("Beëindigen", "Stuurt niets meer, ook niet wat nog wachtte."))
            .versioned(),
    ]
}

api::dutch! {
    /// Of er gestuurd wordt.
    pub enum WebhookStaat for State { Aan = On, Opgegeven = GivenUp, Beeindigd = Ended }
}

/// Een systeem dat hoort dat er iets gebeurt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000e", "url": "https://systeem.example/ponton",
    "soorten": ["signaal.gemeld", "signaal.geduid"], "staat": "aan", "staatSinds": "2026-11-23T08:10:00Z", "versie": 1
}))]
struct WebhookKort {
    /// Het nummer.
    id: Uuid,
    /// Waar het heen gaat.
    #[schema(format = "uri")]
    url: String,
    /// Waarover.
    soorten: Vec<String>,
    /// Of er gestuurd wordt.
    staat: WebhookStaat,
    /// Sinds wanneer.
    staat_sinds: Timestamp,
    /// De versie.
    versie: i64,
}

impl From<Webhook> for WebhookKort {
    fn from(of: Webhook) -> Self {
        Self {
            id: of.id.into(),
            url: of.url,
            soorten: of.kinds.iter().map(|kind| kind.said()).collect(),
            staat: of.state.into(),
            staat_sinds: of.since,
            versie: of.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("manage_webhooks")?;
    let after = call.asked.after()?;
    let webhooks = call.read(move |tx, actor| Ok(webhook::list(tx, actor.network, &after)?)).await?;
    Ok(call.page(&webhooks.map(WebhookKort::from)))
}

async fn one(call: Call, Path(id): Path<WebhookId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            actor.may_here("manage_webhooks")?;
            Ok(webhook::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("webhook"))?)
        })
        .await?;
    let version = found.version;
    Ok(call.one(&WebhookKort::from(found), Some(version)))
}

/// Wat een ander systeem van ons krijgt.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "type": "signaal.gemeld", "timestamp": "2026-11-23T08:10:00Z",
    "data": { "id": "0190a7a4-1c00-7000-8000-000000000001", "href": "/api/v1/signalen/0190a7a4-1c00-7000-8000-000000000001" }
}))]
pub struct WebhookBericht {
    /// Wat er gebeurde.
    #[serde(rename = "type")]
    #[schema(value_type = WebhookSoort)]
    kind: String,
    /// Wanneer.
    timestamp: Timestamp,
    /// Waarmee.
    data: WebhookOver,
}

/// Waarmee iets gebeurde, en waar de rest staat.
#[derive(Serialize, ToSchema)]
struct WebhookOver {
    /// Het nummer van het signaal of dossier.
    id: Uuid,
    /// Waar het in de API staat.
    #[schema(format = "uri-reference")]
    href: String,
}

impl WebhookBericht {
    /// That this happened to that.
    pub fn of(kind: EventKind, at: Timestamp, subject: Uuid) -> Self {
        let href = format!("{}/{}/{subject}", api::ROOT, kind.list());
        Self { kind: kind.said(), timestamp: at, data: WebhookOver { id: subject, href } }
    }
}

/// What the description tells of them.
pub fn described() -> Webhooks {
    let about = |kind: EventKind| match kind {
        EventKind::SignalRaised => "Een signaal is gemeld",
        EventKind::SignalUnderstood => "Een signaal is geduid",
        EventKind::SignalAnswered => "Een signaal is beantwoord",
        EventKind::DossierGathered => "Signalen zijn gebundeld tot een dossier",
        EventKind::DossierToTable => "Een dossier komt aan tafel",
        EventKind::DossierSolved => "Er is een oplossing vastgelegd",
        EventKind::DossierBroughtBack => "De oplossing is teruggebracht",
        EventKind::DossierConfirmed => "Een dossier is gesloten, want het werkt waar het gemeld is",
        EventKind::DossierClosed => "Een dossier is gesloten zonder dat iedereen zei dat het werkt",
    };
    let kinds = EventKind::ALL.iter().map(|kind| (kind.said(), about(*kind)));
    Webhooks { body: Shape::of::<WebhookBericht>(), kinds: kinds.collect() }
}

/// What another system can hear of, as the description lists it.
struct WebhookSoort;

impl PartialSchema for WebhookSoort {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Waarover een ander systeem kan horen."))
            .enum_values(Some(EventKind::ALL.iter().map(|kind| kind.said())))
            .into()
    }
}

impl ToSchema for WebhookSoort {}

/// Een webhook om te maken.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "url": "https://systeem.example/ponton", "soorten": ["signaal.gemeld", "signaal.geduid"],
    "geheim": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
}))]
struct NieuweWebhook {
    /// Waar het heen gaat, over https.
    #[schema(max_length = 400, pattern = "^https://[a-z0-9]")]
    url: String,
    /// Waarover.
    #[schema(min_items = 1, max_items = 20, value_type = Vec<WebhookSoort>)]
    soorten: Vec<String>,
    /// Waarmee wij ondertekenen: whsec_ met 24 tot en met 64 bytes in base64. Het komt nooit terug in een antwoord.
    #[schema(pattern = "^whsec_[A-Za-z0-9+/]{32,86}={0,2}$", min_length = 38, max_length = 94)]
    geheim: String,
}

/// What a secret of the receiver's own has to be.
fn is_secret(secret: &str) -> bool {
    let bytes = secret.strip_prefix(PREFIX).and_then(|encoded| STANDARD.decode(encoded).ok());
    bytes.is_some_and(|bytes| SECRET_BYTES.contains(&bytes.len()))
}

async fn make(call: Call, Json(new): Json<NieuweWebhook>) -> Result<Response, Fault> {
    let mode = call.view.site.mode;
    call.act(move |tx, actor, now| {
        actor.may_here("manage_webhooks")?;
        if let Some(wrong) = wrong_with(&new.url, mode) {
            return Err(Fault::field("url", wrong));
        }
        if new.soorten.is_empty() {
            return Err(Fault::field("soorten", "webhook-kinds-empty"));
        }
        if !is_secret(&new.geheim) {
            return Err(Fault::field("geheim", "webhook-secret-form"));
        }
        let said = new.soorten.iter().map(|said| EventKind::of_said(said));
        let kinds: Option<Vec<EventKind>> = said.collect();
        let mut kinds = kinds.ok_or_else(|| Fault::field("soorten", "webhook-kind-unknown"))?;
        kinds.sort_unstable();
        kinds.dedup();
        let subscribe = Subscribe {
            url: new.url.clone(),
            kinds,
            secret: Some(new.geheim.clone()),
            form_key: uuid_at(now),
        };
        let (id, _) = subscribe_webhook::subscribe(tx, actor, now, &subscribe)?;
        Ok(Done::made(id, &format!("/webhooks/{id}"), Some(1)))
    })
    .await
}

async fn resume(call: Call, Path(id): Path<WebhookId>) -> Result<Response, Fault> {
    change(call, id, subscribe_webhook::resume).await
}

async fn end(call: Call, Path(id): Path<WebhookId>) -> Result<Response, Fault> {
    change(call, id, subscribe_webhook::end).await
}

type Act = fn(&mut store::Tx<'_>, &network::Actor, Timestamp, WebhookId) -> Result<(), Refusal>;

async fn change(call: Call, id: WebhookId, act: Act) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        actor.may_here("manage_webhooks")?;
        let webhook = webhook::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("webhook"))?;
        if_match.holds(webhook.version)?;
        act(tx, actor, now, id)?;
        let version = webhook::load(tx, actor.network, id)?.map(|webhook| webhook.version);
        Ok(Done::changed(id, &format!("/webhooks/{id}"), version))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::LONGEST_URL;

    #[test]
    fn a_secret_is_long_enough_and_marked() {
        let long = STANDARD.encode([7_u8; 32]);
        assert!(is_secret(&format!("whsec_{long}")));
        for bad in [long.as_str(), "whsec_", "whsec_AAAA", "whsec_!!"] {
            assert!(!is_secret(bad), "{bad}");
        }
    }

    #[test]
    fn everything_that_can_be_heard_of_can_be_asked_for() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::of_said(&kind.said()), Some(*kind));
        }
        assert_eq!(EventKind::of_said("signaal-gemeld"), None);
        assert!(wrong_with(&"x".repeat(LONGEST_URL), web::view::Mode::Live).is_some());
    }
}
