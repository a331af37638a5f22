//! What is kept of somebody as a page to read and to print, in plain words. It is said to the resident: whoever answers gives
//! it to them.

use super::read::{HeldRow, Value};
use super::{Everything, href};
use crate::{PLACE, ask_right, see_who_read};
use maud::{Markup, html};
use web::components::{facts, fold, section, title};
use web::{Choice, Form, Page, View, t};

/// The page.
pub fn page(view: &View, all: &Everything) -> Page {
    let heading = t!(view, "export-plan-title");
    let main = html! {
        (title(&heading, &t!(view, "export-plan-what", name = &all.called, day = view.day(all.made_at))))
        p {
            a class="utrecht-link" href=(ask_right::href(all.plan)) { (t!(view, "rights-title")) } " · "
            a class="utrecht-link" href=(json_href(all)) { (t!(view, "export-plan-json")) }
        }
        (private(view, all))
        @for part in &all.parts {
            @if !part.rows.is_empty() {
                (section(&part.table.replace('_', "-"), &view.say(part.title, &[]), &html! {
                    @for row in &part.rows { div class="ponton-block" { (one(view, row)) } }
                }))
            }
        }
        (section("wie-keek", &t!(view, "who-read-title"), &see_who_read::lines(view, &all.looks)))
        p { (t!(view, "export-plan-left-out")) }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn json_href(all: &Everything) -> String {
    let theirs = all.private.iter().filter(|(_, _, theirs)| *theirs);
    let query: Vec<String> = theirs.map(|(id, _, _)| format!("note={id}")).collect();
    let path = format!("{}.json", href(all.plan));
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// What is left out because it is somebody else's of the household, for whoever answers to say whose it is.
fn private(view: &View, all: &Everything) -> Markup {
    let left_out = all.private.iter().filter(|(_, _, theirs)| !theirs).count();
    if left_out == 0 {
        return html! {};
    }
    let notes: Vec<Choice> =
        all.private.iter().map(|(id, words, _)| Choice::new(id.to_string(), words.clone())).collect();
    let form = Form::blank(view).called("private");
    html! {
        p { (t!(view, "export-plan-private", count = left_out)) }
        (fold(view, &t!(view, "export-plan-private-fold"), &form.asking(
            &href(all.plan),
            "export-plan-private-act",
            &html! { (form.ticks("note", "export-plan-private-whose", &notes)) },
        )))
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
