//! Webhooks as they are kept, and word to them: another system hears that something happened, as an id and a kind, never
//! with a text. A parcel in the outbox per subscription, in the transaction of the act that caused it, so that it is sent
//! when the act stands and only then. Sending is the app's.

use crate::{Matter, Opening, obligation, why};
use kernel::ids::Uuid;
use kernel::{EventId, NetworkId, PersonId, Timestamp, calendar, define_id};
use network::{Actor, Refusal, desk, person};
use obligations::{Holder, Moment};
use policy::Policy;
use serde_json::json;
use std::sync::Arc;
use store::outbox::{self, Parcel};
use store::page::{After, Page};
use store::{Error, Row, Tx};

define_id!(
    /// One subscription of another system.
    WebhookId
);
store::id_value!(WebhookId);

/// The topic of the outbox under which they travel.
pub const TOPIC: &str = "webhook";
/// The kind of matter that a silent receiver is.
pub const MATTER: &str = "webhook";
/// The longest address, in characters.
pub const LONGEST_URL: usize = 400;

network::named! {
    /// What another system can hear of.
    pub enum EventKind, text "webhook-kind" {
        /// A signal was raised.
        SignalRaised = "signaal-gemeld",
        /// A signal was understood.
        SignalUnderstood = "signaal-geduid",
        /// A signal was answered without a dossier.
        SignalAnswered = "signaal-beantwoord",
        /// Signals were gathered into a dossier.
        DossierGathered = "dossier-gebundeld",
        /// A dossier stands on an agenda.
        DossierToTable = "dossier-aan_tafel",
        /// A solution was recorded.
        DossierSolved = "dossier-opgelost",
        /// It was brought back to whoever raised it.
        DossierBroughtBack = "dossier-teruggebracht",
        /// A dossier was closed, because it works where it was raised.
        DossierConfirmed = "dossier-bevestigd",
        /// A dossier was closed without that: somebody was silent, or there is no solution.
        DossierClosed = "dossier-gesloten",
    }
}

impl EventKind {
    /// The kind that an event of the record is; most are none.
    pub fn of_event(kind: &str) -> Option<Self> {
        Some(match kind {
            "signal.raised" => Self::SignalRaised,
            "signal.understood" => Self::SignalUnderstood,
            "signal.answered" => Self::SignalAnswered,
            "dossier.gathered" => Self::DossierGathered,
            "dossier.brought-to-table" => Self::DossierToTable,
            "dossier.solution-recorded" => Self::DossierSolved,
            "dossier.brought-back" => Self::DossierBroughtBack,
            "dossier.confirmed" | "dossier.works-after-all" => Self::DossierConfirmed,
            "dossier.closed-in-silence" | "dossier.closed-unsolved" => Self::DossierClosed,
            _ => return None,
        })
    }

    /// Its name for other systems: `signaal.gemeld`.
    pub fn said(self) -> String {
        self.name().replacen('-', ".", 1)
    }

    /// The kind that other systems call so.
    pub fn of_said(said: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.said() == said)
    }

    /// The list of the API in which its subject stands.
    pub fn list(self) -> &'static str {
        match self {
            Self::SignalRaised | Self::SignalUnderstood | Self::SignalAnswered => "signalen",
            Self::DossierGathered
            | Self::DossierToTable
            | Self::DossierSolved
            | Self::DossierBroughtBack
            | Self::DossierConfirmed
            | Self::DossierClosed => "dossiers",
        }
    }
}

/// Where a subscription stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It is sent to.
    On,
    /// Its receiver kept silent; its owner has been asked to look.
    GivenUp,
    /// Its owner ended it.
    Ended,
}

impl State {
    fn named(name: &str) -> Option<Self> {
        match name {
            "on" => Some(Self::On),
            "given_up" => Some(Self::GivenUp),
            "ended" => Some(Self::Ended),
            _ => None,
        }
    }
}

/// A subscription.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Whose it is.
    pub person: PersonId,
    /// Where it is sent.
    pub url: String,
    /// Of what.
    pub kinds: Vec<EventKind>,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Timestamp,
    /// For compare-and-swap.
    pub version: i64,
}

const WEBHOOK: &str = "select id, person_id, url, kinds, state, state_since, version from webhook";

/// One subscription.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: WebhookId) -> Result<Option<Webhook>, Error> {
    let sql = format!("{WEBHOOK} where network_id = $1 and id = $2");
    tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// A page of the subscriptions of the network that were not ended, newest first: who looks after it sees all of them.
pub fn list(tx: &mut Tx<'_>, network: NetworkId, after: &After<WebhookId>) -> Result<Page<Webhook>, Error> {
    let sql = format!(
        "{WEBHOOK} where network_id = $1 and state in ('on', 'given_up') and id < $2 order by id desc limit $3"
    );
    let before = after.key.unwrap_or(WebhookId(Uuid::max()));
    let rows = tx.query(&sql, &[&network, &before, &after.fetch()])?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |webhook: &Webhook| webhook.id))
}

fn read(row: &Row) -> Result<Webhook, Error> {
    let (kinds, state): (String, String) = (row.get("kinds")?, row.get("state")?);
    Ok(Webhook {
        id: row.get("id")?,
        person: row.get("person_id")?,
        url: row.get("url")?,
        kinds: kinds.split(' ').filter_map(EventKind::named).collect(),
        state: State::named(&state).ok_or_else(|| row.bad("state", "an unknown state"))?,
        since: row.get("state_since")?,
        version: row.get("version")?,
    })
}

/// Something happened, as the record has it.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    /// Where.
    pub network: NetworkId,
    /// When.
    pub at: Timestamp,
    /// The event of the record: it makes a parcel the same one.
    pub event: EventId,
    /// What.
    pub kind: EventKind,
    /// To what.
    pub subject: Uuid,
}

/// Whether anybody in the network hears of that kind.
pub fn is_heard(tx: &mut Tx<'_>, network: NetworkId, kind: EventKind) -> Result<bool, Error> {
    Ok(!listeners(tx, network, kind)?.is_empty())
}

fn listeners(tx: &mut Tx<'_>, network: NetworkId, kind: EventKind) -> Result<Vec<WebhookId>, Error> {
    let rows =
        tx.query("select id, kinds from webhook where network_id = $1 and state = 'on'", &[&network])?;
    let mut found = Vec::new();
    for row in &rows {
        let kinds: String = row.get("kinds")?;
        if kinds.split(' ').any(|name| name == kind.name()) {
            found.push(row.get("id")?);
        }
    }
    Ok(found)
}

/// Puts a parcel in the outbox for every subscription that hears of it.
pub fn announce(tx: &mut Tx<'_>, happened: &Happened) -> Result<(), Error> {
    let Happened { network, at, event, kind, subject } = *happened;
    for webhook in listeners(tx, network, kind)? {
        let payload =
            json!({ "webhook": webhook, "kind": kind.said(), "subject": subject, "at": at.to_string() });
        let key = format!("{webhook}/{event}");
        outbox::put(tx, at, &Parcel { network, topic: TOPIC, recipient: None, payload, key })?;
    }
    Ok(())
}

/// Where and how a parcel is to be sent.
#[derive(Clone)]
pub struct Target {
    /// The address.
    pub url: String,
    /// What it is signed with.
    pub secret: String,
}

/// Where to send; nowhere when the subscription is off, or its owner may not have it any more.
pub fn target(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: WebhookId,
    policy: &Arc<Policy>,
) -> Result<Option<Target>, Refusal> {
    let row = tx.first(
        "select person_id, url, secret from webhook where network_id = $1 and id = $2 and state = 'on'",
        &[&network, &id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let owner = match Actor::load(tx, network, row.get("person_id")?, policy) {
        Ok(owner) => owner,
        Err(Refusal::NotFound(_)) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    match owner.may_here("manage_webhooks") {
        Ok(()) => Ok(Some(Target { url: row.get("url")?, secret: row.get("secret")? })),
        Err(Refusal::Forbidden { .. }) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// The receiver kept silent for so long that a parcel was given up: it is switched off, and its owner has to look.
pub fn give_up(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: WebhookId) -> Result<(), Refusal> {
    let first = tx.execute(
        "update webhook set state = 'given_up', state_since = $3, version = version + 1
         where network_id = $1 and id = $2 and state = 'on'",
        &[&network, &id, &now],
    )?;
    let Some(webhook) = load(tx, network, id)?.filter(|_| first == 1) else { return Ok(()) };
    let owner =
        person::load(tx, network, webhook.person)?.filter(|owner| owner.presence == person::Presence::Active);
    let holder = match owner {
        Some(owner) => Holder::Person(owner.id),
        None => Holder::Desk(desk::of_network(tx, network)?.id),
    };
    let opening = Opening {
        network,
        matter: Matter::new("webhook", id),
        title: webhook.url,
        href: "/webhooks".to_owned(),
        shielded: false,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-webhook-silent")? },
    };
    obligation::open(tx, now, None, opening).map(|_| ())
}

/// Subscriptions that were given up and nobody was asked to look at: there are none.
pub fn forgotten(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select webhook.id from webhook where webhook.network_id = $1 and webhook.state = 'given_up'
           and not exists (select 1 from obligation where obligation.network_id = webhook.network_id
             and obligation.matter_kind = 'webhook' and obligation.matter_id = webhook.id
             and obligation.state <> 'settled')
         limit 100",
        &[&network],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}
