//! How a dossier ended, as it is kept and said.

/// How a dossier ended. Only what contributors said is called working: silence is a datum and never a yes (invariant 6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Everybody who was told says that it works; whoever raised a wrong doesn't count in what everybody reads.
    Works,
    /// Somebody in sight of all was asked whether it works, and said nothing.
    Silent,
    /// There is no solution.
    Unsolved,
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Works, Self::Silent, Self::Unsolved];

    /// Its name in the database; the state of a dossier that ended so is called the same.
    pub fn name(self) -> &'static str {
        match self {
            Self::Works => "confirmed",
            Self::Silent => "silent",
            Self::Unsolved => "unsolved",
        }
    }

    /// The ending with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.name() == name)
    }

    /// The key of its name on screens.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Works => "dossier-state-confirmed",
            Self::Silent => "dossier-state-silent",
            Self::Unsolved => "dossier-state-unsolved",
        }
    }
}

/// What the state column holds of every dossier that ended; its ending says how.
pub const ENDED: &str = "confirmed";
