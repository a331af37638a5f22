//! What is kept of somebody as a page to read and to print, in plain words. It is said to the resident: whoever answers gives
//! it to them.

use super::read::{HeldRow, Value};
use super::{Everything, href};
use crate::{PLACE, ask_right, come_in, see_who_read};
use maud::{Markup, html};
use web::components::{act_link, facts, section, title};
use web::{Page, View, t};

/// The page, for whoever answers.
pub fn page(view: &View, all: &Everything) -> Page {
    let links = html! {
        p {
            a class="utrecht-link" href=(ask_right::href(all.plan)) { (t!(view, "rights-title")) } " · "
            a class="utrecht-link" href={ (href(all.plan)) ".json" (all.asked) } { (t!(view, "export-plan-json")) }
        }
    };
    Page::new(view, t!(view, "export-plan-title"), body(view, all, &links)).at(PLACE)
}

/// The page on the resident's own side.
pub fn own_page(view: &View, all: &Everything) -> Page {
    let links =
        html! { p { (act_link(come_in::OWN, &t!(view, "own-data-back"))) " " (t!(view, "own-print")) } };
    let main = html! { div class="ponton-own" { (body(view, all, &links)) } };
    Page::new(view, t!(view, "export-plan-title"), main)
}

fn body(view: &View, all: &Everything, links: &Markup) -> Markup {
    html! {
        (title(
            &t!(view, "export-plan-title"),
            &t!(view, "export-plan-what", name = &all.called, day = view.day(all.made_at)),
        ))
        (links)
        @for part in &all.parts {
            @if !part.rows.is_empty() {
                (section(&part.table.replace('_', "-"), &view.say(part.title, &[]), &html! {
                    @for row in &part.rows { div class="ponton-block" { (one(view, row)) } }
                }))
            }
        }
        (section("wie-keek", &t!(view, "who-read-title"), &see_who_read::lines(view, &all.looks)))
        p { (t!(view, "export-plan-others")) }
        p { (t!(view, "export-plan-left-out")) }
    }
}

fn one(view: &View, row: &HeldRow) -> Markup {
    let rows: Vec<(String, Markup)> = row
        .values
        .iter()
        .filter_map(|(_, label, value)| Some((view.say(label, &[]), shown(view, value)?)))
        .collect();
    facts(&rows)
}

/// Nothing for what isn't there, and for a no: the data for a program say those too.
fn shown(view: &View, value: &Value) -> Option<Markup> {
    Some(match value {
        Value::None | Value::Yes(false) => return None,
        Value::Words(words) => html! { span lang=[view.said_lang()] { (words) } },
        Value::Text(text) => html! { (text) },
        Value::Word(_, key) => html! { (view.say(key, &[])) },
        Value::Moment(at) => html! { (view.when(*at)) },
        Value::Day(day) => html! { (view.day(kernel::calendar::at_hour(*day, 12))) },
        Value::Yes(true) => html! { (t!(view, "held-yes")) },
        Value::Number(number) => html! { (number) },
    })
}
