//! One transaction, and running a closure inside one. It commits when the closure says Ok and leaves no trace
//! otherwise, also when the closure panics. A statement that fails spoils its transaction on both databases, as
//! it does on PostgreSQL: say `on conflict do nothing` where a clash is expected, don't catch the error and go on.

use crate::connection::{Access, Connection, Failure, Remedy};
use crate::{Dialect, Error, Row, ToValue, Value};

/// A transaction under way. It lives inside the closure given to `Db::read` or `Db::write` and nowhere else.
pub struct Tx<'c> {
    connection: &'c mut dyn Connection,
    spoiled: Option<Remedy>,
    /// How many statements it may still run; no number for as many as it likes.
    room: Option<u32>,
}

impl Tx<'_> {
    /// All rows that `sql` gives, with `params` for `$1`, `$2`…
    pub fn query(&mut self, sql: &str, params: &[&dyn ToValue]) -> Result<Vec<Row>, Error> {
        let values = self.values(sql, params)?;
        let outcome = self.connection.query(sql, &values);
        self.settle(outcome)
    }

    /// The first row that `sql` gives, if any.
    pub fn first(&mut self, sql: &str, params: &[&dyn ToValue]) -> Result<Option<Row>, Error> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// Runs `sql` and gives how many rows it touched.
    pub fn execute(&mut self, sql: &str, params: &[&dyn ToValue]) -> Result<u64, Error> {
        let values = self.values(sql, params)?;
        let outcome = self.connection.execute(sql, &values);
        self.settle(outcome)
    }

    /// Runs a change that carries `where … version = $n`: when it doesn't touch exactly one row, somebody was
    /// first, and that is a `Conflict`.
    pub fn change_one(&mut self, sql: &str, params: &[&dyn ToValue]) -> Result<(), Error> {
        match self.execute(sql, params)? {
            1 => Ok(()),
            _ => Err(Error::Conflict),
        }
    }

    /// Checks `sql` against the schema without running it.
    pub fn prepare(&mut self, sql: &str) -> Result<(), Error> {
        let outcome = self.connection.prepare(sql);
        self.settle(outcome)
    }

    /// Runs a whole file of statements.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        let outcome = self.connection.batch(sql);
        self.settle(outcome)
    }

    /// The one of two texts that this database understands. Only for the named functions in `dialect`.
    pub(crate) fn dialect<'s>(&self, sqlite: &'s str, postgres: &'s str) -> &'s str {
        match self.connection.dialect() {
            Dialect::Sqlite => sqlite,
            Dialect::Postgres => postgres,
        }
    }

    fn values(&mut self, sql: &str, params: &[&dyn ToValue]) -> Result<Vec<Value>, Error> {
        if self.spoiled.is_some() {
            return Err(after_failure(sql));
        }
        if let Some(room) = &mut self.room {
            // PostgreSQL would write too, without a transaction that says otherwise.
            let changes = ["insert", "update", "delete", "with"];
            let reads = !changes.iter().any(|verb| sql.trim_start().starts_with(verb));
            *room = room.checked_sub(1).filter(|_| reads).ok_or_else(|| Error::Sql {
                problem: "a look is one select; whatever needs more needs a transaction".to_owned(),
                statement: sql.to_owned(),
            })?;
        }
        let values: Vec<Value> = params.iter().map(ToValue::to_value).collect();
        // PostgreSQL can't hold the character 0 in text; SQLite can. Both refuse, so that both behave alike.
        if values.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0'))) {
            return Err(Error::Refused { constraint: "text_without_nul".to_owned() });
        }
        Ok(values)
    }

    fn settle<T>(&mut self, outcome: Result<T, Failure>) -> Result<T, Error> {
        outcome.map_err(|failure| {
            self.spoiled = Some(failure.remedy);
            failure.error
        })
    }
}

fn after_failure(sql: &str) -> Error {
    Error::Sql {
        problem: "an earlier statement of this transaction failed, so nothing after it counts".to_owned(),
        statement: sql.to_owned(),
    }
}

/// How running a closure in a transaction ended.
pub(crate) enum Ended<T, E> {
    /// Committed, or rolled back because the closure or the database said no.
    Done(Result<T, E>),
    /// Nothing was committed, and another try may go better.
    TryAgain(Remedy, E),
}

/// Runs `act` in one transaction on `connection`.
pub(crate) fn run<T, E: From<Error>>(
    connection: &mut dyn Connection,
    access: Access,
    act: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> Ended<T, E> {
    if access == Access::Look {
        let mut tx = Tx { connection, spoiled: None, room: Some(1) };
        let outcome = act(&mut tx);
        return match (outcome, tx.spoiled) {
            (Err(error), Some(remedy)) => ended(remedy, error),
            (outcome, _) => Ended::Done(outcome),
        };
    }
    if let Err(failure) = connection.begin(access) {
        return ended(failure.remedy, failure.error.into());
    }
    let mut open = Open(Some(Tx { connection, spoiled: None, room: None }));
    let outcome = act(open.tx());
    let spoiled = open.tx().spoiled;
    match (outcome, spoiled) {
        (Ok(value), None) => match open.commit() {
            Ok(()) => Ended::Done(Ok(value)),
            // Whether a commit over a broken connection took place is unknown, so it is never repeated here.
            Err(Failure { error, remedy: Remedy::Again }) => Ended::TryAgain(Remedy::Again, error.into()),
            Err(failure) => Ended::Done(Err(failure.error.into())),
        },
        (Ok(_), Some(remedy)) => ended(remedy, after_failure("commit").into()),
        (Err(error), remedy) => ended(remedy.unwrap_or(Remedy::None), error),
    }
}

fn ended<T, E>(remedy: Remedy, error: E) -> Ended<T, E> {
    match remedy {
        Remedy::None => Ended::Done(Err(error)),
        Remedy::Again | Remedy::Elsewhere => Ended::TryAgain(remedy, error),
    }
}

/// An open transaction that rolls back when it goes out of scope uncommitted, also while a panic unwinds.
struct Open<'c>(Option<Tx<'c>>);

impl<'c> Open<'c> {
    fn tx(&mut self) -> &mut Tx<'c> {
        self.0.as_mut().expect("a transaction is there until it commits")
    }

    fn commit(mut self) -> Result<(), Failure> {
        let outcome = self.tx().connection.commit();
        if outcome.is_ok() {
            self.0 = None;
        }
        outcome
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if let Some(tx) = &mut self.0 {
            // A connection on which even this fails is dead, and the database has rolled back by itself.
            if let Err(failure) = tx.connection.rollback() {
                tracing::debug!(error = %failure.error, "rollback failed");
            }
        }
    }
}
