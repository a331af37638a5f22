//! Bringing rows in and taking everything out: first the report, then the act, all or nothing; and files that are none,
//! which are refused with the place where that shows.

use crate::support::browser::FORM;
use crate::support::{Browser, Page, World};
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{Method, StatusCode};
use testkit::on_both;

const ORGANISATIONS: &str = "/netwerk/invoer";
const SIGNALS: &str = "/signalen/invoer";
const FILE: &str = "/netwerk/uitvoer/bestand";

/// Sends a file, as a browser does.
fn sends_file(browser: &Browser<'_>, path: &str, bytes: &[u8]) -> Page {
    let mut body = b"--grens\r\nContent-Disposition: form-data; name=\"rows\"\r\n\r\n\r\n--grens\r\n\
        Content-Disposition: form-data; name=\"file\"; filename=\"rijen.csv\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--grens--\r\n");
    let request = browser.request(Method::POST, path);
    browser.answer(request.header(CONTENT_TYPE, "multipart/form-data; boundary=grens"), body)
}

fn pastes(browser: &Browser<'_>, path: &str, rows: &str) -> Page {
    let form = browser.open(path).form(path);
    browser.send(&form.with("rows", rows))
}

fn count(world: &World, table: &str) -> i64 {
    world.count(&format!("select count(*) as number from {table}"))
}

#[test]
fn a_list_of_members_comes_in_after_a_look() {
    on_both(|db| {
        let world = World::new(db);
        let sanne = world.as_person("Sanne Kuiper");
        let before = count(&world, "organisation");
        // As an office program on Windows writes it.
        let file =
            b"Naam;Soort;Plaats\r\nOpvang De Luwte;Opvang;Loohoek\r\nCaf\xe9 Samen;Welzijn;Loohoek\r\n";
        let report = sends_file(&sanne, ORGANISATIONS, file);
        assert_eq!(report.status, StatusCode::OK);
        for words in ["Windows-1252", "puntkomma", "Café Samen", "Regel 3", "nog niets toegevoegd"] {
            assert!(report.says(words), "{words} is not in: {}", report.words());
        }
        assert_eq!(count(&world, "organisation"), before, "looking adds nothing");
        let done = sanne.submit(&report.form(ORGANISATIONS));
        assert_eq!(done.path, "/netwerk");
        assert!(done.says("2 organisaties zijn toegevoegd"), "{}", done.words());
        assert_eq!(count(&world, "organisation"), before + 2);
        let again = sends_file(&sanne, ORGANISATIONS, file);
        assert!(again.says("2 rijen staan er al") && !again.says("Voeg alles toe"), "{}", again.words());
        let open = world.place.db.read_here(|tx| {
            let row = tx.first("select name from desk where name = 'Café Samen'", &[])?;
            Ok::<_, store::Error>(row.is_some())
        });
        assert!(open.unwrap(), "each has a desk of its own");
    });
}

#[test]
fn a_bad_row_stops_all_unless_the_good_ones_are_chosen() {
    on_both(|db| {
        let world = World::new(db);
        let sanne = world.as_person("Sanne Kuiper");
        let before = count(&world, "organisation");
        let rows = "naam,soort,plaats\nOpvang De Luwte,opvang,Loohoek\nZwembad,zwembad,\n";
        let report = pastes(&sanne, ORGANISATIONS, rows);
        for words in ["Regel 3", "Kolom 2 (soort)", "Kolom 3 (plaats)", "Dit vak is leeg"] {
            assert!(report.says(words), "{words} is not in: {}", report.words());
        }
        let all = sanne.post(ORGANISATIONS, crate::support::form::body(&[("rows", rows), ("add", "yes")]));
        assert_eq!(all.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(all.says("Er is niets toegevoegd"), "{}", all.words());
        assert_eq!(count(&world, "organisation"), before);
        let good = report.form(ORGANISATIONS);
        assert!(report.says("Voeg alleen de goede rijen toe"));
        let done = sanne.submit(&good);
        assert!(done.says("Eén rij is toegevoegd") && done.says("Regel 3"), "{}", done.words());
        assert_eq!(count(&world, "organisation"), before + 1);
    });
}

#[test]
fn signals_come_in_under_the_name_of_their_reporter() {
    on_both(|db| {
        let world = World::new(db);
        let priya = world.as_person("Priya Ramdin");
        let before = count(&world, "signal");
        let rows = "signaal\tmelder\tsoort\n\"De inloop is dicht,\nook op zaterdag.\"\tfatima@voorbeeld.example\tknelpunt\n";
        let report = pastes(&priya, SIGNALS, rows);
        assert!(report.says("tabs") && report.says("Eén nieuwe rij"), "{}", report.words());
        assert_eq!(count(&world, "signal"), before);
        let done = priya.submit(&report.form(SIGNALS));
        assert!(done.says("Eén signaal is ingevoerd"), "{}", done.words());
        assert_eq!(count(&world, "signal"), before + 1);
        let fatima = world.as_person("Fatima el Amrani");
        assert!(fatima.open("/signalen?van=mij").says("ook op zaterdag"));
        let named = "signaal;melder\nBel 06-12345678.;fatima@voorbeeld.example\n";
        let report = pastes(&priya, SIGNALS, named);
        assert!(report.says("persoonsgegeven") && report.says("Kolom 1 (signaal)"), "{}", report.words());
        assert!(!report.says("Voeg"), "nothing to add: {}", report.words());
        assert_eq!(fatima.ask(SIGNALS).status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn hostile_files_are_refused_with_the_place_where_it_shows() {
    on_both(|db| {
        let world = World::new(db);
        let elly = world.as_person("Elly Sarmiento");
        let line = vec![b'x'; 10_000_000];
        let many = [b"naam,soort,plaats\n".to_vec(), b"a,b,c\n".repeat(1_001)].concat();
        let wide = [b"naam,soort,plaats\n".to_vec(), vec![b','; 300_000]].concat();
        let cases: [(&[u8], &[&str]); 11] = [
            (b"", &["Kies een bestand"]),
            (b"PK\x03\x04\0\0", &["geen tekstbestand", "regel 1, plek 3"]),
            (b"naam;soort\nCaf\xc3\xa9;x\nCaf\xe9;x", &["regel 3, plek 4", "CSV UTF-8"]),
            (b"plaats\nx", &["regel 1", "naam, soort"]),
            (b"naam,soort,plaats\n\"open", &["regel 2, plek 1", "aanhalingsteken"]),
            (b"naam,soort,plaats", &["staat niets"]),
            (b"naam,naam,soort,plaats\na,b,c,d", &["twee keer", "kolom 2"]),
            (&line, &["1.000 kB"]),
            (&many, &["1.000 rijen"]),
            (&wide, &["staat niets"]),
            (b"\xff\xfe\x00\xd8", &["regel 1, plek 1"]),
        ];
        for path in [ORGANISATIONS, SIGNALS] {
            for (bytes, says) in &cases {
                let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
                let page = sends_file(&elly, path, bytes);
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {shown}: {}", page.words());
                let said = says.iter().all(|words| page.says(words));
                // Signals have other columns, so that of some files their lack is told first.
                assert!(said || path == SIGNALS, "{path} {shown}: {}", page.words());
                assert_eq!(web::samples::check_html(&page.html), [], "{path} {shown}");
            }
        }
        let odd = "naam,soort,plaats\n<script>alert(1)</script>,opvang,'); drop table signal;--\n=1+1,opvang,\u{202e}x\n";
        let page = pastes(&elly, ORGANISATIONS, odd);
        assert!(page.status.is_success() && !page.html.contains("<script>alert"), "{}", page.words());
    });
}

#[test]
fn everything_is_taken_out_by_who_may_and_it_is_recorded() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.village.fatima;
        world.raised_as(fatima, "Er wordt gesjoemeld met uren.", signals::kinds::Kind::Wrong);
        world.raised(fatima, "=HYPERLINK(\"x\") de bushalte is weg.");
        let elly = world.as_person("Elly Sarmiento");
        let form = elly.open("/netwerk/uitvoer").form("/netwerk/uitvoer");
        assert_eq!(elly.ask(FILE).path, "/netwerk/uitvoer", "nothing was asked for yet");
        let request = elly.request(Method::POST, "/netwerk/uitvoer").header(CONTENT_TYPE, FORM);
        assert_eq!(elly.answer(request, form.body()).headers[LOCATION], FILE);
        let request = elly.request(Method::GET, FILE).body(Body::empty()).expect("a request can be made");
        let response = world.answer(request);
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = world.wait(to_bytes(response.into_body(), 16 << 20)).expect("it comes whole");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let name = |at| zip.name_for_index(at).expect("a file").expect("a name").into_owned();
        let names: Vec<String> = (0..zip.len()).map(name).collect();
        assert!(!names.iter().any(|name| name.contains("shielded") || name.contains("people")), "{names:?}");
        for kind in ["organisations", "questions", "answers", "practices", "measures", "letters"] {
            assert!(names.contains(&format!("csv/{kind}.csv")), "{kind} in {names:?}");
        }
        let mut all = String::new();
        for name in &names {
            all += &std::io::read_to_string(zip.by_name(name).expect("a file")).expect("text");
        }
        assert!(all.contains("de bushalte is weg") && all.contains("\"'=HYPERLINK"), "a cell is no formula");
        for hidden in ["gesjoemeld", "Fatima", "voorbeeld.example"] {
            assert!(!all.contains(hidden), "{hidden} came out");
        }
        let recorded = "select count(*) as number from event where kind = 'network.exported'";
        assert_eq!(world.count(recorded), 1);
        assert!(elly.open("/netwerk/uitvoer").says("Elly Sarmiento"));
        assert_eq!(world.as_person("Fatima el Amrani").ask("/netwerk/uitvoer").status, StatusCode::FORBIDDEN);
    });
}
