//! The waterlijn: what in the whole network is overdue or has climbed, where, since when and to which rung, longest waiting
//! first. For everybody in the network, so that nothing sinks unseen; shielded titles stay with their insiders. Not a
//! list to judge people by: it counts organisations and rungs, never persons.

use crate::held::{self, From, Line, RUNGS};
use crate::shown;
use crate::today::{Part, PartPlace};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeMap;
use store::{After, Error, Page as Slice, Tx};
use web::components::tally::Tally;
use web::components::{self, Tone, empty, section, tally, title};
use web::{Failure, Page, View, t};

/// How many lines stand on a page.
const PAGE: u16 = 50;
/// Counting what climbed stops here, and what is overdue too, so that the page costs the same in a network that has
/// much adrift.
const MOST: i64 = 200;
/// So many organisations stand in the table.
const PLACES: usize = 20;

/// The routes of this capability.
pub fn routes(parts: &'static [Part]) -> Vec<Route> {
    vec![Route::get("/waterlijn", "see_waterline", move |visit: Visit| show(visit, parts))]
}

struct Shown {
    parts: Vec<Markup>,
    lines: Vec<Line>,
    pages: Pages,
    overdue: i64,
    rungs: [i64; 3],
    places: Vec<(Option<String>, i64)>,
    counted_all: bool,
}

async fn show(visit: Visit, parts: &'static [Part]) -> Result<Page, Failure> {
    let (after, view) = (visit.after(PAGE), visit.view.clone());
    let shown = visit
        .read(move |tx, actor| {
            let mut shown = read(tx, actor, view.now, &after)?;
            for part in parts.iter().filter(|part| part.place == PartPlace::Waterline) {
                shown.parts.push((part.read)(tx, actor, &view)?);
            }
            Ok(shown)
        })
        .await?;
    Ok(page(&visit.view, &visit.actor, &shown))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, after: &After<From>) -> Result<Shown, Refusal> {
    actor.may_here("see_waterline")?;
    let lines = held::adrift(tx, actor.network, now, after.key, after.fetch())?;
    let lines = Slice::cut(lines, after, held::place);
    let adrift = count(tx, actor.network, now)?;
    let on = |rung| adrift.iter().filter(|part| part.rung == rung).map(|part| part.lines).sum();
    Ok(Shown {
        parts: Vec::new(),
        pages: pages("/waterlijn", &[], after, lines.next.as_ref()),
        lines: lines.rows,
        overdue: adrift.iter().map(|part| part.overdue).sum(),
        rungs: RUNGS.map(on),
        places: places_of(&adrift),
        counted_all: adrift.iter().map(|part| part.lines).sum::<i64>() < MOST,
    })
}

/// So many lines of one organisation on one rung.
struct Adrift {
    rung: String,
    organisation: Option<String>,
    lines: i64,
    overdue: i64,
}

/// Counts what is adrift by rung and by where it began: with the organisation of the person or desk that held it in
/// their own right.
fn count(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Adrift>, Error> {
    let rows = tx.query(
        "select adrift.rung, organisation.name as organisation, count(*) as lines,
           sum(case when adrift.moment_at < $2 then 1 else 0 end) as overdue
         from (
           select * from (
             select rung, moment_at, original_person as person, original_desk as desk
             from obligation
             where network_id = $1 and state <> 'settled' and rung <> 'holder'
               and rung in ('team_lead', 'organisation_desk', 'network_desk') limit $3
           ) climbed
           union all
           select * from (
             select rung, moment_at, holder_person as person, holder_desk as desk
             from obligation
             where network_id = $1 and state <> 'settled' and rung = 'holder' and moment_at < $2
             order by moment_at, id limit $3
           ) overdue
         ) adrift
         left join desk on desk.network_id = $1 and desk.id = adrift.desk
         left join organisation on organisation.network_id = $1 and organisation.id = coalesce(
           desk.organisation_id,
           (select membership.organisation_id from membership
            where membership.network_id = $1 and membership.person_id = adrift.person
            order by membership.since, membership.organisation_id limit 1))
         group by adrift.rung, organisation.name",
        &[&network, &now, &MOST],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Adrift {
                rung: row.get("rung")?,
                organisation: row.get("organisation")?,
                lines: row.get("lines")?,
                overdue: row.get("overdue")?,
            })
        })
        .collect()
}

/// The organisations with the most adrift; the network's own desk belongs to none.
fn places_of(adrift: &[Adrift]) -> Vec<(Option<String>, i64)> {
    let mut places: BTreeMap<Option<&str>, i64> = BTreeMap::new();
    for part in adrift {
        *places.entry(part.organisation.as_deref()).or_default() += part.lines;
    }
    let mut places: Vec<(Option<String>, i64)> =
        places.into_iter().map(|(name, lines)| (name.map(str::to_owned), lines)).collect();
    places.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
    places.truncate(PLACES);
    places
}

fn page(view: &View, actor: &Actor, shown: &Shown) -> Page {
    let heading = t!(view, "waterline-title");
    let main = html! {
        (title(&heading, &t!(view, "waterline-what")))
        @for part in &shown.parts { (part) }
        @if shown.lines.is_empty() && shown.pages == Pages::default() {
            (empty(&t!(view, "waterline-nothing"), &html! { (t!(view, "waterline-nothing-then")) }))
        } @else {
            (tally(view, &numbers(view, shown)))
            (section("lijnen", &t!(view, "waterline-lines"), &html! {
                (components::lines(view, &shown::lines(view, actor, &shown.lines)))
                (shown.pages.show(view))
            }))
            @if !shown.places.is_empty() { (section("waar", &t!(view, "waterline-places"), &places(view, shown))) }
        }
    };
    Page::new(view, heading, main)
}

fn numbers(view: &View, shown: &Shown) -> Vec<Tally> {
    let number = |count: i64, tone: Tone, key: &str| Tally {
        number: u64::try_from(count).unwrap_or(0),
        text: view.say(key, &[]),
        tone,
        href: None,
    };
    let [lead, organisation, network] = shown.rungs;
    vec![
        number(shown.overdue, Tone::Now, "waterline-overdue"),
        number(lead, Tone::Wait, "waterline-team-lead"),
        number(organisation, Tone::Wait, "waterline-organisation-desk"),
        number(network, Tone::Now, "waterline-network-desk"),
    ]
}

fn places(view: &View, shown: &Shown) -> Markup {
    let columns = [t!(view, "waterline-organisation"), t!(view, "waterline-count")];
    let rows: Vec<Vec<Markup>> = shown
        .places
        .iter()
        .map(|(name, count)| {
            let name = name.clone().unwrap_or_else(|| t!(view, "waterline-network-itself"));
            vec![html! { (name) }, html! { (count) }]
        })
        .collect();
    html! {
        (components::table(&t!(view, "waterline-places-what"), &columns, &rows))
        @if !shown.counted_all { p { (t!(view, "waterline-most", most = MOST)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Shield, open_at, opening};
    use kernel::{Lang, PersonId, calendar};
    use network::samples::{Village, monday};
    use obligations::Holder;
    use testkit::on_both;
    use web::samples::{check_html, view};

    fn seen_by(
        db: &store::Db,
        village: &Village,
        who: PersonId,
        now: Timestamp,
        limit: u16,
    ) -> (Actor, Shown) {
        let after = After::start(limit);
        village.acts(db, who, |tx, actor| Ok((actor.clone(), read(tx, actor, now, &after)?))).unwrap()
    }

    #[test]
    fn what_is_late_and_what_climbed_stands_there_once_longest_waiting_first() {
        on_both(|db| {
            let village = Village::build(db);
            open_at(db, &village, village.fatima, 1);
            open_at(db, &village, village.joost, 2);
            open_at(db, &village, village.ruud, 9);
            crate::clock::pass(db, calendar::in_days(monday(), 1)).unwrap();
            let (_, shown) = seen_by(db, &village, village.ruud, calendar::in_days(monday(), 3), PAGE);
            assert_eq!((shown.lines.len(), shown.overdue, shown.rungs), (2, 2, [1, 0, 0]));
            assert!(shown.lines[0].moment <= shown.lines[1].moment);
            let places: Vec<Option<&str>> = shown.places.iter().map(|(name, _)| name.as_deref()).collect();
            assert_eq!(places, [Some("Welzijn De Steiger"), Some("Welzijn Loohoek")]);
            let (_, first) = seen_by(db, &village, village.ruud, calendar::in_days(monday(), 3), 1);
            assert!(first.lines.len() == 1 && first.pages.next.is_some());
        });
    }

    #[test]
    fn a_shielded_title_stays_with_its_insiders() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        opening(&db, &village, (Holder::Person(village.bart), 1), Shield::Shielded);
        let now = calendar::in_days(monday(), 2);
        for lang in Lang::ALL {
            let view = View { now, ..view(lang, &[TEXTS, network::TEXTS]) };
            for (who, reads) in [(village.bart, true), (village.elly, false), (village.ruud, false)] {
                let (actor, shown) = seen_by(&db, &village, who, now, PAGE);
                let html = page(&view, &actor, &shown).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert_eq!(html.contains("De gemeente wil"), reads);
                assert_eq!(html.contains("Terugbellen"), reads, "the reason may tell as much");
            }
        }
    }

    #[test]
    fn a_calm_network_says_so() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let (actor, shown) = seen_by(&db, &village, village.ruud, monday(), PAGE);
        let view = view(Lang::Nl, &[TEXTS, network::TEXTS]);
        let html = page(&view, &actor, &shown).html();
        assert!(html.contains("Alles is boven water.") && check_html(&html).is_empty());
    }
}
