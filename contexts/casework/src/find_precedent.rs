//! Precedents (domain C9): how others decided about a rule, found by the rule and by words, with nobody in it whom it was
//! about. For whoever weighs the same, and for whoever looks later whether a decision holds.

use crate::deviation::{self, Deviation, DeviationId, Weighing, rule_key};
use crate::{PLACE, strained_rule};
use axum::extract::RawQuery;
use kernel::NetworkId;
use kernel::ids::Uuid;
use language::likeness::{Profile, likeness, tokens};
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use std::collections::HashSet;
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::components::{Mark, Symbol, act_link, empty, pager, title};
use web::{Failure, Form, Page, Posted, Problems, View, t};

/// Lines on a page.
const ROWS: u16 = 30;
/// Of each word only so many are looked at, the newest, so that a common word costs no more than a rare one.
const NEWEST: i64 = 200;
/// So many are found by words, those that share the most.
const FOUND: i64 = 30;
/// From this likeness on two rules may be the same under another name.
const ALIKE: f32 = 0.24;
/// So many are offered as alike.
const OFFERED: usize = 4;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/afwijkingen", "see_deviations", show)]
}

/// What the page shows.
pub struct Shown {
    rows: Rows<Deviation>,
    may_depart: bool,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let words = asked.text("woorden").to_owned();
    let shown = visit.read(move |tx, actor| read(tx, actor, &words, &after)).await?;
    Ok(page(&visit.view, &asked, &shown))
}

/// Reads the page.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    words: &str,
    after: &After<DeviationId>,
) -> Result<Shown, Refusal> {
    let rows = rows(tx, actor, words, after)?;
    Ok(Shown { rows, may_depart: actor.may_here("depart_from_rule").is_ok() })
}

/// A page of the list, or what is found by words.
pub(crate) fn rows(
    tx: &mut Tx<'_>,
    actor: &Actor,
    words: &str,
    after: &After<DeviationId>,
) -> Result<Rows<Deviation>, Refusal> {
    actor.may_here("see_deviations")?;
    if words.is_empty() {
        let before = after.key.unwrap_or(DeviationId(Uuid::max()));
        let rows = deviation::newest(tx, actor.network, (before, after.fetch()))?;
        Ok(Rows::cut(rows, after, |one| one.id))
    } else {
        Ok(Rows { rows: found(tx, actor.network, words, FOUND)?, next: None })
    }
}

/// Those that share words with `words`, those that share the most first.
fn found(tx: &mut Tx<'_>, network: NetworkId, words: &str, most: i64) -> Result<Vec<Deviation>, Error> {
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &most, &NEWEST];
    let mut seen = Vec::with_capacity(tokens.len());
    for token in &tokens {
        params.push(token);
        let place = params.len();
        seen.push(format!(
            "select deviation_id from (select deviation_id from deviation_token
               where network_id = $1 and token = ${place} order by deviation_id desc limit $3) as newest_{place}"
        ));
    }
    let sql = format!(
        "select deviation_id, count(*) as shared from ({}) as seen group by deviation_id
         order by shared desc, deviation_id desc limit $2",
        seen.join(" union all ")
    );
    let ranked = tx.query(&sql, &params)?;
    let ranked = ranked.iter().map(|row| row.get("deviation_id")).collect::<Result<Vec<Uuid>, _>>()?;
    let mut found = deviation::these(tx, network, &ranked)?;
    found.sort_by_key(|one| ranked.iter().position(|id| *id == Uuid::from(one.id)));
    Ok(found)
}

/// What was decided about a rule that reads alike under another name, one of each; nothing when the rule itself was met
/// before. Only a suggestion: whoever decides says whether it is the same.
pub fn like(tx: &mut Tx<'_>, network: NetworkId, new: &Weighing) -> Result<Vec<Deviation>, Error> {
    let known = tx.first(
        "select id from deviation where network_id = $1 and rule_key = $2 limit 1",
        &[&network, &rule_key(&new.rule)],
    )?;
    if known.is_some() {
        return Ok(Vec::new());
    }
    let text = |weighed: &Weighing| format!("{} {}", weighed.rule, weighed.situation);
    let (profile, mut seen) = (Profile::of(&text(new)), HashSet::new());
    let mut found: Vec<(f32, Deviation)> = found(tx, network, &text(new), FOUND)?
        .into_iter()
        .filter(|one| seen.insert(one.alike))
        .map(|one| (likeness(&profile, &Profile::of(&text(&one.weighing))), one))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.truncate(OFFERED);
    Ok(found.into_iter().map(|(_, one)| one).collect())
}

/// Keeps the words by which a deviation is found; those of an earlier version are forgotten.
pub fn keep(tx: &mut Tx<'_>, network: NetworkId, id: DeviationId, weighed: &Weighing) -> Result<(), Error> {
    tx.execute("delete from deviation_token where network_id = $1 and deviation_id = $2", &[&network, &id])?;
    // Of the rule every word, whatever else was written.
    let texts = [&weighed.situation, &weighed.needed, &weighed.purpose].map(String::as_str).join(" ");
    let words: HashSet<String> = tokens(&weighed.rule).into_iter().chain(tokens(&texts)).collect();
    for token in &words {
        tx.execute(
            "insert into deviation_token (network_id, token, deviation_id) values ($1, $2, $3)",
            &[&network, token, &id],
        )?;
    }
    Ok(())
}

fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let heading = t!(view, "precedents-title");
    let (none, searched) = (shown.rows.rows.is_empty(), !asked.text("woorden").is_empty());
    let first = (!asked.text("na").is_empty()).then_some("/afwijkingen");
    let next = shown.rows.next.as_ref().map(|place| format!("/afwijkingen?na={place}"));
    let main = html! {
        (title(&heading, &t!(view, "precedents-what")))
        @if shown.may_depart { p { (act_link("/afwijkingen/nieuw", &t!(view, "deviate-title"))) } }
        (search(view, asked))
        @if none && searched {
            (empty(&t!(view, "precedents-none-such"), &html! {
                a class="utrecht-link" href="/afwijkingen" { (t!(view, "precedents-show-all")) }
            }))
        } @else if none {
            (empty(&t!(view, "precedents-none"), &html! { (t!(view, "precedents-none-then")) }))
        }
        (lines(view, &shown.rows.rows))
        (pager(view, first, next.as_deref()))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn search(view: &View, asked: &Posted) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("precedents");
    form.asking(
        "/afwijkingen",
        "precedents-act",
        &html! { (form.search("woorden", "precedents-words").hint("precedents-words-hint")) },
    )
}

/// Deviations under each other: the rule, what was needed, for which organisation and when.
pub fn lines(view: &View, deviations: &[Deviation]) -> Markup {
    let rows: Vec<NameLine> = deviations
        .iter()
        .map(|one| NameLine {
            mark: Mark::new(Symbol::Answer, view.say(one.weighing.decision.text_key(), &[])),
            href: Some(one.href()),
            name: one.weighing.rule.clone(),
            what: one.weighing.needed.clone(),
            place: format!("{} · {}", one.organisation_name, view.day(one.decided_at)),
            act: html! {},
        })
        .collect();
    name_lines(&rows)
}

/// On the page of a deviation: the others that are alike, and whether the rule became a signal.
pub fn alike_part(
    view: &View,
    others: &[Deviation],
    strained: Option<(strained_rule::StrainedRuleId, strained_rule::State)>,
) -> Markup {
    html! {
        @if let Some((id, state)) = strained {
            p { (view.say(state.text_key(), &[])) " "
                a class="utrecht-link" href=(strained_rule::href(id)) { (t!(view, "strained-link")) } }
        }
        @if others.is_empty() { p { (t!(view, "deviation-alone")) } }
        (lines(view, others))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deviate::{Deviate, deviate};
    use crate::samples::holiday;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn about_cost_sharing() -> Deviate {
        let mut new = holiday(2);
        new.weighing.rule = "Kostendelersnorm".to_owned();
        new.weighing.situation = "Een zoon woont tijdelijk in na een brand".to_owned();
        new.weighing.needed = "Een dak boven het hoofd".to_owned();
        new
    }

    #[test]
    fn a_precedent_is_found_by_its_rule_and_by_words_by_everybody() {
        on_both(|db| {
            let village = Village::build(db);
            let decides = |new: &Deviate| {
                village
                    .acts(db, village.fatima, |tx, actor| Ok(deviate(tx, actor, monday(), new)?.0))
                    .unwrap()
            };
            let (holiday, cost) = (decides(&holiday(1)), decides(&about_cost_sharing()));
            let finds = |words: &str| {
                let found = village
                    .acts(db, village.joost, |tx, actor| read(tx, actor, words, &After::start(30)))
                    .unwrap();
                assert!(!found.may_depart);
                found.rows.rows.iter().map(|one| one.id).collect::<Vec<_>>()
            };
            assert_eq!(finds(""), [cost, holiday]);
            assert_eq!(finds("vakantie na een uitvaart"), [holiday]);
            assert_eq!(finds("kostendelersnorm"), [cost]);
            assert_eq!(finds("onvindbaar"), []);
        });
    }

    #[test]
    fn another_name_for_what_was_decided_before_is_asked_about_once() {
        on_both(|db| {
            let village = Village::build(db);
            let first = village.acts(db, village.fatima, |tx, actor| {
                deviate(tx, actor, monday(), &about_cost_sharing())?;
                Ok(deviate(tx, actor, monday(), &holiday(1))?.0)
            });
            let first = first.unwrap();
            let like = |rule: &str| {
                let mut weighed = holiday(3).weighing;
                weighed.rule = rule.to_owned();
                let like = db.read_here(|tx| super::like(tx, village.network, &weighed)).unwrap();
                like.into_iter().map(|one| one.id).collect::<Vec<_>>()
            };
            assert_eq!(like("Verblijf in het buitenland"), [first]);
            assert_eq!(like("vakantie, bijstand"), [], "the same rule needs no asking");
        });
    }
}
