//! The job clock inside `serve`: ladder steps and reminders, the question two weeks later, the daily bulletin, mail, and
//! sweeping what has ended. Any number of nodes may run it: every step is claimed or compared in its own transaction.

use crate::mail::Mailer;
use crate::mail::letters::Round;
use crate::metrics::Metrics;
use crate::routes::{COUNTED, SOURCES, WORKED};
use kernel::Timestamp;
use knowledge::{compose_bulletin, mail_letter};
use network::{Refusal, Workplace, api_token, read_log, resident_session, sessions, sign_in};
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
/// Rounds of mail in one beat.
const ROUNDS_A_BEAT: usize = 50;

/// Runs until `stop` says so; the beat under way is finished first.
pub async fn run(
    workplace: Workplace,
    mailer: Option<Arc<Mailer>>,
    metrics: Arc<Metrics>,
    mut stop: watch::Receiver<bool>,
) {
    let mut beats = 0_u64;
    while !*stop.borrow() {
        let (place, mail, figures) = (workplace.clone(), mailer.clone(), Arc::clone(&metrics));
        let beat = tokio::task::spawn_blocking(move || {
            let now = place.now();
            report("clock", work(&place, now));
            if let Some(mailer) = mail {
                report("mail", post(&mailer, &place));
            }
            if beats.is_multiple_of(RARELY) {
                report("figures", signals::figures::keep(&place.db, now));
                report("sizes", place.db.write_here(|tx| Ok(dialect::learn_sizes(tx)?)));
            }
            if beats.is_multiple_of(SELDOM) {
                report("sweep", sweep(&place, now));
                report("trends", trends(&place, now));
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

/// One beat of the rules: what climbs or is reminded, who is asked whether it works, which routing rule broke, and the
/// bulletin of the day.
pub fn work(workplace: &Workplace, now: Timestamp) -> Result<(), Refusal> {
    worklist::clock::pass(&workplace.db, now)?;
    casework::handover::clock::pass(&workplace.db, &workplace.keys, now)?;
    casework::retention::pass(&workplace.db, now)?;
    signals::bring_back::ask_whether_it_works(&workplace.db, now)?;
    signals::mend_routing::look(&workplace.db, now)?;
    compose_bulletin::compose_due(&workplace.db, now, SOURCES)?;
    mail_letter::put_parcels(&workplace.db, now)?;
    knowledge::end_measure::pass(&workplace.db, now)?;
    knowledge::renew_answer::pass(&workplace.db, now)?;
    directory::ask_again::pass(&workplace.db, now)?;
    Ok(())
}

/// Counts what came, looks at the week that ended, releases the figures of which it is time, and begins the accounts of the
/// quarter that is over.
pub fn trends(workplace: &Workplace, now: Timestamp) -> Result<(), Refusal> {
    insight::count::pass(&workplace.db, now, COUNTED)?;
    insight::detect::pass(&workplace.db, now)?;
    insight::release::pass(&workplace.db, &workplace.keys, now)?;
    insight::draft_account::pass(&workplace.db, now, WORKED)?;
    Ok(())
}

/// Sends what is due, a round at a time, and leaves off in time for the ladder. A letter waits until no word is left that
/// somebody must hear.
fn post(mailer: &Mailer, workplace: &Workplace) -> Result<(), Refusal> {
    for _ in 0..ROUNDS_A_BEAT {
        if mailer.round(&workplace.db, workplace.now())? > 0 {
            continue;
        }
        if mailer.residents_round(workplace, workplace.now())? > 0 {
            continue;
        }
        match mailer.letters_round(&workplace.db, workplace.now(), SOURCES)? {
            Round::Handled(_) => {}
            Round::Nothing | Round::HeldUp => break,
        }
    }
    Ok(())
}

fn sweep(workplace: &Workplace, now: Timestamp) -> Result<(), Refusal> {
    workplace.db.write_here(|tx| {
        sessions::sweep(tx, now)?;
        resident_session::sweep(tx, now)?;
        sign_in::sweep(tx, now)?;
        api_token::sweep(tx, now)?;
        api::once::sweep(tx, now)?;
        Ok(())
    })
}

fn report(job: &str, done: Result<(), Refusal>) {
    if let Err(refusal) = done {
        // The database may be away for a moment; the next beat tries again.
        tracing::error!(job, error = %refusal, "a job did not finish");
    }
}
