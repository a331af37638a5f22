//! Choosing one out of very many over the pages: in a network of 300 organisations and 1,200 people the last in the alphabet,
//! whom no list reaches, is seated, staffed, made to lead, asked and given something to hold; of two with one name the reader
//! says which.

use crate::support::{Browser, World};
use kernel::{Lang, OrganisationId, calendar};
use network::area::Level;
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::round_table::{self, NewTable, Sitting, TableKind};
use network::{Refusal, Role};
use testkit::on_both;

const ORGANISATIONS: usize = 300;
const PEOPLE: usize = 900;
/// The last organisation has so many people that its own lists don't reach the last of them either.
const IN_THE_LAST: usize = 600;
const LAST: &str = "Zwaantje Zuidema";
const ORGANISATION: &str = "Zuiderzorg";
/// As a name is told apart from another, its own marks in it.
const COMMAS: &str = "Stichting Zorg, Wonen (en Welzijn)";

/// Adds them all; the last organisation, where Zwaantje works, is given back.
fn grow(world: &World) -> OrganisationId {
    let network = world.village.network;
    let grown = world.place.db.write_here(|tx| -> Result<_, Refusal> {
        let now = world.now();
        let mut organisations = Vec::new();
        for number in 0..ORGANISATIONS {
            let (name, kind) = (format!("Vereniging {number:03}"), OrganisationKind::Welfare);
            let name = if number + 1 == ORGANISATIONS { ORGANISATION } else { &name };
            let new = NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
            organisations.push(organisation::add(tx, now, network, &new)?.0);
        }
        let last = organisations[ORGANISATIONS - 1];
        let (name, kind) = (COMMAS, OrganisationKind::Welfare);
        let new = NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
        let commas = organisation::add(tx, now, network, &new)?.0;
        let mut somebody = |name: &str, email: &str, organisation: OrganisationId| -> Result<(), Refusal> {
            let new = NewPerson { name, email, password: None, lang: Lang::Nl };
            let person = person::add(tx, now, network, &new)?;
            let new = NewMembership { person, organisation, role: Role::Worker, team: None };
            Ok(person::join(tx, now, network, &new)?)
        };
        for number in 0..PEOPLE + IN_THE_LAST {
            let at = if number < PEOPLE { organisations[number % (ORGANISATIONS - 1)] } else { last };
            somebody(&format!("Vos {number:04}"), &format!("vos{number}@voorbeeld.example"), at)?;
        }
        somebody("Willem Visser", "willem@voorbeeld.example", organisations[0])?;
        somebody("Willem Visser", "visser@voorbeeld.example", organisations[1])?;
        somebody("Yara Yilmaz", "yara@voorbeeld.example", commas)?;
        somebody(LAST, "zwaantje@voorbeeld.example", last)?;
        Ok(last)
    });
    grown.expect("the network can grow")
}

/// Types `name` in the field of the form at `action` on the page `at`, which offers no choice of it, and sends that.
fn names(
    browser: &Browser<'_>,
    (at, action): (&str, &str),
    (field, name): (&str, &str),
) -> crate::support::Page {
    let page = browser.open(at);
    for mark in [",", " (", " ·", "\""] {
        assert!(!page.html.contains(&format!("value=\"{name}{mark}")), "the list on {at} would reach {name}");
    }
    browser.send(&page.form(action).plausible().with(field, name))
}

#[test]
fn the_last_of_a_thousand_is_seated_staffed_and_made_to_lead() {
    on_both(|db| {
        let world = World::new(db);
        let zuiderzorg = grow(&world);
        let elly = world.as_person("Elly Sarmiento");
        let table = format!("/tafels/{}", world.village.table);
        let seated = names(&elly, (&table, "/stoelen"), ("seat", LAST));
        assert!(seated.says("Zwaantje Zuidema"), "{}", seated.words());
        let convened = elly.open(&table).form(&table).with("convener", LAST);
        assert!(elly.submit(&convened).says("Zwaantje Zuidema"));
        let stays = elly.open(&table).form(&table);
        assert_eq!(stays.typed("convener"), Some(LAST), "whom no list reaches still stands in the form");
        elly.submit(&stays);
        let staffed = names(&elly, ("/netwerk", "/netwerk/balie"), ("person", LAST));
        assert!(staffed.says("Zwaantje Zuidema"), "{}", staffed.words());
        let staffed =
            names(&elly, ("/netwerk", "/netwerk/balie"), ("person", &format!("Yara Yilmaz, {COMMAS}")));
        assert!(staffed.says("Yara Yilmaz"), "{}", staffed.words());

        let here = format!("/netwerk/organisaties/{zuiderzorg}");
        let staffed = names(&elly, (&here, "/balie"), ("person", LAST));
        assert!(staffed.says("De balie is bemenst"), "{}", staffed.words());
        let team = elly.submit(&elly.open(&here).form("/teams").with("name", "Team Zuid").with("lead", LAST));
        assert!(team.says("Zwaantje Zuidema"), "{}", team.words());
        let role =
            elly.open(&here).form("/leden/rol").with("membership", LAST).choosing("role", "Bestuurder");
        elly.submit(&role);
        let directs =
            "select count(*) as number from membership join person on person.id = membership.person_id
            where person.name = 'Zwaantje Zuidema' and membership.role = 'director'";
        assert_eq!(world.count(directs), 1);
    });
}

#[test]
fn the_last_of_a_thousand_is_asked_and_holds_things() {
    on_both(|db| {
        let world = World::new(db);
        grow(&world);
        let priya = world.as_person("Priya Ramdin");
        let signal = world.raised(world.village.ruud, "Gemeenten houden geld in.");
        let dossier = world.gathered("Geld dat wordt ingehouden", &[signal]);
        let page = format!("/dossiers/{dossier}");
        let joined = names(&priya, (&page, "/coalitie"), ("partner", ORGANISATION));
        assert!(joined.says(ORGANISATION), "{}", joined.words());
        let promised = names(&priya, (&page, "/toezeggingen"), ("person", LAST));
        assert!(promised.says(LAST), "{}", promised.words());
        let asked = names(&priya, (&page, "/trekker"), ("to", LAST));
        assert!(asked.says("Zwaantje Zuidema"), "{}", asked.words());
        let elly = world.as_person("Elly Sarmiento");
        let rule = elly.open("/routering").form("/routering").choosing("theme", "Contact en buurt");
        let rule =
            rule.with("holder", ORGANISATION).with("answerable", LAST).with("why", "Die weet er alles van.");
        let empty = elly.send(&rule);
        assert_eq!(empty.status.as_u16(), 422, "nobody is at that desk: {}", empty.words());
        let routed = elly.submit(&empty.form("/routering").with("holder", LAST));
        assert!(routed.says("1. Contact en buurt") && routed.says("Eigenaar: Zwaantje Zuidema"));
        let holds = "select count(*) as number from routing_rule join person on person.id = routing_rule.holder_person
            where person.name = 'Zwaantje Zuidema'";
        assert_eq!(world.count(holds), 1);
    });
}

#[test]
fn of_two_with_one_name_the_reader_says_which_and_nobody_is_chosen_by_accident() {
    on_both(|db| {
        let world = World::new(db);
        grow(&world);
        let elly = world.as_person("Elly Sarmiento");
        let staffed = || world.count("select count(*) as number from desk_staff");
        let before = staffed();
        let two = names(&elly, ("/netwerk", "/netwerk/balie"), ("person", "Willem Visser"));
        assert_eq!(two.status.as_u16(), 422);
        assert!(two.says("meer dan één die ‘Willem Visser’ heet"), "{}", two.words());
        let form = two.form("/netwerk/balie");
        assert_eq!(form.typed("person"), Some("Willem Visser"), "what was typed stays");
        let offered: Vec<String> = form
            .answers("person")
            .into_iter()
            .map(|(_, said)| said)
            .filter(|said| said.starts_with("Willem"))
            .collect();
        assert_eq!(offered, ["Willem Visser, Vereniging 000", "Willem Visser, Vereniging 001"]);
        elly.submit(&form.choosing("person", "Vereniging 001"));
        assert_eq!(staffed(), before + 1);

        let nobody = names(&elly, ("/netwerk", "/netwerk/balie"), ("person", "Niemand Hier"));
        assert!(nobody.says("‘Niemand Hier’ is hier niet bekend"), "{}", nobody.words());
        let begun = names(&elly, ("/netwerk", "/netwerk/balie"), ("person", "Zwaan"));
        let offered = begun.form("/netwerk/balie").answers("person");
        assert!(offered.iter().any(|(sent, _)| sent == "Zwaantje Zuidema, Zuiderzorg"), "{offered:?}");
        let many = names(&elly, ("/netwerk", "/netwerk/balie"), ("person", "Vos"));
        assert!(many.says("Te veel namen lijken op ‘Vos’"), "{}", many.words());
        assert_eq!(staffed(), before + 1, "a beginning chooses nobody");
    });
}

#[test]
fn a_table_beyond_those_that_are_offered_is_named() {
    on_both(|db| {
        let world = World::new(db);
        let (network, elly) = (world.village.network, world.village.elly);
        let planned = world.place.db.write_here(|tx| -> Result<(), Refusal> {
            for number in 0..31 {
                let name = format!("Wijktafel {number:02}");
                let (kind, level) = (TableKind::Neighbourhood, Level::Wijk);
                let new = NewTable { name: &name, kind, level, convener: elly, themes: &[] };
                let table = round_table::set_up(tx, world.now(), network, &new)?;
                let sitting = Sitting::of_an_hour(calendar::in_days(world.now(), 9), "online");
                round_table::plan_meeting(tx, world.now(), network, table, &sitting)?;
            }
            Ok(())
        });
        planned.expect("tables can be set up");
        let signal = world.raised(world.village.ruud, "Gemeenten houden geld in.");
        let page = format!("/dossiers/{}", world.gathered("Geld dat wordt ingehouden", &[signal]));
        let priya = world.as_person("Priya Ramdin");
        let form = priya.open(&page).form("/tafel");
        assert!(form.answers("meeting").iter().all(|(_, said)| said != "Wijktafel 30"));
        let offered = priya.send(&form.clone().with("other_table", "Wijktafel 3"));
        assert_eq!(offered.status.as_u16(), 422, "{}", offered.words());
        let brought = priya.submit(&offered.form("/tafel").choosing("other_table", "Wijktafel 30"));
        assert!(brought.says("Wijktafel 30"), "{}", brought.words());
        let lies = "select count(*) as number from agenda_item
            join round_table on round_table.id = agenda_item.table_id where round_table.name = 'Wijktafel 30'";
        assert_eq!(world.count(lies), 1);
    });
}
