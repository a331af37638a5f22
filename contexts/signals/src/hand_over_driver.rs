//! Handing over the driver's role of a dossier: the driver asks somebody, and drives on until they say yes. It is the
//! dossier's own obligation that is offered and accepted, and who holds that in their own right is the driver
//! (`dossier::load`), so driver and holder never part, also when the yes is said on another page.

use crate::dossier::{self, Dossier, DossierId};
use crate::follow_driver;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use axum::response::Response;
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::by_name;
use network::{Actor, Refusal, Route, Visit, person};
use obligations::{Act, Holder, Why};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View, t};
use worklist::why;

const LONGEST: usize = 500;
/// Working days in which whoever is asked answers; then the offer lapses and the driver drives on.
const ANSWER_WITHIN: u16 = 3;

/// Asking somebody, on the dossier's page.
pub const OFFER: Deed = Deed {
    name: "driver",
    path: "trekker",
    action: "offer_driver",
    field: "to",
    summary: "driver-act",
    done: "driver-done",
};

/// Answering, on the dossier's page.
pub const ANSWER: Deed = Deed {
    name: "driver-answer",
    path: "trekker/antwoord",
    action: "answer_driver_offer",
    field: "answer",
    summary: "driver-answer-act",
    done: "driver-answer-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/dossiers/{id}/trekker", "offer_driver", post_offer),
        Route::post("/dossiers/{id}/trekker/antwoord", "answer_driver_offer", post_answer),
    ]
}

async fn post_offer(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, &[("to", by_name::PERSON)]).await?;
    let parsed = chosen.parse(parse_offer);
    OFFER
        .carry_out(visit, id, posted, parsed, move |tx, actor, now, (to, why)| {
            offer(tx, actor, now, id, (*to, why))
        })
        .await
}

async fn post_answer(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = Answer::parse(&posted);
    ANSWER
        .carry_out(visit, id, posted, parsed, move |tx, actor, now, answer| reply(tx, actor, now, id, answer))
        .await
}

/// The form for asking somebody.
pub fn offer_form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, OFFER.name).promise("driver-promise", &[("days", ANSWER_WITHIN.into())]);
    let people: Vec<Choice> = shown
        .people
        .iter()
        .filter(|near| near.id != shown.dossier.driver)
        .map(|near| Choice::new(near.id.to_string(), near.in_words()))
        .collect();
    form.around(
        &OFFER.action_of(&shown.dossier),
        "driver-submit",
        &html! {
            (form.choice("to", "driver-to", &people).hint("commitment-person-hint").required().by_name())
            (form.words("why", "driver-why").required().max(LONGEST).rows(2))
        },
    )
}

/// The form for whoever is asked.
pub fn answer_form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, ANSWER.name).promise("driver-answer-promise", &[]);
    let answers = [Choice::new("yes", t!(view, "driver-yes")), Choice::new("no", t!(view, "driver-no"))];
    form.around(
        &ANSWER.action_of(&shown.dossier),
        "driver-answer-submit",
        &html! {
            (form.radios("answer", "driver-answer-question", &answers).required())
            (form.words("why", "driver-answer-why").hint("driver-answer-why-hint").max(LONGEST).rows(2))
        },
    )
}

/// Reads the form for asking.
pub fn parse_offer(posted: &Posted) -> Result<(PersonId, String), Problems> {
    let why = crate::bring_to_table::words(posted, "why", LONGEST, "problem-driver-why-empty");
    match (posted.text("to").parse(), why) {
        (Ok(to), Ok(why)) => Ok((to, why)),
        (Err(_), Ok(_)) => Err(Problems::with("to", "problem-driver-empty")),
        (Ok(_), Err(problems)) => Err(problems),
        (Err(_), Err(mut problems)) => {
            problems.add("to", "problem-driver-empty");
            Err(problems)
        }
    }
}

/// What whoever is asked says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They drive it from now on.
    Yes,
    /// They don't, for this reason.
    No(String),
}

impl Answer {
    /// Reads the form; "no" needs its reason, for whoever asked.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        match posted.text("answer") {
            "yes" => Ok(Self::Yes),
            "no" => crate::bring_to_table::words(posted, "why", LONGEST, "problem-driver-no-why-empty")
                .map(Self::No),
            _ => Err(Problems::with("answer", "problem-driver-answer-empty")),
        }
    }
}

/// Asks somebody to drive the dossier; they hear it with the reason, and nothing changes until they say yes.
pub fn offer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (to, why): (PersonId, &str),
) -> Result<(), Refusal> {
    let why = why::words(why).map_err(|_| Refusal::NotNow("problem-driver-why-empty"))?;
    ask(tx, actor, now, id, (to, why))
}

/// As `offer`, for a reason that may be a rule's.
pub fn ask(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (to, why): (PersonId, Why),
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "offer_driver")?;
    dossier.must_be_open()?;
    let asked = person::load(tx, actor.network, to)?
        .filter(|asked| asked.presence == person::Presence::Active)
        .ok_or(Refusal::NotNow("dossier-refused-driver-not-there"))?;
    let answer_by = calendar::in_working_days(now, ANSWER_WITHIN);
    // The engine lets only the holder offer: nobody gives away what somebody else holds.
    let words = Some(why.as_str()).filter(|why| !why.starts_with('@')).map(str::to_owned);
    let act = Act::Offer { by: actor.person, to: Holder::Person(asked.id), answer_by, why };
    worklist::act(tx, now, actor.network, dossier.work(), &act)?;
    let facts = json!({ "to": asked.id, "why": words, "moment": answer_by.to_string() });
    Ok(record(tx, actor, now, "dossier.driver-asked", dossier.subject(), facts)?)
}

/// The question as the policy sees it: inside is whoever was asked.
pub fn matter(actor: &Actor, dossier: &Dossier) -> PolicyMatter {
    let asked = dossier.holding.as_ref().and_then(|holding| holding.asked);
    PolicyMatter { insiders: asked.into_iter().collect(), ..PolicyMatter::network(actor.network) }
}

/// Says yes or no. With a yes the contributors hear who drives from now on.
pub fn reply(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    answer: &Answer,
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let asked = dossier.holding.as_ref().and_then(|holding| holding.asked);
    actor.may("answer_driver_offer", &matter(actor, &dossier))?;
    if asked != Some(actor.person) {
        return Err(Refusal::NotNow("dossier-refused-not-asked"));
    }
    match answer {
        Answer::Yes => {
            worklist::act(tx, now, actor.network, dossier.work(), &Act::Accept { by: actor.person })?;
            follow_driver::now_drives(tx, now, actor.network, (id, actor.person))
        }
        Answer::No(reason) => {
            let words = why::words(reason).map_err(|_| Refusal::NotNow("problem-driver-no-why-empty"))?;
            let act = Act::Decline { by: actor.person, reason: words };
            worklist::act(tx, now, actor.network, dossier.work(), &act)?;
            let facts = json!({ "why": reason });
            Ok(record(tx, actor, now, "dossier.driver-declined", dossier.subject(), facts)?)
        }
    }
}
