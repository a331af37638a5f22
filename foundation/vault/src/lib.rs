//! The vault: what says who somebody is stands in the database only as bytes that open with a key of that one subject,
//! and destroying the key erases the person. For `network`, which hands a key out only together with a line in the read
//! log, and for `app`, which brings the master keys. It decides nothing about who may read.

pub mod master;

mod envelope;
mod key;
mod problem;
mod sealed;
mod vault;

pub mod erased;
pub mod examine;
pub mod finder;
pub mod rotate;
pub mod signer;

pub use finder::Finder;
pub use key::Key;
pub use master::Keyring;
pub use problem::Problem;
pub use sealed::{Opened, Sealed};
pub use signer::Signer;
pub use vault::Vault;
