//! Somebody is ill or away, leaves, or is back. In one act with it, everything they hold goes to a desk that somebody
//! staffs, and what they were asked goes back to whoever asked: nothing ever lies with somebody who isn't there. For
//! their team lead, an administrator or facilitator; being away or back is also one's own to say.

use crate::confidants;
use crate::convening;
use crate::notice::{self, Word, fact};
use crate::obligation;
use crate::show_person;
use crate::why;
use axum::response::{IntoResponse, Response};
use kernel::{DeskId, PersonId, Timestamp};
use network::again::Again;
use network::person::{self, Person, Presence};
use network::{Actor, Refusal, Route, Visit, desk, record, sessions};
use obligations::{Act, Cause, Holder, State};
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/netwerk/mensen/{id}/afwezig", "record_absence", absent),
        Route::post("/netwerk/mensen/{id}/vertrek", "record_leaving", left),
        Route::post("/netwerk/mensen/{id}/terug", "record_return", back),
    ]
}

/// Why somebody isn't there from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gone {
    /// Ill or away; they come back.
    Absent,
    /// They left.
    Left,
}

impl Gone {
    fn action(self) -> &'static str {
        match self {
            Self::Absent => "record_absence",
            Self::Left => "record_leaving",
        }
    }

    fn presence(self) -> Presence {
        match self {
            Self::Absent => Presence::Absent,
            Self::Left => Presence::Left,
        }
    }

    fn cause(self) -> Cause {
        match self {
            Self::Absent => Cause::Absence,
            Self::Left => Cause::Leaving,
        }
    }

    fn event(self) -> &'static str {
        match self {
            Self::Absent => "person.absent",
            Self::Left => "person.left",
        }
    }

    fn notice(self) -> &'static str {
        match self {
            Self::Absent => "notice-person-absent",
            Self::Left => "notice-person-left",
        }
    }
}

/// Where everything went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandedOn {
    /// How much they held.
    pub count: u64,
    /// The desk that holds it now, by name.
    pub desk: String,
}

async fn absent(visit: Visit, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    gone(visit, id, Gone::Absent, ("absent", "absence-recorded")).await
}

async fn left(visit: Visit, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    gone(visit, id, Gone::Left, ("left", "absence-left-recorded")).await
}

async fn gone(
    visit: Visit,
    id: PersonId,
    gone: Gone,
    (form, done): (&'static str, &'static str),
) -> Result<Response, Failure> {
    match visit.write(move |tx, actor, now| record_gone(tx, actor, now, id, gone)).await {
        Ok(handed) => {
            let flash = Flash::new(done).with("count", handed.count).with("desk", handed.desk);
            Ok(SeeOther::to(format!("/netwerk/mensen/{id}")).saying(flash).into_response())
        }
        Err(refusal) => {
            let problems = refusal.at("why-not")?;
            let (shown, typed) = (show_person::read(&visit, id).await?, Posted::empty());
            let again = Again::refused(form, &typed, &problems);
            Ok(show_person::page(&visit.view, &visit.actor, &shown, &again)
                .refused_for(&typed, &problems)
                .into_response())
        }
    }
}

async fn back(visit: Visit, Path(id): Path<PersonId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| record_return(tx, actor, now, id)).await?;
    Ok(SeeOther::to(format!("/netwerk/mensen/{id}")).saying(Flash::new("absence-back-recorded")))
}

/// Somebody's presence as the policy sees it: their team leads lead it, and being away or back is their own to say too.
pub fn matter(tx: &mut Tx<'_>, actor: &Actor, id: PersonId, action: &str) -> Result<Matter, Refusal> {
    let mut leads = person::leads_of(tx, actor.network, id)?;
    if action != "record_leaving" {
        leads.push(id);
    }
    Ok(Matter { leads, ..Matter::network(actor.network) })
}

/// Records that somebody isn't there, and hands on all they hold, in one transaction.
pub fn record_gone(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: PersonId,
    gone: Gone,
) -> Result<HandedOn, Refusal> {
    let leads = matter(tx, actor, id, gone.action())?;
    actor.may(gone.action(), &leads)?;
    // The row stays ours until the commit: nobody gives them anything meanwhile.
    let somebody = person::load_to_change(tx, actor.network, id)?.ok_or(Refusal::NotFound("person"))?;
    match (somebody.presence, gone) {
        (Presence::Absent, Gone::Absent) | (Presence::Left, Gone::Absent | Gone::Left) => {
            return Err(Refusal::NotNow("absence-refused-already"));
        }
        (Presence::Active, Gone::Absent | Gone::Left) | (Presence::Absent, Gone::Left) => {}
    }
    let emptied = emptied_desks(tx, actor, &somebody)?;
    give_back_what_was_asked(tx, actor, now, &somebody, &emptied)?;
    person::set_presence(tx, now, actor.network, &somebody, gone.presence())?;
    let (to, desk_name) = desk_to(tx, actor, &somebody)?;
    let mut handed = hand_on(tx, actor, now, (Holder::Person(id), to, gone.cause()))?;
    let last_rung = Holder::Desk(desk::of_network(tx, actor.network)?.id);
    for desk in &emptied {
        handed += hand_on(tx, actor, now, (Holder::Desk(*desk), last_rung, Cause::DeskEmptied))?;
    }
    if gone == Gone::Left {
        sessions::end_all(tx, actor.network, id)?;
        desk::leave_all(tx, actor.network, id)?;
        convening::take_on_tables_of(tx, actor, now, id)?;
    }
    confidants::see_to(tx, now, actor.network)?;
    let facts = json!({ "handed_on": handed, "emptied": emptied });
    record::note(tx, actor, now, gone.event(), ("person", id.into()), facts)?;
    let handed = HandedOn { count: handed, desk: desk_name };
    tell_leads(tx, actor, now, &somebody, (gone, &handed))?;
    Ok(handed)
}

/// The desks that nobody staffs once `somebody` is gone. The network's own desk must keep somebody: it is the last rung
/// of every ladder.
fn emptied_desks(tx: &mut Tx<'_>, actor: &Actor, somebody: &Person) -> Result<Vec<DeskId>, Refusal> {
    let last_rung = desk::of_network(tx, actor.network)?.id;
    let mut emptied = Vec::new();
    for desk in desk::staffed_by(tx, actor.network, somebody.id)? {
        let staff = desk::staff_standing(tx, actor.network, desk)?;
        if staff != [somebody.id] {
            continue;
        }
        if desk == last_rung {
            return Err(Refusal::NotNow("absence-refused-last-at-desk"));
        }
        emptied.push(desk);
    }
    Ok(emptied)
}

/// What they were asked, in person or as the last at a desk, goes back to whoever asked, who hears why.
fn give_back_what_was_asked(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    somebody: &Person,
    emptied: &[DeskId],
) -> Result<(), Refusal> {
    let asked = emptied.iter().copied().map(Holder::Desk).chain([Holder::Person(somebody.id)]);
    for asked in asked {
        for kept in obligation::asked_of(tx, actor.network, asked)? {
            let lapsed = matches!(&kept.state, State::Offered { offer, .. } if offer.answer_by <= now);
            // Only somebody who is there can decline; a question to somebody away already just lapses.
            let act = if lapsed || somebody.presence != Presence::Active {
                Act::Pass
            } else {
                Act::Decline { by: somebody.id, reason: why::rule("why-asked-is-not-there")? }
            };
            obligation::carry_out(tx, now, &kept, &act)?;
        }
    }
    Ok(())
}

/// The desk of their organisation while somebody staffs it, else the network's.
fn desk_to(tx: &mut Tx<'_>, actor: &Actor, somebody: &Person) -> Result<(Holder, String), Refusal> {
    let organisation = person::organisation_of(tx, actor.network, somebody.id)?;
    let own = match organisation {
        Some(organisation) => desk::of_organisation(tx, actor.network, organisation)?,
        None => None,
    };
    let desk = match own.filter(|desk| desk.staff > 0) {
        Some(desk) => desk,
        None => desk::of_network(tx, actor.network)?,
    };
    Ok((Holder::Desk(desk.id), desk.name))
}

/// Of what is about a wrong nobody else is told how much there is: it goes to another confidant, and isn't counted.
fn hand_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (from, to, cause): (Holder, Holder, Cause),
) -> Result<u64, Refusal> {
    let mut count = 0;
    for kept in obligation::held_by(tx, actor.network, from)? {
        if kept.protected {
            confidants::hand_on(tx, now, &kept, cause)?;
            continue;
        }
        let act = Act::Reassign { by: Some(actor.person), to, cause };
        obligation::carry_out(tx, now, &kept, &act)?;
        count += 1;
    }
    Ok(count)
}

fn tell_leads(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    somebody: &Person,
    (gone, handed): (Gone, &HandedOn),
) -> Result<(), Refusal> {
    let facts = json!({ "name": somebody.name, "count": handed.count, "desk": handed.desk, "moment": fact::moment(now) });
    let serde_json::Value::Object(facts) = facts else { return Ok(()) };
    let href = format!("/netwerk/mensen/{}", somebody.id);
    for lead in person::leads_of(tx, actor.network, somebody.id)? {
        if lead != actor.person {
            let word = Word {
                text: gone.notice(),
                facts: facts.clone(),
                href: &href,
                answerable: Some(actor.person),
            };
            notice::tell(tx, now, actor.network, lead, &word)?;
        }
    }
    Ok(())
}

/// Records that somebody is back. What went to a desk stays there until they take it.
pub fn record_return(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PersonId) -> Result<(), Refusal> {
    let leads = matter(tx, actor, id, "record_return")?;
    actor.may("record_return", &leads)?;
    let somebody = person::load_to_change(tx, actor.network, id)?.ok_or(Refusal::NotFound("person"))?;
    if somebody.presence == Presence::Active {
        return Ok(());
    }
    person::set_presence(tx, now, actor.network, &somebody, Presence::Active)?;
    record::note(tx, actor, now, "person.returned", ("person", id.into()), json!({}))?;
    confidants::see_to(tx, now, actor.network)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor;
    use crate::move_obligation::{Move, move_on};
    use crate::samples::{open_at, opened};
    use kernel::{ObligationId, calendar};
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn goes(
        db: &Db,
        village: &Village,
        who: PersonId,
        by: PersonId,
        gone: Gone,
    ) -> Result<HandedOn, Refusal> {
        village.acts(db, by, |tx, actor| record_gone(tx, actor, monday(), who, gone))
    }

    fn holder(db: &Db, village: &Village, id: ObligationId) -> Holder {
        let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap().unwrap();
        kept.state.holder().unwrap()
    }

    fn all_holds(db: &Db, village: &Village) {
        let findings = db.read_here(|tx| doctor::examine(tx, village.network, monday())).unwrap();
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn who_falls_ill_holds_nothing_in_the_same_act_and_the_lead_hears_it() {
        on_both(|db| {
            let village = Village::build(db);
            let open = [open_at(db, &village, village.fatima, 1), open_at(db, &village, village.fatima, 3)];
            let handed = goes(db, &village, village.fatima, village.elly, Gone::Absent).unwrap();
            assert_eq!(handed, HandedOn { count: 2, desk: "Welzijn De Steiger".to_owned() });
            assert!(open.iter().all(|id| matches!(holder(db, &village, *id), Holder::Desk(_))));
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.marleen, 9)).unwrap();
            assert!(heard.iter().any(|notice| notice.text == "notice-person-absent"), "{heard:?}");
            all_holds(db, &village);
        });
    }

    #[test]
    fn the_last_at_a_desk_takes_its_work_to_the_networks_desk_along() {
        on_both(|db| {
            let village = Village::build(db);
            let desk = db
                .read_here(|tx| desk::of_organisation(tx, village.network, village.loohoek))
                .unwrap()
                .unwrap();
            let (at_desk, own) =
                (opened(db, &village, Holder::Desk(desk.id), 2), open_at(db, &village, village.joost, 2));
            goes(db, &village, village.joost, village.elly, Gone::Left).unwrap();
            let last_rung = Holder::Desk(village.desk);
            assert_eq!((holder(db, &village, at_desk), holder(db, &village, own)), (last_rung, last_rung));
            all_holds(db, &village);
        });
    }

    #[test]
    fn what_they_were_asked_goes_back_to_whoever_asked() {
        on_both(|db| {
            let village = Village::build(db);
            let id = open_at(db, &village, village.marleen, 5);
            let why = "Kun jij dit?".parse().unwrap();
            let offer = Move::Offer { to: village.fatima, answer_by: calendar::in_days(monday(), 2), why };
            village.acts(db, village.marleen, |tx, actor| move_on(tx, actor, monday(), id, &offer)).unwrap();
            goes(db, &village, village.fatima, village.marleen, Gone::Absent).unwrap();
            let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap().unwrap();
            assert!(
                matches!(kept.state, State::Held(_)) && kept.state.holder() == Some(village.marleen.into())
            );
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.marleen, 9)).unwrap();
            assert!(heard.iter().any(|notice| notice.text == "notice-declined"), "{heard:?}");
        });
    }

    #[test]
    fn the_networks_desk_always_keeps_somebody() {
        on_both(|db| {
            let village = Village::build(db);
            goes(db, &village, village.priya, village.elly, Gone::Absent).unwrap();
            let last = goes(db, &village, village.elly, village.elly, Gone::Absent);
            assert!(matches!(last, Err(Refusal::NotNow("absence-refused-last-at-desk"))), "{last:?}");
            all_holds(db, &village);
        });
    }

    #[test]
    fn being_away_is_ones_own_to_say_and_leaving_is_not() {
        on_both(|db| {
            let village = Village::build(db);
            let leaving = goes(db, &village, village.fatima, village.fatima, Gone::Left);
            assert!(matches!(leaving, Err(Refusal::Forbidden { action: "record_leaving" })), "{leaving:?}");
            let other = goes(db, &village, village.fatima, village.joost, Gone::Absent);
            assert!(matches!(other, Err(Refusal::Forbidden { .. })), "{other:?}");
            goes(db, &village, village.fatima, village.fatima, Gone::Absent).unwrap();
            let back = |tx: &mut Tx<'_>, actor: &Actor| record_return(tx, actor, monday(), village.fatima);
            village.acts(db, village.fatima, back).unwrap();
            let fatima =
                db.read_here(|tx| person::load(tx, village.network, village.fatima)).unwrap().unwrap();
            assert_eq!(fatima.presence, Presence::Active);
        });
    }
}
