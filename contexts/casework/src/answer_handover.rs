//! What whoever is asked may do: ask something first, say yes by name, say no with the reason, or send it on to another.
//! A yes that begins later than people may wait alone needs somebody who bridges the wait. The asker's answer to a
//! question stands here too.

use crate::handover::act::{self, Doing};
use crate::handover::names::NoName;
use crate::handover::step::Said;
use crate::handover::typed::{LONGEST, optional, required, whole};
use crate::handover::whom::holder;
use crate::handover::{Kept, sealed_words};
use crate::show_handover::{self, Asked, Parsed};
use axum::response::Response;
use handover::{Act, Bridge, Bridging, HandoverId, Kind, No, PassingOn, Stage, Yes};
use jiff::civil::Date;
use kernel::ids::uuid_at;
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::typed_moment::{NoMoment, typed_day};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::{Choice, Failure, Form, Path, Posted, Problems, View, t};

/// The hour of a first contact of which only the day is known.
const END_OF_DAY: i8 = 17;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/overdrachten/{id}/vraag", "work_on_handover", ask),
        Route::post("/overdrachten/{id}/antwoord", "work_on_handover", reply),
        Route::post("/overdrachten/{id}/aanvaarden", "work_on_handover", accept_post),
        Route::post("/overdrachten/{id}/weigeren", "work_on_handover", refuse),
        Route::post("/overdrachten/{id}/doorsturen", "work_on_handover", redirect),
    ]
}

/// A yes, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Accept {
    /// Who will do it.
    pub worker: PersonId,
    /// When it begins, if that is agreed.
    pub start: Option<Timestamp>,
    /// Who does what until then, and how often: one line each.
    pub bridging: Option<String>,
    /// The day of the formal decision, if there is one.
    pub decided: Option<Date>,
}

impl Accept {
    pub(crate) fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let worker = posted.text("worker").parse().ok();
        if worker.is_none() {
            problems.add("worker", "problem-handover-worker-empty");
        }
        let mut day = |field: &'static str| match typed_day(posted, field) {
            Ok(day) => Some(day),
            Err(NoMoment::DayEmpty) => None,
            Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
                problems.add(field, "problem-next-step-day-unreadable");
                None
            }
        };
        let (start, decided) = (day("start"), day("decided"));
        let bridging = optional(posted, "bridging", &mut problems);
        match worker {
            Some(worker) if problems.is_empty() => {
                let start = start.map(|day| calendar::at_hour(day, END_OF_DAY));
                Ok(Self { worker, start, bridging, decided })
            }
            _ => Err(problems),
        }
    }

    /// As the engine takes it: that somebody bridges, not who.
    fn act(&self, by: PersonId) -> Act {
        let line = || Bridge { who: sealed_words(), what: sealed_words(), rhythm: sealed_words() };
        let bridging = self.bridging.as_ref().and_then(|_| Bridging::try_from(vec![line()]).ok());
        let decided = self.decided.map(|day| calendar::at_hour(day, 12));
        Act::Accept { by, yes: Yes { worker: self.worker, start: self.start, bridging, decided } }
    }
}

/// Says yes; a wait that is bridged is written down with both dates of waiting.
pub fn accept(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (doing, yes): (&Doing, &Accept),
) -> Result<Kept, Refusal> {
    let before = crate::handover::load(tx, actor.network, doing.id)?.version;
    let said = Said { words: yes.bridging.clone(), more: None };
    let doing = Doing { said, ..doing.clone() };
    let kept = act::act(tx, actor, now, keys, (&doing, &yes.act(actor.person)))?;
    let Some(words) = yes.bridging.as_deref().filter(|_| kept.version > before) else { return Ok(kept) };
    if kept.stage() != Stage::Accepted {
        return Ok(kept);
    }
    let (id, sealing) = (uuid_at(now), keys.sealing(tx, actor.network, kept.plan)?);
    tx.execute(
        "insert into bridge (network_id, id, help_request_id, words, registered_on, decided_on, starts_on, made_by,
           made_at, handover_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &actor.network,
            &id,
            &kept.request,
            &sealing.seal("bridge.words", id, words),
            &kept.machine.dates.registered.map(calendar::day),
            &yes.decided,
            &yes.start.map(calendar::day),
            &actor.person,
            &now,
            &kernel::ids::Uuid::from(kept.id),
        ],
    )?;
    tx.execute(
        "update help_request set waiting_since = $3, version = version + 1
         where network_id = $1 and id = $2 and waiting_since is null",
        &[&actor.network, &kept.request, &kept.machine.dates.registered.unwrap_or(now)],
    )?;
    Ok(kept)
}

async fn ask(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "ask", field: "question", flash: "handover-asked" };
    show_handover::carry(&visit, asked, &posted, question).await
}

/// A question first.
pub(crate) fn question(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "question", "problem-handover-ask-empty", &mut problems);
    let act = Act::Ask { by, question: sealed_words(), elsewhere: None };
    whole(problems, Some(act), Said { words, more: None })
}

async fn reply(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "reply", field: "answer", flash: "handover-replied" };
    show_handover::carry(&visit, asked, &posted, reply_to).await
}

/// The answer to a question.
pub(crate) fn reply_to(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "answer", "problem-handover-answer-empty", &mut problems);
    let passing_on = if posted.has("passing_on") { PassingOn::Agreed } else { PassingOn::AskFirst };
    let act = Act::Reply { by, passing_on };
    whole(problems, Some(act), Said { words, more: None })
}

async fn accept_post(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "accept", field: "bridging", flash: "handover-accepted" };
    let done = match Accept::parse(&posted) {
        Ok(yes) => {
            let (keys, transition) =
                (visit.workplace.keys.clone(), show_handover::transition(&visit, &posted));
            let doing = Doing { id, transition, said: Said::default() };
            Ok(visit.write(move |tx, actor, now| accept(tx, actor, now, &keys, (&doing, &yes))).await)
        }
        Err(problems) => Err(problems),
    };
    show_handover::answer(&visit, asked, &posted, done).await
}

async fn refuse(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "refuse", field: "reason", flash: "handover-refused" };
    show_handover::carry(&visit, asked, &posted, no).await
}

/// No, with the reason.
pub(crate) fn no(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let code = NoName::named(posted.text("code")).map(NoName::code);
    if code.is_none() {
        problems.add("code", "problem-handover-code-empty");
    }
    let words = required(posted, "reason", "problem-handover-reason-empty", &mut problems);
    let more = optional(posted, "better", &mut problems);
    let better = more.as_ref().map(|_| sealed_words());
    let act = code.map(|code| Act::Refuse { by, no: No { code, reason: sealed_words(), better } });
    whole(problems, act, Said { words, more })
}

async fn redirect(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "redirect", field: "to", flash: "handover-redirected" };
    show_handover::carry(&visit, asked, &posted, elsewhere).await
}

/// On to another.
pub(crate) fn elsewhere(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let to = holder(posted.text("to"));
    if to.is_none() {
        problems.add("to", "problem-handover-to-empty");
    }
    let words = required(posted, "reason", "problem-handover-reason-empty", &mut problems);
    let act = to.map(|to| Act::Redirect { by, to, reason: sealed_words() });
    whole(problems, act, Said { words, more: None })
}

/// Somebody who may be named, by name.
type Worker = (PersonId, String);

/// The forms of whoever is asked; `workers` may be named, `people` may be asked instead.
pub fn forms(
    view: &View,
    again: &Again<'_>,
    href: &str,
    (workers, people, kind): (&[Worker], &[(String, String)], Kind),
) -> Markup {
    let (yes, no) = (again.form(view, "accept"), again.form(view, "refuse"));
    let (ask, on) = (again.form(view, "ask"), again.form(view, "redirect"));
    let people: Vec<Choice> = people.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let codes: Vec<Choice> =
        NoName::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let accept = yes.around(&format!("{href}/aanvaarden"), "accept-handover-act", &html! {
        (who(&yes, workers))
        (yes.day("start", "accept-handover-start").hint("accept-handover-start-hint"))
        (yes.words("bridging", "accept-handover-bridging").hint("accept-handover-bridging-hint").max(LONGEST))
        (yes.day("decided", "accept-handover-decided").hint("accept-handover-decided-hint"))
    });
    let refuse = no.around(
        &format!("{href}/weigeren"),
        "refuse-handover-act",
        &html! {
            (no.radios("code", "refuse-handover-code", &codes).required())
            (no.line("reason", "refuse-handover-reason").required().max(LONGEST))
            (no.line("better", "refuse-handover-better").max(LONGEST))
        },
    );
    let question = ask.around(&format!("{href}/vraag"), "ask-handover-act", &html! {
        (ask.line("question", "ask-handover-question").hint("ask-handover-question-hint").required().max(LONGEST))
    });
    let elsewhere = on.around(
        &format!("{href}/doorsturen"),
        "redirect-handover-act",
        &html! {
            (on.choice("to", "redirect-handover-to", &people).required().by_name())
            (on.line("reason", "redirect-handover-reason").required().max(LONGEST))
        },
    );
    html! {
        (again.fold(view, "accept", &t!(view, "accept-handover-title"), &accept))
        (again.fold(view, "ask", &t!(view, "ask-handover-title"), &question))
        (again.fold(view, "refuse", &t!(view, "refuse-handover-title"), &refuse))
        // Only its holder can give a case away, so asking for it goes nowhere else.
        @if kind != Kind::Claim { (again.fold(view, "redirect", &t!(view, "redirect-handover-title"), &elsewhere)) }
    }
}

/// Who will do it: asked of a desk, and said where it was asked of one person.
fn who(form: &Form<'_>, workers: &[Worker]) -> Markup {
    if let [(id, name)] = workers {
        return html! {
            p { (form.say("accept-handover-by", &[("name", name.as_str().into())])) }
            (form.hidden("worker", &id.to_string()))
        };
    }
    let workers: Vec<Choice> = workers.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    html! { (form.choice("worker", "accept-handover-worker", &workers).required()) }
}

/// The asker's answer to a question.
pub fn reply_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "reply");
    form.around(
        &format!("{href}/antwoord"),
        "reply-handover-act",
        &html! {
            (form.line("answer", "reply-handover-answer").required().max(LONGEST))
            (form.tick("passing_on", "send-handover-passing-on"))
        },
    )
}
