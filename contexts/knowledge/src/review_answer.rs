//! Looking at an answer before it is published: somebody else than its author says yes, and everybody who asked hears; or
//! says what must change first, and it goes back to its author.

use crate::answer::{self, Answer, AnswerId, Version, VersionState};
use crate::likely::{self, SameAs};
use crate::question::{self, State};
use crate::stamp::Stamp;
use crate::{circle, link_question, show_answer, show_question, tell_askers, touch, write_answer};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{obligation, why};

const WHY_MOST: usize = 1_000;
/// The author mends a returned version within so many working days.
const MENDED_WITHIN: u16 = 2;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/antwoorden/{id}/toets", "review_answer", post)]
}

/// What somebody says of a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It can be published.
    Good,
    /// Something must change first.
    Change(String),
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<Verdict, Problems> {
    let mut problems = Problems::none();
    let verdict = match posted.text("verdict") {
        "good" => Some(Verdict::Good),
        "change" => {
            let why =
                typed_words::required(posted, "why", WHY_MOST, "problem-review-why-empty", &mut problems);
            Some(Verdict::Change(why))
        }
        _ => {
            problems.add("verdict", "problem-review-verdict-empty");
            None
        }
    };
    verdict.filter(|_| problems.is_empty()).ok_or(problems)
}

async fn post(visit: Visit, Path(id): Path<AnswerId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let answer = answer::load(tx, actor.network, id)?;
            actor.may("review_answer", &answer.circle(tx)?)
        })
        .await?;
    let (done, said) = match parse(&posted) {
        Ok(verdict) => {
            let said = if verdict == Verdict::Good { "answer-published" } else { "answer-returned" };
            let done = visit.write(move |tx, actor, now| review(tx, actor, now, id, &verdict)).await;
            (show_question::tried(done, "verdict")?, said)
        }
        Err(problems) => (Err(problems), ""),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(format!("/antwoorden/{id}")).saying(Flash::new(said)).into_response()),
        Err(problems) => show_answer::again(&visit, id, ("review", &posted, &problems)).await,
    }
}

/// Publishes the version that is in review, or returns it to its author.
pub fn review(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AnswerId,
    verdict: &Verdict,
) -> Result<(), Refusal> {
    let answer = answer::load_to_change(tx, actor.network, id)?;
    actor.may("review_answer", &answer.circle(tx)?)?;
    let under_way = answer::under_way(tx, actor.network, id)?;
    let version = under_way.ok_or(Refusal::NotNow("answer-refused-nothing-to-review"))?;
    if !matches!(version.state, VersionState::InReview(_)) {
        return Err(Refusal::NotNow("answer-refused-nothing-to-review"));
    }
    if version.written_by == actor.person {
        return Err(Refusal::NotNow("answer-refused-own-review"));
    }
    match verdict {
        Verdict::Good => publish(tx, actor, now, (&answer, &version)),
        Verdict::Change(why) => give_back(tx, actor, now, (&answer, &version), why),
    }
}

fn publish(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (answer, version): (&Answer, &Version),
) -> Result<(), Refusal> {
    let stamp = Stamp { at: now, by: actor.person };
    tx.change_one(
        "update answer_version set state = 'published', state_since = $4, state_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &version.id, &version.version, &now, &actor.person],
    )?;
    // Where nobody said otherwise, it holds as long as it did.
    let valid_until = version.valid_until.or(answer.valid_until.filter(|until| *until > now));
    tx.change_one(
        "update answer set state = 'published', state_since = $4, state_by = $5, number = $6, published_at = $4,
           valid_until = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network, &answer.id, &answer.version, &now, &actor.person, &version.number, &valid_until,
        ],
    )?;
    likely::keep(tx, actor.network, SameAs::Answer(answer.id), &version.title)?;
    worklist::settle(tx, now, actor.network, answer.review_matter(), "published")?;
    if obligation::of_matter(tx, actor.network, answer.validity_matter())?.is_some() {
        worklist::settle(tx, now, actor.network, answer.validity_matter(), "renewed")?;
    }
    touch::settle_all(tx, now, actor.person, (actor.network, touch::Touched::Answer(answer.id)))?;
    let published = answer::load(tx, actor.network, answer.id)?;
    for question in question::of_answer(tx, actor.network, answer.id)? {
        match question.state {
            State::Prepared(..) => {
                link_question::answered(tx, &question, &published, stamp)?;
                for follower in question::linked_to(tx, actor.network, question.id)? {
                    link_question::answered(tx, &follower, &published, stamp)?;
                }
            }
            State::Open(_) | State::Linked(..) | State::Answered(..) => {}
        }
    }
    let facts = json!({ "number": version.number });
    record::note(tx, actor, now, "answer.published", ("answer", answer.id.into()), facts)?;
    tell_askers::tell(tx, now, actor.person, &published)
}

fn give_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (answer, version): (&Answer, &Version),
    why: &str,
) -> Result<(), Refusal> {
    tx.change_one(
        "update answer_version set state = 'returned', state_since = $4, state_by = $5, state_why = $6,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &version.id, &version.version, &now, &actor.person, &why],
    )?;
    let holder: Holder = circle::still(tx, actor.network, version.written_by, answer.desk)?;
    let moment =
        Moment { at: calendar::in_working_days(now, MENDED_WITHIN), why: why::rule("why-mend-answer")? };
    let opening = write_answer::review(answer, &version.title, holder, moment);
    worklist::advance(tx, now, actor.person, opening)?;
    let facts = json!({ "number": version.number });
    record::note(tx, actor, now, "answer.returned", ("answer", answer.id.into()), facts)?;
    Ok(())
}

/// The form on the answer's page.
pub fn form(view: &View, again: &Again<'_>, id: AnswerId) -> Markup {
    let form = again.form(view, "review").promise("review-promise", &[]);
    let verdicts =
        [Choice::new("good", t!(view, "review-good")), Choice::new("change", t!(view, "review-change"))];
    let fields = html! {
        (form.radios("verdict", "review-verdict", &verdicts).required())
        (form.words("why", "review-why").hint("review-why-hint").max(WHY_MOST).rows(3))
    };
    form.around(&format!("/antwoorden/{id}/toets"), "review-act", &fields)
}
