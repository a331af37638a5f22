//! A village with the pages of this context, and what everybody was told.

use axum::Router;
use kernel::{Clock, PersonId, Timestamp};
use network::samples::{Village, monday};
use network::sessions::{Entry, begin};
use network::{Workplace, routes};
use std::sync::Arc;
use store::Db;
use testkit::Browser;
use web::harden::{Limits, harden};
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
            mail: network::workplace::Mail::Goes,
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
    pub fn as_person(&self, who: PersonId) -> Browser {
        let (network, now) = (self.village.network, self.now());
        let token =
            self.db.write_here(|tx| begin(tx, now, (network, who), "Firefox", Entry::SignedIn)).unwrap();
        Browser::new(self.router.clone(), &token)
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
