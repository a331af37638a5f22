//! Why an act did not happen, for every context: not allowed, not there, changed by somebody else, not possible
//! now, or the store could not. Each becomes one page that says what to do.

use web::Failure;

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
