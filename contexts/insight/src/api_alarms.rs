//! Alarms in the API: the list, and one of them with the organisations that reported what it counts. They hold exact counts,
//! so that their token needs a scope of its own.

use crate::alarm::{self, Alarm, AlarmId};
use crate::chart::whole;
use crate::holds::{Holds, holders};
use crate::places::{Places, UNKNOWN};
use crate::show_alarm;
use crate::themes::theme_name;
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use jiff::civil::Date;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::published::Source;
use network::theme::{self, Theme};
use network::{Call, Endpoint};
use serde::Serialize;
use store::page::Page;
use utoipa::ToSchema;
use web::{Path, View};
use worklist::why;

/// The heading of trends.
pub const TAG: &str = "Trendbeeld";
/// The states by their name in the database, and as the API calls them.
const STATES: [(&str, &str); 5] = [
    ("open", "open"),
    ("acting", "handelen"),
    ("following", "volgen"),
    ("dismissed", "afgewezen"),
    ("done", "afgerond"),
];
const STATE_NAMES: [&str; 5] = ["open", "handelen", "volgen", "afgewezen", "afgerond"];

/// The endpoints of this capability; `sources` say how the things an alarm counts are called.
pub fn endpoints(sources: &'static [Source]) -> Vec<Endpoint> {
    let states = Query {
        name: "staat",
        about: "Alleen in deze staat.",
        allowed: Allowed::OneOf(&STATE_NAMES),
        example: "open",
    };
    let one = move |call: Call, id: Path<AlarmId>| one(call, id, sources);
    vec![
        Endpoint::get("/alarmen", "see_counts", list)
            .called(TAG, "alarmen", (
                "Alarmen",
                "Waar meer gemeld is dan toeval verklaart, nieuwste eerst, met wie het vasthoudt. Met exacte aantallen: \
                 voor wie signalen duidt.",
            ))
            .pages::<Alarmering>(&[states])
            .within(Scope::Figures),
        Endpoint::get("/alarmen/{id}", "see_alarm", one)
            .called(TAG, "alarm", (
                "Eén alarm",
                "Een alarm, met de organisaties die meldden wat het telt.",
            ))
            .gives::<AlarmMetBronnen>()
            .within(Scope::Figures)
            .versioned(),
    ]
}

/// Een alarm: ergens is meer gemeld dan toeval verklaart.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000d", "thema": "GLD.energiearmoede", "themaNaam": "Energiearmoede",
    "gebied": "WK990102", "gebiedNaam": "Molenveld", "week": "2026-11-09", "laatsteWeek": "2026-11-09", "geteld": 14,
    "verwacht": 3.5, "toevalTot": 7.0, "kansOpToeval": 0.0004, "nuGeteld": 15, "nogMeerDanToeval": true, "weken": 104, "gemaaktOp": "2026-11-16T06:00:00Z",
    "staat": "open", "antwoord": null,
    "houder": { "naam": "Marleen Hoekstra", "volgendMoment": "2026-11-23T16:00:00Z", "waarom": "Kijk wat er speelt." },
    "versie": 1
}))]
pub struct Alarmering {
    /// Het nummer.
    id: Uuid,
    /// De code van het thema of subthema.
    thema: String,
    /// De naam ervan.
    thema_naam: String,
    /// De code van het gebied; niets als dat niet bekend is.
    gebied: Option<String>,
    /// De naam ervan.
    gebied_naam: Option<String>,
    /// De maandag van de week waarin het opviel.
    #[schema(value_type = String, format = Date)]
    week: Date,
    /// De maandag van de laatste week waarin het weer opviel.
    #[schema(value_type = String, format = Date)]
    laatste_week: Date,
    /// Hoeveel er in die week geteld zijn.
    geteld: i64,
    /// Hoeveel er verwacht werden.
    verwacht: f64,
    /// Tot zoveel kan het toeval zijn.
    toeval_tot: f64,
    /// Hoe vaak toeval alleen er zoveel geeft.
    kans_op_toeval: f64,
    /// Hoeveel er over die week nu geteld zijn: er wordt later gemeld, en soms blijkt iets niet mee te tellen.
    nu_geteld: i64,
    /// Of dat nog steeds meer is dan toeval verklaart.
    nog_meer_dan_toeval: bool,
    /// Met hoeveel weken ervoor vergeleken is.
    weken: i64,
    /// Wanneer het alarm kwam.
    gemaakt_op: Timestamp,
    /// Waar het staat: open, handelen, volgen, afgewezen of afgerond.
    staat: &'static str,
    /// Wat er het laatst geantwoord is.
    antwoord: Option<GegevenAntwoord>,
    /// Wie het vasthoudt; niemand als het af is.
    houder: Option<Alarmhouder>,
    /// De versie.
    versie: i64,
}

/// Wat iemand antwoordde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GegevenAntwoord {
    /// Wie.
    door: String,
    /// Wanneer.
    op: Timestamp,
    /// In welke woorden.
    woorden: String,
    /// Wanneer diegene weer kijkt.
    tot: Option<Timestamp>,
}

/// Wie een alarm vasthoudt, tot wanneer en waarom.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Alarmhouder {
    /// De naam van de persoon of balie.
    naam: String,
    /// Tot wanneer.
    volgend_moment: Timestamp,
    /// Waarom dan.
    waarom: String,
}

/// Een alarm, met wie meldde wat het telt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000d", "thema": "GLD.energiearmoede", "themaNaam": "Energiearmoede",
    "gebied": "WK990102", "gebiedNaam": "Molenveld", "week": "2026-11-09", "laatsteWeek": "2026-11-09", "geteld": 14,
    "verwacht": 3.5, "toevalTot": 7.0, "kansOpToeval": 0.0004, "nuGeteld": 15, "nogMeerDanToeval": true, "weken": 104, "gemaaktOp": "2026-11-16T06:00:00Z",
    "staat": "open", "antwoord": null,
    "houder": { "naam": "Marleen Hoekstra", "volgendMoment": "2026-11-23T16:00:00Z", "waarom": "Kijk wat er speelt." },
    "versie": 1, "signalen": ["0190a7a4-1c00-7000-8000-000000000001"], "hulpvragen": 0, "elders": 0,
    "bronnen": [{ "organisatie": "Welzijn De Steiger", "signalen": 1 }]
}))]
pub struct AlarmMetBronnen {
    /// Het alarm.
    #[serde(flatten)]
    alarm: Alarmering,
    /// De nummers van de signalen die iedereen mag lezen, nieuwste eerst.
    signalen: Vec<Uuid>,
    /// Hoeveel ervan hulpvragen van inwoners zijn; die opent alleen wie erbij betrokken is.
    hulpvragen: usize,
    /// Hoeveel er elders geregistreerd zijn.
    elders: usize,
    /// De organisaties die ze meldden, nooit de mensen.
    bronnen: Vec<Bron>,
}

/// Een organisatie die meldde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Bron {
    /// De naam.
    organisatie: String,
    /// Hoeveel signalen.
    signalen: usize,
}

impl Alarmering {
    fn of(view: &View, alarm: &Alarm, names: (&[Theme], &Places), held: Option<&Holds>) -> Self {
        let (themes, places) = names;
        let is_known = alarm.place != UNKNOWN;
        let kept = alarm.state.name();
        Self {
            id: alarm.id.into(),
            thema: alarm.theme.clone(),
            thema_naam: theme_name(&dutch(view), themes, &alarm.theme),
            gebied: is_known.then(|| alarm.place.clone()),
            gebied_naam: is_known.then(|| crate::released::place_name(&dutch(view), places, &alarm.place)),
            week: alarm.week,
            laatste_week: alarm.last_week,
            geteld: whole(alarm.observed),
            verwacht: alarm.expected,
            toeval_tot: alarm.upper,
            kans_op_toeval: alarm.p_value,
            nu_geteld: whole(alarm.counted_now),
            nog_meer_dan_toeval: alarm.still_stands(),
            weken: alarm.reference_weeks,
            gemaakt_op: alarm.raised_at,
            staat: STATES.iter().find(|(name, _)| *name == kept).map_or("onbekend", |(_, theirs)| theirs),
            antwoord: alarm.state.said().map(|said| GegevenAntwoord {
                door: said.name.clone(),
                op: said.at,
                woorden: said.words.clone(),
                tot: alarm.state.until(),
            }),
            houder: held.map(|held| Alarmhouder {
                naam: held.name.clone(),
                volgend_moment: held.moment,
                waarom: why::say(view, &held.why),
            }),
            versie: alarm.version,
        }
    }
}

/// Names of themes and places are Dutch, whatever the caller reads.
pub fn dutch(view: &View) -> View {
    View { lang: kernel::Lang::Nl, ..view.clone() }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_counts")?;
    let after = call.asked.after::<AlarmId>()?;
    let asked = call.asked.text("staat").map(str::to_owned);
    let state = STATES.iter().find(|(_, theirs)| Some(*theirs) == asked.as_deref()).map(|(kept, _)| *kept);
    let (found, held, themes, places) = call
        .read(move |tx, actor| {
            let rows = alarm::newest(tx, actor.network, state, &after)?;
            let held = holders(tx, actor.network)?;
            let themes = theme::list(tx, actor.network)?;
            let places = Places::load(tx, actor.network)?;
            Ok((Page::cut(rows, &after, |alarm| alarm.id), held, themes, places))
        })
        .await?;
    let shown =
        found.map(|alarm| Alarmering::of(&call.view, &alarm, (&themes, &places), held.get(&alarm.id)));
    Ok(call.page(&shown))
}

async fn one(call: Call, Path(id): Path<AlarmId>, sources: &'static [Source]) -> Result<Response, Fault> {
    let shown = call.read(move |tx, actor| Ok(show_alarm::read(tx, actor, id, sources)?)).await?;
    let alarm = &shown.alarm;
    let names = (shown.themes.as_slice(), &shown.places);
    let body = AlarmMetBronnen {
        alarm: Alarmering::of(&call.view, alarm, names, shown.held.as_ref()),
        signalen: shown
            .counts
            .iter()
            .filter(|one| one.path.starts_with("/signalen/"))
            .map(|one| one.id)
            .collect(),
        hulpvragen: shown.asked,
        elders: shown.elsewhere,
        bronnen: shown
            .organisations
            .iter()
            .map(|(name, number)| Bron { organisatie: name.clone(), signalen: *number })
            .collect(),
    };
    Ok(call.one(&body, Some(alarm.version)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alarm::State;

    #[test]
    fn every_state_has_its_dutch_name() {
        let said = crate::alarm::Said {
            at: Timestamp::UNIX_EPOCH,
            by: kernel::PersonId(Uuid::nil()),
            name: String::new(),
            words: String::new(),
        };
        let until = Timestamp::UNIX_EPOCH;
        let states = [
            State::Open,
            State::Acting(said.clone(), until),
            State::Following(said.clone(), until),
            State::Dismissed(said.clone()),
            State::Done(said),
        ];
        assert_eq!(states.map(|state| state.name()), STATES.map(|(kept, _)| kept));
        assert_eq!(STATES.map(|(_, theirs)| theirs), STATE_NAMES);
    }
}
