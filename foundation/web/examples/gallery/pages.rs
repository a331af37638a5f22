//! The pages of the gallery: every component with plausible, invented contents, a form with and without problems,
//! and every failure. Shown by the example and checked by the tests, in both languages.

use crate::work::{signal, today, waterline};
use axum::Router;
use axum::extract::{Path, Request};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use web::components::{
    Mark, Symbol, Tone, act_link, empty, initials, list, mark, notice, post_button, section, table, title,
};
use web::{
    Choice, Failure, Flash, Form, NavEntry, Page, Place, Posted, Problems, SeeOther, TextSource, View,
    Visitor, t,
};

/// The gallery's own words.
pub const TEXTS: TextSource =
    TextSource { context: "gallery", nl: include_str!("nl.ftl"), en: include_str!("en.ftl") };

/// Seven entries, as many as the product has.
pub fn nav() -> Vec<NavEntry> {
    let entry = |href, text_key, place| NavEntry { href, text_key, place: Place(place), action: None };
    vec![
        entry("/vandaag", "gallery-today", "today"),
        entry("/signalen", "gallery-signals", "signals"),
        entry("/dossiers", "gallery-dossiers", "dossiers"),
        entry("/tafels", "gallery-tables", "tables"),
        entry("/mijn-lat", "gallery-mine", "mine"),
        entry("/waterlijn", "gallery-waterline", "waterline"),
        entry("/netwerk", "gallery-network", "network"),
    ]
}

/// All pages, with somebody signed in.
pub fn routes() -> Router {
    Router::new()
        .route("/", get(async || SeeOther::to("/vandaag")))
        .route("/vandaag", get(async |view: View| today(&view)).post(captured))
        .route("/signalen", get(async |view: View| signal(&view)))
        .route(
            "/dossiers",
            get(async |view: View| form_page(&view, &Posted::EMPTY, &Problems::NONE)).post(refused),
        )
        .route("/tafels", get(async |view: View| shapes(&view)))
        .route("/mijn-lat", get(async |view: View| nothing(&view)))
        .route("/waterlijn", get(async |view: View| waterline(&view)))
        .route("/netwerk", get(async |view: View| failures(&view)))
        .route("/mis/{name}", get(fail))
        .layer(axum::middleware::from_fn(sign_in))
}

async fn sign_in(mut request: Request, next: Next) -> Response {
    let visitor = Visitor {
        name: "Ruud Camps".into(),
        place: "De Steiger, Kadebuurt".into(),
        demo: true,
        drafts: "gallery".into(),
        closed: Vec::new(),
    };
    web::view::welcome(request.extensions_mut(), visitor);
    next.run(request).await
}

async fn captured(posted: Posted) -> SeeOther {
    let words = posted.text("words");
    SeeOther::to("/vandaag").saying(Flash::new("gallery-captured").with("words", words)).draft_done("capture")
}

async fn refused(view: View, posted: Posted) -> Page {
    let mut problems = Problems::none();
    for (field, key) in [
        ("words", "gallery-problem-words"),
        ("kind", "gallery-problem-kind"),
        ("mail", "gallery-problem-mail"),
        ("ok", "gallery-problem-ok"),
    ] {
        problems.add(field, key);
    }
    form_page(&view, &posted, &problems).refused()
}

async fn fail(Path(name): Path<String>) -> Result<Response, Failure> {
    let found = every_failure().into_iter().find(|(known, _)| *known == name);
    Err(found.map_or(Failure::NotFound, |(_, failure)| failure))
}

/// Every failure with a name for its address.
pub fn every_failure() -> Vec<(&'static str, Failure)> {
    vec![
        ("400", Failure::BadRequest("failure-not-utf8")),
        ("401", Failure::NotSignedIn),
        ("403", Failure::Forbidden),
        ("403-elders", Failure::CrossSite),
        ("404", Failure::NotFound),
        ("405", Failure::WrongMethod),
        ("408", Failure::TooSlow),
        ("409", Failure::Conflict),
        ("413", Failure::TooLarge),
        ("415", Failure::WrongKind),
        ("422", Failure::Unprocessable("failure-not-possible")),
        ("429", Failure::TooMany(12)),
        ("500", Failure::Broken("a table is missing".into())),
        ("503", Failure::Unavailable),
    ]
}

/// Every page that is answered without a form being sent, for the tests.
pub fn every_page(view: &View) -> Vec<Page> {
    let typed =
        Posted::of(&[("words", "Bel <b>mij</b> & de rest"), ("kind", "x"), ("theme", "a"), ("theme", "c")]);
    let mut problems = Problems::with("words", "gallery-problem-words");
    problems.add("kind", "gallery-problem-kind");
    problems.add("theme", "gallery-problem-kind");
    problems.add("ok", "gallery-problem-ok");
    vec![
        today(view),
        signal(view),
        form_page(view, &Posted::EMPTY, &Problems::NONE),
        form_page(view, &typed, &problems).refused(),
        shapes(view),
        nothing(view),
        waterline(view),
        failures(view),
    ]
}

fn form_page(view: &View, typed: &Posted, problems: &Problems) -> Page {
    let form = Form::new(view, typed, problems).promise("gallery-promise", &[("count", 3.into())]).or_submit(
        "anyway",
        "yes",
        "gallery-anyway",
    );
    let kinds = [
        Choice::new("stuck", "Knelpunt").explained("Iets loopt vast en je kunt het zelf niet oplossen."),
        Choice::new("works", "Goed voorbeeld").explained("Iets werkt, en anderen kunnen het overnemen."),
        Choice::new("asks", "Vraag"),
    ];
    let themes = [Choice::new("a", "Geldzorgen"), Choice::new("b", "Wonen"), Choice::new("c", "Eenzaamheid")];
    let search = Form::blank(view).called("zoek");
    let main = html! {
        (title(&t!(view, "gallery-form"), ""))
        (form.around("/dossiers", "gallery-bring", &html! {
            (form.words("words", "gallery-words").hint("gallery-capture-hint").required().rows(5))
            (form.radios("kind", "gallery-kind", &kinds).required())
            (form.ticks("theme", "gallery-theme", &themes).hint("gallery-capture-hint"))
            (form.choice("area", "gallery-area", &themes))
            (form.email("mail", "gallery-mail").autocomplete("email").max(200).hint_with("gallery-most", &[("most", 200.into())]))
            (form.secret("word", "gallery-secret").autocomplete("current-password"))
            (form.day("day", "gallery-day").value("2026-11-24"))
            (form.hour("hour", "gallery-hour").value("14:00"))
            (form.tick("ok", "gallery-ok").required())
            (form.hidden("seen", "1"))
        }))
        (section("zoeken", &t!(view, "gallery-search"), &search.asking("/dossiers", "gallery-search", &html! { (search.search("q", "gallery-search").large()) })))
    };
    Page::new(view, t!(view, "gallery-form"), main)
}

fn shapes(view: &View) -> Page {
    let tones = [Tone::Quiet, Tone::Landed, Tone::Wait, Tone::Now];
    let columns = ["Wijk", "Open", "Te laat"].map(str::to_owned);
    let rows =
        [("Kadebuurt", 1_204, 3), ("Molenveld", 31, 0), ("Sint-Odilië", 9, 1)].map(|(area, open, late)| {
            vec![html! { (area) }, html! { (t!(view, "gallery-number", count = open)) }, html! { (late) }]
        });
    Page::new(
        view,
        t!(view, "gallery-shapes"),
        html! {
            (title(&t!(view, "gallery-shapes"), &t!(view, "gallery-shapes-under")))
            @for tone in tones { (notice(view, tone, &html! { "Ayşe belt elke dinsdag, tot de behandeling begint." })) }
            (section("merken", "Merken", &html! {
                p { @for symbol in Symbol::ALL { (mark::mark(&Mark::new(symbol, format!("{symbol:?}")))) " " } }
                p { (initials("Fatima el Amrani")) " Fatima el Amrani" }
            }))
            (section("tabel", "Tabel", &table("Open signalen per wijk", &columns, &rows)))
            (section("knoppen", "Knoppen", &html! {
                p { (act_link("/vandaag", "Breng naar de tafel")) }
                (post_button(view, "/vandaag", "gallery-bring", &[], &[("words", "x")]))
                h3 { "Een kop van de derde orde" }
                p { "Met een " a href="/vandaag" { "link in de tekst" } " erin." }
            }))
        },
    )
}

fn nothing(view: &View) -> Page {
    Page::new(
        view,
        t!(view, "gallery-mine"),
        html! {
            (title(&t!(view, "gallery-mine"), ""))
            (empty("Niets ligt stil bij jou.", &html! { "Kijk " a href="/waterlijn" { "om je heen" } " wie je hulp kan gebruiken." }))
        },
    )
}

fn failures(view: &View) -> Page {
    let links: Vec<Markup> =
        every_failure().iter().map(|(name, _)| html! { a href={"/mis/" (name)} { (name) } }).collect();
    Page::new(view, t!(view, "gallery-network"), html! { (title("Wat er mis kan gaan", "")) (list(&links)) })
}
