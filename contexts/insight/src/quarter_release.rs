//! The release of a quarter: the whole table of what the work tells (`quarter_table`), hidden and rounded once over all of it at
//! the same time by the engine's disclosure control, and kept with the rule and the key it was made by. Every account, of
//! whomever to whichever municipality, copies from it, so that no two of them can be taken off one another; nothing counts a
//! quarter again. What can't be proved to betray nobody isn't shown at all.

use crate::account_figures::figures;
use crate::places::Places;
use crate::quarter_table::{By, Cell, Names, Table, UNKNOWN, tables};
use crate::released_quarter::told;
use crate::series::main_of;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use network::published::Stretch;
use network::reading::Keys;
use network::theme::{self, Theme};
use network::worked::{WorkStep, Worked};
use network::{Refusal, organisation};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::{Db, Error, Tx};
use trends::disclosure::Rule;
use trends::disclosure::period::{Period, may_release};
use trends::disclosure::release::of_grid;
use trends::disclosure::rounding::Key;

/// What is released of a municipality: its cells, each with what is shown of it.
#[derive(Clone, Debug, Default)]
pub struct Made {
    cells: Vec<(String, Cell, Option<u32>)>,
    narrowest: Option<f64>,
    /// The codes of the figures it was counted by, also those of which there was none.
    figures: Vec<&'static str>,
    /// The organisations that worked, each with the municipality where it is at home.
    pub homes: BTreeMap<OrganisationId, Option<String>>,
}

/// So long a node has the making of a quarter to itself: longer than that takes. What one leaves that was stopped in the
/// middle, another makes afterwards.
const CLAIM: Duration = Duration::from_hours(2);

/// Takes the making of a quarter upon this node, where it wasn't released and no other node makes it.
pub fn claim(
    db: &Db,
    now: Timestamp,
    (network, quarter): (NetworkId, Period),
    rule: &Rule,
) -> Result<bool, Refusal> {
    let is_due = |tx: &mut Tx<'_>| Ok::<_, Refusal>(may_release(&quarter, &told(tx, network)?, rule).is_ok());
    if !db.read_here(is_due)? {
        return Ok(false);
    }
    db.write_here(|tx| {
        let claimed = tx.execute(
            "insert into quarter_claim (network_id, first_day, claimed_until) values ($1, $2, $3)
             on conflict (network_id, first_day) do update set claimed_until = excluded.claimed_until
             where quarter_claim.claimed_until <= $4",
            &[&network, &quarter.first, &(now + CLAIM), &now],
        )?;
        // Whoever had it may have kept it meanwhile.
        Ok(claimed == 1 && is_due(tx)?)
    })
}

/// Leaves a quarter that could not be made to whoever tries next.
pub fn let_go(db: &Db, (network, quarter): (NetworkId, Period)) -> Result<(), Refusal> {
    db.write_here(|tx| {
        let sql = "delete from quarter_claim where network_id = $1 and first_day = $2";
        tx.execute(sql, &[&network, &quarter.first])?;
        Ok(())
    })
}

/// Counts a quarter and makes it safe, where that was never done; it is kept by `keep`.
pub fn make(
    db: &Db,
    keys: &Keys,
    (now, rule): (Timestamp, &Rule),
    (network, quarter): (NetworkId, Period),
    sources: &[Worked],
) -> Result<Option<(Made, &'static str)>, Refusal> {
    let before = db.read_here(|tx| Ok::<_, Refusal>(told(tx, network)?))?;
    if may_release(&quarter, &before, rule).is_err() {
        return Ok(None);
    }
    let (name, secret) = db.write_here(|tx| keys.rounding(tx, now, network))?;
    let key = Key::new(name, &secret)
        .ok_or_else(|| Refusal::Broken("the key of figures is too short".to_owned()))?;
    let (steps, places, themes, homes) = db.read_here(|tx| {
        let (steps, places) = (read(tx, network, quarter, sources)?, Places::load(tx, network)?);
        let homes = homes(tx, network, &steps, &places)?;
        Ok::<_, Refusal>((steps, places, theme::list(tx, network)?, homes))
    })?;
    let names = Names {
        sensitive: &sensitive(&themes),
        place: &|area| area.map_or(UNKNOWN, |area| places.place_of(area)).to_owned(),
        main: &|theme| theme.map_or(UNKNOWN, main_of).to_owned(),
    };
    let figures = figures(sources);
    let mut made = Made { figures: figures.iter().map(|figure| figure.code).collect(), ..Made::default() };
    for (municipality, steps) in by_municipality(steps, &places, &homes) {
        for table in tables(&figures, &steps, &names, rule) {
            made.add(&municipality, table, (quarter, rule, &key));
        }
    }
    made.homes = homes;
    Ok(Some((made, name)))
}

impl Made {
    fn add(&mut self, municipality: &str, table: Table, (quarter, rule, key): (Period, &Rule, &Key)) {
        let cells: Vec<String> = table.cells.iter().map(|cell| name(municipality, cell)).collect();
        let names: Vec<String> = table.grid.same().into_iter().map(|cell| cells[cell].clone()).collect();
        let shown = match of_grid((&table.grid, &names), (quarter, &[]), rule, key) {
            Ok((figures, audit)) => {
                let least = [self.narrowest, Some(audit.narrowest).filter(|width| width.is_finite())];
                self.narrowest = least.into_iter().flatten().reduce(f64::min);
                figures.into_iter().map(|figure| figure.count).collect()
            }
            // Nothing is told then; what is wrong is a figure that doesn't add up, which a developer mends.
            Err(problem) => {
                tracing::error!(municipality, error = %problem, "a table of the quarter can't be made safe");
                vec![None; table.cells.len()]
            }
        };
        let cells = table.cells.into_iter().zip(shown).filter(|(cell, _)| cell.name.is_some());
        self.cells.extend(cells.map(|(cell, shown)| (municipality.to_owned(), cell, shown)));
    }

    /// Keeps it, once; false where another node did.
    pub fn keep(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        (network, quarter): (NetworkId, Period),
        (rule, key): (&Rule, &str),
    ) -> Result<bool, Error> {
        let is_first = tx.execute(
            "insert into account_quarter (network_id, first_day, begun_at, rule_version, threshold, key_id, narrowest)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, first_day) do nothing",
            &[&network, &quarter.first, &now, &rule.version, &rule.threshold, &key, &self.narrowest],
        )?;
        if is_first == 0 {
            return Ok(false);
        }
        for figure in &self.figures {
            tx.execute(
                "insert into quarter_figure (network_id, first_day, figure) values ($1, $2, $3)",
                &[&network, &quarter.first, figure],
            )?;
        }
        let kept = self
            .cells
            .iter()
            .filter(|(_, cell, shown)| cell.at.1 == By::All || shown.is_some_and(|count| count > 0));
        for (position, (municipality, cell, shown)) in kept.enumerate() {
            let Some((figure, told)) = cell.name else { continue };
            let ((split, code), position) = (cell.at.1.name(), i64::try_from(position).unwrap_or(i64::MAX));
            tx.execute(
                "insert into quarter_cell (network_id, first_day, position, municipality, organisation_id, figure, told,
                   split, code, number, median_days)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                &[
                    &network,
                    &quarter.first,
                    &position,
                    municipality,
                    &cell.at.0,
                    &figure,
                    &told.name(),
                    &split,
                    &code,
                    shown,
                    &cell.median_days.filter(|_| shown.is_some_and(|count| count > 0)),
                ],
            )?;
        }
        Ok(true)
    }
}

/// The name of a cell, by which its draw is the same whenever and with whatever it is released.
fn name(municipality: &str, cell: &Cell) -> String {
    let (figure, told) = cell.name.map_or(("", ""), |(figure, told)| (figure, told.name()));
    let whose = cell.at.0.map(|whose| whose.to_string()).unwrap_or_default();
    let (split, code) = cell.at.1.name();
    format!("{figure}/{told}/{municipality}/{whose}/{split}/{code}")
}

/// All steps of a quarter.
fn read(
    tx: &mut Tx<'_>,
    network: NetworkId,
    quarter: Period,
    sources: &[Worked],
) -> Result<Vec<WorkStep>, Error> {
    let midnight = |day: Date| calendar::at_hour(day, 0);
    let stretch =
        Stretch { from: midnight(quarter.first), until: midnight(quarter.last.saturating_add(1.day())) };
    let mut steps = Vec::new();
    for source in sources {
        steps.extend((source.read)(tx, network, &stretch)?);
    }
    Ok(steps)
}

/// The municipality where each organisation is at home, if it is one of the network.
fn homes(
    tx: &mut Tx<'_>,
    network: NetworkId,
    steps: &[WorkStep],
    places: &Places,
) -> Result<BTreeMap<OrganisationId, Option<String>>, Error> {
    let worked: BTreeSet<OrganisationId> = steps.iter().map(|step| step.organisation).collect();
    let mut homes = BTreeMap::new();
    for id in worked {
        let place = organisation::load(tx, network, id)?.map(|kept| kept.place);
        let home = places.municipalities.iter().find(|one| Some(&one.name) == place.as_ref());
        homes.insert(id, home.map(|home| home.code.clone()));
    }
    Ok(homes)
}

/// The steps of each municipality: where they were made, else where who made them is at home. No step counts in two.
fn by_municipality(
    steps: Vec<WorkStep>,
    places: &Places,
    homes: &BTreeMap<OrganisationId, Option<String>>,
) -> BTreeMap<String, Vec<WorkStep>> {
    let mut by: BTreeMap<String, Vec<WorkStep>> = BTreeMap::new();
    for step in steps {
        let made_in = step.area.as_deref().and_then(|area| places.above(places.place_of(area)));
        let home = homes.get(&step.organisation).and_then(Option::as_deref);
        if let Some(municipality) = made_in.or(home) {
            by.entry(municipality.to_owned()).or_default().push(step);
        }
    }
    by
}

/// A theme is as sensitive as what is most so in it.
fn sensitive(themes: &[Theme]) -> BTreeSet<String> {
    themes.iter().filter(|theme| theme.sensitive).map(|theme| main_of(&theme.code).to_owned()).collect()
}

#[cfg(test)]
pub mod tests;
