//! What can be done with one signal, in the API: understand it, answer it, add to it, close it, and say whether an answer
//! works. Each does what the form on its page does, and reads its fields by the same rules.

use crate::add_to_signal::{self, Addition};
use crate::api_raise::not_like_this;
use crate::api_signals::TAG;
use crate::api_words::{Filled, Niveau, Normkracht, OplossingSoort, Soort, Werkt, refused};
use crate::bring_back::{self, BringingBackId};
use crate::kinds::{Force, Kind, SolutionKind, Works};
use crate::signal::{self, SignalId};
use crate::understand::{self, Understand};
use crate::works_here::{self, Says};
use crate::{answer, bring_to_table, close_signal, record_solution, suggestions};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::area::Level;
use network::{Actor, Call, Endpoint};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use web::{Path, Posted};

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let triage = Scope::Dossiers;
    vec![
        Endpoint::post("/signalen/{id}/duiding", "understand_signal", triage, understand)
            .called(TAG, "signaalDuiden", (
                "Een signaal duiden",
                "Stelt vast wat het is, waarover en hoe ver het reikt. Wie het duidt, heeft het daarna. Een misstand wordt \
                 afgeschermd en gaat naar de vertrouwenspersoon.",
            ))
            .takes::<Duiding>()
            .versioned(),
        Endpoint::post("/signalen/{id}/antwoord", "answer_signal", triage, answer_it)
            .called(TAG, "signaalBeantwoorden", (
                "Een signaal beantwoorden",
                "Geeft een antwoord zonder dossier. Het gaat meteen terug naar wie het meldde, en na twee weken volgt de \
                 vraag of het werkt.",
            ))
            .takes::<NieuweOplossing>()
            .versioned(),
        Endpoint::post("/signalen/{id}/aanvulling", "add_to_signal", Scope::Raise, add)
            .called(TAG, "signaalAanvullen", (
                "Je signaal aanvullen",
                "Voegt iets toe aan wat je net meldde, zolang nog niemand het duidde. De woorden zelf veranderen nooit.",
            ))
            .takes::<Aanvulling>()
            .versioned(),
        Endpoint::post("/signalen/{id}/sluiting", "answer_signal", triage, close)
            .called(TAG, "signaalSluiten", (
                "Een beantwoord signaal sluiten",
                "Sluit een signaal waarop rechtstreeks geantwoord is en waarvan de melder niets meer liet horen.",
            ))
            .takes::<Sluiting>()
            .versioned(),
        Endpoint::post("/terugmeldingen/{id}/werkt", "say_whether_it_works", Scope::Raise, works)
            .called(TAG, "werktHet", (
                "Werkt dit bij jullie?",
                "Zegt of wat er terugkwam bij jullie werkt. Bij `nog_niet` blijft open wat er overblijft, in jouw woorden.",
            ))
            .takes::<WerktHet>(),
    ]
}

/// Does something with the version of a signal that the caller read.
async fn with_signal<F>(call: Call, id: SignalId, action: &'static str, act: F) -> Result<Response, Fault>
where
    F: Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<(), Fault> + Send + 'static,
{
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let signal = signal::load_for(tx, actor, id, action)?;
        if_match.holds(signal.version)?;
        act(tx, actor, now)?;
        let version = signal::load(tx, actor.network, id)?.version;
        Ok(Done::changed(id, &format!("/signalen/{id}"), Some(version)))
    })
    .await
}

/// Wat er is vastgesteld.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "soort": "knelpunt", "themas": ["STE.financiering"], "niveau": "gemeente" }))]
struct Duiding {
    /// Wat het is.
    soort: Soort,
    /// De codes van de thema's, het belangrijkste eerst.
    #[schema(min_items = 1, max_items = 20)]
    themas: Vec<String>,
    /// Hoe ver het reikt.
    niveau: Niveau,
    /// Wat erbij hoort te staan.
    #[serde(default)]
    #[schema(max_length = 1000)]
    toelichting: Option<String>,
}

async fn understand(
    call: Call,
    Path(id): Path<SignalId>,
    Json(new): Json<Duiding>,
) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("kind", Some(Kind::from(new.soort).name()))
        .with_all("theme", new.themas.into_iter().take(20))
        .with("level", Some(Level::from(new.niveau).name()))
        .with("note", new.toelichting)
        .posted();
    with_signal(call, id, "understand_signal", move |tx, actor, now| {
        let new = Understand::parse(&posted).map_err(|problems| refused(&problems))?;
        Ok(understand::understand(tx, actor, now, id, &new)?)
    })
    .await
}

/// Een oplossing om vast te leggen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "soort": "antwoord", "woorden": "Ja, beeldbellen telt mee als prestatie." }))]
pub struct NieuweOplossing {
    /// Wat het is.
    soort: OplossingSoort,
    /// Wat er staat.
    #[schema(min_length = 1, max_length = 4000)]
    woorden: String,
    /// Waarom; bij `nog_geen` verplicht.
    #[serde(default)]
    #[schema(max_length = 1000)]
    waarom: Option<String>,
    /// Hoe bindend; als je niets zegt wat bij de soort past.
    #[serde(default)]
    normkracht: Option<Normkracht>,
    /// Het nummer van de organisatie die erover gaat; als je niets zegt de gebruikelijke.
    #[serde(default)]
    eigenaar_id: Option<Uuid>,
    /// De laatste dag waarop het geldt.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    geldig_tot: Option<jiff::civil::Date>,
}

impl NieuweOplossing {
    /// As our form has it.
    pub fn posted(self) -> Posted {
        Filled::default()
            .with("solution_kind", Some(SolutionKind::from(self.soort).name()))
            .with("solution", Some(self.woorden))
            .with("why", self.waarom)
            .with("force", self.normkracht.map(|force| Force::from(force).name()))
            .with("owner", self.eigenaar_id.map(|id| id.to_string()))
            .with("valid_until", self.geldig_tot.map(|day| day.to_string()))
            .posted()
    }
}

async fn answer_it(
    call: Call,
    Path(id): Path<SignalId>,
    Json(new): Json<NieuweOplossing>,
) -> Result<Response, Fault> {
    let posted = new.posted();
    with_signal(call, id, "answer_signal", move |tx, actor, now| {
        let new =
            record_solution::parse(&posted, actor.organisation).map_err(|problems| refused(&problems))?;
        Ok(answer::answer(tx, actor, now, id, &new)?)
    })
    .await
}

/// Wat erbij komt; wat je niet noemt, blijft zoals het is.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "suggestie": "Doorbetalen tot de zomer." }))]
struct Aanvulling {
    /// Wat het is.
    #[serde(default)]
    soort: Option<Soort>,
    /// De code van het thema.
    #[serde(default)]
    #[schema(max_length = 100)]
    thema: Option<String>,
    /// De code of de naam van het gebied.
    #[serde(default)]
    #[schema(max_length = 200)]
    gebied: Option<String>,
    /// Hoe ver het reikt.
    #[serde(default)]
    niveau: Option<Niveau>,
    /// Iemands eigen woorden.
    #[serde(default)]
    #[schema(max_length = 400)]
    citaat: Option<String>,
    /// Of de bron van het citaat genoemd mag worden.
    #[serde(default)]
    bron_genoemd: bool,
    /// Wat zou helpen.
    #[serde(default)]
    #[schema(max_length = 2000)]
    suggestie: Option<String>,
    /// Het nummer van een eerder signaal dat hetzelfde zegt.
    #[serde(default)]
    lijkt_op: Option<Uuid>,
    /// Laat staan wat de persoonsgegevenswacht vindt.
    #[serde(default)]
    bevestigd: bool,
    /// Waarom het zo moet blijven staan.
    #[serde(default)]
    #[schema(max_length = 400)]
    reden: Option<String>,
}

async fn add(call: Call, Path(id): Path<SignalId>, Json(new): Json<Aanvulling>) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("kind", new.soort.map(|kind| Kind::from(kind).name()))
        .with("theme", new.thema)
        .with("area", new.gebied)
        .with("level", new.niveau.map(|level| Level::from(level).name()))
        .with("quote", new.citaat)
        .with("quote_open", new.bron_genoemd.then_some("yes"))
        .with("suggestion", new.suggestie)
        .with("alike", new.lijkt_op.map(|id| id.to_string()))
        .with("guard_reason", new.reden.filter(|_| new.bevestigd))
        .posted();
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let signal = signal::load(tx, actor.network, id)?;
        actor.may("add_to_signal", &signal.matter())?;
        if_match.holds(signal.version)?;
        let known = suggestions::known_here(tx, actor.network, now)?;
        let new =
            Addition::parse(&posted, &known).map_err(|(problems, found)| not_like_this(&problems, &found))?;
        add_to_signal::add_to_signal(tx, actor, now, id, &new)?;
        let version = signal::load(tx, actor.network, id)?.version;
        Ok(Done::changed(id, &format!("/signalen/{id}"), Some(version)))
    })
    .await
}

/// Waarom het gesloten wordt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "waarom": "De melder liet na twee keer vragen niets meer horen." }))]
struct Sluiting {
    /// Waarom.
    #[schema(min_length = 1, max_length = 500)]
    waarom: String,
}

async fn close(call: Call, Path(id): Path<SignalId>, Json(new): Json<Sluiting>) -> Result<Response, Fault> {
    let posted = Filled::default().with("why", Some(new.waarom)).posted();
    with_signal(call, id, "answer_signal", move |tx, actor, now| {
        let longest = close_signal::LONGEST_REASON;
        let why = bring_to_table::words(&posted, "why", longest, "problem-close-why-empty")
            .map_err(|problems| refused(&problems))?;
        Ok(close_signal::close_signal(tx, actor, now, id, &why)?)
    })
    .await
}

/// Of het werkt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "werkt": "nog_niet", "woorden": "De gemeente betaalt pas vanaf januari." }))]
struct WerktHet {
    /// Ja, aangepast, of nog niet.
    werkt: Werkt,
    /// In je eigen woorden; bij `nog_niet` verplicht.
    #[serde(default)]
    #[schema(max_length = 1000)]
    woorden: Option<String>,
}

async fn works(
    call: Call,
    Path(id): Path<BringingBackId>,
    Json(new): Json<WerktHet>,
) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("works", Some(Works::from(new.werkt).name()))
        .with("words", new.woorden)
        .posted();
    call.act(move |tx, actor, now| {
        let told = bring_back::load(tx, actor.network, id)?;
        let signal = signal::load(tx, actor.network, told.signal)?;
        actor.may("say_whether_it_works", &works_here::circle(tx, &signal, &told)?)?;
        let says = Says::parse(&posted).map_err(|problems| refused(&problems))?;
        works_here::works_here(tx, actor, now, id, &says)?;
        let version = signal::load(tx, actor.network, signal.id)?.version;
        Ok(Done::changed(signal.id, &format!("/signalen/{}", signal.id), Some(version)))
    })
    .await
}
