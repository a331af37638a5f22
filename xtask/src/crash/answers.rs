//! Answers: somebody writes one to each question that is asked, somebody else looks at it and publishes it, and whoever
//! asked is told. Whether each stands once on its own page and on that of its question, and whether its asker was told
//! once.

use super::client::Client;
use super::ledger::hold;
use super::proof::{links, pages};
use anyhow::{Result, ensure};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

/// Before somebody looks again whether there is something to do.
const PAUSE: Duration = Duration::from_millis(20);

/// An answer that was acknowledged.
#[derive(Clone, Debug)]
struct Answer {
    /// A word of its title, and of no other.
    token: String,
    /// The page of the question.
    question: String,
    /// Its own page.
    href: String,
}

/// How far the questions came.
#[derive(Default)]
pub struct Answers {
    /// Pages of questions that nobody wrote an answer to.
    asked: Mutex<VecDeque<String>>,
    /// Those that nobody looked at.
    written: Mutex<VecDeque<Answer>>,
    published: Mutex<Vec<Answer>>,
    /// How often a title stands on the page of its question and on its own when nothing is killed.
    usual: Mutex<(usize, usize)>,
}

impl Answers {
    /// A question was acknowledged.
    pub fn asked(&self, question: &str) {
        hold(&self.asked).push_back(question.to_owned());
    }

    /// How many are published.
    pub fn published(&self) -> usize {
        hold(&self.published).len()
    }

    /// The words that askers are told by mail.
    pub fn to_come(&self) -> Vec<String> {
        hold(&self.published).iter().map(|answer| answer.token.clone()).collect()
    }
}

impl Client {
    /// Puts somebody on the network's own desk, by name.
    pub fn put_on_the_desk(&self, name: &str) -> Result<()> {
        self.act("/netwerk/balie", &[("person", name)]).map(|_| ())
    }

    /// Writes an answer to the question that waits longest.
    pub fn write_answer(&self) -> Result<()> {
        let answers = &self.ledger.answers;
        let Some(question) = hold(&answers.asked).pop_front() else {
            sleep(PAUSE);
            return Ok(());
        };
        let token = self.ledger.token();
        let title = format!("{token}: wie het vervoer betaalt");
        let fields = [("title", title.as_str()), ("words", "De gemeente, als het in het plan staat.")];
        let href = self.act_twice(&format!("{question}/antwoord"), &fields)?;
        hold(&answers.written).push_back(Answer { token, question, href });
        Ok(())
    }

    /// Publishes the answer that somebody else wrote longest ago.
    pub fn review_answer(&self) -> Result<()> {
        let answers = &self.ledger.answers;
        let Some(answer) = hold(&answers.written).pop_front() else {
            sleep(PAUSE);
            return Ok(());
        };
        self.act_that_ends(&format!("{}/toets", answer.href), &[("verdict", "good")])?;
        hold(&answers.published).push(answer);
        Ok(())
    }

    /// Keeps how often the first answer, that no kill touched, stands on its pages.
    pub fn keep_usual_answer(&self) -> Result<()> {
        let answers = &self.ledger.answers;
        let first = hold(&answers.published).first().cloned();
        let usual = first.map(|answer| self.times(&answer)).transpose()?.unwrap_or_default();
        ensure!(usual.0 > 0 && usual.1 > 0, "the first answer doesn't stand on its pages");
        *hold(&answers.usual) = usual;
        Ok(())
    }

    fn times(&self, answer: &Answer) -> Result<(usize, usize)> {
        let on = |path: &str| Ok::<_, anyhow::Error>(self.page(path)?.matches(&answer.token).count());
        Ok((on(&answer.question)?, on(&answer.href)?))
    }

    /// A line for each answer that doesn't stand as the first one did, as this reader sees it.
    pub fn misplaced_answers(&self) -> Result<Vec<String>> {
        let (usual, mut wrong) = (*hold(&self.ledger.answers.usual), Vec::new());
        for answer in hold(&self.ledger.answers.published).iter() {
            let times = self.times(answer)?;
            if times != usual {
                wrong.push(format!("{} stands {times:?} times, not {usual:?}: {answer:?}", answer.token));
            }
        }
        Ok(wrong)
    }

    /// A line for each answer of which this asker wasn't told once.
    pub fn not_told_once(&self) -> Result<Vec<String>> {
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for page in pages(self, "/berichten")? {
            for (href, text) in links(&page).filter(|(href, _)| href.starts_with("/antwoorden/")) {
                ensure!(text.contains("proef"), "{href} is told without its title");
                *told.entry(href.to_owned()).or_default() += 1;
            }
        }
        let published = hold(&self.ledger.answers.published);
        let times = published.iter().map(|one| (one, told.remove(&one.href).unwrap_or_default()));
        let wrong: Vec<_> = times.filter(|(_, times)| *times != 1).collect();
        let wrong = wrong.into_iter().map(|(one, times)| format!("{} was told {times} times", one.href));
        Ok(wrong.chain(told.keys().map(|href| format!("{href} was told and not published"))).collect())
    }
}
