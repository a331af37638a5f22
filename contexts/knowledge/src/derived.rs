//! What something here was derived from: a signal or a solution that everybody may read, by the kind and id under which
//! the other context publishes it. This context sees no other: it reads through the sources that the app hangs in, and
//! shows nothing where there is none.

use kernel::NetworkId;
use kernel::ids::Uuid;
use network::published::{Published, Source};
use store::{Error, Tx};

/// What it was derived from, as long as everybody may read that.
pub fn load(
    tx: &mut Tx<'_>,
    network: NetworkId,
    sources: &[Source],
    (kind, id): (&str, Uuid),
) -> Result<Option<Published>, Error> {
    let Some(source) = sources.iter().find(|source| source.kind == kind) else { return Ok(None) };
    Ok((source.load)(tx, network, &[id])?.into_iter().next())
}
