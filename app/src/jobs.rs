//! The job clock inside `serve`: ladder steps and reminders, the question two weeks later, the daily bulletin, and
//! sweeping what has ended. Any number of nodes may run it: every step is claimed or compared in its own transaction. One
//! pass that can't be made holds up no other. Mail and webhooks have loops of their own, because they wait for others.

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
pub async fn run(workplace: Workplace, metrics: Arc<Metrics>, mut stop: watch::Receiver<bool>) {
    let mut beats = 0_u64;
    while !*stop.borrow() {
        let (place, figures) = (workplace.clone(), Arc::clone(&metrics));
        let beat = tokio::task::spawn_blocking(move || {
            let now = place.now();
            report_each(work(&place, now));
            if beats.is_multiple_of(RARELY) {
                report("sizes", place.db.write_here(|tx| Ok(dialect::learn_sizes(tx)?)));
            }
            if beats.is_multiple_of(SELDOM) {
                report("sweep", sweep(&place, now));
                report_each(trends(&place, now));
                report("figures", signals::figures::keep(&place.db, now));
                report("seal", read_log::seal::seal_due(&place.db, &place.keys, now).map(drop));
                report("count", figures.count(&place.db, now));
            }
        });
        if let Err(problem) = beat.await {
            tracing::error!(error = %problem, "a beat of the job clock broke off");
        }
        beats += 1;
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
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
