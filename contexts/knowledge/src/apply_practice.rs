//! "Wij passen dit toe", or "aangepast" with what was changed: an organisation says so once, and whoever shared the practice
//! hears it. So its spreading shows without anybody counting (domain A11).

use crate::practice::{self, How, Practice, PracticeId, Use};
use crate::{circle, show_practice, show_question};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::person::{self, Presence};
use network::published::Source;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, desk, record};
use serde_json::{Map, json};
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::notice::{self, Word};

const WORDS_MOST: usize = 1_000;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![Route::post(
        "/praktijken/{id}/toepassing",
        "apply_practice",
        move |visit: Visit, id: Path<PracticeId>, posted: Posted| post(visit, id, posted, sources),
    )]
}

/// How an organisation applies it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applies {
    /// As it is, or adapted.
    pub how: How,
    /// What was changed; "adapted" needs it, because that is what others learn from.
    pub words: Option<String>,
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<Applies, Problems> {
    let mut problems = Problems::none();
    let how = How::named(posted.text("how"));
    let words = typed_words::optional(posted, "words", WORDS_MOST, &mut problems);
    match how {
        None => problems.add("how", "problem-practice-how-empty"),
        Some(How::Adapted) if words.is_none() => problems.add("words", "problem-practice-adapted-empty"),
        Some(How::Adapted | How::AsIs) => {}
    }
    match how {
        Some(how) if problems.is_empty() => Ok(Applies { how, words }),
        Some(_) | None => Err(problems),
    }
}

async fn post(
    visit: Visit,
    Path(id): Path<PracticeId>,
    posted: Posted,
    sources: &'static [Source],
) -> Result<Response, Failure> {
    visit.actor.may_here("apply_practice")?;
    let done = show_question::act_on(&visit, parse(&posted), "how", move |tx, actor, now, new| {
        apply(tx, actor, now, id, new)
    })
    .await?;
    match done {
        Ok(Said::Now) => Ok(SeeOther::to(format!("/praktijken/{id}#verspreiding"))
            .saying(Flash::new("practice-applied"))
            .into_response()),
        Ok(Said::Before) => Ok(SeeOther::to(format!("/praktijken/{id}#verspreiding"))
            .saying(Flash::new("practice-applied-before"))
            .into_response()),
        Err(problems) => show_practice::again(&visit, id, sources, ("apply", &posted, &problems)).await,
    }
}

/// Whether an organisation says so for the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// It does.
    Now,
    /// It said so before, which stands as it was said.
    Before,
}

/// Says that the actor's organisation applies a practice.
pub fn apply(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: PracticeId,
    new: &Applies,
) -> Result<Said, Refusal> {
    actor.may_here("apply_practice")?;
    let practice = practice::load(tx, actor.network, id)?;
    if practice.owner == actor.organisation {
        return Err(Refusal::NotNow("practice-refused-own"));
    }
    let inserted = tx.execute(
        "insert into practice_use (network_id, practice_id, organisation_id, how, words, said_by, said_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (network_id, practice_id, organisation_id) do nothing",
        &[&actor.network, &id, &actor.organisation, &new.how, &new.words, &actor.person, &now],
    )?;
    if inserted == 0 {
        return Ok(Said::Before);
    }
    let facts = json!({ "organisation": actor.organisation, "how": new.how.name() });
    record::note(tx, actor, now, "practice.applied", ("practice", id.into()), facts)?;
    thank(tx, actor, now, &practice, new)?;
    Ok(Said::Now)
}

/// Whoever shared it hears it; when they have left, everybody on their organisation's desk.
fn thank(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    practice: &Practice,
    new: &Applies,
) -> Result<(), Refusal> {
    let shared = person::load(tx, actor.network, practice.shared_by)?;
    let is_there = shared.is_some_and(|person| person.presence != Presence::Left);
    let people: Vec<PersonId> = if is_there {
        vec![practice.shared_by]
    } else {
        let desk = circle::desk_of_owner(tx, actor.network, practice.owner)?;
        desk::staff(tx, actor.network, desk)?
    };
    let text = match new.how {
        How::AsIs => "notice-practice-applied",
        How::Adapted => "notice-practice-adapted",
    };
    for person in people.into_iter().filter(|person| *person != actor.person) {
        let mut facts = Map::new();
        facts.insert("title".to_owned(), json!(practice.title));
        facts.insert("organisation".to_owned(), json!(actor.organisation_name));
        facts.insert("words".to_owned(), json!(new.words.as_deref().unwrap_or_default()));
        let word = Word { text, facts, href: &practice.href(), answerable: None };
        notice::tell(tx, now, actor.network, person, &word)?;
    }
    Ok(())
}

/// The form on the practice's page, for an organisation that didn't say so yet.
pub fn form(view: &View, again: &Again<'_>, id: PracticeId) -> Markup {
    let form = again.form(view, "apply").promise("practice-apply-promise", &[]);
    let ways: Vec<Choice> =
        How::ALL.iter().map(|how| Choice::new(how.name(), view.say(how.text_key(), &[]))).collect();
    let fields = html! {
        (form.radios("how", "practice-apply-how", &ways).required())
        (form.words("words", "practice-apply-words").hint("practice-apply-words-hint").max(WORDS_MOST).rows(3))
    };
    form.around(&format!("/praktijken/{id}/toepassing"), "practice-apply-act", &fields)
}

/// What an organisation said before, if it did.
pub fn of<'u>(uses: &'u [Use], actor: &Actor) -> Option<&'u Use> {
    uses.iter().find(|one| one.organisation == actor.organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::sharing;
    use crate::share_practice::share;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn an_organisation_says_once_that_it_applies_it_and_the_sharer_hears() {
        on_both(|db| {
            let village = Village::build(db);
            let id =
                village.acts(db, village.ruud, |tx, actor| share(tx, actor, monday(), &sharing())).unwrap();
            let says = |who, how, words: Option<&str>| {
                let new = Applies { how, words: words.map(ToOwned::to_owned) };
                village.acts(db, who, |tx, actor| apply(tx, actor, monday(), id, &new))
            };
            let own = says(village.fatima, How::AsIs, None);
            assert!(matches!(own, Err(Refusal::NotNow("practice-refused-own"))), "{own:?}");
            assert_eq!(says(village.joost, How::Adapted, Some("Met twee vrijwilligers")).unwrap(), Said::Now);
            assert_eq!(says(village.joost, How::AsIs, None).unwrap(), Said::Before, "what was said stands");
            let uses = db.read_here(|tx| practice::uses(tx, village.network, id)).unwrap();
            assert_eq!((uses.len(), uses[0].how), (1, How::Adapted));
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.ruud, 9)).unwrap();
            let heard: Vec<&str> = heard.iter().map(|notice| notice.text.as_str()).collect();
            assert_eq!(heard, ["notice-practice-adapted"]);
        });
    }
}
