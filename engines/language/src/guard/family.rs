//! A household told by the role of somebody in it and a small place: "de vrouw van de melkrijder in Doornwaard", "tante met
//! de kanariekwekerij, Oude Veer". In a village everybody knows who that is. What could be many is left alone: "een moeder
//! uit Steenwaard", "de vrouw van de gemeente".

use super::family_words::{
    ADJECTIVES, AGENTS, COMMON_SIGNS, DEFINITE, FUNCTIONS, KIN, LARGE_PLACES, MANY, NO_SMALL_PLACES, SHOPS,
    SHORT_TIES, SO_MANY, TIES, TRADE_ENDINGS, TRADES, VERBS, with_places,
};
use super::first_names::FIRST_NAMES;
use super::household::{HOUSEHOLDS, WITHOUT_TRADE};
use super::name_lists as lists;
use super::{Candidate, DatumKind, scan, why};
use crate::words::is_stop_word;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

static BY_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?i)\b(?:(?<article>de|het|'t|die|dat|onze|mijn|een) (?:[a-zë]{{4,}}e )??)?(?:(?:{ADJECTIVES}) ){{0,3}}(?<role>{KIN}|{TRADES}|[a-z]{{3,}}(?:familie|gezin|man|boer|meester|houder|maker|koopman|wachter|rijder|baas|kweker|schipper|bakker|slager|smid))(?: \([0-9]{{1,2}}(?: ?j(?:aar)?)?\)|, [0-9]{{1,2}}(?: jaar)?,)? (?:(?:{SHORT_TIES}) |(?:{TIES})(?: (?:boven|achter|naast|tegenover|onder|op|in|bij|aan))? (?:{DEFINITE}|een|onze|mijn) |(?:die|dat) )(?<sign>[a-z'-]+(?: [a-z'-]+){{0,9}}?)(?:<IN>|(?-i:,? (?:aan|naar)(?: (?:de|het|'t))? )|,? \(?)(?<place>PLACE)"
    )))
    .expect("a valid pattern")
});

/// A role that has its trade in it ("de molenaarsdochter uit Doornwaard", "het bakkersgezin in …"), with its place.
static BY_COMPOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?i)\b(?:(?:de|het|'t|die|dat|onze) )?(?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES})(?:s|e|en|n)?-?(?:vrouw|weduwe|dochters?|zoons?|zonen|gezin|familie|kinderen|kind|echtpaar|jongens?|meisjes?|broers?|zus(?:sen)?|tweeling|moeder|vader)(?:<IN>(?<place>PLACE)|<NOTED>(?<village>VILLAGE))"
    )))
    .expect("a valid pattern")
});

/// A role of which a place has one by its own words: "het enige Syrische gezin in …", "het gezin op het eiland".
static THE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?i)\b(?:de|het|'t|als|onze|ons) enige (?:[a-zë]+e? ){{0,2}}(?:{KIN}|{TRADES}|{AGENTS}|[a-z]*(?:gezin|familie|boer|vrouw|man|jongen|meisje|moeder|vader|leerling|scholier|student|vluchteling|statushouder|asielzoeker|inwoner|vrijwilliger|gebruiker|alleenstaande))(?: (?:met|zonder|van) (?:een |de |het )?[a-z-]+(?: [a-z0-9-]+)?)?<IN>(?<place>PLACE)"
    )))
    .expect("a valid pattern")
});

/// The place first: "in Doornwaard, de zoon van de smid", "uit Oosterkreek die weduwe van de postbode".
static PLACE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?:(?-i:\b(?:[Ii]n|[Uu]it|[Tt]e|[Oo]p|[Vv]an|[Bb]ij) )(?<place>PLACE),?|(?-i:^|[.!?\n] )(?<village>VILLAGE)(?::|,| -))(?i: (?:woont|zit|is|heb je|hebben we|daar|waar|wonen|die|dus|namelijk|staat|leeft|verderop)){{0,2}} (?i:(?:(?:de|het|'t|die|dat|onze) )?(?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|(?:van|boven|naast|achter|bij|met) (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})))\b"
    )))
    .expect("a valid pattern")
});

/// A village that need not be named, because the text is of it.
static THIS_VILLAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|die|dat) (?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})) (?:hier |daar )?(?:in|op|uit) (?:ons|het|dit|dat|hun) (?:dorp|dorpje|gehucht|eiland|buurtschap|polderdorp|kerkdorp|waddeneiland)\b"
    ))
    .expect("a valid pattern")
});

/// A household by its trade where a village has one place of the kind: "de dochter van de smid bij de sluis".
static BY_LANDMARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|die|dat) (?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})),? (?:aan|bij|op|achter|naast|tegenover|onder) (?:de|het|'t) (?:oude |nieuwe )?(?:dijk|sluis|veer|veerpont|pont|haven|kade|kerk|molen|brink|brug|polder|markt|dorpsplein|zeedijk|toren|watertoren|vuurtoren|kanaal|vaart|wiel|steiger|meertje|plas|spoor|station)\b"
    ))
    .expect("a valid pattern")
});

/// A household by its trade and a place without a capital, as people type on a telephone: only where the sentence stops or
/// goes on with a verb behind it.
static SMALL_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?i:(?:de|het|'t|die|dat|onze) )?(?i:(?:{ADJECTIVES}) ){{0,3}}(?i:{KIN}) (?i:(?:{SHORT_TIES})|(?:van|boven|naast|achter|bij) (?:de|het|'t|die|onze)) (?i:(?:{ADJECTIVES}) ){{0,2}}(?i:{TRADES}|{AGENTS}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})) (?:in|uit|te|v|van|op) (?<place>[a-z]{{4,}}(?:-[a-z]+)?)(?<behind>\b[.,;:!?)]|$| (?:is|was|ligt|zit|heeft|had|woont|die|dat|wil|kan|moet|en|maar|krijgt|kreeg|belde|belt|komt|kwam|gaat|want|ook|staat|loopt|slaapt|zegt|zei|drinkt|eet|durft|schuld|schulden|geen|al|met|zonder|sinds|niet|nog|net|nu)\b)"
    ))
    .expect("a valid pattern")
});

static BY_TRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?i)\b(?<article>de|het|'t|onze) (?:(?:{ADJECTIVES}) ){{0,3}}(?:(?:{KIN}) (?:van|v) (?:wijlen |oude )?(?:kapper|schipper|meester|notaris|veearts|koster|pastoor|kruidenier|burgemeester|bakker|slager|molenaar|smid|dominee|boer|dokter|meester)(?: [A-Z][a-z]+)?|enige (?:[a-z]+e )?(?:{KIN})|(?:oude|enige|vroegere|voormalige|vorige|gepensioneerde|laatste) (?:{TRADES}))(?-i: (?:in|bij|te|uit|van|nabij|buiten) )(?<place>PLACE)"
    )))
    .expect("a valid pattern")
});

/// Who has a trade of which a village has one, and the place: "de smid van Oud-Zevender", "de juffrouw van de kleuterschool
/// in Dijkshorn". "De bakker in Dijkshorn" is his shop, "de oude bakker in Dijkshorn" he himself.
static BY_OWN_TRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&with_places(&format!(
        r"(?i)\b(?:de|het|'t|die|dat|onze) (?<before>(?:(?:{ADJECTIVES}) ){{0,3}}(?:oud-|ex-)?)(?<trade>{TRADES}|{AGENTS})(?<more> en (?:zijn|haar|hun) (?:{KIN})| van (?:de|het|'t|onze) (?:[a-z]+e )?[a-z]+)?(?-i: (?<tie>in|bij|te|uit|van|nabij|buiten) (?:(?:de|het|'t) )?)(?<place>PLACE)"
    )))
    .expect("a valid pattern")
});

/// What follows when "de bakker in Doornwaard" is he himself: his shop has no wife and doesn't drink.
const BEHIND_HIMSELF: [&str; 20] = [
    " die zijn ",
    " die haar ",
    " die zelf ",
    " wiens ",
    " drinkt",
    " huilt",
    " slaapt",
    " slaat ",
    " gokt",
    " eet ",
    " is ziek",
    " is overleden",
    " is gescheiden",
    " is zwanger",
    " is dement",
    " is verslaafd",
    " is depressief",
    " is alleen",
    " overleed",
    " durft",
];

/// A place small enough to know somebody by their role. Words with a capital behind "in" may be none.
fn is_place(word: &str) -> bool {
    const NO_PLACES: &str = "woonwijk nieuwbouwwijk volkswijk probleemwijk achterstandswijk aandachtswijk binnenstad woonbuurt
        achterdeur kerkhof bejaardenoord verblijf museum centrum lyceum speelveld sportveld voetbalveld ziekenhuishof schoolhof
        platform album waterveld vakantieoord begraafplaats thuishaven jachthaven parkeerdek buitenwijk villawijk nederland
        seizoen gesprekken";
    let lower = word.to_lowercase();
    !NO_PLACES.split_whitespace().any(|no| no == lower)
        && !lists::NOBODY.contains(lower.as_str())
        && !lists::BODIES.contains(lower.as_str())
        && !LARGE_PLACES.split_whitespace().any(|large| large == lower)
        && !["school", "college", "fonds", "stichting", "kliniek", "museum", "bureau", "bank"]
            .iter()
            .any(|body| lower.ends_with(body))
}

/// A trade, a shop or a tweeling: without one most patterns need not look.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:{TRADES})|[a-z]{{3}}(?:boer|meester|hou(?:der|dster)|ma(?:ker|akster)|man|wachter|rijder|baas|bazin|bouwer|kwe(?:ker|ekster)|visser|herder|handelaar|temmer|fokker|veger|teler|spe(?:ler|elster)|stem(?:mer|ster)|peut|zanger|danser|juf|snijder|blazer|trekker|trommelaar|verko(?:per|opster)|fabrikant|bezorg(?:er|ster)|lasser|leverancier|iste?)\b|(?:{SHOPS})\b|[ewi][ei]rling\b|tweeling\b"
    ))
    .expect("a valid pattern")
});

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let has_sign = SIGN.is_match(text);
    find_told(text, has_sign, seen);
    if has_sign {
        in_small_letters(text, seen);
    }
    scan::each(&BY_SIGN, text, |captures| {
        let counts = scan::stands_alone(text, &whole(captures)) && is_told(captures);
        add(seen, whole(captures), counts)
    });
    scan::each(&BY_TRADE, text, |captures| {
        let counts = is_place(captures.name("place").map_or("", |m| m.as_str()));
        add(seen, whole(captures), counts)
    });
    scan::each(&BY_OWN_TRADE, text, |captures| {
        let part = |name| captures.name(name).map_or("", |m| m.as_str());
        let function = part("trade").to_lowercase();
        let himself = matches!(part("tie"), "te" | "uit" | "van")
            || !part("before").is_empty()
            || !part("more").is_empty()
            || BEHIND_HIMSELF.iter().any(|told| text[whole(captures).end..].starts_with(told));
        let of_a_body =
            part("tie") == "van" && ["De ", "Het "].iter().any(|begin| part("place").starts_with(begin));
        let counts = himself
            && !of_a_body
            && is_place(part("place"))
            && !FUNCTIONS.split_whitespace().any(|listed| listed == function)
            && !FIRST_NAMES.contains(part("place").to_lowercase().as_str())
            && scan::stands_alone(text, &whole(captures));
        add(seen, whole(captures), counts)
    });
}

/// Found by patterns that say all themselves.
fn find_told(text: &str, has_sign: bool, seen: &mut Vec<Candidate>) {
    let mut patterns: Vec<&Regex> = Vec::new();
    if has_sign {
        patterns.extend([&*BY_COMPOUND, &*PLACE_FIRST, &*THIS_VILLAGE, &*BY_LANDMARK]);
        patterns.extend(HOUSEHOLDS.iter().filter(|told| told.could_be_in(text)).map(|told| &*told.pattern));
    }
    patterns.extend(text.contains("enige").then(|| &*THE_ONLY));
    patterns.extend(WITHOUT_TRADE.iter().filter(|told| told.could_be_in(text)).map(|told| &*told.pattern));
    for pattern in patterns {
        scan::each(pattern, text, |captures| {
            let range: Range<usize> = whole(captures);
            let place = captures.name("place").or_else(|| captures.name("village"));
            let counts = place.is_none_or(|place| is_place(place.as_str()))
                && is_own(captures)
                && scan::stands_alone(text, &range);
            add(seen, range, counts)
        });
    }
}

/// Whoever has a role that many have, or a sign that many have, is not told by it.
fn is_own(captures: &Captures<'_>) -> bool {
    let lower = |name| captures.name(name).map_or(String::new(), |m| m.as_str().to_lowercase());
    let has = |list: &str, word: &str| list.split_whitespace().any(|listed| listed == word);
    // Whom the whole country is like is not told by it.
    let at_home = has("nederlandse hollandse friese brabantse limburgse zeeuwse drentse", &lower("people"));
    !at_home && !has(MANY, &lower("role")) && !lower("sign").split(' ').any(|word| has(COMMON_SIGNS, word))
}

/// The match without what only shows that it ends there.
fn in_small_letters(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&SMALL_PLACE, text, |captures| {
        let place = captures.name("place").filter(|place| {
            let no = NO_SMALL_PLACES.split_whitespace().any(|word| word == place.as_str());
            !no && !is_stop_word(place.as_str()) && !lists::NOBODY.contains(place.as_str())
        });
        if let Some(place) = place {
            let range = whole(captures).start..place.end();
            seen.push(Candidate { kind: DatumKind::Family, range, why: why::ROLE });
        }
        place.is_some()
    });
}

fn add(seen: &mut Vec<Candidate>, range: Range<usize>, counts: bool) -> bool {
    scan::add_if(counts, seen, Candidate { kind: DatumKind::Family, range, why: why::ROLE })
}

fn whole(captures: &Captures<'_>) -> std::ops::Range<usize> {
    captures.get(0).map_or(0..0, |m| m.range())
}

/// After "en" these go on with a description.
const DETERMINERS: &str = "de het 't een zijn haar hun die dat";

/// The role is definite, its sign its own, and both belong to one description.
fn is_told(captures: &Captures<'_>) -> bool {
    let part = |name| captures.name(name).map_or(String::new(), |m| m.as_str().to_lowercase());
    let (article, role, sign) = (part("article"), part("role"), part("sign"));
    let words: Vec<&str> = sign.split(' ').collect();
    let mut sign_itself = words.iter().take_while(|word| !TIES.split('|').any(|tie| tie == **word));
    let has = |list: &str, word: &str| list.split_whitespace().any(|listed| listed == word);
    let trade = |word: &str| {
        TRADES.split('|').any(|trade| trade == word)
            || TRADE_ENDINGS.split('|').any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    };
    let whole = captures.get(0).map_or("", |m| m.as_str()).to_lowercase();
    let behind_role = whole.split_once(&role).map_or("", |(_, rest)| rest);
    let told_by_clause = behind_role.starts_with(" die ") || behind_role.starts_with(" dat ");
    // Many go to the church; one lives beside it.
    let beside =
        ["naast", "achter", "tegenover", "boven"].iter().any(|tie| behind_role.trim_start().starts_with(tie));
    let indefinite = article == "een" || behind_role.split(' ').nth(2) == Some("een");
    let shop = |word: &str| SHOPS.split('|').any(|shop| word.ends_with(shop));
    let multiple = |word: &str| matches!(word, "tweeling" | "drieling" | "vierling");
    let one_house = words.windows(2).any(|pair| is_one_house(pair[0], pair[1]));
    let by_trade = words.iter().any(|word| trade(word) || multiple(word))
        || (!indefinite && words.iter().any(|word| shop(word)));
    // "tante met de kanariekwekerij" needs no article; "moeder van de leerling" is anybody's.
    // Who writes "gezin vd postbode" leaves articles out; "boer met de zonnepanelen" has a trade of his own.
    let in_notes = SHORT_TIES.split('|').any(|tie| behind_role.trim_start().starts_with(&format!("{tie} ")))
        || (trade(&role) && behind_role.starts_with(" met "));
    let named_like = article.is_empty()
        && (by_trade
            || in_notes
            || one_house
            || matches!(role.as_str(), "tante" | "oom" | "opa" | "oma" | "opoe"));
    let definite = !article.is_empty() || named_like;
    // "het gezin met de acht kinderen": so many has one family.
    let many_children = words
        .windows(2)
        .any(|pair| has(SO_MANY, pair[0]) && has("kinderen dochters zonen zoons jongens meiden", pair[1]));
    let by_trade = by_trade || many_children || one_house;
    // "De ouders van de zwemschool": many, unless their trade or what they live above tells whose.
    let of_many = has(MANY, &role)
        && !beside
        && !words.iter().any(|word| trade(word) || multiple(word))
        && !many_children
        && behind_role.starts_with(" van ");
    // "Met de scootmobiel en de papegaai" is one description.
    let and_what =
        |at: usize| words[at] == "en" && words.get(at + 1).is_some_and(|next| has(DETERMINERS, next));
    let verbs = (0..words.len()).filter(|at| has(VERBS, words[*at]) && !and_what(*at)).count();
    is_place(&part("place"))
        && definite
        && !of_many
        && (role != "mensen" || beside)
        && (by_trade || (!indefinite && !told_by_clause))
        && verbs <= usize::from(told_by_clause)
        && (by_trade || beside || !sign_itself.any(|word| has(COMMON_SIGNS, word)))
}

/// "Het laatste huis" and "de oude school" of a village: there is one.
fn is_one_house(which: &str, house: &str) -> bool {
    let has = |list: &str, word: &str| list.split(' ').any(|listed| listed == word);
    (has("laatste eerste enige", which) && has("huis huisje boerderij boerderijtje woning", house))
        || (has("oude voormalige vroegere", which)
            && has("school kerk station bibliotheek basisschool", house))
}
