//! Scenario 5, word for word, as Chantal does it: somebody on social assistance who was four weeks abroad for a funeral asks
//! for three weeks of holiday, and the rule leaves one. She decides in the spirit of the rule, nobody has to approve it, a
//! colleague finds it without whom it was about, and the fifth alike becomes a draft signal: "Deze regel schuurt".

use crate::support::form::Form;
use crate::support::{Browser, Page, World};
use kernel::{Lang, PersonId};
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::samples::monday;
use network::theme::{self, Theme};
use network::{Refusal, Role};
use store::Db;
use testkit::on_both;

const RULE: &str = "Vakantie in de bijstand";
const NEEDED: &str = "Rust na het verlies, gezin bij elkaar.";
const PURPOSE: &str = "Beschikbaar blijven voor werk en contact met de gemeente.";
const EFFECTS: &str = "Geen traject in die weken; precedent alleen bij uitvaart.";
const LEGAL: &str = "Bijzondere omstandigheden, besluit gemotiveerd.";
const SITUATION: &str = "Iemand met bijstand was vier weken bij een uitvaart in het buitenland en vraagt drie weken vakantie. \
     De regel laat één week over.";

/// Chantal works for the municipality; the list of themes has the one of the scenario.
fn chantal(world: &World) -> PersonId {
    let added: Result<PersonId, Refusal> = world.place.db.write_here(|tx| {
        let (network, name) = (world.village.network, "Gemeente Rivierenhart");
        let new = NewOrganisation {
            name,
            kind: OrganisationKind::Municipality,
            place: "Rivierenhart",
            umbrella: None,
            desk_name: name,
        };
        let (organisation, _) = organisation::add(tx, monday(), network, &new)?;
        let new = NewPerson {
            name: "Chantal Baptiste",
            email: "chantal@gemeente.example",
            password: None,
            lang: Lang::Nl,
        };
        let person = person::add(tx, monday(), network, &new)?;
        let membership = NewMembership { person, organisation, role: Role::Worker, team: None };
        person::join(tx, monday(), network, &membership)?;
        let rules = Theme {
            code: "STE.schurende-regels".to_owned(),
            parent: Some("STE".to_owned()),
            name_nl: "schurende regels".to_owned(),
            name_en: "rules that chafe".to_owned(),
            sensitive: false,
        };
        theme::add(tx, network, &rules)?;
        Ok(person)
    });
    added.expect("Chantal can be added")
}

/// "In de geest van de regel", filled in as the scenario says.
fn filled(page: &Page, action: &str) -> Form {
    page.form(action)
        .with("rule", RULE)
        .with("situation", SITUATION)
        .with("needed", NEEDED)
        .with("purpose", PURPOSE)
        .with("effects", EFFECTS)
        .with("legal", LEGAL)
}

impl Browser<'_> {
    /// Opens "In de geest van de regel", fills it in and signs; gives the page of what was decided.
    fn decides(&self) -> Page {
        let page = self.open("/afwijkingen/nieuw");
        assert_eq!(page.heading(), "In de geest van de regel");
        self.submit(&filled(&page, "/afwijkingen"))
    }
}

fn with_world(does: impl Fn(&World)) {
    on_both(|db: &Db| {
        let world = World::new(db);
        chantal(&world);
        does(&world);
    });
}

#[test]
fn what_chantal_decides_is_kept_with_name_and_date_and_nobody_approves_it() {
    with_world(|world| {
        let chantal = world.as_person("Chantal Baptiste");
        let form = chantal.open("/afwijkingen/nieuw").form("/afwijkingen");
        let asked = ["rule", "situation", "needed", "purpose", "effects", "legal"];
        let order: Vec<&str> = form.typed_names().into_iter().take(6).collect();
        assert_eq!(order, asked, "what is needed before what the rule is for, and the law last");
        let page = chantal.decides();
        assert!(page.path.starts_with("/afwijkingen/"), "{}", page.path);
        assert_eq!(page.heading(), RULE);
        for shown in [
            NEEDED,
            PURPOSE,
            EFFECTS,
            LEGAL,
            "Chantal Baptiste week af van deze regel",
            "Gemeente Rivierenhart",
        ] {
            assert!(page.says(shown), "{shown}: {}", page.words());
        }
        assert!(page.says("maandag 23 november"), "{}", page.words());
        let waits =
            "select count(*) as number from obligation where matter_kind in ('deviation', 'strained_rule')";
        assert_eq!(world.count(waits), 0, "nobody has to approve it");
        assert!(!chantal.open("/vandaag").says(RULE));
    });
}

#[test]
fn a_colleague_finds_it_later_without_anybody_in_it() {
    with_world(|world| {
        let page = world.as_person("Chantal Baptiste").decides();
        world.moves_to("2027-03-15T09:00:00+01:00");
        let joost = world.as_person("Joost ter Braak");
        let found = joost.open("/afwijkingen?woorden=uitvaart");
        assert!(found.says(RULE) && found.says(NEEDED), "{}", found.words());
        assert!(found.links().contains(&page.path), "{:?}", found.links());
        let read = joost.open(&page.path);
        assert!(
            read.says("Chantal Baptiste") && read.says("2026"),
            "it can be checked afterwards: {}",
            read.words()
        );
        assert!(
            !joost.open("/afwijkingen?woorden=uitvaart").says("Chantal"),
            "on the list only the organisation"
        );
        world.catches_up();
        let everywhere = joost.open("/zoeken?q=uitvaart");
        assert!(everywhere.says(RULE) && everywhere.says("Besluit over een regel"), "{}", everywhere.words());
        let columns = "select count(*) as number from deviation join plan on plan.id = deviation.id";
        assert_eq!(world.count(columns), 0);
    });
}

#[test]
fn what_says_who_it_is_about_is_rewritten_first() {
    with_world(|world| {
        let chantal = world.as_person("Chantal Baptiste");
        let form = filled(&chantal.open("/afwijkingen/nieuw"), "/afwijkingen");
        let named =
            form.with("situation", "Mevrouw Jansen-Achterberg (06-48151623) vraagt drie weken vakantie");
        let refused = chantal.send(&named);
        assert_eq!(refused.status, 422);
        assert!(refused.says("kan zijn") && refused.html.contains(NEEDED), "{}", refused.words());
        assert_eq!(world.count("select count(*) as number from deviation"), 0);
        let form = refused.form("/afwijkingen").with("situation", SITUATION);
        assert_eq!(chantal.submit(&form).heading(), RULE);
    });
}

#[test]
fn the_fifth_alike_becomes_a_draft_signal_that_chantal_confirms_and_the_others_hear() {
    with_world(|world| {
        let others = ["Fatima el Amrani", "Jayden Pinas", "Tom Wiersma", "Marleen Hoekstra"];
        for name in others {
            let page = world.as_person(name).decides();
            assert!(!page.says("Deze regel schuurt"), "{name}: {}", page.words());
        }
        let chantal = world.as_person("Chantal Baptiste");
        let page = chantal.decides();
        assert!(page.says("Deze regel schuurt: er ligt een conceptsignaal bij jou"), "{}", page.words());
        assert!(chantal.open("/vandaag").says(RULE), "it is on her list");
        let href =
            page.links().into_iter().find(|link| link.starts_with("/schurende-regels/")).expect("a link");
        let draft = chantal.open(&href);
        let form = draft.form("/signaal");
        let words = form.typed("words").expect("a text").to_owned();
        assert!(words.starts_with("Deze regel schuurt: Vakantie in de bijstand. 5 keer"), "{words}");
        assert!(words.contains(NEEDED) && words.contains(PURPOSE), "{words}");
        assert!(draft.html.contains(r#"value="STE.schurende-regels" selected"#), "{}", draft.html);
        assert!(
            world
                .as_person(others[0])
                .open(&href)
                .forms()
                .iter()
                .all(|form| !form.action.ends_with("/signaal"))
        );
        let signal = chantal.submit(&form);
        assert!(
            signal.path.starts_with("/signalen/") && signal.says("schurende regels"),
            "{}",
            signal.words()
        );
        for name in others {
            let said =
                "De regel “Vakantie in de bijstand” schuurt. Chantal Baptiste maakte er een signaal van";
            assert!(
                world.as_person(name).hears(said),
                "{name}: {}",
                world.as_person(name).open("/vandaag").words()
            );
        }
        assert!(chantal.open(&href).says("Chantal Baptiste maakte er een signaal van"));
    });
}

#[test]
fn from_a_plan_nothing_goes_along_and_only_its_maker_remembers() {
    with_world(|world| {
        let chantal = world.as_person("Chantal Baptiste");
        let new = chantal.open("/plannen/nieuw").form("/plannen");
        let plan = chantal
            .submit(&new.with("called", "Olena").with("worry", "Dat ik mijn moeder nooit kon begraven"));
        let page = chantal.open(&format!("{}/afwijking", plan.path));
        assert!(!page.says("Olena") && !page.says("begraven"), "{}", page.words());
        let decided = chantal.submit(&filled(&page, "/afwijking"));
        let capture = chantal.open(&format!("{}/signaal", plan.path));
        assert!(!capture.says("Olena") && !capture.says("begraven"), "{}", capture.words());
        assert_eq!(capture.form("/signaal").typed("words"), Some(""));
        let raised = chantal.submit(&capture.form("/signaal").with("words", "Rouwverlof past in geen regel"));
        assert!(raised.path.starts_with("/signalen/"), "{}", raised.words());
        for page in [&decided, &raised] {
            assert!(!page.html.contains(&plan.path), "a way back to the plan on {}", page.path);
        }
        let own = chantal.open(&plan.path);
        for made in [&decided.path, &raised.path] {
            assert!(own.links().contains(made), "{made}: {:?}", own.links());
        }
    });
}
