//! A second view as it is kept: what another organisation was asked, in a text that names nobody, and what it said. It is
//! sealed under a key of its own: reading it is not reading the plan. Which plan it came from is for whoever asked.

use crate::plan::PlanId;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::reading::{Reading, Sealed};
use network::{Actor, Refusal};
use obligations::{Holder, Moment};
use store::event::Subject;
use store::{Error, Row, Tx, dialect};
use worklist::{Matter, Opening};

define_id!(
    /// One second view.
    SecondViewId
);
store::id_value!(SecondViewId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "second_view";
/// So many of a plan are shown to whoever asked, the newest.
const SHOWN: i64 = 10;

/// A second view, sealed.
#[derive(Clone, Debug)]
pub struct SecondView {
    /// Its id.
    pub id: SecondViewId,
    /// Where.
    pub network: NetworkId,
    /// From which plan: only whoever asked may know.
    pub plan: PlanId,
    /// Who asked.
    pub asked_by: PersonId,
    /// Their name, when they gave it.
    pub asker: Option<String>,
    /// The name of their organisation.
    pub organisation: String,
    /// The name of the organisation that is asked.
    pub asked: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Until when they may take.
    pub answer_by: Timestamp,
    /// Who answered, and when.
    pub answered: Option<(PersonId, Timestamp)>,
    /// For compare-and-swap.
    pub version: i64,
    words: Sealed,
    answer: Option<Sealed>,
}

impl SecondView {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// What is asked.
    pub fn words(&self, reading: &Reading) -> Result<String, Refusal> {
        Ok(reading.open("second_view.words", self.id, &self.words)?.to_string())
    }

    /// What they said.
    pub fn answer(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        let opened = self
            .answer
            .as_ref()
            .map(|answer| reading.open("second_view.answer", self.id, answer))
            .transpose()?;
        Ok(opened.map(|text| text.to_string()))
    }

    /// Its obligation, at the desk that is asked.
    pub fn opening(&self, holder: Holder, moment: Moment) -> Opening {
        Opening {
            network: self.network,
            matter: self.matter(),
            title: String::new(),
            href: self.href(),
            shielded: true,
            holder,
            moment,
        }
    }
}

/// The page of a second view.
pub fn href(id: SecondViewId) -> String {
    format!("/meekijken/{id}")
}

/// Whose data are read, for the read log: not the plan's.
pub fn subject(id: SecondViewId) -> Subject {
    Subject { kind: MATTER, id: id.into() }
}

/// As the policy sees who answers: inside is whoever holds it, in person or at the desk.
pub fn holders(tx: &mut Tx<'_>, actor: &Actor, view: &SecondView) -> Result<policy::Matter, Refusal> {
    let kept = worklist::obligation::of_matter(tx, actor.network, view.matter())?;
    let holds = kept.and_then(|kept| kept.state.holder()).is_some_and(|holder| match holder {
        Holder::Person(person) => person == actor.person,
        Holder::Desk(desk) => actor.desks.contains(&desk),
    });
    let insiders = holds.then_some(actor.person).into_iter().collect();
    Ok(policy::Matter { insiders, ..policy::Matter::network(actor.network) })
}

/// As the policy sees who reads it: whoever answers or answered, and whoever asked.
pub fn readers(tx: &mut Tx<'_>, actor: &Actor, view: &SecondView) -> Result<policy::Matter, Refusal> {
    let mut matter = holders(tx, actor, view)?;
    matter.insiders.push(view.asked_by);
    matter.insiders.extend(view.answered.map(|(by, _)| by));
    Ok(matter)
}

const SELECT: &str = "select second_view.network_id, second_view.id, second_view.plan_id, second_view.asked_by,
      second_view.is_named, person.name as asker, own.name as organisation, asked.name as asked, second_view.asked_at,
      second_view.answer_by, second_view.answered_by, second_view.answered_at, second_view.version, second_view.words,
      second_view.answer
    from second_view
    join person on person.network_id = second_view.network_id and person.id = second_view.asked_by
    join organisation own on own.network_id = second_view.network_id and own.id = second_view.organisation_id
    join organisation asked on asked.network_id = second_view.network_id and asked.id = second_view.asked_id";

/// One second view.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: SecondViewId) -> Result<SecondView, Refusal> {
    let sql = format!("{SELECT} where second_view.network_id = $1 and second_view.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("second view"))?;
    Ok(read(&row)?)
}

/// One second view, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: SecondViewId) -> Result<SecondView, Refusal> {
    let sql =
        format!("select id from second_view where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Those that somebody asked for from a plan, the newest first.
pub fn asked_by(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (person, plan): (PersonId, PlanId),
) -> Result<Vec<SecondView>, Error> {
    let sql = format!(
        "{SELECT} where second_view.network_id = $1 and second_view.asked_by = $2 and second_view.plan_id = $3
         order by second_view.id desc limit $4"
    );
    tx.query(&sql, &[&network, &person, &plan, &SHOWN])?.iter().map(read).collect()
}

/// All of a plan, whoever asked.
pub(crate) fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<SecondView>, Error> {
    let sql = format!(
        "{SELECT} where second_view.network_id = $1 and second_view.plan_id = $2 order by second_view.id"
    );
    tx.query(&sql, &[&network, &plan])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SecondView, Error> {
    let (by, at): (Option<PersonId>, Option<Timestamp>) = (row.get("answered_by")?, row.get("answered_at")?);
    let named: bool = row.get("is_named")?;
    let asker: String = row.get("asker")?;
    Ok(SecondView {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        asked_by: row.get("asked_by")?,
        asker: named.then_some(asker),
        organisation: row.get("organisation")?,
        asked: row.get("asked")?,
        asked_at: row.get("asked_at")?,
        answer_by: row.get("answer_by")?,
        answered: by.zip(at),
        version: row.get("version")?,
        words: row.get("words")?,
        answer: row.get("answer")?,
    })
}

/// The organisations that can be asked, besides one's own: those whose desk is staffed.
pub fn to_ask(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<(OrganisationId, String)>, Error> {
    let rows = tx.query(
        "select organisation.id, organisation.name from organisation
         where organisation.network_id = $1 and organisation.id <> $2
           and exists (select 1 from desk
             join desk_staff on desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
             join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
               and person.state = 'active'
             where desk.network_id = organisation.network_id and desk.organisation_id = organisation.id)
         order by organisation.name, organisation.id limit 500",
        &[&actor.network, &actor.organisation],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
