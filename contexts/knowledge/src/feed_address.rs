//! Making and withdrawing one's own address of the feed of letters: a feed reader can't sign in, so the address itself is
//! the key. For every member, on their own page about letters; how addresses are kept is the network's.

use crate::choose_letters;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::feed_token::{self, FeedOf};
use network::{Route, Visit};
use web::components::{Tone, notice, post_button};
use web::{Failure, Flash, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/brieven/feed", "manage_feed", make_post),
        Route::post("/brieven/feed/einde", "manage_feed", withdraw_post),
    ]
}

async fn make_post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let token = visit
        .write(move |tx, actor, now| feed_token::make(tx, actor, now, FeedOf::Letters, form_key))
        .await?;
    let address = format!("{}{}", visit.view.site.public_url, path(&token));
    let shown = choose_letters::read(&visit).await?;
    Ok(choose_letters::page(&visit.view, &shown, Some(&address)).into_response())
}

async fn withdraw_post(visit: Visit, _: Posted) -> Result<Response, Failure> {
    visit.write(|tx, actor, now| feed_token::withdraw(tx, actor, now, FeedOf::Letters)).await?;
    Ok(SeeOther::to("/brieven#feed").saying(Flash::new("feed-withdrawn")).into_response())
}

/// The path of a feed.
pub fn path(token: &str) -> String {
    format!("/dagberichten.atom/{token}")
}

/// The part of the page about the feed: since when there is an address, and one that was just made.
pub fn part(view: &View, since: Option<Timestamp>, fresh: Option<&str>) -> Markup {
    html! {
        p { (t!(view, "feed-what")) }
        @if let Some(address) = fresh {
            p class="ponton-address" { strong { (address) } }
            (notice(view, Tone::Quiet, &html! { (t!(view, "feed-once")) }))
        }
        @match since {
            Some(since) => {
                p { (t!(view, "feed-since", day = view.day(since))) }
                div class="ponton-buttons" {
                    (post_button(view, "/brieven/feed", "feed-make-again", &[], &[]))
                    (post_button(view, "/brieven/feed/einde", "feed-withdraw", &[], &[]))
                }
            }
            None => (post_button(view, "/brieven/feed", "feed-make", &[], &[])),
        }
    }
}
