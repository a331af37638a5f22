//! Somebody at work over HTTP: raises, gathers, notes a commitment, records a solution and brings it back, or works for
//! residents, and when no answer comes, sends the same form again until one does, as a person would. Whatever is
//! acknowledged goes into the ledger.

use super::ledger::{Kept, Ledger};
use super::rounds;
use super::server::{PASSWORD, Person, REFUSED, Task};
use anyhow::{Context, Result, anyhow, ensure};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::Duration;
use ureq::Agent;

/// Longer than this without an answer is a fault: a start takes a second, a retry twenty milliseconds.
const TRIES: u32 = 1_500;

/// What is promised is due so many days from now: nothing climbs while a run lasts.
const DUE_DAYS: u64 = 400;

/// A signed-in person.
#[derive(Clone)]
pub struct Client {
    pub(super) agent: Agent,
    pub(super) url: String,
    /// Who it is.
    pub person: &'static Person,
    /// Where they write down what was acknowledged.
    pub ledger: Arc<Ledger>,
}

/// An answer.
struct Answer {
    status: u16,
    location: Option<String>,
    body: String,
}

impl Client {
    /// Signs in; the session outlives every kill, because only the database knows it.
    pub fn sign_in(url: String, person: &'static Person, ledger: &Arc<Ledger>) -> Result<Self> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(10)));
        let client = Self { agent: config.build().into(), url, person, ledger: Arc::clone(ledger) };
        let email = person.email;
        let answer = client.post("/inloggen", &[("email", email), ("password", PASSWORD)])?;
        ensure!(answer.status == 303, "{email} can't sign in: {}", answer.status);
        Ok(client)
    }

    /// The page at `path`, however often the server is killed meanwhile.
    pub fn page(&self, path: &str) -> Result<String> {
        self.read(path, || self.get(path))
    }

    /// The page that a form gives which changes nothing.
    pub fn search(&self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        self.read(path, || self.post(path, fields))
    }

    /// The page that a form gives which leads nowhere else.
    pub fn page_of(&self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let form_key = self.ledger.form_key();
        let answer = self.post(path, &[fields, &[("form_key", form_key.as_str())]].concat())?;
        ensure!(answer.status < 300, "{path} answers {}", answer.status);
        Ok(answer.body)
    }

    fn read(&self, path: &str, ask: impl Fn() -> Result<Answer>) -> Result<String> {
        for _ in 0..TRIES {
            match ask() {
                Ok(answer) if answer.status == 200 => return Ok(answer.body),
                Ok(answer) if answer.status == 503 => self.away(path, &answer.body)?,
                Ok(answer) if answer.status != 429 => {
                    return Err(anyhow!("{path} answers {}", answer.status));
                }
                Ok(_) | Err(_) => sleep(Duration::from_millis(20)),
            }
        }
        Err(anyhow!("no answer for {path}"))
    }

    /// Raises one signal.
    pub(super) fn raise(&self) -> Result<()> {
        let token = self.ledger.token();
        let words = format!("{token} is wat we zien: de inloop is dicht en het bellen telt niet mee.");
        let href = self.act("/signalen", &[("words", &words)])?;
        if self.person.email != REFUSED {
            self.ledger.gets_mail(&href);
        }
        self.ledger.raised(Kept { token, href });
        Ok(())
    }

    /// Gathers two signals in a dossier and notes a commitment of its driver there.
    pub(super) fn gather_and_promise(&self) -> Result<()> {
        let Some(signals) = self.ledger.two_loose_signals() else {
            sleep(Duration::from_millis(20));
            return Ok(());
        };
        let token = self.ledger.token();
        let ids = signals.each_ref().map(|signal| signal.href.trim_start_matches("/signalen/").to_owned());
        let title = format!("{token} bundelt wat op elkaar lijkt");
        let fields = [("title", title.as_str()), ("signal", &ids[0]), ("signal", &ids[1])];
        let href = self.act("/dossiers/nieuw", &fields)?;
        self.ledger.gathered(Kept { token, href: href.clone() });
        let page = self.page(&href)?;
        let person = choice(&page, "person", "").context("a dossier has nobody to ask for a commitment")?;
        let token = self.ledger.token();
        let words = format!("{token} wordt gedaan");
        let due = rounds::in_days(DUE_DAYS)?;
        let fields = [("commitment", words.as_str()), ("person", person), ("due", due.as_str())];
        self.act(&format!("{href}/toezeggingen"), &fields)?;
        self.ledger.promised(Kept { token, href: href.clone() });
        self.answer(href, &signals)
    }

    /// Records what came of a dossier and brings it back to both who raised it.
    fn answer(&self, href: String, signals: &[Kept]) -> Result<()> {
        let token = self.ledger.token();
        let words = format!("{token} is het antwoord");
        let fields = [("solution_kind", "answer"), ("solution", words.as_str())];
        self.act_that_ends(&format!("{href}/oplossing"), &fields)?;
        self.act_that_ends(&format!("{href}/terugmelding"), &[])?;
        self.ledger.goes_back(&token, signals);
        self.ledger.brought_back(Kept { token, href });
        Ok(())
    }

    /// Sends a form until it is acknowledged, always with the same key; gives the page it leads to.
    pub fn act(&self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let form_key = self.ledger.form_key();
        self.send(path, (fields, &form_key), |_| false)?.context("an act without a page that it leads to")
    }

    /// As `act`, and once more with the same key, as by a second click: it must lead to the same page.
    pub fn act_twice(&self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let form_key = self.ledger.form_key();
        let first = self.send(path, (fields, &form_key), |_| false)?;
        let second = self.send(path, (fields, &form_key), |_| false)?;
        ensure!(first == second, "{path} sent twice leads to {first:?} and to {second:?}");
        first.context("an act without a page that it leads to")
    }

    /// As `act`, for what can't be done twice: refused when it is sent again, it was done the first time.
    pub(super) fn act_that_ends(&self, path: &str, fields: &[(&str, &str)]) -> Result<()> {
        let form_key = self.ledger.form_key();
        self.send(path, (fields, &form_key), |attempt| attempt > 0).map(|_| ())
    }

    fn send(
        &self,
        path: &str,
        (fields, form_key): (&[(&str, &str)], &str),
        refused_is_done: impl Fn(u32) -> bool,
    ) -> Result<Option<String>> {
        let fields = [fields, &[("form_key", form_key)]].concat();
        for attempt in 0..TRIES {
            if attempt == 1 {
                self.ledger.sent_again();
            }
            match self.post(path, &fields) {
                Ok(Answer { status: 303, location: Some(location), .. }) => {
                    return Ok(Some(location.split(['?', '#']).next().unwrap_or_default().to_owned()));
                }
                Ok(Answer { status: 422, .. }) if refused_is_done(attempt) => return Ok(None),
                Ok(Answer { status: 503, body, .. }) => self.away(path, &body)?,
                Ok(Answer { status, .. }) if status != 429 => return Err(anyhow!("{path} answers {status}")),
                Ok(_) | Err(_) => sleep(Duration::from_millis(20)),
            }
        }
        Err(anyhow!("no answer for {path}"))
    }

    /// The database is away: only where it was killed, and with a page that says what to do.
    fn away(&self, path: &str, page: &str) -> Result<()> {
        ensure!(self.ledger.database_is_killed(), "{path} answers 503");
        ensure!(page.contains("ponton-failure"), "{path} answers 503 without a page: {page}");
        self.ledger.was_away();
        sleep(Duration::from_millis(50));
        Ok(())
    }

    fn get(&self, path: &str) -> Result<Answer> {
        read(self.agent.get(format!("{}{path}", self.url)).call()?)
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        read(self.agent.post(format!("{}{path}", self.url)).send_form(fields.iter().copied())?)
    }
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Answer> {
    let location =
        response.headers().get("location").map(|value| value.to_str().map(str::to_owned)).transpose()?;
    Ok(Answer { status: response.status().as_u16(), location, body: response.body_mut().read_to_string()? })
}

/// The first thing that can be chosen in the field of that name and says these words.
pub fn choice<'p>(page: &'p str, field: &str, words: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("name=\"{field}\""))?;
    let choices = after.split("</select>").next()?.split("<option value=\"").skip(1);
    let said =
        choices.filter(|choice| choice.split("</option>").next().is_some_and(|one| one.contains(words)));
    said.filter_map(|choice| choice.split('"').next()).find(|value| !value.is_empty())
}

/// What a page filled in itself in the field of that name.
pub fn filled_in<'p>(page: &'p str, field: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("type=\"hidden\" name=\"{field}\" value=\""))?;
    after.split('"').next()
}

/// People at work, each in a thread.
pub struct Work {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// Sets everybody to work.
pub fn at_work(people: &[Client]) -> Work {
    let stop = Arc::new(AtomicBool::new(false));
    let threads = people.iter().cloned().map(|client| {
        let stop = Arc::clone(&stop);
        spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                let done = match client.person.task {
                    Task::Raise => client.raise(),
                    Task::Gather => client.gather_and_promise(),
                    Task::HandOver => client.open_and_hand_over(),
                    Task::TakeOver => client.take_over(),
                    Task::Ask => client.ask(),
                    Task::Answer => client.write_answer(),
                    Task::Review => client.review_answer(),
                    Task::Phone => client.phone(),
                    Task::Read => client.read_bulletins(),
                    Task::Call => client.call(),
                };
                if let Err(problem) = done {
                    client.ledger.strange(format!("{problem:#}"));
                }
            }
        })
    });
    Work { threads: threads.collect(), stop }
}

impl Work {
    /// Everybody finishes what they were sending and stops.
    pub fn stop(self) -> Result<()> {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads {
            thread.join().map_err(|_| anyhow!("somebody at work panicked"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_the_first_that_says_so() {
        let page = r#"<select id="a" name="person"><option value="">Kies</option><option value="7">Ruud</option>
            <option value="8">Anouk · GGZ</option></select><select name="table"><option value="9">Wie?</option></select>"#;
        assert_eq!(choice(page, "person", ""), Some("7"));
        assert_eq!(choice(page, "person", "Anouk"), Some("8"));
        assert_eq!(choice(page, "person", "Wie"), None);
        assert_eq!(choice(page, "meeting", ""), None);
    }
}
