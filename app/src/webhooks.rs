//! Webhooks: claims what other systems are to hear from the outbox and sends each, signed as Standard Webhooks asks. At
//! least once: a repeat has the same `webhook-id`. Every receiver has a thread of its own in a round, and one that fails
//! is not tried again in it, so that a dead receiver doesn't hold up the others.

use crate::webhook_guard::Guarded;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Refusal, Workplace};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::time::Duration;
use store::outbox::{self, Claimed, Failed, Fate};
use store::{Db, Error, Tx};
use tokio::sync::watch;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use worklist::api_webhooks::WebhookBericht;
use worklist::subscribe_webhook::PREFIX;
use worklist::webhook::{self, EventKind, TOPIC, Target, WebhookId};

/// How many parcels one round takes, and so how many threads at most.
const ROUND: u16 = 32;
/// How often is looked for what is due.
const BEAT: Duration = Duration::from_secs(2);
/// Rounds in one beat.
const ROUNDS_A_BEAT: usize = 10;
/// A receiver answers within so long; with a hundred parcels behind it, a slow one is a dead one.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way webhooks go out.
pub struct Sender {
    agent: Agent,
    node: Uuid,
}

/// How sending one parcel ended.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Sent {
    Delivered,
    /// It may go better later.
    Later(String),
    /// Nobody is to hear it any more.
    NotWanted,
}

impl Sender {
    /// For a node of this workplace.
    pub fn new(workplace: &Workplace, node: Uuid) -> Self {
        let mode = workplace.site.mode;
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // A redirect could lead inside; a receiver that moved tells its owner.
            .max_redirects(0)
            .http_status_as_error(false)
            // A proxy would look names up for us, past the guard.
            .proxy(None)
            .max_idle_connections(0)
            .user_agent("Ponton")
            .build();
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), Guarded::new(mode)), node }
    }

    /// Sends one round of what is due; returns how many were taken up. Blocking.
    pub fn round(&self, workplace: &Workplace, now: Timestamp) -> Result<usize, Refusal> {
        let claimed = workplace.db.write_here(|tx| outbox::claim(tx, now, self.node, TOPIC, ROUND))?;
        let mut receivers: BTreeMap<String, Vec<&Claimed>> = BTreeMap::new();
        for parcel in &claimed {
            receivers.entry(parcel.payload["webhook"].to_string()).or_default().push(parcel);
        }
        std::thread::scope(|scope| {
            for parcels in receivers.values() {
                scope.spawn(|| self.to_one(workplace, now, parcels));
            }
        });
        Ok(claimed.len())
    }

    /// Sends to one receiver, the oldest first; after a failure the rest of its parcels wait too.
    fn to_one(&self, workplace: &Workplace, now: Timestamp, parcels: &[&Claimed]) {
        let mut silent = None;
        for parcel in parcels {
            match self.deliver(workplace, now, parcel, silent.as_ref()) {
                Ok(Sent::Later(why)) => silent = Some(why),
                Ok(Sent::Delivered | Sent::NotWanted) | Err(Refusal::Store(Error::Conflict)) => {}
                Err(refusal) => {
                    tracing::error!(parcel = %Uuid::from(parcel.id), error = %refusal, "a webhook could not be handled");
                }
            }
        }
    }

    fn deliver(
        &self,
        workplace: &Workplace,
        now: Timestamp,
        parcel: &Claimed,
        silent: Option<&String>,
    ) -> Result<Sent, Refusal> {
        let id: WebhookId = serde_json::from_value(parcel.payload["webhook"].clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel without its webhook: {problem}")))?;
        let policy = workplace.policy.clone();
        let target = workplace.db.read_here(|tx| webhook::target(tx, parcel.network, id, &policy))?;
        let sent = match (target, silent) {
            (None, _) => Sent::NotWanted,
            (Some(_), Some(why)) => Sent::Later(why.clone()),
            (Some(target), None) => {
                self.hold(workplace, now, parcel)?;
                self.send(&target, parcel, workplace.now())
            }
        };
        self.note(&workplace.db, now, (parcel, id), &sent)?;
        Ok(sent)
    }

    /// Holds a parcel anew when those before it took long, so that no other node sends it meanwhile.
    fn hold(&self, workplace: &Workplace, claimed_at: Timestamp, parcel: &Claimed) -> Result<(), Refusal> {
        let now = workplace.now();
        if outbox::is_fresh(claimed_at, now) {
            return Ok(());
        }
        let hold = |tx: &mut Tx<'_>| outbox::hold(tx, now, parcel.network, parcel.id, self.node);
        Ok(workplace.db.write_here(hold)?)
    }

    /// Keeps how it ended, in one transaction with what follows from it.
    fn note(
        &self,
        db: &Db,
        now: Timestamp,
        (parcel, id): (&Claimed, WebhookId),
        sent: &Sent,
    ) -> Result<(), Refusal> {
        db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            match sent {
                Sent::Delivered => Ok(outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?),
                Sent::NotWanted => Ok(outbox::give_up(tx, now, &failed("the webhook is off"))?),
                Sent::Later(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => Ok(()),
                    Fate::GivenUp => webhook::give_up(tx, now, parcel.network, id),
                },
            }
        })
    }

    fn send(&self, target: &Target, parcel: &Claimed, now: Timestamp) -> Sent {
        let (id, seconds) = (parcel.id.to_string(), now.as_second());
        let Ok(body) = body(parcel) else { return Sent::Later("what happened can't be read".to_owned()) };
        let Ok(signature) = sign(&target.secret, &id, seconds, &body) else {
            return Sent::Later("the webhook's secret can't be read".to_owned());
        };
        let sent = self
            .agent
            .post(&target.url)
            .header("content-type", "application/json")
            .header("webhook-id", &id)
            .header("webhook-timestamp", seconds.to_string())
            .header("webhook-signature", signature)
            .send(body.as_bytes());
        // What a receiver says is never read: its status is enough, and its words could be anything.
        match sent {
            Ok(answer) if answer.status().is_success() => Sent::Delivered,
            Ok(answer) => Sent::Later(format!("the receiver answered {}", answer.status().as_u16())),
            Err(ureq::Error::Timeout(_)) => Sent::Later("the receiver did not answer in time".to_owned()),
            Err(ureq::Error::HostNotFound) => Sent::Later("the address may not be sent to".to_owned()),
            Err(_) => Sent::Later("the receiver could not be reached".to_owned()),
        }
    }
}

/// What is sent: a kind and an id, and where the API has the rest.
fn body(parcel: &Claimed) -> Result<String> {
    let payload = &parcel.payload;
    let kind =
        payload["kind"].as_str().and_then(EventKind::of_said).context("a kind that nobody hears of")?;
    let at = serde_json::from_value(payload["at"].clone())?;
    let subject = serde_json::from_value(payload["subject"].clone())?;
    Ok(serde_json::to_string(&WebhookBericht::of(kind, at, subject))?)
}

/// The signature of Standard Webhooks: HMAC-SHA256 over id, moment and body, in base64, with its version before it.
pub fn sign(secret: &str, id: &str, seconds: i64, body: &str) -> Result<String> {
    let key = secret.strip_prefix(PREFIX).context("the secret has no mark")?;
    let key = STANDARD.decode(key).context("the secret is not base64")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).context("the secret can't be a key")?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

/// Runs until `stop` says so, beside the job clock: a receiver that keeps us waiting holds up neither ladder nor mail.
pub async fn run(workplace: Workplace, node: Uuid, mut stop: watch::Receiver<bool>) {
    let sender = std::sync::Arc::new(Sender::new(&workplace, node));
    while !*stop.borrow() {
        let (place, sender) = (workplace.clone(), std::sync::Arc::clone(&sender));
        let beat = tokio::task::spawn_blocking(move || {
            for _ in 0..ROUNDS_A_BEAT {
                match sender.round(&place, place.now()) {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(refusal) => {
                        tracing::error!(error = %refusal, "webhooks could not be sent");
                        break;
                    }
                }
            }
        });
        if let Err(problem) = beat.await {
            tracing::error!(error = %problem, "a round of webhooks broke off");
        }
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_signed_as_standard_webhooks_says() {
        // The example of the specification.
        let signature = sign(
            "whsec_plJ3nmyCDGBKInavdOK15jsl",
            "msg_loFOjxBNrRLzqYUf",
            1_731_705_121,
            r#"{"event_type":"ping","data":{"success":true}}"#,
        );
        assert_eq!(signature.unwrap(), "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
        assert!(sign("plJ3nmyCDGBKInavdOK15jsl", "x", 0, "").is_err());
    }
}
