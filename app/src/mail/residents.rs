//! The links that are mailed to residents. Each is made at the moment it leaves: what waits in the outbox is the id of an
//! access, and the mail says nothing about anybody. Once it went, the address is forgotten. A link that can't be delivered
//! becomes word to whoever gave it.

use super::server::Sent;
use super::{Letter, Mailer};
use casework::give_resident_access::LINKS;
use casework::mail_resident_link::{self, Link};
use casework::resident_access::{AccessId, LINK_HOURS};
use kernel::ids::Uuid;
use kernel::{Lang, Timestamp};
use network::{Refusal, Workplace};
use std::sync::Arc;
use store::outbox::{self, Claimed, Failed, Fate};
use web::{View, t};

/// How many one round takes.
const ROUND: u16 = 20;

impl Mailer {
    /// Sends one round of the links that are due; returns how many were taken up, none too when the mail
    /// server takes nothing now. Blocking.
    pub fn residents_round(&self, place: &Workplace, now: Timestamp) -> Result<usize, Refusal> {
        self.each_due(&place.db, now, (LINKS, ROUND), |parcel| self.deliver_link(place, now, parcel))
    }

    fn deliver_link(&self, place: &Workplace, now: Timestamp, parcel: &Claimed) -> Result<Sent, Refusal> {
        let id: AccessId = serde_json::from_value(parcel.payload["access"].clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel without its access: {problem}")))?;
        self.hold(&place.db, now, parcel)?;
        let about = (parcel.network, id);
        let link = place.db.write_here(|tx| {
            let wish = (parcel.network, id, Uuid::from(parcel.id));
            mail_resident_link::to_send(tx, now, &place.keys, wish)
        })?;
        let sent = match &link {
            // Withdrawn or used meanwhile: there is nothing to send any more.
            None => Sent::Delivered,
            Some(link) => self.send_link(link, &parcel.key),
        };
        place.db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            match &sent {
                Sent::Delivered => {
                    outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?;
                    if link.is_some() { mail_resident_link::sent(tx, now, about) } else { Ok(()) }
                }
                Sent::Refused(why) => {
                    outbox::give_up(tx, now, &failed(why))?;
                    mail_resident_link::failed(tx, now, about)
                }
                Sent::Later(why) | Sent::BrokeOff(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => Ok(()),
                    Fate::GivenUp => mail_resident_link::failed(tx, now, about),
                },
                Sent::HeldUp(why) => Ok(outbox::put_back(tx, now, &failed(why))?),
            }
        })?;
        Ok(sent)
    }

    fn send_link(&self, link: &Link, key: &str) -> Sent {
        // Nobody knows which language they read: both stand in it, Dutch first.
        let said = |lang: Lang| {
            let view = View::new(Arc::clone(&self.site), lang, "/");
            let address = format!("{}{}", self.public_url, link.path);
            (t!(view, "mail-resident-subject"), t!(view, "mail-resident", link = address, hours = LINK_HOURS))
        };
        let ((subject, dutch), (_, english)) = (said(Lang::Nl), said(Lang::En));
        self.send_plain(&link.address, key, Letter { subject, body: format!("{dutch}\n\n-- \n{english}\n") })
    }
}
