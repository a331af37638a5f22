//! The demo's own postbox: nobody in the stories has a mailbox, so the mail that their acts sent counts as delivered
//! when it was written, and what they were told more than two weeks ago as read the working day after. What came since
//! is left for whoever steps in.

use super::cast::Cast;
use anyhow::{Context, Result};
use jiff::SignedDuration;
use kernel::ids::uuid_at;
use kernel::{Timestamp, calendar};
use network::Refusal;
use store::outbox;
use store::{Db, Tx};
use worklist::notice::{self, MAIL, NoticeId};

/// How many days somebody's word stays unread.
const UNREAD_DAYS: i32 = 14;
/// How many parcels one transaction takes.
const ROUND: u16 = 500;
/// More word than anybody gets in a story.
const MOST: i64 = 10_000;

/// Delivers all mail that waits.
pub fn deliver(db: &Db, start: Timestamp) -> Result<()> {
    while db.write_here(|tx| round(tx, start)).context("the mail of the stories can't be delivered")? > 0 {}
    Ok(())
}

fn round(tx: &mut Tx<'_>, start: Timestamp) -> Result<usize, Refusal> {
    let postbox = uuid_at(start);
    let claimed = outbox::claim(tx, start, postbox, MAIL, ROUND)?;
    for parcel in &claimed {
        let id: NoticeId = serde_json::from_value(parcel.payload["notice"].clone())
            .map_err(|problem| Refusal::Broken(format!("a parcel without its notice: {problem}")))?;
        let notice = notice::load(tx, parcel.network, id)?.ok_or(Refusal::NotFound("notice"))?;
        let at = start.min(notice.at + SignedDuration::from_mins(1));
        outbox::delivered(tx, at, parcel.network, parcel.id, postbox)?;
        notice::delivered(tx, at, parcel.network, id)?;
    }
    Ok(claimed.len())
}

/// Marks as read what everybody in `cast` was told long ago.
pub fn read(db: &Db, start: Timestamp, cast: &Cast) -> Result<()> {
    let since = calendar::in_days(start, -UNREAD_DAYS);
    let done: Result<(), Refusal> = db.write_here(|tx| {
        for person in cast.people.values() {
            for notice in notice::newest(tx, cast.network, *person, MOST)? {
                if notice.at < since {
                    let read_at = calendar::in_working_days(notice.at, 1);
                    notice::mark_read(tx, read_at, cast.network, *person, notice.id)?;
                }
            }
        }
        Ok(())
    });
    done.context("the word of the stories can't be read")
}
