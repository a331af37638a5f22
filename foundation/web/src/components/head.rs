//! The head of a page: somebody's own words in large type, who said them, then one sentence that tells who holds
//! it and what is next. For the page of one thing; other pages have a `title`.

use crate::view::View;
use maud::{Markup, html};

/// The page's `h1` in somebody's own words, with who said them, and the sentence that says who holds it and what
/// is next.
pub fn head(view: &View, words: &str, said_by: Option<&str>, sentence: &Markup) -> Markup {
    html! {
        div class="ponton-head" {
            h1 class="ponton-head__words" lang=[view.said_lang()] { (words) }
            @if let Some(by) = said_by {
                p class="ponton-head__by" { (view.say("head-said-by", &[("name", by.into())])) }
            }
            p class="ponton-head__sentence" { (sentence) }
        }
    }
}

/// The page's `h1` when it isn't about one thing, with an optional line under it (pass "" for none).
pub fn title(text: &str, under: &str) -> Markup {
    html! {
        div class="ponton-title" {
            h1 class="utrecht-heading-1" { (text) }
            @if !under.is_empty() { p class="ponton-title__under" { (under) } }
        }
    }
}
