//! Looking again at what a measure touched: its owner says that it still holds as it stands. Until then its page says which
//! measure changed, and when.

use crate::rest_on::of_owner;
use crate::touch::{self, Touch, TouchId, Touched, What};
use crate::{show_answer, show_practice, show_question};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::published::Source;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::{Tone, notice};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

const WORDS_MOST: usize = 500;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![Route::post(
        "/geraakt/{id}/bevestiging",
        "confirm_touched",
        move |visit: Visit, id: Path<TouchId>, posted: Posted| post(visit, id, posted, sources),
    )]
}

async fn post(
    visit: Visit,
    Path(id): Path<TouchId>,
    posted: Posted,
    sources: &'static [Source],
) -> Result<Response, Failure> {
    let touched = visit
        .read(move |tx, actor| {
            let touched = touch::touched(tx, actor.network, id)?;
            actor.may("confirm_touched", &of_owner(tx, actor.network, touched)?)?;
            Ok(touched)
        })
        .await?;
    let mut problems = Problems::none();
    let words = typed_words::optional(&posted, "found", WORDS_MOST, &mut problems);
    let done = if problems.is_empty() {
        let done = visit.write(move |tx, actor, now| confirm(tx, actor, now, id, words.as_deref())).await;
        show_question::tried(done, "found")?
    } else {
        Err(problems)
    };
    match (done, touched) {
        (Ok(()), _) => Ok(SeeOther::to(touched.href()).saying(Flash::new("touch-confirmed")).into_response()),
        (Err(problems), Touched::Answer(answer)) => {
            show_answer::again(&visit, answer, ("confirm", &posted, &problems)).await
        }
        (Err(problems), Touched::Practice(practice)) => {
            show_practice::again(&visit, practice, sources, ("confirm", &posted, &problems)).await
        }
    }
}

/// Says that it still holds; what was looked at already is done.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: TouchId,
    words: Option<&str>,
) -> Result<(), Refusal> {
    let touched = touch::touched(tx, actor.network, id)?;
    let owners = of_owner(tx, actor.network, touched)?;
    actor.may("confirm_touched", &owners)?;
    let Some(open) = touch::load_open(tx, actor.network, id)? else { return Ok(()) };
    touch::settle(tx, now, actor.person, (actor.network, &open), words)?;
    let facts = json!({ "measure": open.measure });
    let kind = match touched {
        Touched::Answer(_) => "answer.confirmed",
        Touched::Practice(_) => "practice.confirmed",
    };
    record::note(tx, actor, now, kind, (touched.kind(), touched.id()), facts)?;
    Ok(())
}

/// What the page says while it is open, with the form for who may confirm.
pub fn shown(view: &View, touches: &[Touch], may_confirm: bool, again: &Again<'_>) -> Markup {
    html! {
        @for touch in touches {
            @let said = match touch.what {
                What::Changed => t!(view, "touch-changed", day = view.day(touch.at)),
                What::Ended => t!(view, "touch-ended", day = view.day(touch.at)),
            };
            (notice(view, Tone::Wait, &html! {
                (said) " "
                a class="utrecht-link" href={ "/maatregelen/" (touch.measure) } lang=[view.said_lang()] {
                    (touch.measure_title)
                }
            }))
            @if may_confirm { (again.fold(view, "confirm", &t!(view, "touch-title"), &form(view, again, touch.id))) }
        }
    }
}

fn form(view: &View, again: &Again<'_>, id: TouchId) -> Markup {
    let form = again.form(view, "confirm").called(format!("confirm-{id}")).promise("touch-promise", &[]);
    let fields = html! { (form.words("found", "touch-found").max(WORDS_MOST).rows(2)) };
    form.around(&format!("/geraakt/{id}/bevestiging"), "touch-act", &fields)
}
