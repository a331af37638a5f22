//! The texts of all contexts together: each key in both languages with the same variables, none unused, none missing.
//! Most keys stand as literals where they are used; those that the code puts together belong to a family, and every
//! family stands here.

use super::{Source, files_ending, none};
use std::collections::{BTreeMap, BTreeSet};
use web::TextSource;
use web::texts::check::{UsedKeys, check};
use web::texts::scan::keys_in;

/// A literal that begins so is a key wherever it stands: it is kept in the database, or carried in an error, until a
/// reader's language is known.
const ALWAYS_A_KEY: [&str; 5] = ["notice-", "problem-", "why-", "way-", "worked-"];

/// A field of a form whose name begins so all the same.
const NO_KEY: [&str; 1] = ["why-not"];

/// What a literal has in it when it is the key of a refusal.
const REFUSAL: &str = "-refused-";

/// Whose events a page shows as a way: `dossier.brought-back` reads as `way-dossier-brought-back`.
const HAS_A_WAY: [&str; 4] = ["signal", "dossier", "question", "answer"];

#[test]
fn every_text_is_there_in_both_languages_and_is_used() {
    let product: Vec<Source> = files_ending(".rs").into_iter().filter(Source::is_product).collect();
    let mut used = UsedKeys::default();
    for source in &product {
        let found = keys_in(&source.text);
        used.certain.extend(found.certain);
        used.possible.extend(found.possible);
        used.certain.extend(named(source));
        used.certain.extend(ways(source));
        used.certain.extend(labelled(source));
    }
    let kept = used.possible.iter().filter(|key| is_always_a_key(key)).cloned();
    used.certain.extend(kept.collect::<Vec<_>>());
    let texts = texts();
    assert!(texts.len() >= 5, "only {} pairs of texts: they aren't found", texts.len());
    let faults: Vec<String> = check(&texts, &used).iter().map(ToString::to_string).collect();
    none("texts and code disagree", &faults);
}

fn is_always_a_key(literal: &str) -> bool {
    let kept = ALWAYS_A_KEY.iter().any(|start| literal.starts_with(start)) || literal.contains(REFUSAL);
    kept && !NO_KEY.contains(&literal)
}

/// Each `….nl.ftl` with its `….en.ftl`, read from the tree, so that a file nobody includes is seen too.
fn texts() -> Vec<TextSource> {
    let mut files: BTreeMap<String, String> = files_ending(".ftl")
        .into_iter()
        .filter(|file| file.path.contains("/locales/"))
        .map(|file| (file.path, file.text))
        .collect();
    let dutch: Vec<String> = files.keys().filter(|path| path.ends_with("nl.ftl")).cloned().collect();
    let mut texts = Vec::new();
    for path in dutch {
        let english = path.replace("nl.ftl", "en.ftl");
        let nl = files.remove(&path).unwrap_or_default();
        let en = files.remove(&english).unwrap_or_else(|| panic!("{english} is missing"));
        texts.push(TextSource { context: leak(path), nl: leak(nl), en: leak(en) });
    }
    assert!(files.is_empty(), "without Dutch beside it: {:?}", files.keys());
    texts
}

/// Texts of the product live as long as the program; so do these.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The keys of the enums that `named!` declares: the prefix after `text`, and each variant's name.
fn named(source: &Source) -> BTreeSet<String> {
    let code: Vec<&str> =
        source.without_tests().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut keys = BTreeSet::new();
    for declaration in code.split("named! {").skip(1) {
        let declaration = declaration.split("\n}").next().unwrap_or_default();
        let literals: Vec<&str> = declaration.split('"').skip(1).step_by(2).collect();
        if let Some((prefix, names)) = literals.split_first() {
            keys.extend(names.iter().map(|name| format!("{prefix}-{name}")));
        }
    }
    keys
}

/// The keys of the steps in a way: one for each kind of event that the code records.
fn ways(source: &Source) -> BTreeSet<String> {
    let code: String = source.without_tests().collect();
    let literals = code.split('"').skip(1).step_by(2);
    literals
        .filter_map(|literal| literal.split_once('.'))
        .filter(|(subject, verb)| is_event(subject, verb))
        .map(|(subject, verb)| format!("way-{subject}-{verb}"))
        .collect()
}

fn is_event(subject: &str, verb: &str) -> bool {
    HAS_A_WAY.contains(&subject)
        && !verb.is_empty()
        && verb.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// The keys of what an obligation is about: `Matter::new("agenda_item", …)` reads as `matter-agenda-item`.
fn labelled(source: &Source) -> BTreeSet<String> {
    let code: String = source.without_tests().collect();
    let kinds = code.split("Matter::new(\"").skip(1).filter_map(|rest| rest.split('"').next());
    kinds.map(|kind| format!("matter-{}", kind.replace('_', "-"))).collect()
}

#[test]
fn families_are_understood() {
    let text = "use x;\ncrate::named! {\n    /// What \"it\" is.\n    pub enum Kind, text \"kind\" {\n        /// One.\n        Good = \"good_practice\",\n    }\n}\n\
        record(tx, \"dossier.brought-back\", \"mail.sent\"); Matter::new(\"signal\", id)";
    let source = Source { path: "x.rs".to_owned(), text: text.to_owned() };
    assert_eq!(named(&source), BTreeSet::from(["kind-good_practice".to_owned()]));
    assert_eq!(ways(&source), BTreeSet::from(["way-dossier-brought-back".to_owned()]));
    assert_eq!(labelled(&source), BTreeSet::from(["matter-signal".to_owned()]));
}
