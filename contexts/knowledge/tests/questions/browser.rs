//! Somebody's browser on the pages of this context, and what everybody sees and was told.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use kernel::{Clock, Lang, PersonId, Timestamp};
use network::samples::{Village, monday};
use network::sessions::{Entry, begin};
use network::{Workplace, routes};
use std::sync::Arc;
use store::Db;
use testkit::run;
use tower::ServiceExt;
use web::harden::{Limits, harden};
use web::samples::check_html;
use web::texts::{TextSource, Texts};
use web::view::{Mode, Site, Transport};

/// The texts of the pages.
pub fn sources() -> Vec<TextSource> {
    [network::TEXTS, worklist::TEXTS].into_iter().chain(knowledge::TEXTS).collect()
}

/// The village with its pages, at a moment that the story moves.
pub struct Place<'a> {
    /// Where it lives.
    pub db: &'a Db,
    /// Its people and things.
    pub village: Village,
    clock: Clock,
    router: Router,
}

/// Somebody who is signed in.
pub struct Browser<'p> {
    place: &'p Place<'p>,
    cookie: String,
}

/// What came back.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Where it leads.
    pub to: String,
    /// The page.
    pub html: String,
}

impl<'a> Place<'a> {
    /// As it stands on Monday.
    pub fn new(db: &'a Db) -> Self {
        let village = Village::build(db);
        let clock = Clock::by_hand(monday());
        let site = Arc::new(Site {
            texts: Texts::new(&sources()).unwrap(),
            nav: Vec::new(),
            clock: clock.clone(),
            mode: Mode::Live,
            transport: Transport::Http,
            public_url: "http://127.0.0.1:8080".to_owned(),
        });
        let workplace = Workplace {
            db: db.clone(),
            policy: village.policy(),
            keys: network::reading::Keys::passing(),
            site: Arc::clone(&site),
            index: None,
        };
        let mounted = routes::mount(knowledge::routes(&[], &[]), &workplace).unwrap();
        Self { db, village, clock, router: harden(mounted, &site, Limits::default()) }
    }

    /// It becomes later.
    pub fn later(&self, at: Timestamp) {
        self.clock.move_to(at);
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Somebody signs in.
    pub fn as_person(&self, who: PersonId) -> Browser<'_> {
        let (network, now) = (self.village.network, self.now());
        let token =
            self.db.write_here(|tx| begin(tx, now, (network, who), "Firefox", Entry::SignedIn)).unwrap();
        Browser { place: self, cookie: format!("ponton={token}") }
    }

    /// The keys of what somebody was told and has not read, newest first; not what they hold.
    pub fn told(&self, who: PersonId) -> Vec<String> {
        let unread =
            self.db.read_here(|tx| worklist::notice::newest(tx, self.village.network, who, 50)).unwrap();
        unread.into_iter().filter(|notice| !notice.is_about_holding()).map(|notice| notice.text).collect()
    }

    /// How many mails wait for somebody.
    pub fn mails(&self, who: PersonId) -> i64 {
        let sql = "select count(*) as counted from outbox where recipient_id = $1 and topic = 'mail'";
        self.db.read_here(|tx| tx.first(sql, &[&who])?.unwrap().get("counted")).unwrap()
    }

    /// Every invariant holds, also those of the spine.
    pub fn is_sound(&self) {
        let (network, now) = (self.village.network, self.now());
        let findings = self
            .db
            .read_here(|tx| {
                let mut findings = worklist::doctor::examine(tx, network, now)?;
                findings.extend(knowledge::doctor::examine(tx, network, now)?);
                Ok::<_, network::Refusal>(findings)
            })
            .unwrap();
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds).collect();
        assert_eq!(broken.len(), 0, "{broken:?}");
    }
}

impl Browser<'_> {
    fn send(&self, request: Request<Body>) -> Answer {
        run(async {
            let response = self.place.router.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
            let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
            let html = String::from_utf8(body.to_vec()).unwrap().replace(['\u{2068}', '\u{2069}'], "");
            Answer { status, to: to.unwrap_or_default(), html }
        })
    }

    /// Opens a page, which is sound in both languages; gives the Dutch one.
    pub fn open(&self, path: &str) -> Answer {
        let ask = |lang: Lang| {
            let cookie = format!("{}; ponton_taal={}", self.cookie, lang.tag());
            self.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap())
        };
        let (english, dutch) = (ask(Lang::En), ask(Lang::Nl));
        for page in [&english, &dutch] {
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.html);
            assert_eq!(check_html(&page.html), [], "{path}");
        }
        dutch
    }

    /// Sends a form.
    pub fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body.join("&"))).unwrap())
    }

    /// Sends a form that is accepted, and gives where it leads.
    pub fn does(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let done = self.post(path, pairs);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{path}: {}", done.html);
        done.to.split('#').next().unwrap_or_default().to_owned()
    }

    /// Sends a form that is refused, and gives the page.
    pub fn is_refused(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let refused = self.post(path, pairs);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", refused.html);
        assert_eq!(check_html(&refused.html), [], "{path}");
        refused.html
    }
}

fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |text, byte| {
        if byte.is_ascii_alphanumeric() {
            text + &char::from(byte).to_string()
        } else {
            text + &format!("%{byte:02X}")
        }
    })
}
