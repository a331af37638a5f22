//! The feed of letters: at an address of one's own that can be withdrawn, built as RFC 4287 asks, valid for a strict reader
//! of Atom and for feedparser, which real feed readers are built on. Needs Debian's python3-feedparser; where that is missing, the test
//! fails and says so.

use crate::support::{Browser, Page, World};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{Method, StatusCode};
use std::io::Write as _;
use std::process::{Command, Stdio};
use testkit::on_both;

const ADVICE: &str = "Gemeenten betalen door; bellen & beeldbellen <tellen> mee.";

/// Reads a feed as feed readers do, and says what is in it.
const READER: &str = r#"
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
print(json.dumps({
    "bozo": int(feed.bozo), "version": feed.version, "id": feed.feed.id, "title": feed.feed.title,
    "self": [link.href for link in feed.feed.links if link.rel == "self"],
    "entries": [{"id": e.id, "title": e.title, "link": e.link, "updated": e.updated, "type": e.content[0].type,
                 "content": e.content[0].value} for e in feed.entries],
}))
"#;

/// Something was brought back on Monday, and the bulletin of four was made.
fn told(world: &World) {
    let signals = [world.raised(world.village.ruud, "De inloop is dicht & de subsidie <stopt>.")];
    let dossier = world.gathered("Geen inloop & geen geld", &signals);
    world.brought_back(dossier, ADVICE);
    world.moves_to("2026-11-23T16:00:00+01:00");
    world.beat();
}

/// Somebody makes their feed address on their page; gives its path.
fn makes_an_address(browser: &Browser<'_>) -> String {
    let page = browser.submit(&browser.open("/brieven").form("/brieven/feed"));
    let words = page.words();
    let at = words.find("https://ponton.example/dagberichten.atom/").expect("the address is shown");
    let address = words[at..].split_whitespace().next().expect("an address");
    address.trim_start_matches("https://ponton.example").to_owned()
}

fn feed(world: &World, path: &str) -> Page {
    Browser::new(world).ask(path)
}

#[test]
fn a_feed_reader_finds_the_bulletin_whole() {
    on_both(|db| {
        let world = World::new(db);
        told(&world);
        let path = makes_an_address(&world.as_person("Ruud Camps"));
        let page = feed(&world, &path);
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.headers[CONTENT_TYPE], "application/atom+xml; charset=utf-8");
        let feed: atom_syndication::Feed = page.html.parse().expect("a strict reader of Atom takes it");
        let [entry] = feed.entries() else { panic!("{} entries", feed.entries().len()) };
        assert!(feed.id().starts_with("urn:uuid:") && entry.id().starts_with("urn:uuid:"));
        assert_eq!(feed.authors().len(), 1);
        assert_eq!(entry.links()[0].href(), "https://ponton.example/dagberichten/2026-11-23");
        assert!(!page.html.contains("Ruud"), "it says nothing of whose it is");
        let read = read_by_feedparser(&page.html);
        assert_eq!((read["bozo"].as_i64(), read["version"].as_str()), (Some(0), Some("atom10")), "{read}");
        assert_eq!(read["self"][0], format!("https://ponton.example{path}"));
        let content = read["entries"][0]["content"].as_str().expect("content");
        assert_eq!(read["entries"][0]["type"], "text/html");
        assert!(content.contains("bellen &amp; beeldbellen &lt;tellen&gt; mee."), "{content}");
        assert!(content.contains("https://ponton.example/dossiers/"), "{content}");
    });
}

fn read_by_feedparser(xml: &str) -> serde_json::Value {
    serde_json::from_slice(&said_of(xml, &["-c", READER])).expect("it says what it read")
}

/// What is wrong with the structure of a feed, a line each.
fn faults(xml: &str) -> String {
    let check = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/atom/structure.py");
    String::from_utf8(said_of(xml, &[check])).expect("it speaks in text").trim().to_owned()
}

/// What a Python program says of what it reads.
fn said_of(xml: &str, program: &[&str]) -> Vec<u8> {
    let mut reader = Command::new("/usr/bin/python3")
        .args(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("/usr/bin/python3 starts");
    reader.stdin.take().expect("its input is piped").write_all(xml.as_bytes()).expect("it reads");
    let said = reader.wait_with_output().expect("it ends");
    assert!(said.status.success(), "feedparser could not read it; is python3-feedparser installed?");
    said.stdout
}

#[test]
fn a_feed_is_built_as_the_standard_asks_full_and_empty() {
    on_both(|db| {
        let world = World::new(db);
        let path = makes_an_address(&world.as_person("Ruud Camps"));
        assert_eq!(faults(&feed(&world, &path).html), "", "an empty one");
        told(&world);
        let full = feed(&world, &path).html;
        assert_eq!(faults(&full), "", "{full}");
    });
}

#[test]
fn what_is_wrong_with_a_feed_is_seen() {
    let feed = |inside: &str| format!(r#"<feed xmlns="http://www.w3.org/2005/Atom">{inside}</feed>"#);
    let heads = "<id>urn:x:1</id><title>T</title><updated>2026-11-23T16:00:00+01:00</updated>";
    let author = "<author><name>Ponton</name></author>";
    let entry = |inside: &str| feed(&format!("{heads}{author}<entry>{inside}</entry>"));
    assert_eq!(faults(&feed(&format!("{heads}{author}"))), "");
    assert_eq!(faults(&entry(&format!("{heads}<link href='https://x.example/'/>"))), "");
    for (wrong, said) in [
        (feed(heads), "no author"),
        (feed(author), "0 times id"),
        (feed(&format!("{heads}{heads}{author}")), "2 times title"),
        (feed(&format!("{heads}{author}<published>2026-11-23</published>")), "published has no place here"),
        (feed(&format!("{heads}{author}<link rel='self'/>")), "no href"),
        (feed(&heads.replace("T16:00:00+01:00", "")), "no moment"),
        (feed(&heads.replace("urn:x:1", "een")), "no absolute IRI"),
        (entry(heads), "no content and no alternate"),
        (entry(&format!("{heads}<content type='xhtml'>x</content>")), "xhtml is one div"),
        (feed(&format!("{heads}<author><email>x</email></author>")), "0 times name"),
    ] {
        assert!(faults(&wrong).contains(said), "{said} isn't said of {wrong}: {}", faults(&wrong));
    }
}

#[test]
fn a_reader_that_has_it_already_gets_nothing_until_there_is_more() {
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        let path = makes_an_address(&ruud);
        let empty = feed(&world, &path);
        let tag = empty.headers[ETAG].to_str().expect("a tag").to_owned();
        let asks = |tag: &str| {
            let browser = Browser::new(&world);
            browser.answer(browser.request(Method::GET, &path).header(IF_NONE_MATCH, tag), "")
        };
        assert_eq!((asks(&tag).status, asks(&tag).html.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(asks(&format!("W/{tag}")).status, StatusCode::NOT_MODIFIED);
        assert_eq!(read_by_feedparser(&empty.html)["bozo"], 0, "an empty feed is one as well");
        told(&world);
        assert_eq!(asks(&tag).status, StatusCode::OK);
    });
}

#[test]
fn a_calendar_programme_that_has_it_already_gets_nothing_until_there_is_more() {
    on_both(|db| {
        let world = World::new(db);
        let elly = world.as_person("Elly Sarmiento");
        let page = elly.submit(&elly.open("/mijn-agenda").form("/mijn-agenda"));
        let words = page.words();
        let at = words.find("https://ponton.example/agenda/").expect("the address is shown");
        let address = words[at..].split_whitespace().next().expect("an address");
        let path = address.trim_start_matches("https://ponton.example");
        let first = feed(&world, path);
        assert_eq!(first.headers[CONTENT_TYPE], "text/calendar; charset=utf-8");
        let tag = first.headers[ETAG].to_str().expect("a tag").to_owned();
        let asks = || {
            let browser = Browser::new(&world);
            browser.answer(browser.request(Method::GET, path).header(IF_NONE_MATCH, &tag), "")
        };
        assert_eq!((asks().status, asks().html.len()), (StatusCode::NOT_MODIFIED, 0));
        let signals = [world.raised(world.village.ruud, "De inloop is dicht.")];
        world.gathered("Geen inloop, geen geld", &signals);
        let after = asks();
        assert!(after.status == StatusCode::OK && after.html.contains("Geen inloop"), "{}", after.html);
    });
}

#[test]
fn a_withdrawn_address_a_newer_one_and_a_reader_who_left_read_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let ruud = world.as_person("Ruud Camps");
        let first = makes_an_address(&ruud);
        let second = makes_an_address(&ruud);
        assert_eq!(
            (feed(&world, &first).status, feed(&world, &second).status.as_u16()),
            (StatusCode::NOT_FOUND, 200)
        );
        ruud.submit(&ruud.open("/brieven").form("/brieven/feed/einde"));
        assert_eq!(feed(&world, &second).status, StatusCode::NOT_FOUND);
        let third = makes_an_address(&ruud);
        let left = "update person set state = 'left' where id = $1";
        db.write_here(|tx| tx.execute(left, &[&world.village.ruud])).unwrap();
        assert_eq!(feed(&world, &third).status, StatusCode::NOT_FOUND);
        assert_eq!(feed(&world, "/dagberichten.atom/niemand").status, StatusCode::NOT_FOUND);
    });
}
