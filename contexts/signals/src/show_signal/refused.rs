//! An act on a signal's page that was refused: its form stays as it was typed, open, with what is wrong; the page around
//! it shows how the signal stands now. Nothing typed is lost because somebody else was first.

use crate::capture_form::Finding;
use maud::Markup;
pub use network::refusal::tried;
use web::components::{fold, fold_open};
use web::{Form, Posted, Problems, View};

/// The acts on this page that have a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// The reporter adds to it.
    Add,
    /// A triager settles what it is.
    Understand,
    /// Somebody answers it directly.
    Answer,
    /// A triager bundles it.
    Gather,
    /// Whoever answered closes it.
    Close,
    /// The reporter says whether it works.
    Works,
}

impl Act {
    /// The name of its form, and the place on the page where it stands.
    pub fn place(self) -> &'static str {
        match self {
            Self::Add => "aanvulling",
            Self::Understand => "duiden",
            Self::Answer => "antwoorden",
            Self::Gather => "bundelen",
            Self::Close => "sluiten",
            Self::Works => "werkt-het",
        }
    }
}

/// A form on this page that was refused, as it was typed; or none.
#[derive(Default)]
pub struct Refused {
    act: Option<Act>,
    typed: Posted,
    problems: Problems,
    found: Vec<Finding>,
}

impl Refused {
    /// Nothing was refused.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// `act` was refused.
    pub fn new(act: Act, typed: Posted, problems: Problems) -> Self {
        Self { act: Some(act), typed, problems, found: Vec::new() }
    }

    /// Because of what the personal-data guard found.
    pub fn because_of(mut self, found: Vec<Finding>) -> Self {
        self.found = found;
        self
    }

    /// Whether it was this act. What was typed must stay in sight, also when the act is not possible any more.
    pub fn is(&self, act: Act) -> bool {
        self.act == Some(act)
    }

    /// What the guard found.
    pub fn found(&self) -> &[Finding] {
        &self.found
    }

    /// The form of an act: as typed when it was this one, else blank.
    pub fn form<'a>(&'a self, view: &'a View, act: Act) -> Form<'a> {
        let form =
            if self.is(act) { Form::new(view, &self.typed, &self.problems) } else { Form::blank(view) };
        form.called(act.place())
    }

    /// The fold of an act, open when it was this one.
    pub fn fold(&self, view: &View, act: Act, summary: &str, inner: &Markup) -> Markup {
        if self.is(act) { fold_open(view, summary, inner) } else { fold(view, summary, inner) }
    }
}
