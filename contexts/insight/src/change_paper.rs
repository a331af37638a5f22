//! Changing the words of a paper while it is a draft. Its figures stay as they were.

use crate::make_paper::Given;
use crate::paper::{self, PaperId, State};
use crate::paper_form::{self, LONGEST, LONGEST_QUESTION};
use crate::paper_stories;
use crate::show_paper::{self, Shown};
use crate::story::StoryId;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let post = move |visit: Visit, id: Path<PaperId>, posted: Posted| post(visit, id, (posted, given));
    vec![Route::post("/stukken/{id}/tekst", "work_on_paper", post)]
}

/// The words as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The question.
    pub question: String,
    /// The decision that is asked.
    pub asked: String,
    /// The stories that go along.
    pub stories: Vec<StoryId>,
}

impl Typed {
    fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let question = ("question", LONGEST_QUESTION, "problem-paper-question-empty");
        let question = paper_form::text(posted, question, &mut problems);
        let asked = paper_form::text(posted, ("asked", LONGEST, "problem-paper-asked-empty"), &mut problems);
        let stories = paper_form::stories(posted);
        if problems.is_empty() { Ok(Self { question, asked, stories }) } else { Err(problems) }
    }
}

async fn post(
    visit: Visit,
    Path(id): Path<PaperId>,
    (posted, given): (Posted, &'static Given),
) -> Result<Response, Failure> {
    visit.read(move |tx, actor| show_paper::may_work_on(tx, actor, id)).await?;
    let refused = match Typed::parse(&posted) {
        Ok(typed) => match visit.write(move |tx, actor, now| change(tx, actor, now, id, &typed)).await {
            Ok(()) => {
                let flash = Flash::new("paper-changed");
                return Ok(SeeOther::to(paper::href(id)).saying(flash).into_response());
            }
            Err(Refusal::NotNow(key)) => Problems::with("question", key),
            Err(refusal) => return Err(refusal.into()),
        },
        Err(problems) => problems,
    };
    show_paper::again(&visit, id, given, ("words", &posted, &refused)).await
}

/// Changes the words of a draft; the same words again change nothing.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: PaperId,
    typed: &Typed,
) -> Result<(), Refusal> {
    let paper = paper::load_to_work_on(tx, actor, id)?;
    let is_same = (&paper.question, &paper.asked) == (&typed.question, &typed.asked);
    if paper.state != State::Draft {
        return if is_same { Ok(()) } else { Err(Refusal::NotNow("problem-paper-no-draft")) };
    }
    if !paper_stories::choose(tx, actor, now, (id, &typed.stories))? && is_same {
        return Ok(());
    }
    tx.change_one(
        "update paper set question = $4, asked = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&paper.network, &paper.id, &paper.version, &typed.question, &typed.asked],
    )?;
    record::note(tx, actor, now, "paper.changed", ("paper", id.into()), json!({}))?;
    Ok(())
}

/// The form on the paper's page.
pub fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "words");
    let standing = paper_form::Standing { question: &shown.paper.question, asked: &shown.paper.asked };
    let chosen: Vec<StoryId> = shown.stories.iter().map(|story| story.id).collect();
    let fields = html! {
        (paper_form::words(&form, Some(standing)))
        (paper_stories::field(view, &form, (&shown.offered, &chosen)))
    };
    let action = format!("{}/tekst", shown.paper.href());
    form.around(&action, "paper-change-submit", &fields)
}
