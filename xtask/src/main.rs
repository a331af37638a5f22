//! The chores of this repository, as `cargo xtask COMMAND`. For developers and for `./check`. It is no part of the
//! product and stands on nothing of it, so that it builds in seconds.

mod crash;
mod postgres;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask COMMAND

  postgres -- COMMAND…   run COMMAND with a private PostgreSQL server, named by PONTON_TEST_POSTGRES
  crash [--kill server|database] [--kills N] [--database sqlite|postgres|both] [--seed S] [--mail whole]
                         kill a server under load, and prove that nothing acknowledged is lost";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["postgres", "--", command @ ..] if !command.is_empty() => postgres::around(command),
        ["crash", options @ ..] => crash::drive(options),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}
