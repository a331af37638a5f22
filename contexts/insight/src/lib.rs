//! Trendbeeld: what develops in neighbourhoods, told early, and figures that betray nobody (domain E). It counts what other
//! contexts publish, lets the engine `trends` say what is more than chance, makes each alarm somebody's to answer, and
//! releases figures that all may see. It knows no signal and no resident.

pub mod count;
pub mod earlier;
pub mod places;
pub mod series;
pub mod themes;

pub mod alarm;
pub mod alarm_state;
pub mod detect;
pub mod holds;
pub mod look;

pub mod answer_alarm;
pub mod show_alarm;

pub mod release;
pub mod released;

pub mod chart;
pub mod files;
pub mod map;
pub mod released_tables;

pub mod open_figures;
pub mod publish_figures;
pub mod see_trends;

pub mod api_alarms;
pub mod api_answer_alarm;
pub mod api_figures;

pub mod doctor;
pub mod exports;

#[cfg(test)]
mod samples;

use network::published::Source;
use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "insight",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The routes of this context; `sources` say how the things it counts are called.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    [
        see_trends::routes(),
        publish_figures::routes(),
        show_alarm::routes(sources),
        answer_alarm::routes(sources),
        open_figures::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The endpoints of this context; `sources` say how the things it counts are called.
pub fn endpoints(sources: &'static [Source]) -> Vec<Endpoint> {
    [api_figures::endpoints(), api_alarms::endpoints(sources), api_answer_alarm::endpoints()]
        .into_iter()
        .flatten()
        .collect()
}
