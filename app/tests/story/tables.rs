//! Tables and rules over the pages, by the people of the first scenario: a rule that is tried before it counts and mended
//! when it breaks, a calendar that follows a meeting, and a message that is said at a table.

use crate::support::{Browser, Page, World};
use testkit::on_both;

/// The rows of a calendar, long lines made whole.
fn lines(page: &Page) -> Vec<String> {
    page.html.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

impl Browser<'_> {
    /// Fills in a rule that sends a theme to somebody.
    fn rule(&self, theme: &str, to: &str) -> crate::support::form::Form {
        self.open("/routering")
            .form("/routering")
            .choosing("theme", theme)
            .choosing("holder", to)
            .with("why", "Die weet er alles van.")
    }
}

#[test]
fn a_rule_is_tried_counts_breaks_and_is_mended() {
    on_both(|db| {
        let world = World::new(db);
        let [elly, ruud, priya] =
            ["Elly Sarmiento", "Ruud Camps", "Priya Ramdin"].map(|who| world.as_person(who));
        let about = |words: &'static str| crate::support::people::Seen {
            words,
            theme: "Contact en buurt",
            ..crate::support::people::Seen::default()
        };
        ruud.reports(about("Buren zien elkaar niet meer."));
        let rule = elly.rule("Contact en buurt", "Marleen Hoekstra");
        let tried = elly.post("/routering", format!("{}&try=yes", rule.body()));
        assert!(
            tried.says("Van het ene signaal dat er is, ging het dan naar iemand anders"),
            "{}",
            tried.words()
        );
        assert!(tried.says("Er is niets veranderd") && tried.says("Buren zien elkaar niet meer."));
        let before = ruud.reports(about("Buren zeggen niets meer."));
        assert!(ruud.open(&format!("/signalen/{before}")).says("Signaaltafel houdt dit vast"));
        let listed = elly.submit(&rule);
        assert!(listed.says("1. Contact en buurt") && listed.says("2. Al het andere"), "{}", listed.words());
        let routed = ruud.reports(about("Buren groeten niet meer."));
        assert!(ruud.open(&format!("/signalen/{routed}")).says("Marleen Hoekstra houdt dit vast"));
        assert!(priya.open("/signalen").says("Buren groeten niet meer."), "a triager sees it all the same");

        let marleen = world.id_of("Marleen Hoekstra");
        world.acts(world.sanne, |tx, actor, now| {
            network::organisation::lead_team(tx, actor.network, world.village.team, world.village.ruud)?;
            worklist::absence::record_gone(tx, actor, now, marleen, worklist::absence::Gone::Left)
        });
        let passed = ruud.reports(about("Buren weten niet wie naast hen woont."));
        assert!(ruud.open(&format!("/signalen/{passed}")).says("Signaaltafel houdt dit vast"));
        world.beat();
        let open = "select count(*) as number from obligation where matter_kind = 'routing_rule' and state <> 'settled'";
        assert_eq!(world.count(open), 1, "once, however often it is seen");
        assert!(elly.open("/vandaag").says("Die weet er alles van."), "{}", elly.open("/vandaag").words());
        let list = elly.open("/routering");
        assert!(list.says("Werkt niet: de houder is vertrokken"), "{}", list.words());
        let link = list.links().into_iter().find(|link| link.starts_with("/routering/")).expect("its page");
        let page = elly.open(&link);
        let mended = elly.submit(&page.form(&link).choosing("holder", "Fatima el Amrani"));
        assert!(mended.says("Fatima el Amrani kijkt als eerste"), "{}", mended.words());
        assert_eq!(world.count(open), 0);
    });
}

#[test]
fn a_calendar_follows_the_meetings_of_its_owner_s_tables_without_signing_in() {
    on_both(|db| {
        let world = World::new(db);
        let elly = world.as_person("Elly Sarmiento");
        let page = elly.open("/mijn-agenda");
        let made = elly.submit(&page.form("/mijn-agenda"));
        let words = made.words();
        let address =
            words.split_whitespace().find(|word| word.ends_with("/tafels.ics")).expect("an address");
        let path = address.trim_start_matches("https://ponton.example").to_owned();
        let programme = Browser::new(&world);
        let read = || {
            let request = programme.request(axum::http::Method::GET, &path);
            let page = programme.answer(request, String::new());
            assert_eq!(page.headers["content-type"], "text/calendar; charset=utf-8");
            lines(&page)
        };
        let has = |lines: &[String], line: &str| lines.iter().any(|one| one == line);
        let first = read();
        assert!(has(&first, "DTSTART;TZID=Europe/Amsterdam:20261126T140000"), "{first:?}");
        assert!(has(&first, "SEQUENCE:0") && has(&first, "STATUS:CONFIRMED"));

        let agenda = format!("/tafels/{}/{}", world.village.table, world.village.thursday);
        let moves = elly.open(&agenda).form("/verzetten").with("day", "2026-12-03").with("hour", "10:30");
        assert!(elly.submit(&moves).says("3 december"));
        let later = read();
        assert!(has(&later, "DTSTART;TZID=Europe/Amsterdam:20261203T103000"), "{later:?}");
        assert!(has(&later, "SEQUENCE:1"));
        let off = elly.open(&agenda).form("/zeg-af").with("why", "Griep");
        assert!(elly.submit(&off).says("Dit overleg gaat niet door: Griep"));
        let off = read();
        assert!(has(&off, "STATUS:CANCELLED") && has(&off, "SEQUENCE:2"), "{off:?}");

        elly.submit(&elly.open("/mijn-agenda").form("/mijn-agenda/einde"));
        let gone = programme.answer(programme.request(axum::http::Method::GET, &path), String::new());
        assert_eq!(gone.status.as_u16(), 404);
    });
}

#[test]
fn a_row_of_meetings_is_made_with_one_form_and_each_goes_its_own_way() {
    on_both(|db| {
        let world = World::new(db);
        let elly = world.as_person("Elly Sarmiento");
        let table = format!("/tafels/{}", world.village.table);
        let form = elly
            .open(&table)
            .form("/overleggen")
            .with("day", "2027-03-18")
            .with("hour", "09:30")
            .with("ends", "11:00")
            .with("place", "Kadehuis")
            .choosing("repeats", "Elke week");
        let unsaid = elly.send(&form);
        assert!(unsaid.status.as_u16() == 422 && unsaid.says("Kies de laatste dag"), "{}", unsaid.words());
        assert_eq!(unsaid.form("/overleggen").typed("ends"), Some("11:00"), "what was typed stays");
        let page = elly.submit(&form.with("last", "2027-05-06"));
        assert!(page.says("8 overleggen zijn gepland, het eerste"), "{}", page.words());
        assert!(page.says("9.30 tot 11.00 uur") && page.says("Nog 3 later"), "{}", page.words());
        let off = page.links().into_iter().find(|link| {
            link.starts_with(&format!("{table}/")) && !link.contains(&world.village.thursday.to_string())
        });
        let off = off.expect("the first of the row");
        elly.submit(&elly.open(&off).form("/zeg-af").with("why", "Vakantie"));
        let made = elly.submit(&elly.open("/mijn-agenda").form("/mijn-agenda"));
        let words = made.words();
        let address =
            words.split_whitespace().find(|word| word.ends_with("/tafels.ics")).expect("an address");
        let programme = Browser::new(&world);
        let path = address.trim_start_matches("https://ponton.example");
        let read = lines(&programme.answer(programme.request(axum::http::Method::GET, path), String::new()));
        let with = |part: &str| read.iter().filter(|line| line.contains(part)).count();
        assert_eq!((with("BEGIN:VEVENT"), with("STATUS:CANCELLED")), (9, 1), "{read:?}");
        // Half past nine stays half past nine when the clock goes forward.
        assert_eq!(with("DTEND;TZID=Europe/Amsterdam:20270401T110000"), 1, "{read:?}");
    });
}

#[test]
fn a_message_is_said_at_a_table_and_everybody_sees_what_was_answered() {
    on_both(|db| {
        let world = World::new(db);
        let [elly, ruud] = ["Elly Sarmiento", "Ruud Camps"].map(|who| world.as_person(who));
        let words = "Sociaal werk is een cruciaal beroep.";
        let writing = elly.open("/boodschappen").form("/boodschappen").with("message", words);
        let nowhere = elly.send(&writing);
        assert!(nowhere.status.as_u16() == 422 && nowhere.says(words), "{}", nowhere.words());
        elly.submit(&writing.ticking("tables", &world.village.table.to_string()));
        let agenda = format!("/tafels/{}/{}", world.village.table, world.village.thursday);
        assert!(ruud.open(&agenda).says(words));
        world.moves_to("2026-11-26T15:00:00Z");
        let said = elly.open(&agenda).form("/gezegd").with("reply", "Dat vinden wij ook.");
        elly.submit(&said);
        let overview = ruud.open("/boodschappen");
        assert!(overview.says("Aan één tafel gezegd") && overview.says("Dat vinden wij ook."));
        elly.submit(&elly.open("/boodschappen").form("/intrekken"));
        assert!(!ruud.open(&agenda).says("Onze boodschap"));
        world.beat();
    });
}
