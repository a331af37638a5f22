//! Why a file or pasted rows can't be read at all, each with where it shows and what to do.

use crate::texts::Arg;

/// Why nothing could be read at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Neither a file nor text was given.
    Nothing,
    /// More bytes than allowed.
    TooLarge {
        /// How many are allowed.
        bytes: usize,
    },
    /// Not a text file.
    Binary {
        /// Where that shows.
        line: usize,
        /// The byte in that line.
        column: usize,
    },
    /// Letters that can't be read in any encoding we know.
    Encoding {
        /// Where the first stands.
        line: usize,
        /// The byte in that line.
        column: usize,
    },
    /// A quotation mark that isn't closed.
    Quote {
        /// Where it opens.
        line: usize,
        /// The letter in that line.
        column: usize,
    },
    /// Columns that the header lacks.
    Missing {
        /// On which line the header stands.
        line: usize,
        /// Their names.
        columns: Vec<&'static str>,
    },
    /// Two columns that mean the same.
    Twice {
        /// On which line the header stands.
        line: usize,
        /// The second of them, counted from one.
        column: usize,
        /// What they are called.
        name: String,
    },
    /// A header and nothing under it.
    NoRows,
    /// More rows than allowed.
    TooManyRows {
        /// How many are allowed.
        rows: usize,
    },
}

impl Unreadable {
    /// The key of the text that says what is wrong and what to do, with what fills it.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let place =
            |line: usize, column: usize| vec![("line", Arg::from(line)), ("column", Arg::from(column))];
        match self {
            Self::Nothing => ("sheet-nothing", Vec::new()),
            Self::TooLarge { bytes } => ("sheet-too-large", vec![("most", (bytes / 1_000).into())]),
            Self::Binary { line, column } => ("sheet-binary", place(*line, *column)),
            Self::Encoding { line, column } => ("sheet-encoding", place(*line, *column)),
            Self::Quote { line, column } => ("sheet-quote", place(*line, *column)),
            Self::Missing { line, columns } => (
                "sheet-missing",
                vec![
                    ("line", (*line).into()),
                    ("count", columns.len().into()),
                    ("columns", columns.join(", ").into()),
                ],
            ),
            Self::Twice { line, column, name } => {
                let mut args = place(*line, *column);
                args.push(("name", name.into()));
                ("sheet-twice", args)
            }
            Self::NoRows => ("sheet-no-rows", Vec::new()),
            Self::TooManyRows { rows } => ("sheet-too-many-rows", vec![("most", (*rows).into())]),
        }
    }
}
