//! Reads the forms of a page: their fields, what stands in them and the labels beside them.

use super::{Field, Form, Kind};
use crate::support::html::{Piece, Tag, pieces, squeezed};
use std::collections::BTreeMap;

/// Every form of a page.
pub fn forms(html: &str) -> Vec<Form> {
    let labels = labels(html);
    let mut reading = Reading { forms: Vec::new(), inside: false, open: None, choices: Vec::new() };
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) => reading.opens(&tag, &labels),
            Piece::Close(name) => reading.closes(name),
            Piece::Text(text) => reading.says(&text),
        }
    }
    reading.forms
}

/// The words of each label, by the id of its field.
fn labels(html: &str) -> BTreeMap<String, String> {
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    let mut inside: Option<String> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == "label" => inside = Some(tag.value("for")),
            Piece::Close("label") => inside = None,
            Piece::Text(text) => {
                if let Some(id) = &inside {
                    labels.entry(id.clone()).or_default().push_str(&text);
                }
            }
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    labels
}

/// What is being read: words that follow belong to an open textarea or option.
struct Reading {
    forms: Vec<Form>,
    inside: bool,
    open: Option<&'static str>,
    choices: Vec<(String, String)>,
}

impl Reading {
    fn opens(&mut self, tag: &Tag<'_>, labels: &BTreeMap<String, String>) {
        if tag.name == "form" {
            let (action, method) = (tag.value("action"), tag.value("method"));
            self.forms.push(Form { action, method, fields: Vec::new() });
            self.inside = true;
        }
        let Some(form) = self.forms.last_mut().filter(|_| self.inside) else { return };
        let label = squeezed(labels.get(&tag.value("id")).map_or("", String::as_str));
        let field = |kind| Field {
            name: tag.value("name"),
            label: label.clone(),
            value: tag.value("value"),
            input: tag.value("type"),
            required: tag.get("required").is_some(),
            kind,
        };
        match (tag.name, tag.get("type")) {
            ("input", Some("hidden")) => form.fields.push(field(Kind::Hidden)),
            ("input", Some(mark @ ("radio" | "checkbox"))) => {
                let on = tag.get("checked").is_some();
                form.fields.push(field(Kind::Mark { one_of_many: mark == "radio", on }));
            }
            // A file isn't typed: who sends one sends a body of another kind.
            ("input", Some("file")) => {}
            ("input", _) => form.fields.push(field(Kind::Typed)),
            ("textarea", _) => {
                form.fields.push(field(Kind::Typed));
                self.open = Some("textarea");
            }
            ("select", _) => {
                form.fields.push(field(Kind::Choice(Vec::new())));
                self.choices.clear();
            }
            ("option", _) => {
                self.choices.push((tag.value("value"), String::new()));
                if tag.get("selected").is_some()
                    && let Some(choice) = form.fields.last_mut()
                {
                    choice.value = tag.value("value");
                }
                self.open = Some("option");
            }
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        let Some(form) = self.forms.last_mut() else { return };
        match self.open {
            // The first line end of a textarea is not part of it.
            Some("textarea") => {
                if let Some(field) = form.fields.last_mut() {
                    field.value.push_str(text.strip_prefix('\n').unwrap_or(text));
                }
            }
            Some("option") => {
                if let Some((_, said)) = self.choices.last_mut() {
                    said.push_str(text);
                }
            }
            Some(_) | None => {}
        }
    }

    fn closes(&mut self, name: &str) {
        if self.open == Some(name) {
            self.open = None;
        }
        match (name, self.forms.last_mut()) {
            ("form", _) => self.inside = false,
            ("select", Some(form)) => {
                if let Some(choice) = form.fields.last_mut() {
                    choice.kind = Kind::Choice(std::mem::take(&mut self.choices));
                }
            }
            _ => {}
        }
    }
}
