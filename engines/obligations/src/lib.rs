//! One holder, one next moment. Whatever is open in the network (a signal, a handover, a commitment) has exactly
//! one obligation, and this engine decides what may happen to it: who may take, promise, offer, accept, settle or
//! reassign, and where it goes when nobody does anything. For the contexts, through `worklist`.
//!
//! It is pure: a [`State`], an [`Act`] and the [`Standing`] of the people and desks involved go in; a [`Plan`]
//! (next state, events, notices) or a [`Refusal`] comes out. The caller carries the plan out in one transaction,
//! together with the act that caused it. The clock is an act like any other, [`Act::Pass`]: a moment that passes
//! unanswered climbs a ladder of rungs (holder, team lead, organisation's desk, network's desk), and silence
//! never grants, closes or hands over anything.
//!
//! What a caller owes the proofs in `model`: write with the version that was read; keep the rows that `Standing`
//! was read from unchanged until the commit (lock or compare them); store the request's key in that same
//! transaction and answer after it; mark somebody absent only together with [`Act::Reassign`] for all they hold.
//!
//! It deliberately knows no matter, no storage, no permission of a context and no wording for people.
//!
//! ```
//! use kernel::{DeskId, PersonId, Timestamp};
//! use obligations::{Act, Holder, Ladder, Moment, Patience, Standing, decide, open};
//!
//! let now: Timestamp = "2026-11-16T09:10:00Z".parse()?; // a Monday
//! let (fatima, marleen, desk) = (PersonId::new(now), PersonId::new(now), DeskId::new(now));
//! let present = [fatima.into(), marleen.into(), desk.into()];
//! let ladder = Ladder { team_lead: Some(marleen), organisation: None, network: desk.into() };
//! let standing = Standing { present: &present, duties: &[], ladder, patience: Patience::default() };
//!
//! let moment = Moment { at: "2026-11-17T10:00:00Z".parse()?, why: "Bellen met Woonstee".parse()? };
//! let held = open(Some(fatima), fatima.into(), moment, &standing, now)?.state;
//! let later = "2026-11-17T10:00:00Z".parse()?; // nobody called
//! let climbed = decide(&held, &Act::Pass, &standing, later)?;
//! assert_eq!(climbed.state.holder(), Some(Holder::Person(marleen)));
//! assert_eq!(climbed.notices.len(), 2); // Marleen holds it now; Fatima hears that it climbed
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod act;
mod decide;
mod flat;
mod guards;
mod offer;
mod pass;
mod plan;
mod refusal;
mod standing;
mod state;
mod words;

pub use act::{Act, Cause};
pub use decide::{LONGEST_PROMISE_DAYS, decide, open};
pub use flat::{BadColumn, Flat};
pub use plan::{Deed, Event, Footing, Notice, Plan, Word};
pub use refusal::Refusal;
pub use standing::{Ladder, Patience, Standing};
pub use state::{Climbed, Hold, Holder, Moment, Offer, Reminded, Rung, Settlement, State};
pub use words::{Outcome, TextProblem, Why};

#[cfg(test)]
mod model;
#[cfg(test)]
mod sequences;
