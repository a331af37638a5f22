//! The shapes that return on every page, one file each; a shape is a function from facts to HTML. For every page.
//! Deliberately without knowledge of signals, dossiers or people: they come in as words and moments.

pub mod act;
pub mod bars;
pub mod empty;
pub mod facts;
pub mod fold;
pub mod head;
pub mod line;
pub mod mark;
pub mod moment;
pub mod notice;
pub mod pager;
pub mod section;
pub mod stations;
pub mod table;
pub mod tally;
pub mod way;

pub use act::{Act, act_link, post_button};
pub use bars::{Bar, bars};
pub use empty::empty;
pub use facts::facts;
pub use fold::{fold, fold_open};
pub use head::{head, title};
pub use line::{Line, line, lines};
pub use mark::{Mark, Symbol, initials};
pub use moment::{day, when};
pub use notice::{Tone, notice};
pub use pager::pager;
pub use section::{list, quote, section};
pub use stations::{State, Station, stations};
pub use table::table;
pub use tally::{Tally, tally};
pub use way::{Ahead, Step, way};
