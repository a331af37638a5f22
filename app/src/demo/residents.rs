//! The residents of the region: those whom the scenarios meet, and some three hundred who are drawn from lists, always
//! the same ones, so that the board has something to show. Opened by the acts that workers do.

use super::cast::Cast;
use anyhow::{Context, Result};
use casework::log_contact;
use casework::open_plan::{self, Open};
use casework::place_help_request::{self, Placing};
use casework::set_next_step;
use casework::wait::{self, Waiting};
use directory::pontoon::Pontoon;
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::reading::Keys;
use network::{Actor, Refusal};
use policy::Policy;
use serde::Deserialize;
use std::sync::Arc;
use store::{Db, Tx};

/// Whoever is in a story that has residents.
pub const ONE_OF_THEM: &str = "fatima";

const RESIDENTS: &str = include_str!("../../../data/rivierenhart/residents.toml");

/// So many are let in in one transaction.
const AT_ONCE: usize = 50;

/// Rounds of the clock.
const ROUNDS: usize = 20;

/// The workers that those who are drawn go to, with where they work and in which neighbourhood.
const WORKERS: [(&str, Pontoon, &str); 8] = [
    ("fatima", Pontoon::Guidance, "WK990101"),
    ("jayden", Pontoon::Education, "WK990102"),
    ("marleen", Pontoon::Guidance, "WK990102"),
    ("ayse", Pontoon::Guidance, "WK990101"),
    ("sietske", Pontoon::Guidance, "WK990103"),
    ("lotte", Pontoon::Specialist, "WK990102"),
    ("noor", Pontoon::Education, "WK990101"),
    ("marloes", Pontoon::Specialist, "WK990104"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Residents {
    resident: Vec<Resident>,
    drawn: Drawn,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Resident {
    called: String,
    worry: String,
    holder: String,
    pontoon: String,
    theme: Option<String>,
    area: Option<String>,
    days: i32,
    contacts: Vec<String>,
    step: String,
    in_days: i32,
    bridge: Option<String>,
    #[serde(default)]
    waits: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Drawn {
    seed: u64,
    count: usize,
    called: Vec<String>,
    worries: Vec<String>,
    contacts: Vec<String>,
    steps: Vec<String>,
    bridges: Vec<String>,
}

/// Lets them in, as they stand when the demo starts.
pub fn settle(db: &Db, start: Timestamp, cast: &Cast, keys: &Keys) -> Result<()> {
    let Residents { mut resident, drawn } = toml::from_str(RESIDENTS).context("residents.toml")?;
    resident.extend(drawn.all());
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    for (turn, some) in resident.chunks(AT_ONCE).enumerate() {
        db.write_here(|tx| {
            for (number, one) in some.iter().enumerate() {
                let actor = Actor::load(tx, cast.network, cast.person(&one.holder)?, &policy)?;
                let form_key = Uuid::from_u128((turn * AT_ONCE + number) as u128 + 1);
                one.let_in(tx, &actor, (start, keys, form_key))?;
            }
            Ok::<_, Refusal>(())
        })
        .with_context(|| format!("the residents from number {}", turn * AT_ONCE))?;
    }
    // What nobody came to in time climbs, as it would have.
    for _ in 0..ROUNDS {
        if worklist::clock::pass(db, start)? == 0 {
            break;
        }
    }
    Ok(())
}

impl Resident {
    fn let_in(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        (start, keys, form_key): (Timestamp, &Keys, Uuid),
    ) -> Result<(), Refusal> {
        let opened = start - SignedDuration::from_hours(24 * i64::from(self.days));
        let pontoon = Pontoon::named(&self.pontoon).ok_or(Refusal::NotFound("pontoon"))?;
        let new = Open { called: self.called.clone(), worry: self.worry.clone(), pontoon, form_key };
        let plan = open_plan::open_plan(tx, actor, opened, keys, &new)?;
        let request = casework::plan::load(tx, actor.network, plan)?.leading;
        let placing = Placing { pontoon, theme: self.theme.clone(), area: self.area.clone() };
        place_help_request::place(tx, actor, opened, (plan, request), &placing)?;
        let at = calendar::at_hour(calendar::day(calendar::in_days(start, self.in_days)), 17);
        if at > opened {
            set_next_step::set_next_step(tx, actor, opened, keys, ((plan, request), &self.step, at))?;
        }
        if self.waits || self.bridge.is_some() {
            let waiting = Waiting { bridge: self.bridge.clone(), ..Waiting::default() };
            wait::wait(tx, actor, opened, keys, ((plan, request), &waiting))?;
        }
        for (number, words) in self.contacts.iter().enumerate() {
            let days = i64::from(self.days) * i64::try_from(number).unwrap_or_default();
            let share = i64::try_from(self.contacts.len()).unwrap_or(1);
            let at = opened + SignedDuration::from_hours(24 * days / share) + SignedDuration::from_mins(5);
            let key = Uuid::from_u128(form_key.as_u128() << 8 | number as u128);
            log_contact::log(tx, actor, at, keys, (plan, words, key))?;
        }
        Ok(())
    }
}

impl Drawn {
    /// All of them, the same every time.
    fn all(&self) -> Vec<Resident> {
        let mut draw = Draw(self.seed);
        (0..self.count).map(|_| self.one(&mut draw)).collect()
    }

    fn one(&self, draw: &mut Draw) -> Resident {
        let (holder, pontoon, area) = WORKERS[draw.below(WORKERS.len())];
        let waits = draw.below(12) == 0;
        let contacts = (0..draw.below(3)).map(|_| draw.of(&self.contacts)).collect();
        Resident {
            called: draw.of(&self.called),
            worry: draw.of(&self.worries),
            holder: holder.to_owned(),
            pontoon: pontoon.name().to_owned(),
            theme: None,
            area: Some(area.to_owned()),
            days: i32::try_from(1 + draw.below(60)).unwrap_or(1),
            contacts,
            step: draw.of(&self.steps),
            // Some were due yesterday: the clock lets them climb.
            in_days: i32::try_from(draw.below(25)).unwrap_or_default() - 1,
            bridge: (waits && draw.below(4) > 0).then(|| draw.of(&self.bridges)),
            waits,
        }
    }
}

/// Draws that are the same for the same seed: a linear congruential generator is chance enough for a demo.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn of(&mut self, all: &[String]) -> String {
        all[self.below(all.len())].clone()
    }
}
