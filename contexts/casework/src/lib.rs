//! Residents: the story told once, one plan, one lead, and help on three pontoons that nobody falls between. It stands on
//! the worklist, which proves that somebody holds every open help request, and tells the rest of the network only what
//! names nobody.

pub mod agreement;
pub mod around;
pub mod board;
pub mod handover;
pub mod help_request;
pub mod lead;
pub mod legal;
pub mod member;
pub mod name_obligations;
pub mod plan;
pub mod retention;
pub mod right_request;
mod sent_once;
pub mod share;
pub mod share_proposal;
pub mod statement;
pub mod together;

pub mod counted_help_requests;

pub mod api_deviations;
pub mod api_handovers;

mod api_draft_handover;
mod api_handover_acts;
mod api_handover_answers;
mod api_handover_holding;
pub mod exports;

pub mod answer_handover;
pub mod claim_handover;
pub mod decide_share;
pub mod draft_handover;
pub mod end_share;
pub mod find_plan;
pub mod handover_section;
pub mod hold_handover;
pub mod join_plans;
pub mod list_handovers;
pub mod list_plans;
pub mod log_contact;
pub mod look_in_emergency;
pub mod open_plan;
pub mod part_plans;
pub mod parts;
pub mod place_help_request;
pub mod propose_share;
pub mod see_who_read;
pub mod send_handover;
pub mod set_next_step;
pub mod settle_handover;
pub mod share_part;
pub mod show_board;
pub mod show_handover;
pub mod show_plan;
pub mod wait;
pub mod who_may_read;

pub mod agree;
pub mod finish_agreement;
pub mod seat_professional;
pub mod show_agreements;
pub mod unseat_professional;

pub mod add_help_request;
pub mod close_help_request;
pub mod reopen_help_request;

pub mod answer_second_view;
pub mod ask_second_view;
pub mod second_view;

pub mod deviation;
pub mod own_list;
pub mod published_deviations;
pub mod sign_deviation;
pub mod strained_rule;
pub mod worked_plans;

pub mod answer_right;
pub mod ask_right;
pub mod correct_deviation;
pub mod deviate;
pub mod deviate_form;
pub mod erase_plan;
pub mod export_plan;
pub mod find_precedent;
pub mod keep_plan;
pub mod raise_from_plan;
pub mod raise_strained_rule;
pub mod show_deviation;

pub mod full_plan;
pub mod goal;
pub mod note_household;
pub mod review_plan;
pub mod score_goal;
pub mod set_goal;

pub mod resident_access;
pub mod resident_answer;
pub mod resident_lead;

pub mod add_own_words;
pub mod answer_handover_packet;
pub mod answer_proposal;
pub mod answer_share;
pub mod ask_own_right;
pub mod come_in;
pub mod give_resident_access;
pub mod hear_not_helped;
pub mod mail_resident_link;
pub mod own_plan;
pub mod read_own_data;
pub mod say_not_helped;
pub mod say_own_goal;
pub mod step_in_as_resident;
pub mod withdraw_resident_access;

mod answers_for;
mod ask_right_form;
mod each;
mod end_plan;
mod erased;
mod head_of_plan;
mod hear_of_share;
mod seat_form;
mod show_requests;
mod show_together;
mod show_waiting;

pub mod doctor;

#[cfg(test)]
mod samples;

use network::{Endpoint, Route};
use web::{Place, TextSource};

/// Where these pages stand in the navigation.
pub(crate) const PLACE: Place = Place("nav-plans");

/// The texts of this context.
pub const TEXTS: [TextSource; 8] = [
    TextSource {
        context: "casework/plan",
        nl: include_str!("../locales/plan.nl.ftl"),
        en: include_str!("../locales/plan.en.ftl"),
    },
    TextSource {
        context: "casework/together",
        nl: include_str!("../locales/together.nl.ftl"),
        en: include_str!("../locales/together.en.ftl"),
    },
    TextSource {
        context: "casework/board",
        nl: include_str!("../locales/board.nl.ftl"),
        en: include_str!("../locales/board.en.ftl"),
    },
    TextSource {
        context: "casework/handover",
        nl: include_str!("../locales/handover.nl.ftl"),
        en: include_str!("../locales/handover.en.ftl"),
    },
    TextSource {
        context: "casework/reading",
        nl: include_str!("../locales/reading.nl.ftl"),
        en: include_str!("../locales/reading.en.ftl"),
    },
    TextSource {
        context: "casework/deviation",
        nl: include_str!("../locales/deviation.nl.ftl"),
        en: include_str!("../locales/deviation.en.ftl"),
    },
    TextSource {
        context: "casework/rights",
        nl: include_str!("../locales/rights.nl.ftl"),
        en: include_str!("../locales/rights.en.ftl"),
    },
    TextSource {
        context: "casework/resident",
        nl: include_str!("../locales/resident.nl.ftl"),
        en: include_str!("../locales/resident.en.ftl"),
    },
];

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    [
        api_handovers::endpoints(),
        api_draft_handover::endpoints(),
        api_handover_answers::endpoints(),
        api_handover_holding::endpoints(),
        api_handover_acts::endpoints(),
        api_deviations::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The routes of this context.
pub fn routes() -> Vec<Route> {
    [
        list_plans::routes(),
        open_plan::routes(),
        find_plan::routes(),
        join_plans::routes(),
        part_plans::routes(),
        show_plan::routes(),
        log_contact::routes(),
        set_next_step::routes(),
        agree::routes(),
        finish_agreement::routes(),
        seat_professional::routes(),
        unseat_professional::routes(),
        add_help_request::routes(),
        close_help_request::routes(),
        reopen_help_request::routes(),
        ask_second_view::routes(),
        answer_second_view::routes(),
        set_goal::routes(),
        score_goal::routes(),
        note_household::routes(),
        review_plan::routes(),
        place_help_request::routes(),
        wait::routes(),
        show_board::routes(),
        list_handovers::routes(),
        draft_handover::routes(),
        claim_handover::routes(),
        show_handover::routes(),
        send_handover::routes(),
        answer_handover::routes(),
        hold_handover::routes(),
        settle_handover::routes(),
        who_may_read::routes(),
        share_part::routes(),
        propose_share::routes(),
        decide_share::routes(),
        end_share::routes(),
        see_who_read::routes(),
        look_in_emergency::routes(),
        find_precedent::routes(),
        deviate::routes(),
        show_deviation::routes(),
        correct_deviation::routes(),
        raise_strained_rule::routes(),
        raise_from_plan::routes(),
        ask_right::routes(),
        answer_right::routes(),
        export_plan::routes(),
        erase_plan::routes(),
        keep_plan::routes(),
        give_resident_access::routes(),
        withdraw_resident_access::routes(),
        come_in::routes(),
        step_in_as_resident::routes(),
        own_plan::routes(),
        add_own_words::routes(),
        answer_share::routes(),
        answer_proposal::routes(),
        answer_handover_packet::routes(),
        ask_own_right::routes(),
        read_own_data::routes(),
        say_not_helped::routes(),
        say_own_goal::routes(),
        hear_not_helped::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
