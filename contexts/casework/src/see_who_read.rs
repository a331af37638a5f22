//! Who looked at a resident's data: in which role, for which organisation, which part, what for and when, also when it was
//! refused. For whoever holds the plan, and after a look in an emergency for the desk that was told of it. It opens nothing, so
//! that looking who looked is no look itself.

use crate::plan::{self, Plan, PlanId};
use crate::{PLACE, look_in_emergency, share};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::read_log::{self, Line, Outcome, Place};
use network::reading::{Part, Purpose};
use network::{Actor, Refusal, Role, Route, Visit, desk, organisation, person};
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use store::{After, Tx};
use web::components::{empty, table, title};
use web::{Failure, Page, Path, View, t};

/// How many lines stand on a page.
const PAGE: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen/{id}/gelezen", "see_who_read", show)]
}

/// The page of a plan that says who looked.
pub fn href(id: PlanId) -> String {
    format!("{}/gelezen", plan::href(id))
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    plan: PlanId,
    /// Whether the reader may open the plan.
    opens: bool,
    lines: Vec<Line>,
    people: HashMap<PersonId, String>,
    organisations: HashMap<OrganisationId, String>,
    pages: Pages,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let (after, now): (After<Place>, _) = (visit.after(PAGE), visit.now());
    let shown = visit.read(move |tx, actor| read(tx, actor, now, (id, &after))).await?;
    Ok(page(&visit.view, &shown))
}

/// Reads a page of the log.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, after): (PlanId, &After<Place>),
) -> Result<Shown, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    let mut matter = reads.matter(actor);
    if oversees(tx, actor, &plan)? {
        matter.leads.push(actor.person);
    }
    actor.may("see_who_read", &matter)?;
    let found = read_log::about(tx, actor.network, id.into(), after)?;
    let pages = pages(&href(id), &[], after, found.next.as_ref());
    let (people, organisations) = names(tx, actor.network, &found.rows)?;
    Ok(Shown { plan: id, opens: reads.anything(), lines: found.rows, people, organisations, pages })
}

/// Whether the actor looks after privacy there and somebody looked in an emergency: then they see who looked.
fn oversees(tx: &mut Tx<'_>, actor: &Actor, plan: &Plan) -> Result<bool, Refusal> {
    let looked = tx.first(
        "select id from emergency where network_id = $1 and plan_id = $2 limit 1",
        &[&plan.network, &plan.id],
    )?;
    if looked.is_none() {
        return Ok(false);
    }
    let desk = look_in_emergency::privacy_desk(tx, plan)?;
    Ok(desk::staff(tx, plan.network, desk)?.contains(&actor.person))
}

/// Every line there is, for whoever asks what is kept of them: their right, which the caller has asked the policy for.
pub(crate) fn every_line(tx: &mut Tx<'_>, network: NetworkId, id: PlanId) -> Result<Shown, Refusal> {
    let (mut lines, mut after) = (Vec::new(), After::start(PAGE));
    loop {
        let found = read_log::about(tx, network, id.into(), &after)?;
        lines.extend(found.rows);
        let Some(next) = found.next else { break };
        after = After::read(Some(&next.to_string()), PAGE).unwrap_or_else(|_| After::start(PAGE));
    }
    let (people, organisations) = names(tx, network, &lines)?;
    Ok(Shown { plan: id, opens: true, lines, people, organisations, pages: Pages::default() })
}

/// Of people and of organisations.
pub(crate) type Names = (HashMap<PersonId, String>, HashMap<OrganisationId, String>);

/// What the names are of whoever stands in these lines; each is looked up once.
pub(crate) fn names(tx: &mut Tx<'_>, network: NetworkId, lines: &[Line]) -> Result<Names, Refusal> {
    let (mut people, mut organisations) = (HashMap::new(), HashMap::new());
    for line in lines {
        for id in line.reader.iter().chain(&line.behalf) {
            if !people.contains_key(id) {
                let name = person::load(tx, network, *id)?.map(|person| person.name);
                people.insert(*id, name.unwrap_or_default());
            }
        }
        if let Some(id) = &line.organisation
            && !organisations.contains_key(id)
        {
            let name = organisation::load(tx, network, *id)?.map(|one| one.name);
            organisations.insert(*id, name.unwrap_or_default());
        }
    }
    Ok((people, organisations))
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "who-read-title");
    let main = html! {
        (title(&heading, &t!(view, "who-read-what")))
        @if shown.opens {
            p { a class="utrecht-link" href=(plan::href(shown.plan)) { (t!(view, "reading-back-to-plan")) } }
        }
        @if shown.lines.is_empty() {
            (empty(&t!(view, "who-read-nobody"), &html! { (t!(view, "who-read-nobody-then")) }))
        } @else {
            (lines(view, shown))
        }
        (shown.pages.show(view))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The lines for a program: the words of the domain, and names.
pub(crate) fn json(shown: &Shown) -> Vec<Json> {
    let line = |line: &Line| {
        json!({
            "at": line.at.to_string(),
            "who": line.reader.as_ref().and_then(|id| shown.people.get(id)),
            "organisation": line.organisation.and_then(|id| shown.organisations.get(&id)),
            "on_behalf_of": line.behalf.as_ref().and_then(|id| shown.people.get(id)),
            "role": line.role,
            "part": line.part,
            "purpose": line.purpose,
            "outcome": line.outcome.name(),
        })
    };
    shown.lines.iter().map(line).collect()
}

/// The lines as a table.
pub(crate) fn lines(view: &View, shown: &Shown) -> Markup {
    let columns: Vec<String> = [
        "who-read-who",
        "who-read-role",
        "who-read-part",
        "who-read-purpose",
        "who-read-when",
        "who-read-outcome",
    ]
    .iter()
    .map(|key| view.say(key, &[]))
    .collect();
    let rows: Vec<Vec<Markup>> = shown.lines.iter().map(|line| row(view, shown, line)).collect();
    table(&t!(view, "who-read-title"), &columns, &rows)
}

fn row(view: &View, shown: &Shown, line: &Line) -> Vec<Markup> {
    let named = |id: &PersonId| shown.people.get(id).cloned().unwrap_or_default();
    let who = match &line.reader {
        Some(reader) => named(reader),
        None if line.role == read_log::POST => t!(view, "who-read-post"),
        None => t!(view, "who-read-resident"),
    };
    let organisation = line.organisation.and_then(|id| shown.organisations.get(&id));
    let roles: Vec<String> =
        line.role.split(' ').filter_map(Role::named).map(|role| view.say(role.text_key(), &[])).collect();
    let part =
        Part::named(&line.part).map_or_else(|| line.part.clone(), |part| view.say(part.text_key(), &[]));
    let purpose = Purpose::named(&line.purpose)
        .map_or_else(|| line.purpose.clone(), |purpose| view.say(purpose.text_key(), &[]));
    vec![
        html! {
            (who)
            @if let Some(organisation) = organisation { " · " (organisation) }
            @if let Some(behalf) = &line.behalf { " " (t!(view, "who-read-behalf", name = named(behalf))) }
        },
        html! { (roles.join(", ")) },
        html! { (part) },
        html! { (purpose) },
        html! { (view.when(line.at)) },
        match line.outcome {
            Outcome::Granted => html! { (view.say(line.outcome.text_key(), &[])) },
            Outcome::Refused => html! { strong { (view.say(line.outcome.text_key(), &[])) } },
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, texts};
    use kernel::Lang;
    use kernel::ids::Uuid;
    use network::reading::{Look, Reader, Reading};
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn whoever_holds_the_plan_sees_who_looked_and_who_was_refused() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let looks = |who, verdict: fn() -> Result<(), Refusal>| {
                village.acts(db, who, |tx, actor| {
                    let look = Look {
                        reader: Reader::worker(actor),
                        subject: plan::subject(id),
                        part: Part::Story,
                        purpose: Purpose::Help,
                        behalf: None,
                        request: Uuid::from_u128(9),
                    };
                    Reading::of(tx, monday(), &keys, &look, verdict()).map(drop)
                })
            };
            looks(village.fatima, || Ok(())).unwrap();
            looks(village.joost, || Err(Refusal::Forbidden { action: "see_plan" })).unwrap();
            let seen_by =
                |who| village.acts(db, who, |tx, actor| read(tx, actor, monday(), (id, &After::start(50))));
            assert!(matches!(seen_by(village.joost), Err(Refusal::Forbidden { .. })));
            let shown = seen_by(village.fatima).unwrap();
            assert_eq!(shown.lines.len(), 2, "and looking who looked left no line");
            for lang in Lang::ALL {
                let html = page(&view(lang, &texts()), &shown).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("Fatima") && html.contains("Joost"), "{html}");
            }
        });
    }
}
