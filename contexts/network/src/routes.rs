//! Routes: a path, the action that the policy must be asked for, and the handler, declared together. `ask_the_policy`
//! stands around every one of them: an answer that was given without asking for the declared action never leaves.

use crate::actor::{Actor, Asked};
use crate::endpoint::Endpoint;
use crate::resident::Resident;
use crate::{
    Workplace, add_membership, add_organisation, add_person, add_team, api_network, api_tables,
    change_membership, change_number, change_table, choose_password, end_membership, give_access, give_seat,
    import_organisations, make_token, plan_meeting, resident_session, sessions, set_up_table, share_calendar,
    show_network, show_organisation, show_table, show_tables, sign_in, staff_desk, step_in,
};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
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
    /// Through which door its visitors come.
    pub door: Door,
    handler: MethodRouter<Workplace>,
}

/// Through which door somebody comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Whoever works in the network, signed in.
    Workers,
    /// A resident, with a code of their own.
    Residents,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, action: &'static str, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Workplace>,
        T: 'static,
    {
        Self { method: Method::GET, path, action, door: Door::Workers, handler: axum::routing::get(handler) }
    }

    /// An act.
    pub fn post<H, T>(path: &'static str, action: &'static str, handler: H) -> Self
    where
        H: axum::handler::Handler<T, Workplace>,
        T: 'static,
    {
        Self {
            method: Method::POST,
            path,
            action,
            door: Door::Workers,
            handler: axum::routing::post(handler),
        }
    }

    /// For residents who came in, instead of whoever works here.
    pub fn for_residents(self) -> Self {
        Self { door: Door::Residents, ..self }
    }
}

/// Puts declared routes on a router, each behind the policy.
pub fn mount(routes: Vec<Route>, workplace: &Workplace) -> Result<Router, PolicyProblem> {
    let nowhere = Matter::network(NetworkId(Uuid::nil()));
    let mut mounted = Router::new();
    for route in routes {
        let verdict = workplace.policy.allow(&Asker::Visitor, route.action, &nowhere)?;
        let declared = Declared {
            path: route.path,
            action: route.action,
            door: route.door,
            open: verdict == Verdict::Allowed,
        };
        mounted =
            mounted.route(route.path, route.handler.layer(from_fn_with_state(declared, ask_the_policy)));
    }
    Ok(mounted
        .layer(from_fn_with_state(workplace.clone(), resident_session::recognise))
        .layer(from_fn_with_state(workplace.clone(), sessions::recognise))
        .with_state(workplace.clone()))
}

#[derive(Clone, Copy)]
struct Declared {
    path: &'static str,
    action: &'static str,
    door: Door,
    /// The policy allows it to anybody, signed in or not.
    open: bool,
}

/// Runs the handler; an answer for which the policy had to be asked and was not becomes a failure of ours.
async fn ask_the_policy(State(declared): State<Declared>, mut request: Request, next: Next) -> Response {
    if declared.open {
        return next.run(request).await;
    }
    let (asked, extensions) = (Asked::about(declared.action), request.extensions_mut());
    match declared.door {
        Door::Workers => match extensions.get_mut::<Actor>() {
            Some(actor) => actor.asked = asked.clone(),
            None => return Failure::NotSignedIn.into_response(),
        },
        Door::Residents => match extensions.get_mut::<Resident>() {
            Some(resident) => resident.asked = asked.clone(),
            None => return resident_session::at_the_door(),
        },
    }
    let response = next.run(request).await;
    held_to(declared, &asked, response)
}

fn held_to(declared: Declared, asked: &Asked, response: Response) -> Response {
    if asked.was_asked() || may_go_unasked(response.status()) {
        return response;
    }
    Failure::Broken(format!("{} answered without asking the policy for {}", declared.path, declared.action))
        .into_response()
}

/// Answers that show nothing of a matter and change nothing, so that nobody need be asked for them: a request that can't
/// be read (400, 413, 415) is refused before the handler begins; what isn't there (404) has nothing to ask about; a no
/// (403) is what the policy would say at worst; and a failure of ours says only that. Every other answer has to have
/// asked: a form shown again (422) shows the page around it, and a lost update (409) is one that was being made. What the
/// layers around a route answer (401, 405, 429) never comes past here.
pub(crate) fn may_go_unasked(status: StatusCode) -> bool {
    status.is_server_error()
        || matches!(
            status,
            StatusCode::BAD_REQUEST
                | StatusCode::FORBIDDEN
                | StatusCode::NOT_FOUND
                | StatusCode::PAYLOAD_TOO_LARGE
                | StatusCode::UNSUPPORTED_MEDIA_TYPE
        )
}

/// The routes of this context.
pub fn routes() -> Vec<Route> {
    [
        sign_in::routes(),
        choose_password::routes(),
        sessions::routes(),
        make_token::routes(),
        step_in::routes(),
        show_network::routes(),
        show_organisation::routes(),
        show_tables::routes(),
        show_table::routes(),
        set_up_table::routes(),
        share_calendar::routes(),
        change_table::routes(),
        give_seat::routes(),
        plan_meeting::routes(),
        add_organisation::routes(),
        import_organisations::routes(),
        add_team::routes(),
        add_person::routes(),
        add_membership::routes(),
        change_number::routes(),
        change_membership::routes(),
        end_membership::routes(),
        give_access::routes(),
        staff_desk::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    [api_network::endpoints(), api_tables::endpoints()].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(asked_for: &str, status: u16) -> u16 {
        let declared = Declared { path: "/vandaag", action: "see_today", door: Door::Workers, open: false };
        let asked = Asked::about(declared.action);
        asked.note(asked_for);
        let status = StatusCode::from_u16(status).unwrap();
        held_to(declared, &asked, status.into_response()).status().as_u16()
    }

    #[test]
    fn what_shows_or_does_something_has_to_have_asked() {
        for status in [200, 303, 401, 409, 422, 429] {
            assert_eq!(answered("see_today", status), status);
            assert_eq!(answered("see_signals", status), 500, "{status} after asking for something else");
        }
    }

    #[test]
    fn what_shows_nothing_needs_nobody_to_ask() {
        for status in [400, 403, 404, 413, 415, 500, 503] {
            assert_eq!(answered("see_signals", status), status);
        }
    }
}
