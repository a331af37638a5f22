//! The demo's signals hold no personal data, by their own rule: whatever the guard finds in them is a false alarm.

use language::guard;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Story {
    #[serde(default)]
    signal: Vec<Said>,
    #[serde(default)]
    step: Vec<Said>,
}

/// What stands in a signal or a step as free text.
#[derive(Deserialize)]
struct Said {
    words: Option<String>,
    quote: Option<String>,
    suggestion: Option<String>,
    title: Option<String>,
    why: Option<String>,
}

#[test]
fn nobody_is_seen_in_the_demo() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut read = 0;
    for story in ["rivierenhart", "voorjaar-2020"] {
        for file in std::fs::read_dir(data.join(story).join("signals")).unwrap() {
            let path = file.unwrap().path();
            let story: Story = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            for said in story.signal.into_iter().chain(story.step) {
                let texts = [said.words, said.quote, said.suggestion, said.title, said.why];
                for words in texts.into_iter().flatten() {
                    assert_eq!(guard::find(&words), [], "{}: {words}", path.display());
                    read += 1;
                }
            }
        }
    }
    assert!(read > 200, "only {read} texts were read");
}
