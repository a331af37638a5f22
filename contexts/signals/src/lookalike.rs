//! "Dit lijkt op…": earlier signals that read alike, found by the search index where there is one, else by shared words
//! in the database, and ranked by the language engine. Only a suggestion: nothing is bundled because a machine thought
//! so. Shielded signals are neither kept nor found.

use crate::signal::{SignalId, places};
use kernel::NetworkId;
use language::Leaning;
use language::likeness::{Profile, WORTH_SHOWING, likeness, tokens};
use language::themes::ours;
use search::Index;
use store::{Error, Row, ToValue, Tx};

/// An earlier signal that reads alike.
#[derive(Clone, Debug)]
pub struct Lookalike {
    /// The signal.
    pub id: SignalId,
    /// Its words.
    pub words: String,
    /// Where it stands.
    pub state: String,
    /// 0 to 1, letters and themes together; 1 is the same text.
    pub likeness: f32,
}

/// Of each word only so many signals are looked at, the newest, so that a common word costs no more than a rare one.
const NEWEST: i64 = 200;
/// Signals that share the most words are weighed; this many at most.
const WEIGHED: i64 = 24;
/// Of those, so many by their letters are weighed by their themes too, which costs most.
const WEIGHED_BY_THEME: usize = 12;
/// Of the index so many are asked: it has no order of its own between likely and likelier, and other kinds are among them.
const ASKED: usize = 48;

/// Keeps the words of a signal by which later ones find it.
pub fn keep(tx: &mut Tx<'_>, network: NetworkId, id: SignalId, words: &str) -> Result<(), Error> {
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &id];
    let mut rows = Vec::with_capacity(tokens.len());
    for token in &tokens {
        params.push(token);
        rows.push(format!("($1, ${}, $2)", params.len()));
    }
    let sql = format!(
        "insert into signal_token (network_id, token, signal_id) values {} on conflict do nothing",
        rows.join(", ")
    );
    tx.execute(&sql, &params).map(|_| ())
}

/// Forgets the words of a signal that turned out to be a wrong: nobody finds it by likeness any more.
pub fn forget(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<(), Error> {
    tx.execute("delete from signal_token where network_id = $1 and signal_id = $2", &[&network, &id])
        .map(|_| ())
}

/// Up to five earlier signals that read like `words`, the most alike first.
pub fn find(
    tx: &mut Tx<'_>,
    network: NetworkId,
    words: &str,
    except: Option<SignalId>,
) -> Result<Vec<Lookalike>, Error> {
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let except = except.unwrap_or(SignalId(kernel::ids::Uuid::nil()));
    let mut params: Vec<&dyn ToValue> = vec![&network, &except, &WEIGHED, &NEWEST];
    let mut seen = Vec::with_capacity(tokens.len());
    for token in &tokens {
        params.push(token);
        let place = params.len();
        seen.push(format!(
            "select signal_id from (select signal_id from signal_token where network_id = $1 and token = ${place}
               order by signal_id desc limit $4) as newest_{place}"
        ));
    }
    let sql = format!(
        "select signal.id, signal.words, signal.state from (
           select signal_id, count(*) as shared from ({}) as seen
           where signal_id <> $2 group by signal_id order by shared desc, signal_id desc limit $3
         ) as candidate
         join signal on signal.network_id = $1 and signal.id = candidate.signal_id
         where not signal.shielded
         order by candidate.shared desc, signal.id desc",
        seen.join(" union all ")
    );
    let rows = tx.query(&sql, &params)?;
    weighed(words, &rows)
}

/// As `find`, among what the index says to share the rarest words; as `find` itself while it isn't complete, so that
/// nothing goes unseen because the index has yet to catch up.
pub fn find_by(
    tx: &mut Tx<'_>,
    index: Option<&Index>,
    network: NetworkId,
    words: &str,
    except: Option<SignalId>,
) -> Result<Vec<Lookalike>, Error> {
    let Some(index) = index.filter(|index| !index.is_behind()) else {
        return find(tx, network, words, except);
    };
    let hits = match index.like(network, words, ASKED) {
        Ok(hits) => hits,
        Err(problem) => {
            tracing::error!(error = %problem, "the search index can't be asked");
            return find(tx, network, words, except);
        }
    };
    let signals = hits.into_iter().filter(|hit| hit.kind == "signal").map(|hit| SignalId(hit.id));
    let ids: Vec<SignalId> = signals.filter(|id| Some(*id) != except).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(&ids, &mut params);
    let sql = format!(
        "select id, words, state from signal
         where network_id = $1 and id in ({places}) and not shielded order by id desc"
    );
    let rows = tx.query(&sql, &params)?;
    weighed(words, &rows)
}

/// The five most alike, as far as they are alike at all.
fn weighed(words: &str, rows: &[Row]) -> Result<Vec<Lookalike>, Error> {
    let profile = Profile::of(words);
    let mut found = Vec::new();
    for row in rows {
        let earlier: String = row.get("words")?;
        let likeness = likeness(&profile, &Profile::of(&earlier));
        found.push(Lookalike { id: row.get("id")?, words: earlier, state: row.get("state")?, likeness });
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    found.truncate(WEIGHED_BY_THEME);
    let leaning = Leaning::of(words, ours());
    for earlier in &mut found {
        earlier.likeness *= leaning.agrees_with(&Leaning::of(&earlier.words, ours()));
    }
    found.retain(|earlier| earlier.likeness >= WORTH_SHOWING);
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    found.truncate(5);
    Ok(found)
}
