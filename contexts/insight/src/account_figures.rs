//! The figures of an account as they are kept: what may be shown of each, its parts, and the work steps it counts. Kept once,
//! when the account begins; read for the page, the print and every file, which therefore all say the same.

use crate::account::AccountId;
use crate::account_count::{Counted, Part};
use crate::account_steps::Run;
use kernel::{NetworkId, OrganisationId};
use network::worked::{Figure, Line, Measure, Split, Worked};
use std::collections::BTreeMap;
use store::{Error, Row, Tx};

/// A figure as it was kept, with how whoever counts calls it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The code.
    pub code: String,
    /// The line it stands in.
    pub line: Line,
    /// How it is called; nothing when nobody counts it any more.
    pub figure: Option<Figure>,
    /// How many; nothing where that may not be shown.
    pub number: Option<i64>,
    /// Of how many, where that is told.
    pub whole: Option<i64>,
    /// Half of them took at most so many days.
    pub median_days: Option<i64>,
    /// Its parts.
    pub parts: Vec<(Split, Option<String>, i64)>,
}

/// The figures of all sources, in the order of the lines.
pub fn figures(sources: &[Worked]) -> Vec<Figure> {
    let mut all: Vec<Figure> = sources.iter().flat_map(|source| source.figures).copied().collect();
    all.sort_by_key(|figure| figure.line);
    all
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Keeps what was counted.
pub fn keep(
    tx: &mut Tx<'_>,
    (network, id): (NetworkId, AccountId),
    figures: &[Figure],
    counted: &[Counted],
) -> Result<(), Error> {
    for (position, (figure, one)) in figures.iter().zip(counted).enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        tx.execute(
            "insert into account_figure (network_id, account_id, code, line, position, number, whole, median_days)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &network,
                &id,
                &one.code,
                &figure.line,
                &position,
                &one.number.map(number),
                &one.whole.map(number),
                &one.median_days,
            ],
        )?;
        keep_parts(tx, (network, id, one.code), &one.parts)?;
        keep_runs(tx, (network, id, one.code), &one.runs)?;
    }
    Ok(())
}

fn keep_parts(
    tx: &mut Tx<'_>,
    (network, id, figure): (NetworkId, AccountId, &str),
    parts: &[Part],
) -> Result<(), Error> {
    for (position, part) in parts.iter().enumerate() {
        tx.execute(
            "insert into account_part (network_id, account_id, figure, split, code, position, number)
             values ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &network,
                &id,
                &figure,
                &part.split,
                &part.code.as_deref().unwrap_or_default(),
                &i64::try_from(position).unwrap_or(i64::MAX),
                &number(part.number),
            ],
        )?;
    }
    Ok(())
}

fn keep_runs(
    tx: &mut Tx<'_>,
    (network, id, figure): (NetworkId, AccountId, &str),
    runs: &[Run],
) -> Result<(), Error> {
    for (position, run) in runs.iter().enumerate() {
        tx.execute(
            "insert into account_step (network_id, account_id, figure, position, organisation_id, first_week, last_week,
               number)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &network,
                &id,
                &figure,
                &i64::try_from(position).unwrap_or(i64::MAX),
                &run.organisation,
                &run.first,
                &run.last,
                &number(run.number),
            ],
        )?;
    }
    Ok(())
}

/// The figures of an account, in the order of its lines.
pub fn of_account(
    tx: &mut Tx<'_>,
    (network, id): (NetworkId, AccountId),
    sources: &[Worked],
) -> Result<Vec<Kept>, Error> {
    let rows = tx.query(
        "select code, line, number, whole, median_days from account_figure
         where network_id = $1 and account_id = $2 order by position",
        &[&network, &id],
    )?;
    let known = figures(sources);
    let mut kept = rows.iter().map(|row| read(row, &known)).collect::<Result<Vec<_>, _>>()?;
    let rows = tx.query(
        "select figure, split, code, number from account_part where network_id = $1 and account_id = $2
         order by figure, split, position",
        &[&network, &id],
    )?;
    for row in &rows {
        let (figure, code): (String, String) = (row.get("figure")?, row.get("code")?);
        if let Some(one) = kept.iter_mut().find(|one| one.code == figure) {
            one.parts.push((row.get("split")?, (!code.is_empty()).then_some(code), row.get("number")?));
        }
    }
    Ok(kept)
}

fn read(row: &Row, known: &[Figure]) -> Result<Kept, Error> {
    let code: String = row.get("code")?;
    Ok(Kept {
        line: row.get("line")?,
        figure: known.iter().find(|figure| figure.code == code).copied(),
        number: row.get("number")?,
        whole: row.get("whole")?,
        median_days: row.get("median_days")?,
        parts: Vec::new(),
        code,
    })
}

impl Kept {
    /// Whether days are told.
    pub fn tells_days(&self) -> bool {
        self.figure.is_some_and(|figure| figure.measure == Measure::Days)
    }
}

/// The work steps that a figure counts, with the names of the organisations.
pub fn steps(
    tx: &mut Tx<'_>,
    (network, id): (NetworkId, AccountId),
    code: &str,
) -> Result<(Vec<Run>, BTreeMap<OrganisationId, String>), Error> {
    let rows = tx.query(
        "select account_step.organisation_id, account_step.first_week, account_step.last_week, account_step.number,
           organisation.name
         from account_step
         left join organisation on organisation.network_id = account_step.network_id
           and organisation.id = account_step.organisation_id
         where account_step.network_id = $1 and account_step.account_id = $2 and account_step.figure = $3
         order by account_step.position",
        &[&network, &id, &code],
    )?;
    let (mut runs, mut names) = (Vec::new(), BTreeMap::new());
    for row in &rows {
        let organisation: Option<OrganisationId> = row.get("organisation_id")?;
        if let Some(organisation) = organisation {
            names.insert(organisation, row.get("name")?);
        }
        runs.push(Run {
            organisation,
            first: row.get("first_week")?,
            last: row.get("last_week")?,
            number: u64::try_from(row.get::<i64>("number")?).unwrap_or(0),
        });
    }
    Ok((runs, names))
}
