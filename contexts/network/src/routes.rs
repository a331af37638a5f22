//! Routes: a path, the action that the policy must be asked for, and the handler, declared together. `ask_the_policy`
//! stands around every one of them: an answer that was given without asking for the declared action never leaves.

use crate::actor::{Actor, Asked};
use crate::{
    Workplace, add_organisation, add_person, add_team, plan_meeting, sessions, show_network,
    show_organisation, show_table, show_tables, sign_in, staff_desk, step_in,
};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use kernel::NetworkId;
use kernel::ids::Uuid;
use policy::{Asker, Matter, PolicyProblem, Verdict};
use web::{Failure, TextSource};

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "network",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// One declared route.
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// The path, with `{id}` for what varies.
    pub path: &'static str,
    /// The action of the policy schema that its handler asks for.
    pub action: &'static str,
    handler: MethodRouter<Workplace>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, action: &'static str, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Workplace>,
        T: 'static,
    {
        Self { method: Method::GET, path, action, handler: axum::routing::get(handler) }
    }

    /// An act.
    pub fn post<H, T>(path: &'static str, action: &'static str, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Workplace>,
        T: 'static,
    {
        Self { method: Method::POST, path, action, handler: axum::routing::post(handler) }
    }
}

/// Puts declared routes on a router, each behind the policy.
pub fn mount(routes: Vec<Route>, workplace: &Workplace) -> Result<Router, PolicyProblem> {
    let nowhere = Matter::network(NetworkId(Uuid::nil()));
    let mut mounted = Router::new();
    for route in routes {
        let verdict = workplace.policy.allow(&Asker::Visitor, route.action, &nowhere)?;
        let declared = Declared { path: route.path, action: route.action, open: verdict == Verdict::Allowed };
        mounted =
            mounted.route(route.path, route.handler.layer(from_fn_with_state(declared, ask_the_policy)));
    }
    Ok(mounted
        .layer(from_fn_with_state(workplace.clone(), sessions::recognise))
        .with_state(workplace.clone()))
}

#[derive(Clone, Copy)]
struct Declared {
    path: &'static str,
    action: &'static str,
    /// The policy allows it to anybody, signed in or not.
    open: bool,
}

/// Runs the handler; a success for which the policy was not asked becomes a failure of ours.
async fn ask_the_policy(State(declared): State<Declared>, mut request: Request, next: Next) -> Response {
    if declared.open {
        return next.run(request).await;
    }
    let Some(actor) = request.extensions_mut().get_mut::<Actor>() else {
        return Failure::NotSignedIn.into_response();
    };
    let asked = Asked::about(declared.action);
    actor.asked = asked.clone();
    let response = next.run(request).await;
    if asked.was_asked() || response.status().is_client_error() || response.status().is_server_error() {
        return response;
    }
    Failure::Broken(format!("{} answered without asking the policy for {}", declared.path, declared.action))
        .into_response()
}

/// The routes of this context.
pub fn routes() -> Vec<Route> {
    [
        sign_in::routes(),
        sessions::routes(),
        step_in::routes(),
        show_network::routes(),
        show_organisation::routes(),
        show_tables::routes(),
        show_table::routes(),
        plan_meeting::routes(),
        add_organisation::routes(),
        add_team::routes(),
        add_person::routes(),
        staff_desk::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
