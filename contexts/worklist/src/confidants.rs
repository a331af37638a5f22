//! Who holds what is about a wrong: one of the confidants who are there, and never a desk of people who may not read it.
//! While nobody is there it waits unread with the network's desk, and that desk is asked one thing only: to find somebody
//! who wants to be a confidant. How many wrongs wait, or whether any does, is told to nobody.

use crate::{Matter, Opening, obligation, why};
use kernel::{NetworkId, PersonId, Timestamp, calendar};
use network::{Refusal, confidant, desk, person};
use obligations::{Act, Cause, Holder, Moment};
use store::{Db, Error, Tx};

/// The kind of matter that stands open while there is no confidant; its id is the network's own.
pub const MATTER: &str = "confidant";
/// The page of the confidants.
pub const PAGE: &str = "/netwerk/vertrouwenspersonen";
/// What both kinds of matter about confidants are called; it names nobody.
pub(crate) const TITLE: &str = "Vertrouwenspersoon";
/// So many working days somebody has to find one.
const TO_FIND: u16 = 2;

/// Who holds a wrong that `raised_by` brings up: a confidant other than themselves, when there is one.
pub fn holder_of_new(tx: &mut Tx<'_>, network: NetworkId, raised_by: PersonId) -> Result<Holder, Error> {
    let all = confidant::standing(tx, network)?;
    let first = all.first().filter(|first| *first != raised_by).or_else(|| all.after(raised_by));
    match first.or_else(|| all.first()) {
        Some(confidant) => Ok(Holder::Person(confidant)),
        None => keeper(tx, network),
    }
}

/// Who goes on with it instead of its holder: a confidant of the same organisation, else of the network.
fn instead_of(tx: &mut Tx<'_>, network: NetworkId, holder: Option<Holder>) -> Result<Holder, Error> {
    let all = confidant::standing(tx, network)?;
    let another = match holder {
        Some(Holder::Person(person)) => all.instead_of(person::organisation_of(tx, network, person)?, person),
        Some(Holder::Desk(_)) | None => all.first(),
    };
    another.map_or_else(|| keeper(tx, network), |confidant| Ok(Holder::Person(confidant)))
}

fn keeper(tx: &mut Tx<'_>, network: NetworkId) -> Result<Holder, Error> {
    Ok(Holder::Desk(desk::of_network(tx, network)?.id))
}

/// Gives what is about a wrong to another confidant: its holder is gone, or is a confidant no longer.
pub(crate) fn hand_on(
    tx: &mut Tx<'_>,
    now: Timestamp,
    kept: &obligation::Kept,
    cause: Cause,
) -> Result<(), Refusal> {
    let to = instead_of(tx, kept.network, kept.state.holder())?;
    if kept.state.holder() == Some(to) {
        return Ok(());
    }
    obligation::carry_out(tx, now, kept, &Act::Reassign { by: None, to, cause })
}

/// Whom a confidant can ask to take over what is about a wrong: the others, with their organisation.
pub(crate) fn to_choose_from(
    tx: &mut Tx<'_>,
    network: NetworkId,
) -> Result<Vec<(PersonId, String, String)>, Error> {
    let mut all = confidant::list(tx, network)?;
    all.retain(|one| one.presence == person::Presence::Active);
    all.dedup_by_key(|one| one.person);
    Ok(all.into_iter().map(|one| (one.person, one.name, one.organisation)).collect())
}

/// After any change in who is a confidant, and at each beat of the clock: what is about a wrong lies with one who is there,
/// and somebody is asked to find one exactly while there is none.
pub fn see_to(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId) -> Result<(), Refusal> {
    let matter = Matter::new(MATTER, network);
    let somebody = confidant::standing(tx, network)?.first().is_some();
    let asked = obligation::of_matter(tx, network, matter)?.is_some();
    match (somebody, asked) {
        (true, true) => obligation::settle(tx, now, network, matter, "confidant-found")?,
        (false, false) => ask_for_one(tx, now, network, matter)?,
        (true, false) | (false, true) => {}
    }
    for kept in obligation::misplaced(tx, network)? {
        let cause = match kept.state.holder() {
            Some(Holder::Desk(_)) => Cause::DeskEmptied,
            Some(Holder::Person(_)) | None => Cause::Leaving,
        };
        hand_on(tx, now, &kept, cause)?;
    }
    Ok(())
}

fn ask_for_one(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, matter: Matter) -> Result<(), Refusal> {
    let moment =
        Moment { at: calendar::in_working_days(now, TO_FIND), why: why::rule("why-find-confidant")? };
    let holder = keeper(tx, network)?;
    let opening = Opening {
        network,
        matter,
        title: TITLE.to_owned(),
        href: PAGE.to_owned(),
        shielded: false,
        holder,
        moment,
    };
    obligation::open(tx, now, None, opening).map(drop)
}

/// Sees to every network in which something is amiss. Blocking: for the job clock.
pub fn pass(db: &Db, now: Timestamp) -> Result<(), Refusal> {
    for network in db.read_here(amiss)? {
        match db.write_here(|tx| see_to(tx, now, network)) {
            // A network whose desk nobody staffs yet is looked at again; and another node may have been first.
            Ok(()) | Err(Refusal::NotNow(_) | Refusal::Store(Error::Conflict | Error::Unique { .. })) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(())
}

/// A membership of a confidant who is there.
const IS_THERE: &str = "membership
    join person on person.network_id = membership.network_id and person.id = membership.person_id
      and person.state = 'active'
    where membership.network_id = network.id and membership.role = 'confidant'";

/// The networks where a wrong lies with somebody who is no confidant while there is one, or where it is asked for one and
/// there is, or the other way round.
fn amiss(tx: &mut Tx<'_>) -> Result<Vec<NetworkId>, Error> {
    let sql = format!(
        "select network.id from network
         where (exists (select 1 from {IS_THERE}) and exists (
             select 1 from obligation where obligation.network_id = network.id and protected = true
               and obligation.state <> 'settled' and (holder_person is null or holder_person not in (
                 select membership.person_id from {IS_THERE}))))
           or ((not exists (select 1 from {IS_THERE})) = (not exists (
             select 1 from obligation where obligation.network_id = network.id and matter_kind = $1
               and matter_id = network.id and obligation.state <> 'settled')))"
    );
    tx.query(&sql, &[&MATTER])?.iter().map(|row| row.get("id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::absence::{Gone, record_gone, record_return};
    use crate::held::{self, Sight, Stretch};
    use crate::move_obligation::{Move, move_on};
    use crate::samples::{Shield, opening};
    use crate::{bounce, clock, doctor, notice, show_obligation};
    use kernel::ObligationId;
    use network::Role;
    use network::person::NewMembership;
    use network::samples::{Village, monday};
    use testkit::on_both;

    /// Makes them a confidant too, one after the other.
    fn also_confidants(db: &Db, village: &Village, who: &[PersonId]) {
        for (later, person) in (1..).zip(who) {
            db.write_here(|tx| {
                let organisation =
                    person::organisation_of(tx, village.network, *person)?.expect("they belong");
                let new = NewMembership { person: *person, organisation, role: Role::Confidant, team: None };
                person::join(tx, calendar::in_days(monday(), later), village.network, &new)
            })
            .unwrap();
        }
    }

    fn wrong(db: &Db, village: &Village, days: i32) -> ObligationId {
        opening(db, village, (Holder::Person(village.bart), days), Shield::Shielded)
    }

    fn holder(db: &Db, village: &Village, id: ObligationId) -> Holder {
        let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap().unwrap();
        kept.state.holder().unwrap()
    }

    fn goes(db: &Db, village: &Village, who: PersonId, gone: Gone) -> u64 {
        village.acts(db, village.elly, |tx, actor| record_gone(tx, actor, monday(), who, gone)).unwrap().count
    }

    fn asked_for_one(db: &Db, village: &Village) -> bool {
        let matter = Matter::new(MATTER, village.network);
        db.read_here(|tx| obligation::of_matter(tx, village.network, matter)).unwrap().is_some()
    }

    /// What the desk's staff, a team lead and a director see of it: in their lists and on its page.
    fn nobody_else_sees(db: &Db, village: &Village, id: ObligationId) {
        for who in [village.elly, village.priya, village.marleen, village.ruud] {
            village
                .acts(db, who, |tx, actor| {
                    let far = calendar::in_days(monday(), 80);
                    let mut lines = held::adrift(tx, Sight::of(actor), far, None, 50)?;
                    let holders = [Holder::Desk(village.desk), Holder::Person(village.bart)];
                    lines.extend(held::by_all(tx, Sight::of(actor), &holders, Stretch::after(None), 50)?);
                    assert!(lines.iter().all(|line| line.id != id));
                    let page = show_obligation::shown(tx, actor, id).map(drop);
                    assert!(matches!(page, Err(Refusal::Forbidden { .. })), "{page:?}");
                    let taken = move_on(tx, actor, monday(), id, &Move::Take);
                    assert!(matches!(taken, Err(Refusal::Forbidden { .. })), "{taken:?}");
                    Ok(())
                })
                .unwrap();
        }
        let findings = db.read_here(|tx| doctor::examine(tx, village.network, monday())).unwrap();
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn a_confidant_who_goes_is_followed_by_one_of_their_organisation_else_of_the_network() {
        on_both(|db| {
            let village = Village::build(db);
            also_confidants(db, &village, &[village.joost, village.priya]);
            let id = wrong(db, &village, 3);
            assert_eq!(goes(db, &village, village.bart, Gone::Absent), 0, "nobody hears how many there were");
            assert_eq!(holder(db, &village, id), village.priya.into());
            goes(db, &village, village.priya, Gone::Left);
            assert_eq!(holder(db, &village, id), village.joost.into());
            assert!(!asked_for_one(db, &village));
        });
    }

    #[test]
    fn with_nobody_left_it_waits_unread_and_the_desk_is_asked_for_one() {
        on_both(|db| {
            let village = Village::build(db);
            let id = wrong(db, &village, 1);
            goes(db, &village, village.bart, Gone::Absent);
            assert_eq!(holder(db, &village, id), village.desk.into());
            assert!(asked_for_one(db, &village));
            nobody_else_sees(db, &village, id);
            clock::pass(db, calendar::in_days(monday(), 3)).unwrap();
            nobody_else_sees(db, &village, id);
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.elly, 50)).unwrap();
            let of_it = |notice: &&notice::Notice| notice.href.starts_with("/signalen");
            assert_eq!(heard.iter().find(of_it).map(|one| &one.text), None, "the desk hears nothing of it");
            let back =
                |tx: &mut Tx<'_>, actor: &network::Actor| record_return(tx, actor, monday(), village.bart);
            village.acts(db, village.elly, back).unwrap();
            assert_eq!(holder(db, &village, id), village.bart.into());
            assert!(!asked_for_one(db, &village));
        });
    }

    #[test]
    fn silence_climbs_along_confidants_only() {
        on_both(|db| {
            let village = Village::build(db);
            also_confidants(db, &village, &[village.priya, village.joost]);
            let id = wrong(db, &village, 1);
            let mut holders = Vec::new();
            for days in [2, 7, 14] {
                clock::pass(db, calendar::in_days(monday(), days)).unwrap();
                holders.push(holder(db, &village, id));
            }
            let round = [village.priya, village.joost, village.bart].map(Holder::Person);
            assert_eq!(holders, round, "of the organisation, then of the network, and round");
        });
    }

    #[test]
    fn the_only_confidant_is_asked_again_and_keeps_it() {
        on_both(|db| {
            let village = Village::build(db);
            let id = wrong(db, &village, 1);
            clock::pass(db, calendar::in_days(monday(), 2)).unwrap();
            assert_eq!(holder(db, &village, id), village.bart.into());
            nobody_else_sees(db, &village, id);
        });
    }

    #[test]
    fn it_is_offered_to_confidants_only() {
        on_both(|db| {
            let village = Village::build(db);
            also_confidants(db, &village, &[village.joost]);
            let id = wrong(db, &village, 5);
            let offers = |to| {
                let why = "Ik ken de melder".parse().unwrap();
                let offer = Move::Offer { to, answer_by: calendar::in_days(monday(), 2), why };
                village.acts(db, village.bart, |tx, actor| move_on(tx, actor, monday(), id, &offer))
            };
            let marleen = offers(village.marleen);
            assert!(matches!(marleen, Err(Refusal::NotNow("obligation-refused-not-there"))), "{marleen:?}");
            offers(village.joost).unwrap();
            village
                .acts(db, village.joost, |tx, actor| move_on(tx, actor, monday(), id, &Move::Accept))
                .unwrap();
            assert_eq!(holder(db, &village, id), village.joost.into());
        });
    }

    #[test]
    fn a_mail_about_a_wrong_that_bounces_is_a_confidants() {
        on_both(|db| {
            let village = Village::build(db);
            let word = notice::Word {
                text: notice::OF_A_WRONG,
                facts: serde_json::Map::new(),
                href: "/signalen/x",
                answerable: None,
            };
            let bounced = |tx: &mut Tx<'_>| {
                let id = notice::tell(tx, monday(), village.network, village.fatima, &word)?;
                bounce::bounced(tx, monday(), village.network, id)?;
                let kept = obligation::of_matter(tx, village.network, Matter::new(bounce::MATTER, id))?;
                Ok::<_, Refusal>(kept.unwrap())
            };
            let kept = db.write_here(bounced).unwrap();
            assert_eq!((kept.state.holder(), kept.protected), (Some(village.bart.into()), true));
            goes(db, &village, village.bart, Gone::Absent);
            nobody_else_sees(db, &village, kept.id);
        });
    }

    #[test]
    fn the_clock_mends_what_lies_elsewhere_and_the_doctor_finds_it() {
        on_both(|db| {
            let village = Village::build(db);
            let id = wrong(db, &village, 3);
            db.write_here(|tx| {
                // As no act of ours would: past the engine.
                let sql = "update obligation set holder_person = $1 where id = $2";
                tx.execute(sql, &[&village.marleen, &id])
            })
            .unwrap();
            let findings = db.read_here(|tx| doctor::examine(tx, village.network, monday())).unwrap();
            let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| &one.offending).collect();
            assert_eq!(broken, [&vec![kernel::ids::Uuid::from(id)]]);
            pass(db, monday()).unwrap();
            assert_eq!(holder(db, &village, id), village.bart.into());
            assert!(db.read_here(amiss).unwrap().is_empty());
        });
    }
}
