//! Which organisations raised something, and which were silent: silence is a datum too. A few of them on the page of figures;
//! all of them by name, a page at a time, each with the way to what it raised.

use super::steps::Of;
use super::{Raised, stretch};
use crate::figures::{self, Counts};
use axum::extract::RawQuery;
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, address, pages};
use network::{Actor, Refusal, Visit};
use std::collections::BTreeMap;
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx, places};
use web::components::{act_link, empty, table, title};
use web::{Failure, Page, View, t};

/// The page of all of them.
pub(super) const PATH: &str = "/cijfers/organisaties";
/// So many stand on the page of figures.
const MOST: usize = 20;
/// Rows on a page.
const ROWS: u16 = 50;

pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let (weeks, now, after) = (stretch(query)?, visit.now(), visit.after::<String>(ROWS));
    let asked = after.clone();
    let rows = visit.read(move |tx, actor| read(tx, actor, (weeks, now), &asked)).await?;
    let pages = pages(PATH, &[("weken", &weeks.to_string())], &after, rows.next.as_ref());
    Ok(page(&visit.view, weeks, &rows.rows, &pages))
}

/// The organisations that raised most, a few.
pub(super) fn most(tx: &mut Tx<'_>, actor: &Actor, counts: &Counts) -> Result<Vec<Raised>, Error> {
    let mut raised: Vec<(OrganisationId, u64)> =
        counts.by_organisation.iter().map(|(id, count)| (*id, *count)).collect();
    raised.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    raised.truncate(MOST);
    let ids: Vec<OrganisationId> = raised.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&actor.network];
    let places = places(&ids, &mut params);
    let sql = format!("select id, name from organisation where network_id = $1 and id in ({places})");
    let rows = tx.query(&sql, &params)?;
    let names = rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?)));
    let mut names: BTreeMap<OrganisationId, String> = names.collect::<Result<_, Error>>()?;
    let with_name = |(id, count)| Some(Raised { id, organisation: names.remove(&id)?, count });
    Ok(raised.into_iter().filter_map(with_name).collect())
}

/// How many organisations the network has.
pub(super) fn count(tx: &mut Tx<'_>, actor: &Actor) -> Result<u64, Error> {
    let row =
        tx.first("select count(*) as number from organisation where network_id = $1", &[&actor.network])?;
    let number = row.map_or(Ok(0), |row| row.get::<i64>("number"))?;
    Ok(u64::try_from(number).unwrap_or(0))
}

/// A page of all organisations by name, with how many signals each raised.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (weeks, now): (usize, Timestamp),
    after: &After<String>,
) -> Result<Rows<Raised>, Refusal> {
    actor.may_here("see_figures")?;
    let kept = figures::newest(tx, actor.network, weeks, now)?;
    let together = kept.weeks.iter().fold(Counts::default(), |sum, week| sum.and(&week.counts));
    // A name is one organisation's only, and never empty.
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 and name > $2 order by name limit $3",
        &[&actor.network, &after.key.clone().unwrap_or_default(), &after.fetch()],
    )?;
    let mut fetched = Vec::with_capacity(rows.len());
    for row in &rows {
        let id: OrganisationId = row.get("id")?;
        let count = together.by_organisation.get(&id).copied().unwrap_or(0);
        fetched.push(Raised { id, organisation: row.get("name")?, count });
    }
    Ok(Rows::cut(fetched, after, |one: &Raised| one.organisation.clone()))
}

/// The page.
pub fn page(view: &View, weeks: usize, organisations: &[Raised], pages: &Pages) -> Page {
    let heading = t!(view, "figures-who");
    let back = act_link(&format!("/cijfers?weken={weeks}"), &t!(view, "figures-back"));
    let main = html! {
        (title(&heading, &t!(view, "figures-who-what", count = weeks)))
        @if organisations.is_empty() {
            (empty(&t!(view, "figures-who-nobody"), &back))
        } @else {
            (rows(view, weeks, organisations))
            (pages.show(view))
            p { (back) }
        }
    };
    Page::new(view, heading, main).at(web::Place("nav-trends"))
}

/// Organisations with how many signals they raised, each number the way to them.
pub(super) fn rows(view: &View, weeks: usize, organisations: &[Raised]) -> Markup {
    let columns = [t!(view, "figures-column-organisation"), t!(view, "figures-column-raised")];
    let row = |one: &Raised| {
        let pairs = [("weken", weeks.to_string()), ("organisatie", one.id.to_string())];
        let pairs = pairs.each_ref().map(|(name, value)| (*name, value.as_str()));
        let count = html! {
            @if one.count > 0 {
                a class="utrecht-link" href=(address(Of::Raised.path(), &pairs)) {
                    (one.count) span class="ponton-unseen" { ": " (one.organisation) }
                }
            } @else { "0" }
        };
        vec![html! { (one.organisation) }, count]
    };
    let rows: Vec<Vec<Markup>> = organisations.iter().map(row).collect();
    table(&t!(view, "figures-who-caption"), &columns, &rows)
}
