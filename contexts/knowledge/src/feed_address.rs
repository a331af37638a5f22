//! Somebody's own address of the feed of letters, made and withdrawn by them: a feed reader can't sign in, so the address
//! itself is the key. Only a digest of its token is kept, so it is shown once; a new one ends the one before.

use crate::choose_letters;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use maud::{Markup, html};
use network::sessions::digest;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::components::{Tone, notice, post_button};
use web::{Failure, Flash, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/brieven/feed", "choose_letters", make_post),
        Route::post("/brieven/feed/einde", "choose_letters", withdraw_post),
    ]
}

/// An address that somebody has. What it ends with is kept nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FeedAddress {
    /// In which network.
    pub network: NetworkId,
    /// Whose.
    pub person: PersonId,
    /// Since when.
    pub made_at: Timestamp,
}

/// The address that somebody has, if any.
pub fn of_person(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
) -> Result<Option<FeedAddress>, Error> {
    let row = tx.first(
        "select network_id, person_id, made_at from feed_address where network_id = $1 and person_id = $2",
        &[&network, &person],
    )?;
    row.map(|row| {
        Ok(FeedAddress {
            network: row.get("network_id")?,
            person: row.get("person_id")?,
            made_at: row.get("made_at")?,
        })
    })
    .transpose()
}

/// Whose address ends so; nobody's after it was withdrawn, or its owner left.
pub fn with_token(tx: &mut Tx<'_>, token: &str) -> Result<Option<FeedAddress>, Error> {
    let row = tx.first(
        "select feed_address.network_id, feed_address.person_id, feed_address.made_at from feed_address
         join person on person.network_id = feed_address.network_id and person.id = feed_address.person_id
         where feed_address.token_digest = $1 and person.state <> 'left'",
        &[&digest(token)],
    )?;
    row.map(|row| {
        Ok(FeedAddress {
            network: row.get("network_id")?,
            person: row.get("person_id")?,
            made_at: row.get("made_at")?,
        })
    })
    .transpose()
}

async fn make_post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let token = visit.write(move |tx, actor, now| make(tx, actor, now, form_key)).await?;
    let address = format!("{}{}", visit.view.site.public_url, path(&token));
    let shown = choose_letters::read(&visit).await?;
    Ok(choose_letters::page(&visit.view, &shown, Some(&address)).into_response())
}

async fn withdraw_post(visit: Visit, _: Posted) -> Result<Response, Failure> {
    visit.write(withdraw).await?;
    Ok(SeeOther::to("/brieven#feed").saying(Flash::new("feed-withdrawn")).into_response())
}

/// The path of a feed.
pub fn path(token: &str) -> String {
    format!("/dagberichten.atom/{token}")
}

/// Makes an address and ends the one before; gives its token, this once. The same form sent twice is one act, and shows
/// an address that works.
pub fn make(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, form_key: Uuid) -> Result<String, Refusal> {
    actor.may_here("choose_letters")?;
    let (network, person) = (actor.network, actor.person);
    let same = tx.first(
        "select person_id from feed_address where network_id = $1 and person_id = $2 and form_key = $3",
        &[&network, &person, &form_key],
    )?;
    let token = kernel::chance::secret();
    tx.execute(
        "insert into feed_address (network_id, person_id, token_digest, form_key, made_at) values ($1, $2, $3, $4, $5)
         on conflict (network_id, person_id) do update set token_digest = excluded.token_digest,
           form_key = excluded.form_key, made_at = excluded.made_at",
        &[&network, &person, &digest(&token), &form_key, &now],
    )?;
    if same.is_none() {
        record::note(tx, actor, now, "feed.made", ("person", person.into()), json!({}))?;
    }
    Ok(token)
}

/// Withdraws the address: whoever has it reads nothing more. Doing so again changes nothing.
pub fn withdraw(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp) -> Result<(), Refusal> {
    actor.may_here("choose_letters")?;
    let (network, person) = (actor.network, actor.person);
    let gone = tx
        .execute("delete from feed_address where network_id = $1 and person_id = $2", &[&network, &person])?;
    if gone == 1 {
        record::note(tx, actor, now, "feed.withdrawn", ("person", person.into()), json!({}))?;
    }
    Ok(())
}

/// The part of the page about the feed; `fresh` is an address that was just made.
pub fn part(view: &View, kept: Option<&FeedAddress>, fresh: Option<&str>) -> Markup {
    html! {
        p { (t!(view, "feed-what")) }
        @if let Some(address) = fresh {
            p class="ponton-address" { strong { (address) } }
            (notice(view, Tone::Quiet, &html! { (t!(view, "feed-once")) }))
        }
        @match kept {
            Some(kept) => {
                p { (t!(view, "feed-since", day = view.day(kept.made_at))) }
                div class="ponton-buttons" {
                    (post_button(view, "/brieven/feed", "feed-make-again", &[], &[]))
                    (post_button(view, "/brieven/feed/einde", "feed-withdraw", &[], &[]))
                }
            }
            None => (post_button(view, "/brieven/feed", "feed-make", &[], &[])),
        }
    }
}
