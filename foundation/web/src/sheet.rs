//! Sheets: rows that somebody brings from elsewhere, in a file or pasted, read by one mechanism for every import. What
//! comes in is decoded (`read`), each row is judged by the context that knows what it means, and everybody sees the same
//! report (`report`): what is new, what is there already, and which cell stands in the way, before anything is kept. For
//! the contexts' imports and the command line. It knows no storage and no domain: a context gives its columns, judges
//! its rows, and adds what is new.

mod decode;
pub mod read;
pub mod report;
pub mod unreadable;
pub mod upload;

pub use read::{Column, Limits, Need, Row, Sheet};
pub use report::show::Import;
pub use report::{Done, Fate, Fault, Judged, Report, Told, Verdict, Wish, settle};
pub use unreadable::Unreadable;
pub use upload::{Entry, Upload};
