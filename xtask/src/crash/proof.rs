//! Whether everything that was acknowledged is there, once. Read from the pages that people read, and from what
//! `ponton doctor` says of the database.

use super::client::Client;
use super::ledger::{Kept, Ledger};
use super::postbox::Postbox;
use super::residents;
use super::server::{Server, Task};
use anyhow::{Context as _, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// More pages of a list than any run fills.
const MOST_PAGES: usize = 10_000;

/// `ponton doctor` finds every invariant kept.
pub fn doctor(server: &Server) -> Result<()> {
    server.command("doctor", &[], "").map(|_| ())
}

/// A line for each acknowledged act that is not there exactly once.
pub fn nothing_is_lost_or_doubled(people: &[Client], ledger: &Ledger) -> Result<Vec<String>> {
    let witness = whose(people, Task::Gather)?;
    let mut wrong = Vec::new();
    for (list, kept) in [("/signalen", ledger.signals()), ("/dossiers", ledger.dossiers())] {
        let listed = listed(witness, list)?;
        wrong.extend(kept.iter().filter_map(|kept| misplaced(kept, listed.get(&kept.token))));
        let doubled = listed.iter().filter(|(_, pages)| pages.len() > 1);
        wrong.extend(doubled.map(|(token, pages)| format!("{token} stands on {pages:?}")));
    }
    let (commitment, solution) = ledger.usual();
    wrong.extend(on_their_dossiers(witness, &ledger.commitments(), ("wordt gedaan", commitment))?);
    wrong.extend(on_their_dossiers(witness, &ledger.solutions(), ("is het antwoord", solution))?);
    let asker = whose(people, Task::Ask)?;
    // What was told is unread until its page is opened.
    wrong.extend(asker.not_told_once()?);
    wrong.extend(asker.misplaced_questions(&ledger.questions())?);
    wrong.extend(asker.misplaced_answers()?);
    wrong.extend(whose(people, Task::Phone)?.miscounted_rounds()?);
    for case in ledger.cases() {
        wrong.extend(residents::missing_or_twice(whose(people, case.stage.holder())?, &case)?);
    }
    Ok(wrong)
}

/// Does each of these once before anything is killed, and keeps how often it then stands on its page: once in what is so
/// and once in what happened, say. After the kills it must stand there as often.
pub fn keep_what_is_usual(people: &[Client], ledger: &Ledger) -> Result<()> {
    whose(people, Task::Call)?.connect()?;
    let (raises, gathers) = (whose(people, Task::Raise)?, whose(people, Task::Gather)?);
    whose(people, Task::Phone)?.put_on_the_desk(whose(people, Task::Review)?.person.name)?;
    whose(people, Task::Ask)?.ask()?;
    whose(people, Task::Answer)?.write_answer()?;
    whose(people, Task::Review)?.review_answer()?;
    whose(people, Task::Read)?.keep_usual_answer()?;
    raises.raise()?;
    raises.raise()?;
    gathers.gather_and_promise()?;
    let times = |all: Vec<Kept>, words: &str| {
        let kept = all.first().context("nothing was done before the kills")?;
        Ok::<_, anyhow::Error>(gathers.page(&kept.href)?.matches(&format!("{} {words}", kept.token)).count())
    };
    let usual = (times(ledger.commitments(), "wordt gedaan")?, times(ledger.solutions(), "is het antwoord")?);
    ensure!(usual.0 > 0 && usual.1 > 0, "what was done before the kills doesn't stand on its page");
    ledger.is_usual(usual.0, usual.1);
    Ok(())
}

/// The signals of these that don't stand on the list, or on more pages than one.
pub fn misplaced_signals(witness: &Client, signals: &[Kept]) -> Result<Vec<String>> {
    let listed = listed(witness, "/signalen")?;
    let doubled = listed
        .iter()
        .filter(|(_, pages)| pages.len() > 1)
        .map(|(token, pages)| format!("{token} stands on {pages:?}"));
    Ok(signals.iter().filter_map(|kept| misplaced(kept, listed.get(&kept.token))).chain(doubled).collect())
}

fn whose(people: &[Client], task: Task) -> Result<&Client> {
    people.iter().find(|one| one.person.task == task).with_context(|| format!("nobody does {task:?}"))
}

/// So many seconds are waited for mail that a killed server had claimed: a lease of the outbox, and a little.
const MAIL: u32 = 360;

/// Returns once every answer that goes by mail came, to those whose mail isn't refused.
pub fn wait_for_mail(postbox: &Postbox, ledger: &Ledger) -> Result<()> {
    let mut missing = ledger.to_come();
    let all = missing.len();
    for _ in 0..MAIL {
        missing.retain(|token| !postbox.says(token));
        if missing.is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_secs(1));
    }
    ensure!(
        missing.is_empty(),
        "{} of {all} answers never came by mail, as {:?}",
        missing.len(),
        missing.first()
    );
    println!("all {all} answers came by mail");
    Ok(())
}

/// Whatever came in twice was under way when the server was killed: at most one mail a kill, as the same under its own
/// Message-ID. More no sender can do: the mail server had it, and we were not there to hear so (RFC 5321, 4.5.3.2).
pub fn no_mail_twice_but_under_way(postbox: &Postbox, kills: u32) -> Result<()> {
    let came = postbox.came();
    println!("{} mails, of which {} came again after a kill", came.mails, came.again);
    let strange = postbox.strange();
    ensure!(strange.is_empty(), "strange mail: {strange:?}");
    ensure!(came.mails > 0, "no mail came: the refused address held up the others");
    ensure!(came.again <= u64::from(kills), "{} mails came twice after {kills} kills", came.again);
    Ok(())
}

/// What should stand on the page of its dossier as often as is usual: less is lost, more is doubled.
fn on_their_dossiers(witness: &Client, all: &[Kept], (words, usual): (&str, usize)) -> Result<Vec<String>> {
    let mut times = Vec::with_capacity(all.len());
    for kept in all {
        let page = witness.page(&kept.href)?;
        times.push((kept, page.matches(&format!("{} {words}", kept.token)).count()));
    }
    Ok(uneven(&times, usual))
}

/// Those that stand more or less often than is usual.
fn uneven(times: &[(&Kept, usize)], usual: usize) -> Vec<String> {
    let wrong = times.iter().filter(|(_, times)| *times != usual);
    wrong
        .map(|(kept, times)| format!("{} stands {times} times on {}, not {usual}", kept.token, kept.href))
        .collect()
}

fn misplaced(kept: &Kept, pages: Option<&BTreeSet<String>>) -> Option<String> {
    match pages {
        None => Some(format!("{} was led to {} and stands nowhere", kept.token, kept.href)),
        Some(pages) if pages.contains(&kept.href) => None,
        Some(pages) => Some(format!("{} was led to {} and stands on {pages:?}", kept.token, kept.href)),
    }
}

/// For each token in a list, through all its pages, the pages of the things that bear it.
fn listed(witness: &Client, list: &str) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in pages(witness, list)? {
        for (href, text) in links(&page) {
            let token = text.split_whitespace().find(|word| word.starts_with("proef"));
            if let (Some(token), true) = (token, href.starts_with(&format!("{list}/"))) {
                found.entry(token.to_owned()).or_default().insert(href.to_owned());
            }
        }
    }
    Ok(found)
}

/// All pages of a list.
pub fn pages(witness: &Client, list: &str) -> Result<Vec<String>> {
    let (mut pages, mut next) = (Vec::new(), Some(list.to_owned()));
    while let Some(path) = next.take() {
        ensure!(pages.len() < MOST_PAGES, "{list} has no end");
        let page = witness.page(&path)?;
        let more = links(&page).map(|(href, _)| href).find(|href| href.contains("na="));
        next = more.map(|href| href.replace("&amp;", "&"));
        pages.push(page);
    }
    Ok(pages)
}

/// The links of a page with their texts.
pub fn links(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("href=\"").skip(1).filter_map(|rest| {
        let (href, after) = rest.split_once('"')?;
        let text = after.split_once('>')?.1.split("</a>").next()?;
        Some((href, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_with_their_texts() {
        let page = r#"<li><a class="x" href="/signalen/7">proefba is wat</a></li><a href="/signalen?na=9">Toon meer</a>"#;
        let links: Vec<_> = links(page).collect();
        assert_eq!(links, [("/signalen/7", "proefba is wat"), ("/signalen?na=9", "Toon meer")]);
    }

    #[test]
    fn what_stands_more_or_less_often_than_the_others_is_told() {
        let kept = Kept { token: "proefba".to_owned(), href: "/dossiers/7".to_owned() };
        assert_eq!(uneven(&[(&kept, 2), (&kept, 2)], 2), Vec::<String>::new());
        assert_eq!(uneven(&[(&kept, 2), (&kept, 0), (&kept, 2), (&kept, 4)], 2).len(), 2);
        assert_eq!(uneven(&[(&kept, 0)], 2).len(), 1, "all lost is lost");
        assert_eq!(uneven(&[(&kept, 4), (&kept, 4)], 2).len(), 2, "all doubled is doubled");
    }

    #[test]
    fn what_is_lost_and_what_moved_is_told() {
        let kept = Kept { token: "proefba".to_owned(), href: "/signalen/7".to_owned() };
        let pages = |hrefs: &[&str]| hrefs.iter().map(ToString::to_string).collect();
        assert_eq!(misplaced(&kept, Some(&pages(&["/signalen/7"]))), None);
        assert!(misplaced(&kept, Some(&pages(&["/signalen/8"]))).is_some());
        assert!(misplaced(&kept, None).is_some());
    }
}
