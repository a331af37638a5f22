//! An account: what an organisation, or the network, tells a municipality of a quarter. Its figures are those of the release of
//! that quarter, and never change; the words beside them are a draft until somebody makes them final. A final version stays
//! as it is, but for a story that was taken back; better words are a next version. Its rows; how it begins in
//! `draft_account`, its words in `word_account`.

use crate::story::{Document, StoryId};
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::{Actor, Refusal, desk};
use obligations::Holder;
use policy::Matter;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One account.
    AccountId
);
store::id_value!(AccountId);

/// The kind of the matter that its obligation is about, and of the document in which a story stands.
pub const MATTER: &str = "account";

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its network.
    pub network: NetworkId,
    /// Whose it is; nobody's for that of the network.
    pub organisation: Option<OrganisationId>,
    /// The name of that organisation, or of the network.
    pub name: String,
    /// The code of the municipality it is told to.
    pub municipality: String,
    /// The first day of the quarter.
    pub first: Date,
    /// The last day of the quarter.
    pub last: Date,
    /// From how many on a number is shown.
    pub threshold: i64,
    /// The version of the rule by which numbers are shown.
    pub rule: i64,
    /// When it was counted.
    pub counted_at: Timestamp,
    /// The key of the rounding of its quarter, by its name; nothing where it was counted before quarters were released.
    pub key: Option<String>,
}

impl Account {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its obligation is about.
    pub fn matter(&self) -> worklist::Matter {
        worklist::Matter::new(MATTER, self.id)
    }

    /// As the document in which a story stands.
    pub fn document(&self) -> Document {
        Document { kind: MATTER, id: self.id.into(), href: self.href() }
    }

    /// The number of its quarter in the year: 1 to 4.
    pub fn quarter(&self) -> i8 {
        quarter_of(self.first)
    }
}

/// The number of the quarter that a day is in: 1 to 4.
pub fn quarter_of(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

/// The page of an account.
pub fn href(id: AccountId) -> String {
    format!("/verantwoording/{id}")
}

/// When and by whom a version was made final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// Their name.
    pub name: String,
}

/// The words beside the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which: the first is 1.
    pub number: i64,
    /// What did not work, and why.
    pub not_worked: Option<String>,
    /// The story of the change that matters most, with why it was chosen.
    pub chosen: Option<(StoryId, String)>,
    /// Since when it is final; a draft isn't.
    pub finished: Option<Finished>,
    /// For compare-and-swap.
    pub version: i64,
}

pub(crate) const ACCOUNT: &str = "select account.id, account.network_id, account.organisation_id,
    coalesce(organisation.name, network.name) as name, account.municipality, account.first_day, account.last_day,
    account.threshold, account.rule_version, account.counted_at, account_quarter.key_id
  from account
  join network on network.id = account.network_id
  left join organisation on organisation.network_id = account.network_id and organisation.id = account.organisation_id
  left join account_quarter on account_quarter.network_id = account.network_id
    and account_quarter.first_day = account.first_day";

/// One account.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: AccountId) -> Result<Account, Refusal> {
    let sql = format!("{ACCOUNT} where account.network_id = $1 and account.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("account"))?;
    Ok(read(&row)?)
}

/// One account, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: AccountId) -> Result<Account, Refusal> {
    let sql = format!("select id from account where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// The newest accounts of one organisation, final or not.
pub fn of_organisation(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    most: i64,
) -> Result<Vec<Account>, Error> {
    let sql = format!(
        "{ACCOUNT} where account.network_id = $1 and account.organisation_id = $2
         order by account.first_day desc, account.id desc limit $3"
    );
    tx.query(&sql, &[&network, &organisation, &most])?.iter().map(read).collect()
}

/// The account of a quarter, if there is one.
pub fn of_quarter(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (organisation, municipality, first): (Option<OrganisationId>, &str, Date),
) -> Result<Option<AccountId>, Error> {
    let rows = tx.query(
        "select id, organisation_id from account where network_id = $1 and municipality = $2 and first_day = $3",
        &[&network, &municipality, &first],
    )?;
    for row in &rows {
        if row.get::<Option<OrganisationId>>("organisation_id")? == organisation {
            return Ok(Some(row.get("id")?));
        }
    }
    Ok(None)
}

/// The versions of an account, the newest first.
pub fn versions(tx: &mut Tx<'_>, network: NetworkId, id: AccountId) -> Result<Vec<Version>, Error> {
    let rows = tx.query(
        "select account_version.number, account_version.not_worked, account_version.story_id,
           account_version.chosen_why, account_version.finished_at, account_version.finished_by,
           account_version.version, person.name
         from account_version
         left join person on person.network_id = account_version.network_id and person.id = account_version.finished_by
         where account_version.network_id = $1 and account_version.account_id = $2 order by account_version.number desc",
        &[&network, &id],
    )?;
    rows.iter().map(version).collect()
}

/// Who answers for it: the director of the organisation, else its desk; of the network its desk.
pub fn holder(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: Option<OrganisationId>,
) -> Result<Holder, Refusal> {
    if let Some(organisation) = organisation {
        if let Some(director) = directors(tx, network, organisation)?.first() {
            return Ok(Holder::Person(*director));
        }
        if let Some(desk) = desk::of_organisation(tx, network, organisation)?.filter(|desk| desk.staff > 0) {
            return Ok(Holder::Desk(desk.id));
        }
    }
    Ok(Holder::Desk(desk::of_network(tx, network)?.id))
}

fn directors(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select person.id from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.organisation_id = $2 and membership.role = 'director'
           and person.state = 'active'
         order by membership.since, person.id",
        &[&network, &organisation],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// As the policy sees who writes it: the directors of the organisation and who staffs its desk; of the network who staffs
/// the network's.
pub fn circle(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: Option<OrganisationId>,
) -> Result<Matter, Refusal> {
    let mut matter = Matter::network(network);
    let desk = match organisation {
        Some(organisation) => {
            matter.leads.extend(directors(tx, network, organisation)?);
            desk::of_organisation(tx, network, organisation)?
        }
        None => Some(desk::of_network(tx, network)?),
    };
    if let Some(desk) = desk {
        matter.leads.extend(desk::staff(tx, network, desk.id)?);
    }
    Ok(matter)
}

/// One account with its versions as somebody sees it: who writes it sees the draft too, everybody else what is final.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: AccountId,
) -> Result<(Account, Vec<Version>, bool), Refusal> {
    actor.may_here("see_accounts")?;
    let account = load(tx, actor.network, id)?;
    let writes = actor.may("write_account", &circle(tx, actor.network, account.organisation)?).is_ok();
    let mut versions = versions(tx, actor.network, id)?;
    versions.retain(|version| writes || version.finished.is_some());
    if versions.is_empty() {
        return Err(Refusal::NotFound("account"));
    }
    Ok((account, versions, writes))
}

pub(crate) fn read(row: &Row) -> Result<Account, Error> {
    Ok(Account {
        id: row.get("id")?,
        network: row.get("network_id")?,
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        municipality: row.get("municipality")?,
        first: row.get("first_day")?,
        last: row.get("last_day")?,
        threshold: row.get("threshold")?,
        rule: row.get("rule_version")?,
        counted_at: row.get("counted_at")?,
        key: row.get("key_id")?,
    })
}

fn version(row: &Row) -> Result<Version, Error> {
    let (story, why): (Option<StoryId>, Option<String>) = (row.get("story_id")?, row.get("chosen_why")?);
    let finished =
        match (row.get::<Option<Timestamp>>("finished_at")?, row.get::<Option<PersonId>>("finished_by")?) {
            (Some(at), Some(by)) => Some(Finished { at, by, name: row.get("name")? }),
            (None, None) => None,
            _ => {
                return Err(
                    row.bad("finished_by", "a version that is final by nobody, or by somebody and isn't")
                );
            }
        };
    Ok(Version {
        number: row.get("number")?,
        not_worked: row.get("not_worked")?,
        chosen: story.map(|story| (story, why.unwrap_or_default())),
        finished,
        version: row.get("version")?,
    })
}
