//! The worklist: who holds what, until when. It stores obligations, carries out what the engine plans, tells people
//! what came back to them, and shows Vandaag, Mijn lat and the waterlijn. It knows no signal and no plan: those
//! contexts open obligations here and give them a title and a page.

pub mod matter;
pub mod why;
pub mod obligation;
pub mod standing;
pub mod notice;
pub mod bounce;
pub mod clock;
pub mod held;

pub use matter::Matter;
pub use obligation::{Opening, act, advance, open, settle};
