//! One field of a form, made by the form with its label and refined by what follows. For pages; how it becomes
//! HTML stands in `render`.

use super::{Choice, Form};
use crate::texts::Arg;

/// A field; put it in `html!` as `(form.words("words", "signal-words").hint("signal-words-hint").required())`.
pub struct Input<'f> {
    pub(super) form: &'f Form<'f>,
    pub(super) kind: Kind<'f>,
    pub(super) name: &'f str,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) need: Need,
    pub(super) most: Option<usize>,
    pub(super) default: Vec<String>,
    pub(super) known_as: Option<String>,
    pub(super) autocomplete: Option<&'f str>,
    pub(super) size: Size,
}

pub(super) enum Kind<'f> {
    /// `type` of the `input` element.
    Line(&'static str),
    Words,
    Choice(&'f [Choice]),
    /// A choice of which the list may be too long to choose from: see `Input::by_name`.
    ByName(&'f [Choice]),
    Radios(&'f [Choice]),
    Ticks(&'f [Choice]),
    Tick,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Usual,
    Large,
    Rows(u8),
}

impl<'a> Form<'a> {
    /// One line of text.
    pub fn line<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("text"), name, label_key)
    }

    /// Several lines of text.
    pub fn words<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Words, name, label_key)
    }

    /// An e-mail address.
    pub fn email<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("email"), name, label_key)
    }

    /// A password or a code: never shown, never filled in again.
    pub fn secret<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("password"), name, label_key)
    }

    /// A day, sent as `2026-11-24`.
    pub fn day<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("date"), name, label_key)
    }

    /// A time of the day, sent as `14:00`.
    pub fn hour<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("time"), name, label_key)
    }

    /// A file, in a form that is `sending_files`; a refused form can't fill it in again.
    pub fn file<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("file"), name, label_key)
    }

    /// Words to search for.
    pub fn search<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Line("search"), name, label_key)
    }

    /// One answer out of many, folded up. An empty first answer is added unless the field is required.
    pub fn choice<'f>(&'f self, name: &'f str, label_key: &str, choices: &'f [Choice]) -> Input<'f> {
        self.input(Kind::Choice(choices), name, label_key)
    }

    /// One answer out of a few, all in sight.
    pub fn radios<'f>(&'f self, name: &'f str, label_key: &str, choices: &'f [Choice]) -> Input<'f> {
        self.input(Kind::Radios(choices), name, label_key)
    }

    /// Any number of answers out of a few; read them with `Posted::all`.
    pub fn ticks<'f>(&'f self, name: &'f str, label_key: &str, choices: &'f [Choice]) -> Input<'f> {
        self.input(Kind::Ticks(choices), name, label_key)
    }

    /// One box to tick; sent as `yes`, read it with `Posted::has`. Tick it beforehand with `.value("yes")`.
    pub fn tick<'f>(&'f self, name: &'f str, label_key: &str) -> Input<'f> {
        self.input(Kind::Tick, name, label_key)
    }

    fn input<'f>(&'f self, kind: Kind<'f>, name: &'f str, label_key: &str) -> Input<'f>
    where
        'a: 'f,
    {
        Input {
            form: self,
            kind,
            name,
            label: self.view.say(label_key, &[]),
            hint: None,
            need: Need::Optional,
            most: None,
            default: Vec::new(),
            known_as: None,
            autocomplete: None,
            size: Size::Usual,
        }
    }
}

impl<'f> Input<'f> {
    /// A sentence under the label that helps to answer.
    pub fn hint(mut self, key: &str) -> Self {
        self.hint = Some(self.form.view.say(key, &[]));
        self
    }

    /// As `hint`, in a text with places to fill.
    pub fn hint_with(mut self, key: &str, args: &[(&str, Arg)]) -> Self {
        self.hint = Some(self.form.view.say(key, args));
        self
    }

    /// Replaces the label by a text with places to fill.
    pub fn label_with(mut self, key: &str, args: &[(&str, Arg)]) -> Self {
        self.label = self.form.view.say(key, args);
        self
    }

    /// Must be filled in. Fields that needn't say so: "mag leeg blijven".
    pub fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// At most so many characters, which the browser keeps to and the context checks.
    pub fn max(mut self, characters: usize) -> Self {
        self.most = Some(characters);
        self
    }

    /// Of a choice of people, organisations or desks, which in a large network are more than anybody looks through, and more
    /// than a list holds: then the field is typed into, with the beginning of the list as suggestions. What is typed is
    /// found where it is sent, by `network::by_name`.
    pub fn by_name(mut self) -> Self {
        if let Kind::Choice(choices) = self.kind {
            self.kind = Kind::ByName(choices);
        }
        self
    }

    /// What whatever stands in the field is called, for when it is not among the suggestions.
    pub fn known_as(mut self, name: &str) -> Self {
        self.known_as = Some(name.to_owned());
        self
    }

    /// What stands in the field as long as nothing was typed; for `ticks`, call it once per ticked answer.
    pub fn value(mut self, value: &str) -> Self {
        self.default.push(value.to_owned());
        self
    }

    /// What the browser may fill in, by its HTML name: `email`, `current-password`, `new-password`, `off`.
    pub fn autocomplete(mut self, token: &'f str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// The one field that the page is about, such as "Wat zie je?": larger letters, and no "mag leeg blijven".
    pub fn large(mut self) -> Self {
        self.size = Size::Large;
        self
    }

    /// So many lines high, for `words`.
    pub fn rows(mut self, rows: u8) -> Self {
        self.size = Size::Rows(rows);
        self
    }
}
