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
            Kind::ByName(choices) if self.is_typed(choices) => self.framed(&self.suggesting(choices)),
            Kind::Choice(choices) | Kind::ByName(choices) => self.framed(&self.choice(choices)),
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

    /// Whether a choice by name is typed into: when its list is too long to choose from, or words were typed already.
    fn is_typed(&self, choices: &[Choice]) -> bool {
        let shown = self.shown();
        let is_choice = shown.is_empty() || choices.iter().any(|choice| choice.value == shown);
        choices.len() > MOST_IN_A_LIST || !(is_choice || Choice::is_key(shown))
    }

    fn help(&self) -> Option<String> {
        match self.kind {
            Kind::ByName(choices) if self.is_typed(choices) => {
                let how = self.form.say("form-by-name", &[]);
                Some(self.hint.as_ref().map_or_else(|| how.clone(), |hint| format!("{hint} {how}")))
            }
            _ => self.hint.clone(),
        }
    }

    /// The ids of what describes the element, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let ids = [self.help().map(|_| "hint"), self.wrong().then_some("problem")];
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
            @if let Some(hint) = self.help() {
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
            (self.meant())
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

    fn suggesting(&self, choices: &[Choice]) -> Markup {
        let shown = self.shown();
        let chosen = choices.iter().find(|choice| choice.value == shown).map(|choice| choice.text.as_str());
        // An id says nothing to anybody: what it stands for is in the list, or the page knows its name.
        let stands =
            self.known_as.as_deref().filter(|_| self.default.first().is_some_and(|first| first == shown));
        let typed = if Choice::is_key(shown) { stands.unwrap_or_default() } else { shown };
        let names = format!("{}-names", self.id());
        html! {
            (self.meant())
            input class={"utrecht-textbox utrecht-textbox--html-input" (invalid("utrecht-textbox", self.wrong()))}
                id=(self.id()) name=(self.name) type="text" list=(names) value=(chosen.unwrap_or(typed))
                autocomplete="off" maxlength=(LONGEST_NAME) required[self.need == Need::Required]
                aria-describedby=[self.described_by()] aria-invalid=[self.wrong().then_some("true")];
            datalist id=(names) {
                @for choice in choices.iter().filter(|choice| !choice.value.is_empty()).take(MOST_SUGGESTED) {
                    option value=(choice.text) {}
                }
            }
        }
    }

    /// What the typed words may mean. It stands before the field and sends the same name: what is chosen here comes first.
    fn meant(&self) -> Markup {
        let meant: Vec<&String> =
            self.form.problems.for_field(self.name).flat_map(|problem| &problem.meant).collect();
        html! {
            @if !meant.is_empty() {
                fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
                    legend class="utrecht-form-label" { (self.form.say("form-by-name-meant", &[])) }
                    @for (index, name) in meant.into_iter().enumerate() {
                        @let id = format!("{}-meant-{index}", self.id());
                        div class="ponton-option" {
                            input class=(RADIO) id=(id) name=(self.name) type="radio" value=(name);
                            label for=(id) { (name) }
                        }
                    }
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

/// A longer list is typed into, where that can be.
const MOST_IN_A_LIST: usize = 49;
/// So many are suggested, however many there are.
const MOST_SUGGESTED: usize = 500;
/// Longer than any name with the organisation behind it.
const LONGEST_NAME: usize = 400;

/// The component of the design system draws its own circle, which forced colours don't reach; the browser's does.
const RADIO: &str = "ponton-radio";
const CHECKBOX: &str = "utrecht-checkbox utrecht-checkbox--html-input";

fn invalid(block: &str, wrong: bool) -> String {
    if wrong { format!(" {block}--invalid") } else { String::new() }
}

fn large(size: Size) -> &'static str {
    if size == Size::Large { " ponton-large" } else { "" }
}

#[cfg(test)]
mod tests {
    use crate::problems::Problem;
    use crate::samples::{check_html, view};
    use crate::{Choice, Form, Page, Posted, Problems};
    use kernel::Lang;
    use kernel::ids::Uuid;
    use maud::html;

    fn key(number: u128) -> String {
        format!("person:{}", Uuid::from_u128(number))
    }

    fn form_of(many: u128, typed: &Posted, problems: &Problems) -> String {
        let view = view(Lang::Nl, &[]);
        let choices: Vec<Choice> =
            (0..many).map(|number| Choice::new(key(number), format!("Naam {number}"))).collect();
        let form = Form::new(&view, typed, problems);
        let field = form.choice("who", "form-choose", &choices).required().by_name();
        let field = field.value(&key(700)).known_as("Naam buiten de lijst");
        let main = html! { h1 { "Kies" } (form.around("/kies", "form-choose", &html! { (field) })) };
        let html = Page::new(&view, "Kies", main).html();
        assert_eq!(check_html(&html), []);
        html
    }

    #[test]
    fn a_long_list_is_typed_into_and_a_short_one_chosen_from() {
        let short = form_of(49, &Posted::EMPTY, &Problems::NONE);
        assert!(short.contains("<select") && !short.contains("<datalist"));
        let long = form_of(50, &Posted::EMPTY, &Problems::NONE);
        assert!(!long.contains("<select") && long.matches("<option").count() == 50);
    }

    #[test]
    fn what_was_chosen_or_typed_comes_back_as_words_and_never_as_a_key() {
        let of = |many, value: &str| form_of(many, &Posted::of(&[("who", value)]), &Problems::NONE);
        let says = |html: &str, words: &str| html.contains(&format!("value=\"{words}\" autocomplete"));
        assert!(says(&of(50, &key(7)), "Naam 7"));
        assert!(says(&of(50, "Iemand anders"), "Iemand anders"));
        assert!(says(&of(3, "Iemand anders"), "Iemand anders"), "also where the list is short");
        assert!(says(&form_of(50, &Posted::EMPTY, &Problems::NONE), "Naam buiten de lijst"));
        assert!(of(3, &key(2)).contains("<select"));
    }

    #[test]
    fn what_the_words_may_mean_stands_before_the_field_to_choose() {
        let mut problems = Problems::none();
        let meant = vec!["Jan de Vries, De Steiger".to_owned(), "Jan de Vries, Loohoek".to_owned()];
        problems.push(Problem { field: "who".into(), key: "form-choose", args: Vec::new(), meant });
        let html = form_of(50, &Posted::of(&[("who", "Jan de Vries")]), &problems);
        let (radio, field) = (html.find("type=\"radio\"").unwrap(), html.find("type=\"text\"").unwrap());
        assert!(radio < field && html.matches("type=\"radio\"").count() == 2);
        assert!(html.contains("value=\"Jan de Vries\" autocomplete"), "what was typed stays");
    }
}
