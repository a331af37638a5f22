//! Writing a handover in the API, as its page does: offering it, asking along, or asking for the case. The draft is read, sent,
//! dropped and taken back as any other handover; who reads it first is said when it is sent.

use crate::api_handover_acts::{form, to};
use crate::api_handovers::{OverdrachtSoort, OverdrachtSpoed, TAG};
use crate::claim_handover;
use crate::draft_handover::{self, Draft};
use crate::handover as kept;
use crate::handover::names::{KindName, UrgencyName};
use crate::help_request::{self, HelpRequestId};
use api::{Done, Fault, Json};
use axum::response::Response;
use directory::api_offers::Ponton;
use directory::pontoon::Pontoon;
use handover::Kind;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Problems;

/// What the fields of the form are called in the API.
const NAMES: [(&str, &str); 7] = [
    ("kind", "soort"),
    ("to", "naarPersoonId"),
    ("question", "vraag"),
    ("story", "verhaal"),
    ("wished", "gewenst"),
    ("urgency", "spoed"),
    ("pontoon", "ponton"),
];

/// The endpoints of this capability.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/overdrachten", "hand_over", Scope::Handovers, draft)
            .called(TAG, "overdrachtSchrijven", (
                "Een overdracht schrijven",
                "Als concept: alleen jij ziet het, tot je het verstuurt. Jij houdt de hulpvraag zolang vast. Zelf om een \
                 hulpvraag vragen gaat met `/overdrachten/overnemen`.",
            ))
            .takes::<NieuweOverdracht>(),
        Endpoint::post("/overdrachten/overnemen", "claim_case", Scope::Handovers, claim)
            .called(TAG, "overdrachtOvernemen", (
                "Om een hulpvraag vragen",
                "Als concept, voor wie meeleest in het plan. Na het versturen antwoordt wie de hulpvraag vasthoudt; zwijgen \
                 geeft niets.",
            ))
            .takes::<Overname>(),
    ]
}

/// Een overdracht om te schrijven.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "hulpvraagId": "0190a7a4-1c00-7000-8000-000000000032", "soort": "verwijzen",
    "naarPersoonId": "0190a7a4-1c00-7000-8000-000000000006", "naarBalieId": null,
    "vraag": "Kan hij bij jullie terecht?", "verhaal": "Hij zoekt werk.", "gewenst": "Voor de zomer", "spoed": "gewoon",
    "ponton": null
}))]
struct NieuweOverdracht {
    /// De hulpvraag waar het over gaat.
    hulpvraag_id: Uuid,
    /// Wat je vraagt.
    soort: OverdrachtSoort,
    /// Naar wie, in persoon; of naar een balie.
    #[serde(default)]
    naar_persoon_id: Option<Uuid>,
    /// Naar welke balie.
    #[serde(default)]
    naar_balie_id: Option<Uuid>,
    /// Wat er gevraagd wordt.
    #[schema(min_length = 1, max_length = 4000)]
    vraag: String,
    /// Het verhaal tot nu toe.
    #[schema(min_length = 1, max_length = 4000)]
    verhaal: String,
    /// Wanneer het zou moeten beginnen.
    #[serde(default)]
    #[schema(max_length = 120)]
    gewenst: Option<String>,
    /// Hoe snel; anders gewoon.
    #[serde(default)]
    spoed: Option<OverdrachtSpoed>,
    /// Op welk ponton de hulpvraag daarna staat, als die verhuist.
    #[serde(default)]
    ponton: Option<Ponton>,
}

async fn draft(call: Call, Json(new): Json<NieuweOverdracht>) -> Result<Response, Fault> {
    let (request, kind) = (HelpRequestId(new.hulpvraag_id), KindName::from(new.soort));
    let posted = form(&[
        ("kind", Some(kind.name().to_owned())),
        ("to", to(new.naar_persoon_id, new.naar_balie_id)),
        ("question", Some(new.vraag)),
        ("story", Some(new.verhaal)),
        ("wished", new.gewenst),
        ("urgency", new.spoed.map(|one| UrgencyName::from(one).name().to_owned())),
        ("pontoon", new.ponton.map(|one| Pontoon::from(one).name().to_owned())),
    ]);
    // Asking for a case has an endpoint of its own: here it is refused by its field, after the same policy as every other.
    write(call, (request, Kind::Refer), move |fresh| Draft::parse(&posted, request, fresh)).await
}

/// Een hulpvraag om over te nemen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "hulpvraagId": "0190a7a4-1c00-7000-8000-000000000032", "vraag": "Ik zie hem elke week.", "spoed": "gewoon",
    "ponton": null
}))]
struct Overname {
    /// De hulpvraag.
    hulpvraag_id: Uuid,
    /// Waarom die bij jou past.
    #[schema(min_length = 1, max_length = 4000)]
    vraag: String,
    /// Hoe snel; anders gewoon.
    #[serde(default)]
    spoed: Option<OverdrachtSpoed>,
    /// Op welk ponton de hulpvraag daarna staat.
    #[serde(default)]
    ponton: Option<Ponton>,
}

async fn claim(call: Call, Json(new): Json<Overname>) -> Result<Response, Fault> {
    let request = HelpRequestId(new.hulpvraag_id);
    let posted = form(&[
        ("question", Some(new.vraag)),
        ("urgency", new.spoed.map(|one| UrgencyName::from(one).name().to_owned())),
        ("pontoon", new.ponton.map(|one| Pontoon::from(one).name().to_owned())),
    ]);
    write(call, (request, Kind::Claim), move |fresh| claim_handover::parse(&posted, request, fresh)).await
}

/// Writes the draft, once the policy allows it and what was sent can be read.
async fn write<P>(call: Call, (request, kind): (HelpRequestId, Kind), parse: P) -> Result<Response, Fault>
where
    P: Fn(Uuid) -> Result<Draft, Problems> + Send + 'static,
{
    let keys = call.workplace.keys.clone();
    call.act(move |tx, actor, now| {
        let plan = help_request::load(tx, actor.network, request)?.plan;
        draft_handover::may(tx, actor, now, (plan, kind))?;
        let new = parse(uuid_at(now)).map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        let id = draft_handover::draft(tx, actor, now, &keys, (plan, &new))?;
        let version = kept::load(tx, actor.network, id)?.version;
        Ok(Done::made(id, &format!("/overdrachten/{id}"), Some(version)))
    })
    .await
}
