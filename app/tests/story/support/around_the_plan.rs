//! Somebody of another organisation who stands around the furnished plan: who holds it, handed it over, reads along, or did.

use super::furnished::Furnished;
use casework::end_share::end_share;
use casework::help_request;
use casework::plan::{self, PlanId};
use casework::share::{ShareId, Step};
use casework::share_part::{Share, What, With, share_part};
use kernel::ids::uuid_at;
use kernel::{Lang, PersonId, calendar};
use network::person::{self, NewMembership, NewPerson};
use network::reading::Part;
use network::{Refusal, Role};
use obligations::{Act, Cause, Holder};

fn plan_of(furnished: &Furnished) -> PlanId {
    PlanId(furnished.id_of("plannen").parse().expect("the id of a plan"))
}

/// A worker of De Brug, where nobody has to do with the plan.
fn worker(furnished: &Furnished, name: &str, email: &str) -> PersonId {
    let world = &furnished.world;
    let (network, now) = (world.village.network, world.now());
    let added = world.place.db.write_here(|tx| {
        let organisation = person::organisation_of(tx, network, world.gerda)?.expect("Gerda works somewhere");
        let new = NewPerson { name, email, password: None, lang: Lang::Nl };
        let person = person::add(tx, now, network, &new)?;
        let membership = NewMembership { person, organisation, role: Role::Worker, team: None };
        person::join(tx, now, network, &membership)?;
        Ok::<_, Refusal>(person)
    });
    added.expect("somebody can come to work there")
}

/// The leading question moves, as a handover that was held moves it.
fn takes_over(furnished: &Furnished, to: PersonId) {
    let (world, id) = (&furnished.world, plan_of(furnished));
    world.acts(to, |tx, actor, now| {
        let leading = plan::load(tx, actor.network, id)?.leading;
        let act = Act::Reassign { by: Some(to), to: Holder::Person(to), cause: Cause::Handover };
        worklist::act(tx, now, actor.network, help_request::matter(leading), &act)
    });
}

/// Whoever holds the plan now.
pub fn holds(furnished: &Furnished) -> PersonId {
    let ayse = worker(furnished, "Ayşe Demir", "ayse@voorbeeld.example");
    takes_over(furnished, ayse);
    ayse
}

/// Whoever held it and handed it over.
pub fn handed_over(furnished: &Furnished) -> PersonId {
    let ayse = holds(furnished);
    takes_over(furnished, worker(furnished, "Lotte Vermeulen", "lotte@voorbeeld.example"));
    ayse
}

/// Whoever reads who it is and the plan, by a share of their own.
pub fn reads_along(furnished: &Furnished) -> (PersonId, ShareId) {
    let noor = worker(furnished, "Noor Hendriks", "noor@voorbeeld.example");
    let (world, id) = (&furnished.world, plan_of(furnished));
    let keys = world.place.keys.clone();
    let new = Share {
        what: What {
            with: With::Person(noor),
            parts: vec![Part::Identity, Part::Plan],
            theme: None,
            reason: "Zij kent de school".to_owned(),
            until: calendar::in_days(world.now(), 30),
        },
        step: Step::Agreed,
        legal_basis: "public_task",
        secrecy: "agreed",
        form_key: uuid_at(world.now()),
    };
    let share =
        world.acts(world.village.fatima, |tx, actor, now| share_part(tx, actor, now, &keys, (id, &new)));
    (noor, share)
}

/// Whoever read along until it ended.
pub fn reads_no_more(furnished: &Furnished) -> PersonId {
    let (noor, share) = reads_along(furnished);
    let id = plan_of(furnished);
    let world = &furnished.world;
    world.acts(world.village.fatima, |tx, actor, now| end_share(tx, actor, now, (id, share)));
    noor
}
