//! Paging by key: a page begins after the last row of the one before, so that its cost doesn't grow with how far
//! somebody has come, and rows that arrive meanwhile don't shift it. For every list. It has no page numbers and
//! no totals: both would cost as much as the table is long.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fmt;

/// Where the next page begins, as opaque text for an address. It grants nothing: it is a place in a list, and the
/// list is cut to what the reader may see whatever the place. The check only finds damage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cursor(String);

/// A text that is no place in this list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a place in this list")]
pub struct NotACursor;

const CHECK: usize = 4;

impl Cursor {
    /// The place of the row with `key`.
    pub fn of<K: Serialize>(key: &K) -> Self {
        let mut bytes = serde_json::to_vec(key).expect("a key of ids, moments and texts is JSON");
        let check = Sha256::digest(&bytes);
        bytes.extend_from_slice(&check[..CHECK]);
        Self(hex(&bytes))
    }

    /// The key in `text`, as it stood in an address.
    pub fn read<K: DeserializeOwned>(text: &str) -> Result<K, NotACursor> {
        let bytes = unhex(text).ok_or(NotACursor)?;
        let split = bytes.len().checked_sub(CHECK).ok_or(NotACursor)?;
        let (key, check) = bytes.split_at(split);
        if Sha256::digest(key)[..CHECK] != *check {
            return Err(NotACursor);
        }
        serde_json::from_slice(key).map_err(|_| NotACursor)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which page is asked for: the rows after `key`, at most `limit`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct After<K> {
    /// The key of the last row seen; `None` asks for the first page.
    pub key: Option<K>,
    /// How many rows at most.
    pub limit: u16,
}

impl<K> After<K> {
    /// The first page.
    pub fn start(limit: u16) -> Self {
        Self { key: None, limit }
    }

    /// What to give to `limit $n`: one row more than the page has, to know whether there is a next.
    pub fn fetch(&self) -> i64 {
        i64::from(self.limit) + 1
    }
}

impl<K: DeserializeOwned> After<K> {
    /// The page after the place `text` in an address; without a text the first.
    pub fn read(text: Option<&str>, limit: u16) -> Result<Self, NotACursor> {
        let key = text.map(Cursor::read).transpose()?;
        Ok(Self { key, limit })
    }
}

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Cuts `fetched`, read with `after.fetch()`, to a page; `key` gives a row's place in the list.
    pub fn cut<K: Serialize>(mut fetched: Vec<T>, after: &After<K>, key: impl Fn(&T) -> K) -> Self {
        let limit = usize::from(after.limit);
        let more = fetched.len() > limit;
        fetched.truncate(limit);
        let next = fetched.last().filter(|_| more).map(|row| Cursor::of(&key(row)));
        Self { rows: fetched, next }
    }

    /// The same page of other things.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(change).collect(), next: self.next }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

/// Bytes from hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Timestamp;
    use kernel::ids::Uuid;
    use proptest::prelude::*;

    #[test]
    fn a_page_says_where_the_next_begins_unless_it_is_the_last() {
        let after = After::<u32>::start(2);
        let page = Page::cut(vec![1, 2, 3], &after, |row| *row);
        assert_eq!(page.rows, [1, 2]);
        let next = After::<u32>::read(page.next.map(|next| next.to_string()).as_deref(), 2).unwrap();
        assert_eq!(next.key, Some(2));
        assert_eq!(Page::cut(vec![3, 4], &next, |row| *row).next, None);
    }

    #[test]
    fn a_place_in_another_list_is_refused() {
        let cursor = Cursor::of(&"Zilverhaven").to_string();
        assert_eq!(Cursor::read::<(Timestamp, Uuid)>(&cursor), Err(NotACursor));
    }

    proptest! {
        #[test]
        fn a_place_reads_back(second in 0_i64..4_000_000_000, id: u128) {
            let key = (Timestamp::from_second(second).unwrap(), Uuid::from_u128(id));
            prop_assert_eq!(Cursor::read(&Cursor::of(&key).to_string()), Ok(key));
        }

        #[test]
        fn a_changed_place_is_refused(place in 0_usize..70, digit in 0_u8..16, text in ".{0,40}") {
            let whole = Cursor::of(&Uuid::from_u128(7)).to_string();
            let mut changed = whole.clone().into_bytes();
            let place = place % changed.len();
            changed[place] = b"0123456789abcdef"[usize::from(digit)];
            let changed = String::from_utf8(changed).unwrap();
            prop_assume!(changed != whole);
            prop_assert_eq!(Cursor::read::<Uuid>(&changed), Err(NotACursor));
            prop_assert_eq!(Cursor::read::<Uuid>(&text), Err(NotACursor));
        }
    }
}
