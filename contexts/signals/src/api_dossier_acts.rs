//! What changes a dossier, in the API: everything that its page offers, through the same acts and rules, on the version that
//! the caller read.

use crate::api_dossiers::TAG;
use crate::api_signal_acts::NieuweOplossing;
use crate::api_words::{Filled, Niveau, refused};
use crate::bring_to_table::{self, Bring};
use crate::dossier::{self, DossierId};
use crate::{bring_back, carry, confirm, lift, record_solution, reopen_dossier, state_problem};
use api::unchanged::IfMatch;
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
use web::Path;

/// The longest text of what remains, in characters.
const LONGEST_REMAINS: usize = 1_000;

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let scope = Scope::Dossiers;
    let words = |title, about| (title, about);
    vec![
        Endpoint::post("/dossiers/{id}/signalen", "carry_signal", scope, carry_it)
            .called(TAG, "signaalBijDossier", words("Signalen erbij leggen", "Legt signalen bij een dossier. Wie ze meldde, hoort dat; is er al een antwoord, dan komt dat meteen mee."))
            .takes::<ErbijTeLeggen>(),
        Endpoint::post("/dossiers/{id}/probleem", "state_problem", scope, state_it)
            .called(TAG, "probleemBenoemen", words("Het probleem benoemen", "Legt de probleemstelling vast: duidelijk, neutraal, erkend en gedeeld, zonder oplossing."))
            .takes::<Probleemstelling>(),
        Endpoint::post("/dossiers/{id}/niveau", "lift_dossier", scope, lift_it)
            .called(TAG, "dossierOptillen", words("Optillen", "Tilt het dossier naar een hoger niveau. Wie meldde, hoort het."))
            .takes::<Optillen>(),
        Endpoint::post("/dossiers/{id}/tafel", "bring_to_table", scope, bring_it)
            .called(TAG, "aanTafelBrengen", words("Aan tafel brengen", "Zet het dossier op de agenda van een overleg. Wie meldde, hoort wanneer erover gesproken wordt."))
            .takes::<AanTafel>(),
        Endpoint::post("/dossiers/{id}/oplossing", "record_solution", scope, solve)
            .called(TAG, "oplossingVastleggen", words("Een oplossing vastleggen", "Legt vast wat ervan kwam, ook als er nog geen oplossing is. De trekker brengt het binnen een werkdag terug."))
            .takes::<NieuweOplossing>(),
        Endpoint::post("/dossiers/{id}/terugmelding", "bring_back", scope, back)
            .called(TAG, "terugbrengen", words("Terugbrengen", "Vertelt iedereen die meldde wat ervan kwam. Na twee weken volgt de vraag of het werkt.")),
        Endpoint::post("/dossiers/{id}/afsluiting", "confirm_dossier", scope, close)
            .called(TAG, "dossierAfsluiten", words("Afsluiten", "Sluit het dossier. Zwijgt iemand, dan kan dat pas als de vraag of het werkt gesteld is, met een reden; het dossier heet dan gesloten zonder reactie en niet bevestigd. Is er geen oplossing, dan heet het zo."))
            .takes::<Afsluiting>(),
        Endpoint::post("/dossiers/{id}/heropening", "reopen_dossier", scope, reopen)
            .called(TAG, "dossierHeropenen", words("Heropenen", "Heropent een gesloten dossier op wat overblijft. Wie meldde, hoort het."))
            .takes::<Heropening>(),
    ]
    .into_iter()
    .map(Endpoint::versioned)
    .collect()
}

/// Does something with a dossier; `if_match` is for what changes the dossier itself.
pub(crate) async fn with_dossier<F>(
    call: Call,
    id: DossierId,
    (action, if_match): (&'static str, IfMatch),
    act: F,
) -> Result<Response, Fault>
where
    F: Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<(), Fault> + Send + 'static,
{
    call.act(move |tx, actor, now| {
        let dossier = dossier::load_for(tx, actor, id, action)?;
        if_match.holds(dossier.version)?;
        act(tx, actor, now)?;
        done(tx, actor, id)
    })
    .await
}

/// A dossier as it stands after an act.
pub(crate) fn done(tx: &mut Tx<'_>, actor: &Actor, id: DossierId) -> Result<Done, Fault> {
    let version = dossier::load(tx, actor.network, id)?.version;
    Ok(Done::changed(id, &format!("/dossiers/{id}"), Some(version)))
}

/// Signalen om erbij te leggen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "signalen": ["0190a7a4-1c00-7000-8000-000000000001"] }))]
struct ErbijTeLeggen {
    /// De nummers van de signalen.
    #[schema(min_items = 1, max_items = 50)]
    signalen: Vec<Uuid>,
}

async fn carry_it(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<ErbijTeLeggen>,
) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        actor.may_here("carry_signal")?;
        let dossier = dossier::load(tx, actor.network, id)?;
        if_match.holds(dossier.version)?;
        if new.signalen.is_empty() || new.signalen.len() > 50 {
            return Err(Fault::field("signalen", "problem-signal-empty"));
        }
        for signal in &new.signalen {
            carry::carry(tx, actor, now, id, (*signal).into())?;
        }
        done(tx, actor, id)
    })
    .await
}

/// De probleemstelling.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Gemeenten korten op subsidie als de inloop dicht is." }))]
struct Probleemstelling {
    /// Wat het probleem is, zonder oplossing.
    #[schema(min_length = 1, max_length = 2000)]
    woorden: String,
}

async fn state_it(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<Probleemstelling>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("problem", Some(new.woorden)).posted();
    let on = ("state_problem", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let words = state_problem::parse(&posted).map_err(|problems| refused(&problems))?;
        Ok(state_problem::state_problem(tx, actor, now, id, (&words, None))?)
    })
    .await
}

/// Naar welk niveau, en waarom.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "niveau": "regio", "waarom": "Het speelt in meer gemeenten." }))]
struct Optillen {
    /// Een hoger niveau dan nu.
    niveau: Niveau,
    /// Waarom.
    #[schema(min_length = 1, max_length = 1000)]
    waarom: String,
}

async fn lift_it(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<Optillen>,
) -> Result<Response, Fault> {
    let level = Level::from(new.niveau).name();
    let posted = Filled::default().with("level", Some(level)).with("why", Some(new.waarom)).posted();
    let on = ("lift_dossier", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let (level, why) = lift::parse(&posted).map_err(|problems| refused(&problems))?;
        Ok(lift::lift(tx, actor, now, id, (level, &why))?)
    })
    .await
}

/// Op welke agenda, met welke vraag.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "overlegId": "0190a7a4-1c00-7000-8000-000000000008", "vraag": "Betalen gemeenten door?" }))]
struct AanTafel {
    /// Het overleg.
    overleg_id: Uuid,
    /// Wat je de tafel vraagt; als je niets zegt de titel van het dossier.
    #[serde(default)]
    #[schema(max_length = 500)]
    vraag: Option<String>,
}

async fn bring_it(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<AanTafel>,
) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("meeting", Some(new.overleg_id.to_string()))
        .with("question", new.vraag)
        .posted();
    let on = ("bring_to_table", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let bring = Bring::parse(&posted).map_err(|problems| refused(&problems))?;
        Ok(bring_to_table::bring_to_table(tx, actor, now, id, &bring)?)
    })
    .await
}

async fn solve(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<NieuweOplossing>,
) -> Result<Response, Fault> {
    let posted = new.posted();
    let on = ("record_solution", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let owner = record_solution::usual_owner(tx, actor, now, id)?;
        let new = record_solution::parse(&posted, owner).map_err(|problems| refused(&problems))?;
        Ok(record_solution::record_solution(tx, actor, now, id, &new)?)
    })
    .await
}

async fn back(call: Call, Path(id): Path<DossierId>) -> Result<Response, Fault> {
    let on = ("bring_back", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        bring_back::bring_back(tx, actor, now, id)?;
        Ok(())
    })
    .await
}

/// Waarom het dicht kan.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "waarom": "Na twee keer vragen bleef het stil." }))]
struct Afsluiting {
    /// Waarom; nodig als iemand niets zei.
    #[serde(default)]
    #[schema(max_length = 1000)]
    waarom: Option<String>,
}

async fn close(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<Afsluiting>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("why", new.waarom).posted();
    let on = ("confirm_dossier", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let why = confirm::parse_why(&posted).map_err(|problems| refused(&problems))?;
        Ok(confirm::confirm(tx, actor, now, id, why.as_deref())?)
    })
    .await
}

/// Wat overblijft.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "restant": "In kleine gemeenten werkt het nog niet." }))]
struct Heropening {
    /// Wat er nog niet opgelost is.
    #[schema(min_length = 1, max_length = 1000)]
    restant: String,
}

async fn reopen(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<Heropening>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("remains", Some(new.restant)).posted();
    let on = ("reopen_dossier", call.if_match.clone());
    with_dossier(call, id, on, move |tx, actor, now| {
        let remains = bring_to_table::words(&posted, "remains", LONGEST_REMAINS, "problem-remains-empty")
            .map_err(|problems| refused(&problems))?;
        Ok(reopen_dossier::reopen(tx, actor, now, id, &remains)?)
    })
    .await
}
