//! What can go wrong with keys, sorted by who has to do something. It carries ids only, never a key or a text.

use kernel::Timestamp;
use kernel::ids::Uuid;

/// Why something couldn't be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The subject was erased: nobody can read it again. For the user.
    #[error("the data of {subject} were erased at {at}")]
    Erased {
        /// Whose.
        subject: Uuid,
        /// Since when.
        at: Timestamp,
    },
    /// No key was ever made for it. For a developer.
    #[error("{subject} has no data key")]
    NoKey {
        /// Whose.
        subject: Uuid,
    },
    /// The master key that its key was wrapped with isn't in the keyring. For an administrator: put it back.
    #[error("the data key of {subject} was wrapped with master key {master}, which is not in the keyring")]
    NoMaster {
        /// Whose.
        subject: Uuid,
        /// The name of the master key.
        master: String,
    },
    /// The bytes aren't what was sealed for this place: damaged, or moved here. For an administrator.
    #[error(
        "what is sealed as {field} of {subject} does not open: it was damaged, or sealed for another place"
    )]
    Damaged {
        /// Whose.
        subject: Uuid,
        /// Which field.
        field: String,
    },
    /// The file with master keys can't be used. For an administrator.
    #[error("the master keys in {file} can't be used: {problem}")]
    Keyring {
        /// The file.
        file: String,
        /// What is the matter, and what to do.
        problem: String,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}
