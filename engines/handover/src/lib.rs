//! Nobody falls in the water between two organisations. A help request has one holder; when another is asked to
//! advise, to help or to take over, this engine decides what may happen, what then becomes of duties, of the case and
//! of what may be read, and who must hear. For the contexts.
//!
//! Four kinds: advice, help with a part (the case stays where it is), the whole case offered, the whole case claimed.
//! A case moves at the first real contact, not at the click on yes; until then its holder holds it. The clock is an
//! act like any other, [`Act::Pass`], and silence grants nothing: it goes back to somebody who must decide.
//!
//! It is pure: a [`Handover`], an [`Act`] and the [`Standing`] of those involved go in; a [`Plan`] or a [`Refusal`]
//! comes out. Who must act next, by when, and what the receiver may read follow from the state alone
//! ([`Handover::duty`], [`Handover::clock`], [`Handover::reads`]); a plan carries their differences. The ladder above
//! somebody who lets a duty pass is the obligation's: the caller opens, moves and settles one per handover.
//!
//! What a caller owes the proofs in `model`: write with the version that was read; keep what `Standing` was read from
//! unchanged until the commit; store the transition's id in that same transaction, and answer a repeated one from it;
//! carry out the whole plan or nothing; replace whoever goes in the transaction in which they go; hold one draft of a
//! case from being sent while another is (a unique index on what is in flight).
//!
//! It deliberately knows no storage, no packet, no resident, no permission of a context and no wording for people.

mod act;
mod answer;
mod ask;
mod clocks;
mod decide;
mod duty;
mod facts;
pub mod fhir;
mod guards;
mod hold;
mod holder;
mod pass;
mod plan;
mod refusal;
mod stage;
mod standing;
mod state;
mod words;

pub use act::{Act, Cause, Ground, Preview, Who, Yes};
pub use clocks::{Clocks, IN_SIGHT, LANDING, QUIET, REOPEN_WITHIN, REVIEW_WITHIN, SILENT, Span, Urgency};
pub use decide::{Drafting, decide, draft};
pub use duty::{Duty, Reads, Task};
pub use facts::{
    Bridge, Bridging, Choice, Dates, End, Helped, Holding, Need, No, NoCode, NobodyBridges, PassingOn, Pause,
    Question, Reminded, Report, ResidentsWord, Start, Window,
};
pub use holder::Holder;
pub use plan::{CaseChange, DutyChange, Ear, Notice, Plan, Reading, Step, Transition, Word};
pub use refusal::Refusal;
pub use stage::Stage;
pub use standing::{Above, Moving, Standing};
pub use state::{Handover, HandoverId, Kind, Side, State};
pub use words::{TextProblem, Words};

#[cfg(test)]
mod model;
#[cfg(test)]
mod sequences;
#[cfg(test)]
mod table;
