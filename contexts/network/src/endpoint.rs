//! Endpoints: an operation of the API, the action that the policy must be asked for, the scope that its token needs, and
//! the handler, declared together. `admit` stands before every one of them, and, as with pages, an answer that was given
//! without asking the policy never leaves. Cookies are not looked at: a browser that somebody is signed in with is no key.

use crate::Workplace;
use crate::actor::{Actor, Asked as AskedPolicy};
use crate::api_token::{self, Bearer, Scope, TokenId};
use crate::call::{Admitted, LetIn};
use crate::routes::may_go_unasked;
use api::once::Once;
use api::operation::Versioned;
use api::unchanged::IfMatch;
use api::{Asked, Fault, Operation, Query, ROOT, Shape};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use std::sync::Arc;
use utoipa::ToSchema;
use web::Failure;
use web::rate::{Pace, RateLimit};

/// Bytes of a body with an idempotency key at most; pages and other bodies have the same limit from `harden`.
const LARGEST: usize = 64 * 1024;

/// One declared endpoint.
pub struct Endpoint {
    /// The operation as it is described.
    pub operation: Operation,
    /// The action of the policy schema that its handler asks for.
    pub action: &'static str,
    /// What its token must be allowed to do.
    pub scope: Scope,
    handler: MethodRouter<Workplace>,
}

impl Endpoint {
    /// Reading something.
    pub fn get<H, T>(path: &'static str, action: &'static str, handler: H) -> Self
    where
        H: Handler<T, Workplace>,
        T: 'static,
    {
        let handler = on(MethodFilter::GET, handler);
        Self { operation: Operation::new(Method::GET, path), action, scope: Scope::Read, handler }
    }

    /// Doing something.
    pub fn post<H, T>(path: &'static str, action: &'static str, scope: Scope, handler: H) -> Self
    where
        H: Handler<T, Workplace>,
        T: 'static,
    {
        let handler = on(MethodFilter::POST, handler);
        let operation =
            Operation { gives: Some(Shape::of::<api::Verwijzing>()), ..Operation::new(Method::POST, path) };
        Self { operation, action, scope, handler }
    }

    /// Its heading, its name for programs, and what it does.
    pub fn called(
        mut self,
        tag: &'static str,
        id: &'static str,
        (title, about): (&'static str, &'static str),
    ) -> Self {
        self.operation = Operation { tag, id, title, about, ..self.operation };
        self
    }

    /// Its token needs another scope than reading does.
    pub fn within(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// Its body.
    pub fn takes<T: ToSchema>(mut self) -> Self {
        self.operation.takes = Some(Shape::of::<T>());
        self
    }

    /// Its answer.
    pub fn gives<T: ToSchema>(mut self) -> Self {
        self.operation.gives = Some(Shape::of::<T>());
        self
    }

    /// Its answer has another media type than JSON.
    pub fn as_media(mut self, media: &'static str) -> Self {
        self.operation.media = media;
        self
    }

    /// A page of a list as its answer, and its parameters; those of paging are added.
    pub fn pages<T: ToSchema>(mut self, queries: &[Query]) -> Self {
        self.operation.gives = Some(Shape::page_of::<T>());
        self.operation.queries = [queries, &[Query::PLACE, Query::ROWS]].concat();
        self
    }

    /// A whole list as its answer, and its parameters.
    pub fn lists<T: ToSchema>(mut self, queries: &[Query]) -> Self {
        self.operation.gives = Some(Shape::page_of::<T>());
        self.operation.queries = queries.to_vec();
        self
    }

    /// It is for everybody: it asks for no token, and so nobody is asked who they are.
    pub fn for_everybody(mut self) -> Self {
        self.operation.for_everybody = true;
        self
    }

    /// It makes something.
    pub fn makes(mut self) -> Self {
        self.operation.status = 201;
        self
    }

    /// It gives a version, and when it changes something needs the one that was read.
    pub fn versioned(mut self) -> Self {
        let reads = self.operation.method == Method::GET;
        self.operation.versioned = if reads { Versioned::Gives } else { Versioned::Needs };
        self
    }
}

/// What stands before one endpoint.
#[derive(Clone)]
struct Door {
    workplace: Workplace,
    path: &'static str,
    action: &'static str,
    scope: Scope,
    queries: Arc<[Query]>,
    rate: Arc<RateLimit<TokenId>>,
}

/// Puts declared endpoints on a router, each behind its door; what lies under the API's root and isn't declared is not
/// found, in JSON.
pub fn mount(endpoints: Vec<Endpoint>, workplace: &Workplace, pace: Pace) -> Router {
    let rate = Arc::new(RateLimit::new(pace, &workplace.site.clock));
    let mut mounted = Router::new();
    for endpoint in endpoints {
        let door = Door {
            workplace: workplace.clone(),
            path: endpoint.operation.path,
            action: endpoint.action,
            scope: endpoint.scope,
            queries: endpoint.operation.queries.clone().into(),
            rate: Arc::clone(&rate),
        };
        let path = format!("{ROOT}{}", endpoint.operation.path);
        let handler = if endpoint.operation.for_everybody {
            endpoint.handler.layer(from_fn_with_state(door, let_in))
        } else {
            endpoint.handler.layer(from_fn_with_state(door, admit))
        };
        mounted = mounted.route(&path, handler);
    }
    let nowhere = axum::routing::any(async || Fault::from(Failure::NotFound));
    mounted
        .route("/api", nowhere.clone())
        .route("/api/{*rest}", nowhere)
        .method_not_allowed_fallback(async || Fault::from(Failure::WrongMethod))
        .with_state(workplace.clone())
}

/// Lets everybody in whose request is what is declared.
async fn let_in(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    match Asked::read(request.uri().query().unwrap_or_default(), &door.queries) {
        Ok(asked) => {
            request.extensions_mut().insert(LetIn(asked));
            next.run(request).await
        }
        Err(fault) => fault.into_response(),
    }
}

/// Asks who it is, whether the token may, and whether the request is what is declared; then passes it on.
async fn admit(State(door): State<Door>, request: Request, next: Next) -> Response {
    match admitted(&door, request).await {
        Ok((mut request, asked)) => {
            let actor: Option<&mut Actor> = request.extensions_mut().get_mut();
            if let Some(actor) = actor {
                actor.asked = asked.clone();
            }
            let response = next.run(request).await;
            held_to(&door, &asked, response)
        }
        Err(fault) => fault.into_response(),
    }
}

async fn admitted(door: &Door, request: Request) -> Result<(Request, AskedPolicy), Fault> {
    let secret = bearer(request.headers()).ok_or(Fault::NoToken)?;
    let (now, policy) = (door.workplace.now(), Arc::clone(&door.workplace.policy));
    let found = door.workplace.read(move |tx| api_token::whose(tx, now, &secret, &policy)).await?;
    let Bearer { id, actor, scopes, .. } = match found {
        Some(bearer) => {
            if bearer.is_seldom_noted(now) {
                note_used(&door.workplace, &bearer).await;
            }
            bearer
        }
        None => return Err(Fault::NoToken),
    };
    door.rate.check(&id).map_err(|wait| Fault::Failure(Failure::TooMany(wait.seconds)))?;
    if !scopes.contains(&door.scope) {
        return Err(Fault::Scope(door.scope.name()));
    }
    let asked = Asked::read(request.uri().query().unwrap_or_default(), &door.queries)?;
    let if_match = IfMatch::read(request.headers())?;
    let (mut request, once) = once(request).await?;
    request.extensions_mut().insert(actor);
    request.extensions_mut().insert(Admitted { token: id, scopes, asked, once, if_match });
    Ok((request, AskedPolicy::about(door.action)))
}

/// The secret in `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = said.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("bearer") && secret.starts_with(api_token::PREFIX) && secret.len() < 200)
        .then(|| secret.to_owned())
}

async fn note_used(workplace: &Workplace, bearer: &Bearer) {
    let (now, network, id) = (workplace.now(), bearer.actor.network, bearer.id);
    if let Err(refusal) = workplace.write(move |tx| Ok(api_token::note_used(tx, now, network, id)?)).await {
        // Being used is for the owner's list only; a call doesn't fail for it.
        tracing::warn!(token = %id, %refusal, "could not note that a token was used");
    }
}

/// The idempotency key with the digest of the request, which is read whole for it.
async fn once(request: Request) -> Result<(Request, Option<Once>), Fault> {
    if request.method() != Method::POST {
        return Ok((request, None));
    }
    let Some(key) = Once::key(request.headers())? else { return Ok((request, None)) };
    let (parts, body) = request.into_parts();
    let body: Bytes = to_bytes(body, LARGEST).await.map_err(|_| Failure::TooLarge)?;
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let once = Once::of(key, parts.method.as_str(), path, &body);
    Ok((Request::from_parts(parts, Body::from(body)), Some(once)))
}

fn held_to(door: &Door, asked: &AskedPolicy, response: Response) -> Response {
    if asked.was_asked() || may_go_unasked(response.status()) {
        return response;
    }
    let Door { path, action, .. } = door;
    Fault::from(Failure::Broken(format!("{path} answered without asking the policy for {action}")))
        .into_response()
}

/// The texts of scopes are for people; in the description each stands with what it is for.
pub const SCOPES: [(&str, &str); 10] = [
    ("lezen", "alles lezen wat jij mag lezen"),
    ("melden", "signalen melden en aanvullen, en zeggen of een antwoord werkt"),
    ("dossiers", "signalen duiden en beantwoorden, dossiers bundelen en verder brengen"),
    ("tafels", "overleggen plannen en uitkomsten vastleggen"),
    (
        "kennis",
        "vragen stellen, nemen en beantwoorden, antwoorden toetsen, en zeggen dat jullie een praktijk toepassen",
    ),
    ("verplichtingen", "een nieuw moment beloven, overnemen, aanbieden, en berichten lezen"),
    ("aanbod", "zeggen of aanbod nog klopt en hoe lang het duurt"),
    ("overdrachten", "overdrachten van inwoners lezen waarvan jij een kant bent"),
    ("cijfers", "exacte tellingen en alarmen lezen, en die beantwoorden"),
    ("webhooks", "andere systemen laten weten dat er iets gebeurt"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_a_bearer_token_of_ours_is_taken() {
        let said = |text: &str| {
            bearer(&HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_str(text).unwrap())]))
        };
        assert_eq!(said("Bearer ponton_x"), Some("ponton_x".to_owned()));
        assert_eq!(said("bearer ponton_x"), Some("ponton_x".to_owned()));
        for other in ["ponton_x", "Basic ponton_x", "Bearer x", "Bearer"] {
            assert_eq!(said(other), None, "{other}");
        }
    }

    #[test]
    fn every_scope_says_what_it_is_for() {
        let named: Vec<&str> = Scope::ALL.iter().map(|scope| scope.name()).collect();
        assert_eq!(named, SCOPES.map(|(name, _)| name));
    }
}
