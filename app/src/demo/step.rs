//! What a story tells: signals that were raised, and the steps that were then taken, one variant per action, as the
//! files `signals/*.toml` of a story write them.

use super::at_tables::RoutingRule;
use super::calling::{CallMember, StartCallRound};
use super::knowing::Know;
use super::moment::Moment;
use super::named::Named;
use super::offering::Offering;
use super::story::{Timed, read};
use network::area::Level;
use serde::Deserialize;
use signals::add_agenda_point::StandingQuestion;
use signals::kinds::{Force, Kind, SolutionKind, Works};
use toml::{Table, Value};

/// `[[signal]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Names it in the other files.
    pub key: String,
    /// Who raised it.
    pub by: String,
    /// What was seen.
    pub words: String,
    /// What it is, if the reporter said so.
    pub kind: Option<Named<Kind>>,
    /// The theme, if the reporter said so.
    pub theme: Option<String>,
    /// The area's code.
    pub area: Option<String>,
    /// How far it reaches, if the reporter said so.
    pub level: Option<Named<Level>>,
    /// A suggestion, apart from what was seen.
    pub suggestion: Option<String>,
    /// Somebody's own words.
    pub quote: Option<String>,
    /// Whether whoever said them is kept to oneself.
    #[serde(default)]
    pub quote_source_shielded: bool,
}

/// `[[step]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Table")]
pub struct Step {
    /// Who did it.
    pub by: String,
    /// What they did.
    pub act: Act,
    /// The next moment that they promise.
    pub next: Option<Timed<Next>>,
}

/// Why the next moment is then.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// In their words.
    pub why: String,
}

impl TryFrom<Table> for Step {
    type Error = String;

    fn try_from(mut table: Table) -> Result<Self, String> {
        let by = read(table.remove("by").ok_or("a step is done by somebody")?)?;
        let next = table.remove("next").map(read).transpose()?;
        let name = table.get("do").and_then(Value::as_str).unwrap_or_default();
        let act = if Know::knows(name) {
            Act::Know(read(Value::Table(table))?)
        } else if Offering::knows(name) {
            Act::Offer(read(Value::Table(table))?)
        } else {
            read(Value::Table(table))?
        };
        Ok(Self { by, act, next })
    }
}

/// What a step does; one variant per action, and its keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the variants and their keys are explained in data/README.md, for who writes stories"
)]
pub enum Act {
    UnderstandSignal {
        signals: Vec<String>,
        words: Option<String>,
    },
    AnswerSignal(Answer),
    GatherDossier {
        dossier: String,
        title: String,
        signals: Vec<String>,
        driver: Option<String>,
    },
    AcceptDriver {
        dossier: String,
    },
    CarrySignal {
        dossier: String,
        signals: Vec<String>,
    },
    StateProblem {
        dossier: String,
        words: String,
    },
    SuggestSolution {
        dossier: String,
        words: String,
    },
    JoinCoalition {
        dossier: String,
        organisation: String,
    },
    BringToTable {
        dossier: String,
        meeting: String,
        words: String,
    },
    RecordOutcome {
        dossier: String,
        meeting: String,
        words: String,
    },
    MakeCommitment(Commitment),
    KeepCommitment {
        commitment: String,
        outcome: Outcome,
        words: Option<String>,
    },
    RecordSolution(Solution),
    BringBack {
        dossier: String,
    },
    SayWhetherItWorks {
        signal: String,
        works: Named<Works>,
        words: Option<String>,
    },
    ConfirmDossier {
        dossier: String,
        words: Option<String>,
    },
    LiftDossier {
        dossier: String,
        level: Named<Level>,
        words: String,
    },
    PromiseMoment {
        dossier: String,
    },
    RecordAbsence {
        person: String,
    },
    StartCallRound(StartCallRound),
    CallMember(CallMember),
    AddRoutingRule(RoutingRule),
    AddAgendaPoint {
        meeting: String,
        question: Named<StandingQuestion>,
        words: String,
    },
    WriteStandingMessage {
        message: String,
        tables: Vec<String>,
        words: String,
    },
    SayStandingMessage {
        message: String,
        meeting: String,
        words: String,
    },
    SendNewsletter {
        words: String,
    },
    /// What the network knows has its own list.
    #[serde(skip)]
    Know(Know),
    /// So has the directory.
    #[serde(skip)]
    Offer(Offering),
}

impl Act {
    /// The dossier it is about, by its key; a commitment is kept by its own.
    pub fn dossier(&self) -> Option<&str> {
        match self {
            Self::GatherDossier { dossier, .. }
            | Self::AcceptDriver { dossier }
            | Self::CarrySignal { dossier, .. }
            | Self::StateProblem { dossier, .. }
            | Self::SuggestSolution { dossier, .. }
            | Self::JoinCoalition { dossier, .. }
            | Self::BringToTable { dossier, .. }
            | Self::RecordOutcome { dossier, .. }
            | Self::MakeCommitment(Commitment { dossier, .. })
            | Self::RecordSolution(Solution { dossier, .. })
            | Self::BringBack { dossier }
            | Self::ConfirmDossier { dossier, .. }
            | Self::LiftDossier { dossier, .. }
            | Self::PromiseMoment { dossier } => Some(dossier),
            Self::UnderstandSignal { .. }
            | Self::AnswerSignal(_)
            | Self::KeepCommitment { .. }
            | Self::SayWhetherItWorks { .. }
            | Self::RecordAbsence { .. }
            | Self::StartCallRound(_)
            | Self::CallMember(_)
            | Self::AddRoutingRule(_)
            | Self::AddAgendaPoint { .. }
            | Self::WriteStandingMessage { .. }
            | Self::SayStandingMessage { .. }
            | Self::SendNewsletter { .. }
            | Self::Know(_)
            | Self::Offer(_) => None,
        }
    }
}

/// An answer to signals, without a dossier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which.
    pub signals: Vec<String>,
    /// What it is.
    pub kind: Named<SolutionKind>,
    /// How binding.
    pub force: Named<Force>,
    /// The organisation that owns it.
    pub owner: String,
    /// What it says.
    pub words: String,
}

/// A commitment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// In which dossier.
    pub dossier: String,
    /// Names it in later steps.
    pub commitment: String,
    /// Who makes it.
    pub person: String,
    /// What they will do.
    pub words: String,
    /// By when.
    pub due: Moment,
}

/// What became of a commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Done.
    Kept,
    /// Not done; the words say why.
    NotKept,
}

/// What a solution is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// Of which dossier.
    pub dossier: String,
    /// What it is.
    pub kind: Named<SolutionKind>,
    /// How binding.
    pub force: Named<Force>,
    /// The organisation that owns it.
    pub owner: String,
    /// What it says.
    pub words: String,
    /// Why there is none yet, or why this.
    pub why: Option<String>,
    /// Until when it holds.
    pub valid_until: Option<Moment>,
}
