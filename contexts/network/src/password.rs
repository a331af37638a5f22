//! Passwords, as argon2id. A hash costs time and memory on purpose, so it is made beside the database, never inside a
//! transaction that others wait for, and few at a time, so that whoever guesses doesn't take the machine from who works.

use crate::Refusal;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use store::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long somebody waits for their turn before they are told that it is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// As many at once as half the cores.
static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new((cores / 2).max(1)))
});

/// A hash nobody's password fits, so that an unknown address costs the same time as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash(&kernel::chance::secret()).expect("argon2 hashes a fresh secret"));

/// The argon2id hash of a password, in PHC form.
pub fn hash(password: &str) -> Result<String, Refusal> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|problem| Refusal::Broken(problem.to_string()))
}

/// Whether a password fits what is kept; where nothing is, it takes as long to say no.
pub fn fits(password: &str, kept: Option<&str>) -> bool {
    let nobodys = kept.is_none();
    let fits = PasswordHash::new(kept.unwrap_or(NOBODY.as_str()))
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    fits && !nobodys
}

/// A turn to hash.
pub struct Turn(OwnedSemaphorePermit);

impl Turn {
    /// Waits for one.
    pub async fn wait() -> Result<Self, Refusal> {
        match tokio::time::timeout(PATIENCE, Arc::clone(&TURNS).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(Self(permit)),
            _ => Err(Error::unavailable("too many passwords are being looked at").into()),
        }
    }

    /// Hashes, or compares with a hash, off the request's thread. The turn lasts until it is done, also when nobody waits
    /// for the answer any more.
    pub async fn spend<T: Send + 'static>(
        self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let done = tokio::task::spawn_blocking(move || {
            let _turn = self.0;
            work()
        });
        done.await.map_err(|problem| Refusal::Broken(problem.to_string()))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let kept = hash("drie pontons op het water").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(fits("drie pontons op het water", Some(&kept)));
        assert!(!fits("twee pontons", Some(&kept)));
        assert!(!fits("drie pontons op het water", Some("no hash at all")));
        assert!(!fits("drie pontons op het water", None));
    }
}
