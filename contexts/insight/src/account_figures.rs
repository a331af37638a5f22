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

/// Copies what was released of the quarter for whose account it is. A figure that came later was not counted then, and isn't
/// there.
pub fn copy(tx: &mut Tx<'_>, account: &Account, sources: &[Worked]) -> Result<(), Error> {
    let whose = (account.organisation, account.municipality.as_str());
    let released = released_quarter::of(tx, (account.network, account.first), whose)?;
    let counted = released_quarter::counted_by(tx, account.network, account.first)?;
    let figures = figures(sources).into_iter().filter(|figure| counted.contains(figure.code));
    for (position, figure) in figures.enumerate() {
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
                // Of what was counted and isn't released there was none.
                &found.map_or(Some(0), |one| one.number),
                &found.and_then(|one| one.whole),
                &found.and_then(|one| one.median_days),
            ],
        )?;
        copy_parts(tx, account, &figure, found.map_or(&[][..], |one| &one.parts))?;
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

/// The figures that are counted now and were not when these were, in the order of the lines.
pub fn not_counted(kept: &[Kept], sources: &[Worked]) -> Vec<Figure> {
    let is_there = |figure: &Figure| kept.iter().any(|one| one.code == figure.code);
    figures(sources).into_iter().filter(|figure| !is_there(figure)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account_files::{as_json, rows};
    use crate::draft_account::{self, Wanted, last_quarter};
    use crate::samples::{WORK, said_in_both, views, worked};
    use crate::show_account;
    use network::again::Again;
    use network::reading::Keys;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_figure_that_came_later_was_not_counted_then() {
        on_both(|db| {
            let village = Village::build(db);
            worked(&village, &[(village.steiger, 10, true)]);
            let before = Worked { figures: WORK.figures.split_at(2).0, ..WORK };
            draft_account::pass(db, &Keys::passing(), monday(), &[before]).unwrap();
            // Begun after the upgrade, of an organisation that did nothing: none of what was counted, and that is all that is known.
            let quarter = last_quarter(kernel::calendar::day(monday()));
            let (organisation, municipality) = (Some(village.loohoek), "GM9901".to_owned());
            let wanted = Wanted { organisation, municipality, quarter };
            let codes = |kept: &[Kept]| -> Vec<(String, Option<i64>)> {
                kept.iter().map(|one| (one.code.clone(), one.number)).collect()
            };
            let found = db
                .write_here(|tx| {
                    let whose = (village.network, village.ruud);
                    let id = draft_account::begin(tx, monday(), whose, (&wanted, &[WORK]))?;
                    Ok::<_, network::Refusal>(of_account(tx, (village.network, id), &[WORK])?)
                })
                .unwrap();
            assert_eq!(codes(&found), [("geholpen".to_owned(), Some(0)), ("gewacht".to_owned(), Some(0))]);
            // Begun before it, and read after.
            let accounts = crate::samples::all_accounts(db, &village);
            let shown = village
                .acts(db, village.ruud, |tx, actor| {
                    let mine = accounts.iter().find(|one| one.organisation == Some(village.steiger));
                    show_account::read(tx, actor, (mine.unwrap().id, None), &[WORK])
                })
                .unwrap();
            let later: Vec<&str> = shown.not_counted.iter().map(|figure| figure.code).collect();
            assert_eq!(later, ["dichtbij", "niet"]);
            let pages = said_in_both(|view| show_account::page(view, &shown, &Again::NOTHING), &[]);
            assert!(pages[0].contains("Toen nog niet geteld") && pages[1].contains("Not counted then"));
            let view = &views()[0];
            assert_eq!(
                as_json(view, &shown)["toen_nog_niet_geteld"],
                serde_json::json!(["dichtbij", "niet"])
            );
            let rows = rows(view, &shown);
            let of = |code: &str| rows.iter().find(|row| row[5] == code).map(|row| row[8].as_str());
            assert_eq!((of("geholpen"), of("niet")), (Some("10"), Some("toen nog niet geteld")));
        });
    }
}
