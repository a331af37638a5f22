//! Asking a server the same thing many times over a number of connections, bounded in count and time, and noting how
//! long each answer took and what all of it cost.

use crate::client::Connection;
use crate::fill::Filled;
use crate::meter::Meter;
use crate::paths::Path;
use anyhow::{Result, bail, ensure};
use kernel::Clock;
use kernel::clock::Stopwatch;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many addresses the visitors come from. The server lets each ask fifty times a second.
const ADDRESSES: usize = 2_048;

/// How much is asked.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Connections at once, each with its next question ready as soon as it has its answer.
    pub connections: usize,
    /// At most so many questions.
    pub requests: usize,
    /// For at most so long; the questions under way are still answered.
    pub seconds: f64,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// CPU milliseconds per answer, of all processes that are counted.
    pub cpu: f64,
    /// Milliseconds that half of the answers took at most.
    pub p50: f64,
    /// Milliseconds that 95 in 100 answers took at most.
    pub p95: f64,
    /// Answers per second, all connections together.
    pub rate: f64,
    /// Bytes of an answer's body, on average.
    pub bytes: f64,
    /// How many answers there were.
    pub answers: f64,
    /// How many in a hundred were refused, because the server had too much to do.
    pub refused: f64,
}

/// Where to ask, and whom to count.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The server.
    pub address: SocketAddr,
    /// What is in its database.
    pub filled: &'a Filled,
    /// Its processes.
    pub meter: &'a Meter,
}

/// Asks once and checks that the answer is the page that is meant to be measured.
pub fn check(target: Target<'_>, path: &Path) -> Result<()> {
    let request = path.readable(target.filled, Clock::system().now());
    let answer = Connection::open(target.address, 0)?.ask(&request)?;
    let text = String::from_utf8_lossy(&answer.body);
    if answer.status != path.status || !text.contains(path.holds) {
        bail!("{} answers {}, {} expected:\n{text}", request.path, answer.status, path.status);
    }
    Ok(())
}

/// Asks for `path` under `load`.
pub fn run(target: Target<'_>, path: &Path, load: Load) -> Result<Sample> {
    let (next, watch) = (AtomicUsize::new(0), Stopwatch::start());
    let before = target.meter.cpu_seconds()?;
    let told: Result<Vec<Told>> = std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..load.connections).map(|_| scope.spawn(|| ask(target, path, load, (&next, watch)))).collect();
        asking.into_iter().map(|thread| thread.join().expect("asking doesn't panic")).collect()
    });
    let (told, seconds) = (told?, watch.seconds());
    let cpu = target.meter.cpu_seconds()? - before;
    let mut times: Vec<f64> = told.iter().flat_map(|told| told.times.iter().copied()).collect();
    times.sort_by(f64::total_cmp);
    ensure!(!times.is_empty(), "{} was not answered in {} s", path.name, load.seconds);
    let answers = real(times.len());
    Ok(Sample {
        cpu: cpu / answers * 1_000.0,
        p50: at(&times, 50) * 1_000.0,
        p95: at(&times, 95) * 1_000.0,
        rate: answers / seconds,
        answers,
        bytes: real(told.iter().map(|told| told.bytes).sum()) / answers,
        refused: real(told.iter().map(|told| told.refused).sum()) / answers * 100.0,
    })
}

#[derive(Default)]
struct Told {
    times: Vec<f64>,
    bytes: usize,
    refused: usize,
}

fn ask(
    target: Target<'_>,
    path: &Path,
    load: Load,
    (next, since): (&AtomicUsize, Stopwatch),
) -> Result<Told> {
    let mut connection = Connection::open(target.address, 0)?;
    let (mut told, clock) = (Told::default(), Clock::system());
    while since.seconds() < load.seconds {
        let index = next.fetch_add(1, Ordering::Relaxed);
        if index >= load.requests {
            break;
        }
        connection.move_to(index % ADDRESSES);
        let request = path.request(target.filled, index, clock.now());
        let watch = Stopwatch::start();
        let answer = connection.ask(&request)?;
        told.times.push(watch.seconds());
        told.bytes += answer.body.len();
        match answer.status {
            // Too many at once is something to report; any other answer is not what is measured.
            503 | 408 => told.refused += 1,
            status => ensure!(status == path.status, "{} answers {status} under load", path.name),
        }
    }
    Ok(told)
}

/// The value that so many percent of the sorted `times` stay at or below.
fn at(times: &[f64], percent: usize) -> f64 {
    times[(times.len() * percent).div_ceil(100).saturating_sub(1)]
}

#[expect(clippy::cast_precision_loss, reason = "counts of a bench stay far below 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_taken_from_what_was_seen() {
        let times: Vec<f64> = (1..=100).map(f64::from).collect();
        assert!((at(&times, 50) - 50.0).abs() < f64::EPSILON);
        assert!((at(&times, 95) - 95.0).abs() < f64::EPSILON);
        assert!((at(&[3.0], 95) - 3.0).abs() < f64::EPSILON);
    }
}
