//! What of the signal loop everybody in the network may read, for the search and the export: signals that aren't
//! shielded, and dossiers. Neither is news: what came of them is.

use crate::show_signal_page::beginning;
use crate::signal::places;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::published::{Published, Source, no_news};
use store::{Error, Row, ToValue, Tx};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 160;

/// Signals.
pub const SIGNALS: Source = Source { kind: "signal", load: load_signals, news: no_news };

/// Dossiers.
pub const DOSSIERS: Source = Source { kind: "dossier", load: load_dossiers, news: no_news };

fn load_signals(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql = format!(
        "select id, words, quote, suggestion, raised_at, area_code, organisation_id from signal
         where network_id = $1 and id in ({places}) and not shielded"
    );
    let mut found = tx.query(&sql, &params)?.iter().map(signal).collect::<Result<Vec<_>, _>>()?;
    let sql = format!(
        "select signal_id, theme_code from signal_theme where network_id = $1 and signal_id in ({places})
         order by main desc, theme_code"
    );
    for row in &tx.query(&sql, &params)? {
        let of: Uuid = row.get("signal_id")?;
        if let Some(signal) = found.iter_mut().find(|signal| signal.id == of) {
            signal.themes.push(row.get("theme_code")?);
        }
    }
    Ok(found)
}

/// A signal is what its reporter wrote; the quote and the idea beside it are found with it.
fn signal(row: &Row) -> Result<Published, Error> {
    let (id, words): (Uuid, String) = (row.get("id")?, row.get("words")?);
    let (quote, suggestion): (Option<String>, Option<String>) = (row.get("quote")?, row.get("suggestion")?);
    let title = beginning(&words, LONGEST_TITLE);
    let said: Vec<String> = [Some(words), quote, suggestion].into_iter().flatten().collect();
    let at: Timestamp = row.get("raised_at")?;
    Ok(Published {
        id,
        title,
        text: said.join("\n"),
        path: format!("/signalen/{id}"),
        at,
        themes: Vec::new(),
        area: row.get("area_code")?,
        organisations: vec![row.get("organisation_id")?],
    })
}

fn load_dossiers(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql = format!(
        "select id, title, problem, theme_code, state_since from dossier
         where network_id = $1 and id in ({places})"
    );
    let mut found = tx.query(&sql, &params)?.iter().map(dossier).collect::<Result<Vec<_>, _>>()?;
    let sql = format!(
        "select dossier_id, organisation_id from coalition_member where network_id = $1 and dossier_id in ({places})
         order by organisation_id"
    );
    for row in &tx.query(&sql, &params)? {
        let of: Uuid = row.get("dossier_id")?;
        if let Some(dossier) = found.iter_mut().find(|dossier| dossier.id == of) {
            dossier.organisations.push(row.get("organisation_id")?);
        }
    }
    Ok(found)
}

fn dossier(row: &Row) -> Result<Published, Error> {
    let (id, problem): (Uuid, Option<String>) = (row.get("id")?, row.get("problem")?);
    let theme: Option<String> = row.get("theme_code")?;
    Ok(Published {
        id,
        title: row.get("title")?,
        text: problem.unwrap_or_default(),
        path: format!("/dossiers/{id}"),
        at: row.get("state_since")?,
        themes: theme.into_iter().collect(),
        area: None,
        organisations: Vec::new(),
    })
}
