//! What an obligation is about, as far as the worklist cares: a kind and an id. The kind's texts and its page belong
//! to the context that opened it.

use kernel::ids::Uuid;

/// The kinds whose own context follows who holds them: whoever holds a dossier drives it. It is told through the outbox, of
/// these alone.
pub const FOLLOWED: [&str; 1] = ["dossier"];

/// A matter: `Matter { kind: "dossier", id }`. At most one open obligation per matter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Matter {
    /// `signal`, `dossier`, `agenda_item`, `commitment`, `bounce`, `call_round`, `routing_rule`, `standing_message`,
    /// `webhook`, `offer`, `help_request`, `handover`, `strained_rule`, `right_request`, `retention`, `not_helped`,
    /// `share_proposal`, `alarm`, `paper`, `account`, `agreed_result`, `confidant`, `confidant_proposal`.
    pub kind: &'static str,
    /// The id of the matter itself.
    pub id: Uuid,
}

impl Matter {
    /// A matter of that kind.
    pub fn new(kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self { kind, id: id.into() }
    }
}
