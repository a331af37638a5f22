//! What an export says of itself: a README for people, and a Frictionless data package for programs.

use super::{About, Kind};
use serde_json::json;
use std::fmt::Write as _;

/// The description for programs (specs.frictionlessdata.io): where each file is, and what its columns are.
pub(super) fn data_package(about: &About, kinds: &[Kind]) -> String {
    let resource = |kind: &Kind| {
        let fields: Vec<_> = kind
            .fields
            .iter()
            .map(|field| json!({ "name": field.name, "type": field.kind, "description": field.what }))
            .collect();
        let key: Vec<&str> =
            kind.fields.iter().take(kind.key.start().len()).map(|field| field.name).collect();
        json!({
            "name": kind.name.replace('_', "-"),
            "path": format!("csv/{}.csv", kind.name),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "description": kind.what,
            "schema": { "fields": fields, "primaryKey": key },
        })
    };
    let package = json!({
        "name": "ponton-export",
        "title": about.network,
        "profile": "tabular-data-package",
        "created": about.at.to_string(),
        "resources": kinds.iter().map(resource).collect::<Vec<_>>(),
    });
    format!("{package:#}\n")
}

/// The description for people.
pub(super) fn readme(about: &About, kinds: &[Kind], counts: &[(&'static str, u64)]) -> String {
    let mut text = format!(
        "# {}\n\nEverything of this network, taken out at {}. Rows that came while it was being made may be in it.\n\n{FORMS}",
        about.network.replace('\n', " "),
        about.at
    );
    for (kind, (_, count)) in kinds.iter().zip(counts) {
        // Writing to a string doesn't fail.
        let _ = write!(
            text,
            "\n## {0}\n\n{1} {count} rows, in `csv/{0}.csv` and `jsonl/{0}.jsonl`.\n\n| column | type | what |\n|---|---|---|\n",
            kind.name, kind.what
        );
        for field in kind.fields {
            let _ = writeln!(text, "| `{}` | {} | {} |", field.name, field.kind, field.what);
        }
    }
    text
}

const FORMS: &str = "\
- `csv/`: RFC 4180, UTF-8, comma, a header. A text that begins with `=`, `+`, `-`, `@` or a tab has an apostrophe in \
front, so that no spreadsheet runs it.
- `jsonl/`: one JSON object a line, every text as it is.
- `datapackage.json`: the columns for programs (Frictionless data package).

Moments are in UTC. An empty cell is nothing. People stand in it by id only.

What is in here belongs to the network and its organisations; that you can read it is no permission to publish it. Names, \
codes and boundaries of municipalities, wijken and buurten come from CBS and Kadaster (open data; name them as source).
";
