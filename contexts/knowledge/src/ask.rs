//! Asking a question: one typed field. What reads like it and was answered or asked before is shown first, so that the
//! asker may find it there; whoever says "that is mine" hears at once what came of it. Everything else goes to the desk
//! that knows the theme (domain A9).

use crate::ask_form;
use crate::expert_desk;
use crate::likely::{self, Likely, SameAs};
use crate::link_question;
use crate::question::{self, QuestionId};
use crate::themes;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, Timestamp, calendar};
use language::Guard;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Tx};
use web::{Failure, Flash, Page, Posted, Problems, SeeOther};
use worklist::{notice, obligation, why};

/// The longest question, in characters.
pub const LONGEST: usize = 1_000;
/// The longest reason for keeping what the guard found, in characters.
pub const LONGEST_REASON: usize = 400;
/// The name under which the browser keeps what is typed until it is stored here.
pub const DRAFT: &str = "ask";
/// A question waits so many working days for somebody to take it.
const TAKEN_WITHIN: u16 = 2;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/vragen/nieuw", "ask_question", show), Route::post("/vragen", "ask_question", post)]
}

/// What the form needs to know of the network.
pub struct Known {
    /// The themes, main themes before their sub-themes.
    pub themes: Vec<Theme>,
    /// The guard, knowing what is nobody's name.
    pub guard: Guard,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("ask_question")?;
    let known = known(&visit).await?;
    Ok(ask_form::page(&visit.view, &known, &Posted::EMPTY, &Problems::NONE, &[]))
}

async fn known(visit: &Visit) -> Result<Known, Refusal> {
    visit.read(|tx, actor| Ok(known_here(tx, actor.network)?)).await
}

/// What the form needs to know of a network.
pub fn known_here(tx: &mut Tx<'_>, network: NetworkId) -> Result<Known, Error> {
    let themes = theme::list(tx, network)?;
    Ok(Known { themes, guard: Guard::knowing(public_names(tx, network)?) })
}

/// Names of organisations, tables, teams and areas: nobody's.
fn public_names(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select name from organisation where network_id = $1
         union select name from round_table where network_id = $1
         union select name from team where network_id = $1
         union select name from area where network_id = $1",
        &[&network],
    )?;
    rows.iter().map(|row| row.get("name")).collect()
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("ask_question")?;
    let known = known(&visit).await?;
    let new = match Ask::parse(&posted, visit.view.form_key, &known) {
        Ok(new) => new,
        Err(problems) => {
            let page = ask_form::page(&visit.view, &known, &posted, &problems, &[]);
            return Ok(page.refused_for(&posted, &problems).into_response());
        }
    };
    if !posted.has("seen") {
        let words = new.words.clone();
        let likely = visit.read(move |tx, actor| Ok(likely::find(tx, actor.network, &words, None)?)).await?;
        if !likely.is_empty() {
            return Ok(ask_form::page(&visit.view, &known, &posted, &Problems::NONE, &likely).into_response());
        }
    }
    let done = visit
        .write(move |tx, actor, now| {
            let id = ask(tx, actor, now, &new)?;
            Ok((id, next_look(tx, actor, id)?))
        })
        .await;
    match done {
        Ok((id, next)) => {
            let flash = match next {
                Some((holder, moment)) => {
                    Flash::new("question-asked").with("holder", holder).with("day", visit.view.day(moment))
                }
                None => Flash::new("question-linked-at-once"),
            };
            Ok(SeeOther::to(format!("/vragen/{id}")).saying(flash).draft_done(DRAFT).into_response())
        }
        Err(refusal) => {
            let problems = refusal.at("same_as")?;
            let page = ask_form::page(&visit.view, &known, &posted, &problems, &[]);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Who looks at a question next, by name, and before when; nobody when it was linked at once.
fn next_look(tx: &mut Tx<'_>, actor: &Actor, id: QuestionId) -> Result<Option<(String, Timestamp)>, Refusal> {
    let question = question::load(tx, actor.network, id)?;
    let Some(kept) = obligation::of_matter(tx, actor.network, question.matter())? else { return Ok(None) };
    let Some(hold) = kept.state.hold() else { return Ok(None) };
    Ok(Some((notice::name_of(tx, actor.network, hold.holder)?, hold.moment.at)))
}

/// A question to ask, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The question.
    pub words: String,
    /// The theme, if the asker said so.
    pub theme: Option<String>,
    /// What it is the same as, if the asker saw so.
    pub same_as: Option<SameAs>,
    /// Why the asker keeps what the guard found.
    pub guard_reason: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Ask {
    /// Reads the form. What the guard finds is a problem until it is rewritten or a reason is given.
    pub fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let (words, reason) = (posted.text("words"), posted.text("guard_reason"));
        if words.is_empty() {
            problems.add("words", "problem-ask-empty");
        }
        for (field, text, most) in [("words", words, LONGEST), ("guard_reason", reason, LONGEST_REASON)] {
            if text.chars().count() > most {
                problems.add_with(field, "problem-words-too-long", vec![("most", most.into())]);
            }
        }
        let found = !known.guard.find(words).is_empty();
        if found && reason.is_empty() {
            problems.add("words", "problem-question-personal-data");
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Self {
            words: words.to_owned(),
            theme: filled(posted.text("theme")),
            same_as: posted.text("same_as").parse().ok(),
            guard_reason: filled(reason).filter(|_| found),
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

/// Asks: the question, its words for those who come later, its obligation and its event, in one transaction. The same
/// form sent again gives the question that it asked the first time.
pub fn ask(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Ask) -> Result<QuestionId, Refusal> {
    actor.may_here("ask_question")?;
    let theme = match themes::known(tx, actor.network, new.theme.as_deref())? {
        Some(theme) => Some(theme),
        None => themes::suggested(tx, actor.network, &new.words)?,
    };
    let desk = expert_desk::of_theme(tx, actor.network, theme.as_deref())?;
    let id = QuestionId::new(now);
    if !insert(tx, actor, now, (id, desk, theme.as_deref()), new)? {
        return first_time(tx, actor, new);
    }
    let asked = question::load(tx, actor.network, id)?;
    let moment =
        Moment { at: calendar::in_working_days(now, TAKEN_WITHIN), why: why::rule("why-take-question")? };
    worklist::open(tx, now, Some(actor.person), asked.opening(Holder::Desk(desk), moment))?;
    likely::keep(tx, actor.network, SameAs::Question(id), &new.words)?;
    record::note(tx, actor, now, "question.asked", ("question", id.into()), json!({}))?;
    if let Some(same_as) = new.same_as {
        link_question::link(tx, actor, now, id, same_as)?;
    }
    Ok(id)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, desk, theme): (QuestionId, DeskId, Option<&str>),
    new: &Ask,
) -> Result<bool, Error> {
    let inserted = tx.execute(
        "insert into question (network_id, id, words, theme_code, asked_by, organisation_id, asked_at, guard_reason,
           desk_id, state, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $7, $5, $10, 1)
         on conflict (network_id, asked_by, form_key) do nothing",
        &[
            &actor.network, &id, &new.words, &theme, &actor.person, &actor.organisation, &now, &new.guard_reason,
            &desk, &new.form_key,
        ],
    )?;
    Ok(inserted == 1)
}

fn first_time(tx: &mut Tx<'_>, actor: &Actor, new: &Ask) -> Result<QuestionId, Refusal> {
    let row = tx.first(
        "select id from question where network_id = $1 and asked_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    Ok(row.ok_or(Refusal::NotFound("question"))?.get("id")?)
}

/// Those that may be chosen as the same, for a form.
pub fn choices(view: &web::View, likely: &[Likely]) -> Vec<web::Choice> {
    likely
        .iter()
        .map(|one| {
            let hint = match one.same_as {
                SameAs::Answer(_) => view.say("likely-answer", &[]),
                SameAs::Question(_) => view.say("likely-question", &[]),
            };
            web::Choice::new(one.same_as.to_string(), &one.title).explained(hint)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::asking;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_question_is_asked_once_and_held_by_the_desk_of_its_theme() {
        on_both(|db| {
            let village = Village::build(db);
            let ask = |words| {
                village.acts(db, village.ruud, |tx, actor| {
                    let id = ask(tx, actor, monday(), &asking(words))?;
                    Ok((id, next_look(tx, actor, id)?.map(|(name, _)| name)))
                })
            };
            let (id, holder) = ask("Telt beeldbellen mee als prestatie?").unwrap();
            assert_eq!(holder.as_deref(), Some("Signaaltafel"));
            assert_eq!(ask("Telt beeldbellen mee als prestatie?").unwrap().0, id, "the same form");
        });
    }

    fn check(typed: &[(&str, &str)], expect: &[&str]) {
        let known = Known { themes: Vec::new(), guard: Guard::default() };
        let problems = Ask::parse(&Posted::of(typed), Uuid::nil(), &known).err().unwrap_or_default();
        assert_eq!(problems.iter().map(|one| one.key).collect::<Vec<_>>(), expect, "{typed:?}");
    }

    #[test]
    fn personal_data_is_rewritten_or_kept_with_a_reason() {
        check(&[], &["problem-ask-empty"]);
        check(
            &[("words", "Mag ik mevrouw Jansen bellen op 06-12345678?")],
            &["problem-question-personal-data"],
        );
        check(
            &[("words", "Mag ik bellen op 06-12345678?"), ("guard_reason", "Het is ons eigen nummer")],
            &[],
        );
    }
}
