//! Obligations kept and carried out: reads the row and the standing of whoever is involved, asks the engine, and
//! writes state, events and notices in the caller's transaction. Nothing else changes obligations.

use crate::standing::Circle;
use crate::{Matter, notice, standing};
use kernel::{NetworkId, ObligationId, PersonId, Timestamp, calendar};
use network::Refusal;
use obligations::{Act, Cause, Holder, Moment, Outcome, Plan, State, Why};
use serde_json::Value as Json;
use store::Tx;
use store::event::{self, Event, Subject};

mod handed;
mod rows;

pub use handed::{Handed, pass as pass_handed};
pub use rows::{
    Look, ReadRow, asked_of, due, held_by, load, misplaced, of_matter, open_after, protect, read,
};
use rows::{insert, update};

/// What opening an obligation needs.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where.
    pub network: NetworkId,
    /// About what.
    pub matter: Matter,
    /// In the words of whoever raised it; cut to 160 characters.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Whether only insiders may read the title.
    pub shielded: bool,
    /// Who holds it.
    pub holder: Holder,
    /// Until when, and why then. What lies further ahead than anybody may look is looked at on the way.
    pub moment: Moment,
}

/// An obligation as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: ObligationId,
    /// Its network.
    pub network: NetworkId,
    /// The kind and id of its matter.
    pub matter: (String, kernel::ids::Uuid),
    /// Its title.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Whether only insiders may read the title.
    pub shielded: bool,
    /// It is about a wrong: only confidants hold, read and even count it.
    pub protected: bool,
    /// What the engine knows.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl Kept {
    /// Whether it is kept without a title, because that would say who a resident is. No free text may come near it.
    pub fn is_sealed(&self) -> bool {
        self.title.is_empty()
    }
}

const TITLE_CHARACTERS: usize = 160;
/// A signal that is shielded is a wrong.
const SIGNAL: &str = "signal";

/// Opens the one obligation of a matter; a second open one is refused by the database.
pub fn open(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Option<PersonId>,
    new: Opening,
) -> Result<ObligationId, Refusal> {
    let circle = Circle::of(new.shielded && new.matter.kind == SIGNAL);
    open_within(tx, now, by, circle, new)
}

/// Opens one that only those of `circle` may hold.
pub(crate) fn open_within(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Option<PersonId>,
    circle: Circle,
    new: Opening,
) -> Result<ObligationId, Refusal> {
    let actor = by.map(Holder::Person);
    let world = standing::within(tx, new.network, circle, new.holder, actor)?;
    let plan = obligations::open(by, new.holder, new.moment, &world.standing(), now).map_err(refusal)?;
    let kept = Kept {
        id: ObligationId::new(now),
        network: new.network,
        matter: (new.matter.kind.to_owned(), new.matter.id),
        title: shortened(&new.title),
        href: new.href,
        shielded: new.shielded,
        protected: circle == Circle::Confidants,
        state: plan.state.clone(),
        version: 1,
    };
    insert(tx, now, &kept)?;
    tell(tx, now, &kept, &plan, None)?;
    Ok(kept.id)
}

fn shortened(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE_CHARACTERS {
        return line;
    }
    let cut: String = line.chars().take(TITLE_CHARACTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Refuses a day that somebody asks of others, when it is further ahead than anybody may promise.
pub fn must_be_promisable(at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    let latest = calendar::in_days(now, obligations::LONGEST_PROMISE_DAYS);
    if at <= latest { Ok(()) } else { Err(refusal(obligations::Refusal::MomentTooFar { latest })) }
}

/// Carries out `act` on the open obligation of `matter`.
pub fn act(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    matter: Matter,
    act: &Act,
) -> Result<(), Refusal> {
    let kept = of_matter(tx, network, matter)?.ok_or(Refusal::NotFound("obligation"))?;
    carry_out(tx, now, &kept, act)
}

/// Carries out `act` on an obligation that was read in this transaction.
pub fn carry_out(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, act: &Act) -> Result<(), Refusal> {
    carry(tx, now, kept, act, None)
}

/// As `carry_out`, for an act whose reason the engine doesn't keep: it stands with the step on the way and in what people
/// hear.
pub fn carry_out_because(
    tx: &mut Tx<'_>,
    now: Timestamp,
    kept: &Kept,
    act: &Act,
    why: &Why,
) -> Result<(), Refusal> {
    carry(tx, now, kept, act, Some(why))
}

fn carry(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, act: &Act, why: Option<&Why>) -> Result<(), Refusal> {
    let holder = kept.state.holder().or_else(|| act.names());
    let Some(holder) = holder else { return Err(refusal(obligations::Refusal::Settled)) };
    let climbed = kept.state.hold().and_then(|hold| hold.climbed);
    let asked = match &kept.state {
        State::Offered { offer, .. } => Some(offer.to),
        State::Held(_) | State::Settled(_) => None,
    };
    let named = [act.actor().map(Holder::Person), act.names(), asked]
        .into_iter()
        .chain([climbed.map(obligations::Climbed::original), climbed.map(obligations::Climbed::previous)])
        .flatten();
    let mut world = standing::within(tx, kept.network, Circle::of(kept.protected), holder, named)?;
    if let Act::Reassign { by: Some(by), cause: Cause::Supervision, .. } = act {
        world.supervised_by(tx, kept.network, holder, *by)?;
    }
    let plan = obligations::decide(&kept.state, act, &world.standing(), now).map_err(refusal)?;
    if plan.changes_nothing() {
        return Ok(());
    }
    update(tx, kept, &plan.state)?;
    handed::note(tx, now, kept, &plan.state)?;
    tell(tx, now, kept, &plan, why)
}

/// The matter moved on by an act that the policy allowed: its obligation stands with `new.holder` until `new.moment`, as it
/// may already. Whoever held it before hears of it when that was somebody else.
pub fn advance(tx: &mut Tx<'_>, now: Timestamp, by: PersonId, new: Opening) -> Result<(), Refusal> {
    if let Some(kept) = of_matter(tx, new.network, new.matter)? {
        let stays = kept.state.hold().filter(|hold| hold.holder == new.holder);
        if stays.is_some_and(|hold| hold.is_until(&new.moment)) {
            return Ok(());
        }
        if stays.is_some() && new.holder == Holder::Person(by) {
            // A new moment keeps an offer open, where settling and opening anew would end it.
            return carry_out(tx, now, &kept, &Act::Schedule { by, moment: new.moment });
        }
        handed::note_onward(tx, now, &kept, new.holder)?;
        let outcome = "moved-on".parse().expect("a short text");
        carry_out(tx, now, &kept, &Act::Settle { by: None, outcome })?;
    }
    open(tx, now, Some(by), new).map(|_| ())
}

/// The matter came to its end by an act that the policy allowed.
pub fn settle(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    matter: Matter,
    outcome: &str,
) -> Result<(), Refusal> {
    let outcome: Outcome =
        outcome.parse().map_err(|problem| Refusal::Broken(format!("an outcome: {problem}")))?;
    act(tx, now, network, matter, &Act::Settle { by: None, outcome })
}

/// The engine's refusal, as a text for the person who acted.
pub fn refusal(refused: obligations::Refusal) -> Refusal {
    use obligations::Refusal as R;
    Refusal::NotNow(match refused {
        R::AlreadyDone => "obligation-refused-already-done",
        R::NotYours { .. } => "obligation-refused-not-yours",
        R::NotSupervisor { .. } => "obligation-refused-not-supervisor",
        R::NotActive { .. } => "obligation-refused-not-active",
        R::NotThere { .. } => "obligation-refused-not-there",
        R::StillThere { .. } => "obligation-refused-still-there",
        R::MomentPassed => "obligation-refused-moment-passed",
        R::MomentTooFar { .. } => "obligation-refused-moment-too-far",
        R::OfferToHolder => "obligation-refused-offer-to-holder",
        R::OfferOpen => "obligation-refused-offer-open",
        R::NoOffer => "obligation-refused-no-offer",
        R::OfferLapsed => "obligation-refused-offer-lapsed",
        R::Settled => "obligation-refused-settled",
        R::NotSettled => "obligation-refused-not-settled",
    })
}

fn tell(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, plan: &Plan, why: Option<&Why>) -> Result<(), Refusal> {
    for happened in &plan.events {
        let mut facts =
            serde_json::to_value(happened).map_err(|problem| Refusal::Broken(problem.to_string()))?;
        if let (Some(why), Json::Object(facts)) = (why, &mut facts) {
            facts.insert("why".to_owned(), Json::from(why.as_str()));
        }
        event::append(
            tx,
            &Event {
                network: kept.network,
                at: happened.at,
                actor: happened.actor,
                kind: happened.deed.name(),
                subject: Subject { kind: "obligation", id: kept.id.into() },
                facts,
            },
        )?;
    }
    let by = plan.events.last().and_then(|event| event.actor);
    let decided = by.zip(why).map(|(by, why)| notice::Decided { by, why });
    for notice in &plan.notices {
        notice::from_engine(tx, now, kept, notice, decided)?;
    }
    Ok(())
}

#[cfg(test)]
mod constraints;

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_goes_on_with_its_holder_keeps_an_offer_and_the_same_moment_again_changes_nothing() {
        on_both(|db| {
            let village = Village::build(db);
            let matter = Matter::new("signal", kernel::ids::Uuid::from_u128(7));
            let until = |days| Opening {
                network: village.network,
                matter,
                title: "De inloop is dicht.".to_owned(),
                href: "/signalen/7".to_owned(),
                shielded: false,
                holder: Holder::Person(village.marleen),
                moment: Moment { at: calendar::in_days(monday(), days), why: "Bellen".parse().unwrap() },
            };
            let goes_on = |days| {
                db.write_here(|tx| advance(tx, monday(), village.marleen, until(days))).unwrap();
                db.read_here(|tx| of_matter(tx, village.network, matter)).unwrap().unwrap()
            };
            let opened = goes_on(3);
            let why: Why = "Jij kent hem".parse().unwrap();
            let answer_by = calendar::in_days(monday(), 2);
            let offer = Act::Offer { by: village.marleen, to: village.fatima.into(), answer_by, why };
            db.write_here(|tx| carry_out(tx, monday(), &opened, &offer)).unwrap();
            let again = goes_on(3);
            assert_eq!(again.version, opened.version + 1, "only the offer was written");
            let later = goes_on(200);
            assert_eq!(later.id, opened.id);
            assert!(matches!(&later.state, State::Offered { hold, .. } if hold.is_until(&until(200).moment)));
            assert_eq!(goes_on(200).version, later.version, "also of a day that is looked at on the way");
        });
    }
}
