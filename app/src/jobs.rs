//! The job clock inside `serve`: ladder steps and reminders, the question two weeks later, the daily bulletin, and
//! sweeping what has ended. Any number of nodes may run it: every step is claimed or compared in its own transaction. One
//! pass that can't be made holds up no other. Mail and webhooks have loops of their own, because they wait for others; the
//! early warning has one, because it counts for long: the release of a quarter of a large network for minutes.

use crate::mail;
use crate::metrics::Metrics;
use crate::routes::{COUNTED, SOURCES, WORKED};
use kernel::Timestamp;
use knowledge::{compose_bulletin, mail_letter};
use network::{Refusal, Workplace, api_token, known_browser, read_log, resident_session, sessions, sign_in};
use std::sync::Arc;
use std::time::Duration;
use store::dialect;
use tokio::sync::watch;

/// How often the clock looks.
const BEAT: Duration = Duration::from_secs(2);
/// Sweeping and counting happen once in so many beats.
const SELDOM: u64 = 15;
/// How often the early warning looks.
const LOOK: Duration = Duration::from_secs(30);
/// How full the tables are is looked at once in so many beats: an hour.
const RARELY: u64 = 1_800;

/// A pass of the clock, by its name in the log.
type Pass = (&'static str, fn(&Workplace, Timestamp) -> Result<(), Refusal>);

/// One beat of the rules: what climbs or is reminded, who drives what changed hands, who is asked whether it works, which routing rule broke, the
/// bulletin of the day, links that no mail takes along, and what else has its moment.
const RULES: [Pass; 13] = [
    ("confidants", |place, now| worklist::confidants::pass(&place.db, now)),
    ("obligations", |place, now| worklist::clock::pass(&place.db, now).map(drop)),
    ("drivers", |place, now| signals::follow_driver::pass(&place.db, now).map(drop)),
    ("handovers", |place, now| casework::handover::clock::pass(&place.db, &place.keys, now).map(drop)),
    ("retention", |place, now| casework::retention::pass(&place.db, now).map(drop)),
    ("does it work", |place, now| signals::bring_back::ask_whether_it_works(&place.db, now).map(drop)),
    ("routing rules", |place, now| signals::mend_routing::look(&place.db, now)),
    ("bulletin", |place, now| compose_bulletin::compose_due(&place.db, now, SOURCES).map(drop)),
    ("letters", |place, now| mail_letter::put_parcels(&place.db, now).map(drop)),
    ("measures", |place, now| knowledge::end_measure::pass(&place.db, now).map(drop)),
    ("answers", |place, now| knowledge::renew_answer::pass(&place.db, now).map(drop)),
    ("access links", mail::access::hand_back),
    ("offers", |place, now| directory::ask_again::pass(&place.db, now).map(drop)),
];
/// Counts what came, looks at the week that ended, releases the figures of which it is time, and begins the accounts of the
/// quarter that is over.
const TRENDS: [Pass; 4] = [
    ("counting", |place, now| insight::count::pass(&place.db, now, COUNTED).map(drop)),
    ("early warning", |place, now| insight::detect::pass(&place.db, now).map(drop)),
    ("releases", |place, now| insight::release::pass(&place.db, &place.keys, now).map(drop)),
    ("accounts", |place, now| insight::draft_account::pass(&place.db, &place.keys, now, WORKED).map(drop)),
];

/// The passes that could not be made whole; all others were.
#[derive(Debug)]
pub struct Unfinished(pub Vec<(&'static str, Refusal)>);

/// Runs until `stop` says so; the beat under way is finished first.
pub async fn run(workplace: Workplace, metrics: Arc<Metrics>, stop: watch::Receiver<bool>) {
    beats(("job clock", BEAT), stop, move |beat| {
        let now = workplace.now();
        report_each(work(&workplace, now));
        if beat.is_multiple_of(RARELY) {
            report("sizes", workplace.db.write_here(|tx| Ok(dialect::learn_sizes(tx)?)));
        }
        if beat.is_multiple_of(SELDOM) {
            report("sweep", sweep(&workplace, now));
            report("figures", signals::figures::keep(&workplace.db, now));
            report("seal", read_log::seal::seal_due(&workplace.db, &workplace.keys, now).map(drop));
            report("count", metrics.count(&workplace.db, now));
        }
    })
    .await;
}

/// The early warning, beside the rules: however long it counts, no step of the ladder and no word to anybody waits for it. What
/// it hasn't kept yet when this node stops is counted again.
pub async fn run_trends(workplace: Workplace, stop: watch::Receiver<bool>) {
    beats(("early warning", LOOK), stop, move |_| report_each(trends(&workplace, workplace.now()))).await;
}

/// Does something again and again, so long after it was done, until `stop` says so.
async fn beats(
    (name, pause): (&'static str, Duration),
    mut stop: watch::Receiver<bool>,
    work: impl Fn(u64) + Send + Sync + 'static,
) {
    let (work, mut beat) = (Arc::new(work), 0);
    while !*stop.borrow() {
        let working = Arc::clone(&work);
        if let Err(problem) = tokio::task::spawn_blocking(move || working(beat)).await {
            tracing::error!(error = %problem, name, "a beat broke off");
        }
        beat += 1;
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
}

/// One beat of the rules, each pass apart.
pub fn work(workplace: &Workplace, now: Timestamp) -> Result<(), Unfinished> {
    each(&RULES, workplace, now)
}

/// The passes of the early warning, each apart.
pub fn trends(workplace: &Workplace, now: Timestamp) -> Result<(), Unfinished> {
    each(&TRENDS, workplace, now)
}

fn each(passes: &[Pass], workplace: &Workplace, now: Timestamp) -> Result<(), Unfinished> {
    let refused = |(name, pass): &Pass| pass(workplace, now).err().map(|refusal| (*name, refusal));
    let unfinished: Vec<_> = passes.iter().filter_map(refused).collect();
    if unfinished.is_empty() { Ok(()) } else { Err(Unfinished(unfinished)) }
}

fn sweep(workplace: &Workplace, now: Timestamp) -> Result<(), Refusal> {
    workplace.db.write_here(|tx| {
        sessions::sweep(tx, now)?;
        resident_session::sweep(tx, now)?;
        sign_in::sweep(tx, now)?;
        known_browser::sweep(tx, now)?;
        api_token::sweep(tx, now)?;
        api::once::sweep(tx, now)?;
        Ok(())
    })
}

fn report_each(done: Result<(), Unfinished>) {
    for (pass, refusal) in done.err().map(|unfinished| unfinished.0).unwrap_or_default() {
        report(pass, Err(refusal));
    }
}

fn report(job: &str, done: Result<(), Refusal>) {
    if let Err(refusal) = done {
        // The database may be away for a moment; the next beat tries again.
        tracing::error!(job, error = %refusal, "a job did not finish");
    }
}
