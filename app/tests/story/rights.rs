//! What a resident may ask, through HTTP: a colleague writes down that Dirk wants to see what is kept; whoever leads makes the
//! overview; he corrects a sentence, and it stands beside what was written; and in the end he wants everything gone, which
//! takes two people, after which nobody reads or finds anything of him and what counts is as it was.

use crate::support::World;
use crate::support::furnished::Furnished;
use axum::http::header::ACCEPT;
use axum::http::{Method, StatusCode};
use network::api_token::Scope;
use testkit::on_both;

const NAME: &str = "Dirk Roosjen";

fn plan_of_dirk(world: &World) -> String {
    let fatima = world.as_person("Fatima el Amrani");
    let new = fatima.open("/plannen/nieuw").form("/plannen");
    let plan = fatima.submit(&new.with("called", NAME).with("worry", "Dat ik mijn hond kwijt ben"));
    let path = format!("/plannen/{}", plan.id());
    let contact = fatima.open(&path).form("/contacten");
    fatima.submit(&contact.with("words", "Hij staat sinds juni op straat"));
    path
}

fn asks(world: &World, who: &str, path: &str, (right, words): (&str, &str)) {
    let browser = world.as_person(who);
    let form = browser.open(&format!("{path}/rechten")).form("/rechten");
    let page = browser.submit(&form.ticking("right", right).with("words", words));
    assert!(page.says("Antwoord voor"), "{}", page.words());
}

fn answers(world: &World, path: &str, ending: Option<&str>) {
    let fatima = world.as_person("Fatima el Amrani");
    let form = fatima.open(&format!("{path}/rechten")).form("/antwoord");
    let form = form.ticking("decision", "yes").with("reason", "Dat is goed");
    match ending {
        Some(ending) => {
            let page = fatima.send(&form);
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "something is still open");
            fatima.submit(&page.form("/antwoord").with("ending", ending));
        }
        None => {
            fatima.submit(&form);
        }
    }
}

#[test]
fn a_resident_sees_corrects_and_is_erased() {
    on_both(|db| {
        let world = World::new(db);
        let path = plan_of_dirk(&world);
        let (fatima, bart) = (world.as_person("Fatima el Amrani"), world.as_person("Bart Nijland"));

        // To see: written down by a colleague who reads nothing of it.
        asks(&world, "Marleen Hoekstra", &path, ("access", ""));
        let marleen = world.as_person("Marleen Hoekstra").ask(&format!("{path}/inzage"));
        assert_eq!(marleen.status, StatusCode::FORBIDDEN, "she may ask for him, and not look");
        let overview = fatima.open(&format!("{path}/inzage"));
        for words in
            [NAME, "Dat ik mijn hond kwijt ben", "Hij staat sinds juni op straat", "Wie keek", "geweigerd"]
        {
            assert!(overview.says(words), "{words}: {}", overview.words());
        }
        let file = fatima.ask(&format!("{path}/inzage.json"));
        let json: serde_json::Value = serde_json::from_str(&file.html).expect("JSON");
        assert_eq!((json["about"].as_str(), json["parts"][0]["name"].as_str()), (Some(NAME), Some("plan")));
        answers(&world, &path, None);

        // Until when it is kept begins when it closes.
        let body = "keep=until&until=2026-12-15&reason=Omdat".to_owned();
        let early = fatima.post(&format!("{path}/bewaren"), body);
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.words());

        // To correct: his own words stand with what was written, wherever that is.
        let form = fatima.open(&format!("{path}/rechten")).form("/rechten");
        let form = form.ticking("right", "correction").choosing("about", "Hij staat sinds juni op straat");
        fatima.submit(&form.with("words", "Het was in mei"));
        assert!(fatima.open(&path).says("Het was in mei"));
        answers(&world, &path, None);
        assert!(fatima.open(&path).says("Dat is goed"));

        // To be erased: the lead says yes, and then somebody else.
        let counted = world.count("select count(*) as number from help_request");
        asks(&world, "Fatima el Amrani", &path, ("erasure", ""));
        answers(&world, &path, Some("Hij wil niet verder"));
        let waits = bart.open("/mijn-lat");
        let says_yes = bart.open(&format!("{path}/wissen"));
        assert!(says_yes.says("Dat is goed") && !says_yes.says(NAME) && !waits.says(NAME));
        let form = says_yes.form("/wissen").ticking("confirmation", "erase").with("reason", "Gelezen");
        assert!(bart.submit(&form).says("Uitgewist op"));
        for (who, page) in
            [(&fatima, path.clone()), (&fatima, format!("{path}/rechten")), (&bart, format!("{path}/wissen"))]
        {
            let gone = who.open(&page);
            assert!(gone.says("Uitgewist op") && !gone.says(NAME), "{page}: {}", gone.words());
        }
        for page in ["/lezers", "/gelezen", "/inzage"] {
            let gone = fatima.ask(&format!("{path}{page}"));
            assert!(gone.status.is_client_error() && !gone.says(NAME), "{page} is {}", gone.status);
        }
        let find = fatima.open("/plannen").form("/plannen/zoeken");
        assert!(!fatima.submit(&find.with("name", "Dirk")).says(NAME));
        assert_eq!(world.count("select count(*) as number from help_request"), counted);
        let proof = app::doctor::examine(db, world.now()).expect("the doctor reads");
        assert!(proof.holds, "{}", proof.told());
    });
}

#[test]
fn a_handover_is_read_by_its_sides_over_the_api_and_leaves_its_line() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let (world, village) = (&furnished.world, &furnished.world.village);
        let path = format!("/overdrachten/{}", furnished.id_of("overdrachten"));
        let joost = world.system_of(village.joost);
        let lines = || world.count("select count(*) as number from read_line where purpose = 'handover'");
        let before = lines();
        let opened = joost.reads(&path).body;
        assert_eq!(
            (opened["verhaal"].as_str(), opened["stand"].as_str()),
            (Some("Hij zoekt werk"), Some("gezien"))
        );
        assert_eq!(lines(), before + 1, "opening it is a look");
        let listed = joost.reads("/overdrachten").body.to_string();
        assert!(listed.contains(opened["id"].as_str().unwrap()) && !listed.contains("Hij zoekt werk"));

        let asks =
            joost.request(Method::GET, &format!("{path}/fhir")).header(ACCEPT, "application/fhir+json");
        let task = joost.answer(asks, "");
        assert_eq!((task.status, task.header("content-type")), (StatusCode::OK, "application/fhir+json"));
        assert_eq!(
            (task.body["resourceType"].as_str(), task.body["status"].as_str()),
            (Some("Task"), Some("requested"))
        );
        assert!(!task.body.to_string().contains("Hij zoekt werk"), "nobody's words leave with a task");

        for other in [village.priya, village.elly, world.jayden] {
            for path in [path.clone(), format!("{path}/fhir")] {
                assert_eq!(world.system_of(other).reads(&path).status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        let narrow = world.system_with(village.joost, &[Scope::Read]);
        assert_eq!(narrow.reads(&path).status, StatusCode::FORBIDDEN, "reading signals opens no resident");
        assert_eq!(world.system_of(world.henk).reads(&path).status, StatusCode::NOT_FOUND);
    });
}
