//! The check of a finished page: headings, labels, ids, names of buttons and pictures, language, nothing inline.
//! For the tests of every context.

use super::scan::{Piece, Tag, pieces};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Something that is wrong with a page, as a sentence for the developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything that is wrong with a whole page; empty is what a test wants: `assert_eq!(check_html(&html), [])`.
pub fn check_html(html: &str) -> Vec<Fault> {
    let mut check = Check::default();
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) => check.open(&tag),
            Piece::Close(name) => check.close(name),
            Piece::Text(text) => check.text(text),
        }
    }
    check.finish()
}

/// How many fields of a page a person must fill in before its forms are taken; a group of radios counts once.
pub fn required_fields(html: &str) -> usize {
    let mut names = BTreeSet::new();
    for piece in pieces(html) {
        if let Piece::Open(tag) = piece
            && tag.get("required").is_some()
        {
            names.insert(tag.get("name").unwrap_or_default());
        }
    }
    names.len()
}

/// An element that must have words in it.
struct Named<'h> {
    element: &'h str,
    depth: usize,
    has_words: bool,
}

#[derive(Default)]
struct Check<'h> {
    faults: Vec<Fault>,
    stack: Vec<&'h str>,
    ids: BTreeMap<&'h str, usize>,
    pointed_at: Vec<(&'h str, &'h str)>,
    fields: Vec<(&'h str, Option<&'h str>)>,
    labels: BTreeSet<&'h str>,
    headings: Vec<u32>,
    waiting: Vec<Named<'h>>,
    title: usize,
    main: usize,
    lang: bool,
}

impl<'h> Check<'h> {
    fn fault(&mut self, words: impl Into<String>) {
        self.faults.push(Fault(words.into()));
    }

    fn open(&mut self, tag: &Tag<'h>) {
        self.attributes(tag);
        self.element(tag);
        if !tag.is_void() {
            self.stack.push(tag.name);
        }
        let named =
            matches!(tag.name, "button" | "a" | "label" | "legend" | "summary" | "h1" | "h2" | "h3" | "th")
                || (tag.name == "title" && !self.stack.contains(&"svg"));
        if named {
            let has_words = tag.get("aria-label").is_some_and(|label| !label.trim().is_empty());
            self.waiting.push(Named { element: tag.name, depth: self.stack.len(), has_words });
        }
    }

    fn attributes(&mut self, tag: &Tag<'h>) {
        for (name, value) in tag.attributes() {
            if name == "style" || name.starts_with("on") {
                self.fault(format!("<{}> has inline {name}", tag.name));
            }
            if matches!(name, "aria-describedby" | "aria-labelledby" | "for") {
                for id in value.split_whitespace() {
                    self.pointed_at.push((name, id));
                }
            }
            if name == "href" && value.len() > 1 && value.starts_with('#') {
                self.pointed_at.push((name, &value[1..]));
            }
            if name == "tabindex" && value.parse::<i32>().is_ok_and(|order| order > 0) {
                self.fault(format!("<{}> jumps the order of the tab key", tag.name));
            }
        }
        if let Some(id) = tag.get("id") {
            *self.ids.entry(id).or_default() += 1;
        }
    }

    fn element(&mut self, tag: &Tag<'h>) {
        match tag.name {
            "html" => self.lang = tag.get("lang").is_some_and(|lang| !lang.is_empty()),
            "main" => self.main += 1,
            "title" if !self.stack.contains(&"svg") => self.title += 1,
            "style" => self.fault("a <style> element stands in the page"),
            "script" if tag.get("src").is_none() => self.fault("an inline <script> stands in the page"),
            "img" if tag.get("alt").is_none() => self.fault("an <img> has no alt"),
            "svg" => self.svg(tag),
            "label" => self.labels.extend(tag.get("for")),
            "input" | "select" | "textarea" => self.field(tag),
            "form" if !matches!(tag.get("method"), Some("post" | "get")) => {
                self.fault("a <form> has no method");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = u32::from(tag.name.as_bytes()[1] - b'0');
                let before = self.headings.last().copied().unwrap_or(0);
                if level > before + 1 {
                    self.fault(format!("a heading <h{level}> follows <h{before}>"));
                }
                self.headings.push(level);
            }
            _ => {}
        }
    }

    fn svg(&mut self, tag: &Tag<'h>) {
        let hidden = tag.get("aria-hidden") == Some("true");
        let named = tag.get("role") == Some("img")
            && (tag.get("aria-label").is_some() || tag.get("aria-labelledby").is_some());
        if !hidden && !named {
            self.fault("an <svg> is neither hidden nor a named image");
        }
    }

    fn field(&mut self, tag: &Tag<'h>) {
        if tag.get("name").is_none_or(str::is_empty) {
            self.fault(format!("a <{}> has no name", tag.name));
        }
        let needs_label = !matches!(tag.get("type"), Some("hidden" | "submit" | "button"))
            && tag.get("aria-label").is_none()
            && !self.stack.contains(&"label");
        if needs_label {
            self.fields.push((tag.get("name").unwrap_or_default(), tag.get("id")));
        }
    }

    fn text(&mut self, text: &'h str) {
        if text.contains('⟦') {
            self.fault(format!("a text is missing: {text}"));
        }
        if !text.trim().is_empty() {
            for named in &mut self.waiting {
                named.has_words = true;
            }
        }
    }

    fn close(&mut self, name: &'h str) {
        if self.stack.last() != Some(&name) {
            self.fault(format!("</{name}> closes <{}>", self.stack.last().copied().unwrap_or("nothing")));
            return;
        }
        while let Some(named) = self.waiting.pop_if(|named| named.depth == self.stack.len()) {
            if !named.has_words {
                self.fault(format!("a <{}> has no words", named.element));
            }
        }
        self.stack.pop();
    }

    fn finish(mut self) -> Vec<Fault> {
        let repeated: Vec<&str> =
            self.ids.iter().filter(|(_, times)| **times > 1).map(|(id, _)| *id).collect();
        for id in repeated {
            self.fault(format!("the id {id:?} is used more than once"));
        }
        for (attribute, id) in std::mem::take(&mut self.pointed_at) {
            if !self.ids.contains_key(id) {
                self.fault(format!("{attribute} points at {id:?}, which isn't there"));
            }
        }
        for (name, id) in std::mem::take(&mut self.fields) {
            if !id.is_some_and(|id| self.labels.contains(id)) {
                self.fault(format!("the field {name:?} has no label"));
            }
        }
        let first_level = self.headings.iter().filter(|level| **level == 1).count();
        for (what, found) in [("<h1>", first_level), ("<title>", self.title), ("<main>", self.main)] {
            if found != 1 {
                self.fault(format!("the page has {found} {what}"));
            }
        }
        if !self.lang {
            self.fault("the page doesn't say its language");
        }
        if let Some(open) = self.stack.last().copied() {
            self.fault(format!("<{open}> is never closed"));
        }
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(main: &str) -> String {
        format!(
            r#"<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><main>{main}</main></body></html>"#
        )
    }

    fn finds(main: &str, expect: &str) {
        let faults = check_html(&page(main));
        assert!(faults.iter().any(|fault| fault.0.contains(expect)), "{expect:?} not in {faults:?}");
    }

    #[test]
    fn a_sound_page_has_no_faults() {
        let main = r##"<h1>Vandaag</h1><h2>Nu</h2><form method="post"><label for="a">Wat</label><input id="a"
            name="a"><a href="#a">ga</a><button>Bewaar</button></form><svg aria-hidden="true"><path d="M0 0"></path></svg>"##;
        assert_eq!(check_html(&page(main)), []);
    }

    #[test]
    fn each_fault_is_found() {
        finds("<h2>Nu</h2>", "0 <h1>");
        finds("<h1>a</h1><h3>b</h3>", "<h3> follows <h1>");
        finds("<h1>a</h1><h1>b</h1>", "2 <h1>");
        finds(r#"<input name="a" id="a">"#, "no label");
        finds(r#"<label for="b">a</label>"#, r#"for points at "b""#);
        finds(r#"<p id="a"></p><p id="a"></p>"#, "used more than once");
        finds(r#"<p style="color:red"></p>"#, "inline style");
        finds(r#"<p onclick="x()"></p>"#, "inline onclick");
        finds("<script>x()</script>", "inline <script>");
        finds(r#"<img src="/a.png">"#, "no alt");
        finds("<svg></svg>", "neither hidden nor");
        finds("<button><svg aria-hidden=\"true\"></svg></button>", "<button> has no words");
        finds("<p><b></p>", "</p> closes <b>");
        finds("⟦no-key⟧", "a text is missing");
    }

    #[test]
    fn a_page_says_its_language() {
        let faults = check_html(&page("<h1>a</h1>").replace(r#" lang="nl""#, ""));
        assert_eq!(faults, [Fault("the page doesn't say its language".into())]);
    }

    #[test]
    fn required_fields_are_counted_by_name() {
        let html = r#"<input name="a" required><input type="radio" name="b" required><input type="radio" name="b" required><input name="c">"#;
        assert_eq!(required_fields(html), 2);
    }
}
