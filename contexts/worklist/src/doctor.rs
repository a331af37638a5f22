//! Proves the spine on a live database, in SQL: everything opened is settled or stands with one holder who is there and
//! one next moment in sight. For `ponton doctor`, after a crash as on any morning. It changes nothing, and says ids and
//! numbers only, never a name or a title.

mod books;
mod guarded;

use crate::notice::{self, NoticeId};
use crate::{bounce, obligation, webhook};
use kernel::ids::Uuid;
use kernel::{NetworkId, ObligationId, Timestamp, calendar};
use network::{Refusal, access_link};
use serde_json::Value as Json;
use store::{Error, Row, Tx};

/// What was found about one invariant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The invariant, as a short English sentence.
    pub invariant: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// How many things were looked at.
    pub counted: i64,
    /// The ids of what breaks it, at most a hundred.
    pub offending: Vec<Uuid>,
}

/// An invariant as two questions to the database: how much there is of it, and the ids of what breaks it. `$1` is the
/// network.
pub struct Rule {
    /// The invariant, as a short English sentence.
    pub invariant: &'static str,
    /// Counts what it is about, as `counted`.
    pub count: &'static str,
    /// The `id` of whatever breaks it.
    pub offending: &'static str,
}

impl Rule {
    /// Asks both.
    pub fn examine(&self, tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
        let counted = tx.first(self.count, &[&network])?.map_or(Ok(0), |row| row.get("counted"))?;
        let rows = tx.query(&format!("{} limit {TOLD}", self.offending), &[&network])?;
        let offending = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
        Ok(Finding { invariant: self.invariant, holds: offending.is_empty(), counted, offending })
    }
}

/// So many offending ids are told; one would be enough to start looking.
const TOLD: usize = 100;
/// How many open rows are read at once.
const AT_ONCE: i64 = 1000;
/// The furthest a next moment lies ahead: the engine promises 90 days, and a day of slack for a clock that was moved.
const FURTHEST_DAYS: i32 = 91;

/// Examines the spine of one network as it stands at `now`.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Finding>, Refusal> {
    let open = count(
        tx,
        "select count(*) as counted from obligation where network_id = $1 and state <> 'settled'",
        network,
    )?;
    let all = count(tx, "select count(*) as counted from obligation where network_id = $1", network)?;
    Ok(vec![
        books::balance(tx, network, all)?,
        one_open_per_matter(tx, network, open)?,
        holders_are_there(tx, network, open)?,
        last_rung_is_staffed(tx, network)?,
        wrongs_are_with_confidants(tx, network)?,
        moments_are_in_sight(tx, network, now, open)?,
        the_clock_looks_in_time(tx, network, open)?,
        rows_are_obligations(tx, network)?,
        events_match(tx, network, all)?,
        nothing_given_up(tx, network)?,
        silent_receivers_are_looked_at(tx, network)?,
        guarded::reasons(tx, network)?,
    ])
}

fn one_open_per_matter(tx: &mut Tx<'_>, network: NetworkId, open: i64) -> Result<Finding, Error> {
    let doubled = ids(
        tx,
        "select matter_id as id from obligation where network_id = $1 and state <> 'settled'
         group by matter_kind, matter_id having count(*) > 1 limit 100",
        network,
    )?;
    Ok(finding("one open obligation per matter", open, doubled))
}

fn holders_are_there(tx: &mut Tx<'_>, network: NetworkId, open: i64) -> Result<Finding, Error> {
    let mut adrift = ids(
        tx,
        "select obligation.id from obligation
         join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
         where obligation.network_id = $1 and obligation.state <> 'settled' and person.state <> 'active' limit 100",
        network,
    )?;
    adrift.extend(ids(
        tx,
        "select obligation.id from obligation
         where obligation.network_id = $1 and obligation.state <> 'settled' and obligation.holder_desk is not null
           and obligation.holder_desk not in (
             select desk_staff.desk_id from desk_staff
             join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
             where desk_staff.network_id = $1 and person.state = 'active') limit 100",
        network,
    )?);
    Ok(finding("every holder is an active person or a staffed desk", open, adrift))
}

fn last_rung_is_staffed(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let empty = ids(
        tx,
        "select desk.id from desk where desk.network_id = $1 and desk.organisation_id is null
           and not exists (
             select 1 from desk_staff
             join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
             where desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
               and person.state = 'active')",
        network,
    )?;
    Ok(finding("the network's own desk is staffed", 1, empty))
}

/// With a confidant who is there; or, while nobody is, unread with the network's desk, which is asked to find one.
fn wrongs_are_with_confidants(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    const OPEN: &str =
        "from obligation where obligation.network_id = $1 and protected = true and state <> 'settled'";
    const THERE: &str = "select membership.person_id from membership
        join person on person.network_id = membership.network_id and person.id = membership.person_id
        where membership.network_id = $1 and membership.role = 'confidant' and person.state = 'active'";
    let counted = count(tx, &format!("select count(*) as counted {OPEN}"), network)?;
    let elsewhere = format!(
        "select obligation.id {OPEN} and (holder_person is null or holder_person not in ({THERE}))
           and not (
             not exists ({THERE})
             and holder_desk in (select id from desk where network_id = $1 and organisation_id is null)
             and exists (select 1 from obligation asked where asked.network_id = $1
               and asked.matter_kind = 'confidant' and asked.state <> 'settled'))
         limit 100"
    );
    let elsewhere = ids(tx, &elsewhere, network)?;
    Ok(finding("a wrong is with a confidant, or unread while one is looked for", counted, elsewhere))
}

fn moments_are_in_sight(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    open: i64,
) -> Result<Finding, Error> {
    let latest = calendar::in_days(now, FURTHEST_DAYS);
    let rows = tx.query(
        "select id from obligation where network_id = $1 and state <> 'settled' and moment_at > $2
         order by id limit 100",
        &[&network, &latest],
    )?;
    Ok(finding("every next moment lies within 91 days", open, read_ids(&rows)?))
}

/// No later than its moment or the end of an offer: what the clock passes by never climbs.
fn the_clock_looks_in_time(tx: &mut Tx<'_>, network: NetworkId, open: i64) -> Result<Finding, Error> {
    let passed_by = ids(
        tx,
        "select id from obligation where network_id = $1 and state <> 'settled'
           and (look_at is null or (look_at > moment_at and (answer_by is null or look_at > answer_by)))
         limit 100",
        network,
    )?;
    Ok(finding("the clock looks at everything open in time", open, passed_by))
}

/// Every open row is a state that the engine knows, its rung and offer among them.
fn rows_are_obligations(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Refusal> {
    let (mut from, mut counted, mut bad) = (ObligationId(Uuid::nil()), 0, Vec::new());
    loop {
        let rows = obligation::open_after(tx, network, from, AT_ONCE)?;
        for (id, read) in &rows {
            match read {
                Ok(_) => {}
                Err(Error::BadRow { .. }) => bad.push((*id).into()),
                Err(_) => return Err(Refusal::Broken(format!("obligation {id} can't be read"))),
            }
        }
        counted += i64::try_from(rows.len()).unwrap_or(AT_ONCE);
        match rows.last() {
            Some((last, _)) if i64::try_from(rows.len()).unwrap_or(0) == AT_ONCE => from = *last,
            Some(_) | None => {
                return Ok(finding("every open row is a state that the engine knows", counted, bad));
            }
        }
    }
}

/// Whatever stands was opened in the record, whatever is settled was settled there, and whatever was opened there still
/// stands.
fn events_match(tx: &mut Tx<'_>, network: NetworkId, all: i64) -> Result<Finding, Error> {
    let mut differing = ids(
        tx,
        "select obligation.id from obligation where obligation.network_id = $1 and not exists (
           select 1 from event where event.network_id = obligation.network_id and event.subject_kind = 'obligation'
             and event.subject_id = obligation.id
             and event.kind = case when obligation.state = 'settled' then 'obligation.settled'
                                   else 'obligation.opened' end)
         limit 100",
        network,
    )?;
    differing.extend(ids(
        tx,
        "select event.subject_id as id from event
         where event.network_id = $1 and event.subject_kind = 'obligation' and event.kind = 'obligation.opened'
           and not exists (
             select 1 from obligation
             where obligation.network_id = event.network_id and obligation.id = event.subject_id)
         limit 100",
        network,
    )?);
    Ok(finding(
        "what stands or is settled is so in the record of events, and the other way round",
        all,
        differing,
    ))
}

/// A mail with word that could not be brought is an obligation from then on; without one the word in it is lost. A letter
/// to everybody has a topic of its own, and is nobody's work.
fn nothing_given_up(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Refusal> {
    let (mut from, mut counted, mut lost) = (Uuid::nil(), 0, Vec::new());
    loop {
        let rows = tx.query(
            "select id, payload, recipient_id, topic from outbox
             where network_id = $1 and state = 'given_up' and topic in ($4, $5) and id > $2
             order by id limit $3",
            &[&network, &from, &AT_ONCE, &notice::MAIL, &access_link::TOPIC],
        )?;
        for row in &rows {
            let id: Uuid = row.get("id")?;
            let missed = if row.get::<String>("topic")? == access_link::TOPIC {
                row.get::<Option<Uuid>>("recipient_id")?
            } else {
                let payload: Json = row.get("payload")?;
                serde_json::from_value::<NoticeId>(payload["notice"].clone()).ok().map(Uuid::from)
            };
            let taken_up = match missed {
                Some(missed) => bounce::is_taken_up(tx, network, missed)?,
                None => false,
            };
            if !taken_up {
                lost.push(id);
            }
            from = id;
        }
        counted += i64::try_from(rows.len()).unwrap_or(AT_ONCE);
        if i64::try_from(rows.len()).unwrap_or(0) < AT_ONCE {
            return Ok(finding("every mail that was given up became an obligation", counted, lost));
        }
    }
}

fn silent_receivers_are_looked_at(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let all = count(tx, "select count(*) as counted from webhook where network_id = $1", network)?;
    Ok(finding(
        "every webhook that was given up is somebody's to look at",
        all,
        webhook::forgotten(tx, network)?,
    ))
}

fn finding(invariant: &'static str, counted: i64, mut offending: Vec<Uuid>) -> Finding {
    offending.truncate(TOLD);
    Finding { invariant, holds: offending.is_empty(), counted, offending }
}

fn count(tx: &mut Tx<'_>, sql: &str, network: NetworkId) -> Result<i64, Error> {
    tx.first(sql, &[&network])?.map_or(Ok(0), |row| row.get("counted"))
}

fn ids(tx: &mut Tx<'_>, sql: &str, network: NetworkId) -> Result<Vec<Uuid>, Error> {
    read_ids(&tx.query(sql, &[&network])?)
}

fn read_ids(rows: &[Row]) -> Result<Vec<Uuid>, Error> {
    rows.iter().map(|row| row.get("id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::Word;
    use crate::samples::open_at;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn broken(db: &store::Db, village: &Village) -> Vec<(&'static str, usize)> {
        let findings = db.read_here(|tx| examine(tx, village.network, monday())).unwrap();
        assert_eq!(findings.len(), 12);
        findings
            .iter()
            .filter(|finding| !finding.holds)
            .map(|one| (one.invariant, one.offending.len()))
            .collect()
    }

    #[test]
    fn a_sound_network_holds_and_a_holder_who_is_gone_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            open_at(db, &village, village.fatima, 2);
            assert_eq!(broken(db, &village), []);
            db.write_here(|tx| {
                // As no act of ours would: past the engine.
                tx.execute("update person set state = 'left' where name = $1", &[&"Fatima el Amrani"])
            })
            .unwrap();
            assert_eq!(broken(db, &village), [("every holder is an active person or a staffed desk", 1)]);
        });
    }

    #[test]
    fn a_mail_given_up_is_sound_only_as_an_obligation() {
        on_both(|db| {
            let village = Village::build(db);
            let word = Word {
                text: "notice-asked-again",
                facts: serde_json::Map::new(),
                href: "/vandaag",
                answerable: None,
            };
            let notice = db
                .write_here(|tx| {
                    let id = notice::tell(tx, monday(), village.network, village.ruud, &word)?;
                    tx.execute("update outbox set state = 'given_up' where key = $1", &[&id.to_string()])?;
                    Ok::<_, Error>(id)
                })
                .unwrap();
            assert_eq!(broken(db, &village), [("every mail that was given up became an obligation", 1)]);
            db.write_here(|tx| bounce::bounced(tx, monday(), village.network, notice)).unwrap();
            assert_eq!(broken(db, &village), []);
        });
    }

    #[test]
    fn a_row_written_past_the_engine_is_found_by_its_id() {
        on_both(|db| {
            let village = Village::build(db);
            let id = open_at(db, &village, village.fatima, 2);
            let written = |sql: &'static str| db.write_here(|tx| tx.execute(sql, &[&id])).unwrap();
            let late = calendar::in_days(monday(), 30);
            let late = |tx: &mut Tx<'_>| {
                tx.execute("update obligation set look_at = $2 where id = $1", &[&id, &late])
            };
            db.write_here(late).unwrap();
            assert_eq!(broken(db, &village), [("the clock looks at everything open in time", 1)]);
            written("update obligation set look_at = moment_at, reminded = 'never' where id = $1");
            assert_eq!(broken(db, &village), [("every open row is a state that the engine knows", 1)]);
        });
    }
}
