//! Playing the stories, in order of time, as if they happened: whoever acted acts, and between their acts the clock
//! does what it would have done, so that a promise nobody kept climbs by itself. An act that is refused stops the
//! demo, with where it is written: a story that doesn't hold is a fault.

use super::act::Scene;
use super::cast::{Cast, Made};
use super::settle;
use super::step::Signal;
use super::story::{Entry, Story, What};
use anyhow::{Context, Result, anyhow, ensure};
use jiff::SignedDuration;
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal};
use policy::Policy;
use std::sync::Arc;
use store::{Db, Tx};

/// The hour at which the clock looks on each working day between two acts.
const MORNING: i8 = 8;
/// When nothing happens for so long, one story has ended and the next has not begun: nobody was there, and the clock
/// stood still.
const BETWEEN_STORIES: SignedDuration = SignedDuration::from_hours(24 * 60);
/// Rounds of the clock at one moment; each takes up two hundred.
const ROUNDS: usize = 20;

/// The stories being played.
struct Stage<'a> {
    db: &'a Db,
    start: Timestamp,
    policy: Arc<Policy>,
    stories: &'a [Story],
    casts: Vec<Option<Cast>>,
}

/// What happens in a story.
#[derive(Clone, Copy)]
enum Scheduled<'a> {
    Founding,
    Told(&'a Entry),
}

/// Plays all of `stories` in `db` up to `start`, the present; gives who is who in each.
pub fn replay(db: &Db, start: Timestamp, stories: &[Story]) -> Result<Vec<Cast>> {
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    let mut stage = Stage { db, start, policy, stories, casts: vec![None; stories.len()] };
    let mut last = None;
    for (at, story, scheduled) in timeline(stories, start)? {
        if let Some(last) = last {
            let_the_clock_act(db, last, at)?;
        }
        match scheduled {
            Scheduled::Founding => stage.found(story)?,
            Scheduled::Told(entry) => stage.play(story, at, entry)?,
        }
        last = Some(at);
    }
    if let Some(last) = last {
        let_the_clock_act(db, last, start)?;
    }
    stage.casts.into_iter().map(|cast| cast.context("a story never began")).collect()
}

/// Everything that happens, in order of time; what is equal in time keeps the order in which it is written.
fn timeline(stories: &[Story], start: Timestamp) -> Result<Vec<(Timestamp, usize, Scheduled<'_>)>> {
    let mut timeline = Vec::new();
    for (story, told) in stories.iter().enumerate() {
        timeline.push((told.network.begins.from(start), story, Scheduled::Founding));
        for entry in &told.entries {
            let at = entry.when.from(start);
            ensure!(at <= start, "{}, number {}: {at} is still to come", entry.file, entry.number);
            timeline.push((at, story, Scheduled::Told(entry)));
        }
    }
    timeline.sort_by_key(|(at, ..)| *at);
    Ok(timeline)
}

/// What the clock would have done from after `last` until `at`.
fn let_the_clock_act(db: &Db, last: Timestamp, at: Timestamp) -> Result<()> {
    if last.duration_until(at) > BETWEEN_STORIES {
        return Ok(());
    }
    let mut morning = calendar::at_hour(calendar::next_working_day(calendar::day(last)), MORNING);
    while morning < at {
        beat(db, morning)?;
        morning = calendar::at_hour(calendar::next_working_day(calendar::day(morning)), MORNING);
    }
    beat(db, at)
}

fn beat(db: &Db, now: Timestamp) -> Result<()> {
    for _ in 0..ROUNDS {
        let passed = worklist::clock::pass(db, now).with_context(|| format!("the clock at {now}"))?;
        let asked = signals::bring_back::ask_whether_it_works(db, now)
            .with_context(|| format!("asking whether it works, at {now}"))?;
        if passed == 0 && asked == 0 {
            return Ok(());
        }
    }
    Err(anyhow!("the clock at {now} finds no end"))
}

impl Stage<'_> {
    fn found(&mut self, story: usize) -> Result<()> {
        let told = &self.stories[story];
        let cast = self
            .db
            .write_here(|tx| settle::settle(tx, self.start, told))
            .with_context(|| format!("founding {}", told.network.key))?;
        self.casts[story] = Some(cast);
        Ok(())
    }

    fn play(&mut self, story: usize, now: Timestamp, entry: &Entry) -> Result<()> {
        let (by, did) = match &entry.what {
            What::Raise(signal) => (&signal.by, "signal"),
            What::Do(step) => (&step.by, "step"),
        };
        let shown =
            || format!("{}, {did} {}: {by} at {}", entry.file, entry.number, calendar::local(now).datetime());
        let cast = self.casts[story]
            .as_ref()
            .with_context(|| format!("{}: its network isn't there yet", shown()))?;
        let made = self.db.write_here(|tx| self.act(tx, cast, now, entry)).with_context(shown)?;
        if let Some(cast) = &mut self.casts[story] {
            cast.keep(made);
        }
        Ok(())
    }

    fn act(&self, tx: &mut Tx<'_>, cast: &Cast, now: Timestamp, entry: &Entry) -> Result<Made, Refusal> {
        let by = match &entry.what {
            What::Raise(Signal { by, .. }) => by,
            What::Do(step) => &step.by,
        };
        let actor = Actor::load(tx, cast.network, cast.person(by)?, &self.policy)?;
        let scene = Scene { actor: &actor, now, start: self.start, cast };
        match &entry.what {
            What::Raise(signal) => scene.raise(tx, signal),
            What::Do(step) => scene.take(tx, step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::story;

    #[test]
    fn a_refused_step_says_where_it_is_written_who_took_it_and_why_not() {
        let start = "2026-11-25T09:30:00Z".parse().unwrap();
        let mut region = story::all().unwrap().remove(1);
        region.entries.retain(|entry| entry.file.ends_with("briefadres.toml"));
        for entry in &mut region.entries {
            if let What::Do(step) = &mut entry.what {
                step.by = "wim".to_owned();
            }
        }
        let refused = replay(&testkit::sqlite(), start, &[region]).unwrap_err();
        let said = format!("{refused:#}");
        for part in
            ["rivierenhart/signals/briefadres.toml", "step 1", "wim", "T16:00:00", "understand_signal"]
        {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn between_the_stories_the_clock_stands_still() {
        let db = testkit::sqlite();
        let (last, at) = ("2020-05-11T07:30:00Z".parse().unwrap(), "2026-09-01T05:30:00Z".parse().unwrap());
        let_the_clock_act(&db, last, at).unwrap();
        let_the_clock_act(&db, at, calendar::in_days(at, 7)).unwrap();
    }
}
