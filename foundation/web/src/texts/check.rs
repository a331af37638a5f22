//! Whether the texts of all contexts agree with each other and with the code: the same keys and variables in both
//! languages, no key that nobody uses, no key that isn't there. For the tidy test, which reads the whole tree.

use super::{TextProblem, TextSource, messages, read};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use kernel::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// Something that is wrong with the texts. For the developer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// A file can't be used at all.
    #[error(transparent)]
    Problem(#[from] TextProblem),
    /// A key stands in one language only.
    #[error("{context}: {key} has no {lang} text")]
    OneLanguage {
        /// Whose file.
        context: &'static str,
        /// Which key.
        key: String,
        /// The language that lacks it.
        lang: Lang,
    },
    /// The two languages fill other places.
    #[error("{context}: {key} uses {nl:?} in Dutch and {en:?} in English")]
    OtherVariables {
        /// Whose file.
        context: &'static str,
        /// Which key.
        key: String,
        /// The variables of the Dutch text.
        nl: BTreeSet<String>,
        /// The variables of the English text.
        en: BTreeSet<String>,
    },
    /// No code uses the key.
    #[error("{context}: nothing uses {key}")]
    Unused {
        /// Whose file.
        context: &'static str,
        /// Which key.
        key: String,
    },
    /// The code uses a key that no file has.
    #[error("no text has the key {key}")]
    Missing {
        /// Which key.
        key: String,
    },
}

/// The keys that code uses, found by `scan::keys_in` or given by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsedKeys {
    /// Keys that stand where only a text key can stand: each must exist.
    pub certain: BTreeSet<String>,
    /// Every literal that has the shape of a key: a text whose key is among them counts as used.
    pub possible: BTreeSet<String>,
}

/// Everything that is wrong with `sources`, web's own texts (`texts::OWN`) among them if given, for code that
/// uses `used`.
pub fn check(sources: &[TextSource], used: &UsedKeys) -> Vec<TextFault> {
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    for source in sources {
        let (nl, en) = match (read(Lang::Nl, source), read(Lang::En, source)) {
            (Ok(nl), Ok(en)) => (variables(&nl), variables(&en)),
            (nl, en) => {
                faults.extend(nl.err().into_iter().chain(en.err()).map(TextFault::Problem));
                continue;
            }
        };
        compare(source.context, &nl, &en, &mut faults);
        for key in nl.keys() {
            if !used.possible.contains(key) && !used.certain.contains(key) {
                faults.push(TextFault::Unused { context: source.context, key: key.clone() });
            }
        }
        known.extend(nl.into_keys());
    }
    let missing = used.certain.difference(&known);
    faults.extend(missing.map(|key| TextFault::Missing { key: key.clone() }));
    faults
}

type Variables = BTreeMap<String, BTreeSet<String>>;

fn compare(context: &'static str, nl: &Variables, en: &Variables, faults: &mut Vec<TextFault>) {
    for (key, in_dutch) in nl {
        match en.get(key) {
            None => faults.push(TextFault::OneLanguage { context, key: key.clone(), lang: Lang::En }),
            Some(in_english) if in_english != in_dutch => faults.push(TextFault::OtherVariables {
                context,
                key: key.clone(),
                nl: in_dutch.clone(),
                en: in_english.clone(),
            }),
            Some(_) => {}
        }
    }
    for key in en.keys().filter(|key| !nl.contains_key(*key)) {
        faults.push(TextFault::OneLanguage { context, key: key.clone(), lang: Lang::Nl });
    }
}

fn variables(resource: &FluentResource) -> Variables {
    messages(resource)
        .map(|message| {
            let mut found = BTreeSet::new();
            if let Some(pattern) = &message.value {
                in_pattern(pattern, &mut found);
            }
            (message.id.name.to_owned(), found)
        })
        .collect()
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(certain: &[&str], possible: &[&str]) -> UsedKeys {
        let set = |keys: &[&str]| keys.iter().map(ToString::to_string).collect();
        UsedKeys { certain: set(certain), possible: set(possible) }
    }

    #[test]
    fn each_fault_is_named() {
        let source = TextSource {
            context: "sample",
            nl: "a-one = Van { $name }\na-two = Twee\na-three = Drie\n",
            en: "a-one = From { $who }\na-three = Three\na-four = Four\n",
        };
        let faults = check(&[source], &used(&["a-one", "a-five"], &["a-two"]));
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                r#"sample: a-one uses {"name"} in Dutch and {"who"} in English"#,
                "sample: a-two has no en text",
                "sample: a-four has no nl text",
                "sample: nothing uses a-three",
                "no text has the key a-five",
            ]
        );
    }

    #[test]
    fn variables_are_found_inside_plurals() {
        let source = TextSource {
            context: "sample",
            nl: "a-one = { $count ->\n  [one] één van { $name }\n *[other] veel\n }\n",
            en: "a-one = { $count ->\n  [one] one from { $name }\n *[other] many\n }\n",
        };
        assert_eq!(check(&[source], &used(&["a-one"], &[])), []);
    }

    #[test]
    fn our_own_texts_agree_with_our_own_code() {
        let used = super::super::scan::keys_in_folder(std::path::Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src"
        )))
        .expect("the sources can be read");
        assert_eq!(check(&[super::super::OWN], &used), []);
    }
}
