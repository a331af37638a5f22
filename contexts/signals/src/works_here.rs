//! "Werkt dit bij jullie?": whoever was told says yes, adapted, or not yet. "Not yet" keeps the signal open on its
//! remainder, with the driver, in the contributor's own words (A12, scenario 1).

use crate::bring_back::{self, BringingBack, BringingBackId};
use crate::confirm;
use crate::dossier::{self, Ending, Step};
use crate::kinds::Works;
use crate::note_call;
use crate::record::record;
use crate::reopen_dossier;
use crate::show_signal::{self, Act, Refused};
use crate::signal::{self, Signal, Stamp};
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use obligations::{Holder, Moment};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, why};

const LONGEST: usize = 1_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/terugmeldingen/{id}/werkt", "say_whether_it_works", post)]
}

async fn post(visit: Visit, Path(id): Path<BringingBackId>, posted: Posted) -> Result<Response, Failure> {
    let signal = visit
        .read(move |tx, actor| {
            let told = bring_back::load(tx, actor.network, id)?;
            let signal = signal::load(tx, actor.network, told.signal)?;
            actor.may("say_whether_it_works", &circle(tx, &signal, &told)?)?;
            Ok(signal.id)
        })
        .await?;
    let done = match Says::parse(&posted) {
        Ok(says) => {
            let done = visit.write(move |tx, actor, now| works_here(tx, actor, now, id, &says)).await;
            show_signal::tried(done, "works")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => {
            Ok(SeeOther::to(format!("/signalen/{signal}")).saying(Flash::new("works-done")).into_response())
        }
        Err(problems) => show_signal::again(&visit, signal, Refused::new(Act::Works, posted, problems)).await,
    }
}

/// What a contributor says.
#[derive(Clone, Debug)]
pub struct Says {
    /// Whether it works.
    pub works: Works,
    /// In their words; "not yet" needs them, because they are the remainder.
    pub words: Option<String>,
}

impl Says {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let works = Works::named(posted.text("works"))
            .ok_or_else(|| Problems::with("works", "problem-works-empty"))?;
        let said = match posted.text("words") {
            "" if works == Works::NotYet => return Err(Problems::with("words", "problem-remainder-empty")),
            "" => None,
            _ => Some(crate::bring_to_table::words(posted, "words", LONGEST, "problem-remainder-empty")?),
        };
        Ok(Self { works, words: said })
    }
}

/// As the policy sees it: inside is whoever was told; of what a call brought up also whoever was spoken at the member.
pub fn circle(tx: &mut Tx<'_>, signal: &Signal, told: &BringingBack) -> Result<PolicyMatter, Refusal> {
    let came = note_call::came_of(tx, signal.network, signal.id)?;
    let contact = came.and_then(|came| came.contact).filter(|_| !signal.shielded);
    let insiders = [told.person].into_iter().chain(contact).collect();
    Ok(PolicyMatter { insiders, ..signal.matter() })
}

/// Records the answer.
pub fn works_here(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: BringingBackId,
    says: &Says,
) -> Result<(), Refusal> {
    let told = bring_back::load(tx, actor.network, id)?;
    let signal = signal::load(tx, actor.network, told.signal)?;
    actor.may("say_whether_it_works", &circle(tx, &signal, &told)?)?;
    if !told.asks() {
        return Err(Refusal::NotNow("signal-refused-no-solution-to-judge"));
    }
    if bring_back::told_of_newer(tx, &told, actor.network)? {
        return Err(Refusal::NotNow("signal-refused-better-answer"));
    }
    if let Some(dossier) = told.dossier {
        dossier::hold(tx, actor.network, dossier)?;
    }
    if told.works == Some(says.works) && told.works_words == says.words {
        // The same answer sent twice is one answer.
        return Ok(());
    }
    tx.change_one(
        "update bringing_back set works = $4, works_words = $5, works_at = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &told.version, &says.works, &says.words, &now],
    )?;
    let facts = json!({ "works": says.works.name(), "words": says.words });
    record(tx, actor, now, "signal.works-said", signal.subject(), facts)?;
    let stamp = Stamp { at: now, by: actor.person };
    match (says.works, told.dossier) {
        (Works::Yes | Works::Adapted, Some(dossier)) => {
            works_after_all(tx, &signal, stamp)?;
            if told.works == Some(Works::NotYet) {
                tell_it_works_now(tx, actor, now, (dossier, &signal))?;
            }
            ends_well(tx, actor, now, (dossier, &signal))
        }
        (Works::Yes | Works::Adapted, None) => {
            works_after_all(tx, &signal, stamp)?;
            let matter = worklist::Matter::new("signal", signal.id);
            if worklist::obligation::of_matter(tx, actor.network, matter)?.is_some() {
                worklist::settle(tx, now, actor.network, matter, "confirmed")?;
            }
            Ok(())
        }
        (Works::NotYet, Some(dossier)) => {
            signal::step(tx, &signal, signal::Step::Remain, stamp)?;
            remain(tx, actor, now, (dossier, &signal), says.words.as_deref().unwrap_or_default())
        }
        (Works::NotYet, None) => give_back(tx, actor, now, &signal),
    }
}

/// It works; also for somebody who said "not yet" before: their signal was carried on, and its dossier stays open until its
/// driver closes it, or it went back to be understood anew.
fn works_after_all(tx: &mut Tx<'_>, signal: &Signal, stamp: Stamp) -> Result<(), Refusal> {
    if matches!(signal.state, signal::State::Carried(_) | signal::State::Understood(_)) {
        signal::step(tx, signal, signal::Step::Answer, stamp)?;
        let answered = signal::load(tx, signal.network, signal.id)?;
        signal::step(tx, &answered, signal::Step::BringBack, stamp)?;
        let told = signal::load(tx, signal.network, signal.id)?;
        return signal::step(tx, &told, signal::Step::Confirm, stamp).map(|_| ());
    }
    signal::step(tx, signal, signal::Step::Confirm, stamp).map(|_| ())
}

/// A dossier that ended in silence works once the last who was silent says so.
fn ends_well(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, signal): (dossier::DossierId, &Signal),
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    if dossier.state.ending() == Some(Ending::Silent) && confirm::ending(tx, actor, id)? == Ending::Works {
        dossier::step(tx, actor, now, &dossier, Step::Close(Ending::Works), None)?;
        let from = (!signal.shielded).then_some(actor.organisation);
        let facts = json!({ "organisation": from });
        record(tx, actor, now, "dossier.works-after-all", dossier.subject(), facts)?;
    }
    Ok(())
}

/// Stands for what remains where only its own reporter and the confidants may read it.
const REMAINS_SHIELDED: &str = "@remains-shielded";

/// What remains of a dossier, as everybody reads it.
pub fn what_remains(view: &View, remains: &str) -> String {
    if remains == REMAINS_SHIELDED { t!(view, "remains-shielded") } else { remains.to_owned() }
}

/// The dossier stays open on what remains; its driver hears it and has a next moment. Of a wrong nobody hears from where.
fn remain(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, signal): (dossier::DossierId, &Signal),
    words: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let title = ("title", json!(dossier.title));
    // The dossier is everybody's: what a protected reporter says stands with their signal alone.
    let remains = if signal.shielded { REMAINS_SHIELDED } else { words };
    let (text, said, recorded) = if signal.shielded {
        ("notice-not-yet-shielded", facts([title]), json!({}))
    } else {
        let organisation = ("organisation", json!(actor.organisation_name));
        let said = facts([title, ("words", json!(words)), organisation]);
        ("notice-not-yet", said, json!({ "organisation": actor.organisation, "words": words }))
    };
    tell::person(tx, now, (actor.network, dossier.driver), text, said, &dossier.href())?;
    if matches!(dossier.state, dossier::State::BroughtBack(_) | dossier::State::Closed(..)) {
        dossier::step(tx, actor, now, &dossier, Step::Remain(remains.to_owned()), None)?;
        reopen_dossier::carry_on(tx, actor, now, id)?;
    }
    Ok(record(tx, actor, now, "dossier.remainder", dossier.subject(), recorded)?)
}

/// Its driver hears that somebody who said "not yet" now says that it works, and whether anybody is left who says so. Of a
/// wrong nobody hears from where.
fn tell_it_works_now(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, signal): (dossier::DossierId, &Signal),
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let left = confirm::closing(tx, actor, id)?.not_yet;
    let (title, left) = (("title", json!(dossier.title)), ("left", json!(left)));
    let (text, said) = if signal.shielded {
        ("notice-works-now-shielded", facts([title, left]))
    } else {
        ("notice-works-now", facts([title, left, ("organisation", json!(actor.organisation_name))]))
    };
    tell::person(tx, now, (actor.network, dossier.driver), text, said, &dossier.href())?;
    Ok(())
}

/// A direct answer that doesn't work goes back to be understood anew, with whoever must understand signals.
fn give_back(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, signal: &Signal) -> Result<(), Refusal> {
    signal::step(tx, signal, signal::Step::Return, Stamp { at: now, by: actor.person })?;
    let matter = worklist::Matter::new("signal", signal.id);
    let holder = match worklist::obligation::of_matter(tx, actor.network, matter)? {
        Some(kept) => kept.state.holder(),
        None => None,
    };
    let holder: Holder = match holder {
        Some(holder) => holder,
        None => crate::capture::understander(tx, actor, now, signal.shielded)?,
    };
    let opening = Opening {
        network: signal.network,
        matter,
        title: signal.words.clone(),
        href: signal.href(),
        shielded: signal.shielded,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-answer-did-not-work")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// Which question is asked on the page of one's own signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asks {
    /// For the first time, or to change an answer.
    Whether,
    /// Again, of somebody who said "not yet".
    WhetherNow,
}

/// The question on the page of one's own signal.
pub fn form_for(view: &View, id: BringingBackId, asks: Asks, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Works).promise("works-promise", &[]);
    let answers: Vec<Choice> =
        Works::ALL.iter().map(|works| Choice::new(works.name(), view.say(works.text_key(), &[]))).collect();
    let question = match asks {
        Asks::Whether => "works-question",
        Asks::WhetherNow => "works-question-again",
    };
    let fields = html! {
        (form.radios("works", question, &answers).required())
        (form.words("words", "works-words").hint("works-words-hint").max(LONGEST).rows(2))
    };
    form.around(&format!("/terugmeldingen/{id}/werkt"), "works-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use kernel::Lang;
    use web::samples::view;

    #[test]
    fn what_somebody_typed_is_never_taken_for_a_text_of_ours() {
        let view = view(Lang::Nl, &TEXTS);
        assert_eq!(what_remains(&view, "@closing-act"), "@closing-act");
        assert!(what_remains(&view, REMAINS_SHIELDED).contains("een van de melders"));
    }
}
