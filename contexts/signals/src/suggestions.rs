//! What the words of a signal suggest: its kind, themes and area. And what there is to suggest from: the network's own
//! areas and themes, and the names that are nobody's, for the personal-data guard. A suggestion is never more than one tap
//! away from being taken, and never in the way of anybody who ignores it.

use crate::kinds::Kind;
use crate::signal::Signal;
use kernel::{Lang, NetworkId, Timestamp};
use language::themes::{SURE, ours};
use language::{Areas, Guard, SignalKind, Suggestion, suggest_area, suggest_kind, suggest_themes};
use network::area::{self, Area};
use network::theme::{self, Theme};
use network::{Refusal, Visit, desk};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use store::{Error, Tx};
use web::Choice;

/// Names change a few times a year; so old, in seconds, may what is kept be. Stale names make the guard ask once too
/// often, or leave an area unsuggested: neither does harm.
const FRESH_SECONDS: i64 = 60;

/// What is known of a network for reading a text: kept in memory, because every capture needs it.
pub struct Known {
    /// The guard, knowing the names of organisations, areas and tables.
    pub guard: Guard,
    /// The themes, main themes before their sub-themes.
    pub themes: Vec<Theme>,
    /// The areas of the newest year.
    pub areas: Vec<Area>,
    /// The name of the network's own desk.
    pub desk: String,
    /// The names of the confidants who are there.
    pub confidants: Vec<String>,
    names: Areas,
    read_at: Timestamp,
}

static KNOWN: LazyLock<Mutex<HashMap<NetworkId, Arc<Known>>>> = LazyLock::new(Mutex::default);

/// What is known of the visitor's network; read from the database at most once a minute.
pub async fn known(visit: &Visit) -> Result<Arc<Known>, Refusal> {
    let now = visit.now();
    match kept(visit.actor.network, now) {
        Some(known) => Ok(known),
        None => visit.read(move |tx, actor| Ok(known_here(tx, actor.network, now)?)).await,
    }
}

/// As `known`, inside a transaction.
pub fn known_here(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Arc<Known>, Error> {
    if let Some(known) = kept(network, now) {
        return Ok(known);
    }
    let known = Arc::new(read(tx, network, now)?);
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(network, Arc::clone(&known));
    Ok(known)
}

fn kept(network: NetworkId, now: Timestamp) -> Option<Arc<Known>> {
    let all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all.get(&network)?;
    let age = now.as_second() - known.read_at.as_second();
    (0..FRESH_SECONDS).contains(&age).then(|| Arc::clone(known))
}

fn read(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Known, Error> {
    let areas = area::list(tx, network)?;
    let rows = tx.query(
        "select name from organisation where network_id = $1
         union select name from round_table where network_id = $1
         union select name from team where network_id = $1",
        &[&network],
    )?;
    let mut public: Vec<String> = rows.iter().map(|row| row.get("name")).collect::<Result<_, _>>()?;
    public.extend(areas.iter().map(|area| area.name.clone()));
    let confidants = tx.query(
        "select distinct person.name from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.role = 'confidant' and person.state = 'active'
         order by person.name limit 5",
        &[&network],
    )?;
    Ok(Known {
        guard: Guard::knowing(&public),
        themes: theme::list(tx, network)?,
        names: Areas::new(areas.iter().map(|area| &area.name)),
        desk: desk::of_network(tx, network)?.name,
        confidants: confidants.iter().map(|row| row.get("name")).collect::<Result<_, _>>()?,
        areas,
        read_at: now,
    })
}

/// Why a typed area is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoArea {
    /// Nothing in the network has that name.
    Unknown,
    /// Several have it; naming what it lies in tells them apart.
    Several,
}

impl Known {
    /// The area somebody typed, by code or by name: "Centrum, Loohoek" is the Centrum that lies in Loohoek.
    pub fn area(&self, typed: &str) -> Result<&Area, NoArea> {
        if let Some(area) = self.areas.iter().find(|area| area.code.eq_ignore_ascii_case(typed)) {
            return Ok(area);
        }
        let named: Vec<&Area> = self.areas_in(typed);
        let holds_another =
            |area: &Area| named.iter().any(|other| other.parent.as_deref() == Some(area.code.as_str()));
        let finest: Vec<&Area> = named.iter().copied().filter(|area| !holds_another(area)).collect();
        let told_apart = finest
            .iter()
            .copied()
            .filter(|area| named.iter().any(|other| area.parent.as_deref() == Some(other.code.as_str())));
        match (finest.as_slice(), told_apart.collect::<Vec<_>>().as_slice()) {
            ([], _) => Err(NoArea::Unknown),
            ([only], _) | (_, [only]) => Ok(only),
            _ => Err(NoArea::Several),
        }
    }

    fn areas_in(&self, text: &str) -> Vec<&Area> {
        let mut found: Vec<&Area> = Vec::new();
        for named in suggest_area(text, &self.names) {
            let area = &self.areas[named.index];
            if !found.contains(&area) {
                found.push(area);
            }
        }
        found
    }

    /// The theme with that code.
    pub fn theme(&self, code: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.code == code)
    }

    /// The name of the theme with that code; the code itself for one that was taken off the list.
    pub fn theme_name(&self, code: &str, lang: Lang) -> String {
        self.theme(code).map_or(code, |theme| theme.name(lang)).to_owned()
    }

    /// The themes to choose from, a sub-theme behind its main theme.
    pub fn theme_choices(&self, lang: Lang) -> Vec<Choice> {
        let named = |theme: &Theme| match &theme.parent {
            None => theme.name(lang).to_owned(),
            Some(parent) => format!("{} › {}", self.theme_name(parent, lang), theme.name(lang)),
        };
        self.themes.iter().map(|theme| Choice::new(&theme.code, named(theme))).collect()
    }
}

/// What the words of a signal suggest, as far as nobody has said it.
#[derive(Clone, Debug, Default)]
pub struct Suggested {
    /// What it seems to be.
    pub kind: Option<Kind>,
    /// What it seems to be about, the likeliest first.
    pub themes: Vec<Theme>,
    /// Nobody said what it is about, and nothing is sure enough to be suggested: a person looks.
    pub is_unsure: bool,
    /// The areas it names.
    pub areas: Vec<Area>,
}

impl Suggested {
    /// Whether there is nothing to suggest.
    pub fn is_empty(&self) -> bool {
        self.kind.is_none() && self.themes.is_empty() && self.areas.is_empty()
    }
}

/// What `signal` suggests; `themes` are those it has.
pub fn suggest(known: &Known, signal: &Signal, themes: &[String]) -> Suggested {
    let kind = suggest_kind(&signal.words).map(|hint| kind_of(hint.kind));
    let nobody_said = themes.is_empty();
    let suggested = if nobody_said { sure_enough(&signal.words) } else { Vec::new() };
    Suggested {
        kind: kind.filter(|_| signal.kind == Kind::Unsorted),
        is_unsure: nobody_said && suggested.is_empty(),
        themes: suggested.iter().filter_map(|hint| known.theme(&hint.code)).cloned().collect(),
        areas: match signal.area {
            None => known.areas_in(&signal.words).into_iter().take(3).cloned().collect(),
            Some(_) => Vec::new(),
        },
    }
}

/// The suggested themes, unless the first is not sure enough.
fn sure_enough(words: &str) -> Vec<Suggestion> {
    let suggested = suggest_themes(words, ours());
    let is_sure = suggested.first().is_some_and(|first| first.confidence >= SURE);
    if is_sure { suggested } else { Vec::new() }
}

fn kind_of(kind: SignalKind) -> Kind {
    match kind {
        SignalKind::GoodExample => Kind::GoodPractice,
        SignalKind::Bottleneck => Kind::Bottleneck,
        SignalKind::Question => Kind::Question,
        SignalKind::Wrong => Kind::Wrong,
        SignalKind::Suggestion => Kind::Suggestion,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, name: &str, parent: Option<&str>) -> Area {
        let (kind, parent) = ("wijk".to_owned(), parent.map(str::to_owned));
        Area { code: code.to_owned(), year: 2026, name: name.to_owned(), kind, parent }
    }

    fn known() -> Known {
        let areas = vec![
            area("GM1", "Rivierenhart", None),
            area("GM2", "Loohoek", None),
            area("WK1", "Centrum", Some("GM1")),
            area("WK2", "Centrum", Some("GM2")),
            area("WK3", "Kadebuurt", Some("GM1")),
        ];
        Known {
            guard: Guard::default(),
            themes: Vec::new(),
            names: Areas::new(areas.iter().map(|area| &area.name)),
            desk: String::new(),
            confidants: Vec::new(),
            areas,
            read_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn check(typed: &str, expect: Result<&str, NoArea>) {
        let known = known();
        assert_eq!(known.area(typed).map(|area| area.code.as_str()), expect, "{typed}");
    }

    #[test]
    fn an_area_is_known_by_code_or_name() {
        check("wk3", Ok("WK3"));
        check("kadebuurt", Ok("WK3"));
        check("Kadebuurt, Rivierenhart", Ok("WK3"));
        check("Loohoek", Ok("GM2"));
    }

    #[test]
    fn two_areas_of_one_name_are_told_apart_by_what_they_lie_in() {
        check("Centrum", Err(NoArea::Several));
        check("Centrum, Loohoek", Ok("WK2"));
        check("Nergenshuizen", Err(NoArea::Unknown));
    }

    #[test]
    fn the_list_we_ship_can_be_read() {
        assert!(ours().entries().len() > 40);
    }
}
