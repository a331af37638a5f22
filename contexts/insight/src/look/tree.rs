//! The places of a theme or a sub-theme in a week, municipality over wijk, as the detectors look at them.

use super::{Findings, Found, is_few, tested};
use crate::places::{Places, UNKNOWN};
use crate::series::{OfPlaces, Series, main_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use trends::many_series::Node;
use trends::pooled::{Pooled, Theme, Work};
use trends::series::Verdict;
use trends::slow_rise::SlowRise;

/// A week of a theme.
pub struct At<'a> {
    pub theme: &'a str,
    pub series: &'a Series,
    /// The part of the reports of each week that is in by now.
    pub seen: &'a [f64],
    pub t: usize,
}

/// The places of a theme: municipalities (and what is not known) over wijken.
pub struct Tree {
    /// The place, and the one above it by its number.
    places: Vec<(String, Option<usize>)>,
    counts: Vec<Vec<f64>>,
    /// From which day each is there, where it wasn't always.
    since: Vec<Option<Date>>,
}

impl Tree {
    pub fn of(counted: &OfPlaces, known: &Places) -> Self {
        let mut roots: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (place, counts) in counted {
            let root = known.above(place).unwrap_or(UNKNOWN);
            let sums = roots.entry(root).or_insert_with(|| vec![0.0; counts.len()]);
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        let names: Vec<&str> = roots.keys().copied().collect();
        let mut tree = Self { places: Vec::new(), counts: Vec::new(), since: Vec::new() };
        for (root, sums) in &roots {
            tree.places.push(((*root).to_owned(), None));
            tree.counts.push(sums.clone());
        }
        for (place, counts) in counted.iter().filter(|(place, _)| known.above(place).is_some()) {
            let above = names.iter().position(|root| known.above(place) == Some(*root));
            tree.places.push((place.clone(), above));
            tree.counts.push(counts.clone());
        }
        tree.since = tree.places.iter().map(|(place, _)| known.since(place)).collect();
        tree
    }

    /// The places of one height, which share the season of their theme. A municipality is expected out of its own weeks, as
    /// the others of its height are, and not as the sum of its wijken: that would rest on what is known least well (decision 53).
    fn heights(&self) -> [Vec<usize>; 2] {
        let of = |is_root: bool| {
            (0..self.places.len()).filter(|at| self.places[*at].1.is_none() == is_root).collect()
        };
        [of(true), of(false)]
    }

    /// How many years of its own a place has at a week, as far as they are looked back on: what began later, the place or its
    /// theme, is compared with no weeks in which it wasn't there.
    fn years(&self, place: usize, at: &At<'_>) -> usize {
        let since = at.series.since(at.theme, self.since[place]);
        let before = since.map_or(0, |since| at.series.weeks.partition_point(|week| *week < since));
        Pooled::default().years_at(at.t.saturating_sub(before))
    }

    fn each(
        &self,
        at: &At<'_>,
        verdicts: impl Fn(Pooled, &Theme<'_>, &mut Work) -> Option<Vec<Verdict>>,
    ) -> Vec<Option<Found>> {
        let mut found: Vec<Option<Found>> = vec![None; self.places.len()];
        let mut work = Work::default();
        let dates = &at.series.weeks[..];
        let groups = self.heights().into_iter().flat_map(|height| self.groups(&height, at));
        for (years, group) in groups {
            let areas: Vec<&[f64]> = group.iter().map(|place| self.counts[*place].as_slice()).collect();
            let theme = Theme { areas: &areas, dates: Some(dates), seen: Some(at.seen) };
            let pooled = Pooled { years, ..Pooled::default() };
            let Some(verdicts) = verdicts(pooled, &theme, &mut work) else { continue };
            let own = group.iter().zip(verdicts).filter(|(place, _)| self.years(**place, at) == years);
            for (place, verdict) in own {
                found[*place] = Some(Found {
                    theme: at.theme.to_owned(),
                    place: self.places[*place].0.clone(),
                    week: dates[at.t],
                    observed: self.counts[*place][at.t],
                    verdict,
                });
            }
        }
        found
    }

    /// The places of one height by their years of history; beside each those that have more, whose season they share.
    fn groups(&self, height: &[usize], at: &At<'_>) -> Vec<(usize, Vec<usize>)> {
        let years: BTreeSet<usize> = height.iter().map(|place| self.years(*place, at)).collect();
        let group = |years| {
            let places = height.iter().copied().filter(|place| self.years(*place, at) >= years);
            (years, places.collect())
        };
        years.into_iter().filter(|years| *years > 0).map(group).collect()
    }

    /// Whether a place counts so few that no number of them is an alarm.
    fn is_few(&self, place: usize, t: usize) -> bool {
        is_few(self.counts[place].get(..=t).unwrap_or_default())
    }

    pub fn look(&self, at: &At<'_>) -> Vec<Option<Found>> {
        self.each(at, |pooled, theme, work| {
            let looked = pooled.look(theme, at.t, work).ok()?;
            Some(looked.into_iter().map(|one| one.verdict).collect())
        })
    }

    pub fn look_slowly(&self, at: &At<'_>) -> Vec<Option<Found>> {
        self.each(at, |pooled, theme, work| {
            SlowRise { pooled, ..SlowRise::default() }.look(theme, at.t, work).ok()
        })
    }

    /// Adds what was found: of a main theme as nodes that are tested from the top, of a sub-theme under the node of its main
    /// theme in the same place.
    pub fn gather(&self, (looked, t): (&[Option<Found>], usize), findings: &mut Findings) {
        let mut numbers: Vec<Option<usize>> = vec![None; looked.len()];
        for (at, one) in looked.iter().enumerate() {
            let Some(one) = one else { continue };
            let mut one = one.clone();
            one.verdict.alarm &= !self.is_few(at, t);
            if main_of(&one.theme) != one.theme {
                let main = |node: &Found| node.place == one.place && node.theme == main_of(&one.theme);
                if let Some(node) = findings.found.iter().position(main) {
                    findings.within[node].push(one);
                }
                continue;
            }
            let above = self.places[at].1.and_then(|above| numbers[above]);
            numbers[at] = Some(findings.nodes.len());
            findings.nodes.push(Node { above, tested: tested(&one.verdict) });
            findings.found.push(one);
            findings.within.push(Vec::new());
        }
    }
}
