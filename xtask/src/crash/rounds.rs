//! A call round: two callers phone the members of one round as fast as they can, and each note becomes a signal after the
//! member's yes. Whether no member was ever given to both, whether a round says that as many were spoken as were noted,
//! and whether each note's signal is there once. When nobody is left, whoever leads begins the next round.

use super::client::{Client, filled_in};
use super::ledger::{Kept, hold};
use super::proof::links;
use super::server::{PEOPLE, Task};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// A round ends so many days from now; it may be at most ninety.
const DAYS: u64 = 60;

/// The members that are called.
const MEMBERS: usize = 40;

/// What was acknowledged of the rounds.
#[derive(Default)]
pub struct Rounds {
    /// The page of the one that runs.
    running: Mutex<Option<String>>,
    /// Who was given which member, by the page of the round and the member.
    given: Mutex<BTreeMap<(String, String), &'static str>>,
    /// How many were noted as spoken, by the page of the round.
    spoken: Mutex<BTreeMap<String, usize>>,
}

impl Rounds {
    /// How many rounds there were, and how many members were spoken in them.
    pub fn counted(&self) -> (usize, usize) {
        let spoken = hold(&self.spoken);
        (spoken.len(), spoken.values().sum())
    }

    /// Notes who was given a member: in one round always the same caller, because each is spoken at the first try.
    fn given(&self, round: &str, member: &str, caller: &'static str) -> Result<()> {
        let mut given = hold(&self.given);
        let first = *given.entry((round.to_owned(), member.to_owned())).or_insert(caller);
        ensure!(first == caller, "{round}: {first} and {caller} were given the same member {member}");
        Ok(())
    }
}

impl Client {
    /// Calls the next member and notes what it said.
    pub fn phone(&self) -> Result<()> {
        let rounds = &self.ledger.rounds;
        let running = hold(&rounds.running).clone();
        let Some(round) = running else { return self.begin_round() };
        let next = self.act_twice(&format!("{round}/volgende"), &[])?;
        if next == round {
            return self.begin_round();
        }
        let page = self.page(&next)?;
        let member = filled_in(&page, "organisation").context("a caller with nobody on the line")?;
        rounds.given(&round, member, self.person.email)?;
        let token = self.ledger.token();
        let words = format!("{token} is wat een lid ons zei: de wachtlijst groeit.");
        let fields = [
            ("organisation", member),
            ("outcome", "spoken"),
            ("second_answer", "Het gaat."),
            ("kind_1", "bottleneck"),
            ("words_1", words.as_str()),
            ("yes_1", "yes"),
        ];
        self.act_twice(&next, &fields)?;
        *hold(&rounds.spoken).entry(round.clone()).or_default() += 1;
        let page = self.page(&round)?;
        let signal = links(&page).find(|(_, text)| text.contains(&token));
        let (href, _) = signal.with_context(|| format!("{round} doesn't show the signal of {token}"))?;
        self.ledger.raised_elsewhere(Kept { token, href: href.to_owned() });
        sleep(Duration::from_millis(50));
        Ok(())
    }

    /// Begins the next round; whoever doesn't lead waits for it.
    fn begin_round(&self) -> Result<()> {
        let leads = PEOPLE.iter().find(|person| person.task == Task::Phone);
        if leads.is_none_or(|leads| leads.email != self.person.email) {
            sleep(Duration::from_millis(50));
            return Ok(());
        }
        let token = self.ledger.token();
        let name = format!("Belronde {token}");
        let ends = in_days(DAYS)?;
        let fields = [
            ("name", name.as_str()),
            ("first_question", "Wat gaat er goed?"),
            ("second_question", "Waar loopt u tegenaan?"),
            ("population", "kind:shelter"),
            ("order", "random"),
            ("ends", ends.as_str()),
        ];
        let round = self.act_twice("/belrondes", &fields)?;
        hold(&self.ledger.rounds.spoken).insert(round.clone(), 0);
        *hold(&self.ledger.rounds.running) = Some(round);
        Ok(())
    }

    /// A line for each round that doesn't say how many were spoken.
    pub fn miscounted_rounds(&self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        for (round, spoken) in hold(&self.ledger.rounds.spoken).iter() {
            let said = spoken_on(&self.page(round)?);
            if said != Some((*spoken, MEMBERS)) {
                wrong.push(format!("{round} says {said:?}, and {spoken} of {MEMBERS} were spoken"));
            }
        }
        Ok(wrong)
    }
}

/// The members, as a file to bring in.
pub fn members() -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let lines =
        (0..MEMBERS).map(|at| format!("Opvang M{}{}ers;opvang;Loohoek\n", letter(at / 26), letter(at)));
    ["naam;soort;plaats\n".to_owned()].into_iter().chain(lines).collect()
}

/// How many of how many the page of a round says were spoken: the first of its figures.
fn spoken_on(page: &str) -> Option<(usize, usize)> {
    let (_, after) = page.split_once("ponton-tally__number\">")?;
    let spoken = after.split('<').next()?.trim().parse().ok()?;
    let all = after.split_once(">van ")?.1.split(' ').next()?.parse().ok()?;
    Some((spoken, all))
}

/// The day so many days from now, as a form sends it.
pub(super) fn in_days(days: u64) -> Result<String> {
    Ok(day(today()? + days))
}

/// The number of this day since 1 January 1970.
#[expect(clippy::disallowed_methods, reason = "the server that is tried runs on the clock of the system")]
fn today() -> Result<u64> {
    Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 86_400)
}

/// A day as a form sends it, by its number since 1 January 1970.
fn day(mut number: u64) -> String {
    let leaps = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while number >= 365 + u64::from(leaps(year)) {
        number -= 365 + u64::from(leaps(year));
        year += 1;
    }
    let february = 28 + u64::from(leaps(year));
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if number < days {
            break;
        }
        number -= days;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", number + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_that_is_given_to_both_is_told() {
        let rounds = Rounds::default();
        assert!(rounds.given("/belrondes/1", "7", "ilse").is_ok());
        assert!(rounds.given("/belrondes/1", "7", "ilse").is_ok(), "the same again");
        assert!(rounds.given("/belrondes/2", "7", "koen").is_ok(), "in another round");
        assert!(rounds.given("/belrondes/1", "7", "koen").is_err());
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(
            [day(0), day(59), day(11_016), day(20_819)],
            ["1970-01-01", "1970-03-01", "2000-02-29", "2027-01-01"]
        );
        assert_eq!(day(20_818), "2026-12-31");
    }

    #[test]
    fn what_a_round_says_is_read() {
        let page = r#"<li><span class="ponton-tally__number">3</span> <span>van 40 gesproken</span></li>
            <li><span class="ponton-tally__number">0</span> <a href="/x">niet bereikt</a></li>"#;
        assert_eq!(spoken_on(page), Some((3, 40)));
        assert_eq!(spoken_on("<p>niets</p>"), None);
    }

    #[test]
    fn every_member_has_a_name_of_its_own() {
        let file = members();
        let names: std::collections::BTreeSet<&str> = file.lines().skip(1).collect();
        assert_eq!(names.len(), MEMBERS);
    }
}
