//! The PostgreSQL side of storage: connections, prepared statements, and what its failures mean. Values cross the
//! wire in binary; `wire` writes and reads them.

mod wire;

use crate::connection::{Access, Connection, Failure, Remedy};
use crate::row::Shape;
use crate::tls::{self, Encryption};
use crate::{Dialect, Error, Row, Value};
use postgres::error::SqlState;
use postgres::types::ToSql;
use postgres::{Client, NoTls, Statement};
use std::collections::HashMap;
use std::sync::Arc;
use wire::Wire;

/// Distinct statements kept prepared per connection; the product has a few hundred.
const KEPT_STATEMENTS: usize = 512;

/// A statement keeps its plan whatever is bound, as on SQLite: our statements are written for one index each, and
/// planning anew for each value costs more than running them. Nor is any so large that compiling it pays.
const PLANS: &str = "set plan_cache_mode = force_generic_plan; set jit = off";

/// Opens the connections of the pool.
pub(crate) struct Server {
    config: postgres::Config,
    encryption: Encryption,
}

impl Server {
    /// Reads the address; connects to nothing yet.
    pub fn new(url: &str) -> Result<Self, Error> {
        let (config, encryption) = tls::split(url)?;
        Ok(Self { config, encryption })
    }
}

impl r2d2::ManageConnection for Server {
    type Connection = ServerConnection;
    type Error = postgres::Error;

    fn connect(&self) -> Result<ServerConnection, postgres::Error> {
        let mut client = match &self.encryption {
            Encryption::None => self.config.connect(NoTls)?,
            Encryption::Verified(connector) => self.config.connect(connector.clone())?,
        };
        client.batch_execute(PLANS)?;
        Ok(ServerConnection { client, statements: HashMap::new() })
    }

    fn is_valid(&self, connection: &mut ServerConnection) -> Result<(), postgres::Error> {
        connection.client.batch_execute("")
    }

    fn has_broken(&self, connection: &mut ServerConnection) -> bool {
        connection.client.is_closed()
    }
}

/// One connection and the statements prepared on it.
pub(crate) struct ServerConnection {
    client: Client,
    statements: HashMap<String, Prepared>,
}

#[derive(Clone)]
struct Prepared {
    statement: Statement,
    shape: Arc<Shape>,
}

impl ServerConnection {
    fn prepared(&mut self, sql: &str, params: &[Value]) -> Result<Prepared, Failure> {
        let prepared = if let Some(known) = self.statements.get(sql) {
            known.clone()
        } else {
            let statement = self.client.prepare(sql).map_err(|error| self.told(sql, &error))?;
            let columns = statement.columns().iter().map(|column| column.name().to_owned()).collect();
            let shape = Arc::new(Shape { statement: sql.to_owned(), columns });
            if self.statements.len() >= KEPT_STATEMENTS {
                self.statements.clear();
            }
            let prepared = Prepared { statement, shape };
            self.statements.insert(sql.to_owned(), prepared.clone());
            prepared
        };
        let count = prepared.statement.params().len();
        if count == params.len() {
            Ok(prepared)
        } else {
            let problem = format!("it has {count} parameters and was given {}", params.len());
            Err(Error::Sql { problem, statement: sql.to_owned() }.into())
        }
    }

    /// Says what a failure means and what helps.
    fn told(&mut self, sql: &str, error: &postgres::Error) -> Failure {
        let failure = explain(sql, error, self.client.is_closed());
        if failure.remedy == Remedy::Again {
            // Among the causes is a plan that a migration made stale.
            self.statements.clear();
        }
        failure
    }
}

impl Connection for ServerConnection {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn begin(&mut self, access: Access) -> Result<(), Failure> {
        self.batch(match access {
            Access::Look | Access::Read => "begin isolation level repeatable read read only",
            Access::Write => "begin isolation level read committed read write",
        })
    }

    fn commit(&mut self) -> Result<(), Failure> {
        self.batch("commit")
    }

    fn rollback(&mut self) -> Result<(), Failure> {
        self.batch("rollback")
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Failure> {
        let Prepared { statement, shape } = self.prepared(sql, params)?;
        let rows =
            self.client.query(&statement, &references(params)).map_err(|error| self.told(sql, &error))?;
        rows.iter().map(|row| read(row, &shape)).collect()
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Failure> {
        let Prepared { statement, .. } = self.prepared(sql, params)?;
        self.client.execute(&statement, &references(params)).map_err(|error| self.told(sql, &error))
    }

    fn prepare(&mut self, sql: &str) -> Result<(), Failure> {
        self.client.prepare(sql).map(drop).map_err(|error| self.told(sql, &error))
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        self.client.batch_execute(sql).map_err(|error| self.told(sql, &error))
    }
}

fn references(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn read(row: &postgres::Row, shape: &Arc<Shape>) -> Result<Row, Failure> {
    let mut values = Vec::with_capacity(shape.columns.len());
    for (index, name) in shape.columns.iter().enumerate() {
        if let Ok(Wire(value)) = row.try_get::<_, Wire>(index) {
            values.push(value);
        } else {
            let found = format!("a {} that can't be read", row.columns()[index].type_());
            return Err(Row::new(shape, values).bad(name, found).into());
        }
    }
    Ok(Row::new(shape, values))
}

/// Sorts a failure by its SQLSTATE (PostgreSQL manual, appendix A). The server's detail and hint are left out:
/// they quote the row.
fn explain(sql: &str, error: &postgres::Error, closed: bool) -> Failure {
    let Some(told) = error.as_db_error() else {
        if closed || error.is_closed() {
            let error = Error::unavailable("the connection to it was lost");
            return Failure { error, remedy: Remedy::Elsewhere };
        }
        // Without an answer from the server it is the client that refused, and its source says why: a parameter
        // of another kind than the statement wants.
        let cause = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
        return Error::Sql { problem: format!("{error}: {cause}"), statement: sql.to_owned() }.into();
    };
    let constraint = || told.constraint().unwrap_or("unnamed").to_owned();
    let code = told.code();
    let (error, remedy) = if *code == SqlState::UNIQUE_VIOLATION {
        (Error::Unique { constraint: constraint() }, Remedy::None)
    } else if *code == SqlState::CHECK_VIOLATION {
        (Error::Refused { constraint: constraint() }, Remedy::None)
    } else if *code == SqlState::RAISE_EXCEPTION {
        // A trigger of ours: its message is the name of what it guards, as on SQLite.
        (Error::Refused { constraint: told.message().to_owned() }, Remedy::None)
    } else if *code == SqlState::FOREIGN_KEY_VIOLATION {
        (Error::Refused { constraint: "foreign_key".to_owned() }, Remedy::None)
    } else if *code == SqlState::NOT_NULL_VIOLATION {
        let (table, column) = (told.table().unwrap_or("?"), told.column().unwrap_or("?"));
        (Error::Refused { constraint: format!("{table}_{column}_not_null") }, Remedy::None)
    } else if stood_in_the_way(code) || told.routine() == Some(STALE_PLAN) {
        (Error::unavailable(told.message().to_owned()), Remedy::Again)
    } else if closed || is_down(code) {
        (Error::unavailable(told.message().to_owned()), Remedy::Elsewhere)
    } else {
        let problem = format!("{} ({})", told.message(), code.code());
        (Error::Sql { problem, statement: sql.to_owned() }, Remedy::None)
    };
    Failure { error, remedy }
}

/// Where the server finds that a migration changed what a prepared statement gives; its code is shared with others.
const STALE_PLAN: &str = "RevalidateCachedQuery";

/// Serialization failures and deadlocks.
fn stood_in_the_way(code: &SqlState) -> bool {
    *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
}

/// Classes 08 (connection), 53 (no resources left), 57 (stopped by an administrator, starting up) and 58 (the
/// machine under it).
fn is_down(code: &SqlState) -> bool {
    ["08", "53", "57", "58"].iter().any(|class| code.code().starts_with(class))
}
