//! A second click, or a page that stood open in another window: what was done already is not done again, and the page says
//! what is so.

use crate::support::{World, form};
use signals::dossier::DossierId;
use signals::{join_coalition, record_solution};
use testkit::on_both;

fn gathered(world: &World) -> DossierId {
    let words = ["De inloop is dicht.", "Onze inloop is dicht en nu stopt de subsidie."];
    let signals = [world.raised(world.village.ruud, words[0]), world.raised(world.gerda, words[1])];
    world.gathered("Gesloten inloop", &signals)
}

#[test]
fn whoever_leaves_a_coalition_from_two_windows_hears_that_they_left() {
    on_both(|db| {
        let world = World::new(db);
        let dossier = gathered(&world);
        world.acts(world.village.priya, |tx, actor, now| {
            join_coalition::join_coalition(tx, actor, now, dossier, world.village.loohoek)
        });
        let joost = world.as_person("Joost ter Braak");
        let form = joost.open(&format!("/dossiers/{dossier}")).form("/coalitie/vertrek");
        let form = form.with("why", "Wij werken hier niet meer.");
        for _ in 0..2 {
            let left = joost.submit(&form);
            assert!(left.says("De organisatie draagt dit niet meer mee."), "{}", left.words());
        }
        let told = "select count(*) as number from notice where text = 'notice-coalition-left'";
        assert_eq!(world.count(told), 1, "it is told once");
        let unknown = [("partner", dossier.to_string()), ("why", "Wij werken hier niet meer.".to_owned())];
        let refused = world.as_person("Priya Ramdin").post(&form.action, form::body(&unknown));
        assert_eq!(refused.status, 422, "{}", refused.words());
        assert!(refused.says("Wij werken hier niet meer."), "what was typed is kept: {}", refused.words());
    });
}

#[test]
fn bringing_back_from_a_page_that_stood_open_says_that_everybody_heard_it_and_when() {
    on_both(|db| {
        let world = World::new(db);
        let dossier = gathered(&world);
        let advice = world.advice("Gemeenten betalen door.");
        world.acts(world.village.priya, |tx, actor, now| {
            record_solution::record_solution(tx, actor, now, dossier, &advice)
        });
        let priya = world.as_person("Priya Ramdin");
        let form = priya.open(&format!("/dossiers/{dossier}")).form("/terugmelding");
        assert!(priya.submit(&form).says("De melders hebben bericht."));
        let again = priya.send(&form);
        assert_eq!(again.status, 422);
        assert!(again.says("Alle melders weten het al."), "{}", again.words());
        assert!(again.says("Alle melders hebben al bericht, het laatste van vandaag"), "{}", again.words());
        assert!(!again.says("0 melders"), "{}", again.words());
    });
}
