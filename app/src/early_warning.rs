//! `ponton trends`: the detectors on a file of counts, and how they do on the published study. For an epidemiologist
//! who tries them beside what they use; it needs no database and no network.

mod benchmark;
mod counts_file;
mod detect;
mod method;
mod results_file;

use anyhow::Result;
use clap::Subcommand;

/// Early warning without a server.
#[derive(Subcommand)]
pub enum Trends {
    /// Look at each series of a file of counts
    Detect(Box<detect::Detect>),
    /// Measure the detectors on 42 simulated scenarios, and on a variant where areas differ
    Benchmark(benchmark::Benchmark),
}

/// Runs it.
pub fn run(command: &Trends) -> Result<()> {
    match command {
        Trends::Detect(detect) => detect::detect(detect),
        Trends::Benchmark(benchmark) => benchmark::benchmark(benchmark),
    }
}

/// Says on standard error how far a long run is, at each tenth.
struct Progress {
    all: usize,
    done: std::sync::atomic::AtomicUsize,
}

impl Progress {
    /// Of `all` pieces.
    fn of(all: usize) -> Self {
        Self { all, done: std::sync::atomic::AtomicUsize::new(0) }
    }

    /// One piece is done.
    fn one(&self) {
        let done = self.done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        let tenth = |pieces: usize| pieces * 10 / self.all.max(1);
        if self.all >= 20 && tenth(done) > tenth(done - 1) {
            eprintln!("{} % ({done} of {})", tenth(done) * 10, self.all);
        }
    }
}
