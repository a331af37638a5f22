//! Writing rows by the million: past the product's own storage, because indexes and foreign keys are checked once for
//! all rows, after the last one, and not row by row. What is put back is what the migrations made, so that the database
//! is the product's own again; a row that doesn't fit it fails then. For the generator only.

mod postgresql;
mod sqlite;

use super::sheet::Sheet;
use anyhow::Result;
use std::sync::mpsc::sync_channel;
use store::DatabaseUrl;

/// Sheets that wait to be written while the next is made.
const WAITING: usize = 4;

/// Where sheets go.
trait Sink {
    /// Takes all rows of `sheet`.
    fn take(&mut self, sheet: &Sheet) -> Result<()>;
    /// Puts back what was set aside.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// Writes the sheets that `make` hands over to the database at `url`, while it makes the next.
pub fn write(url: &DatabaseUrl, make: impl FnOnce(&mut dyn FnMut(Sheet)) + Send) -> Result<()> {
    let mut sink: Box<dyn Sink> = match url {
        DatabaseUrl::Sqlite(path) => Box::new(sqlite::File::open(path)?),
        DatabaseUrl::Postgres(url) => Box::new(postgresql::Server::connect(url)?),
    };
    std::thread::scope(|scope| {
        let (sender, sheets) = sync_channel::<Sheet>(WAITING);
        scope.spawn(move || {
            // Nobody takes what is made any more when a row was refused; that is said below.
            make(&mut |sheet| drop(sender.send(sheet)));
        });
        for sheet in sheets {
            sink.take(&sheet)?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    sink.finish()
}
