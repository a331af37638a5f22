//! The fold: an act that opens in place, or detail that would be in the way. Works without script. For pages.

use crate::view::View;
use maud::{Markup, html};

/// Folded up until somebody opens it.
pub fn fold(_view: &View, summary: &str, inner: &Markup) -> Markup {
    html! {
        details class="ponton-fold" { summary { (summary) } div class="ponton-fold__inner" { (inner) } }
    }
}

/// Open from the start: a refused form must not hide its problems.
pub fn fold_open(_view: &View, summary: &str, inner: &Markup) -> Markup {
    html! {
        details class="ponton-fold" open { summary { (summary) } div class="ponton-fold__inner" { (inner) } }
    }
}
