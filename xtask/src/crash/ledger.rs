//! What the server acknowledged, as the people who did it would remember: their own words and the page they were led
//! to. Shared by everybody at work; the proof reads it at the end.

use super::answers::Answers;
use super::residents::{Case, Stage};
use super::rounds::Rounds;
use super::server::Killed;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Something that was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// A word that stands in this act and in no other.
    pub token: String,
    /// The page it led to.
    pub href: String,
}

/// All that was acknowledged.
#[derive(Default)]
pub struct Ledger {
    signals: Mutex<Vec<Kept>>,
    dossiers: Mutex<Vec<Kept>>,
    commitments: Mutex<Vec<Kept>>,
    solutions: Mutex<Vec<Kept>>,
    /// By the pages of their plans.
    cases: Mutex<BTreeMap<String, Case>>,
    /// Signals that no dossier has yet.
    loose: Mutex<Vec<Kept>>,
    /// Signals of people whose mail isn't refused.
    mailed: Mutex<BTreeSet<String>>,
    /// Words of answers that somebody is told by mail.
    to_come: Mutex<Vec<String>>,
    questions: Mutex<Vec<Kept>>,
    /// What came of them.
    pub answers: Answers,
    /// The call rounds.
    pub rounds: Rounds,
    read: AtomicU64,
    calls: AtomicU64,
    bearer: Mutex<Option<String>>,
    /// How often a commitment and a solution stand on the page of their dossier when nothing is killed.
    usual: Mutex<(usize, usize)>,
    strange: Mutex<Vec<String>>,
    again: AtomicU64,
    killed: Killed,
    away: AtomicU64,
    tokens: AtomicU64,
    forms: AtomicU64,
}

impl Ledger {
    /// An empty one.
    pub fn of(killed: Killed) -> Self {
        Self { killed, ..Self::default() }
    }

    /// Whether the database may be away.
    pub fn database_is_killed(&self) -> bool {
        self.killed == Killed::Database
    }

    /// Somebody was told that the database is away.
    pub fn was_away(&self) {
        self.away.fetch_add(1, Ordering::Relaxed);
    }

    /// How often somebody was told so.
    pub fn times_away(&self) -> u64 {
        self.away.load(Ordering::Relaxed)
    }

    /// A word that nobody has used: letters only, so that nothing takes it for somebody's number.
    pub fn token(&self) -> String {
        let mut number = self.tokens.fetch_add(1, Ordering::Relaxed);
        let mut token = "proef".to_owned();
        for _ in 0..7 {
            let syllable = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu"];
            token.push_str(syllable[usize::try_from(number % 10).unwrap_or_default()]);
            number /= 10;
        }
        token
    }

    /// A key for one form, as a page gives it; sending it again is the same act.
    pub fn form_key(&self) -> String {
        format!("00000000-0000-4000-8000-{:012x}", self.forms.fetch_add(1, Ordering::Relaxed))
    }

    /// A signal was acknowledged.
    pub fn raised(&self, kept: Kept) {
        hold(&self.loose).push(kept.clone());
        hold(&self.signals).push(kept);
    }

    /// One that nobody gathers.
    pub fn raised_elsewhere(&self, kept: Kept) {
        hold(&self.signals).push(kept);
    }

    /// A call was answered, twice the same.
    pub fn called(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }

    /// The token of the other system.
    pub fn connected(&self, bearer: String) {
        *hold(&self.bearer) = Some(bearer);
    }

    /// The same, once it is made.
    pub fn bearer(&self) -> Option<String> {
        hold(&self.bearer).clone()
    }

    /// A question was acknowledged.
    pub fn asked(&self, kept: Kept) {
        hold(&self.questions).push(kept);
    }

    /// The questions so far.
    pub fn questions(&self) -> Vec<Kept> {
        hold(&self.questions).clone()
    }

    /// Somebody read a page that is there for everybody.
    pub fn has_read(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }

    /// How often a commitment and a solution stand on their page when nothing is killed.
    pub fn is_usual(&self, commitment: usize, solution: usize) {
        *hold(&self.usual) = (commitment, solution);
    }

    /// The same.
    pub fn usual(&self) -> (usize, usize) {
        *hold(&self.usual)
    }

    /// Whoever raised the signal on that page gets mail.
    pub fn gets_mail(&self, href: &str) {
        hold(&self.mailed).insert(href.to_owned());
    }

    /// An answer goes back about these signals: whether it comes by mail.
    pub fn goes_back(&self, token: &str, signals: &[Kept]) {
        if signals.iter().any(|signal| hold(&self.mailed).contains(&signal.href)) {
            hold(&self.to_come).push(token.to_owned());
        }
    }

    /// The words of answers that come by mail.
    pub fn to_come(&self) -> Vec<String> {
        [hold(&self.to_come).clone(), self.answers.to_come()].concat()
    }

    /// Two signals that nobody gathered, if there are.
    pub fn two_loose_signals(&self) -> Option<[Kept; 2]> {
        let mut loose = hold(&self.loose);
        if loose.len() < 2 {
            return None;
        }
        Some([loose.swap_remove(0), loose.swap_remove(0)])
    }

    /// A dossier was acknowledged.
    pub fn gathered(&self, kept: Kept) {
        hold(&self.dossiers).push(kept);
    }

    /// A commitment was acknowledged; `href` is its dossier's page.
    pub fn promised(&self, kept: Kept) {
        hold(&self.commitments).push(kept);
    }

    /// A solution was acknowledged, and that it went back; `href` is its dossier's page.
    pub fn brought_back(&self, kept: Kept) {
        hold(&self.solutions).push(kept);
    }

    /// The solutions that went back so far.
    pub fn solutions(&self) -> Vec<Kept> {
        hold(&self.solutions).clone()
    }

    /// One act more for a resident was acknowledged.
    pub fn keep_case(&self, case: &Case) {
        hold(&self.cases).insert(case.plan.clone(), case.clone());
    }

    /// The residents so far.
    pub fn cases(&self) -> Vec<Case> {
        hold(&self.cases).values().cloned().collect()
    }

    /// A handover that was sent and that nobody said yes to, if there is.
    pub fn first_sent(&self) -> Option<Case> {
        hold(&self.cases).values().find(|case| case.stage == Stage::Sent).cloned()
    }

    /// How many residents came to this stage.
    fn came_to(&self, stage: Stage) -> usize {
        hold(&self.cases).values().filter(|case| case.stage.came_past(stage)).count()
    }

    /// An act was sent again because no answer came.
    pub fn sent_again(&self) {
        self.again.fetch_add(1, Ordering::Relaxed);
    }

    /// An answer that nobody should get.
    pub fn strange(&self, what: String) {
        hold(&self.strange).push(what);
    }

    /// Stops the run at the first answers that nobody should get.
    pub fn check_nothing_strange(&self) -> Result<()> {
        let strange = hold(&self.strange);
        if strange.is_empty() {
            return Ok(());
        }
        bail!(
            "answers that nobody should get:\n  {}",
            strange.iter().take(5).cloned().collect::<Vec<_>>().join("\n  ")
        )
    }

    /// The signals so far.
    pub fn signals(&self) -> Vec<Kept> {
        hold(&self.signals).clone()
    }

    /// The dossiers so far.
    pub fn dossiers(&self) -> Vec<Kept> {
        hold(&self.dossiers).clone()
    }

    /// The commitments so far.
    pub fn commitments(&self) -> Vec<Kept> {
        hold(&self.commitments).clone()
    }

    /// How many acts were acknowledged.
    pub fn acknowledged(&self) -> u64 {
        let lists = [&self.signals, &self.dossiers, &self.commitments, &self.solutions, &self.questions];
        let signals: usize = lists.iter().map(|list| hold(list).len()).sum();
        let residents: usize = Stage::ALL.into_iter().map(|stage| self.came_to(stage)).sum();
        let (_, spoken) = self.rounds.counted();
        u64::try_from(signals + residents + self.answers.published() + spoken).unwrap_or(u64::MAX)
    }

    /// What was done, in a line.
    pub fn summary(&self) -> String {
        let (rounds, spoken) = self.rounds.counted();
        let residents = Stage::ALL.map(|stage| format!("{} {}", self.came_to(stage), stage.counted()));
        format!(
            "{} signals, {} of them over the API, {} dossiers, {} commitments and {} solutions brought back, {} questions, {} of them answered, {} members spoken in {} call rounds, {} pages read by a reader, {} acknowledged, {} times an act was sent again, {} times somebody was told that the database is away",
            hold(&self.signals).len(),
            self.calls.load(Ordering::Relaxed),
            hold(&self.dossiers).len(),
            hold(&self.commitments).len(),
            hold(&self.solutions).len(),
            hold(&self.questions).len(),
            self.answers.published(),
            spoken,
            rounds,
            self.read.load(Ordering::Relaxed),
            residents.join(", "),
            self.again.load(Ordering::Relaxed),
            self.times_away(),
        )
    }
}

/// What a panicking thread left is still a list.
pub(super) fn hold<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_token_is_given_twice() {
        let ledger = Ledger::default();
        let tokens: std::collections::BTreeSet<String> = (0..20_000).map(|_| ledger.token()).collect();
        assert_eq!(tokens.len(), 20_000);
    }
}
