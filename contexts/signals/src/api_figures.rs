//! The figures of the loop in the API: per week what was raised, how long each step took, and whether it works.

use crate::figures::{self, Measure, Spread, WEEKS, Week, Within};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::{Timestamp, calendar};
use network::{Call, Endpoint};
use serde::Serialize;
use utoipa::ToSchema;

/// Weeks that are given when nothing was asked.
const USUAL: usize = 12;
const MOST: u16 = 52;
const _: () = assert!(WEEKS == MOST as usize, "the description says how many weeks there are");

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let weeks = Query {
        name: "weken",
        about: "Hoeveel weken terug, de lopende meegeteld.",
        allowed: Allowed::Number { least: 1, most: MOST },
        example: "12",
    };
    vec![
        Endpoint::get("/doorlooptijden", "see_figures", list)
            .called("Doorlooptijden", "doorlooptijden", (
                "Doorlooptijden van de kring",
                "Per week hoeveel er gemeld is, hoe lang elke stap duurde en of het werkt; de oudste week eerst.",
            ))
            .lists::<DoorlooptijdWeek>(&[weeks]),
    ]
}

/// Een week.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "vanaf": "2026-11-22T23:00:00Z", "dag": "2026-11-23", "gemeld": 12,
    "geduid": { "aantal": 11, "helftBinnenUren": 20, "negenVanTienBinnenUren": 41 },
    "aanTafel": { "aantal": 2, "helftBinnenUren": 72, "negenVanTienBinnenUren": 72 },
    "besloten": { "aantal": 0, "helftBinnenUren": null, "negenVanTienBinnenUren": null },
    "teruggebracht": { "aantal": 3, "helftBinnenUren": 400, "negenVanTienBinnenUren": 960 },
    "werktJa": 2, "werktAangepast": 0, "werktNogNiet": 1
}))]
struct DoorlooptijdWeek {
    /// Wanneer de week begon.
    vanaf: Timestamp,
    /// De maandag.
    #[schema(format = "date")]
    dag: String,
    /// Hoeveel signalen er gemeld zijn.
    gemeld: u64,
    /// Van gemeld tot geduid.
    geduid: Doorlooptijd,
    /// Van gemeld tot aan tafel.
    aan_tafel: Doorlooptijd,
    /// Van gemeld tot besloten.
    besloten: Doorlooptijd,
    /// Van gemeld tot teruggebracht.
    teruggebracht: Doorlooptijd,
    /// Hoeveel zeiden dat het werkt.
    werkt_ja: u64,
    /// Hoeveel zeiden dat het aangepast werkt.
    werkt_aangepast: u64,
    /// Hoeveel zeiden dat het nog niet werkt.
    werkt_nog_niet: u64,
}

/// Hoe lang een stap duurde, in uren.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Doorlooptijd {
    /// Hoe vaak de stap gezet is.
    aantal: u64,
    /// De helft binnen zo veel uren; niets zonder stappen, of bij meer dan 180 dagen.
    helft_binnen_uren: Option<i64>,
    /// Negen van de tien binnen zo veel uren.
    negen_van_tien_binnen_uren: Option<i64>,
}

impl From<Spread> for Doorlooptijd {
    fn from(of: Spread) -> Self {
        let hours = |within: Option<Within>| match within {
            Some(Within::Hours(hours)) => Some(hours),
            Some(Within::Longer) | None => None,
        };
        Self {
            aantal: of.all(),
            helft_binnen_uren: hours(of.half_within()),
            negen_van_tien_binnen_uren: hours(of.nine_of_ten_within()),
        }
    }
}

impl From<Week> for DoorlooptijdWeek {
    fn from(of: Week) -> Self {
        let counts = of.counts;
        Self {
            vanaf: of.starts_at,
            dag: calendar::day(of.starts_at).to_string(),
            gemeld: counts.raised,
            geduid: counts.of(Measure::Understood).into(),
            aan_tafel: counts.of(Measure::Tabled).into(),
            besloten: counts.of(Measure::Decided).into(),
            teruggebracht: counts.of(Measure::BroughtBack).into(),
            werkt_ja: counts.works.yes,
            werkt_aangepast: counts.works.adapted,
            werkt_nog_niet: counts.works.not_yet,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    let (weeks, now) =
        (call.asked.text("weken").and_then(|text| text.parse().ok()).unwrap_or(USUAL), call.now());
    let kept = call
        .read(move |tx, actor| {
            actor.may_here("see_figures")?;
            Ok(figures::newest(tx, actor.network, weeks, now)?)
        })
        .await?;
    Ok(call.whole(kept.weeks.into_iter().map(DoorlooptijdWeek::from).collect()))
}
