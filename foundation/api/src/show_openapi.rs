//! The page about the API, made from its description: every operation with what it takes, gives and refuses. For whoever
//! connects a system, without a script and without asking anything of another server.

use crate::problem::KINDS;
use crate::{ROOT, VERSION};
use maud::{Markup, html};
use serde_json::Value;
use web::components::{fold, list, section, title};
use web::{Cache, Page, View, t};

/// The page of the description.
pub fn page(view: &View, description: &Value) -> Page {
    let heading = t!(view, "api-docs-title");
    let main = html! {
        (title(&heading, &t!(view, "api-docs-what", version = VERSION)))
        p { a class="utrecht-link" href={(ROOT) "/openapi.json"} { (t!(view, "api-docs-openapi")) } }
        (section("toegang", &t!(view, "api-docs-access"), &html! {
            p { (t!(view, "api-docs-access-how")) }
            p { a class="utrecht-link" href="/mijn-toegang" { (t!(view, "api-docs-access-make")) } }
        }))
        @for tag in description["tags"].as_array().into_iter().flatten() { (under(view, description, tag)) }
        (section("problemen", &t!(view, "api-docs-problems"), &problems(view)))
    };
    Page::new(view, heading, main).cache(Cache::Public(300))
}

fn under(view: &View, description: &Value, tag: &Value) -> Markup {
    let name = text(tag, "name");
    let inner = html! {
        p lang="nl" { (text(tag, "description")) }
        @for (path, method, operation) in operations(description) {
            @if operation["tags"][0] == tag["name"] {
                (fold(view, &format!("{} {ROOT}{path}: {}", method.to_uppercase(), text(operation, "summary")),
                    &one(view, description, operation)))
            }
        }
        @for (kind, item) in description["webhooks"].as_object().into_iter().flatten() {
            @if item["post"]["tags"][0] == tag["name"] {
                (fold(view, &format!("{kind}: {}", text(&item["post"], "summary")), &one(view, description, &item["post"])))
            }
        }
    };
    section(&format!("over-{}", name.to_lowercase()), name, &inner)
}

/// Every operation with its path and method.
fn operations(description: &Value) -> impl Iterator<Item = (&String, &String, &Value)> {
    let paths = description["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| (path, method, operation))
    })
}

fn one(view: &View, description: &Value, operation: &Value) -> Markup {
    let parameters: Vec<Markup> = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|parameter| {
            let parameter = resolved(description, parameter);
            html! { code { (text(parameter, "name")) } " (" (text(parameter, "in")) "): " (marked(text(parameter, "description"))) }
        })
        .collect();
    let body = &operation["requestBody"]["content"]["application/json"];
    html! {
        @for words in text(operation, "description").split("\n\n") { p lang="nl" { (marked(words)) } }
        @if !parameters.is_empty() {
            h3 { (t!(view, "api-docs-parameters")) }
            div lang="nl" { (list(&parameters)) }
        }
        @if !body.is_null() {
            h3 { (t!(view, "api-docs-takes")) }
            (fields(view, description, &body["schema"]))
            (example(body))
        }
        h3 { (t!(view, "api-docs-gives")) }
        div lang="nl" { (list(&answers(description, operation))) }
        @for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
            @if status.starts_with('2') { (example(answered(answer))) }
        }
    }
}

fn answers(description: &Value, operation: &Value) -> Vec<Markup> {
    let answers = operation["responses"].as_object().into_iter().flatten();
    answers
        .map(|(status, answer)| {
            let answer = resolved(description, answer);
            html! { (status) ": " (text(answer, "description")) }
        })
        .collect()
}

/// The fields of a body, with what each means and whether it must be there.
fn fields(view: &View, description: &Value, schema: &Value) -> Markup {
    let schema = resolved(description, schema);
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let rows: Vec<Markup> = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, property)| {
            let needed = required.contains(&name.as_str()).then(|| t!(view, "api-docs-needed"));
            html! {
                code { (name) }
                @if let Some(needed) = needed { " (" (needed) ")" }
                ": " span lang="nl" { (marked(text(property, "description"))) }
            }
        })
        .collect();
    if rows.is_empty() {
        html! {}
    } else {
        list(&rows)
    }
}

/// Words in which names of fields stand between backticks.
fn marked(words: &str) -> Markup {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// What an answer holds, in the one media type that it has.
fn answered(answer: &Value) -> &Value {
    answer["content"].as_object().and_then(|content| content.values().next()).unwrap_or(&Value::Null)
}

fn example(content: &Value) -> Markup {
    html! {
        @if let Some(example) = content.get("example") {
            pre tabindex="0" { code { (serde_json::to_string_pretty(example).unwrap_or_default()) } }
        }
    }
}

fn problems(view: &View) -> Markup {
    html! {
        @for (name, title, advice) in KINDS {
            h3 id=(name) { (view.say(title, &[])) }
            p { (view.say(advice, &[("seconds", 5.into()), ("scope", "lezen".into())])) }
        }
    }
}

/// What a reference stands for.
fn resolved<'d>(description: &'d Value, value: &'d Value) -> &'d Value {
    match value["$ref"].as_str().and_then(|place| place.strip_prefix('#')) {
        Some(place) => description.pointer(place).unwrap_or(value),
        None => value,
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
