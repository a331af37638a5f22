//! The size of functions: one that fits on a screen can be read; one with few parameters can be called.

use super::{Source, files_ending, none};

/// Lines, from `fn` to its closing brace.
const LONGEST: usize = 80;

/// Parameters without `self`; more are a struct.
const MOST_PARAMETERS: usize = 6;

struct Function<'s> {
    name: &'s str,
    line: usize,
    lines: usize,
    parameters: usize,
}

/// The functions of a file that rustfmt has laid out: each ends at the brace that stands as far in as it began.
fn functions(source: &Source) -> Vec<Function<'_>> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(name) = name(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let closing = format!("{}}}", " ".repeat(indent));
        let one_line = line.ends_with(['}', ';']);
        let length = if one_line {
            1
        } else {
            let rest = lines[index..]
                .iter()
                .position(|line| **line == closing || line.starts_with(&format!("{closing};")));
            rest.map_or(1, |last| last + 1)
        };
        found.push(Function {
            name,
            line: index + 1,
            lines: length,
            parameters: parameters(&lines[index..]),
        });
    }
    found
}

fn name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(super) ", "pub(crate) ", "pub ", "const ", "async ", "extern \"C\" "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

/// How many parameters the signature that begins here has.
fn parameters(lines: &[&str]) -> usize {
    let signature = lines.iter().take(20).copied().collect::<Vec<_>>().join(" ");
    let after_name = signature.find("fn ").map_or("", |at| &signature[at..]);
    // A generic list may hold round brackets of its own, as in `impl Fn(&str)`.
    let (mut angle, mut depth, mut count, mut words, mut before) = (0_i32, 0_i32, 0, false, ' ');
    for letter in after_name.chars() {
        match letter {
            '<' => angle += 1,
            '>' if before != '-' => angle -= 1,
            '(' | '[' if depth > 0 || angle == 0 => depth += 1,
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    return count + usize::from(words);
                }
            }
            ',' if depth == 1 && angle == 0 => {
                count += usize::from(words);
                words = false;
            }
            letter if depth > 0 && !letter.is_whitespace() => words = true,
            _ => {}
        }
        before = letter;
    }
    count
}

fn own_parameters(source: &Source, function: &Function<'_>) -> usize {
    let line = source.text.lines().nth(function.line - 1).unwrap_or_default();
    let next = source.text.lines().nth(function.line).unwrap_or_default();
    let takes_self = line.contains("self") || (line.ends_with('(') && next.contains("self"));
    function.parameters - usize::from(takes_self && function.parameters > 0)
}

#[test]
fn functions_fit_on_a_screen() {
    let mut offenders = Vec::new();
    for source in files_ending(".rs") {
        for function in functions(&source).iter().filter(|function| function.lines > LONGEST) {
            offenders.push(format!(
                "{}:{}: {} has {} lines",
                source.path, function.line, function.name, function.lines
            ));
        }
    }
    none("split these", &offenders);
}

#[test]
fn functions_take_few_parameters() {
    let mut offenders = Vec::new();
    for source in files_ending(".rs") {
        for function in functions(&source) {
            let takes = own_parameters(&source, &function);
            if takes > MOST_PARAMETERS {
                offenders.push(format!("{}:{}: {} takes {takes}", source.path, function.line, function.name));
            }
        }
    }
    none("make a struct of what belongs together", &offenders);
}

#[test]
fn functions_are_measured_rightly() {
    let text = "impl X {\n    pub fn a(&self, f: impl Fn(u8, u8) -> u8, b: Vec<(u8, u8)>) -> u8 {\n        1\n    }\n}\n\
        fn two(\n    one: u8,\n    other: u8,\n) -> u8 {\n    one\n}\nfn none() {}\n";
    let source = Source { path: "x.rs".to_owned(), text: text.to_owned() };
    let found: Vec<(&str, usize, usize)> = functions(&source)
        .iter()
        .map(|function| (function.name, function.lines, own_parameters(&source, function)))
        .collect();
    assert_eq!(found, [("a", 3, 2), ("two", 6, 2), ("none", 1, 0)]);
}
