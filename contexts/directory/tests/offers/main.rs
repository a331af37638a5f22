//! The story of an offer through HTTP, on both databases: a worker adds it, a partner finds it and whom to call, a season
//! later its contact is asked, one button answers, and it closes with word of where to go.

mod place;

use axum::http::StatusCode;
use directory::ask_again;
use kernel::calendar;
use network::samples::monday;
use place::Place;
use testkit::on_both;

const ADDED: [(&str, &str); 3] = [
    ("name", "Inloop Kadehuis"),
    ("pontoon", "education"),
    ("does", "Koffie, een luisterend oor en hulp bij brieven."),
];

#[test]
fn whoever_looks_for_a_door_finds_one_that_is_true() {
    on_both(|db| {
        let place = Place::new(db);
        let (fatima, joost) = (place.as_person(place.village.fatima), place.as_person(place.village.joost));
        assert!(fatima.open("/aanbod").html.contains("Hier staat nog niets"));
        let refused = fatima.is_refused("/aanbod", &ADDED[..2]);
        assert!(refused.contains("Inloop Kadehuis") && refused.contains("in één zin wat jullie doen"));
        let more =
            [("does_not", "Geen schuldhulp."), ("weeks", "3"), ("areas", "Kadebuurt"), ("themes", "REL")];
        let contact = [("contact", place.village.marleen.to_string())];
        let contact = contact.iter().map(|(name, id)| (*name, id.as_str()));
        let filled: Vec<(&str, &str)> = ADDED.into_iter().chain(more).chain(contact).collect();
        let offer = fatima.does("/aanbod", &filled);
        assert_eq!(place.told(place.village.marleen), ["notice-offer-contact"]);
        for query in ["?q=brief", "?gebied=WK990101", "?thema=REL&ponton=education", "?q=iets+met+voetbal"] {
            let found = joost.open(&format!("/aanbod{query}")).html;
            let is_found =
                found.contains("Marleen Hoekstra, Welzijn De Steiger") && found.contains("3 weken wachten");
            assert_eq!(is_found, !query.contains("voetbal"), "{query}: {found}");
        }
        let page = joost.open(&offer).html;
        for shown in
            ["Vraag naar Marleen Hoekstra.", "Geen schuldhulp.", "Kadebuurt", "Fatima el Amrani zei op"]
        {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("Dit klopt nog</button>"), "only its own people say so");
        assert_eq!(joost.post(&format!("{offer}/bevestiging"), &[]).status, StatusCode::FORBIDDEN);
        place.is_sound();
    });
}

#[test]
fn a_season_later_one_button_answers_and_closing_tells_where_to_go() {
    on_both(|db| {
        let place = Place::new(db);
        let fatima = place.as_person(place.village.fatima);
        let offer = fatima.does("/aanbod", &ADDED);
        place.later(calendar::in_days(monday(), 95));
        assert_eq!(ask_again::pass(db, place.now()).unwrap(), 1);
        let (fatima, joost) = (place.as_person(place.village.fatima), place.as_person(place.village.joost));
        assert!(joost.open(&offer).html.contains("zei niemand dat dit nog klopt"));
        assert!(fatima.open(&offer).html.contains("Dit klopt nog</button>"));
        fatima.does(&format!("{offer}/bevestiging"), &[]);
        assert!(!joost.open(&offer).html.contains("zei niemand dat dit nog klopt"));
        place.is_sound();
        let page = fatima.is_refused(&format!("{offer}/plek"), &[("weeks", "veel")]);
        assert!(page.contains("van 0 tot en met 260") && page.contains("value=\"veel\""), "{page}");
        fatima.does(&format!("{offer}/plek"), &[("weeks", "0")]);
        assert!(joost.open("/aanbod").html.contains("Geen wachttijd"));
        fatima.does(&format!("{offer}/wijziging"), &[ADDED[0], ADDED[2], ("pontoon", "guidance")]);
        assert!(joost.open(&offer).html.contains("Begeleiding"));
        fatima.is_refused(&format!("{offer}/sluiting"), &[]);
        fatima.does(&format!("{offer}/sluiting"), &[("why", "Ga naar het dorpshuis.")]);
        assert!(joost.open("/aanbod").html.contains("Hier staat nog niets"));
        assert!(joost.open(&offer).html.contains("Ga naar het dorpshuis."));
        place.is_sound();
    });
}

#[test]
fn the_directory_goes_out_and_comes_in_as_open_referral() {
    on_both(|db| {
        let place = Place::new(db);
        let (fatima, elly) = (place.as_person(place.village.fatima), place.as_person(place.village.elly));
        fatima.does("/aanbod", &ADDED);
        let file = fatima.get("/aanbod/hsds.json").html;
        assert!(file.contains("\"Inloop Kadehuis\""), "{file}");
        assert_eq!(fatima.post("/aanbod/invoer", &[("rows", &file)]).status, StatusCode::FORBIDDEN);
        let other =
            file.replace("Inloop Kadehuis", "Inloop Molenveld").replacen("\"id\": \"0", "\"id\": \"1", 9);
        let looked = elly.post("/aanbod/invoer", &[("rows", &other)]);
        assert_eq!(looked.status, StatusCode::OK, "{}", looked.html);
        assert!(looked.html.contains("Er is nog niets bewaard"), "{}", looked.html);
        let added = [("rows", other.as_str()), ("add", "yes")];
        assert_eq!(elly.does("/aanbod/invoer", &added), "/aanbod");
        assert!(fatima.open("/aanbod").html.contains("Inloop Molenveld"));
        let page = elly.is_refused("/aanbod/invoer", &[("rows", "{")]);
        assert!(page.contains("geen JSON"), "{page}");
        let set = elly.is_refused("/aanbod/termijn", &[("term", "nooit")]);
        assert!(set.contains("van 1 tot en met 104"), "{set}");
        elly.does("/aanbod/termijn", &[("term", "8")]);
        place.is_sound();
    });
}
