//! Who holds something, in the API: the same for every open thing, whichever context it is of.

use kernel::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// Wie het nu heeft, tot wanneer en waarom.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Houder {
    /// De naam van de persoon of balie.
    pub naam: String,
    /// Tot wanneer.
    pub volgend_moment: Timestamp,
    /// Waarom dan.
    pub waarom: String,
}
