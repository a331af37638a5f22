//! Another system at work over the API: raises signals with an `Idempotency-Key`, and when no answer comes, calls again
//! with the same key until one does. However often it calls, one signal comes of it.

use super::client::Client;
use super::ledger::Kept;
use anyhow::{Context, Result, bail, ensure};
use std::thread::sleep;
use std::time::Duration;

/// Longer than this without an answer is a fault.
const TRIES: u32 = 1_500;

/// How a token begins on the page that shows it once.
const TOKEN: &str = "ponton_";
/// Its length, with that.
const TOKEN_LENGTH: usize = TOKEN.len() + 64;

impl Client {
    /// Makes a token, once, on its person's own page; before anything is killed.
    pub fn connect(&self) -> Result<()> {
        let page =
            self.page_of("/mijn-toegang", &[("name", "Proef"), ("scope", "melden"), ("scope", "lezen")])?;
        let token = page.split_once(TOKEN).and_then(|(_, rest)| rest.get(..TOKEN_LENGTH - TOKEN.len()));
        self.ledger.connected(format!("{TOKEN}{}", token.context("a page without the token that was made")?));
        Ok(())
    }

    /// Raises a signal, and calls again with the same key, also when it was answered: it must be the same signal.
    pub fn call(&self) -> Result<()> {
        let token = self.ledger.token();
        let key = self.ledger.form_key();
        let words = format!("{token} is wat een ander systeem zag: de inloop is dicht.");
        let first = self.call_until_answered(&words, &key)?;
        let second = self.call_until_answered(&words, &key)?;
        ensure!(first == second, "one key made {first} and {second}");
        self.ledger.called();
        self.ledger.raised_elsewhere(Kept { token, href: format!("/signalen/{first}") });
        sleep(Duration::from_millis(50));
        Ok(())
    }

    fn call_until_answered(&self, words: &str, key: &str) -> Result<String> {
        let bearer = self.ledger.bearer().context("no token")?;
        let body = format!("{{\"woorden\":\"{words}\"}}");
        for attempt in 0..TRIES {
            if attempt == 1 {
                self.ledger.sent_again();
            }
            let answer = self
                .agent
                .post(format!("{}/api/v1/signalen", self.url))
                .header("authorization", format!("Bearer {bearer}"))
                .header("content-type", "application/json")
                .header("idempotency-key", key)
                .send(body.as_bytes());
            match answer {
                Ok(mut answer) if answer.status() == 201 => {
                    let said = answer.body_mut().read_to_string();
                    // The answer may break off where the server is killed; then it is asked for again.
                    if let Some(id) = said.ok().and_then(|said| id_in(&said)) {
                        return Ok(id);
                    }
                }
                Ok(answer) if answer.status() == 503 && self.ledger.database_is_killed() => {
                    self.ledger.was_away();
                    sleep(Duration::from_millis(50));
                }
                Ok(answer) if answer.status() != 429 => bail!("the API answers {}", answer.status()),
                Ok(_) | Err(_) => sleep(Duration::from_millis(20)),
            }
        }
        bail!("no answer of the API")
    }
}

/// The id in a reference.
fn id_in(said: &str) -> Option<String> {
    let (_, rest) = said.split_once("\"id\":\"")?;
    rest.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_read_from_the_reference() {
        assert_eq!(
            id_in(r#"{"id":"0190","href":"/api/v1/signalen/0190","versie":1}"#).as_deref(),
            Some("0190")
        );
        assert_eq!(id_in("{"), None);
    }
}
