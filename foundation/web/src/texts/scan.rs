//! Finds the text keys in Rust source. A key that stands where only a key can stand, as in `t!(view, "…")` or the
//! label of a field, is certain and must exist; any other literal of a key's shape counts as a possible use, so
//! that a key may come from a `match`. For the tidy test. It reads words, not syntax: enough for our own style.

use super::check::UsedKeys;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Calls with a text key in them, and which of their arguments it is, counted from 0.
const CALLS: [(&str, usize); 27] = [
    ("t!(", 1),
    (".say(", 0),
    (".line(", 1),
    (".words(", 1),
    (".email(", 1),
    (".secret(", 1),
    (".day(", 1),
    (".hour(", 1),
    (".search(", 1),
    (".choice(", 1),
    (".radios(", 1),
    (".ticks(", 1),
    (".tick(", 1),
    (".hint(", 0),
    (".hint_with(", 0),
    (".label_with(", 0),
    (".promise(", 0),
    (".or_submit(", 2),
    (".around(", 1),
    (".asking(", 1),
    (".add_with(", 1),
    ("Problems::with(", 1),
    ("problems.add(", 1),
    ("Flash::new(", 0),
    ("Failure::BadRequest(", 0),
    ("Failure::Unprocessable(", 0),
    ("post_button(", 2),
];

/// The keys in all `.rs` files under `folder`, without their tests.
pub fn keys_in_folder(folder: &Path) -> io::Result<UsedKeys> {
    let mut used = UsedKeys::default();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            let inner = keys_in_folder(&path)?;
            used.certain.extend(inner.certain);
            used.possible.extend(inner.possible);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let found = keys_in(&std::fs::read_to_string(&path)?);
            used.certain.extend(found.certain);
            used.possible.extend(found.possible);
        }
    }
    Ok(used)
}

/// The keys in one file of Rust, without its tests at the bottom and its comments.
pub fn keys_in(source: &str) -> UsedKeys {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let possible = code.split('"').filter(|piece| is_key(piece)).map(str::to_owned).collect();
    let mut certain = BTreeSet::new();
    for (call, position) in CALLS {
        for (at, _) in code.match_indices(call) {
            let argument = arguments(&code[at + call.len()..]).into_iter().nth(position);
            certain.extend(argument.and_then(literal).filter(|key| is_key(key)).map(str::to_owned));
        }
    }
    UsedKeys { certain, possible }
}

/// The arguments of a call, from just after its opening bracket.
fn arguments(code: &str) -> Vec<&str> {
    let (mut found, mut from, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0_u32, false, false);
    for (at, letter) in code.char_indices() {
        if quoted {
            quoted = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push(&code[from..at]);
                return found;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&code[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn literal(argument: &str) -> Option<&str> {
    argument.trim().strip_prefix('"')?.strip_suffix('"')
}

/// Whether a literal has the shape of a key: lower-case words and digits with hyphens between them, at least one.
fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_where_they_stand() {
        let source = r#"
            // t!(view, "in-a-comment")
            let words = t!(view, "signal-count", count = list.len());
            form.words("words", "signal-words").hint("signal-words-hint").required();
            problems.add(field(1, "not-a-key"), "problem-empty");
            let key = match state { Open => "state-open", Closed => "state-closed" };
            html! { (form.around(&format!("/a/{}", id), "signal-send", fields)) div class="ponton-line" {} }
            #[cfg(test)] mod tests { fn x() { t!(view, "in-a-test") } }
        "#;
        let used = keys_in(source);
        let certain: Vec<&str> = used.certain.iter().map(String::as_str).collect();
        assert_eq!(
            certain,
            ["problem-empty", "signal-count", "signal-send", "signal-words", "signal-words-hint"]
        );
        assert!(used.possible.contains("state-open") && !used.possible.contains("in-a-test"));
    }
}
