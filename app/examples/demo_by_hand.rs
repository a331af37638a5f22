//! The demo with a clock that is moved by hand, for the browser tests: `demo_by_hand FOLDER LISTEN START SMTP`. It stands
//! still at START; every line of standard input is a moment to go to, and `moved` is the answer. It stops when standard
//! input ends. No flag of the product does this: on a real server nobody moves the time.

use anyhow::{Context, Result, bail};
use app::demo;
use app::demo::story;
use app::serve;
use app::settings::Settings;
use kernel::{Clock, Timestamp};
use network::reading::Keys;
use std::collections::BTreeMap;
use std::io::BufRead as _;
use store::Db;
use web::view::Mode;

fn main() -> Result<()> {
    app::logging::start();
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [folder, listen, start, smtp] = given.as_slice() else {
        bail!("demo_by_hand FOLDER LISTEN START SMTP")
    };
    let flags = BTreeMap::from([
        ("database", format!("sqlite:{folder}/by-hand.db")),
        ("listen", listen.clone()),
        ("smtp", smtp.clone()),
    ]);
    let settings = Settings::gather(&flags, |_| None, None)?;
    let start: Timestamp = start.parse().context("START is no moment")?;
    let db = Db::open(&settings.database)?;
    db.migrate(start)?;
    let keys = Keys::new(app::keys::open(&settings, &db)?);
    demo::build(&db, start, &story::all()?, &keys)?;
    let clock = Clock::by_hand(start);
    let hand = clock.clone();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            match line.trim().parse() {
                Ok(moment) => hand.move_to(moment),
                Err(problem) => eprintln!("{line:?} is no moment: {problem}"),
            }
            println!("moved");
        }
        std::process::exit(0);
    });
    serve::serve(&settings, clock, Mode::Demo, db, |address| println!("the demo is at http://{address}"))
}
