//! The network: who is there, where they belong, what they may do, and the tables they meet at. Every other
//! context stands on this one. It holds no signals and no obligations.

pub mod actor;
pub mod address;
pub mod again;
pub mod call;
pub mod endpoint;
pub mod made_while_read;
pub mod name_line;
pub mod named;
pub mod refusal;
pub mod resident;
pub mod resident_code;
pub mod resident_session;
pub mod resident_visit;
pub mod role;
pub mod routes;
pub mod typed_moment;
pub mod typed_words;
pub mod visit;
pub mod workplace;

pub mod access_link;
pub mod area;
pub mod area_change;
pub mod beside;
pub mod by_name;
pub mod confidant;
pub mod counted;
pub mod desk;
pub mod each_apart;
pub mod feed_token;
pub mod founding;
pub mod gathered;
pub mod heard;
pub mod membership;
pub mod organisation;
pub mod person;
pub mod phone;
pub mod published;
pub mod read_log;
pub mod reading;
pub mod record;
pub mod round_table;
pub mod theme;
pub mod worked;

pub mod change_table;
pub mod give_seat;
pub mod plan_meeting;
pub mod set_up_table;
pub mod share_calendar;
pub mod show_network;
pub mod show_organisation;
pub mod show_table;
pub mod show_tables;

pub mod add_membership;
pub mod add_organisation;
pub mod add_person;
pub mod add_team;
pub mod change_membership;
pub mod change_number;
pub mod end_membership;
pub mod staff_desk;

pub mod import_areas;
pub mod import_organisations;

pub mod export;
pub mod export_everything;

pub mod api_token;
pub mod choose_password;
pub mod give_access;
pub mod known_browser;
pub mod make_token;
pub mod password;
pub mod sessions;
pub mod sign_in;
pub mod step_in;

pub mod api_network;
pub mod api_tables;

pub mod samples;

pub use actor::Actor;
pub use call::{Call, OpenCall};
pub use each_apart::each_apart;
pub use endpoint::Endpoint;
pub use refusal::Refusal;
pub use resident::Resident;
pub use resident_visit::ResidentVisit;
pub use role::Role;
pub use routes::{Door, Route, TEXTS, endpoints, routes};
pub use visit::Visit;
pub use workplace::Workplace;
