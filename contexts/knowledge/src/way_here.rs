//! The way of a question or an answer: who did what when, newest first, with what lies ahead on top.

use crate::who_holds::{Holds, places};
use kernel::{NetworkId, PersonId};
use maud::Markup;
use std::collections::HashMap;
use store::event::{self, Recorded, Subject};
use store::page::After;
use store::{Error, ToValue, Tx};
use web::components::{Ahead, Step, way};
use web::{View, t};
use worklist::why;

/// So many steps are shown, the newest.
const STEPS: u16 = 60;

/// What happened to something, with the names of whoever did it.
#[derive(Clone, Debug, Default)]
pub struct Way {
    events: Vec<Recorded>,
    names: HashMap<PersonId, String>,
}

/// Reads the way of something.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, subject: Subject) -> Result<Way, Error> {
    let events = event::about(tx, network, subject, &After::start(STEPS))?.rows;
    let mut people: Vec<PersonId> = events.iter().filter_map(|event| event.actor).collect();
    people.sort_unstable();
    people.dedup();
    let mut names = HashMap::new();
    if !people.is_empty() {
        let mut params: Vec<&dyn ToValue> = vec![&network];
        let places = places(&people, &mut params);
        let sql = format!("select id, name from person where network_id = $1 and id in ({places})");
        for row in tx.query(&sql, &params)? {
            names.insert(row.get("id")?, row.get("name")?);
        }
    }
    Ok(Way { events, names })
}

impl Way {
    /// The way as a list; `held` is who holds it now.
    pub fn shown(&self, view: &View, held: Option<&Holds>) -> Markup {
        let ahead: Vec<Ahead> = held
            .map(|held| Ahead {
                what: format!("{}: {}", held.name, why::say(view, &held.why)),
                when: Some(held.moment),
            })
            .into_iter()
            .collect();
        let done: Vec<Step> = self.events.iter().map(|event| self.step(view, event)).collect();
        way(view, &done, &ahead)
    }

    fn step(&self, view: &View, event: &Recorded) -> Step {
        let who = event.actor.and_then(|person| self.names.get(&person).cloned());
        let number = event.facts.get("number").and_then(serde_json::Value::as_i64).unwrap_or_default();
        Step {
            at: event.at,
            who: who.unwrap_or_else(|| t!(view, "way-by-the-clock")),
            what: view.say(&format!("way-{}", event.kind.replace('.', "-")), &[("number", number.into())]),
            why: None,
        }
    }
}
