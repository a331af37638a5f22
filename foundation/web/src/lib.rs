//! What every page stands on: texts, the page with its layout, forms, components, failures, and the layers that
//! harden a router. For the contexts and the app. It knows no storage and no context.

pub mod texts;

pub mod flash;
pub mod form;
pub mod language;
pub mod page;
pub mod path;
pub mod posted;
pub mod problems;
pub mod view;

pub mod components;

pub mod assets;
pub mod cookie;
pub mod failure;
pub mod harden;
pub mod rate;
pub mod tagged;

pub mod sheet;

pub mod samples;

pub use failure::Failure;
pub use flash::{Flash, SeeOther};
pub use form::{Choice, Form};
pub use page::{Cache, Page};
pub use path::Path;
pub use posted::Posted;
pub use problems::Problems;
pub use tagged::tagged;
pub use texts::{Arg, TextSource, Texts};
pub use view::{NavEntry, Place, Site, View, Visitor};
