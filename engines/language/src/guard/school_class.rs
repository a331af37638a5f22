//! A child told by its first name and its class or school: "Noa uit groep 5 van De Driesprong", "Tim, ook 4 kader". A class
//! without a child is left alone ("groep 8 van De Wegwijzer"), and so is who teaches it ("juf Noor van groep 3").

use super::first_names::FIRST_NAMES;
use super::name_lists as lists;
use super::name_words::{Gap, Shape, Token, tokens};
use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

const LEVEL: &str =
    "(?:havo|vwo|mavo|vmbo(?:-[a-z]{1,6})?|kader|basis|bbl|kbl|tl|gl|gymnasium|atheneum|praktijk|pro|mbo)";
const TYPE: &str = "(?:basisschool|school|scholengemeenschap|lyceum|college|vmbo|mavo|havo|vwo|mbo|roc|obs|cbs|rkbs|kbs|pcbs|praktijkschool|kindcentrum|ikc|sbo|vso|gymnasium|isk|peuterspeelzaal|kinderdagverblijf|kdv|bso|speelzaal|schooltje)";

static CLASS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:(?:groep|gr|klas|kl)\.? ?(?:[1-8] ?[a-h]\b|[1-8](?: ?[/-] ?[1-8])?\b|een\b|twee\b|drie\b|vier\b|vijf\b|zes\b|zeven\b|acht\b)(?: [a-h]\b)?(?: {LEVEL}\b)?|[1-6] ?{LEVEL}\b(?: ?[a-h1-9]\b)?|[1-8][a-df-h]\b|(?:havo|vwo|mavo|vmbo|mbo) ?[1-6]\b|(?:brugklas|schakelklas|kleuterklas|eindexamenklas|kleutergroep|peutergroep|isk-klas)\b(?: ?[1-9a-h]\b)?|(?:eerste|tweede|derde|vierde|vijfde|zesde)\b(?: klas\b| {LEVEL}\b)?)"
    ))
    .expect("a valid pattern")
});

/// The school behind a class, or behind a child's name.
static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^,?(?: \(?(?i:van|op|bij|aan|in))?(?: (?i:de|het|'t))?(?: (?i:{TYPE}))?(?: (?:[Dd]e|[Hh]et|'t|Sint|St\.))?(?: [A-Z][A-Za-z'-]+){{1,3}}"
    ))
    .expect("a valid pattern")
});

/// The same, in a text without capitals.
static SMALL_SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^,?(?: (?:van|op|bij))?(?: {TYPE} [a-z'-]{{3,}}(?: [a-z'-]{{3,}})?| (?:de|het|'t) [a-z'-]{{4,}})"
    ))
    .expect("a valid pattern")
});

/// A school whose type is named, behind "van" or "op".
static CALLED_SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^,? (?:(?i:uit|van|op|bij|zit op|zat op|gaat naar) )(?i:de |het )?(?i:{TYPE}) (?:(?:[Dd]e|[Hh]et|'t|Sint) )?[A-Z][A-Za-z'-]+"
    ))
    .expect("a valid pattern")
});

/// What may stand between a child and its class.
static TIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:,| \(|,? ?-)?(?: ?(?i:ook|nu|net|pas|zit|zat|en|haar|zijn|klasgenoot|uit|van|in|bij|op|de|het|een|is|die|naar|gaat|ging|nog|leerling|leerlinge|jongen|meisje|kind|zoon|dochter|zoontje|dochtertje|[0-9]{1,2} jaar|\([0-9]{1,2}\)|,)){0,6} ?$")
        .expect("a valid pattern")
});

/// What may stand between a child that anybody knows for one and its class: a school or a course.
static LOOSELY_TIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,? (?i:van|op|uit|bij|zit op|zat op) [^,]{1,45},? ?$").expect("a valid pattern")
});

/// A child named behind its class.
static NAMED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^.!?;\n\x1A▇]{0,40}?\b(?:die|dat) (?<heet>[A-Z][a-z'-]{1,20}) heet|^(?:[^.!?;\n\x1A▇]{0,40}?\b(?:heet|heette|genaamd|naam is|naam)[: ]{1,2}|,? ?(?:[:(]|zit|zat|is|namelijk) ?)(?<name>[A-Za-z'-]{2,20})")
        .expect("a valid pattern")
});

/// Who teaches a class is not told by it as a child is.
const TEACHERS: &str =
    "juf juffrouw meester mentor docent docente leerkracht leraar lerares conciërge concierge ib'er
    directeur intern begeleider mevrouw meneer mw dhr mr stagiair stagiaire";

/// A capital with its class right behind it, which needs no sentence around it: "Milo, groep 3", "Abel uit 8a".
static DIRECTLY_TIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:,? | \(|,? ?- ?)(?i:uit |in |van |zit in |en zit in |op )?$").expect("a valid pattern")
});

/// Who may stand before a class and is no child by name.
const ANYBODY: &str = "kinderen kind leerling leerlingen jongen jongens meisje meisjes iedereen ouder ouders moeder vader
    jeugd pubers peuters kleuters brugklassers docent docenten mentoren leraar gastles bezoek uitje ouderavond start
    les lessen klassen groepen toets rapport instroom plek plaats vier drie twee hele gehele gehele bovenbouw onderbouw
    samen eerst alleen ook vooral school basisschool tot vanaf eind begin halverwege schooljaar signaal melding
    aanleiding vraag casus zorgen broer zus zoon dochter";

/// So many words before a class may the child's name stand.
const FAR: usize = 10;

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let tokens = tokens(text);
    for class in CLASS.find_iter(text).map(|found| found.range()) {
        if !scan::stands_alone(text, &class) || is_rank_of_else(text, &class) || lives_there(seen, &class) {
            continue;
        }
        let behind = child_before(text, &tokens, &class).map(|start| start..with_school(text, class.end));
        let found = behind.or_else(|| child_after(text, &class));
        if let Some(range) = found {
            seen.push(Candidate { kind: DatumKind::SchoolClass, range, why: why::FIRST_NAME });
        }
    }
    for (at, token) in tokens.iter().enumerate() {
        let ahead = &text[token.range.end..token.range.end + scan::window(text, token.range.end)];
        if let Some(school) = CALLED_SCHOOL.find(ahead)
            && is_known(token)
            && !is_surname(&tokens, at)
            && !is_teacher(&tokens, at)
        {
            let range = token.range.start..token.range.end + school.end();
            seen.push(Candidate { kind: DatumKind::SchoolClass, range, why: why::FIRST_NAME });
        }
    }
}

/// "voor de derde maal", "iedere eerste vrijdag": a class that is only its rank stands behind "de" and ends what is said, or
/// its school follows.
fn is_rank_of_else(text: &str, class: &Range<usize>) -> bool {
    let rank = text[class.clone()].to_lowercase();
    if !rank.ends_with("de") && rank != "eerste" {
        return false;
    }
    let before = scan::word_before(text, class.start);
    let next = scan::next_word(text, class.end);
    !matches!(before.as_str(), "de" | "in" | "uit")
        || !(next.is_empty() || BEHIND_RANK.contains(&next.as_str()))
}

const BEHIND_RANK: [&str; 12] =
    ["van", "op", "en", "zit", "is", "heet", "heeft", "die", "bij", "met", "maar", "wil"];

/// "Sporthof 2a" is a house, not a class.
fn lives_there(seen: &[Candidate], class: &Range<usize>) -> bool {
    seen.iter().any(|found| {
        found.kind == DatumKind::Address && found.range.start < class.end && class.start < found.range.end
    })
}

/// Where the name begins of the child that stands before the class.
fn child_before(text: &str, tokens: &[Token<'_>], class: &Range<usize>) -> Option<usize> {
    let until = tokens.partition_point(|token| token.range.end <= class.start);
    let from = until.saturating_sub(FAR);
    for at in (from..until).rev() {
        let token = &tokens[at];
        let between = &text[token.range.end..class.start];
        if between.contains(['.', '!', '?', ';', '\n', '\x1A', '▇']) || between.len() > 60 {
            return None;
        }
        let tied = TIED.is_match(between);
        let child = is_known(token) && (tied || LOOSELY_TIED.is_match(between));
        let unknown = between.len() <= 12 && tied && is_unknown_child(tokens, at);
        let unknown = unknown || (DIRECTLY_TIED.is_match(between) && is_capital_of_nobody_known(tokens, at));
        if (child || unknown) && !is_surname(tokens, at) && !is_teacher(tokens, at) {
            return Some(token.range.start);
        }
    }
    None
}

/// The class, its school, and the child that is named behind them.
fn child_after(text: &str, class: &Range<usize>) -> Option<Range<usize>> {
    let end = with_school(text, class.end);
    for from in [end, class.end] {
        let ahead = &text[from..from + scan::window(text, from)];
        let Some(found) = NAMED_AFTER.captures(ahead) else { continue };
        let Some(name) = found.name("name").or_else(|| found.name("heet")) else { continue };
        let lower = name.as_str().to_lowercase();
        let capital = name.as_str().starts_with(char::is_uppercase);
        let known = FIRST_NAMES.contains(lower.as_str())
            && (capital || !lists::NEED_CAPITAL.contains(lower.as_str()));
        let ends = !ahead[name.end()..].starts_with(|c: char| c.is_alphanumeric());
        let called = found.get(0).is_some_and(|m| m.as_str().contains("heet") || m.as_str().contains("naam"));
        let end = found.name("heet").map_or(name.end(), |name| name.end() + " heet".len());
        if ends && (known || (called && capital && !lists::NOBODY.contains(lower.as_str()))) {
            return Some(class.start..from + end);
        }
    }
    None
}

fn with_school(text: &str, end: usize) -> usize {
    let ahead = &text[end..end + scan::window(text, end)];
    let school = SCHOOL.find(ahead).or_else(|| SMALL_SCHOOL.find(ahead));
    school.map_or(end, |school| end + school.end())
}

/// A first name; beside a class also one that is an ordinary word elsewhere, if it has its capital.
fn is_known(token: &Token<'_>) -> bool {
    let lower = token.lower.as_str();
    let capital = token.shape == Shape::Capital;
    let double = capital && lower.contains('-') && lower.split('-').all(|part| FIRST_NAMES.contains(part));
    double || (FIRST_NAMES.contains(lower) && (capital || !lists::NEED_CAPITAL.contains(lower)))
}

/// A capital in the middle of a sentence that is no word the rules know.
fn is_unknown_child(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let in_sentence = at > 0 && tokens[at - 1].gap == Gap::Space;
    token.shape == Shape::Capital
        && in_sentence
        && token.text.len() > 2
        && !lists::NOBODY.contains(token.lower.as_str())
        && !lists::BODIES.contains(token.lower.as_str())
        && !lists::PUBLIC_BEGINS.contains(token.lower.as_str())
        && !matches!(tokens[at - 1].lower.as_str(), "de" | "het" | "op" | "in" | "te" | "uit")
        && !lists::is_place(token)
}

/// A capital, at the begin of a sentence too, that is no ordinary word the rules know.
fn is_capital_of_nobody_known(tokens: &[Token<'_>], at: usize) -> bool {
    let lower = tokens[at].lower.as_str();
    let behind_stop = at == 0 || tokens[at - 1].gap != Gap::Space;
    behind_stop
        && tokens[at].shape == Shape::Capital
        && (3..=12).contains(&lower.len())
        && !ANYBODY.split_whitespace().any(|word| word == lower)
        && !crate::words::is_stop_word(lower)
        && !lists::NOBODY.contains(lower)
        && !lists::BODIES.contains(lower)
        && !lists::PUBLIC_BEGINS.contains(lower)
        && !lists::ROLES.contains(lower)
        && !lists::TITLES.contains(lower)
        && !lists::SMALL_WORDS.contains(lower)
        && !lower.ends_with("en")
        && !lists::is_place(&tokens[at])
}

/// The second part of a full name: that is a name, and found as one.
fn is_surname(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0
        && tokens[at - 1].gap == Gap::Space
        && (is_known(&tokens[at - 1]) || lists::PARTICLES.contains(tokens[at - 1].lower.as_str()))
        && tokens[at].shape == tokens[at - 1].shape
}

fn is_teacher(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|before| before.gap != Gap::Comma);
    before.is_some_and(|before| TEACHERS.split_whitespace().any(|teacher| teacher == before.lower))
}
