//! A form on a page, as a browser holds it: what stands in it already, what somebody fills in, and what is sent. A test
//! can't send a field that the page doesn't offer, nor choose an answer that isn't there.

mod read;

pub use read::forms;

/// A form, being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// `post` or `get`.
    pub method: String,
    fields: Vec<Field>,
}

/// One field, or one answer of a group.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    label: String,
    value: String,
    /// The type of its element: `date`, `password`…
    input: String,
    required: bool,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Hidden,
    Typed,
    /// A radio or a tick, and whether it is on.
    Mark {
        one_of_many: bool,
        on: bool,
    },
    /// The answers: what is sent, and what people read.
    Choice(Vec<(String, String)>),
}

impl Form {
    /// The names of its fields, each once, hidden ones left out.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .fields
            .iter()
            .filter(|field| field.kind != Kind::Hidden)
            .map(|field| field.name.clone())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What stands in a field that is typed.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|field| field.name == name && field.kind == Kind::Typed)
            .map(|field| &*field.value)
    }

    /// Types `words` in the field `name`.
    pub fn with(mut self, name: &str, words: &str) -> Self {
        let known = self.names();
        let field = self.fields.iter_mut().find(|field| field.name == name && field.kind == Kind::Typed);
        let field =
            field.unwrap_or_else(|| panic!("nothing to type named {name:?} here; there are {known:?}"));
        words.clone_into(&mut field.value);
        self
    }

    /// Chooses, or ticks, the answer of `name` whose words contain `answer`.
    pub fn choosing(mut self, name: &str, answer: &str) -> Self {
        let offered = self.answers(name);
        let chosen = offered.iter().find(|(_, said)| said.contains(answer));
        let (value, _) =
            chosen.unwrap_or_else(|| panic!("{name:?} doesn't offer {answer:?}, but {offered:?}")).clone();
        self.mark(name, &value);
        self
    }

    /// Chooses, or ticks, the answer of `name` that sends `value`.
    pub fn ticking(mut self, name: &str, value: &str) -> Self {
        let offered = self.answers(name);
        assert!(
            offered.iter().any(|(sent, _)| sent == value),
            "{name:?} doesn't offer {value:?}, but {offered:?}"
        );
        self.mark(name, value);
        self
    }

    /// What may be answered to `name`: what is sent, and what people read.
    pub fn answers(&self, name: &str) -> Vec<(String, String)> {
        let of = |field: &Field| match &field.kind {
            Kind::Choice(choices) => choices.clone(),
            Kind::Mark { .. } => vec![(field.value.clone(), field.label.clone())],
            Kind::Hidden | Kind::Typed => Vec::new(),
        };
        self.fields.iter().filter(|field| field.name == name).flat_map(of).collect()
    }

    fn mark(&mut self, name: &str, value: &str) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match &mut field.kind {
                Kind::Choice(_) => value.clone_into(&mut field.value),
                Kind::Mark { one_of_many, on } => *on = field.value == value || (*on && !*one_of_many),
                Kind::Hidden | Kind::Typed => {}
            }
        }
    }

    /// The names of the fields that are typed and come back when a form is refused; a secret never does.
    pub fn typed_names(&self) -> Vec<&str> {
        let typed = self.fields.iter().filter(|field| field.kind == Kind::Typed && field.input != "password");
        typed.map(|field| field.name.as_str()).collect()
    }

    /// The names of the fields that must be filled in.
    pub fn required_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
        names.dedup();
        names
    }

    /// With nothing filled in: what stands in it unseen, and no more.
    pub fn blank(mut self) -> Self {
        for field in &mut self.fields {
            match &mut field.kind {
                Kind::Hidden => {}
                Kind::Typed | Kind::Choice(_) => field.value.clear(),
                Kind::Mark { on, .. } => *on = false,
            }
        }
        self
    }

    /// Filled in as somebody might: words where words go, a day where a day goes, the first answer where one is chosen.
    pub fn plausible(mut self) -> Self {
        let mut answered: Vec<String> = Vec::new();
        for field in &mut self.fields {
            match &mut field.kind {
                Kind::Hidden => {}
                Kind::Typed => {
                    let words = match field.input.as_str() {
                        "date" => "2026-12-15",
                        "time" => "14:00",
                        "email" => "nieuw@voorbeeld.example",
                        "password" => "drie pontons op het water",
                        _ if ["area", "areas"].contains(&field.name.as_str()) => "",
                        _ if ["weeks", "term"].contains(&field.name.as_str()) => "9",
                        _ if field.name == "places" => "2",
                        _ => "De inloop blijft dicht",
                    };
                    words.clone_into(&mut field.value);
                }
                Kind::Mark { on, .. } => {
                    *on = !answered.contains(&field.name) && !field.value.is_empty();
                    if *on {
                        answered.push(field.name.clone());
                    }
                }
                Kind::Choice(choices) => {
                    let first = choices.iter().find(|(value, _)| !value.is_empty());
                    field.value = first.map(|(value, _)| value.clone()).unwrap_or_default();
                }
            }
        }
        self
    }

    /// What a browser sends, in order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| !matches!(field.kind, Kind::Mark { on: false, .. }));
        sent.map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    /// What a browser sends, as the body of a request.
    pub fn body(&self) -> String {
        body(&self.pairs())
    }
}

/// Pairs as the body of a request: every byte but letters and digits escaped, which any reader of forms takes.
pub fn body<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let pair = |(name, value): &(N, V)| format!("{}={}", escaped(name.as_ref()), escaped(value.as_ref()));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(byte).collect()
}
