//! The form kit: fields that can't exist without a label, what was typed kept, an error per field with a summary
//! that leads to it, one act per form. For every page with a form. Deliberately without validation: the context
//! parses, and hands back `Problems`.

pub mod input;
mod left_over;
mod render;

use crate::posted::Posted;
use crate::problems::Problems;
use crate::texts::Arg;
use crate::view::View;
pub use input::Input;
pub(crate) use left_over::{PROBLEMS, left_over};
use maud::{Markup, html};
use std::borrow::Cow;

/// Characters of an id as it is written.
const ID: usize = 36;

/// One answer to choose: what is sent, and what people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub text: String,
    /// A second line that explains the answer; empty for none. Shown by radios and ticks.
    pub hint: String,
}

impl Choice {
    /// An answer without explanation.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: String::new() }
    }

    /// Whether that is what a choice sends, an id, and no name that somebody typed.
    pub fn is_key(sent: &str) -> bool {
        let ends = [sent.get(..ID), sent.len().checked_sub(ID).and_then(|from| sent.get(from..))];
        ends.into_iter().flatten().any(|end| end.parse::<kernel::ids::Uuid>().is_ok())
    }

    /// Adds a second line that explains the answer.
    pub fn explained(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A form on a page: what was typed and what is wrong with it.
pub struct Form<'a> {
    view: &'a View,
    typed: &'a Posted,
    problems: &'a Problems,
    name: Cow<'a, str>,
    draft: Option<Cow<'a, str>>,
    promise: Option<String>,
    other_submits: Vec<(&'a str, &'a str, &'a str)>,
    sends: Sends,
}

/// What a form may send.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sends {
    Words,
    Files,
}

static NOTHING_TYPED: Posted = Posted::EMPTY;
static NOTHING_WRONG: Problems = Problems::NONE;

impl<'a> Form<'a> {
    /// The form as typed, with its problems.
    pub fn new(view: &'a View, typed: &'a Posted, problems: &'a Problems) -> Self {
        Self {
            view,
            typed,
            problems,
            name: "form".into(),
            draft: None,
            promise: None,
            other_submits: Vec::new(),
            sends: Sends::Words,
        }
    }

    /// A form in which nothing was typed yet.
    pub fn blank(view: &'a View) -> Self {
        Self::new(view, &NOTHING_TYPED, &NOTHING_WRONG)
    }

    /// Gives the form a name of its own, which its fields' ids start with: needed when a page has two forms.
    pub fn called(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = name.into();
        self
    }

    /// Keeps what is typed in the browser under `name`, until a page answers with `SeeOther::draft_done(name)`.
    pub fn draft(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.draft = Some(name.into());
        self
    }

    /// Lets the form send a file, which its handler reads with `sheet::Upload`.
    pub fn sending_files(mut self) -> Self {
        self.sends = Sends::Files;
        self
    }

    /// Says above the button what will happen, who will hear of it, and whether it can be undone.
    pub fn promise(mut self, key: &str, args: &[(&str, Arg)]) -> Self {
        self.promise = Some(self.view.say(key, args));
        self
    }

    /// Adds a second, quieter button that sends the same form with `name=value`.
    pub fn or_submit(mut self, name: &'a str, value: &'a str, text_key: &'a str) -> Self {
        self.other_submits.push((name, value, text_key));
        self
    }

    /// A text in the reader's language, so that `t!(form, …)` works as `t!(view, …)`.
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.view.say(key, args)
    }

    /// The form's element around its fields: posts to `action`, shows the summary of problems on top and one
    /// primary button with the text under `submit_key` at the end.
    pub fn around(&self, action: &str, submit_key: &str, fields: &Markup) -> Markup {
        html! {
            form class="ponton-form" id=(self.name) action=(action) method="post" novalidate
                enctype=[(self.sends == Sends::Files).then_some("multipart/form-data")]
                data-draft=[self.draft.as_deref()] {
                (self.summary(fields))
                input type="hidden" name="form_key" value=(self.form_key());
                (fields)
                @if let Some(promise) = &self.promise { p class="ponton-promise" { (promise) } }
                div class="ponton-buttons" {
                    button class="utrecht-button utrecht-button--primary-action" type="submit" {
                        (self.view.say(submit_key, &[]))
                    }
                    @for (name, value, text_key) in &self.other_submits {
                        button class="utrecht-button utrecht-button--secondary-action" type="submit"
                            name=(name) value=(value) { (self.view.say(text_key, &[])) }
                    }
                }
            }
        }
    }

    /// The form's element for a search: sends its fields in the address, without a key.
    pub fn asking(&self, action: &str, submit_key: &str, fields: &Markup) -> Markup {
        html! {
            form class="ponton-form ponton-form--asking" id=(self.name) action=(action) method="get" role="search" {
                (fields)
                div class="ponton-buttons" {
                    button class="utrecht-button utrecht-button--secondary-action" type="submit" {
                        (self.view.say(submit_key, &[]))
                    }
                }
            }
        }
    }

    fn form_key(&self) -> kernel::ids::Uuid {
        // A refused form did nothing yet, so it keeps the key it came with.
        self.typed.given_key().unwrap_or(self.view.form_key)
    }

    /// Every problem, leading to its field; one that no field of this form has leads to the form.
    fn summary(&self, fields: &Markup) -> Markup {
        let place = |field: &str| {
            let id = self.id(field);
            if fields.0.contains(&format!("id=\"{id}\"")) { id } else { self.name.clone().into_owned() }
        };
        html! {
            @if !self.problems.is_empty() {
                div class="ponton-problems utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" {
                    div class="utrecht-alert__content" {
                        p { strong { (self.view.say("form-problems", &[])) } }
                        ul {
                            @for problem in self.problems.iter() {
                                li {
                                    a class="utrecht-link" href={"#" (place(&problem.field))} {
                                        (self.view.say(problem.key, &problem.args))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The id of a field's element.
    pub fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.name)
    }

    /// Whether something is wrong with it, for a fold that must then stand open.
    pub fn is_refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// A value that nobody sees.
    pub fn hidden(&self, name: &str, value: &str) -> Markup {
        html! { input type="hidden" name=(name) value=(value); }
    }
}
