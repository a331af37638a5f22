//! The OpenAPI 3.1 description, made from the declared operations and their types. What holds for every operation is added
//! here once: the token, the headers of every answer, and every fault it can have.

mod faults;
mod webhooks;

use crate::operation::{Allowed, JSON, Operation, Query, Shape, Versioned};
use crate::problem::Problem;
use crate::{ROOT, VERSION, once};
use axum::http::Method;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
pub use webhooks::Webhooks;

/// What the description says of the API as a whole.
const ABOUT: &str = "Signalen, dossiers, tafels en verplichtingen van een netwerk in het sociaal domein. Elke aanroep doet \
    hetzelfde als de bladzijde met die naam, met dezelfde rechten, en komt van een persoon: je maakt op je bladzijde \
    `/mijn-toegang` een token en stuurt dat mee als `Authorization: Bearer …`. Lijsten gaan per bladzijde: `_links.next` \
    wijst naar de volgende. Wie iets wijzigt, stuurt de ETag van wat hij las mee als `If-Match`. Met een `Idempotency-Key` \
    is een aanroep één daad, hoe vaak die ook aankomt. Fouten zijn `application/problem+json`.";

/// The headings, in order, with what stands under them.
const TAGS: [(&str, &str); 11] = [
    ("Signalen", "Wat iemand zag en dat verder reikt dan één persoon."),
    ("Dossiers", "Signalen die op elkaar lijken, met één trekker."),
    ("Tafels", "Overlegtafels, hun overleggen en agenda's."),
    ("Toezeggingen", "Wie wat beloofde, en wanneer."),
    ("Verplichtingen", "Wat open staat: van wie, tot wanneer en waarom."),
    ("Overdrachten", "De vraag van een inwoner, van de ene organisatie naar de andere."),
    ("Trendbeeld", "Wat stijgt, waar en sinds wanneer, en de cijfers die iedereen mag zien."),
    ("Berichten", "Wat er naar je terugkwam."),
    ("Netwerk", "Organisaties, gebieden en thema's."),
    ("Webhooks", "Word aan een ander systeem als er iets gebeurt."),
    ("Jezelf", "Wie je bent en wat je token mag."),
];

/// The whole description of `operations`, each with the scope of its token, and of what we send ourselves.
pub fn describe(
    operations: &[(Operation, &'static str)],
    scopes: &[(&str, &str)],
    heard: &Webhooks,
) -> Value {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let mut schemas: BTreeMap<String, Value> = BTreeMap::new();
    keep(&mut schemas, &Shape::of::<Problem>());
    keep(&mut schemas, &heard.body);
    for (operation, scope) in operations {
        for shape in operation.takes.iter().chain(&operation.gives) {
            keep(&mut schemas, shape);
        }
        let method = operation.method.as_str().to_ascii_lowercase();
        paths.entry(operation.path).or_default().insert(method, described(operation, scope, &schemas));
    }
    let used = |tag: &str| operations.iter().any(|(operation, _)| operation.tag == tag);
    let tags: Vec<Value> = TAGS
        .iter()
        .filter(|(name, _)| used(name))
        .map(|(name, about)| json!({ "name": name, "description": about }))
        .collect();
    let scopes: Vec<String> = scopes.iter().map(|(name, about)| format!("- `{name}`: {about}")).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Ponton", "version": VERSION, "description": ABOUT,
            "contact": {
                "name": "Wie deze Ponton beheert", "url": "https://ponton.example/netwerk", "email": "ponton@ponton.example"
            },
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": ROOT, "description": "Deze Ponton" }],
        "security": [{ "token": [] }],
        "tags": tags,
        "paths": paths,
        "webhooks": webhooks::described(heard, &schemas),
        "components": {
            "schemas": schemas,
            "headers": headers(),
            "parameters": { "IdempotencyKey": idempotency(), "IfMatch": if_match() },
            "responses": faults::faults(),
            "securitySchemes": { "token": {
                "type": "http", "scheme": "bearer",
                "description": format!("Een token van `/mijn-toegang`. Het bereik zegt wat het mag:\n\n{}", scopes.join("\n")),
            } },
        },
    })
}

fn keep(schemas: &mut BTreeMap<String, Value>, shape: &Shape) {
    for (name, schema) in shape.schemas() {
        let schema = serde_json::to_value(schema).expect("a schema is JSON");
        let kept = schemas.entry(name.clone()).or_insert_with(|| schema.clone());
        assert!(*kept == schema, "two shapes are named {name}, and one description can't hold both");
    }
    if shape.listed {
        schemas.entry(shape.list_name()).or_insert_with(|| list(&shape.name));
    }
}

fn list(of: &str) -> Value {
    let link = json!({
        "type": "object", "required": ["href"],
        "properties": { "href": { "type": "string", "format": "uri-reference" } },
    });
    json!({
        "type": "object", "required": ["resultaten", "_links"],
        "description": "Een bladzijde van een lijst.",
        "properties": {
            "resultaten": {
                "type": "array", "description": "Wat op deze bladzijde staat.",
                "items": { "$ref": format!("#/components/schemas/{of}") },
            },
            "_links": {
                "type": "object", "required": ["self"], "description": "Deze bladzijde, en de volgende als die er is.",
                "properties": { "self": link.clone(), "next": link },
            },
        },
    })
}

fn described(operation: &Operation, scope: &str, schemas: &BTreeMap<String, Value>) -> Value {
    let about = if operation.for_everybody {
        format!("{}\n\nZonder token.", operation.about)
    } else {
        format!("{}\n\nBereik van het token: `{scope}`.", operation.about)
    };
    let mut described = json!({
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.title,
        "description": about,
        "responses": responses(operation, schemas),
    });
    if operation.for_everybody {
        described["security"] = json!([]);
    }
    let parameters = parameters(operation);
    if !parameters.is_empty() {
        described["parameters"] = Value::Array(parameters);
    }
    if let Some(shape) = &operation.takes {
        described["requestBody"] = json!({ "required": true, "description": "Wat er gezegd wordt.", "content": content(shape, schemas, JSON) });
    }
    described
}

fn content(shape: &Shape, schemas: &BTreeMap<String, Value>, media: &str) -> Value {
    let mut content = json!({ "schema": { "$ref": shape.reference().ref_location } });
    let own = schemas.get(&shape.name).and_then(|schema| schema.get("example"));
    if let Some(example) = own {
        content["example"] = if shape.listed {
            json!({ "resultaten": [example], "_links": { "self": { "href": format!("{ROOT}/voorbeelden") } } })
        } else {
            example.clone()
        };
    }
    json!({ media: content })
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let mut parameters: Vec<Value> = operation
        .path_parameters()
        .map(|name| {
            json!({
                "name": name, "in": "path", "required": true, "description": "Het nummer, een UUID.",
                "schema": { "type": "string", "format": "uuid" },
                "example": "0190a7a4-1c00-7000-8000-000000000001",
            })
        })
        .collect();
    parameters.extend(operation.queries.iter().map(query));
    if operation.method == Method::POST {
        parameters.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
    }
    if operation.versioned == Versioned::Needs {
        parameters.push(json!({ "$ref": "#/components/parameters/IfMatch" }));
    }
    parameters
}

fn query(query: &Query) -> Value {
    let schema = match query.allowed {
        Allowed::Text => json!({ "type": "string", "minLength": 1, "maxLength": 400 }),
        Allowed::Id => json!({ "type": "string", "format": "uuid" }),
        Allowed::Yes => json!({ "type": "boolean" }),
        Allowed::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Allowed::OneOf(names) => json!({ "type": "string", "enum": names }),
        Allowed::Place => json!({ "type": "string", "pattern": "^[0-9a-f]+$", "maxLength": 400 }),
    };
    let mut described = json!({ "name": query.name, "in": "query", "required": false, "description": query.about, "schema": schema });
    if !query.example.is_empty() {
        described["example"] = match query.allowed {
            Allowed::Yes => json!(query.example == "true"),
            Allowed::Number { .. } => json!(query.example.parse::<u16>().unwrap_or_default()),
            _ => json!(query.example),
        };
    }
    described
}

fn idempotency() -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "Een sleutel die je zelf kiest, zoals een UUID. Dezelfde aanroep met dezelfde sleutel krijgt zeven \
            dagen lang het eerste antwoord; een andere aanroep met die sleutel krijgt 422.",
        "schema": { "type": "string", "minLength": 1, "maxLength": once::LONGEST, "pattern": "^[!-~]+$" },
        "example": "6f1c4d6e-2b51-4c8e-9f0a-3f4d9c1b7a20",
    })
}

fn if_match() -> Value {
    json!({
        "name": "If-Match", "in": "header", "required": true,
        "description": "De ETag van wat je las. Is het intussen gewijzigd, dan krijg je 412; zonder deze header 428.",
        "schema": { "type": "string", "pattern": "^\"[0-9]{1,9}\"$" },
        "example": "\"1\"",
    })
}

fn headers() -> Value {
    json!({
        "API-Version": { "description": "De hele versie van de API.", "required": true, "schema": { "type": "string" }, "example": VERSION },
        "ETag": { "description": "De versie van wat je leest, voor If-Match.", "required": true, "schema": { "type": "string" }, "example": "\"1\"" },
        "Location": { "description": "Waar het nieuwe staat.", "required": true, "schema": { "type": "string", "format": "uri-reference" }, "example": "/api/v1/signalen/0190a7a4-1c00-7000-8000-000000000001" },
        "Retry-After": { "description": "Na zoveel seconden mag het weer.", "schema": { "type": "integer" }, "example": 5 },
        "WWW-Authenticate": { "description": "Hoe je je bekendmaakt.", "schema": { "type": "string" }, "example": "Bearer realm=\"Ponton\"" },
        "Link": { "description": "De volgende bladzijde (RFC 8288).", "schema": { "type": "string" }, "example": "</api/v1/signalen?na=00>; rel=\"next\"" },
    })
}

fn responses(operation: &Operation, schemas: &BTreeMap<String, Value>) -> Value {
    let mut headers = json!({ "API-Version": { "$ref": "#/components/headers/API-Version" } });
    let mut refer = |name: &str| headers[name] = json!({ "$ref": format!("#/components/headers/{name}") });
    if operation.versioned != Versioned::No {
        refer("ETag");
    }
    if operation.status == 201 {
        refer("Location");
    }
    if operation.gives.as_ref().is_some_and(|shape| shape.listed) {
        refer("Link");
    }
    let mut good = json!({ "description": good(operation), "headers": headers });
    if let Some(shape) = &operation.gives {
        good["content"] = content(shape, schemas, operation.media);
    }
    let mut responses = Map::new();
    responses.insert(operation.status.to_string(), good);
    for status in possible(operation) {
        responses.insert(
            status.to_string(),
            json!({ "$ref": format!("#/components/responses/Probleem{status}") }),
        );
    }
    Value::Object(responses)
}

fn good(operation: &Operation) -> &'static str {
    match operation.status {
        201 => "Gemaakt.",
        204 => "Gedaan.",
        _ if operation.method == Method::GET => "Gevonden.",
        _ => "Gedaan.",
    }
}

/// The faults that an operation can have, by status.
fn possible(operation: &Operation) -> Vec<u16> {
    let mut statuses = vec![406, 429, 500, 503];
    if !operation.for_everybody {
        statuses.extend([401, 403]);
    }
    let writes = operation.method != Method::GET;
    if writes || !operation.queries.is_empty() || operation.path.contains('{') {
        statuses.push(400);
    }
    if writes || operation.path.contains('{') {
        statuses.push(404);
    }
    if writes {
        statuses.push(409);
    }
    if writes || !operation.queries.is_empty() {
        statuses.push(422);
    }
    if operation.takes.is_some() {
        statuses.extend([413, 415]);
    }
    if operation.versioned == Versioned::Needs {
        statuses.extend([412, 428]);
    }
    statuses.sort_unstable();
    statuses
}
