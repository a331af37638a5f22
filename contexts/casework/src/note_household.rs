//! What belongs to the plan in full: who is in the household, what goes well, what worries. Only where it is chosen. A
//! private note is read by whoever wrote it and by whoever holds the plan, and by nobody else at the table.

use crate::plan::{self, PlanId};
use crate::right_request;
use crate::share::Reads;
use crate::show_plan::Shown;
use crate::{share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Reading, Sealed};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::{list, post_button};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

define_id!(
    /// One note.
    NoteId
);
store::id_value!(NoteId);

network::named! {
    /// What it is about.
    pub enum About, text "plan-note" {
        /// Who is in the household.
        Household = "household",
        /// What goes well.
        Strength = "strength",
        /// What worries.
        Worry = "worry",
        /// A way out that anybody sees, also outside what is usual (domain C7).
        Option = "option",
    }
}

/// Who reads a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Privacy {
    /// Whoever reads the plan.
    Shared,
    /// Whoever wrote it and whoever holds the plan.
    Private,
}

/// The longest note, in characters.
pub const LONGEST: usize = 500;
/// So many are shown; more than anybody reads.
const SHOWN: i64 = 100;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/plannen/{id}/aantekeningen", "work_on_plan", post),
        Route::post("/plannen/{id}/aantekeningen/{note}/einde", "work_on_plan", post_end),
    ]
}

/// A note to make, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct New {
    /// About what.
    pub about: About,
    /// What there is to say.
    pub words: String,
    /// For whom.
    pub privacy: Privacy,
    /// The form's key.
    pub form_key: Uuid,
}

/// A note as it is shown.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// About what.
    pub about: About,
    /// What it says.
    pub words: String,
    /// For whom.
    pub privacy: Privacy,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<New, Problems> {
    let mut problems = Problems::none();
    let about = About::named(posted.text("about"));
    if about.is_none() {
        problems.add("about", "problem-note-about");
    }
    let words = posted.text("words");
    match words.chars().count() {
        0 => problems.add("words", "problem-note-empty"),
        1..=LONGEST => {}
        _ => problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    match about {
        Some(about) if problems.is_empty() => Ok(New {
            about,
            words: words.to_owned(),
            privacy: if posted.has("private") { Privacy::Private } else { Privacy::Shared },
            form_key: posted.form_key().unwrap_or(fresh),
        }),
        Some(_) | None => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let noted = visit.write(move |tx, actor, now| note(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(noted, "words")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(format!("{}#doelen", plan::href(id)))
            .saying(Flash::new("note-made"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("note", &posted, &problems)).await,
    }
}

async fn post_end(visit: Visit, Path((id, note)): Path<(PlanId, NoteId)>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| end(tx, actor, now, (id, note))).await?;
    Ok(SeeOther::to(format!("{}#doelen", plan::href(id))).saying(Flash::new("note-ended")))
}

/// Makes a note; the same form sent again makes no second one.
pub fn note(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &New),
) -> Result<NoteId, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.whole(actor))?;
    let before = tx.first(
        "select id from plan_note where network_id = $1 and plan_id = $2 and form_key = $3",
        &[&actor.network, &id, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    let note = NoteId::new(now);
    let words = keys.sealing(tx, actor.network, id)?.seal("plan_note.words", note, &new.words);
    let private = new.privacy == Privacy::Private;
    tx.execute(
        "insert into plan_note (network_id, id, plan_id, kind, words, is_private, by_id, at, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&actor.network, &note, &id, &new.about, &words, &private, &actor.person, &now, &new.form_key],
    )?;
    record::note(tx, actor, now, "plan_note.made", ("plan", id.into()), json!({ "note": note }))?;
    Ok(note)
}

/// Takes a note out of the plan: by whoever wrote it or whoever holds the plan, when it is private. Sent twice, once.
pub fn end(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, note): (PlanId, NoteId),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("work_on_plan", &reads.whole(actor))?;
    let ended = tx.execute(
        "update plan_note set ended_at = $4 where network_id = $1 and id = $2 and plan_id = $3 and ended_at is null
           and kind in ('household', 'strength', 'worry', 'option') and (not is_private or by_id = $5 or $6)",
        &[&actor.network, &note, &id, &now, &actor.person, &reads.holds],
    )?;
    if ended == 1 {
        record::note(tx, actor, now, "plan_note.ended", ("plan", id.into()), json!({ "note": note }))?;
    }
    Ok(())
}

/// The notes of a plan that somebody may read, the oldest first.
pub fn of_plan(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    (plan, reads): (PlanId, &Reads),
    reading: &Reading,
) -> Result<Vec<Note>, Refusal> {
    let rows = tx.query(
        "select id, kind, words, is_private from plan_note
         where network_id = $1 and plan_id = $2 and ended_at is null
           and kind in ('household', 'strength', 'worry', 'option') and (not is_private or by_id = $3 or $4)
         order by id limit $5",
        &[&network, &plan, &person, &reads.holds, &SHOWN],
    )?;
    rows.iter()
        .map(|row| {
            let (id, words): (NoteId, Sealed) = (row.get("id")?, row.get("words")?);
            let private: bool = row.get("is_private")?;
            Ok(Note {
                id,
                about: row.get("kind")?,
                words: reading.open("plan_note.words", id, &words)?.to_string(),
                privacy: if private { Privacy::Private } else { Privacy::Shared },
            })
        })
        .collect()
}

/// The notes, by what they are about.
pub fn notes(view: &View, shown: &Shown, notes: &[Note]) -> Markup {
    html! {
        @for about in About::ALL {
            @let of_kind: Vec<Markup> =
                notes.iter().filter(|one| one.about == *about).map(|one| line(view, shown, one)).collect();
            @if !of_kind.is_empty() {
                h3 class="utrecht-heading-3" { (view.say(about.text_key(), &[])) }
                (list(&of_kind))
            }
        }
    }
}

fn line(view: &View, shown: &Shown, note: &Note) -> Markup {
    let action = format!("{}/aantekeningen/{}/einde", plan::href(shown.plan.id), note.id);
    html! {
        span lang=[view.said_lang()] { (note.words) }
        @if note.privacy == Privacy::Private { " · " (t!(view, "plan-note-private")) }
        (shown.statements.beside(view, right_request::About::Note, note.id))
        @if shown.may_work { (post_button(view, &action, "plan-note-end", &[], &[])) }
    }
}

/// The form.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId) -> Markup {
    let form = again.form(view, "note");
    let about: Vec<Choice> =
        About::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let inner = form.around(
        &format!("{}/aantekeningen", plan::href(plan)),
        "plan-note-act",
        &html! {
            (form.radios("about", "plan-note-about", &about).required())
            (form.words("words", "plan-note-words").required().max(LONGEST).rows(2))
            (form.tick("private", "plan-note-keep-private"))
        },
    );
    again.fold(view, "note", &t!(view, "plan-note-title"), &inner)
}
