//! Themes crossed with places: a theme with its sub-themes, over a municipality with its wijken. Every count adds up
//! both ways, so what is hidden could be told both ways; suppression and audit look at all of it together. For whoever
//! releases sub-themes; a theme without any is `Cells`.

use super::audit::told;
use super::grid::Grid;
use super::period::{Period, may_release};
use super::release::{Audit, Figure, Release, figure, known_of};
use super::rounding::Key;
use super::suppress::{Shown, suppress};
use super::{Cells, Place, Rule, Sensitivity, Withheld, is_tree};

/// A theme or a sub-theme. What was reported of a theme and of none of its sub-themes is a topic of its own below it,
/// so that sub-themes and that together are the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its code, under which its figures are released.
    pub code: String,
    /// The one above, by its place in the list; it stands before this one.
    pub above: Option<usize>,
    /// Its own threshold; that of a theme is at least as high as those of its sub-themes.
    pub sensitivity: Sensitivity,
}

/// What is counted in a period: distinct persons per topic without any below it and place without any below it. A
/// person counts in one topic and one place, or totals aren't sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// The themes; those below another add up to it.
    pub topics: Vec<Topic>,
    /// The places; those below another add up to it.
    pub places: Vec<Place>,
    /// The period.
    pub period: Period,
    /// Per topic, per place: distinct persons where neither has any below it; else what stands here isn't looked at.
    pub persons: Vec<Vec<u32>>,
}

impl Crossed {
    /// The count of every topic and place: the places of the first topic, then those of the next.
    pub fn totals(&self) -> Result<Vec<u32>, Withheld> {
        let (topics, places) = (self.topics.len(), self.places.len());
        let fits = self.persons.len() == topics && self.persons.iter().all(|row| row.len() == places);
        let trees = is_tree(self.topics.iter().map(|topic| topic.above))
            && is_tree(self.places.iter().map(|place| place.above));
        if !fits || !trees {
            return Err(Withheld::NoTree);
        }
        let mut totals = Vec::with_capacity(topics * places);
        for topic in 0..topics {
            if self.below(topic).next().is_some() {
                totals.resize(totals.len() + places, 0);
            } else {
                totals.extend(self.of_topic(topic).totals()?);
            }
        }
        for topic in (0..topics).rev() {
            if let Some(above) = self.topics[topic].above {
                for place in 0..places {
                    totals[above * places + place] += totals[topic * places + place];
                }
            }
        }
        Ok(totals)
    }

    /// One topic over its places. Of a topic with others below it, the counts aren't in here.
    #[must_use]
    pub fn of_topic(&self, topic: usize) -> Cells {
        Cells {
            theme: self.topics[topic].code.clone(),
            sensitivity: self.topics[topic].sensitivity,
            period: self.period,
            places: self.places.clone(),
            persons: self.persons[topic].clone(),
        }
    }

    /// The topics right below a topic.
    pub fn below(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.topics.len()).filter(move |topic| self.topics[*topic].above == Some(at))
    }

    /// What adds up to what: within each topic down the places, within each place down the topics.
    pub(super) fn sums(&self) -> Vec<(usize, Vec<usize>)> {
        let places = self.places.len();
        let mut sums = Vec::new();
        for topic in 0..self.topics.len() {
            let of_places = self.of_topic(topic).sums();
            let moved = |at: usize| topic * places + at;
            sums.extend(
                of_places.into_iter().map(|(at, parts)| (moved(at), parts.into_iter().map(moved).collect())),
            );
            let below: Vec<usize> = self.below(topic).collect();
            if !below.is_empty() {
                let parts = |place: usize| below.iter().map(|part| part * places + place).collect();
                sums.extend((0..places).map(|place| (moved(place), parts(place))));
            }
        }
        sums
    }
}

/// Makes the releases of a period, once: one per topic, in their order, and one audit of all of them together, whose
/// cells are the places of the first topic, then those of the next.
pub fn release(
    crossed: &Crossed,
    released: &[Period],
    rule: &Rule,
    key: &Key,
) -> Result<(Vec<Release>, Audit), Withheld> {
    may_release(&crossed.period, released, rule)?;
    let grid = Grid::crossed(crossed, rule)?;
    let shown = suppress(&grid, rule)?;
    let places = crossed.places.len();
    let (mut all, mut known) = (Vec::new(), Vec::new());
    for (at, topic) in crossed.topics.iter().enumerate() {
        let count_of = |(place_at, place): (usize, &Place)| {
            let cell = at * places + place_at;
            let exact = (shown[cell] == Shown::Yes).then_some(grid.counts[cell]);
            figure(exact, (&topic.code, &place.code), (crossed.period, rule, key))
        };
        let figures: Vec<Figure> = crossed.places.iter().enumerate().map(count_of).collect();
        let threshold = rule.threshold_of(topic.sensitivity);
        known.extend(figures.iter().map(|figure| known_of(figure.count, rule, threshold)));
        all.push(Release {
            theme: topic.code.clone(),
            period: crossed.period,
            rule: rule.version,
            key: key.id.clone(),
            figures,
        });
    }
    let told = told(&grid, known, &shown)?;
    Ok((all, Audit::new(shown, told)))
}

#[cfg(test)]
mod tests {
    use super::super::audit::{Known, Table};
    use super::super::samples::{crossed, crossed_towns, key};
    use super::super::{Defence, release as of_places};
    use super::*;
    use proptest::prelude::*;

    /// Hidden counts of a release that a reader can narrow to fewer values than the threshold, knowing all of it.
    fn told_of(crossed: &Crossed, rule: &Rule) -> usize {
        let (releases, _) = release(crossed, &[], rule, &key()).unwrap();
        let figures = || releases.iter().zip(&crossed.topics);
        let known: Vec<Known> = figures()
            .flat_map(|(release, topic)| of_places::reader(&release.figures, rule, topic.sensitivity))
            .collect();
        let hidden: Vec<usize> = (0..known.len()).filter(|at| known[*at].most.is_none()).collect();
        let thresholds = Grid::crossed(crossed, rule).unwrap().thresholds;
        let table = Table { known, sums: crossed.sums() };
        let narrow = |at: &&usize| table.interval(**at).unwrap().width() < f64::from(thresholds[**at]);
        hidden.iter().filter(narrow).count()
    }

    #[test]
    fn counts_add_up_both_ways() {
        let crossed = crossed(&[&[12, 3, 9, 1], &[4, 20, 7, 0], &[1, 2, 30, 8]]);
        let totals = crossed.totals().unwrap();
        assert_eq!(totals[0], 97, "everybody, in the municipality");
        for (total, parts) in crossed.sums() {
            assert_eq!(totals[total], parts.iter().map(|part| totals[*part]).sum::<u32>());
        }
        let mut no_tree = crossed;
        no_tree.topics[1].above = Some(2);
        assert_eq!(no_tree.totals(), Err(Withheld::NoTree));
    }

    proptest! {
        /// Buurt, wijk and municipality, in a theme and its sub-themes, whatever was counted.
        #[test]
        fn any_counts_add_up_exactly_from_buurt_to_municipality(
            of_sub_themes in prop::collection::vec(prop::collection::vec(0_u32..100_000, 4), 1..5)
        ) {
            let rows: Vec<&[u32]> = of_sub_themes.iter().map(Vec::as_slice).collect();
            let crossed = crossed(&rows);
            let (totals, places) = (crossed.totals().unwrap(), crossed.places.len());
            for topic in 0..=rows.len() {
                for place in 0..places {
                    let is_below = |part: &usize| crossed.places[*part].above == Some(place);
                    let parts: Vec<usize> = (0..places).filter(is_below).collect();
                    let sum: u32 = parts.iter().map(|part| totals[topic * places + part]).sum();
                    prop_assert!(parts.is_empty() || totals[topic * places + place] == sum);
                }
            }
            prop_assert_eq!(totals[0], rows.iter().flat_map(|row| row.iter()).sum::<u32>());
        }
    }

    #[test]
    fn neither_places_nor_themes_nor_both_tell_a_hidden_count() {
        for crossed in crossed_towns(12) {
            assert_eq!(told_of(&crossed, &Rule::default()), 0, "{:?}", crossed.persons);
        }
    }

    #[test]
    fn without_complementary_suppression_they_do_and_more_without_rounding() {
        let without = Rule::default().without(Defence::Complementary);
        let told: usize = crossed_towns(12).iter().map(|crossed| told_of(crossed, &without)).sum();
        let neither = without.without(Defence::Rounding);
        let more: usize = crossed_towns(12).iter().map(|crossed| told_of(crossed, &neither)).sum();
        assert!(told > 0 && more > told, "{told} with rounding, {more} without");
    }

    /// Each sub-theme made safe on its own, as if the others weren't published: the place of one is told by the rest.
    #[test]
    fn sub_themes_released_each_on_their_own_would_tell() {
        let crossed = crossed(&[&[12, 14, 9, 11], &[14, 20, 17, 13], &[21, 2, 30, 18]]);
        let rule = Rule::default().without(Defence::Rounding);
        let alone = |topic: usize| {
            let cells = if topic == 0 {
                let sums = crossed.totals().unwrap();
                Cells { persons: sums[..crossed.places.len()].to_vec(), ..crossed.of_topic(0) }
            } else {
                crossed.of_topic(topic)
            };
            let figures = of_places::release(&cells, &[], &rule, &key()).unwrap().0.figures;
            of_places::reader(&figures, &rule, cells.sensitivity)
        };
        let known: Vec<Known> = (0..crossed.topics.len()).flat_map(alone).collect();
        let hidden = (0..known.len()).find(|at| known[*at].most.is_none()).unwrap();
        let table = Table { known, sums: crossed.sums() };
        assert!(table.interval(hidden).unwrap().width() < 1.0, "the theme minus its other sub-themes");
        assert_eq!(told_of(&crossed, &Rule::default()), 0);
    }

    /// Of a sensitive sub-theme fewer than ten are never shown, nor can they be told from its theme.
    #[test]
    fn a_sensitive_sub_theme_keeps_its_own_threshold() {
        let mut crossed = crossed(&[&[12, 14, 9, 31], &[14, 20, 17, 13], &[31, 12, 30, 9]]);
        crossed.topics[0].sensitivity = Sensitivity::Sensitive;
        crossed.topics[3].sensitivity = Sensitivity::Sensitive;
        let (releases, audit) = release(&crossed, &[], &Rule::default(), &key()).unwrap();
        let nine = crossed.places.len() - 1;
        assert_eq!(releases[3].figures[nine].count, None);
        assert!(releases[1].figures.iter().filter(|figure| figure.count.is_some()).count() > 2);
        assert_eq!(told_of(&crossed, &Rule::default()), 0);
        assert!(audit.narrowest >= 5.0);
    }

    #[test]
    fn a_theme_without_sub_themes_is_released_as_before() {
        let crossed = Crossed { topics: crossed(&[&[1; 4]]).topics[..1].to_vec(), ..crossed(&[&[1; 4]]) };
        let crossed = Crossed { persons: vec![vec![0, 0, 12, 3, 0, 9, 14]], ..crossed };
        let (releases, audit) = release(&crossed, &[], &Rule::default(), &key()).unwrap();
        let alone = of_places::release(&crossed.of_topic(0), &[], &Rule::default(), &key()).unwrap();
        assert_eq!((releases, audit), (vec![alone.0], alone.1));
    }
}
