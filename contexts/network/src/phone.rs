//! An organisation's own number, to call it: as people write it, with what a telephone needs to dial it. Parsed once, at
//! the edge. Never a number of a resident, and none of somebody's home.

use kernel::{NetworkId, OrganisationId};
use std::fmt::{Display, Formatter};
use std::str::FromStr;
use store::{Error, Tx};

/// A number that can be dialled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phone(String);

/// A text that no telephone can dial.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a phone number: write it as 088 123 45 67")]
pub struct NotAPhone;

/// The most characters of a number as people write it.
pub const MOST: usize = 24;
/// The fewest digits of a number in a country, and the most of one abroad (ITU-T E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

impl FromStr for Phone {
    type Err = NotAPhone;

    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        let text = text.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let plus = text.rfind('+').is_none_or(|at| at == 0);
        let clean = text.chars().all(|letter| letter.is_ascii_digit() || " +-()./".contains(letter));
        if clean && plus && DIGITS.contains(&digits) && text.chars().count() <= MOST {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPhone)
        }
    }
}

impl Display for Phone {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Phone {
    /// The address that makes a telephone dial it.
    pub fn dial(&self) -> String {
        // The nought in brackets is dialled at home only.
        let abroad = self.0.starts_with('+');
        let written = if abroad { self.0.replace("(0)", "") } else { self.0.clone() };
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        if abroad { format!("tel:+{digits}") } else { format!("tel:{digits}") }
    }
}

/// An organisation's number.
pub fn of(tx: &mut Tx<'_>, network: NetworkId, organisation: OrganisationId) -> Result<Option<Phone>, Error> {
    let row = tx.first(
        "select phone from organisation where network_id = $1 and id = $2",
        &[&network, &organisation],
    )?;
    let Some(row) = row else { return Ok(None) };
    let text: Option<String> = row.get("phone")?;
    text.map(|text| text.parse().map_err(|problem: NotAPhone| row.bad("phone", problem.to_string())))
        .transpose()
}

/// Keeps an organisation's number; none takes it away.
pub fn keep(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    phone: Option<&Phone>,
) -> Result<(), Error> {
    let phone = phone.map(ToString::to_string);
    tx.change_one(
        "update organisation set phone = $3, version = version + 1 where network_id = $1 and id = $2",
        &[&network, &organisation, &phone],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_was_written_and_dialled_without_what_is_between() {
        for (written, dialled) in [
            ("088 123 45 67", "tel:0881234567"),
            ("+31 (0)20 123 4567", "tel:+31201234567"),
            ("020-1234567", "tel:0201234567"),
        ] {
            let phone: Phone = written.parse().unwrap();
            assert_eq!((phone.to_string().as_str(), phone.dial().as_str()), (written, dialled));
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_no_number() {
        for text in ["", "112", "bel maar", "06 1234 5678 x", "020 + 1234567", "0123456789012345678901"] {
            assert_eq!(text.parse::<Phone>(), Err(NotAPhone), "{text}");
        }
    }
}
