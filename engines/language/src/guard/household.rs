//! More ways in which people tell a household by a role and a small place, beside those of `family`: whose kin it is in so
//! many words ("de smid z'n dochter in Oude Veer"), a place between the role and its sign ("de pleegouders in Loosterweg van
//! de tweeling"), no role at all ("die van de snackbar in Oude Veer"), a given name with a shop, and a clause. Each is looked
//! for only in a text that has the words it can't do without.

use super::family_words::{AGENTS, KIN, PLACE, SHOPS, TRADES};
use regex::Regex;
use std::sync::LazyLock;

/// One way of telling.
pub(super) struct Told {
    /// Some of these stand in every text that tells so.
    needs: &'static [&'static str],
    /// The pattern; the place has its own group.
    pub(super) pattern: LazyLock<Regex>,
}

impl Told {
    const fn new(needs: &'static [&'static str], pattern: fn() -> Regex) -> Self {
        Self { needs, pattern: LazyLock::new(pattern) }
    }

    /// False when the text lacks what the pattern needs.
    pub(super) fn could_be_in(&self, text: &str) -> bool {
        self.needs.iter().any(|words| text.contains(words))
    }
}

fn pattern(of: &str) -> Regex {
    let filled = of
        .replace("KIN", &format!("(?:{KIN})"))
        .replace("TRADE", &format!("(?:{TRADES}|{AGENTS})"))
        .replace("SHOP", &format!("[a-z]*(?:{SHOPS})"))
        .replace("ADJ", r"(?:(?:[a-z]{3,}e|twee|drie|vier|vijf|zes|zeven|acht) ){0,2}")
        .replace("THE", r"(?:de|het|'t|die|dat|onze|ons|mijn)")
        .replace("<IN>", r"(?-i: (?:in|id|i/d|bij|te|uit|op|nabij|buiten|vanuit) (?:(?:de|het|'t) )?)")
        .replace("PLACE", &format!("(?<place>{PLACE})"));
    Regex::new(&format!(r"(?i)\b{filled}")).expect("a valid pattern")
}

/// All of them, for a text with a trade or a shop in it.
pub(super) static HOUSEHOLDS: [Told; 6] = [
    // "de slager z'n vrouw uit …", "onze dominee zijn oudste in …".
    Told::new(&[" z'n ", " zn ", " zijn ", " d'r ", " dr ", " haar ", " hun "], || {
        pattern(r"THE ADJTRADE (?:z'n|zn|zijn|d'r|dr|haar|hun) ADJKIN<IN>PLACE")
    }),
    // "de pleegouders in … van de tweeling", "haar oudste uit … van de camping".
    Told::new(&[" van de ", " van het ", " van die ", " met de ", " bij de ", " boven de "], || {
        pattern(
            r"(?:THE|haar|zijn|hun) ADJKIN<IN>PLACE,? (?:van|met|bij|boven) (?:de|het|'t|die) ADJ(?:TRADE|SHOP|tweeling|drieling|vierling)\b",
        )
    }),
    // "die van de friettent in …", "die ene van de viskraam in …".
    Told::new(
        &["ie van ", "ie ene van ", "ij van ", "hem van ", "lui van ", "man van ", "vrouw van "],
        || {
            pattern(
                r"(?:die(?: ene| lui| mensen| vrouw| man)?|zij|hij|hem) van (?:de|het|'t) ADJ(?:SHOP|tweeling|drieling)<IN>PLACE",
            )
        },
    ),
    // "Sjaan van de kiosk in …", "ome Piet van de molen te …".
    Told::new(&[" van de ", " van het ", " van 't ", " vd ", " v/d "], || {
        pattern(
            r"(?:KIN |ome |boer |buur |rooie |lange |dikke )?(?-i:[A-Z][a-z]{2,}) (?:van|vd|v/d) (?:de|het|'t)? ?ADJSHOP<IN>PLACE",
        )
    }),
    // "de vrouw die in … de drogisterij had", "de familie die in … naast de molen woont".
    Told::new(&[" die in ", " dat in ", " die te ", " dat te ", " die op ", " dat op "], || {
        pattern(
            r"THE ADJKIN,? (?:die|dat) (?-i:in|te|op) PLACE (?:(?:de|het|'t|een) ADJ(?:SHOP|TRADE)|(?:naast|achter|boven|tegenover|bij|op) (?:de|het|'t) ADJ[a-z]+) (?:heeft|had|runt|runde|was|is|doet|deed|bestiert|begon|overnam|woont|woonde)\b",
        )
    }),
    // "het gezin op camping De Stern in …", "de huurders boven café Het Anker te …".
    Told::new(&[" De ", " Het ", " 't ", " op camping ", " boven "], || {
        pattern(
            r"THE ADJKIN (?:van|op|boven|naast|achter|bij|in|uit) SHOP (?-i:(?:(?:De|Het|'t|d') ?)?[A-Z][a-z]+)<IN>PLACE",
        )
    }),
];
