//! What somebody gathered out of signals, as another context may take it further: its title, its page, which signals lie in
//! it and who leads it. The app gives the list, because contexts don't know each other. It holds no words of a signal, and
//! not who raised one.

use crate::{Actor, Refusal};
use kernel::PersonId;
use kernel::ids::Uuid;
use policy::Matter;
use store::Tx;

/// Something that was gathered.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// Its title.
    pub title: String,
    /// Its page.
    pub path: String,
    /// The code of its theme, where it has one.
    pub theme: Option<String>,
    /// The signals in it, in the order in which they were raised.
    pub signals: Vec<Uuid>,
    /// Who leads it.
    pub lead: PersonId,
    /// As the policy sees it when the actor asks.
    pub matter: Matter,
}

/// How one kind of gathered things is read.
#[derive(Clone, Copy, Debug)]
pub struct Gatherings {
    /// The kind, as in the subject of its events: `dossier`.
    pub kind: &'static str,
    /// One of them; who asks has asked the policy nothing yet.
    pub load: fn(&mut Tx<'_>, &Actor, Uuid) -> Result<Gathered, Refusal>,
}
