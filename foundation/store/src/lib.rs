//! Storage under every context: one database, embedded SQLite or PostgreSQL, spoken to in the SQL both share.
//! For developers of contexts and of `app`. It knows no context and holds no table but the record of events,
//! the outbox and the list of applied migrations.

pub mod error;
pub mod value;

pub mod row;
pub mod tx;

pub mod db;
pub mod url;

pub mod migrate;

pub mod event;
pub mod outbox;
pub mod page;

pub mod backup;
pub mod dialect;

mod connection;
mod postgresql;
mod sqlite;
mod tls;

pub use db::Db;
pub use dialect::Dialect;
pub use error::Error;
pub use migrate::Applied;
pub use page::{After, Cursor, Page};
pub use row::Row;
pub use tx::Tx;
pub use url::DatabaseUrl;
pub use value::{FromValue, ToValue, Value, places};
