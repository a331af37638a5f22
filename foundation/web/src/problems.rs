//! What is wrong with a form, per field, as keys of texts. For handlers that refuse a form and for the form kit
//! that shows it again. Deliberately without sentences: the page says them in the reader's language.

use crate::texts::Arg;
use std::borrow::Cow;

/// What is wrong with a form; empty means nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(Vec<Problem>);

/// One thing that is wrong with one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field's name in the form.
    pub field: Cow<'static, str>,
    /// The key of the text that says what is wrong and what to do.
    pub key: &'static str,
    /// What fills the text.
    pub args: Vec<(&'static str, Arg)>,
    /// Whom or what the typed words may mean: a field that is typed into by name lets choose from these.
    pub meant: Vec<String>,
}

impl Problems {
    /// Nothing wrong.
    pub const NONE: Self = Self(Vec::new());

    /// Nothing wrong yet.
    pub fn none() -> Self {
        Self::NONE
    }

    /// One problem, for the common case that the first refusal ends it.
    pub fn with(field: impl Into<Cow<'static, str>>, key: &'static str) -> Self {
        let mut problems = Self::NONE;
        problems.add(field, key);
        problems
    }

    /// Adds what is wrong with `field`.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// Adds what is wrong with `field`, in a text with places to fill.
    pub fn add_with(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        key: &'static str,
        args: Vec<(&'static str, Arg)>,
    ) {
        self.push(Problem { field: field.into(), key, args, meant: Vec::new() });
    }

    /// Adds one as it is.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds what `others` say, but of a field that has a problem here already: what was found first is what is said.
    pub fn and(mut self, others: Self) -> Self {
        let more: Vec<Problem> =
            others.0.into_iter().filter(|one| self.for_field(&one.field).next().is_none()).collect();
        self.0.extend(more);
        self
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with `name`, in the order found.
    pub fn for_field<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Problem> + 'a {
        self.0.iter().filter(move |problem| problem.field == name)
    }

    /// Everything that is wrong, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_kept_per_field_in_order() {
        let mut problems = Problems::none();
        assert!(problems.is_empty());
        problems.add("words", "problem-empty");
        problems.add_with("words", "problem-long", vec![("most", 80.into())]);
        problems.add(format!("seat-{}", 2), "problem-seat");
        assert_eq!(
            problems.for_field("words").map(|one| one.key).collect::<Vec<_>>(),
            ["problem-empty", "problem-long"]
        );
        assert_eq!(problems.for_field("seat-2").count(), 1);
        let mut more = Problems::with("words", "problem-other");
        more.add("day", "problem-day");
        let both: Vec<_> = problems.and(more).iter().map(|one| one.key).collect();
        assert_eq!(both, ["problem-empty", "problem-long", "problem-seat", "problem-day"]);
    }
}
