//! Questions in the API: what is open, one with where it stands, asking, taking and answering. The personal-data guard reads
//! a question as it does on the page.

use crate::question::{self, Question, QuestionId, State};
use crate::who_holds::{Holds, who_holds};
use crate::write_answer_form;
use crate::{ask, list_questions, take_question, write_answer};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint, theme};
use serde::{Deserialize, Serialize};
use store::page::Page;
use utoipa::ToSchema;
use web::{Path, Posted, View};
use worklist::api_holder::Houder;
use worklist::why;

const TAG: &str = "Vragen en antwoorden";
/// How the fields of our forms are called in the API.
const NAMES: [(&str, &str); 5] = [
    ("words", "woorden"),
    ("guard_reason", "reden"),
    ("same_as", "woorden"),
    ("title", "titel"),
    ("valid_until", "geldigTotEnMet"),
];

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/vragen", "see_knowledge", list)
            .called(TAG, "vragen", ("Open vragen", "De vragen waarop nog geen antwoord is, nieuwste eerst."))
            .pages::<Vraag>(&[]),
        Endpoint::get("/vragen/{id}", "see_knowledge", one)
            .called(TAG, "vraag", ("Eén vraag", "Een vraag met wie haar heeft, en het antwoord als dat er is."))
            .gives::<Vraag>()
            .versioned(),
        Endpoint::post("/vragen", "ask_question", Scope::Knowledge, put)
            .called(TAG, "vraagStellen", (
                "Een vraag stellen",
                "Stelt een vraag aan de balie die het thema kent. Vindt de persoonsgegevenswacht iets, dan komt dat \
                 terug als 422 en is er niets bewaard; met een `reden` blijft het zo staan.",
            ))
            .takes::<NieuweVraag>()
            .makes(),
        Endpoint::post("/vragen/{id}/overname", "take_question", Scope::Knowledge, take)
            .called(TAG, "vraagNemen", ("Een vraag nemen", "Zoekt het uit en houdt de vraag vast tot er een antwoord is."))
            .versioned(),
        Endpoint::post("/vragen/{id}/antwoord", "write_answer", Scope::Knowledge, answer)
            .called(TAG, "vraagBeantwoorden", (
                "Een vraag beantwoorden",
                "Schrijft het antwoord. Iemand anders kijkt ernaar voordat het er staat; het nummer is dat van het antwoord.",
            ))
            .takes::<NieuwAntwoord>()
            .makes()
            .versioned(),
    ]
}

/// Een vraag.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000031", "woorden": "Telt beeldbellen mee als prestatie?",
    "thema": "STE.financiering", "organisatie": "Welzijn De Steiger", "gesteldOp": "2026-11-23T08:10:00Z",
    "staat": "open", "staatSinds": "2026-11-23T08:10:00Z", "gelijkAan": null, "antwoordId": null,
    "houder": { "naam": "Signaaltafel", "volgendMoment": "2026-11-25T16:00:00Z", "waarom": "Neem de vraag." },
    "versie": 1
}))]
struct Vraag {
    /// Het nummer.
    id: Uuid,
    /// De vraag, in de woorden van de steller.
    woorden: String,
    /// De code van het thema.
    thema: Option<String>,
    /// De organisatie van de steller.
    organisatie: String,
    /// Wanneer.
    gesteld_op: Timestamp,
    /// Waar zij staat.
    staat: VraagStaat,
    /// Sinds wanneer.
    staat_sinds: Timestamp,
    /// Het nummer van de vraag die hetzelfde vraagt.
    gelijk_aan: Option<Uuid>,
    /// Het nummer van het antwoord.
    antwoord_id: Option<Uuid>,
    /// Wie haar nu heeft; niemand als zij af is.
    houder: Option<Houder>,
    /// De versie.
    versie: i64,
}

/// Waar een vraag staat.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum VraagStaat {
    /// Er is nog geen antwoord.
    Open,
    /// Er wordt naar een antwoord gekeken.
    Geschreven,
    /// Zij hoort wat een andere vraag hoort.
    Verbonden,
    /// Er is een antwoord.
    Beantwoord,
}

impl Vraag {
    fn of(view: &View, question: Question, held: Option<&Holds>) -> Self {
        let (staat, gelijk_aan, antwoord) = match question.state {
            State::Open(_) => (VraagStaat::Open, None, None),
            State::Prepared(_, answer) => (VraagStaat::Geschreven, None, Some(answer)),
            State::Linked(_, to) => (VraagStaat::Verbonden, Some(to), None),
            State::Answered(_, answer) => (VraagStaat::Beantwoord, None, Some(answer)),
        };
        Self {
            id: question.id.into(),
            woorden: question.words,
            thema: question.theme,
            organisatie: question.organisation_name,
            gesteld_op: question.asked_at,
            staat,
            staat_sinds: question.state.stamp().at,
            gelijk_aan: gelijk_aan.map(Into::into),
            antwoord_id: antwoord.map(Into::into),
            houder: held.map(|held| Houder {
                naam: held.name.clone(),
                volgend_moment: held.moment,
                waarom: why::say(view, &held.why),
            }),
            versie: question.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_knowledge")?;
    let after = call.asked.after::<QuestionId>()?;
    let (open, held) = call
        .read(move |tx, actor| {
            let open = list_questions::open(tx, actor.network, &after)?;
            let ids: Vec<QuestionId> = open.rows.iter().map(|question| question.id).collect();
            let held = who_holds(tx, actor.network, "question", &ids)?;
            Ok((open, held))
        })
        .await?;
    let Page { rows, next } = open;
    let rows = rows.into_iter().map(|question| {
        let held = held.get(&question.id.into());
        Vraag::of(&call.view, question, held)
    });
    Ok(call.page(&Page { rows: rows.collect(), next }))
}

async fn one(call: Call, Path(id): Path<QuestionId>) -> Result<Response, Fault> {
    let (question, held) = call
        .read(move |tx, actor| {
            actor.may_here("see_knowledge")?;
            let question = question::load(tx, actor.network, id)?;
            let held = who_holds(tx, actor.network, "question", &[id])?.remove(&id.into());
            Ok((question, held))
        })
        .await?;
    let version = question.version;
    Ok(call.one(&Vraag::of(&call.view, question, held.as_ref()), Some(version)))
}

/// Een vraag om te stellen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Telt beeldbellen mee als prestatie?" }))]
struct NieuweVraag {
    /// De vraag.
    #[schema(min_length = 1, max_length = 1000)]
    woorden: String,
    /// De code van het thema, als je dat weet.
    #[serde(default)]
    #[schema(max_length = 100)]
    thema: Option<String>,
    /// Waarom wat de persoonsgegevenswacht vindt, zo moet blijven staan.
    #[serde(default)]
    #[schema(max_length = 400)]
    reden: Option<String>,
}

async fn put(call: Call, Json(new): Json<NieuweVraag>) -> Result<Response, Fault> {
    let (theme, reason) = (new.thema.unwrap_or_default(), new.reden.unwrap_or_default());
    let posted = Posted::of(&[("words", &new.woorden), ("theme", &theme), ("guard_reason", &reason)]);
    call.act(move |tx, actor, now| {
        actor.may_here("ask_question")?;
        if !theme.is_empty() && !theme::exists(tx, actor.network, &theme)? {
            return Err(Fault::field("thema", "problem-knowledge-no-such-theme"));
        }
        let known = ask::known_here(tx, actor.network)?;
        let new = ask::Ask::parse(&posted, uuid_at(now), &known)
            .map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        let id = ask::ask(tx, actor, now, &new)?;
        let question = question::load(tx, actor.network, id)?;
        Ok(Done::made(id, &question.href(), Some(question.version)))
    })
    .await
}

async fn take(call: Call, Path(id): Path<QuestionId>) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let question = question::load(tx, actor.network, id)?;
        actor.may("take_question", &question.circle(tx)?)?;
        if_match.holds(question.version)?;
        take_question::take(tx, actor, now, id)?;
        Ok(Done::changed(id, &question.href(), Some(question.version)))
    })
    .await
}

/// Een antwoord om te schrijven.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Ja. Bellen en beeldbellen tellen mee." }))]
pub struct NieuwAntwoord {
    /// Wat het antwoord is.
    #[schema(min_length = 1, max_length = 8000)]
    woorden: String,
    /// Hoe de vraag erboven komt te staan; als je niets zegt zoals zij gesteld is.
    #[serde(default)]
    #[schema(max_length = 300)]
    titel: Option<String>,
    /// De laatste dag waarop het geldt.
    #[serde(default)]
    #[schema(max_length = 10, example = "2027-06-30")]
    geldig_tot_en_met: Option<String>,
}

impl NieuwAntwoord {
    /// Read by the rules of the form.
    pub fn typed(&self, fresh: Uuid) -> Result<write_answer::Write, Fault> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let posted = Posted::of(&[
            ("words", &self.woorden),
            ("title", &text(&self.titel)),
            ("valid_until", &text(&self.geldig_tot_en_met)),
        ]);
        write_answer_form::parse(&posted, fresh).map_err(|problems| Fault::of_form(&problems, &NAMES))
    }
}

async fn answer(
    call: Call,
    Path(id): Path<QuestionId>,
    Json(new): Json<NieuwAntwoord>,
) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let question = question::load(tx, actor.network, id)?;
        actor.may("write_answer", &question.circle(tx)?)?;
        if_match.holds(question.version)?;
        let answer = write_answer::write(tx, actor, now, id, &new.typed(uuid_at(now))?)?;
        let version = crate::answer::load(tx, actor.network, answer)?.version;
        Ok(Done::made(answer, &format!("/antwoorden/{answer}"), Some(version)))
    })
    .await
}
