//! Deviations as everybody in the network finds them: for the search, which sees this context only so. Who decided stands on
//! its page.

use crate::deviation::{self, Deviation};
use kernel::NetworkId;
use kernel::ids::Uuid;
use network::published::{Published, Source, no_news};
use store::{Error, Tx};

/// Deviations: found, and no news.
pub const DEVIATIONS: Source = Source { kind: deviation::KIND, load, news: no_news };

fn load(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    Ok(deviation::these(tx, network, ids)?.into_iter().map(published).collect())
}

fn published(kept: Deviation) -> Published {
    let (href, weighed) = (kept.href(), kept.weighing);
    let texts = [
        Some(weighed.situation),
        Some(weighed.needed),
        Some(weighed.purpose),
        Some(weighed.effects),
        Some(weighed.legal),
        weighed.agreed,
    ];
    Published {
        id: kept.id.into(),
        title: weighed.rule,
        text: texts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        path: href,
        at: kept.decided_at,
        themes: Vec::new(),
        area: None,
        organisations: vec![kept.organisation],
    }
}
