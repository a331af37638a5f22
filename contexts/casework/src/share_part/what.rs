//! What is shared or proposed, as it is typed: with whom, which parts, why and until when.

use super::LONGEST;
use kernel::{OrganisationId, PersonId, Timestamp};
use network::by_name::Of;
use network::reading::Part;
use network::typed_moment::typed_moment;
use web::{Posted, Problems};

/// The hour until which somebody reads on the last day.
const END_OF_DAY: i8 = 17;

/// With whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum With {
    /// One person.
    Person(PersonId),
    /// Whoever of an organisation has to do with it.
    Organisation(OrganisationId),
}

/// The field in which it may be typed by name.
pub const BY_NAME: &[(&str, &[Of])] =
    &[("with", &[Of::Organisation("organisation:"), Of::Person("person:")])];

impl With {
    /// As it stands in the form.
    pub fn written(self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::Organisation(id) => format!("organisation:{id}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("person", id) => id.parse().ok().map(Self::Person),
            ("organisation", id) => id.parse().ok().map(Self::Organisation),
            _ => None,
        }
    }
}

/// What is shared, with whom, why and until when, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct What {
    /// With whom.
    pub with: With,
    /// What they may read.
    pub parts: Vec<Part>,
    /// Only what is about this.
    pub theme: Option<String>,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Timestamp,
}

impl What {
    /// Reads it; nothing when something is missing, which is then in `problems`.
    pub(crate) fn parse(posted: &Posted, problems: &mut Problems) -> Option<Self> {
        let with = With::read(posted.text("with"));
        if with.is_none() {
            problems.add("with", "problem-share-nobody");
        }
        let parts: Vec<Part> = posted.all("part").filter_map(Part::named).collect();
        if parts.is_empty() {
            problems.add("part", "problem-share-no-part");
        }
        let reason = posted.text("reason").to_owned();
        if reason.is_empty() {
            problems.add("reason", "problem-share-no-reason");
        } else if reason.chars().count() > LONGEST {
            problems.add_with("reason", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        }
        let until = typed_moment(posted, "until", "no-hour", END_OF_DAY).ok();
        if until.is_none() {
            problems.add("until", "problem-share-no-day");
        }
        let theme = Some(posted.text("theme")).filter(|code| !code.is_empty()).map(str::to_owned);
        Some(Self { with: with?, parts, theme, reason, until: until? })
    }
}
