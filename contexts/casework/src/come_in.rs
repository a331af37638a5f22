//! Coming in as a resident: with a code on paper or the link of a mail, and the word that goes with it; once. Whoever is
//! wrong too often, too late, or there a second time, reads what to do and whom to call, and nothing about anybody.

use crate::plan;
use crate::resident_access::{self, Access, Factor, MOST_WRONG, Stands};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::phone::{self, Phone};
use network::reading::Keys;
use network::resident_session::{self, Begin, DOOR};
use network::{Refusal, ResidentVisit, Route, Workplace, organisation};
use store::event::{Event, Subject};
use store::{Tx, event};
use web::components::{act_link, title};
use web::{Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};

/// A resident's own page.
pub const OWN: &str = "/mijn";
/// The longest code or word, in characters.
const LONGEST: usize = 120;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(DOOR, "come_in_as_resident", show),
        Route::post(DOOR, "come_in_as_resident", post),
        Route::get("/mijn/binnen/{token}", "come_in_as_resident", show_link),
        Route::post("/mijn/binnen/{token}", "come_in_as_resident", post_link),
        Route::post("/mijn/stoppen", "stop_own_visit", stop).for_residents(),
    ]
}

/// Whom to call: the organisation of whoever holds the plan, and never a name before somebody came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    organisation: String,
    phone: Option<Phone>,
}

/// What came of an attempt.
#[derive(Debug, PartialEq, Eq)]
pub enum CameIn {
    /// In: the token for the cookie.
    In(String),
    /// No access has that code.
    Unknown,
    /// Not that word; so many attempts are left.
    Wrong(i64, Factor),
    /// It opens nothing any more.
    Over(Stands, Call),
}

/// Tries a code, or the token of a link, with the word that goes with it.
pub fn come_in(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (code, word): (&str, &str),
) -> Result<CameIn, Refusal> {
    let Some((access, codes)) = resident_access::find(tx, keys, code)? else { return Ok(CameIn::Unknown) };
    let stands = access.stands(now);
    if stands != Stands::Open {
        return Ok(CameIn::Over(stands, call(tx, &access)?));
    }
    if !access.fits(&codes, word) {
        return wrong(tx, now, &access);
    }
    tx.change_one(
        "update resident_access set used_at = $3, address = null
         where network_id = $1 and id = $2 and used_at is null and withdrawn_at is null",
        &[&access.network, &access.id, &now],
    )?;
    note(tx, now, &access, "resident_access.used")?;
    let (network, plan, resident) = (access.network, access.plan.into(), access.resident);
    let new = Begin { network, plan, resident, access: Some(access.id.into()) };
    Ok(CameIn::In(resident_session::begin(tx, now, &new)?))
}

fn wrong(tx: &mut Tx<'_>, now: Timestamp, access: &Access) -> Result<CameIn, Refusal> {
    tx.execute(
        "update resident_access set wrong_tries = wrong_tries + 1 where network_id = $1 and id = $2",
        &[&access.network, &access.id],
    )?;
    let left = MOST_WRONG - access.wrong - 1;
    if left > 0 {
        return Ok(CameIn::Wrong(left, access.factor));
    }
    note(tx, now, access, "resident_access.locked")?;
    Ok(CameIn::Over(Stands::Locked, call(tx, access)?))
}

fn note(tx: &mut Tx<'_>, now: Timestamp, access: &Access, kind: &'static str) -> Result<(), Refusal> {
    let event = Event {
        network: access.network,
        at: now,
        actor: None,
        kind,
        subject: Subject { kind: "resident_access", id: access.id.into() },
        facts: serde_json::json!({ "plan": access.plan }),
    };
    event::append(tx, &event)?;
    Ok(())
}

fn call(tx: &mut Tx<'_>, access: &Access) -> Result<Call, Refusal> {
    let plan = plan::load(tx, access.network, access.plan)?;
    let lead = crate::lead::of(tx, &plan)?.map(|held| held.holder);
    let at = crate::resident_lead::organisation_of(tx, plan.network, lead)?.unwrap_or(plan.organisation);
    let organisation = organisation::load(tx, plan.network, at)?.map(|one| one.name);
    Ok(Call {
        organisation: organisation.unwrap_or(plan.organisation_name),
        phone: phone::of(tx, plan.network, at)?,
    })
}

async fn show(view: View) -> Page {
    page(&view, None, &Posted::EMPTY, &Problems::NONE)
}

async fn show_link(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
) -> Result<Page, Failure> {
    let (now, keys, code) = (workplace.now(), workplace.keys.clone(), token.clone());
    let found = workplace.write(move |tx| {
        let Some((access, _)) = resident_access::find(tx, &keys, &code)? else { return Ok(None) };
        Ok(Some((access.stands(now), call(tx, &access)?)))
    });
    Ok(match found.await? {
        Some((Stands::Open, _)) => page(&view, Some(&token), &Posted::EMPTY, &Problems::NONE),
        Some((stands, call)) => over(&view, stands, &call),
        None => unknown(&view),
    })
}

fn page(view: &View, token: Option<&str>, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "come-in-title");
    let form = Form::new(view, typed, problems).promise("come-in-promise", &[]);
    let action = token.map_or_else(|| DOOR.to_owned(), |token| format!("{DOOR}/{token}"));
    let fields = html! {
        @if token.is_none() {
            (form.line("code", "come-in-code").hint("come-in-code-hint").required().max(LONGEST).autocomplete("off"))
        }
        (form.line("secret", "come-in-secret").hint("come-in-secret-hint").required().max(LONGEST).autocomplete("off"))
    };
    let main = html! {
        div class="ponton-own" {
            (title(&heading, &t!(view, "come-in-what")))
            (form.around(&action, "come-in-act", &fields))
            p { (t!(view, "come-in-no-code")) }
        }
    };
    Page::new(view, heading, main)
}

async fn post(State(workplace): State<Workplace>, view: View, posted: Posted) -> Result<Response, Failure> {
    let code = posted.text("code").to_owned();
    let mut problems = Problems::none();
    if code.is_empty() {
        problems.add("code", "problem-come-in-no-code");
    }
    try_in(&workplace, &view, (None, code), &posted, problems).await
}

async fn post_link(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    try_in(&workplace, &view, (Some(&token), token.clone()), &posted, Problems::none()).await
}

async fn try_in(
    workplace: &Workplace,
    view: &View,
    (link, code): (Option<&str>, String),
    posted: &Posted,
    mut problems: Problems,
) -> Result<Response, Failure> {
    let word = posted.text("secret").to_owned();
    if word.is_empty() {
        problems.add("secret", "problem-come-in-no-secret");
    }
    if !problems.is_empty() {
        return Ok(page(view, link, posted, &problems).refused().into_response());
    }
    let (now, keys) = (workplace.now(), workplace.keys.clone());
    let came = workplace.write(move |tx| come_in(tx, now, &keys, (&code, &word))).await?;
    Ok(match came {
        CameIn::In(token) => inside(workplace, &token),
        CameIn::Unknown if link.is_some() => unknown(view).into_response(),
        CameIn::Unknown => {
            problems.add("code", "problem-come-in-unknown");
            page(view, link, posted, &problems).refused().into_response()
        }
        CameIn::Wrong(left, factor) => {
            let key = match factor {
                Factor::BirthYear => "problem-come-in-wrong-year",
                Factor::Word => "problem-come-in-wrong-word",
            };
            problems.add_with("secret", key, vec![("left", left.into())]);
            page(view, link, posted, &problems).refused().into_response()
        }
        CameIn::Over(stands, call) => over(view, stands, &call).into_response(),
    })
}

/// Sets the cookie and leads to their own page.
pub(crate) fn inside(workplace: &Workplace, token: &str) -> Response {
    let mut response = SeeOther::to(OWN).into_response();
    let cookie = resident_session::COOKIE.set(workplace.site.transport, token);
    response.headers_mut().append(SET_COOKIE, cookie);
    response
}

/// What opens nothing any more: why, and whom to call.
fn over(view: &View, stands: Stands, call: &Call) -> Page {
    let why = match stands {
        Stands::Used(at) => t!(view, "come-in-used", when = view.when(at)),
        Stands::Withdrawn(_) => t!(view, "come-in-withdrawn"),
        Stands::Locked => t!(view, "come-in-locked"),
        Stands::Ended | Stands::Open => t!(view, "come-in-ended"),
    };
    failure(view, &why, &call_them(view, call))
}

/// Whom to call, as a line that a phone dials.
fn call_them(view: &View, call: &Call) -> Markup {
    html! {
        p { (t!(view, "come-in-call", organisation = &call.organisation))
            @if let Some(phone) = &call.phone {
                " " a class="utrecht-link" href=(phone.dial()) { (phone) }
            }
        }
    }
}

fn unknown(view: &View) -> Page {
    failure(view, &t!(view, "come-in-unknown"), &html! { p { (t!(view, "come-in-no-code")) } })
}

fn failure(view: &View, why: &str, then: &Markup) -> Page {
    let heading = t!(view, "come-in-closed");
    let main = html! {
        div class="ponton-own ponton-failure" {
            (title(&heading, ""))
            p class="ponton-failure__why" { (why) }
            (then)
            p { (act_link(DOOR, &t!(view, "come-in-other-code"))) }
        }
    };
    Page::new(view, heading, main).status(StatusCode::NOT_FOUND)
}

async fn stop(
    State(workplace): State<Workplace>,
    visit: ResidentVisit,
    headers: axum::http::HeaderMap,
) -> Result<Response, Failure> {
    let token = resident_session::COOKIE.token(&headers, workplace.site.transport);
    visit
        .write(move |tx, resident, _, _| {
            resident.may("stop_own_visit", resident.plan)?;
            if let Some(token) = &token {
                resident_session::end(tx, token)?;
            }
            Ok(())
        })
        .await?;
    let mut response =
        SeeOther::to(format!("{DOOR}#main")).saying(Flash::new("come-in-stopped")).into_response();
    response.headers_mut().append(SET_COOKIE, resident_session::COOKIE.clear(workplace.site.transport));
    Ok(response)
}
