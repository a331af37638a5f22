//! A wrong (misstand) has a protected reporter: only the reporter, the confidants, whoever holds it and the drivers of its
//! dossiers see it, on its page and in every list.

use crate::scene::Scene;
use kernel::{Lang, PersonId, calendar};
use network::Refusal;
use network::samples::monday;
use signals::add_to_signal::{Addition, add_to_signal};
use signals::answer::answer;
use signals::bring_back;
use signals::kinds::{Kind, Works};
use signals::list_signals::{self, Filter};
use signals::show_signal::{self, Refused};
use signals::show_signal_page;
use signals::signal::SignalId;
use store::page::After;
use testkit::on_both;

const WORDS: &str = "Tien arbeidsmigranten slapen in één kamer en durven niets te zeggen.";

fn opens(scene: &Scene<'_>, who: PersonId, id: SignalId) -> bool {
    match scene.act(who, |tx, actor| show_signal::read(tx, actor, monday(), id)) {
        Ok(_) => true,
        Err(Refusal::Forbidden { action: "see_signal" }) => false,
        Err(refusal) => panic!("{refusal}"),
    }
}

fn lists(scene: &Scene<'_>, who: PersonId) -> usize {
    scene
        .act(who, |tx, actor| {
            Ok(list_signals::read(tx, actor, &Filter::default(), &After::start(50))?.rows.rows.len())
        })
        .unwrap()
}

#[test]
fn a_wrong_is_for_its_reporter_and_the_confidants() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises_as(scene.village.fatima, WORDS, Kind::Wrong);
        assert_eq!(scene.holder(id).as_deref(), Some("Bart Nijland"));
        for (who, sees) in [
            (scene.village.fatima, true),
            (scene.village.bart, true),
            (scene.village.marleen, false),
            (scene.village.priya, false),
            (scene.village.elly, false),
        ] {
            assert_eq!(opens(&scene, who, id), sees);
            assert_eq!(lists(&scene, who), usize::from(sees));
        }
    });
}

#[test]
fn what_turns_out_to_be_a_wrong_goes_to_the_confidant() {
    on_both(|db| {
        let scene = Scene::new(db);
        let by_reporter = scene.raises(scene.village.fatima, WORDS);
        let wrong = Addition { kind: Some(Kind::Wrong), ..Addition::default() };
        scene
            .act(scene.village.fatima, |tx, actor| add_to_signal(tx, actor, monday(), by_reporter, &wrong))
            .unwrap();
        let by_triager = scene.raises(scene.village.joost, "De beheerder houdt paspoorten achter.");
        scene.understands(scene.village.priya, by_triager, Kind::Wrong, None).unwrap();
        for id in [by_reporter, by_triager] {
            assert_eq!(scene.holder(id).as_deref(), Some("Bart Nijland"));
            assert!(!opens(&scene, scene.village.priya, id));
        }
    });
}

#[test]
fn a_driver_opens_the_wrongs_in_their_dossier_without_the_reporter_s_name() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises(scene.village.fatima, WORDS);
        scene.gathers(&[id]);
        scene.understands(scene.village.bart, id, Kind::Wrong, None).unwrap();
        let shown =
            scene.act(scene.village.priya, |tx, actor| show_signal::read(tx, actor, monday(), id)).unwrap();
        assert_eq!(shown.reader, show_signal::Reader::Colleague);
        assert!(!opens(&scene, scene.village.marleen, id));
    });
}

#[test]
fn where_a_no_about_a_wrong_comes_from_is_not_told() {
    on_both(|db| {
        let scene = Scene::new(db);
        let id = scene.raises_as(scene.village.fatima, WORDS, Kind::Wrong);
        scene.understands(scene.village.bart, id, Kind::Wrong, None).unwrap();
        let dossier = scene.gathers_as(scene.village.bart, &[id]);
        scene.solves_as(scene.village.bart, dossier);
        scene.says(scene.village.fatima, id, Works::NotYet, monday()).unwrap();
        let heard = scene.read_by(scene.village.bart);
        let not_yet: Vec<_> = heard.iter().filter(|text| text.contains("nog niet")).collect();
        assert_eq!(not_yet.len(), 1, "{heard:?}");
        assert!(!heard.iter().any(|text| text.contains("Steiger")), "{heard:?}");
        let remains = scene.dossier(dossier).state.why().map(str::to_owned);
        assert_eq!(
            remains.as_deref(),
            Some("@remains-shielded"),
            "their words stand with their signal alone"
        );
    });
}

/// The page of a signal as somebody reads it.
fn page(scene: &Scene<'_>, who: PersonId, id: SignalId) -> String {
    let shown = scene.act(who, |tx, actor| show_signal::read(tx, actor, monday(), id)).unwrap();
    let sources: Vec<_> = signals::TEXTS.into_iter().chain([network::TEXTS, worklist::TEXTS]).collect();
    let view = web::samples::view(Lang::Nl, &sources);
    show_signal_page::page(&view, &shown, &Refused::nothing()).html()
}

#[test]
fn what_turns_out_to_be_a_wrong_is_not_read_on_the_way_of_a_signal_like_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (ruud, bart) = (scene.village.ruud, scene.village.bart);
        let earlier = scene.raises(scene.village.fatima, WORDS);
        let id = scene.raises(ruud, "Bij ons zijn de kamers ook vol.");
        let alike = Addition { alike: Some(earlier), ..Addition::default() };
        scene.act(ruud, |tx, actor| add_to_signal(tx, actor, monday(), id, &alike)).unwrap();
        assert!(page(&scene, ruud, id).contains(WORDS));
        scene.understands(bart, earlier, Kind::Wrong, None).unwrap();
        for who in [ruud, scene.village.priya, scene.village.elly] {
            assert!(!opens(&scene, who, earlier));
            let way = page(&scene, who, id);
            assert!(!way.contains(WORDS) && way.contains("een ander signaal"), "{way}");
        }
        assert!(page(&scene, bart, id).contains(WORDS), "the confidant may see it");
        let kept = db.read_here(|tx| {
            let rows = tx.query("select facts from event", &[])?;
            rows.iter()
                .map(|row| row.get::<serde_json::Value>("facts"))
                .collect::<Result<Vec<_>, store::Error>>()
        });
        assert!(!kept.unwrap().iter().any(|facts| facts.to_string().contains("arbeidsmigranten")));
    });
}

#[test]
fn who_raised_a_wrong_hears_only_that_there_is_word() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (fatima, bart) = (scene.village.fatima, scene.village.bart);
        let answered = scene.raises_as(fatima, WORDS, Kind::Wrong);
        let gathered = scene.raises_as(fatima, "De huisbaas zet mensen onder druk.", Kind::Wrong);
        let advice = scene.advice();
        scene.act(bart, |tx, actor| answer(tx, actor, monday(), answered, &advice)).unwrap();
        let dossier = scene.gathers_as(bart, &[gathered]);
        scene.solves_as(bart, dossier);
        bring_back::ask_whether_it_works(db, calendar::in_days(monday(), 15)).unwrap();
        let heard = scene.read_by(fatima);
        assert_eq!(heard.len(), 5, "answered, gathered, brought back, and asked twice: {heard:?}");
        for text in heard {
            assert_eq!(text, "Er is bericht over je melding. Lees het in Ponton.");
        }
        let notices =
            db.read_here(|tx| worklist::notice::newest(tx, scene.village.network, fatima, 20)).unwrap();
        assert!(notices.iter().all(|notice| notice.answerable == Some(bart)), "a bounce tells nobody else");
    });
}
