//! What the tests of this context ask, write and share.

use crate::ask::Ask;
use crate::share_practice::Share;
use kernel::ids::Uuid;

/// A question with these words; its form's key follows from them.
pub fn asking(words: &str) -> Ask {
    Ask {
        words: words.to_owned(),
        theme: None,
        same_as: None,
        guard_reason: None,
        form_key: Uuid::from_u128(words.len() as u128),
    }
}

/// A practice.
pub fn sharing() -> Share {
    Share {
        title: "Raamgesprekken met ouderen".to_owned(),
        works: "Twee keer per week een praatje voor het raam.".to_owned(),
        audience: Some("Ouderen die niemand meer zien".to_owned()),
        needs: None,
        theme: Some("REL".to_owned()),
        source: None,
        form_key: Uuid::from_u128(7),
    }
}
