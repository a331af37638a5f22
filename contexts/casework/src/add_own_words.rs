//! The resident's own later words, beneath their biggest worry: added, never written over. Words that are for the lead alone
//! are read by nobody else, also not by others of the household. The lead hears that there are some.

use crate::note_household::NoteId;
use crate::own_plan;
use crate::plan::{self, PlanId};
use crate::{come_in, resident_lead, sent_once};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Reading, Sealed};
use network::resident::ResidentId;
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use store::event::Subject;
use web::components::{quote, section};
use web::{Failure, Flash, Posted, Problems, SeeOther, View, t};

/// The most words, in characters.
pub const LONGEST: usize = 2_000;
/// So many are shown, the newest.
const SHOWN: i64 = 40;
/// The form.
const FORM: &str = "own_words";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/woorden", "add_own_words", post).for_residents()]
}

/// Words as they are shown.
#[derive(Clone, Debug)]
pub struct Words {
    /// What they said.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Who of the household, when it isn't whom the plan is called after.
    pub by: Option<String>,
    /// For whom.
    pub reach: Reach,
}

/// Who reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Whoever reads the plan.
    Plan,
    /// Whoever holds the plan, and whoever wrote it.
    Lead,
}

/// Words to add, as typed.
#[derive(Clone, Debug)]
pub struct New {
    /// What they say.
    pub words: String,
    /// For whom.
    pub reach: Reach,
    /// The form's key.
    pub form_key: Uuid,
}

async fn post(visit: ResidentVisit, posted: Posted) -> Result<Response, Failure> {
    let problems = match typed_words(&posted, "words", LONGEST) {
        Ok(words) => {
            let new = New {
                words,
                reach: if posted.has("private") { Reach::Lead } else { Reach::Plan },
                form_key: posted.form_key().unwrap_or(visit.view.form_key),
            };
            visit.write(move |tx, resident, now, keys| add(tx, resident, now, keys, &new)).await?;
            let added =
                SeeOther::to(format!("{}#woorden", come_in::OWN)).saying(Flash::new("own-words-added"));
            return Ok(added.into_response());
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "add_own_words", (FORM, &posted, &problems)).await
}

/// Words that must be there, of a resident.
pub(crate) fn typed_words(posted: &Posted, field: &'static str, most: usize) -> Result<String, Problems> {
    let words = posted.text(field);
    match words.chars().count() {
        0 => Err(Problems::with(field, "problem-own-words-empty")),
        count if count > most => {
            let mut problems = Problems::none();
            problems.add_with(field, "problem-own-words-long", vec![("most", most.into())]);
            Err(problems)
        }
        _ => Ok(words.to_owned()),
    }
}

/// Adds words; the very same sent again adds none.
pub fn add(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    new: &New,
) -> Result<(), Refusal> {
    resident.may("add_own_words", resident.plan)?;
    let plan = plan::load(tx, resident.network, PlanId(resident.plan))?;
    let reach = if new.reach == Reach::Lead { "lead" } else { "plan" };
    let form_key = sent_once::key(new.form_key, &[&resident.id.to_string(), reach, &new.words]);
    let id = NoteId::new(now);
    let words = keys.sealing(tx, plan.network, plan.id)?.seal("plan_note.words", id, &new.words);
    let added = tx.execute(
        "insert into plan_note (network_id, id, plan_id, kind, words, is_private, by_id, resident_id, at, form_key)
         values ($1, $2, $3, 'own_words', $4, $5, null, $6, $7, $8)
         on conflict (network_id, plan_id, form_key) do nothing",
        &[
            &plan.network,
            &id,
            &plan.id,
            &words,
            &(new.reach == Reach::Lead),
            &resident.id,
            &now,
            &form_key,
        ],
    )?;
    if added == 1 {
        resident.note(tx, now, "resident.added_words", Subject { kind: "plan", id: plan.id.into() })?;
        resident_lead::tell(tx, now, &plan, ("notice-resident-words", &plan.href()), &[])?;
    }
    Ok(())
}

/// The words of a plan, the oldest first: to `own` no words of another of the household; `own` is nobody when it is a
/// worker who reads.
pub fn of_plan(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    own: Option<ResidentId>,
    reading: &Reading,
) -> Result<Vec<Words>, Refusal> {
    let rows = tx.query(
        "select plan_note.id, plan_note.words, plan_note.at, plan_note.is_private, plan_note.resident_id, resident.name
         from plan_note
         left join resident on resident.network_id = plan_note.network_id and resident.id = plan_note.resident_id
         where plan_note.network_id = $1 and plan_note.plan_id = $2 and plan_note.kind = 'own_words'
           and plan_note.ended_at is null
         order by plan_note.id desc limit $3",
        &[&network, &plan, &SHOWN],
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        let (id, words): (NoteId, Sealed) = (row.get("id")?, row.get("words")?);
        let (by, name): (Option<ResidentId>, Option<Sealed>) = (row.get("resident_id")?, row.get("name")?);
        let private: bool = row.get("is_private")?;
        if own.is_some() && (by.is_some() || private) && own != by {
            continue;
        }
        let name = match (by, name) {
            (Some(by), Some(name)) => Some(reading.open("resident.name", by, &name)?.to_string()),
            _ => None,
        };
        all.push(Words {
            words: reading.open("plan_note.words", id, &words)?.to_string(),
            at: row.get("at")?,
            by: name,
            reach: if private { Reach::Lead } else { Reach::Plan },
        });
    }
    Ok(all)
}

/// The words with the form for more, on the resident's own page.
pub fn part(view: &View, again: &Again<'_>, words: &[Words]) -> Markup {
    let form = again.form(view, FORM).promise("own-words-promise", &[]);
    html! {
        (said(view, words))
        (form.around("/mijn/woorden", "own-words-act", &html! {
            (form.words("words", "own-words-words").required().max(LONGEST).rows(3))
            (form.tick("private", "own-words-private"))
        }))
    }
}

/// The words on the page of the plan, beneath the worry; nothing while there are none.
pub fn on_plan(view: &View, words: &[Words]) -> Markup {
    html! {
        @if !words.is_empty() {
            (section("eigen-woorden", &t!(view, "plan-own-words"), &said(view, words)))
        }
    }
}

/// The words, with who said them when.
pub(crate) fn said(view: &View, words: &[Words]) -> Markup {
    html! {
        @for one in words {
            @let when = match one.reach {
                Reach::Plan => view.day(one.at),
                Reach::Lead => t!(view, "own-words-for-lead", day = view.day(one.at)),
            };
            @let by = match &one.by {
                Some(by) => format!("{by}, {when}"),
                None => when,
            };
            (quote(view, &one.words, &by))
        }
    }
}
