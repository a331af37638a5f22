//! What stands after the question mark, held against what the operation declares: an unknown name, a second value, or a
//! value outside the declared ones is a fault of form. And the page of a list that is asked for.

use crate::fault::Fault;
use crate::operation::{Allowed, Query};
use serde::de::DeserializeOwned;
use store::After;
use web::Posted;

/// Rows on a page when nobody says how many.
pub const ROWS: u16 = 50;
/// Rows on a page at most.
pub const MOST_ROWS: u16 = 100;
/// The longest value of a parameter, in characters.
const LONGEST: usize = 400;

/// What was asked after the question mark.
#[derive(Clone, Debug, Default)]
pub struct Asked(Posted);

impl Asked {
    /// Reads a query against what is declared.
    pub fn read(query: &str, declared: &[Query]) -> Result<Self, Fault> {
        let posted = Posted::read(query.as_bytes())?;
        for (name, value) in posted.pairs() {
            let known = declared.iter().find(|known| known.name == name);
            let Some(known) = known else { return Err(Fault::query(name, "api-query-unknown")) };
            if posted.all(name).count() > 1 {
                return Err(Fault::query(name, "api-query-twice"));
            }
            let fits = match &known.allowed {
                Allowed::Place => {
                    (1..=LONGEST).contains(&value.len())
                        && value.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
                }
                Allowed::Text => value.chars().count() <= LONGEST && !value.is_empty(),
                Allowed::Id => kernel::ids::Uuid::parse_str(value).is_ok(),
                Allowed::Yes => ["true", "false"].contains(&value),
                Allowed::Number { least, most } => {
                    value.parse().is_ok_and(|number: u16| (*least..=*most).contains(&number))
                }
                Allowed::OneOf(names) => names.contains(&value),
            };
            if !fits {
                return Err(Fault::query(name, "api-query-value"));
            }
        }
        Ok(Self(posted))
    }

    /// The value of a parameter.
    pub fn text(&self, name: &str) -> Option<&str> {
        Some(self.0.text(name)).filter(|value| !value.is_empty())
    }

    /// Whether a parameter is `true`.
    pub fn yes(&self, name: &str) -> bool {
        self.0.text(name) == "true"
    }

    /// The page asked for: after the place in `na`, at most `aantal` rows.
    pub fn after<K: DeserializeOwned>(&self) -> Result<After<K>, Fault> {
        let limit = self.text("aantal").and_then(|text| text.parse().ok()).unwrap_or(ROWS);
        After::read(self.text("na"), limit).map_err(|_| Fault::nothing("na", "api-query-place"))
    }

    /// The same query at another place of the list.
    pub fn at(&self, place: Option<&str>) -> String {
        let kept = self.0.pairs().filter(|(name, _)| *name != "na").chain(place.map(|place| ("na", place)));
        let pairs: Vec<String> = kept.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

fn encoded(value: &str) -> String {
    use std::fmt::Write as _;
    let mut written = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").expect("writing to a string succeeds");
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLARED: [Query; 3] = [
        Query::PLACE,
        Query::ROWS,
        Query { name: "staat", about: "", allowed: Allowed::OneOf(&["gemeld", "geduid"]), example: "gemeld" },
    ];

    #[test]
    fn what_was_not_declared_is_refused() {
        for bad in
            ["x=1", "staat=weg", "staat=gemeld&staat=geduid", "aantal=0", "aantal=x", "aantal=1000", "na="]
        {
            assert!(matches!(Asked::read(bad, &DECLARED), Err(Fault::Unreadable(_))), "{bad}");
        }
        let asked = Asked::read("staat=gemeld&aantal=7", &DECLARED).unwrap();
        assert_eq!(asked.after::<u32>().unwrap().limit, 7);
        assert_eq!(asked.at(Some("00")), "?staat=gemeld&aantal=7&na=00");
        assert!(matches!(Asked::read("na=zz", &DECLARED), Err(Fault::Unreadable(_))));
        let elsewhere = Asked::read("na=00", &DECLARED).unwrap().after::<u32>();
        assert!(matches!(elsewhere, Err(Fault::Fields(_))), "a place, and none of ours");
    }
}
