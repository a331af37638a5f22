//! The index by which what everybody may read is found: one per node, derived from the database, thrown away and made
//! anew without loss. For `app`, which keeps it up to date, and for the contexts, which ask it. It holds no text, only
//! which words stand in which thing; what is shown is read from the database. It knows no context and no language: how
//! a text becomes words is handed to it.

pub mod analyser;
pub mod document;

pub mod batch;
pub mod index;

pub mod ask;
pub mod marks;

mod query;
mod ranking;
mod rarity;
mod schema;

#[cfg(test)]
mod tests;

pub use analyser::{Analyser, AskedWord, Spoken};
pub use ask::{Ask, Found, Hit, Place};
pub use batch::Batch;
pub use document::{Document, Key};
pub use index::{Index, Problem};
pub use marks::{Piece, fragment};
