//! A resident on their own side, through HTTP: let in on paper, once; what they read there and who else may not; what they
//! say; what happens to a link by mail; and that a plan of another is nowhere to be found.

use crate::support::furnished::Furnished;
use crate::support::living;
use crate::support::smtp::PUBLIC_URL;
use crate::support::{Browser, Page, Setting, SmtpServer, World};
use axum::http::StatusCode;
use std::time::Duration;
use testkit::on_both;
use web::view::Mode;

const WORRY: &str = "Dat ik mijn hond kwijt ben als ik op straat sta";
const DOOR: &str = "/mijn/binnen";

/// Dirk walks in: Fatima opens his plan and agrees what Joost and his sister do. The path of the plan.
fn opened(world: &World) -> String {
    let fatima = world.as_person("Fatima el Amrani");
    let new = fatima.open("/plannen/nieuw").form("/plannen");
    let plan = fatima.submit(&new.with("called", "Dirk de Groot").with("worry", WORRY));
    let path = format!("/plannen/{}", plan.id());
    let agree = fatima.open(&path).form("/afspraken");
    let own = agree.clone().with("words", "past op Bo").with("who", "Uw zus");
    fatima.submit(&own.choosing("person", "Eigen netwerk"));
    let agree = fatima.open(&path).form("/afspraken");
    let hers = agree.with("words", "belt vandaag met Woonstee").choosing("person", "Fatima el Amrani");
    fatima.submit(&hers.with("due", "2026-11-24"));
    path
}

/// Fatima gives access on paper; the code on it.
fn paper(world: &World, path: &str) -> String {
    let fatima = world.as_person("Fatima el Amrani");
    let form = fatima.open(&format!("{path}/inwoners")).form("/inwoners");
    let paper = form.ticking("means", "paper").ticking("factor", "birth_year").with("secret", "1961");
    let page = fatima.submit(&paper);
    assert!(!page.says("Dirk"), "the paper says nothing about anybody: {}", page.words());
    page.code()
}

fn comes_in(browser: &Browser<'_>, code: &str, word: &str) -> Page {
    let door = browser.open(DOOR).form(DOOR);
    browser.send(&door.with("code", code).with("secret", word))
}

#[test]
fn a_code_on_paper_lets_in_once() {
    on_both(|db| {
        let world = World::new(db);
        let path = opened(&world);
        let code = paper(&world, &path);
        let dirk = Browser::new(&world);
        let wrong = comes_in(&dirk, &code, "1962");
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("U kunt het nog 4 keer proberen."), "{}", wrong.words());
        assert_eq!(wrong.form(DOOR).typed("code"), Some(code.as_str()), "what was typed is kept");
        let own = comes_in(&dirk, &code.to_lowercase(), "1961");
        assert_eq!(own.path, "/mijn");
        for words in [
            WORRY,
            "Fatima is uw aanspreekpunt. Afgesproken:",
            "Uw zus past op Bo.",
            "Fatima belt vandaag met Woonstee.",
            "De Steiger",
            "Uzelf",
        ] {
            assert!(own.says(words), "{words}: {}", own.words());
        }
        // The second time it says what to do and whom to call.
        let other = Browser::new(&world);
        let again = comes_in(&other, &code, "1961");
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert!(
            again.says("Een code werkt één keer.") && again.says("Bel Welzijn De Steiger"),
            "{}",
            again.words()
        );
        assert!(!again.says("Fatima") && !again.says("Dirk"), "{}", again.words());
        assert_eq!(other.ask("/mijn").path, DOOR);
        // Fatima sees that it was used, and that he looked.
        let fatima = world.as_person("Fatima el Amrani");
        assert!(fatima.open(&format!("{path}/inwoners")).says("gebruikt, "));
        assert!(fatima.open(&format!("{path}/gelezen")).says("de inwoner zelf"));
        // The button ends it.
        let out = dirk.submit(&own.form("/mijn/stoppen"));
        assert!(out.says("U bent eruit.") || out.html.contains("U bent eruit."), "{}", out.html);
        assert_eq!(dirk.ask("/mijn").path, DOOR);
    });
}

#[test]
fn whoever_is_wrong_too_often_hears_whom_to_call() {
    on_both(|db| {
        let world = World::new(db);
        let path = opened(&world);
        let code = paper(&world, &path);
        let somebody = Browser::new(&world);
        for _ in 0..4 {
            assert_eq!(comes_in(&somebody, &code, "1950").status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for word in ["1950", "1961"] {
            let locked = comes_in(&somebody, &code, word);
            assert!(locked.says("op slot") && locked.says("Bel Welzijn De Steiger"), "{}", locked.words());
        }
        assert!(world.as_person("Fatima el Amrani").open(&format!("{path}/inwoners")).says("op slot"));
        // A newer code opens.
        let own = comes_in(&somebody, &paper(&world, &path), "1961");
        assert_eq!(own.path, "/mijn");
        // Withdrawn, whoever was in is out at once.
        let fatima = world.as_person("Fatima el Amrani");
        let page = fatima.open(&format!("{path}/inwoners"));
        fatima.submit(&page.form("/einde"));
        assert_eq!(somebody.ask("/mijn").path, DOOR);
    });
}

#[test]
fn outside_the_demo_whoever_stepped_in_there_stands_at_the_door() {
    on_both(|db| {
        let world = World::new(db);
        opened(&world);
        let fatima = world.as_person("Fatima el Amrani").cookie("ponton").expect("a session");
        let dirk = Browser::new(&world);
        assert_eq!(dirk.post("/demo/inwoners", "name=Dirk".to_owned()).path, "/mijn");
        let dirk = dirk.cookie("ponton-inwoner").expect("a session");
        let live = world.served_as(Setting { mode: Mode::Live, ..Setting::default() });
        for (cookie, token, path, door) in
            [("ponton", fatima, "/vandaag", "/inloggen"), ("ponton-inwoner", dirk, "/mijn", DOOR)]
        {
            let browser = Browser::new(&live);
            browser.plant(cookie, &token);
            assert!(browser.ask(path).path.starts_with(door), "{path}");
        }
    });
}

#[test]
fn half_an_hour_of_silence_ends_a_visit() {
    on_both(|db| {
        let world = World::new(db);
        let code = paper(&world, &opened(&world));
        let dirk = Browser::new(&world);
        comes_in(&dirk, &code, "1961");
        world.passes(Duration::from_mins(20));
        assert_eq!(dirk.ask("/mijn").path, "/mijn");
        world.passes(Duration::from_mins(20));
        assert_eq!(dirk.ask("/mijn").path, "/mijn", "a look makes it last");
        world.passes(Duration::from_mins(31));
        let door = dirk.ask("/mijn");
        assert_eq!(door.path, DOOR);
        assert!(door.says("een half uur stil"), "{}", door.words());
    });
}

#[test]
fn a_link_by_mail_says_nothing_and_waits_nowhere() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let path = opened(&world);
        let fatima = world.as_person("Fatima el Amrani");
        let form = fatima.open(&format!("{path}/inwoners")).form("/inwoners");
        let mail = form.ticking("means", "mail").ticking("factor", "word").with("secret", "Bo de hond");
        let refused = fatima.send(&mail.clone().with("address", "geen adres"));
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        fatima.submit(&mail.with("address", "inwoner@voorbeeld.example"));
        let mailer = server.mailer(&world.place.site);
        while mailer.residents_round(&world.place, world.now()).expect("the database answers") > 0 {}
        let [mail] = server.received_by("inwoner@").try_into().expect("one mail");
        for word in ["Dirk", "Fatima", "Steiger", "hond"] {
            assert!(!mail.body.contains(word) && !mail.subject.contains(word), "{mail:?}");
        }
        let line = mail.body.lines().find(|line| line.trim().starts_with(PUBLIC_URL)).expect("a link");
        let path = &line.trim()[PUBLIC_URL.len()..];
        let token = path.rsplit('/').next().expect("a token");
        let waits = format!(
            "select (select count(*) from outbox where cast(payload as text) like '%{token}%')
               + (select count(*) from event where cast(facts as text) like '%{token}%') as number"
        );
        assert_eq!(world.count(&waits), 0);
        assert_eq!(
            world.count("select count(*) as number from resident_access where address is not null"),
            0
        );
        let somebody = Browser::new(&world);
        let door = somebody.open(path).form(path);
        let own = somebody.submit(&door.with("secret", "bo de Hond"));
        assert!(own.says(WORRY));
        assert!(own.says("Ponton, om u de link te sturen"), "{}", own.words());
        let over = Browser::new(&world).ask(path);
        assert!(over.says("Een code werkt één keer."), "{}", over.words());
    });
}

#[test]
fn what_a_resident_says_reaches_whoever_must_act() {
    on_both(|db| {
        let world = World::new(db);
        let path = opened(&world);
        let dirk = Browser::new(&world);
        let own = comes_in(&dirk, &paper(&world, &path), "1961");
        let empty = dirk.send(&own.form("/mijn/woorden").with("words", ""));
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let own = dirk.submit(&empty.form("/mijn/woorden").with("words", "En ik slaap slecht"));
        assert!(own.says("En ik slaap slecht"));
        let fatima = world.as_person("Fatima el Amrani");
        assert!(fatima.open(&path).says("En ik slaap slecht"));
        assert!(fatima.open("/vandaag").says("Een inwoner voegde zelf woorden toe"));
        let said = dirk.submit(&own.form("/niet-geholpen").with("words", "Er belt niemand"));
        assert!(said.says("Iemand boven uw aanspreekpunt leest dit"), "{}", said.words());
        // Marleen leads Fatima's team: she hears it, without a name, and says back what happens.
        let marleen = world.as_person("Marleen Hoekstra");
        let today = marleen.open("/vandaag");
        assert!(!today.says("Dirk"), "{}", today.words());
        let link = today.links().into_iter().find(|link| link.starts_with("/nog-niet-geholpen/"));
        let link = link.unwrap_or_else(|| panic!("nothing to hear: {:?} {}", today.links(), today.words()));
        let page = marleen.open(&link);
        assert!(page.says("Er belt niemand") && page.says("Fatima el Amrani") && !page.says("Dirk"));
        let answer =
            page.form(&link).with("words", "Fatima belt u morgen om tien uur").with("next", "2026-11-24");
        marleen.submit(&answer);
        assert!(dirk.open("/mijn").says("Fatima belt u morgen om tien uur"));
        let joost = world.as_person("Joost ter Braak");
        assert_eq!(joost.ask(&link).status, StatusCode::FORBIDDEN);
        // On the page of who looked, the resident reads that Marleen did.
        assert!(dirk.open("/mijn").says("Marleen Hoekstra"));
    });
}

#[test]
fn what_is_kept_is_asked_for_and_read_on_their_own_page() {
    on_both(|db| {
        let world = World::new(db);
        let path = opened(&world);
        let dirk = Browser::new(&world);
        let own = comes_in(&dirk, &paper(&world, &path), "1961");
        assert!(own.says("Wat u mag vragen"), "{}", own.words());
        assert_eq!(dirk.ask("/mijn/gegevens").status, StatusCode::NOT_FOUND, "nobody said yes yet");
        let empty = dirk.send(&own.form("/mijn/rechten").ticking("right", "correction"));
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.says("Schrijf op wat er niet klopt."), "{}", empty.words());
        let own = dirk.submit(&own.form("/mijn/rechten").ticking("right", "access"));
        assert!(own.says("U krijgt antwoord voor"), "{}", own.words());
        let fatima = world.as_person("Fatima el Amrani");
        assert!(fatima.open("/vandaag").says("Een inwoner vraagt iets over de eigen gegevens"));
        let rights = fatima.open(&format!("{path}/rechten"));
        fatima.submit(&rights.form("/antwoord").ticking("decision", "yes").with("reason", "Natuurlijk"));
        let own = dirk.open("/mijn");
        assert!(own.says("Lees alles wat wij van u bewaren") && own.says("Natuurlijk"), "{}", own.words());
        let all = dirk.open("/mijn/gegevens");
        assert!(all.says(WORRY) && all.says("past op Bo"), "{}", all.words());
        assert!(!all.links().iter().any(|link| link.starts_with("/plannen")), "{:?}", all.links());
    });
}

#[test]
fn sharing_that_is_proposed_begins_with_their_yes() {
    on_both(|db| {
        let world = World::new(db);
        let path = opened(&world);
        let fatima = world.as_person("Fatima el Amrani");
        let form = fatima.open(&format!("{path}/voorstellen")).form("/voorstellen");
        let form = form.choosing("with", "Joost ter Braak").ticking("part", "plan");
        fatima.submit(&form.with("reason", "Om de huur te regelen").with("until", "2026-12-24"));
        let joost = world.as_person("Joost ter Braak");
        assert_eq!(joost.ask(&path).status, StatusCode::FORBIDDEN, "nobody said yes yet");
        let dirk = Browser::new(&world);
        let own = comes_in(&dirk, &paper(&world, &path), "1961");
        assert!(own.says("Om de huur te regelen") && own.says("Zolang u niets zegt"), "{}", own.words());
        let own = dirk.submit(&own.form("/antwoord").ticking("says", "agrees"));
        assert!(own.says("U zei dat dit mag"), "{}", own.words());
        assert_eq!(joost.ask(&path).status, StatusCode::OK);
        assert!(fatima.open(&format!("{path}/voorstellen")).says("er is ja gezegd"));
    });
}

#[test]
fn another_plan_is_not_there() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let other = furnished.as_person(living::OF_ANOTHER_PLAN);
        let own = other.open("/mijn");
        assert!(own.says("Dat ik alleen ben") && !own.says("Dat ik mijn hond kwijt ben"), "{}", own.words());
        let theirs = furnished.as_person(living::RESIDENT).open("/mijn");
        for ending in ["/niet-geholpen", "/antwoord"] {
            let form = theirs.form(ending).plausible();
            let form = if ending == "/antwoord" { form.ticking("says", "refuses") } else { form };
            let page = other.send(&form);
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{}: {}", form.action, page.words());
        }
        for page in ["/vandaag", "/plannen"] {
            assert!(other.ask(page).path.starts_with("/inloggen"), "{page}");
        }
    });
}
