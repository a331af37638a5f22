//! Proves on a live database that the read log is as it was written: every line's signature, every seal over its lines,
//! and the chain of seals up to its end. For `ponton doctor`: the newest seals every time, all of them when asked, in
//! memory for one read at a time. What it can't see: lines younger than their seal that were taken away, and a chain
//! whose end was put back together with an older copy of it; the server's log tells those (decision 31).

use super::seal::{Chain, SEALS, Seal, head_parts, load};
use super::{LINES, Line};
use crate::Refusal;
use crate::reading::Keys;
use kernel::NetworkId;
use kernel::ids::Uuid;
use store::{Error, Tx};
use vault::Signer;

/// Seals that are looked at every time.
const NEWEST: i64 = 100;
/// Lines read at once.
const AT_ONCE: i64 = 1_000;
/// So many offending ids are told; one would be enough to start looking.
const TOLD: usize = 100;

/// How far back to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// The newest seals, and what isn't sealed yet.
    Newest,
    /// Everything.
    Full,
}

/// What was found about one invariant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The invariant, as a short English sentence.
    pub invariant: &'static str,
    /// How many things were looked at.
    pub counted: i64,
    /// The ids of what breaks it.
    pub offending: Vec<Uuid>,
}

impl Found {
    fn of(invariant: &'static str) -> Self {
        Self { invariant, counted: 0, offending: Vec::new() }
    }

    fn offends(&mut self, id: Uuid) {
        if self.offending.len() < TOLD && !self.offending.contains(&id) {
            self.offending.push(id);
        }
    }
}

/// The proof under way.
struct Proof {
    network: NetworkId,
    /// None where nobody ever looked; then there may be no line either.
    signers: Option<(Signer, Signer)>,
    lines: Found,
    seals: Found,
    chain: Found,
}

/// Examines the read log of one network.
pub fn examine(
    tx: &mut Tx<'_>,
    keys: &Keys,
    network: NetworkId,
    depth: Depth,
) -> Result<Vec<Found>, Refusal> {
    let lines = keys.vault().signer(tx, network, LINES)?;
    let mut proof = Proof {
        network,
        signers: lines.zip(keys.vault().signer(tx, network, SEALS)?),
        lines: Found::of("every line of the read log is as it was written"),
        seals: Found::of("every seal over the read log covers the lines it sealed, no more and no fewer"),
        chain: Found::of("the seals over the read log are one chain, and its end is there"),
    };
    let end = proof.end(tx)?;
    let first = if depth == Depth::Full { 1 } else { (end - NEWEST + 1).max(1) };
    let mut previous = load(tx, network, first - 1)?;
    if first > 1 && previous.is_none() {
        proof.chain.offends(network.0);
    }
    for number in first..=end {
        match load(tx, network, number)? {
            Some(seal) => {
                proof.seal(tx, previous.as_ref(), &seal)?;
                previous = Some(seal);
            }
            // What stands after it is told by the seal that follows.
            None => proof.chain.offends(previous.as_ref().map_or(network.0, |seal| seal.last)),
        }
    }
    let from = previous.map_or(Uuid::nil(), |seal| seal.last);
    proof.unsealed(tx, from)?;
    Ok(vec![proof.lines, proof.seals, proof.chain])
}

impl Proof {
    /// The number of the last seal, as the end of the chain and the seals themselves have it.
    fn end(&mut self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let newest: Option<i64> = tx
            .first(
                "select number from read_seal where network_id = $1 order by number desc limit 1",
                &[&self.network],
            )?
            .map(|row| row.get("number"))
            .transpose()?;
        let end =
            tx.first("select number, signature from read_chain where network_id = $1", &[&self.network])?;
        let Some(end) = end else {
            if newest.is_some() {
                self.chain.offends(self.network.0);
            }
            return Ok(newest.unwrap_or(0));
        };
        let (number, signature): (i64, Vec<u8>) = (end.get("number")?, end.get("signature")?);
        let last = load(tx, self.network, number)?;
        let of_last = last.as_ref().map_or(&[] as &[u8], |seal| &seal.signature);
        let whole = number == newest.unwrap_or(0)
            && self.signers.as_ref().is_some_and(|(_, seals)| {
                seals.fits(&head_parts(&number.to_be_bytes(), of_last), &signature)
            });
        if !whole {
            self.chain.offends(last.map_or(self.network.0, |seal| seal.last));
        }
        Ok(number.max(newest.unwrap_or(0)))
    }

    /// One seal: itself, that it stands after the one before, and its lines.
    fn seal(&mut self, tx: &mut Tx<'_>, previous: Option<&Seal>, seal: &Seal) -> Result<(), Error> {
        self.chain.counted += 1;
        self.seals.counted += 1;
        let signed = self
            .signers
            .as_ref()
            .is_some_and(|(_, seals)| seal.signed(self.network, |parts| seals.fits(parts, &seal.signature)));
        let follows = previous.map_or(0, |before| before.number) + 1 == seal.number
            && previous.is_none_or(|before| before.last < seal.first);
        if !signed || !follows {
            self.chain.offends(seal.last);
        }
        if !follows {
            // Without the seal before it nobody knows where its lines begin.
            return Ok(());
        }
        let from = previous.map_or(Uuid::nil(), |before| before.last);
        let mut digest = Chain::after(previous);
        let counted = self.walk(tx, from, seal.last, |line, signature| digest.add(line, signature))?;
        if counted != seal.lines || digest.end() != seal.digest {
            // Which line went nobody can say; between these two it stood.
            self.seals.offends(seal.first);
            self.seals.offends(seal.last);
        }
        Ok(())
    }

    /// What came after the last seal.
    fn unsealed(&mut self, tx: &mut Tx<'_>, from: Uuid) -> Result<(), Error> {
        self.walk(tx, from, Uuid::max(), |_, _| {}).map(drop)
    }

    /// Checks the signature of every line after `from` up to `until`, and shows each; gives how many.
    fn walk(
        &mut self,
        tx: &mut Tx<'_>,
        mut from: Uuid,
        until: Uuid,
        mut show: impl FnMut(Uuid, &[u8]),
    ) -> Result<i64, Error> {
        let mut counted = 0;
        loop {
            let rows = tx.query(
                "select id, at, reader_id, organisation_id, role, purpose, behalf_id, subject_kind, subject_id, part,
                   outcome, request_id, signature from read_line
                 where network_id = $1 and id > $2 and id <= $3 order by id limit $4",
                &[&self.network, &from, &until, &AT_ONCE],
            )?;
            for row in &rows {
                let signature: Vec<u8> = row.get("signature")?;
                from = row.get("id")?;
                show(from, &signature);
                // A line that doesn't even read was not written by us.
                let fits = match (&self.signers, Line::try_from(row)) {
                    (Some((lines, _)), Ok(line)) => {
                        line.signed(self.network, |parts| lines.fits(parts, &signature))
                    }
                    (None, _) | (_, Err(_)) => false,
                };
                if !fits {
                    self.lines.offends(from);
                }
            }
            let read = i64::try_from(rows.len()).unwrap_or(AT_ONCE);
            counted += read;
            self.lines.counted += read;
            if read < AT_ONCE {
                return Ok(counted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_log::{about, seal};
    use crate::reading::{Look, Looked, Part, Purpose, Reader, Reading};
    use crate::samples::{Village, monday};
    use kernel::Timestamp;
    use std::time::Duration;
    use store::event::Subject;
    use store::{After, Db, ToValue};
    use testkit::{drop_guards, on_both};

    const HOLDS: [usize; 3] = [0, 0, 0];

    fn later(minutes: u64) -> Timestamp {
        monday() + Duration::from_mins(minutes)
    }

    fn dirk() -> Uuid {
        Uuid::from_u128(100)
    }

    /// `count` looks at Dirk's story at `now`.
    fn looks(db: &Db, village: &Village, keys: &Keys, now: Timestamp, count: usize) {
        let look = Look {
            reader: Reader::resident(village.network),
            subject: Subject { kind: "plan", id: dirk() },
            part: Part::Story,
            purpose: Purpose::Own,
            behalf: None,
            request: Uuid::from_u128(9),
        };
        db.write_here(|tx| {
            for _ in 0..count {
                let looked = Reading::of(tx, now, keys, &look, Ok(()))?;
                assert!(matches!(looked, Looked::Granted(_)));
            }
            Ok::<_, Refusal>(())
        })
        .unwrap();
    }

    /// A log with three seals of two lines, and one line that isn't sealed yet; the ids of all, oldest first.
    fn sealed(db: &Db) -> (Village, Keys, Vec<Uuid>) {
        let (village, keys) = (Village::build(db), Keys::passing());
        db.write_here(|tx| keys.make(tx, monday(), village.network, dirk())).unwrap();
        for hour in 0..3 {
            looks(db, &village, &keys, later(hour * 60), 2);
            assert_eq!(seal::seal_due(db, &keys, later(hour * 60 + 20)).unwrap(), 2);
        }
        looks(db, &village, &keys, later(200), 1);
        assert_eq!(seal::seal_due(db, &keys, later(204)).unwrap(), 0, "too young");
        let after = After::start(50);
        let page = db.read_here(|tx| about(tx, village.network, dirk(), &after)).unwrap();
        let ids = page.rows.iter().rev().map(|line| line.id.0).collect();
        (village, keys, ids)
    }

    fn found(db: &Db, village: &Village, keys: &Keys, depth: Depth) -> Vec<Vec<Uuid>> {
        let found = db.read_here(|tx| examine(tx, keys, village.network, depth)).unwrap();
        found.into_iter().map(|one| one.offending).collect()
    }

    /// What is found after somebody with the whole database in hand did that.
    fn found_after(
        table: &str,
        sql: &str,
        params: impl Fn(&Village, &[Uuid]) -> Vec<Uuid>,
    ) -> Vec<[Vec<usize>; 3]> {
        let all = std::cell::RefCell::new(Vec::new());
        on_both(|db| {
            let (village, keys, ids) = sealed(db);
            drop_guards(db, table);
            let params = params(&village, &ids);
            let params: Vec<&dyn ToValue> = params.iter().map(|id| id as &dyn ToValue).collect();
            assert!(db.write_here(|tx| tx.execute(sql, &params)).unwrap() > 0, "{sql}");
            let place = |id: &Uuid| ids.iter().position(|other| other == id).unwrap_or(99);
            let offending = found(db, &village, &keys, Depth::Full);
            assert_eq!(found(db, &village, &keys, Depth::Newest), offending);
            let places = offending.iter().map(|ids| ids.iter().map(place).collect()).collect::<Vec<_>>();
            all.borrow_mut().push(places.try_into().unwrap());
        });
        all.into_inner()
    }

    #[test]
    fn a_log_that_nobody_touched_holds() {
        on_both(|db| {
            let (village, keys, ids) = sealed(db);
            assert_eq!(ids.len(), 7);
            for depth in [Depth::Newest, Depth::Full] {
                let found = db.read_here(|tx| examine(tx, &keys, village.network, depth)).unwrap();
                let counted: Vec<i64> = found.iter().map(|one| one.counted).collect();
                assert_eq!(found.iter().map(|one| one.offending.len()).collect::<Vec<_>>(), HOLDS);
                assert_eq!(counted, [7, 3, 3]);
            }
            let nobody = NetworkId(Uuid::from_u128(1));
            let found = db.read_here(|tx| examine(tx, &keys, nobody, Depth::Full)).unwrap();
            assert!(
                found.iter().all(|one| one.counted == 0 && one.offending.is_empty()),
                "nobody ever looked"
            );
        });
    }

    #[test]
    fn a_changed_line_is_found_by_its_id() {
        let line = |_: &Village, ids: &[Uuid]| vec![ids[2]];
        for change in ["purpose = 'help'", "reader_id = request_id", "outcome = 'refused'", "role = 'worker'"]
        {
            let sql = format!("update read_line set {change} where id = $1");
            for found in found_after("read_line", &sql, line) {
                assert_eq!(found, [vec![2], vec![], vec![]], "{change}");
            }
        }
        for found in
            found_after("read_line", "update read_line set role = 'worker' where id = $1", |_, ids| {
                vec![ids[6]]
            })
        {
            assert_eq!(found, [vec![6], vec![], vec![]], "not sealed yet");
        }
    }

    #[test]
    fn a_line_that_was_taken_away_is_found_by_its_seal() {
        for found in found_after("read_line", "delete from read_line where id = $1", |_, ids| vec![ids[2]]) {
            assert_eq!(found, [vec![], vec![2, 3], vec![]], "between the first and the last of that seal");
        }
        for found in found_after("read_line", "delete from read_line where network_id = $1", |village, _| {
            vec![village.network.0]
        }) {
            assert_eq!(found[1].len(), 6);
        }
    }

    #[test]
    fn a_line_that_was_slipped_in_is_found() {
        let sql = "insert into read_line (network_id, id, at, role, purpose, subject_kind, subject_id, part, outcome,
                     request_id, signature)
                   select network_id, $2, at, role, purpose, subject_kind, subject_id, part, outcome, request_id,
                     signature from read_line where id = $1";
        let between = |ids: &[Uuid]| Uuid::from_u128(ids[2].as_u128() + 1);
        for found in found_after("read_line", sql, |_, ids| vec![ids[2], between(ids)]) {
            assert_eq!(found, [vec![99], vec![2, 3], vec![]]);
        }
    }

    #[test]
    fn a_seal_that_was_changed_or_taken_away_is_found() {
        let network = |village: &Village, _: &[Uuid]| vec![village.network.0];
        for (sql, chain) in [
            ("delete from read_seal where network_id = $1 and number = 1", vec![99, 3]),
            ("delete from read_seal where network_id = $1 and number = 2", vec![1, 5]),
            ("delete from read_seal where network_id = $1 and number = 3", vec![99, 3]),
            (
                "update read_seal set sealed_at = (select max(sealed_at) from read_seal) where network_id = $1 and number = 2",
                vec![3],
            ),
            ("delete from read_seal where network_id = $1", vec![99]),
        ] {
            for found in found_after("read_seal", sql, network) {
                assert_eq!(found[2], chain, "{sql}");
            }
        }
        for sql in [
            "delete from read_chain where network_id = $1",
            "update read_chain set number = 2 where network_id = $1",
        ] {
            for found in found_after("read_chain", sql, network) {
                assert!(!found[2].is_empty(), "{sql}");
            }
        }
    }

    #[test]
    fn the_end_cut_off_with_its_lines_is_found() {
        on_both(|db| {
            let (village, keys, ids) = sealed(db);
            drop_guards(db, "read_line");
            drop_guards(db, "read_seal");
            db.write_here(|tx| {
                tx.execute("delete from read_line where id > $1", &[&ids[3]])?;
                tx.execute("delete from read_seal where number = 3", &[])?;
                tx.execute("update read_chain set number = 2", &[])
            })
            .unwrap();
            assert_eq!(found(db, &village, &keys, Depth::Newest), [vec![], vec![], vec![ids[3]]]);
        });
    }

    #[test]
    fn nodes_that_seal_at_once_make_one_chain() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), Keys::passing());
            db.write_here(|tx| keys.make(tx, monday(), village.network, dirk())).unwrap();
            looks(db, &village, &keys, monday(), 2_500);
            let sealed: u64 = std::thread::scope(|scope| {
                let nodes: Vec<_> =
                    (0..3).map(|_| scope.spawn(|| seal::seal_due(db, &keys, later(30)).unwrap())).collect();
                nodes.into_iter().map(|node| node.join().unwrap()).sum()
            });
            assert_eq!(sealed, 2_500);
            assert!(found(db, &village, &keys, Depth::Full).iter().all(Vec::is_empty));
        });
    }

    #[test]
    fn who_looked_is_read_by_an_index_page_by_page() {
        on_both(|db| {
            let (village, _, ids) = sealed(db);
            let (mut after, mut seen) = (After::start(3), Vec::new());
            loop {
                let page = db.read_here(|tx| about(tx, village.network, dirk(), &after)).unwrap();
                seen.extend(page.rows.iter().map(|line| line.id.0));
                let Some(next) = page.next else { break };
                after = After::read(Some(&next.to_string()), 3).unwrap();
            }
            seen.reverse();
            assert_eq!(seen, ids);
        });
    }
}
