//! Playing the stories, in order of time, as if they happened: whoever acted acts, and between their acts the clock
//! does what it would have done, so that a promise nobody kept climbs by itself. An act that is refused stops the
//! demo, with where it is written: a story that doesn't hold is a fault.

use super::act::Scene;
use super::cast::{Cast, Made};
use super::settle;
use super::step::{Act, Step};
use super::story::{Entry, Story, What as Told};
use crate::routes::SOURCES;
use anyhow::{Context, Result, anyhow, ensure};
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{NetworkId, ObligationId, Timestamp, calendar};
use knowledge::{compose_bulletin, mail_letter};
use network::{Actor, Refusal};
use policy::Policy;
use std::sync::Arc;
use store::{Db, Tx};
use worklist::obligation::{self, Look};

/// The hours at which the clock looks on each working day between two acts: before work, and when the bulletin is made.
const HOURS: [i8; 2] = [8, compose_bulletin::HOUR];
/// When nothing happens for so long, one story has ended and the next has not begun: nobody was there, and the clock
/// stood still.
const BETWEEN_STORIES: SignedDuration = SignedDuration::from_hours(24 * 60);
/// Rounds of the clock at one moment; each takes up two hundred.
const ROUNDS: usize = 20;

/// The stories being played.
struct Stage<'a> {
    start: Timestamp,
    policy: Arc<Policy>,
    stories: &'a [Story],
}

/// One thing that happens, in one of the stories.
struct Happening<'a> {
    at: Timestamp,
    story: usize,
    what: What<'a>,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Founding,
    Told(&'a Entry),
}

/// Who is who in each story that has begun.
type Casts = Vec<Option<Cast>>;

/// Plays all of `stories` in `db` up to `start`, the present; gives who is who in each.
pub fn replay(db: &Db, start: Timestamp, stories: &[Story]) -> Result<Vec<Cast>> {
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    let stage = Stage { start, policy, stories };
    let timeline = timeline(stories, start)?;
    let (mut casts, mut next): (Casts, usize) = (vec![None; stories.len()], 0);
    while let Some(happening) = timeline.get(next) {
        if let Some(last) = next.checked_sub(1) {
            let_the_clock_act(db, timeline[last].at, happening.at)?;
        }
        (casts, next) = db
            .write_here(|tx| stage.play(tx, &casts, (&timeline, next)))
            .map_err(|stopped: Stopped| stopped.told(&timeline, stories))?;
    }
    if let Some(last) = timeline.last() {
        let_the_clock_act(db, last.at, start)?;
    }
    casts.into_iter().map(|cast| cast.context("a story never began")).collect()
}

/// Everything that happens, in order of time; what is equal in time keeps the order in which it is written.
fn timeline(stories: &[Story], start: Timestamp) -> Result<Vec<Happening<'_>>> {
    let mut timeline = Vec::new();
    for (story, told) in stories.iter().enumerate() {
        timeline.push(Happening { at: told.network.begins.from(start), story, what: What::Founding });
        for entry in &told.entries {
            let at = entry.when.from(start);
            ensure!(at <= start, "{}, number {}: {at} is still to come", entry.file, entry.number);
            timeline.push(Happening { at, story, what: What::Told(entry) });
        }
    }
    timeline.sort_by_key(|happening| happening.at);
    Ok(timeline)
}

/// What the clock would have done from after `last` until `at`.
fn let_the_clock_act(db: &Db, last: Timestamp, at: Timestamp) -> Result<()> {
    if last.duration_until(at) > BETWEEN_STORIES {
        return Ok(());
    }
    let mut date = calendar::day(last);
    while calendar::at_hour(date, 0) < at {
        for look in HOURS.map(|hour| calendar::at_hour(date, hour)) {
            if calendar::is_working_day(date) && last < look && look < at {
                beat(db, look)?;
            }
        }
        date = date.tomorrow().context("the calendar has an end")?;
    }
    beat(db, at)
}

fn beat(db: &Db, now: Timestamp) -> Result<()> {
    for _ in 0..ROUNDS {
        let passed = worklist::clock::pass(db, now).with_context(|| format!("the clock at {now}"))?;
        let asked = signals::bring_back::ask_whether_it_works(db, now)
            .with_context(|| format!("asking whether it works, at {now}"))?;
        let told = compose_bulletin::compose_due(db, now, SOURCES)
            .with_context(|| format!("the bulletin, at {now}"))?;
        mail_letter::put_parcels(db, now).with_context(|| format!("the letters' mail, at {now}"))?;
        let ended = knowledge::end_measure::pass(db, now).with_context(|| format!("measures at {now}"))?;
        let lapsed = knowledge::renew_answer::pass(db, now).with_context(|| format!("answers at {now}"))?;
        let stale = directory::ask_again::pass(db, now).with_context(|| format!("offers at {now}"))?;
        if [passed, asked, told, ended, lapsed, stale] == [0; 6] {
            return Ok(());
        }
    }
    Err(anyhow!("the clock at {now} finds no end"))
}

/// What stopped a transaction: why, and at which happening, if it was one.
struct Stopped {
    at: Option<usize>,
    why: Refusal,
}

impl From<store::Error> for Stopped {
    fn from(why: store::Error) -> Self {
        Self { at: None, why: why.into() }
    }
}

impl Stopped {
    fn told(self, timeline: &[Happening<'_>], stories: &[Story]) -> anyhow::Error {
        let why = anyhow::Error::from(self.why);
        let Some(happening) = self.at.and_then(|at| timeline.get(at)) else { return why };
        let at = calendar::local(happening.at).datetime();
        why.context(match happening.what {
            What::Founding => format!("founding {} at {at}", stories[happening.story].network.key),
            What::Told(Entry { file, number, what, .. }) => match what {
                Told::Raise(signal) => format!("{file}, signal {number}: {} at {at}", signal.by),
                Told::Do(step) => format!("{file}, step {number}: {} at {at}", step.by),
            },
        })
    }
}

impl Stage<'_> {
    /// Plays on from `next` for as long as the clock would have nothing to do, at most a day: one transaction, because
    /// a disk that is asked to be sure of each act makes a newcomer wait. Gives who is who then, and what is next.
    fn play(
        &self,
        tx: &mut Tx<'_>,
        casts: &Casts,
        (timeline, next): (&[Happening<'_>], usize),
    ) -> Result<(Casts, usize), Stopped> {
        let (mut casts, mut next) = (casts.clone(), next);
        loop {
            let happening = &timeline[next];
            let cast = &mut casts[happening.story];
            self.happen(tx, cast, happening).map_err(|why| Stopped { at: Some(next), why })?;
            next += 1;
            match timeline.get(next) {
                Some(follows) if follows.needs_no_clock(tx, happening.at)? => {}
                _ => return Ok((casts, next)),
            }
        }
    }

    fn happen(&self, tx: &mut Tx<'_>, cast: &mut Option<Cast>, it: &Happening<'_>) -> Result<(), Refusal> {
        match (it.what, cast) {
            (What::Founding, cast) => *cast = Some(settle::settle(tx, self.start, &self.stories[it.story])?),
            (What::Told(entry), Some(cast)) => {
                let made = self.act(tx, cast, (it.at, entry))?;
                cast.keep(made);
            }
            (What::Told(_), None) => return Err(Refusal::NotFound("network yet")),
        }
        Ok(())
    }

    fn act(&self, tx: &mut Tx<'_>, cast: &Cast, told: (Timestamp, &Entry)) -> Result<Made, Refusal> {
        let (now, entry) = told;
        let by = match &entry.what {
            Told::Raise(signal) => &signal.by,
            Told::Do(step) => &step.by,
        };
        let actor = Actor::load(tx, cast.network, cast.person(by)?, &self.policy)?;
        let scene = Scene { actor: &actor, now, start: self.start, cast };
        match &entry.what {
            Told::Raise(signal) => scene.raise(tx, signal),
            Told::Do(step) => scene.take(tx, step),
        }
    }
}

impl Happening<'_> {
    /// Whether this can follow what happened at `last` without the clock in between: on the same day and the same side of
    /// the bulletin, with nothing due by then. Whoever says whether it works may have to be asked first.
    fn needs_no_clock(&self, tx: &mut Tx<'_>, last: Timestamp) -> Result<bool, store::Error> {
        let answers = matches!(
            self.what,
            What::Told(Entry { what: Told::Do(Step { act: Act::SayWhetherItWorks { .. }, .. }), .. })
        );
        let day = calendar::day(last);
        let four = calendar::at_hour(day, compose_bulletin::HOUR);
        let same_day = day == calendar::day(self.at) && (last >= four || self.at < four);
        let first: Look = (Timestamp::UNIX_EPOCH, NetworkId(Uuid::nil()), ObligationId(Uuid::nil()));
        Ok(same_day && !answers && obligation::due(tx, self.at, first, 1)?.is_empty())
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
            if let Told::Do(step) = &mut entry.what {
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
}
