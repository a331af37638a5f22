//! A measure that changed or ended touches what rests on it: the owner of each answer and practice must look at it again,
//! and its page says so until they confirmed it or wrote a new version (domain G3). One open touch per measure and thing:
//! a second change makes it newer.

use crate::answer::{self, AnswerId};
use crate::circle;
use crate::measure::{Measure, MeasureId};
use crate::practice::{self, PracticeId};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, calendar, define_id};
use network::Refusal;
use obligations::{Holder, Moment};
use store::{Error, Row, Tx};
use worklist::{Matter, Opening, why};

define_id!(
    /// One touch.
    TouchId
);
store::id_value!(TouchId);

network::named! {
    /// What happened to the measure.
    pub enum What, text "touch-what" {
        /// It says something else now.
        Changed = "changed",
        /// It isn't in force any more.
        Ended = "ended",
    }
}

/// The owner looks within so many working days.
const LOOKED_WITHIN: u16 = 3;

/// What rests on a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Touched {
    /// An answer.
    Answer(AnswerId),
    /// A practice.
    Practice(PracticeId),
}

impl Touched {
    /// Its kind, as the database has it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Answer(_) => "answer",
            Self::Practice(_) => "practice",
        }
    }

    /// Its id.
    pub fn id(self) -> Uuid {
        match self {
            Self::Answer(id) => id.into(),
            Self::Practice(id) => id.into(),
        }
    }

    /// Its page.
    pub fn href(self) -> String {
        match self {
            Self::Answer(id) => format!("/antwoorden/{id}"),
            Self::Practice(id) => format!("/praktijken/{id}"),
        }
    }

    fn read(row: &Row) -> Result<Self, Error> {
        let (kind, id): (String, Uuid) = (row.get("subject_kind")?, row.get("subject_id")?);
        match kind.as_str() {
            "answer" => Ok(Self::Answer(AnswerId(id))),
            "practice" => Ok(Self::Practice(PracticeId(id))),
            other => Err(row.bad("subject_kind", other)),
        }
    }

    /// Its title, and whose it is.
    pub fn about(self, tx: &mut Tx<'_>, network: NetworkId) -> Result<(String, OrganisationId), Refusal> {
        match self {
            Self::Answer(id) => {
                let answer = answer::load(tx, network, id)?;
                let newest = answer::versions(tx, network, id)?.into_iter().next();
                Ok((newest.map(|version| version.title).unwrap_or_default(), answer.owner))
            }
            Self::Practice(id) => {
                let practice = practice::load(tx, network, id)?;
                Ok((practice.title, practice.owner))
            }
        }
    }
}

/// An open touch.
#[derive(Clone, Debug)]
pub struct Touch {
    /// Its id.
    pub id: TouchId,
    /// Which measure.
    pub measure: MeasureId,
    /// How that is called.
    pub measure_title: String,
    /// What happened to it.
    pub what: What,
    /// When.
    pub at: Timestamp,
    /// What it touches.
    pub touched: Touched,
    /// For compare-and-swap.
    pub version: i64,
}

const COLUMNS: &str =
    "measure_touch.id, measure_touch.measure_id, measure_touch.what, measure_touch.touched_at,
    measure_touch.subject_kind, measure_touch.subject_id, measure_touch.version, measure_version.title";
const JOINS: &str = "join measure_version on measure_version.network_id = measure_touch.network_id
    and measure_version.measure_id = measure_touch.measure_id and measure_version.number = measure_touch.number";

/// The open touches of one thing.
pub fn open_of(tx: &mut Tx<'_>, network: NetworkId, touched: Touched) -> Result<Vec<Touch>, Error> {
    let sql = format!(
        "select {COLUMNS} from measure_touch {JOINS}
         where measure_touch.network_id = $1 and measure_touch.subject_kind = $2 and measure_touch.subject_id = $3
           and measure_touch.state = 'open' order by measure_touch.id"
    );
    tx.query(&sql, &[&network, &touched.kind(), &touched.id()])?.iter().map(read).collect()
}

/// One touch while it is open; `None` when it was looked at.
pub fn load_open(tx: &mut Tx<'_>, network: NetworkId, id: TouchId) -> Result<Option<Touch>, Refusal> {
    let known =
        tx.first("select id from measure_touch where network_id = $1 and id = $2", &[&network, &id])?;
    if known.is_none() {
        return Err(Refusal::NotFound("touch"));
    }
    let sql = format!(
        "select {COLUMNS} from measure_touch {JOINS}
         where measure_touch.network_id = $1 and measure_touch.id = $2 and measure_touch.state = 'open'"
    );
    Ok(tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()?)
}

/// What a touch was about, also when it was looked at.
pub fn touched(tx: &mut Tx<'_>, network: NetworkId, id: TouchId) -> Result<Touched, Refusal> {
    let row = tx.first(
        "select subject_kind, subject_id from measure_touch where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    Ok(Touched::read(&row.ok_or(Refusal::NotFound("touch"))?)?)
}

fn read(row: &Row) -> Result<Touch, Error> {
    Ok(Touch {
        id: row.get("id")?,
        measure: row.get("measure_id")?,
        measure_title: row.get("title")?,
        what: row.get("what")?,
        at: row.get("touched_at")?,
        touched: Touched::read(row)?,
        version: row.get("version")?,
    })
}

/// What rests on a measure.
pub fn resting_on(tx: &mut Tx<'_>, network: NetworkId, measure: MeasureId) -> Result<Vec<Touched>, Error> {
    let rows = tx.query(
        "select subject_kind, subject_id from rests_on where network_id = $1 and measure_id = $2
         order by subject_kind, subject_id",
        &[&network, &measure],
    )?;
    rows.iter().map(Touched::read).collect()
}

/// Touches everything that rests on a measure as it stands now; a withdrawn answer is past that.
pub fn touch_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Option<PersonId>,
    measure: &Measure,
    what: What,
) -> Result<(), Refusal> {
    for touched in resting_on(tx, measure.network, measure.id)? {
        if let Touched::Answer(id) = touched
            && matches!(answer::load(tx, measure.network, id)?.state, answer::State::Withdrawn(..))
        {
            continue;
        }
        touch(tx, now, by, (measure, what), touched)?;
    }
    Ok(())
}

fn touch(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Option<PersonId>,
    (measure, what): (&Measure, What),
    touched: Touched,
) -> Result<(), Refusal> {
    let network = measure.network;
    let newer = tx.execute(
        "update measure_touch set number = $5, what = $6, touched_at = $7, version = version + 1
         where network_id = $1 and measure_id = $2 and subject_kind = $3 and subject_id = $4 and state = 'open'",
        &[&network, &measure.id, &touched.kind(), &touched.id(), &measure.number, &what, &now],
    )?;
    if newer > 0 {
        return Ok(());
    }
    let id = TouchId::new(now);
    tx.execute(
        "insert into measure_touch (network_id, id, measure_id, number, what, subject_kind, subject_id, touched_at,
           state, state_since, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $8, 1)",
        &[&network, &id, &measure.id, &measure.number, &what, &touched.kind(), &touched.id(), &now],
    )?;
    let (title, owner) = touched.about(tx, network)?;
    let desk = circle::desk_of_owner(tx, network, owner)?;
    let opening = Opening {
        network,
        matter: matter(id),
        title,
        href: touched.href(),
        shielded: false,
        holder: Holder::Desk(desk),
        moment: Moment {
            at: calendar::in_working_days(now, LOOKED_WITHIN),
            why: why::rule("why-measure-touched")?,
        },
    };
    worklist::open(tx, now, by, opening).map(drop)
}

/// What the obligation to look again is about.
pub fn matter(id: TouchId) -> Matter {
    Matter::new("measure_touch", id)
}

/// Everything that touched this was looked at: a new version was written, or it was withdrawn.
pub fn settle_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: PersonId,
    (network, touched): (NetworkId, Touched),
) -> Result<(), Refusal> {
    for touch in open_of(tx, network, touched)? {
        settle(tx, now, by, (network, &touch), None)?;
    }
    Ok(())
}

/// It was looked at, with what was found where somebody said so.
pub fn settle(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: PersonId,
    (network, touch): (NetworkId, &Touch),
    words: Option<&str>,
) -> Result<(), Refusal> {
    tx.change_one(
        "update measure_touch set state = 'looked', state_since = $4, state_by = $5, state_words = $6,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&network, &touch.id, &touch.version, &now, &by, &words],
    )?;
    worklist::settle(tx, now, network, matter(touch.id), "looked")
}
