//! What a caller typed after a call, read into a note. A signal is only read with the member's yes; one without words of
//! its own takes those of the note.

use super::{LONGEST, Outcome};
use crate::capture::{self, LONGEST_REASON, filled};
use crate::capture_form::Finding;
use crate::kinds::Kind;
use crate::suggestions::Known;
use kernel::ids::Uuid;
use kernel::{OrganisationId, PersonId};
use web::{Posted, Problems};

/// The fields of each signal that may come of a call: its kind, its words, and the member's yes.
pub const FIELDS: [(&str, &str, &str); 3] =
    [("kind_1", "words_1", "yes_1"), ("kind_2", "words_2", "yes_2"), ("kind_3", "words_3", "yes_3")];

/// The fields that the personal-data guard reads.
const GUARDED: [&str; 5] = ["first_answer", "second_answer", "words_1", "words_2", "words_3"];

/// What a call may bring up. A wrong is none of it: whoever reports one is protected, and does so in person.
pub fn kinds() -> impl Iterator<Item = Kind> {
    [Kind::GoodPractice, Kind::Bottleneck, Kind::Question, Kind::Suggestion].into_iter()
}

/// A signal that the member agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub kind: Kind,
    /// What was said.
    pub words: String,
}

/// What a caller notes.
#[derive(Clone, Debug)]
pub struct Note {
    /// Whom they called.
    pub organisation: OrganisationId,
    /// What came of it.
    pub outcome: Outcome,
    /// Who was spoken, when that is somebody of the network.
    pub contact: Option<PersonId>,
    /// What was said to each of the two questions.
    pub answers: [Option<String>; 2],
    /// The signals that came of it, each after the member's yes.
    pub signals: Vec<Told>,
    /// Why the caller keeps what the guard found.
    pub guard_reason: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Note {
    /// Reads the form. What the guard finds is a problem until it is rewritten or a reason is given.
    pub fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Self, (Problems, Vec<Finding>)> {
        let mut problems = Problems::none();
        let (outcome, organisation) =
            (Outcome::named(posted.text("outcome")), posted.text("organisation").parse().ok());
        if outcome.is_none() {
            problems.add("outcome", "problem-call-outcome-empty");
        } else if organisation.is_none() {
            problems.add("outcome", "problem-call-member-gone");
        }
        too_long(posted, &mut problems);
        let answers = ["first_answer", "second_answer"].map(|field| filled(posted.text(field)));
        let signals = signals(posted, outcome, &answers, &mut problems);
        let found = findings(posted, known);
        let guard_reason = filled(posted.text("guard_reason"));
        if guard_reason.is_none() {
            for field in GUARDED.into_iter().filter(|field| found.iter().any(|it| it.field == *field)) {
                problems.add(field, "problem-personal-data");
            }
        }
        match (outcome, organisation) {
            (Some(outcome), Some(organisation)) if problems.is_empty() => Ok(Self {
                organisation,
                outcome,
                contact: posted.text("contact").parse().ok().filter(|_| outcome == Outcome::Spoken),
                answers,
                signals,
                guard_reason: guard_reason.filter(|_| !found.is_empty()),
                form_key: posted.form_key().unwrap_or(fresh),
            }),
            _ => Err((problems, found)),
        }
    }
}

fn too_long(posted: &Posted, problems: &mut Problems) {
    let words = FIELDS.map(|(_, words, _)| (words, capture::LONGEST));
    let others = [("first_answer", LONGEST), ("second_answer", LONGEST), ("guard_reason", LONGEST_REASON)];
    for (field, most) in others.into_iter().chain(words) {
        if posted.text(field).chars().count() > most {
            problems.add_with(field, "problem-too-long", vec![("most", most.into())]);
        }
    }
}

fn findings(posted: &Posted, known: &Known) -> Vec<Finding> {
    let of = |field| {
        known.guard.find(posted.text(field)).into_iter().map(move |finding| Finding { field, finding })
    };
    GUARDED.into_iter().flat_map(of).collect()
}

/// The signals of the note; a row in which nothing was filled in is none.
fn signals(
    posted: &Posted,
    outcome: Option<Outcome>,
    answers: &[Option<String>; 2],
    problems: &mut Problems,
) -> Vec<Told> {
    // How somebody is doing is theirs; what goes on at the member is the signal.
    let note = answers[1].as_ref().or(answers[0].as_ref());
    let mut signals = Vec::new();
    for (kind, words, yes) in FIELDS {
        let (typed_kind, typed_words) = (posted.text(kind), posted.text(words));
        if typed_kind.is_empty() && typed_words.is_empty() && !posted.has(yes) {
            continue;
        }
        if outcome.is_some_and(|outcome| outcome != Outcome::Spoken) {
            problems.add(kind, "problem-call-signal-without-talk");
            continue;
        }
        let known = Kind::named(typed_kind).filter(|typed| kinds().any(|kind| kind == *typed));
        if known.is_none() {
            problems.add(kind, "problem-call-signal-kind-empty");
        }
        if !posted.has(yes) {
            problems.add(yes, "problem-call-signal-no-yes");
        }
        let said = filled(typed_words).or_else(|| note.cloned());
        if said.is_none() {
            problems.add(words, "problem-call-signal-words-empty");
        }
        if let (Some(kind), Some(words), true) = (known, said, posted.has(yes)) {
            signals.push(Told { kind, words });
        }
    }
    signals
}
