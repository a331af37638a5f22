//! Which offers are for an area: those that name it, one that it lies in, or one that lies in it; and those that name none,
//! which are for the whole network.

use crate::typed_offer::area_named;
use kernel::NetworkId;
use network::area::{self, Area};
use store::{Error, Tx};

/// Areas that a list of them shows at most.
const AREAS: i64 = 1_000;

/// That an offer is for one of the areas in `places`, or for the whole network.
pub fn in_areas(places: &str) -> String {
    format!(
        "(exists (select 1 from offer_area where offer_area.network_id = offer.network_id
            and offer_area.offer_id = offer.id and offer_area.area_code in ({places}))
          or not exists (select 1 from offer_area where offer_area.network_id = offer.network_id
            and offer_area.offer_id = offer.id))"
    )
}

/// The areas that offers name, with those they lie in, by name.
pub fn areas_of_offers(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Area>, Error> {
    let rows = tx.query(
        "select distinct area_code from offer_area where network_id = $1 limit $2",
        &[&network, &AREAS],
    )?;
    let mut codes: Vec<String> = rows.iter().map(|row| row.get("area_code")).collect::<Result<_, _>>()?;
    let mut areas: Vec<Area> = Vec::new();
    while let Some(code) = codes.pop() {
        if areas.iter().any(|area| area.code == code) {
            continue;
        }
        if let Some(area) = area::load(tx, network, &code)? {
            codes.extend(area.parent.clone());
            areas.push(area);
        }
    }
    areas.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.code.cmp(&other.code)));
    Ok(areas)
}

/// The codes of the area of that name or code, of those it lies in, and of those in it that offers name; nothing when there
/// is no such area.
pub fn covering(tx: &mut Tx<'_>, network: NetworkId, named: &str) -> Result<Option<Vec<String>>, Error> {
    let used = areas_of_offers(tx, network)?;
    let area = match area_named(&used, named) {
        Some(area) => area.clone(),
        None => match area_named(&area::list(tx, network)?, named) {
            Some(area) => area.clone(),
            None => return Ok(None),
        },
    };
    let mut codes = vec![area.code.clone()];
    let mut above = area.parent;
    while let Some(parent) = above {
        if codes.contains(&parent) {
            break;
        }
        above = area::load(tx, network, &parent)?.and_then(|area| area.parent);
        codes.push(parent);
    }
    let mut inside = vec![area.code];
    while let Some(code) = inside.pop() {
        for lies_in in used.iter().filter(|one| one.parent.as_ref() == Some(&code)) {
            if !codes.contains(&lies_in.code) {
                codes.push(lies_in.code.clone());
                inside.push(lies_in.code.clone());
            }
        }
    }
    Ok(Some(codes))
}
