//! What somebody was told about a page and has not read: read once they open it.

use network::{Actor, Refusal, Visit};
use store::{Error, Tx};
use worklist::notice::{self, NoticeId};

/// The reader's unread notices about the page at `href`.
pub fn of(tx: &mut Tx<'_>, actor: &Actor, href: &str) -> Result<Vec<NoticeId>, Error> {
    let rows = tx.query(
        "select id from notice where network_id = $1 and person_id = $2 and read_at is null and href = $3 limit 50",
        &[&actor.network, &actor.person, &href],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Marks them read; nothing is written when there are none.
pub async fn mark(visit: &Visit, unread: Vec<NoticeId>) -> Result<(), Refusal> {
    if unread.is_empty() {
        return Ok(());
    }
    visit
        .write(move |tx, actor, now| {
            for notice in &unread {
                notice::mark_read(tx, now, actor.network, actor.person, *notice)?;
            }
            Ok(())
        })
        .await
}
