//! One table: who sits at it for whom and with what mandate, what it speaks about, and its meetings, each with its agenda.
//! For everybody in the network; its convener plans meetings here.

use crate::again::Again;
use crate::name_line::{NameLine, name_lines};
use crate::round_table::{self, Meeting, RoundTable, RoundTableId, Seat};
use crate::{Actor, Refusal, Route, Visit, plan_meeting, theme};
use axum::extract::Path;
use kernel::{Lang, Timestamp};
use maud::{Markup, html};
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{empty, facts, head, section, when};
use web::{Failure, Page, View, t};

/// How many meetings, planned and past, stand on the page.
const MEETINGS: i64 = 40;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tafels/{id}", "see_table", show)]
}

/// What the page shows.
pub struct Shown {
    /// The table.
    pub table: RoundTable,
    themes: Vec<String>,
    seats: Vec<Seat>,
    meetings: Vec<Meeting>,
    planning: Planning,
}

/// Whether the reader plans this table's meetings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Planning {
    Theirs,
    NotTheirs,
}

async fn show(visit: Visit, Path(id): Path<RoundTableId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when its form was refused.
pub async fn read(visit: &Visit, id: RoundTableId) -> Result<Shown, Refusal> {
    let lang = visit.view.lang;
    visit.read(move |tx, actor| shown(tx, actor, id, lang)).await
}

fn shown(tx: &mut Tx<'_>, actor: &Actor, id: RoundTableId, lang: Lang) -> Result<Shown, Refusal> {
    actor.may_here("see_table")?;
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    let matter = plan_meeting::matter(actor, &table);
    let codes = round_table::themes_of(tx, actor.network, id)?;
    let themes = theme::list(tx, actor.network)?;
    let named = themes.iter().filter(|theme| codes.contains(&theme.code));
    Ok(Shown {
        themes: named.map(|theme| theme.name(lang).to_owned()).collect(),
        seats: round_table::seats(tx, actor.network, id)?,
        meetings: round_table::meetings(tx, actor.network, id, MEETINGS)?,
        planning: match actor.may("plan_meeting", &matter) {
            Ok(()) => Planning::Theirs,
            Err(_) => Planning::NotTheirs,
        },
        table,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let table = &shown.table;
    let (past, planned): (Vec<&Meeting>, Vec<&Meeting>) =
        shown.meetings.iter().partition(|meeting| meeting.starts_at < view.now);
    // The next meeting first; what has been, newest first.
    let planned: Vec<&Meeting> = planned.into_iter().rev().collect();
    let sentence = html! {
        (t!(view, "table-convener", name = &table.convener_name)) " "
        @match planned.first() {
            Some(next) => { (t!(view, "table-next", when = view.when(next.starts_at), place = &next.place)) },
            None => { (t!(view, "table-no-meeting")) },
        }
    };
    let main = html! {
        (head(view, &table.name, None, &sentence))
        (facts(&about(view, shown)))
        (section("gepland", &t!(view, "table-planned"), &html! {
            @if planned.is_empty() {
                (empty(&t!(view, "table-none-planned"), &html! { (t!(view, "table-none-planned-then")) }))
            }
            (meetings(view, table.id, &planned))
            @if shown.planning == Planning::Theirs {
                (again.fold(view, "meeting", &t!(view, "plan-meeting-title"), &plan_meeting::form(view, again, table.id)))
            }
        }))
        (section("stoelen", &t!(view, "table-seats"), &seats(view, &shown.seats)))
        @if !past.is_empty() { (section("geweest", &t!(view, "table-past"), &meetings(view, table.id, &past))) }
    };
    Page::new(view, table.name.as_str(), main)
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let mut rows = vec![
        (t!(view, "table-kind"), html! { (view.say(shown.table.kind.text_key(), &[])) }),
        (t!(view, "table-level"), html! { (view.say(shown.table.level.text_key(), &[])) }),
    ];
    if !shown.themes.is_empty() {
        rows.push((t!(view, "table-themes"), html! { (shown.themes.join(", ")) }));
    }
    rows
}

fn meetings(view: &View, table: RoundTableId, meetings: &[&Meeting]) -> Markup {
    let lines: Vec<NameLine> = meetings
        .iter()
        .map(|meeting| NameLine {
            mark: Mark::new(Symbol::Table, t!(view, "table-meeting")),
            href: Some(format!("/tafels/{table}/{}", meeting.id)),
            name: said(view, meeting.starts_at),
            what: meeting.place.clone(),
            place: String::new(),
            act: html! { (when(view, meeting.starts_at)) },
        })
        .collect();
    name_lines(&lines)
}

fn said(view: &View, at: Timestamp) -> String {
    t!(view, "table-agenda-of", day = view.day(at), hour = kernel::calendar::say_hour(at, view.lang))
}

fn seats(view: &View, seats: &[Seat]) -> Markup {
    let lines: Vec<NameLine> = seats
        .iter()
        .map(|seat| NameLine {
            mark: Mark::new(Symbol::Person, t!(view, "network-person")),
            href: Some(format!("/netwerk/mensen/{}", seat.person)),
            name: seat.person_name.clone(),
            what: t!(view, "table-mandate", mandate = &seat.mandate),
            place: seat.organisation_name.clone(),
            act: html! {},
        })
        .collect();
    html! {
        @if lines.is_empty() { p { (t!(view, "table-no-seats")) } }
        (name_lines(&lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::Village;
    use web::samples::{check_html, required_fields, view};

    #[test]
    fn a_table_reads_well_and_its_convener_plans_there() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        for (lang, person, fields) in [(Lang::Nl, village.elly, 2), (Lang::En, village.ruud, 0)] {
            let shown = village.acts(&db, person, |tx, actor| shown(tx, actor, village.table, lang)).unwrap();
            let html = page(&view(lang, &[TEXTS]), &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains(&format!("/tafels/{}/{}", village.table, village.thursday)));
            assert_eq!(required_fields(&html), fields);
        }
    }
}
