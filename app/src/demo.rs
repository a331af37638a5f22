//! `ponton demo`: a network that has been at work for weeks, and one that went round in the spring of 2020, for a
//! newcomer to walk through. Both are played from their stories by the acts that people do, into a database of its own
//! that goes when the demo stops. Anybody may step in as anybody, so it never serves a network that isn't the demo's.

pub mod moment;
pub mod named;

pub mod founders;
pub mod step;
pub mod story;

pub mod accounting;
pub mod act;
pub mod agenda;
pub mod at_tables;
pub mod calling;
pub mod cast;
pub mod deviating;
pub mod earlier;
pub mod knowing;
pub mod offering;
pub mod postbox;
pub mod replay;
pub mod residents;
pub mod settle;

use crate::settings::Settings;
use crate::{keys, serve};
use anyhow::{Context, Result, bail};
use cast::Cast;
use kernel::clock::Stopwatch;
use kernel::ids::uuid_at;
use kernel::{Clock, Timestamp};
use network::reading::Keys;
use network::{Refusal, founding};
use std::net::SocketAddr;
use std::path::PathBuf;
use store::{DatabaseUrl, Db};
use story::Story;
use web::view::Mode;

/// Whom a newcomer may step in as, and what there is to do: the first scenario, by hand.
const TRY: [(&str, &str); 12] = [
    (
        "Fatima el Amrani",
        "works with Dirk, who may be put out of his house: opens a plan in two fields, sees who is on which pontoon",
    ),
    (
        "Ruud Camps",
        "raises what he sees in one field; his account of last quarter waits as a draft, made from the work itself",
    ),
    (
        "Priya Ramdin",
        "gathers Ruud's signal with the two that are like it, brings them to a table, brings the answer back",
    ),
    ("Annemiek van Rossumdal", "convenes that table: sees the agenda, and records what was decided"),
    (
        "Joost ter Braak",
        "reported the same in Loohoek: hears what came of it, and says whether it works there",
    ),
    (
        "Hilde Roelofshoeve",
        "staffs the network's desk: new signals to understand, and what is overdue on the waterline",
    ),
    (
        "Elly Sarmiento",
        "of the Sociaal Werk Verbond calls 120 members in turn, of whom 31 have been spoken: asks for the next one",
    ),
    (
        "Chantal Baptiste",
        "decides about social assistance: departs from the rule on holidays with reason, as four colleagues did before",
    ),
    (
        "Sanne Kuiper",
        "advises the municipality: sees energy poverty rise in Molenveld, more than chance explains, and asks the council",
    ),
    (
        "Mehmet Yıldırım",
        "is alderman: reads an account once it is final, and opens a number into the steps it counts",
    ),
    (
        "Hendrika Oosterveen",
        "sits on a supervisory board: per agreed result the one organisation that answers for it",
    ),
    ("Marleen Hoekstra", "leads a team and drives a dossier that lies with the alderman next Wednesday"),
];

/// The migration that makes the table of networks: before it there is nobody's work to spare.
const NETWORKS: &str = "0002_network";

/// Builds the demo, unless the database named holds it already, and serves it until told to stop.
pub fn run(settings: Settings, database_named: bool) -> Result<()> {
    serve::try_address(&settings)?;
    let start = Clock::system().now();
    if database_named {
        return build_and_serve(&settings, start);
    }
    let fresh = Fresh::at(start);
    build_and_serve(&Settings { database: DatabaseUrl::Sqlite(fresh.0.clone()), ..settings }, start)
}

fn build_and_serve(settings: &Settings, start: Timestamp) -> Result<()> {
    let db = Db::open(&settings.database)
        .with_context(|| format!("the database {} can't be opened", settings.database))?;
    let stories = story::all()?;
    if prepare(&db, start, &stories)? {
        println!("{} holds the demo already.", settings.database);
    } else {
        println!("Playing what happened, from the spring of 2020 until today …");
        let watch = Stopwatch::start();
        let keys = Keys::new(keys::open(settings, &db)?);
        build(&db, start, &stories, &keys)?;
        println!("… done in {:.1} s.", watch.seconds());
    }
    serve::serve(settings, Clock::system(), Mode::Demo, db, welcome)
}

/// Brings the database up to date, after looking whose it is: one that is not the demo's is left as it was found. Gives
/// whether the demo is there already.
fn prepare(db: &Db, start: Timestamp, stories: &[Story]) -> Result<bool> {
    let pending = db.pending().context("the database can't be read")?;
    let is_empty = pending.iter().any(|name| name == NETWORKS);
    let held = !is_empty && holds_the_demo(db, stories)?;
    db.migrate(start).context("the database can't be brought up to date")?;
    Ok(held)
}

/// Plays `stories` until `start`, lets in the residents, has workers decide about rules, and does with the mail what people would have done; gives who is
/// who in each. What residents told is sealed with `keys`.
pub fn build(db: &Db, start: Timestamp, stories: &[Story], keys: &Keys) -> Result<Vec<Cast>> {
    let casts = replay::replay(db, start, stories)?;
    for cast in casts.iter().filter(|cast| cast.people.contains_key(residents::ONE_OF_THEM)) {
        residents::settle(db, start, cast, keys)?;
        deviating::settle(db, start, cast)?;
        earlier::settle(db, start, cast)?;
        accounting::settle(db, start, cast, keys)?;
    }
    earlier::look(db, start, keys)?;
    for cast in casts.iter().filter(|cast| cast.people.contains_key(residents::ONE_OF_THEM)) {
        agenda::settle(db, start, cast)?;
    }
    postbox::deliver(db, start)?;
    for cast in &casts {
        postbox::read(db, start, cast)?;
    }
    Ok(casts)
}

/// Whether the networks of the demo are there; refuses a database with any other, because everybody can step in.
fn holds_the_demo(db: &Db, stories: &[Story]) -> Result<bool> {
    let found =
        db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?)).context("the database can't be read")?;
    if let Some((_, name)) =
        found.iter().find(|(_, name)| !stories.iter().any(|story| story.network.name == *name))
    {
        bail!(
            "the database holds the network {name}, which is not the demo's: in a demo anybody may step in as \
             anybody. Name another database, or none"
        );
    }
    match found.len() {
        0 => Ok(false),
        count if count == stories.len() => Ok(true),
        _ => bail!(
            "the database holds part of the demo, which was broken off: name an empty database, or none"
        ),
    }
}

fn welcome(address: SocketAddr) {
    println!("\nThe demo is at http://{address}\nStep in at http://{address}/demo, for instance as\n");
    for (name, what) in TRY {
        println!("  {name:<24}{what}");
    }
    println!("\nStop it with Ctrl-C.");
}

/// A database file of the demo's own, removed when the demo stops in order.
struct Fresh(PathBuf);

impl Fresh {
    fn at(start: Timestamp) -> Self {
        Self(std::env::temp_dir().join(format!("ponton-demo-{}.db", uuid_at(start))))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-keys"] {
            let mut file = self.0.clone().into_os_string();
            file.push(suffix);
            // The last two are gone already when the database was closed in order.
            let _ = std::fs::remove_file(file);
        }
        let mut search = self.0.clone().into_os_string();
        search.push("-search");
        let _ = std::fs::remove_dir_all(search);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signals::dossier::{self, Filter};
    use signals::{bring_back, signal};
    use std::collections::BTreeMap;
    use worklist::held::Sight;
    use worklist::{held, notice};

    #[test]
    fn a_database_that_is_not_the_demos_is_left_as_it_was() {
        testkit::on_both(|db| {
            db.write_here(|tx| founding::found(tx, wednesday(), "Overwater", "Meldpunt")).unwrap();
            let newest = "delete from schema_migration where name = (select max(name) from schema_migration)";
            db.write_here(|tx| tx.execute(newest, &[])).unwrap();
            let refused = prepare(db, wednesday(), &story::all().unwrap()).unwrap_err();
            assert!(refused.to_string().contains("Overwater"), "{refused}");
            assert_eq!(db.pending().unwrap().len(), 1, "nothing was changed");
        });
    }

    #[test]
    fn an_empty_database_is_made_ready() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("empty.db"))).unwrap();
        assert!(!prepare(&db, wednesday(), &story::all().unwrap()).unwrap());
        assert!(db.pending().unwrap().is_empty());
    }

    /// A Wednesday morning.
    fn wednesday() -> Timestamp {
        "2026-11-25T09:30:00Z".parse().unwrap()
    }

    fn read<T>(db: &Db, read: impl Fn(&mut store::Tx<'_>) -> Result<T, Refusal>) -> T {
        db.read_here(read).unwrap()
    }

    fn dossiers(db: &Db, cast: &Cast) -> BTreeMap<String, &'static str> {
        let state = |id| read(db, |tx| Ok(dossier::load(tx, cast.network, id)?.state.name()));
        cast.dossiers.iter().map(|(key, id)| (key.clone(), state(*id))).collect()
    }

    fn signals(db: &Db, cast: &Cast, keys: &[&str]) -> Vec<&'static str> {
        let state = |key| read(db, |tx| Ok(signal::load(tx, cast.network, cast.signal(key)?)?.state.name()));
        keys.iter().map(|key| state(*key)).collect()
    }

    #[test]
    fn the_stories_play_without_one_refusal_and_every_page_has_something_to_show() {
        let stories = story::all().unwrap();
        testkit::on_both(|db| {
            let casts = build(db, wednesday(), &stories, &Keys::passing()).unwrap();
            let proof = crate::doctor::examine(db, wednesday()).unwrap();
            assert!(proof.holds, "{}", proof.text);
            let [spring, region] = casts.as_slice() else { panic!("{} stories", casts.len()) };
            the_spring_went_round(db, spring);
            the_region_is_at_work(db, region);
            something_to_show(db, region);
            a_rise_is_told(db, region, wednesday());
            assert!(holds_the_demo(db, &stories).unwrap());
        });
    }

    fn the_spring_went_round(db: &Db, cast: &Cast) {
        assert_eq!(cast.people.len(), 141);
        let states: Vec<_> = dossiers(db, cast).into_iter().collect();
        let expected = [
            ("cruciaal-beroep", "confirmed"),
            ("doorbetalen", "confirmed"),
            ("kwetsbaren-bereiken", "remainder"),
            ("wel-of-niet-op-bezoek", "confirmed"),
        ];
        assert_eq!(states, expected.map(|(key, state)| (key.to_owned(), state)));
        let questions =
            ["huisgenoot-ziek-loon", "verlof-intrekken", "risicogroep-durft-niet", "temperatuur-meten"];
        assert_eq!(signals(db, cast, &questions), ["confirmed"; 4]);
        // The clock stood still in between, and somebody promised anew: nothing is years late.
        let adrift = read(db, |tx| Ok(held::adrift(tx, Sight::whole(cast.network), wednesday(), None, 50)?));
        assert!(adrift.is_empty(), "{adrift:?}");
        let question = cast.signal("temperatuur-meten").unwrap();
        assert!(
            read(db, |tx| dossier::of_signal(tx, cast.network, question).map_err(Refusal::from)).is_empty()
        );
    }

    fn the_region_is_at_work(db: &Db, cast: &Cast) {
        let scenario = ["bellen-telt-niet-mee", "loohoek-houdt-in", "beeldbellen-geen-prestatie"];
        assert_eq!(signals(db, cast, &scenario), ["understood"; 3]);
        for key in scenario {
            let id = cast.signal(key).unwrap();
            assert!(
                read(db, |tx| dossier::of_signal(tx, cast.network, id).map_err(Refusal::from)).is_empty()
            );
        }
        let in_each: BTreeMap<&str, usize> =
            dossiers(db, cast).values().fold(BTreeMap::new(), |mut counts, state| {
                *counts.entry(*state).or_default() += 1;
                counts
            });
        let expected = [("at_table", 2), ("confirmed", 2), ("in_hand", 2), ("prepared", 1), ("remainder", 2)];
        assert_eq!(in_each, BTreeMap::from(expected));
    }

    /// Energy poverty in Molenveld: 31 signals in four weeks, from four organisations, the first of them Jayden's, 37 days
    /// before the talk with the alderman. The detectors find it by themselves.
    fn a_rise_is_told(db: &Db, cast: &Cast, now: Timestamp) {
        let open = read(db, |tx| Ok(insight::alarm::open(tx, cast.network)?));
        let is_it = |alarm: &insight::alarm::Alarm| {
            (alarm.theme.as_str(), alarm.place.as_str()) == ("GLD.energiearmoede", "WK990102")
        };
        assert_eq!(open.iter().filter(|alarm| is_it(alarm)).count(), 1, "{open:?}");
        let until = insight::series::last_week(now);
        let counted = |place: &str| {
            let (places, network) = (insight::places::Places::load, cast.network);
            let series = read(db, |tx| {
                let places = places(tx, network)?;
                Ok(insight::series::read(tx, network, &places, (until, until))?)
            });
            let weeks = series.of("GLD.energiearmoede").unwrap()[place].clone();
            let four = |from: usize| weeks[from..from + 4].iter().sum::<f64>();
            let year = (4..=13).map(|back| four(weeks.len() - 4 * back)).sum::<f64>() / 10.0;
            (four(weeks.len() - 4), year)
        };
        let (last, usual) = counted("WK990102");
        assert!((last - 31.0).abs() < 0.1 && (10.0..14.0).contains(&usual), "{last} after {usual}");
        assert!((counted("WK990104").0 - 3.0).abs() < 0.1, "three in Sint-Odilië");
        let first = read(db, |tx| signal::load(tx, cast.network, cast.signal("warm-tot-sluitingstijd")?));
        let talk = read(db, |tx| {
            let row = tx.first(
                "select starts_at from meeting where id = $1",
                &[&cast.meeting("wethouder-komend")?],
            )?;
            Ok(row.expect("the talk").get::<Timestamp>("starts_at")?)
        });
        let days = (kernel::calendar::day(talk) - kernel::calendar::day(first.raised_at)).get_days();
        assert_eq!((first.raised_by, days), (cast.person("jayden").unwrap(), 37));
    }

    fn something_to_show(db: &Db, cast: &Cast) {
        let network = cast.network;
        let adrift = read(db, |tx| Ok(held::adrift(tx, Sight::whole(network), wednesday(), None, 50)?));
        // Of the signals two that climbed, and one that the network's own desk let pass.
        let of_signals = adrift.iter().filter(|line| line.matter_kind != "help_request");
        assert_eq!(of_signals.count(), 3, "{adrift:?}");
        let board = read(db, |tx| {
            Ok(casework::board::read(tx, network, wednesday(), &casework::board::Kept::default())?)
        });
        assert!(board.bands.iter().all(|band| band.count > 20) && !board.at_risk.is_empty(), "{board:?}");
        let open = read(db, |tx| Ok(dossier::filtered(tx, network, &Filter::default(), None, 50)?));
        assert!(open.len() >= 7, "{}", open.len());
        let told = read(db, |tx| Ok(notice::newest(tx, network, cast.person("jayden")?, 50)?));
        assert!(told.iter().any(|notice| notice.text == "notice-brought-back"), "{told:?}");
        let back = read(db, |tx| Ok(bring_back::of_dossier(tx, network, cast.dossier("scootmobiels")?)?));
        assert!(back.iter().all(|back| back.delivered_at.is_some() && back.works.is_some()), "{back:?}");
    }

    #[test]
    fn the_demo_begins_as_well_in_the_new_year_at_night() {
        let night = "2027-01-03T23:20:00Z".parse().unwrap();
        let db = testkit::sqlite();
        let casts = build(&db, night, &story::all().unwrap(), &Keys::passing()).unwrap();
        a_rise_is_told(&db, &casts[1], night);
        assert!(crate::doctor::examine(&db, night).unwrap().holds);
    }

    #[test]
    fn somebody_elses_network_is_never_opened_to_everybody() {
        let db = testkit::sqlite();
        let stories = story::all().unwrap();
        assert!(!holds_the_demo(&db, &stories).unwrap());
        db.write_here(|tx| founding::found(tx, wednesday(), "Echt netwerk", "Balie").map_err(Refusal::from))
            .unwrap();
        assert!(holds_the_demo(&db, &stories).unwrap_err().to_string().contains("Echt netwerk"));
    }
}
