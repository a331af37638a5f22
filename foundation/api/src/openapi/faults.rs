//! Every fault that an operation can have, described once; operations refer to them.

use crate::ROOT;
use serde_json::{Map, Value, json};

/// Every fault as an answer that operations refer to.
pub(super) fn faults() -> Value {
    let all: [(u16, &str, &str); 14] = [
        (400, "onleesbaar", "De aanvraag is niet wat hier beschreven staat."),
        (401, "geen-token", "Er is geen token, of het is verlopen of ingetrokken."),
        (403, "niet-toegestaan", "Jij, of je token, mag dit niet."),
        (404, "niet-gevonden", "Dit bestaat hier niet, of niet voor jou."),
        (406, "geen-json-gevraagd", "Je vraagt om iets anders dan JSON."),
        (409, "conflict", "Iemand anders was net eerder."),
        (412, "gewijzigd", "Het is gewijzigd sinds je het las."),
        (413, "te-groot", "De body is te groot."),
        (415, "geen-json-gestuurd", "De body is geen JSON."),
        (422, "velden", "Begrepen, maar zo kan het niet."),
        (428, "zonder-versie", "If-Match ontbreekt."),
        (429, "te-vaak", "Te vaak in korte tijd."),
        (500, "fout-bij-ons", "Er ging bij ons iets mis."),
        (503, "even-niet", "Even niet bereikbaar."),
    ];
    let mut faults = Map::new();
    for (status, kind, about) in all {
        let mut headers = json!({ "API-Version": { "$ref": "#/components/headers/API-Version" } });
        let mut refer =
            |name: &str| headers[name] = json!({ "$ref": format!("#/components/headers/{name}") });
        match status {
            401 => refer("WWW-Authenticate"),
            429 | 503 => refer("Retry-After"),
            _ => {}
        }
        let example = json!({
            "type": format!("{ROOT}/docs#{kind}"), "title": about, "status": status,
            "detail": "Wat je kunt doen.", "instance": format!("{ROOT}/signalen"),
        });
        let content = json!({ "schema": { "$ref": "#/components/schemas/Problem" }, "example": example });
        faults.insert(
            format!("Probleem{status}"),
            json!({ "description": about, "headers": headers, "content": { "application/problem+json": content } }),
        );
    }
    Value::Object(faults)
}
