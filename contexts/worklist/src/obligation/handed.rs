//! Word to the context whose matter it is that somebody else holds it now in their own right: by a yes, by taking over, by
//! a team lead's decision, because its holder is away. On whichever page it happened: one way, through the outbox, for the
//! kinds that somebody follows.

use super::Kept;
use crate::matter::FOLLOWED;
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use obligations::{Climbed, Holder, State};
use serde::{Deserialize, Serialize};
use store::outbox::{self, OutboxId, Parcel};
use store::{Db, Error, Tx};

const TOPIC: &str = "handed";
/// So many are handed on in one transaction.
const AT_ONCE: u16 = 50;

/// Somebody else holds a matter now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Handed {
    /// The kind of the matter.
    pub kind: String,
    /// Which one.
    pub matter: Uuid,
    /// Who holds it now.
    pub to: PersonId,
}

/// Who holds it in their own right: whoever it climbed away from still does.
fn own(state: &State) -> Option<Holder> {
    let hold = state.hold()?;
    Some(hold.climbed.map_or(hold.holder, Climbed::original))
}

/// Puts the word in the outbox when the holder became another person.
pub(super) fn note(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, after: &State) -> Result<(), Error> {
    match own(after) {
        Some(holder) if own(&kept.state) != Some(holder) => note_to(tx, now, kept, holder),
        Some(_) | None => Ok(()),
    }
}

fn note_to(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, holder: Holder) -> Result<(), Error> {
    let Holder::Person(to) = holder else { return Ok(()) };
    if !FOLLOWED.contains(&kept.matter.0.as_str()) {
        return Ok(());
    }
    let handed = Handed { kind: kept.matter.0.clone(), matter: kept.matter.1, to };
    let payload = serde_json::to_value(handed).expect("a kind and two ids are JSON");
    let key = uuid_at(now).to_string();
    outbox::put(tx, now, &Parcel { network: kept.network, topic: TOPIC, recipient: None, payload, key })
        .map(drop)
}

/// As `note`, for a matter that moves on to `holder`.
pub(super) fn note_onward(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, holder: Holder) -> Result<(), Error> {
    if own(&kept.state) == Some(holder) { Ok(()) } else { note_to(tx, now, kept, holder) }
}

/// What a context does with it.
pub type Heard = fn(&mut Tx<'_>, Timestamp, NetworkId, &Handed) -> Result<(), Refusal>;

/// Lets `heard` know of all that changed hands, each in a transaction of its own; the job clock calls it. Gives how many.
pub fn pass(db: &Db, now: Timestamp, heard: Heard) -> Result<usize, Refusal> {
    let node = uuid_at(now);
    let claimed = db.write_here(|tx| Ok::<_, Refusal>(outbox::claim(tx, now, node, TOPIC, AT_ONCE)?))?;
    for parcel in &claimed {
        let handed: Handed = serde_json::from_value(parcel.payload.clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel that changed hands: {problem}")))?;
        let told = db.write_here(|tx| {
            heard(tx, now, parcel.network, &handed)?;
            Ok::<_, Refusal>(outbox::delivered(tx, now, parcel.network, parcel.id, node)?)
        });
        if let Err(refusal) = told {
            failed(db, now, (parcel.network, parcel.id, node), &refusal)?;
        }
    }
    Ok(claimed.len())
}

/// It is tried again later; the others go on.
fn failed(
    db: &Db,
    now: Timestamp,
    (network, id, node): (NetworkId, OutboxId, Uuid),
    refusal: &Refusal,
) -> Result<(), Refusal> {
    tracing::error!(error = %refusal, parcel = %id, "a change of hands could not be told");
    let why = refusal.to_string();
    let failed = outbox::Failed { network, id, node, why: &why };
    db.write_here(|tx| Ok::<_, Refusal>(outbox::failed(tx, now, &failed).map(drop)?))
}

#[cfg(test)]
mod tests {
    use crate::samples::open_at;
    use crate::{Matter, Opening, obligation};
    use kernel::ids::uuid_at;
    use kernel::{ObligationId, calendar};
    use network::Refusal;
    use network::samples::{Village, monday};
    use obligations::{Act, Cause, Holder, Moment};
    use store::Db;
    use testkit::on_both;

    /// Joost holds a dossier.
    fn dossier(db: &Db, village: &Village) -> ObligationId {
        let id = uuid_at(monday());
        let opening = || Opening {
            network: village.network,
            matter: Matter::new("dossier", id),
            title: "De inloop is dicht".to_owned(),
            href: format!("/dossiers/{id}"),
            shielded: false,
            holder: Holder::Person(village.joost),
            moment: Moment { at: calendar::in_days(monday(), 5), why: "Bellen".parse().unwrap() },
        };
        db.write_here(|tx| obligation::open(tx, monday(), None, opening())).unwrap()
    }

    #[test]
    fn only_what_somebody_follows_goes_through_the_outbox() {
        on_both(|db| {
            let village = Village::build(db);
            let noted = |id: ObligationId| {
                let to = Holder::Person(village.bart);
                let act = Act::Reassign { by: Some(village.bart), to, cause: Cause::Handover };
                db.write_here(|tx| {
                    let kept = obligation::load(tx, village.network, id)?.expect("it was opened");
                    obligation::carry_out(tx, monday(), &kept, &act)?;
                    Ok::<_, Refusal>(tx.query("select id from outbox where topic = 'handed'", &[])?.len())
                })
                .unwrap()
            };
            assert_eq!(noted(open_at(db, &village, village.joost, 5)), 0, "nobody follows a signal");
            assert_eq!(noted(dossier(db, &village)), 1);
        });
    }
}
