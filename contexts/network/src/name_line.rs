//! A person, an organisation or a table as a line: mark, name, a few words, where they stand, and one act. The same shape
//! as an open thing's line, without a moment. For the pages of this context and of the worklist.

use maud::{Markup, html};
use web::components::mark::{Mark, mark};

/// One name in a list.
#[derive(Clone, Debug)]
pub struct NameLine {
    /// What it is, drawn and in words.
    pub mark: Mark,
    /// Its page; none when it has no page for this reader.
    pub href: Option<String>,
    /// The name.
    pub name: String,
    /// A few words under it; "" for none.
    pub what: String,
    /// Where it stands, or who holds it; "" for none.
    pub place: String,
    /// What can be done with it; empty for nothing.
    pub act: Markup,
}

/// Names under each other; nothing at all when there are none.
pub fn name_lines(lines: &[NameLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul class="ponton-lines" role="list" { @for line in lines { (name_line(line)) } }
        }
    }
}

fn name_line(line: &NameLine) -> Markup {
    html! {
        li class="ponton-line" {
            (mark(&line.mark))
            div class="ponton-line__what" {
                @match &line.href {
                    Some(href) => a class="ponton-line__title ponton-line__title--whole utrecht-link" href=(href) { (line.name) },
                    None => strong { (line.name) },
                }
                @if !line.what.is_empty() { p class="ponton-line__why" { (line.what) } }
            }
            @if !line.place.is_empty() { p class="ponton-line__holder" { (line.place) } }
            @if !line.act.0.is_empty() { div class="ponton-line__act" { (line.act) } }
        }
    }
}
