//! A wrong leaves no trace for whoever may not read it: two networks in which the same happens, but for wrongs that were
//! raised, understood, answered, gathered and left lying in one of them, look the same to the letter on every page.

use crate::support::World;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::area::Level;
use network::{Actor, Refusal};
use signals::answer::answer;
use signals::bring_back::bring_back;
use signals::capture::{Raise, raise};
use signals::carry::carry;
use signals::confirm::confirm;
use signals::dossier::DossierId;
use signals::gather::{Gather, gather};
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::record_solution::record_solution;
use signals::signal::{Signal, SignalId, of_dossier};
use signals::solution::NewSolution;
use signals::understand::{Understand, understand};
use signals::works_here::{Says, works_here};
use std::cell::RefCell;
use std::time::Duration;
use store::Tx;
use testkit::on_both;

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// Whether wrongs are raised too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrongs {
    Some,
    None,
}

struct Story {
    world: World,
    keys: RefCell<u128>,
}

impl Story {
    fn act<T>(&self, who: PersonId, act: impl Fn(&mut Tx<'_>, &Actor, Timestamp) -> Result<T, Refusal>) -> T {
        let now = self.world.now();
        let done = self.world.village.acts(&self.world.place.db, who, |tx, actor| act(tx, actor, now));
        done.unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    fn raises(&self, who: PersonId, words: &str, kind: Kind) -> SignalId {
        *self.keys.borrow_mut() += 1;
        let new = Raise {
            words: words.to_owned(),
            kind,
            theme: Some("STE.financiering".to_owned()),
            area: Some("GM9901".to_owned()),
            level: Level::Gemeente,
            quote: None,
            suggestion: None,
            guard_reason: None,
            form_key: Uuid::from_u128(*self.keys.borrow()),
        };
        self.act(who, |tx, actor, now| raise(tx, actor, now, &new))
    }

    fn understands(&self, who: PersonId, id: SignalId, kind: Kind) {
        let themes = vec!["STE.financiering".to_owned()];
        let new = Understand { kind, themes, level: Level::Gemeente, note: None, seen: None };
        self.act(who, |tx, actor, now| understand(tx, actor, now, id, &new));
    }

    fn advice(&self) -> NewSolution {
        NewSolution {
            kind: SolutionKind::UrgentAdvice,
            force: Force::ComplyOrExplain,
            words: "Gemeenten betalen door.".to_owned(),
            why: None,
            owner: self.world.village.swv,
            valid_until: None,
        }
    }

    fn works(&self, who: PersonId, signal: SignalId, works: Works) {
        let said = (works == Works::NotYet).then(|| "Nee, nog niet".to_owned());
        self.act(who, |tx, actor, now| {
            let told = signals::bring_back::of_signal(tx, actor.network, signal)?.remove(0);
            works_here(tx, actor, now, told.id, &Says { works, words: said.clone() })
        });
    }

    fn signals_of(&self, id: DossierId) -> Vec<Signal> {
        self.act(self.world.village.bart, |tx, actor, _| Ok(of_dossier(tx, actor.network, id)?))
    }

    fn gathers(&self, signals: &[SignalId]) -> DossierId {
        let (title, signals) = ("Inloop".to_owned(), signals.to_vec());
        let new = Gather { title, signals, driver: None, bring: None, form_key: Uuid::from_u128(77) };
        self.act(self.world.village.priya, |tx, actor, now| gather(tx, actor, now, &new))
    }
}

/// What happens in both, and what happens besides where there are wrongs; three days later everything lies late.
fn happens(world: World, wrongs: Wrongs) -> (Story, DossierId) {
    let story = Story { world, keys: RefCell::new(0) };
    let village = story.world.village.clone();
    let mut signals = Vec::new();
    for (who, words) in [
        (village.ruud, "De gemeente kort de subsidie omdat onze inloop dicht is."),
        (village.joost, "Onze inloop is dicht en de subsidie stopt."),
        (village.ruud, "De bus rijdt niet meer door de wijk."),
    ] {
        story.world.passes(MINUTE);
        signals.push(story.raises(who, words, Kind::Bottleneck));
    }
    story.world.passes(MINUTE);
    let dossier = story.gathers(&signals[..2]);
    story.world.passes(MINUTE);
    let advice = story.advice();
    if wrongs == Wrongs::Some {
        let [late, answered, carried] = [
            "Tien arbeidsmigranten slapen in één kamer.",
            "De huisbaas zet mensen onder druk.",
            "De subsidie gaat naar een vriend van de wethouder.",
        ]
        .map(|words| story.raises(village.fatima, words, Kind::Wrong));
        story.understands(village.bart, late, Kind::Wrong);
        story.act(village.bart, |tx, actor, now| answer(tx, actor, now, answered, &advice));
        story.works(village.fatima, answered, Works::NotYet);
        story.understands(village.bart, carried, Kind::Wrong);
        story.act(village.bart, |tx, actor, now| carry(tx, actor, now, dossier, carried));
        let called = story.raises(village.fatima, "Iemand houdt paspoorten achter.", Kind::Wrong);
        assert!(called != late);
    }
    // What happens in both happens at the same moments in both: nothing passes in between.
    story.act(village.priya, |tx, actor, now| {
        record_solution(tx, actor, now, dossier, &advice)?;
        bring_back(tx, actor, now, dossier)
    });
    story.world.passes(MINUTE);
    story.works(village.ruud, signals[0], Works::Yes);
    for _ in 0..4 {
        story.world.passes(DAY);
        story.world.beat();
    }
    story.world.catches_up();
    (story, dossier)
}

/// Two weeks later whoever leads the dossier closes it, although Joost is silent; then Joost says that it works. Where there
/// is a wrong its reporter stays silent, and the page says the same each time.
fn ends(story: &Story, dossier: DossierId) -> Vec<(String, String)> {
    let world = &story.world;
    world.passes(14 * DAY);
    world.beat();
    story.act(world.village.elly, |tx, actor, now| {
        confirm(tx, actor, now, dossier, Some("Geen reactie gekregen"))
    });
    let page = || {
        let reads = |path: &str| nameless(&world.as_person("Joost ter Braak").ask(path).html);
        [format!("/dossiers/{dossier}"), "/dossiers?staat=confirmed".into(), "/dossiers?staat=silent".into()]
            .map(|path| (nameless(&path), reads(&path)))
    };
    let closed = page();
    assert!(closed[0].1.contains("Geen reactie gekregen"), "{}", closed[0].1);
    let answered =
        story.signals_of(dossier).into_iter().find(|signal| signal.raised_by == world.village.joost);
    story.works(world.village.joost, answered.expect("his lies in it").id, Works::Yes);
    let works = page();
    assert!(works[0].1.contains("Het werkt waar het gemeld is"), "{}", works[0].1);
    closed.into_iter().chain(works).collect()
}

/// Every page that somebody may open here and that shows lists, numbers or people, as they read it; ids and what is made
/// anew for each page don't count.
fn pages(world: &World, dossier: DossierId, reader: &str) -> Vec<(String, String)> {
    let browser = world.as_person(reader);
    let (bart, fatima) = (world.village.bart, world.village.fatima);
    let paths = [
        "/vandaag".to_owned(),
        "/mijn-lat?balies=ja".to_owned(),
        "/waterlijn".to_owned(),
        "/signalen".to_owned(),
        "/dossiers".to_owned(),
        format!("/dossiers/{dossier}"),
        "/cijfers".to_owned(),
        "/cijfers.csv".to_owned(),
        "/cijfers/geduid".to_owned(),
        "/cijfers/teruggebracht".to_owned(),
        "/cijfers/werkt".to_owned(),
        "/netwerk".to_owned(),
        "/netwerk/vertrouwenspersonen".to_owned(),
        format!("/netwerk/mensen/{bart}"),
        format!("/netwerk/mensen/{fatima}"),
        format!("/netwerk/organisaties/{}", world.village.steiger),
        "/tafels".to_owned(),
        "/zoeken?q=subsidie".to_owned(),
        "/zoeken?q=huisbaas".to_owned(),
        "/dagberichten".to_owned(),
        "/trendbeeld".to_owned(),
    ];
    paths.into_iter().map(|path| (nameless(&path), nameless(&browser.ask(&path).html))).collect()
}

/// Without ids, and without the digests that browsers keep drafts under.
fn nameless(text: &str) -> String {
    let is_id =
        |word: &str| word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
        let id = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        if is_id(id) {
            out.push('#');
            out.push_str(&word[id.len()..]);
        } else {
            out.push_str(word);
        }
    }
    out
}

#[test]
fn nobody_outside_can_tell_whether_there_are_wrongs() {
    let readers = ["Marleen Hoekstra", "Elly Sarmiento", "Joost ter Braak", "Sanne Kuiper"];
    let look = |wrongs| {
        let seen = RefCell::new(Vec::new());
        on_both(|db| {
            let (story, dossier) = happens(World::new(db), wrongs);
            for reader in readers {
                seen.borrow_mut().extend(pages(&story.world, dossier, reader));
            }
            seen.borrow_mut().extend(ends(&story, dossier));
        });
        seen.into_inner()
    };
    let (without, with) = (look(Wrongs::None), look(Wrongs::Some));
    assert_eq!(without.len(), with.len());
    let differ: Vec<_> = without.iter().zip(&with).filter(|(one, other)| one != other).collect();
    assert!(differ.is_empty(), "{} pages differ: {differ:?}", differ.len());
    let answered = without.iter().filter(|(_, html)| html.contains("<main")).count();
    assert!(answered * 10 > without.len() * 8, "{answered} of {} pages are there", without.len());
}

#[test]
fn the_confidant_does_see_them() {
    on_both(|db| {
        let (story, _) = happens(World::new(db), Wrongs::Some);
        let signals = story.world.as_person("Bart Nijland").ask("/signalen");
        assert!(signals.says("Iemand houdt paspoorten achter."), "{}", signals.words());
    });
}
