//! What somebody holds, in person or at a desk they staff, by next moment: the lines of Vandaag and Mijn lat. Reads
//! one page at a time; cost grows with the page, not with what is kept.

use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, ObligationId, PersonId, Timestamp};
use network::{Actor, Role};
use obligations::Holder;
use store::{Error, Row, Tx};

mod adrift;

pub use adrift::{RUNGS, adrift};

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The obligation.
    pub id: ObligationId,
    /// The kind of its matter.
    pub matter_kind: String,
    /// In the words of whoever raised it.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Only insiders read the title.
    pub shielded: bool,
    /// It is kept without a title, because that would say who a resident is.
    pub sealed: bool,
    /// Whoever holds it.
    pub holder: Holder,
    /// Their name.
    pub holder_name: String,
    /// The next moment.
    pub moment: Timestamp,
    /// Why then: somebody's words, or a text key of the context that set it.
    pub why: String,
    /// Since when this moment stands.
    pub since: Timestamp,
    /// How it climbed, when it did.
    pub climbed: Option<Climb>,
    /// What is asked of whom, while it is offered.
    pub offer: Option<Offer>,
}

/// The way up of a line.
#[derive(Clone, Debug)]
pub struct Climb {
    /// `team_lead`, `organisation_desk` or `network_desk`.
    pub rung: String,
    /// Who held it in their own right.
    pub original: Holder,
    /// Their name.
    pub original_name: String,
    /// Who held it before the last step.
    pub previous: Holder,
}

/// An open question to take over.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Who is asked.
    pub to: Holder,
    /// Until when.
    pub answer_by: Timestamp,
    /// What is asked, and why of them.
    pub why: String,
}

/// What a reader's lists hold: what is about a wrong only for confidants. To others it isn't there, not even as one more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sight {
    /// Where.
    pub network: NetworkId,
    confidant: bool,
}

impl Sight {
    /// All there is, for what looks after the network itself.
    pub fn whole(network: NetworkId) -> Self {
        Self { network, confidant: true }
    }

    /// What `actor` sees.
    pub fn of(actor: &Actor) -> Self {
        Self { network: actor.network, confidant: actor.has(Role::Confidant) }
    }

    /// The condition on an obligation, behind others.
    pub fn sql(self) -> &'static str {
        if self.confidant { "" } else { "and obligation.protected = false" }
    }
}

const LINE: &str = "select obligation.id, obligation.matter_kind, obligation.title, obligation.href,
    obligation.shielded, coalesce(person.name, desk.name) as holder_name, obligation.holder_person,
    obligation.holder_desk, obligation.moment_at, obligation.moment_why, obligation.rung, obligation.since,
    obligation.original_person, obligation.original_desk, obligation.previous_person, obligation.previous_desk,
    coalesce(original_person.name, original_desk.name) as original_name, obligation.asked_person,
    obligation.asked_desk, obligation.answer_by, obligation.asked_why
  from obligation
  left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
  left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
  left join person original_person on original_person.network_id = obligation.network_id
    and original_person.id = obligation.original_person
  left join desk original_desk on original_desk.network_id = obligation.network_id
    and original_desk.id = obligation.original_desk";

/// Where a page of lines goes on: after this moment and id.
pub type From = (Timestamp, ObligationId);

/// A stretch of lines: after a place, up to and with a moment.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    from: From,
    until: Timestamp,
}

impl Stretch {
    /// Everything after `from`, or from the start.
    pub fn after(from: Option<From>) -> Self {
        let start = (Timestamp::UNIX_EPOCH, ObligationId(Uuid::nil()));
        Self { from: from.unwrap_or(start), until: Timestamp::MAX }
    }

    /// Moments after `from`, up to and with `until`.
    pub fn between(from: Timestamp, until: Timestamp) -> Self {
        Self { from: (from, ObligationId(Uuid::max())), until }
    }

    /// Moments up to and with `until`.
    pub fn until(until: Timestamp) -> Self {
        Self { until, ..Self::after(None) }
    }
}

/// What a person or desk holds, by next moment.
pub fn by(
    tx: &mut Tx<'_>,
    sight: Sight,
    holder: Holder,
    stretch: Stretch,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let (column, id) = column(holder);
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.{column} = $2 and obligation.state <> 'settled' {}
           and (obligation.moment_at, obligation.id) > ($3, $4) and obligation.moment_at <= $5
         order by obligation.moment_at, obligation.id limit $6",
        sight.sql()
    );
    let Stretch { from: (at, after), until } = stretch;
    tx.query(&sql, &[&sight.network, &id, &at, &after, &until, &limit])?.iter().map(read).collect()
}

/// What several hold together, by next moment.
pub fn by_all(
    tx: &mut Tx<'_>,
    sight: Sight,
    holders: &[Holder],
    stretch: Stretch,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for holder in holders {
        lines.extend(by(tx, sight, *holder, stretch, limit)?);
    }
    lines.sort_by_key(place);
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(lines)
}

/// Where a line stands in a list by next moment.
pub fn place(line: &Line) -> From {
    (line.moment, line.id)
}

/// How many lines several hold together in a stretch, counted no further than `most` of each.
pub fn count(
    tx: &mut Tx<'_>,
    sight: Sight,
    holders: &[Holder],
    stretch: Stretch,
    most: i64,
) -> Result<i64, Error> {
    let mut all = 0;
    for holder in holders {
        let (column, id) = column(*holder);
        let sql = format!(
            "select count(*) as lines from (
               select id from obligation
               where network_id = $1 and {column} = $2 and state <> 'settled' {}
                 and (moment_at, id) > ($3, $4) and moment_at <= $5 limit $6) counted",
            sight.sql()
        );
        let Stretch { from: (at, after), until } = stretch;
        let row = tx.first(&sql, &[&sight.network, &id, &at, &after, &until, &most])?;
        all += row.map_or(Ok(0), |row| row.get::<i64>("lines"))?;
    }
    Ok(all)
}

fn column(holder: Holder) -> (&'static str, Uuid) {
    match holder {
        Holder::Person(person) => ("holder_person", person.into()),
        Holder::Desk(desk) => ("holder_desk", desk.into()),
    }
}

/// What `person` has been asked to take over, in person or at one of these desks, the first answer due first.
pub fn asked_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    desks: &[DeskId],
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let to_person = format!(
        "{LINE} where obligation.network_id = $1 and obligation.asked_person = $2 and obligation.state = 'offered'
         order by obligation.answer_by, obligation.id limit $3"
    );
    let to_desk = format!(
        "{LINE} where obligation.network_id = $1 and obligation.asked_desk = $2 and obligation.state = 'offered'
         order by obligation.answer_by, obligation.id limit $3"
    );
    let mut rows = tx.query(&to_person, &[&network, &person, &limit])?;
    for desk in desks {
        rows.extend(tx.query(&to_desk, &[&network, desk, &limit])?);
    }
    rows.iter().map(read).collect()
}

/// What climbed away from the people in the teams that `lead` leads, and is with somebody else now.
pub fn around(tx: &mut Tx<'_>, sight: Sight, lead: PersonId, limit: i64) -> Result<Vec<Line>, Error> {
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.state <> 'settled' and obligation.rung <> 'holder'
           and obligation.original_person in (
             select membership.person_id from team
             join membership on membership.network_id = team.network_id and membership.team_id = team.id
             where team.network_id = $1 and team.lead_id = $2 and membership.person_id <> $2)
           and (obligation.holder_person is null or obligation.holder_person <> $2) {}
         order by obligation.moment_at, obligation.id limit $3",
        sight.sql()
    );
    tx.query(&sql, &[&sight.network, &lead, &limit])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Line, Error> {
    let rung: String = row.get("rung")?;
    let climbed = match holder(row, "original_person", "original_desk")? {
        Some(original) => Some(Climb {
            rung,
            original,
            original_name: row.get("original_name")?,
            previous: holder(row, "previous_person", "previous_desk")?.unwrap_or(original),
        }),
        None => None,
    };
    let offer = match holder(row, "asked_person", "asked_desk")? {
        Some(to) => Some(Offer { to, answer_by: row.get("answer_by")?, why: row.get("asked_why")? }),
        None => None,
    };
    let nobody = || row.bad("holder_person", "an open obligation without a holder");
    let title: String = row.get("title")?;
    Ok(Line {
        id: row.get("id")?,
        matter_kind: row.get("matter_kind")?,
        sealed: title.is_empty(),
        title,
        href: row.get("href")?,
        shielded: row.get("shielded")?,
        holder: holder(row, "holder_person", "holder_desk")?.ok_or_else(nobody)?,
        holder_name: row.get("holder_name")?,
        moment: row.get("moment_at")?,
        why: row.get("moment_why")?,
        since: row.get("since")?,
        climbed,
        offer,
    })
}

fn holder(row: &Row, person: &'static str, desk: &'static str) -> Result<Option<Holder>, Error> {
    let person: Option<PersonId> = row.get(person)?;
    let desk: Option<DeskId> = row.get(desk)?;
    Ok(person.map(Holder::Person).or(desk.map(Holder::Desk)))
}
