//! Signals in the API: the list, and one signal as its page shows it. A wrong shows who raised it to its reporter and the
//! confidants only.

use crate::api_words::{Niveau, Oplossing, SIGNAL_STATES, Soort, Werkt, holder, state};
use crate::list_signals::{self, Filter};
use crate::show_signal;
use crate::signal::{self, Signal, SignalId};
use crate::suggestions::{self, Known};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::{Actor, Call, Endpoint, Role};
use serde::Serialize;
use std::collections::HashMap;
use store::page::Page;
use store::{Error, ToValue, Tx};
use utoipa::ToSchema;
use web::Path;
use worklist::api_holder::Houder;

/// The heading of signals.
pub const TAG: &str = "Signalen";
/// The states that a list can be asked for.
const STATES: [&str; 7] =
    ["gemeld", "geduid", "gebundeld", "beantwoord", "teruggebracht", "bevestigd", "gesloten"];

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let filters = [
        Query {
            name: "staat",
            about: "Alleen in deze staat.",
            allowed: Allowed::OneOf(&STATES),
            example: "gemeld",
        },
        Query {
            name: "thema",
            about: "Alleen van dit thema, met zijn subthema's.",
            allowed: Allowed::Text,
            example: "STE",
        },
        Query { name: "vanMij", about: "Alleen wat jij meldde.", allowed: Allowed::Yes, example: "false" },
    ];
    vec![
        Endpoint::get("/signalen", "see_signals", list)
            .called(TAG, "signalen", (
                "Signalen",
                "De signalen die je mag zien, nieuwste eerst. Een misstand ziet alleen wie die meldde, en de \
                 vertrouwenspersoon.",
            ))
            .pages::<Signaal>(&filters),
        Endpoint::get("/signalen/{id}", "see_signal", one)
            .called(TAG, "signaal", ("Eén signaal", "Een signaal met wie het heeft en wat er terugkwam."))
            .gives::<SignaalMetWeg>()
            .versioned(),
    ]
}

/// Een signaal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000001", "woorden": "De inloop is dicht en de subsidie is gekort.",
    "soort": "knelpunt", "themas": ["STE.financiering"], "niveau": "gemeente", "gebied": null, "staat": "gemeld",
    "staatSinds": "2026-11-23T08:10:00Z", "gemeldOp": "2026-11-23T08:10:00Z", "organisatie": "Welzijn De Steiger",
    "organisatieId": "0190a7a4-1c00-7000-8000-000000000003", "afgeschermd": false, "vanMij": true,
    "houder": { "naam": "Signaaltafel", "volgendMoment": "2026-11-25T16:00:00Z", "waarom": "Duid het signaal." },
    "versie": 1
}))]
pub struct Signaal {
    /// Het nummer.
    id: Uuid,
    /// Wat er gezien is, in de woorden van de melder.
    woorden: String,
    /// Wat het is.
    soort: Soort,
    /// De codes van de thema's, het belangrijkste eerst.
    themas: Vec<String>,
    /// Hoe ver het reikt.
    niveau: Niveau,
    /// De code van het gebied.
    gebied: Option<String>,
    /// Waar het staat: gemeld, geduid, gebundeld, beantwoord, teruggebracht, bevestigd of, zonder dat iemand zei dat het
    /// werkt, gesloten.
    staat: &'static str,
    /// Sinds wanneer.
    staat_sinds: Timestamp,
    /// Wanneer het gemeld is.
    gemeld_op: Timestamp,
    /// De organisatie van de melder; niet bij een misstand.
    organisatie: Option<String>,
    /// Het nummer van die organisatie.
    organisatie_id: Option<Uuid>,
    /// Een misstand met een beschermde melder.
    afgeschermd: bool,
    /// Of jij het meldde.
    van_mij: bool,
    /// Wie het nu heeft; niemand als het af is.
    houder: Option<Houder>,
    /// De versie.
    versie: i64,
}

impl Signaal {
    fn of(actor: &Actor, signal: &Signal, themas: Vec<String>, houder: Option<Houder>) -> Self {
        let mine = signal.raised_by == actor.person;
        // Where a wrong comes from would lead to its reporter.
        let named = !signal.shielded || mine || actor.has(Role::Confidant);
        Self {
            id: signal.id.into(),
            woorden: signal.words.clone(),
            soort: signal.kind.into(),
            themas,
            niveau: signal.level.into(),
            gebied: signal.area.clone(),
            staat: state(&SIGNAL_STATES, signal.state.name()),
            staat_sinds: signal.state.stamp().at,
            gemeld_op: signal.raised_at,
            organisatie: named.then(|| signal.organisation_name.clone()),
            organisatie_id: named.then(|| signal.organisation.into()),
            afgeschermd: signal.shielded,
            van_mij: mine,
            houder,
            versie: signal.version,
        }
    }
}

/// Een signaal, met wat ermee gebeurt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000001", "woorden": "De inloop is dicht en de subsidie is gekort.",
    "soort": "knelpunt", "themas": ["STE.financiering"], "niveau": "gemeente", "gebied": null, "staat": "gebundeld",
    "staatSinds": "2026-11-23T08:10:00Z", "gemeldOp": "2026-11-23T08:10:00Z", "organisatie": "Welzijn De Steiger",
    "organisatieId": "0190a7a4-1c00-7000-8000-000000000003", "afgeschermd": false, "vanMij": true,
    "houder": { "naam": "Ruud Camps", "volgendMoment": "2026-11-25T16:00:00Z", "waarom": "Benoem het probleem." },
    "versie": 2, "citaat": null, "suggestie": "Doorbetalen tot de zomer.",
    "dossiers": ["0190a7a4-1c00-7000-8000-00000000000b"], "oplossingen": [], "terugmeldingen": []
}))]
pub struct SignaalMetWeg {
    /// Het signaal.
    #[serde(flatten)]
    signaal: Signaal,
    /// Iemands eigen woorden.
    citaat: Option<String>,
    /// Een suggestie, los van wat er gezien is.
    suggestie: Option<String>,
    /// De nummers van de dossiers waarin het ligt.
    dossiers: Vec<Uuid>,
    /// Wat ervan kwam, nieuwste versie eerst.
    oplossingen: Vec<Oplossing>,
    /// Wat er naar jou terugkwam; alleen bij je eigen signaal.
    terugmeldingen: Vec<Terugmelding>,
}

/// Wat er terugkwam bij een melder.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Terugmelding {
    /// Het nummer.
    id: Uuid,
    /// Welke oplossing.
    oplossing_id: Uuid,
    /// Wanneer het verteld is.
    verteld_op: Timestamp,
    /// Of het werkt, als dat gezegd is.
    werkt: Option<Werkt>,
    /// In eigen woorden.
    woorden: Option<String>,
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_signals")?;
    let after = call.asked.after::<SignalId>()?;
    let named = call.asked.text("staat").map(str::to_owned);
    let kept =
        SIGNAL_STATES.iter().find(|(_, theirs)| Some(*theirs) == named.as_deref()).map(|(kept, _)| *kept);
    let (theme, mine, now) =
        (call.asked.text("thema").map(str::to_owned), call.asked.yes("vanMij"), call.now());
    let (listed, mut themes) = call
        .read(move |tx, actor| {
            let mut filter =
                Filter { state: kept, themes: Vec::new(), raised_by: mine.then_some(actor.person) };
            if let Some(code) = &theme {
                let known = suggestions::known_here(tx, actor.network, now)?;
                filter.themes = within(&known, code)?;
            }
            let listed = list_signals::read(tx, actor, &filter, &after)?;
            let ids: Vec<SignalId> = listed.rows.rows.iter().map(|signal| signal.id).collect();
            let themes = themes_of(tx, actor.network, &ids)?;
            Ok((listed, themes))
        })
        .await?;
    let rows = listed.rows.rows.iter().map(|signal| {
        let held = listed.holders.get(&signal.id).map(|held| holder(&call.view, held));
        Signaal::of(&call.actor, signal, themes.remove(&signal.id).unwrap_or_default(), held)
    });
    Ok(call.page(&Page { rows: rows.collect(), next: listed.rows.next.clone() }))
}

/// A theme and its sub-themes.
fn within(known: &Known, code: &str) -> Result<Vec<String>, Fault> {
    let found: Vec<String> = known
        .themes
        .iter()
        .filter(|theme| theme.code == code || theme.parent.as_deref() == Some(code))
        .map(|theme| theme.code.clone())
        .collect();
    if found.is_empty() { Err(Fault::nothing("thema", "signal-refused-unknown-theme")) } else { Ok(found) }
}

/// The themes of a page of signals, by one statement.
fn themes_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    ids: &[SignalId],
) -> Result<HashMap<SignalId, Vec<String>>, Error> {
    let mut themes: HashMap<SignalId, Vec<String>> = HashMap::new();
    if ids.is_empty() {
        return Ok(themes);
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = signal::places(ids, &mut params);
    let sql = format!(
        "select signal_id, theme_code from signal_theme where network_id = $1 and signal_id in ({places})
         order by signal_id, main desc, theme_code"
    );
    for row in tx.query(&sql, &params)? {
        themes.entry(row.get("signal_id")?).or_default().push(row.get("theme_code")?);
    }
    Ok(themes)
}

async fn one(call: Call, Path(id): Path<SignalId>) -> Result<Response, Fault> {
    let now = call.now();
    let shown = call.read(move |tx, actor| Ok(show_signal::read(tx, actor, now, id)?)).await?;
    let held = shown.held.as_ref().map(|held| holder(&call.view, held));
    let version = shown.signal.version;
    let mine = shown.signal.raised_by == call.actor.person;
    let body = SignaalMetWeg {
        signaal: Signaal::of(&call.actor, &shown.signal, shown.themes, held),
        citaat: shown.signal.quote,
        suggestie: shown.signal.suggestion,
        dossiers: shown.dossiers.iter().map(|dossier| dossier.id.into()).collect(),
        oplossingen: shown.solutions.into_iter().map(Oplossing::from).collect(),
        terugmeldingen: if mine {
            shown
                .told
                .into_iter()
                .map(|told| Terugmelding {
                    id: told.id.into(),
                    oplossing_id: told.solution.into(),
                    verteld_op: told.told_at,
                    werkt: told.works.map(Werkt::from),
                    woorden: told.works_words,
                })
                .collect()
        } else {
            Vec::new()
        },
    };
    Ok(call.one(&body, Some(version)))
}
