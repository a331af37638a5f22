//! "Deze regel schuurt": the draft signal that the fifth departure alike makes. Whoever holds it reads it in the capture box
//! of signals, changes what they like and raises it, or says why not. Whoever decided one of the others hears of it.

use crate::PLACE;
use crate::find_precedent;
use crate::strained_rule::{self, State, StrainedRule, StrainedRuleId, THEME};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use signals::capture::{self, Raise};
use signals::capture_form::{self, Finding, Into};
use signals::kinds::Kind;
use signals::signal::SignalId;
use signals::suggestions::{self, Known};
use std::collections::BTreeSet;
use store::Tx;
use web::components::{fold, fold_open, section, title};
use web::{Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The name under which the browser keeps what is typed until it is stored here.
const DRAFT: &str = "strained-rule";
/// Of each text so many characters stand in the draft.
const LONGEST_IN_DRAFT: usize = 400;
/// The longest reason to make no signal of it, in characters.
const LONGEST_WHY: usize = 400;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/schurende-regels/{id}", "see_deviations", show),
        Route::post("/schurende-regels/{id}/signaal", "raise_strained_rule", post),
        Route::post("/schurende-regels/{id}/terzijde", "raise_strained_rule", post_aside),
    ]
}

/// What the page shows.
struct Shown {
    strained: StrainedRule,
    /// Whether the draft lies with the reader.
    may_raise: bool,
}

/// What was typed in one of its forms.
#[derive(Clone, Copy)]
enum Typed<'a> {
    Nothing,
    Signal(&'a Posted, &'a Problems, &'a [Finding]),
    Aside(&'a Posted, &'a Problems),
}

async fn show(visit: Visit, Path(id): Path<StrainedRuleId>) -> Result<Page, Failure> {
    let (shown, known) = (read(&visit, id).await?, suggestions::known(&visit).await?);
    Ok(page(&visit.view, &known, &shown, Typed::Nothing))
}

async fn read(visit: &Visit, id: StrainedRuleId) -> Result<Shown, Refusal> {
    visit
        .read(move |tx, actor| {
            actor.may_here("see_deviations")?;
            let strained = strained_rule::load(tx, actor.network, id)?;
            let holders = strained_rule::holders(tx, actor, &strained)?;
            let may_raise =
                strained.state == State::Draft && actor.may("raise_strained_rule", &holders).is_ok();
            Ok(Shown { strained, may_raise })
        })
        .await
}

async fn may(visit: &Visit, id: StrainedRuleId) -> Result<(), Refusal> {
    visit
        .read(move |tx, actor| {
            let strained = strained_rule::load(tx, actor.network, id)?;
            may_end(tx, actor, &strained)
        })
        .await
}

/// Whoever holds the draft, and whoever brought it to its end, who sends the same form again.
fn may_end(tx: &mut Tx<'_>, actor: &Actor, strained: &StrainedRule) -> Result<(), Refusal> {
    let mut inside = strained_rule::holders(tx, actor, strained)?;
    if strained.state != State::Draft && strained.ended_by == actor.person {
        inside.insiders.push(actor.person);
    }
    actor.may("raise_strained_rule", &inside)
}

async fn post(visit: Visit, Path(id): Path<StrainedRuleId>, posted: Posted) -> Result<Response, Failure> {
    may(&visit, id).await?;
    let known = suggestions::known(&visit).await?;
    let refused = match Raise::parse(&posted, visit.view.form_key, &known) {
        Ok(new) => {
            let done = visit.write(move |tx, actor, now| raise(tx, actor, now, id, &new)).await;
            match crate::show_plan::tried(done, "words")? {
                Ok(signal) => {
                    let seen = SeeOther::to(format!("/signalen/{signal}"));
                    let seen = seen.saying(Flash::new("strained-raised")).draft_done(DRAFT);
                    return Ok(seen.into_response());
                }
                Err(problems) => (problems, Vec::new()),
            }
        }
        Err(refused) => refused,
    };
    let (problems, found) = refused;
    let shown = read(&visit, id).await?;
    let page = page(&visit.view, &known, &shown, Typed::Signal(&posted, &problems, &found));
    Ok(page.refused_for(&posted, &problems).into_response())
}

async fn post_aside(
    visit: Visit,
    Path(id): Path<StrainedRuleId>,
    posted: Posted,
) -> Result<Response, Failure> {
    may(&visit, id).await?;
    let why = posted.text("why").to_owned();
    let problems = match why.chars().count() {
        0 => Problems::with("why", "problem-strained-why"),
        1..=LONGEST_WHY => {
            let done = visit.write(move |tx, actor, now| put_aside(tx, actor, now, id, &why)).await;
            match crate::show_plan::tried(done, "why")? {
                Ok(()) => {
                    let seen = SeeOther::to(strained_rule::href(id));
                    return Ok(seen.saying(Flash::new("strained-put-aside")).into_response());
                }
                Err(problems) => problems,
            }
        }
        _ => {
            let mut problems = Problems::none();
            problems.add_with("why", "problem-casework-too-long", vec![("most", LONGEST_WHY.into())]);
            problems
        }
    };
    let (shown, known) = (read(&visit, id).await?, suggestions::known(&visit).await?);
    let page = page(&visit.view, &known, &shown, Typed::Aside(&posted, &problems));
    Ok(page.refused_for(&posted, &problems).into_response())
}

/// Raises the draft as a signal; the others who decided alike hear of it. The same form sent again raises one.
pub fn raise(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: StrainedRuleId,
    new: &Raise,
) -> Result<SignalId, Refusal> {
    let strained = strained_rule::load_to_change(tx, actor.network, id)?;
    may_end(tx, actor, &strained)?;
    if strained.state != State::Draft {
        return capture::raised_before(tx, actor, new)?
            .ok_or(Refusal::NotNow("casework-refused-draft-ended"));
    }
    let signal = capture::raise(tx, actor, now, new)?;
    // A wrong is for its reporter and the confidants: nothing leads there.
    let shown = (new.kind != Kind::Wrong).then_some(signal);
    end(tx, actor, now, &strained, (State::Raised, None, shown))?;
    record::note(tx, actor, now, "rule.raised", (strained_rule::MATTER, id.into()), json!({}))?;
    let facts =
        Map::from_iter([("rule".to_owned(), json!(strained.rule())), ("by".to_owned(), json!(actor.name))]);
    for person in strained.deciders().into_iter().filter(|person| *person != actor.person) {
        let href = strained.href();
        let word = Word {
            text: "notice-strained-raised",
            facts: facts.clone(),
            href: &href,
            answerable: Some(actor.person),
        };
        notice::tell(tx, now, actor.network, person, &word)?;
    }
    Ok(signal)
}

/// Makes no signal of it, with the reason; the departures have been counted.
pub fn put_aside(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: StrainedRuleId,
    why: &str,
) -> Result<(), Refusal> {
    let strained = strained_rule::load_to_change(tx, actor.network, id)?;
    may_end(tx, actor, &strained)?;
    if strained.state == State::Aside {
        return Ok(());
    }
    if strained.state != State::Draft {
        return Err(Refusal::NotNow("casework-refused-draft-ended"));
    }
    end(tx, actor, now, &strained, (State::Aside, Some(why), None))?;
    record::note(tx, actor, now, "rule.put-aside", (strained_rule::MATTER, id.into()), json!({}))?;
    Ok(())
}

fn end(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    strained: &StrainedRule,
    (state, why, signal): (State, Option<&str>, Option<SignalId>),
) -> Result<(), Refusal> {
    tx.change_one(
        "update strained_rule set state = $4, state_since = $5, state_by = $6, why = $7, signal_id = $8,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &strained.id, &strained.version, &state, &now, &actor.person, &why, &signal],
    )?;
    worklist::settle(tx, now, actor.network, strained.matter(), state.name())
}

/// The draft in words: the rule, how often and by how many, what it is for, and what was needed each time.
fn words(view: &View, strained: &StrainedRule) -> String {
    let organisations: BTreeSet<_> = strained.deviations.iter().map(|one| one.organisation).collect();
    let count = strained.deviations.len();
    let said = t!(
        view,
        "strained-draft",
        rule = strained.rule(),
        count = count,
        organisations = organisations.len()
    );
    let purpose = strained.deviations.first().map_or("", |newest| &newest.weighing.purpose);
    let lines =
        [said, t!(view, "strained-draft-purpose", purpose = cut(purpose)), t!(view, "strained-draft-needed")];
    // What was needed each time, each thing once.
    let mut said = BTreeSet::new();
    let needed = strained.deviations.iter().map(|one| cut(&one.weighing.needed));
    let needed = needed.filter(|needed| said.insert(needed.clone())).map(|needed| format!("- {needed}"));
    lines.into_iter().chain(needed).collect::<Vec<_>>().join("\n")
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_IN_DRAFT).collect()
}

fn page(view: &View, known: &Known, shown: &Shown, typed: Typed<'_>) -> Page {
    let strained = &shown.strained;
    let heading = t!(view, "strained-title", rule = strained.rule());
    let main = html! {
        (title(&heading, &t!(view, "strained-what", count = strained.deviations.len())))
        @if shown.may_raise { (forms(view, known, strained, typed)) } @else { p { (stands(view, strained)) } }
        @if let Some(signal) = strained.signal {
            p { a class="utrecht-link" href={"/signalen/" (signal)} { (t!(view, "strained-signal")) } }
        }
        (section("besluiten", &t!(view, "strained-decisions"), &find_precedent::lines(view, &strained.deviations)))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn stands(view: &View, strained: &StrainedRule) -> String {
    let (by, day) = (&strained.state_by, view.day(strained.state_since));
    match strained.state {
        State::Draft => t!(view, "strained-is-draft", day = day),
        State::Raised => t!(view, "strained-is-raised", by = by, day = day),
        State::Aside => {
            t!(
                view,
                "strained-is-aside",
                by = by,
                day = day,
                why = strained.why.as_deref().unwrap_or_default()
            )
        }
    }
}

fn forms(view: &View, known: &Known, strained: &StrainedRule, typed: Typed<'_>) -> Markup {
    let (drafted, fine) = (words(view, strained), Problems::none());
    let filled = Posted::of(&[("words", &drafted), ("kind", Kind::Bottleneck.name()), ("theme", THEME)]);
    let into = Into { action: &format!("{}/signaal", strained.href()), draft: DRAFT };
    let capture = match typed {
        Typed::Signal(posted, problems, found) => (posted, problems, found),
        Typed::Nothing | Typed::Aside(..) => (&filled, &fine, [].as_slice()),
    };
    let (aside, refused) = match typed {
        Typed::Aside(posted, problems) => (Form::new(view, posted, problems), true),
        Typed::Nothing | Typed::Signal(..) => (Form::blank(view), false),
    };
    let aside = aside.called("aside").promise("strained-aside-promise", &[]);
    let inner = aside.around(
        &format!("{}/terzijde", strained.href()),
        "strained-aside-act",
        &html! {
            (aside.words("why", "strained-aside-why").required().max(LONGEST_WHY).rows(2))
        },
    );
    let summary = t!(view, "strained-aside-fold");
    html! {
        (section("concept", &t!(view, "strained-draft-title"),
            &capture_form::box_into(view, known, &into, capture)))
        @if refused { (fold_open(view, &summary, &inner)) } @else { (fold(view, &summary, &inner)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deviate::deviate;
    use crate::samples::{held, holiday, texts};
    use crate::{doctor, strained_rule::ALIKE_FOR_A_SIGNAL};
    use kernel::PersonId;
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use network::theme::{self, Theme};
    use obligations::Holder;
    use store::Db;
    use testkit::on_both;

    fn decides(db: &Db, village: &Village, (who, number): (PersonId, u128)) -> Option<StrainedRuleId> {
        village.acts(db, who, |tx, actor| Ok(deviate(tx, actor, monday(), &holiday(number))?.1)).unwrap()
    }

    /// Marleen decided four, Fatima the fifth.
    fn fifth(db: &Db, village: &Village) -> StrainedRuleId {
        for number in 1..5 {
            assert_eq!(decides(db, village, (village.marleen, number)), None);
        }
        decides(db, village, (village.fatima, 5)).expect("the fifth makes a draft")
    }

    fn signal() -> Raise {
        Raise {
            words: "Deze regel schuurt: Vakantie in de bijstand.".to_owned(),
            kind: Kind::Bottleneck,
            theme: Some(THEME.to_owned()),
            area: None,
            level: network::area::Level::Gemeente,
            quote: None,
            suggestion: None,
            guard_reason: None,
            form_key: Uuid::from_u128(80),
        }
    }

    fn proof(db: &Db, village: &Village) {
        let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
        assert!(findings.iter().all(|one| one.holds), "{findings:?}");
    }

    #[test]
    fn the_fifth_alike_makes_a_draft_that_whoever_decided_it_confirms_and_the_others_hear() {
        on_both(|db| {
            let village = Village::build(db);
            let rules = Theme {
                code: THEME.to_owned(),
                parent: Some("STE".to_owned()),
                name_nl: "Schurende regels".to_owned(),
                name_en: "Rules that chafe".to_owned(),
                sensitive: false,
            };
            db.write_here(|tx| theme::add(tx, village.network, &rules)).unwrap();
            let id = fifth(db, &village);
            let strained = db.read_here(|tx| strained_rule::load(tx, village.network, id)).unwrap();
            assert_eq!(i64::try_from(strained.deviations.len()).unwrap(), ALIKE_FOR_A_SIGNAL);
            let (holder, _) = held(db, &village, strained.matter()).unwrap();
            assert_eq!(holder, Holder::Person(village.fatima));
            assert_eq!(decides(db, &village, (village.marleen, 6)), None, "one draft at a time");
            proof(db, &village);
            let raises = |who| village.acts(db, who, |tx, actor| raise(tx, actor, monday(), id, &signal()));
            assert!(matches!(raises(village.marleen), Err(Refusal::Forbidden { .. })));
            let signal = raises(village.fatima).unwrap();
            assert_eq!(raises(village.fatima).unwrap(), signal, "sent twice is one");
            let themes = db.read_here(|tx| signals::signal::themes(tx, village.network, signal)).unwrap();
            assert_eq!(themes, [THEME]);
            let told = db
                .read_here(|tx| {
                    tx.query("select person_id from notice where text = 'notice-strained-raised'", &[])
                })
                .unwrap();
            let told: Vec<PersonId> = told.iter().map(|row| row.get("person_id").unwrap()).collect();
            assert_eq!(told, [village.marleen], "each once");
            proof(db, &village);
        });
    }

    #[test]
    fn a_draft_put_aside_says_why_and_the_next_five_ask_again() {
        on_both(|db| {
            let village = Village::build(db);
            let id = fifth(db, &village);
            let puts_aside = || {
                village.acts(db, village.fatima, |tx, actor| {
                    put_aside(tx, actor, monday(), id, "De gemeente past de regel al aan")
                })
            };
            puts_aside().unwrap();
            puts_aside().unwrap();
            let late =
                village.acts(db, village.fatima, |tx, actor| raise(tx, actor, monday(), id, &signal()));
            assert!(matches!(late, Err(Refusal::NotNow("casework-refused-draft-ended"))));
            for number in 6..10 {
                assert_eq!(decides(db, &village, (village.marleen, number)), None);
            }
            assert!(decides(db, &village, (village.marleen, 10)).is_some());
            proof(db, &village);
        });
    }

    #[test]
    fn who_kept_to_the_rule_is_not_counted() {
        on_both(|db| {
            let village = Village::build(db);
            for number in 1..6 {
                let kept = village.acts(db, village.marleen, |tx, actor| {
                    let mut new = holiday(number);
                    new.weighing.decision = crate::deviation::Decision::Kept;
                    Ok(deviate(tx, actor, monday(), &new)?.1)
                });
                assert_eq!(kept.unwrap(), None);
            }
            assert_eq!(decides(db, &village, (village.fatima, 6)), None);
        });
    }

    #[test]
    fn the_draft_says_how_often_and_what_was_needed() {
        on_both(|db| {
            let village = Village::build(db);
            let id = fifth(db, &village);
            let strained = db.read_here(|tx| strained_rule::load(tx, village.network, id)).unwrap();
            let view = web::samples::view(kernel::Lang::Nl, &texts());
            let said = words(&view, &strained);
            assert!(said.starts_with("Deze regel schuurt: Vakantie in de bijstand. 5 keer"), "{said}");
            assert_eq!(said.matches("Rust na het verlies").count(), 1, "{said}");
            assert!(said.chars().count() < capture::LONGEST);
        });
    }
}
