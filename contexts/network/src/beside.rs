//! What one context shows on the page of another's thing: a good practice that somebody raised, beside it what others made
//! of it. The app hangs it in, because contexts don't know each other; a page shows it only to whom it shows the thing
//! itself, and never where something is shielded.

use crate::{Actor, Refusal};
use kernel::ids::Uuid;
use maud::Markup;
use store::Tx;
use web::View;

/// Something to show beside a thing.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// What kind of thing it stands beside, as the page that shows it says.
    pub what: &'static str,
    /// Reads what it shows, in the page's own transaction.
    pub read: fn(&mut Tx<'_>, &Actor, &View, Uuid) -> Result<Markup, Refusal>,
}

/// Everything that stands beside one thing.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    view: &View,
    beside: &[Beside],
    (what, id): (&str, Uuid),
) -> Result<Markup, Refusal> {
    let shown = beside.iter().filter(|one| one.what == what).map(|one| (one.read)(tx, actor, view, id));
    let shown = shown.collect::<Result<Vec<_>, _>>()?;
    Ok(maud::html! { @for one in shown { (one) } })
}
