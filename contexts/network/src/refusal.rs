//! Why an act did not happen, for every context: not allowed, not there, changed by somebody else, not possible
//! now, or the store could not. Each becomes one page that says what to do.

use store::Error;
use web::{Failure, Problems};

/// An act that was refused; nothing of it has happened.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The policy says no. For the user: ask whoever leads it.
    #[error("the policy does not allow {action}")]
    Forbidden {
        /// The action asked for.
        action: &'static str,
    },
    /// There is no such thing in this network. For the user: check the address.
    #[error("there is no such {0} in this network")]
    NotFound(&'static str),
    /// The rules don't allow it as things stand; the text key says what to do. For the user.
    #[error("not now: {0}")]
    NotNow(&'static str),
    /// The database: somebody changed it first, it is away, or a row is bad.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A mistake of ours. For the developer.
    #[error("{0}")]
    Broken(String),
}

impl Refusal {
    /// What a form says of it at `field`: the rules don't allow it now, or somebody was first. Anything else stays a
    /// refusal, with a page of its own. Every form answers so: what was typed is never lost because of somebody else.
    pub fn at(self, field: &'static str) -> Result<Problems, Self> {
        match self {
            Self::NotNow(key) => Ok(Problems::with(field, key)),
            Self::Store(Error::Conflict) => Ok(Problems::with(field, "refused-changed-meanwhile")),
            other @ (Self::Forbidden { .. } | Self::NotFound(_) | Self::Store(_) | Self::Broken(_)) => {
                Err(other)
            }
        }
    }
}

/// Tells an act that can't be done now, which its form says at `field`, from one that gives a page of its own.
pub fn tried<T>(done: Result<T, Refusal>, field: &'static str) -> Result<Result<T, Problems>, Failure> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(refusal) => Ok(Err(refusal.at(field)?)),
    }
}

impl From<policy::PolicyProblem> for Refusal {
    fn from(problem: policy::PolicyProblem) -> Self {
        Self::Broken(problem.to_string())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Forbidden { .. } => Self::Forbidden,
            Refusal::NotFound(_) => Self::NotFound,
            Refusal::NotNow(text) => Self::Unprocessable(text),
            Refusal::Store(store::Error::Conflict) => Self::Conflict,
            Refusal::Store(store::Error::Unavailable(_)) => Self::Unavailable,
            Refusal::Store(problem) => Self::Broken(problem.to_string()),
            Refusal::Broken(problem) => Self::Broken(problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_the_rules_say_and_that_somebody_was_first() {
        let keys = |refusal: Refusal| {
            refusal.at("words").map(|found| found.for_field("words").map(|one| one.key).collect::<Vec<_>>())
        };
        assert_eq!(keys(Refusal::NotNow("later")).unwrap(), ["later"]);
        assert_eq!(keys(Error::Conflict.into()).unwrap(), ["refused-changed-meanwhile"]);
        assert!(matches!(keys(Refusal::NotFound("team")), Err(Refusal::NotFound("team"))));
        assert!(matches!(keys(Refusal::Forbidden { action: "add_team" }), Err(Refusal::Forbidden { .. })));
    }
}
