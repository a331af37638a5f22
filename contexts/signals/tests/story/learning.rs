//! What is suggested about a theme, how sure that was, and what a person made of it: by codes alone, so that a later model
//! can learn from it and nobody's words lie in the record. And "dit lijkt op…" by the index, beside the database alone.

use crate::scene::{Scene, raising};
use kernel::ids::Uuid;
use network::samples::monday;
use search::{Analyser, AskedWord, Document, Index, Key, Spoken};
use serde::Deserialize;
use serde_json::Value as Json;
use signals::capture::{Raise, raise};
use signals::kinds::Kind;
use signals::learn_theme::Hint;
use signals::signal::SignalId;
use signals::{lookalike, published_signals};
use std::sync::LazyLock;
use testkit::on_both;

const OF_MONEY: &str = "De gemeente wil de subsidie korten: schulden, een deurwaarder en een aanmaning.";

fn open(scene: &Scene<'_>, words: &str, kind: Kind) -> SignalId {
    let new = Raise { theme: None, kind, ..raising(words) };
    scene.act(scene.village.ruud, |tx, actor| raise(tx, actor, monday(), &new)).unwrap()
}

fn facts(scene: &Scene<'_>, id: SignalId, kind: &str) -> Option<Json> {
    let row = scene.db.read_here(|tx| {
        tx.first("select facts from event where subject_id = $1 and kind = $2", &[&id, &kind])
    });
    row.unwrap().map(|row| row.get("facts").unwrap())
}

#[test]
fn another_theme_than_was_suggested_is_kept_to_learn_from() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = open(&scene, OF_MONEY, Kind::Bottleneck);
        let hint: Hint = serde_json::from_value(facts(&scene, id, "signal.raised").unwrap()).unwrap();
        assert_eq!(hint.suggested.as_deref(), Some("GLD.schulden"));
        assert!(!hint.model.is_empty() && (20..=100).contains(&hint.confidence));
        scene.understands(scene.village.priya, id, Kind::Bottleneck, None).unwrap();
        let learned = facts(&scene, id, "signal.theme-corrected").unwrap();
        let expect = serde_json::json!({
            "suggested": "GLD.schulden", "settled": "STE.financiering", "model": hint.model,
            "confidence": hint.confidence,
        });
        assert_eq!(learned, expect, "codes and numbers only");
        // Meanwhile somebody gathered it; what it is may be settled again.
        scene.gathers_as(scene.village.priya, &[id]);
        scene.understands(scene.village.priya, id, Kind::Bottleneck, None).unwrap();
        let count = "select count(*) as number from event where kind = 'signal.theme-corrected'";
        let row = db.read_here(|tx| tx.first(count, &[])).unwrap().unwrap();
        assert_eq!(row.get::<i64>("number").unwrap(), 1, "settling the same again teaches nothing");
    });
}

#[test]
fn what_was_taken_over_or_too_unsure_or_a_wrong_teaches_nothing() {
    on_both(|db| {
        let scene = Scene::new(db);
        let taken = open(&scene, "De gemeente wil de subsidie korten.", Kind::Bottleneck);
        let unsure = open(&scene, "Dinsdag om tien uur.", Kind::Bottleneck);
        let wrong = open(&scene, "Er wordt gesjoemeld met de schulden van bewoners.", Kind::Wrong);
        let hint: Hint = serde_json::from_value(facts(&scene, unsure, "signal.raised").unwrap()).unwrap();
        assert_eq!((hint.suggested, hint.confidence), (None, 0));
        assert_eq!(facts(&scene, wrong, "signal.raised"), Some(serde_json::json!({})));
        for id in [taken, unsure] {
            scene.understands(scene.village.priya, id, Kind::Bottleneck, None).unwrap();
        }
        scene.understands(scene.village.bart, wrong, Kind::Wrong, None).unwrap();
        for id in [taken, unsure, wrong] {
            assert_eq!(facts(&scene, id, "signal.theme-corrected"), None);
        }
    });
}

static WORDS: LazyLock<language::Words> = LazyLock::new(|| {
    let themes = language::Themes::parse(include_str!("../../../../data/themes.toml")).unwrap();
    let (compounds, synonyms) =
        (include_str!("../../../../data/compounds.toml"), include_str!("../../../../data/synonyms.toml"));
    language::Words::parse(compounds, synonyms, &themes).unwrap()
});

fn dutch() -> Analyser {
    let read = |text: &str| {
        let spoken = WORDS.read(text).into_iter();
        spoken.map(|spoken| Spoken { range: spoken.range, terms: spoken.terms }).collect()
    };
    let ask = |_: &str| Vec::<AskedWord>::new();
    Analyser { version: "test", read, ask }
}

/// Indexes everything that `scene` has.
fn indexed(scene: &Scene<'_>, ids: &[SignalId]) -> Index {
    let index = Index::in_memory(dutch()).unwrap();
    let mut batch = index.batch().unwrap();
    for ids in ids.chunks(100) {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let load = published_signals::SIGNALS.load;
        for found in scene.db.read_here(|tx| load(tx, scene.village.network, &ids)).unwrap() {
            let key = Key { network: scene.village.network, kind: "signal".to_owned(), id: found.id };
            let (title, themes) = (String::new(), found.themes);
            let document = Document {
                key,
                title,
                text: found.text,
                themes,
                area: found.area,
                organisations: Vec::new(),
                at: found.at,
            };
            batch.put(&document).unwrap();
        }
    }
    batch.save("all").unwrap();
    batch.finish().unwrap();
    index.has_caught_up();
    index
}

#[test]
fn a_wrong_is_not_alike_even_while_the_index_still_has_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let [first, second] = crate::scene::two_signals(&scene);
        let index = indexed(&scene, &[first, second]);
        let found = || {
            let words = scene.signal(second).words;
            let network = scene.village.network;
            let found =
                db.read_here(|tx| lookalike::find_by(tx, Some(&index), network, &words, Some(second)));
            found.unwrap().iter().map(|other| other.id).collect::<Vec<_>>()
        };
        assert_eq!(found(), [first]);
        scene.understands(scene.village.priya, first, Kind::Wrong, None).unwrap();
        assert_eq!(found(), []);
    });
}

#[derive(Deserialize)]
struct Gold {
    text: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    words: String,
    alike: Option<String>,
}

/// Of the texts that say the same as another: for how many one of those is among the five that are shown, by the database
/// alone and by the index.
fn shown(half: &str) -> (usize, usize, usize) {
    let gold: Gold = toml::from_str(half).unwrap();
    let db = testkit::sqlite();
    let scene = Scene::new(&db);
    let raised: Vec<SignalId> = (0_u128..)
        .zip(&gold.text)
        .map(|(at, text)| {
            let new = Raise { quote: None, form_key: Uuid::from_u128(at), ..raising(&text.words) };
            scene.act(scene.village.ruud, |tx, actor| raise(tx, actor, monday(), &new)).unwrap()
        })
        .collect();
    let index = indexed(&scene, &raised);
    let kin = |at: usize, other: SignalId| {
        raised
            .iter()
            .position(|id| *id == other)
            .is_some_and(|other| gold.text[other].alike == gold.text[at].alike)
    };
    let mut counted = (0, 0, 0);
    for (at, text) in gold.text.iter().enumerate().filter(|(_, text)| text.alike.is_some()) {
        let network = scene.village.network;
        let hits = |index: Option<&Index>| {
            let found =
                db.read_here(|tx| lookalike::find_by(tx, index, network, &text.words, Some(raised[at])));
            usize::from(found.unwrap().iter().any(|other| kin(at, other.id)))
        };
        counted = (counted.0 + hits(None), counted.1 + hits(Some(&index)), counted.2 + 1);
    }
    counted
}

#[test]
fn the_index_shows_what_is_alike_at_least_as_often_as_the_database() {
    for (name, half) in [
        ("tune", include_str!("../../../../data/gold/tune.toml")),
        ("held", include_str!("../../../../data/gold/held.toml")),
    ] {
        let (by_database, by_index, of) = shown(half);
        println!(
            "{name}: a kin among the five, by the database {by_database}, by the index {by_index}, of {of}"
        );
        assert!(by_index >= by_database && of > 50, "{name}: {by_index} < {by_database} of {of}");
    }
}
