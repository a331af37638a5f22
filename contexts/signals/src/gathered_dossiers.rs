//! Dossiers, as another context may take them further: to a council, say, that no table of the network is.

use crate::dossier::{self, DossierId};
use crate::signal;
use kernel::ids::Uuid;
use network::gathered::{Gathered, Gatherings};
use network::{Actor, Refusal};
use store::Tx;

/// Dossiers.
pub const DOSSIERS: Gatherings = Gatherings { kind: "dossier", load };

fn load(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<Gathered, Refusal> {
    let dossier = dossier::load(tx, actor.network, DossierId(id))?;
    let mut signals = signal::of_dossier(tx, actor.network, dossier.id)?;
    signals.sort_by_key(|signal| (signal.raised_at, signal.id));
    Ok(Gathered {
        path: dossier.href(),
        matter: dossier.matter_for(actor),
        lead: dossier.driver,
        signals: signals.iter().map(|signal| signal.id.into()).collect(),
        theme: dossier.theme,
        title: dossier.title,
    })
}
