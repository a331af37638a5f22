//! Catching up again and again while the server runs, on a thread where it may wait for the database and the disk.

use super::CatchUp;
use network::Workplace;
use std::time::Duration;
use tokio::sync::watch;

/// How often the record is looked at.
const BEAT: Duration = Duration::from_secs(2);

/// Runs beside the job clock until `stop` says so.
pub async fn run(workplace: Workplace, mut stop: watch::Receiver<bool>) {
    let Some(index) = workplace.index.clone() else { return };
    let mut catch_up = match CatchUp::new(workplace.db.clone(), index) {
        Ok(catch_up) => catch_up,
        Err(problem) => return tracing::error!(error = ?problem, "the search index is not kept up to date"),
    };
    while !*stop.borrow() {
        let (place, told) = (workplace.clone(), stop.clone());
        let round = tokio::task::spawn_blocking(move || {
            let done = catch_up.round(place.now(), || *told.borrow());
            // The database may be away for a moment; the next beat goes on from what was saved.
            if let Err(problem) = done.or_else(|problem| catch_up.start_over().and(Err(problem))) {
                tracing::error!(error = %problem, "the search index could not be brought up to date");
            }
            catch_up
        });
        catch_up = match round.await {
            Ok(catch_up) => catch_up,
            Err(problem) => return tracing::error!(error = %problem, "keeping the search index broke off"),
        };
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
}
