//! How long the language engine takes for one text of about 600 characters, and the guard for 64 KiB: run with
//! `cargo run --release -p language --example speed`. For `docs/performance.md`. It proves nothing about a server
//! under load.

use kernel::clock::Stopwatch;
use language::{Areas, Guard, Profile, Themes, likeness, suggest_area, suggest_kind, suggest_themes, tokens};
use std::hint::black_box;

const TEXT: &str = "Mevrouw Aarts (84) uit de Kadebuurt hoort slecht en telefoneren lukt niet; haar dochter is ziek en zij \
    eet weinig. Wij gaan nu drie keer per week langs, maar de gemeente telt dat niet mee als prestatie en wil de \
    subsidie korten. In Molenveld zien we hetzelfde: ouderen zitten zonder verwarming omdat de energierekening te \
    hoog is, en durven geen hulp te vragen. De wachtlijst voor huishoudelijke hulp is elf weken. Haar buurman \
    Dirk de Groot, Dorpsstraat 12b, doet nu de boodschappen. Bel hem op 06-12345678. Het zou helpen als er een vast \
    nummer komt dat ook in het weekend opneemt.";

const ROUNDS: u32 = 2000;

fn main() {
    let themes = Themes::parse(include_str!("../../../data/themes.toml"))
        .expect("the list in the repository is whole");
    let areas = Areas::new(["Rivierenhart", "Kadebuurt", "Molenveld", "De Aker", "Sint-Odilië", "Loohoek"]);
    let guard =
        Guard::knowing(["Rivierenhart", "Kadebuurt", "Molenveld", "De Aker", "Sint-Odilië", "Loohoek"]);
    let other = Profile::of("De gemeente kort de subsidie; ouderen zitten in de kou.");
    let long = TEXT.repeat(64 * 1024 / TEXT.len());
    println!("{} characters", TEXT.chars().count());
    report("guard", ROUNDS, || guard.find(TEXT).len());
    report("themes", ROUNDS, || suggest_themes(TEXT, &themes).len());
    report("kind", ROUNDS, || usize::from(suggest_kind(TEXT).is_some()));
    report("area", ROUNDS, || suggest_area(TEXT, &areas).len());
    report("profile and likeness", ROUNDS, || usize::from(likeness(&Profile::of(TEXT), &other) > 0.1));
    report("tokens", ROUNDS, || tokens(TEXT).len());
    report("guard, 64 KiB", 20, || guard.find(&long).len());
}

fn report(what: &str, rounds: u32, work: impl Fn() -> usize) {
    let found = work();
    let watch = Stopwatch::start();
    for _ in 0..rounds {
        black_box(work());
    }
    println!("{what}: {:.1} µs (found {found})", watch.seconds() * 1e6 / f64::from(rounds));
}
