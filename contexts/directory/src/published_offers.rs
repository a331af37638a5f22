//! Offers as everybody in the network may read them: for the search over everything. A closed one is none.

use crate::offer::{self, OfferId, State};
use kernel::NetworkId;
use kernel::ids::Uuid;
use network::published::{Published, Source, no_news};
use store::{Error, Tx};

/// Open offers. What is offered is no news of the day: the bulletin doesn't tell it.
pub const OFFERS: Source = Source { kind: "offer", load, news: no_news };

fn load(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    let mut found = Vec::new();
    for id in ids {
        let Some(offer) = offer::find(tx, network, OfferId(*id))? else { continue };
        if offer.state != State::Open {
            continue;
        }
        let entry = offer.entry;
        let parts = [Some(entry.does), entry.audience, Some(offer.organisation_name), entry.place];
        found.push(Published {
            id: *id,
            title: entry.name,
            text: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
            path: offer::href(offer.id),
            at: offer.changed_at,
            themes: entry.themes,
            area: entry.areas.into_iter().next(),
            organisations: vec![offer.organisation],
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::close_offer::close;
    use crate::samples::added;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn an_open_offer_is_found_and_a_closed_one_is_not() {
        on_both(|db| {
            let village = Village::build(db);
            let id = added(db, &village, village.fatima);
            let found = || db.read_here(|tx| load(tx, village.network, &[id.into(), Uuid::nil()])).unwrap();
            let published = found();
            assert_eq!((published.len(), published[0].title.as_str()), (1, "Inloop Kadehuis"));
            assert_eq!(published[0].area.as_deref(), Some("WK990101"));
            village
                .acts(db, village.fatima, |tx, actor| close(tx, actor, monday(), id, ("Verhuisd.", &[])))
                .unwrap();
            assert_eq!(found(), []);
        });
    }
}
