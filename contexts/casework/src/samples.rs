//! What the tests of this context open and say. Everybody fictional.

use crate::help_request::Pontoon;
use crate::open_plan::Open;
use kernel::ids::Uuid;
use network::reading::Keys;
use vault::Vault;

/// Keys that are gone with the test.
pub fn keys() -> Keys {
    Keys::new(Vault::passing())
}

/// Dirk de Groot, of the third scenario.
pub fn dirk() -> Open {
    Open {
        called: "Dirk de Groot".to_owned(),
        worry: "Dat ik mijn hond kwijt ben als ik op straat sta".to_owned(),
        pontoon: Pontoon::Guidance,
        form_key: Uuid::from_u128(3),
    }
}
