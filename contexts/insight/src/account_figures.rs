//! The figures of an account as they are kept: what may be shown of each, and its parts. Copied once from the release of its
//! quarter, when the account begins; read for the page, the print and every file, which therefore all say the same.

use crate::account::{Account, AccountId};
use crate::released_quarter;
use kernel::NetworkId;
use network::worked::{Figure, Line, Measure, Split, Worked};
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

/// Copies what was released of the quarter for whose account it is.
pub fn copy(tx: &mut Tx<'_>, account: &Account, sources: &[Worked]) -> Result<(), Error> {
    let whose = (account.organisation, account.municipality.as_str());
    let released = released_quarter::of(tx, (account.network, account.first), whose)?;
    for (position, figure) in figures(sources).iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let found = released.iter().find(|one| one.figure == figure.code);
        tx.execute(
            "insert into account_figure (network_id, account_id, code, line, position, number, whole, median_days)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &account.network,
                &account.id,
                &figure.code,
                &figure.line,
                &position,
                // Of what wasn't released at all there was none.
                &found.map_or(Some(0), |one| one.number),
                &found.and_then(|one| one.whole),
                &found.and_then(|one| one.median_days),
            ],
        )?;
        copy_parts(tx, account, figure, found.map_or(&[][..], |one| &one.parts))?;
    }
    Ok(())
}

fn copy_parts(
    tx: &mut Tx<'_>,
    account: &Account,
    figure: &Figure,
    parts: &[(Split, String, i64)],
) -> Result<(), Error> {
    for (position, (split, code, number)) in parts.iter().enumerate() {
        tx.execute(
            "insert into account_part (network_id, account_id, figure, split, code, position, number)
             values ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &account.network,
                &account.id,
                &figure.code,
                split,
                code,
                &i64::try_from(position).unwrap_or(i64::MAX),
                number,
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
