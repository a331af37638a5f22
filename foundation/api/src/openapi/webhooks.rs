//! What we send to other systems of our own accord, as the description tells it: the body, the headers by which a receiver
//! knows that it is ours, and what we make of the answer.

use crate::operation::{JSON, Shape};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What another system can hear of.
pub struct Webhooks {
    /// What is sent, whatever it is about.
    pub body: Shape,
    /// Each kind: its name as it is sent, and what happened.
    pub kinds: Vec<(String, &'static str)>,
}

/// What the description says of all of them.
const ABOUT: &str = "Wij sturen dit naar het adres van een webhook die hierover wil horen, volgens Standard Webhooks. Er staan \
    alleen nummers in; de rest haal je op met een token. Hetzelfde kan nog een keer komen, met hetzelfde `webhook-id`. \
    Antwoord je niet binnen tien seconden met 2xx, dan proberen we het tien keer, steeds later; daarna gaat de webhook uit \
    en krijgt de eigenaar een verplichting.";

/// Each kind as a request that the receiver gets.
pub(super) fn described(webhooks: &Webhooks, schemas: &BTreeMap<String, Value>) -> Value {
    let each = webhooks
        .kinds
        .iter()
        .map(|(kind, about)| (kind.clone(), json!({ "post": one(webhooks, (kind, about), schemas) })));
    Value::Object(each.collect::<Map<_, _>>())
}

fn one(webhooks: &Webhooks, (kind, about): (&str, &str), schemas: &BTreeMap<String, Value>) -> Value {
    let mut content = super::content(&webhooks.body, schemas, JSON);
    content[JSON]["example"]["type"] = json!(kind);
    json!({
        "operationId": format!("hoor{}", joined(kind)),
        "tags": ["Webhooks"],
        "summary": about,
        "description": ABOUT,
        "security": [],
        "parameters": [
            header("webhook-id", "Het nummer van dit bericht: hetzelfde als het nog een keer komt.", "0190a7a4-1c00-7000-8000-00000000000f"),
            header("webhook-timestamp", "Wanneer het verstuurd is, in seconden sinds 1970.", "1795421400"),
            header("webhook-signature", "`v1,` en dan HMAC-SHA256 in base64 over `id.timestamp.body`, met het geheim van de webhook.", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
        ],
        "requestBody": { "required": true, "description": "Wat er gebeurde, en waar de rest staat.", "content": content },
        "responses": {
            "2XX": { "description": "Aangekomen; we lezen je antwoord niet." },
            "default": { "description": "Niet aangekomen: we proberen het later weer. Een omleiding volgen we niet." },
        },
    })
}

fn header(name: &str, about: &str, example: &str) -> Value {
    json!({
        "name": name, "in": "header", "required": true, "description": about,
        "schema": { "type": "string" }, "example": example,
    })
}

/// `dossier.aan_tafel` as `DossierAanTafel`.
fn joined(kind: &str) -> String {
    let words = kind.split(['.', '_']).map(|word| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        first.to_uppercase() + rest
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_names_its_operation() {
        assert_eq!(joined("dossier.aan_tafel"), "DossierAanTafel");
        assert_eq!(joined(""), "");
    }
}
