//! A held line as its reader sees it: with its mark, the words it may show, and the likely next act. For every page of
//! this context, so that a line looks and does the same wherever it stands.

use crate::held::Line;
use crate::{obligation::Kept, why};
use network::{Actor, Role};
use obligations::{Holder, State};
use web::components::mark::{Mark, Symbol};
use web::components::{self, Act};
use web::{View, t};

/// The lines of a list.
pub fn lines(view: &View, actor: &Actor, held: &[Line]) -> Vec<components::Line> {
    held.iter().map(|one| line(view, actor, one)).collect()
}

fn line(view: &View, actor: &Actor, held: &Line) -> components::Line {
    let hidden = held.shielded && !reads_shielded(actor, held);
    let opens = !hidden || is_theirs(actor, held.holder);
    components::Line {
        mark: mark(view, &held.matter_kind),
        href: opens.then(|| if hidden { page_of(held) } else { held.href.clone() }),
        title: title_of_line(view, actor, held),
        holder: held.holder_name.clone(),
        moment: held.moment,
        // The reason for a moment may tell as much as the title does.
        why: if hidden { String::new() } else { why::say(view, &held.why) },
        climbed: held.climbed.as_ref().map(|climb| climb.original_name.clone()),
        since: Some(held.since),
        act: opens.then(|| act(view, actor, held)),
    }
}

/// The title of a line as `actor` may read it; of what is sealed and not theirs, only what kind of matter it is.
pub(crate) fn title_of_line(view: &View, actor: &Actor, held: &Line) -> String {
    if held.title.is_empty() {
        mark(view, &held.matter_kind).says
    } else if held.shielded && !reads_shielded(actor, held) {
        t!(view, "obligation-shielded")
    } else {
        held.title.clone()
    }
}

/// The page of the obligation itself.
pub fn page_of(held: &Line) -> String {
    format!("/verplichtingen/{}", held.id)
}

fn act(view: &View, actor: &Actor, held: &Line) -> Act {
    let climbed_from_me = held
        .climbed
        .as_ref()
        .is_some_and(|climb| is_theirs(actor, climb.original) || is_theirs(actor, climb.previous));
    let in_person = held.holder == Holder::Person(actor.person);
    if in_person && held.sealed {
        Act::open(held.href.clone(), t!(view, "obligation-open"))
    } else if in_person {
        Act::open(page_of(held), t!(view, "obligation-move"))
    } else if is_theirs(actor, held.holder) || climbed_from_me {
        Act::post(format!("{}/neem-over", page_of(held)), t!(view, "obligation-take"))
    } else {
        Act::open(page_of(held), t!(view, "obligation-look"))
    }
}

/// Whether `actor` is this holder, or staffs this desk.
pub fn is_theirs(actor: &Actor, holder: Holder) -> bool {
    match holder {
        Holder::Person(person) => person == actor.person,
        Holder::Desk(desk) => actor.desks.contains(&desk),
    }
}

/// Whether a shielded title may be shown: to those who hold or held it by name, and to confidants. Staffing a desk is
/// not enough, because a desk is many people (domain A19).
pub(crate) fn reads_shielded(actor: &Actor, held: &Line) -> bool {
    let climb = held.climbed.as_ref();
    let people = [Some(held.holder), climb.map(|climb| climb.original), climb.map(|climb| climb.previous)];
    // What is sealed is a resident's, and a confidant has no look into a plan.
    actor.has(Role::Confidant) && !held.sealed || people.contains(&Some(Holder::Person(actor.person)))
}

/// The title of a kept obligation, as `actor` may read it.
pub fn title_of(view: &View, actor: &Actor, kept: &Kept) -> String {
    let holds = match &kept.state {
        State::Held(hold) | State::Offered { hold, .. } => {
            [hold.holder, hold.original()].contains(&Holder::Person(actor.person))
        }
        State::Settled(_) => false,
    };
    if kept.is_sealed() {
        return mark(view, &kept.matter.0).says;
    }
    if kept.shielded && !holds && !actor.has(Role::Confidant) {
        return t!(view, "obligation-shielded");
    }
    kept.title.clone()
}

/// The mark of a kind of matter.
pub fn mark(view: &View, matter_kind: &str) -> Mark {
    let (symbol, key) = kind(matter_kind);
    Mark::new(symbol, view.say(key, &[]))
}

/// How a kind of matter is drawn, and the key of what it is called; one that came later than this list is drawn as a
/// question.
pub(crate) fn kind(matter_kind: &str) -> (Symbol, &'static str) {
    match matter_kind {
        "signal" => (Symbol::Signal, "matter-signal"),
        "dossier" => (Symbol::Dossier, "matter-dossier"),
        "agenda_item" => (Symbol::Table, "matter-agenda-item"),
        "commitment" => (Symbol::Commitment, "matter-commitment"),
        "bounce" => (Symbol::Person, "matter-bounce"),
        "call_round" => (Symbol::Person, "matter-call-round"),
        "standing_message" => (Symbol::Commitment, "matter-standing-message"),
        "routing_rule" => (Symbol::Signal, "matter-routing-rule"),
        "question" => (Symbol::Question, "matter-question"),
        "answer_review" => (Symbol::Answer, "matter-answer-review"),
        "answer_validity" => (Symbol::Answer, "matter-answer-validity"),
        "measure_touch" => (Symbol::Table, "matter-measure-touch"),
        "help_request" => (Symbol::Person, "matter-help-request"),
        "handover" => (Symbol::Person, "matter-handover"),
        "agreement" => (Symbol::Commitment, "matter-agreement"),
        "second_view" => (Symbol::Question, "matter-second-view"),
        "strained_rule" => (Symbol::Bottleneck, "matter-strained-rule"),
        "right_request" => (Symbol::Person, "matter-right-request"),
        "share_proposal" => (Symbol::Person, "matter-share-proposal"),
        "retention" => (Symbol::Person, "matter-retention"),
        "webhook" => (Symbol::Answer, "matter-webhook"),
        "offer" => (Symbol::PontoonTwo, "matter-offer"),
        "alarm" => (Symbol::Signal, "matter-alarm"),
        "paper" => (Symbol::Table, "matter-paper"),
        "account" => (Symbol::Answer, "matter-account"),
        "confidant" => (Symbol::Person, "matter-confidant"),
        "confidant_proposal" => (Symbol::Person, "matter-confidant-proposal"),
        "agreed_result" => (Symbol::Commitment, "matter-agreed-result"),
        _ => (Symbol::Question, "matter-other"),
    }
}
