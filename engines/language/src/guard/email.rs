//! E-mail addresses, also as people say them ("punt", "apenstaartje"). General mailboxes are left alone: a signal must
//! be able to say where one can ask.

use super::{Candidate, DatumKind, why};
use regex::Regex;
use std::sync::LazyLock;

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    let at = r"(?:@| @ | ?[\(\[] ?(?:at|apenstaartje|apestaartje) ?[\)\]] ?)";
    let dot = r"(?:\.| ?[\(\[] ?(?:punt|dot) ?[\)\]] ?| punt )";
    Regex::new(&format!(
        r"([A-Za-z0-9](?:[A-Za-z0-9._%+'-]{{0,62}}[A-Za-z0-9_])?){at}[A-Za-z0-9-]{{1,63}}(?:{dot}[A-Za-z0-9-]{{1,63}}){{1,4}}"
    ))
    .expect("a valid pattern")
});

/// "jan punt jansen apenstaartje voorbeeld punt nl".
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    let between = "(?i:punt|streepje|liggend streepje|laag streepje|underscore|plus)";
    Regex::new(&format!(
        r"([A-Za-z0-9._-]{{1,40}}(?: {between} [A-Za-z0-9._-]{{1,40}}){{0,4}}) (?i:apenstaartje|apestaartje|at) [A-Za-z0-9-]{{1,40}}(?:(?: {between} |\.)[A-Za-z0-9-]{{1,40}}){{1,4}}"
    ))
    .expect("a valid pattern")
});

/// Local parts of mailboxes that nobody owns in person.
const GENERAL_MAILBOXES: &str =
    "aanmelden aanmelding administratie algemeen balie bestuur communicatie contact
    contactpunt gemeente helpdesk hulp info kantoor klachten loket meldpunt noreply post receptie redactie
    secretariaat servicepunt signalen sociaalteam vrijwilligers wijkteam";

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    for pattern in [&*EMAIL, &*SAID] {
        for captures in pattern.captures_iter(text) {
            let range = captures.get(0).map_or(0..0, |m| m.range());
            let mailbox = captures.get(1).map_or("", |m| m.as_str()).to_ascii_lowercase();
            if !GENERAL_MAILBOXES.split_whitespace().any(|general| general == mailbox) {
                seen.push(Candidate { kind: DatumKind::Email, range, why: why::EMAIL });
            }
        }
    }
}
