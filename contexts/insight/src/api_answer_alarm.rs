//! Answering an alarm in the API, through the same act as on its page.

use crate::alarm::{self, AlarmId};
use crate::answer_alarm::{self, Answer};
use crate::api_alarms::TAG;
use api::{Done, Fault, Json};
use axum::response::Response;
use jiff::civil::Date;
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Path, Posted};

/// The endpoint of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/alarmen/{id}/antwoord", "answer_alarm", Scope::Figures, answer)
            .called(TAG, "alarmBeantwoorden", (
                "Een alarm beantwoorden",
                "Handelen of volgen tot een dag, afwijzen met de reden, of na handelen afronden. Wie antwoordt, houdt \
                 het vast tot die dag.",
            ))
            .takes::<Alarmantwoord>()
            .versioned(),
    ]
}

/// Een antwoord op een alarm.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "antwoord": "volgen", "woorden": "Wij bellen rond bij de vier melders.", "tot": "2026-12-07" }))]
struct Alarmantwoord {
    /// Wat je ermee doet.
    antwoord: Doet,
    /// Wat je gaat doen, waarom niet, of wat het opleverde.
    #[schema(min_length = 1, max_length = 1000)]
    woorden: String,
    /// De dag waarop je weer kijkt; alleen bij handelen en volgen.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    tot: Option<Date>,
}

/// Wat iemand met een alarm doet.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Doet {
    /// Er iets aan doen.
    Handelen,
    /// Op een dag opnieuw kijken.
    Volgen,
    /// Het is niets, met de reden.
    Afwijzen,
    /// Wat het opleverde.
    Afronden,
}

impl Doet {
    fn name(self) -> &'static str {
        match self {
            Self::Handelen => "act",
            Self::Volgen => "follow",
            Self::Afwijzen => "dismiss",
            Self::Afronden => "finish",
        }
    }
}

async fn answer(
    call: Call,
    Path(id): Path<AlarmId>,
    Json(new): Json<Alarmantwoord>,
) -> Result<Response, Fault> {
    const NAMES: [(&str, &str); 3] = [("response", "antwoord"), ("words", "woorden"), ("until", "tot")];
    let day = new.tot.map(|day| day.to_string()).unwrap_or_default();
    let posted = Posted::of(&[("response", new.antwoord.name()), ("words", &new.woorden), ("until", &day)]);
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let standing = alarm::load_for(tx, actor, id, "answer_alarm")?;
        if_match.holds(standing.version)?;
        let answer = Answer::parse(&posted, now).map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        answer_alarm::answer_alarm(tx, actor, now, id, &answer)?;
        let now_there = alarm::load(tx, actor.network, id)?;
        Ok(Done::changed(id, &format!("/alarmen/{id}"), Some(now_there.version)))
    })
    .await
}
