//! Writing what is said of an offer, with its themes, its areas and the words by which it is found: what adding, changing
//! and bringing in share. Whoever calls it has asked the policy.

use crate::offer::{Entry, OfferId};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use language::words::content_stems;
use network::{Refusal, organisation, theme};
use std::collections::BTreeSet;
use store::{Error, Tx};

/// So many words of an offer lead to it at most.
const MOST_WORDS: usize = 200;

/// A new row.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its id.
    pub id: OfferId,
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What is said of it.
    pub entry: &'a Entry,
    /// Who adds it.
    pub by: PersonId,
    /// The form's key.
    pub form_key: Uuid,
}

/// Inserts an open offer; gives whether it was new for the form that sent it.
pub fn insert(tx: &mut Tx<'_>, now: Timestamp, row: &Row<'_>) -> Result<bool, Refusal> {
    let entry = row.entry;
    let inserted = tx.execute(
        "insert into offer (network_id, id, organisation_id, name, pontoon, does, does_not, audience, reach, place, hours,
           contact_id, valid_from, valid_until, state, state_since, state_by, added_by, added_at, changed_at, confirmed_at,
           confirmed_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open', $15, $16, $16, $15, $15, $15, $16,
           $17, 1)
         on conflict (network_id, added_by, form_key) do nothing",
        &[
            &row.network, &row.id, &row.organisation, &entry.name, &entry.pontoon, &entry.does, &entry.does_not,
            &entry.audience, &entry.reach, &entry.place, &entry.hours, &entry.contact, &entry.valid_from,
            &entry.valid_until, &now, &row.by, &row.form_key,
        ],
    )?;
    if inserted == 0 {
        return Ok(false);
    }
    beside(tx, (row.network, row.id, row.organisation), entry)?;
    Ok(true)
}

/// What stands beside the row: themes, areas, and the words by which it is found.
pub fn beside(
    tx: &mut Tx<'_>,
    (network, id, organisation): (NetworkId, OfferId, OrganisationId),
    entry: &Entry,
) -> Result<(), Error> {
    tx.execute("delete from offer_theme where network_id = $1 and offer_id = $2", &[&network, &id])?;
    tx.execute("delete from offer_area where network_id = $1 and offer_id = $2", &[&network, &id])?;
    tx.execute("delete from offer_token where network_id = $1 and offer_id = $2", &[&network, &id])?;
    for code in &entry.themes {
        tx.execute(
            "insert into offer_theme (network_id, offer_id, theme_code) values ($1, $2, $3)",
            &[&network, &id, code],
        )?;
    }
    for code in &entry.areas {
        tx.execute(
            "insert into offer_area (network_id, offer_id, area_code) values ($1, $2, $3)",
            &[&network, &id, code],
        )?;
    }
    let named = organisation::load(tx, network, organisation)?.map(|one| one.name).unwrap_or_default();
    let themes = theme::list(tx, network)?;
    let about = themes.iter().filter(|theme| entry.themes.contains(&theme.code));
    let about: Vec<&str> = about.map(|theme| theme.name_nl.as_str()).collect();
    for token in tokens(entry, &named, &about) {
        tx.execute(
            "insert into offer_token (network_id, token, offer_id) values ($1, $2, $3)",
            &[&network, &token, &id],
        )?;
    }
    Ok(())
}

/// The words by which it is found: of its name, what they do and for whom, its organisation and its themes. What they don't
/// do leads nobody there.
fn tokens(entry: &Entry, organisation: &str, themes: &[&str]) -> BTreeSet<String> {
    let audience = entry.audience.as_deref().unwrap_or_default();
    let place = entry.place.as_deref().unwrap_or_default();
    [entry.name.as_str(), organisation, audience, place, &themes.join(" "), entry.does.as_str()]
        .iter()
        .flat_map(|text| content_stems(text))
        .take(MOST_WORDS)
        .collect()
}
