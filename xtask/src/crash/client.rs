//! Somebody at work over HTTP: raises, gathers, notes a commitment, records a solution and brings it back, and when no
//! answer comes, sends the same form again until one does, as a person would. Whatever is acknowledged goes into the
//! ledger.

use super::ledger::{Kept, Ledger};
use super::server::{PASSWORD, REFUSED};
use anyhow::{Context, Result, anyhow, ensure};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::Duration;
use ureq::Agent;

/// Longer than this without an answer is a fault: a start takes a second, a retry twenty milliseconds.
const TRIES: u32 = 1_500;

/// A signed-in person.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    url: String,
    gets_mail: bool,
    ledger: Arc<Ledger>,
}

/// An answer.
struct Answer {
    status: u16,
    location: Option<String>,
    body: String,
}

impl Client {
    /// Signs in; the session outlives every kill, because only the database knows it.
    pub fn sign_in(url: String, email: &str, ledger: &Arc<Ledger>) -> Result<Self> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(10)));
        let gets_mail = email != REFUSED;
        let client = Self { agent: config.build().into(), url, gets_mail, ledger: Arc::clone(ledger) };
        let answer = client.post("/inloggen", &[("email", email), ("password", PASSWORD)])?;
        ensure!(answer.status == 303, "{email} can't sign in: {}", answer.status);
        Ok(client)
    }

    /// The page at `path`, however often the server is killed meanwhile.
    pub fn page(&self, path: &str) -> Result<String> {
        for _ in 0..TRIES {
            match self.get(path) {
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
    fn raise(&self) -> Result<()> {
        let token = self.ledger.token();
        let words = format!("{token} is wat we zien: de inloop is dicht en het bellen telt niet mee.");
        let href = self.act("/signalen", &[("words", &words)])?;
        if self.gets_mail {
            self.ledger.gets_mail(&href);
        }
        self.ledger.raised(Kept { token, href });
        Ok(())
    }

    /// Gathers two signals in a dossier and notes a commitment of its driver there.
    fn gather_and_promise(&self) -> Result<()> {
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
        let person = first_choice(&page, "person").context("a dossier has nobody to ask for a commitment")?;
        let token = self.ledger.token();
        let words = format!("{token} wordt gedaan");
        let fields = [("commitment", words.as_str()), ("person", person), ("due", "2100-01-04")];
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
    fn act(&self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        self.send(path, fields, |_| false)?.context("an act without a page that it leads to")
    }

    /// As `act`, for what can't be done twice: refused when it is sent again, it was done the first time.
    fn act_that_ends(&self, path: &str, fields: &[(&str, &str)]) -> Result<()> {
        self.send(path, fields, |attempt| attempt > 0).map(|_| ())
    }

    fn send(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        refused_is_done: impl Fn(u32) -> bool,
    ) -> Result<Option<String>> {
        let form_key = self.ledger.form_key();
        let fields = [fields, &[("form_key", form_key.as_str())]].concat();
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

/// The first thing that can be chosen in the field of that name.
fn first_choice<'p>(page: &'p str, field: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("name=\"{field}\""))?;
    let choices = after.split("</select>").next()?.split("<option value=\"").skip(1);
    choices.filter_map(|choice| choice.split('"').next()).find(|value| !value.is_empty())
}

/// People at work, each in a thread.
pub struct Work {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// Sets everybody to work: the last gathers and notes commitments, the others raise.
pub fn at_work(people: Vec<Client>) -> Work {
    let stop = Arc::new(AtomicBool::new(false));
    let last = people.len() - 1;
    let threads = people.into_iter().enumerate().map(|(index, client)| {
        let stop = Arc::clone(&stop);
        spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                let done = if index == last { client.gather_and_promise() } else { client.raise() };
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
    fn the_first_choice_is_the_first_that_says_something() {
        let page = r#"<select id="a" name="person"><option value="">Kies</option><option value="7">Ruud</option></select>"#;
        assert_eq!(first_choice(page, "person"), Some("7"));
        assert_eq!(first_choice(page, "table"), None);
    }
}
