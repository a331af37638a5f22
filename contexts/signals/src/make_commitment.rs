//! Making a commitment (toezegging): a named partner says what they will do, and by when. It is that person's obligation
//! from then on: silence climbs, and is never taken for done (design §3).

use crate::bring_to_table;
use crate::dossier::{self, DossierId, never_behind};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use axum::response::Response;
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use maud::{Markup, html};
use network::by_name;
use network::plan_meeting::FURTHEST_DAYS;
use network::{Actor, Refusal, Route, Visit, named, person};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{After, Error, Row, Tx};
use web::{Choice, Failure, Path, Posted, Problems, View};
use worklist::{Matter, Opening, why};

define_id!(
    /// One commitment.
    CommitmentId
);
store::id_value!(CommitmentId);

const LONGEST: usize = 1_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "commitment",
    path: "toezeggingen",
    action: "make_commitment",
    field: "person",
    summary: "commitment-act",
    done: "commitment-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/toezeggingen", "make_commitment", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, &[("person", by_name::PERSON)]).await?;
    let parsed = chosen.parse(|posted| Commit::parse(posted, visit.view.form_key));
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, new| {
        make_commitment(tx, actor, now, id, new)
    })
    .await
}

/// The form; who is asked comes from the tables and organisations around this dossier.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("commitment-promise", &[]);
    let people: Vec<Choice> =
        shown.people.iter().map(|near| Choice::new(near.id.to_string(), near.in_words())).collect();
    form.around(
        &DEED.action_of(&shown.dossier),
        "commitment-submit",
        &html! {
            (form.words("commitment", "commitment-words").required().max(LONGEST).rows(3))
            (form.choice("person", "commitment-person", &people).hint("commitment-person-hint").required().by_name())
            (form.day("due", "commitment-due").required())
        },
    )
}

named! {
    /// What became of a commitment.
    pub enum Kept, text "commitment" {
        /// Still to be done.
        Open = "open",
        /// Done.
        Kept = "kept",
        /// Not done, with the reason.
        NotKept = "not_kept",
    }
}

/// A commitment to make.
#[derive(Clone, Debug)]
pub struct Commit {
    /// Who.
    pub person: PersonId,
    /// What they will do.
    pub words: String,
    /// By when.
    pub due_at: Timestamp,
    /// The form's key.
    pub form_key: Uuid,
}

impl Commit {
    /// Reads the form; a day is due at the end of its working hours.
    pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let words = match bring_to_table::words(posted, "commitment", LONGEST, "problem-commitment-empty") {
            Ok(words) => Some(words),
            Err(found) => {
                problems = found;
                None
            }
        };
        let person = posted.text("person").parse().ok();
        if person.is_none() {
            problems.add("person", "problem-person-empty");
        }
        let due: Option<jiff::civil::Date> = posted.text("due").parse().ok();
        if due.is_none() {
            problems.add("due", "problem-due-empty");
        }
        match (words, person, due) {
            (Some(words), Some(person), Some(due)) if problems.is_empty() => {
                let form_key = posted.form_key().unwrap_or(fresh);
                Ok(Self { person, words, due_at: calendar::at_hour(due, 17), form_key })
            }
            _ => Err(problems),
        }
    }
}

/// A commitment as it is kept.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// The dossier.
    pub dossier: DossierId,
    /// Who committed.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Their organisation's name.
    pub organisation: String,
    /// What they will do.
    pub words: String,
    /// By when.
    pub due_at: Timestamp,
    /// What became of it.
    pub state: Kept,
    /// Since when that is so.
    pub since: Timestamp,
    /// Why it was not kept.
    pub why: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
}

/// Records the commitment and opens its obligation with the person who made it; they hear of it.
pub fn make_commitment(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    new: &Commit,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "make_commitment")?;
    dossier.must_be_open()?;
    if new.due_at <= now {
        return Err(Refusal::NotNow("commitment-refused-due-past"));
    }
    if new.due_at > calendar::in_days(now, FURTHEST_DAYS) {
        return Err(Refusal::NotNow("commitment-refused-due-far"));
    }
    person::load(tx, actor.network, new.person)?
        .filter(|partner| partner.presence == person::Presence::Active)
        .ok_or(Refusal::NotNow("commitment-refused-person-not-there"))?;
    let organisation =
        person::organisation_of(tx, actor.network, new.person)?.ok_or(Refusal::NotFound("organisation"))?;
    let commitment = CommitmentId::new(now);
    let made = tx.execute(
        "insert into commitment (network_id, id, dossier_id, organisation_id, person_id, words, due_at, made_at,
           recorded_by, state, state_since, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $8, $10, 1)
         on conflict (network_id, form_key) do nothing",
        &[
            &actor.network, &commitment, &id, &organisation, &new.person, &new.words, &new.due_at, &now,
            &actor.person, &new.form_key,
        ],
    )?;
    if made == 0 {
        return Ok(());
    }
    let opening = Opening {
        network: actor.network,
        matter: Matter::new("commitment", commitment),
        title: new.words.clone(),
        href: dossier.href(),
        shielded: false,
        holder: Holder::Person(new.person),
        moment: Moment { at: never_behind(new.due_at, now), why: why::rule("why-keep-commitment")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    let facts = json!({ "person": new.person, "words": new.words, "moment": new.due_at.to_string() });
    Ok(record(tx, actor, now, "dossier.committed", dossier.subject(), facts)?)
}

const COMMITMENT: &str = "select commitment.id, commitment.dossier_id, commitment.person_id,
    person.name as person_name, organisation.name as organisation, commitment.words, commitment.due_at,
    commitment.state, commitment.state_since, commitment.state_why, commitment.version
  from commitment
  join person on person.network_id = commitment.network_id and person.id = commitment.person_id
  join organisation on organisation.network_id = commitment.network_id
    and organisation.id = commitment.organisation_id";

/// One commitment.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: CommitmentId) -> Result<Commitment, Refusal> {
    let sql = format!("{COMMITMENT} where commitment.network_id = $1 and commitment.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("commitment"))?;
    Ok(read(&row)?)
}

/// The commitment that a form made.
pub fn of_form(tx: &mut Tx<'_>, network: NetworkId, form_key: Uuid) -> Result<Commitment, Refusal> {
    let sql = format!("{COMMITMENT} where commitment.network_id = $1 and commitment.form_key = $2");
    let row = tx.first(&sql, &[&network, &form_key])?.ok_or(Refusal::NotFound("commitment"))?;
    Ok(read(&row)?)
}

/// Which commitments a list holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Listed {
    /// All of them.
    All,
    /// What is still to be done.
    Open,
}

/// A page of the commitments of the network, newest first.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    listed: Listed,
    after: &After<CommitmentId>,
) -> Result<Vec<Commitment>, Error> {
    let before = after.key.unwrap_or(CommitmentId(Uuid::max()));
    let narrowed = match listed {
        Listed::All => "",
        Listed::Open => " and commitment.state = 'open'",
    };
    let sql = format!(
        "{COMMITMENT} where commitment.network_id = $1 and commitment.id < $2{narrowed}
         order by commitment.id desc limit $3"
    );
    tx.query(&sql, &[&network, &before, &after.fetch()])?.iter().map(read).collect()
}

/// The commitments of a dossier, by due date.
pub fn of_dossier(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<Commitment>, Error> {
    let sql = format!(
        "{COMMITMENT} where commitment.network_id = $1 and commitment.dossier_id = $2
         order by commitment.due_at, commitment.id"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Commitment, Error> {
    Ok(Commitment {
        id: row.get("id")?,
        dossier: row.get("dossier_id")?,
        person: row.get("person_id")?,
        person_name: row.get("person_name")?,
        organisation: row.get("organisation")?,
        words: row.get("words")?,
        due_at: row.get("due_at")?,
        state: row.get("state")?,
        since: row.get("state_since")?,
        why: row.get("state_why")?,
        version: row.get("version")?,
    })
}
