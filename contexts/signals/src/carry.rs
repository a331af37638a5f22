//! Adding a signal to a dossier that is there already. Whoever joins after an answer was brought back gets that answer at
//! once, like everybody before, also while the dossier goes on with what remains (design §3).

use crate::bring_back;
use crate::dossier::{self, Dossier, DossierId};
use crate::gather;
use crate::lookalike::Lookalike;
use crate::record::record;
use crate::show_signal::Shown;
use crate::signal::{self, Signal, SignalId, Stamp, Step};
use crate::solution::{self, Answers, Solution};
use crate::tell::{self, facts};
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::{Error, ToValue, Tx};
use web::components::post_button;
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

/// So many dossiers are offered to join.
const OFFERED: usize = 8;
/// Among so many of the newest open dossiers those of the same theme are looked for.
const NEWEST: i64 = 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/signalen", "carry_signal", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<SeeOther, Failure> {
    visit.actor.may_here("carry_signal")?;
    let signals: Vec<SignalId> = posted.all("signal").filter_map(|id| id.parse().ok()).take(50).collect();
    if signals.is_empty() {
        return Err(Failure::Unprocessable("problem-signal-empty"));
    }
    visit
        .write(move |tx, actor, now| signals.iter().try_for_each(|signal| carry(tx, actor, now, id, *signal)))
        .await?;
    Ok(SeeOther::to(format!("/dossiers/{id}")).saying(Flash::new("carry-done")))
}

/// Puts the signal in the dossier and tells whoever raised it where it is and who drives it.
pub fn carry(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    signal: SignalId,
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let signal = signal::load_for(tx, actor, signal, "carry_signal")?;
    dossier.must_be_open()?;
    if !gather::put_in(tx, actor, now, id, &signal)? {
        return Ok(());
    }
    if signal.raised_at < dossier.first_raised_at {
        tx.execute(
            "update dossier set first_raised_at = $3 where network_id = $1 and id = $2",
            &[&actor.network, &id, &signal.raised_at],
        )?;
    }
    // Where a wrong comes from would lead to its reporter.
    let organisation = (!signal.shielded).then_some(signal.organisation);
    record(tx, actor, now, "dossier.joined", dossier.subject(), json!({ "organisation": organisation }))?;
    match dossier.state {
        dossier::State::Solved(_) | dossier::State::NotSolved(..) => {
            // Its answer is there and goes back with that of the others.
            let carried = signal::load(tx, actor.network, signal.id)?;
            signal::step(tx, &carried, Step::Answer, Stamp { at: now, by: actor.person })?;
        }
        // What has an answer here brought it back before: a remainder keeps its answer when it goes to a table again.
        dossier::State::Gathering(_)
        | dossier::State::Prepared(_)
        | dossier::State::AtTable(_)
        | dossier::State::InHand(_)
        | dossier::State::BroughtBack(_)
        | dossier::State::Remainder(..)
        | dossier::State::Closed(..) => {
            if let Some(solution) = solution::latest(tx, actor.network, Answers::Dossier(id))? {
                return hear(tx, actor, now, signal.id, (&dossier, &solution));
            }
        }
    }
    let others = gather::in_sight(&signal::of_dossier(tx, actor.network, id)?).saturating_sub(1);
    let said = facts([
        ("others", json!(others)),
        ("driver", json!(dossier.driver_name)),
        ("title", json!(dossier.title)),
    ]);
    tell::contributor(tx, now, &signal, &dossier, "notice-bundled", said).map(|_| ())
}

/// The late joiner hears the answer that the others heard.
fn hear(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    signal: SignalId,
    (dossier, solution): (&Dossier, &Solution),
) -> Result<(), Refusal> {
    let carried = signal::load(tx, actor.network, signal)?;
    let what = bring_back::What::of_dossier(dossier, solution);
    bring_back::to_contributor(tx, actor, now, &carried, what).map(|_| ())
}

/// Open dossiers that a signal could join: those with signals that read alike first, then those of its theme.
pub fn joinable(
    tx: &mut Tx<'_>,
    signal: &Signal,
    alike: &[Lookalike],
    themes: &[String],
) -> Result<Vec<Dossier>, Refusal> {
    let mut found: Vec<Dossier> = Vec::new();
    for id in holding(tx, signal, alike)? {
        found.push(dossier::load(tx, signal.network, id)?);
    }
    let main = |code: &str| code.split('.').next().map(str::to_owned);
    let theme = themes.first().and_then(|code| main(code));
    if theme.is_some() {
        let newest = dossier::list(tx, signal.network, None, None, NEWEST)?;
        found.extend(newest.into_iter().filter(|dossier| dossier.theme.as_deref().and_then(main) == theme));
    }
    let mut seen: Vec<DossierId> =
        dossier::of_signal(tx, signal.network, signal.id)?.iter().map(|dossier| dossier.id).collect();
    found.retain(|dossier| {
        let fresh = !seen.contains(&dossier.id) && dossier.state.ending().is_none();
        seen.push(dossier.id);
        fresh
    });
    found.truncate(OFFERED);
    Ok(found)
}

fn holding(tx: &mut Tx<'_>, signal: &Signal, alike: &[Lookalike]) -> Result<Vec<DossierId>, Error> {
    let ids: Vec<SignalId> = alike.iter().map(|other| other.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&signal.network];
    let places = signal::places(&ids, &mut params);
    let sql = format!(
        "select distinct dossier_id from dossier_signal where network_id = $1 and signal_id in ({places})
         order by dossier_id desc limit 20"
    );
    tx.query(&sql, &params)?.iter().map(|row| row.get("dossier_id")).collect()
}

/// One button per dossier that the signal could join.
pub fn choices_for(view: &View, shown: &Shown) -> Markup {
    html! {
        p { (t!(view, "carry-what")) }
        @for dossier in &shown.joinable {
            (post_button(view, &format!("{}/signalen", dossier.href()), "carry-act",
                &[("title", (&dossier.title).into()), ("driver", (&dossier.driver_name).into())],
                &[("signal", &shown.signal.id.to_string())]))
        }
        @if shown.joinable.is_empty() { p { (t!(view, "carry-none")) } }
        p { a class="utrecht-link" href="/dossiers" { (t!(view, "carry-all")) } }
    }
}
