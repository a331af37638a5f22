//! Opening a plan through HTTP: a plan that is there already under that name is pointed out first, and the form that is
//! sent again because no answer came leads to the plan that it opened. And two plans of one person go on as one, with a
//! handover of theirs on its way, and are parted again.

use crate::support::{Browser, World};
use axum::http::StatusCode;
use kernel::PersonId;
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

fn opens(who: &Browser<'_>, worry: &str) -> String {
    let form = who.open("/plannen/nieuw").form("/plannen");
    let mut page = who.submit(&form.with("called", "Dirk de Groot").with("worry", worry));
    if page.path == "/plannen" {
        page = who.submit(&page.form("/plannen"));
    }
    format!("/plannen/{}", page.id())
}

fn link(page: &crate::support::Page, end: &str) -> String {
    let found = page.links().into_iter().find(|link| link.ends_with(end));
    found.unwrap_or_else(|| panic!("no {end} in {:?}", page.links()))
}

/// What is held of plans and handovers, by whom, as it stands in the database.
fn held(world: &World) -> Vec<(String, Option<PersonId>, String)> {
    let rows = world.place.db.read_here(|tx| {
        let rows = tx.query(
            "select matter_kind, holder_person, state from obligation
             where matter_kind in ('help_request', 'handover', 'agreement') order by id",
            &[],
        )?;
        rows.iter()
            .map(|row| Ok((row.get("matter_kind")?, row.get("holder_person")?, row.get("state")?)))
            .collect::<Result<_, store::Error>>()
    });
    rows.expect("it reads")
}

/// Sends a plan on its way to somebody else; gives the page of that handover.
fn hands_over(who: &Browser<'_>, plan: &str) -> String {
    let offer = who.open(&link(&who.open(plan), "/overdracht")).form("/overdracht");
    let offer = offer.ticking("kind", "transfer").choosing("to", "Joost ter Braak");
    let draft = who.submit(&offer.with("question", "Neemt u hem over?").with("story", "Hij zoekt een kamer"));
    let sends =
        draft.form("/versturen").ticking("previewed", "by_resident").with("permission", "Hij wil dit");
    who.submit(&sends).path
}

#[test]
fn two_plans_of_one_person_go_on_as_one_and_are_parted_as_they_were() {
    on_both(|db| {
        let world = World::new(db);
        let (fatima, marleen) = (world.as_person("Fatima el Amrani"), world.as_person("Marleen Hoekstra"));
        let first = opens(&fatima, "Dat ik op straat kom te staan");
        let second = opens(&marleen, "Dat mijn hond weg moet");
        marleen.submit(&marleen.open(&second).form("/contacten").with("words", "Hij wil naar een kamer"));
        let handover = hands_over(&marleen, &second);

        // Who reads nothing of the other one can't choose it.
        let alone = marleen.open(&format!("{second}/samenvoegen"));
        assert!(alone.says("Er is geen ander plan dat je kunt kiezen"), "{}", alone.words());
        let chair = fatima.open(&first).form("/tafel").choosing("person", "Marleen Hoekstra");
        let chair = ["identity", "story", "plan", "contact"]
            .iter()
            .fold(chair, |form, part| form.ticking("part", part));
        fatima.submit(&chair);
        let before = held(&world);
        let form = marleen.open(&link(&marleen.open(&second), "/samenvoegen")).form("/samenvoegen");
        assert_eq!(
            marleen.send(&form).status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "nobody is chosen beforehand"
        );
        let kept = marleen.submit(&form.choosing("other", "Dirk de Groot"));
        assert_eq!(kept.path, first, "the one that runs longest stays");
        assert_eq!(held(&world), before, "nothing moved");
        let whole = fatima.open(&first);
        for words in [
            "Dat ik op straat kom te staan",
            "Dat mijn hond weg moet",
            "Hij wil naar een kamer",
            "Joost ter Braak",
        ] {
            assert!(whole.says(words), "{words}: {}", whole.words());
        }
        let other = fatima.open(&second);
        assert!(
            other.says("gaat verder in een ander plan") && other.links().contains(&first),
            "{}",
            other.words()
        );
        assert!(!other.html.contains("id=\"contact-words\""), "she reads it and doesn't work on it");
        assert_eq!(fatima.ask(&format!("{second}/lezers")).status, StatusCode::FORBIDDEN);
        let found = fatima.submit(&fatima.open("/plannen").form("/plannen/zoeken").with("name", "Dirk"));
        assert!(found.links().contains(&first) && !found.links().contains(&second), "found once");
        let joost = world.as_person("Joost ter Braak");
        assert!(
            !joost.ask(&first).says("Dat ik op straat"),
            "who is asked for one reads nothing of the other"
        );

        // What was on its way arrives.
        joost.submit(&joost.open(&handover).form("/aanvaarden"));
        joost.submit(&joost.open(&handover).form("/contact").with("words", "Wij dronken koffie"));
        assert!(joost.open(&second).says("Joost ter Braak"));
        assert!(
            !joost.ask(&first).says("Dat ik op straat"),
            "a question that moves takes no other plan along"
        );
        let proof = app::doctor::examine(db, world.now()).expect("the doctor reads");
        assert!(proof.holds, "{}", proof.told());

        let parted = fatima.submit(&fatima.open(&first).form("/losmaken"));
        assert_eq!(parted.path, first);
        assert!(!parted.says("Dat mijn hond weg moet"), "{}", parted.words());
        assert_eq!(fatima.ask(&second).status, StatusCode::FORBIDDEN);
        assert!(joost.open(&second).says("Hij wil naar een kamer"));
        let proof = app::doctor::examine(db, world.now()).expect("the doctor reads");
        assert!(proof.holds, "{}", proof.told());
    });
}
