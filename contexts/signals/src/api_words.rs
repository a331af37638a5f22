//! The closed lists of the signal loop as the API says them, in Dutch, and what several of its files read and write.

use crate::kinds::{Force, Kind, SolutionKind, Works};
use crate::make_commitment::Kept;
use crate::solution::Solution;
use crate::who_holds::Holds;
use api::Fault;
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Posted, Problems, View};
use worklist::api_holder::Houder;
use worklist::why;

api::dutch! {
    /// Wat een signaal is.
    pub enum Soort for Kind {
        Ongesorteerd = Unsorted,
        GoedVoorbeeld = GoodPractice,
        Knelpunt = Bottleneck,
        Vraag = Question,
        Misstand = Wrong,
        Suggestie = Suggestion,
    }
}

api::dutch! {
    /// Wat een oplossing is.
    pub enum OplossingSoort for SolutionKind {
        Besluit = Decision,
        Richtlijn = Guideline,
        DringendAdvies = UrgentAdvice,
        Antwoord = Answer,
        Afwegingskader = DecisionFramework,
        GoedVoorbeeld = GoodPractice,
        Wetsvoorstel = Bill,
        NogGeen = NoneYet,
    }
}

api::dutch! {
    /// Hoe bindend een oplossing is.
    pub enum Normkracht for Force {
        Bindend = Binding,
        PasToeOfLegUit = ComplyOrExplain,
        Advies = Advice,
        TerInformatie = Information,
    }
}

api::dutch! {
    /// Werkt dit bij jullie?
    pub enum Werkt for Works { Ja = Yes, Aangepast = Adapted, NogNiet = NotYet }
}

api::dutch! {
    /// Wat er van een toezegging kwam.
    pub enum Nagekomen for Kept { Open = Open, Nagekomen = Kept, NietNagekomen = NotKept }
}

pub use network::api_tables::Niveau;

/// Ja of nee.
#[derive(Deserialize, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum JaOfNee {
    /// Ja.
    Ja,
    /// Nee.
    Nee,
}

impl JaOfNee {
    /// As our forms say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ja => "yes",
            Self::Nee => "no",
        }
    }
}

/// The states of a signal: as they are kept, and as the API says them.
pub const SIGNAL_STATES: [(&str, &str); 7] = [
    ("raised", "gemeld"),
    ("understood", "geduid"),
    ("carried", "gebundeld"),
    ("answered", "beantwoord"),
    ("brought_back", "teruggebracht"),
    ("confirmed", "bevestigd"),
    ("closed", "gesloten"),
];

/// The states of a dossier: as they are kept, and as the API says them.
pub const DOSSIER_STATES: [(&str, &str); 11] = [
    ("gathering", "verzamelen"),
    ("prepared", "voorbereid"),
    ("at_table", "aan_tafel"),
    ("in_hand", "in_behandeling"),
    ("solved", "opgelost"),
    ("not_solved", "niet_opgelost"),
    ("brought_back", "teruggebracht"),
    ("remainder", "restant"),
    ("confirmed", "bevestigd"),
    ("silent", "gesloten_zonder_reactie"),
    ("unsolved", "gesloten_zonder_oplossing"),
];

/// A state as the API says it.
pub fn state(states: &[(&'static str, &'static str)], kept: &str) -> &'static str {
    states.iter().find(|(ours, _)| *ours == kept).map_or("onbekend", |(_, theirs)| theirs)
}

/// Who holds a signal now, as its reader reads it.
pub fn holder(view: &View, held: &Holds) -> Houder {
    Houder { naam: held.name.clone(), volgend_moment: held.moment, waarom: why::say(view, &held.why) }
}

/// Wat ervan kwam.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Oplossing {
    /// Het nummer.
    pub id: Uuid,
    /// Wat het is.
    pub soort: OplossingSoort,
    /// Hoe bindend.
    pub normkracht: Normkracht,
    /// Wat er staat.
    pub woorden: String,
    /// Waarom dit, of waarom er nog geen is.
    pub waarom: Option<String>,
    /// De organisatie die erover gaat.
    pub eigenaar: String,
    /// De hoeveelste versie.
    pub nummer: i64,
    /// Vanaf wanneer het geldt.
    pub geldig_vanaf: Timestamp,
    /// Tot wanneer, als het eindigt.
    pub geldig_tot: Option<Timestamp>,
}

impl From<Solution> for Oplossing {
    fn from(of: Solution) -> Self {
        Self {
            id: of.id.into(),
            soort: of.kind.into(),
            normkracht: of.force.into(),
            woorden: of.words,
            waarom: of.why,
            eigenaar: of.owner,
            nummer: of.number,
            geldig_vanaf: of.valid_from,
            geldig_tot: of.valid_until,
        }
    }
}

/// How the fields of our forms are called in the API.
const NAMES: [(&str, &str); 24] = [
    ("words", "woorden"),
    ("kind", "soort"),
    ("theme", "thema"),
    ("area", "gebied"),
    ("level", "niveau"),
    ("quote", "citaat"),
    ("suggestion", "suggestie"),
    ("guard_reason", "reden"),
    ("note", "toelichting"),
    ("solution", "woorden"),
    ("solution_kind", "soort"),
    ("why", "waarom"),
    ("valid_until", "geldigTot"),
    ("works", "werkt"),
    ("title", "titel"),
    ("signal", "signalen"),
    ("meeting", "overlegId"),
    ("question", "vraag"),
    ("person", "persoonId"),
    ("to", "persoonId"),
    ("commitment", "woorden"),
    ("due", "klaarOp"),
    ("answer", "antwoord"),
    ("kept", "nagekomen"),
];

/// What a form of ours found, as the API says it.
pub fn refused(problems: &Problems) -> Fault {
    Fault::of_form(problems, &NAMES)
}

/// A form of ours, filled with what the API was told; the same rules read it.
#[derive(Default)]
pub struct Filled(Vec<(&'static str, String)>);

impl Filled {
    /// With a text, when it was said.
    pub fn with(mut self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        if let Some(value) = value {
            self.0.push((name, value.into()));
        }
        self
    }

    /// With several values.
    pub fn with_all(mut self, name: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        self.0.extend(values.into_iter().map(|value| (name, value)));
        self
    }

    /// The form.
    pub fn posted(&self) -> Posted {
        let pairs: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Posted::of(&pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_api_was_told_reads_as_a_form() {
        let filled = Filled::default().with("words", Some("x")).with("quote", None::<String>);
        let posted = filled.with_all("signal", ["a".to_owned(), "b".to_owned()]).posted();
        assert_eq!(posted.text("words"), "x");
        assert!(!posted.has("quote"));
        assert_eq!(posted.all("signal").count(), 2);
    }

    #[test]
    fn every_state_has_its_dutch_name() {
        assert_eq!(state(&SIGNAL_STATES, "brought_back"), "teruggebracht");
        assert_eq!(state(&DOSSIER_STATES, "remainder"), "restant");
        assert!(crate::list_signals::STATES.iter().all(|kept| state(&SIGNAL_STATES, kept) != "onbekend"));
    }
}
