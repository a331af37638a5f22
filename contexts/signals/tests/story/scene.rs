//! The village of the scenarios with people who raise, bundle and answer, in the words of the domain.

use kernel::ids::Uuid;
use kernel::{Lang, PersonId, Timestamp};
use network::area::Level;
use network::samples::{Village, monday};
use network::{Actor, Refusal};
use signals::bring_back;
use signals::bring_to_table::{self, Bring};
use signals::capture::{Quote, Raise, raise};
use signals::dossier::{self, DossierId};
use signals::gather::{Gather, gather};
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::signal::{self, SignalId};
use signals::solution::NewSolution;
use signals::understand::{Understand, understand};
use signals::works_here::{Says, works_here};
use signals::{record_outcome, record_solution};
use store::{Db, Tx};

/// A village on one database.
pub struct Scene<'a> {
    /// Where it lives.
    pub db: &'a Db,
    /// Its people and things.
    pub village: Village,
}

impl<'a> Scene<'a> {
    /// The village as it stands on Monday.
    pub fn new(db: &'a Db) -> Self {
        Self { db, village: Village::build(db) }
    }

    /// Lets somebody act.
    pub fn act<T>(
        &self,
        who: PersonId,
        act: impl Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.village.acts(self.db, who, act)
    }

    /// Somebody raises a bottleneck.
    pub fn raises(&self, who: PersonId, words: &str) -> SignalId {
        self.raises_as(who, words, Kind::Bottleneck)
    }

    /// Somebody raises something of that kind.
    pub fn raises_as(&self, who: PersonId, words: &str, kind: Kind) -> SignalId {
        let new = Raise { kind, ..raising(words) };
        self.act(who, |tx, actor| raise(tx, actor, monday(), &new)).unwrap()
    }

    /// Somebody says what a signal is, having seen that version of it.
    pub fn understands(
        &self,
        who: PersonId,
        id: SignalId,
        kind: Kind,
        seen: Option<i64>,
    ) -> Result<(), Refusal> {
        let themes = vec!["STE.financiering".to_owned()];
        let new = Understand { kind, themes, level: Level::Gemeente, note: None, seen };
        self.act(who, |tx, actor| understand(tx, actor, monday(), id, &new))
    }

    /// Priya bundles signals and brings them to Thursday's meeting.
    pub fn gathers(&self, signals: &[SignalId]) -> DossierId {
        let new = Gather {
            title: "Subsidie gekort om gesloten inloop".to_owned(),
            signals: signals.to_vec(),
            driver: None,
            bring: Some(Bring { meeting: self.village.thursday, question: None }),
            form_key: Uuid::from_u128(1),
        };
        self.act(self.village.priya, |tx, actor| gather(tx, actor, monday(), &new)).unwrap()
    }

    /// Somebody makes a dossier of signals, and drives it.
    pub fn gathers_as(&self, who: PersonId, signals: &[SignalId]) -> DossierId {
        let (title, signals) = ("Kamers".to_owned(), signals.to_vec());
        let new = Gather { title, signals, driver: None, bring: None, form_key: Uuid::from_u128(3) };
        self.act(who, |tx, actor| gather(tx, actor, monday(), &new)).unwrap()
    }

    /// Its driver records an advice at once and brings it back.
    pub fn solves_as(&self, driver: PersonId, dossier: DossierId) {
        let advice = self.advice();
        self.act(driver, |tx, actor| {
            record_solution::record_solution(tx, actor, monday(), dossier, &advice)?;
            bring_back::bring_back(tx, actor, monday(), dossier)
        })
        .unwrap();
    }

    /// Priya makes a dossier of signals that goes to no table yet.
    pub fn gathers_for_later(&self, signals: &[SignalId]) -> DossierId {
        let (title, signals) = ("Bus".to_owned(), signals.to_vec());
        let new = Gather { title, signals, driver: None, bring: None, form_key: Uuid::from_u128(2) };
        self.act(self.village.priya, |tx, actor| gather(tx, actor, monday(), &new)).unwrap()
    }

    /// The table speaks about it, and Priya records the advice.
    pub fn solves(&self, dossier: DossierId, now: Timestamp) {
        let advice = self.advice();
        self.act(self.village.priya, |tx, actor| {
            let item = bring_to_table::of_dossier(tx, actor.network, dossier)?.remove(0);
            record_outcome::record_outcome(tx, actor, now, item.id, "De vereniging neemt het advies over.")?;
            record_solution::record_solution(tx, actor, now, dossier, &advice)
        })
        .unwrap();
    }

    /// The advice of the first scenario.
    pub fn advice(&self) -> NewSolution {
        NewSolution {
            kind: SolutionKind::UrgentAdvice,
            force: Force::ComplyOrExplain,
            words: "Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie.".to_owned(),
            why: None,
            owner: self.village.swv,
            valid_until: None,
        }
    }

    /// Somebody who was told says whether it works, in the newest word back about their signal.
    pub fn says(&self, who: PersonId, signal: SignalId, works: Works, now: Timestamp) -> Result<(), Refusal> {
        let reply = (works == Works::NotYet).then(|| "Nee, nog niet".to_owned());
        self.act(who, |tx, actor| {
            let told = bring_back::of_signal(tx, actor.network, signal)?.remove(0);
            works_here(tx, actor, now, told.id, &Says { works, words: reply.clone() })
        })
    }

    /// Where a dossier stands.
    pub fn state(&self, dossier: DossierId) -> String {
        self.act(self.village.priya, |tx, actor| {
            Ok(dossier::load(tx, actor.network, dossier)?.state.name().to_owned())
        })
        .unwrap()
    }

    /// A signal as it is kept, whoever may see it.
    pub fn signal(&self, id: SignalId) -> signal::Signal {
        self.db.read_here(|tx| signal::load(tx, self.village.network, id)).unwrap()
    }

    /// Whoever holds a signal's own obligation, by name.
    pub fn holder(&self, id: SignalId) -> Option<String> {
        self.db
            .read_here(|tx| {
                let held = signals::who_holds::who_holds(tx, self.village.network, &[id])?;
                Ok::<_, Refusal>(held.get(&id).map(|held| held.name.clone()))
            })
            .unwrap()
    }

    /// What somebody was told and has not read, in Dutch, newest first.
    pub fn read_by(&self, who: PersonId) -> Vec<String> {
        let sources: Vec<_> = signals::TEXTS.into_iter().chain([worklist::TEXTS]).collect();
        let view = web::samples::view(Lang::Nl, &sources);
        let notices =
            self.db.read_here(|tx| worklist::notice::newest(tx, self.village.network, who, 20)).unwrap();
        // Fluent marks where a value begins and ends in the text; people don't see that.
        notices.iter().map(|notice| notice.text(&view).replace(['\u{2068}', '\u{2069}'], "")).collect()
    }

    /// The keys of the texts that somebody was told and has not read, newest first.
    pub fn words_to(&self, who: PersonId) -> Vec<String> {
        self.db
            .read_here(|tx| worklist::notice::newest(tx, self.village.network, who, 20))
            .unwrap()
            .into_iter()
            .map(|notice| notice.text)
            .collect()
    }
}

/// A bottleneck to raise, with a quote whose source stays shielded.
pub fn raising(words: &str) -> Raise {
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

/// What Ruud and Joost saw, alike.
pub fn two_signals(scene: &Scene<'_>) -> [SignalId; 2] {
    [
        scene.raises(scene.village.ruud, "De gemeente wil de subsidie korten omdat onze inloop dicht is."),
        scene.raises(
            scene.village.joost,
            "Onze inloop is dicht en nu wil de gemeente de subsidie stopzetten.",
        ),
    ]
}
