//! All forms of one page that a resident sees carry the same form key. So what tells whether something was sent before is
//! that key with what it is about and what was said: only the very same thing sent again is said once.

use kernel::ids::Uuid;
use network::Actor;
use sha2::{Digest, Sha256};
use store::event::{self, Subject};
use store::{After, Error, Tx};

/// The key under which this is kept. The form's key itself is not kept beside it, so nobody can try words against it.
pub(crate) fn key(form_key: Uuid, what: &[&str]) -> Uuid {
    let mut digest = Sha256::new();
    digest.update(form_key.as_bytes());
    for one in what {
        digest.update(one.len().to_be_bytes());
        digest.update(one.as_bytes());
    }
    let digest = digest.finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
    Uuid::from_bytes(bytes)
}

/// So far back a repeat is looked for.
const LOOKED_AT: u16 = 50;

/// Whether this very form was carried out before by whoever sends it: its key stands with what happened then. What somebody
/// else did, or the same person with other words, is no repeat.
pub(crate) fn was_done(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (subject, form_key): (Subject, Option<Uuid>),
) -> Result<bool, Error> {
    let Some(form_key) = form_key.map(|key| key.to_string()) else { return Ok(false) };
    let events = event::about(tx, actor.network, subject, &After::start(LOOKED_AT))?.rows;
    Ok(events.iter().any(|one| {
        one.actor == Some(actor.person)
            && one.facts.get("form_key").and_then(|key| key.as_str()) == Some(&form_key)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_thing_has_the_same_key() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(key(one, &["a", "b"]), key(one, &["a", "b"]));
        assert_ne!(key(one, &["a", "b"]), key(one, &["ab", ""]));
        assert_ne!(key(one, &["a"]), key(other, &["a"]));
    }
}
