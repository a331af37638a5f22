//! Personal tokens as they are kept: a digest of what another system sends, whose it is, what it may do and until when.
//! A token does what its person may do and no more; its scope only takes away. Like a session, a copy of the database
//! lets nobody in.

use crate::sessions::digest;
use crate::{Actor, Refusal};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use policy::Policy;
use std::sync::Arc;
use store::{Error, Row, Tx};

define_id!(
    /// One token.
    TokenId
);
store::id_value!(TokenId);

/// What a token begins with, so that a search for secrets that leaked finds it.
pub const PREFIX: &str = "ponton_";
/// A token may last so many days at most: a year and a day.
pub const LONGEST_DAYS: i32 = 366;
/// `used_at` is refreshed at most this often, in seconds.
const USED_EVERY_SECONDS: i64 = 300;
/// So many tokens of one person are shown; nobody has more in use.
const SHOWN: i64 = 50;

crate::named! {
    /// What a token may do.
    pub enum Scope, text "scope" {
        /// Read what its person may read.
        Read = "lezen",
        /// Raise signals, add to one's own, and say whether an answer works.
        Raise = "melden",
        /// Understand and answer signals, gather and drive dossiers.
        Dossiers = "dossiers",
        /// Plan meetings and record outcomes.
        Tables = "tafels",
        /// Ask, take and answer questions, look at answers, and say that a practice is applied.
        Knowledge = "kennis",
        /// Promise, take, offer what is open, and read messages.
        Obligations = "verplichtingen",
        /// Say that an offer is still so, and how much room there is.
        Offers = "aanbod",
        /// Read handovers of residents in which its person is a side.
        Handovers = "overdrachten",
        /// Read exact counts and alarms, and answer those.
        Figures = "cijfers",
        /// Subscribe other systems to events.
        Webhooks = "webhooks",
    }
}

/// What a new token needs.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Until when.
    pub ends_at: Timestamp,
    /// The form that asks for it: sent twice, it is one token.
    pub form_key: Uuid,
}

/// A token as its owner sees it.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it works.
    pub ends_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// Makes a token and gives the secret, this once; `true` when the form had made it before, and it has a new secret now.
pub fn make(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    new: &NewToken,
) -> Result<(String, TokenId, bool), Error> {
    let secret = format!("{PREFIX}{}", kernel::chance::secret());
    let again = tx.first(
        "select id from api_token where network_id = $1 and person_id = $2 and form_key = $3",
        &[&network, &person, &new.form_key],
    )?;
    if let Some(row) = again {
        let id: TokenId = row.get("id")?;
        tx.execute(
            "update api_token set token_digest = $3 where network_id = $1 and id = $2",
            &[&network, &id, &digest(&secret)],
        )?;
        return Ok((secret, id, true));
    }
    let id = TokenId::new(now);
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.name()).collect();
    tx.execute(
        "insert into api_token (network_id, id, person_id, token_digest, form_key, name, scopes, made_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &network,
            &id,
            &person,
            &digest(&secret),
            &new.form_key,
            &new.name,
            &scopes.join(" "),
            &now,
            &new.ends_at,
        ],
    )?;
    Ok((secret, id, false))
}

/// The tokens of somebody that still work, newest first.
pub fn of_person(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: PersonId,
) -> Result<Vec<Token>, Error> {
    let rows = tx.query(
        "select id, name, scopes, made_at, ends_at, used_at from api_token
         where network_id = $1 and person_id = $2 and withdrawn_at is null and ends_at > $3 order by id desc limit $4",
        &[&network, &person, &now, &SHOWN],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Token, Error> {
    Ok(Token {
        id: row.get("id")?,
        name: row.get("name")?,
        scopes: scopes(row)?,
        made_at: row.get("made_at")?,
        ends_at: row.get("ends_at")?,
        used_at: row.get("used_at")?,
    })
}

fn scopes(row: &Row) -> Result<Vec<Scope>, Error> {
    let names: String = row.get("scopes")?;
    Ok(names.split(' ').filter_map(Scope::named).collect())
}

/// Withdraws somebody's own token; `false` when it isn't theirs or was withdrawn before.
pub fn withdraw(tx: &mut Tx<'_>, now: Timestamp, actor: &Actor, id: TokenId) -> Result<bool, Error> {
    let withdrawn = tx.execute(
        "update api_token set withdrawn_at = $4
         where network_id = $1 and id = $2 and person_id = $3 and withdrawn_at is null",
        &[&actor.network, &id, &actor.person, &now],
    )?;
    Ok(withdrawn == 1)
}

/// Who comes with a token.
pub struct Bearer {
    /// The token.
    pub id: TokenId,
    /// Whose it is.
    pub actor: Actor,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was last noted that it was used.
    pub used_at: Option<Timestamp>,
}

impl Bearer {
    /// Whether it is time to note again that the token is used.
    pub fn is_seldom_noted(&self, now: Timestamp) -> bool {
        self.used_at.is_none_or(|at| now.as_second() - at.as_second() > USED_EVERY_SECONDS)
    }
}

/// Who comes with `secret`; nobody when it isn't known, has ended or was withdrawn, or when its person has left.
pub fn whose(
    tx: &mut Tx<'_>,
    now: Timestamp,
    secret: &str,
    policy: &Arc<Policy>,
) -> Result<Option<Bearer>, Refusal> {
    let row = tx.first(
        "select api_token.network_id, api_token.id, api_token.person_id, api_token.scopes, api_token.used_at
         from api_token
         join person on person.network_id = api_token.network_id and person.id = api_token.person_id
         where api_token.token_digest = $1 and api_token.ends_at > $2 and api_token.withdrawn_at is null
           and person.state <> 'left'",
        &[&digest(secret), &now],
    )?;
    let Some(row) = row else { return Ok(None) };
    let actor = match Actor::load(tx, row.get("network_id")?, row.get("person_id")?, policy) {
        Ok(actor) => actor,
        // Somebody without any place in the network may do nothing there.
        Err(Refusal::NotFound(_)) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    Ok(Some(Bearer { id: row.get("id")?, actor, scopes: scopes(&row)?, used_at: row.get("used_at")? }))
}

/// Notes that a token is used.
pub fn note_used(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: TokenId) -> Result<(), Error> {
    tx.execute(
        "update api_token set used_at = $3 where network_id = $1 and id = $2",
        &[&network, &id, &now],
    )?;
    Ok(())
}

/// Removes tokens that ended or were withdrawn three months ago; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    let before = calendar::in_days(now, -90);
    tx.execute("delete from api_token where ends_at < $1 or withdrawn_at < $1", &[&before])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_token_works_until_it_ends_or_its_owner_withdraws_it() {
        on_both(|db| {
            let village = Village::build(db);
            let new = NewToken {
                name: "Registratie".to_owned(),
                scopes: vec![Scope::Read, Scope::Raise],
                ends_at: calendar::in_days(monday(), 30),
                form_key: kernel::ids::uuid_at(monday()),
            };
            let who = (village.network, village.fatima);
            let make = || db.write_here(|tx| make(tx, monday(), who, &new)).unwrap();
            let find = |secret: &str, at| {
                db.read_here(|tx| whose(tx, at, secret, &village.policy())).unwrap().map(|bearer| bearer.id)
            };
            let (first, id, _) = make();
            assert_eq!(find(&first, monday()), Some(id));
            let (second, same, again) = make();
            assert!(again && same == id, "the same form is one token");
            assert_eq!((find(&first, monday()), find(&second, monday())), (None, Some(id)));
            assert_eq!(find(&second, new.ends_at), None, "it has ended");
            let withdraws =
                |person| village.acts(db, person, |tx, actor| Ok(withdraw(tx, monday(), actor, id)?));
            assert!(!withdraws(village.ruud).unwrap(), "it is nobody else's");
            assert!(withdraws(village.fatima).unwrap());
            assert_eq!(find(&second, monday()), None);
            let kept =
                db.read_here(|tx| tx.first("select token_digest from api_token", &[])).unwrap().unwrap();
            assert_ne!(kept.get::<String>("token_digest").unwrap(), second);
        });
    }

    #[test]
    fn whoever_left_comes_in_no_more() {
        on_both(|db| {
            let village = Village::build(db);
            let new = NewToken {
                name: "Oud".to_owned(),
                scopes: vec![Scope::Read],
                ends_at: calendar::in_days(monday(), 30),
                form_key: kernel::ids::uuid_at(monday()),
            };
            let (secret, ..) =
                db.write_here(|tx| make(tx, monday(), (village.network, village.joost), &new)).unwrap();
            db.write_here(|tx| {
                tx.execute("update person set state = 'left' where id = $1", &[&village.joost])
            })
            .unwrap();
            assert!(db.read_here(|tx| whose(tx, monday(), &secret, &village.policy())).unwrap().is_none());
        });
    }
}
