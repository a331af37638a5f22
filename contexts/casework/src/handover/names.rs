//! The engine's lists as forms and screens name them. Deliberately without rules; those are the engine's.

use handover::{Helped, Kind, NoCode, Stage, Urgency};

network::named! {
    /// What is asked.
    pub enum KindName, text "handover-kind" {
        /// The whole question, offered.
        Transfer = "transfer",
        /// Help with a part.
        Refer = "refer",
        /// Advice.
        Consult = "consult",
        /// The whole question, asked for.
        Claim = "claim",
    }
}

impl KindName {
    /// As the engine names it.
    pub fn kind(self) -> Kind {
        match self {
            Self::Transfer => Kind::Transfer,
            Self::Refer => Kind::Refer,
            Self::Consult => Kind::Consult,
            Self::Claim => Kind::Claim,
        }
    }
}

impl From<Kind> for KindName {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Transfer => Self::Transfer,
            Kind::Refer => Self::Refer,
            Kind::Consult => Self::Consult,
            Kind::Claim => Self::Claim,
        }
    }
}

network::named! {
    /// How soon.
    pub enum UrgencyName, text "handover-urgency" {
        /// In the usual time.
        Normal = "normal",
        /// This week.
        Soon = "soon",
        /// Within hours.
        Now = "now",
    }
}

impl UrgencyName {
    /// As the engine names it.
    pub fn urgency(self) -> Urgency {
        match self {
            Self::Normal => Urgency::Normal,
            Self::Soon => Urgency::Soon,
            Self::Now => Urgency::Now,
        }
    }
}

impl From<Urgency> for UrgencyName {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Normal => Self::Normal,
            Urgency::Soon => Self::Soon,
            Urgency::Now => Self::Now,
        }
    }
}

network::named! {
    /// Where it stands.
    pub enum StageName, text "handover-stage" {
        /// Being written.
        Draft = "draft",
        /// With whoever is asked.
        Sent = "sent",
        /// Opened.
        Seen = "seen",
        /// A question waits.
        Asked = "asked",
        /// A yes by name.
        Accepted = "accepted",
        /// The first contact didn't come.
        ContactMissed = "contact_missed",
        /// Held by the receiver.
        Held = "held",
        /// Something outside must come first.
        Waiting = "waiting",
        /// What came of it is said.
        Reported = "reported",
        /// The resident's word is in.
        Closed = "closed",
        /// A no.
        Refused = "refused",
        /// Nobody answered.
        Unanswered = "unanswered",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Passed on.
        Redirected = "redirected",
        /// Decided what now.
        Settled = "settled",
        /// Never sent.
        Dropped = "dropped",
        /// The case went on.
        MovedOn = "moved_on",
    }
}

/// The key of the text of a stage.
pub fn stage_key(stage: Stage) -> &'static str {
    StageName::named(stage.word()).map_or("handover-stage-draft", StageName::text_key)
}

network::named! {
    /// The kinds of reason to say no.
    pub enum NoName, text "handover-no" {
        /// No room.
        Full = "full",
        /// This isn't what they do.
        NotOurs = "not_ours",
        /// Another area, age or group.
        OtherGroup = "other_group",
        /// Something must come first.
        TooEarly = "too_early",
        /// Too little is known.
        TooLittleKnown = "too_little_known",
        /// Something else.
        Other = "other",
    }
}

impl NoName {
    /// As the engine names it.
    pub fn code(self) -> NoCode {
        match self {
            Self::Full => NoCode::Full,
            Self::NotOurs => NoCode::NotOurs,
            Self::OtherGroup => NoCode::OtherGroup,
            Self::TooEarly => NoCode::TooEarly,
            Self::TooLittleKnown => NoCode::TooLittleKnown,
            Self::Other => NoCode::Other,
        }
    }
}

network::named! {
    /// How far it helped.
    pub enum HelpedName, text "handover-helped" {
        /// It did.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It didn't.
        No = "no",
    }
}

impl HelpedName {
    /// As the engine names it.
    pub fn helped(self) -> Helped {
        match self {
            Self::Yes => Helped::Yes,
            Self::Partly => Helped::Partly,
            Self::No => Helped::No,
        }
    }
}

network::named! {
    /// What is done with what came back.
    pub enum ChoiceName, text "handover-choice" {
        /// The same again.
        SendAgain = "send_again",
        /// To somebody else.
        OtherRoute = "other_route",
        /// Whoever holds the question does it.
        DoItSelf = "do_it_self",
        /// A table must say what now.
        Escalate = "escalate",
        /// No further.
        Stop = "stop",
    }
}
