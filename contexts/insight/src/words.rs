//! What people type here: not too long, without a person in it unless somebody says why, and an area by its name. For the
//! forms of this context.

use kernel::{Lang, NetworkId};
use language::Guard;
use maud::{Markup, html};
use network::area::Area;
use network::theme::Theme;
use store::{Error, Tx};
use web::components::{Tone, list, notice};
use web::{Choice, Form, Posted, Problems, View, t};

/// The longest reason for keeping what the guard found, in characters.
const LONGEST_REASON: usize = 400;

/// Adds a problem for each field with more characters than it may have.
pub fn not_longer(problems: &mut Problems, posted: &Posted, fields: &[(&'static str, usize)]) {
    for (field, most) in fields {
        if posted.text(field).chars().count() > *most {
            problems.add_with(*field, "problem-too-long", vec![("most", (*most).into())]);
        }
    }
}

/// The personal-data guard, knowing what in this network is nobody's name.
pub struct Guarded(Guard);

impl Guarded {
    /// Of a network with these areas.
    pub fn load(tx: &mut Tx<'_>, network: NetworkId, areas: &[Area]) -> Result<Self, Error> {
        let rows = tx.query(
            "select name from organisation where network_id = $1
             union select name from round_table where network_id = $1
             union select name from team where network_id = $1",
            &[&network],
        )?;
        let mut names: Vec<String> = rows.iter().map(|row| row.get("name")).collect::<Result<_, _>>()?;
        names.extend(areas.iter().map(|area| area.name.clone()));
        Ok(Self(Guard::knowing(names)))
    }

    /// Adds a problem to each field in which something is found, unless a reason is given; gives that reason.
    pub fn check(&self, problems: &mut Problems, posted: &Posted, fields: &[&'static str]) -> Option<String> {
        not_longer(problems, posted, &[("guard_reason", LONGEST_REASON)]);
        let reason = posted.text("guard_reason");
        let mut any = false;
        for field in fields {
            let found = !self.0.find(posted.text(field)).is_empty();
            any |= found;
            if found && reason.is_empty() {
                problems.add(*field, "problem-kept-words-personal-data");
            }
        }
        (any && !reason.is_empty()).then(|| reason.to_owned())
    }

    /// What was found in what was typed, in words, and the field for a reason; nothing where nothing was found.
    pub fn found(&self, view: &View, form: &Form<'_>, typed: &Posted, fields: &[&str]) -> Markup {
        let found = fields.iter().flat_map(|field| self.0.find(typed.text(field)));
        let rows: Vec<Markup> =
            found.map(|one| html! { strong { (one.text) } ". " (view.say(one.why, &[])) }).collect();
        html! {
            @if !rows.is_empty() {
                (notice(view, Tone::Wait, &html! { (t!(view, "words-guard-found", count = rows.len())) }))
                (list(&rows))
                (form.words("guard_reason", "words-guard-reason").max(LONGEST_REASON).rows(2))
            }
        }
    }
}

/// The code of the area somebody typed: by code, by name, or as "Centrum, Loohoek" where several have that name.
pub fn area(posted: &Posted, field: &'static str, areas: &[Area], problems: &mut Problems) -> Option<String> {
    let typed = posted.text(field);
    if typed.is_empty() {
        return None;
    }
    let same = |one: &str, other: &str| one.to_lowercase() == other.trim().to_lowercase();
    let (name, within) = typed.split_once(',').map_or((typed, None), |(name, within)| (name, Some(within)));
    let lies_in = |area: &Area, within: &str| {
        areas.iter().any(|other| area.parent.as_deref() == Some(&other.code) && same(&other.name, within))
    };
    let mut found = areas.iter().filter(|area| {
        same(&area.code, typed)
            || same(&area.name, typed)
            || (same(&area.name, name) && within.is_some_and(|within| lies_in(area, within)))
    });
    match (found.next(), found.next()) {
        (Some(area), None) => return Some(area.code.clone()),
        (Some(_), Some(_)) => problems.add(field, "problem-area-several"),
        (None, _) => problems.add(field, "problem-area-unknown"),
    }
    None
}

/// The themes to choose from, a sub-theme behind its main theme.
pub fn themes(themes: &[Theme], lang: Lang) -> Vec<Choice> {
    let name = |theme: &Theme| {
        let parent = themes.iter().find(|one| theme.parent.as_deref() == Some(&one.code));
        match parent {
            Some(parent) => format!("{} › {}", parent.name(lang), theme.name(lang)),
            None => theme.name(lang).to_owned(),
        }
    };
    themes.iter().map(|theme| Choice::new(&theme.code, name(theme))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area_of(typed: &str) -> Result<Option<String>, &'static str> {
        let area = |code: &str, name: &str, parent: Option<&str>| Area {
            code: code.to_owned(),
            year: 2026,
            name: name.to_owned(),
            kind: "wijk".to_owned(),
            parent: parent.map(str::to_owned),
        };
        let areas = [
            area("GM1", "Loohoek", None),
            area("GM2", "Rivierenhart", None),
            area("WK1", "Centrum", Some("GM1")),
            area("WK2", "Centrum", Some("GM2")),
        ];
        let mut problems = Problems::none();
        let found = super::area(&Posted::of(&[("area", typed)]), "area", &areas, &mut problems);
        problems.iter().next().map_or(Ok(found), |problem| Err(problem.key))
    }

    #[test]
    fn an_area_is_found_by_its_name() {
        let found = |code: &str| Ok(Some(code.to_owned()));
        assert_eq!(area_of(""), Ok(None));
        assert_eq!(area_of("loohoek"), found("GM1"));
        assert_eq!(area_of("Centrum, Rivierenhart"), found("WK2"));
        assert_eq!(area_of("wk1"), found("WK1"));
        assert_eq!(area_of("Centrum"), Err("problem-area-several"));
        assert_eq!(area_of("Elders"), Err("problem-area-unknown"));
    }
}
