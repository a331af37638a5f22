//! Parts of a page: a section with its heading, a plain list, and somebody's words quoted. For pages.

use crate::view::View;
use maud::{Markup, html};

/// A part of the page under an `h2`. `id` lets links lead to it and must be the only one of its name.
pub fn section(id: &str, heading: &str, inner: &Markup) -> Markup {
    html! {
        section class="ponton-section" id=(id) aria-labelledby={(id) "-heading"} {
            h2 class="utrecht-heading-2" id={(id) "-heading"} { (heading) }
            (inner)
        }
    }
}

/// A plain list, one item under the other.
pub fn list(items: &[Markup]) -> Markup {
    html! {
        @if !items.is_empty() { ul class="ponton-list" { @for item in items { li { (item) } } } }
    }
}

/// Somebody's words, with who said them ("" when the source is shielded and the page says so elsewhere).
pub fn quote(view: &View, words: &str, by: &str) -> Markup {
    html! {
        figure class="ponton-quote" {
            blockquote lang=[view.said_lang()] { p { (words) } }
            @if !by.is_empty() { figcaption { (by) } }
        }
    }
}
