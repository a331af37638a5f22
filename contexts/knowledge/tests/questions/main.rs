//! The stories of questions, answers, practices and measures, through HTTP and on both databases.

mod asked_and_answered;
mod measures;
mod place;
mod practices;
mod whole;
