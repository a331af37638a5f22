//! Scenario 7, as Sanne does it: in Molenveld energy poverty rises, she puts one question to the council with the figures, two
//! stories and the decision that she asks for, 37 days after the first signal; and Jayden, who gave it, hears what the
//! council decided. What leaves the circle betrays nobody.

use crate::support::{Browser, Page, World};
use app::jobs;
use insight::earlier::{self, Earlier};
use insight::series::{last_week, weeks_after};
use insight::story::Purpose;
use insight::tell_story::{Tell, tell};
use jiff::civil::date;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::area::{self, Area, Level};
use network::person::{self, NewMembership};
use network::samples::monday;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Role, founding};
use signals::capture::{self, Raise};
use signals::kinds::Kind;
use store::{Db, Tx};
use testkit::on_both;

const QUESTION: &str = "Durven wij voor de winter alle huizen in Molenveld langs te gaan?";
const ASKED: &str = "Maak geld vrij om voor 1 januari bij alle huizen in Molenveld aan te bellen.";
const DECISION: &str = "De raad maakt geld vrij. In december gaan wij bij alle huizen langs.";
const MOLENVELD: &str = "WK990102";
const ODILIE: &str = "WK990105";
const STORIES: [&str; 2] = [
    "Wij zitten om acht uur in bed, want daar is het warm.",
    "Ik zet de kachel alleen aan als mijn kleinkind komt.",
];

/// Places and themes of the scenario; Sanne understands signals and staffs the network's desk.
fn prepared(tx: &mut Tx<'_>, world: &World) -> Result<(), Refusal> {
    let (network, village) = (world.village.network, &world.village);
    for (code, name) in [(MOLENVELD, "Molenveld"), ("WK990103", "De Aker"), (ODILIE, "Sint-Odilië")] {
        let area = Area {
            code: code.to_owned(),
            year: 2026,
            name: name.to_owned(),
            kind: "wijk".to_owned(),
            parent: Some("GM9901".to_owned()),
        };
        area::add(tx, network, &area)?;
    }
    for (code, parent, name) in
        [("GLD", None, "Geld en bestaanszekerheid"), ("GLD.energiearmoede", Some("GLD"), "Energiearmoede")]
    {
        let theme = Theme {
            code: code.to_owned(),
            parent: parent.map(str::to_owned),
            name_nl: name.to_owned(),
            name_en: name.to_owned(),
            sensitive: code == "GLD",
        };
        theme::add(tx, network, &theme)?;
    }
    let membership =
        NewMembership { person: world.sanne, organisation: village.swv, role: Role::Triager, team: None };
    person::join(tx, monday(), network, &membership)?;
    founding::staff(tx, network, village.desk, world.sanne)?;
    let earlier = (0..110).flat_map(|ago| {
        let week = weeks_after(last_week(monday()), -ago);
        let of = |area: &str, number| Earlier {
            theme: "GLD.energiearmoede".to_owned(),
            area: area.to_owned(),
            week,
            number,
        };
        // Twelve in four weeks.
        let usual = if ago == 4 { 2 } else { 2 + u32::try_from(ago % 3).unwrap_or(0) };
        // What rose since was raised here.
        let here = if ago < 4 { (0, 0) } else { (usual, 1) };
        [of(MOLENVELD, here.0), of("WK990101", 4), of("WK990103", 3), of(ODILIE, here.1)]
    });
    Ok(earlier::bring_in(tx, network, &earlier.collect::<Vec<_>>())?)
}

fn raises(world: &World, (who, at): (PersonId, Timestamp), (area, number): (&str, u128)) {
    let new = Raise {
        words: format!("Weer een huis zonder verwarming, melding {number}."),
        kind: Kind::Bottleneck,
        theme: Some("GLD.energiearmoede".to_owned()),
        area: Some(area.to_owned()),
        level: Level::Wijk,
        quote: None,
        suggestion: None,
        guard_reason: None,
        form_key: Uuid::from_u128(number),
    };
    let raised = world.village.acts(&world.place.db, who, |tx, actor| capture::raise(tx, actor, at, &new));
    raised.expect("a signal can be raised");
}

/// A world in which it rose: 31 in four weeks in Molenveld, from four organisations, Jayden first; three in Sint-Odilië.
fn risen(db: &Db) -> World {
    let world = World::new(db);
    db.write_here(|tx| prepared(tx, &world)).expect("it can be prepared");
    let village = &world.village;
    let people = [world.jayden, world.gerda, village.joost, village.priya];
    let first: Timestamp = "2026-10-26T08:00:00Z".parse().expect("a moment");
    let mut number = 0;
    for (week, count) in [5, 5, 6, 15].into_iter().enumerate() {
        for one in 0..count {
            let hours = i64::try_from(168 * week + 5 * one).unwrap_or(0);
            let at = first + jiff::SignedDuration::from_hours(hours);
            number += 1;
            raises(&world, (people[one % 4], at), (MOLENVELD, u128::try_from(number).unwrap_or(0)));
        }
    }
    for one in 0..3 {
        let at = first + jiff::SignedDuration::from_hours(30 + 168 * one);
        raises(&world, (village.marleen, at), (ODILIE, 100 + u128::try_from(one).unwrap_or(0)));
    }
    for (number, words) in STORIES.into_iter().enumerate() {
        let new = Tell {
            told: words.to_owned(),
            consented_on: date(2026, 11, 20),
            purposes: vec![Purpose::Agenda],
            theme: Some("GLD.energiearmoede".to_owned()),
            area: Some(MOLENVELD.to_owned()),
            guard_reason: None,
            form_key: Uuid::from_u128(200 + u128::try_from(number).unwrap_or(0)),
        };
        let told = |tx: &mut Tx<'_>, actor: &Actor| tell(tx, actor, monday(), &new);
        village.acts(db, village.fatima, told).expect("a story can be told");
    }
    jobs::trends(&world.place, world.now()).expect("the clock can count and look");
    world
}

/// Sanne makes the paper out of the alarm, with both stories.
fn makes(sanne: &Browser<'_>) -> Page {
    let trends = sanne.open("/trendbeeld");
    let alarm = trends.links().into_iter().find(|link| link.starts_with("/alarmen/")).expect("an alarm");
    let page = sanne.open(&alarm);
    assert!(page.says("in Molenveld"), "{}", page.words());
    let new = sanne.open(&format!("{alarm}/stuk"));
    let form = new.form("/stuk").with("question", QUESTION).with("asked", ASKED);
    let form = form.choosing("body", "Gemeenteraad Rivierenhart");
    let form = STORIES.into_iter().fold(form, |form, story| form.choosing("stories", story));
    let paper = sanne.submit(&form);
    assert_eq!(paper.heading(), QUESTION);
    assert!(sanne.open(&alarm).says(QUESTION), "the alarm says what came of it");
    paper
}

fn put_on_the_agenda(sanne: &Browser<'_>, paper: &Page) -> Page {
    sanne.submit(&sanne.open(&paper.path).form("/agenda").with("day", "2026-12-02"))
}

#[test]
fn the_paper_holds_figures_stories_what_is_asked_and_how_long_it_took() {
    on_both(|db| {
        let world = risen(db);
        let sanne = world.as_person("Sanne Kuiper");
        let paper = makes(&sanne);
        assert!(paper.says("Sanne Kuiper heeft dit stuk"), "{}", paper.words());
        let page = put_on_the_agenda(&sanne, &paper);
        for shown in
            ["37 dagen", ASKED, "31", "11,9", "31 signalen van 4 organisaties", STORIES[0], STORIES[1]]
        {
            assert!(page.says(shown), "{shown}: {}", page.words());
        }
        assert!(sanne.open("/stukken").says("37 dagen van het eerste signaal tot de agenda"));
        assert!(sanne.open("/trendbeeld").says("37 dagen van het eerste signaal"));
        let sheet = sanne.open(&format!("{}/afdruk", paper.path));
        for shown in ["37 dagen", ASKED, STORIES[0], STORIES[1], "Gemeenteraad Rivierenhart"] {
            assert!(sheet.says(shown), "{shown}: {}", sheet.words());
        }
        let file: serde_json::Value =
            serde_json::from_str(&sanne.open(&format!("{}/stuk.json", paper.path)).html).expect("JSON");
        assert_eq!((file["doorlooptijd_dagen"].as_i64(), file["vraag"].as_str()), (Some(37), Some(QUESTION)));
        assert_eq!(file["verhalen"][1]["verhaal"].as_str().map(|told| STORIES.contains(&told)), Some(true));
        let proof = app::doctor::examine(&world.place.db, world.now()).expect("it can be examined");
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn no_exact_count_leaves_the_circle() {
    on_both(|db| {
        let world = risen(db);
        let sanne = world.as_person("Sanne Kuiper");
        let paper = makes(&sanne);
        let fatima = world.as_person("Fatima el Amrani");
        let pages = [
            fatima.open(&paper.path),
            fatima.open(&format!("{}/afdruk", paper.path)),
            fatima.open(&format!("{}/stuk.json", paper.path)),
            sanne.open(&format!("{}/afdruk", paper.path)),
            sanne.open(&format!("{}/stuk.json", paper.path)),
        ];
        for page in &pages {
            for exact in ["31 signalen", ">31<", ":31,", "ponton-trend", "organisaties", "Sint-Odili"] {
                assert!(!page.html.contains(exact), "{exact} on {}: {}", page.path, page.html);
            }
        }
        let posted = fatima.ask(&format!("{}/stuk", "/alarmen/00000000-0000-0000-0000-000000000000"));
        assert_eq!(posted.status, 404);
    });
}

/// The cells of a row of the table of released figures of the municipality, but for its name.
fn released_row(page: &Page, place: &str) -> Vec<String> {
    let table = page.html.split_once("id=\"gemeente-GM9901\"").expect("the municipality").1;
    let table = table.split_once("</section>").expect("its end").0;
    let row = table.split("<tr").find(|row| row.contains(place)).unwrap_or_else(|| panic!("{table}"));
    let plain = |cell: &str| -> String {
        let texts = cell.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        texts.collect::<String>().trim().to_owned()
    };
    row.split("<td").skip(1).map(|cell| plain(cell.split_once('>').expect("a cell").1)).collect()
}

#[test]
fn sint_odilie_says_fewer_than_ten_and_nothing_more() {
    on_both(|db| {
        let world = risen(db);
        for who in ["Sanne Kuiper", "Fatima el Amrani"] {
            let page = world.as_person(who).open("/trendbeeld?thema=GLD.energiearmoede&gemeente=GM9901");
            let row = released_row(&page, "Sint-Odilië");
            assert!(!row.is_empty() && row.iter().all(|cell| cell == "minder dan 10"), "{who}: {row:?}");
            let shown = released_row(&page, "Molenveld");
            assert!(
                shown.iter().any(|cell| cell.parse::<u32>().is_ok()),
                "and it isn't said of all: {shown:?}"
            );
            assert!(
                page.says("Welke van de twee, zeggen we niet"),
                "what that means is said: {}",
                page.words()
            );
        }
    });
}

#[test]
fn jayden_who_gave_the_first_signal_hears_what_the_council_decided() {
    on_both(|db| {
        let world = risen(db);
        let sanne = world.as_person("Sanne Kuiper");
        let paper = put_on_the_agenda(&sanne, &makes(&sanne));
        let heard = "Op woensdag 2 december bespreekt Gemeenteraad Rivierenhart";
        assert!(
            world.as_person("Jayden Pinas").hears(heard),
            "{}",
            world.as_person("Jayden Pinas").open("/vandaag").words()
        );
        world.moves_to("2026-12-03T10:00:00+01:00");
        let form =
            sanne.open(&paper.path).form("/besluit").ticking("ruling", "decided").with("words", DECISION);
        let done = sanne.submit(&form);
        assert!(done.says(DECISION) && done.says("4 melders"), "{}", done.words());
        let jayden = world.as_person("Jayden Pinas").open("/vandaag");
        assert!(jayden.says(DECISION) && jayden.says("Jouw signaal was het eerste"), "{}", jayden.words());
        let gerda = world.as_person("Gerda van Loon").open("/vandaag");
        assert!(gerda.says(DECISION) && gerda.says("Jouw signaal telde mee"), "{}", gerda.words());
        assert!(
            !world.as_person("Marleen Hoekstra").open("/vandaag").says(DECISION),
            "hers was of Sint-Odilië"
        );
        let mail = "select count(*) as number from outbox where topic = 'mail'";
        assert!(world.count(mail) > 0, "and by mail");
        let alarm = paper.links().into_iter().find(|link| link.starts_with("/alarmen/")).expect("its alarm");
        assert!(sanne.open(&alarm).says(DECISION), "the alarm is done");
        let proof = app::doctor::examine(&world.place.db, world.now()).expect("it can be examined");
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn a_story_that_is_taken_back_stands_on_no_sheet_any_more() {
    on_both(|db| {
        let world = risen(db);
        let sanne = world.as_person("Sanne Kuiper");
        let paper = put_on_the_agenda(&sanne, &makes(&sanne));
        let sheet = format!("{}/afdruk", paper.path);
        assert!(sanne.open(&sheet).says(STORIES[0]));
        let id: Result<Uuid, Refusal> = db.read_here(|tx| {
            let row = tx.first("select id from story where told = $1", &[&STORIES[0]])?;
            Ok(row.ok_or(Refusal::NotFound("story"))?.get("id")?)
        });
        let fatima = world.as_person("Fatima el Amrani");
        let story = fatima.open(&format!("/verhalen/{}", id.expect("the story")));
        let form = story
            .forms()
            .into_iter()
            .find(|form| form.method == "post" && form.action.starts_with("/verhalen/"));
        fatima.submit(&form.expect("it can be taken back").ticking("teller", "yes"));
        for path in [&paper.path, &sheet, &format!("{}/stuk.json", paper.path)] {
            let page = sanne.open(path);
            assert!(!page.html.contains(STORIES[0]), "{path}");
            assert!(page.html.contains("ingetrokken"), "{path}: {}", page.words());
        }
    });
}
