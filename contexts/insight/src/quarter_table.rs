//! The table of a quarter before it is released: what the steps of the work count, by figure, organisation, month, area, theme
//! and reason, with all that adds up to something else, so that disclosure control sees at once whatever somebody could take
//! off one another. A step counts in one municipality: where it was made, else where its organisation is at home. One table
//! per municipality and family of figures; no two of them have a step in common. It releases nothing.

use jiff::civil::Date;
use kernel::OrganisationId;
use network::worked::{Figure, Measure, Split, WorkStep};
use std::collections::{BTreeMap, BTreeSet};
use trends::disclosure::Rule;
use trends::disclosure::grid::Grid;

mod steps;

use steps::{Domain, Tally};

/// What is known of an area or theme that nobody noted.
pub const UNKNOWN: &str = "?";

/// Where and about what a step counts.
pub struct Names<'l> {
    /// The main themes that are sensitive.
    pub sensitive: &'l BTreeSet<String>,
    /// The place of an area.
    pub place: &'l dyn Fn(Option<&str>) -> String,
    /// The main theme of a theme.
    pub main: &'l dyn Fn(Option<&str>) -> String,
}

/// What a cell says of its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// How many; of a share how many came out well.
    Number,
    /// Of how many.
    Whole,
}

impl Told {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Whole => "whole",
        }
    }
}

/// By what a cell is told apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Nothing: all of them.
    All,
    /// The month, by its first day.
    Month(Date),
    /// A place, theme or reason.
    Part(Split, String),
}

impl By {
    /// Its name in the database, and which of these it is.
    pub fn name(&self) -> (&'static str, String) {
        match self {
            Self::All => ("", String::new()),
            Self::Month(first) => (MONTH, first.to_string()),
            Self::Part(split, code) => (split.name(), code.clone()),
        }
    }
}

/// The name of what is told apart by month.
pub const MONTH: &str = "month";

/// Whose cell it is (nobody's: all of the network together), and by what it is told apart.
pub type At = (Option<OrganisationId>, By);

/// What one count says, if it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The code of the figure, and what is told of it; nothing for what only adds up.
    pub name: Option<(&'static str, Told)>,
    /// Whose, and by what.
    pub at: At,
    /// Half of them took at most so many days.
    pub median_days: Option<i64>,
}

/// The cells of a family of figures, and how they add up.
#[derive(Clone, Debug)]
pub struct Table {
    /// The cells, in the order of the grid.
    pub cells: Vec<Cell>,
    /// Their counts.
    pub grid: Grid,
}

/// The tables of the steps of one municipality: one for each figure with those that stand within it.
pub fn tables(figures: &[Figure], steps: &[WorkStep], names: &Names<'_>, rule: &Rule) -> Vec<Table> {
    let is_root = |figure: &&Figure| figure.within.is_none() && figure.rest_of.is_none();
    let of = |root: &Figure| Family::of(root, figures, steps, names).table(names, rule);
    figures.iter().filter(is_root).map(of).filter(|table| !table.cells.is_empty()).collect()
}

/// Counts that are told apart alike.
struct Layer {
    name: Option<(&'static str, Told)>,
    counts: BTreeMap<At, Tally>,
    days: BTreeMap<Option<OrganisationId>, i64>,
    /// The layer it is a part of.
    above: Option<usize>,
    /// It isn't shown where these are too few.
    beside: Vec<usize>,
}

#[derive(Default)]
struct Family {
    layers: Vec<Layer>,
    /// A layer, and those that add up to it.
    sums: Vec<(usize, [usize; 2])>,
}

impl Family {
    fn of(root: &Figure, figures: &[Figure], steps: &[WorkStep], names: &Names<'_>) -> Self {
        let of_code = |code| steps.iter().filter(move |step: &&WorkStep| step.figure == code);
        let all: Vec<&WorkStep> = of_code(root.code).collect();
        let mut family = Self::default();
        if all.is_empty() {
            return family;
        }
        let (well, not): (Vec<&WorkStep>, Vec<&WorkStep>) = all.iter().copied().partition(|step| step.well);
        let domain = Domain::of(root, &all, names);
        let number =
            family.add(Some((root.code, Told::Number)), domain.count(&well, Some(root.splits), names));
        if root.measure == Measure::Days {
            family.layers[number].days = domain.medians(&well);
        }
        if root.measure == Measure::Share {
            let rest = figures.iter().find(|one| one.rest_of == Some(root.code));
            // What the rest is told apart by is noted with its own steps.
            let told: Vec<&WorkStep> = rest.map_or(not, |rest| of_code(rest.code).collect());
            let counts = domain.count(&told, rest.map(|rest| rest.splits), names);
            let whole = family.add(Some((root.code, Told::Whole)), domain.count(&all, None, names));
            let other = family.add(rest.map(|rest| (rest.code, Told::Number)), counts);
            family.is_sum(whole, [number, other]);
            family.layers[whole].beside = vec![number, other];
        }
        for part in figures.iter().filter(|one| one.within == Some(root.code)) {
            let told: Vec<&WorkStep> = of_code(part.code).collect();
            let mut counts = domain.count(&told, Some(&[]), names);
            let is_told_apart = |at: &&At| matches!(at.1, By::All | By::Month(_));
            let mut others = BTreeMap::new();
            for (at, count) in family.layers[number].counts.iter().filter(|(at, _)| is_told_apart(at)) {
                others.insert(at.clone(), count.without(*counts.entry(at.clone()).or_default()));
            }
            let part = family.add(Some((part.code, Told::Number)), counts);
            let other = family.add(None, others);
            family.is_sum(number, [part, other]);
            family.layers[part].beside = vec![other];
        }
        family
    }

    fn add(&mut self, name: Option<(&'static str, Told)>, counts: BTreeMap<At, Tally>) -> usize {
        self.layers.push(Layer { name, counts, days: BTreeMap::new(), above: None, beside: Vec::new() });
        self.layers.len() - 1
    }

    fn is_sum(&mut self, total: usize, parts: [usize; 2]) {
        self.sums.push((total, parts));
        for part in parts {
            self.layers[part].above = Some(total);
        }
    }

    fn table(&self, names: &Names<'_>, rule: &Rule) -> Table {
        let mut table = Table {
            cells: Vec::new(),
            grid: Grid { counts: Vec::new(), thresholds: Vec::new(), enough: Vec::new(), sums: Vec::new() },
        };
        let mut places: BTreeMap<(usize, &At), usize> = BTreeMap::new();
        for (number, layer) in self.layers.iter().enumerate() {
            for (at, count) in &layer.counts {
                places.insert((number, at), table.cells.len());
                let is_big = self.is_big(number, at, (names, rule));
                let beside = layer.beside.iter().all(|other| self.is_big(*other, at, (names, rule)));
                let alone = self.tells_one_of_them(number, at, (names, rule));
                let enough = is_big && beside && !alone && layer.name.is_some();
                let median_days = if at.1 == By::All { layer.days.get(&at.0).copied() } else { None };
                table.cells.push(Cell { name: layer.name, at: at.clone(), median_days });
                table.grid.counts.push(count.steps);
                // What isn't shown for another's sake is itself nothing to guard.
                let guarded = enough || !is_big || alone;
                table.grid.thresholds.push(if guarded { least(at, names, rule) } else { 0 });
                table.grid.enough.push(enough);
            }
        }
        table.grid.sums = self.all_sums(&places);
        table
    }

    /// Whether a count may be told: it is of enough people, or a zero of which nobody learns that it holds for all of a few.
    fn is_big(&self, layer: usize, at: &At, (names, rule): (&Names<'_>, &Rule)) -> bool {
        let found = |layer: usize| self.layers[layer].counts.get(at).copied().unwrap_or_default();
        let count = found(layer);
        if count.steps > 0 {
            return count.people >= least(at, names, rule);
        }
        let above = self.layers[layer].above.filter(|above| self.layers[*above].counts.contains_key(at));
        match above.map(found) {
            Some(of) if of.steps > 0 => of.people >= rule.zero_from,
            // There was nobody for whom it could hold, as far as that itself may be told.
            Some(_) => above.is_some_and(|above| self.is_big(above, at, (names, rule))),
            // That there was none of a part is said where it is of the whole.
            None => at.1 == By::All || self.is_big(layer, &(at.0, By::All), (names, rule)),
        }
    }

    /// Whether one of those who made a count of all together, and knows its own part, would see what was done for too few.
    fn tells_one_of_them(&self, layer: usize, at: &At, (names, rule): (&Names<'_>, &Rule)) -> bool {
        if at.0.is_some() {
            return false;
        }
        let counts = &self.layers[layer].counts;
        let all = counts.get(at).copied().unwrap_or_default();
        let of_one = counts.iter().filter(|((whose, by), _)| whose.is_some() && *by == at.1);
        let mut others = of_one.map(|(_, one)| all.without(*one));
        others.any(|others| others.steps > 0 && others.people < least(at, names, rule))
    }

    /// Organisations add up to all of them, months and parts to the whole, figures to that in which they stand.
    fn all_sums(&self, places: &BTreeMap<(usize, &At), usize>) -> Vec<(usize, Vec<usize>)> {
        let mut parts: BTreeMap<(usize, u8), Vec<usize>> = BTreeMap::new();
        for ((layer, at), cell) in places {
            let mut above = |at: &At, way: u8| {
                if let Some(total) = places.get(&(*layer, at)) {
                    parts.entry((*total, way)).or_default().push(*cell);
                }
            };
            if at.0.is_some() {
                above(&(None, at.1.clone()), 0);
            }
            match &at.1 {
                By::All => {}
                By::Month(_) => above(&(at.0, By::All), 1),
                By::Part(Split::Area, _) => above(&(at.0, By::All), 2),
                By::Part(Split::Theme, _) => above(&(at.0, By::All), 3),
                By::Part(Split::Reason, _) => above(&(at.0, By::All), 4),
            }
        }
        let mut sums: Vec<(usize, Vec<usize>)> =
            parts.into_iter().map(|((total, _), parts)| (total, parts)).collect();
        for (total, [one, other]) in &self.sums {
            for at in self.layers[*total].counts.keys() {
                if let Some(((total, one), other)) =
                    places.get(&(*total, at)).zip(places.get(&(*one, at))).zip(places.get(&(*other, at)))
                {
                    sums.push((*total, vec![*one, *other]));
                }
            }
        }
        sums
    }
}

fn least((_, by): &At, names: &Names<'_>, rule: &Rule) -> u32 {
    match by {
        By::Part(Split::Theme, code) if names.sensitive.contains(code) => rule.threshold_sensitive,
        By::All | By::Month(_) | By::Part(..) => rule.threshold,
    }
}
