//! The index with a small made-up language: words are what stands between spaces, and `a=b` says that a means b.

use super::*;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use proptest::prelude::*;

fn read(text: &str) -> Vec<Spoken> {
    let mut from = 0;
    let mut spoken = Vec::new();
    for word in text.split_inclusive(' ') {
        let trimmed = word.trim_end();
        if !trimmed.is_empty() {
            spoken.push(Spoken { range: from..from + trimmed.len(), terms: vec![trimmed.to_lowercase()] });
        }
        from += word.len();
    }
    spoken
}

fn asked(text: &str) -> Vec<AskedWord> {
    text.split_whitespace()
        .map(|word| AskedWord { whole: word.to_lowercase(), ..AskedWord::default() })
        .collect()
}

const PLAIN: Analyser = Analyser { version: "test-1", read, ask: asked };

fn network(number: u128) -> NetworkId {
    NetworkId(Uuid::from_u128(number))
}

fn document(id: u128, text: &str) -> Document {
    let key = Key { network: network(1), kind: "signal".to_owned(), id: Uuid::from_u128(id) };
    Document {
        key,
        title: String::new(),
        text: text.to_owned(),
        themes: Vec::new(),
        area: None,
        at: Timestamp::UNIX_EPOCH,
    }
}

fn ask(words: &str) -> Ask<'_> {
    Ask {
        network: network(1),
        words,
        kinds: Vec::new(),
        themes: Vec::new(),
        areas: Vec::new(),
        since: None,
        after: None,
        limit: 10,
    }
}

fn filled(documents: &[Document]) -> Index {
    let index = Index::in_memory(PLAIN).unwrap();
    put(&index, documents, "1");
    index
}

fn put(index: &Index, documents: &[Document], place: &str) {
    let mut batch = index.batch().unwrap();
    for document in documents {
        batch.put(document).unwrap();
    }
    batch.save(place).unwrap();
    batch.finish().unwrap();
}

fn ids(found: &Found) -> Vec<u128> {
    found.hits.iter().map(|hit| hit.id.as_u128()).collect()
}

#[test]
fn every_word_counts_and_without_any_that_holds_all_some_do() {
    let index = filled(&[document(1, "de inloop is dicht"), document(2, "de inloop"), document(3, "de bus")]);
    let found = index.ask(&ask("inloop dicht")).unwrap();
    assert_eq!((ids(&found), found.only_some_words), (vec![1], false));
    let found = index.ask(&ask("inloop weg")).unwrap();
    assert_eq!((ids(&found), found.only_some_words), (vec![2, 1], true));
    assert_eq!(index.ask(&ask("tafel")).unwrap().hits, []);
    assert_eq!(index.ask(&ask("  ")).unwrap().hits, []);
}

#[test]
fn no_question_reaches_another_network() {
    let index = filled(&[document(1, "inloop")]);
    let other = Ask { network: network(2), ..ask("inloop") };
    assert_eq!(index.ask(&other).unwrap().hits, []);
    assert_eq!(index.like(network(2), "inloop", 5).unwrap(), []);
    assert_eq!(index.like(network(1), "de inloop", 5).unwrap().len(), 1);
}

#[test]
fn a_question_is_narrowed_by_what_a_thing_has() {
    let with = |id, theme: &str, area: &str, second| Document {
        themes: vec![theme.to_owned()],
        area: Some(area.to_owned()),
        at: Timestamp::from_second(second).unwrap(),
        ..document(id, "inloop")
    };
    let index = filled(&[with(1, "STE", "WK1", 10), with(2, "REL", "WK2", 20), with(3, "STE", "WK2", 30)]);
    let themes = Ask { themes: vec!["STE".to_owned()], ..ask("inloop") };
    assert_eq!(ids(&index.ask(&themes).unwrap()), [3, 1]);
    let areas = Ask { areas: vec!["WK2".to_owned(), "WK9".to_owned()], ..themes };
    assert_eq!(ids(&index.ask(&areas).unwrap()), [3]);
    let since = Ask { since: Some(Timestamp::from_second(20).unwrap()), ..ask("inloop") };
    assert_eq!(ids(&index.ask(&since).unwrap()), [3, 2]);
    let kinds = Ask { kinds: vec!["dossier".to_owned()], ..ask("inloop") };
    assert_eq!(index.ask(&kinds).unwrap().hits, []);
}

#[test]
fn what_was_put_is_replaced_forgotten_and_never_there_twice() {
    let index = filled(&[document(1, "inloop"), document(2, "bus")]);
    put(&index, &[document(1, "tafel"), document(1, "tafel open"), document(2, "bus")], "2");
    assert_eq!(index.count(), 2);
    assert_eq!(index.ask(&ask("inloop")).unwrap().hits, []);
    assert_eq!(ids(&index.ask(&ask("open")).unwrap()), [1]);
    assert!(index.holds(&document(2, "bus")).unwrap() && !index.holds(&document(2, "tram")).unwrap());
    let mut batch = index.batch().unwrap();
    batch.put(&document(3, "nieuw")).unwrap();
    batch.forget(&document(3, "").key).unwrap();
    batch.forget(&document(1, "").key).unwrap();
    batch.forget(&document(9, "").key).unwrap();
    batch.save("3").unwrap();
    batch.finish().unwrap();
    assert_eq!((index.count(), index.place().unwrap().as_deref()), (1, Some("3")));
    assert!(!index.knows(&document(1, "").key).unwrap());
}

#[test]
fn what_was_cleared_is_put_anew() {
    let index = filled(&[document(1, "inloop"), document(2, "bus")]);
    let mut batch = index.batch().unwrap();
    batch.clear().unwrap();
    assert!(batch.put(&document(1, "inloop")).unwrap() && !batch.forget(&document(2, "").key).unwrap());
    batch.save("3").unwrap();
    assert!(!batch.put(&document(1, "inloop")).unwrap());
    batch.finish().unwrap();
    assert_eq!((index.count(), ids(&index.ask(&ask("inloop")).unwrap())), (1, vec![1]));
}

#[test]
fn what_breaks_off_before_it_is_saved_leaves_thing_and_place_as_they_were() {
    let scrap = tempfile::tempdir().unwrap();
    let folder = scrap.path().join("index");
    let index = Index::open(&folder, PLAIN).unwrap();
    put(&index, &[document(1, "inloop")], "one");
    let mut batch = index.batch().unwrap();
    batch.put(&document(2, "inloop")).unwrap();
    assert!(matches!(index.batch(), Err(Problem::Held)));
    drop(batch);
    drop(index);
    let again = Index::open(&folder, PLAIN).unwrap();
    assert_eq!((again.count(), again.place().unwrap().as_deref()), (1, Some("one")));
    put(&again, &[document(1, "inloop"), document(2, "inloop")], "two");
    assert_eq!(again.count(), 2);
    drop(again);
    let newer = Index::open(&folder, Analyser { version: "test-2", ..PLAIN }).unwrap();
    assert_eq!((newer.count(), newer.place().unwrap()), (0, None));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn an_index_that_cant_be_read_is_made_anew() {
    let scrap = tempfile::tempdir().unwrap();
    let folder = scrap.path().join("index");
    put(&Index::open(&folder, PLAIN).unwrap(), &[document(1, "inloop")], "one");
    let inside = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    std::fs::write(inside.join("meta.json"), "{").unwrap();
    let again = Index::open(&folder, PLAIN).unwrap();
    assert_eq!((again.count(), again.place().unwrap()), (0, None));
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let many: Vec<Document> =
        (1..=25).map(|id| document(id, if id % 3 == 0 { "a b" } else { "a b b" })).collect();
    let index = filled(&many);
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let found = index.ask(&Ask { after, limit: 4, ..ask("b") }).unwrap();
        seen.extend(ids(&found));
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ids(&index.ask(&Ask { limit: 50, ..ask("b") }).unwrap()));
    assert_eq!(seen.len(), 25);
}

#[test]
fn a_fragment_shows_why_it_was_found() {
    let text = format!("{} de inloop is dicht {}", "woord ".repeat(60).trim(), "einde ".repeat(60).trim());
    let pieces = fragment(PLAIN, &text, &asked("dicht inloop"), 80);
    let marked: Vec<&str> =
        pieces.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect();
    assert_eq!(marked, ["inloop", "dicht"]);
    assert_eq!((pieces[0].text.as_str(), pieces.last().unwrap().text.as_str()), ("… ", " …"));
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert!(whole.chars().count() < 90, "{whole}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The same things, put in whatever order and in whatever batches, with some put twice, are found in one order.
    #[test]
    fn the_order_is_the_same_however_the_index_came_to_be(
        texts in proptest::collection::vec("[abc]( [abcd]){0,6}", 1..40),
        cuts in proptest::collection::vec(1_usize..9, 1..12),
        turn in 0_usize..40,
    ) {
        let all: Vec<Document> = (1_u128..).zip(&texts).map(|(id, text)| document(id, text)).collect();
        let one = filled(&all);
        let other = Index::in_memory(PLAIN).unwrap();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        turned.reverse();
        let mut rest = turned.as_slice();
        for cut in cuts {
            let (now, later) = rest.split_at(cut.min(rest.len()));
            put(&other, now, "x");
            put(&other, now, "x");
            rest = later;
        }
        put(&other, rest, "y");
        for words in ["a", "b c", "a d", "c d a b"] {
            let wide = Ask { limit: 100, ..ask(words) };
            prop_assert_eq!(ids(&one.ask(&wide).unwrap()), ids(&other.ask(&wide).unwrap()));
        }
    }

    #[test]
    fn fragments_lose_and_invent_nothing(text in "([a-zé👩 ]{0,40}( inloop )?){0,6}", length in 5_usize..80) {
        let pieces = fragment(PLAIN, &text, &asked("inloop"), length);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let inner = whole.strip_prefix("… ").unwrap_or(&whole);
        let inner = inner.strip_suffix(" …").unwrap_or(inner);
        prop_assert!(text.contains(inner));
    }
}
