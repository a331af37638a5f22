//! Finding: what everybody may read is found by its words, in whatever form they were typed; wrongs and what belongs to
//! another network never are; and the index stays whole whatever breaks off.

use crate::support::form::body;
use crate::support::{Browser, Page, World};
use app::catch_up::CatchUp;
use app::{reading, routes};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::Refusal;
use search::{Ask, Index};
use signals::kinds::Kind;
use signals::understand::{Understand, understand};
use std::time::Duration;
use store::Db;
use tempfile::TempDir;
use testkit::{on_both, postgres, sqlite};

fn asks(browser: &Browser<'_>, pairs: &[(&str, &str)]) -> Page {
    let pairs: Vec<(&str, String)> = pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    browser.open(&format!("/zoeken?{}", body(&pairs)))
}

#[test]
fn what_was_raised_is_found_by_other_words_for_it() {
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        let page = asks(&ruud, &[("q", "ontruiming")]);
        assert!(page.says("loopt nog bij") && page.says("Hier vonden we niets over"), "{}", page.words());
        world.raised(world.village.fatima, "Drie gezinnen in de Kadebuurt worden uit huis gezet.");
        world.catches_up();
        let page = asks(&ruud, &[("q", "ontruiming")]);
        assert!(
            page.says("Drie gezinnen in de Kadebuurt") && !page.says("loopt nog bij"),
            "{}",
            page.words()
        );
        assert!(page.html.contains("<mark>uit huis gezet</mark>"), "{}", page.html);
        assert_eq!(page.form("/zoeken").typed("q"), Some("ontruiming"), "what was typed stays");
        let some = asks(&ruud, &[("q", "ontruiming scootmobiel")]);
        assert!(some.says("een deel ervan") && some.says("Drie gezinnen"), "{}", some.words());
        assert!(asks(&ruud, &[("q", "gezin"), ("soort", "dossier")]).says("niets over"));
        assert!(asks(&ruud, &[("q", "gezin"), ("gebied", "Nergenshuizen")]).says("Nergenshuizen"));
        assert!(asks(&ruud, &[("q", "gezin"), ("sinds", "week"), ("soort", "signal")]).says("Drie gezinnen"));
    });
}

#[test]
fn wrongs_are_not_found_and_not_even_before_the_index_knows() {
    on_both(|db| {
        let world = World::new(db);
        world.raised_as(world.village.fatima, "Er wordt gesjoemeld met zilverlingen.", Kind::Wrong);
        let later = world.raised(world.village.fatima, "Onze wethouder steekt zilverlingen in zijn zak.");
        world.catches_up();
        for name in ["Ruud Camps", "Fatima el Amrani", "Bart Nijland", "Priya Ramdin"] {
            let page = asks(&world.as_person(name), &[("q", "zilverlingen")]);
            assert!(!page.says("gesjoemeld") && page.says("wethouder"), "{name}: {}", page.words());
        }
        world.acts(world.village.priya, |tx, actor, now| {
            let themes = vec!["STE".to_owned()];
            let level = network::area::Level::Gemeente;
            let new = Understand { kind: Kind::Wrong, themes, level, note: None, seen: None };
            understand(tx, actor, now, later, &new)
        });
        let ruud = world.as_person("Ruud Camps");
        assert!(asks(&ruud, &[("q", "zilverlingen")]).says("niets over"), "the index still has it");
        world.catches_up();
        assert_eq!(world.place.index.as_ref().unwrap().count(), 0);
    });
}

#[test]
fn another_network_finds_only_its_own() {
    on_both(|db| {
        let world = World::new(db);
        world.raised(world.village.ruud, "De inloop is dicht.");
        world.catches_up();
        let henk = world.as_person("Henk Oude Voshaar");
        assert!(asks(&henk, &[("q", "inloop")]).says("niets over"));
        assert!(asks(&world.as_person("Ruud Camps"), &[("q", "inloop")]).says("De inloop is dicht"));
    });
}

#[test]
fn nothing_that_somebody_types_breaks_it() {
    on_both(|db| {
        let world = World::new(db);
        world.raised(world.village.ruud, "De inloop is dicht.");
        world.catches_up();
        let ruud = world.as_person("Ruud Camps");
        let long = "inloop ".repeat(1_500);
        for words in [
            "\"",
            "(((",
            "a:b AND OR NOT",
            "*",
            "inloop~2^9",
            "\\",
            "\u{202e}☃👩‍👩‍👧‍👦",
            "%00",
            "' or 1=1 --",
            "-",
            "   ",
            "<script>alert(1)</script>",
            "[1 TO 2]",
            "signal:",
            "=",
            "{{7*7}}",
            "𝒳𝒳𝒳",
            &long,
        ] {
            let page = asks(
                &ruud,
                &[("q", words), ("thema", words), ("gebied", ""), ("soort", ""), ("sinds", words)],
            );
            assert!(!page.html.contains("<script>alert"), "{words}");
        }
        assert!(asks(&ruud, &[("q", &long)]).says("eerste 400 tekens"));
        assert_eq!(ruud.ask("/zoeken?q=inloop&na=zz").status.as_u16(), 404);
        assert_eq!(ruud.ask("/zoeken?q=%ff").status.as_u16(), 400);
        assert!(ruud.open("/zoeken").says("Typ hierboven"));
    });
}

#[test]
fn a_long_list_goes_on_where_it_left_off() {
    let db = sqlite();
    let world = World::new(&db);
    for at in 0..45 {
        world.raised(world.village.ruud, &format!("De inloop in straat {at} blijft dicht."));
    }
    world.catches_up();
    let ruud = world.as_person("Ruud Camps");
    let (mut path, mut seen) = ("/zoeken?q=inloop+dicht".to_owned(), Vec::new());
    for _ in 0..3 {
        let page = ruud.open(&path);
        seen.extend(page.links().into_iter().filter(|link| link.starts_with("/signalen/0")));
        path = page.links().into_iter().find(|link| link.contains("na=")).unwrap_or_default();
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len(), path.as_str()), (45, 45, ""));
}

/// Sentences of few words, so that many score alike.
fn sentence(at: usize) -> String {
    let (who, what) =
        (["Ouders", "Ouderen", "Jongeren"][at % 3], ["wachten op jeugdhulp", "missen de inloop"][at % 2]);
    format!(
        "{who} in de Kadebuurt {what}{}.",
        if at.is_multiple_of(5) { ", ook in de wijk ernaast" } else { "" }
    )
}

fn found(world: &World, index: &Index, words: &str) -> Vec<String> {
    let ask = Ask {
        network: world.village.network,
        words,
        kinds: Vec::new(),
        themes: Vec::new(),
        areas: Vec::new(),
        since: None,
        after: None,
        limit: 200,
    };
    let hits = index.ask(&ask).unwrap().hits;
    let words_of = |id: Uuid| {
        let row = world.place.db.read_here(|tx| tx.first("select words from signal where id = $1", &[&id]));
        row.unwrap().unwrap().get::<String>("words").unwrap()
    };
    hits.into_iter().map(|hit| words_of(hit.id)).collect()
}

#[test]
fn both_databases_give_one_order_however_the_index_was_fed() {
    let (one, other) = (sqlite(), postgres());
    let (one, other) = (World::new(&one), World::new(&other));
    for at in 0..60 {
        for world in [&one, &other] {
            let moment = world.now() + Duration::from_secs(1);
            world.place.site.clock.move_to(moment);
            world.raised(world.village.ruud, &sentence(at));
        }
        // One catches up after each signal, the other once.
        if at.is_multiple_of(4) {
            one.catches_up();
        }
    }
    for words in ["inloop", "jeugdhulp kadebuurt", "wachten", "ouders jongeren inloop", "wijk"] {
        one.catches_up();
        other.catches_up();
        let (first, second) =
            [&one, &other].map(|world| found(world, world.place.index.as_ref().unwrap(), words)).into();
        assert!(!first.is_empty(), "{words}");
        assert_eq!(first, second, "{words}");
    }
}

/// Opens the index of that folder, as a server that starts.
fn open(folder: &TempDir) -> Index {
    Index::open(&folder.path().join("index"), reading::dutch()).unwrap()
}

fn round(db: &Db, index: &Index, now: Timestamp) {
    CatchUp::new(db.clone(), index.clone()).unwrap().round(now, || false).unwrap();
}

#[test]
fn after_a_kill_nothing_is_lost_and_nothing_is_there_twice() {
    on_both(|db| {
        let (world, folder) = (World::new(db), tempfile::tempdir().unwrap());
        world.raised(world.village.ruud, "De inloop is dicht.");
        round(db, &open(&folder), world.now());
        world.raised(world.village.ruud, "De inloop blijft dicht.");
        {
            // Killed between writing and saving: what was put goes, and so does how far it was.
            let index = open(&folder);
            let id = Uuid::from_u128(1);
            let key = search::Key { network: world.village.network, kind: "signal".to_owned(), id };
            let at = world.now();
            let document = search::Document {
                key,
                title: String::new(),
                text: "inloop".to_owned(),
                themes: Vec::new(),
                area: None,
                at,
            };
            index.batch().unwrap().put(&document).unwrap();
        }
        let index = open(&folder);
        assert_eq!(index.count(), 1);
        round(db, &index, world.now());
        round(db, &index, world.now());
        assert_eq!((index.count(), found(&world, &index, "inloop").len()), (2, 2));
    });
}

#[test]
fn an_index_of_another_database_is_made_anew() {
    let (one, other) = (sqlite(), sqlite());
    let (world, index) = (World::new(&one), Index::in_memory(reading::dutch()).unwrap());
    world.raised(world.village.ruud, "De inloop is dicht.");
    round(&one, &index, world.now());
    let elsewhere = World::new(&other);
    elsewhere.raised(elsewhere.village.ruud, "De bus rijdt niet.");
    round(&other, &index, elsewhere.now());
    assert_eq!((index.count(), found(&elsewhere, &index, "bus").len()), (1, 1));
}

#[test]
fn an_act_that_was_committed_late_is_found_all_the_same() {
    on_both(|db| {
        let (world, index) = (World::new(db), Index::in_memory(reading::dutch()).unwrap());
        let mut catch_up = CatchUp::new(db.clone(), index.clone()).unwrap();
        catch_up.round(world.now(), || false).unwrap();
        world.passes(Duration::from_mins(1));
        world.raised(world.village.ruud, "De inloop is dicht.");
        catch_up.round(world.now(), || false).unwrap();
        // Began eight seconds ago, while what began later has been read already.
        let late = world.now() - Duration::from_secs(8);
        let raised: Result<(), Refusal> = db.write_here(|tx| {
            let actor = world.village.actor(tx, world.village.fatima)?;
            let raise = world.raise_of("De inloop was dicht.", Kind::Bottleneck);
            signals::capture::raise(tx, &actor, late, &raise).map(drop)
        });
        raised.unwrap();
        catch_up.round(world.now() + Duration::from_secs(1), || false).unwrap();
        assert_eq!(found(&world, &index, "inloop").len(), 2);
    });
}

#[test]
fn every_source_is_walked_past_and_stopping_in_between_loses_nothing() {
    let db = sqlite();
    let (world, index) = (World::new(&db), Index::in_memory(reading::dutch()).unwrap());
    let signal = world.raised(world.village.ruud, "De inloop is dicht.");
    world.gathered("Subsidie gekort om gesloten inloop", &[signal]);
    let stops = std::cell::Cell::new(0);
    for _ in 0..20 {
        stops.set(0);
        let told = || {
            stops.set(stops.get() + 1);
            stops.get() > 1
        };
        CatchUp::new(db.clone(), index.clone()).unwrap().round(world.now(), told).unwrap();
    }
    round(&db, &index, world.now());
    assert_eq!(index.count(), 2);
    assert!(!index.is_behind() && routes::FOUND.len() >= 2);
}
