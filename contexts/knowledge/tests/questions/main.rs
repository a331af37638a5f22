//! The stories of questions, answers, practices and measures, through HTTP and on both databases.

mod asked_and_answered;
mod browser;
mod measures;
mod practices;
mod whole;
