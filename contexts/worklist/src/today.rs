//! Vandaag, the home of every worker, from top to bottom: what other contexts put on top (the capture box), what needs
//! them now, this week, what came back, and, for a lead, what around them has nobody's attention.

use maud::Markup;
use network::{Actor, Refusal, Route};
use store::Tx;
use web::View;

/// What another context shows on Vandaag; the app hangs them in, because the worklist knows no signal.
pub struct Part {
    /// Where it stands.
    pub place: PartPlace,
    /// Reads what it needs, in the page's own transaction.
    pub read: fn(&mut Tx<'_>, &Actor, &View) -> Result<Markup, Refusal>,
}

/// Where a part stands on Vandaag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartPlace {
    /// Above everything: the capture box.
    Top,
    /// Below what came back.
    Below,
}

/// The routes of this capability.
pub fn routes(_parts: &'static [Part]) -> Vec<Route> {
    Vec::new()
}
