//! Saying what came of an agreed result, with what shows it: a figure of an account of the organisation, a story, or both. By
//! who answers for the one organisation that answers for it.

use crate::account::{self, AccountId};
use crate::account_figures;
use crate::account_parts::name;
use crate::agreed_result::{self, AgreedResult, Came, MATTER, ResultId};
use crate::list_accounts::quarter;
use crate::show_result;
use crate::story::{self, Purpose, Story, StoryId, Told, Wanted};
use crate::words::{self, Guarded};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest words, in characters.
const LONGEST: usize = 1_000;
/// Accounts whose figures are offered, the newest.
const ACCOUNTS: i64 = 2;

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let post = move |visit: Visit, id: Path<ResultId>, posted: Posted| post(visit, id, (posted, sources));
    vec![Route::post("/resultaten/{id}/uitkomst", "tell_result", post)]
}

async fn post(
    visit: Visit,
    Path(id): Path<ResultId>,
    (posted, sources): (Posted, &'static [Worked]),
) -> Result<Response, Failure> {
    let known = visit
        .read(move |tx, actor| {
            let result = agreed_result::load_for(tx, actor, id, "tell_result")?;
            known(tx, &result, sources)
        })
        .await?;
    let refused = match Tell::parse(&posted, &known) {
        Ok(new) => match visit.write(move |tx, actor, now| tell(tx, actor, now, id, &new)).await {
            Ok(()) => {
                let flash = Flash::new("result-told-done");
                return Ok(SeeOther::to(agreed_result::href(id)).saying(flash).into_response());
            }
            Err(Refusal::NotNow(key)) if story::REFUSALS.contains(&key) => Problems::with("story", key),
            Err(Refusal::NotNow(key)) => Problems::with("came", key),
            Err(Refusal::Store(Error::Conflict)) => Problems::with("came", "problem-result-told"),
            Err(refusal) => return Err(refusal.into()),
        },
        Err(problems) => problems,
    };
    show_result::again(&visit, id, sources, (&posted, &refused)).await
}

/// What there is to show it with.
pub struct Known {
    /// Figures of accounts of the organisation: account and code, with their name in words that a view says.
    pub figures: Vec<(AccountId, jiff::civil::Date, account_figures::Kept)>,
    /// Stories.
    pub stories: Vec<Story>,
    guarded: Guarded,
}

/// Reads what there is to show a result with.
pub fn known(tx: &mut Tx<'_>, result: &AgreedResult, sources: &[Worked]) -> Result<Known, Refusal> {
    let mut figures = Vec::new();
    for account in account::of_organisation(tx, result.network, result.answerable, ACCOUNTS)? {
        let all = account_figures::of_account(tx, (result.network, account.id), sources)?;
        // Only what everybody may read may show something to others.
        let is_final =
            account::versions(tx, result.network, account.id)?.iter().any(|one| one.finished.is_some());
        let told = all.into_iter().filter(|kept| is_final && kept.number.is_some_and(|number| number > 0));
        figures.extend(told.map(|kept| (account.id, account.first, kept)));
    }
    let wanted =
        Wanted { purpose: Purpose::Account, organisation: Some(result.answerable), theme: None, area: None };
    let areas = network::area::list(tx, result.network)?;
    Ok(Known {
        figures,
        stories: story::choose_from(tx, result.network, &wanted)?,
        guarded: Guarded::load(tx, result.network, &areas)?,
    })
}

/// What came of it, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Tell {
    /// What came of it.
    pub came: Came,
    /// In words.
    pub outcome: String,
    /// The figure that shows it.
    pub figure: Option<(AccountId, String)>,
    /// The story that shows it.
    pub story: Option<StoryId>,
}

impl Tell {
    /// Reads the form.
    pub fn parse(posted: &Posted, known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let came = Came::named(posted.text("came")).filter(|came| *came != Came::Open);
        if came.is_none() {
            problems.add("came", "problem-result-came");
        }
        let outcome = posted.text("outcome");
        if outcome.is_empty() {
            problems.add("outcome", "problem-result-outcome");
        }
        words::not_longer(&mut problems, posted, &[("outcome", LONGEST)]);
        known.guarded.check(&mut problems, posted, &["outcome"]);
        let asked = posted.text("figure");
        let figure = known.figures.iter().find(|(id, _, kept)| value(*id, &kept.code) == asked);
        let story: Option<StoryId> = posted.text("story").parse().ok();
        match came {
            Some(came) if problems.is_empty() => Ok(Self {
                came,
                outcome: outcome.to_owned(),
                figure: figure.map(|(id, _, kept)| (*id, kept.code.clone())),
                story: story.filter(|id| known.stories.iter().any(|story| story.id == *id)),
            }),
            Some(_) | None => Err(problems),
        }
    }
}

fn value(id: AccountId, code: &str) -> String {
    format!("{id}:{code}")
}

/// Says what came of it. The same words again change nothing.
pub fn tell(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: ResultId, new: &Tell) -> Result<(), Refusal> {
    let result = agreed_result::load_to_change(tx, actor.network, id)?;
    actor.may("tell_result", &agreed_result::circle(tx, &result)?)?;
    if result.came != Came::Open {
        let is_same = result.came == new.came && result.outcome.as_ref() == Some(&new.outcome);
        return if is_same { Ok(()) } else { Err(Refusal::NotNow("problem-result-told")) };
    }
    if let Some(story) = new.story {
        story::use_in(tx, actor, now, (story, Purpose::Account), &result.document())?;
    }
    tx.change_one(
        "update agreed_result set state = $4, state_since = $5, state_by = $6, outcome = $7, evidence_account = $8,
           evidence_figure = $9, evidence_story = $10, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &id,
            &result.version,
            &new.came,
            &now,
            &actor.person,
            &new.outcome,
            &new.figure.as_ref().map(|(account, _)| *account),
            &new.figure.as_ref().map(|(_, code)| code.clone()),
            &new.story,
        ],
    )?;
    worklist::settle(tx, now, actor.network, result.matter(), new.came.name())?;
    let facts = json!({ "came": new.came.name() });
    record::note(tx, actor, now, "result.told", (MATTER, id.into()), facts)?;
    Ok(())
}

/// The form on the page of a result.
pub fn form(view: &View, again: &Again<'_>, result: &AgreedResult, known: &Known) -> Markup {
    let form = again.form(view, "tell").promise("result-tell-promise", &[]);
    let came: Vec<Choice> = [Came::Reached, Came::Partly, Came::NotReached]
        .iter()
        .map(|came| Choice::new(came.name(), view.say(came.text_key(), &[])))
        .collect();
    let figures: Vec<Choice> = known
        .figures
        .iter()
        .map(|(id, first, kept)| {
            Choice::new(value(*id, &kept.code), format!("{}, {}", name(view, kept), quarter(view, *first)))
        })
        .collect();
    let stories: Vec<Choice> = known
        .stories
        .iter()
        .filter_map(|story| match &story.told {
            Told::Words(words) => {
                Some(Choice::new(story.id.to_string(), crate::list_stories::shortened(words)))
            }
            Told::Withdrawn(_) => None,
        })
        .collect();
    let nothing = Posted::empty();
    let typed = again.typed("tell").unwrap_or(&nothing);
    let fields = html! {
        (form.radios("came", "result-came", &came).required())
        (form.words("outcome", "result-outcome").hint("result-outcome-hint").required().max(LONGEST).rows(3))
        (known.guarded.found(view, &form, typed, &["outcome"]))
        @if !figures.is_empty() { (form.choice("figure", "result-figure", &figures)) }
        @if !stories.is_empty() { (form.choice("story", "result-story", &stories)) }
    };
    let inner = form.around(&format!("{}/uitkomst", result.href()), "result-tell-submit", &fields);
    web::components::section("uitkomst", &t!(view, "result-tell-title"), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree_result::agree;
    use crate::samples::{WORK, agreeing, told};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn who_answers_says_once_what_came_of_it() {
        on_both(|db| {
            let village = Village::build(db);
            let story = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            let agreeing = agreeing(&village, 1);
            let id =
                village.acts(db, village.elly, |tx, actor| agree(tx, actor, monday(), &agreeing)).unwrap();
            let new = Tell {
                came: Came::Partly,
                outcome: "In twee van de drie wijken.".to_owned(),
                figure: None,
                story: Some(story),
            };
            let tells =
                |who, new: &Tell| village.acts(db, who, |tx, actor| tell(tx, actor, monday(), id, new));
            assert!(matches!(tells(village.joost, &new), Err(Refusal::Forbidden { action: "tell_result" })));
            tells(village.ruud, &new).unwrap();
            tells(village.ruud, &new).expect("twice is once");
            let other = Tell { came: Came::Reached, ..new };
            assert!(matches!(tells(village.ruud, &other), Err(Refusal::NotNow("problem-result-told"))));
            let result = db.read_here(|tx| agreed_result::load(tx, village.network, id)).unwrap();
            assert_eq!((result.came, result.story), (Came::Partly, Some(story)));
            let known = db.read_here(|tx| known(tx, &result, &[WORK])).unwrap();
            assert_eq!((known.figures.len(), known.stories.len()), (0, 1));
        });
    }
}
