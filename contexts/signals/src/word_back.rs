//! Word back about what others made of signals: a paper for a council, say. Whoever counts signals doesn't know who raised
//! them; here each reporter is told once, and whoever raised a wrong only that there is word, as always.

use crate::capture;
use crate::note_call;
use crate::signal::{self, Signal, SignalId};
use crate::tell;
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use serde_json::json;
use std::collections::BTreeSet;
use store::Tx;
use worklist::notice::{self, Word, fact};
use worklist::word_back::{CameOf, Tell};

/// Tells whoever raised signals.
pub const REPORTERS: Tell = reporters;

fn reporters(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, came: &CameOf<'_>) -> Result<i64, Refusal> {
    let ids: Vec<SignalId> = came.signals.iter().map(|id| SignalId(*id)).collect();
    let mut signals = signal::these(tx, network, &ids)?;
    // Whoever raised the first hears that it was the first, and not also that another of theirs counted.
    signals.sort_by_key(|signal| came.first != Some(signal.id.0));
    let mut heard = BTreeSet::new();
    for signal in &signals {
        if signal.shielded {
            let answerable = capture::confidant(tx, network)?;
            tell::contributor(tx, now, signal, answerable, came.text, serde_json::Map::new())?;
            continue;
        }
        for person in hear(tx, network, signal)? {
            if heard.insert(person) {
                let is_first = came.first == Some(signal.id.0);
                one(tx, now, (network, person), (signal, came), is_first.then_some(came.parts.0))?;
            }
        }
    }
    Ok(i64::try_from(heard.len()).unwrap_or(i64::MAX))
}

/// Who hears of a signal: whoever raised it, and whoever was spoken at a member when a call brought it up.
fn hear(tx: &mut Tx<'_>, network: NetworkId, signal: &Signal) -> Result<Vec<PersonId>, Refusal> {
    let came = note_call::came_of(tx, network, signal.id)?;
    Ok(std::iter::once(signal.raised_by).chain(came.and_then(|came| came.contact)).collect())
}

/// Tells one of them; `first` is what is said to whoever raised the first.
fn one(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    (signal, came): (&Signal, &CameOf<'_>),
    first: Option<&str>,
) -> Result<(), Refusal> {
    let mut facts = came.facts.clone();
    facts.insert("part".to_owned(), fact::text(first.unwrap_or(came.parts.1)));
    facts.insert("signal".to_owned(), json!(crate::show_signal_page::beginning(&signal.words, BEGINNING)));
    let word = Word { text: came.text, facts, href: came.href, answerable: None };
    notice::tell(tx, now, network, person, &word)?;
    Ok(())
}

/// So much of their own words says which signal it was.
const BEGINNING: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::Raise;
    use crate::kinds::Kind;
    use kernel::ids::Uuid;
    use network::area::Level;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn raised(db: &Db, village: &Village, who: PersonId, (kind, key): (Kind, u128)) -> Uuid {
        let new = Raise {
            words: format!("De kachel blijft uit ({key})."),
            kind,
            theme: None,
            area: None,
            level: Level::Wijk,
            quote: None,
            suggestion: None,
            guard_reason: None,
            form_key: Uuid::from_u128(key),
        };
        village.acts(db, who, |tx, actor| capture::raise(tx, actor, monday(), &new)).unwrap().into()
    }

    #[test]
    fn each_reporter_hears_once_and_a_protected_one_only_that_there_is_word() {
        on_both(|db| {
            let village = Village::build(db);
            let first = raised(db, &village, village.fatima, (Kind::Bottleneck, 1));
            let signals = [
                first,
                raised(db, &village, village.fatima, (Kind::Bottleneck, 2)),
                raised(db, &village, village.joost, (Kind::Bottleneck, 3)),
                raised(db, &village, village.marleen, (Kind::Wrong, 4)),
            ];
            let came = CameOf {
                signals: &signals,
                first: Some(first),
                text: "notice-sample",
                facts: tell::facts([("words", json!("Ja."))]),
                href: "/stukken/1",
                parts: ("part-first", "part-counted"),
            };
            let heard = db.write_here(|tx| reporters(tx, monday(), village.network, &came)).unwrap();
            assert_eq!(heard, 2, "whom is protected isn't counted either");
            let of = |who| {
                let found = db.read_here(|tx| notice::newest(tx, village.network, who, 9)).unwrap();
                let sample =
                    |one: &notice::Notice| one.text == "notice-sample" || one.text == "notice-of-a-wrong";
                found.into_iter().filter(sample).collect::<Vec<_>>()
            };
            let (fatima, joost, marleen) = (of(village.fatima), of(village.joost), of(village.marleen));
            assert_eq!((fatima.len(), joost.len(), marleen.len()), (1, 1, 1));
            assert_eq!(fatima[0].facts["part"], fact::text("part-first"));
            assert_eq!(joost[0].facts["part"], fact::text("part-counted"));
            assert_eq!(marleen[0].text, "notice-of-a-wrong");
            assert!(marleen[0].facts.is_empty() && !marleen[0].href.contains("stukken"));
        });
    }
}
