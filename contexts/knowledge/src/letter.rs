//! A letter to the network: the daily bulletin and the newsletter of good examples, one thing of two kinds. What it holds
//! is kept as it was composed; what is not published any more when somebody reads it is left out.

mod rows;

use crate::sentence;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar, define_id};
use network::named;
use network::published::Stretch;
pub use rows::{Rest, has_told, keep, list, load, newest, of_day, rest_of, told_until};
use web::{View, t};

define_id!(
    /// One letter.
    LetterId
);
store::id_value!(LetterId);

named! {
    /// Which letter.
    pub enum LetterKind, text "letter-kind" {
        /// What changed, every working day at four.
        Bulletin = "bulletin",
        /// Good examples, when an editor sends it.
        Newsletter = "newsletter",
    }
}

/// Where something stands in its letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// In the letter itself.
    Letter,
    /// Behind "and so many more", on a page of its own.
    Rest,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Rest => "rest",
        }
    }
}

impl LetterKind {
    /// Its list, and the folder of its pages.
    pub fn path(self) -> &'static str {
        match self {
            Self::Bulletin => "/dagberichten",
            Self::Newsletter => "/nieuwsbrieven",
        }
    }
}

/// Something that a letter tells, as it was when the letter was composed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// The kind of published thing: `solution`, `answer`…
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// When it changed.
    pub at: Timestamp,
    /// Its title.
    pub title: String,
    /// What it says, in one sentence.
    pub sentence: String,
    /// Its page.
    pub path: String,
    /// In the letter, or behind "and so many more".
    pub part: Part,
}

impl Item {
    /// How many words it takes to read.
    pub fn words(&self) -> usize {
        sentence::count(&self.title) + sentence::count(&self.sentence)
    }

    /// The key of the text that says what it is.
    pub fn kind_key(&self) -> &'static str {
        match self.kind.as_str() {
            "solution" => "letter-item-solution",
            "answer" => "letter-item-answer",
            "practice" => "letter-item-practice",
            "good_example" => "letter-item-good-example",
            "measure" => "letter-item-measure",
            _ => "letter-item-other",
        }
    }
}

/// A letter as it is read.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// Which letter.
    pub kind: LetterKind,
    /// The day it is of.
    pub day: Date,
    /// What an editor wrote on top.
    pub introduction: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// What it tells, in order, as far as it is still published.
    pub items: Vec<Item>,
    /// How many things it told that are not published any more.
    pub withdrawn: usize,
    /// How many more didn't fit: they stand on the page behind it.
    pub rest: i64,
}

impl Letter {
    /// Its page.
    pub fn path(&self) -> String {
        format!("{}/{}", self.kind.path(), self.day)
    }

    /// Its title: "Dagbericht van donderdag 26 november".
    pub fn title(&self, view: &View) -> String {
        let day = view.day(calendar::at_hour(self.day, 12));
        match self.kind {
            LetterKind::Bulletin => t!(view, "letter-title-bulletin", day = day),
            LetterKind::Newsletter => t!(view, "letter-title-newsletter", day = day),
        }
    }

    /// The page with what didn't fit.
    pub fn rest_path(&self) -> String {
        format!("{}/meer", self.path())
    }
}

/// A letter in a list: what it is, without all that it tells.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The day it is of.
    pub day: Date,
    /// How many things it told.
    pub items: i64,
    /// The first of them, while that is still published.
    pub first: Option<String>,
}

/// A letter about to be kept.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// Which letter.
    pub kind: LetterKind,
    /// The day it is of.
    pub day: Date,
    /// What changed from here until there.
    pub covers: Stretch,
    /// What an editor wrote on top, and who.
    pub introduction: Option<(String, PersonId)>,
    /// Who sends it, with the key of the form; nobody when the clock does.
    pub by: Option<(PersonId, Uuid)>,
    /// What it tells, in order; nothing when nothing changed.
    pub items: Vec<Item>,
}
