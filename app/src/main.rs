//! `ponton`: see `ponton --help`.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = app::command::Arguments::parse();
    match app::command::run(arguments) {
        Ok(code) => code,
        Err(problem) => {
            // The chain is printed once, here at the edge.
            eprintln!("ponton: {problem:#}");
            ExitCode::from(2)
        }
    }
}
