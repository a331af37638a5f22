//! The page of a plan: the resident's own words, who the lead is and what is next; what was agreed; what was said. It shows
//! the parts that its reader may read and leaves a line in the read log for each of them. An act that is refused gives
//! this page again with what was typed.

use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::lead::{self, Held};
use crate::parts::{self, Parts};
use crate::plan::{self, Face, Plan, PlanId, State};
use crate::right_request::About;
use crate::share::{self, Reads};
use crate::show_together::{self, Together};
use crate::statement::{self, Statements};
use crate::wait::Bridge;
use crate::{
    PLACE, add_own_words, answer_second_view, ask_right, erased, full_plan, give_resident_access,
    handover_section, join_plans, list_handovers, log_contact, own_list, resident_access, seat_professional,
    see_who_read, share_proposal, show_agreements, show_requests, wait, who_may_read,
};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reading};
pub use network::refusal::tried;
use network::{Actor, Refusal, Route, Visit};
use std::collections::HashMap;
use store::{After, Page as Slice, Tx};
use web::components::{fold, head, list, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen/{id}", "see_plan", show)]
}

/// Everything that the page shows, as far as its reader may read it.
pub struct Shown {
    /// The plan.
    pub plan: Plan,
    /// What they may read.
    pub reads: Reads,
    /// Whether they may add to it.
    pub may_work: bool,
    /// What the resident asks help with.
    pub requests: Vec<Request>,
    /// Its handovers.
    pub handovers: Vec<list_handovers::Line>,
    /// What else it shows.
    pub parts: Parts,
    /// What the resident said of what stands here, to be shown with it.
    pub statements: Statements,
    /// What goes on as one with it.
    pub(crate) together: Together,
    pub(crate) face: Option<Face>,
    pub(crate) contacts: Vec<log_contact::Contact>,
    /// To the contacts before these.
    pub(crate) pages: Pages,
    /// Whether the reader may let the resident in.
    lets_in: bool,
    /// Whether the reader may ask for what a resident has a right to.
    asks: bool,
}

/// A help request as it is shown.
pub struct Request {
    /// The request.
    pub request: HelpRequest,
    /// Who holds it; nobody when it is closed.
    pub held: Option<Held>,
    /// What was asked, when it isn't the worry itself.
    pub question: Option<String>,
    /// What happens next.
    pub next_step: Option<String>,
    /// What came of it, in the resident's own words.
    pub outcome_words: Option<String>,
    /// Who carries them while they wait.
    pub bridges: Vec<Bridge>,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    match read(&visit, id).await {
        Ok(shown) => Ok(page(&visit.view, &shown, &Again::NOTHING)),
        Err(refusal) => erased::instead(&visit, id, refusal).await,
    }
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    (id, action): (PlanId, &'static str),
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let now = visit.now();
    // Whoever may not do it hears that, and not which field is still empty.
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may(action, &share::reads(tx, actor, now, &plan)?.table(actor))
    };
    visit.read(may).await?;
    let shown = read(visit, id).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as the visitor may see it, with a line in the read log for each part.
pub async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let now = visit.now();
    // The line says what was read: who it is only where that may be read.
    let first = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        let reads = share::reads(tx, actor, now, &plan)?;
        Ok(Part::ALL.iter().copied().find(|part| reads.part(*part)).unwrap_or(Part::Identity))
    };
    let look = visit.wish(plan::subject(id), visit.read(first).await?, Purpose::Help);
    let (keys, wish) = (visit.workplace.keys.clone(), look.clone());
    let after = visit.after(log_contact::AT_ONCE);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may("see_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))
    };
    visit
        .look(look, may, move |tx, actor, reading| {
            shown(tx, actor, (id, now, &after), (&keys, &wish), reading)
        })
        .await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now, after): (PlanId, Timestamp, &After<log_contact::ContactId>),
    (keys, wish): (&Keys, &Look),
    reading: &Reading,
) -> Result<Shown, Refusal> {
    let shown = of_one(tx, actor, (id, now, after), (keys, wish), reading)?;
    let together = show_together::read(tx, actor, now, (keys, wish), &shown)?;
    Ok(Shown { together, ..shown })
}

/// Reads one plan, without what goes on as one with it.
pub(crate) fn of_one(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now, after): (PlanId, Timestamp, &After<log_contact::ContactId>),
    (keys, wish): (&Keys, &Look),
    reading: &Reading,
) -> Result<Shown, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    for part in Part::ALL.iter().copied().filter(|part| *part != wish.part) {
        if reads.part(part) {
            let look = Look { part, ..wish.clone() };
            let Looked::Granted(_) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        }
    }
    let requests = help_request::of_plan(tx, actor.network, id)?;
    let open: Vec<HelpRequestId> = requests.iter().map(|one| one.id).collect();
    let held = lead::holding(tx, actor.network, &open)?;
    let may_work = actor.may("work_on_plan", &reads.table(actor)).is_ok();
    let contacts = if reads.part(Part::Story) && reads.theme(None) {
        log_contact::of_plan(tx, actor.network, (id, after), reading)?
    } else {
        Slice { rows: Vec::new(), next: None }
    };
    Ok(Shown {
        face: if reads.part(Part::Identity) { Some(plan.face(reading)?) } else { None },
        requests: opened(tx, requests, (&reads, held), reading)?,
        parts: parts::read(tx, actor, now, (&plan, &reads), reading)?,
        handovers: if reads.at_table || reads.together {
            handover_section::of_plan(tx, actor.network, id)?
        } else {
            Vec::new()
        },
        pages: pages(&plan::href(id), &[], after, contacts.next.as_ref()),
        contacts: contacts.rows,
        statements: statement::of_plan(tx, actor.network, id, reading)?,
        lets_in: resident_access::may_give(tx, actor, now, id).is_ok(),
        asks: actor.may_here("ask_right").is_ok(),
        together: Together::default(),
        may_work,
        reads,
        plan,
    })
}

fn opened(
    tx: &mut Tx<'_>,
    requests: Vec<HelpRequest>,
    (reads, mut held): (&Reads, HashMap<HelpRequestId, Held>),
    reading: &Reading,
) -> Result<Vec<Request>, Refusal> {
    let may = |one: &HelpRequest| reads.part(Part::Plan) && reads.theme(one.theme.as_deref());
    requests
        .into_iter()
        .filter(may)
        .map(|request| {
            Ok(Request {
                held: held.remove(&request.id),
                question: request.question(reading)?,
                next_step: request.next_step(reading)?,
                outcome_words: request.outcome_words(reading)?,
                bridges: wait::bridges_of(tx, request.network, request.id, reading)?,
                request,
            })
        })
        .collect()
}

impl Shown {
    /// The help request whose holder is the lead, when the reader may read it.
    fn leading(&self) -> Option<&Request> {
        self.requests.iter().find(|one| one.request.id == self.plan.leading)
    }
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let title = match &shown.face {
        Some(face) => face.called.clone(),
        None => t!(view, "plan-title-without-name"),
    };
    let main = html! {
        (face(view, shown))
        (show_together::pointer(view, shown))
        (add_own_words::on_plan(view, &shown.parts.own_words))
        @if shown.may_work { (log_contact::form(view, again, shown.plan.id)) }
        @if !shown.requests.is_empty() || shown.may_work { (section("hulpvragen", &t!(view, "plan-requests"), &show_requests::requests(view, shown, again))) }
        (handover_section::section(view, shown))
        @if shown.reads.part(Part::Plan) {
            (section("afspraken", &t!(view, "agreements-title"), &show_agreements::part(view, shown, again)))
        }
        (section("aan-tafel", &t!(view, "plan-at-table"), &seat_professional::part(view, shown, again)))
        @if shown.may_work {
            (fold(view, &t!(view, "second-view-fold"),
                &answer_second_view::part(view, shown.plan.id, &shown.parts.second_views)))
        }
        @if shown.may_work && shown.reads.is_whole() { (full_plan::part(view, shown, again)) }
        @if shown.may_work { (own_list::part(view, shown)) }
        @if shown.reads.part(Part::Story) && shown.reads.theme(None) {
            (section("contacten", &t!(view, "plan-contacts"), &html! {
                (log_contact::said(view, &shown.contacts, &shown.statements))
                (shown.pages.show(view))
            }))
        }
        (show_together::sections(view, shown))
        (list(&around(view, shown)))
    };
    Page::new(view, title, main).at(PLACE)
}

/// What there is around the plan, as far as it is the reader's.
fn around(view: &View, shown: &Shown) -> Vec<Markup> {
    let (id, holds) = (shown.plan.id, shown.reads.holds);
    let link = |to: String, key: &str| html! { a class="utrecht-link" href=(to) { (view.say(key, &[])) } };
    let links = [
        holds.then(|| link(who_may_read::href(id), "readers-title")),
        holds.then(|| link(see_who_read::href(id), "who-read-title")),
        (holds && shown.plan.goes_on_in.is_none()).then(|| link(join_plans::href(id), "join-plans-link")),
        shown.may_work.then(|| link(share_proposal::href(id), "proposals-title")),
        shown.lets_in.then(|| give_resident_access::link(view, id)),
        shown.asks.then(|| link(ask_right::href(id), "rights-link")),
    ];
    links.into_iter().flatten().collect()
}

fn face(view: &View, shown: &Shown) -> Markup {
    match &shown.face {
        Some(face) => html! {
            (head(view, &face.worry, Some(&face.called), &sentence(view, shown)))
            (shown.statements.beside(view, About::Plan, shown.plan.id))
        },
        None => head(view, &t!(view, "plan-title-without-name"), None, &sentence(view, shown)),
    }
}

/// Who the lead is and what is next.
fn sentence(view: &View, shown: &Shown) -> Markup {
    let Some(leading) = shown.leading() else {
        let organisation = &shown.plan.organisation_name;
        return html! { (t!(view, "plan-of-organisation", organisation = organisation)) };
    };
    let text = match (&leading.held, shown.plan.state) {
        (Some(held), _) => t!(
            view,
            "plan-lead",
            lead = &held.name,
            day = view.day(held.moment),
            step = show_requests::next_step(view, leading, held)
        ),
        (None, State::Open | State::Closed) => {
            t!(view, "plan-closed", day = view.day(shown.plan.state_since))
        }
    };
    html! { (text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree::{Agree, Who, agree};
    use crate::agreement::Due;
    use crate::ask_second_view::{self, Asker};
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, seat, texts};
    use crate::seat_professional::{Seat, Speaks, seat_professional};
    use crate::set_goal::{Set, set_goal};
    use kernel::ids::Uuid;
    use kernel::{Lang, PersonId};
    use network::reading::Reader;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;
    use web::samples::{check_html, view};

    /// Dirk's plan of the third scenario: Fatima leads, Marleen and Joost sit at the table, Joost for the rent alone.
    fn scenario(db: &Db, village: &Village, keys: &Keys) -> PlanId {
        let now = monday();
        let about = |number: u128, (words, who, due): (&str, Who, Due), theme: Option<&str>| Agree {
            words: words.to_owned(),
            who,
            due,
            theme: theme.map(str::to_owned),
            decides: Some(village.steiger),
            form_key: Uuid::from_u128(number),
        };
        let eviction = Due::SetByOthers("2026-12-12T16:00:00Z".parse().unwrap());
        let agreed = [
            about(70, ("Houdt de ontruiming aan", Who::Worker(village.joost), eviction), Some("STE")),
            about(71, ("Beslist over bijstand", Who::Worker(village.marleen), Due::Whenever), None),
            about(72, ("Past op Bo", Who::Own("Je zus".to_owned()), Due::Whenever), None),
        ];
        let acts = village.acts(db, village.fatima, |tx, actor| {
            let id = open_plan(tx, actor, now, keys, &dirk())?;
            seat_professional(tx, actor, now, keys, (id, &seat(village.marleen)))?;
            let joost = Seat {
                reason: "Gaat over de huur".to_owned(),
                speaks: Some(Speaks::Person(village.fatima)),
                theme: Some("STE".to_owned()),
                ..seat(village.joost)
            };
            seat_professional(tx, actor, now, keys, (id, &joost))?;
            for one in &agreed {
                agree(tx, actor, now, keys, (id, one))?;
            }
            let goal = Set { words: "Bo houden".to_owned(), weight: 5, form_key: Uuid::from_u128(73) };
            set_goal(tx, actor, now, keys, (id, &goal))?;
            let look_along = ask_second_view::Ask {
                organisation: village.loohoek,
                words: "Hoe houdt iemand zijn hond?".to_owned(),
                guard_reason: None,
                asker: Asker::Named,
                answer_by: None,
                form_key: Uuid::from_u128(74),
            };
            ask_second_view::ask(tx, actor, now, keys, (id, &look_along))?;
            Ok(id)
        });
        acts.unwrap()
    }

    fn seen(db: &Db, village: &Village, keys: &Keys, (who, id): (PersonId, PlanId)) -> Shown {
        let seen = village.acts(db, who, |tx, actor| {
            let look = Look {
                reader: Reader::worker(actor),
                subject: plan::subject(id),
                part: Part::Identity,
                purpose: Purpose::Help,
                behalf: None,
                request: Uuid::from_u128(1),
            };
            let Looked::Granted(reading) = Reading::of(tx, monday(), keys, &look, Ok(()))? else {
                panic!("refused")
            };
            shown(tx, actor, (id, monday(), &After::start(log_contact::AT_ONCE)), (keys, &look), &reading)
        });
        seen.unwrap()
    }

    #[test]
    fn the_page_says_at_a_glance_what_was_agreed_and_to_each_only_what_is_theirs() {
        let texts = texts();
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = scenario(db, &village, &keys);
            let whole = seen(db, &village, &keys, (village.fatima, id));
            let his = seen(db, &village, &keys, (village.joost, id));
            for lang in [Lang::Nl, Lang::En] {
                let view = view(lang, &texts);
                for shown in [&whole, &his] {
                    assert_eq!(check_html(&page(&view, shown, &Again::NOTHING).html()), [], "{lang}");
                }
                for form in ["agree", "seat", "ask", "goal", "note", "review", "contact"] {
                    let (typed, problems) =
                        (Posted::of(&[("words", "getypt")]), Problems::with("words", "problem-goal-empty"));
                    let html = page(&view, &whole, &Again::refused(form, &typed, &problems)).html();
                    assert_eq!(check_html(&html), [], "{lang} {form}");
                }
            }
            let nl = view(Lang::Nl, &texts);
            let (whole, his) =
                (page(&nl, &whole, &Again::NOTHING).html(), page(&nl, &his, &Again::NOTHING).html());
            let all = [
                "Dat ik mijn hond kwijt ben",
                "Fatima el Amrani is aanspreekpunt",
                "Houdt de ontruiming aan",
                "Beslist over bijstand",
                "Past op Bo",
                "Bo houden",
                "3 professionals",
            ];
            for words in all {
                assert!(whole.contains(words), "{words} is missing");
            }
            assert!(his.contains("Houdt de ontruiming aan"));
            for words in ["Beslist over bijstand", "Past op Bo", "Bo houden", "Hoe houdt iemand"] {
                assert!(!his.contains(words), "{words} is not for him");
            }
        });
    }
}
