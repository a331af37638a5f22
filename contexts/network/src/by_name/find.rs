//! Whom or what typed words are the name of. A name is compared without regard to capitals (on SQLite those without a mark), alone or as a list says it: with
//! the organisation, what somebody does or, where nothing else tells two apart, their address behind it.

use crate::Role;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId};
use store::{Error, Row, ToValue, Tx};
use web::View;

/// What a field chooses, with what stands before the id when it is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// Somebody who is there.
    Person(&'static str),
    /// Somebody who is there, on behalf of an organisation: both ids, with a colon between.
    Place,
    /// A membership of an organisation, of whoever did not leave: the person's id and the role, with a colon between.
    Member,
    /// Somebody who belongs to an organisation and did not leave.
    Colleague,
    /// A desk.
    Desk(&'static str),
    /// An organisation.
    Organisation(&'static str),
    /// The next meeting of a table, called by the table's name.
    Meeting,
}

/// Where is looked, and in which language a role is said.
pub(super) struct Scope<'a> {
    pub(super) network: NetworkId,
    /// Only what belongs to this organisation.
    pub(super) within: Option<OrganisationId>,
    /// How roles are said, and when it is.
    pub(super) view: &'a View,
}

/// One that was found.
pub(super) struct Found {
    /// What a choice of it sends.
    pub(super) key: String,
    name: String,
    /// The organisation, or what somebody does there.
    beside: String,
    email: Option<String>,
    of: Of,
}

impl Found {
    /// As a list says it.
    fn label(&self) -> String {
        match self.of {
            _ if self.beside.is_empty() => self.name.clone(),
            Of::Member => format!("{} ({})", self.name, self.beside),
            Of::Person(_) | Of::Place | Of::Colleague | Of::Desk(_) | Of::Organisation(_) | Of::Meeting => {
                format!("{}, {}", self.name, self.beside)
            }
        }
    }

    /// Whether somebody who typed that means this one.
    fn is_said(&self, words: &str) -> bool {
        let (words, name, beside) =
            (words.to_lowercase(), self.name.to_lowercase(), self.beside.to_lowercase());
        let Some(rest) = words.strip_prefix(&name) else { return false };
        match self.of {
            _ if rest.is_empty() => true,
            // What stands behind the role there is their team.
            Of::Member => rest.strip_prefix(" (").is_some_and(|rest| rest.starts_with(&beside)),
            // Here a list says what they do, of which there may be several, or that it is a desk.
            Of::Colleague | Of::Desk(_) => rest.starts_with(" (") || rest == format!(", {beside}"),
            Of::Person(_) | Of::Place | Of::Organisation(_) | Of::Meeting => {
                [format!(", {beside}"), format!(" ({beside})"), format!(" · {beside}")]
                    .iter()
                    .any(|said| rest == said)
            }
        }
    }
}

/// Marks in what was typed at which a name may end.
const MARKS: usize = 12;

/// Those that are called so.
pub(super) fn called(
    tx: &mut Tx<'_>,
    scope: &Scope<'_>,
    among: &[Of],
    words: &str,
) -> Result<Vec<Found>, Error> {
    let (words, email) = match words.rsplit_once(", ") {
        Some((before, last)) if last.contains('@') => (before, Some(last.to_lowercase())),
        _ => (words, None),
    };
    // What stands behind a name tells it apart, and may hold the same marks: where it begins is tried at each of them.
    let behind =
        [", ", " · ", " ("].iter().flat_map(|mark| words.match_indices(mark)).map(|(at, _)| &words[..at]);
    let names: Vec<String> = std::iter::once(words).chain(behind).take(MARKS).map(str::to_owned).collect();
    let mut found = those(tx, scope, among, ("lower({name}) = lower({words})", &names))?;
    found.retain(|one| one.is_said(words) && (email.is_none() || one.email == email));
    Ok(each_once(found))
}

/// Those of whose name a word begins so.
pub(super) fn beginning(
    tx: &mut Tx<'_>,
    scope: &Scope<'_>,
    among: &[Of],
    words: &str,
) -> Result<Vec<Found>, Error> {
    let plain: String = words.chars().flat_map(escaped).collect();
    let patterns = [format!("{plain}%"), format!("% {plain}%"), format!("%-{plain}%")];
    let found = those(tx, scope, among, ("lower({name}) like lower({words}) escape '!'", &patterns))?;
    Ok(each_once(found))
}

fn escaped(letter: char) -> impl Iterator<Item = char> {
    let mark = matches!(letter, '%' | '_' | '!').then_some('!');
    mark.into_iter().chain([letter])
}

/// Whoever belongs somewhere twice is one to choose.
fn each_once(found: Vec<Found>) -> Vec<Found> {
    let mut once: Vec<Found> = Vec::with_capacity(found.len());
    for one in found {
        if once.iter().all(|there| there.key != one.key) {
            once.push(one);
        }
    }
    once
}

/// The words that name each of them and no other of them.
pub(super) fn told_apart(found: &[Found]) -> Vec<String> {
    let labels: Vec<String> = found.iter().map(Found::label).collect();
    let label = |(one, label): (&Found, &String)| match &one.email {
        Some(email) if labels.iter().filter(|other| *other == label).count() > 1 => {
            format!("{label}, {email}")
        }
        _ => label.clone(),
    };
    found.iter().zip(&labels).map(label).collect()
}

/// So many rows are read at most: more than anybody can choose from is not told apart.
const MOST_ROWS: usize = 400;

/// Those for which one of the words fits, as the condition says.
fn those(
    tx: &mut Tx<'_>,
    scope: &Scope<'_>,
    among: &[Of],
    (condition, words): (&str, &[String]),
) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    for of in among {
        let (from, name, narrowed) = select(*of);
        let fits: Vec<String> = (2..2 + words.len())
            .map(|place| condition.replace("{name}", name).replace("{words}", &format!("${place}")))
            .collect();
        let mut params: Vec<&dyn ToValue> = vec![&scope.network];
        for word in words {
            params.push(word);
        }
        let mut within = String::new();
        if let Some(organisation) = &scope.within {
            params.push(organisation);
            within = format!(" and organisation.id = ${}", params.len());
        }
        if *of == Of::Meeting {
            params.push(&scope.view.now);
        }
        let from = from.replace("{now}", &format!("${}", params.len()));
        let sql = format!(
            "{from} and ({}){narrowed}{within} order by {name}, beside, id limit {MOST_ROWS}",
            fits.join(" or ")
        );
        for row in &tx.query(&sql, &params)? {
            found.push(read(scope, *of, row)?);
        }
    }
    Ok(found)
}

const PEOPLE: &str =
    "select distinct person.id as id, person.name, person.email, organisation.id as organisation_id,
      organisation.name as beside, membership.role
    from membership
    join person on person.network_id = membership.network_id and person.id = membership.person_id
    join organisation on organisation.network_id = membership.network_id
      and organisation.id = membership.organisation_id
    where membership.network_id = $1";

/// Where they stand, the column of their name, and which of them count.
fn select(of: Of) -> (&'static str, &'static str, &'static str) {
    match of {
        Of::Person(_) | Of::Place => (PEOPLE, "person.name", " and person.state = 'active'"),
        Of::Member | Of::Colleague => (PEOPLE, "person.name", " and person.state <> 'left'"),
        Of::Desk(_) => (
            "select desk.id as id, desk.name, coalesce(organisation.name, '') as beside from desk
             left join organisation on organisation.network_id = desk.network_id
               and organisation.id = desk.organisation_id
             where desk.network_id = $1",
            "desk.name",
            "",
        ),
        Of::Organisation(_) => (
            "select organisation.id as id, organisation.name, '' as beside from organisation
             where organisation.network_id = $1",
            "organisation.name",
            "",
        ),
        Of::Meeting => (
            "select meeting.id as id, round_table.name, '' as beside from round_table
             join meeting on meeting.network_id = round_table.network_id and meeting.table_id = round_table.id
               and meeting.cancelled_at is null
               and meeting.starts_at = (select min(coming.starts_at) from meeting coming
                 where coming.network_id = round_table.network_id and coming.table_id = round_table.id
                   and coming.cancelled_at is null and coming.starts_at >= {now})
             where round_table.network_id = $1",
            "round_table.name",
            "",
        ),
    }
}

fn read(scope: &Scope<'_>, of: Of, row: &Row) -> Result<Found, Error> {
    let (id, name): (Uuid, String) = (row.get("id")?, row.get("name")?);
    let beside: String = row.get("beside")?;
    let found = |key, beside, email| Found { key, name, beside, email, of };
    Ok(match of {
        Of::Person(before) => found(format!("{before}{id}"), beside, Some(row.get("email")?)),
        Of::Place => {
            let organisation: OrganisationId = row.get("organisation_id")?;
            found(format!("{id}:{organisation}"), beside, Some(row.get("email")?))
        }
        Of::Member => {
            let role: Role = row.get("role")?;
            let does = scope.view.say(role.text_key(), &[]);
            found(format!("{id}:{}", role.name()), does, Some(row.get("email")?))
        }
        Of::Colleague => found(id.to_string(), beside, Some(row.get("email")?)),
        Of::Desk(before) | Of::Organisation(before) => found(format!("{before}{id}"), beside, None),
        Of::Meeting => found(id.to_string(), beside, None),
    })
}
