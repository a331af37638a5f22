//! Titles of what stands sealed. An obligation about a resident is kept without a title, so that lists, mail and the outbox
//! tell nothing of anybody. Whoever holds it in person reads on their own pages whose it is: the context that seals them
//! opens that, with its line in the read log; the app hangs it in, because the worklist knows no resident. Everybody else
//! reads what kind of matter it is.

use crate::held::Line;
use crate::notice::Notice;
use kernel::ids::Uuid;
use kernel::{ObligationId, Timestamp};
use network::reading::Keys;
use network::{Actor, Refusal, Visit};
use obligations::Holder;
use std::collections::{BTreeMap, HashMap};
use store::Tx;

/// What obligations are called, as far as the actor may know.
pub type Named = HashMap<ObligationId, String>;

/// How a context names what it keeps sealed.
pub struct Titles {
    /// The kinds of matter that it names.
    pub kinds: &'static [&'static str],
    /// Names those obligations that the actor may know, each with a line in the read log; the others stay unnamed.
    pub read: fn(&mut Tx<'_>, &Actor, &Wish<'_>) -> Result<Named, Refusal>,
}

/// What a context needs to name obligations.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// Which ones; of kinds that it names.
    pub obligations: &'a [ObligationId],
    /// What opens them.
    pub keys: &'a Keys,
    /// When.
    pub now: Timestamp,
    /// The request it is part of.
    pub request: Uuid,
}

/// Names those of `asked`, each with the kind of its matter; writes only when there is something to name.
pub async fn of(
    visit: &Visit,
    titles: &'static [Titles],
    asked: Vec<(ObligationId, String)>,
) -> Result<Named, Refusal> {
    if asked.is_empty() {
        return Ok(Named::new());
    }
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    visit
        .write(move |tx, actor, now| {
            let mut named = Named::new();
            for one in titles {
                let obligations: Vec<ObligationId> = asked
                    .iter()
                    .filter(|(_, kind)| one.kinds.contains(&kind.as_str()))
                    .map(|(id, _)| *id)
                    .collect();
                if !obligations.is_empty() {
                    let wish = Wish { obligations: &obligations, keys: &keys, now, request };
                    named.extend((one.read)(tx, actor, &wish)?);
                }
            }
            Ok(named)
        })
        .await
}

/// Fills in the titles of the sealed lines that the visitor holds in person, and of what they heard about such.
pub async fn fill(
    visit: &Visit,
    titles: &'static [Titles],
    lines: Vec<&mut Line>,
    notices: Vec<&mut Notice>,
) -> Result<(), Refusal> {
    let me = Holder::Person(visit.actor.person);
    let mut lines: Vec<_> = lines.into_iter().filter(|line| line.sealed && line.holder == me).collect();
    let of_lines = lines.iter().map(|line| (line.id, line.matter_kind.clone()));
    let of_notices = notices.iter().filter_map(|notice| notice.sealed());
    // One look at each, however often it stands on the page.
    let asked: BTreeMap<ObligationId, String> = of_lines.chain(of_notices).collect();
    let named = of(visit, titles, asked.into_iter().collect()).await?;
    for line in &mut lines {
        if let Some(title) = named.get(&line.id) {
            line.title.clone_from(title);
        }
    }
    for notice in notices {
        if let Some(title) = notice.sealed().and_then(|(id, _)| named.get(&id)) {
            notice.name(title);
        }
    }
    Ok(())
}
