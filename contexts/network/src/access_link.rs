//! Access links as they are kept: a digest of a token that is worth a password once. One per person, so a newer one ends
//! the one before; it is gone when it has been used, and worth nothing after seven days. The token is made at the moment it
//! leaves for its person's own address: nobody who asks for a link ever has one, nor does anything that waits
//! ([decision 42](../../../docs/decisions/0042-access-links.md)).

use crate::sessions::digest;
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar};
use serde_json::json;
use store::outbox::{self, Claimed, Parcel};
use store::{Error, Tx};

/// The topic of the outbox under which links travel to their person.
pub const TOPIC: &str = "access_link";
/// How long a link can be used, in days.
const LASTS_DAYS: i32 = 7;

/// What a new link needs.
#[derive(Clone, Copy, Debug)]
pub struct NewLink {
    /// In which network.
    pub network: NetworkId,
    /// For whom.
    pub person: PersonId,
    /// Who asks for it.
    pub by: PersonId,
    /// The form that asks for it.
    pub form_key: Uuid,
}

/// A link at the moment it leaves. The token stands in the mail alone.
#[derive(Clone)]
pub struct Fresh {
    /// What the address ends with.
    pub token: String,
    /// Until when it can be used.
    pub ends_at: Timestamp,
    /// Who asked for it.
    pub by: PersonId,
}

/// Keeps that somebody is to have a link, and ends the one before. Nobody has its token yet.
pub fn ask(tx: &mut Tx<'_>, now: Timestamp, new: &NewLink) -> Result<(), Error> {
    let (nobodys, ends_at) = (kernel::chance::secret(), calendar::in_days(now, LASTS_DAYS));
    tx.execute(
        "insert into access_link (network_id, person_id, token_digest, form_key, made_at, made_by, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (network_id, person_id) do update set token_digest = excluded.token_digest,
           form_key = excluded.form_key, made_at = excluded.made_at, made_by = excluded.made_by,
           ends_at = excluded.ends_at",
        &[&new.network, &new.person, &digest(&nobodys), &new.form_key, &now, &new.by, &ends_at],
    )
    .map(drop)
}

/// Puts the link that was asked for on its way.
pub fn mail(tx: &mut Tx<'_>, now: Timestamp, new: &NewLink) -> Result<(), Error> {
    let parcel = Parcel {
        network: new.network,
        topic: TOPIC,
        recipient: Some(new.person),
        payload: json!({ "form": new.form_key }),
        key: format!("{}-{}", new.person, new.form_key),
    };
    outbox::put(tx, now, &parcel).map(drop)
}

/// Makes the link that was asked for, as it leaves; nothing when it was used meanwhile, or another form asked for a newer
/// one. Made again, it is another, and the one before is worth nothing.
pub fn make(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person, form_key): (NetworkId, PersonId, Uuid),
) -> Result<Option<Fresh>, Error> {
    let (token, ends_at) = (kernel::chance::secret(), calendar::in_days(now, LASTS_DAYS));
    let made = tx.first(
        "update access_link set token_digest = $4, ends_at = $5
         where network_id = $1 and person_id = $2 and form_key = $3 returning made_by",
        &[&network, &person, &form_key, &digest(&token), &ends_at],
    )?;
    made.map(|row| Ok(Fresh { token, ends_at, by: row.get("made_by")? })).transpose()
}

/// As `make`, for a parcel.
pub fn make_for(
    tx: &mut Tx<'_>,
    now: Timestamp,
    parcel: &Claimed,
) -> Result<Option<(PersonId, Fresh)>, Error> {
    let form_key = parcel.payload["form"].as_str().and_then(|text| text.parse().ok());
    let (Some(person), Some(form_key)) = (parcel.recipient, form_key) else { return Ok(None) };
    Ok(make(tx, now, (parcel.network, person, form_key))?.map(|fresh| (person, fresh)))
}

/// Whether the link that somebody has was asked for by this form: sent twice, it is the same act.
pub fn is_of_form(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    form_key: Uuid,
) -> Result<bool, Error> {
    let row = tx.first(
        "select person_id from access_link where network_id = $1 and person_id = $2 and form_key = $3",
        &[&network, &person, &form_key],
    )?;
    Ok(row.is_some())
}

/// Whose link that is, while it can be used; nobody's after it was used, has ended, or its person has left.
pub fn whose(
    tx: &mut Tx<'_>,
    now: Timestamp,
    token: &str,
) -> Result<Option<(NetworkId, PersonId, String)>, Error> {
    let row = tx.first(
        "select access_link.network_id, access_link.person_id, person.name from access_link
         join person on person.network_id = access_link.network_id and person.id = access_link.person_id
         where access_link.token_digest = $1 and access_link.ends_at > $2 and person.state <> 'left'",
        &[&digest(token), &now],
    )?;
    row.map(|row| Ok((row.get("network_id")?, row.get("person_id")?, row.get("name")?))).transpose()
}

/// Uses the link up; `false` when somebody was first.
pub fn use_up(tx: &mut Tx<'_>, token: &str) -> Result<bool, Error> {
    Ok(tx.execute("delete from access_link where token_digest = $1", &[&digest(token)])? == 1)
}
