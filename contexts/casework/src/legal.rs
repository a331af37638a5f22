//! On which grounds data of a resident may be shared: the one list, as data with a version. A law that comes into force, or that a network
//! doesn't want to lean on, is a line here and no rule in the code. What lets data be used and what opens professional
//! secrecy are two lists, because one doesn't stand in for the other (domain §3). The Wams is written down and off: it was
//! filed and delayed, and nobody may lean on it yet.

/// Whether a ground may be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It may.
    InForce,
    /// Not yet, or not any more: what was shared on it stays readable in the record.
    Off,
}

/// A ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ground {
    /// Its name in the record.
    pub code: &'static str,
    /// The key of its text.
    pub text_key: &'static str,
    /// Whether it may be chosen.
    pub standing: Standing,
}

/// The version of this data, when it was last looked at: it stands with each share, in the record.
pub const VERSION: &str = "2026-11";

/// What lets data be used: article 6 of the GDPR.
pub const BASES: &[Ground] = &[
    in_force(PUBLIC_TASK, "ground-public-task"),
    in_force("legal_duty", "ground-legal-duty"),
    in_force("contract", "ground-contract"),
    in_force("consent", "ground-consent"),
    in_force("vital_interest", "ground-vital-interest"),
    Ground { code: "wams", text_key: "ground-wams", standing: Standing::Off },
    of_handover("ground-handover"),
];

/// What opens professional secrecy.
pub const SECRECY: &[Ground] = &[
    in_force(AGREED, "opens-agreed"),
    in_force("same_help", "opens-same-help"),
    in_force("right_to_report", "opens-right-to-report"),
    in_force("conflict_of_duties", "opens-conflict-of-duties"),
    of_handover("opens-handover"),
];

/// The resident agreed: it can't be what opens secrecy when they didn't.
pub const AGREED: &str = "agreed";

/// What the help of most organisations rests on, filled in before anybody chooses.
pub const PUBLIC_TASK: &str = "public_task";

/// What a handover opened: its grounds stand in its packet, in words, and nobody chooses this here.
pub const HANDOVER: &str = "handover";

const fn of_handover(text_key: &'static str) -> Ground {
    Ground { code: HANDOVER, text_key, standing: Standing::Off }
}

const fn in_force(code: &'static str, text_key: &'static str) -> Ground {
    Ground { code, text_key, standing: Standing::InForce }
}

/// Those that may be chosen now.
pub fn to_choose_from(grounds: &'static [Ground]) -> impl Iterator<Item = &'static Ground> {
    grounds.iter().filter(|ground| ground.standing == Standing::InForce)
}

/// The ground of that name that may be chosen now.
pub fn chosen(grounds: &'static [Ground], code: &str) -> Option<&'static Ground> {
    to_choose_from(grounds).find(|ground| ground.code == code)
}

/// The name of the ground that was chosen; the usual one when none was.
pub fn chosen_or(grounds: &'static [Ground], code: &str, usual: &'static str) -> &'static str {
    chosen(grounds, code).map_or(usual, |ground| ground.code)
}

/// The key of the text of a ground in the record, also of one that is off now.
pub fn text_key(grounds: &'static [Ground], code: &str) -> &'static str {
    grounds.iter().find(|ground| ground.code == code).map_or("ground-other", |ground| ground.text_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_leans_on_the_wams_before_it_is_in_force() {
        assert_eq!(chosen(BASES, "wams"), None);
        assert!(chosen(BASES, "public_task").is_some() && chosen(SECRECY, AGREED).is_some());
        assert_eq!(text_key(BASES, "wams"), "ground-wams", "what was recorded stays readable");
        assert_eq!((chosen(SECRECY, HANDOVER), text_key(SECRECY, HANDOVER)), (None, "opens-handover"));
    }
}
