//! The gallery's pages about work: Vandaag, one signal, the water line. Contents are invented.

use kernel::Timestamp;
use maud::html;
use web::components::{
    Act, Ahead, Line, Mark, State, Station, Step, Symbol, Tally, Tone, facts, fold, fold_open, head, lines,
    list, notice, pager, quote, section, stations, tally, title, way,
};
use web::{Form, Page, View, t};

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment of the gallery")
}

fn row(symbol: Symbol, kind: &str, title: &str, holder: &str, at: &str, why: &str) -> Line {
    Line {
        mark: Mark::new(symbol, kind),
        href: Some("/signalen".into()),
        title: title.into(),
        holder: holder.into(),
        moment: moment(at),
        why: why.into(),
        climbed: None,
        since: None,
        act: Some(Act::open("/signalen#tafel", "Breng naar de tafel")),
    }
}

/// Home: the capture box, what is due, what came back.
pub fn today(view: &View) -> Page {
    let form = Form::blank(view).draft("capture");
    let mut late = row(
        Symbol::Bottleneck,
        "knelpunt",
        "De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met tweehonderd mensen.",
        "Ruud Camps",
        "2026-11-20T16:00:00+01:00",
        "antwoord van de gemeente nabellen",
    );
    late.act = Some(Act::post("/vandaag", "Neem over"));
    let mut climbed = row(
        Symbol::Commitment,
        "toezegging",
        "Woonstee zoekt vóór vrijdag uit of het huurteam mee kan lopen",
        "Balie van De Steiger",
        "2026-11-23T09:00:00+01:00",
        "vragen hoe ver het is",
    );
    climbed.climbed = Some("Henk Oude Voshaar".into());
    let now = [
        late,
        climbed,
        row(
            Symbol::Question,
            "vraag",
            "Mag een vrijwilliger mee op huisbezoek?",
            "Ruud Camps",
            "2026-11-21T16:30:00+01:00",
            "terugbellen",
        ),
    ];
    let week = [
        row(
            Symbol::Dossier,
            "dossier",
            "Bellen telt niet mee als prestatie",
            "Priya Ramdin",
            "2026-11-26T10:00:00+01:00",
            "Bestuurlijk overleg gemeentenvereniging",
        ),
        row(
            Symbol::GoodPractice,
            "goed voorbeeld",
            "Soep langs de deur",
            "Fatima el Amrani",
            "2027-01-11T09:00:00+01:00",
            "kijken of anderen het overnemen",
        ),
    ];
    Page::new(
        view,
        t!(view, "gallery-today"),
        html! {
            (title(&t!(view, "gallery-today"), &view.day(view.now)))
            (form.around("/vandaag", "gallery-capture-send", &html! {
                (form.words("words", "gallery-capture").hint("gallery-capture-hint").large().required().max(2_000))
            }))
            (section("nu", &t!(view, "gallery-now"), &lines(view, &now)))
            (section("week", &t!(view, "gallery-week"), &html! { (lines(view, &week)) (pager(view, None, Some("/vandaag?na=x"))) }))
            (section("terug", &t!(view, "gallery-back"), &notice(view, Tone::Landed, &html! {
                "Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie."
            })))
        },
    )
}

/// One signal with its head, stations, acts and way.
pub fn signal(view: &View) -> Page {
    let stops = ["gemeld", "begrepen", "aan tafel", "beantwoord", "teruggebracht", "werkt hier"];
    let stops: Vec<Station> = stops
        .iter()
        .enumerate()
        .map(|(index, text)| Station {
            text: (*text).into(),
            state: match index {
                0 | 1 => State::Done,
                2 => State::Here,
                _ => State::Ahead,
            },
        })
        .collect();
    let step = |at: &str, who: &str, what: &str, why: Option<&str>| Step {
        at: moment(at),
        who: who.into(),
        what: what.into(),
        why: why.map(str::to_owned),
    };
    let done = [
        step(
            "2026-11-19T10:05:00+01:00",
            "Priya Ramdin",
            "bracht het naar het Bestuurlijk overleg gemeentenvereniging.",
            Some("Drie leden melden hetzelfde; alleen daar kan het worden beslist."),
        ),
        step(
            "2026-11-17T11:00:00+01:00",
            "Priya Ramdin",
            "bundelde het met twee andere signalen en werd trekker.",
            None,
        ),
        step("2026-11-16T09:10:00+01:00", "Ruud Camps", "meldde dit.", None),
    ];
    let ahead = [
        Ahead { what: "vragen of het werkt bij jullie".into(), when: None },
        Ahead { what: "overleg gemeentenvereniging".into(), when: Some(moment("2026-11-26T10:00:00+01:00")) },
    ];
    let form = Form::blank(view).called("tafel").promise("gallery-promise", &[("count", 3.into())]);
    let bring =
        form.around("/dossiers", "gallery-bring", &html! { (form.day("day", "gallery-day").required()) });
    Page::new(
        view,
        "Geen inloop, geen geld",
        html! {
            (head(view, "De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met tweehonderd mensen, maar dat telt niet mee als prestatie.", Some("Ruud Camps, De Steiger"), &html! {
                strong { "Priya Ramdin" } " is aanspreekpunt. Volgende stap: overleg op " (web::components::when(view, moment("2026-11-26T10:00:00+01:00"))) "."
            }))
            (stations(view, &stops))
            (quote(view, "Geen inloop, geen geld.", "bron afgeschermd"))
            div { (fold(view, &t!(view, "gallery-bring"), &bring)) (fold_open(view, "Vraag de melder om uitleg", &html! { p { "Ruud krijgt de vraag op Vandaag en per mail." } })) }
            (section("weg", &t!(view, "gallery-way"), &way(view, &done, &ahead)))
            (section("feiten", &t!(view, "gallery-facts"), &facts(&[
                ("Thema".into(), html! { "Stelsel › financiering, contract en aanbesteding" }),
                ("Gebied".into(), html! { "Kadebuurt, Rivierenhart" }),
                ("Eerder gelijk".into(), list(&[html! { a href="/signalen" { "Beeldbellen telt niet" } }, html! { a href="/signalen" { "Subsidie per bezoeker" } }])),
            ])))
        },
    )
}

/// The numbers, and one line with the longest names.
pub fn waterline(view: &View) -> Page {
    let number = |number, text: &str, tone, href: Option<&str>| Tally {
        number,
        text: text.into(),
        tone,
        href: href.map(str::to_owned),
    };
    let numbers = [
        number(7, "te laat", Tone::Now, Some("#te-laat")),
        number(23, "vandaag", Tone::Quiet, None),
        number(1_204, "open", Tone::Quiet, None),
        number(86, "teruggebracht", Tone::Landed, None),
    ];
    let long = row(
        Symbol::PontoonTwo,
        "ponton 2",
        "Arbeidsongeschiktheidsverzekeringsmaatschappijsamenwerkingsovereenkomst voor mantelzorgers in Sint-Odilië",
        "Wilhelmina van der Schuijt-Oosterhuizen, Welzijnsorganisatie De Steiger Rivierenhart",
        "2026-09-01T09:00:00+02:00",
        "nog eens vragen",
    );
    Page::new(
        view,
        t!(view, "gallery-waterline"),
        html! {
            (title(&t!(view, "gallery-waterline"), ""))
            (tally(view, &numbers))
            (section("te-laat", "Te laat", &lines(view, &[long])))
        },
    )
}
