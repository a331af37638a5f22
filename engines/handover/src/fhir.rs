//! A handover as a FHIR R4 `Task`, by the profile for referral management of SDOH Clinical Care (HL7, 3.0.0): for
//! networks in which a hospital or a GP takes part. Deliberately without names, stories and packets; the references
//! are the caller's to make and to resolve.

use crate::{Choice, End, Handover, Helped, State, Urgency};
use kernel::Timestamp;
use serde_json::{Value as Json, json};

/// The profile that a task claims.
pub const PROFILE: &str =
    "http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-TaskForReferralManagement";

/// What a task refers to, each as a relative reference such as `Patient/…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct References<'a> {
    /// The id of the task.
    pub id: &'a str,
    /// The help request: a `ServiceRequest`.
    pub focus: &'a str,
    /// The resident: a `Patient`, a `RelatedPerson` or, anonymous, a `Group`.
    pub subject: &'a str,
    /// Who asks: a `PractitionerRole` or an `Organization`.
    pub requester: &'a str,
    /// Who is asked: a `PractitionerRole` or an `Organization`.
    pub owner: &'a str,
    /// The task that this one is part of.
    pub part_of: Option<&'a str>,
    /// When it was drafted.
    pub authored_on: Timestamp,
    /// When it last changed.
    pub last_modified: Timestamp,
}

/// The task for `handover`.
pub fn task(handover: &Handover, to: &References<'_>) -> Json {
    let stage = handover.state.stage().word();
    let reference = |reference: &str| json!({ "reference": reference });
    let mut task = json!({
        "resourceType": "Task",
        "id": to.id,
        "meta": { "profile": [PROFILE] },
        "status": status(&handover.state),
        "businessStatus": { "text": stage },
        "intent": "order",
        "priority": priority(handover.urgency),
        "code": { "coding": [{
            "system": "http://hl7.org/fhir/CodeSystem/task-code",
            "code": "fulfill",
            "display": "Fulfill the focal request",
        }]},
        "focus": reference(to.focus),
        "for": reference(to.subject),
        "authoredOn": to.authored_on.to_string(),
        "lastModified": to.last_modified.to_string(),
        "requester": reference(to.requester),
        "owner": reference(to.owner),
    });
    if let Some(reason) = reason(&handover.state) {
        task["statusReason"] = json!({ "text": reason });
    }
    if let Some(whole) = to.part_of {
        task["partOf"] = json!([reference(whole)]);
    }
    task
}

fn status(state: &State) -> &'static str {
    match state {
        State::Draft { .. } => "draft",
        State::Sent(_) | State::Seen(_) | State::Asked { .. } => "requested",
        State::Accepted(_) | State::ContactMissed { .. } => "accepted",
        State::Held(_) => "in-progress",
        State::Waiting { .. } => "on-hold",
        State::Reported { report, .. } | State::Closed { report, .. } => match report.helped {
            Helped::Yes | Helped::Partly => "completed",
            Helped::No => "failed",
        },
        State::Ended { end, .. } | State::Settled { end, .. } => match end {
            End::Refused(_) => "rejected",
            End::Unanswered | End::Withdrawn { .. } => "cancelled",
        },
        State::Redirected { .. } | State::Dropped { .. } => "cancelled",
        State::MovedOn { .. } => "completed",
    }
}

/// Codes of kinds and choices, never people's own words: an export goes where nobody agreed that those may go.
fn reason(state: &State) -> Option<&'static str> {
    match state {
        State::Waiting { .. } => Some("waiting for something outside, with an interim plan"),
        State::Reported { report, .. } | State::Closed { report, .. } if report.helped == Helped::No => {
            Some("it did not help")
        }
        State::Ended { end, .. } => Some(ended(end)),
        State::Settled { end, choice, .. } => Some(match choice {
            Choice::Stop { .. } => "stopped, as the resident agreed",
            Choice::SendAgain | Choice::OtherRoute { .. } | Choice::DoItSelf | Choice::Escalate { .. } => {
                ended(end)
            }
        }),
        State::Redirected { .. } => Some("passed on to another"),
        State::Dropped { .. } => Some("never sent"),
        State::Draft { .. }
        | State::Sent(_)
        | State::Seen(_)
        | State::Asked { .. }
        | State::Accepted(_)
        | State::ContactMissed { .. }
        | State::Held(_)
        | State::Reported { .. }
        | State::Closed { .. }
        | State::MovedOn { .. } => None,
    }
}

fn ended(end: &End) -> &'static str {
    use crate::NoCode;
    match end {
        End::Refused(no) => match no.code {
            NoCode::Full => "refused: no room",
            NoCode::NotOurs => "refused: not what they do",
            NoCode::OtherGroup => "refused: another area, age or group",
            NoCode::TooEarly => "refused: something must come first",
            NoCode::TooLittleKnown => "refused: too little is known",
            NoCode::Other => "refused: another reason",
        },
        End::Unanswered => "nobody answered in time",
        End::Withdrawn { .. } => "taken back",
    }
}

fn priority(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Now => "stat",
        Urgency::Soon => "urgent",
        Urgency::Normal => "routine",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::world;
    use std::fs;
    use std::path::{Path, PathBuf};

    const TO: References<'static> = References {
        id: "h1",
        focus: "ServiceRequest/hulpvraag-1",
        subject: "Patient/inwoner-1",
        requester: "PractitionerRole/fatima",
        owner: "Organization/de-boeg",
        part_of: Some("Task/h0"),
        authored_on: Timestamp::UNIX_EPOCH,
        last_modified: Timestamp::UNIX_EPOCH,
    };

    /// Every stage at which a search of the model starts, and where a play of it gets.
    fn tasks() -> Vec<(&'static str, Json)> {
        let handovers = world::every_stage();
        handovers.iter().map(|it| (it.state.stage().word(), task(it, &TO))).collect()
    }

    #[test]
    fn each_stage_has_its_status() {
        let expected = [
            ("draft", "draft"),
            ("sent", "requested"),
            ("seen", "requested"),
            ("asked", "requested"),
            ("accepted", "accepted"),
            ("contact_missed", "accepted"),
            ("held", "in-progress"),
            ("waiting", "on-hold"),
            ("reported", "completed"),
            ("closed", "completed"),
            ("refused", "rejected"),
            ("unanswered", "cancelled"),
            ("withdrawn", "cancelled"),
            ("redirected", "cancelled"),
            ("settled", "rejected"),
            ("dropped", "cancelled"),
            ("moved_on", "completed"),
        ];
        let tasks = tasks();
        let said: Vec<_> =
            tasks.iter().map(|(stage, task)| (*stage, task["status"].as_str().unwrap())).collect();
        assert_eq!(said, expected);
        for (stage, task) in &tasks {
            assert_eq!(task["businessStatus"]["text"], *stage);
            let needs =
                ["rejected", "cancelled", "on-hold", "failed"].contains(&task["status"].as_str().unwrap());
            assert_eq!(task["statusReason"]["text"].is_string(), needs, "{stage}");
        }
    }

    #[test]
    fn nobodys_words_leave_with_a_task() {
        for (_, task) in tasks() {
            assert!(!task.to_string().contains(world::STORY));
        }
    }

    fn profile() -> Option<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/fhir-sdoh");
        if folder.join("SDOHCCTaskForReferralManagement.fsh").is_file() {
            return Some(folder);
        }
        eprintln!("the profile of the task is not in ../shared/data/fhir-sdoh: nothing is checked here");
        None
    }

    /// The rules of a profile in FHIR Shorthand: each line is an element and what holds of it.
    fn rules(folder: &Path, file: &str) -> Vec<(String, String)> {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let lines = text.lines().filter_map(|line| line.strip_prefix("* "));
        let pairs = lines.filter_map(|line| line.split_once(' '));
        pairs.map(|(element, rule)| (element.to_owned(), rule.trim().to_owned())).collect()
    }

    fn at<'a>(task: &'a Json, element: &str) -> &'a Json {
        element.split('.').fold(task, |json, part| &json[part])
    }

    #[test]
    fn a_task_is_what_the_profile_asks() {
        let Some(folder) = profile() else { return };
        let rules = rules(&folder, "SDOHCCTaskForReferralManagement.fsh");
        let required: Vec<&str> = rules
            .iter()
            .filter(|(element, rule)| rule.starts_with("1..") && !element.contains(['[', '^']))
            .map(|(element, _)| element.as_str())
            .collect();
        assert_eq!(required, ["statusReason.text", "code", "focus", "for", "authoredOn", "requester"]);
        let excluded: Vec<String> = fs::read_to_string(folder.join("SDOHCCValueSetReferralTaskStatus.fsh"))
            .unwrap()
            .lines()
            .filter_map(|line| line.strip_prefix("* exclude TaskStatus#").map(str::to_owned))
            .collect();
        assert_eq!(excluded, ["ready", "received"]);
        for (stage, task) in tasks() {
            for element in &required {
                // A part of an element that may be absent is required when that is there.
                let whole = element.split('.').next().unwrap();
                let optional = *element != whole && task[whole].is_null();
                assert!(optional || !at(&task, element).is_null(), "{stage} lacks {element}");
            }
            assert!(!excluded.iter().any(|status| task["status"] == **status), "{stage}: {task}");
            must_be_fixed(&rules, &task);
            must_refer(&rules, &task);
        }
    }

    /// `intent = #order (exactly)` and `code = $task-code#fulfill`.
    fn must_be_fixed(rules: &[(String, String)], task: &Json) {
        let fixed = |element: &str| {
            let rule = rules.iter().find(|(of, rule)| of == element && rule.starts_with("= "));
            rule.unwrap().1.split('#').nth(1).unwrap().split(' ').next().unwrap()
        };
        assert_eq!(task["intent"], fixed("intent"));
        assert_eq!(task["code"]["coding"][0]["code"], fixed("code"));
    }

    /// `focus only Reference(SDOHCCServiceRequest)` and the like: the type that is referred to is one of those named.
    fn must_refer(rules: &[(String, String)], task: &Json) {
        for element in ["focus", "for", "requester"] {
            let (_, rule) =
                rules.iter().find(|(of, rule)| of == element && rule.starts_with("only Reference(")).unwrap();
            let reference = task[element]["reference"].as_str().unwrap();
            let kind = reference.split('/').next().unwrap();
            assert!(rule.contains(kind), "{element} may not refer to a {kind}: {rule}");
        }
        assert!(task["partOf"][0]["reference"].as_str().unwrap().starts_with("Task/"));
    }
}
