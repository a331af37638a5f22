//! Work for residents, in two organisations: one opens a plan, logs a contact, writes a handover and sends it; the other
//! says yes and makes the first contact. Of every three handovers one is refused, and one is taken back as soon as it is
//! sent. Whether all of it is there once, and whether each case has one holder: whoever
//! opened it until that contact, and then whoever made it. Every form is sent twice, because the second click must change
//! nothing.

use super::client::{Client, choice, filled_in};
use super::proof::links;
use super::server::{PEOPLE, Task};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;

/// One resident, as far as was acknowledged.
#[derive(Clone, Debug)]
pub struct Case {
    /// What they are called: no other is.
    called: String,
    /// The page of their plan.
    pub plan: String,
    /// A word of the contact.
    contact: String,
    /// The page of the handover, once it is written.
    handover: String,
    /// What it comes to in the end.
    ends: Stage,
    /// How far it came.
    pub stage: Stage,
}

/// The last act that was acknowledged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The plan is there.
    Opened,
    /// A contact was logged.
    Logged,
    /// The handover is written.
    Drafted,
    /// It is sent.
    Sent,
    /// Whoever was asked said no.
    Refused,
    /// Whoever asked took it back.
    Withdrawn,
    /// Somebody said yes.
    Accepted,
    /// They made the first contact: it is theirs.
    Held,
}

/// What the way of a handover says of an act, and from which stage on it is there.
const WAY: [(&str, Stage); 6] = [
    ("schreef de overdracht", Stage::Drafted),
    ("verstuurde het", Stage::Sent),
    ("weigerde", Stage::Refused),
    ("trok in", Stage::Withdrawn),
    ("aanvaardde", Stage::Accepted),
    ("nam over, na het eerste contact", Stage::Held),
];

impl Stage {
    /// In the order in which a case comes to them; a no and a withdrawal lead to none that follows.
    pub const ALL: [Self; 8] = [
        Self::Opened,
        Self::Logged,
        Self::Drafted,
        Self::Sent,
        Self::Refused,
        Self::Withdrawn,
        Self::Accepted,
        Self::Held,
    ];

    /// What handovers come to, in turn.
    const ENDS: [Self; 3] = [Self::Held, Self::Refused, Self::Withdrawn];

    /// Whether a case that came to this one came past `step`.
    pub fn came_past(self, step: Self) -> bool {
        match step {
            Self::Refused | Self::Withdrawn => self == step,
            Self::Opened | Self::Logged | Self::Drafted | Self::Sent | Self::Accepted | Self::Held => {
                self >= step
            }
        }
    }

    /// What so many that came to it are called.
    pub fn counted(self) -> &'static str {
        match self {
            Self::Opened => "plans",
            Self::Logged => "contacts",
            Self::Drafted => "handovers written",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Accepted => "accepted",
            Self::Held => "first contacts",
        }
    }

    /// Who holds a case that came to it: it moves at the first contact and not before.
    pub fn holder(self) -> Task {
        if self == Self::Held { Task::TakeOver } else { Task::HandOver }
    }
}

impl Client {
    /// Opens a plan, logs a contact, and hands the question over.
    pub fn open_and_hand_over(&self) -> Result<()> {
        // Without the word that all tokens begin with: a plan is found by the first twelve letters of a name.
        let called = self.ledger.token().trim_start_matches("proef").to_owned();
        let fields = [
            ("called", called.as_str()),
            ("worry", "Ik durf de post niet meer open te maken."),
            ("pontoon", "guidance"),
        ];
        let plan = self.act_twice("/plannen", &fields)?;
        let contact = self.ledger.token();
        let ends = Stage::ENDS[self.ledger.cases().len() % Stage::ENDS.len()];
        let mut case = Case { called, plan, contact, handover: String::new(), ends, stage: Stage::Opened };
        self.came_to(&mut case, Stage::Opened)?;
        let words = format!("{} is wat ze vertelde.", case.contact);
        self.act_twice(&format!("{}/contacten", case.plan), &[("words", &words)])?;
        self.came_to(&mut case, Stage::Logged)?;
        self.hand_over(case)
    }

    fn hand_over(&self, mut case: Case) -> Result<()> {
        let page = self.page(&case.plan)?;
        let form = links(&page).find(|(href, _)| href.ends_with("/overdracht"));
        let (form, _) = form.context("a plan of which nothing can be handed over")?;
        let page = self.page(form)?;
        let to = choice(&page, "to", name_of(Task::TakeOver)).context("nobody to hand over to")?;
        let fields = [
            ("kind", "transfer"),
            ("to", to),
            ("question", "Kan zij bij jullie terecht?"),
            ("story", "De post ligt er al een jaar."),
        ];
        case.handover = self.act_twice(form, &fields)?;
        self.came_to(&mut case, Stage::Drafted)?;
        let fields = [("previewed", "by_resident"), ("permission", "Zij las mee en vindt het goed.")];
        self.act_twice(&format!("{}/versturen", case.handover), &fields)?;
        if case.ends == Stage::Withdrawn {
            let why = [("reason", "Zij wil het eerst zelf proberen.")];
            self.act_twice(&format!("{}/intrekken", case.handover), &why)?;
            return self.came_to(&mut case, Stage::Withdrawn);
        }
        // From here on whoever is asked goes on with it, and may be ahead of us.
        case.stage = Stage::Sent;
        self.ledger.keep_case(&case);
        Ok(())
    }

    /// Says yes to what was sent and makes the first contact, or says no.
    pub fn take_over(&self) -> Result<()> {
        let Some(mut case) = self.ledger.first_sent() else {
            sleep(Duration::from_millis(20));
            return Ok(());
        };
        if case.ends == Stage::Refused {
            let no = [("code", "full"), ("reason", "Wij hebben geen plek voor deze vraag.")];
            self.act_twice(&format!("{}/weigeren", case.handover), &no)?;
            // Whoever said no doesn't read the plan.
            case.stage = Stage::Refused;
            self.ledger.keep_case(&case);
            return Ok(());
        }
        let page = self.page(&case.handover)?;
        // It is addressed to whoever takes over, so that the page says who and doesn't ask.
        let worker = filled_in(&page, "worker").context("a handover that nobody can accept")?;
        self.act_twice(&format!("{}/aanvaarden", case.handover), &[("worker", worker)])?;
        self.came_to(&mut case, Stage::Accepted)?;
        let words = [("words", "Samen de post opengemaakt.")];
        self.act_twice(&format!("{}/contact", case.handover), &words)?;
        self.came_to(&mut case, Stage::Held)
    }

    /// Writes down that it came so far, and looks who holds it now.
    fn came_to(&self, case: &mut Case, stage: Stage) -> Result<()> {
        case.stage = stage;
        self.ledger.keep_case(case);
        let page = self.page(&case.plan)?;
        let wrong = not_with(&page, name_of(stage.holder()));
        ensure!(wrong.is_none(), "{}, {stage:?}: {}", case.plan, wrong.unwrap_or_default());
        Ok(())
    }
}

/// A line for each act for a resident that is not there exactly once, as whoever holds it reads it.
pub fn missing_or_twice(holder: &Client, case: &Case) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let found = holder.search("/plannen/zoeken", &[("name", &case.called)])?;
    let plans: Vec<&str> =
        links(&found).filter(|(_, text)| *text == case.called).map(|(href, _)| href).collect();
    if plans != [case.plan.as_str()] {
        wrong.push(format!("{} was led to {} and is found as {plans:?}", case.called, case.plan));
    }
    let page = holder.page(&case.plan)?;
    wrong.extend(not_with(&page, holder.person.name));
    wrong.extend(not_times(&page, &case.contact, times(case, Stage::Logged)));
    let handovers: BTreeSet<&str> =
        links(&page).map(|(href, _)| href).filter(|href| href.starts_with("/overdrachten/")).collect();
    let written = if case.stage >= Stage::Drafted { vec![case.handover.as_str()] } else { Vec::new() };
    if !handovers.iter().copied().eq(written) {
        wrong.push(format!("it has the handovers {handovers:?}, not {:?}", case.handover));
    }
    if case.stage >= Stage::Drafted {
        let way = holder.page(&case.handover)?;
        for (said, from) in WAY {
            wrong.extend(not_times(&way, &format!("</strong> {said}<"), times(case, from)));
        }
    }
    Ok(wrong.into_iter().map(|what| format!("{}, {:?}: {what}", case.plan, case.stage)).collect())
}

/// Once when the case came so far, and not before.
fn times(case: &Case, stage: Stage) -> usize {
    usize::from(case.stage.came_past(stage))
}

fn not_times(page: &str, words: &str, times: usize) -> Option<String> {
    let there = page.matches(words).count();
    (there != times).then(|| format!("{words:?} stands {there} times, not {times}"))
}

/// What the page of a plan says of its holder, unless that is exactly this one.
fn not_with(page: &str, name: &str) -> Option<String> {
    let holders: Vec<&str> =
        page.split("Ligt bij ").skip(1).map(|rest| rest.split('.').next().unwrap_or_default()).collect();
    (holders != [name]).then(|| format!("held by {holders:?}, not by {name}"))
}

/// The name of whoever does this all day.
fn name_of(task: Task) -> &'static str {
    PEOPLE.iter().find(|person| person.task == task).map_or("nobody", |person| person.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_has_exactly_one_holder() {
        assert_eq!(not_with("<p>Ligt bij Anouk Vermeer. Morgen: bellen</p>", "Anouk Vermeer"), None);
        assert!(not_with("<p>Ligt bij Fatima Haddou. Morgen: bellen</p>", "Anouk Vermeer").is_some());
        assert!(not_with("<p>Afgesloten</p>", "Anouk Vermeer").is_some(), "nobody");
        let two = "<p>Ligt bij Anouk Vermeer. </p><p>Ligt bij Anouk Vermeer. </p>";
        assert!(not_with(two, "Anouk Vermeer").is_some(), "twice");
    }

    #[test]
    fn it_moves_at_the_first_contact_and_not_before() {
        let moved = Stage::ALL.into_iter().filter(|stage| stage.holder() == Task::TakeOver);
        assert_eq!(moved.collect::<Vec<_>>(), [Stage::Held]);
        assert!(Stage::ALL.is_sorted());
    }

    #[test]
    fn what_was_refused_was_sent_and_not_accepted() {
        let past =
            |stage: Stage| Stage::ALL.into_iter().filter(|step| stage.came_past(*step)).collect::<Vec<_>>();
        let sent = [Stage::Opened, Stage::Logged, Stage::Drafted, Stage::Sent];
        assert_eq!(past(Stage::Refused), [&sent[..], &[Stage::Refused]].concat());
        assert_eq!(past(Stage::Withdrawn), [&sent[..], &[Stage::Withdrawn]].concat());
        assert_eq!(past(Stage::Held), [&sent[..], &[Stage::Accepted, Stage::Held]].concat());
    }

    #[test]
    fn what_is_there_too_seldom_or_too_often_is_told() {
        assert_eq!(not_times("ja ja", "ja", 2), None);
        assert!(not_times("ja ja", "ja", 1).is_some());
        assert!(not_times("", "ja", 1).is_some());
    }
}
