//! Adding a routing rule at the end of the list: what it fits, who understands that first, who mends it when it breaks, and
//! why it is there. For an administrator or facilitator, who can first try it on earlier signals.

use crate::bring_to_table::words;
use crate::capture::area_of;
use crate::kinds::Kind;
use crate::mend_routing;
use crate::record::record;
use crate::routing::{Change, Conditions, RoutingRuleId, Rule, Standing};
use crate::routing_rule::{self, Texts};
use crate::suggestions::{self, Known};
use crate::{show_routing, try_routing};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::area::Level;
use network::by_name::{self, Of};
use network::person::{self, Presence};
use network::{Actor, Refusal, Route, Visit, desk, organisation};
use obligations::Holder;
use serde_json::json;
use store::Tx;
use store::event::Subject;
use web::{Choice, Failure, Flash, Form, Posted, Problems, SeeOther, View};

/// The longest reason, in characters.
const LONGEST_WHY: usize = 300;
/// More rules than anybody overlooks.
const MOST: usize = 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/routering", "change_routing", post)]
}

/// A rule as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What it fits.
    pub conditions: Conditions,
    /// Who understands that first.
    pub holder: Holder,
    /// Who mends it.
    pub answerable: PersonId,
    /// Why it is there.
    pub why: String,
    /// The form's key.
    pub form_key: Uuid,
}

impl Typed {
    /// Reads the form.
    pub fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let area = area_of(posted, known, &mut problems);
        let holder = posted.text("holder").split_once(':').and_then(|(what, id)| match what {
            "person" => id.parse().ok().map(Holder::Person),
            "desk" => id.parse().ok().map(Holder::Desk),
            _ => None,
        });
        if holder.is_none() {
            problems.add("holder", "problem-routing-holder-empty");
        }
        let answerable = posted.text("answerable").parse().ok();
        if answerable.is_none() {
            problems.add("answerable", "problem-routing-answerable-empty");
        }
        let why = match words(posted, "why", LONGEST_WHY, "problem-routing-why-empty") {
            Ok(why) => Some(why),
            Err(wrong) => {
                for one in wrong.iter() {
                    problems.add_with("why", one.key, one.args.clone());
                }
                None
            }
        };
        let (Some(holder), Some(answerable), Some(why), true) =
            (holder, answerable, why, problems.is_empty())
        else {
            return Err(problems);
        };
        let theme = posted.text("theme");
        let conditions = Conditions {
            kind: Kind::named(posted.text("kind")).filter(|kind| routed(*kind)),
            theme: known.theme(theme).map(|theme| theme.code.clone()),
            area,
            level: Level::named(posted.text("level")),
            organisation: posted.text("organisation").parse().ok(),
        };
        let form_key = posted.form_key().unwrap_or(fresh);
        Ok(Self { conditions, holder, answerable, why, form_key })
    }

    /// As a rule of that id.
    pub fn rule(&self, id: RoutingRuleId) -> Rule {
        let (conditions, holder) = (self.conditions.clone(), self.holder);
        Rule { id, conditions, holder, standing: Standing::Works }
    }
}

/// Whether signals of that kind are routed: a wrong goes to the confidant, and what nobody said fits any rule.
fn routed(kind: Kind) -> bool {
    !matches!(kind, Kind::Wrong | Kind::Unsorted)
}

/// The fields into which a name may be typed.
pub const BY_NAME: &[(&str, &[Of])] = &[
    ("holder", &[Of::Person("person:"), Of::Desk("desk:")]),
    ("answerable", by_name::PERSON),
    ("organisation", by_name::ORGANISATION),
];

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_routing")?;
    let known = suggestions::known(&visit).await?;
    let chosen = by_name::read(&visit, &posted, BY_NAME).await?;
    let problems = match chosen.parse(|posted| Typed::parse(posted, visit.view.form_key, &known)) {
        Ok(typed) if posted.has(try_routing::FIELD) => {
            let change = Change::Add(typed.rule(RoutingRuleId(typed.form_key)));
            let tried = try_routing::read(&visit, change).await?;
            let (shown, nothing) = (show_routing::read(&visit).await?, Problems::none());
            let again = Again::refused("rule", &posted, &nothing);
            return Ok(show_routing::page(&visit.view, &shown, &again, Some(&tried)).into_response());
        }
        Ok(typed) => match visit.write(move |tx, actor, now| add(tx, actor, now, &typed)).await {
            Ok(()) => {
                let flash = Flash::new("routing-add-done");
                return Ok(SeeOther::to("/routering").saying(flash).into_response());
            }
            Err(refusal) => as_problem(refusal)?,
        },
        Err(problems) => problems,
    };
    let shown = show_routing::read(&visit).await?;
    let again = Again::refused("rule", &posted, &problems);
    Ok(show_routing::page(&visit.view, &shown, &again, None).refused_for(&posted, &problems).into_response())
}

/// What can't be as things stand, at the field that it is about.
pub fn as_problem(refusal: Refusal) -> Result<Problems, Refusal> {
    match refusal {
        Refusal::NotNow(why @ "routing-refused-answerable-away") => Ok(Problems::with("answerable", why)),
        Refusal::NotNow(why @ "routing-refused-organisation") => Ok(Problems::with("organisation", why)),
        refusal => refusal.at("holder"),
    }
}

/// As the record of events knows a rule.
pub fn subject(id: RoutingRuleId) -> Subject {
    Subject { kind: "routing_rule", id: id.into() }
}

/// Adds the rule at the end; the same form sent again adds nothing.
pub fn add(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, typed: &Typed) -> Result<(), Refusal> {
    actor.may_here("change_routing")?;
    if routing_rule::list(tx, actor.network)?.len() >= MOST {
        return Err(Refusal::NotNow("routing-refused-too-many"));
    }
    can_stand(tx, actor, typed)?;
    let rule = typed.rule(RoutingRuleId::new(now));
    let texts = Texts { answerable: typed.answerable, why: &typed.why };
    if !routing_rule::insert(tx, actor.network, &rule, &texts, typed.form_key)? {
        return Ok(());
    }
    let holder = json!(rule.holder);
    record(tx, actor, now, "routing.added", subject(rule.id), json!({ "holder": holder }))?;
    mend_routing::see_to(tx, now, actor.network, &[rule.id])
}

/// Whether holder, owner and organisation are there to stand in a rule.
pub fn can_stand(tx: &mut Tx<'_>, actor: &Actor, typed: &Typed) -> Result<(), Refusal> {
    let network = actor.network;
    let is_active = |tx: &mut Tx<'_>, id| -> Result<bool, store::Error> {
        Ok(person::load(tx, network, id)?.is_some_and(|person| person.presence == Presence::Active))
    };
    let there = match typed.holder {
        Holder::Person(id) => is_active(tx, id)?,
        Holder::Desk(id) => desk::load(tx, network, id)?.is_some_and(|desk| desk.staff > 0),
    };
    if !there {
        return Err(Refusal::NotNow("routing-refused-holder-away"));
    }
    if !is_active(tx, typed.answerable)? {
        return Err(Refusal::NotNow("routing-refused-answerable-away"));
    }
    match typed.conditions.organisation {
        Some(id) if organisation::load(tx, network, id)?.is_none() => {
            Err(Refusal::NotNow("routing-refused-organisation"))
        }
        Some(_) | None => Ok(()),
    }
}

/// What the form lets choose.
#[derive(Clone, Debug)]
pub struct Choices {
    holders: Vec<Choice>,
    people: Vec<Choice>,
    organisations: Vec<Choice>,
}

/// Reads what the form lets choose.
pub fn choices(tx: &mut Tx<'_>, actor: &Actor) -> Result<Choices, Refusal> {
    let people = person::to_choose_from(tx, actor.network)?;
    let desks = routing_rule::desks(tx, actor.network)?;
    let said = |(_, name, place): &(PersonId, String, String)| format!("{name}, {place}");
    let desks = desks.into_iter().map(|(id, name)| Choice::new(format!("desk:{id}"), name));
    let persons = people.iter().map(|person| Choice::new(format!("person:{}", person.0), said(person)));
    Ok(Choices {
        holders: desks.chain(persons).collect(),
        people: people.iter().map(|person| Choice::new(person.0.to_string(), said(person))).collect(),
        organisations: routing_rule::organisations(tx, actor.network)?
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .collect(),
    })
}

/// What a form is filled with as long as nothing was typed: a rule as it stands, or only who is to own a new one.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// What it fits.
    pub conditions: Conditions,
    /// The name of the organisation it asks for.
    pub organisation_name: String,
    /// Its holder, as the form sends it, and the name.
    pub holder: (String, String),
    /// Its owner, as the form sends it, and the name.
    pub answerable: (String, String),
    /// Why it is there.
    pub why: String,
}

/// The fields of a rule.
pub fn fields(view: &View, form: &Form<'_>, choices: &Choices, known: &Known, filled: &Filled) -> Markup {
    let kinds = Kind::ALL.iter().filter(|kind| routed(**kind));
    let kinds: Vec<Choice> =
        kinds.map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[]))).collect();
    let levels = crate::capture_form::level_choices(view);
    let themes = known.theme_choices(view.lang);
    let asked = &filled.conditions;
    let organisation = asked.organisation.map(|id| id.to_string()).unwrap_or_default();
    html! {
        (form.choice("kind", "routing-kind", &kinds).value(asked.kind.map_or("", Kind::name)))
        (form.choice("theme", "routing-theme", &themes).hint("routing-theme-hint")
            .value(asked.theme.as_deref().unwrap_or_default()))
        (form.line("area", "routing-area").hint("routing-area-hint").autocomplete("off").max(120)
            .value(asked.area.as_deref().unwrap_or_default()))
        (form.choice("level", "routing-level", &levels).value(asked.level.map_or("", Level::name)))
        (form.choice("organisation", "routing-organisation", &choices.organisations).by_name().value(&organisation)
            .known_as(&filled.organisation_name))
        (form.choice("holder", "routing-holder", &choices.holders).required().hint("routing-holder-hint")
            .by_name().value(&filled.holder.0).known_as(&filled.holder.1))
        (form.choice("answerable", "routing-answerable", &choices.people).required()
            .hint("routing-answerable-hint").by_name().value(&filled.answerable.0).known_as(&filled.answerable.1))
        (form.words("why", "routing-why").required().hint("routing-why-hint").max(LONGEST_WHY).rows(2)
            .value(&filled.why))
    }
}

/// The form for a new rule.
pub fn form(view: &View, again: &Again<'_>, choices: &Choices, known: &Known, me: PersonId) -> Markup {
    let form = again.form(view, "rule").promise("routing-add-promise", &[]).or_submit(
        try_routing::FIELD,
        "yes",
        "routing-try-act",
    );
    let my_name = view.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    let filled = Filled { answerable: (me.to_string(), my_name), ..Filled::default() };
    form.around("/routering", "routing-add-act", &fields(view, &form, choices, known, &filled))
}
