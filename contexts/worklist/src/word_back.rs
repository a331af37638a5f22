//! Word back to whoever began something: a context that counts others' signals tells their reporters what came of it,
//! without hearing who they are. The context that knows them tells each once, and whom it protects in the way it protects
//! them; the app hangs it in, because contexts don't know each other.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use serde_json::{Map, Value as Json};
use store::Tx;

/// What came of signals.
#[derive(Clone, Debug)]
pub struct CameOf<'a> {
    /// The signals that counted.
    pub signals: &'a [Uuid],
    /// The first of them.
    pub first: Option<Uuid>,
    /// The key of the text.
    pub text: &'a str,
    /// What fills it; `part` is added: whether somebody's signal was the first.
    pub facts: Map<String, Json>,
    /// The page it is about, which everybody in the network may read.
    pub href: &'a str,
    /// The text keys of `part`: for whoever raised the first, and for the others.
    pub parts: (&'a str, &'a str),
}

/// Tells everybody who raised one of the signals, each once; gives how many people that were.
pub type Tell = fn(&mut Tx<'_>, Timestamp, NetworkId, &CameOf<'_>) -> Result<i64, Refusal>;
