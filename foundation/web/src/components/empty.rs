//! The empty state: says that nothing is there and what to do first. For every list.

use maud::{Markup, html};

/// "Niets ligt stil bij jou." and one suggestion.
pub fn empty(text: &str, suggestion: &Markup) -> Markup {
    html! {
        div class="ponton-empty" {
            p class="ponton-empty__text" { (text) }
            p { (suggestion) }
        }
    }
}
