//! A measure changes and ends, and what rests on it is looked at again.

use crate::place::Place;
use axum::http::StatusCode;
use kernel::calendar;
use network::samples::monday;
use testkit::Browser;
use testkit::on_both;

const SET: [(&str, &str); 4] = [
    ("title", "Bezoek aan huis"),
    ("words", "Eén bezoeker per dag."),
    ("source", "Besluit van de veiligheidsregio"),
    ("valid_until", "2026-12-20"),
];

/// A measure of the sector body, and Ruud's practice that rests on it.
fn resting(elly: &Browser, ruud: &Browser) -> (String, String) {
    let measure = elly.does("/maatregelen", &SET);
    let practice = ruud.does("/praktijken", &[("title", "Raamgesprekken"), ("works", "Voor het raam.")]);
    let id = measure.rsplit('/').next().unwrap();
    ruud.does(&format!("{practice}/maatregelen"), &[("measure", id)]);
    (measure, practice)
}

#[test]
fn a_change_flags_what_rests_on_it_until_its_owner_looked() {
    on_both(|db| {
        let place = Place::new(db);
        let (ruud, elly) = (place.as_person(place.village.ruud), place.as_person(place.village.elly));
        assert_eq!(
            place.as_person(place.village.fatima).post("/maatregelen", &SET).status,
            StatusCode::FORBIDDEN
        );
        let (measure, practice) = resting(&elly, &ruud);
        assert!(elly.open(&measure).html.contains("Raamgesprekken"));
        place.later(calendar::in_days(monday(), 1));
        let mut changed = SET;
        changed[1].1 = "Geen bezoekers.";
        elly.does(&format!("{measure}/versies"), &changed);
        changed[1].1 = "Twee bezoekers.";
        elly.does(&format!("{measure}/versies"), &changed);
        place.is_sound();
        let page = ruud.open(&practice).html;
        assert!(page.contains("is gewijzigd op") && page.contains("Het klopt nog"), "{page}");
        let form = page.split("action=\"").find(|part| part.starts_with("/geraakt/")).unwrap();
        let confirm = form.split('"').next().unwrap();
        ruud.does(confirm, &[("found", "Buiten mag het nog.")]);
        ruud.does(confirm, &[]);
        assert!(!ruud.open(&practice).html.contains("is gewijzigd op"));
        place.is_sound();
    });
}

#[test]
fn a_measure_ends_on_its_last_day_and_a_new_version_answers_that() {
    on_both(|db| {
        let place = Place::new(db);
        let (ruud, elly) = (place.as_person(place.village.ruud), place.as_person(place.village.elly));
        let (measure, practice) = resting(&elly, &ruud);
        let later = calendar::in_days(monday(), 30);
        place.later(later);
        assert_eq!(knowledge::end_measure::pass(db, later).unwrap(), 1);
        assert_eq!(knowledge::end_measure::pass(db, later).unwrap(), 0);
        let (ruud, elly) = (place.as_person(place.village.ruud), place.as_person(place.village.elly));
        assert!(elly.open(&measure).html.contains("Vervallen op"));
        assert!(elly.open("/maatregelen").html.contains("Vervallen"));
        assert!(ruud.open(&practice).html.contains("is vervallen op"));
        place.is_sound();
        let better = [("title", "Raamgesprekken"), ("works", "Ook weer binnen.")];
        ruud.does(&format!("{practice}/versies"), &better);
        assert!(!ruud.open(&practice).html.contains("is vervallen op"));
        place.is_sound();
    });
}
