//! What is known of a signal for routing it: what its reporter said, else what its words suggest, with the areas around it.

use crate::kinds::Kind;
use crate::routing::{Facts, Routed, route};
use crate::routing_rule::{self, Kept};
use crate::signal::{self, Signal, SignalId};
use crate::suggestions::{self, Known};
use kernel::NetworkId;
use network::Refusal;
use std::collections::HashMap;
use store::{Error, ToValue, Tx};

/// What is known of a signal for routing it: what was said, else what its words suggest.
pub fn facts(known: &Known, signal: &Signal, themes: &[String]) -> Facts {
    let suggested = suggestions::suggest(known, signal, themes);
    let said = Some(signal.kind).filter(|kind| *kind != Kind::Unsorted);
    let themes = if themes.is_empty() {
        suggested.themes.iter().map(|theme| theme.code.clone()).collect()
    } else {
        themes.to_vec()
    };
    let named = suggested.areas.iter().map(|area| area.code.clone());
    let areas = signal.area.iter().cloned().chain(named).flat_map(|code| around(known, code)).collect();
    Facts {
        kind: said.or(suggested.kind),
        themes,
        areas,
        level: signal.level,
        organisation: signal.organisation,
    }
}

/// An area's code and those it lies in, as far as the newest year knows them.
fn around(known: &Known, code: String) -> Vec<String> {
    /// Buurt, wijk, gemeente, regio, land.
    const LEVELS: usize = 5;
    let mut codes = vec![code];
    while let Some(parent) = known
        .areas
        .iter()
        .find(|area| Some(&area.code) == codes.last())
        .and_then(|area| area.parent.clone())
        .filter(|parent| codes.len() < LEVELS && !codes.contains(parent))
    {
        codes.push(parent);
    }
    codes
}

/// The themes of several signals at once, each with its main theme first.
pub fn themes_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    signals: &[SignalId],
) -> Result<HashMap<SignalId, Vec<String>>, Error> {
    let mut themes: HashMap<SignalId, Vec<String>> = HashMap::new();
    if signals.is_empty() {
        return Ok(themes);
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = signal::places(signals, &mut params);
    let sql = format!(
        "select signal_id, theme_code from signal_theme
         where network_id = $1 and signal_id in ({places}) order by signal_id, main desc, theme_code"
    );
    for row in tx.query(&sql, &params)? {
        themes.entry(row.get("signal_id")?).or_default().push(row.get("theme_code")?);
    }
    Ok(themes)
}

/// Where a signal that was just kept goes, by the rules of its network.
pub fn of_signal(
    tx: &mut Tx<'_>,
    known: &Known,
    kept: &[Kept],
    id: SignalId,
    network: NetworkId,
) -> Result<Routed, Refusal> {
    let rules = routing_rule::rules(tx, network, kept)?;
    let signal = signal::load(tx, network, id)?;
    let themes = signal::themes(tx, network, id)?;
    Ok(route(&rules, &facts(known, &signal, &themes)))
}
