//! What somebody has not read yet, in its two parts, a page at a time.

use super::{Notice, NoticeId, read};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId};
use store::page::{After, Page};
use store::{Error, Tx};

/// The two parts of what somebody hears.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Word that came back to its reader.
    CameBack,
    /// About holding something.
    Holding,
}

impl About {
    fn sql(self) -> &'static str {
        match self {
            Self::CameBack => "and holding = false",
            Self::Holding => "and holding = true",
        }
    }
}

/// How many notices of a part somebody has not read, counted no further than `most`.
pub fn count_unread(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    about: About,
    most: i64,
) -> Result<i64, Error> {
    let sql = format!(
        "select count(*) as notices from (
           select id from notice where network_id = $1 and person_id = $2 and read_at is null {} limit $3) counted",
        about.sql()
    );
    tx.first(&sql, &[&network, &person, &most])?.map_or(Ok(0), |row| row.get("notices"))
}

/// A page of somebody's unread notices, newest first: of one part, or all.
pub fn unread(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    about: Option<About>,
    after: &After<NoticeId>,
) -> Result<Page<Notice>, Error> {
    let before = after.key.unwrap_or(NoticeId(Uuid::max()));
    let sql = format!(
        "select id, person_id, at, text, facts, href, answerable_id, read_at from notice
         where network_id = $1 and person_id = $2 and read_at is null {} and id < $3 order by id desc limit $4",
        about.map_or("", About::sql)
    );
    let rows = tx.query(&sql, &[&network, &person, &before, &after.fetch()])?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |notice: &Notice| notice.id))
}
