//! The context as a whole: its statements, its other pages, and what it shows the rest of the product.

use crate::place::Place;
use knowledge::SOURCES;
use network::published::Stretch;
use testkit::on_both;

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 40);
}

#[test]
fn every_list_says_what_to_do_when_it_is_empty() {
    let db = testkit::sqlite();
    let place = Place::new(&db);
    for who in [place.village.fatima, place.village.elly] {
        let browser = place.as_person(who);
        for path in [
            "/kennis",
            "/vragen",
            "/vragen/nieuw",
            "/vragen/balies",
            "/antwoorden",
            "/praktijken",
            "/praktijken/nieuw",
            "/maatregelen",
            "/crisis",
        ] {
            browser.open(path);
        }
    }
}

#[test]
fn a_crisis_is_named_with_what_is_new() {
    on_both(|db| {
        let place = Place::new(db);
        let elly = place.as_person(place.village.elly);
        elly.is_refused("/crisis", &[("name", "Hoog water")]);
        elly.does("/crisis", &[("name", "Hoog water"), ("reason", "De Kadebuurt loopt onder.")]);
        elly.does("/praktijken", &[("title", "Zandzakken"), ("works", "Met de buurt vullen.")]);
        let page = elly.open("/crisis").html;
        assert!(page.contains("Hoog water") && page.contains("Zandzakken"), "{page}");
        for path in ["/kennis", "/vragen", "/antwoorden", "/praktijken", "/maatregelen"] {
            assert!(elly.open(path).html.contains("Crisisstand sinds"), "{path}");
        }
        let end = page.split("action=\"").find(|part| part.contains("/einde")).unwrap();
        elly.does(end.split('"').next().unwrap(), &[]);
        assert!(elly.open("/crisis").html.contains("Er is geen crisis"));
        assert!(elly.open("/praktijken").html.contains("Zandzakken"));
    });
}

#[test]
fn what_is_published_is_read_by_others_and_by_nobody_elses_network() {
    on_both(|db| {
        let place = Place::new(db);
        let elly = place.as_person(place.village.elly);
        elly.does("/praktijken", &[("title", "Zandzakken"), ("works", "Met de buurt."), ("theme", "REL")]);
        elly.does(
            "/maatregelen",
            &[("title", "Avondklok"), ("words", "Na tien uur thuis."), ("source", "Besluit")],
        );
        let question = elly.does("/vragen", &[("words", "Mag een begeleider na tien uur naar huis?")]);
        let answer = elly.does(&format!("{question}/antwoord"), &[("words", "Ja, met een verklaring.")]);
        place.as_person(place.village.priya).does(&format!("{answer}/toets"), &[("verdict", "good")]);
        let (network, now) = (place.village.network, place.now());
        let stretch = Stretch { from: now, until: kernel::calendar::in_days(now, 1) };
        for (source, expect) in SOURCES.iter().zip(["Mag een begeleider", "Zandzakken", "Avondklok"]) {
            let (news, loaded, elsewhere) = db
                .read_here(|tx| {
                    let news = (source.news)(tx, network, &stretch, 10)?;
                    let ids: Vec<_> = news.iter().map(|one| one.id).collect();
                    let loaded = (source.load)(tx, network, &ids)?;
                    let other = kernel::NetworkId::new(now);
                    let elsewhere = (source.load)(tx, other, &ids)?;
                    Ok::<_, store::Error>((news, loaded, elsewhere))
                })
                .unwrap();
            assert!(news[0].title.starts_with(expect), "{}", source.kind);
            assert_eq!((loaded, elsewhere.len()), (news, 0));
        }
    });
}
