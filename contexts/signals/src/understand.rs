//! Understanding a signal (duiden): a triager settles kind, themes and level in one act. The reporter's words stay as
//! they are; a kind that turns out to be a wrong shields the signal from then on, and the confidant goes on with it.

use crate::capture::understander;
use crate::capture_form;
use crate::figures;
use crate::kinds::Kind;
use crate::learn_theme;
use crate::lookalike;
use crate::record::record;
use crate::show_signal::{self, Act, Refused, Shown};
use crate::signal::{self, Signal, SignalId, Stamp, State, Step};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Role, Route, Visit, area::Level, typed_words};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, confidants, why};

const LONGEST_NOTE: usize = 1_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/signalen/{id}/duiding", "understand_signal", post)]
}

async fn post(visit: Visit, Path(id): Path<SignalId>, posted: Posted) -> Result<Response, Failure> {
    // Whoever holds it may, besides those whose role it is; so the signal itself is asked about.
    visit.read(move |tx, actor| signal::load_for(tx, actor, id, "understand_signal").map(drop)).await?;
    let parsed = Understand::parse(&posted);
    // Whoever isn't inside a wrong doesn't see it any more.
    let out_of_sight =
        parsed.as_ref().is_ok_and(|new| new.kind == Kind::Wrong && !visit.actor.has(Role::Confidant));
    let done = match parsed {
        Ok(new) => {
            let done = visit
                .write(move |tx, actor, now| {
                    understand(tx, actor, now, id, &new)?;
                    Ok(signal::load(tx, actor.network, id)?.state)
                })
                .await;
            show_signal::tried(done, "kind")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(state) => Ok(onward(id, state, out_of_sight).into_response()),
        Err(problems) => {
            show_signal::again(&visit, id, Refused::new(Act::Understand, posted, problems)).await
        }
    }
}

fn onward(id: SignalId, state: State, out_of_sight: bool) -> SeeOther {
    let page = format!("/signalen/{id}");
    match state {
        State::Understood(_) if out_of_sight => {
            SeeOther::to("/signalen").saying(Flash::new("understand-done-wrong"))
        }
        State::Raised(_) | State::Understood(_) => SeeOther::to(page).saying(Flash::new("understand-done")),
        State::Carried(_)
        | State::Answered(_)
        | State::BroughtBack(_)
        | State::Confirmed(_)
        | State::Closed(_) => {
            let to = if out_of_sight { "/signalen".to_owned() } else { page };
            SeeOther::to(to).saying(Flash::new("understand-done-late"))
        }
    }
}

/// What was settled.
#[derive(Clone, Debug)]
pub struct Understand {
    /// What it is.
    pub kind: Kind,
    /// The main theme first.
    pub themes: Vec<String>,
    /// How far it reaches.
    pub level: Level,
    /// What the triager adds, for the way of the signal.
    pub note: Option<String>,
    /// The version that the triager saw; when somebody understood it meanwhile, this becomes a conflict.
    pub seen: Option<i64>,
}

impl Understand {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let kind = Kind::named(posted.text("kind")).filter(|kind| *kind != Kind::Unsorted);
        if kind.is_none() {
            problems.add("kind", "problem-kind-empty");
        }
        let mut themes: Vec<String> = posted
            .all("theme")
            .chain(posted.all("more_themes"))
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect();
        themes.dedup();
        if themes.is_empty() {
            problems.add("theme", "problem-theme-empty");
        }
        let level = Level::named(posted.text("level"));
        if level.is_none() {
            problems.add("level", "problem-level-empty");
        }
        let note = typed_words::optional(posted, "note", LONGEST_NOTE, &mut problems);
        match (kind, level) {
            (Some(kind), Some(level)) if problems.is_empty() => {
                Ok(Self { kind, themes, level, note, seen: posted.text("seen").parse().ok() })
            }
            _ => Err(problems),
        }
    }
}

/// Settles what a signal is. Its obligation goes to whoever understood it: carry it, or answer it, within a week.
pub fn understand(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    new: &Understand,
) -> Result<(), Refusal> {
    let mut signal = signal::load_for(tx, actor, id, "understand_signal")?;
    if new.seen.is_some_and(|seen| seen != signal.version) {
        return Err(store::Error::Conflict.into());
    }
    for theme in &new.themes {
        if !network::theme::exists(tx, actor.network, theme)? {
            return Err(Refusal::NotNow("signal-refused-unknown-theme"));
        }
    }
    let becomes_a_wrong = new.kind == Kind::Wrong && !signal.shielded;
    tx.change_one(
        "update signal set kind = $4, level = $5, shielded = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &signal.version, &new.kind, &new.level, &(signal.shielded || becomes_a_wrong)],
    )?;
    signal.version += 1;
    signal.shielded |= becomes_a_wrong;
    if becomes_a_wrong {
        lookalike::forget(tx, actor.network, id)?;
        worklist::obligation::protect(tx, actor.network, worklist::Matter::new("signal", id))?;
        figures::forget(tx, actor.network, signal.raised_at)?;
    }
    let themes = signal::themes(tx, actor.network, id)?;
    let state = signal::step(tx, &signal, Step::Understand, Stamp { at: now, by: actor.person })?;
    signal::set_themes(tx, actor.network, id, &new.themes)?;
    if matches!(state, State::Understood(_)) {
        hold(tx, actor, now, &signal)?;
    }
    if becomes_a_wrong {
        confidants::see_to(tx, now, actor.network)?;
    }
    if !signal.shielded && themes.first() != new.themes.first() {
        learn_theme::learn(tx, actor, now, &signal, new.themes.first())?;
    }
    let facts =
        json!({ "kind": new.kind.name(), "level": new.level.name(), "themes": new.themes, "note": new.note });
    Ok(record(tx, actor, now, "signal.understood", signal.subject(), facts)?)
}

/// Whoever understood it holds it from now on; a wrong goes to the confidant.
fn hold(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, signal: &Signal) -> Result<(), Refusal> {
    let holder = if signal.shielded && !actor.has(Role::Confidant) {
        understander(tx, actor, now, true)?
    } else {
        Holder::Person(actor.person)
    };
    let opening = Opening {
        network: signal.network,
        matter: worklist::Matter::new("signal", signal.id),
        title: signal.words.clone(),
        href: signal.href(),
        shielded: signal.shielded,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 5), why: why::rule("why-carry-or-answer")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// The act on the signal's page, filled with what is known or suggested.
pub fn fold_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Understand);
    let signal = &shown.signal;
    let promise = match signal.state {
        State::Raised(_) | State::Understood(_) => "understand-promise",
        State::Carried(_)
        | State::Answered(_)
        | State::BroughtBack(_)
        | State::Confirmed(_)
        | State::Closed(_) => "understand-promise-late",
    };
    let form = form.promise(promise, &[]);
    let kind = if signal.kind == Kind::Unsorted { shown.suggested.kind } else { Some(signal.kind) };
    let hinted = shown.suggested.themes.iter().map(|theme| &theme.code);
    let mut codes: Vec<&String> = shown.themes.iter().collect();
    codes.extend(hinted);
    let main = codes.first().map_or("", |code| code.as_str());
    let more: Vec<Choice> = codes
        .iter()
        .skip(1)
        .map(|code| Choice::new(code.as_str(), shown.known.theme_name(code, view.lang)))
        .collect();
    let (kinds, levels) = (capture_form::kind_choices(view, &shown.known), capture_form::level_choices(view));
    let themes = shown.known.theme_choices(view.lang);
    let more_input = form.ticks("more_themes", "understand-more-themes", &more);
    let more_input = shown.themes.iter().skip(1).fold(more_input, |input, code| input.value(code));
    let fields = html! {
        (form.hidden("seen", &signal.version.to_string()))
        (form.radios("kind", "understand-kind", &kinds).required().value(kind.map_or("", Kind::name)))
        (form.choice("theme", "understand-theme", &themes).required().value(main))
        @if !more.is_empty() { (more_input) }
        (form.choice("level", "understand-level", &levels).required().value(signal.level.name()))
        (form.words("note", "understand-note").max(LONGEST_NOTE).rows(2))
    };
    let inner = form.around(&format!("{}/duiding", signal.href()), "understand-act", &fields);
    refused.fold(view, Act::Understand, &t!(view, "understand-act"), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_stands_in_the_record_and_so_holds_nobody() {
        let keys = |note: &str| {
            let form = [("kind", "bottleneck"), ("theme", "STE"), ("level", "wijk"), ("note", note)];
            let parsed = Understand::parse(&Posted::of(&form));
            parsed.err().iter().flat_map(Problems::iter).map(|one| one.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("Speelt ook bij de buren"), [] as [&str; 0]);
        assert_eq!(keys("Bel haar op 06-12345678"), [typed_words::PERSONAL_DATA]);
    }
}
