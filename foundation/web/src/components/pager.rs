//! The way to the next part of a long list. For lists with keyset paging: there is no page number, because rows
//! move while somebody reads.

use crate::view::View;
use maud::{Markup, html};

/// A link to what comes after, and one back to the start; nothing when the list ends here and started here.
pub fn pager(view: &View, first: Option<&str>, next: Option<&str>) -> Markup {
    html! {
        @if first.is_some() || next.is_some() {
            nav class="ponton-pager" aria-label=(view.say("pager-label", &[])) {
                @if let Some(href) = first { a class=(LINK) href=(href) { (view.say("pager-first", &[])) } }
                @if let Some(href) = next { a class=(LINK) href=(href) rel="next" { (view.say("pager-next", &[])) } }
            }
        }
    }
}

const LINK: &str = "utrecht-button utrecht-button--secondary-action ponton-button-link";
