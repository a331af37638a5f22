//! Names that stand in no list: a first name made like many others ("Everdina"), and two capitals of which the sentence
//! says what only people do ("… slaapt", "zag … staan"). For the name rules. Bodies and places do other things: they
//! decide, offer and close.

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
    stond en ken kent hielp help zoekt zocht over namens";

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
    let met = told_before(MEETS);
    let could_be = word.shape == Shape::Capital && word.text.len() > 2 && could_be_first(tokens, at);
    let closed = last.gap != Gap::Space || does(DOES);
    let verb_before = before.is_some_and(|before| before.shape == Shape::Lower);
    could_be
        && last.text.len() > 2
        && ((met && closed) || (verb_before && does(DOES)) || does(ONLY_PEOPLE) || told_before(ONLY_PEOPLE))
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
                || lists::BODIES.contains(before.lower.as_str())
                || before.shape != Shape::Lower
        })
}
