//! Raising a signal over the API. The personal-data guard reads the text as it does on the page: what it found comes back by
//! kind, and is kept only when it is confirmed with a reason.

use crate::api_signals::TAG;
use crate::api_words::{Filled, Niveau, Soort, refused};
use crate::capture::{self, Raise};
use crate::capture_form::Finding;
use crate::{signal, suggestions};
use api::fault::{Place, Said, Wrong};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::ids::uuid_at;
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Posted, Problems};

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/signalen", "raise_signal", Scope::Raise, raise)
            .called(TAG, "signaalMelden", (
                "Een signaal melden",
                "Meldt wat je zag. Wie signalen duidt, kijkt binnen twee werkdagen. Alleen `woorden` is verplicht. Vindt de \
                 persoonsgegevenswacht iets, dan komt dat terug als 422 en is er niets bewaard; met `bevestigd` en een \
                 `reden` blijft het zo staan.",
            ))
            .takes::<NieuwSignaal>()
            .makes(),
    ]
}

/// Een signaal om te melden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "De inloop is dicht en de subsidie is gekort.", "soort": "knelpunt" }))]
struct NieuwSignaal {
    /// Wat je zag, in je eigen woorden.
    #[schema(min_length = 1, max_length = 4000)]
    woorden: String,
    /// Wat het is, als je dat weet.
    #[serde(default)]
    soort: Option<Soort>,
    /// De code van het thema, als je dat weet.
    #[serde(default)]
    #[schema(max_length = 100)]
    thema: Option<String>,
    /// De code of de naam van het gebied.
    #[serde(default)]
    #[schema(max_length = 200)]
    gebied: Option<String>,
    /// Hoe ver het reikt; als je niets zegt de gemeente.
    #[serde(default)]
    niveau: Option<Niveau>,
    /// Iemands eigen woorden.
    #[serde(default)]
    #[schema(max_length = 400)]
    citaat: Option<String>,
    /// Of de bron van het citaat genoemd mag worden.
    #[serde(default)]
    bron_genoemd: bool,
    /// Wat zou helpen, los van wat je zag.
    #[serde(default)]
    #[schema(max_length = 2000)]
    suggestie: Option<String>,
    /// Laat staan wat de persoonsgegevenswacht vindt.
    #[serde(default)]
    bevestigd: bool,
    /// Waarom het zo moet blijven staan; verplicht als je bevestigt.
    #[serde(default)]
    #[schema(max_length = 400)]
    reden: Option<String>,
}

impl NieuwSignaal {
    fn posted(self) -> Posted {
        Filled::default()
            .with("words", Some(self.woorden))
            .with("kind", self.soort.map(|kind| crate::kinds::Kind::from(kind).name()))
            .with("theme", self.thema)
            .with("area", self.gebied)
            .with("level", self.niveau.map(|level| network::area::Level::from(level).name()))
            .with("quote", self.citaat)
            .with("quote_open", self.bron_genoemd.then_some("yes"))
            .with("suggestion", self.suggestie)
            .with("guard_reason", self.reden.filter(|_| self.bevestigd))
            .posted()
    }
}

async fn raise(call: Call, Json(new): Json<NieuwSignaal>) -> Result<Response, Fault> {
    let theme = new.thema.clone().filter(|code| !code.is_empty());
    let too_long = new.reden.as_ref().is_some_and(|why| why.chars().count() > capture::LONGEST_REASON);
    let posted = new.posted();
    call.act(move |tx, actor, now| {
        actor.may_here("raise_signal")?;
        let known = suggestions::known_here(tx, actor.network, now)?;
        if theme.as_ref().is_some_and(|code| known.themes.iter().all(|theme| theme.code != *code)) {
            return Err(Fault::field("thema", "signal-refused-unknown-theme"));
        }
        // Also where it isn't needed: what is sent for nothing is still what the description allows.
        if too_long {
            let mut problems = Problems::none();
            problems.add_with(
                "guard_reason",
                "problem-too-long",
                vec![("most", capture::LONGEST_REASON.into())],
            );
            return Err(refused(&problems));
        }
        let new = Raise::parse(&posted, uuid_at(now), &known)
            .map_err(|(problems, found)| not_like_this(&problems, &found))?;
        let id = capture::raise(tx, actor, now, &new)?;
        let version = signal::load(tx, actor.network, id)?.version;
        Ok(Done::made(id, &format!("/signalen/{id}"), Some(version)))
    })
    .await
}

/// What the form or the guard refuses: each personal datum by its kind and field, never by what was found.
pub fn not_like_this(problems: &Problems, found: &[Finding]) -> Fault {
    let other = problems.iter().any(|problem| problem.key != "problem-personal-data");
    if found.is_empty() || other {
        return refused(problems);
    }
    let wrong = found.iter().map(|finding| Wrong {
        place: Place::Body(
            match finding.field {
                "words" => "woorden",
                "quote" => "citaat",
                _ => "suggestie",
            }
            .to_owned(),
        ),
        code: finding.finding.kind.text_key().replace("datum-", "persoonsgegeven."),
        said: Said::Text(finding.finding.why, Vec::new()),
    });
    Fault::PersonalData(wrong.collect())
}
