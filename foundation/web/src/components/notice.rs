//! A notice: something to know before going on, in one of four tones, each with its word so that colour isn't
//! needed. For pages.

use crate::view::View;
use maud::{Markup, html};

/// How a notice or a number is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Worth knowing.
    Quiet,
    /// It went well, it came back, it works here.
    Landed,
    /// It waits for somebody, with a bridge.
    Wait,
    /// Overdue, at risk, or needing the reader now; used for nothing else.
    Now,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Quiet => "ponton-tone--quiet",
            Self::Landed => "ponton-tone--landed",
            Self::Wait => "ponton-tone--wait",
            Self::Now => "ponton-tone--now",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Quiet => "tone-quiet",
            Self::Landed => "tone-landed",
            Self::Wait => "tone-wait",
            Self::Now => "tone-now",
        }
    }
}

/// A notice with its word in front.
pub fn notice(view: &View, tone: Tone, text: &Markup) -> Markup {
    html! {
        div class={"ponton-notice " (tone.class())} role="note" {
            p { strong class="ponton-notice__word" { (view.say(tone.key(), &[])) } " " (text) }
        }
    }
}
