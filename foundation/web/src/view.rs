//! What a page knows about its reader and moment: language, person, path, flash, and which entry of the
//! navigation is current. For every handler that answers with a page: `view: View` as an argument is enough.
//! Deliberately knows nothing of rights; whether somebody may see a page is decided before it is built.

use crate::flash::Flash;
use crate::language;
use crate::texts::{Arg, Texts};
use axum::extract::FromRequestParts;
use axum::http::Extensions;
use axum::http::request::Parts;
use kernel::ids::Uuid;
use kernel::{Clock, Lang, Timestamp, calendar};
use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

/// What all pages of one running Ponton share. Made once by the app and put on the router by `harden`.
pub struct Site {
    /// All texts.
    pub texts: Arc<Texts>,
    /// The entries of the navigation, the ones used most first: a phone shows four and folds the rest.
    pub nav: Vec<NavEntry>,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Whether this is the demo, which every page then says.
    pub mode: Mode,
    /// Whether people reach us over TLS: cookies are then marked secure and HSTS is sent.
    pub transport: Transport,
    /// How people reach us, without a slash at the end: what a whole address begins with, in a feed or a mail.
    pub public_url: String,
}

/// Real work or the demo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Real work.
    Live,
    /// Invented people and data.
    Demo,
}

/// How people reach the server, as seen from their browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transport {
    /// Plain HTTP: a machine of one's own.
    Http,
    /// HTTPS, by ourselves or by a proxy in front.
    Https,
}

/// One entry of the navigation.
#[derive(Clone, Debug)]
pub struct NavEntry {
    /// The path it leads to; pages under it make it current.
    pub href: &'static str,
    /// The key of its text.
    pub text_key: &'static str,
    /// Its name for `View::at`.
    pub place: Place,
    /// What somebody must be allowed to do to see it; nothing where everybody may.
    pub action: Option<&'static str>,
}

/// A place in the navigation, by name: `Place("signals")`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place(pub &'static str);

/// The signed-in person, as the top of the page shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// Their name.
    pub name: String,
    /// Where they work: "De Steiger, team Kadebuurt".
    pub place: String,
    /// Whether somebody stepped in as this invented person.
    pub demo: bool,
    /// Whose drafts this browser keeps: the same for one person, another for each, and nothing that tells who.
    pub drafts: String,
    /// The entries of the navigation that are not for them.
    pub closed: Vec<Place>,
}

/// What a page knows about its reader and moment.
#[derive(Clone)]
pub struct View {
    /// The reader's language.
    pub lang: Lang,
    /// All texts.
    pub texts: Arc<Texts>,
    /// The moment the page is made for.
    pub now: Timestamp,
    /// The path of the request with its query, as the language switch returns to.
    pub path: String,
    /// Who reads, when signed in.
    pub person: Option<Visitor>,
    /// What the previous act has to say, once.
    pub flash: Option<Flash>,
    /// Which entry of the navigation is current.
    pub at: Place,
    /// A fresh key for the forms on this page: the same key twice is the same act.
    pub form_key: Uuid,
    /// What all pages share.
    pub site: Arc<Site>,
}

impl View {
    /// The text under `key`; `t!` writes this shorter.
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.texts.say(self.lang, key, args)
    }

    /// The moment as people say it: "dinsdag 24 november, over 3 dagen", "vandaag, 14.00", "gisteren, 9.10".
    pub fn when(&self, at: Timestamp) -> String {
        crate::components::moment::say(self, at)
    }

    /// The language to mark people's own words with where the page is in another: they write Dutch.
    pub fn said_lang(&self) -> Option<&'static str> {
        (self.lang != Lang::Nl).then_some(Lang::Nl.tag())
    }

    /// The day alone: "dinsdag 24 november".
    pub fn day(&self, at: Timestamp) -> String {
        calendar::say_day(at, self.now, self.lang)
    }

    /// A view without a request, for samples and for pages made outside one.
    pub fn new(site: Arc<Site>, lang: Lang, path: &str) -> Self {
        let now = site.clock.now();
        let at = site.place_of(path);
        Self {
            lang,
            texts: Arc::clone(&site.texts),
            now,
            path: path.to_owned(),
            person: None,
            flash: None,
            at,
            form_key: kernel::ids::uuid_at(now),
            site,
        }
    }
}

impl Site {
    /// The entry under whose path `path` falls; the longest wins.
    fn place_of(&self, path: &str) -> Place {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        self.nav
            .iter()
            .filter(|entry| {
                path.strip_prefix(entry.href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .max_by_key(|entry| entry.href.len())
            .map(|entry| entry.place)
            .unwrap_or_default()
    }
}

/// Where the session middleware leaves the visitor, so that the page of a failure can greet them too.
#[derive(Clone, Default)]
pub(crate) struct Welcome(Arc<OnceLock<Visitor>>);

impl Welcome {
    pub(crate) fn visitor(&self) -> Option<Visitor> {
        self.0.get().cloned()
    }
}

/// Tells every page of this request who reads it. The session middleware calls it before it passes the request on.
pub fn welcome(extensions: &mut Extensions, visitor: Visitor) {
    let slot = extensions.get_or_insert_default::<Welcome>();
    // A second call in the same request would be the same person.
    let _ = slot.0.set(visitor);
}

impl View {
    /// Reads a view from the parts of a request.
    ///
    /// # Panics
    /// When the router was built without `harden`, which is a programmer's error.
    pub(crate) fn of(parts: &Parts) -> Self {
        let site = parts.extensions.get::<Arc<Site>>().expect("the router went through web::harden");
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let mut view = Self::new(Arc::clone(site), language::of(&parts.headers), path);
        view.flash = Flash::read(&parts.headers, &view.texts);
        view.person = parts.extensions.get::<Welcome>().and_then(Welcome::visitor);
        view
    }
}

impl<S: Sync> FromRequestParts<S> for View {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}
