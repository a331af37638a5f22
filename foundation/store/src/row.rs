//! One row that came back, read by column name. A column that is missing or holds another kind is a `BadRow`
//! that names table, column and id, never a panic. It deliberately knows nothing of what the row means.

use crate::{Error, FromValue, Value};
use std::sync::Arc;

/// What the rows of one statement have in common: its text and the names of its columns.
#[derive(Debug)]
pub(crate) struct Shape {
    pub statement: String,
    pub columns: Vec<String>,
}

/// One row that a statement gave back.
#[derive(Clone, Debug)]
pub struct Row {
    shape: Arc<Shape>,
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(shape: &Arc<Shape>, values: Vec<Value>) -> Self {
        Self { shape: Arc::clone(shape), values }
    }

    /// The value in `column`.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, Error> {
        match self.value(column) {
            None => Err(self.bad(column, "nothing: the statement doesn't ask for it")),
            Some(value) => T::from_value(value)
                .ok_or_else(|| self.bad(column, format!("{} where {} is wanted", value.kind(), T::WANTED))),
        }
    }

    /// A `BadRow` about this row, for a value that reads but that the domain doesn't know.
    pub fn bad(&self, column: &str, found: impl Into<String>) -> Error {
        let id = match self.value("id") {
            Some(Value::Id(id)) => Some(*id),
            _ => None,
        };
        Error::bad_row(table_of(&self.shape.statement), id, column, found)
    }

    pub(crate) fn into_values(self) -> Vec<Value> {
        self.values
    }

    fn value(&self, column: &str) -> Option<&Value> {
        let index = self.shape.columns.iter().position(|name| name == column)?;
        self.values.get(index)
    }
}

/// The first table a statement names, for a message; `?` when it names none.
fn table_of(statement: &str) -> &str {
    let mut words = statement.split_whitespace();
    while let Some(word) = words.next() {
        if ["from", "into", "update"].iter().any(|before| word.eq_ignore_ascii_case(before)) {
            return words.next().unwrap_or("?").trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        }
    }
    "?"
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;

    fn row() -> Row {
        let shape = Shape {
            statement: "select id, words from signal".into(),
            columns: vec!["id".into(), "words".into()],
        };
        Row::new(&Arc::new(shape), vec![Value::Id(Uuid::from_u128(7)), Value::Text("Bang in huis".into())])
    }

    #[test]
    fn a_column_is_read_by_its_name() {
        assert_eq!(row().get::<String>("words").unwrap(), "Bang in huis");
        assert_eq!(row().get::<Option<Uuid>>("id").unwrap(), Some(Uuid::from_u128(7)));
    }

    #[test]
    fn a_bad_row_names_table_column_and_id_but_no_words() {
        let message = row().get::<i64>("words").unwrap_err().to_string();
        assert_eq!(
            message,
            "table signal, row 00000000-0000-0000-0000-000000000007: column words holds a text of 12 characters where a whole number is wanted"
        );
    }

    #[test]
    fn a_column_nobody_asked_for_is_a_bad_row() {
        assert!(
            matches!(row().get::<i64>("version"), Err(Error::BadRow { column, .. }) if column == "version")
        );
    }
}
