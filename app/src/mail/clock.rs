//! Mail in a loop of its own beside the job clock, so that a mail server which keeps us waiting holds up neither the
//! ladder nor the bulletin: links that somebody waits for at the door first, then word that somebody must hear, then letters.

use super::Mailer;
use crate::metrics::Metrics;
use crate::routes::SOURCES;
use network::{Refusal, Workplace};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often is looked for what is due.
const BEAT: Duration = Duration::from_secs(2);
/// Rounds in one beat: the figures are brought up to date in between.
const ROUNDS_A_BEAT: usize = 50;

/// Runs until `stop` says so; of the beat under way, only the mail that is being sent is finished.
pub async fn run(
    workplace: Workplace,
    mailer: Arc<Mailer>,
    metrics: Arc<Metrics>,
    mut stop: watch::Receiver<bool>,
) {
    let (told, mut asked) = (Arc::clone(&mailer), stop.clone());
    tokio::spawn(async move {
        // An error means that the sender is gone, which is a reason to stop too.
        let _ = asked.wait_for(|stopped| *stopped).await;
        told.stop();
    });
    while !*stop.borrow() {
        let (place, sender, figures) = (workplace.clone(), Arc::clone(&mailer), Arc::clone(&metrics));
        let beat = tokio::task::spawn_blocking(move || {
            if let Err(refusal) = send_due(&sender, &place) {
                // The database may be away for a moment; the next beat tries again.
                tracing::error!(error = %refusal, "mail could not be sent");
            }
            figures.mail_is(place.now(), sender.standing.trouble());
        });
        if let Err(problem) = beat.await {
            tracing::error!(error = %problem, "a round of mail broke off");
        }
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
}

/// Sends what is due, a round at a time. A letter waits until no word is left that somebody must hear.
pub fn send_due(mailer: &Mailer, workplace: &Workplace) -> Result<(), Refusal> {
    for _ in 0..ROUNDS_A_BEAT {
        let taken_up = mailer.access_round(&workplace.db, workplace.now())? > 0
            || mailer.residents_round(workplace, workplace.now())? > 0
            || mailer.round(&workplace.db, workplace.now())? > 0
            || mailer.letters_round(&workplace.db, workplace.now(), SOURCES)? > 0;
        if !taken_up {
            break;
        }
    }
    Ok(())
}
