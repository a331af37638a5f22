//! Members of whom nobody heard for long, outside any call round: they raised nothing and were not spoken to for as many
//! weeks as the network says. For everybody, on a page and as one line on the waterlijn. Silence is a datum: it says that
//! somebody may call, not what a member is like; nobody holds it, and nobody is reminded of it.

use crate::record::record;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::heard;
use network::name_line::{NameLine, name_lines};
use network::phone::{self, Phone};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::event::Subject;
use store::{After, Error, Page as Slice, Row, Tx};
use web::components::{Mark, Symbol, act_link, empty, section, title};
use web::{Failure, Flash, Page, Place, Posted, Problems, SeeOther, View, t};
use worklist::today::{Part, PartPlace};

/// How many members stand on a page.
const PAGE: u16 = 50;
/// More than this is "more than", on the waterlijn.
const COUNTED: u16 = 99;
/// The weeks that make sense: from a month to ten years.
const LENGTHS: std::ops::RangeInclusive<i64> = 4..=520;

/// An organisation that was not heard for long.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Silent {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// The place it works from.
    pub place: String,
    /// Since when: last heard, or in the network.
    pub since: Timestamp,
}

/// What places a silent organisation in the list: since when, and which.
pub type Turn = (Timestamp, OrganisationId);

/// The silent members, on the waterlijn.
pub const PART: Part = Part { place: PartPlace::Waterline, read: on_waterline };

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/stil", "see_call_rounds", show), Route::post("/stil", "set_silence", post)]
}

/// What the page shows.
pub struct Shown {
    weeks: i64,
    silent: Vec<(Silent, Option<Phone>)>,
    pages: Pages,
    may_set: bool,
    may_call: bool,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = load(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn load(visit: &Visit) -> Result<Shown, Refusal> {
    let (now, after) = (visit.now(), visit.after(PAGE));
    visit.read(move |tx, actor| read(tx, actor, now, &after)).await
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("set_silence")?;
    let weeks: Option<i64> = posted.text("weeks").parse().ok().filter(|weeks| LENGTHS.contains(weeks));
    if let Some(weeks) = weeks {
        visit.write(move |tx, actor, now| set(tx, actor, now, weeks)).await?;
        let flash = Flash::new("long-silent-set").with("weeks", weeks);
        return Ok(SeeOther::to("/stil").saying(flash).into_response());
    }
    let mut problems = Problems::none();
    let args = vec![("least", (*LENGTHS.start()).into()), ("most", (*LENGTHS.end()).into())];
    problems.add_with("weeks", "problem-silent-weeks", args);
    let (shown, again) = (load(&visit).await?, Again::refused("weeks", &posted, &problems));
    Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Says after how many weeks a member counts as silent; the same again changes nothing.
pub fn set(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, weeks: i64) -> Result<(), Refusal> {
    actor.may_here("set_silence")?;
    if heard::weeks(tx, actor.network)? == weeks {
        return Ok(());
    }
    heard::set_weeks(tx, actor.network, weeks)?;
    let subject = Subject { kind: "network", id: actor.network.into() };
    Ok(record(tx, actor, now, "network.silence-set", subject, json!({ "weeks": weeks }))?)
}

/// Reads the page.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, after: &After<Turn>) -> Result<Shown, Refusal> {
    actor.may_here("see_call_rounds")?;
    let weeks = heard::weeks(tx, actor.network)?;
    let found = silent(tx, actor.network, heard::before(now, weeks), after)?;
    let mut listed = Vec::with_capacity(found.rows.len());
    for one in found.rows {
        let phone = phone::of(tx, actor.network, one.id)?;
        listed.push((one, phone));
    }
    Ok(Shown {
        weeks,
        silent: listed,
        pages: pages("/stil", &[], after, found.next.as_ref()),
        may_set: actor.may_here("set_silence").is_ok(),
        may_call: actor.may_here("start_call_round").is_ok(),
    })
}

/// The organisations not heard since `before`, the longest silent first. Not those that keep the network itself going, and
/// not those that asked not to be called: that is their answer.
fn silent(
    tx: &mut Tx<'_>,
    network: NetworkId,
    before: Timestamp,
    after: &After<Turn>,
) -> Result<Slice<Silent>, Error> {
    let nobody = (Timestamp::UNIX_EPOCH, OrganisationId(Uuid::nil()));
    let (at, id) = after.key.unwrap_or(nobody);
    let rows = tx.query(
        "select organisation.id, organisation.name, organisation.place, organisation.heard_at from organisation
         where organisation.network_id = $1 and (organisation.heard_at, organisation.id) > ($2, $3)
           and organisation.heard_at < $4 and organisation.kind not in ('umbrella', 'sector_body')
           and not exists (select 1 from call_refusal where call_refusal.network_id = organisation.network_id
             and call_refusal.organisation_id = organisation.id)
         order by organisation.heard_at, organisation.id limit $5",
        &[&network, &at, &id, &before, &after.fetch()],
    )?;
    let rows = rows.iter().map(silent_one).collect::<Result<Vec<_>, Error>>()?;
    Ok(Slice::cut(rows, after, |silent| (silent.since, silent.id)))
}

fn silent_one(row: &Row) -> Result<Silent, Error> {
    Ok(Silent {
        id: row.get("id")?,
        name: row.get("name")?,
        place: row.get("place")?,
        since: row.get("heard_at")?,
    })
}

/// The page; `again` is the form that was refused, if it was.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "long-silent-title");
    let lines: Vec<NameLine> =
        shown.silent.iter().map(|(one, phone)| line(view, one, phone.as_ref())).collect();
    let main = html! {
        (title(&heading, &t!(view, "long-silent-what", weeks = shown.weeks)))
        @if lines.is_empty() {
            (empty(&t!(view, "long-silent-nobody"), &html! { (t!(view, "silent-nobody-then")) }))
        }
        (name_lines(&lines))
        (shown.pages.show(view))
        @if shown.may_call && !lines.is_empty() {
            p { (act_link("/belrondes/nieuw", &t!(view, "long-silent-call"))) }
        }
        @if shown.may_set || again.typed("weeks").is_some() {
            (again.fold(view, "weeks", &t!(view, "long-silent-set-title"), &form(view, again, shown.weeks)))
        }
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

fn form(view: &View, again: &Again<'_>, weeks: i64) -> Markup {
    let form = again.form(view, "weeks").promise("long-silent-promise", &[]);
    let field = form.line("weeks", "long-silent-weeks").hint("long-silent-weeks-hint").required().max(3);
    form.around("/stil", "long-silent-act", &html! { (field.value(&weeks.to_string())) })
}

fn line(view: &View, silent: &Silent, phone: Option<&Phone>) -> NameLine {
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "call-round-member")),
        href: Some(format!("/netwerk/organisaties/{}", silent.id)),
        name: silent.name.clone(),
        what: silent.place.clone(),
        place: t!(view, "long-silent-since", day = view.day(silent.since)),
        act: html! {
            @if let Some(phone) = phone { a class="utrecht-link" href=(phone.dial()) { (phone) } }
        },
    }
}

/// One line, when there is anybody of whom nothing was heard.
fn on_waterline(tx: &mut Tx<'_>, actor: &Actor, view: &View) -> Result<Markup, Refusal> {
    actor.may_here("see_call_rounds")?;
    let weeks = heard::weeks(tx, actor.network)?;
    let found = silent(tx, actor.network, heard::before(view.now, weeks), &After::start(COUNTED))?;
    let (count, more) = (found.rows.len(), if found.next.is_some() { "yes" } else { "no" });
    Ok(html! {
        @if count > 0 {
            (section("lang-stil", &t!(view, "long-silent-title"), &html! {
                p {
                    (t!(view, "long-silent-line", count = count, more = more, weeks = weeks)) " "
                    a class="utrecht-link" href="/stil" { (t!(view, "long-silent-see")) }
                }
            }))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::calendar;
    use network::heard::{WEEKS, before, keep};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn who_let_nothing_be_heard_is_listed_page_by_page_the_longest_first() {
        on_both(|db| {
            let village = Village::build(db);
            let names = |now, after: &After<Turn>| {
                let found =
                    db.read_here(|tx| silent(tx, village.network, before(now, WEEKS), after)).unwrap();
                (found.rows.iter().map(|one| one.name.clone()).collect::<Vec<_>>(), found.next)
            };
            let all = After::start(50);
            assert_eq!(names(monday(), &all).0, [] as [&str; 0], "who came just now is not silent");
            let later = calendar::in_days(monday(), 7 * 27);
            db.write_here(|tx| keep(tx, calendar::in_days(monday(), 3), village.network, village.loohoek))
                .unwrap();
            assert_eq!(names(later, &all).0, ["Welzijn De Steiger", "Welzijn Loohoek"]);
            let (first, next) = names(later, &After::start(1));
            assert_eq!(first, ["Welzijn De Steiger"]);
            let key = store::Cursor::read(&next.unwrap().to_string()).unwrap();
            let (second, next) = names(later, &After { key: Some(key), limit: 1 });
            assert_eq!((second, next), (vec!["Welzijn Loohoek".to_owned()], None));
            db.write_here(|tx| keep(tx, later, village.network, village.steiger)).unwrap();
            assert_eq!(names(later, &all).0, ["Welzijn Loohoek"]);
        });
    }
}
