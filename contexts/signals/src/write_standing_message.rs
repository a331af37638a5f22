//! Writing a standing message and putting it on the agenda of many tables at once: for a facilitator, and for whoever
//! drives a dossier. Its writer holds it: after two months they are asked whether it still needs saying.

use crate::bring_to_table;
use crate::record::record;
use crate::show_standing_messages as messages;
use crate::standing_message::{self, StandingMessageId, work};
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::round_table::{self, RoundTable, RoundTableId};
use network::{Actor, Refusal, Route, Visit};
use obligations::{Holder, Moment};
use policy::Matter;
use serde_json::json;
use store::event::Subject;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Posted, Problems, SeeOther, View};
use worklist::{Opening, why};

const LONGEST: usize = 500;
/// After so many days its writer is asked whether it still needs saying.
const DAYS: i32 = 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/boodschappen", "write_standing_message", post)]
}

/// The network as the policy sees it for messages: whoever drives a dossier that is open leads in it.
pub fn matter(tx: &mut Tx<'_>, actor: &Actor) -> Result<Matter, Error> {
    let row = tx.first(
        "select id from dossier where network_id = $1 and driver_id = $2 and state <> 'confirmed' limit 1",
        &[&actor.network, &actor.person],
    )?;
    let leads = row.map(|_| actor.person).into_iter().collect();
    Ok(Matter { leads, ..Matter::network(actor.network) })
}

/// As an event knows a message.
pub fn subject(id: StandingMessageId) -> Subject {
    Subject { kind: "standing_message", id: id.into() }
}

/// A message as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What is to be said.
    pub words: String,
    /// At which tables.
    pub tables: Vec<RoundTableId>,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Typed, Problems> {
    let words = bring_to_table::words(posted, "message", LONGEST, "problem-message-empty");
    let tables: Vec<RoundTableId> = posted.all("tables").filter_map(|id| id.parse().ok()).collect();
    match words {
        Ok(words) if !tables.is_empty() => {
            Ok(Typed { words, tables, form_key: posted.form_key().unwrap_or(fresh) })
        }
        Ok(_) => Err(Problems::with("tables", "problem-message-no-table")),
        Err(mut problems) => {
            if tables.is_empty() {
                problems.add("tables", "problem-message-no-table");
            }
            Err(problems)
        }
    }
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.read(|tx, actor| actor.may("write_standing_message", &matter(tx, actor)?)).await?;
    let problems = match parse(&posted, visit.view.form_key) {
        Ok(typed) => match visit.write(move |tx, actor, now| write(tx, actor, now, &typed)).await {
            Ok(()) => {
                let flash = Flash::new("message-done");
                return Ok(SeeOther::to("/boodschappen").saying(flash).into_response());
            }
            Err(refusal) => refusal.at("tables")?,
        },
        Err(problems) => problems,
    };
    let shown = messages::read(&visit).await?;
    let again = Again::refused("message", &posted, &problems);
    Ok(messages::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Writes the message, puts it on the tables' agendas, and tells their conveners; the same form sent again does nothing.
pub fn write(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, typed: &Typed) -> Result<(), Refusal> {
    actor.may("write_standing_message", &matter(tx, actor)?)?;
    let id = StandingMessageId::new(now);
    let whose = (actor.network, actor.person);
    if !standing_message::insert(tx, now, whose, (id, &typed.words, typed.form_key))? {
        return Ok(());
    }
    let message = standing_message::load(tx, actor.network, id)?;
    let mut told = Vec::new();
    for table in &typed.tables {
        let table = round_table::load(tx, actor.network, *table)?
            .ok_or(Refusal::NotNow("message-refused-table-not-there"))?;
        standing_message::put_on(tx, actor.network, id, table.id)?;
        if table.convener != actor.person && !told.contains(&table.convener) {
            told.push(table.convener);
            let said = facts([("by", json!(actor.name)), ("words", json!(typed.words))]);
            let to = (actor.network, table.convener);
            tell::person(tx, now, to, "notice-standing-message", said, &message.href())?;
        }
    }
    let opening = Opening {
        network: actor.network,
        matter: work(id),
        title: typed.words.clone(),
        href: message.href(),
        shielded: false,
        holder: Holder::Person(actor.person),
        moment: Moment { at: calendar::in_days(now, DAYS), why: why::rule("why-message-still-needed")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    let facts = json!({ "tables": typed.tables });
    Ok(record(tx, actor, now, "standing_message.written", subject(id), facts)?)
}

/// The form, on the page of all messages.
pub fn form(view: &View, again: &Again<'_>, tables: &[RoundTable]) -> Markup {
    let choices: Vec<Choice> =
        tables.iter().map(|table| Choice::new(table.id.to_string(), table.name.clone())).collect();
    let form = again.form(view, "message").promise("message-promise", &[]);
    let fields = html! {
        (form.words("message", "message-words").hint("message-words-hint").required().max(LONGEST).rows(3))
        (form.ticks("tables", "message-tables", &choices).required())
    };
    form.around("/boodschappen", "message-act", &fields)
}
