//! Trendbeeld through HTTP: a signal is counted, a rise is somebody's and is answered, and figures leave only released, on
//! every page and in every file.

use crate::support::Browser;
use crate::support::World;
use crate::support::furnished::Furnished;
use app::jobs;
use std::collections::BTreeMap;
use testkit::on_both;

/// Place, period and figure of a theme, as a file has them.
type Figures = BTreeMap<(String, String), Option<u32>>;

/// The figures of REL in a file of released figures.
fn in_file(text: &str) -> Figures {
    let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row[2] == "REL")
        .map(|row| ((row[5].to_owned(), row[0].to_owned()), row[row.len() - 1].trim().parse().ok()))
        .collect()
}

fn in_json(text: &str) -> Figures {
    let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let mut found = Figures::new();
    for period in file["perioden"].as_array().expect("periods") {
        for figure in period["cijfers"].as_array().expect("figures") {
            if figure["thema"] == "REL" {
                let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
                let persons = figure["personen"].as_u64().and_then(|count| u32::try_from(count).ok());
                found.insert((text(&figure["gebied"]), text(&period["van"])), persons);
            }
        }
    }
    found
}

#[test]
fn a_rise_is_somebodys_and_is_answered() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let priya = furnished.as_person(furnished.world.village.priya);
        let page = priya.open("/trendbeeld");
        let alarm = page.links().into_iter().find(|link| link.starts_with("/alarmen/")).expect("an alarm");
        assert!(page.says("Contact en buurt in Kadebuurt"), "{}", page.words());
        let page = priya.open(&alarm);
        assert!(page.says("telden we 14 signalen") && page.says("Signaaltafel"), "{}", page.words());
        let form = page.form("/antwoord").ticking("response", "follow").with("words", "Wij vragen het rond.");
        let done = priya.submit(&form.with("until", "2026-12-15"));
        assert!(
            done.says("Er wordt opnieuw gekeken") && done.says("Wij vragen het rond."),
            "{}",
            done.words()
        );
        let held = furnished.world.count(
            "select count(*) as number from obligation where matter_kind = 'alarm' and state = 'held'
             and holder_person is not null",
        );
        assert_eq!(held, 1);
    });
}

#[test]
fn a_signal_counts_from_the_moment_it_has_a_theme() {
    on_both(|db| {
        let world = World::new(db);
        let signal = world.raised(world.village.fatima, "De inloop in de Kadebuurt is dicht.");
        jobs::trends(&world.place, world.now()).expect("the clock can count");
        let with = |theme: &str| {
            world.count(&format!("select count(*) as number from counted where theme_code = '{theme}'"))
        };
        let all = || world.count("select count(*) as number from counted");
        assert_eq!((all(), with("REL")), (1, 0));
        let priya = world.as_person("Priya Ramdin");
        let form = priya.open(&format!("/signalen/{signal}")).form("/duiding");
        priya.submit(&form.ticking("kind", "bottleneck").ticking("theme", "REL").ticking("level", "wijk"));
        jobs::trends(&world.place, world.now()).expect("the clock can count");
        assert_eq!((all(), with("REL")), (1, 1));
        let proof = app::doctor::examine(&world.place.db, world.now()).expect("it can be examined");
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn what_a_resident_asks_counts_and_nobody_is_told_who() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.as_person("Fatima el Amrani");
        let new = fatima.open("/plannen/nieuw").form("/plannen");
        let asked = new.with("called", "Dirk de Groot").with("worry", "Dat ik mijn huis uit moet");
        let plan = format!("/plannen/{}", fatima.submit(&asked).id());
        jobs::trends(&world.place, world.now()).expect("the clock can count");
        let of = |theme: &str| {
            let counted = format!("from counted where kind = 'help_request' and theme_code = '{theme}'");
            world.count(&format!("select count(*) as number {counted}"))
        };
        assert_eq!((of(""), of("REL")), (1, 0), "nobody said yet what it is about");
        let form = fatima.open(&plan).form("/plek");
        fatima.submit(&form.ticking("theme", "REL").ticking("area", "WK990101"));
        jobs::trends(&world.place, world.now()).expect("the clock can count");
        assert_eq!((of(""), of("REL")), (0, 1));
        let priya = world.as_person("Priya Ramdin");
        let course = priya.open("/trendbeeld?thema=REL").words();
        assert!(!course.contains("Dirk") && !course.contains("huis uit"), "{course}");
        let proof = app::doctor::examine(&world.place.db, world.now()).expect("it can be examined");
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn every_way_to_the_figures_gives_the_released_ones_and_nothing_else() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let world = &furnished.world;
        let (fatima, visitor) = (furnished.as_person(world.village.fatima), Browser::new(world));
        let open = format!("/open/{}", world.village.network);
        let page = visitor.open(&open);
        assert!(page.says("Kadebuurt") && page.says("afgerond op vijf"), "{}", page.words());
        let files = [
            in_file(&visitor.open(&format!("{open}/cijfers.csv")).html),
            in_json(&visitor.open(&format!("{open}/cijfers.json")).html),
        ];
        assert_eq!(files[0], files[1], "the files say the same");
        let shown: Vec<u32> = files[0].values().copied().flatten().collect();
        assert!(!shown.is_empty() && shown.iter().all(|figure| figure % 5 == 0), "{shown:?}");
        // Averaging over calls, or asking another way, gives the same draw each time.
        for _ in 0..3 {
            let again = in_file(&fatima.open("/trendbeeld.csv").html);
            for (cell, figure) in &again {
                assert_eq!(files[0].get(cell), Some(figure), "{cell:?}");
            }
        }
        // What a filter shows is a part of the same; none composes a sum.
        let filtered = visitor.open(&format!("{open}?thema=REL&gemeente=GM9901"));
        let inside: Vec<String> = shown.iter().map(|figure| format!("<td>{figure}</td>")).collect();
        assert!(inside.iter().any(|cell| filtered.html.contains(cell)), "{}", filtered.words());
        // Neither a chart of weeks nor an exact count is anywhere for whoever isn't at the desk.
        for page in [&page, &filtered, &fatima.open("/trendbeeld")] {
            for exact in ["ponton-trend", "telden we", "/alarmen/"] {
                assert!(!page.html.contains(exact), "{exact} on {}", page.path);
            }
        }
        for path in [
            "/trendbeeld/tellingen.csv",
            &furnished.path(&crate::support::furnished::Known {
                method: axum::http::Method::GET,
                pattern: "/alarmen/{id}",
            }),
        ] {
            assert_eq!(fatima.ask(path).status, 403, "{path}");
        }
    });
}

#[test]
fn what_is_closed_again_is_gone_for_everybody_outside() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let world = &furnished.world;
        let elly = furnished.as_person(world.village.elly);
        let form = elly.open("/trendbeeld").form("/trendbeeld/openbaar");
        elly.submit(&form);
        let visitor = Browser::new(world);
        for file in ["", "/cijfers.csv", "/cijfers.json", "/dcat.jsonld"] {
            assert_eq!(visitor.ask(&format!("/open/{}{file}", world.village.network)).status, 404, "{file}");
        }
    });
}
