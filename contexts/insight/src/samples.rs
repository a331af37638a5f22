//! Things to count and a town to look at, in the sample network: for the tests of this context.

use crate::account::{self, ACCOUNT, Account, AccountId};
use crate::agree_result::Agree;
use crate::draft_account::{self, Wanted, last_quarter};
use crate::earlier::{self, Earlier};
use crate::list_accounts::begin;
use crate::story::{Purpose, StoryId};
use crate::tell_story::{Tell, tell};
use crate::word_account::{Then, Words};
use crate::{ACCOUNT_TEXTS, TEXTS};
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{Lang, NetworkId, PersonId, Timestamp};
use network::area::{self, Area};
use network::counted::{Counted, Counts};
use network::reading::Keys;
use network::samples::{Village, monday};
use network::worked::Line;
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::event::{self, Event, Subject};
use store::{Db, Error, Tx};
use web::samples::{check_html, view};
use web::{Page, View};

pub mod pdf;
mod work;

pub use work::{WORK, worked, works};

/// A thing that counts.
#[derive(Clone, Copy, Debug)]
pub struct Thing {
    /// Its theme.
    pub theme: Option<&'static str>,
    /// Its area.
    pub area: Option<&'static str>,
    /// How many weeks before Monday it happened.
    pub weeks_ago: i64,
    /// How many weeks later it was reported.
    pub late: i64,
    /// Who reported it.
    pub by: u128,
}

thread_local! {
    static THERE: RefCell<BTreeMap<(NetworkId, Uuid), Counts>> = const { RefCell::new(BTreeMap::new()) };
}

/// Things as another context would publish them.
pub const THINGS: Counted = Counted { kind: "thing", load, walk };

#[expect(clippy::unnecessary_wraps, reason = "it stands in for a function that reads the database")]
fn load(_: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Counts>, Error> {
    let of = |id: &Uuid| THERE.with_borrow(|there| there.get(&(network, *id)).cloned());
    Ok(ids.iter().filter_map(of).collect())
}

#[expect(clippy::unnecessary_wraps, reason = "it stands in for a function that reads the database")]
fn walk(_: &mut Tx<'_>, network: NetworkId, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(THERE.with_borrow(|there| {
        let ids = there.keys().filter(|(of, id)| *of == network && *id > after).map(|(_, id)| *id);
        ids.take(limit).collect()
    }))
}

fn weeks_before(weeks: i64) -> Timestamp {
    monday() - SignedDuration::from_hours(weeks * 168)
}

/// Something is raised, changed, or doesn't count any more; its event is recorded.
pub fn happens(db: &Db, village: &Village, id: u128, thing: Option<Thing>) {
    let (network, id) = (village.network, Uuid::from_u128(id));
    THERE.with_borrow_mut(|there| match thing {
        None => drop(there.remove(&(network, id))),
        Some(thing) => {
            let counts = Counts {
                id,
                theme: thing.theme.map(str::to_owned),
                area: thing.area.map(str::to_owned),
                at: weeks_before(thing.weeks_ago),
                reported: weeks_before(thing.weeks_ago - thing.late),
                by: Uuid::from_u128(thing.by),
            };
            there.insert((network, id), counts);
        }
    });
    let event = Event {
        network,
        at: monday(),
        actor: None,
        kind: "thing.changed",
        subject: Subject { kind: "thing", id },
        facts: serde_json::json!({}),
    };
    db.write_here(|tx| event::append(tx, &event)).unwrap();
}

/// Wijken of the town beside the Kadebuurt.
pub const WIJKEN: [&str; 4] = ["WK990101", "WK990102", "WK990103", "WK990104"];

/// Brings in a boundary for each wijk: squares beside each other.
pub fn boundaries(db: &Db, village: &Village) {
    let square = |at: usize| {
        let west = 5.0 + 0.01 * f64::from(u32::try_from(at).unwrap_or(0));
        let ring = [[west, 52.0], [west + 0.01, 52.0], [west + 0.01, 52.01], [west, 52.01], [west, 52.0]];
        serde_json::json!({ "type": "Polygon", "coordinates": [ring] })
    };
    db.write_here(|tx| {
        for (at, code) in WIJKEN.iter().enumerate() {
            tx.execute(
                "insert into area_boundary (network_id, code, year, geometry) values ($1, $2, 2026, $3)",
                &[&village.network, code, &square(at)],
            )?;
        }
        Ok::<_, Error>(())
    })
    .unwrap();
}

/// Two years and a half of counts in four wijken of Rivierenhart that end with `last` signals of REL in the Kadebuurt in the
/// week before Monday.
pub fn history(db: &Db, village: &Village, last: u32) {
    wijken(db, village);
    db.write_here(|tx| earlier::bring_in(tx, village.network, &weeks_of(last))).unwrap();
}

/// Adds the wijken of the town that the sample network doesn't have.
pub fn wijken(db: &Db, village: &Village) {
    db.write_here(|tx| {
        for code in &WIJKEN[1..] {
            let area = Area {
                code: (*code).to_owned(),
                year: 2026,
                name: format!("Wijk {}", &code[6..]),
                kind: "wijk".to_owned(),
                parent: Some("GM9901".to_owned()),
            };
            area::add(tx, village.network, &area)?;
        }
        Ok::<_, Error>(())
    })
    .unwrap();
}

fn weeks_of(last: u32) -> Vec<Earlier> {
    let mut found = Vec::new();
    for weeks_ago in 1..=130_i64 {
        for (at, area) in WIJKEN.iter().enumerate() {
            let turn = usize::try_from(weeks_ago).unwrap_or(0) + 3 * at;
            let usual = [2, 3, 4, 3, 5, 2, 3][turn % 7];
            let number = if weeks_ago == 1 && at == 0 { last } else { usual };
            found.push(Earlier {
                theme: "REL".to_owned(),
                area: (*area).to_owned(),
                week: crate::count::week_of(weeks_before(weeks_ago)),
                number,
            });
        }
    }
    found
}

/// A story to keep, with a yes for these.
pub fn telling(number: u128, purposes: &[Purpose]) -> Tell {
    Tell {
        told: "Sinds de leeskring durf ik zelf de brief van school te lezen.".to_owned(),
        consented_on: jiff::civil::date(2026, 11, 20),
        purposes: purposes.to_vec(),
        theme: Some("REL".to_owned()),
        area: Some("WK990101".to_owned()),
        guard_reason: None,
        form_key: Uuid::from_u128(number),
    }
}

/// Somebody keeps a story.
pub fn told(db: &Db, village: &Village, (who, number): (PersonId, u128), purposes: &[Purpose]) -> StoryId {
    village.acts(db, who, |tx, actor| tell(tx, actor, monday(), &telling(number, purposes))).unwrap()
}

/// A page in both languages, sound as HTML and saying each of these; gives both.
pub fn said_in_both(page: impl Fn(&View) -> Page, says: &[&str]) -> Vec<String> {
    let in_one = |view: &View| {
        let html = page(view).html();
        assert_eq!(check_html(&html), [], "{}", view.lang);
        for said in says {
            assert!(html.contains(said), "{}: {said}: {html}", view.lang);
        }
        html
    };
    views().iter().map(in_one).collect()
}

/// How a page is seen in each language, Dutch first.
pub fn views() -> Vec<View> {
    let of = |lang: &Lang| view(*lang, &[TEXTS, ACCOUNT_TEXTS, network::TEXTS, worklist::TEXTS]);
    Lang::ALL.iter().map(of).collect()
}

/// The clock releases the third quarter and begins its accounts.
pub fn quarter_is_told(db: &Db) {
    draft_account::pass(db, &Keys::passing(), monday(), &[WORK]).unwrap();
}

/// Every account, as no page shows them to one reader.
pub fn all_accounts(db: &Db, village: &Village) -> Vec<Account> {
    let sql =
        format!("{ACCOUNT} where account.network_id = $1 order by account.first_day desc, account.id desc");
    let read = |tx: &mut Tx<'_>| tx.query(&sql, &[&village.network])?.iter().map(account::read).collect();
    db.read_here(read).unwrap_or_else(|error: Error| panic!("{error}"))
}

/// Ruud's account of the third quarter, with ten that were helped, five that weren't, and a draft.
pub fn begun(db: &Db, village: &Village) -> AccountId {
    worked(village, &[(village.steiger, 10, true), (village.steiger, 5, false)]);
    quarter_is_told(db);
    let wanted = Wanted {
        organisation: Some(village.steiger),
        municipality: "GM9901".to_owned(),
        quarter: last_quarter(kernel::calendar::day(monday())),
    };
    village.acts(db, village.ruud, |tx, actor| begin(tx, actor, monday(), (&wanted, &[WORK]))).unwrap()
}

/// Words that are final.
pub fn finishing(story: Option<StoryId>) -> Words {
    Words {
        not_worked: Some("De avond trok weinig mensen.".to_owned()),
        story,
        chosen_why: story.map(|_| "Het is klein en het blijft.".to_owned()),
        guard_reason: None,
        then: Then::Finish,
    }
}

/// What De Steiger answers for, with Loohoek beside it.
pub fn agreeing(village: &Village, number: u128) -> Agree {
    Agree {
        words: "In elke wijk een leeskring".to_owned(),
        line: Line::SelfReliance,
        answerable: village.steiger,
        contributors: vec![village.loohoek],
        municipality: "GM9901".to_owned(),
        due_on: jiff::civil::date(2026, 12, 31),
        form_key: Uuid::from_u128(number),
    }
}
