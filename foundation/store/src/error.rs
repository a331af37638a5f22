//! What can go wrong in storage, sorted by who has to do something: wait (`Unavailable`), look again
//! (`Conflict`), change what was typed (`Unique`, `Refused`), or mend the program (the rest). It deliberately
//! carries no value from a row or a form: an error ends up in a log, and logs hold ids only.

use kernel::ids::Uuid;

/// Any cause, kept for the chain that is printed once at the edge.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why storage didn't do as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database doesn't answer or is too busy. The visitor tries again later; an administrator looks.
    #[error("the database is not available")]
    Unavailable(#[source] Cause),

    /// Somebody else changed the row first. The visitor sees the new state and decides again.
    #[error("the row was changed by somebody else in the meantime")]
    Conflict,

    /// A row like this is there already. `constraint` is the name of the unique index, the same on both
    /// databases.
    #[error("a row like this exists already ({constraint})")]
    Unique {
        /// The unique index.
        constraint: String,
    },

    /// A check, a foreign key or an append-only table refused. A foreign key has no name on SQLite: there it is
    /// `foreign_key`.
    #[error("the database refuses this row ({constraint})")]
    Refused {
        /// The constraint.
        constraint: String,
    },

    /// A stored value is not what the program expects. For a developer: a migration and the code differ.
    #[error("table {table}, row {}: column {column} holds {found}", id.map_or_else(|| "?".to_owned(), |id| id.to_string()))]
    BadRow {
        /// The table, as far as it is known.
        table: String,
        /// The column.
        column: String,
        /// The row's id, when it was read.
        id: Option<Uuid>,
        /// What was found, by its kind and never by its words.
        found: String,
    },

    /// The statement is wrong. For a developer.
    #[error("{problem}; in: {statement}")]
    Sql {
        /// The database's own message, without values.
        problem: String,
        /// The statement.
        statement: String,
    },

    /// The schema can't be brought up to date. For an administrator.
    #[error("migration {file}: {problem}")]
    Migration {
        /// The migration's file.
        file: String,
        /// What is the matter, and what to do.
        problem: String,
    },

    /// A backup can't be made or put back. For an administrator.
    #[error("backup {file}: {problem}")]
    Backup {
        /// The backup's file.
        file: String,
        /// What is the matter, and what to do.
        problem: String,
    },
}

impl Error {
    /// A database that doesn't answer, because of `cause`.
    pub fn unavailable(cause: impl Into<Cause>) -> Self {
        Self::Unavailable(cause.into())
    }

    /// A row of `table` whose `column` holds something the domain doesn't know; `found` says its kind. For the
    /// `TryFrom<Row>` of a context.
    pub fn bad_row(table: &str, id: impl Into<Option<Uuid>>, column: &str, found: impl Into<String>) -> Self {
        Self::BadRow {
            table: table.to_owned(),
            column: column.to_owned(),
            id: id.into(),
            found: found.into(),
        }
    }

    /// Whether this is the unique index `name`.
    pub fn is_unique(&self, name: &str) -> bool {
        matches!(self, Self::Unique { constraint } if constraint == name)
    }
}
