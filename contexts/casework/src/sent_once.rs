//! All forms of one page that a resident sees carry the same form key. So what tells whether something was sent before is
//! that key with what it is about and what was said: only the very same thing sent again is said once.

use kernel::ids::Uuid;
use sha2::{Digest, Sha256};

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
