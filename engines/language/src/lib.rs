//! What the product understands of Dutch text: personal data that must not be stored, the theme, kind and area a
//! signal seems to speak of, how a text is read for the search, and earlier texts it is like. For the contexts that take
//! in words from people.
//! Everything here proposes; a person decides. It knows no database, no clock and no network of its own.

pub mod plain;
pub mod words;

mod grams;

pub mod guard;

pub mod area;
pub mod kind;
pub mod themes;

pub mod analyse;

pub mod likeness;

pub use analyse::{AskedWord, Spoken, Words, WordsProblem};
pub use area::{AreaMatch, Areas, suggest_area};
pub use guard::{DatumKind, Finding, Guard};
pub use kind::{KindHint, SignalKind, suggest_kind};
pub use likeness::{
    Fingerprint, NEAR_DUPLICATE, Profile, Rarity, WORTH_SHOWING, likeness, likeness_by_rarity, tokens,
};
pub use themes::{Example, Leaning, Suggestion, ThemeEntry, Themes, ThemesProblem, suggest_themes};
