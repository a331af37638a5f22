//! Obligations to try things on, in the sample network: for the tests of this context.

use crate::{Matter, Opening, obligation};
use kernel::ids::Uuid;
use kernel::{ObligationId, PersonId, calendar};
use network::Refusal;
use network::samples::{Village, monday};
use obligations::{Holder, Moment};
use store::Db;

/// Opens something with `person`, due `days` after Monday.
pub fn open_at(db: &Db, village: &Village, person: PersonId, days: i32) -> ObligationId {
    opened(db, village, Holder::Person(person), days)
}

/// Opens something with `holder`, due `days` after Monday.
pub fn opened(db: &Db, village: &Village, holder: Holder, days: i32) -> ObligationId {
    opening(db, village, (holder, days), Shield::None)
}

/// Whether the title is for insiders only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shield {
    /// It is.
    Shielded,
    /// It is about a resident: kept without a title, with a rule's reason.
    Sealed,
    /// Everybody reads it.
    None,
}

/// Opens something with a holder, due so many days after Monday.
pub fn opening(db: &Db, village: &Village, (holder, days): (Holder, i32), shield: Shield) -> ObligationId {
    let at = calendar::in_days(monday(), days);
    db.write_here(|tx| {
        let matter: Uuid = ObligationId::new(monday()).into();
        let sealed = shield == Shield::Sealed;
        let (kind, title) = if sealed {
            ("help_request", "")
        } else {
            ("signal", "De gemeente wil de subsidie korten omdat onze inloop dicht is.")
        };
        let why = if sealed { "@why-asked-is-not-there" } else { "Terugbellen" };
        let opening = Opening {
            network: village.network,
            matter: Matter::new(kind, matter),
            title: title.to_owned(),
            href: format!("/{}/{matter}", if sealed { "plannen" } else { "signalen" }),
            shielded: shield != Shield::None,
            holder,
            moment: Moment { at, why: why.parse().expect("a short reason") },
        };
        obligation::open(tx, monday(), None, opening)
    })
    .unwrap_or_else(|refusal: Refusal| panic!("the sample can be opened: {refusal}"))
}
