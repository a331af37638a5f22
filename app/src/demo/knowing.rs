//! The steps of a story that are about what the network knows: questions and answers, practices, measures, and the
//! crisis. Each calls the one action that a person's form calls.

use super::act::Scene;
use super::cast::Made;
use super::moment::Moment;
use super::named::Named;
use kernel::ids::uuid_at;
use knowledge::answer::AnswerId;
use knowledge::apply_practice::{self, Applies};
use knowledge::ask::{self, Ask};
use knowledge::begin_crisis::{self, Begin};
use knowledge::crisis::in_crisis;
use knowledge::likely::SameAs;
use knowledge::measure::{self, MeasureId};
use knowledge::practice::{How, PracticeId};
use knowledge::question::QuestionId;
use knowledge::review_answer::{self, Verdict};
use knowledge::set_measure::{self, Set};
use knowledge::share_practice::{self, Share};
use knowledge::touch::{self, Touched};
use knowledge::write_answer::{self, Write};
use knowledge::{confirm_touched, end_crisis, expert_desk, link_question, rest_on, take_question};
use network::Refusal;
use serde::Deserialize;
use store::Tx;

/// What such a step does; one variant per action, and its keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the variants and their keys are explained in data/README.md, for who writes stories"
)]
pub enum Know {
    SetExpertDesk { theme: String, organisation: String },
    AskQuestion { question: String, words: String, theme: Option<String>, same_as: Option<Same> },
    TakeQuestion { question: String },
    LinkQuestion { question: String, same_as: Same },
    WriteAnswer(Written),
    ReviseAnswer { answer: String, words: String },
    ReviewAnswer { answer: String, words: Option<String> },
    SharePractice(Shared),
    ApplyPractice { practice: String, how: Named<How>, words: Option<String> },
    SetMeasure { measure: String, title: String, words: String, source: String, theme: Option<String> },
    ChangeMeasure { measure: String, words: String },
    RestOnMeasure { answer: String, measure: String },
    ConfirmTouched { answer: String, words: String },
    BeginCrisis { title: String, words: String },
    EndCrisis {},
}

/// What a question is the same as.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Same {
    /// An answer, by its key.
    Answer(String),
    /// A question, by its key.
    Question(String),
}

/// An answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// To which question.
    pub question: String,
    /// Names it in later steps.
    pub answer: String,
    /// How the question reads above it.
    pub title: Option<String>,
    /// What it says.
    pub words: String,
    /// Until when it holds.
    pub valid_until: Option<Moment>,
}

/// A practice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    /// Names it in later steps.
    pub practice: String,
    /// Its title.
    pub title: String,
    /// What works.
    pub words: String,
    /// For whom.
    pub audience: Option<String>,
    /// What it takes.
    pub needs: Option<String>,
    /// Its theme.
    pub theme: Option<String>,
}

/// The names of all these actions, as a step writes them.
const NAMES: [&str; 15] = [
    "set_expert_desk",
    "ask_question",
    "take_question",
    "link_question",
    "write_answer",
    "revise_answer",
    "review_answer",
    "share_practice",
    "apply_practice",
    "set_measure",
    "change_measure",
    "rest_on_measure",
    "confirm_touched",
    "begin_crisis",
    "end_crisis",
];

impl Know {
    /// Whether the action of that name is one of these.
    pub fn knows(name: &str) -> bool {
        NAMES.contains(&name)
    }
}

impl Scene<'_> {
    /// Takes a step that is about what the network knows.
    pub fn know(&self, tx: &mut Tx<'_>, told: &Know) -> Result<Made, Refusal> {
        let (actor, now, cast) = (self.actor, self.now, self.cast);
        match told {
            Know::SetExpertDesk { theme, organisation } => {
                expert_desk::set(tx, actor, now, theme, cast.desk(organisation)?)?;
            }
            Know::AskQuestion { question, words, theme, same_as } => {
                let id = self.ask(tx, (words, theme.as_ref()), same_as.as_ref())?;
                return Ok(Made::Known("question", question.clone(), id.into()));
            }
            Know::TakeQuestion { question } => take_question::take(tx, actor, now, self.question(question)?)?,
            Know::LinkQuestion { question, same_as } => {
                link_question::link(tx, actor, now, self.question(question)?, self.same(same_as)?)?;
            }
            Know::WriteAnswer(told) => {
                let new = self.writing(told.title.as_ref(), &told.words);
                let until = told.valid_until.as_ref().map(|until| until.from(self.start));
                let new = Write { valid_until: until, ..new };
                let id = write_answer::write(tx, actor, now, self.question(&told.question)?, &new)?;
                return Ok(Made::Known("answer", told.answer.clone(), id.into()));
            }
            Know::ReviseAnswer { answer, words } => {
                write_answer::revise(tx, actor, now, self.answered(answer)?, &self.writing(None, words))?;
            }
            Know::ReviewAnswer { answer, words } => {
                let verdict = words.clone().map_or(Verdict::Good, Verdict::Change);
                review_answer::review(tx, actor, now, self.answered(answer)?, &verdict)?;
            }
            Know::BeginCrisis { .. } | Know::EndCrisis {} => self.crisis(tx, told)?,
            Know::SharePractice(_) | Know::ApplyPractice { .. } => return self.practise(tx, told),
            Know::SetMeasure { .. }
            | Know::ChangeMeasure { .. }
            | Know::RestOnMeasure { .. }
            | Know::ConfirmTouched { .. } => return self.measure(tx, told),
        }
        Ok(Made::Nothing)
    }

    fn ask(
        &self,
        tx: &mut Tx<'_>,
        (words, theme): (&str, Option<&String>),
        same_as: Option<&Same>,
    ) -> Result<QuestionId, Refusal> {
        let new = Ask {
            words: words.to_owned(),
            theme: theme.cloned(),
            same_as: same_as.map(|same| self.same(same)).transpose()?,
            guard_reason: None,
            form_key: uuid_at(self.now),
        };
        ask::ask(tx, self.actor, self.now, &new)
    }

    fn same(&self, same: &Same) -> Result<SameAs, Refusal> {
        Ok(match same {
            Same::Answer(key) => SameAs::Answer(self.answered(key)?),
            Same::Question(key) => SameAs::Question(self.question(key)?),
        })
    }

    fn writing(&self, title: Option<&String>, words: &str) -> Write {
        let form_key = uuid_at(self.now);
        Write { title: title.cloned(), words: words.to_owned(), valid_until: None, form_key }
    }

    fn crisis(&self, tx: &mut Tx<'_>, told: &Know) -> Result<(), Refusal> {
        match (told, in_crisis(tx, self.cast.network)?) {
            (Know::BeginCrisis { title, words }, _) => {
                let (name, reason, form_key) = (title.clone(), words.clone(), uuid_at(self.now));
                let new = Begin { name, reason, follows: None, form_key };
                begin_crisis::begin(tx, self.actor, self.now, &new).map(drop)
            }
            (_, Some(crisis)) => end_crisis::end(tx, self.actor, self.now, crisis.id),
            (_, None) => Err(Refusal::NotFound("crisis")),
        }
    }

    fn practise(&self, tx: &mut Tx<'_>, told: &Know) -> Result<Made, Refusal> {
        match told {
            Know::SharePractice(told) => {
                let new = Share {
                    title: told.title.clone(),
                    works: told.words.clone(),
                    audience: told.audience.clone(),
                    needs: told.needs.clone(),
                    theme: told.theme.clone(),
                    source: None,
                    form_key: uuid_at(self.now),
                };
                let id = share_practice::share(tx, self.actor, self.now, &new)?;
                Ok(Made::Known("practice", told.practice.clone(), id.into()))
            }
            Know::ApplyPractice { practice, how, words } => {
                let id = PracticeId(self.cast.known("practice", practice)?);
                let applies = Applies { how: how.0, words: words.clone() };
                apply_practice::apply(tx, self.actor, self.now, id, &applies)?;
                Ok(Made::Nothing)
            }
            _ => Err(Refusal::Broken("this step is about no practice".to_owned())),
        }
    }

    fn measure(&self, tx: &mut Tx<'_>, told: &Know) -> Result<Made, Refusal> {
        let (actor, now) = (self.actor, self.now);
        match told {
            Know::SetMeasure { measure, title, words, source, theme } => {
                let new = Set {
                    title: title.clone(),
                    words: words.clone(),
                    source: source.clone(),
                    theme: theme.clone(),
                    valid_from: None,
                    valid_until: None,
                    form_key: uuid_at(now),
                };
                let id = set_measure::set(tx, actor, now, &new)?;
                return Ok(Made::Known("measure", measure.clone(), id.into()));
            }
            Know::ChangeMeasure { measure, words } => {
                let before = measure::load(tx, self.cast.network, self.measured(measure)?)?;
                let new = Set {
                    title: before.title,
                    words: words.clone(),
                    source: before.source,
                    theme: before.theme,
                    valid_from: Some(before.valid_from),
                    valid_until: before.valid_until,
                    form_key: uuid_at(now),
                };
                set_measure::change(tx, actor, now, before.id, &new)?;
            }
            Know::RestOnMeasure { answer, measure } => {
                let on = Touched::Answer(self.answered(answer)?);
                rest_on::rest(tx, actor, now, (on, self.measured(measure)?))?;
            }
            Know::ConfirmTouched { answer, words } => {
                let on = Touched::Answer(self.answered(answer)?);
                for touch in touch::open_of(tx, self.cast.network, on)? {
                    confirm_touched::confirm(tx, actor, now, touch.id, Some(words))?;
                }
            }
            _ => return Err(Refusal::Broken("this step is about no measure".to_owned())),
        }
        Ok(Made::Nothing)
    }

    fn question(&self, key: &str) -> Result<QuestionId, Refusal> {
        self.cast.known("question", key).map(QuestionId)
    }

    fn answered(&self, key: &str) -> Result<AnswerId, Refusal> {
        self.cast.known("answer", key).map(AnswerId)
    }

    fn measured(&self, key: &str) -> Result<MeasureId, Refusal> {
        self.cast.known("measure", key).map(MeasureId)
    }
}

/// What something that was made is known by: its kind and its key in the story.
pub type Key = (&'static str, String);
