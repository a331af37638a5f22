//! Facts: a short list of names and values, for what a page must tell but needn't explain.

use maud::{Markup, html};

/// Names with their values, in the order given; nothing at all when there are none.
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! {
        @if !rows.is_empty() {
            dl class="ponton-facts" {
                @for (name, value) in rows {
                    div { dt { (name) } dd { (value) } }
                }
            }
        }
    }
}
