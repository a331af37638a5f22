//! One's tables in one's own calendar: a secret address that a calendar programme reads by itself, for all tables together
//! or for one. For everybody; only its owner makes it and withdraws it, and it is shown once.

use crate::feed_token::{self, FeedOf};
use crate::round_table::{self, RoundTable};
use crate::{Refusal, Route, Visit};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use web::components::{Tone, list, notice, post_button, section, title};
use web::{Failure, Flash, Form, Page, Place, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/mijn-agenda", "manage_feed", show),
        Route::post("/mijn-agenda", "manage_feed", post),
        Route::post("/mijn-agenda/einde", "manage_feed", post_end),
    ]
}

/// What the page shows.
struct Shown {
    since: Option<Timestamp>,
    tables: Vec<RoundTable>,
}

async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    visit
        .read(|tx, actor| {
            actor.may_here("manage_feed")?;
            Ok(Shown {
                since: feed_token::since(tx, actor, FeedOf::Calendar)?,
                tables: round_table::of_person(tx, actor.network, actor.person)?,
            })
        })
        .await
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &html! {}, &Problems::NONE))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let Some(form_key) = posted.form_key() else {
        // Whatever was sent isn't the form: nothing is made, and nothing that works is ended.
        let (shown, problems) = (read(&visit).await?, Problems::with("calendar", "share-calendar-no-form"));
        return Ok(page(&visit.view, &shown, &html! {}, &problems).refused().into_response());
    };
    let token = visit
        .write(move |tx, actor, now| feed_token::make(tx, actor, now, FeedOf::Calendar, form_key))
        .await?;
    let shown = read(&visit).await?;
    let made = addresses(&visit.view, &shown, &token);
    Ok(page(&visit.view, &shown, &made, &Problems::NONE).into_response())
}

async fn post_end(visit: Visit) -> Result<SeeOther, Failure> {
    visit.write(|tx, actor, now| feed_token::withdraw(tx, actor, now, FeedOf::Calendar)).await?;
    Ok(SeeOther::to("/mijn-agenda").saying(Flash::new("share-calendar-ended")))
}

/// The addresses, this once: of all tables together, and of each.
fn addresses(view: &View, shown: &Shown, token: &str) -> Markup {
    let base = &view.site.public_url;
    let each: Vec<Markup> = shown
        .tables
        .iter()
        .map(|table| {
            html! { (table.name) br; span { (base) "/agenda/" (token) "/" (table.id) "/tafel.ics" } }
        })
        .collect();
    section(
        "adres",
        &t!(view, "share-calendar-address"),
        &html! {
            p { strong { (base) "/agenda/" (token) "/tafels.ics" } }
            (notice(view, Tone::Quiet, &html! { (t!(view, "share-calendar-once")) }))
            @if !each.is_empty() { p { (t!(view, "share-calendar-each")) } (list(&each)) }
        },
    )
}

fn page(view: &View, shown: &Shown, made: &Markup, problems: &Problems) -> Page {
    let heading = t!(view, "share-calendar-title");
    let nothing = Posted::empty();
    let form = Form::new(view, &nothing, problems).called("calendar").promise("share-calendar-promise", &[]);
    let act = if shown.since.is_some() { "share-calendar-again-act" } else { "share-calendar-act" };
    let names: Vec<Markup> = shown
        .tables
        .iter()
        .map(|table| html! { a class="utrecht-link" href={"/tafels/" (table.id)} { (table.name) } })
        .collect();
    let main = html! {
        (title(&heading, &t!(view, "share-calendar-what")))
        (made)
        @if let Some(since) = shown.since {
            p { (t!(view, "share-calendar-since", day = view.day(since))) }
            (post_button(view, "/mijn-agenda/einde", "share-calendar-end-act", &[], &[]))
        }
        (form.around("/mijn-agenda", act, &html! {}))
        (section("tafels", &t!(view, "share-calendar-tables"), &html! {
            @if names.is_empty() { p { (t!(view, "share-calendar-no-tables")) } } @else { (list(&names)) }
        }))
    };
    Page::new(view, heading, main).at(Place("nav-tables"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Village, monday};
    use kernel::Lang;
    use web::samples::{check_html, view};

    #[test]
    fn the_page_reads_well_with_and_without_an_address() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        for (lang, since) in [(Lang::Nl, None), (Lang::En, Some(monday()))] {
            let tables =
                db.read_here(|tx| round_table::of_person(tx, village.network, village.elly)).unwrap();
            assert_eq!(tables.len(), 1);
            let (shown, view) = (Shown { since, tables }, view(lang, &[TEXTS]));
            let made = addresses(&view, &shown, "geheim");
            let html = page(&view, &shown, &made, &Problems::NONE).html();
            assert_eq!(check_html(&html), [], "{html}");
            assert!(html.contains("https://ponton.example/agenda/geheim/tafels.ics"));
        }
    }
}
