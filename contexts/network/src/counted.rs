//! What counts towards trends: each context says how its own things count (theme, area, when it happened, when it was
//! reported), and whoever counts is given the list by the app, because contexts don't know each other. It holds no words,
//! and nothing that was shielded.

use crate::Refusal;
use crate::reading::Keys;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use store::{Error, Tx};

/// How one thing counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Which one, among those of its kind.
    pub id: Uuid,
    /// The code of its theme, once somebody settled it.
    pub theme: Option<String>,
    /// The code of its area, where it is known.
    pub area: Option<String>,
    /// When it happened.
    pub at: Timestamp,
    /// When it was reported.
    pub reported: Timestamp,
    /// Who counts once in what is released: whoever reported it, or the plan of whoever asks.
    pub by: Uuid,
}

/// Reads how those of some ids count now; one that doesn't count isn't there.
pub type Load = fn(&mut Tx<'_>, NetworkId, &[Uuid]) -> Result<Vec<Counts>, Error>;

/// At most so many ids of what there is, after an id, in their order: for proving that nothing was missed.
pub type Walk = fn(&mut Tx<'_>, NetworkId, Uuid, i64) -> Result<Vec<Uuid>, Error>;

/// How one kind of things counts.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// The kind, as in the subject of its events: `signal`.
    pub kind: &'static str,
    /// How they count.
    pub load: Load,
    /// Which there are.
    pub walk: Walk,
}

impl Keys {
    /// The secret by which figures of a network are rounded before they are released, with its name: who has it can undo
    /// the rounding, so it stands nowhere.
    pub fn rounding(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
    ) -> Result<(&'static str, Vec<u8>), Refusal> {
        const NAME: &str = "rounding-1";
        let signer = self.0.make_signer(tx, now, network, "rounding of figures")?;
        Ok((NAME, signer.sign(&[NAME.as_bytes()])))
    }
}
