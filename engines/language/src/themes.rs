//! The controlled list of themes, and which of them a text seems to speak of. For the suggestion below the capture box
//! and for triage, where a person settles the theme. The list is data: a network can change it without a new version of
//! the program. A suggestion says which word of the text counted most. What it knows comes from the list's words and from
//! examples that are data too; it learns nothing from what people do with it.

mod example;
mod leaning;
mod learned;
mod suggest;
mod weigh;

use crate::words::{phrase, split, stem};
pub use example::{Example, examples};
use kernel::Lang;
pub use leaning::Leaning;
use learned::{Learned, Lesson};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;
pub use suggest::{MOST_SUGGESTIONS, SURE, Suggestion, suggest_themes};

/// What a weak word weighs beside a telling one.
const WEAK: f32 = 0.33;

/// One theme as the list holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeEntry {
    /// Stable code: `GLD`, or `GLD.schulden` for a sub-theme.
    pub code: String,
    /// The code of the main theme; none for a main theme.
    pub parent: Option<String>,
    /// Its Dutch name.
    pub nl: String,
    /// Its English name.
    pub en: String,
    /// True for violence, debts and youth care: figures about it keep the higher threshold.
    #[serde(default)]
    pub sensitive: bool,
    /// Dutch words and phrases that tell it.
    #[serde(default)]
    pub words: Vec<String>,
    /// Dutch words and phrases that lean towards it.
    #[serde(default)]
    pub weak: Vec<String>,
}

impl ThemeEntry {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// Why a list of themes can't be used. For the administrator who edits it.
#[derive(Debug, thiserror::Error)]
pub enum ThemesProblem {
    /// The text is no TOML, or a theme has a missing or unknown field.
    #[error("the list of themes can't be read")]
    Unreadable(#[from] toml::de::Error),
    /// Two themes have one code.
    #[error("the theme {0} stands in the list twice")]
    Twice(String),
    /// A theme's parent is not in the list, or has a parent itself.
    #[error("the theme {code} names {parent} as its main theme, which is none")]
    NoParent {
        /// The theme.
        code: String,
        /// What it names.
        parent: String,
    },
}

/// A phrase of stems, the theme that it hints at, its weight.
#[derive(Debug, Clone)]
struct Hint {
    stems: Vec<String>,
    theme: usize,
    weight: f32,
}

/// A list of themes, ready for suggesting.
#[derive(Debug, Clone)]
pub struct Themes {
    entries: Vec<ThemeEntry>,
    /// By the first stem of the hint.
    hints: HashMap<String, Vec<Hint>>,
    learned: Option<Learned>,
    version: String,
}

/// The list that comes with the program, as it stands in `data/themes.toml`; it has learned nothing.
pub fn listed() -> &'static Themes {
    static LISTED: LazyLock<Themes> = LazyLock::new(|| {
        let list = Themes::parse(include_str!("../../../data/themes.toml"));
        list.expect("the list of themes that we ship is sound")
    });
    &LISTED
}

/// The list, the sayings and the labelled texts that come with the program, ready for suggesting. The first call in a
/// process learns them, which takes a moment: a server asks for them when it starts.
pub fn ours() -> &'static Themes {
    static OURS: LazyLock<Themes> = LazyLock::new(|| {
        let read = |text| examples(text).expect("the examples that we ship are sound");
        let mut lessons = read(include_str!("../../../data/theme-sayings.toml"));
        lessons.extend(read(include_str!("../../../data/gold/tune.toml")));
        lessons.extend(read(include_str!("../../../data/gold/check.toml")));
        lessons.extend(read(include_str!("../../../data/gold/fresh.toml")));
        lessons.extend(read(include_str!("../../../data/gold/broad.toml")));
        lessons.extend(read(include_str!("../../../data/gold/late.toml")));
        lessons.extend(read(include_str!("../../../data/gold/wide.toml")));
        listed().clone().taught(&lessons)
    });
    &OURS
}

impl Themes {
    /// Reads a list as in `data/themes.toml`: tables `[[theme]]` with the fields of [`ThemeEntry`].
    pub fn parse(text: &str) -> Result<Self, ThemesProblem> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct List {
            theme: Vec<ThemeEntry>,
        }
        Self::new(toml::from_str::<List>(text)?.theme)
    }

    /// Prepares a list of themes.
    pub fn new(entries: Vec<ThemeEntry>) -> Result<Self, ThemesProblem> {
        for (at, entry) in entries.iter().enumerate() {
            if entries[..at].iter().any(|earlier| earlier.code == entry.code) {
                return Err(ThemesProblem::Twice(entry.code.clone()));
            }
            if let Some(parent) = &entry.parent
                && !entries.iter().any(|main| main.code == *parent && main.parent.is_none())
            {
                return Err(ThemesProblem::NoParent { code: entry.code.clone(), parent: parent.clone() });
            }
        }
        let mut hints: HashMap<String, Vec<Hint>> = HashMap::new();
        for (theme, entry) in entries.iter().enumerate() {
            let telling = entry.words.iter().map(|word| (word, 1.0));
            for (word, weight) in telling.chain(entry.weak.iter().map(|word| (word, WEAK))) {
                let stems: Vec<String> = phrase(word).iter().map(|part| theme_stem(part)).collect();
                if let Some(first) = stems.first() {
                    hints.entry(first.clone()).or_default().push(Hint { stems, theme, weight });
                }
            }
        }
        share_weights(&mut hints);
        let version = version_of(&entries, &[]);
        Ok(Self { entries, hints, learned: None, version })
    }

    /// The same list, which has learned from `examples` beside its words. Codes that are not in the list teach nothing.
    #[must_use]
    pub fn taught(self, examples: &[Example]) -> Self {
        let place = |code: &String| self.entries.iter().position(|entry| entry.code == *code);
        let texts = examples.iter().map(|example| {
            let themes: Vec<usize> = example.themes.iter().filter_map(place).collect();
            Lesson::text(&split(&example.words), &themes, example.weight)
        });
        let listed = self.entries.iter().enumerate().flat_map(|(theme, entry)| {
            let words = [&entry.nl].into_iter().chain(&entry.words);
            words.map(move |word| Lesson::listed(&split(word), theme))
        });
        let lessons: Vec<Lesson> = texts.chain(listed).collect();
        let learned = Some(Learned::from(&lessons, self.domains()));
        Self { learned, version: version_of(&self.entries, examples), ..self }
    }

    /// For each theme the number under which its domain is learned: that of the main theme, behind all themes.
    fn domains(&self) -> Vec<usize> {
        let main_of = |entry: &ThemeEntry| {
            let main = entry.parent.as_ref().unwrap_or(&entry.code);
            self.entries.iter().position(|entry| entry.code == *main)
        };
        let of_entry = |(at, entry)| self.entries.len() + main_of(entry).unwrap_or(at);
        self.entries.iter().enumerate().map(of_entry).collect()
    }

    /// The themes in the order of the list.
    pub fn entries(&self) -> &[ThemeEntry] {
        &self.entries
    }

    /// Which rules, words and examples suggest: it changes with every word of them. To keep beside what was suggested.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The theme with this code.
    pub fn by_code(&self, code: &str) -> Option<&ThemeEntry> {
        self.entries.iter().find(|entry| entry.code == code)
    }
}

/// A word that tells several themes tells each of them less.
fn share_weights(hints: &mut HashMap<String, Vec<Hint>>) {
    for alike in hints.values_mut() {
        let themes: Vec<(Vec<String>, usize)> =
            alike.iter().map(|hint| (hint.stems.clone(), hint.theme)).collect();
        for hint in alike.iter_mut() {
            let told: BTreeSet<usize> =
                themes.iter().filter(|(stems, _)| *stems == hint.stems).map(|(_, theme)| *theme).collect();
            let told = u16::try_from(told.len()).map_or(1.0, f32::from);
            hint.weight /= told.sqrt();
        }
    }
}

/// The rules' own number, and a digest of the words and the examples (FNV-1a).
fn version_of(entries: &[ThemeEntry], examples: &[Example]) -> String {
    const RULES: u32 = 6;
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    let listed = entries
        .iter()
        .flat_map(|entry| [&entry.code, &entry.nl].into_iter().chain(&entry.words).chain(&entry.weak));
    let said = examples.iter().flat_map(|example| [&example.words].into_iter().chain(&example.themes));
    for byte in listed.chain(said).flat_map(|word| word.bytes().chain([0])) {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{RULES}-{digest:016x}")
}

/// The stem, except that the old ("ouderen") are not the parents ("ouders").
fn theme_stem(folded: &str) -> String {
    if folded.ends_with("ouderen") { folded.to_owned() } else { stem(folded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The theme is among the suggestions, first unless another is named before it.
    fn check(text: &str, expect: &str) {
        let suggested = suggest_themes(text, ours());
        let codes: Vec<&str> = suggested.iter().map(|s| s.code.as_str()).collect();
        assert!(codes.first() == Some(&expect), "{text}: {suggested:?}");
    }

    #[test]
    fn texts_of_the_field_find_their_theme() {
        for (text, expect) in [
            (
                "De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met \
                 tweehonderd mensen, maar dat telt niet mee als prestatie.",
                "STE.financiering",
            ),
            ("Mantelzorgers raken op; wij bellen ze nu alle 400", "MTZ.overbelasting"),
            (
                "Steeds meer gezinnen zetten de verwarming uit, de energierekening is niet te doen.",
                "GLD.energiearmoede",
            ),
            ("Deurwaarders staan aan de deur, schulden lopen op", "GLD.schulden"),
            ("Vonnis tot ontruiming door vijf maanden huurachterstand", "WON.huisuitzetting"),
            ("Elf weken wachttijd en dan nog een intake", "STE.wachttijd"),
            ("Hangjongeren bij het station hebben geen eigen plek", "JEU.straat"),
            ("Ouderen spreken de hele dag niemand, ze zijn eenzaam", "REL.eenzaamheid"),
            ("Niemand begrijpt de brieven, inloggen met DigiD lukt niet", "WLT.laaggeletterdheid"),
            ("Jongens worden geronseld als drugsrunner voor snel geld", "VEI.jonge-aanwas"),
            ("Arbeidsmigranten slapen in een caravan op het vakantiepark", "MEE.arbeidsmigranten"),
            ("Elke gemeente vraagt andere indicatoren, we verdrinken in de registratie", "STE.regeldruk"),
            ("Thuiszitters wachten op de leerplichtambtenaar", "WLT.schoolverzuim"),
            ("Inburgering van statushouders ligt stil", "MEE.statushouders"),
            ("Kinderen klem in een vechtscheiding", "GEZ.scheiding"),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn the_reason_is_a_word_of_the_text() {
        let suggested = suggest_themes("Zijn Huurschulden lopen op", ours());
        assert_eq!(suggested[0].because, "Huurschulden");
        assert!(suggested.len() <= MOST_SUGGESTIONS);
    }

    #[test]
    fn nothing_telling_suggests_nothing() {
        assert_eq!(suggest_themes("Dinsdag om tien uur.", ours()), []);
        assert_eq!(suggest_themes("", ours()), []);
    }

    #[test]
    fn the_list_is_whole() {
        let mains = ours().entries().iter().filter(|entry| entry.parent.is_none()).count();
        assert_eq!((mains, ours().entries().len() - mains), (12, 42));
        assert!(ours().by_code("GLD.schulden").is_some_and(|theme| theme.sensitive));
        assert!(ours().entries().iter().all(|entry| entry.words.len() + entry.weak.len() >= 3));
        assert_eq!(ours().by_code("STE.wachttijd").unwrap().name(Lang::En), "Waiting and access");
    }

    #[test]
    fn the_version_changes_with_a_word() {
        let list = |word: &str| {
            Themes::parse(&format!("[[theme]]\ncode = \"A\"\nnl = \"\"\nen = \"\"\nwords = [\"{word}\"]"))
                .unwrap()
        };
        assert_eq!(list("schuld").version(), list("schuld").version());
        assert_ne!(list("schuld").version(), list("schulden").version());
    }

    #[test]
    fn who_is_told_of_by_more_is_surer() {
        let one = &suggest_themes("Er zijn schulden", ours())[0];
        let more = &suggest_themes("Schulden, een deurwaarder en een aanmaning", ours())[0];
        assert!(more.confidence > one.confidence);
    }

    #[test]
    fn a_list_with_a_fault_says_which() {
        let theme = |code: &str, parent: &str| {
            format!("[[theme]]\ncode = \"{code}\"\nnl = \"\"\nen = \"\"\n{parent}\n")
        };
        let twice = Themes::parse(&(theme("A", "") + &theme("A", ""))).unwrap_err();
        assert_eq!(twice.to_string(), "the theme A stands in the list twice");
        let orphan = Themes::parse(&theme("A.b", "parent = \"Z\"")).unwrap_err();
        assert_eq!(orphan.to_string(), "the theme A.b names Z as its main theme, which is none");
        assert!(matches!(Themes::parse("[[theme]]\ncode = 1"), Err(ThemesProblem::Unreadable(_))));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_in_its_own_words(text in "(.{0,60}|(schulden|wacht|’s|é| |-|huur){0,20})") {
            for suggestion in suggest_themes(&text, ours()) {
                prop_assert!(text.contains(&suggestion.because) && suggestion.score > 0.0);
                prop_assert!((0.0..=1.0).contains(&suggestion.confidence));
            }
        }
    }
}
