//! Writing a handover: to whom, how soon, what is asked and the story so far. Nobody else knows of it until it is sent;
//! whoever writes it holds the question meanwhile.

use crate::handover::names::{KindName, UrgencyName};
use crate::handover::standing::{self, Of};
use crate::handover::whom::{BY_NAME, holder, to_choose_from};
use crate::handover::{self as kept, Kept, Previewed, Sealeds, act, carry};
use crate::head_of_plan::headed;
use crate::help_request::{self, HelpRequestId};
use crate::plan::{self, Face, PlanId};
use crate::{PLACE, head_of_plan, lead, share, show_plan};
use axum::response::{IntoResponse, Response};
use directory::pontoon::Pontoon;
use handover::{Clocks, Drafting, HandoverId, Holder, Kind, Urgency};
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use maud::html;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, by_name};
use policy::Matter;
use store::Tx;
use web::{Choice, Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};

/// The longest question and story, in characters.
pub const LONGEST: usize = 4_000;
/// The longest date as somebody says it.
const LONGEST_WISH: usize = 120;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    let path = "/plannen/{id}/hulpvragen/{request}/overdracht";
    vec![Route::get(path, "hand_over", show), Route::post(path, "hand_over", post)]
}

/// A handover to write, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Of which question.
    pub request: HelpRequestId,
    /// What is asked of them.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Who is asked; for a claim nobody, because whoever holds the case is.
    pub to: Option<Holder>,
    /// Where the question stands once it has moved.
    pub pontoon: Pontoon,
    /// What is asked.
    pub question: String,
    /// The story so far.
    pub story: String,
    /// When it should begin.
    pub wished: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Draft {
    pub(crate) fn parse(posted: &Posted, request: HelpRequestId, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        // Asking for a case has a page of its own.
        let kind = KindName::named(posted.text("kind")).filter(|kind| *kind != KindName::Claim);
        if kind.is_none() {
            problems.add("kind", "problem-handover-kind-empty");
        }
        let to = holder(posted.text("to"));
        if to.is_none() {
            problems.add("to", "problem-handover-to-empty");
        }
        let fields = [
            ("question", LONGEST, "problem-handover-question-empty"),
            ("story", LONGEST, "problem-handover-story-empty"),
            ("wished", LONGEST_WISH, ""),
        ];
        for (field, most, empty) in fields {
            let typed = posted.text(field);
            if typed.is_empty() && !empty.is_empty() {
                problems.add(field, empty);
            } else if typed.chars().count() > most {
                problems.add_with(field, "problem-casework-too-long", vec![("most", most.into())]);
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let wished = posted.text("wished");
        Ok(Self {
            request,
            kind: kind.map_or(Kind::Refer, KindName::kind),
            urgency: UrgencyName::named(posted.text("urgency")).map_or(Urgency::Normal, UrgencyName::urgency),
            to,
            pontoon: Pontoon::named(posted.text("pontoon")).unwrap_or(Pontoon::Specialist),
            question: posted.text("question").to_owned(),
            story: posted.text("story").to_owned(),
            wished: (!wished.is_empty()).then(|| wished.to_owned()),
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

async fn show(visit: Visit, Path((id, request)): Path<(PlanId, HelpRequestId)>) -> Result<Page, Failure> {
    let offered = offered(&visit, (id, request)).await?;
    let face = head_of_plan::face(&visit, id).await?;
    Ok(page(&visit.view, (id, request, face.as_ref()), &offered, (&Posted::EMPTY, &Problems::NONE)))
}

/// What the form offers.
struct Offered {
    kinds: Vec<KindName>,
    people: Vec<(String, String)>,
}

async fn offered(visit: &Visit, (id, request): (PlanId, HelpRequestId)) -> Result<Offered, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            let plan = plan::load(tx, actor.network, id)?;
            actor.may("hand_over", &share::reads(tx, actor, now, &plan)?.table(actor))?;
            let transfers = may_transfer(tx, actor, request).is_ok();
            let kinds = KindName::ALL.iter().copied().filter(|kind| match kind {
                KindName::Transfer => transfers,
                KindName::Consult | KindName::Refer => true,
                KindName::Claim => false,
            });
            Ok(Offered { kinds: kinds.collect(), people: to_choose_from(tx, actor.network, actor)? })
        })
        .await
}

/// Only whoever holds a question now gives it away; of whoever is absent that is who stands in for them.
fn may_transfer(tx: &mut Tx<'_>, actor: &Actor, request: HelpRequestId) -> Result<(), Refusal> {
    let held = lead::holding(tx, actor.network, &[request])?.remove(&request);
    let holds = held.is_some_and(|held| match held.holder {
        obligations::Holder::Person(person) => person == actor.person,
        obligations::Holder::Desk(desk) => actor.desks.contains(&desk),
    });
    let leads = holds.then_some(actor.person).into_iter().collect();
    actor.may("transfer_case", &Matter { leads, ..Matter::network(actor.network) })
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, BY_NAME).await?;
    let done = match chosen.parse(|posted| Draft::parse(posted, request, visit.view.form_key)) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let drafted = visit.write(move |tx, actor, now| draft(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(drafted, "to")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(id) => Ok(SeeOther::to(kept::href(id)).saying(Flash::new("handover-drafted")).into_response()),
        Err(problems) => {
            let offered = offered(&visit, (id, request)).await?;
            let face = head_of_plan::face(&visit, id).await?;
            let page = page(&visit.view, (id, request, face.as_ref()), &offered, (&posted, &problems));
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Whoever works on the plan asks others; whoever reads along asks for the case.
pub(crate) fn may(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, kind): (PlanId, Kind),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    match kind {
        Kind::Claim => actor.may("claim_case", &reads.matter(actor)),
        Kind::Consult | Kind::Refer | Kind::Transfer => actor.may("hand_over", &reads.table(actor)),
    }
}

/// Writes the draft; the same form sent again gives the same draft.
pub fn draft(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Draft),
) -> Result<HandoverId, Refusal> {
    may(tx, actor, now, (id, new.kind))?;
    let before = tx.first(
        "select id from handover where network_id = $1 and drafted_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        let id: Uuid = before.get("id")?;
        return Ok(HandoverId(id));
    }
    let request = help_request::load_to_change(tx, actor.network, id, new.request)?;
    if request.closed.is_some() {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    if new.kind == Kind::Transfer {
        may_transfer(tx, actor, request.id)?;
    }
    let me = Holder::Person(actor.person);
    let of = Of { network: actor.network, plan: id, request: request.id, id: None };
    let world = standing::read(tx, now, of, (me, new.to.unwrap_or(me)), &[])?;
    let (giver, receiver) = match (new.kind, new.to) {
        (Kind::Claim, _) => (world.case_holder.unwrap_or(me), me),
        (Kind::Consult | Kind::Refer | Kind::Transfer, to) => (me, to.unwrap_or(me)),
    };
    let clocks = Clocks::of(new.urgency);
    let drafting = Drafting { kind: new.kind, urgency: new.urgency, giver, receiver, clocks };
    let plan = handover::draft(actor.person, drafting, &world.standing(), now).map_err(act::refusal)?;
    let Some(step) = plan.step else { return Err(Refusal::Broken("a draft without a step".to_owned())) };
    let kept = sealed(tx, actor, now, keys, (id, new, plan.handover))?;
    carry::insert(tx, now, keys, &kept, (new.form_key, &step))?;
    Ok(kept.id)
}

fn sealed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, new, machine): (PlanId, &Draft, handover::Handover),
) -> Result<Kept, Refusal> {
    let (packet, sealing) = (uuid_at(now), keys.sealing(tx, actor.network, plan)?);
    Ok(Kept {
        id: HandoverId::new(now),
        network: actor.network,
        plan,
        request: new.request,
        part_of: None,
        pontoon: machine.kind.moves_holder().then_some(new.pontoon),
        machine,
        previewed: Previewed::NotYet,
        drafted: (actor.person, now),
        changed_at: now,
        version: 1,
        packet: Sealeds {
            id: packet,
            question: sealing.seal("handover.question", packet, &new.question),
            story: sealing.seal("handover.story", packet, &new.story),
            wished: new.wished.as_deref().map(|text| sealing.seal("handover.wished", packet, text)),
            permission: None,
            legal_basis: None,
        },
    })
}

fn page(
    view: &View,
    (id, request, face): (PlanId, HelpRequestId, Option<&Face>),
    offered: &Offered,
    (typed, problems): (&Posted, &Problems),
) -> Page {
    let heading = t!(view, "draft-handover-title");
    let form = Form::new(view, typed, problems).called("handover").promise("draft-handover-promise", &[]);
    let choice = |name: &str, key: &str| Choice::new(name, view.say(key, &[]));
    let first = offered.kinds.first().map_or("", |kind| kind.name());
    let kinds: Vec<_> = offered.kinds.iter().map(|one| choice(one.name(), one.text_key())).collect();
    let urgencies: Vec<_> = UrgencyName::ALL.iter().map(|one| choice(one.name(), one.text_key())).collect();
    let pontoons: Vec<_> = Pontoon::ALL.iter().map(|one| choice(one.name(), one.text_key())).collect();
    let people: Vec<Choice> = offered.people.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let action = format!("{}/hulpvragen/{request}/overdracht", plan::href(id));
    let main = html! {
        (headed(view, face, (&heading, &t!(view, "draft-handover-what"))))
        (form.around(&action, "draft-handover-act", &html! {
            (form.radios("kind", "draft-handover-kind", &kinds).required().value(first))
            (form.choice("to", "draft-handover-to", &people).hint("draft-handover-to-hint").required().by_name())
            (form.words("question", "draft-handover-question").hint("draft-handover-question-hint").required()
                .max(LONGEST))
            (form.words("story", "draft-handover-story").hint("draft-handover-story-hint").required()
                .max(LONGEST).large())
            (form.line("wished", "draft-handover-wished").max(LONGEST_WISH))
            (form.radios("urgency", "draft-handover-urgency", &urgencies).value("normal"))
            (form.radios("pontoon", "draft-handover-pontoon", &pontoons).value(Pontoon::Specialist.name()))
        }))
        p { a class="utrecht-link" href=(plan::href(id)) { (t!(view, "handover-back-to-plan")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}
