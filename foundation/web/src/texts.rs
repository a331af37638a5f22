//! The texts of the screens: each context brings a Dutch and an English Fluent file, and a page asks for a text
//! by its key with `t!`. For everyone who writes a page. Words live in the files, dates are said by `kernel`;
//! deliberately without falling back to the other language, because half a page in another language is a fault
//! to be seen in a test, not a kindness.

pub mod check;
pub mod scan;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use kernel::Lang;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The texts of one context in both languages, as the contents of its `locales/nl.ftl` and `locales/en.ftl`.
#[derive(Clone, Copy, Debug)]
pub struct TextSource {
    /// The context's name, for messages about its files.
    pub context: &'static str,
    /// Dutch, in Fluent's syntax.
    pub nl: &'static str,
    /// English, with the same keys and variables.
    pub en: &'static str,
}

/// The texts of the foundation itself: layout, form kit, failures. `Texts::new` adds them by itself.
pub const OWN: TextSource = TextSource {
    context: "web",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// All texts, read once at the start and shared by every page.
pub struct Texts {
    nl: Book,
    en: Book,
}

struct Book {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// Why the texts can't be used. For the developer who wrote the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// The file isn't Fluent.
    #[error("the {lang} texts of {context} can't be read: {why}")]
    Unreadable {
        /// Whose file.
        context: &'static str,
        /// Which language.
        lang: Lang,
        /// What the parser says.
        why: String,
    },
    /// Two contexts use the same key.
    #[error("the {lang} texts of {context} repeat a key: {why}")]
    Repeated {
        /// Whose file came second.
        context: &'static str,
        /// Which language.
        lang: Lang,
        /// Which key.
        why: String,
    },
}

/// Something that fills a place in a text: words, or a number that may steer a plural.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words, shown as they are.
    Text(String),
    /// A whole number, shown with thousands apart as the language does it.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
macro_rules! number_arg {
    ($($kind:ty),*) => { $(impl From<$kind> for Arg {
        fn from(count: $kind) -> Self {
            Self::Number(i64::from(count))
        }
    })* };
}
number_arg!(i64, i32, u32, u16, u8);

impl Texts {
    /// Reads the files of all contexts and the foundation's own.
    pub fn new(sources: &[TextSource]) -> Result<Arc<Self>, TextProblem> {
        let all: Vec<TextSource> = std::iter::once(OWN).chain(sources.iter().copied()).collect();
        Ok(Arc::new(Self { nl: Book::bind(Lang::Nl, &all)?, en: Book::bind(Lang::En, &all)? }))
    }

    /// The text under `key`. A missing key or argument panics in a debug build, so that a test finds it; in a
    /// release it shows as ⟦key⟧ and is logged.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.try_say(lang, key, args).unwrap_or_else(|| {
            debug_assert!(false, "no {lang} text, or not all of its arguments, for the key {key:?}");
            tracing::error!(key, %lang, "a text is missing");
            format!("⟦{key}⟧")
        })
    }

    /// The text under `key`, or nothing when the key or one of its arguments is missing.
    pub fn try_say(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let book = self.book(lang);
        let pattern = book.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => given.set(*name, text.as_str()),
                Arg::Number(number) => given.set(*name, *number),
            }
        }
        let mut faults = Vec::new();
        let said = book.bundle.format_pattern(pattern, Some(&given), &mut faults);
        faults.is_empty().then(|| said.into_owned())
    }

    /// Whether both languages have a text under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.nl.keys.contains(key) && self.en.keys.contains(key)
    }

    /// All keys of a language, in order.
    pub fn keys(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.book(lang).keys.iter().map(String::as_str)
    }

    fn book(&self, lang: Lang) -> &Book {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

impl Book {
    fn bind(lang: Lang, sources: &[TextSource]) -> Result<Self, TextProblem> {
        let tag = lang.tag().parse().expect("a language tag of our own");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The marks that isolate left-to-right from right-to-left show up in copied text; both languages run one way.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Nl => |value, _| thousands(value, '.'),
            Lang::En => |value, _| thousands(value, ','),
        }));
        let mut keys = BTreeSet::new();
        for source in sources {
            let resource = read(lang, source)?;
            keys.extend(messages(&resource).map(|message| message.id.name.to_owned()));
            bundle.add_resource(resource).map_err(|faults| TextProblem::Repeated {
                context: source.context,
                lang,
                why: faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            })?;
        }
        Ok(Self { bundle, keys })
    }
}

fn read(lang: Lang, source: &TextSource) -> Result<FluentResource, TextProblem> {
    let text = match lang {
        Lang::Nl => source.nl,
        Lang::En => source.en,
    };
    FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| TextProblem::Unreadable {
        context: source.context,
        lang,
        why: faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    })
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &ast::Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        ast::Entry::Term(_)
        | ast::Entry::Comment(_)
        | ast::Entry::GroupComment(_)
        | ast::Entry::ResourceComment(_)
        | ast::Entry::Junk { .. } => None,
    })
}

/// A whole number with its thousands apart; anything else is left to Fluent.
fn thousands(value: &FluentValue<'_>, apart: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{:.0}", number.value.abs());
    let mut said = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.value < 0.0 {
        said.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(apart);
        }
        said.push(digit);
    }
    Some(said)
}

/// A text of the page in the reader's language: `t!(view, "line-holder", name = holder, count = 3)` → `String`.
/// `view` is anything with a `say(key, args)` method: a `View`, or a `Form`.
#[macro_export]
macro_rules! t {
    ($view:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $view.say($key, &[$((stringify!($name), $crate::texts::Arg::from($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: TextSource = TextSource {
        context: "sample",
        nl: "sample-count = { $count ->\n    [one] één signaal\n   *[other] { $count } signalen\n }\nsample-name = Van { $name }\n",
        en: "sample-count = { $count ->\n    [one] one signal\n   *[other] { $count } signals\n }\nsample-name = From { $name }\n",
    };

    #[test]
    fn a_number_steers_the_plural_and_shows_its_thousands() {
        let texts = Texts::new(&[SOURCE]).unwrap();
        let say = |lang, count: i64| texts.say(lang, "sample-count", &[("count", count.into())]);
        assert_eq!(say(Lang::Nl, 1), "één signaal");
        assert_eq!(say(Lang::Nl, 12_345), "12.345 signalen");
        assert_eq!(say(Lang::En, 1_000_000), "1,000,000 signals");
    }

    #[test]
    fn a_name_stands_in_the_text_without_invisible_marks() {
        let texts = Texts::new(&[SOURCE]).unwrap();
        assert_eq!(texts.say(Lang::Nl, "sample-name", &[("name", "Ayşe".into())]), "Van Ayşe");
    }

    #[test]
    fn a_missing_key_or_argument_is_no_text() {
        let texts = Texts::new(&[SOURCE]).unwrap();
        assert_eq!(texts.try_say(Lang::Nl, "sample-unknown", &[]), None);
        assert_eq!(texts.try_say(Lang::Nl, "sample-name", &[]), None);
        assert!(texts.has("sample-name") && !texts.has("sample-unknown"));
    }

    #[test]
    fn two_contexts_can_not_use_one_key() {
        let twice = Texts::new(&[SOURCE, TextSource { context: "other", ..SOURCE }]);
        assert!(matches!(twice, Err(TextProblem::Repeated { context: "other", .. })));
    }

    #[test]
    fn a_file_that_is_not_fluent_is_refused() {
        let broken = TextSource { context: "broken", nl: "no equals sign", en: "" };
        assert!(matches!(Texts::new(&[broken]), Err(TextProblem::Unreadable { context: "broken", .. })));
    }
}
