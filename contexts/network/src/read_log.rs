//! The read log: one line per look at somebody's data, granted or refused, with what NEN 7513 asks for: who, in which
//! role, of which organisation, on whose behalf, what for, whose data and which part, when, and what came of it. Lines
//! are only added, each is signed, and a job seals them in a chain (`seal`), which `ponton doctor` proves (`proof`). It
//! holds ids and words of the domain, never what was read.

pub mod proof;
pub mod seal;

use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use store::{After, Error, Page, Row, Tx};
use vault::Signer;

kernel::define_id!(
    /// One line of the read log.
    LineId
);
store::id_value!(LineId);

/// In whose role a resident reads.
pub const RESIDENT: &str = "resident";
/// In whose role Ponton reads an address to send something there.
pub const POST: &str = "post";

/// What the signer of lines signs for.
pub const LINES: &str = "lines of the read log";

crate::named! {
    /// What came of a look.
    pub enum Outcome, text "outcome" {
        /// It was shown.
        Granted = "granted",
        /// The policy said no.
        Refused = "refused",
    }
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Which one; ids sort by moment.
    pub id: LineId,
    /// When.
    pub at: Timestamp,
    /// Who; nobody when it was the resident, or the post.
    pub reader: Option<PersonId>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// The roles they had then, or `RESIDENT`, or `POST`.
    pub role: String,
    /// What for.
    pub purpose: String,
    /// On whose behalf, when it wasn't their own.
    pub behalf: Option<PersonId>,
    /// What it is whose data were read: `plan`.
    pub subject_kind: String,
    /// Which one.
    pub subject: Uuid,
    /// Which part.
    pub part: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The request it was part of.
    pub request: Uuid,
}

/// The place of a line in a list: newest first.
pub type Place = (Timestamp, LineId);

/// Adds a line, signed.
pub(crate) fn append(tx: &mut Tx<'_>, signer: &Signer, network: NetworkId, line: &Line) -> Result<(), Error> {
    tx.execute(
        "insert into read_line (network_id, id, at, reader_id, organisation_id, role, purpose, behalf_id,
           subject_kind, subject_id, part, outcome, request_id, signature)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &[
            &network,
            &line.id,
            &line.at,
            &line.reader,
            &line.organisation,
            &line.role,
            &line.purpose,
            &line.behalf,
            &line.subject_kind,
            &line.subject,
            &line.part,
            &line.outcome,
            &line.request,
            &line.signature(network, signer),
        ],
    )?;
    Ok(())
}

/// Who looked at a subject's data, newest first.
pub fn about(
    tx: &mut Tx<'_>,
    network: NetworkId,
    subject: Uuid,
    after: &After<Place>,
) -> Result<Page<Line>, Error> {
    let rows = match &after.key {
        None => tx.query(
            "select id, at, reader_id, organisation_id, role, purpose, behalf_id, subject_kind, subject_id, part,
               outcome, request_id from read_line
             where network_id = $1 and subject_id = $2 order by at desc, id desc limit $3",
            &[&network, &subject, &after.fetch()],
        )?,
        Some((at, id)) => tx.query(
            "select id, at, reader_id, organisation_id, role, purpose, behalf_id, subject_kind, subject_id, part,
               outcome, request_id from read_line
             where network_id = $1 and subject_id = $2 and (at, id) < ($3, $4)
             order by at desc, id desc limit $5",
            &[&network, &subject, at, id, &after.fetch()],
        )?,
    };
    let fetched: Vec<Line> = rows.iter().map(Line::try_from).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |line| (line.at, line.id)))
}

impl Line {
    /// What stands with the line, so that a change to it shows.
    pub fn signature(&self, network: NetworkId, signer: &Signer) -> Vec<u8> {
        self.signed(network, |parts| signer.sign(parts))
    }

    /// Hands everything that stands in the line, in one order, to whoever signs it or checks its signature.
    pub(crate) fn signed<T>(&self, network: NetworkId, sign: impl FnOnce(&[&[u8]]) -> T) -> T {
        let at = self.at.as_microsecond().to_be_bytes();
        sign(&[
            network.0.as_bytes(),
            self.id.0.as_bytes(),
            &at,
            self.reader.as_ref().map_or(&[], |id| id.0.as_bytes().as_slice()),
            self.organisation.as_ref().map_or(&[], |id| id.0.as_bytes().as_slice()),
            self.role.as_bytes(),
            self.purpose.as_bytes(),
            self.behalf.as_ref().map_or(&[], |id| id.0.as_bytes().as_slice()),
            self.subject_kind.as_bytes(),
            self.subject.as_bytes(),
            self.part.as_bytes(),
            self.outcome.name().as_bytes(),
            self.request.as_bytes(),
        ])
    }
}

impl TryFrom<&Row> for Line {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            reader: row.get("reader_id")?,
            organisation: row.get("organisation_id")?,
            role: row.get("role")?,
            purpose: row.get("purpose")?,
            behalf: row.get("behalf_id")?,
            subject_kind: row.get("subject_kind")?,
            subject: row.get("subject_id")?,
            part: row.get("part")?,
            outcome: row.get("outcome")?,
            request: row.get("request_id")?,
        })
    }
}
