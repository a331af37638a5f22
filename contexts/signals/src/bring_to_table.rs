//! Bringing a dossier to the table that can solve it: a place on the agenda of a meeting, with the question that is
//! asked. A dossier may lie at several tables; it keeps one driver, whose next moment is the day after the first of
//! those meetings. The convener holds the agenda item until the outcome is recorded.

mod agenda;

use crate::dossier::{self, Dossier, DossierId, Step};
use crate::gather;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal;
pub use agenda::{AgendaItem, Place, Talk, agenda, first_open, load, of_dossier, places};
use axum::response::Response;
use kernel::{Timestamp, calendar, define_id};
use maud::{Markup, html};
use network::by_name::{self, Of};
use network::round_table::{self, Meeting, MeetingId, RoundTable};
use network::typed_words;
use network::{Actor, Refusal, Route, Visit};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Form, Path, Posted, Problems, View, t};
use worklist::notice::fact;
use worklist::{Matter, Opening, why};

define_id!(
    /// One dossier on one meeting's agenda.
    AgendaItemId
);
store::id_value!(AgendaItemId);

const LONGEST_QUESTION: usize = 500;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "table",
    path: "tafel",
    action: "bring_to_table",
    field: "meeting",
    summary: "bring-act",
    done: "bring-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/tafel", "bring_to_table", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = by_name::read(&visit, &posted, BY_NAME).await?.parse(Bring::parse);
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, bring| {
        bring_to_table(tx, actor, now, id, bring)
    })
    .await
}

/// The form: tables that fit first, each with its next meeting.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let choices: Vec<Choice> = shown.places.iter().map(|place| choice(view, place)).collect();
    let form = typed.form(view, DEED.name).promise("bring-promise", &[("count", shown.signals.len().into())]);
    if choices.is_empty() {
        return html! { p { (t!(view, "bring-none-planned")) } };
    }
    // Where a table can be named instead, a browser must not insist on one of the list.
    let other = other_table(&form, &shown.places);
    let meeting = form.radios("meeting", "bring-meeting", &choices).hint("bring-meeting-hint");
    let meeting = if other.0.is_empty() { meeting.required() } else { meeting };
    form.around(
        &DEED.action_of(&shown.dossier),
        "bring-submit",
        &html! {
            (meeting)
            (other)
            (form.line("question", "bring-question").hint("bring-question-hint").max(LONGEST_QUESTION))
        },
    )
}

/// The field in which a table is named that the list ended before.
pub const BY_NAME: &[(&str, &[Of])] = &[(OTHER, &[Of::Meeting])];
const OTHER: &str = "other_table";

/// The field for a table that is not among the meetings to choose from; nothing where all of them are.
pub fn other_table(form: &Form<'_>, places: &[Place]) -> Markup {
    html! {
        @if places.len() >= agenda::MOST_PLACES {
            (form.line(OTHER, "bring-other-table").hint("bring-other-table-hint").autocomplete("off").max(120))
        }
    }
}

/// A table's next meeting as an answer to choose, with why it fits.
pub fn choice(view: &View, place: &Place) -> Choice {
    let when = view.when(place.starts_at);
    let key = match (place.theme_fits, place.level_fits) {
        (true, true) => "bring-fits-both",
        (true, false) => "bring-fits-theme",
        (false, true) => "bring-fits-level",
        (false, false) => "bring-fits-neither",
    };
    let place_name = place.place.as_str();
    Choice::new(place.meeting.to_string(), place.table.clone()).explained(t!(
        view,
        key,
        when = when,
        place = place_name
    ))
}

/// A place on an agenda to ask for.
#[derive(Clone, Debug)]
pub struct Bring {
    /// The meeting.
    pub meeting: MeetingId,
    /// What the table is asked; the dossier's title when nothing is typed.
    pub question: Option<String>,
}

impl Bring {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let field = if posted.text(OTHER).is_empty() { "meeting" } else { OTHER };
        let meeting =
            posted.text(field).parse().map_err(|_| Problems::with(field, "problem-meeting-empty"))?;
        let question = match posted.text("question") {
            "" => None,
            _ => Some(words(posted, "question", LONGEST_QUESTION, "problem-question-empty")?),
        };
        Ok(Self { meeting, question })
    }
}

/// One required text of a form, at most `longest` characters, without personal data.
pub fn words(
    posted: &Posted,
    field: &'static str,
    longest: usize,
    empty: &'static str,
) -> Result<String, Problems> {
    let mut problems = Problems::none();
    let text = typed_words::required(posted, field, longest, empty, &mut problems);
    if problems.is_empty() { Ok(text) } else { Err(problems) }
}

/// Puts a dossier on an agenda and tells its contributors when it is spoken about; who hears it once doesn't hear it again.
pub fn bring_to_table(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    bring: &Bring,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "bring_to_table")?;
    let Some(meeting) = place(tx, actor, now, &dossier, bring)? else { return Ok(()) };
    let table = round_table::load(tx, actor.network, meeting.table)?.ok_or(Refusal::NotFound("table"))?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let said = [("moment", fact::moment(meeting.starts_at)), ("table", json!(table.name))];
    gather::tell_all(tx, now, &dossier, &signals, "notice-to-table", &said)
}

/// Makes the agenda item, its obligation with the convener, and the dossier's next step; nothing comes back of a meeting
/// on whose agenda it stands already. There whoever asked may ask it better, and nobody else's question takes its place.
pub fn place(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    bring: &Bring,
) -> Result<Option<Meeting>, Refusal> {
    let meeting =
        round_table::meeting(tx, actor.network, bring.meeting)?.ok_or(Refusal::NotFound("meeting"))?;
    if meeting.starts_at < now {
        return Err(Refusal::NotNow("dossier-refused-meeting-past"));
    }
    if meeting.is_off() {
        return Err(Refusal::NotNow("meeting-refused-off"));
    }
    let table = round_table::load(tx, actor.network, meeting.table)?.ok_or(Refusal::NotFound("table"))?;
    let id = AgendaItemId::new(now);
    let question = bring.question.clone().unwrap_or_else(|| dossier.title.clone());
    let placed = tx.execute(
        "insert into agenda_item (network_id, id, dossier_id, table_id, meeting_id, question, brought_by, brought_at,
           state, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'on_agenda', 1)
         on conflict (network_id, dossier_id, meeting_id) do nothing",
        &[&actor.network, &id, &dossier.id, &table.id, &meeting.id, &question, &actor.person, &now],
    )?;
    let id = match placed {
        0 => match there_already(tx, actor, now, dossier, (&meeting, bring, &question))? {
            Some(id) => id,
            None => return Ok(None),
        },
        _ => id,
    };
    let first = first_open(tx, actor.network, dossier.id)?.unwrap_or(meeting.starts_at);
    dossier::step(tx, actor, now, dossier, Step::BringToTable, Some(calendar::in_working_days(first, 1)))?;
    let opening = outcome_due(tx, now, dossier, (id, &table, &meeting))?;
    worklist::open(tx, now, Some(actor.person), opening)?;
    let facts = json!({ "table": table.id, "moment": meeting.starts_at.to_string(), "question": question });
    record(tx, actor, now, "dossier.brought-to-table", dossier.subject(), facts)?;
    Ok(Some(meeting))
}

/// What asking means where the dossier stands or stood on that agenda: the item when it was taken off and is on again.
fn there_already(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    (meeting, bring, question): (&Meeting, &Bring, &str),
) -> Result<Option<AgendaItemId>, Refusal> {
    let there =
        of_dossier(tx, actor.network, dossier.id)?.into_iter().find(|item| item.meeting == meeting.id);
    let there = there.ok_or(Error::Conflict)?;
    match there.talk {
        Talk::OnAgenda if bring.question.is_none() || there.question == question => Ok(None),
        Talk::OnAgenda => {
            let asked = tx.execute(
                "update agenda_item set question = $4, version = version + 1
                 where network_id = $1 and id = $2 and brought_by = $3",
                &[&actor.network, &there.id, &actor.person, &question],
            )?;
            if asked == 0 {
                return Err(Refusal::NotNow("dossier-refused-other-question"));
            }
            let facts = json!({ "table": there.table_id, "moment": meeting.starts_at.to_string(), "question": question });
            record(tx, actor, now, "dossier.brought-to-table", dossier.subject(), facts)?;
            Ok(None)
        }
        Talk::Discussed { .. } => Err(Refusal::NotNow("dossier-refused-meeting-past")),
        Talk::TakenOff { .. } => {
            put_back(tx, actor, now, &there, question)?;
            Ok(Some(there.id))
        }
    }
}

/// What was taken off an agenda stands on it again.
pub fn put_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    item: &AgendaItem,
    question: &str,
) -> Result<(), Error> {
    tx.change_one(
        "update agenda_item set state = 'on_agenda', outcome = null, discussed_at = null, recorded_by = null,
           question = $4, brought_by = $5, brought_at = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &item.id, &item.version, &question, &actor.person, &now],
    )
}

/// What the convener holds for an item: recording its outcome, the day after the meeting.
pub fn outcome_due(
    tx: &mut Tx<'_>,
    now: Timestamp,
    dossier: &Dossier,
    (id, table, meeting): (AgendaItemId, &RoundTable, &Meeting),
) -> Result<Opening, Refusal> {
    let after = calendar::in_working_days(meeting.starts_at, 1);
    Ok(Opening {
        network: dossier.network,
        matter: Matter::new("agenda_item", id),
        title: dossier.title.clone(),
        href: format!("{}#punt-{id}", meeting.href()),
        shielded: false,
        // A convener who is away can't be given anything; then the driver sees to it that the outcome is recorded.
        holder: dossier::present_or(tx, dossier.network, table.convener, Holder::Person(dossier.driver))?,
        moment: Moment { at: dossier::never_behind(after, now), why: why::rule("why-record-outcome")? },
    })
}
