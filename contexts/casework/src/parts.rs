//! What the page of a plan shows besides its head, its help requests and its contacts: what was agreed, who is around it.
//! Each is read as far as the reader of the page may read it.

use crate::add_own_words::{self, Reach, Words};
use crate::agreement::{self, Agreed};
use crate::around::{self, Around};
use crate::full_plan::Full;
use crate::help_request::{self, HelpRequestId};
use crate::plan::Plan;
use crate::say_not_helped::{self, Cry};
use crate::second_view::{self, SecondView};
use crate::share::{self, Reads};
use crate::{close_help_request, goal, lead, note_household, own_list};
use kernel::{PersonId, Timestamp};
use network::area::{self, Area};
use network::reading::{Part, Reading};
use network::theme::{self, Theme};
use network::{Actor, Refusal, person};
use obligations::Holder;
use std::collections::{BTreeSet, HashMap};
use store::Tx;
use web::{Choice, View};

/// The parts of a plan's page.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Who is around the plan.
    pub around: Vec<Around>,
    /// The lead, when that is somebody in person.
    pub lead: Option<PersonId>,
    /// Whom to choose from for the table, for whoever works on the plan: id, name, organisation.
    pub colleagues: Vec<(PersonId, String, String)>,
    /// The help requests that the reader may close.
    pub closes: BTreeSet<HelpRequestId>,
    /// Whether the reader may open again what was closed.
    pub reopens: bool,
    /// What was agreed.
    pub agreed: Vec<Agreed>,
    /// What the reader asked others about it.
    pub second_views: Vec<SecondView>,
    /// What the reader made of what they met here; nobody else sees it.
    pub own: Vec<own_list::Own>,
    /// Whether the reader may depart from a rule.
    pub departs: bool,
    /// What the resident added to their biggest worry, as far as the reader may read it.
    pub own_words: Vec<Words>,
    /// What they said of not being helped yet, by what they ask help with.
    pub cries: HashMap<HelpRequestId, Cry>,
    /// The plan in full, where somebody chose it.
    pub full: Full,
    /// The wijken to choose from, for whoever works on the plan.
    pub areas: Vec<Area>,
    /// The themes to choose from, for whoever works on the plan.
    pub themes: Vec<Theme>,
}

/// Reads the parts that somebody may read.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (plan, reads): (&Plan, &Reads),
    reading: &Reading,
) -> Result<Parts, Refusal> {
    let lead = match lead::of(tx, plan)?.map(|held| held.holder) {
        Some(Holder::Person(person)) => Some(person),
        Some(Holder::Desk(_)) | None => None,
    };
    let mut parts = Parts { around: around::of_plan(tx, now, plan)?, lead, ..Parts::default() };
    if reads.holds || reads.at_table {
        parts.second_views = second_view::asked_by(tx, actor.network, (actor.person, plan.id))?;
        parts.areas = wijken(tx, actor)?;
        parts.departs = actor.may_here("depart_from_rule").is_ok();
        parts.own = own_list::of_plan(tx, actor, plan.id, reading)?;
        parts.colleagues = person::to_choose_from(tx, actor.network)?;
    }
    parts.reopens = reads.holds || reads.at_table || share::may_reopen(plan, actor.person, now);
    for request in help_request::of_plan(tx, actor.network, plan.id)? {
        let may = close_help_request::matter(tx, actor, plan, request.id)?;
        if request.closed.is_none() && may.insiders.contains(&actor.person) {
            parts.closes.insert(request.id);
        }
    }
    // What was told is about everything: whoever reads one theme reads none of it.
    if reads.part(Part::Story) && reads.theme(None) {
        parts.own_words = add_own_words::of_plan(tx, (actor.network, plan.id), None, reading)?;
        parts.cries = say_not_helped::newest(tx, (actor.network, plan.id), None, reading)?;
        parts.own_words.retain(|one| reads.holds || one.reach == Reach::Plan);
    }
    if reads.part(Part::Plan) {
        parts.agreed = agreed(tx, plan, reads, reading)?;
        parts.themes = theme::list(tx, actor.network)?;
    }
    if reads.is_whole() {
        parts.full.goals = goal::of_plan(tx, actor.network, plan.id, reading)?;
        let who = (actor.network, actor.person);
        parts.full.notes = note_household::of_plan(tx, who, (plan.id, reads), reading)?;
    }
    Ok(parts)
}

fn agreed(tx: &mut Tx<'_>, plan: &Plan, reads: &Reads, reading: &Reading) -> Result<Vec<Agreed>, Refusal> {
    agreement::of_plan(tx, plan.network, plan.id)?
        .into_iter()
        .filter(|one| reads.theme(one.theme.as_deref()))
        .map(|one| one.opened(reading))
        .collect()
}

fn wijken(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Area>, Refusal> {
    let areas = area::list(tx, actor.network)?;
    Ok(areas.into_iter().filter(|area| area.kind == "wijk").collect())
}

impl Parts {
    /// The themes as answers to choose from.
    pub fn themes(&self, view: &View) -> Vec<Choice> {
        self.themes.iter().map(|one| Choice::new(one.code.clone(), one.name(view.lang))).collect()
    }
}
