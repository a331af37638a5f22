//! Trying a change of the routing rules on earlier signals: where each would have gone before and after, counted per
//! holder, with those that differ. Nothing is written, and wrongs, which aren't routed, are left out.

use crate::routing::{Change, changed, route};
use crate::routing_facts;
use crate::routing_rule;
use crate::show_signal_page::beginning;
use crate::signal::{self, SignalId};
use crate::suggestions;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Visit};
use obligations::Holder;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use store::Tx;
use web::components::{section, table};
use web::{View, t};

/// The field of a form that asks to try instead of doing.
pub const FIELD: &str = "try";
/// So many earlier signals are tried, the newest.
const SIGNALS: i64 = 200;
/// So many that differ are shown.
const SHOWN: usize = 25;

/// What a change would have done.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// How many signals were looked at.
    pub looked_at: usize,
    /// Per holder's name: how many before, and how many after.
    pub per_holder: BTreeMap<String, (usize, usize)>,
    /// Those that would have gone to somebody else, the newest first.
    pub moved: Vec<Moved>,
}

/// A signal that would have gone to somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The signal.
    pub id: SignalId,
    /// How it begins.
    pub words: String,
    /// Who understood it first by the rules as they are.
    pub before: String,
    /// Who would, after the change.
    pub after: String,
}

/// Tries a change.
pub async fn read(visit: &Visit, change: Change) -> Result<Tried, Refusal> {
    let now = visit.now();
    visit.read(move |tx, actor| attempt(tx, actor, now, &change)).await
}

/// Tries a change on the newest signals that everybody may see; the caller has asked the policy.
pub fn attempt(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, change: &Change) -> Result<Tried, Refusal> {
    let network = actor.network;
    let known = suggestions::known_here(tx, network, now)?;
    let kept = routing_rule::list(tx, network)?;
    let before = routing_rule::rules(tx, network, &kept)?;
    let after = changed(&before, change);
    let rows = tx.query(
        "select id from signal where network_id = $1 and shielded = false order by id desc limit $2",
        &[&network, &SIGNALS],
    )?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<SignalId>, _>>()?;
    let themes = routing_facts::themes_of(tx, network, &ids)?;
    let mut names: BTreeMap<Holder, String> = BTreeMap::new();
    let mut tried = Tried { looked_at: ids.len(), ..Tried::default() };
    for signal in signal::these(tx, network, &ids)? {
        let none = Vec::new();
        let facts = routing_facts::facts(&known, &signal, themes.get(&signal.id).unwrap_or(&none));
        let (was, would) = (route(&before, &facts).holder, route(&after, &facts).holder);
        for holder in [was, would] {
            if let Entry::Vacant(unknown) = names.entry(holder) {
                unknown.insert(worklist::notice::name_of(tx, network, holder)?);
            }
        }
        let name = |holder| names.get(&holder).cloned().unwrap_or_default();
        tried.per_holder.entry(name(was)).or_default().0 += 1;
        tried.per_holder.entry(name(would)).or_default().1 += 1;
        if was != would {
            let words = beginning(&signal.words, 120);
            tried.moved.push(Moved { id: signal.id, words, before: name(was), after: name(would) });
        }
    }
    Ok(tried)
}

/// What was found, on the page of the rules.
pub fn show(view: &View, tried: &Tried) -> Markup {
    let counts: Vec<Vec<Markup>> = tried
        .per_holder
        .iter()
        .map(|(name, (before, after))| vec![html! { (name) }, html! { (before) }, html! { (after) }])
        .collect();
    let moved: Vec<Vec<Markup>> = tried
        .moved
        .iter()
        .take(SHOWN)
        .map(|one| {
            let words = html! { a class="utrecht-link" href={"/signalen/" (one.id)} lang=[view.said_lang()] { (one.words) } };
            vec![words, html! { (one.before) }, html! { (one.after) }]
        })
        .collect();
    let columns = |first: String| vec![first, t!(view, "routing-try-before"), t!(view, "routing-try-after")];
    section(
        "proef",
        &t!(view, "routing-try-title"),
        &html! {
            p { (t!(view, "routing-try-said", count = tried.looked_at, moved = tried.moved.len())) }
            @if !counts.is_empty() {
                (table(&t!(view, "routing-try-counts"), &columns(t!(view, "routing-holder")), &counts))
            }
            @if !moved.is_empty() {
                (table(&t!(view, "routing-try-moved"), &columns(t!(view, "routing-try-signal")), &moved))
            }
            @if tried.moved.len() > SHOWN {
                p { (t!(view, "routing-try-more", count = tried.moved.len() - SHOWN)) }
            }
        },
    )
}
