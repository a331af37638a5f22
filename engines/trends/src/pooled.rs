//! The default: areas that share the season of their theme. A small neighbourhood has too few cases to know a season
//! by, its theme in all areas together does not. What an area has of its own (level, trend, season) is let in as far
//! as the areas show that they differ: no more where they don't, all of it where they do. For every theme with a year
//! of history; see decision 28 and `docs/trends-benchmark.md`.

mod areas;
mod predict;
mod profile;

use crate::series::{Detector, NoVerdict, Reason, Remark, Remarks, Series, Verdict, check};
pub use areas::Work;
use jiff::civil::Date;
pub use predict::Expectation;

/// How the default looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    /// Years of history it looks back on, at most.
    pub years: usize,
    /// The last weeks before this one, which an outbreak may already be in.
    pub past_weeks_not_included: usize,
    /// One-sided; how often chance alone gives an alarm.
    pub alpha: f64,
    /// The part of `alpha` that looks at this week alone; the rest looks at it with the week before.
    pub share_of_week: f64,
}

/// Past outbreaks too small to weigh less stay in what is looked back on and widen every bound: a test at a level
/// gives alarms at four fifths of it. So the level is set this much higher; measured on replicates 0–19 of the study,
/// checked on replicates 20–59 (`docs/trends-benchmark.md`).
const OUTBREAKS_REMAIN: f64 = 1.25;

impl Default for Pooled {
    fn default() -> Self {
        Self { years: 3, past_weeks_not_included: 26, alpha: 0.01, share_of_week: 0.2 }
    }
}

/// The areas of one theme: as many weeks each, in the same order.
#[derive(Clone, Copy, Debug)]
pub struct Theme<'a> {
    /// Counts per area.
    pub areas: &'a [&'a [f64]],
    /// The first day of each week; without dates a year is 52 weeks.
    pub dates: Option<&'a [Date]>,
    /// The part of each week's reports that is in, above 0 and up to 1; without it all of them are. Of the weeks that are
    /// expected, not of those looked back on: an outbreak may be in what comes late.
    pub seen: Option<&'a [f64]>,
}

impl Theme<'_> {
    fn seen_of(&self, week: usize) -> Result<f64, NoVerdict> {
        let Some(seen) = self.seen else { return Ok(1.0) };
        let part = seen.get(week).copied().ok_or(NoVerdict::NoSuchWeek)?;
        if part > 0.0 && part <= 1.0 { Ok(part) } else { Err(NoVerdict::NotAPart { week: week + 1 }) }
    }
}

/// What one area is expected to count, and what may be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// This week.
    pub this_week: Expectation,
    /// The week before.
    pub week_before: Expectation,
    /// The verdict.
    pub verdict: Verdict,
}

impl Pooled {
    /// Weeks of history it takes: one year, and the weeks that are left out.
    #[must_use]
    pub fn minimum_history(&self) -> usize {
        52 + self.past_weeks_not_included
    }

    /// How many whole years of history there are at week `t`, as far as they are looked at.
    #[must_use]
    pub fn years_at(&self, t: usize) -> usize {
        (t.saturating_sub(self.past_weeks_not_included) / 52).min(self.years)
    }

    /// Expects week `t` (from 0) and the `before` weeks before it, newest first, of one area after the other.
    pub fn expect<'a>(
        &self,
        theme: &Theme<'_>,
        t: usize,
        before: usize,
        work: &'a mut Work,
    ) -> Result<&'a [Expectation], NoVerdict> {
        for area in theme.areas {
            check(&Series { counts: area, dates: theme.dates, population: None }, t)?;
        }
        let years = self.years_at(t);
        if years == 0 || theme.areas.is_empty() {
            return Err(NoVerdict::HistoryTooShort { found: t, needed: self.minimum_history() });
        }
        let end = t - self.past_weeks_not_included;
        let window = profile::Window { start: end - 52 * years, end, t, with_trend: years > 1 };
        profile::prepare(theme, &window, before, work);
        let profile = profile::fit(theme, &window, work)?;
        areas::fit(theme, &window, &profile, work);
        work.found.clear();
        for area in 0..theme.areas.len() {
            for ago in 0..=before {
                let whole = predict::expect(&profile, work, area, ago);
                work.found.push(whole.thinned(theme.seen_of(t - ago)?));
            }
        }
        Ok(&work.found)
    }

    /// Whether this week and the one before are more than these expectations explain, at the level as it is.
    #[must_use]
    pub(crate) fn is_too_many(&self, this: &Expectation, before: &Expectation, counts: (f64, f64)) -> bool {
        let test = predict::Test { alpha: self.alpha, share_of_week: self.share_of_week };
        counts.0 > predict::bound(&test, this, before, counts).upper
    }

    /// Looks at week `t` (from 0) of each area.
    pub fn look(&self, theme: &Theme<'_>, t: usize, work: &mut Work) -> Result<Vec<Looked>, NoVerdict> {
        let years = self.years_at(t);
        let expected = self.expect(theme, t, 1, work)?;
        let mut looked = Vec::with_capacity(theme.areas.len());
        for (counts, weeks) in theme.areas.iter().zip(expected.chunks_exact(2)) {
            let (this_week, week_before) = (weeks[0], weeks[1]);
            let test =
                predict::Test { alpha: self.alpha * OUTBREAKS_REMAIN, share_of_week: self.share_of_week };
            let bound = predict::bound(&test, &this_week, &week_before, (counts[t], counts[t - 1]));
            let remarks = Remarks::NONE
                .with_where(years == 1, Remark::TrendLeftOut)
                .with_where(this_week.on_a_floor, Remark::NothingSeenBefore)
                .with_where(bound.with_week_before, Remark::WithWeekBefore);
            let verdict = Verdict {
                expected: this_week.mean,
                upper: bound.upper,
                p_value: (bound.p_value / OUTBREAKS_REMAIN).min(1.0),
                alarm: counts[t] > bound.upper,
                phi: this_week.phi,
                trend: (years > 1).then_some(this_week.trend),
                score: Verdict::exceedance(counts[t], this_week.mean, bound.upper),
                reason: Reason { detector: Detector::PooledSeason, reference_weeks: 52 * years, remarks },
            };
            looked.push(Looked { this_week, week_before, verdict });
        }
        Ok(looked)
    }
}
