//! A page as somebody has it in front of them: where they are, what it says, and the forms on it.

use super::form::{Form, forms};
use super::html::{Piece, pieces, squeezed};
use axum::http::{HeaderMap, StatusCode};

/// A page that came back.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where one is, after being led on.
    pub path: String,
    /// How the server took it.
    pub status: StatusCode,
    /// What came with it.
    pub headers: HeaderMap,
    /// The page itself.
    pub html: String,
}

impl Page {
    /// The words of its first heading.
    pub fn heading(&self) -> String {
        self.of_element("h1")
    }

    /// Everything it says in its main part.
    pub fn words(&self) -> String {
        self.of_element("main")
    }

    /// Everything inside the first element of that name, labels included.
    fn of_element(&self, name: &str) -> String {
        let (mut said, mut depth) = (String::new(), 0_u32);
        for piece in pieces(&self.html) {
            match piece {
                Piece::Open(tag) if tag.name == name => depth += 1,
                Piece::Close(closed) if closed == name => return squeezed(&said),
                Piece::Text(text) if depth > 0 => {
                    said.push_str(&text);
                    said.push(' ');
                }
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        squeezed(&said)
    }

    /// Whether its main part says these words, however they are spread over elements.
    pub fn says(&self, words: &str) -> bool {
        tight(&self.words()).contains(&tight(words))
    }

    /// Its forms.
    pub fn forms(&self) -> Vec<Form> {
        forms(&self.html)
    }

    /// The first form whose action ends so.
    pub fn form(&self, action: &str) -> Form {
        let forms = self.forms();
        let found = forms.iter().find(|form| form.action.ends_with(action)).cloned();
        found.unwrap_or_else(|| {
            let there: Vec<&str> = forms.iter().map(|form| form.action.as_str()).collect();
            panic!("{} ({}) has no form for {action:?}; there are {there:?}", self.path, self.heading())
        })
    }

    /// Where its links lead, inside this site.
    pub fn links(&self) -> Vec<String> {
        let href = |piece| match piece {
            Piece::Open(tag) if tag.name == "a" => tag.get("href").map(str::to_owned),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => None,
        };
        pieces(&self.html).into_iter().filter_map(href).filter(|href| href.starts_with('/')).collect()
    }

    /// The code that it shows in large letters.
    pub fn code(&self) -> String {
        let (_, rest) = self.html.split_once("ponton-code\">").expect("a code");
        rest.split('<').next().unwrap_or_default().to_owned()
    }

    /// The last id in its path.
    pub fn id(&self) -> String {
        let path = self.path.split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').find(|part| part.len() == 36).unwrap_or_default().to_owned()
    }
}

/// Without white space: words may stand in several elements, with or without a space between.
fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}
