//! Opening a plan through HTTP: a plan that is there already under that name is pointed out first, and the form that is
//! sent again because no answer came leads to the plan that it opened.

use crate::support::World;
use testkit::on_both;

#[test]
fn the_form_sent_again_leads_to_the_same_plan_and_another_is_pointed_to_it() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.as_person("Fatima el Amrani");
        let open = || fatima.open("/plannen/nieuw").form("/plannen");
        let new = open().with("called", "Dirk de Groot").with("worry", "Dat ik op straat kom te staan");
        let plan = fatima.submit(&new);
        assert_eq!(fatima.submit(&new).path, plan.path, "sent again is the same plan");
        let second = open().with("called", "Dirk de Groot").with("worry", "Dat mijn hond weg moet");
        let page = fatima.submit(&second);
        assert!(page.html.contains(&format!("href=\"/plannen/{}\"", plan.id())), "{}", page.words());
        let seen = page.form("/plannen");
        let other = fatima.submit(&seen);
        assert_ne!(other.id(), plan.id(), "whoever has seen it goes on");
        assert_eq!(fatima.submit(&seen).path, other.path);
    });
}
