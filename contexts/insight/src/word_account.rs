//! The words beside the figures of an account: what did not work and why, and the story of the change that matters most with
//! why it was chosen. By who answers for the organisation. Kept as a draft as often as they like; made final once, after
//! which a next version begins.

use crate::account::{self, Account, AccountId, Version};
use crate::draft_account::{insert_draft, note, open};
use crate::show_account;
use crate::story::{self, Purpose, Story, StoryId};
use crate::words::{self, Guarded};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit};
use store::{Error, Tx};
use web::components::section;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest words, in characters.
const LONGEST: usize = 3_000;
/// The longest reason, in characters.
const LONGEST_WHY: usize = 600;
/// What the guard reads.
pub const GUARDED: [&str; 2] = ["not_worked", "chosen_why"];

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let word = move |visit: Visit, id: Path<AccountId>, posted: Posted| post(visit, id, (posted, sources));
    vec![
        Route::post("/verantwoording/{id}/woorden", "write_account", word),
        Route::post("/verantwoording/{id}/nieuwe-versie", "write_account", post_next),
    ]
}

async fn post(
    visit: Visit,
    Path(id): Path<AccountId>,
    (posted, sources): (Posted, &'static [Worked]),
) -> Result<Response, Failure> {
    let guarded = visit
        .read(move |tx, actor| {
            may_write(tx, actor, id)?;
            let areas = network::area::list(tx, actor.network)?;
            Ok(Guarded::load(tx, actor.network, &areas)?)
        })
        .await?;
    let refused = match Words::parse(&posted, &guarded) {
        Ok(new) => {
            let final_now = new.then == Then::Finish;
            match visit.write(move |tx, actor, now| word(tx, actor, now, id, &new)).await {
                Ok(()) => {
                    let flash = Flash::new(if final_now { "account-finished" } else { "account-kept" });
                    return Ok(SeeOther::to(account::href(id)).saying(flash).into_response());
                }
                Err(Refusal::NotNow(key)) if story::REFUSALS.contains(&key) => Problems::with("story", key),
                Err(Refusal::NotNow(key)) => Problems::with("not_worked", key),
                Err(Refusal::Store(Error::Conflict)) => {
                    Problems::with("not_worked", "problem-account-changed")
                }
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    show_account::again(&visit, id, sources, (&posted, &refused)).await
}

async fn post_next(visit: Visit, Path(id): Path<AccountId>) -> Result<Response, Failure> {
    let begun = visit.write(move |tx, actor, now| next(tx, actor, now, id)).await?;
    let flash = Flash::new(if begun { "account-next-begun" } else { "account-next-there" });
    Ok(SeeOther::to(account::href(id)).saying(flash).into_response())
}

/// What becomes of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// They stay a draft.
    Keep,
    /// They are final.
    Finish,
}

/// The words of a version, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Words {
    /// What did not work, and why.
    pub not_worked: Option<String>,
    /// The story that was chosen.
    pub story: Option<StoryId>,
    /// Why.
    pub chosen_why: Option<String>,
    /// Why what the guard found stays.
    pub guard_reason: Option<String>,
    /// Whether they are final.
    pub then: Then,
}

impl Words {
    /// Reads the form. A draft may be anything but about a person; what is final is whole.
    pub fn parse(posted: &Posted, guarded: &Guarded) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        words::not_longer(&mut problems, posted, &[("not_worked", LONGEST), ("chosen_why", LONGEST_WHY)]);
        let guard_reason = guarded.check(&mut problems, posted, &GUARDED);
        let then = if posted.text("then") == "finish" { Then::Finish } else { Then::Keep };
        let filled =
            |field: &str| Some(posted.text(field)).filter(|text| !text.is_empty()).map(str::to_owned);
        let story: Option<StoryId> = posted.text("story").parse().ok();
        if then == Then::Finish {
            if filled("not_worked").is_none() {
                problems.add("not_worked", "problem-account-not-worked");
            }
            if story.is_some() && filled("chosen_why").is_none() {
                problems.add("chosen_why", "problem-account-chosen-why");
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let chosen_why = filled("chosen_why").filter(|_| story.is_some());
        Ok(Self { not_worked: filled("not_worked"), story, chosen_why, guard_reason, then })
    }
}

fn may_write(tx: &mut Tx<'_>, actor: &Actor, id: AccountId) -> Result<Account, Refusal> {
    let account = account::load(tx, actor.network, id)?;
    actor.may("write_account", &account::circle(tx, actor.network, account.organisation)?)?;
    Ok(account)
}

/// Keeps the words of the draft, or makes them final.
pub fn word(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AccountId,
    new: &Words,
) -> Result<(), Refusal> {
    let account = account::load_to_change(tx, actor.network, id)?;
    actor.may("write_account", &account::circle(tx, actor.network, account.organisation)?)?;
    let versions = account::versions(tx, actor.network, id)?;
    let Some(draft) = versions.iter().find(|version| version.finished.is_none()) else {
        return if is_said_already(&versions, new) {
            Ok(())
        } else {
            Err(Refusal::NotNow("problem-account-final"))
        };
    };
    if is_kept_already(draft, new) {
        return Ok(());
    }
    choose(tx, actor, now, (&account, &versions), new.story)?;
    let finished = (new.then == Then::Finish).then_some(now);
    tx.change_one(
        "update account_version set not_worked = $5, story_id = $6, chosen_why = $7, guard_reason = $8,
           finished_at = $9, finished_by = $10, version = version + 1
         where network_id = $1 and account_id = $2 and number = $3 and version = $4",
        &[
            &actor.network,
            &id,
            &draft.number,
            &draft.version,
            &new.not_worked,
            &new.story,
            &new.chosen_why,
            &new.guard_reason,
            &finished,
            &finished.map(|_| actor.person),
        ],
    )?;
    if new.then == Then::Keep {
        return Ok(note(tx, now, (actor.network, Some(actor.person)), "account.worded", id)?);
    }
    worklist::settle(tx, now, actor.network, account.matter(), "final")?;
    Ok(note(tx, now, (actor.network, Some(actor.person)), "account.finished", id)?)
}

/// The same form sent again, when it was final by then.
fn is_said_already(versions: &[Version], new: &Words) -> bool {
    let chosen = new.story.zip(new.chosen_why.clone());
    new.then == Then::Finish
        && versions.first().is_some_and(|last| last.not_worked == new.not_worked && last.chosen == chosen)
}

/// The same words kept again: the draft stays as it is.
fn is_kept_already(draft: &Version, new: &Words) -> bool {
    let chosen = new.story.zip(new.chosen_why.clone());
    let is_whole = chosen.is_some() == new.story.is_some();
    new.then == Then::Keep && is_whole && draft.not_worked == new.not_worked && draft.chosen == chosen
}

/// The story of the draft stands in the account from now on; the one it had before no longer, unless a final version has it.
fn choose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (account, versions): (&Account, &[Version]),
    chosen: Option<StoryId>,
) -> Result<(), Refusal> {
    let of = |version: &Version| version.chosen.as_ref().map(|(story, _)| *story);
    let is_final = |story| versions.iter().any(|one| one.finished.is_some() && of(one) == Some(story));
    let before = versions.iter().filter(|one| one.finished.is_none()).find_map(of);
    if let Some(before) = before.filter(|before| Some(*before) != chosen && !is_final(*before)) {
        story::leave_out(tx, account.network, before, &account.document())?;
    }
    match chosen {
        Some(story) => story::use_in(tx, actor, now, (story, Purpose::Account), &account.document()),
        None => Ok(()),
    }
}

/// Begins a next version with the words of the last; false when one was begun already.
pub fn next(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: AccountId) -> Result<bool, Refusal> {
    let account = account::load_to_change(tx, actor.network, id)?;
    actor.may("write_account", &account::circle(tx, actor.network, account.organisation)?)?;
    let versions = account::versions(tx, actor.network, id)?;
    let Some(last) = versions.first().filter(|last| last.finished.is_some()) else { return Ok(false) };
    insert_draft(tx, now, (actor.network, id), last.number + 1)?;
    // A story that was taken back stands in no new version of anything.
    let valid = match &last.chosen {
        Some((story, why)) if story::load(tx, actor.network, *story)?.is_for(Purpose::Account) => {
            Some((*story, why))
        }
        Some(_) | None => None,
    };
    tx.change_one(
        "update account_version set not_worked = $4, story_id = $5, chosen_why = $6
         where network_id = $1 and account_id = $2 and number = $3",
        &[
            &actor.network,
            &id,
            &(last.number + 1),
            &last.not_worked,
            &valid.map(|(story, _)| story),
            &valid.map(|(_, why)| why.clone()),
        ],
    )?;
    open(tx, now, Some(actor.person), &account)?;
    note(tx, now, (actor.network, Some(actor.person)), "account.next-begun", id)?;
    Ok(true)
}

/// The form beside a draft.
pub fn form(
    view: &View,
    again: &Again<'_>,
    (account, draft): (&Account, &Version),
    (stories, guarded): (&[Story], &Guarded),
) -> Markup {
    let form = again.form(view, "words").promise("account-words-promise", &[]).or_submit(
        "then",
        "finish",
        "account-finish",
    );
    let choices: Vec<Choice> = stories
        .iter()
        .filter_map(|story| match &story.told {
            story::Told::Words(words) => {
                let told = crate::list_stories::shortened(words);
                Some(Choice::new(story.id.to_string(), told).explained(&story.organisation_name))
            }
            story::Told::Withdrawn(_) => None,
        })
        .chain([Choice::new("none", t!(view, "account-no-story"))])
        .collect();
    let (chosen, why) =
        draft.chosen.as_ref().map_or(("none".to_owned(), ""), |(id, why)| (id.to_string(), why));
    let not_worked = draft.not_worked.as_deref().unwrap_or_default();
    let nothing = Posted::empty();
    let typed = again.typed("words").unwrap_or(&nothing);
    let fields = html! {
        (form.words("not_worked", "account-not-worked").hint("account-not-worked-hint").value(not_worked).max(LONGEST).rows(6))
        (form.radios("story", "account-story", &choices).hint("account-story-hint").value(&chosen))
        (form.words("chosen_why", "account-chosen-why").hint("account-chosen-why-hint").value(why).max(LONGEST_WHY).rows(2))
        (guarded.found(view, &form, typed, &GUARDED))
        p { a class="utrecht-link" href="/verhalen/nieuw" { (t!(view, "stories-tell")) } }
    };
    let inner = form.around(&format!("{}/woorden", account.href()), "account-keep", &fields);
    section("woorden", &t!(view, "account-words-title"), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{begun, finishing, told};
    use crate::withdraw_story::withdraw;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn says(db: &Db, village: &Village, id: AccountId, new: &Words) -> Result<(), Refusal> {
        village.acts(db, village.ruud, |tx, actor| word(tx, actor, monday(), id, new))
    }

    #[test]
    fn what_is_final_stays_and_the_next_version_leaves_out_what_was_taken_back() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            let story = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            let draft = Words { then: Then::Keep, ..finishing(Some(story)) };
            let kept = || {
                says(db, &village, id, &draft).unwrap();
                db.read_here(|tx| account::versions(tx, village.network, id)).unwrap().remove(0).version
            };
            assert_eq!(kept(), kept(), "the same words kept twice are kept once");
            says(db, &village, id, &finishing(Some(story))).unwrap();
            says(db, &village, id, &finishing(Some(story))).expect("twice is once");
            let other = Words { not_worked: Some("Iets anders.".to_owned()), ..finishing(Some(story)) };
            assert!(matches!(says(db, &village, id, &other), Err(Refusal::NotNow("problem-account-final"))));
            village.acts(db, village.fatima, |tx, actor| withdraw(tx, actor, monday(), story)).unwrap();
            let begins = || village.acts(db, village.ruud, |tx, actor| next(tx, actor, monday(), id));
            assert_eq!((begins().unwrap(), begins().unwrap()), (true, false));
            let all = db.read_here(|tx| account::versions(tx, village.network, id)).unwrap();
            let chosen: Vec<bool> = all.iter().map(|version| version.chosen.is_some()).collect();
            assert_eq!(chosen, [false, true], "the final one keeps its place, without words");
            assert!(matches!(
                says(db, &village, id, &finishing(Some(story))),
                Err(Refusal::NotNow("problem-story-withdrawn"))
            ));
        });
    }

    #[test]
    fn a_story_that_was_left_out_of_the_draft_is_told_nobody_about() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            let story = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            says(db, &village, id, &Words { then: Then::Keep, ..finishing(Some(story)) }).unwrap();
            says(db, &village, id, &Words { then: Then::Keep, ..finishing(None) }).unwrap();
            assert!(db.read_here(|tx| story::users(tx, village.network, story)).unwrap().is_empty());
        });
    }

    #[test]
    fn what_is_final_says_what_did_not_work_and_why_a_story_was_chosen() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let guarded =
            village.acts(&db, village.ruud, |tx, actor| Ok(Guarded::load(tx, actor.network, &[])?)).unwrap();
        let parse = |pairs: &[(&str, &str)]| {
            let parsed = Words::parse(&Posted::of(pairs), &guarded);
            parsed.map(drop).map_err(|problems| problems.iter().map(|one| one.key).collect::<Vec<_>>())
        };
        assert_eq!(parse(&[]), Ok(()));
        assert_eq!(parse(&[("then", "finish")]), Err(vec!["problem-account-not-worked"]));
        let story = ("story", "0198c0de-0000-7000-8000-000000000000");
        let whole = [("then", "finish"), ("not_worked", "De avond trok weinig mensen."), story];
        assert_eq!(parse(&whole), Err(vec!["problem-account-chosen-why"]));
        assert_eq!(
            parse(&[("not_worked", "Bel 06-12345678")]),
            Err(vec!["problem-kept-words-personal-data"])
        );
    }
}
