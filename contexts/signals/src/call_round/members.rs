//! The members of a round: each with its turn, how it stands, and who has it on the line. A turn is drawn once, so that
//! the order stays what it was when the round began.

use super::{CallRoundId, Order};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use network::named;
use std::collections::HashMap;
use store::{Error, Row, Tx};

named! {
    /// How a member stands in a round.
    pub enum Standing, text "call-standing" {
        /// Nobody has called it yet.
        ToCall = "to_call",
        /// It was called, and nobody answered.
        NotReached = "not_reached",
        /// It was spoken.
        Spoken = "spoken",
        /// It doesn't want to be called.
        SaidNo = "said_no",
    }
}

/// A member of a round.
#[derive(Clone, Debug)]
pub struct Member {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// The place it works from.
    pub place: String,
    /// How it stands.
    pub standing: Standing,
    /// How often nobody answered.
    pub tries: i64,
    /// When it comes back by itself.
    pub again_at: Option<Timestamp>,
    /// Who has it on the line, and until when.
    pub claim: Option<(PersonId, Timestamp)>,
    /// For compare-and-swap.
    pub version: i64,
}

impl Member {
    /// Whether somebody else has it on the line.
    pub fn is_with_another(&self, me: PersonId, now: Timestamp) -> bool {
        self.claim.is_some_and(|(who, until)| who != me && until > now)
    }
}

pub(crate) const MEMBER: &str = "select call_round_member.organisation_id, organisation.name, organisation.place,
    call_round_member.standing, call_round_member.tries, call_round_member.again_at, call_round_member.claimed_by,
    call_round_member.claimed_until, call_round_member.version
  from call_round_member
  join organisation on organisation.network_id = call_round_member.network_id
    and organisation.id = call_round_member.organisation_id";

/// One member of a round.
pub fn load(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    organisation: OrganisationId,
) -> Result<Option<Member>, Error> {
    let sql = format!(
        "{MEMBER} where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.organisation_id = $3"
    );
    tx.first(&sql, &[&network, &round, &organisation])?.as_ref().map(read).transpose()
}

/// Whom somebody has on the line in a round, also when the time for it has run out.
pub fn on_the_line(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    caller: PersonId,
) -> Result<Option<Member>, Error> {
    let sql = format!(
        "{MEMBER} where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.claimed_by = $3"
    );
    tx.first(&sql, &[&network, &round, &caller])?.as_ref().map(read).transpose()
}

/// The members of a round that stand so, in the order of their turns.
pub fn standing(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    standing: Standing,
) -> Result<Vec<Member>, Error> {
    let sql = format!(
        "{MEMBER} where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.standing = $3 order by call_round_member.turn"
    );
    tx.query(&sql, &[&network, &round, &standing])?.iter().map(read).collect()
}

/// Adds the members of a round in the order of their turns. Who said no to being called is counted, and not called.
pub fn add(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    members: &[OrganisationId],
) -> Result<(), Error> {
    for (organisation, turn) in members.iter().zip(1_i64..) {
        tx.execute(
            "insert into call_round_member (network_id, round_id, organisation_id, turn, standing, tries, version)
             select $1, $2, organisation.id, $4, case when call_refusal.organisation_id is null then 'to_call'
               else 'said_no' end, 0, 1
             from organisation left join call_refusal on call_refusal.network_id = organisation.network_id
               and call_refusal.organisation_id = organisation.id
             where organisation.network_id = $1 and organisation.id = $3",
            &[&network, &round, organisation, &turn],
        )?;
    }
    Ok(())
}

/// Those who were not spoken in a round and didn't say no.
pub fn silent(tx: &mut Tx<'_>, network: NetworkId, round: CallRoundId) -> Result<Vec<OrganisationId>, Error> {
    let rows = tx.query(
        "select organisation_id from call_round_member
         where network_id = $1 and round_id = $2 and standing in ('to_call', 'not_reached') order by turn",
        &[&network, &round],
    )?;
    rows.iter().map(|row| row.get("organisation_id")).collect()
}

/// When whom was last heard; who isn't in it never was.
pub type Heard = HashMap<OrganisationId, Timestamp>;

/// When each organisation was last heard: a call in which it was spoken, or a signal it raised; not a wrong,
/// which shows nowhere.
pub fn last_heard(tx: &mut Tx<'_>, network: NetworkId) -> Result<HashMap<OrganisationId, Timestamp>, Error> {
    let rows = tx.query(
        "select organisation_id, max(at) as at from (
           select organisation_id, max(at) as at from call_note
           where network_id = $1 and outcome = 'spoken' group by organisation_id
           union all
           select organisation_id, max(raised_at) as at from signal
           where network_id = $1 and not shielded group by organisation_id
         ) heard group by organisation_id",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("organisation_id")?, row.get("at")?))).collect()
}

/// Puts members, given by name, in the order of a round.
pub fn in_order(
    order: Order,
    seed: i64,
    mut members: Vec<OrganisationId>,
    heard: &Heard,
) -> Vec<OrganisationId> {
    match order {
        Order::ByName => {}
        // Whom nobody ever heard comes before everybody; of equals, names decide.
        Order::LongestSilent => members.sort_by_key(|id| heard.get(id).copied()),
        Order::Random => members.sort_by_key(|id| (lot(seed, *id), *id)),
    }
    members
}

/// The lot of a member: the same for the same seed. Splitmix64 (Steele, Lea and Flood, 2014) over both halves of the id.
fn lot(seed: i64, id: OrganisationId) -> u64 {
    let (high, low) = id.0.as_u64_pair();
    [high, low].into_iter().fold(seed.cast_unsigned(), |mixed, half| {
        let mut next = (mixed ^ half).wrapping_add(0x9e37_79b9_7f4a_7c15);
        next = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        next = (next ^ (next >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        next ^ (next >> 31)
    })
}

pub(crate) fn read(row: &Row) -> Result<Member, Error> {
    let claimed_by: Option<PersonId> = row.get("claimed_by")?;
    Ok(Member {
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        place: row.get("place")?,
        standing: row.get("standing")?,
        tries: row.get("tries")?,
        again_at: row.get("again_at")?,
        claim: match claimed_by {
            Some(who) => Some((who, row.get("claimed_until")?)),
            None => None,
        },
        version: row.get("version")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;

    fn members() -> Vec<OrganisationId> {
        (1..=120).map(|number| OrganisationId(Uuid::from_u128(number))).collect()
    }

    #[test]
    fn a_lot_is_drawn_again_with_its_seed_and_differs_with_another() {
        let drawn = |seed| in_order(Order::Random, seed, members(), &HashMap::new());
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert_ne!(drawn(7), members());
        let mut sorted = drawn(7);
        sorted.sort_unstable();
        assert_eq!(sorted, members(), "nobody is left out");
    }

    #[test]
    fn whom_we_heard_longest_ago_comes_first() {
        let [one, two, three] = [1, 2, 3].map(|number| OrganisationId(Uuid::from_u128(number)));
        let at = |day: &str| format!("2026-11-{day}T09:00:00Z").parse().unwrap();
        let heard = HashMap::from([(one, at("20")), (two, at("10"))]);
        assert_eq!(in_order(Order::LongestSilent, 0, vec![one, two, three], &heard), [three, two, one]);
        assert_eq!(in_order(Order::ByName, 0, vec![one, two, three], &heard), [one, two, three]);
    }
}
