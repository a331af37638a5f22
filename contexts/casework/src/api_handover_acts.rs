//! What somebody does with a handover, in the API: the same acts as on its page, read by the same parsers and decided by the
//! same engine. Each changes only the version that its caller read, and under an idempotency key it is one act. Here those
//! that need a word at most; the others stand in `api_handover_answers` and `api_handover_holding`.

use crate::api_handovers::TAG;
use crate::handover::Kept;
use crate::handover::act::{self, Doing};
use crate::show_handover::Parsed;
use crate::{answer_handover, hold_handover, send_handover, settle_handover};
use api::{Done, Fault, Json};
use axum::response::Response;
use handover::HandoverId;
use jiff::civil::Date;
use kernel::ids::{Uuid, uuid_at};
use kernel::{PersonId, Timestamp};
use network::api_token::Scope;
use network::reading::Keys;
use network::{Actor, Call, Endpoint, Workplace};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use web::{Path, Posted};

/// What the fields of the forms are called in the API.
pub(crate) const NAMES: [(&str, &str); 24] = [
    ("previewed", "meegelezen"),
    ("why_not", "waaromNiet"),
    ("permission", "toestemming"),
    ("legal_basis", "grondslag"),
    ("passing_on", "magDoor"),
    ("question", "woorden"),
    ("answer", "woorden"),
    ("words", "woorden"),
    ("reason", "woorden"),
    ("interim", "woorden"),
    ("worker", "persoonId"),
    ("start", "begint"),
    ("bridging", "overbrugging"),
    ("decided", "besluitVan"),
    ("code", "reden"),
    ("better", "beter"),
    ("to", "naar"),
    ("review", "kijkWeerOp"),
    ("helped", "geholpen"),
    ("met", "behoefteVervuld"),
    ("first", "eerstePoging"),
    ("second", "tweedePoging"),
    ("choice", "keuze"),
    ("next", "volgendeKeer"),
];

type Parse = fn(&Posted, PersonId, Timestamp) -> Parsed;

/// An act on a handover.
pub(crate) fn post<H, T>(
    path: &'static str,
    handler: H,
    id: &'static str,
    said: (&'static str, &'static str),
) -> Endpoint
where
    H: axum::handler::Handler<T, Workplace>,
    T: 'static,
{
    Endpoint::post(path, "work_on_handover", Scope::Handovers, handler).called(TAG, id, said).versioned()
}

/// The endpoints of these acts.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        post(
            "/overdrachten/{id}/laten-vallen",
            drop_it,
            "overdrachtLatenVallen",
            ("Laten vallen", "Een concept dat toch niet weggaat."),
        ),
        post(
            "/overdrachten/{id}/vraag",
            question,
            "overdrachtVragen",
            ("Eerst iets vragen", "De klok staat één keer stil tot het antwoord er is."),
        )
        .takes::<Woorden>(),
        post(
            "/overdrachten/{id}/intrekken",
            withdraw,
            "overdrachtIntrekken",
            ("Intrekken", "Met de reden. Wat terugkwam, vraagt daarna een besluit."),
        )
        .takes::<Woorden>(),
        post(
            "/overdrachten/{id}/contact",
            contact,
            "overdrachtEersteContact",
            ("Het eerste contact", "Van wie ja zei, zelf. Hierbij verhuist een overdracht; eerder niet."),
        )
        .takes::<Woorden>(),
        post("/overdrachten/{id}/notitie", note, "overdrachtNotitie", ("Iets opschrijven", "Hoe het gaat."))
            .takes::<Woorden>(),
        post(
            "/overdrachten/{id}/verder",
            go_on,
            "overdrachtVerder",
            ("Verdergaan", "Het wachten is voorbij."),
        ),
        post(
            "/overdrachten/{id}/heropenen",
            reopen,
            "overdrachtHeropenen",
            ("Nog niet geholpen", "Het is niet over: het gaat terug naar wie hielp."),
        )
        .takes::<Woorden>(),
    ]
}

/// The fields of a form, as its page would send them; what is absent isn't sent.
pub(crate) fn form(fields: &[(&str, Option<String>)]) -> Posted {
    let sent: Vec<(&str, &str)> =
        fields.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
    Posted::of(&sent)
}

/// A tick.
pub(crate) fn yes() -> String {
    "yes".to_owned()
}

/// A day, as a form sends it.
pub(crate) fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Carries out what was typed, on the version that the caller read.
pub(crate) async fn step(
    call: Call,
    id: HandoverId,
    posted: Posted,
    parse: Parse,
) -> Result<Response, Fault> {
    acts(call, id, move |tx, actor, now, keys, transition| {
        let (act, said) =
            parse(&posted, actor.person, now).map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        Ok(act::act(tx, actor, now, keys, (&Doing { id, transition, said }, &act))?)
    })
    .await
}

/// Does something on the version that the caller read, once the policy allows it.
pub(crate) async fn acts<F>(call: Call, id: HandoverId, act: F) -> Result<Response, Fault>
where
    F: Fn(&mut Tx<'_>, &Actor, Timestamp, &Keys, Uuid) -> Result<Kept, Fault> + Send + 'static,
{
    let (keys, if_match) = (call.workplace.keys.clone(), call.if_match.clone());
    call.act(move |tx, actor, now| {
        let kept = act::load_to_work_on(tx, actor, now, id)?;
        if_match.holds(kept.version)?;
        let kept = act(tx, actor, now, &keys, uuid_at(now))?;
        Ok(Done::changed(id, &format!("/overdrachten/{id}"), Some(kept.version)))
    })
    .await
}

/// Whom it goes to, as a form sends it: a person or a desk.
pub(crate) fn to(person: Option<Uuid>, desk: Option<Uuid>) -> Option<String> {
    person.map(|person| format!("person-{person}")).or_else(|| desk.map(|desk| format!("desk-{desk}")))
}

/// Wat er gezegd wordt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Kan hij op woensdag komen?" }))]
struct Woorden {
    /// In woorden.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
}

async fn question(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Woorden>,
) -> Result<Response, Fault> {
    step(call, id, form(&[("question", Some(new.woorden))]), answer_handover::question).await
}

async fn withdraw(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Woorden>,
) -> Result<Response, Fault> {
    step(call, id, form(&[("reason", Some(new.woorden))]), settle_handover::taking_back).await
}

async fn contact(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Woorden>,
) -> Result<Response, Fault> {
    step(call, id, form(&[("words", Some(new.woorden))]), hold_handover::first_contact).await
}

async fn note(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Woorden>) -> Result<Response, Fault> {
    step(call, id, form(&[("words", Some(new.woorden))]), hold_handover::note).await
}

async fn reopen(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Woorden>) -> Result<Response, Fault> {
    step(call, id, form(&[("words", Some(new.woorden))]), hold_handover::not_helped).await
}

async fn go_on(call: Call, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    step(call, id, Posted::EMPTY, hold_handover::going_on).await
}

async fn drop_it(call: Call, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    step(call, id, Posted::EMPTY, send_handover::dropping).await
}
