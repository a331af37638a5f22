//! Whose a row is of what is kept of a household, and for whom an answer is made: what one of them said themselves is
//! shown to nobody else of them. What a worker wrote down in somebody's name, without saying who, is theirs only when
//! whoever answers says so, on a page of its own: the answer itself names nothing that it leaves out.

use super::href;
use super::kind::Kind;
use super::read::{Held, Value};
use crate::member::{self, Member};
use crate::plan::{Plan, PlanId};
use crate::right_request::{self, Asker};
use kernel::NetworkId;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::Refusal;
use network::reading::{Reading, Sealed};
use network::resident::ResidentId;
use std::collections::{BTreeSet, HashMap};
use store::{Error, Row, Tx};
use web::{Choice, Form, Posted, View};

/// Tables that say who of the household a row is of; a test holds them against the schema.
pub(super) const BY_RESIDENT: [&str; 7] =
    ["goal", "goal_score", "plan_note", "resident_answer", "not_helped", "right_request", "resident_access"];

/// So many characters of something are enough to know it by.
const SHORT: usize = 60;

/// Whose a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// Of the household as a whole.
    Household,
    /// Of one of them.
    Of(ResidentId),
    /// Of whom the plan is called after.
    Called,
    /// Of one of them, and nobody wrote down whom.
    Unsaid,
    /// Of the household, but for the words of that one of them.
    WordsOf(Option<ResidentId>),
}

/// For whom an answer is made.
#[derive(Clone, Debug)]
pub struct For {
    /// Who asks.
    pub member: Member,
    /// What of what nobody signed is theirs, by its id.
    pub theirs: BTreeSet<Uuid>,
}

impl For {
    /// Reads the address: for whom the plan is called after, unless it says otherwise.
    pub(super) fn asked(
        tx: &mut Tx<'_>,
        (network, plan): (NetworkId, PlanId),
        asked: &Posted,
    ) -> Result<Self, Refusal> {
        let member = match asked.text("for") {
            "" => member::called(tx, network, plan)?,
            "unknown" => Member::Unknown,
            id => {
                let id: Uuid = id.parse().map_err(|_| Refusal::NotFound("resident"))?;
                member::of(tx, (network, plan), ResidentId(id))?
            }
        };
        Ok(Self { member, theirs: asked.all("note").filter_map(|id| id.parse().ok()).collect() })
    }

    /// As it stands in the address.
    pub(super) fn query(&self) -> String {
        let mut query: Vec<String> = self.theirs.iter().map(|id| format!("note={id}")).collect();
        match self.member {
            Member::Called(_) => {}
            Member::Named(id) => query.push(format!("for={id}")),
            Member::Unknown => query.push("for=unknown".to_owned()),
        }
        if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) }
    }

    fn reads(&self, whose: Whose, id: Option<Uuid>) -> bool {
        match whose {
            Whose::Household | Whose::WordsOf(_) => true,
            Whose::Of(resident) => self.member.is(resident),
            Whose::Called => self.member.is_called(),
            Whose::Unsaid => id.is_some_and(|id| self.theirs.contains(&id)),
        }
    }
}

impl Held {
    /// Leaves out what is of another of the household.
    pub(super) fn keep_for(&mut self, whose: &For) {
        self.rows.retain(|row| whose.reads(row.whose, row.id));
        for row in &mut self.rows {
            let Whose::WordsOf(of) = row.whose else { continue };
            if of.is_some_and(|of| whose.member.is(of)) {
                continue;
            }
            for (_, _, value) in &mut row.values {
                if matches!(value, Value::Words(_)) {
                    *value = Value::None;
                }
            }
        }
    }
}

/// Who of the household took which step of a handover: a step of theirs has the key of what they said.
pub(super) fn signed(tx: &mut Tx<'_>, plan: &Plan, kind: &Kind) -> Result<HashMap<Uuid, ResidentId>, Error> {
    if kind.table != "handover_step" {
        return Ok(HashMap::new());
    }
    let rows = tx.query(
        "select form_key, resident_id from resident_answer where network_id = $1 and plan_id = $2",
        &[&plan.network, &plan.id],
    )?;
    rows.iter().map(|row| Ok((row.get("form_key")?, row.get("resident_id")?))).collect()
}

/// Whose a row is.
pub(super) fn of_row(
    kind: &Kind,
    row: &Row,
    (id, signed): (Option<Uuid>, &HashMap<Uuid, ResidentId>),
) -> Result<Whose, Error> {
    if kind.table == "resident" {
        return Ok(id.map_or(Whose::Unsaid, |id| Whose::Of(ResidentId(id))));
    }
    if kind.table == "handover_step" && row.get("by_resident")? {
        return Ok(Whose::WordsOf(id.and_then(|id| signed.get(&id).copied())));
    }
    if !BY_RESIDENT.contains(&kind.table) {
        return Ok(Whose::Household);
    }
    let resident: Option<ResidentId> = row.get("resident_id")?;
    Ok(match (kind.table, resident) {
        (_, Some(resident)) => Whose::Of(resident),
        ("right_request", None) => match row.get("asker")? {
            Asker::Resident => Whose::Called,
            Asker::Retention => Whose::Household,
            Asker::Household | Asker::Representative => Whose::Unsaid,
        },
        ("plan_note", None) if row.get("is_private")? => Whose::Unsaid,
        (_, None) => Whose::Household,
    })
}

/// What whoever answers chooses from before the answer is made.
#[derive(Clone, Debug, Default)]
pub struct Choosing {
    /// Those of the household who were let in by name.
    named: Vec<(ResidentId, String)>,
    /// What is somebody's own without saying whose, by its first words.
    unsaid: Vec<(Uuid, String)>,
}

/// Reads it, for whoever answers.
pub fn to_choose(tx: &mut Tx<'_>, plan: &Plan, reading: &Reading) -> Result<Choosing, Refusal> {
    let notes = tx.query(
        "select id, words from plan_note
         where network_id = $1 and plan_id = $2 and is_private and resident_id is null order by id",
        &[&plan.network, &plan.id],
    )?;
    let mut unsaid = Vec::new();
    for row in &notes {
        let (id, words): (Uuid, Sealed) = (row.get("id")?, row.get("words")?);
        unsaid.push((id, short(&reading.open("plan_note.words", id, &words)?)));
    }
    for one in right_request::of_plan(tx, plan.network, plan.id)? {
        let by_another = matches!(one.asker, Asker::Household | Asker::Representative);
        if let (true, None, Some(words)) = (by_another, one.resident, one.words(reading)?) {
            unsaid.push((one.id.into(), short(&words)));
        }
    }
    Ok(Choosing { named: member::named(tx, (plan.network, plan.id), reading)?, unsaid })
}

fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT { line } else { line.chars().take(SHORT).collect::<String>() + "…" }
}

/// The form that makes the answer.
pub(crate) fn form(view: &View, plan: PlanId, choosing: &Choosing) -> Markup {
    let form = Form::blank(view).called("overview");
    let said = |name: &str, key: &str| Choice::new(name, view.say(key, &[]));
    let members: Vec<Choice> = std::iter::once(said("", "export-plan-for-called"))
        .chain(choosing.named.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())))
        .chain(std::iter::once(said("unknown", "export-plan-for-unknown")))
        .collect();
    let notes: Vec<Choice> =
        choosing.unsaid.iter().map(|(id, words)| Choice::new(id.to_string(), words.clone())).collect();
    form.asking(
        &href(plan),
        "export-plan-link",
        &html! {
            (form.radios("for", "export-plan-for", &members).value("").hint("export-plan-for-hint"))
            @if !notes.is_empty() {
                (form.ticks("note", "export-plan-private-whose", &notes).hint("export-plan-private-hint"))
            }
        },
    )
}
