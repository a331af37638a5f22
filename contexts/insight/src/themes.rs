//! Themes as figures speak of them: a main theme, its sub-themes, and what of it nobody settled further, which together with
//! the sub-themes is the theme. And how sensitive what is told of them is.

use crate::series::{counts_for, main_of};
use kernel::Lang;
use network::theme::Theme;
use trends::disclosure::{Rule, Sensitivity};
use web::View;

/// What counts in a main theme and in no sub-theme of it.
pub fn rest_of(main: &str) -> String {
    format!("{main}?")
}

/// What a main theme is divided in: its sub-themes, then the rest; nothing where it has no sub-themes.
pub fn parts_of(known: &[Theme], main: &str) -> Vec<String> {
    let subs = known.iter().filter(|theme| theme.parent.is_some() && main_of(&theme.code) == main);
    let mut parts: Vec<String> = subs.map(|theme| theme.code.clone()).collect();
    if !parts.is_empty() {
        parts.push(rest_of(main));
    }
    parts
}

/// The part of its main theme in which a theme counts; the main theme itself where that isn't divided.
pub fn part_of(known: &[Theme], theme: &str) -> String {
    let main = main_of(theme);
    let parts = parts_of(known, main);
    if parts.is_empty() {
        return main.to_owned();
    }
    let own = parts.into_iter().find(|part| part == theme);
    own.unwrap_or_else(|| rest_of(main))
}

/// The main theme of a theme, of a sub-theme or of the rest of one.
pub fn main_theme(code: &str) -> &str {
    main_of(code.strip_suffix('?').unwrap_or(code))
}

/// A theme is as sensitive as the most sensitive of what counts in it, and so is every part of it: they stand in one table,
/// from which what is shown is taken off what is shown.
pub fn sensitivity(known: &[Theme], code: &str) -> Sensitivity {
    let main = main_theme(code);
    let is_sensitive = known.iter().any(|theme| theme.sensitive && counts_for(&theme.code, main));
    if is_sensitive { Sensitivity::Sensitive } else { Sensitivity::Usual }
}

/// Fewer than so many are never shown.
pub fn fewest_shown(known: &[Theme], code: &str) -> u32 {
    Rule::default().threshold_of(sensitivity(known, code))
}

/// What stands where a figure of a theme isn't shown, on every page and sheet.
pub fn hidden(view: &View, known: &[Theme], code: &str) -> String {
    view.say("released-fewer", &[("fewest", fewest_shown(known, code).into())])
}

/// The name of a theme; the rest of one is named after it.
pub fn theme_name(view: &View, known: &[Theme], code: &str) -> String {
    match code.strip_suffix('?') {
        Some(main) => view.say("trend-theme-rest", &[("theme", name(known, view.lang, main).into())]),
        None => name(known, view.lang, code),
    }
}

fn name(known: &[Theme], lang: Lang, code: &str) -> String {
    let theme = known.iter().find(|theme| theme.code == code);
    theme.map_or_else(|| code.to_owned(), |theme| theme.name(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(code: &str, sensitive: bool) -> Theme {
        let parent = (main_of(code) != code).then(|| main_of(code).to_owned());
        Theme { code: code.to_owned(), parent, name_nl: code.to_owned(), name_en: code.to_owned(), sensitive }
    }

    #[test]
    fn every_theme_counts_in_one_part_of_its_main_theme() {
        let known = [theme("GLD", false), theme("GLD.a", true), theme("GLD.b", false), theme("REL", false)];
        assert_eq!(parts_of(&known, "GLD"), ["GLD.a", "GLD.b", "GLD?"]);
        let of = |code: &str| part_of(&known, code);
        assert_eq!([of("GLD.b"), of("GLD"), of("GLD.gone"), of("REL")], ["GLD.b", "GLD?", "GLD?", "REL"]);
        for (code, fewest) in [("GLD", 10), ("GLD.b", 10), ("GLD?", 10), ("REL", 5)] {
            assert_eq!(fewest_shown(&known, code), fewest, "{code}");
        }
    }
}
