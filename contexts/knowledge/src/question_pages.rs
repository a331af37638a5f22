//! The routes and texts of the question pages, gathered from the capabilities' own files.

use crate::{
    apply_practice, ask, begin_crisis, confirm_touched, end_crisis, end_measure, expert_desk, link_question,
    list_answers, list_measures, list_practices, list_questions, overview, renew_answer, reopen_question,
    rest_on, review_answer, set_measure, share_practice, show_answer, show_crisis, show_measure,
    show_practice, show_question, take_question, withdraw_answer, write_answer,
};
use network::Route;
use network::published::Source;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "knowledge",
    nl: include_str!("../locales/question.nl.ftl"),
    en: include_str!("../locales/question.en.ftl"),
};

/// Their routes; `sources` is what a practice may be derived from.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    [
        overview::routes(),
        list_questions::routes(),
        ask::routes(),
        expert_desk::routes(),
        show_question::routes(),
        take_question::routes(),
        link_question::routes(),
        reopen_question::routes(),
        list_answers::routes(),
        show_answer::routes(),
        write_answer::routes(),
        review_answer::routes(),
        renew_answer::routes(),
        withdraw_answer::routes(),
        list_practices::routes(),
        share_practice::routes(sources),
        show_practice::routes(sources),
        apply_practice::routes(sources),
        list_measures::routes(),
        set_measure::routes(),
        show_measure::routes(),
        end_measure::routes(),
        rest_on::routes(sources),
        confirm_touched::routes(sources),
        show_crisis::routes(),
        begin_crisis::routes(),
        end_crisis::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
