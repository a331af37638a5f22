//! People who speak the domain: each act as somebody does it, page by page, with the forms that they are shown.

use super::browser::Browser;
use super::page::Page;

/// A signal as somebody fills it in; everything but the words may stay empty.
#[derive(Clone, Copy, Default)]
pub struct Seen<'a> {
    /// "Wat zie je?"
    pub words: &'a str,
    /// What it is, as the form calls it.
    pub kind: &'a str,
    /// What it is about, as the form calls it.
    pub theme: &'a str,
    /// Somebody's own words.
    pub quote: &'a str,
}

/// Signals on their way to becoming a dossier.
pub struct Bundle<'b, 'w> {
    who: &'b Browser<'w>,
    signals: &'b [&'b str],
    title: &'b str,
}

impl<'w> Browser<'w> {
    /// Raises a signal in the box on Vandaag with nothing but its words; gives its id.
    pub fn raises(&self, words: &str) -> String {
        self.reports(Seen { words, ..Seen::default() })
    }

    /// Raises a signal in the box on Vandaag; gives its id.
    pub fn reports(&self, seen: Seen<'_>) -> String {
        let mut form = self.open("/vandaag").form("/signalen").with("words", seen.words);
        for (name, answer) in [("kind", seen.kind), ("theme", seen.theme)] {
            if !answer.is_empty() {
                form = form.choosing(name, answer);
            }
        }
        let page = self.submit(&form.with("quote", seen.quote));
        assert!(page.path.starts_with("/signalen/") && page.says(seen.words), "{}", page.words());
        page.id()
    }

    /// Takes signals together from the list, under a title.
    pub fn bundles<'b>(&'b self, signals: &'b [&'b str], title: &'b str) -> Bundle<'b, 'w> {
        Bundle { who: self, signals, title }
    }

    /// Adds a signal to a dossier that is there already.
    pub fn carries(&self, signal: &str, dossier: &str) -> Page {
        let page = self.open(&format!("/signalen/{signal}"));
        self.submit(&page.form(&format!("/dossiers/{dossier}/signalen")))
    }

    /// Does an act on a dossier's page: fills in its form and sends it.
    pub fn at_dossier(&self, dossier: &str, act: &str, typed: &[(&str, &str)]) -> Page {
        let page = self.open(&format!("/dossiers/{dossier}"));
        let mut form = page.form(&format!("/dossiers/{dossier}/{act}"));
        for (name, words) in typed {
            form =
                if form.typed(name).is_some() { form.with(name, words) } else { form.choosing(name, words) };
        }
        self.send(&form)
    }

    /// Says on the page of their own signal whether it works, with some words.
    pub fn says(&self, signal: &str, answer: &str, words: &str) -> Page {
        let page = self.open(&format!("/signalen/{signal}"));
        self.submit(&page.form("/werkt").choosing("works", answer).with("words", words))
    }

    /// Says "Nee, nog niet", which is at once the remainder.
    pub fn says_not_yet(&self, signal: &str, words: &str) -> Page {
        self.says(signal, "nog niet", words)
    }

    /// Says that it works.
    pub fn says_it_works(&self, signal: &str) -> Page {
        self.says(signal, "Ja", "")
    }

    /// What came back to them, on Vandaag.
    pub fn hears(&self, words: &str) -> bool {
        self.open("/vandaag").says(words)
    }
}

impl Bundle<'_, '_> {
    /// Brings them to a table's next meeting and becomes the driver; gives the dossier's id.
    pub fn at(self, table: &str) -> String {
        let mut choosing = self.who.open("/signalen").form("/dossiers/nieuw");
        for signal in self.signals {
            choosing = choosing.ticking("signal", signal);
        }
        let form = self.who.submit(&choosing).form("/dossiers/nieuw");
        let page = self.who.submit(&form.with("title", self.title).choosing("meeting", table));
        assert!(page.path.starts_with("/dossiers/"), "{}: {}", page.path, page.words());
        page.id()
    }
}
