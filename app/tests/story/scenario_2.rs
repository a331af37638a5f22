//! Scenario 2, word for word, as Elly does it: a hundred and twenty members of which thirty-one were called, the next one on
//! the screen with its number, its last contact and what it waits for; a note that becomes one good example and one
//! bottleneck after the member's yes; thirty-two of a hundred and twenty; not reached counted apart, and a no respected.

use crate::support::{Browser, Page, World};
use kernel::{OrganisationId, PersonId};
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::samples::monday;
use network::{Refusal, Role, phone};
use signals::call_next_member::next_member;
use signals::call_round::{CallRoundId, members};
use signals::note_call::{Note, Outcome, note_call};
use store::{Db, Tx};
use testkit::on_both;

const ROUND: &str = "Hoe gaat het met jou en hoe gaat het met jullie?";
const NOTE: &str = "Mantelzorgers raken op; wij bellen ze nu alle 400";
const WAITS: &str = "Het buurthuis heeft geen beheerder meer.";
const NUMBER: &str = "088 123 45 67";

/// The scene: Elly's browser, and the round in which thirty-one of a hundred and twenty were called.
struct Scene<'w> {
    world: &'w World,
    elly: Browser<'w>,
    round: String,
    /// Who directs the member whose turn is next.
    director: PersonId,
}

impl<'w> Scene<'w> {
    fn called_31_of_120(world: &'w World) -> Self {
        let elly = world.as_person("Elly Sarmiento");
        let directors: Vec<PersonId> = (1..=120).map(|number| member(world, number)).collect();
        let director = directors[31];
        world.raised(director, WAITS);
        let round = elly.starts_round();
        for _ in 0..31 {
            speaks(world, round.parse().expect("an id"));
        }
        Self { world, elly, round, director }
    }

    fn page(&self) -> Page {
        self.elly.open(&format!("/belrondes/{}", self.round))
    }

    /// Elly presses "Volgend lid".
    fn next(&self) -> Page {
        self.elly.submit(&self.page().form("/volgende"))
    }

    /// Elly notes what came of it.
    fn notes(&self, page: &Page, outcome: &str) -> Page {
        self.elly.submit(&page.form("/gesprek").choosing("outcome", outcome))
    }
}

impl Browser<'_> {
    /// Starts the round of the scenario over the members of the sector body; gives its id.
    fn starts_round(&self) -> String {
        let page = self.open("/belrondes/nieuw");
        assert!(page.says("Hoe gaat het met jou?") || page.html.contains("Hoe gaat het met jou?"));
        let form = page
            .form("/belrondes")
            .with("name", ROUND)
            .choosing("population", "Leden van Sociaal Werk Verbond (120)")
            .with("ends", "2026-12-18");
        let page = self.submit(&form);
        assert!(page.path.starts_with("/belrondes/") && page.says(ROUND), "{}", page.words());
        page.id()
    }
}

/// A member of the sector body with a number and somebody who directs it.
fn member(world: &World, number: u32) -> PersonId {
    let added: Result<PersonId, Refusal> = world.place.db.write_here(|tx| {
        let name = format!("Sociaal Werk {number:03}");
        let new = NewOrganisation {
            name: &name,
            kind: OrganisationKind::Welfare,
            place: "Kadebuurt",
            umbrella: Some(world.village.swv),
            desk_name: &name,
        };
        let (organisation, _) = organisation::add(tx, monday(), world.village.network, &new)?;
        let number_of = NUMBER.parse().expect("a number");
        phone::keep(tx, world.village.network, organisation, Some(&number_of))?;
        director(tx, world, organisation, number)
    });
    added.expect("a member can be added")
}

fn director(
    tx: &mut Tx<'_>,
    world: &World,
    organisation: OrganisationId,
    number: u32,
) -> Result<PersonId, Refusal> {
    let (name, email) = (format!("Bestuurder {number:03}"), format!("bestuur{number}@leden.example"));
    let new = NewPerson { name: &name, email: &email, password: None, lang: kernel::Lang::Nl };
    let person = person::add(tx, monday(), world.village.network, &new)?;
    let membership = NewMembership { person, organisation, role: Role::Director, team: None };
    person::join(tx, monday(), world.village.network, &membership)?;
    Ok(person)
}

/// Priya speaks the next member.
fn speaks(world: &World, round: CallRoundId) {
    let priya = world.village.priya;
    world.acts(priya, |tx, actor, now| {
        next_member(tx, actor, now, round, None)?;
        let member = members::on_the_line(tx, actor.network, round, priya)?.expect("somebody to call");
        let note = Note {
            organisation: member.organisation,
            outcome: Outcome::Spoken,
            contact: None,
            answers: [Some("Goed.".to_owned()), None],
            signals: Vec::new(),
            guard_reason: None,
            form_key: kernel::ids::uuid_at(now),
        };
        note_call(tx, actor, now, round, &note)
    });
}

fn with_world(does: impl Fn(&Scene<'_>)) {
    on_both(|db: &Db| {
        let world = World::new(db);
        does(&Scene::called_31_of_120(&world));
    });
}

#[test]
fn elly_sees_the_next_member_and_makes_a_good_example_and_a_bottleneck_of_its_note() {
    with_world(|scene| {
        assert!(scene.page().says("31 van 120 gesproken"), "{}", scene.page().words());
        let page = scene.next();
        assert_eq!(page.heading(), "Sociaal Werk 032", "nobody has spoken it yet");
        for shown in [NUMBER, "Bestuurder 032", "nog nooit gebeld", "maandag 23 november", WAITS, ROUND] {
            assert!(page.says(shown), "{shown}: {}", page.words());
        }
        let form = page.form("/gesprek").choosing("outcome", "Gesproken").with("second_answer", NOTE);
        let form = form.choosing("kind_1", "Goed voorbeeld").choosing("kind_2", "Knelpunt");
        let without_yes = scene.elly.send(&form);
        assert_eq!(without_yes.status, 422);
        assert!(without_yes.says("Vink aan dat het lid ja zei") && without_yes.html.contains(NOTE));
        assert_eq!(scene.world.count("select count(*) as number from call_note_signal"), 0);
        let form = form.ticking("yes_1", "yes").ticking("yes_2", "yes");
        let noted = scene.elly.submit(&form);
        assert!(noted.says("32 van 120 gesproken"), "{}", noted.words());
        scene.elly.submit(&form);
        let made = "select count(*) as number from signal
            join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
            where signal.words = 'Mantelzorgers raken op; wij bellen ze nu alle 400'
              and organisation.name = 'Sociaal Werk 032' and signal.kind";
        for kind in ["good_practice", "bottleneck"] {
            let one = format!("{made} = '{kind}'");
            assert_eq!(scene.world.count(&one), 1, "one {kind}, also when it is sent twice");
        }
        assert!(scene.page().says("32 van 120 gesproken"));
    });
}

#[test]
fn not_reached_counts_apart_and_a_no_is_never_shown_again() {
    with_world(|scene| {
        let page = scene.notes(&scene.next(), "Niet bereikt");
        assert!(page.says("31 van 120 gesproken") && page.says("1 niet bereikt"), "{}", page.words());
        let refuses = scene.next();
        let said_no = refuses.heading();
        let page = scene.notes(&refuses, "Wil niet gebeld worden");
        assert!(page.says("1 wil niet") && page.says("31 van 120 gesproken"), "{}", page.words());
        for _ in 0..20 {
            let next = scene.next();
            assert_ne!(next.heading(), said_no);
            scene.notes(&next, "Gesproken");
        }
        assert!(scene.page().says("51 van 120 gesproken"), "{}", scene.page().words());
        let again = scene.elly.starts_round();
        let page = scene.elly.open(&format!("/belrondes/{again}"));
        assert!(page.says("1 wil niet") && page.says("0 van 120 gesproken"), "{}", page.words());
    });
}

#[test]
fn word_comes_back_to_elly_and_to_whom_she_spoke_and_silence_stands_on_the_waterlijn() {
    with_world(|scene| {
        let page = scene.next();
        let form = page.form("/gesprek").choosing("outcome", "Gesproken").choosing("kind_1", "Knelpunt");
        let form = form.with("words_1", NOTE).ticking("yes_1", "yes");
        scene.elly.submit(&form);
        let director = scene.world.as_person("Bestuurder 032");
        assert!(
            director.hears("Elly Sarmiento meldde na jullie gesprek"),
            "{}",
            director.open("/vandaag").words()
        );
        assert_eq!(scene.world.id_of("Bestuurder 032"), scene.director);
        assert!(!scene.elly.open("/waterlijn").says("hoorden we niet"));
        scene.world.moves_to("2026-12-19T09:00:00+01:00");
        scene.world.beat();
        let waterline = scene.elly.open("/waterlijn");
        assert!(waterline.says("88 van de 120 leden hoorden we niet"), "{}", waterline.words());
        let silent = scene.elly.open(&format!("/belrondes/{}/stil", scene.round));
        assert!(silent.says("Sociaal Werk 033") && !silent.says("Sociaal Werk 032"), "{}", silent.words());
    });
}

#[test]
fn closing_asks_what_happens_with_the_silent() {
    with_world(|scene| {
        let form = scene.page().form("/afsluiting").with("came_of_it", "Wij weten nu wat er speelt.");
        let refused = scene.elly.send(&form);
        assert_eq!(refused.status, 422);
        assert!(refused.says("Zeg wat er gebeurt met wie jullie niet hoorden"), "{}", refused.words());
        let page = scene.elly.submit(&form.choosing("silent", "opnieuw").with("again_on", "2026-12-15"));
        assert!(page.says("opnieuw gebeld vanaf dinsdag 15 december"), "{}", page.words());
        let open = "select count(*) as number from obligation where matter_kind = 'call_round' and state <> 'settled'";
        assert_eq!(scene.world.count(open), 1, "the silent stay somebody's");
        let next = scene.elly.open("/belrondes/nieuw").form("/belrondes");
        assert!(next.answers("population").iter().any(|(_, said)| said.contains("(89)")));
    });
}
