//! Scenario 8: at the end of the quarter Ruud finds a draft that was made from the work itself, adds what did not work and the
//! change that means most, and makes it final. Alderman Yıldırım opens a number into the steps it counts. The teller takes
//! back her yes: the story is gone from everything. The supervisory board sees one organisation per agreed result.

use crate::support::{Browser, World};
use app::jobs;
use casework::close_help_request::{Close, close};
use casework::help_request::Outcome;
use casework::open_plan::{Open, open_plan};
use directory::pontoon::Pontoon;
use kernel::ids::Uuid;
use kernel::{Lang, PersonId, Timestamp, calendar};
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::samples::monday;
use network::{Refusal, Role};
use testkit::on_both;

const STORY: &str = "Sinds de leeskring durf ik zelf de brief van school te lezen.";
const WHY: &str = "Het is klein en het blijft.";

fn september() -> Timestamp {
    "2026-09-07T08:00:00Z".parse().expect("a moment")
}

/// Fatima helped so many people in September, and two it did not help.
fn helped(world: &World, people: u128) {
    let keys = world.place.keys.clone();
    for number in 0..people + 2 {
        let new = Open {
            called: format!("Inwoner {number}"),
            worry: "Dat ik het overzicht kwijt ben".to_owned(),
            pontoon: Pontoon::Guidance,
            form_key: Uuid::from_u128(8_000 + number),
        };
        let outcome = if number < people { Outcome::Helped } else { Outcome::Not };
        let closing = Close { outcome, words: "Ik durf het weer aan.".to_owned(), form_key: None };
        world.acts(world.village.fatima, |tx, actor, _| {
            let plan = open_plan(tx, actor, september(), &keys, &new)?;
            let request = casework::plan::load(tx, actor.network, plan)?.leading;
            close(tx, actor, calendar::in_days(september(), 8), &keys, ((plan, request), &closing))
        });
    }
}

/// The alderman, and somebody of a supervisory board.
fn outsiders(world: &World) -> [PersonId; 2] {
    let added: Result<_, Refusal> = world.place.db.write_here(|tx| {
        let (network, name) = (world.village.network, "Gemeente Rivierenhart");
        let kind = OrganisationKind::Municipality;
        let new = NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
        let (municipality, _) = organisation::add(tx, monday(), network, &new)?;
        let mut somebody = |name, email, organisation, role| {
            let person = person::add(
                tx,
                monday(),
                network,
                &NewPerson { name, email, password: None, lang: Lang::Nl },
            )?;
            person::join(tx, monday(), network, &NewMembership { person, organisation, role, team: None })?;
            Ok::<_, Refusal>(person)
        };
        Ok([
            somebody("Mehmet Yıldırım", "mehmet@voorbeeld.example", municipality, Role::Alderman)?,
            somebody(
                "Hendrika Oosterveen",
                "hendrika@voorbeeld.example",
                world.village.steiger,
                Role::Supervisor,
            )?,
        ])
    });
    added.expect("they can be added")
}

/// The page of the one account in the list.
fn account(browser: &Browser<'_>) -> String {
    let list = browser.open("/verantwoording");
    let link =
        list.links().into_iter().find(|link| link.starts_with("/verantwoording/") && list.says("De Steiger"));
    link.unwrap_or_else(|| panic!("no account: {}", list.words()))
}

fn tells_the_story(world: &World) -> String {
    let fatima = world.as_person("Fatima el Amrani");
    let form = fatima
        .open("/verhalen/nieuw")
        .form("/verhalen")
        .with("told", STORY)
        .with("consented_on", "2026-11-20");
    let page = fatima.submit(&form.ticking("purpose", "account"));
    assert!(page.says(STORY), "{}", page.words());
    format!(
        "/verhalen/{}",
        world
            .place
            .db
            .read_here(|tx| {
                let row = tx.first("select id from story", &[])?.expect("a story");
                row.get::<Uuid>("id")
            })
            .expect("it can be read")
    )
}

#[test]
fn a_quarter_is_told_from_the_work_itself() {
    on_both(|db| {
        let world = World::new(db);
        helped(&world, 8);
        outsiders(&world);
        let story = tells_the_story(&world);
        jobs::trends(&world.place, world.now()).expect("the clock can begin accounts");

        let ruud = world.as_person("Ruud Camps");
        assert!(ruud.open("/mijn-lat").says("concept staat klaar"));
        let page = world.as_person("Mehmet Yıldırım").open("/verantwoording");
        assert!(!page.says("Welzijn De Steiger"), "a draft is for who writes it");
        let href = account(&ruud);
        let draft = ruud.open(&href);
        for part in
            ["Zelfredzaamheid", "Verbondenheid", "Preventie", "Wachttijden", "Nieuwe hulpvragen", "10"]
        {
            assert!(draft.says(part), "{part}: {}", draft.words());
        }
        assert!(draft.says("minder dan 5"), "two that were not helped aren't told: {}", draft.words());
        let id = story.rsplit('/').next().unwrap_or_default();
        let form =
            draft.form("/woorden").with("not_worked", "De avond trok weinig mensen.").with("chosen_why", WHY);
        let mut pairs = form.ticking("story", id).pairs();
        pairs.push(("then".to_owned(), "finish".to_owned()));
        let sent = ruud.post(&format!("{href}/woorden"), crate::support::form::body(&pairs));
        assert!(sent.says("De verantwoording is definitief"), "{}", sent.words());

        let mehmet = world.as_person("Mehmet Yıldırım");
        let page = mehmet.open(&account(&mehmet));
        assert!(page.says(STORY) && page.says(WHY) && page.says("definitief gemaakt"), "{}", page.words());
        let opened = mehmet.open(&format!("{href}/cijfers/hulpvragen-gesteld"));
        assert!(opened.says("Welzijn De Steiger") && opened.says("september"), "{}", opened.words());
        for hidden in ["Fatima", "Inwoner", "/plannen/"] {
            assert!(!opened.html.contains(hidden), "{hidden}");
        }
        let few = mehmet.open(&format!("{href}/cijfers/hulpvragen-niet-geholpen"));
        assert!(!few.says("Welzijn De Steiger, 2"), "{}", few.words());

        let fatima = world.as_person("Fatima el Amrani");
        let withdrawn = fatima.submit(&fatima.open(&story).form("/intrekking").ticking("teller", "yes"));
        assert!(withdrawn.says("ingetrokken"), "{}", withdrawn.words());
        assert!(ruud.hears("is ingetrokken"), "whoever used it hears");
        for path in [href.clone(), format!("{href}/verantwoording.json"), format!("{href}/cijfers.csv")] {
            let page = mehmet.ask(&path);
            assert!(page.status.is_success() && !page.html.contains("leeskring"), "{path}");
        }
        assert!(mehmet.open(&href).says("Verhaal ingetrokken op"));
        let proof = app::doctor::examine(&world.place.db, world.now()).expect("it can be examined");
        assert!(proof.holds, "{}", proof.text);
    });
}

#[test]
fn the_board_sees_one_organisation_per_agreed_result() {
    on_both(|db| {
        let world = World::new(db);
        outsiders(&world);
        let (ruud, steiger) = (world.as_person("Ruud Camps"), world.village.steiger.to_string());
        let form = ruud.open("/resultaten/nieuw").form("/resultaten");
        let form = form
            .with("words", "In elke wijk een leeskring")
            .ticking("line", "connectedness")
            .ticking("organisation", &steiger)
            .ticking("municipality", "GM9901")
            .with("due", "2026-12-31");
        let page = ruud.submit(&form);
        assert!(page.says("Welzijn De Steiger is hierop aanspreekbaar"), "{}", page.words());
        let board = world.as_person("Hendrika Oosterveen").open("/toezicht");
        assert!(
            board.says("In elke wijk een leeskring") && board.says("Welzijn De Steiger"),
            "{}",
            board.words()
        );
        let refused = world.as_person("Fatima el Amrani").ask("/toezicht");
        assert_eq!(refused.status, 403);
    });
}
