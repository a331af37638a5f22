//! Closing a directly answered signal whose reporter stays silent, by whoever answered, with the reason: silence is a
//! datum, never a yes. A signal in a dossier is closed with its dossier.

use crate::bring_to_table;
use crate::confirm;
use crate::show_signal::{self, Act, Refused, Shown};
use crate::signal::{self, SignalId};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::{Route, Visit};
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/signalen/{id}/sluiting", "answer_signal", post)]
}

async fn post(visit: Visit, Path(id): Path<SignalId>, posted: Posted) -> Result<Response, Failure> {
    // Whoever holds it may, besides those whose role it is; so the signal itself is asked about.
    visit.read(move |tx, actor| signal::load_for(tx, actor, id, "answer_signal").map(drop)).await?;
    let done = match bring_to_table::words(&posted, "why", LONGEST_REASON, "problem-close-why-empty") {
        Ok(why) => {
            let done =
                visit.write(move |tx, actor, now| confirm::confirm_signal(tx, actor, now, id, &why)).await;
            show_signal::tried(done, "why")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => {
            Ok(SeeOther::to(format!("/signalen/{id}")).saying(Flash::new("close-done")).into_response())
        }
        Err(problems) => show_signal::again(&visit, id, Refused::new(Act::Close, posted, problems)).await,
    }
}

/// The act on the signal's page.
pub fn fold_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Close).promise("close-promise", &[]);
    let fields = html! { (form.words("why", "close-why").required().max(LONGEST_REASON).rows(2)) };
    let inner = form.around(&format!("{}/sluiting", shown.signal.href()), "close-act", &fields);
    refused.fold(view, Act::Close, &t!(view, "close-fold"), &inner)
}
