//! Idempotency keys: a call with a key is one act, however often it is sent. The key is kept in the transaction of the act
//! itself, so that of two calls at once one waits for the other and gets its answer, and an act that was refused leaves no
//! key behind. What is kept is the digest of the request and the answer, which holds no words of anybody.

use crate::done::Done;
use crate::fault::Fault;
use axum::http::HeaderMap;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use sha2::{Digest, Sha256};
use store::{Error, Tx};

/// The header.
pub const HEADER: &str = "idempotency-key";
/// The longest key, in characters.
pub const LONGEST: usize = 80;
/// So many days a repeat gets the first answer.
const KEPT_DAYS: i32 = 7;

/// The key of a call, with the digest of what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Once {
    key: String,
    digest: String,
}

impl Once {
    /// The key in the headers, if any.
    pub fn key(headers: &HeaderMap) -> Result<Option<String>, Fault> {
        let mut keys = headers.get_all(HEADER).iter();
        let Some(key) = keys.next() else { return Ok(None) };
        let key = key.to_str().unwrap_or_default();
        let fits = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        if !fits || keys.next().is_some() {
            return Err(Fault::header("Idempotency-Key", "api-key-form"));
        }
        Ok(Some(key.to_owned()))
    }

    /// The key for this request.
    pub fn of(key: String, method: &str, path: &str, body: &[u8]) -> Self {
        use std::fmt::Write as _;
        let mut hash = Sha256::new();
        hash.update(format!("{method} {path}\n").as_bytes());
        hash.update(body);
        let digest = hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string succeeds");
            text
        });
        Self { key, digest }
    }

    /// Carries out `act`, unless this token used the key before: then gives the answer of then.
    pub fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        (network, token): (NetworkId, Uuid),
        act: impl FnOnce(&mut Tx<'_>) -> Result<Done, Fault>,
    ) -> Result<Done, Fault> {
        let first = tx.execute(
            "insert into api_once (network_id, token_id, key, request_digest, at) values ($1, $2, $3, $4, $5)
             on conflict (network_id, token_id, key) do nothing",
            &[&network, &token, &self.key, &self.digest, &now],
        )?;
        if first == 0 {
            return self.first_answer(tx, network, token);
        }
        let done = act(tx)?;
        let answer = serde_json::to_value(&done)
            .map_err(|problem| Fault::Failure(web::Failure::Broken(problem.to_string())))?;
        tx.change_one(
            "update api_once set answer = $4 where network_id = $1 and token_id = $2 and key = $3",
            &[&network, &token, &self.key, &answer],
        )?;
        Ok(done)
    }

    fn first_answer(&self, tx: &mut Tx<'_>, network: NetworkId, token: Uuid) -> Result<Done, Fault> {
        let row = tx.first(
            "select request_digest, answer from api_once where network_id = $1 and token_id = $2 and key = $3",
            &[&network, &token, &self.key],
        )?;
        let row = row.ok_or(Error::Conflict)?;
        if row.get::<String>("request_digest")? != self.digest {
            return Err(Fault::KeyUsed);
        }
        let answer: Option<serde_json::Value> = row.get("answer")?;
        serde_json::from_value(answer.unwrap_or_default())
            .map_err(|_| row.bad("answer", "no answer of ours").into())
    }
}

/// Forgets keys that are old; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    tx.execute("delete from api_once where at < $1", &[&calendar::in_days(now, -KEPT_DAYS)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use testkit::on_both;

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_same_key_is_one_act_and_another_body_is_refused() {
        on_both(|db| {
            let who = (NetworkId::new(noon()), NetworkId::new(noon()).0);
            let made = Done::made(who.1, "/signalen/x", Some(1));
            let send = |body: &[u8]| {
                let once = Once::of("k".to_owned(), "POST", "/signalen", body);
                db.write_here(|tx| {
                    once.carry_out(tx, noon(), who, |_| Ok(Done::made(who.1, "/signalen/x", Some(1))))
                })
            };
            assert_eq!(send(b"a"), Ok(made.clone()));
            let again = Once::of("k".to_owned(), "POST", "/signalen", b"a");
            let repeat = db.write_here(|tx| again.carry_out(tx, noon(), who, |_| panic!("done already")));
            assert_eq!(repeat, Ok(made));
            assert_eq!(send(b"b"), Err(Fault::KeyUsed));
            let later = calendar::in_days(noon(), 8);
            assert_eq!(db.write_here(|tx| sweep(tx, later)).unwrap(), 1);
        });
    }

    #[test]
    fn what_was_refused_leaves_no_key() {
        on_both(|db| {
            let who = (NetworkId::new(noon()), NetworkId::new(noon()).0);
            let once = Once::of("k".to_owned(), "POST", "/signalen", b"");
            let refused = db.write_here(|tx| once.carry_out(tx, noon(), who, |_| Err(Fault::Changed)));
            assert_eq!(refused, Err(Fault::Changed));
            let done = Done::changed(who.1, "/x", None);
            assert_eq!(db.write_here(|tx| once.carry_out(tx, noon(), who, |_| Ok(done.clone()))), Ok(done));
        });
    }

    #[test]
    fn two_at_once_are_one_act() {
        on_both(|db| {
            let who = (NetworkId::new(noon()), NetworkId::new(noon()).0);
            let send = || {
                let once = Once::of("k".to_owned(), "POST", "/signalen", b"a");
                db.write_here(|tx| {
                    once.carry_out(tx, noon(), who, |_| {
                        Ok(Done::made(kernel::ids::uuid_at(noon()), "/x", None))
                    })
                })
            };
            let answers: Vec<Done> = std::thread::scope(|scope| {
                let calls: Vec<_> = (0..4).map(|_| scope.spawn(send)).collect();
                calls.into_iter().map(|call| call.join().unwrap().unwrap()).collect()
            });
            assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        });
    }

    #[test]
    fn a_key_is_one_short_word() {
        let read = |keys: &[&str]| {
            let headers =
                keys.iter().map(|key| (HEADER.parse().unwrap(), HeaderValue::from_str(key).unwrap()));
            Once::key(&HeaderMap::from_iter::<Vec<(axum::http::HeaderName, HeaderValue)>>(headers.collect()))
        };
        assert_eq!(read(&["abc"]), Ok(Some("abc".to_owned())));
        assert_eq!(read(&[]), Ok(None));
        for bad in ["", "a b", &"x".repeat(81)] {
            assert!(matches!(read(&[bad]), Err(Fault::Unreadable(_))), "{bad:?}");
        }
    }
}
