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
pub mod precision;

pub mod freeze;
pub mod paper;
pub mod paper_form;
pub mod paper_parts;
pub mod paper_stories;
pub mod tell_reporters;

pub mod change_paper;
pub mod decide_paper;
pub mod list_papers;
pub mod make_paper;
pub mod paper_beside;
pub mod print_paper;
pub mod schedule_paper;
pub mod show_paper;

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

pub mod a4;
pub mod story;
pub mod words;

pub mod list_stories;
pub mod show_story;
pub mod tell_story;
pub mod withdraw_story;

pub mod quarter_release;
pub mod quarter_table;
pub mod released_quarter;

pub mod account;
pub mod account_figures;
pub mod account_parts;
pub mod worked_alarms;

pub mod account_files;
pub mod account_pdf;
pub mod draft_account;
pub mod list_accounts;
pub mod open_figure;
pub mod show_account;
pub mod word_account;

pub mod agreed_result;

pub mod agree_result;
pub mod list_results;
pub mod show_result;
pub mod tell_result;

pub mod api_alarms;
pub mod api_answer_alarm;
pub mod api_figures;

pub mod doctor;
pub mod exports;

#[cfg(test)]
mod samples;

use network::published::Source;
use network::worked::Worked;
use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "insight",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The texts of papers.
pub const PAPER_TEXTS: TextSource = TextSource {
    context: "papers",
    nl: include_str!("../locales/paper.nl.ftl"),
    en: include_str!("../locales/paper.en.ftl"),
};

/// The routes of papers; `given` is what the app knows of signals and dossiers.
pub fn paper_routes(given: &'static make_paper::Given) -> Vec<Route> {
    [
        list_papers::routes(),
        show_paper::routes(given),
        make_paper::routes(given),
        change_paper::routes(given),
        schedule_paper::routes(given),
        decide_paper::routes(given),
        print_paper::routes(given),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The texts of stories and of giving account.
pub const ACCOUNT_TEXTS: TextSource = TextSource {
    context: "insight/account",
    nl: include_str!("../locales/account.nl.ftl"),
    en: include_str!("../locales/account.en.ftl"),
};

/// The routes of this context; `sources` say how the things it counts are called, `work` tells what the work was.
pub fn routes(sources: &'static [Source], work: &'static [Worked]) -> Vec<Route> {
    [
        see_trends::routes(),
        publish_figures::routes(),
        show_alarm::routes(sources),
        answer_alarm::routes(sources),
        open_figures::routes(),
        list_stories::routes(),
        tell_story::routes(),
        show_story::routes(),
        withdraw_story::routes(),
        list_accounts::routes(work),
        show_account::routes(work),
        word_account::routes(work),
        open_figure::routes(work),
        account_files::routes(work),
        list_results::routes(),
        agree_result::routes(),
        show_result::routes(work),
        tell_result::routes(work),
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
