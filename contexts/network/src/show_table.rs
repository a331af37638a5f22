//! One table: who sits at it for whom and with what mandate, what it speaks about, and its meetings, each with its agenda.
//! For everybody in the network; its convener plans meetings and gives seats here, and who looks after the network can
//! replace the convener.

use crate::address::{Pages, pages};
use crate::again::Again;
use crate::name_line::{NameLine, name_lines};
use crate::round_table::{self, GoesOn, Meeting, MeetingPlace, RoundTable, RoundTableId, Seat, Term};
use crate::set_up_table::{self, Choices};
use crate::{Actor, Refusal, Route, Visit, change_table, give_seat, membership, plan_meeting, theme};
use kernel::{Lang, PersonId, Timestamp};
use maud::{Markup, html};
use store::{After, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{empty, facts, fold, head, post_button, section, when};
use web::{Failure, Page, Path, View, t};

/// So many meetings that have been stand on a page.
const PAST: u16 = 40;
/// So many planned ones: one a day as far ahead as can be planned.
const PLANNED: i64 = 731;
/// So many of those are in sight; the rest is folded up.
const SOON: usize = 6;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tafels/{id}", "see_table", show)]
}

/// What the page shows.
pub struct Shown {
    /// The table.
    pub table: RoundTable,
    themes: Vec<String>,
    codes: Vec<String>,
    seats: Vec<Seat>,
    since: Vec<(PersonId, Timestamp)>,
    former: Vec<Term>,
    planned: Vec<Meeting>,
    past: Vec<Meeting>,
    pages: Pages,
    planning: Planning,
    /// Who can be given a seat; only for those who may give one.
    to_seat: Option<Vec<membership::Place>>,
    /// Whom and what the table can have instead; only for those who may change it.
    to_change: Option<Choices>,
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
    let (now, lang) = (visit.now(), visit.view.lang);
    let after = visit.after(PAST);
    visit.read(move |tx, actor| shown(tx, actor, id, (now, lang, &after))).await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RoundTableId,
    (now, lang, after): (Timestamp, Lang, &After<MeetingPlace>),
) -> Result<Shown, Refusal> {
    actor.may_here("see_table")?;
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    let matter = plan_meeting::matter(actor, &table);
    let codes = round_table::themes_of(tx, actor.network, id)?;
    let themes = theme::list(tx, actor.network)?;
    let named = themes.iter().filter(|theme| codes.contains(&theme.code));
    let to_seat = match actor.may("give_seat", &matter) {
        Ok(()) => Some(membership::places(tx, actor.network)?),
        Err(_) => None,
    };
    let to_change = match actor.may_here("change_table") {
        Ok(()) => Some(set_up_table::choices(tx, actor)?),
        Err(_) => None,
    };
    let past = round_table::past(tx, actor.network, id, (now, after))?;
    Ok(Shown {
        themes: named.map(|theme| theme.name(lang).to_owned()).collect(),
        seats: round_table::seats(tx, actor.network, id)?,
        since: round_table::since(tx, actor.network, id)?,
        former: round_table::former_seats(tx, actor.network, id)?,
        planned: round_table::planned(tx, actor.network, id, (now, PLANNED))?,
        pages: pages(&format!("/tafels/{id}"), &[], after, past.next.as_ref()),
        past: past.rows,
        planning: match actor.may("plan_meeting", &matter) {
            Ok(()) => Planning::Theirs,
            Err(_) => Planning::NotTheirs,
        },
        codes,
        to_seat,
        to_change,
        table,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let table = &shown.table;
    let (planned, past) = (&shown.planned, &shown.past);
    let (soon, later) = planned.split_at(planned.len().min(SOON));
    let sentence = html! {
        (t!(view, "table-convener", name = &table.convener_name)) " "
        @match planned.iter().find(|meeting| !meeting.is_off()) {
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
            (meetings(view, table.id, soon))
            @if !later.is_empty() {
                (fold(view, &t!(view, "table-later", count = later.len()), &meetings(view, table.id, later)))
            }
            @if shown.planning == Planning::Theirs {
                (again.fold(view, "meeting", &t!(view, "plan-meeting-title"), &plan_meeting::form(view, again, table.id)))
            }
            p { a class="utrecht-link" href="/mijn-agenda" { (t!(view, "table-in-your-calendar")) } }
        }))
        (section("stoelen", &t!(view, "table-seats"), &html! {
            (seats(view, shown))
            @if let Some(people) = &shown.to_seat {
                (again.fold(view, "seat", &t!(view, "give-seat-title"), &give_seat::form(view, again, table.id, people)))
            }
        }))
        @if !shown.former.is_empty() { (section("eerder", &t!(view, "table-former"), &former(view, &shown.former))) }
        @if !past.is_empty() { (section("geweest", &t!(view, "table-past"), &html! {
            (meetings(view, table.id, past))
            (shown.pages.show(view))
        })) }
        @if let Some(choices) = &shown.to_change {
            (again.fold(view, "change", &t!(view, "change-table-title"), &change_table::form(view, again, (table, &shown.codes), choices)))
        }
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

fn meetings(view: &View, table: RoundTableId, meetings: &[Meeting]) -> Markup {
    let lines: Vec<NameLine> = meetings
        .iter()
        .map(|meeting| NameLine {
            mark: Mark::new(Symbol::Table, t!(view, "table-meeting")),
            href: Some(format!("/tafels/{table}/{}", meeting.id)),
            name: said(view, meeting),
            what: match &meeting.standing {
                GoesOn::Planned => meeting.place.clone(),
                GoesOn::Cancelled { why, .. } => t!(view, "table-meeting-off", why = why),
            },
            place: String::new(),
            act: html! { (when(view, meeting.starts_at)) },
        })
        .collect();
    name_lines(&lines)
}

fn said(view: &View, meeting: &Meeting) -> String {
    let hour = |at| kernel::calendar::say_hour(at, view.lang);
    let (day, until) = (view.day(meeting.starts_at), hour(meeting.ends_at()));
    t!(view, "table-agenda-of", day = day, hour = hour(meeting.starts_at), until = until)
}

fn seats(view: &View, shown: &Shown) -> Markup {
    let take = format!("/tafels/{}/stoelen/einde", shown.table.id);
    let lines: Vec<NameLine> = shown
        .seats
        .iter()
        .map(|seat| NameLine {
            mark: Mark::new(Symbol::Person, t!(view, "network-person")),
            href: Some(format!("/netwerk/mensen/{}", seat.person)),
            name: seat.person_name.clone(),
            what: match shown.since.iter().find(|(person, _)| *person == seat.person) {
                Some((_, since)) => {
                    t!(view, "table-mandate-since", mandate = &seat.mandate, day = view.day(*since))
                }
                None => t!(view, "table-mandate", mandate = &seat.mandate),
            },
            place: seat.organisation_name.clone(),
            act: html! {
                @if shown.to_seat.is_some() {
                    (post_button(view, &take, "take-seat-act", &[("name", seat.person_name.as_str().into())], &[("person", &seat.person.to_string())]))
                }
            },
        })
        .collect();
    html! {
        @if lines.is_empty() { p { (t!(view, "table-no-seats")) } }
        (name_lines(&lines))
    }
}

/// Who sat there before, with the mandate of that time.
fn former(view: &View, terms: &[Term]) -> Markup {
    let lines: Vec<NameLine> = terms
        .iter()
        .map(|term| {
            let until = term.until.map(|at| view.day(at)).unwrap_or_default();
            let sat = match term.from {
                Some(from) => t!(view, "table-sat", from = view.day(from), until = until),
                None => t!(view, "table-sat-until", until = until),
            };
            NameLine {
                mark: Mark::new(Symbol::Person, t!(view, "network-person")),
                href: Some(format!("/netwerk/mensen/{}", term.seat.person)),
                name: term.seat.person_name.clone(),
                what: format!("{sat} {}", t!(view, "table-mandate", mandate = &term.seat.mandate)),
                place: term.seat.organisation_name.clone(),
                act: html! {},
            }
        })
        .collect();
    name_lines(&lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Village, monday};
    use web::samples::{check_html, required_fields, view};

    #[test]
    fn a_table_reads_well_and_its_convener_plans_there() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        for (lang, person, fields) in [(Lang::Nl, village.elly, 5), (Lang::En, village.ruud, 0)] {
            let shown = village
                .acts(&db, person, |tx, actor| {
                    shown(tx, actor, village.table, (monday(), lang, &After::start(PAST)))
                })
                .unwrap();
            let html = page(&view(lang, &[TEXTS]), &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains(&format!("/tafels/{}/{}", village.table, village.thursday)));
            assert_eq!(required_fields(&html), fields);
        }
    }
}
