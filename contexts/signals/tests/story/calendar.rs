//! The calendar of somebody's tables, as programmes read it: written here, read back by `icalendar`, `vobject` and
//! `recurring-ical-events` of Debian (python3-icalendar, python3-vobject, python3-recurring-ical-events), without loss.

use crate::pages::browser;
use crate::scene::Scene;
use axum::http::StatusCode;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::feed_token::{self, FeedOf};
use network::plan_meeting::plan;
use network::round_table::Sitting;
use network::samples::monday;
use serde_json::Value as Json;
use signals::bring_to_table::Bring;
use signals::cancel_meeting::cancel_meeting;
use signals::gather::{Gather, gather};
use signals::kinds::Kind;
use signals::move_meeting::move_meeting;
use std::io::Write as _;
use std::process::{Command, Stdio};
use testkit::on_both;

const TITLE: &str = "Inloop; dicht, \"echt\" \\ waar: één deur en een heel lange titel die over de rand van een regel gaat 👩‍👩‍👧";
const PLACE: &str = "Zaal 3, 2e verdieping; achter \\ de bar";

/// What the three libraries read.
fn read(text: &str) -> Json {
    let mut python = Command::new("/usr/bin/python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calendar/read.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("/usr/bin/python3 starts");
    python.stdin.take().expect("its input is piped").write_all(text.as_bytes()).expect("it reads");
    let done = python.wait_with_output().expect("it ends");
    assert!(
        done.status.success(),
        "the calendar can't be read; are python3-icalendar, python3-vobject and python3-recurring-ical-events installed?"
    );
    serde_json::from_slice(&done.stdout).expect("JSON")
}

impl Scene<'_> {
    fn calendar(&self, path: &str) -> String {
        let elly = self.village.elly;
        let key = Uuid::from_u128(7);
        let token =
            self.act(elly, |tx, actor| feed_token::make(tx, actor, monday(), FeedOf::Calendar, key)).unwrap();
        let answer = browser(self, self.village.fatima).get(&format!("/agenda/{token}/{path}"));
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.html);
        answer.html
    }

    fn plans(&self, day: i32, place: &str) -> network::round_table::MeetingId {
        let at = calendar::in_days("2026-11-26T13:00:00Z".parse().unwrap(), day);
        let table = self.village.table;
        self.act(self.village.elly, |tx, actor| {
            plan(tx, actor, monday(), table, &Sitting::of_an_hour(at, place))
        })
        .unwrap()
    }

    fn on_thursday(&self, title: &str, kind: Kind) {
        let signal = self.raises_as(self.village.bart, title, kind);
        let new = Gather {
            title: title.to_owned(),
            signals: vec![signal],
            driver: None,
            bring: Some(Bring { meeting: self.village.thursday, question: None }),
            form_key: Uuid::from_u128(title.len() as u128),
        };
        self.act(self.village.bart, |tx, actor| gather(tx, actor, monday(), &new)).unwrap();
    }
}

#[test]
fn three_libraries_read_what_was_planned_moved_and_called_off() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (elly, table) = (scene.village.elly, scene.village.table);
        scene.on_thursday(TITLE, Kind::Bottleneck);
        scene.on_thursday("Er wordt gesjoemeld met uren.", Kind::Wrong);
        let summer = scene.plans(230, "online");
        let off = scene.plans(30, "online");
        let later: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        let elsewhere: Timestamp = "2026-11-27T13:30:00Z".parse().unwrap();
        scene
            .act(elly, |tx, actor| {
                let there = Sitting { starts_at: elsewhere, minutes: 90, place: PLACE.to_owned() };
                move_meeting(tx, actor, later, (table, scene.village.thursday), &there)?;
                cancel_meeting(tx, actor, later, (table, off), "Te weinig; echt te weinig mensen, dus nee.")
            })
            .unwrap();
        let text = scene.calendar("tafels.ics");
        assert!(text.lines().all(|line| line.len() <= 76), "no line over 75 octets: {text}");
        assert!(!text.contains("gesjoemeld"), "{text}");
        let told = read(&text);
        assert_eq!(told["faults"], serde_json::json!([]));
        assert_eq!(told["zones"], serde_json::json!(["Europe/Amsterdam"]));
        assert_eq!(told["icalendar"], told["vobject"]);
        assert_eq!(told["icalendar"], told["recurring"]);
        let events = told["icalendar"].as_array().unwrap();
        assert_eq!(events.len(), 3);
        let [moved, cancelled, planned] = [&events[0], &events[1], &events[2]];
        assert_eq!(moved["uid"], format!("{}@ponton", scene.village.thursday));
        assert_eq!(moved["starts"], "2026-11-27T14:30:00+01:00");
        assert_eq!(moved["ends"], "2026-11-27T16:00:00+01:00");
        assert_eq!((&moved["place"], &moved["sequence"]), (&Json::from(PLACE), &Json::from(1)));
        assert_eq!(moved["modified"], "2026-11-24T10:00:00+00:00");
        assert_eq!(moved["about"], format!("- {TITLE}\n- een punt zonder titel"));
        let url = format!("/tafels/{table}/{}", scene.village.thursday);
        assert!(moved["url"].as_str().unwrap().ends_with(&url), "{moved}");
        assert_eq!(
            (&cancelled["status"], &moved["status"]),
            (&Json::from("CANCELLED"), &Json::from("CONFIRMED"))
        );
        let why = "Gaat niet door: Te weinig; echt te weinig mensen, dus nee.";
        assert!(cancelled["about"].as_str().unwrap().starts_with(why), "{cancelled}");
        assert_eq!(
            (&planned["uid"], &planned["sequence"]),
            (&Json::from(format!("{summer}@ponton")), &Json::from(0))
        );
        assert_eq!(planned["starts"], "2027-07-14T14:00:00+02:00", "in summer time");
        assert_eq!(planned["ends"], "2027-07-14T15:00:00+02:00", "an hour, when nobody says");
    });
}

#[test]
fn one_table_has_a_calendar_of_its_own_and_a_stranger_s_table_has_none() {
    on_both(|db| {
        let scene = Scene::new(db);
        let table = scene.village.table;
        assert_eq!(
            read(&scene.calendar(&format!("{table}/tafel.ics")))["icalendar"].as_array().unwrap().len(),
            1
        );
        let key = Uuid::from_u128(8);
        let ruud = scene.village.ruud;
        let token = scene
            .act(ruud, |tx, actor| feed_token::make(tx, actor, monday(), FeedOf::Calendar, key))
            .unwrap();
        let anybody = browser(&scene, scene.village.fatima);
        assert_eq!(anybody.get(&format!("/agenda/{token}/{table}/tafel.ics")).status, StatusCode::NOT_FOUND);
        let empty = anybody.get(&format!("/agenda/{token}/tafels.ics"));
        assert_eq!(empty.status, StatusCode::OK);
        assert_eq!(read(&empty.html)["icalendar"], serde_json::json!([]));
        scene.act(ruud, |tx, actor| feed_token::withdraw(tx, actor, monday(), FeedOf::Calendar)).unwrap();
        assert_eq!(anybody.get(&format!("/agenda/{token}/tafels.ics")).status, StatusCode::NOT_FOUND);
        assert_eq!(anybody.get("/agenda/onzin/tafels.ics").status, StatusCode::NOT_FOUND);
    });
}
