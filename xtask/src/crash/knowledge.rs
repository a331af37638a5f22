//! Questions, and somebody who reads the bulletins and what is known meanwhile. Whether every question that was acknowledged
//! stands on the page that it led to, and on no other.

use super::client::Client;
use super::ledger::Kept;
use anyhow::{Result, ensure};
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;

/// What a reader opens, one after another.
const READ: [&str; 4] = ["/dagberichten", "/nieuwsbrieven", "/kennis", "/vandaag"];

impl Client {
    /// Asks something, twice by the same form; it is like others, and is asked all the same.
    pub fn ask(&self) -> Result<()> {
        let token = self.ledger.token();
        let words = format!("{token} vraag ik: wie betaalt het vervoer naar de dagbesteding?");
        let fields = [("words", words.as_str()), ("seen", "yes"), ("same_as", "none")];
        let href = self.act_twice("/vragen", &fields)?;
        self.ledger.answers.asked(&href);
        self.ledger.asked(Kept { token, href });
        sleep(Duration::from_millis(100));
        Ok(())
    }

    /// Reads what is there for everybody.
    pub fn read_bulletins(&self) -> Result<()> {
        for path in READ {
            let page = self.page(path)?;
            ensure!(page.contains("<main"), "{path} is no page");
            self.ledger.has_read();
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    /// Which questions don't stand on their page, or share it with another.
    pub fn misplaced_questions(&self, questions: &[Kept]) -> Result<Vec<String>> {
        let (mut wrong, mut pages) = (Vec::new(), BTreeSet::new());
        for kept in questions {
            if !self.page(&kept.href)?.contains(&kept.token) || !pages.insert(&kept.href) {
                wrong.push(format!("{} was led to {} and doesn't stand there alone", kept.token, kept.href));
            }
        }
        Ok(wrong)
    }
}
