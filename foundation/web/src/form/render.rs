//! How a field becomes HTML: label, hint and problem tied to the element by their ids, in the classes of the
//! NL Design System. For the form kit alone.

use super::Choice;
use super::input::{Input, Kind, Need, Size};
use maud::{Markup, Render, html};

impl Render for Input<'_> {
    fn render(&self) -> Markup {
        match self.kind {
            Kind::Line(kind) => self.framed(&self.line(kind)),
            Kind::Words => self.framed(&self.words()),
            Kind::Choice(choices) => self.framed(&self.choice(choices)),
            Kind::Radios(choices) => self.grouped("radio", choices),
            Kind::Ticks(choices) => self.grouped("checkbox", choices),
            Kind::Tick => self.tick(),
        }
    }
}

impl Input<'_> {
    fn id(&self) -> String {
        self.form.id(self.name)
    }

    fn wrong(&self) -> bool {
        self.form.problems.for_field(self.name).next().is_some()
    }

    /// What stands in the field: what was typed, or the default as long as nothing was sent.
    fn values(&self) -> Vec<&str> {
        if self.form.typed.is_empty() {
            self.default.iter().map(String::as_str).collect()
        } else {
            self.form.typed.all(self.name).collect()
        }
    }

    fn shown(&self) -> &str {
        self.values().first().copied().unwrap_or_default()
    }

    /// The ids of what describes the element, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let ids = [self.hint.as_ref().map(|_| "hint"), self.wrong().then_some("problem")];
        let ids: Vec<String> =
            ids.into_iter().flatten().map(|part| format!("{}-{part}", self.id())).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn label_text(&self) -> Markup {
        let says_optional =
            self.need == Need::Optional && self.size != Size::Large && !matches!(self.kind, Kind::Tick);
        html! {
            (self.label)
            @if says_optional { span class="ponton-optional" { " " (self.form.say("form-optional", &[])) } }
        }
    }

    fn around(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint {
                div class="utrecht-form-field__description" {
                    div class="utrecht-form-field-description" id={(self.id()) "-hint"} { (hint) }
                }
            }
            @if self.wrong() {
                div class="utrecht-form-field__error-message" id={(self.id()) "-problem"} {
                    @for problem in self.form.problems.for_field(self.name) {
                        div class="utrecht-form-field-error-message" {
                            (self.form.say(problem.key, &problem.args))
                        }
                    }
                }
            }
        }
    }

    fn framed(&self, element: &Markup) -> Markup {
        html! {
            div class={"utrecht-form-field utrecht-form-field--text" (invalid("utrecht-form-field", self.wrong()))} {
                div class="utrecht-form-field__label" {
                    label class={"utrecht-form-label" (large(self.size))} for=(self.id()) { (self.label_text()) }
                }
                (self.around())
                div class="utrecht-form-field__input" { (element) }
            }
        }
    }

    fn line(&self, kind: &str) -> Markup {
        // A secret that was refused is typed again: it must not stand in a page.
        let value = if matches!(kind, "password" | "file") { "" } else { self.shown() };
        html! {
            input class={"utrecht-textbox utrecht-textbox--html-input" (invalid("utrecht-textbox", self.wrong()))}
                id=(self.id()) name=(self.name) type=(kind) value=(value) maxlength=[self.most]
                required[self.need == Need::Required] autocomplete=[self.autocomplete]
                aria-describedby=[self.described_by()] aria-invalid=[self.wrong().then_some("true")];
        }
    }

    fn words(&self) -> Markup {
        let rows = match self.size {
            Size::Usual => 4,
            Size::Large => 3,
            Size::Rows(rows) => rows,
        };
        html! {
            textarea class={"utrecht-textarea utrecht-textarea--html-textarea"
                    (large(self.size)) (invalid("utrecht-textarea", self.wrong()))}
                id=(self.id()) name=(self.name) rows=(rows) maxlength=[self.most]
                required[self.need == Need::Required] autocomplete=[self.autocomplete]
                aria-describedby=[self.described_by()] aria-invalid=[self.wrong().then_some("true")] {
                // The parser eats the first line end of a textarea.
                "\n" (self.shown())
            }
        }
    }

    fn choice(&self, choices: &[Choice]) -> Markup {
        html! {
            select class={"utrecht-select utrecht-select--html-select" (invalid("utrecht-select", self.wrong()))}
                id=(self.id()) name=(self.name) required[self.need == Need::Required]
                aria-describedby=[self.described_by()] aria-invalid=[self.wrong().then_some("true")] {
                option value="" { (self.form.say("form-choose", &[])) }
                @for choice in choices {
                    option value=(choice.value) selected[self.shown() == choice.value] { (choice.text) }
                }
            }
        }
    }

    fn grouped(&self, kind: &str, choices: &[Choice]) -> Markup {
        html! {
            fieldset class={"ponton-group utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
                    (invalid("utrecht-form-fieldset", self.wrong()))}
                aria-describedby=[self.described_by()] {
                legend class="utrecht-form-label ponton-legend" { (self.label_text()) }
                (self.around())
                @for (index, choice) in choices.iter().enumerate() {
                    (self.option(kind, index, choice))
                }
            }
        }
    }

    fn option(&self, kind: &str, index: usize, choice: &Choice) -> Markup {
        // The first carries the field's own id, where the summary of problems leads.
        let id = if index == 0 { self.id() } else { format!("{}-{index}", self.id()) };
        let class = if kind == "radio" { RADIO } else { CHECKBOX };
        let hint = (!choice.hint.is_empty()).then(|| format!("{id}-explains"));
        html! {
            div class="ponton-option" {
                input class=(class) id=(id) name=(self.name) type=(kind) value=(choice.value)
                    checked[self.values().contains(&choice.value.as_str())]
                    required[kind == "radio" && self.need == Need::Required] aria-describedby=[hint.as_deref()];
                label for=(id) { (choice.text) }
                @if let Some(hint) = &hint {
                    div class="utrecht-form-field-description" id=(hint) { (choice.hint) }
                }
            }
        }
    }

    fn tick(&self) -> Markup {
        html! {
            div class={"utrecht-form-field" (invalid("utrecht-form-field", self.wrong()))} {
                div class="ponton-option" {
                    input class=(CHECKBOX) id=(self.id()) name=(self.name) type="checkbox" value="yes"
                        checked[!self.values().is_empty()] required[self.need == Need::Required]
                        aria-describedby=[self.described_by()] aria-invalid=[self.wrong().then_some("true")];
                    label for=(self.id()) { (self.label_text()) }
                }
                (self.around())
            }
        }
    }
}

/// The component of the design system draws its own circle, which forced colours don't reach; the browser's does.
const RADIO: &str = "ponton-radio";
const CHECKBOX: &str = "utrecht-checkbox utrecht-checkbox--html-input";

fn invalid(block: &str, wrong: bool) -> String {
    if wrong { format!(" {block}--invalid") } else { String::new() }
}

fn large(size: Size) -> &'static str {
    if size == Size::Large { " ponton-large" } else { "" }
}
