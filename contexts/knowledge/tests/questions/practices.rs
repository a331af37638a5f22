//! A practice is shared, spreads, and is written better.

use crate::place::Place;
use testkit::on_both;

const SHARED: [(&str, &str); 3] = [
    ("title", "Raamgesprekken met ouderen"),
    ("works", "Twee keer per week een praatje voor het raam."),
    ("theme", "REL"),
];

#[test]
fn how_a_practice_spread_stands_on_its_page() {
    on_both(|db| {
        let place = Place::new(db);
        let (ruud, joost) = (place.as_person(place.village.ruud), place.as_person(place.village.joost));
        let empty = ruud.is_refused("/praktijken", &[("title", "Raamgesprekken")]);
        assert!(empty.contains("Schrijf wat je doet"), "{empty}");
        let practice = ruud.does("/praktijken", &SHARED);
        let adapted = [("how", "adapted"), ("words", "Met twee vrijwilligers")];
        let page = joost.is_refused(&format!("{practice}/toepassing"), &adapted[..1]);
        assert!(page.contains("daar leren anderen van"), "{page}");
        joost.does(&format!("{practice}/toepassing"), &adapted);
        joost.does(&format!("{practice}/toepassing"), &[("how", "as_is")]);
        let page = ruud.open(&practice).html;
        for shown in ["Welzijn Loohoek", "Met twee vrijwilligers", "Aangepast, sinds"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(joost.open(&practice).html.contains("Jullie passen dit toe sinds"));
        assert!(joost.open("/praktijken?thema=REL").html.contains("Eén organisatie past dit toe"));
        assert!(joost.open("/praktijken?thema=STE").html.contains("Over dit thema is nog niets gedeeld"));
        let better = [("title", "Raamgesprekken"), ("works", "Drie keer per week.")];
        ruud.does(&format!("{practice}/versies"), &better);
        assert!(joost.open(&practice).html.contains("Versie 2 van"));
        place.is_sound();
    });
}
