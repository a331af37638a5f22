//! The links with which somebody chooses a password. Each is made at the moment it leaves, for its person's own address:
//! what waits in the outbox is who asked and by which form. A link that can't be delivered, or a server that sends no mail
//! at all, becomes work of whoever asked for it, until a later link went.

use super::server::Sent;
use super::{Letter, Mailer};
use kernel::ids::uuid_at;
use kernel::{PersonId, Timestamp};
use network::access_link::{self, Fresh};
use network::person::{self, Person};
use network::workplace::Mail;
use network::{Refusal, Workplace};
use std::sync::Arc;
use store::outbox::{self, Claimed, Failed, Fate};
use store::{Db, Tx};
use web::{View, t};
use worklist::bounce;

/// How many one round takes.
const ROUND: u16 = 20;

/// A link with whom it is for and who asked for it.
struct Asked {
    link: Fresh,
    reader: Person,
    by: String,
}

impl Mailer {
    /// Sends one round of the links that are due; returns how many were taken up, none too when the mail
    /// server takes nothing now. Blocking.
    pub fn access_round(&self, db: &Db, now: Timestamp) -> Result<usize, Refusal> {
        self.each_due(db, now, (access_link::TOPIC, ROUND), |parcel| self.deliver_access(db, now, parcel))
    }

    fn deliver_access(&self, db: &Db, now: Timestamp, parcel: &Claimed) -> Result<Sent, Refusal> {
        self.hold(db, now, parcel)?;
        let asked = db.write_here(|tx| asked(tx, now, parcel))?;
        let sent = match &asked {
            // Used, or asked for anew meanwhile: there is nothing to send any more.
            None => Sent::Delivered,
            Some(asked) => self.send_plain(&asked.reader.email, &parcel.key, self.access_letter(asked)),
        };
        let bounced = |tx: &mut Tx<'_>| match &asked {
            Some(asked) => bounce::link_bounced(tx, now, parcel.network, (asked.reader.id, asked.link.by)),
            None => Ok(()),
        };
        db.write_here(|tx| {
            let failed = |why| Failed { network: parcel.network, id: parcel.id, node: self.node, why };
            match &sent {
                Sent::Delivered => {
                    outbox::delivered(tx, now, parcel.network, parcel.id, self.node)?;
                    match &asked {
                        Some(asked) => bounce::link_went(tx, now, parcel.network, asked.reader.id),
                        None => Ok(()),
                    }
                }
                Sent::Refused(why) => {
                    outbox::give_up(tx, now, &failed(why))?;
                    bounced(tx)
                }
                Sent::Later(why) | Sent::BrokeOff(why) => match outbox::failed(tx, now, &failed(why))? {
                    Fate::Again(_) => Ok(()),
                    Fate::GivenUp => bounced(tx),
                },
                Sent::HeldUp(why) => Ok(outbox::put_back(tx, now, &failed(why))?),
            }
        })?;
        Ok(sent)
    }

    fn access_letter(&self, asked: &Asked) -> Letter {
        let view = View::new(Arc::clone(&self.site), asked.reader.lang, "/");
        let link = format!("{}/toegang/{}", self.public_url, asked.link.token);
        let day = view.day(asked.link.ends_at);
        Letter {
            subject: t!(view, "mail-access-subject"),
            body: t!(view, "mail-access", name = &asked.reader.name, by = &asked.by, link = link, day = day),
        }
    }
}

/// Makes the link of a parcel; nothing when it needs none any more.
fn asked(tx: &mut Tx<'_>, now: Timestamp, parcel: &Claimed) -> Result<Option<Asked>, Refusal> {
    let Some((id, link)) = access_link::make_for(tx, now, parcel)? else { return Ok(None) };
    let mut known = |id: PersonId| person::load(tx, parcel.network, id);
    let (reader, by) = (known(id)?, known(link.by)?);
    let reader = reader.filter(|reader| reader.presence != person::Presence::Left);
    Ok(reader.map(|reader| Asked { link, reader, by: by.map(|by| by.name).unwrap_or_default() }))
}

/// Where no mail goes out, nobody waits for a link in vain: whoever asked for it holds that from now on.
pub fn hand_back(place: &Workplace, now: Timestamp) -> Result<(), Refusal> {
    if place.mail == Mail::Goes {
        return Ok(());
    }
    let node = uuid_at(now);
    place.db.write_here(|tx| {
        for parcel in outbox::claim(tx, now, node, access_link::TOPIC, ROUND)? {
            let Some((reader, link)) = access_link::make_for(tx, now, &parcel)? else {
                outbox::delivered(tx, now, parcel.network, parcel.id, node)?;
                continue;
            };
            let why = "this server sends no mail";
            outbox::give_up(tx, now, &Failed { network: parcel.network, id: parcel.id, node, why })?;
            bounce::link_bounced(tx, now, parcel.network, (reader, link.by))?;
        }
        Ok(())
    })
}
