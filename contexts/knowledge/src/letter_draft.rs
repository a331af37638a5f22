//! What an editor has ready for the next letter of a kind: words on top and, for the newsletter, what was picked and in
//! which order. One draft per kind in a network, which the letter uses up. It binds nobody: a newsletter that is never
//! sent was never promised, so no obligation belongs to it.

use crate::letter::LetterKind;
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use store::{Error, Tx};

/// The longest words on top, in characters: about ninety words of the two minutes.
pub const LONGEST: usize = 600;

/// A draft as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LetterDraft {
    /// What stands on top.
    pub introduction: Option<String>,
    /// What was picked, in order: kind and id.
    pub picks: Vec<(String, Uuid)>,
    /// Who changed it last.
    pub changed_by: PersonId,
    /// The form that did: what is sent is what was looked at.
    pub form_key: Uuid,
}

/// The draft of a kind, if there is one.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, kind: LetterKind) -> Result<Option<LetterDraft>, Error> {
    let row = tx.first(
        "select introduction, changed_by, form_key from letter_draft where network_id = $1 and kind = $2",
        &[&network, &kind],
    )?;
    let Some(row) = row else { return Ok(None) };
    let picks = tx.query(
        "select item_kind, item_id from letter_pick where network_id = $1 and kind = $2 order by place",
        &[&network, &kind],
    )?;
    Ok(Some(LetterDraft {
        introduction: row.get("introduction")?,
        picks: picks
            .iter()
            .map(|row| Ok((row.get("item_kind")?, row.get("item_id")?)))
            .collect::<Result<_, Error>>()?,
        changed_by: row.get("changed_by")?,
        form_key: row.get("form_key")?,
    }))
}

/// A draft about to be kept.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// What stands on top; nothing takes it away.
    pub introduction: Option<String>,
    /// What was picked, in order: kind and id.
    pub picks: Vec<(String, Uuid)>,
    /// The form: sent twice, it is the same act.
    pub form_key: Uuid,
}

/// Keeps the draft in place of the one before; `false` when this form did so already.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    kind: LetterKind,
    new: &NewDraft,
) -> Result<bool, Error> {
    if load(tx, network, kind)?.is_some_and(|draft| draft.form_key == new.form_key) {
        return Ok(false);
    }
    tx.execute(
        "insert into letter_draft (network_id, kind, introduction, changed_by, changed_at, form_key)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, kind) do update set introduction = excluded.introduction,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at, form_key = excluded.form_key",
        &[&network, &kind, &new.introduction, &by, &now, &new.form_key],
    )?;
    tx.execute("delete from letter_pick where network_id = $1 and kind = $2", &[&network, &kind])?;
    for ((item_kind, item), place) in new.picks.iter().zip(1_i64..) {
        tx.execute(
            "insert into letter_pick (network_id, kind, place, item_kind, item_id) values ($1, $2, $3, $4, $5)",
            &[&network, &kind, &place, item_kind, item],
        )?;
    }
    Ok(true)
}

/// Takes the draft away: its letter was made.
pub fn clear(tx: &mut Tx<'_>, network: NetworkId, kind: LetterKind) -> Result<(), Error> {
    tx.execute("delete from letter_pick where network_id = $1 and kind = $2", &[&network, &kind])?;
    tx.execute("delete from letter_draft where network_id = $1 and kind = $2", &[&network, &kind])?;
    Ok(())
}
