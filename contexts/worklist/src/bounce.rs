//! A mail that can't be delivered: whoever is answerable for the word (a dossier's driver) gets an obligation to tell
//! the person another way, because word that didn't arrive isn't word back. A link with which somebody comes in is such
//! word too: whoever asked for it gets them in another way.

use crate::notice::{self, NoticeId};
use crate::standing::Circle;
use crate::{Matter, Opening, confidants, move_obligation, obligation, show_obligation};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, ObligationId, PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, desk, person, typed_words};
use obligations::{Act, Holder, Moment, Outcome, TextProblem};
use store::{Error, Tx};
use web::{Failure, Flash, Form, Path, Posted, Problems, SeeOther};

/// The kind of matter that a bounce is.
pub const MATTER: &str = "bounce";
/// How the reader was told after all, at most so many characters.
const LONGEST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/verplichtingen/{id}/bereikt", "move_obligation", post)]
}

/// The form with which its holder says how the reader was told after all.
pub fn reached_form(form: Form<'_>, id: ObligationId) -> Markup {
    let fields = html! {
        (form.words("how", "bounce-how").hint("bounce-how-hint").required().max(LONGEST).rows(2))
    };
    form.promise("bounce-promise", &[]).around(
        &format!("/verplichtingen/{id}/bereikt"),
        "bounce-act",
        &fields,
    )
}

async fn post(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let problems = match posted.text("how").parse::<Outcome>() {
        Ok(how) if typed_words::holds_somebody(how.as_str()) => {
            Problems::with("how", typed_words::PERSONAL_DATA)
        }
        Ok(how) => match visit.write(move |tx, actor, now| reached(tx, actor, now, id, &how)).await {
            Ok(()) => return Ok(SeeOther::to("/vandaag").saying(Flash::new("bounce-done")).into_response()),
            Err(refusal) => refusal.at("how")?,
        },
        Err(TextProblem::Empty) => Problems::with("how", "bounce-how-empty"),
        Err(TextProblem::TooLong { .. }) => Problems::with("how", "bounce-how-too-long"),
    };
    let shown = show_obligation::read(&visit, id).await?;
    visit.actor.may("move_obligation", &shown.matter)?;
    let again = Again::refused("reached", &posted, &problems);
    Ok(show_obligation::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

/// The reader was told another way; ends the obligation. Only a bounce ends so: everything else ends with an act on its
/// own matter.
pub fn reached(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: ObligationId,
    how: &Outcome,
) -> Result<(), Refusal> {
    let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
    actor.may("move_obligation", &move_obligation::matter(tx, actor, &kept)?)?;
    if kept.matter.0 != MATTER {
        return Err(Refusal::NotNow("bounce-refused-other-matter"));
    }
    obligation::carry_out(tx, now, &kept, &Act::Settle { by: Some(actor.person), outcome: how.clone() })
}

/// Whether an obligation was ever opened for a notice whose mail was given up, or for a person whose link was.
pub fn is_taken_up(tx: &mut Tx<'_>, network: NetworkId, id: Uuid) -> Result<bool, Error> {
    let row = tx.first(
        "select id from obligation where network_id = $1 and matter_kind = $2 and matter_id = $3 limit 1",
        &[&network, &MATTER, &id],
    )?;
    Ok(row.is_some())
}

/// Records the bounce and opens the obligation; a second bounce of the same notice changes nothing.
pub fn bounced(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: NoticeId) -> Result<(), Refusal> {
    let first = tx.execute(
        "update notice set bounced_at = $3 where network_id = $1 and id = $2 and bounced_at is null",
        &[&network, &id, &now],
    )?;
    if first == 0 {
        return Ok(());
    }
    let Some(notice) = notice::load(tx, network, id)? else { return Ok(()) };
    let missed = Missed {
        what: id.into(),
        circle: Circle::of(notice.text == notice::OF_A_WRONG),
        reader: notice.person,
        href: notice.href,
        why: "why-reach-another-way",
    };
    let answers = notice::answers_for(tx, network, id)?;
    open(tx, now, network, (missed, answers))
}

/// A link could not be brought to `reader`: whoever asked for it holds that, once, however often it fails.
pub fn link_bounced(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (reader, by): (PersonId, PersonId),
) -> Result<(), Refusal> {
    if obligation::of_matter(tx, network, Matter::new(MATTER, reader))?.is_some() {
        return Ok(());
    }
    let href = match person::organisation_of(tx, network, reader)? {
        Some(organisation) => format!("/netwerk/organisaties/{organisation}#mensen"),
        None => "/netwerk".to_owned(),
    };
    let missed =
        Missed { what: reader.into(), circle: Circle::Anybody, reader, href, why: "why-let-in-another-way" };
    let there = person::load(tx, network, by)?.filter(|person| person.presence == person::Presence::Active);
    open(tx, now, network, (missed, there.map(|person| Holder::Person(person.id))))
}

/// A link to `reader` is on its way after all: nobody need look for another.
pub fn link_went(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    reader: PersonId,
) -> Result<(), Refusal> {
    match obligation::of_matter(tx, network, Matter::new(MATTER, reader))? {
        Some(_) => obligation::settle(tx, now, network, Matter::new(MATTER, reader), "link-went"),
        None => Ok(()),
    }
}

/// Whether word to somebody is being brought another way, because mail doesn't reach them.
pub fn misses_mail(tx: &mut Tx<'_>, network: NetworkId, reader: PersonId) -> Result<bool, Error> {
    Ok(!open_about(tx, network, reader)?.is_empty())
}

/// The reader's address was put right: what did not reach them goes out again, and nobody need bring it another way. Gives
/// how many messages that are. Who asked for a link asks for a new one.
pub fn address_corrected(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    reader: PersonId,
) -> Result<usize, Refusal> {
    let open = open_about(tx, network, reader)?;
    let mut again = 0;
    for missed in open.iter().filter(|missed| **missed != Uuid::from(reader)) {
        notice::send_again(tx, now, network, (reader, NoticeId::from(*missed)))?;
        obligation::settle(tx, now, network, Matter::new(MATTER, *missed), "address-corrected")?;
        again += 1;
    }
    Ok(again)
}

/// What of the reader's is being brought another way: notices, and the reader for a link.
fn open_about(tx: &mut Tx<'_>, network: NetworkId, reader: PersonId) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select matter_id from obligation where network_id = $1 and matter_kind = $2 and state <> 'settled'
           and (matter_id = $3 or matter_id in (
             select id from notice where network_id = $1 and person_id = $3 and bounced_at is not null))
         order by matter_id",
        &[&network, &MATTER, &reader],
    )?;
    rows.iter().map(|row| row.get("matter_id")).collect()
}

/// Word that somebody didn't get.
struct Missed {
    what: Uuid,
    circle: Circle,
    reader: PersonId,
    href: String,
    why: &'static str,
}

/// Opens the obligation to bring it another way: for whoever answers for it, and for the network's desk when nobody is.
fn open(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (missed, answers): (Missed, Option<Holder>),
) -> Result<(), Refusal> {
    let reader = person::load(tx, network, missed.reader)?;
    let holder = match (missed.circle, answers) {
        (Circle::Confidants, _) => confidants::holder_of_new(tx, network, missed.reader)?,
        (Circle::Anybody, Some(holder)) => holder,
        (Circle::Anybody, None) => Holder::Desk(desk::of_network(tx, network)?.id),
    };
    let why = crate::why::rule(missed.why)?;
    let opening = Opening {
        network,
        matter: Matter::new(MATTER, missed.what),
        title: reader.map(|person| person.name).unwrap_or_default(),
        href: missed.href,
        // It names a reader, who may be the protected reporter of a wrong: for its holder's eyes.
        shielded: true,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why },
    };
    obligation::open_within(tx, now, None, missed.circle, opening).map(|_| ())
}
