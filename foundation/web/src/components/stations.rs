//! The stations of a signal's way, from raised to "it works here": a row of stops over water, of which one is
//! here. For signals and dossiers.

use crate::view::View;
use maud::{Markup, html};

/// One stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Its name: "aan tafel".
    pub text: String,
    /// Whether it has been reached.
    pub state: State,
}

/// Whether a stop has been reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Behind.
    Done,
    /// Where it stands.
    Here,
    /// Not yet.
    Ahead,
    /// It went past it.
    Skipped,
}

/// The stops in order.
pub fn stations(view: &View, stops: &[Station]) -> Markup {
    html! {
        ol class="ponton-stations" role="list" aria-label=(view.say("stations-label", &[])) {
            @for stop in stops {
                @let (class, key) = match stop.state {
                    State::Done => ("ponton-station--done", "station-done"),
                    State::Here => ("ponton-station--here", "station-here"),
                    State::Ahead => ("ponton-station--ahead", "station-ahead"),
                    State::Skipped => ("ponton-station--skipped", "station-skipped"),
                };
                // How the other stops stand shows in their marks; a stop that was passed by needs its word.
                @let hidden = (stop.state != State::Skipped).then_some("ponton-unseen");
                li class={"ponton-station " (class)} aria-current=[(stop.state == State::Here).then_some("step")] {
                    span class="ponton-station__text" { (stop.text) }
                    span class=[hidden] { " (" (view.say(key, &[])) ")" }
                }
            }
        }
    }
}
