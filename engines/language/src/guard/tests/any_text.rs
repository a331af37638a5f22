//! What holds of any text at all: it is read in time that grows as its length, findings stand on whole characters and in
//! order, and what was redacted holds nothing more.

use super::{NAMES, NUMBERS, unmarked, variants};
use crate::guard::{find, redacted};
use proptest::prelude::*;

#[test]
fn the_longest_text_a_form_takes_costs_no_more_than_its_length() {
    // The clock of a busy machine proves nothing. A pattern that took quadratic time would take minutes here.
    const UNITS: [&str; 29] = [
        "a",
        "0",
        "06 ",
        "A. ",
        "Jan ",
        "van ",
        "mevrouw ",
        "1-1-1980 ",
        "a.a@",
        "Aa-",
        "geb ",
        "NL00",
        "+31",
        "Dorpsstraat ",
        "nummer 1 ",
        "woont op ",
        "1234 ",
        "123456782",
        "Astraat 12 mensen ",
        "kenteken ",
        "de man van de ",
        "de vrouw met de bakker in ",
        "groep 5 ",
        "Noa uit ",
        "nul zes ",
        "geboren op drie mei ",
        "bus ab ",
        "jan punt ",
        "m. ",
    ];
    for unit in UNITS {
        let text = unit.repeat(64 * 1024 / unit.len());
        assert_eq!(find(&redacted(&text, &find(&text))), [], "{unit}");
    }
}

#[test]
fn a_redacted_sentence_holds_nothing_more() {
    let marked = variants::NUMBERS.iter().chain(&variants::CHILDREN).chain(&variants::HOUSEHOLDS);
    for marked in marked.chain(&variants::NAMES) {
        let text = unmarked(marked).0;
        assert_eq!(find(&redacted(&text, &find(&text))), [], "{text}");
    }
}

fn scraps() -> impl Strategy<Value = String> {
    let fixed: Vec<String> = NAMES
        .iter()
        .chain(&NUMBERS)
        .chain(&variants::NUMBERS)
        .chain(&variants::CHILDREN)
        .chain(&variants::HOUSEHOLDS)
        .chain(&variants::NAMES)
        .flat_map(|marked| marked.split(['{', '}', ' ']).map(str::to_owned))
        .chain([" ", "\u{200b}", "-", ".", "\n", "▇", "\u{1a}", "é", "0", "@"].map(str::to_owned))
        .collect();
    let piece = prop_oneof![4 => proptest::sample::select(fixed), 1 => any::<char>().prop_map(String::from)];
    (proptest::collection::vec(piece, 0..40), prop_oneof![Just(" "), Just("")])
        .prop_map(|(pieces, between)| pieces.join(between))
}

proptest! {
    #[test]
    fn findings_are_in_order_and_on_characters(text in prop_oneof![scraps(), ".{0,200}"]) {
        let mut end = 0;
        for finding in find(&text) {
            prop_assert!(finding.range.start >= end && finding.range.end > finding.range.start);
            prop_assert_eq!(text.get(finding.range.clone()), Some(finding.text.as_str()));
            end = finding.range.end;
        }
    }

    #[test]
    fn nothing_is_found_in_what_was_redacted(text in prop_oneof![scraps(), ".{0,200}"]) {
        let left = redacted(&text, &find(&text));
        prop_assert_eq!(find(&left), vec![], "{}", left);
    }
}
