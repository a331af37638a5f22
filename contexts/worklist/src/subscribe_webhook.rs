//! "Webhooks": the page on which whoever looks after the network lets another system hear that something happened, sees
//! whether it arrives, and ends it. What is sent holds ids only; the system asks the API for the rest, with a token.

use crate::webhook::{self, EventKind, LONGEST_URL, MATTER, State, Webhook, WebhookId};
use crate::{Matter, obligation};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, act_link, empty, notice, post_button, section, title};
use web::view::Mode;
use web::{Choice, Failure, Flash, Page, Path, Posted, Problems, SeeOther, View, t};

/// What a secret begins with, as Standard Webhooks says it.
pub const PREFIX: &str = "whsec_";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/webhooks", "manage_webhooks", show),
        Route::post("/webhooks", "manage_webhooks", post),
        Route::post("/webhooks/{id}/hervatting", "manage_webhooks", post_resume),
        Route::post("/webhooks/{id}/einde", "manage_webhooks", post_end),
    ]
}

/// A subscription to make.
#[derive(Clone, Debug)]
pub struct Subscribe {
    /// Where to send.
    pub url: String,
    /// Of what.
    pub kinds: Vec<EventKind>,
    /// What is signed with; made here when the receiver brings none.
    pub secret: Option<String>,
    /// The form's key: sent twice, it is one subscription.
    pub form_key: Uuid,
}

/// What is wrong with an address, as a text key. `http` is for trying out on one's own machine, in the demo.
pub fn wrong_with(url: &str, mode: Mode) -> Option<&'static str> {
    if url.is_empty() {
        return Some("webhook-url-empty");
    }
    if url.chars().count() > LONGEST_URL || url.contains(char::is_whitespace) || url.contains('@') {
        return Some("webhook-url-unreadable");
    }
    let here = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let ends_well = |rest: &str| rest.is_empty() || rest.starts_with([':', '/']);
    if mode == Mode::Demo && here.iter().any(|here| url.strip_prefix(here).is_some_and(ends_well)) {
        return None;
    }
    match url.strip_prefix("https://") {
        Some(rest) if !rest.is_empty() && !rest.starts_with([':', '/', '?', '#']) => None,
        Some(_) => Some("webhook-url-unreadable"),
        None => Some("webhook-url-not-https"),
    }
}

/// Makes a subscription and gives its secret, this once; the same form sent again is the same one, with a new secret.
pub fn subscribe(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    new: &Subscribe,
) -> Result<(WebhookId, String), Refusal> {
    actor.may_here("manage_webhooks")?;
    let secret = new
        .secret
        .clone()
        .unwrap_or_else(|| format!("{PREFIX}{}", STANDARD.encode(kernel::chance::bytes::<32>())));
    let kinds: Vec<&str> = new.kinds.iter().map(|kind| kind.name()).collect();
    let id = WebhookId::new(now);
    let made = tx.execute(
        "insert into webhook (network_id, id, person_id, url, kinds, secret, state, state_since, form_key, made_at,
           version)
         values ($1, $2, $3, $4, $5, $6, 'on', $7, $8, $7, 1)
         on conflict (network_id, person_id, form_key) do nothing",
        &[
            &actor.network, &id, &actor.person, &new.url, &kinds.join(" "), &secret, &now, &new.form_key,
        ],
    )?;
    if made == 1 {
        let facts = json!({ "kinds": kinds });
        record::note(tx, actor, now, "webhook.subscribed", (MATTER, id.into()), facts)?;
        return Ok((id, secret));
    }
    let row = tx.first(
        "update webhook set secret = $4 where network_id = $1 and person_id = $2 and form_key = $3 returning id",
        &[&actor.network, &actor.person, &new.form_key, &secret],
    )?;
    Ok((row.ok_or(Refusal::NotFound("webhook"))?.get("id")?, secret))
}

/// Sends to it again, after its receiver was mended; whoever was asked to look is done.
pub fn resume(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: WebhookId) -> Result<(), Refusal> {
    actor.may_here("manage_webhooks")?;
    let webhook = webhook::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("webhook"))?;
    match webhook.state {
        State::On => Ok(()),
        State::Ended => Err(Refusal::NotNow("webhook-refused-ended")),
        State::GivenUp => turn(tx, actor, now, &webhook, ("on", "webhook.resumed")),
    }
}

/// Ends it; what is still waiting isn't sent.
pub fn end(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: WebhookId) -> Result<(), Refusal> {
    actor.may_here("manage_webhooks")?;
    let webhook = webhook::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("webhook"))?;
    match webhook.state {
        State::Ended => Ok(()),
        State::On | State::GivenUp => turn(tx, actor, now, &webhook, ("ended", "webhook.ended")),
    }
}

fn turn(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    webhook: &Webhook,
    (state, happened): (&'static str, &'static str),
) -> Result<(), Refusal> {
    tx.change_one(
        "update webhook set state = $4, state_since = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &webhook.id, &webhook.version, &state, &now],
    )?;
    let matter = Matter::new("webhook", webhook.id);
    if obligation::of_matter(tx, actor.network, matter)?.is_some() {
        obligation::settle(tx, now, actor.network, matter, state)?;
    }
    Ok(record::note(tx, actor, now, happened, (MATTER, webhook.id.into()), json!({}))?)
}

async fn read(visit: &Visit) -> Result<(Vec<Webhook>, Pages), Refusal> {
    let after = visit.after(ROWS);
    visit
        .read(move |tx, actor| {
            actor.may_here("manage_webhooks")?;
            let webhooks = webhook::list(tx, actor.network, &after)?;
            let pages = pages("/webhooks", &[], &after, webhooks.next.as_ref());
            Ok((webhooks.rows, pages))
        })
        .await
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let (webhooks, pages) = read(&visit).await?;
    Ok(page(&visit.view, (&webhooks, &pages), &Again::NOTHING))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("manage_webhooks")?;
    match parse(&posted, &visit.view) {
        Ok(new) => {
            let (_, secret) = visit.write(move |tx, actor, now| subscribe(tx, actor, now, &new)).await?;
            Ok(made(&visit.view, &secret).into_response())
        }
        Err(problems) => {
            let (webhooks, pages) = read(&visit).await?;
            let again = Again::refused("webhook", &posted, &problems);
            Ok(page(&visit.view, (&webhooks, &pages), &again).refused_for(&posted, &problems).into_response())
        }
    }
}

fn parse(posted: &Posted, view: &View) -> Result<Subscribe, Problems> {
    let mut problems = Problems::none();
    let url = posted.text("url").to_owned();
    if let Some(wrong) = wrong_with(&url, view.site.mode) {
        problems.add("url", wrong);
    }
    let chosen = |kind: &&EventKind| posted.all("event").any(|name| name == kind.name());
    let kinds: Vec<EventKind> = EventKind::ALL.iter().filter(chosen).copied().collect();
    if kinds.is_empty() {
        problems.add("event", "webhook-kinds-empty");
    }
    let form_key = posted.form_key().unwrap_or(view.form_key);
    if problems.is_empty() { Ok(Subscribe { url, kinds, secret: None, form_key }) } else { Err(problems) }
}

async fn post_resume(visit: Visit, Path(id): Path<WebhookId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| resume(tx, actor, now, id)).await?;
    Ok(SeeOther::to("/webhooks").saying(Flash::new("webhook-resumed")))
}

async fn post_end(visit: Visit, Path(id): Path<WebhookId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| end(tx, actor, now, id)).await?;
    Ok(SeeOther::to("/webhooks").saying(Flash::new("webhook-ended")))
}

fn made(view: &View, secret: &str) -> Page {
    let heading = t!(view, "webhook-made");
    let main = html! {
        (title(&heading, &t!(view, "webhook-made-what")))
        p { code { (secret) } }
        (notice(view, Tone::Quiet, &html! { (t!(view, "webhook-made-once")) }))
        p { (act_link("/webhooks", &t!(view, "webhook-made-back"))) }
    };
    Page::new(view, heading, main)
}

/// Webhooks on a page.
const ROWS: u16 = 50;

/// The page; `again` is the form that was refused, if any.
fn page(view: &View, (webhooks, pages): (&[Webhook], &Pages), again: &Again<'_>) -> Page {
    let heading = t!(view, "webhook-title");
    let main = html! {
        (title(&heading, &t!(view, "webhook-what")))
        @if webhooks.is_empty() { (empty(&t!(view, "webhook-none"), &html! { (t!(view, "webhook-none-then")) })) }
        (name_lines(&webhooks.iter().map(|webhook| line(view, webhook)).collect::<Vec<_>>()))
        (pages.show(view))
        (section("maken", &t!(view, "webhook-new"), &form(view, again)))
        p { a class="utrecht-link" href="/api/v1/docs" { (t!(view, "webhook-docs")) } }
    };
    Page::new(view, heading, main)
}

fn line(view: &View, webhook: &Webhook) -> NameLine {
    let kinds: Vec<String> = webhook.kinds.iter().map(|kind| view.say(kind.text_key(), &[])).collect();
    let when = view.when(webhook.since);
    let act = |deed: &str, key| post_button(view, &format!("/webhooks/{}/{deed}", webhook.id), key, &[], &[]);
    NameLine {
        mark: Mark::new(Symbol::Answer, t!(view, "webhook-webhook")),
        href: None,
        name: webhook.url.clone(),
        what: kinds.join(", "),
        place: match webhook.state {
            State::On => t!(view, "webhook-on", when = when),
            State::GivenUp => t!(view, "webhook-given-up", when = when),
            State::Ended => t!(view, "webhook-ended-since", when = when),
        },
        act: html! {
            @if webhook.state == State::GivenUp { (act("hervatting", "webhook-resume")) }
            (act("einde", "webhook-end"))
        },
    }
}

fn form(view: &View, again: &Again<'_>) -> Markup {
    let form = again.form(view, "webhook").promise("webhook-promise", &[]);
    let kinds: Vec<Choice> =
        EventKind::ALL.iter().map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[]))).collect();
    let fields = html! {
        (form.line("url", "webhook-url").hint("webhook-url-hint").required().max(LONGEST_URL))
        (form.ticks("event", "webhook-kinds", &kinds).required())
    };
    form.around("/webhooks", "webhook-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use kernel::Lang;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    fn new(url: &str) -> Subscribe {
        let form_key = kernel::ids::uuid_at(monday());
        Subscribe { url: url.to_owned(), kinds: vec![EventKind::SignalRaised], secret: None, form_key }
    }

    #[test]
    fn only_an_address_over_tls_is_taken_and_in_the_demo_ones_own_machine() {
        for good in ["https://elders.example/haak", "https://elders.example:8443"] {
            assert_eq!(wrong_with(good, Mode::Live), None, "{good}");
        }
        for bad in [
            "",
            "elders.example",
            "http://elders.example",
            "https://",
            "https:///x",
            "https://a@b",
            "ftp://x",
        ] {
            assert!(wrong_with(bad, Mode::Demo).is_some(), "{bad}");
        }
        assert_eq!(wrong_with("http://127.0.0.1:9000/x", Mode::Demo), None);
        assert_eq!(wrong_with("http://127.0.0.1:9000/x", Mode::Live), Some("webhook-url-not-https"));
        assert_eq!(wrong_with("http://127.0.0.1.elders.example", Mode::Demo), Some("webhook-url-not-https"));
    }

    #[test]
    fn a_silent_receiver_becomes_its_owners_until_they_resume_or_end_it() {
        on_both(|db| {
            let village = Village::build(db);
            let elly = |act: &dyn Fn(&mut Tx<'_>, &Actor) -> Result<(), Refusal>| {
                village.acts(db, village.elly, |tx, actor| act(tx, actor))
            };
            let make = village.acts(db, village.elly, |tx, actor| {
                subscribe(tx, actor, monday(), &new("https://x.example"))
            });
            let (id, secret) = make.unwrap();
            assert!(secret.starts_with(PREFIX));
            let refused = village.acts(db, village.fatima, |tx, actor| {
                subscribe(tx, actor, monday(), &new("https://x.example"))
            });
            assert!(matches!(refused, Err(Refusal::Forbidden { .. })));
            let open = || {
                db.read_here(|tx| obligation::of_matter(tx, village.network, Matter::new("webhook", id)))
                    .unwrap()
                    .is_some()
            };
            let give_up = || db.write_here(|tx| webhook::give_up(tx, monday(), village.network, id)).unwrap();
            give_up();
            give_up();
            assert!(open(), "once, however many parcels were given up");
            let target =
                db.read_here(|tx| webhook::target(tx, village.network, id, &village.policy())).unwrap();
            assert!(target.is_none(), "nothing is sent to it");
            elly(&|tx, actor| resume(tx, actor, monday(), id)).unwrap();
            assert!(!open());
            give_up();
            elly(&|tx, actor| end(tx, actor, monday(), id)).unwrap();
            elly(&|tx, actor| end(tx, actor, monday(), id)).unwrap();
            assert!(!open());
            let again = elly(&|tx, actor| resume(tx, actor, monday(), id));
            assert!(matches!(again, Err(Refusal::NotNow("webhook-refused-ended"))));
            assert!(db.read_here(|tx| webhook::forgotten(tx, village.network)).unwrap().is_empty());
        });
    }

    #[test]
    fn the_page_reads_well() {
        let webhook = |state| Webhook {
            id: WebhookId::new(monday()),
            person: kernel::PersonId::new(monday()),
            url: "https://elders.example/haak".to_owned(),
            kinds: vec![EventKind::SignalRaised, EventKind::DossierBroughtBack],
            state,
            since: monday(),
            version: 1,
        };
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS]);
            let shown = page(
                &view,
                (&[webhook(State::On), webhook(State::GivenUp)], &Pages::default()),
                &Again::NOTHING,
            )
            .html();
            assert_eq!(check_html(&shown), [], "{lang}");
            assert_eq!(
                check_html(&page(&view, (&[], &Pages::default()), &Again::NOTHING).html()),
                [],
                "{lang}"
            );
            assert_eq!(check_html(&made(&view, "whsec_x").html()), [], "{lang}");
        }
    }
}
