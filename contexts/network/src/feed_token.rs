//! Secret addresses at which somebody's own programme reads what is theirs, without signing in: a calendar, a feed of
//! letters. For everybody, about themselves: only their owner makes and withdraws them. Only a digest of the token is kept,
//! so it is shown once; one address per person and kind, so that a new one ends the one before, until its owner withdraws
//! it or leaves. What a feed shows, and on which page its address is made, belongs to the context that has it.

use crate::sessions::digest;
use crate::{Actor, Refusal, record};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use serde_json::json;
use store::{Error, Tx};

/// What a feed holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeedOf {
    /// The meetings of somebody's tables.
    Calendar,
    /// The letters of the network.
    Letters,
}

impl FeedOf {
    /// Its name in the database.
    fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Letters => "letters",
        }
    }
}

/// Whose an address is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Owner {
    /// In which network.
    pub network: NetworkId,
    /// Who.
    pub person: PersonId,
    /// Since when they have it.
    pub since: Timestamp,
}

/// Makes the actor's address and ends the one before; gives the token, which is shown once and kept nowhere. The same form
/// sent twice is one act, and each time gives a token that works.
pub fn make(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    what: FeedOf,
    form_key: Uuid,
) -> Result<String, Refusal> {
    actor.may_here("manage_feed")?;
    let same_form = tx.first(
        "select person_id from personal_feed
         where network_id = $1 and person_id = $2 and what = $3 and form_key = $4",
        &[&actor.network, &actor.person, &what.name(), &form_key],
    )?;
    let token = kernel::chance::secret();
    tx.execute(
        "insert into personal_feed (network_id, person_id, what, digest, form_key, made_at, withdrawn_at)
         values ($1, $2, $3, $4, $5, $6, null)
         on conflict (network_id, person_id, what) do update set digest = excluded.digest,
           form_key = excluded.form_key, made_at = excluded.made_at, withdrawn_at = null",
        &[&actor.network, &actor.person, &what.name(), &digest(&token), &form_key, &now],
    )?;
    if same_form.is_none() {
        note(tx, actor, now, "feed.made", what)?;
    }
    Ok(token)
}

/// Withdraws the actor's address: whoever has it reads nothing more. Having none changes nothing.
pub fn withdraw(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, what: FeedOf) -> Result<(), Refusal> {
    actor.may_here("manage_feed")?;
    let gone = tx.execute(
        "update personal_feed set withdrawn_at = $4
         where network_id = $1 and person_id = $2 and what = $3 and withdrawn_at is null",
        &[&actor.network, &actor.person, &what.name(), &now],
    )?;
    if gone > 0 {
        note(tx, actor, now, "feed.withdrawn", what)?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kind: &'static str,
    what: FeedOf,
) -> Result<(), Error> {
    let facts = json!({ "what": what.name() });
    record::note(tx, actor, now, kind, ("person", actor.person.into()), facts)
}

/// Since when the actor has an address, if they have one.
pub fn since(tx: &mut Tx<'_>, actor: &Actor, what: FeedOf) -> Result<Option<Timestamp>, Error> {
    let row = tx.first(
        "select made_at from personal_feed
         where network_id = $1 and person_id = $2 and what = $3 and withdrawn_at is null",
        &[&actor.network, &actor.person, &what.name()],
    )?;
    row.map(|row| row.get("made_at")).transpose()
}

/// Whose address that is; nobody's after it was withdrawn or replaced, or its person left.
pub fn whose(tx: &mut Tx<'_>, what: FeedOf, token: &str) -> Result<Option<Owner>, Error> {
    let row = tx.first(
        "select personal_feed.network_id, personal_feed.person_id, personal_feed.made_at from personal_feed
         join person on person.network_id = personal_feed.network_id and person.id = personal_feed.person_id
         where personal_feed.digest = $1 and personal_feed.what = $2 and personal_feed.withdrawn_at is null
           and person.state <> 'left'",
        &[&digest(token), &what.name()],
    )?;
    row.map(|row| {
        Ok(Owner {
            network: row.get("network_id")?,
            person: row.get("person_id")?,
            since: row.get("made_at")?,
        })
    })
    .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    const CALENDAR: FeedOf = FeedOf::Calendar;

    #[test]
    fn an_address_is_its_owner_s_until_it_is_replaced_or_withdrawn_or_they_leave() {
        on_both(|db| {
            let village = Village::build(db);
            let made = |form| {
                let form = Uuid::from_u128(form);
                village.acts(db, village.ruud, |tx, actor| make(tx, actor, monday(), CALENDAR, form)).unwrap()
            };
            let of = |what, token: &str| {
                db.read_here(|tx| whose(tx, what, token)).unwrap().map(|owner| (owner.network, owner.person))
            };
            let ruud = Some((village.network, village.ruud));
            let first = made(1);
            assert_eq!(of(CALENDAR, &first), ruud);
            assert_eq!(of(FeedOf::Letters, &first), None, "each kind has its own");
            let second = made(1);
            assert_eq!((of(CALENDAR, &first), of(CALENDAR, &second)), (None, ruud));
            for _ in 0..2 {
                let end = |tx: &mut Tx<'_>, actor: &Actor| withdraw(tx, actor, monday(), CALENDAR);
                village.acts(db, village.ruud, end).unwrap();
            }
            assert_eq!(of(CALENDAR, &second), None);
            let since = village.acts(db, village.ruud, |tx, actor| Ok(since(tx, actor, CALENDAR)?));
            assert_eq!(since.unwrap(), None);
            let told = db
                .read_here(|tx| tx.query("select kind from event where kind like 'feed.%' order by id", &[]));
            let told: Vec<String> = told.unwrap().iter().map(|row| row.get("kind").unwrap()).collect();
            assert_eq!(told, ["feed.made", "feed.withdrawn"], "the same form twice is one act");
            let third = made(2);
            db.write_here(|tx| {
                let somebody = person::load_to_change(tx, village.network, village.ruud)?.expect("Ruud");
                person::set_presence(tx, monday(), village.network, &somebody, person::Presence::Left)
            })
            .unwrap();
            assert_eq!(of(CALENDAR, &third), None);
        });
    }
}
