//! Coming in: somebody is added, gets a link by mail at their own address, and chooses a password with it. Whoever added
//! them never sees the link. Where no mail goes out, or it doesn't arrive, that is somebody's work; and whoever runs the
//! server can print a link. The link is worth nothing afterwards.

use crate::support::smtp::PUBLIC_URL;
use crate::support::{Browser, Page, Setting, SmtpServer, World};
use axum::http::StatusCode;
use network::workplace::Mail;
use std::time::Duration;
use testkit::on_both;

const PASSWORD: &str = "drie pontons op het water";
const WAITS: &str =
    "select count(*) as number from obligation where matter_kind = 'bounce' and state <> 'settled'";

/// Sanne adds somebody, and sees what comes of it.
fn adds(world: &World, name: &str, email: &str) -> Page {
    let sanne = world.as_person("Sanne Kuiper");
    let here = format!("/netwerk/organisaties/{}", world.village.steiger);
    let form = sanne.open(&here).form(&format!("{here}/mensen"));
    let form = form.with("name", name).with("email", email);
    sanne.submit(&form.choosing("role", "Werker"))
}

/// Elly asks for a new link for somebody.
fn asks_for(world: &World, name: &str) -> Page {
    let elly = world.as_person("Elly Sarmiento");
    let here = format!("/netwerk/organisaties/{}", world.village.steiger);
    let form = elly.open(&here).form(&format!("{here}/toegang"));
    elly.submit(&form.choosing("person", name))
}

/// Sends what is due.
fn mails(world: &World, server: &SmtpServer) {
    let mailer = server.mailer(&world.place.site);
    app::mail::clock::send_due(&mailer, &world.place).expect("the database answers");
}

/// The path of the last link that came at the address that begins so.
fn link(server: &SmtpServer, name: &str) -> String {
    let mail = server.received_by(name).pop().unwrap_or_else(|| panic!("no mail for {name}"));
    mail.show("access");
    let line = mail.body.lines().find(|line| line.contains("/toegang/")).expect("a link in the mail");
    line.trim().strip_prefix(PUBLIC_URL).expect("a whole address").to_owned()
}

fn chooses(browser: &Browser<'_>, link: &str, password: &str) -> Page {
    let form = browser.open(link).form(link);
    browser.send(&form.with("password", password).with("again", password))
}

#[test]
fn somebody_new_comes_in_by_the_link_that_came_by_mail() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let added = adds(&world, "Noor Bakker", "noor@voorbeeld.example");
        assert!(added.says("Noor Bakker gaat een mail"), "{}", added.words());
        assert!(!added.html.contains("/toegang/"), "whoever adds somebody sees no link");
        mails(&world, &server);
        let noor = Browser::new(&world);
        let link = link(&server, "noor@");
        let short = chooses(&noor, &link, "kort");
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.says("12 tekens"), "{}", short.words());
        let inside = chooses(&noor, &link, PASSWORD);
        assert_eq!((inside.path.as_str(), inside.status), ("/vandaag", StatusCode::OK));
        assert!(inside.html.contains("Noor Bakker"));
        let used = Browser::new(&world).ask(&link);
        assert_eq!(used.status, StatusCode::NOT_FOUND);
        assert!(used.says("nieuwe toegangslink"), "{}", used.words());
    });
}

#[test]
fn a_newer_link_ends_the_one_before_and_the_sessions_once_it_is_used() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        let fatima = world.as_person("Fatima el Amrani");
        asks_for(&world, "Fatima");
        mails(&world, &server);
        let first = link(&server, "fatima@");
        asks_for(&world, "Fatima");
        mails(&world, &server);
        let newer = link(&server, "fatima@");
        assert_eq!(Browser::new(&world).ask(&first).status, StatusCode::NOT_FOUND);
        assert_eq!(fatima.open("/vandaag").path, "/vandaag", "a link alone ends nothing");
        assert_eq!(chooses(&Browser::new(&world), &newer, PASSWORD).path, "/vandaag");
        assert!(fatima.ask("/vandaag").path.starts_with("/inloggen"));
    });
}

#[test]
fn a_link_that_bounces_is_held_by_who_asked_for_it_until_a_later_one_goes() {
    on_both(|db| {
        let (world, server) = (World::new(db), SmtpServer::start());
        adds(&world, "Noor Bakker", "weg.noor@voorbeeld.example");
        mails(&world, &server);
        assert_eq!(world.count(WAITS), 1);
        let today = world.as_person("Sanne Kuiper").open("/vandaag");
        assert!(today.says("Noor Bakker") && today.says("toegangslink kwam niet aan"), "{}", today.words());
        let proof = app::doctor::examine(db, world.now()).unwrap();
        assert!(proof.holds, "{}", proof.text);
        asks_for(&world, "Noor Bakker");
        mails(&world, &server);
        assert_eq!(world.count(WAITS), 1, "it failed again: still one obligation");
        let noor = "select id from person where email = 'weg.noor@voorbeeld.example'";
        let noor = db.read_here(|tx| tx.first(noor, &[])).unwrap().unwrap().get("id").unwrap();
        world.is_reached_at(noor, "noor@voorbeeld.example");
        world.passes(Duration::from_mins(1));
        asks_for(&world, "Noor Bakker");
        mails(&world, &server);
        assert_eq!(world.count(WAITS), 0, "a later one went");
        assert_eq!(chooses(&Browser::new(&world), &link(&server, "noor@"), PASSWORD).path, "/vandaag");
    });
}

#[test]
fn where_no_mail_goes_out_somebody_holds_that_and_the_server_prints_a_link() {
    on_both(|db| {
        let world = World::set(db, Setting { mail: Mail::Stays, ..Setting::default() });
        let added = adds(&world, "Noor Bakker", "noor@voorbeeld.example");
        assert!(added.says("Deze server verstuurt geen mail"), "{}", added.words());
        world.beat();
        let today = world.as_person("Sanne Kuiper").open("/vandaag");
        assert!(today.says("Noor Bakker"), "{}", today.words());
        let proof = app::doctor::examine(db, world.now()).unwrap();
        assert!(proof.holds, "{}", proof.text);
        let (link, _) = app::account::link(db, world.now(), "Noor@voorbeeld.example").unwrap();
        assert_eq!(world.count(WAITS), 0);
        assert_eq!(chooses(&Browser::new(&world), &link, PASSWORD).path, "/vandaag");
        assert!(app::account::link(db, world.now(), "niemand@voorbeeld.example").is_err());
    });
}
