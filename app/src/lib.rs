//! The one binary: configuration, the table of all routes, the job clock, mail, the command line, and the demo. Here
//! and nowhere else the contexts meet.

pub mod settings;
pub mod logging;

pub mod workplace;
pub mod routes;
pub mod health;
pub mod metrics;

pub mod mail;
pub mod jobs;

pub mod serve;
pub mod doctor;
pub mod account;
pub mod demo;

pub mod command;
