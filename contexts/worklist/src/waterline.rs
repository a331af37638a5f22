//! The waterlijn: what in the whole network is overdue or has climbed, where, since when and to which rung, longest waiting
//! first. For everybody in the network, so that nothing sinks unseen; shielded titles stay with their insiders. Not a
//! list to judge people by: it counts organisations and rungs, never persons.

use crate::held::{self, From, Line, RUNGS, Sight};
use crate::shown;
use crate::today::{Part, PartPlace};
use kernel::Timestamp;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::{Actor, Refusal, Route, Visit};
use store::{After, Error, Page as Slice, ToValue, Tx};
use web::components::tally::Tally;
use web::components::{self, Tone, empty, section, tally, title};
use web::{Failure, Page, View, t};

/// How many lines stand on a page.
const PAGE: u16 = 50;
/// Each count stops here and says so, so that the page costs the same in a network that has much adrift.
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
    overdue: Number,
    rungs: [Number; 3],
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
    let sight = Sight::of(actor);
    let lines = held::adrift(tx, sight, now, after.key, after.fetch())?;
    let lines = Slice::cut(lines, after, held::place);
    let network = actor.network;
    let overdue = number(tx, sight, "moment_at < $2", &[&network, &now])?;
    let mut on =
        |rung: &str| number(tx, sight, &format!("rung <> 'holder' and rung = '{rung}'"), &[&network]);
    let rungs = [on(RUNGS[0])?, on(RUNGS[1])?, on(RUNGS[2])?];
    let mut places = count(tx, sight, now)?;
    places.sort_by_key(|(name, lines)| (std::cmp::Reverse(*lines), name.clone()));
    Ok(Shown {
        parts: Vec::new(),
        pages: pages("/waterlijn", &[], after, lines.next.as_ref()),
        lines: lines.rows,
        overdue,
        rungs,
        counted_all: counted_all(&places),
        places: places.into_iter().take(PLACES).collect(),
    })
}

/// How many there are, counted no further than `MOST`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Number {
    Exactly(i64),
    OrMore(i64),
}

/// Counts up to `MOST` obligations that fit `condition`, by its own index.
fn number(tx: &mut Tx<'_>, sight: Sight, condition: &str, params: &[&dyn ToValue]) -> Result<Number, Error> {
    let sql = format!(
        "select count(*) as lines from (
           select id from obligation where network_id = $1 and state <> 'settled' {} and {condition} limit {}
         ) counted",
        sight.sql(),
        MOST + 1
    );
    let lines = tx.first(&sql, params)?.map_or(Ok(0), |row| row.get::<i64>("lines"))?;
    Ok(if lines > MOST { Number::OrMore(MOST) } else { Number::Exactly(lines) })
}

/// By where it began, with the organisation of the person or desk that held it in their own right: those that wait longest.
fn count(tx: &mut Tx<'_>, sight: Sight, now: Timestamp) -> Result<Vec<(Option<String>, i64)>, Error> {
    const COLUMNS: &str = "id, moment_at, coalesce(original_person, holder_person) as person,
        case when original_person is null then coalesce(original_desk, holder_desk) end as desk";
    let mut parts = vec!["moment_at < $2".to_owned()];
    parts.extend(RUNGS.map(|rung| format!("rung <> 'holder' and rung = '{rung}' and moment_at >= $2")));
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(part, condition)| {
            format!(
                "select * from (
                   select {COLUMNS} from obligation
                   where network_id = $1 and state <> 'settled' and {condition} {}
                   order by moment_at, id limit $3) part_{part}",
                sight.sql()
            )
        })
        .collect();
    let sql = format!(
        "select organisation.name as organisation, count(*) as lines
         from (select * from ({}) parts order by moment_at, id limit $3) adrift
         left join desk on desk.network_id = $1 and desk.id = adrift.desk
         left join organisation on organisation.network_id = $1 and organisation.id = coalesce(
           desk.organisation_id,
           (select membership.organisation_id from membership
            where membership.network_id = $1 and membership.person_id = adrift.person
            order by membership.since, membership.organisation_id limit 1))
         group by organisation.name",
        parts.join(" union all ")
    );
    let rows = tx.query(&sql, &[&sight.network, &now, &MOST])?;
    rows.iter().map(|row| Ok((row.get("organisation")?, row.get("lines")?))).collect()
}

/// Whether that is all that is adrift.
fn counted_all(places: &[(Option<String>, i64)]) -> bool {
    places.iter().map(|(_, lines)| lines).sum::<i64>() < MOST
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
    let number = |number: Number, tone: Tone, key: &str| {
        let what = view.say(key, &[]);
        let (count, text) = match number {
            Number::Exactly(count) => (count, what),
            Number::OrMore(count) => (count, t!(view, "waterline-or-more", what = what)),
        };
        Tally { number: u64::try_from(count).unwrap_or(0), text, tone, href: None }
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
            let [two, one, none] = [2, 1, 0].map(Number::Exactly);
            assert_eq!((shown.lines.len(), shown.overdue, shown.rungs), (2, two, [one, none, none]));
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
                assert_eq!(
                    html.contains("Alles is boven water.") || lang == Lang::En,
                    lang == Lang::En || !reads
                );
            }
        }
    }

    #[test]
    fn a_number_is_exact_or_says_that_there_are_more() {
        on_both(|db| {
            let village = Village::build(db);
            let now = calendar::in_days(monday(), 3);
            let view = View { now, ..view(Lang::Nl, &[TEXTS, network::TEXTS]) };
            let shows = |more: i64| {
                for _ in 0..more {
                    open_at(db, &village, village.fatima, 1);
                }
                let (actor, shown) = seen_by(db, &village, village.ruud, now, PAGE);
                (shown.overdue, page(&view, &actor, &shown).html())
            };
            let (exactly, html) = shows(MOST);
            assert_eq!(exactly, Number::Exactly(MOST));
            assert!(!html.contains("of meer"));
            let (more, html) = shows(1);
            assert_eq!(more, Number::OrMore(MOST));
            assert!(html.contains("of meer te laat") && html.contains("die het langst wachten"), "{html}");
        });
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
