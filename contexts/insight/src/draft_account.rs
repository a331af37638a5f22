//! Beginning an account: when a quarter is over, each organisation that worked in it gets a draft towards its own
//! municipality, and so does the network; by hand towards another. Its figures are counted then, from the steps of the work
//! itself, and somebody holds it until it is final. The job clock calls `pass`; two nodes begin each account once.

use crate::account::{self, Account, AccountId, MATTER};
use crate::account_count::{Limits, UNKNOWN, count};
use crate::account_figures::{self, figures};
use crate::places::Places;
use crate::series::main_of;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, calendar};
use network::published::Stretch;
use network::theme::{self, Theme};
use network::worked::{WorkStep, Worked};
use network::{Refusal, founding};
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

/// Begins the accounts of the last quarter, once per network; returns how many.
pub fn pass(db: &Db, now: Timestamp, sources: &[Worked]) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    let quarter = last_quarter(calendar::day(now));
    let mut begun = 0;
    for (network, _) in networks {
        if db.read_here(|tx| Ok::<_, Refusal>(is_done(tx, network, quarter)?))? {
            continue;
        }
        begun += db.write_here(|tx| begin_all(tx, now, (network, quarter), sources))?;
    }
    Ok(begun)
}

fn is_done(tx: &mut Tx<'_>, network: NetworkId, quarter: Period) -> Result<bool, Error> {
    let row = tx.first(
        "select begun_at from account_quarter where network_id = $1 and first_day = $2",
        &[&network, &quarter.first],
    )?;
    Ok(row.is_some())
}

fn begin_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, quarter): (NetworkId, Period),
    sources: &[Worked],
) -> Result<usize, Refusal> {
    let first = tx.execute(
        "insert into account_quarter (network_id, first_day, begun_at) values ($1, $2, $3)
         on conflict (network_id, first_day) do nothing",
        &[&network, &quarter.first, &now],
    )?;
    if first == 0 {
        return Ok(0);
    }
    let steps = read(tx, network, quarter, sources)?;
    let worked: BTreeSet<OrganisationId> = steps.iter().map(|step| step.organisation).collect();
    let places = Places::load(tx, network)?;
    let mut to = BTreeSet::new();
    let mut begun = 0;
    for organisation in worked {
        let Some(kept) = network::organisation::load(tx, network, organisation)? else { continue };
        let Some(municipality) = places.municipalities.iter().find(|one| one.name == kept.place) else {
            continue;
        };
        to.insert(municipality.code.clone());
        let wanted =
            Wanted { organisation: Some(organisation), municipality: municipality.code.clone(), quarter };
        begun += usize::from(begin_with(tx, now, (network, None), (&wanted, sources), &steps)?.1);
    }
    for municipality in to {
        let wanted = Wanted { organisation: None, municipality, quarter };
        begun += usize::from(begin_with(tx, now, (network, None), (&wanted, sources), &steps)?.1);
    }
    Ok(begun)
}

/// Begins an account by hand; one that was begun before is given as it is.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    (wanted, sources): (&Wanted, &[Worked]),
) -> Result<AccountId, Refusal> {
    let steps = read(tx, network, wanted.quarter, sources)?;
    Ok(begin_with(tx, now, (network, Some(by)), (wanted, sources), &steps)?.0)
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

fn begin_with(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, Option<PersonId>),
    (wanted, sources): (&Wanted, &[Worked]),
    steps: &[WorkStep],
) -> Result<(AccountId, bool), Refusal> {
    let key = (wanted.organisation, wanted.municipality.as_str(), wanted.quarter.first);
    if let Some(before) = account::of_quarter(tx, network, key)? {
        return Ok((before, false));
    }
    let (id, rule) = (AccountId::new(now), Rule::default());
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
            &rule.version,
            &rule.threshold,
            &now,
        ],
    )?;
    let places = Places::load(tx, network)?;
    let mine: Vec<WorkStep> = steps.iter().filter(|step| is_told(step, wanted, &places)).cloned().collect();
    let themes = theme::list(tx, network)?;
    let figures = figures(sources);
    let limits = Limits {
        threshold: u64::from(rule.threshold),
        sensitive: u64::from(rule.threshold_sensitive),
        sensitive_themes: &sensitive(&themes),
        place: &|area| area.map_or(UNKNOWN, |area| places.place_of(area)).to_owned(),
        main: &|theme| theme.map_or(UNKNOWN, main_of).to_owned(),
    };
    account_figures::keep(tx, (network, id), &figures, &count(&figures, &mine, &limits))?;
    insert_draft(tx, now, (network, id), 1)?;
    let account = account::load(tx, network, id)?;
    open(tx, now, by, &account)?;
    note(tx, now, (network, by), "account.begun", id)?;
    Ok((id, true))
}

/// A step of the organisation, that isn't known to have been made elsewhere.
fn is_told(step: &WorkStep, wanted: &Wanted, places: &Places) -> bool {
    let place = places.place_of(step.area.as_deref().unwrap_or_default());
    let is_here = step.area.is_none() || places.above(place).is_none_or(|above| above == wanted.municipality);
    is_here && wanted.organisation.is_none_or(|organisation| step.organisation == organisation)
}

/// A theme is as sensitive as what is most so in it.
fn sensitive(themes: &[Theme]) -> BTreeSet<String> {
    themes.iter().filter(|theme| theme.sensitive).map(|theme| main_of(&theme.code).to_owned()).collect()
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
    use crate::samples::{WORK, worked};
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
            worked(&village, &[(village.steiger, 9, true), (village.loohoek, 7, true)]);
            assert_eq!(pass(db, october(), &[WORK]).unwrap(), 2, "Loohoek is no municipality here");
            assert_eq!(pass(db, october(), &[WORK]).unwrap(), 0);
            let all = db.read_here(|tx| account::list(tx, village.network)).unwrap();
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
                let expected = if account.organisation.is_some() { 9 } else { 16 };
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
