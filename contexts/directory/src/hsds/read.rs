//! An HSDS file as services that may become offers. Forgiving in what it reads, because other directories fill what they
//! have; what it has no place for is named, so that nobody thinks it came along. Only judging happens elsewhere.

use super::{ASSURED, DOES_NOT, PONTOONS, THEMES, WAIT_TIME};
use crate::pontoon::Pontoon;
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde_json::Value;
use std::collections::BTreeSet;

/// Services of one file at most.
pub const MOST: usize = 2_000;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct File {
    /// Its services, in order.
    pub services: Vec<Service>,
    /// Fields that hold something and that we have no place for.
    pub unused: BTreeSet<String>,
}

/// Why nothing could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Nothing was given.
    Nothing,
    /// It is no JSON; where that shows.
    NotJson {
        /// The line.
        line: usize,
        /// The letter in it.
        column: usize,
    },
    /// It is JSON without services.
    NoServices,
    /// More than we take at once.
    TooMany,
}

/// One service, as far as we have a place for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Service {
    /// Its id, when that is one of ours or looks like one.
    pub id: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// What they do.
    pub does: String,
    /// What they don't.
    pub does_not: Option<String>,
    /// Whether it is there.
    pub status: String,
    /// The id and name of its organisation.
    pub organisation: (Option<Uuid>, String),
    /// For whom.
    pub audience: Option<String>,
    /// How to reach them.
    pub reach: Option<String>,
    /// Whom to ask for: name and the rest of how to reach them.
    pub contact: Option<(String, String)>,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub hours: Option<String>,
    /// First and last day.
    pub valid: (Option<String>, Option<String>),
    /// Codes or names of areas.
    pub areas: Vec<String>,
    /// Where it stands, where that is said.
    pub pontoon: Option<Pontoon>,
    /// Codes of themes.
    pub themes: Vec<String>,
    /// Free places.
    pub places: Option<i64>,
    /// Weeks of waiting.
    pub weeks: Option<i64>,
    /// When the room was said and by whom.
    pub room_said: Option<(Timestamp, String)>,
    /// When it was confirmed and by whom.
    pub confirmed: Option<(Timestamp, String)>,
    /// When it last changed.
    pub changed_at: Option<Timestamp>,
}

/// What we read of a service.
const USED: [&str; 19] = [
    "id",
    "organization_id",
    "organization",
    "name",
    "description",
    "status",
    "application_process",
    "eligibility_description",
    "wait_time",
    "assured_date",
    "last_modified",
    "contacts",
    "schedules",
    "service_areas",
    "service_at_locations",
    "capacities",
    "attributes",
    "metadata",
    "phones",
];

/// Reads a list of services, one service, or a page of the HSDS API.
pub fn read(text: &str) -> Result<File, Unreadable> {
    if text.trim().is_empty() {
        return Err(Unreadable::Nothing);
    }
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|problem| Unreadable::NotJson { line: problem.line(), column: problem.column() })?;
    let listed = match json {
        Value::Array(listed) => listed,
        Value::Object(mut page) => match page.remove("contents").or_else(|| page.remove("services")) {
            Some(Value::Array(listed)) => listed,
            Some(_) | None => vec![Value::Object(page)],
        },
        _ => return Err(Unreadable::NoServices),
    };
    if listed.len() > MOST {
        return Err(Unreadable::TooMany);
    }
    if listed.is_empty() || listed.iter().any(|one| one.get("name").is_none() && one.get("id").is_none()) {
        return Err(Unreadable::NoServices);
    }
    let fields = listed.iter().filter_map(Value::as_object).flatten();
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => true,
    };
    let unused = fields
        .filter(|(name, value)| !USED.contains(&name.as_str()) && says(value))
        .map(|(name, _)| name.clone())
        .collect();
    Ok(File { services: listed.iter().map(service).collect(), unused })
}

fn text(of: &Value, name: &str) -> Option<String> {
    of[name].as_str().map(|text| kept(text.trim())).filter(|text| !text.is_empty())
}

/// Signs that mean nothing to a person are left out, as from a form.
fn kept(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|letter| !letter.is_control() || *letter == '\n').collect()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn moment(of: &Value, name: &str) -> Option<Timestamp> {
    text(of, name)?.parse().ok()
}

fn service(of: &Value) -> Service {
    let organisation = &of["organization"];
    let id = |of: &Value, name: &str| text(of, name).and_then(|id| Uuid::parse_str(&id).ok());
    let attributes = list(of, "attributes");
    let coded = |taxonomy: &'static str| {
        let is_of = move |one: &&Value| one["taxonomy_term"]["taxonomy"].as_str() == Some(taxonomy);
        attributes.iter().filter(is_of).filter_map(|one| text(&one["taxonomy_term"], "code"))
    };
    let does_not = attributes.iter().find(|one| one["label"].as_str() == Some(DOES_NOT));
    let schedule = list(of, "schedules").first().unwrap_or(&Value::Null);
    let capacity = list(of, "capacities").first().unwrap_or(&Value::Null);
    let at = list(of, "service_at_locations").first().unwrap_or(&Value::Null);
    let said = |field: &str| said(of, field);
    let updated = || moment(capacity, "updated").map(|at| (at, String::new()));
    Service {
        id: id(of, "id"),
        name: text(of, "name").unwrap_or_default(),
        does: text(of, "description").unwrap_or_default(),
        does_not: does_not.and_then(|one| text(one, "value")),
        status: text(of, "status").unwrap_or_else(|| "active".to_owned()),
        organisation: (
            id(of, "organization_id").or_else(|| id(organisation, "id")),
            text(organisation, "name").unwrap_or_default(),
        ),
        audience: text(of, "eligibility_description"),
        reach: text(of, "application_process"),
        contact: contact(of),
        place: text(&at["location"], "name"),
        hours: text(schedule, "description"),
        valid: (text(schedule, "valid_from"), text(schedule, "valid_to")),
        areas: list(of, "service_areas")
            .iter()
            .filter_map(|area| text(area, "extent").or_else(|| text(area, "name")))
            .collect(),
        pontoon: coded(PONTOONS).next().and_then(|code| Pontoon::named(&code)),
        themes: coded(THEMES).collect(),
        places: capacity["available"].as_i64(),
        weeks: text(of, "wait_time").and_then(|text| weeks(&text)),
        room_said: said(WAIT_TIME).or_else(updated),
        confirmed: said(ASSURED).or_else(|| {
            let day: jiff::civil::Date = text(of, "assured_date")?.parse().ok()?;
            Some((kernel::calendar::at_hour(day, 12), String::new()))
        }),
        changed_at: moment(of, "last_modified"),
    }
}

/// When somebody said a field, and who.
fn said(of: &Value, field: &str) -> Option<(Timestamp, String)> {
    let one = list(of, "metadata").iter().find(|one| one["field_name"].as_str() == Some(field))?;
    Some((moment(one, "last_action_date")?, text(one, "updated_by").unwrap_or_default()))
}

/// The first contact: the name, and what else reaches them.
fn contact(of: &Value) -> Option<(String, String)> {
    let one = list(of, "contacts").first()?;
    let numbers =
        list(one, "phones").iter().chain(list(of, "phones")).filter_map(|phone| text(phone, "number"));
    let reached: Vec<String> = text(one, "email").into_iter().chain(numbers).collect();
    Some((text(one, "name").unwrap_or_default(), reached.join(", ")))
}

/// "6 weken", "6 weeks", "6": a number of weeks; anything else is none.
fn weeks(text: &str) -> Option<i64> {
    let mut words = text.split_whitespace();
    let number = words.next()?.parse().ok()?;
    match words.next() {
        None | Some("weken" | "week" | "weeks") => Some(number),
        Some("maanden" | "maand" | "months" | "month") => Some(number * 4),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_services_is_said() {
        for (text, expect) in [
            ("", Unreadable::Nothing),
            ("{\n x", Unreadable::NotJson { line: 2, column: 2 }),
            ("[]", Unreadable::NoServices),
            ("7", Unreadable::NoServices),
            ("[{\"a\": 1}]", Unreadable::NoServices),
        ] {
            assert_eq!(read(text).unwrap_err(), expect, "{text}");
        }
    }

    #[test]
    fn one_service_a_list_and_a_page_read_alike_and_what_has_no_place_is_named() {
        let one =
            r#"{"id": "x", "name": "Inloop", "fees": "5 euro", "languages": [], "wait_time": "3 maanden"}"#;
        for text in [one.to_owned(), format!("[{one}]"), format!("{{\"contents\": [{one}]}}")] {
            let file = read(&text).unwrap();
            assert_eq!((file.services[0].name.as_str(), file.services[0].weeks), ("Inloop", Some(12)));
            assert_eq!(file.unused.into_iter().collect::<Vec<_>>(), ["fees"]);
        }
        assert_eq!(weeks("ongeveer een maand"), None);
    }
}
