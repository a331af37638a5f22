//! The tables of the network: what each is for, how far it reaches, what it speaks about, who calls it together, and when
//! it meets next. For everybody in the network; who looks after it sets up tables here.

use crate::address::{Pages, pages};
use crate::again::Again;
use crate::name_line::{NameLine, name_lines};
use crate::round_table::{self, Listed, Place};
use crate::set_up_table::{self, Choices};
use crate::{Actor, Refusal, Route, Visit, theme};
use kernel::{Lang, Timestamp};
use maud::html;
use std::collections::BTreeMap;
use store::{After, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{empty, title};
use web::{Failure, Page, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tafels", "see_tables", show)]
}

/// Tables on a page.
const ROWS: u16 = 50;

/// What the page shows.
pub struct Shown {
    tables: Vec<Listed>,
    pages: Pages,
    /// The names of themes, by code.
    themes: BTreeMap<String, String>,
    /// Whom and what a new table can have; only for those who may set one up.
    to_set_up: Option<Choices>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when its form was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let (now, lang, after) = (visit.now(), visit.view.lang, visit.after::<Place>(ROWS));
    visit.read(move |tx, actor| shown(tx, actor, (now, lang), &after)).await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (now, lang): (Timestamp, Lang),
    after: &After<Place>,
) -> Result<Shown, Refusal> {
    let to_set_up = match actor.may_here("set_up_table") {
        Ok(()) => Some(set_up_table::choices(tx, actor)?),
        Err(_) => None,
    };
    actor.may_here("see_tables")?;
    let themes = theme::list(tx, actor.network)?
        .into_iter()
        .map(|theme| (theme.code.clone(), theme.name(lang).to_owned()))
        .collect();
    let tables = round_table::soonest(tx, actor.network, now, after)?;
    let pages = pages("/tafels", &[], after, tables.next.as_ref());
    Ok(Shown { tables: tables.rows, pages, themes, to_set_up })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "tables-title");
    let lines: Vec<NameLine> = shown.tables.iter().map(|one| line(view, &shown.themes, one)).collect();
    let main = html! {
        (title(&heading, &t!(view, "tables-what")))
        @if lines.is_empty() { (empty(&t!(view, "tables-none"), &html! { (t!(view, "tables-none-then")) })) }
        (name_lines(&lines))
        (shown.pages.show(view))
        p { a class="utrecht-link" href="/boodschappen" { (t!(view, "tables-messages")) } }
        p { a class="utrecht-link" href="/mijn-agenda" { (t!(view, "table-in-your-calendar")) } }
        @if let Some(choices) = &shown.to_set_up {
            (again.fold(view, "table", &t!(view, "set-up-table-title"), &set_up_table::form(view, again, choices)))
        }
    };
    Page::new(view, heading, main)
}

fn line(view: &View, names: &BTreeMap<String, String>, one: &Listed) -> NameLine {
    let table = &one.table;
    let themes: Vec<&str> =
        one.themes.iter().filter_map(|code| names.get(code)).map(String::as_str).collect();
    let kind = view.say(table.kind.text_key(), &[]);
    let level = view.say(table.level.text_key(), &[]);
    let what = t!(view, "tables-kind-level", kind = kind, level = level, convener = &table.convener_name);
    NameLine {
        mark: Mark::new(Symbol::Table, t!(view, "tables-table")),
        href: Some(format!("/tafels/{}", table.id)),
        name: table.name.clone(),
        what: if themes.is_empty() {
            what
        } else {
            t!(view, "tables-about", what = what, themes = themes.join(", "))
        },
        place: match &one.next {
            Some(next) => t!(view, "tables-next", when = view.when(next.starts_at), place = &next.place),
            None => t!(view, "tables-no-meeting"),
        },
        act: html! {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, required_fields, view};

    #[test]
    fn every_table_is_on_a_page_and_who_meets_first_stands_first() {
        on_both(|db| {
            let village = Village::build(db);
            let set_up = |number: u32| {
                let (name, convener) = (format!("Tafel {number:03}"), village.elly);
                let new = round_table::NewTable {
                    name: &name,
                    kind: round_table::TableKind::Neighbourhood,
                    level: crate::area::Level::Wijk,
                    convener,
                    themes: &[],
                };
                db.write_here(|tx| round_table::set_up(tx, monday(), village.network, &new)).unwrap();
            };
            (1..=230).for_each(set_up);
            let (mut after, mut seen) = (After::start(50), Vec::new());
            loop {
                let page =
                    db.read_here(|tx| round_table::soonest(tx, village.network, monday(), &after)).unwrap();
                seen.extend(page.rows.into_iter().map(|one| (one.next.is_none(), one.table.name)));
                let Some(next) = page.next else { break };
                after = After::read(Some(&next.to_string()), 50).unwrap();
            }
            let all = db.read_here(|tx| tx.query("select id from round_table", &[])).unwrap().len();
            assert_eq!(seen.len(), all);
            assert!(seen.is_sorted() && all > 230, "{seen:?}");
        });
    }

    #[test]
    fn the_tables_read_well_in_both_languages() {
        on_both(|db| {
            let village = Village::build(db);
            for (lang, who, fields) in [(Lang::Nl, village.ruud, 0), (Lang::En, village.elly, 4)] {
                let shown = village
                    .acts(db, who, |tx, actor| shown(tx, actor, (monday(), lang), &After::start(9)))
                    .unwrap();
                assert_eq!(shown.tables[0].next.as_ref().map(|next| next.id), Some(village.thursday));
                assert_eq!(shown.tables[0].themes.len(), 1);
                let html = page(&view(lang, &[TEXTS]), &shown, &Again::NOTHING).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert_eq!(required_fields(&html), fields, "who looks after the network sets up tables");
            }
        });
    }
}
