//! Taking back a story on the teller's word, by whoever wrote it down or their desk. Its words are gone at once, from every
//! page and file made after; whoever used it in a document hears so, and whoever had written it down.

use crate::story::{self, StoryId, Told};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use std::collections::BTreeMap;
use store::{Error, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};
use worklist::notice::{self, Word};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/verhalen/{id}/intrekking", "withdraw_story", post)]
}

async fn post(visit: Visit, Path(id): Path<StoryId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let story = story::load(tx, actor.network, id)?;
            actor.may("withdraw_story", &story::circle(tx, &story)?)
        })
        .await?;
    if !posted.has("teller") {
        let problems = Problems::with("teller", "problem-story-teller");
        return crate::show_story::again(&visit, id, (&posted, &problems)).await;
    }
    match visit.write(move |tx, actor, now| withdraw(tx, actor, now, id)).await {
        Ok(()) => {
            let flash = Flash::new("story-withdrawn-done");
            Ok(SeeOther::to(story::href(id)).saying(flash).into_response())
        }
        Err(Refusal::Store(Error::Conflict)) => {
            let problems = Problems::with("teller", "problem-story-changed");
            crate::show_story::again(&visit, id, (&posted, &problems)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Takes a story back. Taken back before: nothing changes.
pub fn withdraw(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: StoryId) -> Result<(), Refusal> {
    let story = story::load_to_change(tx, actor.network, id)?;
    actor.may("withdraw_story", &story::circle(tx, &story)?)?;
    if matches!(story.told, Told::Withdrawn(_)) {
        return Ok(());
    }
    tx.change_one(
        "update story set told = null, guard_reason = null, theme_code = null, area_code = null, withdrawn_at = $4,
           withdrawn_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &story.version, &now, &actor.person],
    )?;
    // One word for each person, with the newest of the pages on which they used it.
    let mut to: BTreeMap<_, String> = BTreeMap::from([(story.shared_by, story.href())]);
    to.extend(story::users(tx, actor.network, id)?);
    to.remove(&actor.person);
    for (person, href) in to {
        let used = href != story.href();
        let facts = json!({ "organisation": story.organisation_name });
        let word = Word {
            text: if used { "notice-story-withdrawn-used" } else { "notice-story-withdrawn" },
            facts: facts.as_object().cloned().unwrap_or_else(Map::new),
            href: &href,
            answerable: Some(actor.person),
        };
        notice::tell(tx, now, actor.network, person, &word)?;
    }
    record::note(tx, actor, now, "story.withdrawn", ("story", id.into()), json!({}))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::told;
    use crate::story::{Document, Purpose, use_in};
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn whoever_used_it_hears_and_nobody_else_takes_it_back() {
        on_both(|db| {
            let village = Village::build(db);
            let id = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            let document =
                Document { kind: "account", id: Uuid::from_u128(3), href: "/verantwoording/3".to_owned() };
            let uses = |tx: &mut Tx<'_>, actor: &Actor| {
                use_in(tx, actor, monday(), (id, Purpose::Account), &document)
            };
            village.acts(db, village.ruud, uses).unwrap();
            let takes = |who| village.acts(db, who, |tx, actor| withdraw(tx, actor, monday(), id));
            for who in [village.joost, village.priya] {
                assert!(matches!(takes(who), Err(Refusal::Forbidden { action: "withdraw_story" })));
            }
            takes(village.marleen).expect("who staffs their desk may");
            takes(village.fatima).expect("twice is once");
            let told = |who| db.read_here(|tx| notice::newest(tx, village.network, who, 9)).unwrap();
            let [ruud] = told(village.ruud).try_into().unwrap();
            assert_eq!(
                (ruud.text.as_str(), ruud.href.as_str()),
                ("notice-story-withdrawn-used", "/verantwoording/3")
            );
            let [fatima] = told(village.fatima).try_into().unwrap();
            assert_eq!(fatima.text, "notice-story-withdrawn");
            assert!(told(village.marleen).is_empty(), "who did it knows");
            let left =
                db.read_here(|tx| tx.first("select told, theme_code from story", &[])).unwrap().unwrap();
            assert_eq!(left.get::<Option<String>>("told").unwrap(), None);
        });
    }
}
