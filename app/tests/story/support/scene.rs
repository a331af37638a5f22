//! Short cuts: what has happened before a story begins, done by the real acts and not by writing rows, so that a test of
//! mail or of jobs needn't walk there by pages.

use super::world::World;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use network::area::Level;
use network::{Actor, Refusal};
use signals::bring_back::{self, BringingBackId};
use signals::bring_to_table::Bring;
use signals::capture::{Raise, raise};
use signals::dossier::DossierId;
use signals::gather::{Gather, gather};
use signals::kinds::{Force, Kind, SolutionKind};
use signals::record_solution::record_solution;
use signals::signal::SignalId;
use signals::solution::NewSolution;
use store::Tx;

impl World {
    /// Somebody acts, now.
    pub fn acts<T>(
        &self,
        who: PersonId,
        act: impl Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<T, Refusal>,
    ) -> T {
        let acted = self.place.db.write_here(|tx| {
            let actor = self.village.actor(tx, who)?;
            act(tx, &actor, self.now())
        });
        acted.unwrap_or_else(|refusal| panic!("the act is refused: {refusal}"))
    }

    /// Somebody has raised a signal.
    pub fn raised(&self, who: PersonId, words: &str) -> SignalId {
        self.raised_as(who, words, Kind::Bottleneck)
    }

    /// Somebody has raised a signal of a kind.
    pub fn raised_as(&self, who: PersonId, words: &str, kind: Kind) -> SignalId {
        let new = self.raise_of(words, kind);
        self.acts(who, |tx, actor, now| raise(tx, actor, now, &new))
    }

    /// A signal to raise.
    pub fn raise_of(&self, words: &str, kind: Kind) -> Raise {
        Raise {
            words: words.to_owned(),
            kind,
            theme: Some("STE.financiering".to_owned()),
            area: None,
            level: Level::Gemeente,
            quote: None,
            suggestion: None,
            guard_reason: None,
            form_key: fresh(self.now()),
        }
    }

    /// Priya has gathered signals and brought them to Thursday's table.
    pub fn gathered(&self, title: &str, signals: &[SignalId]) -> DossierId {
        let new = Gather {
            title: title.to_owned(),
            signals: signals.to_vec(),
            driver: None,
            bring: Some(Bring { meeting: self.village.thursday, question: None }),
            form_key: fresh(self.now()),
        };
        self.acts(self.village.priya, |tx, actor, now| gather(tx, actor, now, &new))
    }

    /// Priya has recorded a solution and brought it back.
    pub fn brought_back(&self, dossier: DossierId, words: &str) {
        let new = self.advice(words);
        self.acts(self.village.priya, |tx, actor, now| {
            record_solution(tx, actor, now, dossier, &new)?;
            bring_back::bring_back(tx, actor, now, dossier)
        });
    }

    /// An urgent advice with these words.
    pub fn advice(&self, words: &str) -> NewSolution {
        NewSolution {
            kind: SolutionKind::UrgentAdvice,
            force: Force::ComplyOrExplain,
            words: words.to_owned(),
            why: None,
            owner: self.village.swv,
            valid_until: None,
        }
    }

    /// Joost has shared what works with him, and Priya brought back that others may adopt it.
    pub fn shares(&self, words: &str, advice: &str) -> SignalId {
        let signal = self.raised_as(self.village.joost, words, Kind::GoodPractice);
        let example = NewSolution {
            kind: SolutionKind::GoodPractice,
            force: Force::Advice,
            words: advice.to_owned(),
            why: None,
            owner: self.village.loohoek,
            valid_until: None,
        };
        self.acts(self.village.priya, |tx, actor, now| {
            signals::answer::answer(tx, actor, now, signal, &example)
        });
        signal
    }

    /// The word back that somebody got about a dossier.
    pub fn told(&self, dossier: DossierId, who: PersonId) -> BringingBackId {
        let told = self.acts(who, |tx, actor, _| Ok(bring_back::of_dossier(tx, actor.network, dossier)?));
        told.into_iter().find(|told| told.person == who).expect("they were told").id
    }

    /// Somebody's address becomes another.
    pub fn is_reached_at(&self, who: PersonId, email: &str) {
        self.changes("update person set email = $2 where id = $1", who, &email);
    }

    /// Somebody reads another language.
    pub fn reads(&self, who: PersonId, language: &str) {
        self.changes("update person set lang = $2 where id = $1", who, &language);
    }

    fn changes(&self, sql: &str, who: PersonId, value: &&str) {
        let changed: Result<(), store::Error> =
            self.place.db.write_here(|tx| tx.change_one(sql, &[&who, value]));
        changed.expect("somebody is there to be changed");
    }

    /// So many days later, at the same hour.
    pub fn days_pass(&self, days: i32) {
        self.place.site.clock.move_to(calendar::in_days(self.now(), days));
    }
}

fn fresh(now: Timestamp) -> Uuid {
    kernel::ids::uuid_at(now)
}
