//! What the network of a furnished world knows: a question in each state, answers published and under way, a practice that
//! spread, a measure that changed, and a crisis. Fatima asks and shares, Priya writes, Elly looks.

use super::world::World;
use kernel::PersonId;
use kernel::ids::uuid_at;
use knowledge::answer::AnswerId;
use knowledge::apply_practice::{Applies, apply};
use knowledge::ask::{Ask, ask};
use knowledge::begin_crisis::{Begin, begin};
use knowledge::crisis::CrisisId;
use knowledge::likely::SameAs;
use knowledge::measure::MeasureId;
use knowledge::practice::{How, PracticeId};
use knowledge::question::QuestionId;
use knowledge::rest_on::rest;
use knowledge::review_answer::{Verdict, review};
use knowledge::set_measure::{Set, change, set};
use knowledge::share_practice::{Share, share};
use knowledge::touch::{self, TouchId, Touched};
use knowledge::write_answer::{Write, revise, write};

/// One of each.
pub struct Known {
    /// An open question of Fatima's, that reads like an answered one.
    pub question: QuestionId,
    /// A published answer, of which a new version is looked at.
    pub answer: AnswerId,
    /// A practice that rests on a measure that changed.
    pub practice: PracticeId,
    /// That measure.
    pub measure: MeasureId,
    /// What the change touched.
    pub touch: TouchId,
    /// A crisis that runs.
    pub crisis: CrisisId,
}

/// Furnishes `world`.
pub fn furnish(world: &World) -> Known {
    let village = &world.village;
    let answered = answered(world, "Mag een begeleider na tien uur naar huis?");
    let answer = answered.1;
    // Published and nothing under way: this one can be withdrawn, and Fatima can say what is missing in it.
    let second = self::answered(world, "Tellen vrijwilligers mee voor de bezetting?");
    let returned = written(world, "Wie betaalt de tolk?");
    let why = Verdict::Change("Noem de regeling.".to_owned());
    world.acts(village.elly, |tx, actor, now| review(tx, actor, now, returned, &why));
    world
        .acts(village.priya, |tx, actor, now| revise(tx, actor, now, answer, &writing("Ja, met een brief.")));
    let linked = asked(world, village.joost, "Hoeveel vrijwilligers tellen mee?", None);
    world.acts(village.priya, |tx, actor, now| {
        knowledge::link_question::link(tx, actor, now, linked, SameAs::Answer(second.1))
    });
    let question = asked(world, village.fatima, "Mag een begeleider ook na elf uur naar huis?", None);
    let (practice, measure, touch) = resting(world);
    let flood = Begin {
        name: "Hoog water".to_owned(),
        reason: "De Kadebuurt loopt onder.".to_owned(),
        follows: None,
        form_key: uuid_at(world.now()),
    };
    let crisis = world.acts(village.elly, |tx, actor, now| begin(tx, actor, now, &flood));
    Known { question, answer, practice, measure, touch, crisis }
}

fn asked(world: &World, who: PersonId, words: &str, same_as: Option<SameAs>) -> QuestionId {
    let new = Ask {
        words: words.to_owned(),
        theme: None,
        same_as,
        guard_reason: None,
        form_key: uuid_at(world.now()),
    };
    world.acts(who, |tx, actor, now| ask(tx, actor, now, &new))
}

fn writing(words: &str) -> Write {
    Write {
        title: None,
        words: words.to_owned(),
        valid_until: None,
        form_key: uuid_at(jiff::Timestamp::UNIX_EPOCH),
    }
}

/// An answer by Priya that somebody must look at.
fn written(world: &World, words: &str) -> AnswerId {
    let question = asked(world, world.village.fatima, words, None);
    let new = Write { form_key: uuid_at(world.now()), ..writing("Ja, dat mag.") };
    world.acts(world.village.priya, |tx, actor, now| write(tx, actor, now, question, &new))
}

fn answered(world: &World, words: &str) -> (QuestionId, AnswerId) {
    let question = asked(world, world.village.fatima, words, None);
    let new = Write { form_key: uuid_at(world.now()), ..writing("Ja, dat mag.") };
    let answer = world.acts(world.village.priya, |tx, actor, now| write(tx, actor, now, question, &new));
    world.acts(world.village.elly, |tx, actor, now| review(tx, actor, now, answer, &Verdict::Good));
    (question, answer)
}

/// Marleen's practice, which rests on two measures of which one changed, and which another organisation applies.
fn resting(world: &World) -> (PracticeId, MeasureId, TouchId) {
    let village = &world.village;
    let new = Share {
        title: "Raamgesprekken".to_owned(),
        works: "Voor het raam.".to_owned(),
        audience: None,
        needs: None,
        theme: None,
        source: None,
        form_key: uuid_at(world.now()),
    };
    let practice = world.acts(village.marleen, |tx, actor, now| share(tx, actor, now, &new));
    let applies = Applies { how: How::AsIs, words: None };
    world.acts(world.gerda, |tx, actor, now| apply(tx, actor, now, practice, &applies));
    let measures = ["Eén bezoeker per dag.", "Niemand op bezoek na acht uur."].map(|words| {
        let new = Set {
            title: "Bezoek aan huis".to_owned(),
            words: words.to_owned(),
            source: "Besluit van de veiligheidsregio".to_owned(),
            theme: None,
            valid_from: None,
            valid_until: None,
            form_key: uuid_at(world.now()),
        };
        (world.acts(village.elly, |tx, actor, now| set(tx, actor, now, &new)), new)
    });
    let [(measure, before), _] = measures;
    let on = Touched::Practice(practice);
    world.acts(village.marleen, |tx, actor, now| rest(tx, actor, now, (on, measure)));
    let changed = Set { words: "Geen bezoekers.".to_owned(), ..before };
    world.acts(village.elly, |tx, actor, now| change(tx, actor, now, measure, &changed));
    let touch =
        world.acts(village.elly, |tx, actor, _| Ok(touch::open_of(tx, actor.network, on)?.remove(0).id));
    (practice, measure, touch)
}
