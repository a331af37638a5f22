//! What came of signals, for everybody in the network to read: solutions that were brought back, and good examples among
//! them. For the bulletin, the newsletter, the search and the export. What a wrong is part of never stands here. Each is
//! known by its dossier, or by the signal that was answered directly, so that a better version takes the place of the one
//! before.

use crate::kinds::SolutionKind;
use crate::signal::places;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use network::published::{Published, Source, Stretch};
use store::{Error, Row, ToValue, Tx};

/// Solutions, answers and "none yet" that were brought back.
pub const SOLUTIONS: Source = Source { kind: "solution", load: solutions, news: new_solutions };

/// Good practices that came of a signal and were brought back: others may adopt them.
pub const GOOD_EXAMPLES: Source = Source { kind: "good_example", load: examples, news: new_examples };

/// Words of a title that are taken from a longer text.
const TITLE_WORDS: usize = 16;

/// Which of what was brought back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Solutions,
    GoodExamples,
}

impl Which {
    fn takes(self, kind: SolutionKind) -> bool {
        (kind == SolutionKind::GoodPractice) == (self == Self::GoodExamples)
    }
}

fn solutions(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    load(tx, network, ids, Which::Solutions)
}

fn examples(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    load(tx, network, ids, Which::GoodExamples)
}

fn new_solutions(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<Published>, Error> {
    news(tx, network, stretch, (limit, Which::Solutions))
}

fn new_examples(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<Published>, Error> {
    news(tx, network, stretch, (limit, Which::GoodExamples))
}

/// The newest version that was brought back of each dossier's or signal's solution, without those of a wrong. The
/// condition on which ones comes behind it.
const BROUGHT_BACK: &str = "select coalesce(solution.dossier_id, solution.signal_id) as id, solution.kind, solution.words,
    solution.why, solution.dossier_id, solution.signal_id, solution.owner_id, dossier.title, dossier.problem, dossier.theme_code,
    signal.words as signal_words, signal.area_code,
    (select min(told.told_at) from bringing_back told
       where told.network_id = solution.network_id and told.solution_id = solution.id) as told_at
  from solution
  left join dossier on dossier.network_id = solution.network_id and dossier.id = solution.dossier_id
  left join signal on signal.network_id = solution.network_id and signal.id = solution.signal_id
  where solution.network_id = $1
    and exists (select 1 from bringing_back
      where bringing_back.network_id = solution.network_id and bringing_back.solution_id = solution.id)
    and not exists (select 1 from solution newer
      join bringing_back on bringing_back.network_id = newer.network_id and bringing_back.solution_id = newer.id
      where newer.network_id = solution.network_id and newer.number > solution.number
        and (newer.dossier_id = solution.dossier_id or newer.signal_id = solution.signal_id))
    and (solution.signal_id is null or signal.shielded = false)
    and (solution.dossier_id is null or exists (select 1 from dossier_signal
      join signal seen on seen.network_id = dossier_signal.network_id and seen.id = dossier_signal.signal_id
      where dossier_signal.network_id = solution.network_id and dossier_signal.dossier_id = solution.dossier_id
        and seen.shielded = false))";

fn load(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid], which: Which) -> Result<Vec<Published>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql = format!(
        "{BROUGHT_BACK} and (solution.dossier_id in ({places}) or solution.signal_id in ({places}))
         order by solution.id"
    );
    let rows = tx.query(&sql, &params)?;
    read(tx, network, &rows, which)
}

/// What was brought back for the first time in the stretch: somebody who joins later and hears it too is no news.
fn news(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    (limit, which): (i64, Which),
) -> Result<Vec<Published>, Error> {
    let sql = format!(
        "{BROUGHT_BACK} and solution.id in (select back.solution_id from bringing_back back
             where back.network_id = $1 and back.told_at >= $2 and back.told_at < $3)
           and not exists (select 1 from bringing_back earlier
             where earlier.network_id = solution.network_id and earlier.solution_id = solution.id
               and earlier.told_at < $2)
           and (solution.kind = $4) = $5
         order by told_at desc, solution.id desc limit $6"
    );
    let (kind, is_example) = (SolutionKind::GoodPractice, which == Which::GoodExamples);
    let params: [&dyn ToValue; 6] = [&network, &stretch.from, &stretch.until, &kind, &is_example, &limit];
    let rows = tx.query(&sql, &params)?;
    read(tx, network, &rows, which)
}

fn read(tx: &mut Tx<'_>, network: NetworkId, rows: &[Row], which: Which) -> Result<Vec<Published>, Error> {
    let mut published = Vec::with_capacity(rows.len());
    for row in rows {
        let kind: SolutionKind = row.get("kind")?;
        if which.takes(kind) {
            published.push(one(tx, network, row)?);
        }
    }
    Ok(published)
}

fn one(tx: &mut Tx<'_>, network: NetworkId, row: &Row) -> Result<Published, Error> {
    let id: Uuid = row.get("id")?;
    let (words, why): (String, Option<String>) = (row.get("words")?, row.get("why")?);
    let at: Timestamp = row.get("told_at")?;
    let text = why.map_or_else(|| words.clone(), |why| format!("{words}\n\n{why}"));
    let dossier: Option<Uuid> = row.get("dossier_id")?;
    let organisations = row.get::<Option<OrganisationId>>("owner_id")?.into_iter().collect();
    if dossier.is_some() {
        let (problem, theme): (Option<String>, Option<String>) =
            (row.get("problem")?, row.get("theme_code")?);
        let title = problem.map_or_else(|| row.get("title"), |problem| Ok(first_words(&problem)))?;
        let (path, themes) = (format!("/dossiers/{id}"), theme.into_iter().collect());
        return Ok(Published { id, title, text, path, at, themes, area: None, organisations });
    }
    let said: String = row.get("signal_words")?;
    let themes = crate::signal::themes(tx, network, crate::signal::SignalId(id))?;
    let path = format!("/signalen/{id}");
    let (title, area) = (first_words(&said), row.get("area_code")?);
    Ok(Published { id, title, text, path, at, themes, area, organisations })
}

/// The first sentence, or as many words of it as a title holds.
fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let sentence = line.split_inclusive(". ").next().unwrap_or_default().trim();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    if words.len() <= TITLE_WORDS {
        return words.join(" ").trim_end_matches('.').to_owned();
    }
    format!("{}…", words[..TITLE_WORDS].join(" ").trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence_and_never_long() {
        assert_eq!(first_words("De inloop is dicht. Er komt niemand."), "De inloop is dicht");
        let long = "woord ".repeat(30);
        assert_eq!(first_words(&long).split_whitespace().count(), TITLE_WORDS);
        assert!(first_words(&long).ends_with('…'));
    }
}
