//! The key of one subject: seals and opens the texts of its rows. Texts are padded, so that how long a name is doesn't
//! show. It can't be written out, copied or shown.

use crate::envelope::{self, Secret};
use crate::{Opened, Problem, Sealed};
use kernel::NetworkId;
use kernel::ids::Uuid;
use std::fmt;
use zeroize::Zeroizing;

/// Sealed texts are as long as a multiple of this.
const BLOCK: usize = 32;
/// Bytes before the text that say how long it is.
const LENGTH: usize = 4;

/// The key of one subject.
pub struct Key {
    pub(crate) network: NetworkId,
    pub(crate) subject: Uuid,
    pub(crate) secret: Secret,
}

impl Key {
    /// Seals `text` as `field` (table and column: `plan.called`) of the row `row`.
    pub fn seal(&self, field: &str, row: impl Into<Uuid>, text: &str) -> Sealed {
        let length = u32::try_from(text.len()).expect("a form is smaller than four gigabytes");
        let mut padded = Zeroizing::new(Vec::with_capacity((LENGTH + text.len()).next_multiple_of(BLOCK)));
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(text.as_bytes());
        padded.resize((LENGTH + text.len()).next_multiple_of(BLOCK), 0);
        let row: Uuid = row.into();
        Sealed(envelope::close(&self.secret, &self.place(field, row.as_bytes()), &padded))
    }

    /// Opens what was sealed as `field` of the row `row`, and nothing that was sealed elsewhere.
    pub fn open(&self, field: &str, row: impl Into<Uuid>, sealed: &Sealed) -> Result<Opened, Problem> {
        let row: Uuid = row.into();
        let padded = envelope::open(&self.secret, &self.place(field, row.as_bytes()), &sealed.0);
        let text = padded.as_deref().and_then(|padded| {
            let (length, rest) = padded.split_at_checked(LENGTH)?;
            let length = u32::from_be_bytes(length.try_into().ok()?);
            let text = rest.get(..usize::try_from(length).ok()?)?;
            std::str::from_utf8(text).ok().map(|text| Opened(Zeroizing::new(text.to_owned())))
        });
        text.ok_or_else(|| Problem::Damaged { subject: self.subject, field: field.to_owned() })
    }

    fn place<'p>(&'p self, field: &'p str, row: &'p [u8; 16]) -> [&'p [u8]; 5] {
        [b"field", self.network.0.as_bytes(), self.subject.as_bytes(), field.as_bytes(), row]
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key(of {})", self.subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(subject: u128) -> Key {
        Key {
            network: NetworkId(Uuid::from_u128(1)),
            subject: Uuid::from_u128(subject),
            secret: Zeroizing::new([7; 32]),
        }
    }

    fn row(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn it_opens_only_in_its_own_place() {
        let sealed = key(2).seal("plan.called", row(3), "Dirk de Groot");
        assert_eq!(&*key(2).open("plan.called", row(3), &sealed).unwrap(), "Dirk de Groot");
        assert!(key(2).open("plan.worry", row(3), &sealed).is_err(), "another field");
        assert!(key(2).open("plan.called", row(4), &sealed).is_err(), "another row");
        assert!(key(3).open("plan.called", row(3), &sealed).is_err(), "another subject");
        let elsewhere = Key { network: NetworkId(row(9)), ..key(2) };
        assert!(elsewhere.open("plan.called", row(3), &sealed).is_err(), "another network");
    }

    #[test]
    fn nothing_shows_when_it_is_written_to_a_log() {
        let (key, text) = (key(2), "Bang dat we eruit moeten");
        let sealed = key.seal("plan.worry", row(3), text);
        let opened = key.open("plan.worry", row(3), &sealed).unwrap();
        let shown = format!("{key:?} {sealed:?} {opened:?} {:?}", key.open("plan.worry", row(4), &sealed));
        assert!(!shown.contains("Bang") && !shown.contains("eruit"), "{shown}");
        assert!(!shown.contains("07, 07") && !shown.contains("7, 7"), "{shown}");
    }

    #[test]
    fn how_long_a_short_text_is_does_not_show() {
        let length = |text| key(2).seal("plan.called", row(3), text).0.len();
        assert_eq!(length("Bo"), length("Wilhelmina van den Berg"));
        assert_ne!(key(2).seal("f", row(3), "Bo"), key(2).seal("f", row(3), "Bo"), "nor that two are alike");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in ".{0,200}", field in "[a-z.]{1,20}", number: u128) {
            let sealed = key(2).seal(&field, row(number), &text);
            prop_assert!(text.len() < 8 || !sealed.0.windows(text.len()).any(|part| part == text.as_bytes()));
            let opened = key(2).open(&field, row(number), &sealed).unwrap();
            prop_assert_eq!(&*opened, text.as_str());
        }

        #[test]
        fn whatever_is_changed_does_not_open(text in ".{0,60}", place: usize, bit in 0_u8..8, cut: bool) {
            let mut sealed = key(2).seal("plan.called", row(3), &text);
            let place = place % sealed.0.len();
            if cut {
                sealed.0.truncate(place);
            } else {
                sealed.0[place] ^= 1 << bit;
            }
            prop_assert!(key(2).open("plan.called", row(3), &sealed).is_err());
        }

        #[test]
        fn bytes_of_chance_open_as_nothing(bytes in proptest::collection::vec(0_u8.., 0..120)) {
            prop_assert!(key(2).open("plan.called", row(3), &Sealed(bytes)).is_err());
        }
    }
}
