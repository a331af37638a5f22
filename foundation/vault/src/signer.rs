//! Signs what must not be changed unseen: a line of the read log, a seal over many. HMAC-SHA-256 under a key of the
//! network for that one purpose.

use crate::envelope::{self, Secret};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;

/// Signs for one purpose in one network.
pub struct Signer(pub(crate) Secret);

impl Signer {
    /// The signature over these parts in this order; where one part ends and the next begins counts too.
    pub fn sign(&self, parts: &[&[u8]]) -> Vec<u8> {
        self.mac(parts).finalize().into_bytes().to_vec()
    }

    /// Whether that is the signature over these parts, in the same time whatever differs.
    pub fn fits(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        self.mac(parts).verify_slice(signature).is_ok()
    }

    fn mac(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes a key of any length");
        mac.update(&envelope::join(parts));
        mac
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeroize::Zeroizing;

    #[test]
    fn where_a_part_ends_counts() {
        let signer = Signer(Zeroizing::new([3; 32]));
        let signature = signer.sign(&[b"ab", b"c"]);
        assert!(signer.fits(&[b"ab", b"c"], &signature));
        for other in [&[b"a".as_slice(), b"bc"] as &[&[u8]], &[b"abc"], &[b"ab", b"c", b""], &[]] {
            assert!(!signer.fits(other, &signature), "{other:?}");
        }
        assert!(!signer.fits(&[b"ab", b"c"], &signature[..31]));
    }
}
