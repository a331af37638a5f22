//! The codes with which residents come in: a token in a mail, a short code on paper, and the word that goes with it. All
//! are made from the id of the access under a key of the network, which stands in the vault, so that nothing that opens
//! anything is kept or sent around: a mail makes its token at the moment it leaves, and what the database keeps to find an
//! access by is a digest under the same key (decision 33).

use crate::Refusal;
use crate::reading::Keys;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::fmt;
use store::Tx;
use vault::Signer;

/// What the signer of codes signs for.
pub(crate) const CODES: &str = "access of residents";
/// The letters of a code on paper: none that looks like another.
const LETTERS: &[u8; 24] = b"ACDEFGHJKMNPQRTVWXY34679";
/// So many letters has a code on paper: with these letters a chance of one in sixty million million.
const LENGTH: usize = 10;
/// After so many letters comes a dash.
const GROUP: usize = 5;

impl Keys {
    /// The codes with which residents of a network come in.
    pub fn codes(&self, tx: &mut Tx<'_>, now: Timestamp, network: NetworkId) -> Result<Codes, Refusal> {
        Ok(Codes::under(self.0.make_signer(tx, now, network, CODES)?))
    }

    /// As `codes`; none where no resident was ever let in.
    pub fn codes_if_any(&self, tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Codes>, Refusal> {
        Ok(self.0.signer(tx, network, CODES)?.map(Codes::under))
    }
}

/// Makes and tells codes of one network.
pub struct Codes(Signer);

impl Codes {
    pub(crate) fn under(signer: Signer) -> Self {
        Self(signer)
    }

    /// The token of a link: 64 hexadecimal digits.
    pub fn link(&self, access: impl Into<Uuid>) -> String {
        use std::fmt::Write as _;
        let signed = self.0.sign(&[b"link", access.into().as_bytes()]);
        signed.iter().fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string succeeds");
            text
        })
    }

    /// The code on paper, with its dash: `ACDEF-34679`.
    pub fn paper(&self, access: impl Into<Uuid>) -> String {
        let signed = self.0.sign(&[b"paper", access.into().as_bytes()]);
        let mut number = [0; 16];
        number.copy_from_slice(&signed[..16]);
        let (mut number, base) = (u128::from_be_bytes(number), LETTERS.len() as u128);
        let mut code = String::with_capacity(LENGTH + 1);
        for at in 0..LENGTH {
            if at == GROUP {
                code.push('-');
            }
            let letter = usize::try_from(number % base).unwrap_or_default();
            code.push(char::from(LETTERS[letter]));
            number /= base;
        }
        code
    }

    /// By what an access is found whose token or code was typed.
    pub fn digest(&self, typed: &str) -> Vec<u8> {
        self.0.sign(&[b"find", plain(typed).as_bytes()])
    }

    /// What is kept of a word that somebody must know, or of a name: `about` makes the same word another one elsewhere.
    pub fn mark(&self, about: impl Into<Uuid>, word: &str) -> Vec<u8> {
        self.0.sign(&[b"mark", about.into().as_bytes(), plain(word).as_bytes()])
    }

    /// Whether that word was marked so, in the same time whatever differs.
    pub fn fits(&self, about: impl Into<Uuid>, word: &str, mark: &[u8]) -> bool {
        self.0.fits(&[b"mark", about.into().as_bytes(), plain(word).as_bytes()], mark)
    }
}

/// As it counts: however it was written, with spaces and dashes or without.
fn plain(typed: &str) -> String {
    typed.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Keys;
    use crate::samples::{Village, monday};

    #[test]
    fn a_code_is_short_and_read_however_it_is_typed() {
        let db = testkit::sqlite();
        let (village, keys) = (Village::build(&db), Keys::passing());
        let none = db.write_here(|tx| keys.codes_if_any(tx, village.network)).unwrap();
        assert!(none.is_none(), "no resident was let in yet");
        let codes = db.write_here(|tx| keys.codes(tx, monday(), village.network)).unwrap();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let code = codes.paper(one);
        assert_eq!(code.len(), LENGTH + 1);
        assert!(!code.contains(['O', '0', 'I', '1', 'L', 'S', '5', 'B', '8', 'Z', '2', 'U']), "{code}");
        assert_eq!(code, codes.paper(one));
        assert_ne!(code, codes.paper(other));
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        assert_eq!(codes.digest(&typed), codes.digest(&code));
        assert_eq!(codes.link(one).len(), 64);
    }

    #[test]
    fn a_word_fits_only_what_it_was_marked_for() {
        let db = testkit::sqlite();
        let (village, keys) = (Village::build(&db), Keys::passing());
        let codes = db.write_here(|tx| keys.codes(tx, monday(), village.network)).unwrap();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mark = codes.mark(one, "Bo de hond");
        assert!(codes.fits(one, "bo  de hond", &mark));
        assert!(!codes.fits(one, "Bo", &mark) && !codes.fits(other, "Bo de hond", &mark));
    }
}
