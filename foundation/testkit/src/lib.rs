//! What tests stand on: fresh databases of both kinds, the check that every statement is understood by both, and
//! somebody's browser on the pages of one context.
//! For the tests of every crate; nothing of it is in the product. What is missing on the machine is a failure
//! here, never a test that quietly does nothing.

mod browser;
mod database;
mod statements;

pub use browser::{Answer, Browser};
pub use database::{TestDb, drop_guards, empty_postgres, empty_sqlite, on_both, postgres, run, sqlite};
pub use statements::every_statement;
