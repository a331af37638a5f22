//! A good example that somebody raised becomes a practice that others adopt, with one link and nobody in it.

use crate::support::World;
use signals::kinds::Kind;
use testkit::on_both;

#[test]
fn a_good_example_becomes_a_practice_with_one_link_and_nobody_in_it() {
    on_both(|db| {
        let world = World::new(db);
        let words =
            "Wij bellen iedereen op maandag. Vraag het na op 06-12345678. Dat werkt beter dan een brief.";
        let signal = world.raised_as(world.village.fatima, words, Kind::GoodPractice);
        let ruud = world.as_person("Ruud Camps");
        let page = ruud.open(&format!("/signalen/{signal}"));
        assert!(page.says("Maak er een praktijk van"), "{}", page.words());
        let link = format!("/praktijken/nieuw?signaal={signal}");
        assert!(page.links().contains(&link), "{:?}", page.links());
        let form = ruud.open(&link).form("/praktijken");
        let typed = form.typed("works").unwrap_or_default().to_owned();
        assert_eq!(typed, "Wij bellen iedereen op maandag. Dat werkt beter dan een brief.");
        let made = ruud.submit(&form.with("title", "Bellen op maandag"));
        assert!(made.links().contains(&format!("/signalen/{signal}")), "the way back is kept");
        let page = ruud.open(&format!("/signalen/{signal}"));
        assert!(page.says("Hier kwam van") && page.says("Bellen op maandag"), "{}", page.words());
        let other = world.raised(world.village.fatima, "De inloop is dicht.");
        assert!(!ruud.open(&format!("/signalen/{other}")).says("Maak er een praktijk van"));
    });
}
