//! How a table stands in an answer to "what is kept of me?": how it belongs to the plan, and what is in each column.

/// How a table belongs to a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// It is the plan.
    Itself,
    /// It has the plan's id.
    Plan,
    /// It belongs to a row of that table, by that column.
    Of(&'static str, &'static str),
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Is {
    /// Sealed under the id of its own row, as `table.column`.
    Sealed,
    /// Sealed under the id in another column.
    SealedUnder(&'static str),
    /// Sealed as that field of what has the id in another column.
    SealedAs(&'static str, &'static str),
    /// A word of ours: its text stands under this prefix and the word.
    Word(&'static str),
    /// A theme.
    Theme,
    /// An area.
    Area,
    /// A number.
    Number,
    /// What a note is about.
    Note,
    /// A moment.
    Moment,
    /// A day.
    Day,
    /// Yes or no.
    Yes,
    /// Somebody who works in the network.
    Person,
    /// An organisation.
    Organisation,
    /// A duty desk.
    Desk,
    /// What lets data be used.
    Basis,
    /// What opens secrecy.
    Secrecy,
}

/// A table in the answer.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, also in the JSON.
    pub table: &'static str,
    /// The key of its heading.
    pub title: &'static str,
    /// How it belongs to the plan.
    pub via: Via,
    /// In which order.
    pub order: &'static str,
    /// Its columns, each with the key of its heading and what stands in it.
    pub columns: &'static [(&'static str, &'static str, Is)],
}

/// A table in the answer.
pub const fn kind(
    (table, title): (&'static str, &'static str),
    (via, order): (Via, &'static str),
    columns: &'static [(&'static str, &'static str, Is)],
) -> Kind {
    Kind { table, title, via, order, columns }
}
