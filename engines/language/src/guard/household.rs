//! More ways in which people tell a household by a role and a small place, beside those of `family`: whose kin it is in so
//! many words ("de smid z'n dochter in Oude Veer"), a place between the role and its sign ("de pleegouders in Loosterweg van
//! de tweeling"), no role at all ("die van de snackbar in Oude Veer"), a given name with a shop, and a clause. Each is looked
//! for only in a text that has the words it can't do without.

use super::family_words::{AGENTS, KIN, SHOPS, TRADES, with_places};
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
        .replace("PLACE", "(?<place>PLACE)")
        .replace("VILLAGE", "(?<village>VILLAGE)");
    Regex::new(&format!(r"(?i)\b{}", with_places(&filled))).expect("a valid pattern")
}

/// All of them, for a text with a trade or a shop in it.
pub(super) static HOUSEHOLDS: [Told; 9] = [
    // "de slager z'n vrouw uit …", "onze dominee zijn oudste in …".
    Told::new(&[" z'n ", " zn ", " zijn ", " d'r ", " dr ", " haar ", " hun "], || {
        pattern(r"THE ADJTRADE (?:z'n|zn|zijn|d'r|dr|haar|hun) ADJKIN(?:<IN>|, )PLACE")
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
    // "dochter tandarts Zuidbroekmeer", "gezin van bakker (Oude Veer)", "weduwe kapper te …".
    Told::new(&[" "], || {
        pattern(
            r"(?:THE )?KIN (?:(?:van|v|v/d|vd) )?(?:(?:wijlen|oude|de|een) ){0,2}TRADE(?:<IN>PLACE|<NOTED>VILLAGE)",
        )
    }),
    // "de schoonouders, smederij te …", "echtpaar (molen, Oude Veer)".
    Told::new(&[", ", " ("], || {
        pattern(r"(?:THE )?KIN(?:,| \() ?(?:de |het )?SHOP(?:<IN>PLACE|<NOTED>VILLAGE)")
    }),
    // "wij wonen in de oude pastorie te …".
    Told::new(&["won", "woon", "zit"], || {
        pattern(
            r"(?:woont|wonen|woon|woonde|woonden|zit|zitten)(?: [a-z]+){0,2} (?:in|op|boven|naast|achter) (?:de|het|'t) ADJSHOP<IN>PLACE",
        )
    }),
];

/// Those that do without a trade or a shop.
pub(super) static WITHOUT_TRADE: [Told; 3] = [
    // "de man uit … met de drie honden", "het stel in … naast de kerk".
    Told::new(&[" met ", " naast ", " boven ", " achter ", " tegenover "], || {
        pattern(
            r"THE ADJ(?<role>KIN)<IN>PLACE,? (?:met|naast|boven|achter|tegenover) (?:de|het|'t|die|dat|zijn|haar|hun|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) (?<sign>(?:[a-z]{3,}e )?[a-z]{3,})",
        )
    }),
    // "de vrouw die in … de kippen voert".
    Told::new(&[" die ", " dat "], || {
        pattern(
            r"(?:de|het|'t) ADJ(?<role>KIN),? (?:die|dat) (?-i:in|te|op|bij|uit) PLACE (?:altijd |elke dag )?(?:de|het|'t|op|aan|naast|met) (?<sign>[a-z]{3,})(?: [a-z]{2,}){0,5} (?:voert|verzorgt|heeft|houdt|fokt|maakt|verkoopt|doet|draait|leidt|rijdt|brengt|bezorgt|schildert|repareert|bakt|knipt|speelt|woont|leeft|slaapt|staat|zit)",
        )
    }),
    // "het Syrische gezin in …", "die blinde man uit …".
    Told::new(&["se ", "sche ", "blinde ", "dove ", "verlamde ", "manke ", "kreupele ", "stomme "], || {
        pattern(
            r"(?:de|het|'t|die|dat|ons|onze) (?:(?:jonge|oude|grote|nieuwe|oudere) )?(?:(?-i:(?<people>[A-Z][a-z]{2,}s(?:ch)?e))|blinde|dove|doofstomme|verlamde|manke|kreupele) (?:gezin|familie|stel|echtpaar|weduwe|weduwnaar|jongen|meisje|man|vrouw|moeder|vader|oma|opa|dokter|tweeling|buren)<IN>PLACE",
        )
    }),
];
