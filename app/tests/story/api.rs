//! The API: what every answer has, how somebody comes in, one act per idempotency key, nothing changed that the caller
//! didn't read, the first scenario's loop in calls, and who may do what, endpoint by endpoint.

use crate::support::api::{Said, System};
use crate::support::furnished::{Furnished, Known};
use crate::support::{Setting, World};
use app::routes::endpoints;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::http::{Method, StatusCode};
use network::Endpoint;
use network::api_token::Scope;
use serde_json::{Value, json};
use std::fmt::Write as _;
use testkit::on_both;
use web::harden::Limits;
use web::rate::Pace;

/// A body that is as the description says, with ids of this world.
fn example(furnished: &Furnished, endpoint: &Endpoint) -> Value {
    let described = app::describe_api::description();
    let operation = &described["paths"][endpoint.operation.path]["post"];
    let mut body = operation["requestBody"]["content"]["application/json"]["example"].clone();
    let village = &furnished.world.village;
    let ids = [
        ("persoonId", json!(village.joost)),
        ("overlegId", json!(village.thursday)),
        ("organisatieId", json!(village.loohoek)),
        ("hulpvraagId", json!(furnished.id_of("hulpvragen"))),
        ("naarPersoonId", json!(village.joost)),
        ("signalen", json!([furnished.id_of("signalen")])),
    ];
    for (name, id) in ids {
        if let Some(field) = body.get_mut(name) {
            *field = id;
        }
    }
    body
}

fn path(furnished: &Furnished, endpoint: &Endpoint) -> String {
    furnished.path(&Known { method: endpoint.operation.method.clone(), pattern: endpoint.operation.path })
}

/// Calls an endpoint as it is described, whatever version is there.
fn calls(furnished: &Furnished, system: &System<'_>, endpoint: &Endpoint) -> Said {
    let path = path(furnished, endpoint);
    let request = system.request(endpoint.operation.method.clone(), &path).header("if-match", "*");
    match &endpoint.operation.takes {
        Some(_) => {
            let request = request.header(CONTENT_TYPE, "application/json");
            system.answer(request, example(furnished, endpoint).to_string())
        }
        None => system.answer(request, ""),
    }
}

#[test]
fn without_a_token_nobody_comes_in_and_a_cookie_is_no_key() {
    let furnished = Furnished::new(&testkit::sqlite());
    let stranger = furnished.world.stranger();
    let browser = furnished.as_person(furnished.world.village.elly);
    let session = browser.cookie("ponton").expect("a session");
    let (open, closed): (Vec<Endpoint>, Vec<Endpoint>) =
        endpoints().into_iter().partition(|endpoint| endpoint.operation.for_everybody);
    for endpoint in open {
        assert_eq!(
            calls(&furnished, &stranger, &endpoint).status,
            StatusCode::OK,
            "{}",
            endpoint.operation.path
        );
    }
    for endpoint in closed {
        let said = calls(&furnished, &stranger, &endpoint);
        assert_eq!((said.status, said.problem()), (StatusCode::UNAUTHORIZED, "geen-token"));
        assert!(said.header("www-authenticate").starts_with("Bearer"));
        let path = path(&furnished, &endpoint);
        let method = endpoint.operation.method.clone();
        for request in [
            stranger.request(method.clone(), &path).header(COOKIE, format!("ponton={session}")),
            stranger.request(method.clone(), &path).header(AUTHORIZATION, format!("Bearer ponton_{session}")),
            stranger.request(method.clone(), &path).header(AUTHORIZATION, "Basic eDp5"),
        ] {
            assert_eq!(stranger.answer(request, "").status, StatusCode::UNAUTHORIZED, "{method} {path}");
        }
    }
}

#[test]
fn everything_can_be_read_and_says_its_version() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let ruud = furnished.world.system_of(furnished.world.village.ruud);
        for endpoint in endpoints().iter().filter(|endpoint| endpoint.operation.method == Method::GET) {
            let path = path(&furnished, endpoint);
            let own = if path.starts_with("/berichten/") || path.starts_with("/overdrachten") {
                furnished.world.system_of(furnished.world.village.fatima)
            } else if path.starts_with("/trendbeeld") || path.starts_with("/alarmen") {
                furnished.world.system_of(furnished.world.village.priya)
            } else if path.starts_with("/webhooks") {
                furnished.world.system_of(furnished.world.village.elly)
            } else {
                furnished.world.system_of(furnished.world.village.ruud)
            };
            let said = own.reads(&path);
            assert_eq!(said.status, StatusCode::OK, "{path}: {}", said.body);
            assert_eq!(said.header("content-type"), endpoint.operation.media, "{path}");
            let versioned = endpoint.operation.versioned == api::operation::Versioned::Gives;
            assert_eq!(versioned, !said.header("etag").is_empty(), "{path}");
            if versioned {
                assert_eq!(said.header("etag"), format!("\"{}\"", said.body["versie"]), "{path}");
            }
            if endpoint.operation.gives.as_ref().is_some_and(|shape| shape.listed) {
                assert!(said.body["resultaten"].is_array(), "{path}: {}", said.body);
                assert_eq!(said.body["_links"]["self"]["href"], format!("/api/v1{path}"));
            }
        }
        assert_eq!(ruud.reads("/ik").body["naam"], "Ruud Camps");
    });
}

#[test]
fn lists_go_page_by_page_and_filter() {
    on_both(|db| {
        let world = World::new(db);
        for at in 0..5 {
            world.raised(world.village.fatima, &format!("De inloop in straat {at} is dicht."));
        }
        let ruud = world.system_of(world.village.ruud);
        let (mut seen, mut place) = (Vec::new(), "/signalen?aantal=2&staat=gemeld".to_owned());
        loop {
            let page = ruud.reads(&place);
            seen.extend(
                page.body["resultaten"].as_array().unwrap().iter().map(|row| row["woorden"].to_string()),
            );
            let Some(next) = page.body["_links"]["next"]["href"].as_str() else { break };
            assert_eq!(page.header("link"), format!("<{next}>; rel=\"next\""));
            place = next.strip_prefix("/api/v1").unwrap().to_owned();
        }
        assert_eq!(seen.len(), 5);
        assert!(seen[0].contains("straat 4"), "newest first: {seen:?}");
        for (query, name) in [("?na=00", "na"), ("?thema=NERGENS", "thema")] {
            let said = ruud.reads(&format!("/signalen{query}"));
            assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", said.body);
            assert_eq!(said.body["errors"][0]["location"]["name"], name);
        }
        let none = ruud.reads("/signalen?vanMij=true");
        assert_eq!(none.body["resultaten"], json!([]));
        for bad in ["?staat=weg", "?aantal=0", "?onbekend=1", "?na=zz", "?thema=%00"] {
            let said = ruud.reads(&format!("/signalen{bad}"));
            assert_eq!(
                (said.status, said.body["errors"][0]["in"].as_str()),
                (StatusCode::BAD_REQUEST, Some("query")),
                "{bad}"
            );
        }
    });
}

#[test]
fn no_list_takes_a_place_that_is_not_its_own() {
    let world = World::new(&testkit::sqlite());
    let henk = world.system_of(world.henk);
    let description = henk.reads("/openapi.json").body;
    let paged = description["paths"].as_object().unwrap().iter().filter(|(path, item)| {
        let queries = item["get"]["parameters"].as_array().into_iter().flatten();
        !path.contains('{') && queries.clone().any(|query| query["name"] == "na")
    });
    let places: Vec<&String> = paged.map(|(path, _)| path).collect();
    assert!(places.len() > 15, "{places:?}");
    for path in places {
        let said = henk.reads(&format!("{path}?na=0"));
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", said.body);
        assert_eq!(said.body["errors"][0]["location"]["name"], "na", "{path}");
    }
}

#[test]
fn what_is_not_there_or_not_asked_well_is_a_problem() {
    let world = World::new(&testkit::sqlite());
    let ruud = world.system_of(world.village.ruud);
    for path in ["/nergens", "/signalen/", "/", "", "/signalen/geen-nummer", "/SIGNALEN"] {
        let said = ruud.reads(path);
        assert_eq!((said.status, said.problem()), (StatusCode::NOT_FOUND, "niet-gevonden"), "{path}");
    }
    for outside in ["/api", "/api/", "/api/v2/signalen", "/api/v1%2fsignalen"] {
        let request = axum::http::Request::builder().uri(outside);
        assert_eq!(ruud.answer(request, "").status, StatusCode::NOT_FOUND, "{outside}");
    }
    let wrong_method = ruud.answer(ruud.request(Method::PUT, "/signalen"), "");
    assert_eq!((wrong_method.status, wrong_method.problem()), (StatusCode::METHOD_NOT_ALLOWED, "methode"));
    assert!(wrong_method.header("allow").contains("GET"), "{:?}", wrong_method.headers);
    let html = ruud.answer(ruud.request(Method::GET, "/signalen").header(ACCEPT, "text/html"), "");
    assert_eq!((html.status, html.problem()), (StatusCode::NOT_ACCEPTABLE, "geen-json-gevraagd"));
    let post = |kind: &str, body: &str| {
        let request = ruud.request(Method::POST, "/signalen");
        let request = if kind.is_empty() { request } else { request.header(CONTENT_TYPE, kind) };
        let said = ruud.answer(request, body.to_owned());
        (said.status.as_u16(), said.problem().to_owned())
    };
    let json = "application/json";
    assert_eq!(post("text/plain", "{}"), (415, "geen-json-gestuurd".to_owned()));
    assert_eq!(post("", "{}"), (415, "geen-json-gestuurd".to_owned()));
    for body in
        ["", "{", "[]", "{}", r#"{"woorden": 3}"#, r#"{"words": "x"}"#, r#"{"woorden":"x","soort":"y"}"#]
    {
        assert_eq!(post(json, body), (400, "onleesbaar".to_owned()), "{body}");
    }
    assert_eq!(
        post(json, &format!(r#"{{"woorden":"{}"}}"#, "x".repeat(70_000))),
        (413, "te-groot".to_owned())
    );
    assert_eq!(post(json, r#"{"woorden":"  "}"#), (422, "velden".to_owned()));
    assert_eq!(post(json, &format!(r#"{{"woorden":"{}"}}"#, "x".repeat(4_001))), (422, "velden".to_owned()));
    let english = ruud.request(Method::GET, "/nergens").header("accept-language", "en");
    assert_eq!(ruud.answer(english, "").body["title"], "This isn't here");
}

#[test]
fn the_description_may_be_read_from_any_website_and_nothing_else() {
    let world = World::new(&testkit::sqlite());
    let (stranger, ruud) = (world.stranger(), world.system_of(world.village.ruud));
    let from_elsewhere =
        |path| stranger.request(Method::GET, path).header("origin", "https://elders.example");
    let said = stranger.answer(from_elsewhere("/openapi.json"), "");
    assert_eq!((said.status, said.header("access-control-allow-origin")), (StatusCode::OK, "*"));
    assert_eq!(said.body["openapi"], "3.1.0");
    let asks =
        stranger.request(Method::OPTIONS, "/openapi.json").header("access-control-request-method", "GET");
    assert_eq!(stranger.answer(asks, "").header("access-control-allow-origin"), "*");
    assert_eq!(ruud.reads("/signalen").header("access-control-allow-origin"), "");
    let page = stranger.answer(from_elsewhere("/docs"), "");
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("access-control-allow-origin"), "");
    let shown = crate::support::Browser::new(&world).open("/api/v1/docs");
    assert!(shown.says("Een signaal melden") && shown.says("Idempotency-Key"), "{}", shown.words());
}

#[test]
fn one_key_is_one_act() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.system_of(world.village.fatima);
        let raise = |key: &str, words: &str| {
            let request = fatima.request(Method::POST, "/signalen").header(CONTENT_TYPE, "application/json");
            fatima.answer(request.header("idempotency-key", key), json!({ "woorden": words }).to_string())
        };
        let first = raise("a", "De inloop is dicht.");
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
        assert_eq!(first.header("location"), format!("/api/v1/signalen/{}", first.id()));
        let again = raise("a", "De inloop is dicht.");
        assert_eq!(
            (again.status, again.id(), again.header("etag")),
            (first.status, first.id(), first.header("etag"))
        );
        let other = raise("a", "De speeltuin is dicht.");
        assert_eq!((other.status, other.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "sleutel-gebruikt"));
        assert_ne!(raise("b", "De inloop is dicht.").id(), first.id());
        assert_eq!(raise("met spatie", "x").status, StatusCode::BAD_REQUEST);
        let another = world.system_of(world.village.fatima);
        let request = another.request(Method::POST, "/signalen").header(CONTENT_TYPE, "application/json");
        let elsewhere = another
            .answer(request.header("idempotency-key", "a"), json!({ "woorden": "Iets anders." }).to_string());
        assert_eq!(elsewhere.status, StatusCode::CREATED, "a key belongs to its token");
        assert_eq!(world.count("select count(*) as number from signal"), 3);
    });
}

#[test]
fn the_guard_says_what_kind_of_datum_it_found_and_takes_a_reason() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.system_of(world.village.fatima);
        let words = "Mevrouw De Vries, 06-12345678, krijgt geen hulp.";
        let refused = fatima.says("/signalen", &json!({ "woorden": words }));
        assert_eq!(
            (refused.status, refused.problem()),
            (StatusCode::UNPROCESSABLE_ENTITY, "persoonsgegevens")
        );
        let codes: Vec<&str> = refused.body["errors"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|error| error["code"].as_str())
            .collect();
        assert!(codes.contains(&"persoonsgegeven.phone"), "{codes:?}");
        assert_eq!(refused.body["errors"][0]["location"]["pointer"], "#/woorden");
        assert!(!refused.body.to_string().contains("Vries"), "what was found isn't repeated");
        let unconfirmed = fatima.says("/signalen", &json!({ "woorden": words, "reden": "Zij wil het." }));
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let confirmed = fatima
            .says("/signalen", &json!({ "woorden": words, "bevestigd": true, "reden": "Zij wil het." }));
        assert_eq!(confirmed.status, StatusCode::CREATED, "{}", confirmed.body);
    });
}

#[test]
fn nothing_is_changed_that_was_not_read() {
    on_both(|db| {
        let world = World::new(db);
        let (fatima, priya) = (world.system_of(world.village.fatima), world.system_of(world.village.priya));
        let id = fatima.says("/signalen", &json!({ "woorden": "De inloop is dicht." })).id();
        let (signal, act) = (format!("/signalen/{id}"), format!("/signalen/{id}/duiding"));
        let understood = json!({ "soort": "knelpunt", "themas": ["STE.financiering"], "niveau": "gemeente" });
        let unsaid = priya.says(&act, &understood);
        assert_eq!((unsaid.status, unsaid.problem()), (StatusCode::PRECONDITION_REQUIRED, "zonder-versie"));
        let read = priya.reads(&signal);
        let done = priya.changes(&signal, &act, &understood);
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        assert_ne!(done.header("etag"), read.header("etag"));
        let request = priya.request(Method::POST, &act).header(CONTENT_TYPE, "application/json");
        let stale = priya.answer(request.header("if-match", read.header("etag")), understood.to_string());
        assert_eq!((stale.status, stale.problem()), (StatusCode::PRECONDITION_FAILED, "gewijzigd"));
        assert_eq!(priya.reads(&signal).body["staat"], "geduid");
    });
}

#[test]
fn a_token_does_what_its_person_and_its_scope_allow() {
    on_both(|db| {
        let world = World::new(db);
        let reader = world.system_with(world.village.fatima, &[Scope::Read]);
        let refused = reader.says("/signalen", &json!({ "woorden": "De inloop is dicht." }));
        assert_eq!((refused.status, refused.problem()), (StatusCode::FORBIDDEN, "geen-bereik"));
        assert_eq!(reader.reads("/signalen").status, StatusCode::OK);
        let fatima = world.system_of(world.village.fatima);
        let id = fatima.says("/signalen", &json!({ "woorden": "De inloop is dicht." })).id();
        let body = json!({ "soort": "knelpunt", "themas": ["STE"], "niveau": "land" });
        let not_hers = fatima.changes(&format!("/signalen/{id}"), &format!("/signalen/{id}/duiding"), &body);
        assert_eq!((not_hers.status, not_hers.problem()), (StatusCode::FORBIDDEN, "niet-toegestaan"));
        let wrong =
            fatima.says("/signalen", &json!({ "woorden": "Er wordt gesjoemeld.", "soort": "misstand" })).id();
        let joost = world.system_of(world.village.joost);
        assert_eq!(joost.reads(&format!("/signalen/{wrong}")).status, StatusCode::FORBIDDEN);
        assert!(!joost.reads("/signalen").body.to_string().contains("gesjoemeld"));
        world
            .place
            .db
            .write_here(|tx| {
                tx.execute("update person set state = 'left' where id = $1", &[&world.village.joost])
            })
            .unwrap();
        assert_eq!(
            joost.reads("/signalen").status,
            StatusCode::UNAUTHORIZED,
            "whoever left comes in no more"
        );
        assert_eq!(
            world.system_of(world.henk).reads(&format!("/signalen/{id}")).status,
            StatusCode::NOT_FOUND
        );
        world.passes(std::time::Duration::from_hours(24 * 40));
        assert_eq!(fatima.reads("/signalen").status, StatusCode::UNAUTHORIZED, "it has ended");
    });
}

#[test]
fn a_token_is_made_shown_once_and_withdrawn_on_its_owners_page() {
    on_both(|db| {
        let world = World::new(db);
        let fatima = world.as_person("Fatima el Amrani");
        let form = fatima.open("/mijn-toegang").form("/mijn-toegang").with("name", "Registratie");
        let shown = fatima.submit(&form);
        let at = shown.html.find("ponton_").expect("the token is shown");
        let token = &shown.html[at..at + 71];
        let list = fatima.open("/mijn-toegang");
        assert!(list.says("Registratie") && !list.html.contains(token), "{}", list.words());
        let calls = || {
            let stranger = world.stranger();
            let request =
                stranger.request(Method::GET, "/ik").header(AUTHORIZATION, format!("Bearer {token}"));
            stranger.answer(request, "").status
        };
        assert_eq!(calls(), StatusCode::OK);
        assert!(!fatima.open("/mijn-toegang").says("Nog niet gebruikt"));
        let withdraw =
            list.forms().into_iter().find(|form| form.action.ends_with("/intrekking")).expect("a button");
        fatima.submit(&withdraw);
        assert_eq!(calls(), StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn one_system_in_a_hurry_waits() {
    let pace = Pace { at_once: 8, per_minute: 120 };
    let setting = Setting { limits: Limits { pace, ..Limits::default() }, ..Setting::default() };
    let world = World::set(&testkit::sqlite(), setting);
    let ruud = world.system_of(world.village.ruud);
    let answers: Vec<Said> = (0..6).map(|_| ruud.reads("/themas")).collect();
    let last = answers.last().unwrap();
    assert_eq!((answers[3].status, last.status), (StatusCode::OK, StatusCode::TOO_MANY_REQUESTS));
    assert!(last.header("retry-after").parse::<u32>().unwrap() >= 1);
    // And the whole address, where nobody knows whose token it is.
    let all: Vec<Said> = (0..4).map(|_| world.stranger().reads("/themas")).collect();
    assert_eq!(all.last().unwrap().problem(), "te-vaak");
}

#[test]
fn the_loop_goes_round_in_calls() {
    on_both(|db| {
        let world = World::new(db);
        let village = &world.village;
        let [fatima, priya, elly] =
            [village.fatima, village.priya, village.elly].map(|who| world.system_of(who));
        let signal = fatima
            .says("/signalen", &json!({ "woorden": "De inloop is dicht en de subsidie is gekort." }))
            .id();
        let at = format!("/signalen/{signal}");
        let understood = json!({ "soort": "knelpunt", "themas": ["STE.financiering"], "niveau": "gemeente" });
        assert_eq!(priya.changes(&at, &format!("{at}/duiding"), &understood).status, StatusCode::OK);
        let new = json!({ "titel": "Subsidie gekort om gesloten inloop", "signalen": [signal] });
        let dossier = priya.says("/dossiers", &new).id();
        let at = format!("/dossiers/{dossier}");
        let does = |act: &str, body: Value| {
            let said = priya.changes(&at, &format!("{at}/{act}"), &body);
            assert!(said.status.is_success(), "{act}: {}", said.body);
            said
        };
        does("probleem", json!({ "woorden": "Gemeenten korten op subsidie als de inloop dicht is." }));
        does("tafel", json!({ "overlegId": village.thursday }));
        let promised = does(
            "toezeggingen",
            json!({ "persoonId": village.joost, "woorden": "Wij betalen door.", "klaarOp": "2026-12-15" }),
        );
        let item = priya.reads(&at).body["agendapunten"][0]["id"].as_str().unwrap().to_owned();
        let item = format!("/agendapunten/{item}");
        let outcome = elly.changes(
            &item,
            &format!("{item}/uitkomst"),
            &json!({ "uitkomst": "De gemeenten betalen door." }),
        );
        assert_eq!(outcome.status, StatusCode::OK, "{}", outcome.body);
        does("oplossing", json!({ "soort": "dringend_advies", "woorden": "Gemeenten betalen door." }));
        does("terugmelding", json!({}));
        let promise = format!("/toezeggingen/{}", promised.id());
        let joost = world.system_of(village.joost);
        let kept = joost.changes(&promise, &format!("{promise}/uitkomst"), &json!({ "nagekomen": "ja" }));
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
        let told = fatima.reads(&format!("/signalen/{signal}")).body;
        assert_eq!(
            (told["staat"].as_str(), told["oplossingen"][0]["soort"].as_str()),
            (Some("teruggebracht"), Some("dringend_advies"))
        );
        let back = told["terugmeldingen"][0]["id"].as_str().unwrap().to_owned();
        let works = fatima.says(&format!("/terugmeldingen/{back}/werkt"), &json!({ "werkt": "ja" }));
        assert_eq!(works.status, StatusCode::OK, "{}", works.body);
        does("afsluiting", json!({}));
        assert_eq!(priya.reads(&at).body["staat"], "bevestigd");
        let again = priya.changes(&at, &format!("{at}/afsluiting"), &json!({}));
        assert_eq!((again.status, again.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "kan-nu-niet"));
        assert!(fatima.reads("/berichten").body["resultaten"].as_array().unwrap().len() >= 2);
    });
}

#[test]
fn a_question_goes_round_in_calls() {
    on_both(|db| {
        let world = World::new(db);
        let village = &world.village;
        let [fatima, priya, elly, joost] =
            [village.fatima, village.priya, village.elly, village.joost].map(|who| world.system_of(who));
        let named =
            fatima.says("/vragen", &json!({ "woorden": "Mag ik mevrouw Jansen bellen op 06-12345678?" }));
        assert_eq!((named.status, named.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "velden"));
        let asked = fatima.says("/vragen", &json!({ "woorden": "Telt beeldbellen mee als prestatie?" }));
        assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.body);
        let question = format!("/vragen/{}", asked.id());
        assert_eq!(fatima.reads("/vragen").body["resultaten"][0]["id"], json!(asked.id()));
        assert!(fatima.reads(&question).body["houder"]["naam"].is_string());
        let taken = priya.changes(&question, &format!("{question}/overname"), &json!({}));
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
        let written = priya.changes(
            &question,
            &format!("{question}/antwoord"),
            &json!({ "woorden": "Ja, dat telt mee." }),
        );
        assert_eq!(written.status, StatusCode::CREATED, "{}", written.body);
        let answer = format!("/antwoorden/{}", written.id());
        assert_eq!(fatima.reads(&question).body["staat"], "geschreven");
        let own = priya.changes(&answer, &format!("{answer}/toets"), &json!({ "goed": true }));
        assert_eq!((own.status, own.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "kan-nu-niet"));
        let back = elly.changes(&answer, &format!("{answer}/toets"), &json!({ "goed": false }));
        assert_eq!((back.status, back.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "velden"));
        let seen = elly.changes(&answer, &format!("{answer}/toets"), &json!({ "goed": true }));
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        let read = fatima.reads(&answer).body;
        assert_eq!(
            (read["staat"].as_str(), read["woorden"].as_str()),
            (Some("gepubliceerd"), Some("Ja, dat telt mee."))
        );
        assert_eq!(fatima.reads(&question).body["antwoordId"], json!(written.id()));
        assert_eq!(fatima.reads("/vragen").body["resultaten"], json!([]));
        let nowhere = joost.reads("/antwoorden?thema=NERGENS");
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn decisions_about_rules_are_read_page_by_page_with_nobody_in_them() {
    on_both(|db| {
        let furnished = Furnished::new(db);
        let joost = furnished.world.system_of(furnished.world.village.joost);
        let all = joost.reads("/afwijkingen").body;
        let all = all["resultaten"].as_array().expect("a list").clone();
        assert!(all.len() >= 2, "{all:?}");
        let mut seen = Vec::new();
        let mut path = "/afwijkingen?aantal=1".to_owned();
        while seen.len() < all.len() {
            let page = joost.reads(&path).body;
            seen.push(page["resultaten"][0].clone());
            let Some(next) = page["_links"]["next"]["href"].as_str() else { break };
            path = next.trim_start_matches("/api/v1").to_owned();
        }
        assert_eq!(seen, all);
        let id = all[0]["id"].as_str().expect("an id");
        let one = joost.reads(&format!("/afwijkingen/{id}")).body;
        assert_eq!(one, all[0]);
        let text = one.to_string();
        let people = db.read_here(|tx| tx.query("select name from person", &[])).expect("people");
        for person in &people {
            let name: String = person.get("name").expect("a name");
            assert!(!text.contains(&name), "{name} in {text}");
        }
        let found = joost.reads("/afwijkingen?woorden=geitenwollen").body;
        assert_eq!(found["resultaten"].as_array().map(Vec::len), Some(0));
    });
}

/// What each kind of person gets, endpoint by endpoint.
fn matrix(db_of: impl Fn() -> testkit::TestDb) -> String {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let people = ["worker", "reporter", "triager", "driver", "convener", "facilitator", "elsewhere"];
    for who in people {
        let db = db_of();
        let furnished = Furnished::new(&db);
        let (world, village) = (&furnished.world, &furnished.world.village);
        let system = world.system_of(match who {
            "worker" => world.jayden,
            "reporter" => village.fatima,
            "triager" => village.priya,
            "driver" => village.ruud,
            "convener" => world.gerda,
            "facilitator" => village.elly,
            _ => world.henk,
        });
        let mut all = endpoints();
        all.sort_by_key(|endpoint| (endpoint.operation.path, endpoint.operation.method.to_string()));
        for (at, endpoint) in all.iter().enumerate() {
            if rows.len() == at {
                let name = format!("{} {}", endpoint.operation.method, endpoint.operation.path);
                rows.push((name, Vec::new()));
            }
            rows[at].1.push(calls(&furnished, &system, endpoint).status.as_str().to_owned());
        }
    }
    let mut text = format!("{:44}", "");
    for who in people {
        write!(text, " {who:11}").expect("writing to a string succeeds");
    }
    for (name, answers) in rows {
        write!(text, "\n{name:44}").expect("writing to a string succeeds");
        for answer in answers {
            write!(text, " {answer:11}").expect("writing to a string succeeds");
        }
    }
    text.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

/// The API's half of `who_may.txt`; read the difference before accepting it with `PONTON_ACCEPT=who_may`.
#[test]
fn everybody_gets_from_the_api_what_is_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/story/api_who_may.txt");
    let now = matrix(testkit::sqlite);
    if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "who_may") {
        std::fs::write(path, &now).expect("the file can be written");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(now == known, "who may do what has changed; see the difference with {path}:\n{now}");
    assert_eq!(matrix(testkit::postgres), known, "on PostgreSQL");
}
