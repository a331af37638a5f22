//! The confidants of the network: who they are and whether they are there, for everybody, because a reporter wants to know who
//! reads along. Whoever looks after the network asks somebody here; who is asked answers here. It never says what confidants
//! hold, nor how much.

use crate::become_confidant;
use crate::confidant_proposal::{self, Proposal};
use crate::confidants::PAGE;
use crate::{propose_confidant, step_down};
use maud::{Markup, html};
use network::again::Again;
use network::confidant::{self, Confidant};
use network::name_line::{NameLine, name_lines};
use network::person::Presence;
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, notice, post_button, section, title};
use web::{Failure, Page, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/netwerk/vertrouwenspersonen", "see_network", show)]
}

/// What the page shows.
pub struct Shown {
    confidants: Vec<Confidant>,
    /// What waits for an answer; to others than those who ask or are asked, nothing.
    waiting: Vec<Proposal>,
    /// Whether the reader may ask somebody.
    asks: Asks,
}

/// Whether somebody looks after who is a confidant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asks {
    May,
    MayNot,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &visit.actor, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when one of its forms was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    visit.read(shown).await
}

fn shown(tx: &mut Tx<'_>, actor: &Actor) -> Result<Shown, Refusal> {
    actor.may_here("see_network")?;
    let asks = if actor.may_here("propose_confidant").is_ok() { Asks::May } else { Asks::MayNot };
    let mut waiting = confidant_proposal::waiting(tx, actor.network)?;
    waiting.retain(|one| asks == Asks::May || one.person == actor.person);
    Ok(Shown { confidants: confidant::list(tx, actor.network)?, waiting, asks })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, actor: &Actor, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "confidants-title");
    let nobody = shown.confidants.iter().all(|one| one.presence != Presence::Active);
    let asked = shown.waiting.iter().find(|one| one.person == actor.person);
    let main = html! {
        (title(&heading, &t!(view, "confidants-what")))
        @if nobody { (notice(view, Tone::Now, &html! { (t!(view, "confidants-nobody")) })) }
        @if let Some(asked) = asked {
            (section("gevraagd", &t!(view, "confidants-asked", name = &asked.by_name), &html! {
                p { (t!(view, "confidants-asked-what")) }
                (become_confidant::form(again.form(view, "answer"), asked.id))
            }))
        }
        (section("wie", &t!(view, "confidants-who"), &lines(view, actor, shown)))
        @if shown.asks == Asks::May {
            @if !shown.waiting.is_empty() {
                (section("wacht", &t!(view, "confidants-waiting"), &waiting(view, &shown.waiting)))
            }
            (again.fold(view, "propose", &t!(view, "confidant-propose-title"),
                &propose_confidant::form(again.form(view, "propose"))))
        }
    };
    Page::new(view, heading, main)
}

fn lines(view: &View, actor: &Actor, shown: &Shown) -> Markup {
    let line = |one: &Confidant| NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "confidants-mark")),
        href: Some(format!("/netwerk/mensen/{}", one.person)),
        name: one.name.clone(),
        what: match one.presence {
            Presence::Active => one.organisation.clone(),
            Presence::Absent | Presence::Left => {
                format!("{}, {}", one.organisation, view.say(one.presence.text_key(), &[]))
            }
        },
        place: t!(view, "confidants-since", day = view.day(one.since)),
        act: html! {
            @if actor.may("end_confidant", &step_down::matter(actor, one.person)).is_ok() {
                (post_button(view, &format!("/netwerk/mensen/{}/terugtreden", one.person), "confidant-end-act",
                    &[("name", one.name.as_str().into())], &[]))
            }
        },
    };
    name_lines(&shown.confidants.iter().map(line).collect::<Vec<_>>())
}

fn waiting(view: &View, waiting: &[Proposal]) -> Markup {
    let line = |one: &Proposal| NameLine {
        mark: Mark::new(Symbol::Question, t!(view, "matter-confidant-proposal")),
        href: Some(format!("/netwerk/mensen/{}", one.person)),
        name: one.name.clone(),
        what: t!(view, "confidants-asked-by", name = &one.by_name, day = view.day(one.at)),
        place: String::new(),
        act: post_button(
            view,
            &format!("{PAGE}/{}/intrekken", one.id),
            "confidant-withdraw-act",
            &[("name", one.name.as_str().into())],
            &[],
        ),
    };
    name_lines(&waiting.iter().map(line).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::become_confidant::{Answer, reply};
    use crate::propose_confidant::{propose, withdraw};
    use crate::samples::{Shield, opening};
    use crate::step_down::step_down;
    use crate::{Matter, TEXTS, confidants, notice, obligation};
    use kernel::{Lang, PersonId};
    use network::samples::{Village, monday};
    use obligations::Holder;
    use store::Db;
    use testkit::on_both;
    use web::samples::{check_html, required_fields, view};

    const FATIMA: &str = "fatima@voorbeeld.example";

    fn seen_by(db: &Db, village: &Village, who: PersonId) -> (Actor, Shown) {
        village.acts(db, who, |tx, actor| Ok((actor.clone(), shown(tx, actor)?))).unwrap()
    }

    fn proposes(db: &Db, village: &Village, who: PersonId, email: &str) -> Result<(), Refusal> {
        village.acts(db, who, |tx, actor| propose(tx, actor, monday(), email))
    }

    fn answers(db: &Db, village: &Village, who: PersonId, answer: &Answer) -> Result<(), Refusal> {
        let waiting = db.read_here(|tx| confidant_proposal::waiting(tx, village.network)).unwrap();
        village.acts(db, who, |tx, actor| reply(tx, actor, monday(), waiting[0].id, answer))
    }

    fn heard(db: &Db, village: &Village, who: PersonId) -> Vec<String> {
        let all = db.read_here(|tx| notice::newest(tx, village.network, who, 9)).unwrap();
        all.into_iter().map(|notice| notice.text).collect()
    }

    #[test]
    fn everybody_reads_who_it_is_and_only_who_is_asked_answers() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        proposes(&db, &village, village.elly, FATIMA).unwrap();
        for lang in Lang::ALL {
            let view = View { now: monday(), ..view(lang, &[TEXTS, network::TEXTS]) };
            for (who, fields, sees) in [
                (village.elly, 1, true),
                (village.fatima, 1, true),
                (village.joost, 0, false),
                (village.bart, 0, false),
            ] {
                let (actor, shown) = seen_by(&db, &village, who);
                let html = page(&view, &actor, &shown, &Again::NOTHING).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("Bart Nijland"));
                assert_eq!(required_fields(&html), fields, "{html}");
                assert_eq!(shown.waiting.len(), usize::from(sees));
                let stops = [village.elly, village.bart].contains(&who);
                assert_eq!(html.contains(&format!("{}/terugtreden", village.bart)), stops);
            }
        }
    }

    #[test]
    fn a_yes_makes_a_confidant_and_gives_them_what_waited() {
        on_both(|db| {
            let village = Village::build(db);
            let id = opening(db, &village, (Holder::Person(village.bart), 3), Shield::Shielded);
            village
                .acts(db, village.elly, |tx, actor| {
                    crate::absence::record_gone(tx, actor, monday(), village.bart, crate::absence::Gone::Left)
                })
                .unwrap();
            proposes(db, &village, village.elly, FATIMA).unwrap();
            proposes(db, &village, village.elly, FATIMA).unwrap();
            let other = answers(db, &village, village.elly, &Answer::Yes);
            assert!(matches!(other, Err(Refusal::Forbidden { action: "become_confidant" })), "{other:?}");
            answers(db, &village, village.fatima, &Answer::Yes).unwrap();
            let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap().unwrap();
            assert_eq!(kept.state.holder(), Some(village.fatima.into()));
            let asked = Matter::new(confidants::MATTER, village.network);
            assert!(db.read_here(|tx| obligation::of_matter(tx, village.network, asked)).unwrap().is_none());
            assert!(heard(db, &village, village.elly).contains(&"notice-confidant-yes".to_owned()));
        });
    }

    #[test]
    fn a_no_says_why_and_changes_nothing_else() {
        on_both(|db| {
            let village = Village::build(db);
            proposes(db, &village, village.elly, FATIMA).unwrap();
            assert_eq!(heard(db, &village, village.fatima), ["notice-confidant-asked"]);
            let no = Answer::No("Ik ken iedereen hier te goed".parse().unwrap());
            answers(db, &village, village.fatima, &no).unwrap();
            assert!(heard(db, &village, village.elly).contains(&"notice-confidant-no".to_owned()));
            let (_, shown) = seen_by(db, &village, village.elly);
            assert_eq!((shown.confidants.len(), shown.waiting.len()), (1, 0));
            proposes(db, &village, village.elly, FATIMA).unwrap();
            let waiting = db.read_here(|tx| confidant_proposal::waiting(tx, village.network)).unwrap();
            let taken_back = |tx: &mut Tx<'_>, actor: &Actor| withdraw(tx, actor, monday(), waiting[0].id);
            village.acts(db, village.elly, taken_back).unwrap();
            village.acts(db, village.elly, taken_back).unwrap();
            assert_eq!(seen_by(db, &village, village.fatima).1.waiting.len(), 0);
        });
    }

    #[test]
    fn nobody_asks_themselves_and_only_who_looks_after_the_network_asks() {
        on_both(|db| {
            let village = Village::build(db);
            let key = |refused: Result<(), Refusal>| match refused {
                Err(Refusal::NotNow(key)) => key,
                other => panic!("{other:?}"),
            };
            let elly = village.elly;
            assert_eq!(
                key(proposes(db, &village, elly, "elly@voorbeeld.example")),
                "confidant-refused-yourself"
            );
            assert_eq!(
                key(proposes(db, &village, elly, "bart@voorbeeld.example")),
                "confidant-refused-is-one"
            );
            assert_eq!(
                key(proposes(db, &village, elly, "niemand@voorbeeld.example")),
                "confidant-refused-unknown"
            );
            let ruud = proposes(db, &village, village.ruud, FATIMA);
            assert!(matches!(ruud, Err(Refusal::Forbidden { action: "propose_confidant" })), "{ruud:?}");
        });
    }

    #[test]
    fn who_stops_hands_on_what_they_held() {
        on_both(|db| {
            let village = Village::build(db);
            proposes(db, &village, village.elly, FATIMA).unwrap();
            answers(db, &village, village.fatima, &Answer::Yes).unwrap();
            let id = opening(db, &village, (Holder::Person(village.fatima), 3), Shield::Shielded);
            let own = opening(db, &village, (Holder::Person(village.fatima), 3), Shield::None);
            let holder = |id| {
                let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap();
                kept.unwrap().state.holder()
            };
            let stops = |who, by| village.acts(db, by, |tx, actor| step_down(tx, actor, monday(), who));
            let joost = stops(village.fatima, village.joost);
            assert!(matches!(joost, Err(Refusal::Forbidden { action: "end_confidant" })), "{joost:?}");
            stops(village.fatima, village.fatima).unwrap();
            stops(village.fatima, village.fatima).unwrap();
            assert_eq!((holder(id), holder(own)), (Some(village.bart.into()), Some(village.fatima.into())));
            let only = stops(village.bart, village.elly);
            assert!(matches!(only, Err(Refusal::NotNow("confidant-refused-only"))), "{only:?}");
        });
    }
}
