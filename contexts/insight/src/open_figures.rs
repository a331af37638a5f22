//! Released figures for everybody: a page, and the same as open data (CSV, JSON) with a description by which catalogues find
//! them (DCAT-AP 3). Only what was released, and only of a network that decided to show it; without that there is nothing
//! here. Who reads is nobody's business.

use crate::files::{self, CSV};
use crate::publish_figures::open_since;
use crate::released::{self, Released};
use crate::released_tables::{Asked, first_shown, narrowing, period, tables};
use axum::extract::{RawQuery, State};
use axum::response::Response;
use kernel::{Lang, NetworkId, Timestamp};
use maud::html;
use network::{Refusal, Route, Workplace, founding};
use serde_json::{Value, json};
use store::Tx;
use web::components::{facts, section, title};
use web::{Failure, Page, Path, Posted, View, t};

/// Periods that open data holds: three years.
const PERIODS: i64 = 39;
/// Files may be kept by whoever passes them on for so long.
const KEPT: &str = "public, max-age=300";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/open/{network}", "read_open_figures", show),
        Route::get("/open/{network}/cijfers.csv", "read_open_figures", comma_separated),
        Route::get("/open/{network}/cijfers.json", "read_open_figures", as_json),
        Route::get("/open/{network}/dcat.jsonld", "read_open_figures", described),
    ]
}

/// What a network shows to everybody.
#[derive(Debug)]
pub struct Open {
    network: NetworkId,
    name: String,
    since: Timestamp,
    released: Released,
}

/// Reads what a network shows; one that doesn't is not found.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, periods: i64) -> Result<Open, Refusal> {
    let since = open_since(tx, network)?.ok_or(Refusal::NotFound("network"))?;
    let name = founding::name_of(tx, network)?;
    Ok(Open { network, name, since, released: released::read(tx, network, periods)? })
}

async fn found(workplace: &Workplace, network: NetworkId, periods: i64) -> Result<Open, Failure> {
    Ok(workplace.read(move |tx| read(tx, network, periods)).await?)
}

async fn show(
    State(workplace): State<Workplace>,
    view: View,
    Path(network): Path<NetworkId>,
    RawQuery(query): RawQuery,
) -> Result<Page, Failure> {
    let typed = Posted::read(query.unwrap_or_default().as_bytes())?;
    let asked = Asked::parse(&typed);
    let open = workplace.read(move |tx| {
        let mut open = read(tx, network, released::PERIODS)?;
        if let Some(first) = first_shown(&open.released, &asked) {
            open.released.outline(tx, network, &first)?;
        }
        Ok(open)
    });
    Ok(page(&view, &open.await?, &typed))
}

/// The page.
pub fn page(view: &View, open: &Open, typed: &Posted) -> Page {
    let heading = t!(view, "open-title", network = &open.name);
    let path = format!("/open/{}", open.network);
    let main = html! {
        (title(&heading, &t!(view, "open-what")))
        (narrowing(view, &path, (typed, &open.released)))
        (section("cijfers", &t!(view, "released-title"), &tables(view, &open.released, &Asked::parse(typed))))
        (section("hoe", &t!(view, "open-how"), &html! {
            p { (t!(view, "open-how-rounded")) }
            p { (t!(view, "open-how-hidden")) }
            p { (t!(view, "open-how-once")) }
            (provenance(view, open))
        }))
        (section("bestanden", &t!(view, "open-files"), &html! {
            p { (t!(view, "open-files-what")) }
            ul {
                li { a class="utrecht-link" href={ (path) "/cijfers.csv" } { (t!(view, "open-csv")) } }
                li { a class="utrecht-link" href={ (path) "/cijfers.json" } { (t!(view, "open-json")) } }
                li { a class="utrecht-link" href={ (path) "/dcat.jsonld" } { (t!(view, "open-dcat")) } }
            }
        }))
    };
    Page::new(view, heading, main)
}

fn provenance(view: &View, open: &Open) -> maud::Markup {
    let newest = open.released.releases.first();
    facts(&newest.map_or_else(Vec::new, |release| {
        vec![
            (t!(view, "open-newest"), html! { (period(view, release.first, release.last)) }),
            (t!(view, "open-made"), html! { (view.day(release.made_at)) }),
            (
                t!(view, "open-rule"),
                html! { (t!(view, "open-rule-and-key", rule = release.rule, key = &release.key)) },
            ),
        ]
    }))
}

async fn comma_separated(
    State(workplace): State<Workplace>,
    view: View,
    Path(network): Path<NetworkId>,
) -> Result<Response, Failure> {
    let open = found(&workplace, network, PERIODS).await?;
    let file = files::released_rows(&in_dutch(view), &open.released)?;
    Ok(files::download(CSV, "cijfers.csv", KEPT, file))
}

async fn as_json(
    State(workplace): State<Workplace>,
    view: View,
    Path(network): Path<NetworkId>,
) -> Result<Response, Failure> {
    let open = found(&workplace, network, PERIODS).await?;
    let file = files::released_json(&in_dutch(view), &open.released).to_string();
    Ok(files::download("application/json", "cijfers.json", KEPT, file))
}

async fn described(
    State(workplace): State<Workplace>,
    view: View,
    Path(network): Path<NetworkId>,
) -> Result<Response, Failure> {
    let open = found(&workplace, network, PERIODS).await?;
    let file = description(&in_dutch(view), &open).to_string();
    Ok(files::download("application/ld+json", "dcat.jsonld", KEPT, file))
}

/// Names in the files are Dutch, whatever the reader's browser asks for.
fn in_dutch(view: View) -> View {
    View { lang: Lang::Nl, ..view }
}

/// The description of the data for catalogues.
pub fn description(view: &View, open: &Open) -> Value {
    let here = format!("{}/open/{}", view.site.public_url, open.network);
    let licence = "http://creativecommons.org/publicdomain/zero/1.0/deed.nl";
    let file = |name: &str, kind: &str, format: &str| {
        json!({
            "@id": format!("{here}/{name}"),
            "@type": "dcat:Distribution",
            "dcat:accessURL": { "@id": here },
            "dcat:downloadURL": { "@id": format!("{here}/{name}") },
            "dcat:mediaType": { "@id": format!("http://www.iana.org/assignments/media-types/{kind}") },
            "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}") },
            "dct:license": { "@id": licence },
        })
    };
    let days = open.released.releases.first().zip(open.released.releases.last());
    let temporal = days.map(|(newest, oldest)| {
        json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": { "@value": oldest.first.to_string(), "@type": "xsd:date" },
            "dcat:endDate": { "@value": newest.last.to_string(), "@type": "xsd:date" },
        })
    });
    let in_dutch = |text: String| json!({ "@value": text, "@language": "nl" });
    let modified = open.released.releases.first().map_or(open.since, |release| release.made_at);
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": here,
        "@type": "dcat:Dataset",
        "dct:title": in_dutch(t!(view, "open-title", network = &open.name)),
        "dct:description": in_dutch(t!(view, "open-what")),
        "dct:identifier": open.network.to_string(),
        "dct:publisher": { "@type": "foaf:Agent", "foaf:name": open.name },
        "dct:issued": { "@value": open.since.to_string(), "@type": "xsd:dateTime" },
        "dct:modified": { "@value": modified.to_string(), "@type": "xsd:dateTime" },
        "dct:language": { "@id": "http://publications.europa.eu/resource/authority/language/NLD" },
        "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/OTHER" },
        "dct:accessRights": { "@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC" },
        "dct:spatial": { "@id": "http://publications.europa.eu/resource/authority/country/NLD" },
        "dct:temporal": temporal,
        "dcat:theme": { "@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI" },
        "dcat:distribution": [
            file("cijfers.csv", "text/csv", "CSV"),
            file("cijfers.json", "application/json", "JSON"),
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_figures::{Reach, publish};
    use crate::samples::history;
    use crate::{TEXTS, release};
    use network::reading::Keys;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn nobody_outside_reads_anything_until_it_is_decided() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            release::pass(db, &Keys::passing(), monday()).unwrap();
            let open = || db.read_here(|tx| read(tx, village.network, 6));
            assert!(matches!(open(), Err(Refusal::NotFound("network"))));
            village
                .acts(db, village.elly, |tx, actor| publish(tx, actor, monday(), Reach::Everybody))
                .unwrap();
            let open = open().unwrap();
            for lang in Lang::ALL {
                let view = view(lang, &[TEXTS, network::TEXTS]);
                let html = page(&view, &open, &Posted::EMPTY).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("Kadebuurt"), "{html}");
            }
            let view = view(Lang::Nl, &[TEXTS]);
            let described = description(&view, &open);
            assert_eq!(described["dcat:distribution"].as_array().unwrap().len(), 2);
            let said = files::released_json(&view, &open.released);
            assert_eq!(said["perioden"].as_array().unwrap().len(), 6);
        });
    }
}
