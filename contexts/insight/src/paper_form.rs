//! What is typed of a paper: whom it is for, the question and the decision that is asked, and for a dossier what it is about.
//! The personal-data guard reads every text: a paper is read by many.

use crate::paper_stories;
use crate::places::{Places, UNKNOWN};
use crate::released::place_name;
use crate::story::{Story, StoryId};
use crate::themes::theme_name;
use maud::{Markup, html};
use network::round_table::{RoundTable, RoundTableId};
use network::theme::Theme;
use web::{Choice, Form, Posted, Problems, View, t};

/// The longest question, in characters: it is the title of the paper.
pub const LONGEST_QUESTION: usize = 200;
/// The longest of the other texts.
pub const LONGEST: usize = 2_000;
const LONGEST_NAME: usize = 120;

/// Whether the form asks what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// An alarm says so itself.
    Nothing,
    /// A dossier has signals of several places.
    ThemeAndPlace,
}

/// What there is to choose from.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The tables of the network.
    pub tables: Vec<RoundTable>,
    /// The themes.
    pub themes: Vec<Theme>,
    /// The places.
    pub places: Places,
    /// The stories that may be used.
    pub stories: Vec<Story>,
    /// What the form asks.
    pub asked: Asks,
}

impl Choices {
    /// What a paper is about, as people read it.
    pub fn name(&self, view: &View, (theme, place): (&str, &str)) -> String {
        let theme = theme_name(view, &self.themes, theme);
        t!(view, "alarm-heading", theme = theme, place = place_name(view, &self.places, place))
    }

    fn codes(&self) -> Vec<String> {
        let of = |one: &crate::places::Municipality| {
            let wijken = one.wijken.iter().map(|(code, _)| code.clone());
            std::iter::once(one.code.clone()).chain(wijken).collect::<Vec<_>>()
        };
        let mut codes: Vec<String> = self.places.municipalities.iter().flat_map(of).collect();
        codes.push(UNKNOWN.to_owned());
        codes
    }
}

/// Whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForBody {
    /// A table of the network.
    Table(RoundTableId),
    /// The council of a municipality.
    Council(String),
    /// Another board, by its name.
    Board(String),
}

/// A paper as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Whom it is for.
    pub body: ForBody,
    /// The question.
    pub question: String,
    /// The decision that is asked.
    pub asked: String,
    /// Theme and place, where the form asks for them.
    pub about: Option<(String, String)>,
    /// The stories that go along.
    pub stories: Vec<StoryId>,
}

impl Typed {
    /// Reads the form.
    pub fn parse(posted: &Posted, choices: &Choices) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let body = body(posted, choices, &mut problems);
        let question =
            text(posted, ("question", LONGEST_QUESTION, "problem-paper-question-empty"), &mut problems);
        let asked = text(posted, ("asked", LONGEST, "problem-paper-asked-empty"), &mut problems);
        let about = match choices.asked {
            Asks::Nothing => None,
            Asks::ThemeAndPlace => {
                let (theme, place) = (posted.text("theme"), posted.text("where"));
                if !choices.themes.iter().any(|one| one.code == theme) {
                    problems.add("theme", "problem-paper-theme-empty");
                }
                if !choices.codes().iter().any(|code| code == place) {
                    problems.add("where", "problem-paper-where-empty");
                }
                Some((theme.to_owned(), place.to_owned()))
            }
        };
        match body {
            Some(body) if problems.is_empty() => {
                Ok(Self { body, question, asked, about, stories: stories(posted) })
            }
            _ => Err(problems),
        }
    }
}

/// The stories that were ticked; what is no story was ticked by nobody.
pub fn stories(posted: &Posted) -> Vec<StoryId> {
    posted.all("stories").filter_map(|id| id.parse().ok()).collect()
}

/// A text of a form that must be there, not too long, and say of nobody who they are.
pub fn text(
    posted: &Posted,
    (field, longest, empty): (&'static str, usize, &'static str),
    problems: &mut Problems,
) -> String {
    let text = posted.text(field);
    if text.is_empty() {
        problems.add(field, empty);
    } else if text.chars().count() > longest {
        problems.add_with(field, "problem-too-long", vec![("most", longest.into())]);
    } else if !language::guard::find(text).is_empty() {
        problems.add(field, "problem-paper-personal-data");
    }
    text.to_owned()
}

fn body(posted: &Posted, choices: &Choices, problems: &mut Problems) -> Option<ForBody> {
    let typed = posted.text("body");
    let table = typed.strip_prefix("table:").and_then(|id| id.parse().ok());
    let council = typed.strip_prefix("council:");
    let found = match (typed, table, council) {
        ("board", ..) => {
            let asked = ("board", LONGEST_NAME, "problem-paper-board-empty");
            return Some(ForBody::Board(text(posted, asked, problems)));
        }
        (_, Some(id), _) => choices.tables.iter().any(|table| table.id == id).then_some(ForBody::Table(id)),
        (_, _, Some(code)) => choices.places.municipality(code).map(|_| ForBody::Council(code.to_owned())),
        (_, None, None) => None,
    };
    if found.is_none() {
        problems.add("body", "problem-paper-body-empty");
    }
    found
}

/// What stands in the form of a paper that is there already.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The question.
    pub question: &'a str,
    /// The decision that is asked.
    pub asked: &'a str,
}

/// The fields; `about` is what a dossier seems to be about.
pub fn fields(view: &View, form: &Form<'_>, (choices, about): (&Choices, Option<(&str, &str)>)) -> Markup {
    let bodies = bodies(view, choices);
    html! {
        (words(form, None))
        (form.choice("body", "paper-body", &bodies).hint("paper-body-hint").required())
        (form.line("board", "paper-board").hint("paper-board-hint").max(LONGEST_NAME))
        @if choices.asked == Asks::ThemeAndPlace { (theme_and_place(view, form, choices, about)) }
        (paper_stories::field(view, form, (&choices.stories, &[])))
    }
}

/// The question and what is asked.
pub fn words(form: &Form<'_>, standing: Option<Standing<'_>>) -> Markup {
    let question = form.line("question", "paper-question").hint("paper-question-hint").required();
    let asked = form.words("asked", "paper-asked").hint("paper-asked-hint").required().max(LONGEST).rows(4);
    let (question, asked) = match standing {
        Some(standing) => (question.value(standing.question), asked.value(standing.asked)),
        None => (question, asked),
    };
    html! { (question.max(LONGEST_QUESTION).autocomplete("off")) (asked) }
}

/// Councils first: they decide what no table can.
fn bodies(view: &View, choices: &Choices) -> Vec<Choice> {
    let councils = choices.places.municipalities.iter().map(|one| {
        Choice::new(format!("council:{}", one.code), t!(view, "paper-council", municipality = &one.name))
    });
    let tables = choices.tables.iter().map(|table| {
        Choice::new(format!("table:{}", table.id), t!(view, "paper-table", table = &table.name))
    });
    let board = Choice::new("board", t!(view, "paper-body-board"));
    councils.chain(tables).chain([board]).collect()
}

fn theme_and_place(view: &View, form: &Form<'_>, choices: &Choices, about: Option<(&str, &str)>) -> Markup {
    let themes: Vec<Choice> =
        choices.themes.iter().map(|theme| Choice::new(&theme.code, theme.name(view.lang))).collect();
    let place_choice = |code: String| {
        let name = place_name(view, &choices.places, &code);
        Choice::new(code, name)
    };
    let places: Vec<Choice> = choices.codes().into_iter().map(place_choice).collect();
    let (theme, place) = about.unzip();
    let (themes, places) = (
        form.choice("theme", "paper-theme", &themes).hint("paper-about-hint").required(),
        form.choice("where", "paper-where", &places).required(),
    );
    let (themes, places) = match (theme, place) {
        (Some(theme), Some(place)) => (themes.value(theme), places.value(place)),
        _ => (themes, places),
    };
    html! { (themes) (places) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(asked: Asks) -> Choices {
        Choices {
            tables: Vec::new(),
            themes: Vec::new(),
            places: Places::default(),
            stories: Vec::new(),
            asked,
        }
    }

    fn faults(asked: Asks, pairs: &[(&str, &str)]) -> Vec<String> {
        let parsed = Typed::parse(&Posted::of(pairs), &choices(asked));
        parsed.unwrap_err().iter().map(|problem| problem.field.to_string()).collect()
    }

    #[test]
    fn each_field_says_what_it_needs() {
        assert_eq!(faults(Asks::Nothing, &[]), ["body", "question", "asked"]);
        assert_eq!(
            faults(Asks::ThemeAndPlace, &[("body", "board"), ("question", "Durven wij?"), ("asked", "Ja.")]),
            ["board", "theme", "where"]
        );
        let named = [
            ("body", "board"),
            ("board", "Provinciale Staten"),
            ("question", "Belt u 06-48151623?"),
            ("asked", "Ja."),
        ];
        assert_eq!(faults(Asks::Nothing, &named), ["question"]);
    }
}
