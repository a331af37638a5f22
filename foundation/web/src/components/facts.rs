//! Facts: a short list of names and values, for what a page must tell but needn't explain.

use maud::{Markup, html};

/// Names with their values, in the order given.
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl class="ponton-facts" {
            @for (name, value) in rows {
                div { dt { (name) } dd { (value) } }
            }
        }
    }
}
