//! What the stories stand on: a browser, the world it looks at, a mail server, and people who speak the domain.

mod accounting;
pub mod api;
pub mod around_the_plan;
pub mod browser;
mod counting;
mod deviating;
pub mod form;
pub mod furnished;
pub mod handing;
pub mod html;
mod knowing;
pub mod living;
mod offering;
pub mod offers;
pub mod page;
pub mod people;
mod rights;
pub mod scene;
pub mod smtp;
pub mod world;

pub use browser::Browser;
pub use page::Page;
pub use smtp::SmtpServer;
pub use world::{Setting, World};
