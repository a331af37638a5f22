//! Names that stand in no list: a first name made like many others ("Everdina"), and two capitals of which the sentence
//! says what only people do ("… slaapt", "zag … staan"). For the name rules. Bodies and places do other things: they
//! decide, offer and close.

use super::first_names::FIRST_NAMES;
use super::name_lists as lists;
use super::name_words::{Gap, Shape, Token};
use crate::words::is_stop_word;

/// How first names end, and few other words with a capital do.
const FIRST_NAME_ENDINGS: [&str; 44] = [
    "ina", "tje", "tha", "lda", "nda", "nne", "lle", "tte", "nka", "ntje", "ella", "elle", "etta", "ette",
    "ika", "isa", "iya", "ija", "ria", "lia", "nia", "dia", "sia", "cia", "ico", "ino", "iano", "rico",
    "ndo", "rdo", "ardus", "inus", "tius", "rius", "bert", "fried", "slaw", "oslav", "ullah", "eddine",
    "allah", "atou", "mira", "ylan",
];

/// Words with a capital that end so and are nobody.
const NOT_FIRST_NAMES: &str = "argentina china india indonesie roma italia georgia australia armenia corona militia familia
    harmonie fortuna vitalis humanitas victoria lentis parnassia mondriaan gina media ministerie studie regie commissie
    vakbondsraad algemene centrale nationale regionale gemeentelijke sociale vaste lange grote kleine nieuwe
    nederlandse rotterdamse amsterdamse utrechtse stille losse eerste tweede derde gezonde groene rode blauwe witte
    helle volle snelle stelle enkele vele zulke elke alle welke beste derde laatste huidige zodra omdat wanneer tante
    samenvatting cantine kantine marine turbine machine discipline vitamine routine mevrouwtje wijkje";

/// What people do and bodies don't.
const DOES: &str = "woont woonde slaapt sliep huilt huilde eet drinkt dronk loopt liep rijdt fietst ligt lag zit zat stond
    staat valt viel wordt durft belde belt appte appt snapt begrijpt leeft leefde zorgt kookt kookte poetst werkt werkte
    heet heette is was heeft had kreeg krijgt mag moet moest kan kon wil wilde wacht wachtte komt kwam gaat ging doet deed
    zegt zei vertelt vertelde vroeg vraagt schreef weet wist voelt voelde hoort hoorde zag ziet leest bleef blijft houdt
    zorgde verloor verliest stopte begon begint trok verhuisde overleed staat gooit drukt licht en met uit van";

/// What people do and nothing else does: enough when the first capital begins the sentence.
const ONLY_PEOPLE: &str =
    "woont woonde slaapt sliep huilt huilde eet drinkt dronk fietst durft heette kookt poetst leeft
    overleed trouwde scheidde";

/// Words before a name that nobody puts before a body without its article.
const MEETS: &str =
    "met bij van aan door voor zag sprak trof bezocht belde bel mail vraag ook samen dat want omdat toen zat
    stond en ken kent hielp help zoekt zocht over namens app appt deed doet heet heette noemen noemde zegt zei vertelde vertelt aldus groet groeten
    groetjes vanwege dankzij volgens naast tegen wie dus zoals omdat zonder bedank bedankt";

/// A given name, or one made of a given name: "Willemke", "Xaviera", "Bertina".
pub fn is_given(word: &Token<'_>) -> bool {
    const MADE: [&str; 9] = ["ke", "tje", "ien", "ine", "ina", "a", "ie", "us", "je"];
    // In small letters only long ones: "in gebreke stellen" names nobody.
    let shortest = if word.shape == Shape::Lower { 6 } else { 4 };
    let lower = word.lower.as_str();
    // "M'hamed", "D'Angelo".
    let tied = word.text.split_once('\'').is_some_and(|(letter, rest)| letter.len() == 1 && rest.len() > 3);
    FIRST_NAMES.contains(lower)
        || (tied && word.shape == Shape::Capital)
        || MADE.iter().any(|ending| {
            let root = lower.strip_suffix(ending).filter(|root| root.len() >= shortest);
            root.is_some_and(|root| FIRST_NAMES.contains(root) && !lists::NEED_CAPITAL.contains(root))
                && !lists::SMALL_WORDS.contains(lower)
                && !lists::NOBODY.contains(lower)
                && !NOT_FIRST_NAMES.split_whitespace().any(|other| other == lower)
        })
}

/// Before these a name is a body's or a programme's: "stuurgroep Vitale Vakantieparken".
const COMPANIES: [&str; 14] = [
    "groep",
    "programma",
    "project",
    "platform",
    "netwerk",
    "alliantie",
    "coalitie",
    "panel",
    "park",
    "proef",
    "campagne",
    "tafel",
    "regeling",
    "aanbieder",
];

/// The first token of two capitals is made like a first name, in a sentence or before what people do.
pub fn made_like_first_name(tokens: &[Token<'_>], at: usize) -> bool {
    let word = &tokens[at];
    let lower = word.lower.as_str();
    word.shape == Shape::Capital
        && (5..=12).contains(&lower.len())
        && FIRST_NAME_ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && !NOT_FIRST_NAMES.split_whitespace().any(|other| other == lower)
        && could_be_first(tokens, at)
}

/// Two capitals that no list knows, where the sentence speaks of somebody; `to` stands behind the second.
pub fn told_as_somebody(tokens: &[Token<'_>], at: usize, to: usize) -> bool {
    let word = &tokens[at];
    let last = &tokens[to - 1];
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|before| before.gap == Gap::Space);
    let after = tokens.get(to).filter(|after| last.gap == Gap::Space && after.shape == Shape::Lower);
    let does =
        |list: &str| after.is_some_and(|after| list.split_whitespace().any(|verb| verb == after.lower));
    let told_before =
        |list: &str| before.is_some_and(|before| list.split_whitespace().any(|word| word == before.lower));
    let greeted = told_before_by(before, &lists::GREETS);
    let met = told_before(MEETS) || greeted || before.is_some_and(is_role);
    let could_be =
        word.shape == Shape::Capital && (greeted || word.text.len() > 2) && could_be_first(tokens, at);
    let closed = last.gap != Gap::Space || does(DOES);
    let verb_before = before.is_some_and(|before| before.shape == Shape::Lower);
    could_be
        && last.text.len() > 2
        && ((met && closed)
            || (verb_before && does(DOES))
            || does(ONLY_PEOPLE)
            || (does(DOES) && lists::SURNAMES.contains(last.lower.as_str()))
            || told_before(ONLY_PEOPLE))
}

fn told_before_by(before: Option<&Token<'_>>, words: &[&str]) -> bool {
    before.is_some_and(|before| words.contains(&before.lower.as_str()))
}

/// What somebody does for a living or for others, by how the word ends; bodies that end so are none.
pub fn is_role(word: &Token<'_>) -> bool {
    const ENDINGS: [&str; 22] = [
        "werker",
        "werkster",
        "leider",
        "leidster",
        "meester",
        "houder",
        "houdster",
        "vrijwilliger",
        "kundige",
        "teur",
        "trice",
        "loog",
        "loge",
        "dinator",
        "docent",
        "docente",
        "coach",
        "moeder",
        "vader",
        "zus",
        "vriendin",
        "lid",
    ];
    const OTHERS: &str = "mentor trainer bewindvoerder advocaat tolk conciërge beheerder secretaris notulist kok chauffeur
        begeleider adviseur consulente regisseur verzorgende fysiotherapeut logopedist pastor voorganger gids spreker
        spreekster penningmeester kapster eigenaar eigenaresse maat oma opa buuf buur pa papa mama schoonzus zwager jobcoach leraar lerares";
    let lower = word.lower.as_str();
    word.shape == Shape::Lower
        && (lists::ROLES.contains(lower)
            || ENDINGS.iter().any(|ending| lower.ends_with(ending))
            || OTHERS.split_whitespace().any(|role| role == lower))
}

/// Kin behind which only a given name that is known names somebody: "de vrouw Holle" is a tale.
const CLOSE_KIN: &str =
    "man vrouw ex-man ex-vrouw broertjes zusjes zonen zoons dochters kinderen broers zussen tweeling kids";

/// What somebody is, and a given name behind it: "schoonzus Jeltje", "pa Duncan". A "docent Frans" teaches it.
pub fn role_of_given(tokens: &[Token<'_>], at: usize) -> bool {
    let given = tokens.get(at + 1).filter(|given| given.shape == Shape::Capital && given.lower != "frans");
    let role = &tokens[at];
    let surname = |given: &Token<'_>| is_role(role) && lists::SURNAMES.contains(given.lower.as_str());
    let kin = role.shape == Shape::Lower && CLOSE_KIN.split_whitespace().any(|kin| kin == role.lower);
    (kin || is_role(role))
        && given.is_some_and(|given| FIRST_NAMES.contains(given.lower.as_str()) || surname(given))
}

/// A small word that ends as only Frisian surnames do: "hamersma".
pub fn is_frisian(word: &Token<'_>) -> bool {
    let lower = word.lower.as_str();
    lower.len() > 6 && ["sma", "stra", "inga"].iter().any(|ending| lower.ends_with(ending))
}

/// "De penningmeester, Ype Wouda, is 84": two capitals between commas behind what somebody is.
pub fn between_commas(tokens: &[Token<'_>], at: usize, to: usize) -> bool {
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|before| before.gap == Gap::Comma);
    tokens[to - 1].gap != Gap::Space && before.is_some_and(is_role)
}

fn could_be_first(tokens: &[Token<'_>], at: usize) -> bool {
    const ARTICLES: [&str; 18] = [
        "het", "de", "een", "in", "te", "uit", "naar", "project", "onze", "ons", "deze", "dit", "elke",
        "per", "via", "op", "team", "nieuwe",
    ];
    let lower = tokens[at].lower.as_str();
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|before| before.gap == Gap::Space);
    !lists::NOBODY.contains(lower)
        && !lists::BODIES.contains(lower)
        && !lists::PUBLIC_BEGINS.contains(lower)
        && !lists::SMALL_WORDS.contains(lower)
        && !lists::TITLES.contains(lower)
        && !is_stop_word(lower)
        && !lists::is_place(&tokens[at])
        && !before.is_some_and(|before| {
            ARTICLES.contains(&before.lower.as_str())
                || COMPANIES.iter().any(|company| before.lower.ends_with(company))
                || lists::BODIES.contains(before.lower.as_str())
                || (before.shape != Shape::Lower && !lists::GREETS.contains(&before.lower.as_str()))
        })
}

/// A small word that is probably a surname: not one of the small words of a sentence, and without a verb's ending. "fatima
/// woont", "ahmed vertelde" are no full names.
pub fn is_unusual(word: &Token<'_>) -> bool {
    const VERB_ENDINGS: [&str; 5] = ["t", "te", "de", "ten", "den"];
    let lower = word.lower.as_str();
    if lists::SURNAMES.contains(lower) {
        return true;
    }
    let parts_are_long = lower.split('-').all(|part| part.len() > 2);
    let surname_in_en = [
        "sen", "len", "wegen", "huizen", "hoven", "pen", "kerken", "bergen", "veen", "horsten", "laken",
        "meulen",
    ]
    .iter()
    .any(|e| lower.ends_with(e));
    let tied = lower.contains('-') && parts_are_long;
    lower.len() > 3
        && parts_are_long
        && !is_stop_word(lower)
        && !lists::NOBODY.contains(lower)
        && !lists::SMALL_WORDS.contains(lower)
        && (tied || !VERB_ENDINGS.iter().any(|ending| lower.ends_with(ending)))
        && (tied || surname_in_en || !lower.ends_with("en"))
}
