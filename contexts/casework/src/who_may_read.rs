//! Who may read what of a plan: each share with what, with whom, why, on which step of the sharing ladder, on which grounds
//! and until when; what ended; and who looked in an emergency, with their reason. For whoever holds the plan, who shares
//! here and ends it here.

use crate::head_of_plan::headed;
use crate::legal::{self, BASES, Ground, SECRECY};
use crate::look_in_emergency::{self, Emergency};
use crate::plan::{self, Face, PlanId};
use crate::share::{self, ShareId, Step};
use crate::share_part::{LONGEST, With};
use crate::{PLACE, head_of_plan, see_who_read, share_proposal};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Part, Purpose, Reading, Sealed};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, person};
use store::{Row, Tx};
use web::components::act::post_button;
use web::components::{empty, list, section};
use web::{Choice, Failure, Page, Path, Posted, Problems, View, t};

/// Somebody reads so many days, unless whoever shares says otherwise.
const USUALLY_DAYS: i32 = 90;
/// So many are shown, the newest.
const SHOWN: i64 = 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen/{id}/lezers", "share_plan", show)]
}

/// The page.
pub fn href(id: PlanId) -> String {
    format!("{}/lezers", plan::href(id))
}

/// A share as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(crate) id: ShareId,
    pub(crate) with: String,
    pub(crate) at_table: bool,
    pub(crate) parts: Vec<Part>,
    pub(crate) theme: Option<String>,
    step: Step,
    legal_basis: String,
    secrecy: String,
    pub(crate) reason: String,
    since: Timestamp,
    pub(crate) until: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    by: String,
}

impl Shared {
    pub(crate) fn reads(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.until.is_none_or(|until| until > now)
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    plan: PlanId,
    shares: Vec<Shared>,
    emergencies: Vec<Emergency>,
    readers: Vec<(With, String)>,
    themes: Vec<Theme>,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    let face = head_of_plan::face(&visit, id).await?;
    Ok(page(&visit.view, (&shown, face.as_ref()), &Again::NOTHING))
}

/// The page again after sharing was refused (422).
pub async fn again(
    visit: &Visit,
    id: PlanId,
    (posted, problems): (&Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = read(visit, id).await?;
    let again = Again::refused("share", posted, problems);
    let face = head_of_plan::face(visit, id).await?;
    Ok(page(&visit.view, (&shown, face.as_ref()), &again).refused_for(posted, problems).into_response())
}

/// The reasons stand sealed with the plan: reading them is a look at the plan.
async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let now = visit.now();
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may("share_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))
    };
    let look = visit.wish(plan::subject(id), Part::Plan, Purpose::Help);
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor.network, id, reading)).await
}

/// Reads what the page shows.
pub fn shown(tx: &mut Tx<'_>, network: NetworkId, id: PlanId, reading: &Reading) -> Result<Shown, Refusal> {
    Ok(Shown {
        plan: id,
        shares: of_plan(tx, network, id, reading)?,
        emergencies: look_in_emergency::of_plan(tx, network, id, reading)?,
        readers: readers(tx, network)?,
        themes: theme::list(tx, network)?,
    })
}

/// The shares of a plan, the newest first.
pub(crate) fn of_plan(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: PlanId,
    reading: &Reading,
) -> Result<Vec<Shared>, Refusal> {
    let rows = tx.query(
        "select share.id, share.at_table, share.reads_identity, share.reads_story, share.reads_plan,
           share.reads_contact, share.theme_code, share.step, share.legal_basis, share.secrecy, share.reason,
           share.since, share.until, share.ended_at, organisation.name as organisation, person.name as person,
           maker.name as maker
         from share
         join organisation on organisation.network_id = share.network_id and organisation.id = share.organisation_id
         join person maker on maker.network_id = share.network_id and maker.id = share.made_by
         left join person on person.network_id = share.network_id and person.id = share.person_id
         where share.network_id = $1 and share.plan_id = $2 order by share.id desc limit $3",
        &[&network, &id, &SHOWN],
    )?;
    rows.iter().map(|row| shared(row, reading)).collect()
}

fn shared(row: &Row, reading: &Reading) -> Result<Shared, Refusal> {
    let (id, reason): (ShareId, Sealed) = (row.get("id")?, row.get("reason")?);
    let (person, organisation): (Option<String>, String) = (row.get("person")?, row.get("organisation")?);
    let mut parts = Vec::new();
    for (part, column) in share::COLUMNS {
        if row.get(column)? {
            parts.push(part);
        }
    }
    Ok(Shared {
        with: person.map_or_else(|| organisation.clone(), |person| format!("{person} ({organisation})")),
        at_table: row.get("at_table")?,
        parts,
        theme: row.get("theme_code")?,
        step: row.get("step")?,
        legal_basis: row.get("legal_basis")?,
        secrecy: row.get("secrecy")?,
        reason: reading.open("share.reason", id, &reason)?.to_string(),
        since: row.get("since")?,
        until: row.get("until")?,
        ended_at: row.get("ended_at")?,
        by: row.get("maker")?,
        id,
    })
}

/// Everybody it can be shared with: organisations first, then people.
pub(crate) fn readers(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(With, String)>, Refusal> {
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 order by name, id limit 500",
        &[&network],
    )?;
    let mut readers = Vec::new();
    for row in &rows {
        let id: OrganisationId = row.get("id")?;
        readers.push((With::Organisation(id), row.get("name")?));
    }
    for (id, name, place) in person::to_choose_from(tx, network)? {
        readers.push((With::Person(id), format!("{name} ({place})")));
    }
    Ok(readers)
}

/// The page.
pub fn page(view: &View, (shown, face): (&Shown, Option<&Face>), again: &Again<'_>) -> Page {
    let heading = t!(view, "readers-title");
    let (now, ended): (Vec<&Shared>, Vec<&Shared>) = shown.shares.iter().partition(|one| one.reads(view.now));
    let main = html! {
        (headed(view, face, (&heading, &t!(view, "readers-what"))))
        p { a class="utrecht-link" href=(plan::href(shown.plan)) { (t!(view, "reading-back-to-plan")) } " · "
            a class="utrecht-link" href=(see_who_read::href(shown.plan)) { (t!(view, "who-read-title")) } " · "
            a class="utrecht-link" href=(share_proposal::href(shown.plan)) { (t!(view, "proposals-title")) } }
        @if now.is_empty() { (empty(&t!(view, "readers-nobody"), &html! { (t!(view, "readers-nobody-then")) })) }
        @for one in &now { (block(view, shown.plan, one)) }
        (again.fold(view, "share", &t!(view, "share-title"), &form(view, shown, again)))
        @if !shown.emergencies.is_empty() {
            (section("nood", &t!(view, "readers-emergencies"), &emergencies(view, &shown.emergencies)))
        }
        @if !ended.is_empty() {
            (section("voorbij", &t!(view, "readers-ended"), &html! {
                @for one in &ended { (block(view, shown.plan, one)) }
            }))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn block(view: &View, plan: PlanId, one: &Shared) -> Markup {
    let parts: Vec<String> = one.parts.iter().map(|part| view.say(part.text_key(), &[])).collect();
    html! {
        div class="ponton-block" {
            p { strong { (one.with) } ": " (parts.join(", "))
                @if let Some(theme) = &one.theme { " · " (t!(view, "readers-theme", theme = theme)) } }
            @if !one.reason.is_empty() { p lang=[view.said_lang()] { (one.reason) } }
            p { (view.say(one.step.text_key(), &[])) " · " (view.say(legal::text_key(BASES, &one.legal_basis), &[]))
                " · " (view.say(legal::text_key(SECRECY, &one.secrecy), &[])) }
            p { (t!(view, "readers-since", by = &one.by, day = view.day(one.since)))
                @if let Some(until) = one.ended_at.or(one.until) {
                    " " (t!(view, "readers-until", day = view.day(until)))
                } }
            @if one.at_table {
                p { (t!(view, "readers-at-table")) }
            } @else if one.reads(view.now) {
                (post_button(view, &format!("{}/{}/einde", href(plan), one.id), "share-end",
                    &[("name", one.with.clone().into())], &[]))
            }
        }
    }
}

fn emergencies(view: &View, looked: &[Emergency]) -> Markup {
    let lines: Vec<Markup> = looked
        .iter()
        .map(|one| {
            html! {
                strong { (one.name) } " (" (one.organisation) "), " (view.when(one.at)) ": "
                span lang=[view.said_lang()] { (one.reason) }
            }
        })
        .collect();
    list(&lines)
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "share").promise("share-promise", &[]);
    // Nobody is chosen beforehand: sharing with the first of a list by mistake can't be taken back.
    let nobody = Choice::new("", t!(view, "share-with-nobody"));
    let readers: Vec<Choice> = std::iter::once(nobody)
        .chain(shown.readers.iter().map(|(with, name)| Choice::new(with.written(), name.clone())))
        .collect();
    let said = |(name, key): (&str, &str)| Choice::new(name, view.say(key, &[]));
    let parts: Vec<Choice> = Part::ALL.iter().map(|one| said((one.name(), one.text_key()))).collect();
    let steps: Vec<Choice> = Step::ALL.iter().map(|one| said((one.name(), one.text_key()))).collect();
    let grounds = |all: &'static [Ground]| -> Vec<Choice> {
        legal::to_choose_from(all).map(|one| said((one.code, one.text_key))).collect()
    };
    let (bases, secrecy) = (grounds(BASES), grounds(SECRECY));
    let themes: Vec<Choice> = shown
        .themes
        .iter()
        .map(|theme| Choice::new(theme.code.clone(), theme.name(view.lang).to_owned()))
        .collect();
    let until = calendar::day(calendar::in_days(view.now, USUALLY_DAYS)).to_string();
    form.around(
        &href(shown.plan),
        "share-act",
        &html! {
            (form.choice("with", "share-with", &readers).required().by_name())
            (form.ticks("part", "share-parts", &parts).hint("share-parts-hint").required())
            (form.choice("theme", "share-theme", &themes).hint("share-theme-hint"))
            (form.words("reason", "share-reason").hint("share-reason-hint").required().max(LONGEST).rows(2))
            (form.radios("step", "share-step", &steps).required())
            (form.radios("legal_basis", "share-basis", &bases).hint("share-basis-hint").required())
            (form.radios("secrecy", "share-secrecy", &secrecy).hint("share-secrecy-hint").required())
            (form.day("until", "share-until").required().value(&until))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look_in_emergency::look_in;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, texts};
    use crate::share_part::{Share, What, share_part};
    use kernel::Lang;
    use kernel::ids::Uuid;
    use network::reading::{Look, Looked, Reader};
    use network::samples::{Village, monday};
    use web::samples::{check_html, view};

    #[test]
    fn it_says_who_reads_what_and_why_and_who_looked_in_an_emergency() {
        let db = testkit::sqlite();
        let (village, keys) = (Village::build(&db), keys());
        let shown = village
            .acts(&db, village.fatima, |tx, actor| {
                let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                for (with, days) in [(With::Person(village.joost), 30), (With::Organisation(village.swv), 1)]
                {
                    let what = What {
                        with,
                        parts: vec![Part::Plan],
                        theme: Some("STE".to_owned()).filter(|_| days == 30),
                        reason: "Om de huur te regelen".to_owned(),
                        until: calendar::in_days(monday(), days),
                    };
                    let new = Share {
                        what,
                        step: Step::Agreed,
                        legal_basis: "public_task",
                        secrecy: "agreed",
                        form_key: Uuid::from_u128(u128::from(days.unsigned_abs())),
                    };
                    share_part(tx, actor, monday(), &keys, (id, &new))?;
                }
                look_in(tx, actor, monday(), &keys, (id, "Er lag iemand op de grond", Uuid::from_u128(4)))?;
                let look = Look {
                    reader: Reader::worker(actor),
                    subject: plan::subject(id),
                    part: Part::Plan,
                    purpose: Purpose::Help,
                    behalf: None,
                    request: Uuid::from_u128(9),
                };
                let Looked::Granted(reading) = Reading::of(tx, monday(), &keys, &look, Ok(()))? else {
                    panic!("refused")
                };
                shown(tx, actor.network, id, &reading)
            })
            .unwrap();
        for lang in Lang::ALL {
            let view = View { now: calendar::in_days(monday(), 2), ..view(lang, &texts()) };
            let html = page(&view, (&shown, None), &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains("Om de huur te regelen") && html.contains("Er lag iemand op de grond"));
            assert!(!html.contains("⟦") && !html.contains("wams"), "{html}");
        }
    }
}
