//! A mail that can't be delivered: whoever is answerable for the word (a dossier's driver) gets an obligation to tell
//! the person another way, because word that didn't arrive isn't word back.

use crate::notice::{self, NoticeId};
use crate::{Matter, Opening, obligation};
use kernel::{NetworkId, Timestamp, calendar};
use network::{Refusal, desk, person};
use obligations::{Holder, Moment};
use store::Tx;

/// Records the bounce and opens the obligation; a second bounce of the same notice changes nothing.
pub fn bounced(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: NoticeId) -> Result<(), Refusal> {
    let first = tx.execute(
        "update notice set bounced_at = $3 where network_id = $1 and id = $2 and bounced_at is null",
        &[&network, &id, &now],
    )?;
    if first == 0 {
        return Ok(());
    }
    let Some(notice) = notice::load(tx, network, id)? else { return Ok(()) };
    let reader = person::load(tx, network, notice.person)?;
    let answerable = match notice.answerable {
        Some(id) => {
            person::load(tx, network, id)?.filter(|person| person.presence == person::Presence::Active)
        }
        None => None,
    };
    let holder = match answerable {
        Some(person) => Holder::Person(person.id),
        None => Holder::Desk(desk::of_network(tx, network)?.id),
    };
    let why = crate::why::rule("why-reach-another-way")?;
    let opening = Opening {
        network,
        matter: Matter::new("bounce", id),
        title: reader.map(|person| person.name).unwrap_or_default(),
        href: notice.href,
        shielded: false,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why },
    };
    obligation::open(tx, now, None, opening).map(|_| ())
}
