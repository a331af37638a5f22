//! Who may do what. The rules are Cedar policies in `policies/`, checked against their schema; this crate turns a
//! person, an action's name and a matter into a verdict. Pure: the caller loads the facts and logs the answer.

mod allow;

pub use allow::{Asker, Matter, Policy, PolicyProblem, Verdict};
