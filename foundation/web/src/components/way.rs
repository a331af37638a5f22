//! The way: who did what when and why, newest first, with what lies ahead on top in outline. For the page of one
//! thing.

use super::moment::when;
use crate::view::View;
use kernel::Timestamp;
use maud::{Markup, html};

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// Who, or which desk; the clock itself is a who as well.
    pub who: String,
    /// What, as a sentence without its subject: "bracht het naar de tafel".
    pub what: String,
    /// Why, where a reason was given.
    pub why: Option<String>,
}

/// Something that lies ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// What: "overleg gemeentenvereniging".
    pub what: String,
    /// When, if it is known.
    pub when: Option<Timestamp>,
}

/// The way as a list: `ahead` furthest first, then `done` newest first, as given.
pub fn way(view: &View, done: &[Step], ahead: &[Ahead]) -> Markup {
    html! {
        ol class="ponton-way" role="list" {
            @for next in ahead {
                li class="ponton-way__ahead" {
                    p class="ponton-way__what" {
                        span class="ponton-word" { (view.say("way-ahead", &[])) } " " (next.what)
                    }
                    @if let Some(at) = next.when { p class="ponton-way__when" { (when(view, at)) } }
                }
            }
            @for step in done {
                li class="ponton-way__done" {
                    p class="ponton-way__what" { strong { (step.who) } " " (step.what) }
                    @if let Some(why) = &step.why { p class="ponton-way__why" { (why) } }
                    p class="ponton-way__when" { (when(view, step.at)) }
                }
            }
        }
    }
}
