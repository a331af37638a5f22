//! Offers as Open Referral HSDS 3.1 writes services: one JSON object per offer with its organisation, contact, areas,
//! schedule, capacity and taxonomy terms, so that any directory that speaks HSDS can read ours and we can read theirs. What
//! HSDS has no field for (what they don't do, the pontoon, the themes) travels as attributes. Of people it holds the name
//! of the professional contact and of who last said how things stand; nothing else.

pub mod read;
pub mod write;

/// The unit of capacities.
pub const UNIT: &str = "plekken";
/// The taxonomy of the three pontoons.
pub const PONTOONS: &str = "Ponton: pontons";
/// The taxonomy of themes.
pub const THEMES: &str = "Ponton: themas";
/// The label of the attribute that says what they don't do.
pub const DOES_NOT: &str = "doet niet";
/// The scheme of our areas' codes.
pub const AREA_SCHEME: &str = "cbs";
/// What somebody said of the waiting time, in the metadata.
pub const WAIT_TIME: &str = "wait_time";
/// What somebody confirmed, in the metadata.
pub const ASSURED: &str = "assured_date";
