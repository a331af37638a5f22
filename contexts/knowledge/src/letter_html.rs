//! A letter as HTML outside our own pages: in mail and in a feed, where no style sheet of ours is read and every address
//! must be whole. Few elements and styles in place, because mail programs understand little else.

use crate::letter::{Item, Letter};
use maud::{Markup, html};
use web::{View, t};

const LINK: &str = "color:#0b5c7a";
const HEAD: &str = "margin:24px 0 4px;font-size:18px;line-height:1.35;font-weight:700";
const KIND: &str = "margin:24px 0 0;font-size:14px;color:#4a6472";
const SAID: &str = "margin:0 0 8px";

/// What a letter says, with the addresses of `base` in front.
pub fn body(view: &View, letter: &Letter, base: &str) -> Markup {
    html! {
        @if let Some(words) = &letter.introduction {
            @for line in words.lines().filter(|line| !line.trim().is_empty()) { p style=(SAID) lang=[view.said_lang()] { (line) } }
        }
        @for item in &letter.items { (one(view, item, base)) }
        @if letter.rest > 0 {
            p style="margin:24px 0 8px" {
                a style=(LINK) href={(base) (letter.rest_path())} { (t!(view, "letter-rest", count = letter.rest)) }
            }
        }
    }
}

fn one(view: &View, item: &Item, base: &str) -> Markup {
    html! {
        p style=(KIND) { (view.say(item.kind_key(), &[])) }
        h2 style={(HEAD) ";margin-top:0"} { a style=(LINK) href={(base) (item.path)} lang=[view.said_lang()] { (item.title) } }
        @if !item.sentence.is_empty() { p style=(SAID) lang=[view.said_lang()] { (item.sentence) } }
    }
}

/// The same as plain text.
pub fn plain(view: &View, letter: &Letter, base: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(letter.introduction.clone());
    for item in &letter.items {
        let kind = view.say(item.kind_key(), &[]);
        let lines =
            [format!("{}: {}", kind, item.title), item.sentence.clone(), format!("{base}{}", item.path)];
        parts.push(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
    }
    if letter.rest > 0 {
        let more = t!(view, "letter-rest", count = letter.rest);
        parts.push(format!("{more}\n{base}{}", letter.rest_path()));
    }
    parts.join("\n\n")
}
