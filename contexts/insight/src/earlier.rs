//! Counts of before there was a record here: how many cases an earlier registration had, per theme, area and week. Without
//! them the detectors know nothing for a year and a half. They are counted as reported in their own week, and each case
//! as somebody of its own, because nobody knows who they were.

use crate::count::{self, Cell, monday_of};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, calendar};
use sha2::{Digest, Sha256};
use store::{Error, Tx};

/// The kind of what was counted elsewhere.
pub const KIND: &str = "earlier";

/// More cases of one theme in one area in one week are no count but a mistake.
const MOST: u32 = 5_000;

/// Cases of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The code of the theme.
    pub theme: String,
    /// The code of the area; empty where it isn't known.
    pub area: String,
    /// A day of the week.
    pub week: Date,
    /// How many.
    pub number: u32,
}

/// Brings in counts; a week that was brought in before stays as it is.
pub fn bring_in(tx: &mut Tx<'_>, network: NetworkId, counts: &[Earlier]) -> Result<(), Error> {
    for earlier in counts {
        let week = monday_of(earlier.week);
        let cell = Cell { theme: earlier.theme.clone(), area: earlier.area.clone(), week, reported: week };
        let ids: Vec<Uuid> = (0..earlier.number.min(MOST)).map(|case| id_of(&cell, case)).collect();
        let known = count::kept(tx, network, KIND, &ids)?;
        let fresh: Vec<(Uuid, Uuid)> =
            ids.into_iter().filter(|id| !known.contains_key(id)).map(|id| (id, id)).collect();
        count::add(tx, network, (KIND, &fresh), &cell)?;
    }
    Ok(())
}

/// The same case always has the same id, so that bringing in twice is once.
fn id_of(cell: &Cell, case: u32) -> Uuid {
    let at = calendar::at_hour(cell.week, 12);
    let digest = Sha256::digest(format!("{}/{}/{}/{case}", cell.theme, cell.area, cell.week));
    let mut own = [0; 16];
    own.copy_from_slice(&digest[..16]);
    let moment = kernel::ids::earliest_at(at).as_u128();
    Uuid::from_u128(moment | (u128::from_be_bytes(own) >> 48))
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::Village;
    use testkit::on_both;

    #[test]
    fn what_is_brought_in_twice_counts_once() {
        on_both(|db| {
            let village = Village::build(db);
            let week = jiff::civil::date(2026, 11, 18);
            let counts = [Earlier { theme: "REL".to_owned(), area: String::new(), week, number: 3 }];
            for _ in 0..2 {
                db.write_here(|tx| bring_in(tx, village.network, &counts)).unwrap();
            }
            let all = db.read_here(|tx| count::all(tx, village.network)).unwrap();
            let [(cell, number)] = all.iter().collect::<Vec<_>>()[..] else { panic!("{all:?}") };
            assert_eq!((cell.week, *number), (jiff::civil::date(2026, 11, 16), 3));
        });
    }
}
