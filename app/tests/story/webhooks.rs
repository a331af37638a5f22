//! Webhooks through a real receiver on loopback: signed right, tried again when it fails, sent once when it doesn't, given
//! up after ten times with an obligation for the owner, and a dead receiver that holds up nobody else.

use crate::support::World;
use app::webhooks::{Sender, sign};
use kernel::PersonId;
use kernel::ids::uuid_at;
use serde_json::{Value, json};
use signals::kinds::Kind;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender as Answers, channel};
use std::time::Duration;
use testkit::on_both;
use worklist::subscribe_webhook::{self, Subscribe};
use worklist::webhook::{EventKind, WebhookId};

/// What came in.
struct Heard {
    headers: BTreeMap<String, String>,
    body: String,
}

impl Heard {
    fn said(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

/// Another system: says `answers` one after another, then 204.
struct Other {
    url: String,
    heard: Receiver<Heard>,
}

impl Other {
    fn listens(answers: &'static [u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/haak", listener.local_addr().expect("an address"));
        let (tell, heard) = channel();
        std::thread::spawn(move || {
            let mut answers = answers.iter().copied();
            for stream in listener.incoming().flatten() {
                if take(stream, answers.next().unwrap_or(204), &tell).is_none() {
                    break;
                }
            }
        });
        Self { url, heard }
    }

    fn hears(&self) -> Vec<Heard> {
        self.heard.try_iter().collect()
    }
}

/// Reads one request and answers it; nothing when nobody listens any more.
fn take(stream: TcpStream, status: u16, tell: &Answers<Heard>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut headers = BTreeMap::new();
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some((name, value)) = line.trim_end().split_once(": ") {
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
        line.clear();
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let location = if status == 302 { "location: http://127.0.0.1:1/\r\n" } else { "" };
    let answer = format!("HTTP/1.1 {status} X\r\n{location}content-length: 0\r\nconnection: close\r\n\r\n");
    reader.get_mut().write_all(answer.as_bytes()).ok()?;
    tell.send(Heard { headers, body: String::from_utf8_lossy(&body).into_owned() }).ok()
}

impl World {
    fn subscribed(&self, who: PersonId, url: &str) -> (WebhookId, String) {
        let new = Subscribe {
            url: url.to_owned(),
            kinds: vec![EventKind::SignalRaised, EventKind::DossierBroughtBack],
            secret: None,
            form_key: uuid_at(self.now()),
        };
        self.acts(who, |tx, actor, now| subscribe_webhook::subscribe(tx, actor, now, &new))
    }

    fn sends(&self, sender: &Sender) -> usize {
        sender.round(&self.place, self.now()).expect("webhooks can be sent")
    }
}

#[test]
fn another_system_hears_once_signed_and_without_a_word_of_it() {
    on_both(|db| {
        let world = World::new(db);
        let other = Other::listens(&[]);
        let (_, secret) = world.subscribed(world.village.elly, &other.url);
        let signal = world.raised(world.village.fatima, "De inloop is dicht.");
        world.raised_as(world.village.fatima, "Er wordt gesjoemeld.", Kind::Wrong);
        let sender = Sender::new(&world.place, uuid_at(world.now()));
        assert_eq!(world.sends(&sender), 1, "of a wrong nobody hears");
        assert_eq!(world.sends(&sender), 0, "nothing twice");
        let heard = other.hears();
        assert_eq!(heard.len(), 1);
        let Heard { headers, body } = &heard[0];
        let seconds = headers["webhook-timestamp"].parse().expect("seconds");
        assert_eq!(
            headers["webhook-signature"],
            sign(&secret, &headers["webhook-id"], seconds, body).unwrap()
        );
        assert_eq!(headers["content-type"], "application/json");
        let said = heard[0].said();
        assert_eq!(said["type"], "signaal.gemeld");
        assert_eq!(said["data"], json!({ "id": signal, "href": format!("/api/v1/signalen/{signal}") }));
        assert!(!body.contains("inloop"));
        let described = app::describe_api::description();
        let sent =
            &described["webhooks"]["signaal.gemeld"]["post"]["requestBody"]["content"]["application/json"];
        let fields = |of: &Value| of.as_object().map(|of| of.keys().cloned().collect::<Vec<_>>());
        assert_eq!(fields(&sent["example"]), fields(&said), "it is sent as the description tells it");
        assert_eq!(fields(&sent["example"]["data"]), fields(&said["data"]));
    });
}

#[test]
fn what_fails_is_tried_again_as_the_same_and_a_redirect_is_not_followed() {
    on_both(|db| {
        let world = World::new(db);
        let other = Other::listens(&[500, 302]);
        world.subscribed(world.village.elly, &other.url);
        world.raised(world.village.fatima, "De inloop is dicht.");
        let sender = Sender::new(&world.place, uuid_at(world.now()));
        for _ in 0..3 {
            world.sends(&sender);
            world.passes(Duration::from_mins(10));
        }
        assert_eq!(world.sends(&sender), 0, "delivered at the third time");
        let ids: Vec<String> =
            other.hears().iter().map(|heard| heard.headers["webhook-id"].clone()).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    });
}

#[test]
fn a_dead_receiver_is_given_up_and_holds_up_nobody() {
    on_both(|db| {
        let world = World::new(db);
        let other = Other::listens(&[]);
        let dead = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let nobody = format!("http://{}", dead.local_addr().expect("an address"));
        drop(dead);
        let (id, _) = world.subscribed(world.village.elly, &nobody);
        world.subscribed(world.village.elly, &other.url);
        for at in 0..3 {
            world.raised(world.village.fatima, &format!("De inloop in straat {at} is dicht."));
        }
        let sender = Sender::new(&world.place, uuid_at(world.now()));
        world.sends(&sender);
        assert_eq!(other.hears().len(), 3, "the living one hears all at once");
        for _ in 0..12 {
            world.passes(Duration::from_mins(75));
            world.sends(&sender);
        }
        let open =
            "select count(*) as number from obligation where matter_kind = 'webhook' and state <> 'settled'";
        assert_eq!(world.count(open), 1);
        let elly = world.as_person("Elly Sarmiento");
        let page = elly.open("/webhooks");
        assert!(page.says("zweeg"), "{}", page.words());
        elly.submit(&page.form(&format!("/webhooks/{id}/hervatting")));
        assert_eq!(world.count(open), 0);
        world.raised(world.village.fatima, "De speeltuin is dicht.");
        assert_eq!(world.sends(&sender), 2);
    });
}

#[test]
fn whoever_may_not_have_it_any_more_is_not_sent_to() {
    on_both(|db| {
        let world = World::new(db);
        let other = Other::listens(&[]);
        world.subscribed(world.village.elly, &other.url);
        world.raised(world.village.fatima, "De inloop is dicht.");
        let demote = "update membership set role = 'worker' where person_id = $1";
        world.place.db.write_here(|tx| tx.execute(demote, &[&world.village.elly])).unwrap();
        let sender = Sender::new(&world.place, uuid_at(world.now()));
        assert_eq!(world.sends(&sender), 1);
        assert_eq!(other.hears().len(), 0);
    });
}
