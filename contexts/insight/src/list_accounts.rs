//! The accounts of the network, newest quarter first: what is final for everybody, drafts for who writes them. Who answers for
//! an organisation or the network begins one towards another municipality, or of an earlier quarter, here.

use crate::account::{self, ACCOUNT, Account, AccountId, Version};
use crate::draft_account::{self, Wanted};
use crate::places::Places;
use crate::released_quarter::released;
use crate::show_alarm::PLACE;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::name_line::{NameLine, name_lines};
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit, desk};
use std::fmt::Write as _;
use store::{After, Error, Page as Slice, ToValue, Tx};
use trends::disclosure::period::Period;
use web::components::{Mark, Symbol, empty, title};
use web::{Choice, Failure, Flash, Page, Posted, Problems, SeeOther, View, t};

/// An account can be begun of so many quarters, the newest that were released.
const QUARTERS: i64 = 4;
/// So many stand on a page.
const AT_ONCE: u16 = 50;

/// The routes of this capability; `sources` tell what the work was.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let post = move |visit: Visit, posted: Posted| post(visit, (posted, sources));
    vec![
        Route::get("/verantwoording", "see_accounts", show),
        Route::post("/verantwoording", "write_account", post),
    ]
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    accounts: Vec<(Account, Version)>,
    pages: Pages,
    places: Places,
    /// Whose account the reader may begin: an organisation, the network.
    may_begin: Vec<Option<OrganisationId>>,
    organisation: String,
    quarters: Vec<Period>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let after = visit.after(AT_ONCE);
    let shown = visit.read(move |tx, actor| read(tx, actor, &after)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn post(visit: Visit, (posted, sources): (Posted, &'static [Worked])) -> Result<Response, Failure> {
    let shown = visit.read(|tx, actor| read(tx, actor, &After::start(AT_ONCE))).await?;
    let whose = if posted.text("whose") == "network" { None } else { Some(visit.actor.organisation) };
    visit
        .read(move |tx, actor| {
            let circle = account::circle(tx, actor.network, whose)?;
            actor.may("write_account", &circle)
        })
        .await?;
    match parse(&posted, (&shown, calendar::day(visit.now())), whose) {
        Ok(wanted) => {
            let id = visit.write(move |tx, actor, now| begin(tx, actor, now, (&wanted, sources))).await?;
            let flash = Flash::new("account-begun");
            Ok(SeeOther::to(account::href(id)).saying(flash).into_response())
        }
        Err(problems) => {
            let again = Again::refused("begin", &posted, &problems);
            Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
        }
    }
}

fn parse(
    posted: &Posted,
    (shown, today): (&Shown, Date),
    organisation: Option<OrganisationId>,
) -> Result<Wanted, Problems> {
    let mut problems = Problems::none();
    if posted.text("whose").is_empty() {
        problems.add("whose", "problem-account-whose");
    }
    let municipality = shown.places.municipality(posted.text("municipality"));
    if municipality.is_none() {
        problems.add("municipality", "problem-account-municipality");
    }
    let quarter = shown.quarters.iter().find(|one| one.first.to_string() == posted.text("quarter"));
    if quarter.is_none() {
        let problem = if is_over(posted.text("quarter"), today) {
            "problem-account-not-released"
        } else {
            "problem-account-quarter"
        };
        problems.add("quarter", problem);
    }
    match municipality.zip(quarter) {
        Some((municipality, quarter)) if problems.is_empty() => {
            Ok(Wanted { organisation, municipality: municipality.code.clone(), quarter: *quarter })
        }
        Some(_) | None => Err(problems),
    }
}

/// Whether this is the first day of a quarter that is over.
fn is_over(typed: &str, today: Date) -> bool {
    typed.parse().is_ok_and(|first: Date| {
        let quarter = Period::quarter(first);
        quarter.first == first && quarter.last < today
    })
}

/// Begins an account, or gives the one that was begun before.
pub fn begin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (wanted, sources): (&Wanted, &[Worked]),
) -> Result<AccountId, Refusal> {
    actor.may("write_account", &account::circle(tx, actor.network, wanted.organisation)?)?;
    draft_account::begin(tx, now, (actor.network, actor.person), (wanted, sources))
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, after: &After<Place>) -> Result<Shown, Refusal> {
    actor.may_here("see_accounts")?;
    let writers = writers(tx, actor)?;
    let listed = list(tx, actor.network, &writers, after)?;
    let mut accounts = Vec::new();
    for account in listed.rows {
        let is_theirs = writers.contains(&account.organisation);
        let versions = account::versions(tx, actor.network, account.id)?;
        let seen = versions.into_iter().find(|version| is_theirs || version.finished.is_some());
        accounts.extend(seen.map(|version| (account, version)));
    }
    let own = [Some(actor.organisation), None];
    let may_begin = own.into_iter().filter(|whose| writers.contains(whose)).collect();
    Ok(Shown {
        accounts,
        pages: pages("/verantwoording", &[], after, listed.next.as_ref()),
        places: Places::load(tx, actor.network)?,
        may_begin,
        organisation: actor.organisation_name.clone(),
        quarters: released(tx, actor.network, QUARTERS)?,
    })
}

/// Where a list of accounts goes on.
type Place = (Date, AccountId);

/// A page of the accounts of which a version is final, and of those of `writers` also where none is: newest quarter first.
fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    writers: &[Option<OrganisationId>],
    after: &After<Place>,
) -> Result<Slice<Account>, Error> {
    let (day, id) = after.key.unwrap_or((Date::MAX, AccountId(Uuid::max())));
    let (limit, mut drafts) = (after.fetch(), String::new());
    let organisations: Vec<OrganisationId> = writers.iter().copied().flatten().collect();
    let mut params: Vec<&dyn ToValue> = vec![&network, &day, &id, &limit];
    if writers.contains(&None) {
        drafts.push_str(" or account.organisation_id is null");
    }
    if !organisations.is_empty() {
        let places = store::places(&organisations, &mut params);
        write!(drafts, " or account.organisation_id in ({places})").expect("writing to a string succeeds");
    }
    let sql = format!(
        "{ACCOUNT} where account.network_id = $1
           and (account.first_day < $2 or (account.first_day = $2 and account.id < $3))
           and (exists (select 1 from account_version where account_version.network_id = account.network_id
               and account_version.account_id = account.id and account_version.finished_at is not null){drafts})
         order by account.first_day desc, account.id desc limit $4"
    );
    let fetched = tx.query(&sql, &params)?.iter().map(account::read).collect::<Result<Vec<_>, _>>()?;
    Ok(Slice::cut(fetched, after, |account| (account.first, account.id)))
}

/// Whose accounts somebody writes: organisations', and the network's (nobody's).
fn writers(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Option<OrganisationId>>, Refusal> {
    let mut whose = vec![Some(actor.organisation), None];
    for desk in &actor.desks {
        whose.push(desk::organisation_of(tx, actor.network, *desk)?);
    }
    let directs = tx.query(
        "select distinct organisation_id from membership
         where network_id = $1 and person_id = $2 and role = 'director'",
        &[&actor.network, &actor.person],
    )?;
    for row in &directs {
        whose.push(Some(row.get("organisation_id")?));
    }
    let mut writers = Vec::new();
    for one in whose {
        if !writers.contains(&one)
            && actor.may("write_account", &account::circle(tx, actor.network, one)?).is_ok()
        {
            writers.push(one);
        }
    }
    Ok(writers)
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "accounts-title");
    let lines: Vec<NameLine> =
        shown.accounts.iter().map(|(account, version)| line(view, shown, account, version)).collect();
    let main = html! {
        (title(&heading, &t!(view, "accounts-what")))
        p {
            a class="utrecht-link" href="/verhalen" { (t!(view, "stories-title")) } " · "
            a class="utrecht-link" href="/resultaten" { (t!(view, "results-title")) }
        }
        @if lines.is_empty() { (empty(&t!(view, "accounts-none"), &html! { (t!(view, "accounts-none-do")) })) }
        (name_lines(&lines))
        (shown.pages.show(view))
        @if !shown.may_begin.is_empty() && !shown.quarters.is_empty() || again.typed("begin").is_some() {
            (again.fold(view, "begin", &t!(view, "account-begin"), &form(view, shown, again)))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

/// A quarter as people say it.
pub fn quarter(view: &View, first: Date) -> String {
    t!(
        view,
        "account-quarter",
        quarter = i32::from(account::quarter_of(first)),
        year = first.year().to_string()
    )
}

fn line(view: &View, shown: &Shown, account: &Account, version: &Version) -> NameLine {
    let municipality = shown.places.name(&account.municipality).unwrap_or(&account.municipality);
    let place = match &version.finished {
        Some(finished) => t!(view, "account-is-final", day = view.day(finished.at), number = version.number),
        None => t!(view, "account-is-draft"),
    };
    NameLine {
        mark: Mark::new(Symbol::Dossier, t!(view, "account-title")),
        href: Some(account.href()),
        name: format!("{}, {}", account.name, quarter(view, account.first)),
        what: t!(view, "account-towards", municipality = municipality),
        place,
        act: Markup::default(),
    }
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "begin").promise("account-begin-promise", &[]);
    let municipalities: Vec<Choice> =
        shown.places.municipalities.iter().map(|one| Choice::new(&one.code, &one.name)).collect();
    let quarters: Vec<Choice> = shown
        .quarters
        .iter()
        .map(|one| Choice::new(one.first.to_string(), quarter(view, one.first)))
        .collect();
    let whose: Vec<Choice> = shown
        .may_begin
        .iter()
        .map(|whose| match whose {
            Some(_) => Choice::new("organisation", &shown.organisation),
            None => Choice::new("network", t!(view, "account-of-network")),
        })
        .collect();
    let fields = html! {
        (form.radios("whose", "account-whose", &whose).required())
        (form.choice("municipality", "account-municipality", &municipalities).required())
        (form.choice("quarter", "account-which-quarter", &quarters).required())
    };
    form.around("/verantwoording", "account-begin-submit", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft_account::last_quarter;
    use crate::samples::{WORK, quarter_is_told, said_in_both, worked};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn who_answers_for_an_organisation_begins_its_account_once_and_others_wait_for_it() {
        on_both(|db| {
            let village = Village::build(db);
            worked(&village, &[(village.steiger, 10, true)]);
            quarter_is_told(db);
            let wanted = Wanted {
                organisation: Some(village.steiger),
                municipality: "GM9901".to_owned(),
                quarter: last_quarter(kernel::calendar::day(monday())),
            };
            let begins =
                |who| village.acts(db, who, |tx, actor| begin(tx, actor, monday(), (&wanted, &[WORK])));
            for who in [village.fatima, village.joost] {
                assert!(matches!(begins(who), Err(Refusal::Forbidden { action: "write_account" })));
            }
            assert_eq!(begins(village.ruud).unwrap(), begins(village.marleen).unwrap());
            let seen = |who| village.acts(db, who, |tx, actor| read(tx, actor, &After::start(9))).unwrap();
            assert!(seen(village.joost).accounts.is_empty());
            said_in_both(|view| page(view, &seen(village.joost), &Again::NOTHING), &["/resultaten"]);
            said_in_both(
                |view| page(view, &seen(village.ruud), &Again::NOTHING),
                &["Welzijn De Steiger", "2026"],
            );
        });
    }

    #[test]
    fn every_account_that_somebody_sees_is_on_a_page() {
        on_both(|db| {
            let village = Village::build(db);
            worked(&village, &[(village.steiger, 10, true)]);
            quarter_is_told(db);
            let quarter = last_quarter(kernel::calendar::day(monday()));
            let mut begun = Vec::new();
            for organisation in [Some(village.steiger), None] {
                let wanted = Wanted { organisation, municipality: "GM9901".to_owned(), quarter };
                let by = (village.network, village.ruud);
                let begins = |tx: &mut Tx<'_>| draft_account::begin(tx, monday(), by, (&wanted, &[WORK]));
                begun.push(db.write_here(begins).unwrap());
            }
            begun.sort_unstable_by(|a, b| b.cmp(a));
            let page = |after: &After<Place>| {
                let writers = [Some(village.steiger), None];
                let listed = db.read_here(|tx| list(tx, village.network, &writers, after)).unwrap();
                (listed.rows.iter().map(|account| account.id).collect::<Vec<_>>(), listed.next)
            };
            let (first, next) = page(&After::start(1));
            assert_eq!(first, begun[..1]);
            let next = next.unwrap().to_string();
            assert_eq!(page(&After::read(Some(&next), 1).unwrap()), (vec![begun[1]], None));
            let others = db.read_here(|tx| list(tx, village.network, &[], &After::start(9))).unwrap();
            assert_eq!(others.rows, [], "no draft of somebody else's takes a place");
        });
    }

    #[test]
    fn a_quarter_that_is_not_over_or_was_never_released_is_not_told() {
        on_both(|db| {
            let village = Village::build(db);
            quarter_is_told(db);
            let shown =
                village.acts(db, village.ruud, |tx, actor| read(tx, actor, &After::start(9))).unwrap();
            let typed = |quarter| {
                Posted::of(&[("whose", "network"), ("municipality", "GM9901"), ("quarter", quarter)])
            };
            let today = calendar::day(monday());
            let parsed = |quarter| {
                let parsed = parse(&typed(quarter), (&shown, today), None);
                parsed.map(drop).map_err(|found| found.iter().map(|one| one.key).collect::<Vec<_>>())
            };
            assert_eq!(parsed("2026-07-01"), Ok(()));
            assert_eq!(parsed("2026-10-01"), Err(vec!["problem-account-quarter"]));
            assert_eq!(parsed(""), Err(vec!["problem-account-quarter"]));
            assert_eq!(parsed("2026-04-01"), Err(vec!["problem-account-not-released"]));
        });
    }
}
