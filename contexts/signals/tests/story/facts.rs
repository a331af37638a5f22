//! What the record keeps: ids, and words about the matter itself; never a name, which is looked up when the way is shown.

use crate::scene::{Scene, two_signals};
use kernel::Lang;
use kernel::ids::Uuid;
use network::samples::monday;
use serde_json::Value as Json;
use signals::hand_over_driver::{self, Answer};
use signals::join_coalition::join_coalition;
use signals::keep_commitment::{Outcome, keep_commitment};
use signals::kinds::Works;
use signals::make_commitment::{self, Commit, make_commitment};
use signals::{TEXTS, bring_back, carry, show_dossier};
use store::Db;
use testkit::on_both;

/// The facts of every event, as text.
fn kept(db: &Db) -> String {
    let read = db.read_here(|tx| {
        let rows = tx.query("select facts from event", &[])?;
        rows.iter()
            .map(|row| Ok(row.get::<Json>("facts")?.to_string()))
            .collect::<Result<Vec<_>, store::Error>>()
    });
    read.unwrap().join("\n")
}

fn names(db: &Db) -> Vec<String> {
    let sql =
        "select name from person union select name from organisation union select name from round_table";
    let read = db.read_here(|tx| {
        tx.query(sql, &[])?.iter().map(|row| row.get("name")).collect::<Result<Vec<String>, store::Error>>()
    });
    read.unwrap()
}

#[test]
fn no_event_of_the_loop_holds_a_name_and_the_way_shows_them_all() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let signals = two_signals(&scene);
        let id = scene.gathers(&signals);
        let late = scene.raises(village.fatima, "Ook bij ons is de inloop dicht.");
        let new = Commit {
            person: village.ruud,
            words: "Een brief aan alle leden.".to_owned(),
            due_at: kernel::calendar::in_working_days(monday(), 8),
            form_key: Uuid::from_u128(7),
        };
        scene
            .act(village.priya, |tx, actor| {
                carry::carry(tx, actor, monday(), id, late)?;
                join_coalition(tx, actor, monday(), id, village.loohoek)?;
                make_commitment(tx, actor, monday(), id, &new)?;
                let made = make_commitment::of_dossier(tx, actor.network, id)?.remove(0);
                keep_commitment(tx, actor, monday(), made.id, &Outcome::Kept)
            })
            .unwrap();
        scene.solves(id, monday());
        scene
            .act(village.priya, |tx, actor| {
                bring_back::bring_back(tx, actor, monday(), id)?;
                hand_over_driver::offer(tx, actor, monday(), id, (village.bart, "Vakantie."))
            })
            .unwrap();
        scene
            .act(village.bart, |tx, actor| hand_over_driver::reply(tx, actor, monday(), id, &Answer::Yes))
            .unwrap();
        scene.says(village.joost, signals[1], Works::NotYet, monday()).unwrap();

        let (facts, names) = (kept(db), names(db));
        let found: Vec<_> = names.iter().filter(|name| facts.contains(name.as_str())).collect();
        assert_eq!(found, [] as [&String; 0], "{facts}");

        let shown =
            scene.act(village.priya, |tx, actor| show_dossier::shown(tx, actor, monday(), id)).unwrap();
        let view = web::samples::view(Lang::Nl, &[TEXTS[0], TEXTS[1], network::TEXTS, worklist::TEXTS]);
        let page = show_dossier::page(&view, &shown, None).html().replace(['\u{2068}', '\u{2069}'], "");
        for told in [
            "trekker Priya Ramdin",
            "voegde een signaal toe",
            "betrok Welzijn Loohoek",
            "bracht het naar Bestuurlijk overleg gemeentenvereniging",
            "de uitkomst van Bestuurlijk overleg gemeentenvereniging",
            "een toezegging van Ruud Camps",
            "zei dat Ruud Camps de toezegging nakwam",
            "(Welzijn Loohoek) zei: nog niet",
            "vroeg Bart Nijland als trekker",
            "werd trekker, na Priya Ramdin",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
    });
}
