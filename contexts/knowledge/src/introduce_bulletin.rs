//! An editor's words on top of the next bulletin, written beforehand, with a look at what it will hold as things stand now.
//! For triagers and facilitators. Words wait until there is something to introduce.

use crate::letter::{Item, LetterKind, Part};
use crate::letter_draft::{self, LONGEST, NewDraft};
use crate::list_letters::{self, Desk};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::published::Source;
use network::{Actor, Refusal, Route, Visit, record, typed_words};
use serde_json::json;
use store::Tx;
use web::components::{empty, section};
use web::{Failure, Flash, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![Route::post("/dagberichten/inleiding", "compose_letter", move |visit: Visit, posted: Posted| {
        post(visit, posted, sources)
    })]
}

async fn post(visit: Visit, posted: Posted, sources: &'static [Source]) -> Result<Response, Failure> {
    visit.actor.may_here("compose_letter")?;
    let mut problems = Problems::none();
    let introduction = typed_words::optional(&posted, "introduction", LONGEST, &mut problems);
    if !problems.is_empty() {
        let shown = list_letters::read(&visit, LetterKind::Bulletin, sources).await?;
        let again = Again::refused("introduce", &posted, &problems);
        return Ok(list_letters::page(&visit.view, &shown, &again)
            .refused_for(&posted, &problems)
            .into_response());
    }
    let new = NewDraft {
        introduction,
        picks: Vec::new(),
        form_key: posted.form_key().unwrap_or(visit.view.form_key),
    };
    visit.write(move |tx, actor, now| introduce(tx, actor, now, &new)).await?;
    let done = SeeOther::to("/dagberichten#straks");
    Ok(done.saying(Flash::new("introduce-done")).into_response())
}

/// Keeps the words for the next bulletin, or takes them away.
pub fn introduce(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &NewDraft) -> Result<(), Refusal> {
    actor.may_here("compose_letter")?;
    let whose = (actor.network, actor.person);
    if letter_draft::keep(tx, now, whose, LetterKind::Bulletin, new)? {
        let facts = json!({ "kind": LetterKind::Bulletin.name() });
        record::note(tx, actor, now, "letter.drafted", ("network", actor.network.into()), facts)?;
    }
    Ok(())
}

/// What the next bulletin will hold, with the form for the words on top.
pub fn next(view: &View, desk: &Desk, again: &Again<'_>) -> Markup {
    let introduction = desk.draft.as_ref().and_then(|draft| draft.introduction.as_deref());
    let (items, rest): (Vec<&Item>, Vec<&Item>) =
        desk.items.iter().partition(|item| item.part == Part::Letter);
    let inner = html! {
        p { (t!(view, "introduce-when", when = view.when(desk.next_at), count = desk.readers)) }
        @if items.is_empty() {
            (empty(&t!(view, "introduce-nothing"), &html! { (t!(view, "introduce-nothing-then")) }))
        }
        (list_letters::preview(view, introduction, &items))
        @if !rest.is_empty() { p { (t!(view, "letter-rest", count = rest.len())) } }
        (again.fold(view, "introduce", &t!(view, "introduce-fold"), &form(view, introduction, again)))
    };
    section("straks", &t!(view, "introduce-title"), &inner)
}

fn form(view: &View, introduction: Option<&str>, again: &Again<'_>) -> Markup {
    let form = again.form(view, "introduce").promise("introduce-promise", &[]);
    let field =
        form.words("introduction", "introduce-words").hint("introduce-words-hint").max(LONGEST).rows(4);
    let fields = html! { (field.value(introduction.unwrap_or_default())) };
    form.around("/dagberichten/inleiding", "introduce-act", &fields)
}
