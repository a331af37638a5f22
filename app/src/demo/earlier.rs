//! What the region counted before it had this record: two years and a half of cases per theme, wijk and week, drawn from a
//! fixed seed, with a season. So that Trendbeeld has something to compare the signals of the last weeks with: those of
//! energy poverty in Molenveld (`energie-molenveld`) are more than chance, and the detectors say so by themselves.

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

/// The places.
const PLACES: [&str; 5] = ["WK990101", MOLENVELD, "WK990103", SINT_ODILIE, "GM9902"];
const MOLENVELD: &str = "WK990102";
const SINT_ODILIE: &str = "WK990104";
const ENERGY: &str = "GLD.energiearmoede";

/// A theme, the week of the year in which it counts most, and how many each place usually counts in a hundred weeks.
type Usual = (&'static str, i64, [usize; 5]);

const THEMES: [Usual; 6] = [
    ("REL", 2, [286, 242, 176, 110, 198]),
    ("GLD.schulden", 5, [80, 90, 40, 20, 60]),
    ("GLD.armoede", 5, [60, 80, 40, 20, 40]),
    // On average twelve in four weeks in Molenveld.
    (ENERGY, 5, [130, 300, 60, 60, 70]),
    ("OUD", 50, [182, 154, 112, 70, 126]),
    ("MTZ", 40, [130, 110, 80, 50, 90]),
];
/// What was counted elsewhere of energy poverty in the last four weeks, oldest first: in Molenveld nothing, because what was
/// seen there then are signals; in Sint-Odilië three.
const LAST: [(&str, [u32; 4]); 2] = [(MOLENVELD, [0; 4]), (SINT_ODILIE, [1, 0, 1, 1])];

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
        for (theme, peak, usual) in THEMES {
            for (place, usual) in PLACES.into_iter().zip(usual) {
                let week = weeks_after(newest, -ago);
                let distance = (i64::from(week.day_of_year()) / 7 - peak).rem_euclid(52);
                // A third more at its height than half a year away from it.
                let season = 117 - usize::try_from(distance.min(52 - distance)).unwrap_or(0) * 34 / 26;
                let mean = usual * season / 100;
                let drawn = cases(&mut draw, mean);
                let usual =
                    || is_money_now(theme, ago).then(|| u32::try_from((mean + 50) / 100).unwrap_or(0));
                let number = last(theme, place, ago).or_else(usual).unwrap_or(drawn);
                found.push(Earlier { theme: theme.to_owned(), area: place.to_owned(), week, number });
            }
        }
    }
    found
}

/// Beside the rise nothing of its main theme is left to chance in the last weeks, so that it is told whenever the demo starts.
fn is_money_now(theme: &str, ago: i64) -> bool {
    theme.starts_with("GLD") && ago < 4
}

/// What was counted in one of the last weeks, where that isn't left to chance.
fn last(theme: &str, place: &str, ago: i64) -> Option<u32> {
    let (_, weeks) = LAST.iter().find(|(of, _)| theme == ENERGY && *of == place)?;
    weeks.iter().rev().nth(usize::try_from(ago).ok()?).copied()
}

/// Cases in a week of which the mean is in hundredths: twelve chances, each a twelfth of it.
fn cases(draw: &mut Draw, mean: usize) -> u32 {
    let chances = (0..12).filter(|_| draw.below(1_200) < mean);
    u32::try_from(chances.count()).unwrap_or(0)
}
