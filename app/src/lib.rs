//! The one binary: configuration, the table of all routes, the job clock, mail, the command line, and the demo. Here
//! and nowhere else the contexts meet.

pub mod logging;
pub mod settings;

pub mod describe_api;
pub mod health;
pub mod metrics;
pub mod reading;
pub mod routes;
pub mod workplace;

pub mod catch_up;
pub mod jobs;
pub mod mail;
pub mod webhook_guard;
pub mod webhooks;

pub mod account;
pub mod bring;
pub mod demo;
pub mod doctor;
pub mod early_warning;
pub mod serve;

pub mod command;
