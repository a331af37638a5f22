//! What the region did in the quarter that is over, so that there is something to give account of: plans that were helped, with
//! goals and agreements; a story that its teller said yes to; Ruud's draft with his words in it; and what was agreed with the
//! municipality. By the acts that people do, on the days of that quarter.

use super::cast::Cast;
use crate::routes::WORKED;
use anyhow::{Context, Result};
use casework::agree::{Agree, Who, agree};
use casework::agreement::{Due, State};
use casework::close_help_request::{Close, close};
use casework::finish_agreement::{Ended, finish};
use casework::help_request::Outcome;
use casework::open_plan::{Open, open_plan};
use casework::place_help_request::{Placing, place};
use casework::score_goal::{Score, score_goal};
use casework::set_goal::{Set, set_goal};
use directory::pontoon::Pontoon;
use insight::account;
use insight::draft_account;
use insight::story::Purpose;
use insight::tell_story::{Tell, tell};
use insight::word_account::{Then, Words, word};
use insight::{agree_result, tell_result};
use jiff::ToSpan;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::reading::Keys;
use network::worked::Line;
use network::{Actor, Refusal};
use policy::Policy;
use std::sync::Arc;
use store::{Db, Tx};

/// What stands before the keys of forms, so that they are nobody else's.
const KEYS: u128 = 0xacc0 << 64;
/// So many plans were helped in the quarter.
const PLANS: u128 = 30;
/// Who works with them, on which pontoon and in which neighbourhood.
const WORKERS: [(&str, Pontoon, &str); 3] = [
    ("fatima", Pontoon::Guidance, "WK990101"),
    ("jayden", Pontoon::Education, "WK990102"),
    ("jayden", Pontoon::Education, "WK990101"),
];
/// What they are called; the same names come back.
const CALLED: [&str; 6] = ["Wil", "Corrie", "Achmed", "Dunya", "Piet", "Jolanda"];
/// The municipality.
const MUNICIPALITY: &str = "GM9901";

const STORY: &str = "Sinds de leeskring durf ik zelf de brief van school te lezen.";
const WHY: &str = "Het is klein en het blijft.";
const NOT_WORKED: &str = "De spreekavond trok drie keer bijna niemand: om zeven uur eten de meeste gezinnen.\n\nOverdracht \
    naar behandeling liep vast op de wachttijd. Wij hielden zelf contact, en dat kostte tijd die elders nodig was.";

/// Does all of it, and begins the accounts of that quarter.
pub fn settle(db: &Db, start: Timestamp, cast: &Cast, keys: &Keys) -> Result<()> {
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    let quarter = draft_account::last_quarter(calendar::day(start));
    db.write_here(|tx| {
        for number in 0..PLANS {
            let (worker, pontoon, area) = WORKERS[usize::try_from(number).unwrap_or(0) % WORKERS.len()];
            let actor = Actor::load(tx, cast.network, cast.person(worker)?, &policy)?;
            let days = 40 - i64::try_from(number).unwrap_or(0);
            let opened = calendar::at_hour(quarter.last.saturating_sub(days.days()), 10);
            helped(tx, &actor, (opened, keys), (number, pontoon, area))?;
        }
        Ok::<_, Refusal>(())
    })
    .context("what was done in the quarter that is over")?;
    draft_account::pass(db, keys, start, WORKED).context("accounts can't be begun")?;
    db.write_here(|tx| told(tx, start, cast, &policy)).context("what Ruud tells")
}

/// One plan from opening to closing, in a week and a half.
fn helped(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (opened, keys): (Timestamp, &Keys),
    (number, pontoon, area): (u128, Pontoon, &str),
) -> Result<(), Refusal> {
    let key = |part: u128| Uuid::from_u128(KEYS + (number << 8) + part);
    let later = |days: i32| calendar::in_days(opened, days);
    let called = CALLED[usize::try_from(number).unwrap_or(0) % CALLED.len()];
    let new = Open {
        called: format!("{called} {}", number + 1),
        worry: "Dat ik het overzicht kwijt ben".to_owned(),
        pontoon,
        form_key: key(1),
    };
    let plan = open_plan(tx, actor, opened, keys, &new)?;
    let request = casework::plan::load(tx, actor.network, plan)?.leading;
    let placing = Placing {
        pontoon,
        theme: Some(if number % 2 == 0 { "WLT" } else { "REL" }.to_owned()),
        area: Some(area.to_owned()),
    };
    place(tx, actor, opened, (plan, request), &placing)?;
    let goal = Set { words: "Zelf de post openen".to_owned(), weight: 3, form_key: key(2) };
    let goal = set_goal(tx, actor, later(1), keys, (plan, &goal))?;
    score_goal(tx, actor, later(2), (plan, goal), Score { heavy: Some(8), reached: None })?;
    let well = number % 5 != 4;
    let score = Score { heavy: Some(if well { 4 } else { 8 }), reached: Some(if well { 1 } else { -1 }) };
    score_goal(tx, actor, later(9), (plan, goal), score)?;
    let agreed = Agree {
        words: "Gaat mee naar de leeskring".to_owned(),
        who: if number % 2 == 0 { Who::Own("Mijn buurvrouw".to_owned()) } else { Who::Worker(actor.person) },
        due: Due::Whenever,
        theme: None,
        decides: None,
        form_key: key(3),
    };
    let agreement = agree(tx, actor, later(3), keys, (plan, &agreed))?;
    let ended = Ended { state: State::Done, words: None, form_key: None };
    finish(tx, actor, later(8), keys, ((plan, agreement), &ended))?;
    let outcome = if well { Outcome::Helped } else { Outcome::Stopped };
    let closing = Close { outcome, words: "Ik durf het weer aan.".to_owned(), form_key: None };
    close(tx, actor, later(10), keys, ((plan, request), &closing))
}

/// The story, Ruud's draft with his words, and what was agreed.
fn told(tx: &mut Tx<'_>, start: Timestamp, cast: &Cast, policy: &Arc<Policy>) -> Result<(), Refusal> {
    let quarter = draft_account::last_quarter(calendar::day(start));
    let fatima = Actor::load(tx, cast.network, cast.person("fatima")?, policy)?;
    let ruud = Actor::load(tx, cast.network, cast.person("ruud")?, policy)?;
    let new = Tell {
        told: STORY.to_owned(),
        consented_on: quarter.last.saturating_sub(12.days()),
        purposes: Purpose::ALL.to_vec(),
        theme: Some("WLT".to_owned()),
        area: Some("WK990101".to_owned()),
        guard_reason: None,
        form_key: Uuid::from_u128(KEYS - 1),
    };
    let story = tell(tx, &fatima, calendar::in_days(start, -20), &new)?;
    let of = (Some(ruud.organisation), MUNICIPALITY, quarter.first);
    let id = account::of_quarter(tx, cast.network, of)?.ok_or(Refusal::NotFound("account"))?;
    let words = Words {
        not_worked: Some(NOT_WORKED.to_owned()),
        story: Some(story),
        chosen_why: Some(WHY.to_owned()),
        guard_reason: None,
        then: Then::Keep,
    };
    word(tx, &ruud, start, id, &words)?;
    agreed(tx, start, (cast, &ruud))
}

fn agreed(tx: &mut Tx<'_>, start: Timestamp, (cast, ruud): (&Cast, &Actor)) -> Result<(), Refusal> {
    let organisation =
        |key: &str| cast.organisations.get(key).map(|(id, _)| *id).ok_or(Refusal::NotFound("organisation"));
    let (steiger, team) = (organisation("de-steiger")?, organisation("sociaal-team-kadebuurt")?);
    let results = [
        ("In elke wijk een leeskring waar iedereen kan binnenlopen", Line::Connectedness, steiger, team, 30),
        (
            "Wie belt met geldzorgen, spreekt binnen drie werkdagen iemand",
            Line::Prevention,
            team,
            steiger,
            60,
        ),
        ("Vijftien mensen openen weer zelf hun post", Line::SelfReliance, steiger, team, 1),
    ];
    for (number, (words, line, answerable, contributor, days)) in results.into_iter().enumerate() {
        let new = agree_result::Agree {
            words: words.to_owned(),
            line,
            answerable,
            contributors: vec![contributor],
            municipality: MUNICIPALITY.to_owned(),
            due_on: calendar::day(calendar::in_days(start, days)),
            form_key: Uuid::from_u128(KEYS - 9 - number as u128),
        };
        let id = agree_result::agree(tx, ruud, calendar::in_days(start, -25), &new)?;
        if line == Line::SelfReliance {
            let came = tell_result::Tell {
                came: insight::agreed_result::Came::Reached,
                outcome: "Het werden er meer, en de meesten doen het nog steeds.".to_owned(),
                figure: None,
                story: None,
            };
            tell_result::tell(tx, ruud, calendar::in_days(start, -2), id, &came)?;
        }
    }
    Ok(())
}
