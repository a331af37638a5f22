//! A page with several forms, of which one may have been refused: that one comes back as it was typed, with its
//! problems and standing open; the others are blank and folded up. For the pages of this context and those above.

use maud::Markup;
use web::components::{fold, fold_open};
use web::{Form, Posted, Problems, View};

/// The form that was refused, if any.
#[derive(Clone, Copy)]
pub struct Again<'a> {
    form: &'static str,
    typed: &'a Posted,
    problems: &'a Problems,
}

static NOTHING_TYPED: Posted = Posted::EMPTY;
static NOTHING_WRONG: Problems = Problems::NONE;

impl<'a> Again<'a> {
    /// Nothing was refused: the page as one comes to it.
    pub const NOTHING: Again<'static> = Again { form: "", typed: &NOTHING_TYPED, problems: &NOTHING_WRONG };

    /// The form of that name was refused.
    pub fn refused(form: &'static str, typed: &'a Posted, problems: &'a Problems) -> Self {
        Self { form, typed, problems }
    }

    /// The form of that name, as typed when it is the refused one.
    pub fn form(&self, view: &'a View, name: &'static str) -> Form<'a> {
        if name == self.form {
            Form::new(view, self.typed, self.problems).called(name)
        } else {
            Form::blank(view).called(name)
        }
    }

    /// What was typed in the form of that name, when it is the refused one.
    pub fn typed(&self, name: &str) -> Option<&'a Posted> {
        (name == self.form).then_some(self.typed)
    }

    /// What opens in place: standing open when its form was refused.
    pub fn fold(&self, view: &View, name: &'static str, summary: &str, inner: &Markup) -> Markup {
        if name == self.form { fold_open(view, summary, inner) } else { fold(view, summary, inner) }
    }
}
