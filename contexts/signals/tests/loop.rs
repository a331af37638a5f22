//! The loop as acts, on both databases: raised, gathered, at the table, solved, brought back, asked, and open on its
//! remainder (scenario 1), without pages.

use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::area::Level;
use network::samples::{Village, monday};
use network::{Actor, Refusal};
use signals::bring_back::{self, BringingBackId};
use signals::bring_to_table::{self, Bring};
use signals::capture::{Quote, Raise, raise};
use signals::dossier::{self, DossierId};
use signals::gather::{Gather, gather};
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::signal::SignalId;
use signals::solution::NewSolution;
use signals::works_here::{Says, works_here};
use signals::{confirm, record_outcome, record_solution};
use store::{Db, Tx};
use testkit::on_both;

struct Scene<'a> {
    db: &'a Db,
    village: Village,
}

impl<'a> Scene<'a> {
    fn new(db: &'a Db) -> Self {
        Self { db, village: Village::build(db) }
    }

    fn act<T>(
        &self,
        who: kernel::PersonId,
        act: impl Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.db.write_here(|tx| {
            let actor = self.village.actor(tx, who)?;
            act(tx, &actor)
        })
    }

    fn raises(&self, who: kernel::PersonId, words: &str) -> SignalId {
        let new = raising(words);
        self.act(who, |tx, actor| raise(tx, actor, monday(), &new)).unwrap()
    }

    fn gathers(&self, signals: &[SignalId]) -> DossierId {
        let new = Gather {
            title: "Subsidie gekort om gesloten inloop".to_owned(),
            signals: signals.to_vec(),
            driver: None,
            bring: Some(Bring { meeting: self.village.thursday, question: None }),
            form_key: Uuid::from_u128(1),
        };
        self.act(self.village.priya, |tx, actor| gather(tx, actor, monday(), &new)).unwrap()
    }

    fn solves(&self, dossier: DossierId, now: Timestamp) {
        let advice = NewSolution {
            kind: SolutionKind::UrgentAdvice,
            force: Force::ComplyOrExplain,
            words: "Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie.".to_owned(),
            why: None,
            owner: self.village.swv,
            valid_until: None,
        };
        self.act(self.village.priya, |tx, actor| {
            let item = bring_to_table::of_dossier(tx, actor.network, dossier)?.remove(0);
            record_outcome::record_outcome(tx, actor, now, item.id, "De vereniging neemt het advies over.")?;
            record_solution::record_solution(tx, actor, now, dossier, &advice)
        })
        .unwrap();
    }

    fn state(&self, dossier: DossierId) -> String {
        self.db.read_here(|tx| Ok::<_, Refusal>(dossier::load(tx, self.village.network, dossier)?.state.name().to_owned())).unwrap()
    }

    fn words_to(&self, who: kernel::PersonId) -> Vec<String> {
        self.db
            .read_here(|tx| worklist::notice::newest(tx, self.village.network, who, 20))
            .unwrap()
            .into_iter()
            .map(|notice| notice.text)
            .collect()
    }
}

fn raising(words: &str) -> Raise {
    Raise {
        words: words.to_owned(),
        kind: Kind::Bottleneck,
        theme: Some("STE.financiering".to_owned()),
        area: Some("GM9901".to_owned()),
        level: Level::Gemeente,
        quote: Some(Quote::Shielded("Geen inloop, geen geld.".to_owned())),
        suggestion: None,
        guard_reason: None,
        form_key: Uuid::from_u128(words.len() as u128),
    }
}

fn two_signals(scene: &Scene<'_>) -> [SignalId; 2] {
    [
        scene.raises(scene.village.ruud, "De gemeente wil de subsidie korten omdat onze inloop dicht is."),
        scene.raises(scene.village.joost, "Onze inloop is dicht en nu wil de gemeente de subsidie stopzetten."),
    ]
}

#[test]
fn a_signal_comes_back_and_stays_open_on_its_remainder() {
    on_both(|db| {
        let scene = Scene::new(db);
        let dossier = scene.gathers(&two_signals(&scene));
        assert_eq!(scene.state(dossier), "at_table");
        assert_eq!(scene.words_to(scene.village.joost), ["notice-bundled-with-meeting"]);

        let thursday = "2026-11-26T15:00:00Z".parse().unwrap();
        scene.solves(dossier, thursday);
        let closed = scene.act(scene.village.priya, |tx, actor| confirm::confirm(tx, actor, thursday, dossier, None));
        assert!(matches!(closed, Err(Refusal::NotNow("dossier-refused-not-brought-back"))), "{closed:?}");
        scene.act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday, dossier)).unwrap();
        assert_eq!(scene.words_to(scene.village.ruud), ["notice-brought-back", "notice-bundled-with-meeting"]);

        let later = calendar::in_days(thursday, 14);
        assert_eq!(bring_back::ask_whether_it_works(db, later).unwrap(), 2);
        assert_eq!(bring_back::ask_whether_it_works(db, later).unwrap(), 0);
        assert_eq!(scene.words_to(scene.village.joost)[0], "notice-does-it-work");
        let says = Says { works: Works::NotYet, words: Some("Nee, nog niet".to_owned()) };
        scene
            .act(scene.village.joost, |tx, actor| {
                let told: BringingBackId = bring_back::of_dossier(tx, actor.network, dossier)?
                    .into_iter()
                    .find(|told| told.person == actor.person)
                    .map(|told| told.id)
                    .unwrap();
                works_here(tx, actor, later, told, &says)
            })
            .unwrap();
        assert_eq!(scene.state(dossier), "remainder");
        assert_eq!(scene.words_to(scene.village.priya)[0], "notice-not-yet");
    });
}

#[test]
fn sending_twice_makes_one_signal() {
    on_both(|db| {
        let scene = Scene::new(db);
        let first = scene.raises(scene.village.ruud, "De inloop blijft dicht.");
        assert_eq!(scene.raises(scene.village.ruud, "De inloop blijft dicht."), first);
        assert_ne!(scene.raises(scene.village.joost, "De inloop blijft dicht."), first);
    });
}

#[test]
fn only_a_triager_gathers() {
    on_both(|db| {
        let scene = Scene::new(db);
        let signals = two_signals(&scene).to_vec();
        let new = Gather {
            title: "Inloop".to_owned(),
            signals,
            driver: None,
            bring: None,
            form_key: Uuid::from_u128(9),
        };
        let refused = scene.act(scene.village.ruud, |tx, actor| gather(tx, actor, monday(), &new));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "gather_dossier" })), "{refused:?}");
    });
}
