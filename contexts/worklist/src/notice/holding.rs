//! What people hear about holding something: the words that the engine says, each to a person or to all staff of a desk.

use super::{Word, fact, mark_read, name_of, tell};
use crate::obligation::Kept;
use crate::shown;
use kernel::{DeskId, NetworkId, PersonId, Timestamp};
use network::{Refusal, desk};
use obligations::{Holder, Why, Word as Engine};
use serde_json::{Map, Value as Json, json};
use store::{Error, Tx};

/// Something lies at a desk of the reader's.
const AT_DESK: &str = "notice-at-desk";

/// The facts that say which obligation a notice is about, and the kind of its matter, where it is kept without a title:
/// whoever may know then reads whose it is.
pub(super) const SEALED: &str = "sealed";
pub(super) const KIND: &str = "kind";

/// Who decided something over the heads of others, and why: both are said to whom it concerns.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The team lead.
    pub by: PersonId,
    /// In their words.
    pub why: &'a Why,
}

/// Tells whoever the engine says must hear; a desk's word goes to all its staff.
pub fn from_engine(
    tx: &mut Tx<'_>,
    now: Timestamp,
    kept: &Kept,
    notice: &obligations::Notice,
    decided: Option<Decided<'_>>,
) -> Result<(), Refusal> {
    let people = match notice.to {
        Holder::Person(person) => vec![person],
        // What is about a wrong lies with a desk only while there is no confidant, and its staff mustn't know it is there.
        Holder::Desk(_) if kept.protected => return Ok(()),
        // What lies at a desk stands in its list: its staff hears once a day that something came or still lies there.
        Holder::Desk(_) if notice.word == Engine::Halfway => return Ok(()),
        Holder::Desk(desk)
            if matches!(
                notice.word,
                Engine::YouHold | Engine::ClimbedToYou { .. } | Engine::AskedAgain | Engine::Renewed { .. }
            ) =>
        {
            return Ok(lies_at_desk(tx, now, kept.network, desk)?);
        }
        Holder::Desk(desk) => desk::staff(tx, kept.network, desk)?,
    };
    let (mut text, mut facts) = said(&notice.word);
    if let Some(decided) = decided {
        text = decided_for(notice, text);
        let lead = name_of(tx, kept.network, Holder::Person(decided.by))?;
        facts.insert("lead".to_owned(), Json::String(lead));
        facts.insert("why".to_owned(), fact::why(decided.why.as_str()));
    }
    let title = match (kept.is_sealed(), kept.shielded) {
        (true, _) => fact::text(shown::kind(&kept.matter.0).1),
        (false, true) => fact::text("obligation-shielded"),
        (false, false) => json!(kept.title),
    };
    facts.insert("title".to_owned(), title);
    if kept.is_sealed() {
        facts.insert(SEALED.to_owned(), json!(kept.id));
        facts.insert(KIND.to_owned(), json!(kept.matter.0));
    }
    for name in ["by", "to", "from"] {
        if let Some(holder) = facts.get(name).cloned() {
            facts.insert(name.to_owned(), Json::String(holder_name(tx, kept.network, &holder)?));
        }
    }
    // Whoever staffs the desk they gave it to needn't hear of what they did.
    let others = people.into_iter().filter(|person| decided.is_none_or(|decided| decided.by != *person));
    for person in others {
        let word = Word { text, facts: facts.clone(), href: &kept.href, answerable: None };
        let told = tell(tx, now, kept.network, person, &word)?;
        // On Vandaag the line itself says that its moment is near or past: a reminder goes by mail alone.
        if matches!(notice.word, Engine::Halfway | Engine::Due | Engine::AskedAgain) {
            mark_read(tx, now, kept.network, person, told)?;
        }
    }
    Ok(())
}

/// Tells the staff of a desk that something lies there, once a day. Of the days before nothing is left on Vandaag.
fn lies_at_desk(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, desk: DeskId) -> Result<(), Error> {
    if !desk::tells_today(tx, now, network, desk)? {
        return Ok(());
    }
    let name = name_of(tx, network, Holder::Desk(desk))?;
    let facts = Map::from_iter([("desk".to_owned(), json!(name))]);
    let word = Word { text: AT_DESK, facts, href: "/mijn-lat?balies=ja", answerable: None };
    for person in desk::staff(tx, network, desk)? {
        mark_read_before(tx, now, network, person, &word)?;
        tell(tx, now, network, person, &word)?;
    }
    Ok(())
}

/// Somebody need not read the same word of an earlier day any more.
fn mark_read_before(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: PersonId,
    word: &Word<'_>,
) -> Result<(), Error> {
    let facts = Json::Object(word.facts.clone());
    tx.execute(
        "update notice set read_at = $5
         where network_id = $1 and person_id = $2 and read_at is null and holding = true and text = $3 and facts = $4",
        &[&network, &person, &word.text, &facts, &now],
    )?;
    Ok(())
}

/// Whether a text is about holding something.
pub(super) fn is_about_holding(text: &str) -> bool {
    text.strip_prefix("notice-").is_some_and(|text| TEXTS.contains(&text))
}

/// The text of a word that follows from somebody's decision, which says whose it was.
fn decided_for(notice: &obligations::Notice, text: &'static str) -> &'static str {
    match (&notice.word, notice.to) {
        (Engine::TakenOver { .. }, _) => "notice-reassigned",
        (Engine::GivenToYou { .. }, Holder::Desk(_)) => "notice-given-to-desk",
        _ => text,
    }
}

/// What `said` and `decided_for` give, without its first word.
const TEXTS: [&str; 21] = [
    "at-desk",
    "you-hold",
    "given-absence",
    "given-leaving",
    "given-desk-emptied",
    "given-supervision",
    "given-handover",
    "given-to-desk",
    "reassigned",
    "taken-over",
    "asked",
    "declined",
    "no-longer-asked",
    "offer-lapsed",
    "halfway",
    "due",
    "renewed",
    "climbed-from-you",
    "climbed-to-you",
    "climbed-on",
    "asked-again",
];

fn said(word: &Engine) -> (&'static str, Map<String, Json>) {
    let facts = |pairs: &[(&str, Json)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>()
    };
    let holder = |holder: &Holder| json!(holder);
    match word {
        Engine::YouHold => ("notice-you-hold", facts(&[])),
        Engine::GivenToYou { cause } => (
            match cause {
                obligations::Cause::Absence => "notice-given-absence",
                obligations::Cause::Leaving => "notice-given-leaving",
                obligations::Cause::DeskEmptied => "notice-given-desk-emptied",
                obligations::Cause::Supervision => "notice-given-supervision",
                obligations::Cause::Handover => "notice-given-handover",
            },
            facts(&[]),
        ),
        Engine::TakenOver { by } => ("notice-taken-over", facts(&[("by", holder(by))])),
        Engine::Asked { answer_by, why } => {
            ("notice-asked", facts(&[("moment", fact::moment(*answer_by)), ("why", fact::why(why.as_str()))]))
        }
        Engine::Declined { reason } => ("notice-declined", facts(&[("why", fact::why(reason.as_str()))])),
        Engine::NoLongerAsked => ("notice-no-longer-asked", facts(&[])),
        Engine::OfferLapsed => ("notice-offer-lapsed", facts(&[])),
        Engine::Halfway => ("notice-halfway", facts(&[])),
        Engine::Due => ("notice-due", facts(&[])),
        Engine::Renewed { moment } => ("notice-renewed", facts(&[("moment", fact::moment(*moment))])),
        Engine::ClimbedFromYou { to } => ("notice-climbed-from-you", facts(&[("to", holder(to))])),
        Engine::ClimbedToYou { from } => ("notice-climbed-to-you", facts(&[("from", holder(from))])),
        Engine::ClimbedOn { to } => ("notice-climbed-on", facts(&[("to", holder(to))])),
        Engine::AskedAgain => ("notice-asked-again", facts(&[])),
    }
}

fn holder_name(tx: &mut Tx<'_>, network: NetworkId, holder: &Json) -> Result<String, Refusal> {
    let holder: Holder =
        serde_json::from_value(holder.clone()).map_err(|problem| Refusal::Broken(problem.to_string()))?;
    name_of(tx, network, holder).map_err(Refusal::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::newest;
    use crate::samples::{Shield, opened, opening};
    use kernel::calendar;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_desk_hears_once_a_day_and_the_word_of_yesterday_is_gone() {
        on_both(|db| {
            let village = Village::build(db);
            let desk = village.desk;
            for _ in 0..3 {
                opened(db, &village, Holder::Desk(desk), 9);
            }
            let heard = || db.read_here(|tx| newest(tx, village.network, village.priya, 9)).unwrap();
            let first = heard();
            assert_eq!(first.len(), 1, "three signals are one word");
            assert!(first[0].is_about_holding());
            let tomorrow = calendar::in_days(monday(), 1);
            for _ in 0..2 {
                db.write_here(|tx| lies_at_desk(tx, tomorrow, village.network, desk)).unwrap();
            }
            let second = heard();
            assert_eq!(second.len(), 1);
            assert_ne!(second[0].id, first[0].id);
        });
    }

    #[test]
    fn what_climbs_to_a_desk_is_the_same_word() {
        on_both(|db| {
            let village = Village::build(db);
            let id = opened(db, &village, Holder::Desk(village.desk), 9);
            let heard = || db.read_here(|tx| newest(tx, village.network, village.priya, 9)).unwrap();
            let first = heard();
            let kept = db.read_here(|tx| crate::obligation::load(tx, village.network, id)).unwrap().unwrap();
            let word = Engine::ClimbedToYou { from: Holder::Person(village.ruud) };
            let climbed = obligations::Notice { to: Holder::Desk(village.desk), word };
            db.write_here(|tx| from_engine(tx, calendar::in_days(monday(), 1), &kept, &climbed, None))
                .unwrap();
            let second = heard();
            assert_eq!((first.len(), second.len()), (1, 1));
            let view = web::samples::view(kernel::Lang::Nl, &[crate::TEXTS, network::TEXTS]);
            assert!(!second[0].text(&view).contains("bij jou"), "{}", second[0].text(&view));
            assert_ne!(first[0].id, second[0].id, "of a later day");
        });
    }

    #[test]
    fn what_is_kept_sealed_says_which_it_is_and_can_be_named() {
        on_both(|db| {
            let village = Village::build(db);
            let id = opening(db, &village, (Holder::Person(village.fatima), 3), Shield::Sealed);
            let mut heard = db.read_here(|tx| newest(tx, village.network, village.fatima, 9)).unwrap();
            assert_eq!(heard[0].sealed(), Some((id, "help_request".to_owned())));
            heard[0].name("Dirk de Groot");
            let view = web::samples::view(kernel::Lang::Nl, &[crate::TEXTS, network::TEXTS]);
            assert!(heard[0].text(&view).contains("Dirk de Groot"), "{}", heard[0].text(&view));
        });
    }
}
