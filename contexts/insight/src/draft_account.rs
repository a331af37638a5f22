//! Beginning an account: when a quarter is over it is released (`quarter_release`), each organisation that worked in it gets a
//! draft towards its own municipality, and so does the network; by hand towards another. Its figures are copied from that
//! release, and somebody holds it until it is final. The clock calls `pass`; of two nodes one makes the release,
//! and each account is begun once.

use crate::account::{self, Account, AccountId, MATTER};
use crate::account_figures;
use crate::quarter_release::{self, Made};
use crate::released_quarter::{Provenance, provenance};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, calendar};
use network::reading::Keys;
use network::worked::Worked;
use network::{Refusal, each_apart, founding};
use obligations::Moment;
use serde_json::json;
use std::collections::BTreeSet;
use store::event::{self, Event};
use store::{Db, Error, Tx};
use trends::disclosure::Rule;
use trends::disclosure::period::Period;
use worklist::{Opening, why};

/// Whoever holds a draft makes it final within so many working days.
const FINAL_WITHIN: u16 = 15;

/// Whose account, to whom, of which quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Whose; nobody's for that of the network.
    pub organisation: Option<OrganisationId>,
    /// The code of the municipality.
    pub municipality: String,
    /// A quarter that is over.
    pub quarter: Period,
}

/// The last quarter that is over on a day.
pub fn last_quarter(today: Date) -> Period {
    Period::quarter(Period::quarter(today).first.saturating_sub(1.day()))
}

/// Releases the last quarter that is over and begins its accounts, once per network; returns how many.
pub fn pass(db: &Db, keys: &Keys, now: Timestamp, sources: &[Worked]) -> Result<usize, Refusal> {
    by_rule(db, keys, (now, &Rule::default()), sources)
}

/// As `pass`, by a rule: for tests that take a defence away and see an attack succeed.
pub fn by_rule(
    db: &Db,
    keys: &Keys,
    (now, rule): (Timestamp, &Rule),
    sources: &[Worked],
) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    let quarter = last_quarter(calendar::day(now));
    each_apart(networks, |(network, _)| {
        if !quarter_release::claim(db, now, (network, quarter), rule)? {
            return Ok(0);
        }
        let begun = release(db, keys, (now, rule), (network, quarter), sources);
        begun.inspect_err(|_| {
            if let Err(refusal) = quarter_release::let_go(db, (network, quarter)) {
                tracing::warn!(error = %refusal, "the release of a quarter stays claimed for a while");
            }
        })
    })
}

fn release(
    db: &Db,
    keys: &Keys,
    (now, rule): (Timestamp, &Rule),
    (network, quarter): (NetworkId, Period),
    sources: &[Worked],
) -> Result<usize, Refusal> {
    // The engine counts outside the transaction that writes, so that nobody waits for it.
    let made = quarter_release::make(db, keys, (now, rule), (network, quarter), sources)?;
    let Some((made, key)) = made else { return Ok(0) };
    db.write_here(|tx| {
        if !made.keep(tx, now, (network, quarter), (rule, key))? {
            return Ok(0);
        }
        begin_all(tx, now, (network, quarter), (&made, sources))
    })
}

fn begin_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, quarter): (NetworkId, Period),
    (made, sources): (&Made, &[Worked]),
) -> Result<usize, Refusal> {
    let told = made.homes.iter().filter_map(|(id, home)| Some((Some(*id), home.clone()?)));
    let of_network: BTreeSet<&String> = made.homes.values().flatten().collect();
    let all = told.chain(of_network.into_iter().map(|municipality| (None, municipality.clone())));
    let mut begun = 0;
    for (organisation, municipality) in all {
        let wanted = Wanted { organisation, municipality, quarter };
        begun += usize::from(begin_with(tx, now, (network, None), (&wanted, sources))?.1);
    }
    Ok(begun)
}

/// Begins an account by hand, of a quarter that was released; one that was begun before is given as it is.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    (wanted, sources): (&Wanted, &[Worked]),
) -> Result<AccountId, Refusal> {
    Ok(begin_with(tx, now, (network, Some(by)), (wanted, sources))?.0)
}

fn begin_with(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, Option<PersonId>),
    (wanted, sources): (&Wanted, &[Worked]),
) -> Result<(AccountId, bool), Refusal> {
    let key = (wanted.organisation, wanted.municipality.as_str(), wanted.quarter.first);
    if let Some(before) = account::of_quarter(tx, network, key)? {
        return Ok((before, false));
    }
    let Provenance { rule, threshold, made_at, .. } = provenance(tx, network, wanted.quarter.first)?
        .ok_or(Refusal::NotNow("problem-account-not-released"))?;
    let id = AccountId::new(now);
    tx.execute(
        "insert into account (network_id, id, organisation_id, municipality, first_day, last_day, rule_version,
           threshold, counted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &network,
            &id,
            &wanted.organisation,
            &wanted.municipality,
            &wanted.quarter.first,
            &wanted.quarter.last,
            &rule,
            &threshold,
            &made_at,
        ],
    )?;
    let account = account::load(tx, network, id)?;
    account_figures::copy(tx, &account, sources)?;
    insert_draft(tx, now, (network, id), 1)?;
    open(tx, now, by, &account)?;
    note(tx, now, (network, by), "account.begun", id)?;
    Ok((id, true))
}

/// A version without words yet.
pub fn insert_draft(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, id): (NetworkId, AccountId),
    number: i64,
) -> Result<(), Error> {
    tx.execute(
        "insert into account_version (network_id, account_id, number, begun_at, version) values ($1, $2, $3, $4, 1)",
        &[&network, &id, &number, &now],
    )
    .map(drop)
}

/// Somebody holds the draft until it is final.
pub fn open(tx: &mut Tx<'_>, now: Timestamp, by: Option<PersonId>, account: &Account) -> Result<(), Refusal> {
    let opening = Opening {
        network: account.network,
        matter: worklist::Matter::new("account", account.id),
        title: format!("{}: {} {}", account.name, account.first.year(), quarter_name(account.quarter())),
        href: account.href(),
        shielded: false,
        holder: account::holder(tx, account.network, account.organisation)?,
        moment: Moment {
            at: calendar::in_working_days(now, FINAL_WITHIN),
            why: why::rule("why-finish-account")?,
        },
    };
    worklist::open(tx, now, by, opening).map(drop)
}

/// A quarter as it stands in a title, in any language.
fn quarter_name(quarter: i8) -> String {
    format!("Q{quarter}")
}

/// Notes in the record what happened to an account, by somebody or by the clock.
pub fn note(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, Option<PersonId>),
    kind: &'static str,
    id: AccountId,
) -> Result<(), Error> {
    let subject = event::Subject { kind: MATTER, id: id.into() };
    let event = Event { network, at: now, actor: by, kind, subject, facts: json!({}) };
    event::append(tx, &event).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, all_accounts, worked};
    use network::samples::Village;
    use obligations::Holder;
    use testkit::on_both;
    use worklist::obligation;

    /// The first working days after the third quarter.
    fn october() -> Timestamp {
        "2026-10-02T07:00:00Z".parse().unwrap()
    }

    #[test]
    fn when_a_quarter_is_over_everybody_who_worked_has_a_draft_once() {
        on_both(|db| {
            let village = Village::build(db);
            let keys = Keys::passing();
            worked(&village, &[(village.steiger, 10, true), (village.loohoek, 20, true)]);
            assert_eq!(pass(db, &keys, october(), &[WORK]).unwrap(), 2, "Loohoek is no municipality here");
            assert_eq!(pass(db, &keys, october(), &[WORK]).unwrap(), 0);
            let all = all_accounts(db, &village);
            let names: BTreeSet<&str> = all.iter().map(|account| account.name.as_str()).collect();
            assert_eq!(names, BTreeSet::from(["Rivierenhart", "Welzijn De Steiger"]));
            for account in &all {
                let kept =
                    db.read_here(|tx| obligation::of_matter(tx, village.network, account.matter())).unwrap();
                let holder = match account.organisation {
                    Some(_) => Holder::Person(village.ruud),
                    None => Holder::Desk(village.desk),
                };
                assert_eq!(kept.unwrap().state.holder(), Some(holder));
                let figures =
                    |tx: &mut Tx<'_>| account_figures::of_account(tx, (village.network, account.id), &[WORK]);
                let figures = db.read_here(figures).unwrap();
                let expected = if account.organisation.is_some() { 10 } else { 30 };
                assert_eq!(figures[0].number, Some(expected), "{}", account.name);
            }
        });
    }

    #[test]
    fn a_quarter_is_the_last_that_is_over() {
        let on = |day: &str| last_quarter(day.parse().unwrap());
        assert_eq!(on("2026-11-23").first.to_string(), "2026-07-01");
        assert_eq!(on("2027-01-01").last.to_string(), "2026-12-31");
    }
}
