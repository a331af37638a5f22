//! What the region counted before it had this record: two years and a half of cases per theme, wijk and week, drawn from a
//! fixed seed, with a season, and one rise of the last weeks that nobody has answered. So that Trendbeeld has something to
//! compare with.

use super::cast::Cast;
use super::residents::Draw;
use crate::routes::COUNTED;
use anyhow::{Context, Result};
use insight::earlier::{self, Earlier};
use insight::series::{last_week, weeks_after};
use insight::{count, detect, release};
use kernel::Timestamp;
use network::Refusal;
use network::reading::Keys;
use store::Db;

/// Chosen once; another gives another history.
const SEED: u64 = 20_261_122;
/// Two years and a half.
const WEEKS: i64 = 130;
/// Cases that are brought in in one transaction, about.
const AT_ONCE: usize = 200;

/// The places, with how many in ten of the usual they count.
const PLACES: [(&str, usize); 5] =
    [("WK990101", 13), ("WK990102", 11), ("WK990103", 8), ("WK990104", 5), ("GM9902", 9)];
/// The themes, with how many a place usually counts in ten weeks, and in which week of the year most.
const THEMES: [(&str, usize, i64); 4] = [("REL", 22, 2), ("GLD", 18, 5), ("OUD", 14, 50), ("MTZ", 10, 40)];
/// The rise: theme, place, and how many in each of the last weeks.
const RISE: (&str, &str, [u32; 3]) = ("GLD", "WK990102", [6, 9, 13]);

/// Brings in what was counted.
pub fn settle(db: &Db, start: Timestamp, cast: &Cast) -> Result<()> {
    for some in history(start).chunks(AT_ONCE) {
        db.write_here(|tx| Ok::<_, Refusal>(earlier::bring_in(tx, cast.network, some)?))
            .context("what was counted earlier")?;
    }
    Ok(())
}

/// Looks at it all, as the job clock would have.
pub fn look(db: &Db, start: Timestamp, keys: &Keys) -> Result<()> {
    count::pass(db, start, COUNTED).context("what was raised can't be counted")?;
    detect::pass(db, start).context("what was counted can't be looked at")?;
    release::pass(db, keys, start).context("figures can't be released")?;
    Ok(())
}

fn history(start: Timestamp) -> Vec<Earlier> {
    let (mut draw, newest) = (Draw(SEED), last_week(start));
    let mut found = Vec::new();
    for ago in (0..WEEKS).rev() {
        for (theme, usual, peak) in THEMES {
            for (place, share) in PLACES {
                let week = weeks_after(newest, -ago);
                let distance = (i64::from(week.day_of_year()) / 7 - peak).rem_euclid(52);
                // A third more at its height than half a year away from it.
                let season = 117 - usize::try_from(distance.min(52 - distance)).unwrap_or(0) * 34 / 26;
                let mean = usual * share * season / 100;
                let rises = usize::try_from(ago).ok().filter(|_| (theme, place) == (RISE.0, RISE.1));
                let number = match rises.and_then(|ago| RISE.2.iter().rev().nth(ago)) {
                    Some(number) => *number,
                    None => cases(&mut draw, mean),
                };
                let (theme, area) = (theme.to_owned(), place.to_owned());
                found.push(Earlier { theme, area, week, number });
            }
        }
    }
    found
}

/// Cases in a week of which the mean is in hundredths: twelve chances, each a twelfth of it.
fn cases(draw: &mut Draw, mean: usize) -> u32 {
    let chances = (0..12).filter(|_| draw.below(1_200) < mean);
    u32::try_from(chances.count()).unwrap_or(0)
}
