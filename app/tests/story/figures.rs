//! What somebody would try who wants to know about one person, against the real doors: the API with and without a token, the
//! open files, the page, and papers for a council, which hold figures too. Of a sub-theme in four wijken, where a theme, its sub-themes, a municipality and its wijken all add
//! up. Success is none; and without complementary suppression and rounding the same reader does find people.

use crate::support::api::System;
use crate::support::furnished::Furnished;
use crate::support::{Browser, World};
use app::jobs;
use axum::http::StatusCode;
use insight::earlier::{self, Earlier};
use insight::publish_figures::{Reach, publish};
use insight::release;
use jiff::civil::date;
use network::api_token::Scope;
use network::area::Level;
use network::area::{self, Area};
use network::theme::{self, Theme};
use serde_json::json;
use signals::capture;
use signals::kinds::Kind;
use std::collections::{BTreeMap, BTreeSet};
use testkit::on_both;
use trends::disclosure::audit::{Known, Table};
use trends::disclosure::suppress::of_figure;
use trends::disclosure::{Defence, Rule};

const WIJKEN: [&str; 4] = ["WK990101", "WK990102", "WK990103", "WK990104"];
const PARTS: [&str; 3] = ["REL.cohesie", "REL.eenzaamheid", "REL"];
/// How many people each wijk counts in three periods: of a sub-theme, of another, and of neither.
const PERIODS: [[[u32; 4]; 3]; 3] = [
    [[12, 31, 6, 3], [9, 12, 2, 8], [4, 7, 11, 0]],
    [[3, 24, 31, 18], [1, 6, 30, 30], [0, 0, 0, 0]],
    [[40, 2, 40, 40], [5, 5, 5, 5], [20, 1, 0, 14]],
];

/// A world of which figures were released by a rule, shown to everybody.
fn world(rule: &Rule) -> World {
    let world = World::new(&testkit::sqlite());
    let (db, network) = (&world.place.db, world.village.network);
    db.write_here(|tx| {
        for code in &WIJKEN[1..] {
            let name = format!("Wijk {}", &code[6..]);
            let (code, kind, parent) = ((*code).to_owned(), "wijk".to_owned(), Some("GM9901".to_owned()));
            area::add(tx, network, &Area { code, year: 2026, name, kind, parent })?;
        }
        for code in &PARTS[..2] {
            let name = code.replace("REL.", "");
            let (name_nl, name_en) = (name.clone(), name);
            let parent = Some("REL".to_owned());
            theme::add(
                tx,
                network,
                &Theme { code: (*code).to_owned(), parent, name_nl, name_en, sensitive: false },
            )?;
        }
        for (period, parts) in PERIODS.iter().enumerate() {
            let week = date(2026, 7, 20)
                .saturating_add(jiff::Span::new().weeks(4 * i64::try_from(period).unwrap_or(0)));
            for (theme, wijken) in PARTS.iter().zip(parts) {
                for (area, number) in WIJKEN.iter().zip(wijken) {
                    let (theme, area) = ((*theme).to_owned(), (*area).to_owned());
                    earlier::bring_in(tx, network, &[Earlier { theme, area, week, number: *number }])?;
                }
            }
        }
        Ok::<_, store::Error>(())
    })
    .expect("counts can be brought in");
    release::by_rule(db, &world.place.keys, world.now(), rule).expect("figures can be released");
    world.acts(world.village.elly, |tx, actor, now| publish(tx, actor, now, Reach::Everybody));
    world
}

/// A figure as it was read: period, theme, place; and how many, where that is shown.
type Read = BTreeMap<(String, String, String), Option<u32>>;

/// Every page of a list of figures.
fn listed(system: &System<'_>, path: &str) -> Read {
    let (mut read, mut place) = (Read::new(), path.to_owned());
    loop {
        let page = system.reads(&place);
        assert_eq!(page.status, StatusCode::OK, "{place}: {}", page.body);
        for row in page.body["resultaten"].as_array().expect("a list") {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let persons = row["personen"].as_u64().and_then(|persons| u32::try_from(persons).ok());
            assert_eq!(persons.is_none(), row["minderDan"].is_u64(), "{row}");
            read.insert((text("van"), text("thema"), text("gebied")), persons);
        }
        let Some(next) = page.body["_links"]["next"]["href"].as_str() else { return read };
        next.strip_prefix("/api/v1").expect("an address of the API").clone_into(&mut place);
    }
}

/// A paper for the council about the sub-theme in each wijk, made in the usual way out of a dossier; by its path.
fn papers(world: &World) -> Vec<String> {
    let dossiers = WIJKEN.map(|wijk| {
        let usual = world.raise_of("De buurtkamer is dicht.", Kind::Bottleneck);
        let (theme, area) = (Some(PARTS[0].to_owned()), Some(wijk.to_owned()));
        let new = capture::Raise { theme, area, level: Level::Wijk, ..usual };
        let signal = world.acts(world.village.ruud, |tx, actor, now| capture::raise(tx, actor, now, &new));
        world.gathered(&format!("De buurtkamer in {wijk}"), &[signal])
    });
    jobs::trends(&world.place, world.now()).expect("the clock can count");
    let priya = world.as_person("Priya Ramdin");
    let made = |dossier: signals::dossier::DossierId| {
        let form = priya.open(&format!("/dossiers/{dossier}/stuk")).form("/stuk");
        let form = form.with("question", "Gaat de buurtkamer open?").with("asked", "Maak geld vrij.");
        let paper = priya.submit(&form.choosing("body", "Gemeenteraad Rivierenhart"));
        assert!(paper.path.starts_with("/stukken/"), "{}", paper.words());
        paper.path
    };
    dossiers.map(made).to_vec()
}

/// The figures of the papers, as somebody reads them who understands no signals: the file, and the sheet, which holds no other.
fn in_papers(world: &World) -> Read {
    let (fatima, mut read) = (world.as_person("Fatima el Amrani"), Read::new());
    for path in papers(world) {
        let file: serde_json::Value =
            serde_json::from_str(&fatima.open(&format!("{path}/stuk.json")).html).expect("JSON");
        let mut of_paper = Read::new();
        for figure in file["cijfers"].as_array().expect("a list") {
            let text = |name: &str| figure[name].as_str().unwrap_or_default().to_owned();
            let persons = figure["personen"].as_u64().and_then(|persons| u32::try_from(persons).ok());
            of_paper.insert((text("van"), text("thema"), text("gebied")), persons);
        }
        for page in [fatima.open(&path), fatima.open(&format!("{path}/afdruk"))] {
            let cells = page.html.split("<td>").skip(1).filter_map(|cell| cell.split('<').next());
            for number in cells.filter_map(|text| text.trim().parse::<u32>().ok()) {
                let is_there = of_paper.values().any(|persons| *persons == Some(number));
                assert!(is_there, "{number} is only on {}", page.path);
            }
        }
        read.extend(of_paper);
    }
    read
}

/// What a reader knows of a figure.
fn known(persons: Option<u32>, is_rounded: bool) -> Known {
    match persons {
        Some(persons) if is_rounded => of_figure(persons, 5, 5),
        Some(persons) => Known { least: persons, most: Some(persons) },
        None => Known { least: 0, most: None },
    }
}

/// How many hidden counts somebody narrows to fewer values than the threshold by taking off each other all that was read:
/// wijken from their municipality, sub-themes from their theme, both at once. What isn't there is hidden.
fn told(read: &Read, is_rounded: bool) -> usize {
    let periods: BTreeSet<&String> = read.keys().map(|(period, ..)| period).collect();
    let (themes, mut places) = (["REL", "REL.cohesie", "REL.eenzaamheid", "REL?"], vec!["GM9901"]);
    places.extend(WIJKEN);
    places.push("GM9901?");
    let at = |theme: usize, place: usize| theme * places.len() + place;
    let mut sums: Vec<(usize, Vec<usize>)> = Vec::new();
    sums.extend(
        (0..themes.len())
            .map(|theme| (at(theme, 0), (1..places.len()).map(|place| at(theme, place)).collect())),
    );
    sums.extend(
        (1..places.len())
            .map(|place| (at(0, place), (1..themes.len()).map(|theme| at(theme, place)).collect())),
    );
    let one = |period: &&String| {
        let cell = |theme: &str, place: &str| {
            read.get(&((*period).clone(), theme.to_owned(), place.to_owned())).copied().flatten()
        };
        let cells: Vec<Option<u32>> =
            themes.iter().flat_map(|theme| places.iter().map(move |place| cell(theme, place))).collect();
        let table =
            Table { known: cells.iter().map(|cell| known(*cell, is_rounded)).collect(), sums: sums.clone() };
        let hidden = (0..cells.len()).filter(|at| cells[*at].is_none());
        hidden.filter(|at| table.interval(*at).expect("a program").width() < 5.0).count()
    };
    periods.iter().map(one).sum()
}

fn open(world: &World) -> String {
    format!("/open/{}/cijfers", world.village.network)
}

#[test]
fn nobody_is_told_by_taking_off_each_other_what_the_api_shows() {
    let world = world(&Rule::default());
    let everybody = listed(&world.stranger(), &open(&world));
    assert_eq!(told(&everybody, true), 0);
    let shown = everybody
        .iter()
        .filter(|((_, theme, _), persons)| theme.contains('.') && persons.is_some_and(|it| it > 0));
    assert!(shown.count() > 3, "and it isn't told by showing nothing of sub-themes: {everybody:?}");
    // By token the same, to the figure; page by page, narrowed and again.
    let system = world.system_of(world.village.fatima);
    for path in ["/cijfers", "/cijfers?aantal=7", "/cijfers?gemeente=GM9901"] {
        assert_eq!(listed(&system, path), everybody, "{path}");
    }
    let mut by_theme = Read::new();
    for theme in ["REL", "REL.cohesie", "REL.eenzaamheid", "REL%3F"] {
        by_theme.extend(listed(&world.stranger(), &format!("{}?thema={theme}&aantal=5", open(&world))));
    }
    assert_eq!(by_theme, everybody, "filters compose nothing");
}

/// Every world draws its rounding anew, and about one in three tells somebody: so many are looked at in any case, and more
/// while none does.
const DRAWS: usize = 8;
/// That none of so many does is no chance.
const MOST_DRAWS: usize = 64;

#[test]
fn without_complementary_suppression_the_same_reader_finds_people() {
    let without = Rule::default().without(Defence::Complementary);
    let found = |rule: &Rule, is_rounded: bool| {
        let world = world(rule);
        told(&listed(&world.stranger(), &open(&world)), is_rounded)
    };
    let (mut rounded, mut draws) = (0, 0);
    while draws < DRAWS || (rounded == 0 && draws < MOST_DRAWS) {
        rounded += found(&without, true);
        draws += 1;
    }
    assert!(rounded > 0, "rounding alone isn't enough");
    let exact = found(&without.clone().without(Defence::Rounding), false);
    assert!(draws * exact > rounded, "and without it more are found: {exact} against {rounded} in {draws}");
}

#[test]
fn without_rounding_an_exact_figure_leaves() {
    let world = world(&Rule::default().without(Defence::Rounding));
    let read = listed(&world.stranger(), &open(&world));
    assert!(read.values().flatten().any(|persons| persons % 5 != 0), "{read:?}");
}

#[test]
fn papers_for_a_council_tell_what_the_api_tells_and_nobody_is_told_by_them() {
    let world = world(&Rule::default());
    let read = listed(&world.stranger(), &open(&world));
    let papers = in_papers(&world);
    let places: BTreeSet<&str> = papers.keys().map(|(_, _, place)| place.as_str()).collect();
    assert_eq!(places.len(), 1 + WIJKEN.len(), "the municipality and every wijk: {papers:?}");
    for (figure, persons) in &papers {
        assert_eq!(read.get(figure).copied().flatten(), *persons, "{figure:?}");
    }
    assert_eq!(told(&papers, true), 0);
}

#[test]
fn without_suppression_and_rounding_papers_for_a_council_would_tell() {
    let exact = Rule::default().without(Defence::Rounding);
    let papers = in_papers(&world(&exact));
    assert!(papers.values().flatten().any(|persons| persons % 5 != 0), "an exact figure: {papers:?}");
    let neither = in_papers(&world(&exact.without(Defence::Complementary)));
    assert!(told(&neither, false) > 0, "the municipality less its other wijken: {neither:?}");
}

#[test]
fn files_map_and_page_tell_what_the_api_tells() {
    let world = world(&Rule::default());
    let read = listed(&world.stranger(), &open(&world));
    let visitor = Browser::new(&world);
    let file = visitor.open(&format!("/open/{}/cijfers.csv", world.village.network)).html;
    let of_file: Read = file
        .lines()
        .skip(1)
        .map(|line| {
            // A name in quotes may hold a comma.
            let plain: String =
                line.split('"').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "" }).collect();
            let row: Vec<&str> = plain.split(',').collect();
            let key = (row[0].to_owned(), row[2].to_owned(), row[5].to_owned());
            (key, row[row.len() - 1].trim().parse().ok())
        })
        .collect();
    assert_eq!(of_file, read);
    let page = visitor.open(&format!("/open/{}?thema=REL.cohesie&gemeente=GM9901", world.village.network));
    let numbers: BTreeSet<&str> =
        page.html.split("<td>").skip(1).filter_map(|cell| cell.split('<').next()).collect();
    for number in numbers.into_iter().filter_map(|text| text.parse::<u32>().ok()) {
        let is_there =
            read.iter().any(|((_, theme, _), persons)| theme == "REL.cohesie" && *persons == Some(number));
        assert!(is_there, "{number} is on the page only");
    }
    assert!(page.says("minder dan 5"), "{}", page.words());
}

#[test]
fn exact_weeks_and_alarms_are_for_whoever_understands_signals_with_a_token_for_it() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let world = &furnished.world;
        let priya = world.system_of(world.village.priya);
        let weeks = priya.reads("/trendbeeld?thema=REL");
        let series = weeks.body["resultaten"].as_array().expect("series");
        assert!(series.iter().any(|one| one["gebied"] == "WK990101" && one["weken"][0]["week"].is_string()));
        let alarms = priya.reads("/alarmen?staat=open");
        let id = alarms.body["resultaten"][0]["id"].as_str().expect("an alarm").to_owned();
        let at = format!("/alarmen/{id}");
        for (who, scopes) in
            [(world.village.fatima, Scope::ALL), (world.village.priya, &[Scope::Read, Scope::Dossiers][..])]
        {
            let system = world.system_with(who, scopes);
            for path in ["/trendbeeld", "/alarmen", &at] {
                assert_eq!(system.reads(path).status, StatusCode::FORBIDDEN, "{path}");
            }
            assert_eq!(system.reads("/cijfers").status, StatusCode::OK);
        }
        let answer = json!({ "antwoord": "volgen", "woorden": "Wij vragen het rond.", "tot": "2026-12-15" });
        let unsaid = priya.says(&format!("{at}/antwoord"), &answer);
        assert_eq!(unsaid.status, StatusCode::PRECONDITION_REQUIRED);
        let wrong = json!({ "antwoord": "volgen", "woorden": "Wij vragen het rond." });
        let refused = priya.changes(&at, &format!("{at}/antwoord"), &wrong);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["location"]["pointer"], "#/tot");
        let done = priya.changes(&at, &format!("{at}/antwoord"), &answer);
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        let read = priya.reads(&at).body;
        assert_eq!(
            (read["staat"].as_str(), read["antwoord"]["woorden"].as_str()),
            (Some("volgen"), Some("Wij vragen het rond."))
        );
    });
}

#[test]
fn what_a_network_keeps_to_itself_nobody_reads_without_a_token() {
    let world = World::new(&testkit::sqlite());
    assert_eq!(world.stranger().reads(&open(&world)).status, StatusCode::NOT_FOUND);
}
