//! Word to contributors: everybody whose signal lies in a dossier hears, on Vandaag and by mail, what happens with it.
//! What comes back differs per person only in their own signal; the text and facts are the same for all. What a call
//! brought up comes back to the caller and to whoever was spoken at the member. Whoever raised a
//! wrong hears only that there is word: mail goes through other hands, and may not come back to whoever drives it.

use crate::capture;
use crate::dossier::Dossier;
use crate::note_call;
use crate::signal::Signal;
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use serde_json::{Map, Value as Json};
use store::Tx;
use worklist::notice::{self, NoticeId, Word};

/// Facts of a word, as `[("others", json!(2))]`.
pub fn facts<const N: usize>(pairs: [(&str, Json); N]) -> Map<String, Json> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Who brings word another way should its mail come back.
#[derive(Clone, Copy)]
pub enum Answerable<'a> {
    /// Whoever drives this dossier by then.
    DriverOf(&'a Dossier),
    /// Somebody by name.
    Person(PersonId),
    /// The desk of the network.
    Desk,
}

impl<'a> From<&'a Dossier> for Answerable<'a> {
    fn from(dossier: &'a Dossier) -> Self {
        Self::DriverOf(dossier)
    }
}

impl From<Option<PersonId>> for Answerable<'_> {
    fn from(person: Option<PersonId>) -> Self {
        person.map_or(Self::Desk, Self::Person)
    }
}

/// Tells whoever raised `signal`; `answerable` takes it up when the mail bounces, for a wrong its confidant.
pub fn contributor<'a>(
    tx: &mut Tx<'_>,
    now: Timestamp,
    signal: &Signal,
    answerable: impl Into<Answerable<'a>>,
    text: &str,
    facts: Map<String, Json>,
) -> Result<NoticeId, Refusal> {
    let (text, facts, answerable) = if signal.shielded {
        (notice::OF_A_WRONG, Map::new(), capture::confidant(tx, signal.network)?.into())
    } else {
        (text, facts, answerable.into())
    };
    let (answerable, about) = match answerable {
        Answerable::DriverOf(dossier) => (Some(dossier.driver), Some(dossier.work())),
        Answerable::Person(person) => (Some(person), None),
        Answerable::Desk => (None, None),
    };
    let word = Word { text, facts, href: &signal.href(), answerable };
    if !signal.shielded
        && let Some(came) = note_call::came_of(tx, signal.network, signal.id)?
        && let Some(contact) = came.contact.filter(|contact| *contact != signal.raised_by)
    {
        notice::tell_for(tx, now, signal.network, (contact, about), &word)?;
    }
    Ok(notice::tell_for(tx, now, signal.network, (signal.raised_by, about), &word)?)
}

/// Tells one person, `to` of `network`, something about a page.
pub fn person(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, to): (NetworkId, PersonId),
    text: &str,
    facts: Map<String, Json>,
    href: &str,
) -> Result<NoticeId, Refusal> {
    Ok(notice::tell(tx, now, network, to, &Word { text, facts, href, answerable: None })?)
}
