//! What everybody in the network may read: signals that aren't shielded, solutions, answers, practices, measures.
//! Each context says how its own are read; who shows them together (the search, the bulletin, the export) is given the
//! list by the app, because contexts don't know each other. It holds no resident, and no words that were shielded.

use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use store::{Error, Tx};

/// Something that everybody in the network may read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// Which one, among those of its kind.
    pub id: Uuid,
    /// Its title, or the first words of its text.
    pub title: String,
    /// The whole of it, as plain text.
    pub text: String,
    /// Its page.
    pub path: String,
    /// When it last changed.
    pub at: Timestamp,
    /// Codes of its themes, the main one first.
    pub themes: Vec<String>,
    /// The code of its area, where it has one.
    pub area: Option<String>,
    /// The organisations whose it is: who raised it, carries it or stands for it. None where nobody may know.
    pub organisations: Vec<OrganisationId>,
}

/// Reads those of some ids that everybody may read now.
pub type Load = fn(&mut Tx<'_>, NetworkId, &[Uuid]) -> Result<Vec<Published>, Error>;

/// Reads at most so many of what came or changed in a stretch of time, newest first.
pub type News = fn(&mut Tx<'_>, NetworkId, &Stretch, i64) -> Result<Vec<Published>, Error>;

/// How one kind of published things is read.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The kind, as in the subject of its events: `signal`, `solution`, `answer`…
    pub kind: &'static str,
    /// Those of `ids` that everybody may read now; who asks forgets the others.
    pub load: Load,
    /// At most `limit` of what came or changed in a stretch of time, and is news to the network; newest first. Not
    /// everything that may be found is news: a single signal never is.
    pub news: News,
}

/// From a moment up to, and without, another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// The first moment in it.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

/// For a kind of which nothing is news.
pub fn no_news(_: &mut Tx<'_>, _: NetworkId, _: &Stretch, _: i64) -> Result<Vec<Published>, Error> {
    Ok(Vec::new())
}
