//! The page of a deviation: what was weighed in the order in which it was, who decided it for which organisation and when,
//! which others are alike, and how it read before. Whoever decided corrects it here, by a next version.

use crate::deviation::{self, Decision, Deviation, DeviationId, Version, Weighing};
use crate::strained_rule::{self, State, StrainedRuleId};
use crate::{PLACE, correct_deviation, find_precedent};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit};
use signals::suggestions::{self, Known};
use store::Tx;
use web::components::{Tone, act_link, facts, fold, notice, section, title};
use web::{Failure, Page, Path, View, t};

/// So many others that are alike are shown.
const ALIKE: i64 = 10;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/afwijkingen/{id}", "see_deviations", show)]
}

/// Everything that the page shows.
pub struct Shown {
    /// The deviation.
    pub kept: Deviation,
    /// Whether the reader may correct it.
    pub may_correct: bool,
    versions: Vec<Version>,
    alike: Vec<Deviation>,
    strained: Option<(StrainedRuleId, State)>,
    /// Whether the draft lies with the reader.
    holds_draft: bool,
}

async fn show(visit: Visit, Path(id): Path<DeviationId>) -> Result<Page, Failure> {
    let known = suggestions::known(&visit).await?;
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    Ok(page(&visit.view, &known, &shown, &Again::NOTHING))
}

/// Reads the page.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: DeviationId) -> Result<Shown, Refusal> {
    actor.may_here("see_deviations")?;
    let kept = deviation::load(tx, actor.network, id)?;
    let alike = deviation::alike(tx, actor.network, (kept.alike, ALIKE))?;
    let strained = strained_rule::of_alike(tx, actor.network, kept.alike)?;
    let holds_draft = match strained {
        Some((draft, State::Draft)) => {
            let draft = strained_rule::load(tx, actor.network, draft)?;
            strained_rule::holders(tx, actor, &draft)?.insiders.contains(&actor.person)
        }
        Some((_, State::Raised | State::Aside)) | None => false,
    };
    Ok(Shown {
        may_correct: actor.may("correct_deviation", &kept.matter()).is_ok(),
        versions: deviation::versions(tx, actor.network, id)?,
        alike: alike.into_iter().filter(|other| other.id != id).collect(),
        strained,
        holds_draft,
        kept,
    })
}

/// The page.
pub fn page(view: &View, known: &Known, shown: &Shown, again: &Again<'_>) -> Page {
    let kept = &shown.kept;
    let (by, organisation) = (&kept.by, &kept.organisation_name);
    let day = view.day(kept.decided_at);
    let under = match kept.weighing.decision {
        Decision::Departed => {
            t!(view, "deviation-departed-by", by = by, organisation = organisation, day = day)
        }
        Decision::Kept => t!(view, "deviation-kept-by", by = by, organisation = organisation, day = day),
    };
    let earlier = shown.versions.iter().filter(|one| one.number < kept.number).collect::<Vec<_>>();
    let main = html! {
        (title(&kept.weighing.rule, &under))
        @if shown.holds_draft { (draft_waits(view, shown)) }
        (weighed(view, &kept.weighing))
        @if let Some(newest) = shown.versions.first().filter(|one| one.why.is_some()) {
            p { (corrected(view, newest)) }
        }
        (section("vergelijkbaar", &t!(view, "deviation-alike"),
            &find_precedent::alike_part(view, &shown.alike, shown.strained)))
        @if !earlier.is_empty() {
            (fold(view, &t!(view, "deviation-earlier", count = earlier.len()), &html! {
                @for one in &earlier {
                    p { strong { (t!(view, "deviation-version", number = one.number, by = &one.by, day = view.day(one.at))) } }
                    (weighed(view, &one.weighing))
                }
            }))
        }
        @if shown.may_correct { (correct_deviation::form(view, known, kept, again)) }
        p { a class="utrecht-link" href="/afwijkingen" { (t!(view, "precedents-title")) } }
    };
    Page::new(view, kept.weighing.rule.clone(), main).at(PLACE)
}

fn draft_waits(view: &View, shown: &Shown) -> Markup {
    html! {
        @if let Some((id, _)) = shown.strained {
            (notice(view, Tone::Wait, &html! { (t!(view, "strained-waits")) }))
            p { (act_link(&strained_rule::href(id), &t!(view, "strained-look"))) }
        }
    }
}

fn corrected(view: &View, newest: &Version) -> String {
    let why = newest.why.as_deref().unwrap_or_default();
    t!(view, "deviation-corrected", by = &newest.by, day = view.day(newest.at), why = why)
}

/// What was weighed, the law last.
fn weighed(view: &View, weighed: &Weighing) -> Markup {
    let said = |text: &str| html! { span lang=[view.said_lang()] { (text) } };
    let mut rows = vec![
        (t!(view, "deviate-situation"), said(&weighed.situation)),
        (t!(view, "deviate-needed"), said(&weighed.needed)),
        (t!(view, "deviate-purpose"), said(&weighed.purpose)),
        (t!(view, "deviate-effects"), said(&weighed.effects)),
        (t!(view, "deviate-legal"), said(&weighed.legal)),
        (t!(view, "deviate-decision"), html! { (view.say(weighed.decision.text_key(), &[])) }),
    ];
    if let Some(agreed) = &weighed.agreed {
        rows.push((t!(view, "deviation-agreed"), said(agreed)));
    }
    facts(&rows)
}
