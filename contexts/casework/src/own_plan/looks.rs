//! Who looked at a resident's plan, as their own page tells it: one line for a day, a person and a purpose, however often the
//! household itself looked, and from which day on when there are more.

use crate::plan::PlanId;
use crate::see_who_read::{self, Names};
use kernel::{NetworkId, Timestamp, calendar};
use network::Refusal;
use network::read_log::{self, Line, Outcome};
use network::reading::{Part, Purpose};
use std::collections::HashMap;
use store::{After, Tx};

/// So many lines of who looked are told, the newest; those of the household itself don't count.
const LOOKS: u16 = 200;
/// So many times as many are read at most, to find them among the household's own.
const LOOKS_READ: usize = 10;

/// Somebody who looked, on one day, for one purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Looked {
    pub(super) who: Who,
    pub(super) organisation: Option<String>,
    pub(super) purpose: Option<Purpose>,
    pub(super) parts: Vec<Part>,
    pub(super) at: Timestamp,
    pub(super) outcome: Outcome,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Who {
    Resident,
    Post,
    Worker(String),
}

/// Who looked, the newest first, and from when on when there are more.
pub(super) fn looks(
    tx: &mut Tx<'_>,
    network: NetworkId,
    plan: PlanId,
) -> Result<(Vec<Looked>, Option<Timestamp>), Refusal> {
    let (lines, cut) = lines(tx, network, plan)?;
    let since = lines.last().filter(|_| cut).map(|line| line.at);
    let names = see_who_read::names(tx, network, &lines)?;
    let mut looks: Vec<Looked> = Vec::new();
    for line in &lines {
        let one = looked(line, &names);
        let same = looks.last_mut().filter(|last| {
            (&last.who, &last.organisation, last.purpose, last.outcome)
                == (&one.who, &one.organisation, one.purpose, one.outcome)
                && calendar::day(last.at) == calendar::day(one.at)
        });
        match same {
            Some(last) => {
                let new: Vec<Part> =
                    one.parts.into_iter().filter(|part| !last.parts.contains(part)).collect();
                last.parts.extend(new);
            }
            None => looks.push(one),
        }
    }
    Ok((looks, since))
}

/// The lines of who looked, and whether there are more: how often the household itself looked hides nobody else.
fn lines(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<(Vec<Line>, bool), Refusal> {
    let (mut lines, mut after, mut others): (Vec<Line>, _, usize) = (Vec::new(), After::start(LOOKS), 0);
    for _ in 0..LOOKS_READ {
        let page = read_log::about(tx, network, plan.into(), &after)?;
        let is_last = page.next.is_none();
        for line in page.rows {
            if others == usize::from(LOOKS) {
                return Ok((lines, true));
            }
            others += usize::from(line.reader.is_some() || line.role == read_log::POST);
            lines.push(line);
        }
        if is_last {
            return Ok((lines, false));
        }
        after.key = lines.last().map(|line| (line.at, line.id));
    }
    Ok((lines, true))
}

fn looked(line: &Line, (people, organisations): &Names) -> Looked {
    let named = |names: &HashMap<_, String>, id| names.get(id).cloned().unwrap_or_default();
    let who = match &line.reader {
        Some(reader) => Who::Worker(named(people, reader)),
        None if line.role == read_log::POST => Who::Post,
        None => Who::Resident,
    };
    Looked {
        who,
        organisation: line.organisation.and_then(|id| organisations.get(&id).cloned()),
        purpose: Purpose::named(&line.purpose),
        parts: Part::named(&line.part).into_iter().collect(),
        at: line.at,
        outcome: line.outcome,
    }
}
