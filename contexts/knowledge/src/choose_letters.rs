//! Somebody's own page about letters: which they get by mail, and the address of their feed. For every member, about
//! themselves. Nobody gets a letter by mail who didn't tick it.

use crate::feed_address;
use crate::letter::LetterKind;
use crate::show_crisis::PLACE;
use crate::subscription::{self, Subscription};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::feed_token::{self, FeedOf};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::{Tone, notice, section, title};
use web::{Choice, Failure, Flash, Page, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/brieven", "choose_letters", show), Route::post("/brieven", "choose_letters", post)]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, None))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    subscriptions: Vec<Subscription>,
    feed_since: Option<Timestamp>,
}

/// Reads what the page shows.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    visit.read(shown).await
}

/// As `read`, in a transaction.
pub fn shown(tx: &mut Tx<'_>, actor: &Actor) -> Result<Shown, Refusal> {
    actor.may_here("choose_letters")?;
    Ok(Shown {
        subscriptions: subscription::of_person(tx, actor.network, actor.person)?,
        feed_since: feed_token::since(tx, actor, FeedOf::Letters)?,
    })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let wanted: Vec<LetterKind> = posted.all("letter").filter_map(LetterKind::named).collect();
    visit.write(move |tx, actor, now| choose(tx, actor, now, &wanted)).await?;
    Ok(SeeOther::to("/brieven").saying(Flash::new("choose-letters-done")).into_response())
}

/// Begins what is wanted and ends what isn't; what stands so already changes nothing.
pub fn choose(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, wanted: &[LetterKind]) -> Result<(), Refusal> {
    actor.may_here("choose_letters")?;
    let whose = (actor.network, actor.person);
    for kind in LetterKind::ALL {
        let known = subscription::of_person(tx, whose.0, whose.1)?.into_iter().find(|it| it.kind == *kind);
        let happened = if wanted.contains(kind) {
            subscription::begin(tx, now, whose, *kind)?.then_some("subscription.begun")
        } else {
            match known {
                Some(known) => subscription::end(tx, now, &known)?.then_some("subscription.ended"),
                None => None,
            }
        };
        if let Some(happened) = happened {
            let facts = json!({ "kind": kind.name(), "by": "person" });
            record::note(tx, actor, now, happened, ("person", actor.person.into()), facts)?;
        }
    }
    Ok(())
}

/// The page; `fresh` is the address of a feed that was just made, shown this once.
pub fn page(view: &View, shown: &Shown, fresh: Option<&str>) -> Page {
    let heading = t!(view, "choose-letters-title");
    let main = html! {
        (title(&heading, &t!(view, "choose-letters-what")))
        @if let Some(since) = shown.refused_at() {
            (notice(view, Tone::Now, &html! { (t!(view, "choose-letters-refused", day = view.day(since))) }))
        }
        (section("mail", &t!(view, "choose-letters-mail"), &form(view, shown)))
        (section("feed", &t!(view, "feed-title"), &feed_address::part(view, shown.feed_since, fresh)))
        p {
            a class="utrecht-link" href="/dagberichten" { (t!(view, "bulletins-title")) }
            " · "
            a class="utrecht-link" href="/nieuwsbrieven" { (t!(view, "newsletters-title")) }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, shown: &Shown) -> Markup {
    let form = Again::NOTHING.form(view, "letters").promise("choose-letters-promise", &[]);
    let choices = [
        Choice::new(LetterKind::Bulletin.name(), view.say(LetterKind::Bulletin.text_key(), &[]))
            .explained(t!(view, "choose-letters-bulletin")),
        Choice::new(LetterKind::Newsletter.name(), view.say(LetterKind::Newsletter.text_key(), &[]))
            .explained(t!(view, "choose-letters-newsletter")),
    ];
    let running = shown.subscriptions.iter().filter(|known| known.state.is_running());
    let field = form.ticks("letter", "choose-letters-which", &choices);
    let field = running.fold(field, |field, known| field.value(known.kind.name()));
    form.around("/brieven", "choose-letters-act", &html! { (field) })
}

impl Shown {
    /// Since when the mail server refuses what is sent to them.
    fn refused_at(&self) -> Option<Timestamp> {
        self.subscriptions.iter().filter(|known| known.state.is_running()).find_map(|known| known.refused_at)
    }
}
