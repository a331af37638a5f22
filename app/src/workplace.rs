//! Builds the workplace: texts of all contexts, navigation, policies and database, from the settings.

use anyhow::{Context, Result};
use kernel::{Clock, Lang};
use network::Workplace;
use network::reading::Keys;
use network::workplace::Mail;
use policy::Policy;
use std::sync::Arc;
use store::Db;
use web::view::{Mode, Transport};
use web::{NavEntry, Place, Site, TextSource, Texts};

/// The texts of every context.
pub fn texts() -> Vec<TextSource> {
    let mut texts = vec![TEXTS, api::TEXTS, network::TEXTS, worklist::TEXTS];
    texts.extend(signals::TEXTS);
    texts.extend(knowledge::TEXTS);
    texts.extend(casework::TEXTS);
    texts.push(directory::TEXTS);
    texts.extend([insight::TEXTS, insight::ACCOUNT_TEXTS, insight::PAPER_TEXTS]);
    texts
}

/// The texts of the app itself: navigation, mail.
const TEXTS: TextSource = TextSource {
    context: "app",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The main navigation, what is used most first: a phone shows four and folds the rest.
fn nav() -> Vec<NavEntry> {
    [
        ("/vandaag", "nav-today", None),
        ("/plannen", "nav-plans", Some("see_own_plans")),
        ("/pontons", "nav-board", None),
        ("/signalen", "nav-signals", None),
        ("/dossiers", "nav-dossiers", None),
        ("/mijn-lat", "nav-everything-held", None),
        ("/aanbod", "nav-offers", None),
        ("/trendbeeld", "nav-trends", None),
        ("/kennis", "nav-knowledge", None),
        ("/tafels", "nav-tables", None),
        ("/waterlijn", "nav-waterline", None),
        ("/netwerk", "nav-network", None),
    ]
    .into_iter()
    .map(|(href, text_key, action)| NavEntry { href, text_key, place: Place(text_key), action })
    .collect()
}

/// What all pages share.
pub fn site(clock: Clock, mode: Mode, transport: Transport, public_url: &str) -> Result<Arc<Site>> {
    let texts = Texts::new(&texts()).context("the texts don't hold together")?;
    Ok(Arc::new(Site { texts, nav: nav(), clock, mode, transport, public_url: public_url.to_owned() }))
}

/// The workplace over an open database, without an index to search by, with keys that pass and mail that goes: `serve`
/// brings its own.
pub fn workplace(db: Db, site: Arc<Site>) -> Result<Workplace> {
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    Ok(Workplace { db, policy, keys: Keys::passing(), index: None, mail: Mail::Goes, site })
}

/// A text for the command line.
pub fn say(lang: Lang, key: &str) -> Result<String> {
    let texts = Texts::new(&texts()).context("the texts don't hold together")?;
    Ok(texts.say(lang, key, &[]))
}
