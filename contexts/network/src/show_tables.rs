//! The tables of the network: what each is for, how far it reaches, what it speaks about, who calls it together, and when
//! it meets next. For everybody in the network; who looks after it sets up tables here.

use crate::again::Again;
use crate::name_line::{NameLine, name_lines};
use crate::round_table::{self, Meeting, RoundTable, RoundTableId};
use crate::set_up_table::{self, Choices};
use crate::{Actor, Refusal, Route, Visit, theme};
use kernel::{Lang, Timestamp};
use maud::html;
use std::collections::BTreeMap;
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{empty, title};
use web::{Failure, Page, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tafels", "see_tables", show)]
}

/// What the page shows.
pub struct Shown {
    tables: Vec<Listed>,
    /// Whom and what a new table can have; only for those who may set one up.
    to_set_up: Option<Choices>,
}

/// A table in the list.
struct Listed {
    table: RoundTable,
    themes: Vec<String>,
    next: Option<Meeting>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when its form was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let (now, lang) = (visit.now(), visit.view.lang);
    visit.read(move |tx, actor| shown(tx, actor, now, lang)).await
}

fn shown(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, lang: Lang) -> Result<Shown, Refusal> {
    let to_set_up = match actor.may_here("set_up_table") {
        Ok(()) => Some(set_up_table::choices(tx, actor)?),
        Err(_) => None,
    };
    Ok(Shown { tables: listed(tx, actor, now, lang)?, to_set_up })
}

fn listed(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, lang: Lang) -> Result<Vec<Listed>, Refusal> {
    actor.may_here("see_tables")?;
    let mut next: BTreeMap<RoundTableId, Meeting> = BTreeMap::new();
    for meeting in round_table::next_of_each(tx, actor.network, now)? {
        next.entry(meeting.table).or_insert(meeting);
    }
    let names: BTreeMap<String, String> = theme::list(tx, actor.network)?
        .into_iter()
        .map(|theme| (theme.code.clone(), theme.name(lang).to_owned()))
        .collect();
    let mut themes: BTreeMap<RoundTableId, Vec<String>> = BTreeMap::new();
    for (table, code) in round_table::themes(tx, actor.network)? {
        themes.entry(table).or_default().extend(names.get(&code).cloned());
    }
    let tables = round_table::list(tx, actor.network)?.into_iter().map(|table| Listed {
        themes: themes.remove(&table.id).unwrap_or_default(),
        next: next.remove(&table.id),
        table,
    });
    let mut tables: Vec<Listed> = tables.collect();
    // Who meets first stands first; a table without a meeting comes last, by name.
    tables.sort_by_key(|one| (one.next.is_none(), one.next.as_ref().map(|next| next.starts_at)));
    Ok(tables)
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "tables-title");
    let lines: Vec<NameLine> = shown.tables.iter().map(|one| line(view, one)).collect();
    let main = html! {
        (title(&heading, &t!(view, "tables-what")))
        @if lines.is_empty() { (empty(&t!(view, "tables-none"), &html! { (t!(view, "tables-none-then")) })) }
        (name_lines(&lines))
        p { a class="utrecht-link" href="/boodschappen" { (t!(view, "tables-messages")) } }
        p { a class="utrecht-link" href="/mijn-agenda" { (t!(view, "table-in-your-calendar")) } }
        @if let Some(choices) = &shown.to_set_up {
            (again.fold(view, "table", &t!(view, "set-up-table-title"), &set_up_table::form(view, again, choices)))
        }
    };
    Page::new(view, heading, main)
}

fn line(view: &View, one: &Listed) -> NameLine {
    let table = &one.table;
    let kind = view.say(table.kind.text_key(), &[]);
    let level = view.say(table.level.text_key(), &[]);
    let what = t!(view, "tables-kind-level", kind = kind, level = level, convener = &table.convener_name);
    NameLine {
        mark: Mark::new(Symbol::Table, t!(view, "tables-table")),
        href: Some(format!("/tafels/{}", table.id)),
        name: table.name.clone(),
        what: if one.themes.is_empty() {
            what
        } else {
            t!(view, "tables-about", what = what, themes = one.themes.join(", "))
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
    fn the_tables_read_well_in_both_languages() {
        on_both(|db| {
            let village = Village::build(db);
            for (lang, who, fields) in [(Lang::Nl, village.ruud, 0), (Lang::En, village.elly, 4)] {
                let shown = village.acts(db, who, |tx, actor| shown(tx, actor, monday(), lang)).unwrap();
                assert_eq!(shown.tables[0].next.as_ref().map(|next| next.id), Some(village.thursday));
                assert_eq!(shown.tables[0].themes.len(), 1);
                let html = page(&view(lang, &[TEXTS]), &shown, &Again::NOTHING).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert_eq!(required_fields(&html), fields, "who looks after the network sets up tables");
            }
        });
    }
}
