//! What the forms ask: the fields that must be filled in, form by form, held against `asked.txt`. A worker loses a third
//! of the week to registration, so a field more is a decision: read the difference before accepting it with
//! `PONTON_ACCEPT=asked`.

use crate::support::furnished::Furnished;
use crate::support::offers::acts;
use std::collections::BTreeMap;

/// The forms that the work itself asks for, with the most that each may require.
const AT_MOST: [(&str, usize); 4] = [
    ("/signalen", 1),
    ("/verplichtingen/{id}/moment", 2),
    ("/dossiers/{id}/suggesties", 1),
    ("/inloggen", 2),
];

#[test]
fn no_form_asks_more_than_is_written_down() {
    let furnished = Furnished::new(&testkit::sqlite());
    let asked: BTreeMap<&str, Vec<String>> = acts(&furnished)
        .into_iter()
        .filter_map(|(route, offered)| {
            let names = offered?.form.required_names().into_iter().map(str::to_owned).collect();
            Some((route.pattern, names))
        })
        .collect();
    let asking = asked.iter().filter(|(_, names)| !names.is_empty());
    let now = asking.fold(String::new(), |text, (pattern, names)| {
        text + &format!("{} {pattern}: {}\n", names.len(), names.join(", "))
    });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story/asked.txt");
    if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "asked") {
        std::fs::write(path, &now).expect("the file can be written");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(now == known, "what forms ask has changed; see the difference with {path}:\n{now}");
    for (pattern, most) in AT_MOST {
        let names = asked.get(pattern).unwrap_or_else(|| panic!("no page offers {pattern}"));
        assert!(names.len() <= most, "{pattern} asks {names:?}");
    }
}
