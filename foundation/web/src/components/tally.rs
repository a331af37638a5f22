//! The tally: a few numbers that anybody reads from across the room. For the water line and the board.

use super::notice::Tone;
use crate::view::View;
use maud::{Markup, html};

/// One number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub number: u64,
    /// What it counts: "te laat".
    pub text: String,
    /// How it is meant; a number of zero is never shown as `Now`.
    pub tone: Tone,
    /// Where the counted things stand, if there is such a page.
    pub href: Option<String>,
}

/// The numbers side by side.
pub fn tally(view: &View, numbers: &[Tally]) -> Markup {
    html! {
        ul class="ponton-tally" role="list" {
            @for one in numbers {
                @let tone = if one.number == 0 { Tone::Quiet } else { one.tone };
                li class=(tone.class()) {
                    span class="ponton-tally__number" { (view.say("tally-number", &[("number", one.number.into())])) }
                    " "
                    @if let Some(href) = &one.href {
                        a class="utrecht-link" href=(href) { (one.text) }
                    } @else {
                        span { (one.text) }
                    }
                }
            }
        }
    }
}
