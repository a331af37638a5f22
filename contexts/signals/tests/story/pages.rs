//! The pages as they are sent: over HTTP through the policy, and as samples in both languages.

use crate::scene::{Scene, two_signals};
use axum::http::StatusCode;
use kernel::{Clock, Lang, PersonId};
use network::samples::monday;
use network::sessions::{Entry, begin};
use network::{Workplace, routes};
use signals::kinds::{Kind, Works};
use signals::{bring_back, show_signal, show_signal_page};
use std::sync::Arc;
use testkit::{Browser, on_both};
use web::harden::{Limits, harden};
use web::samples::{check_html, required_fields};
use web::texts::{TextSource, Texts};
use web::view::{Mode, Site, Transport};
use web::{Place, View};

fn sources() -> Vec<TextSource> {
    [network::TEXTS, worklist::TEXTS].into_iter().chain(signals::TEXTS).collect()
}

/// Somebody's browser on the signal pages.
pub fn browser(scene: &Scene<'_>, who: PersonId) -> Browser {
    let site = Arc::new(Site {
        texts: Texts::new(&sources()).unwrap(),
        nav: Vec::new(),
        clock: Clock::by_hand(monday()),
        mode: Mode::Live,
        transport: Transport::Http,
        public_url: "https://ponton.example".to_owned(),
    });
    let workplace = Workplace {
        db: scene.db.clone(),
        policy: scene.village.policy(),
        keys: network::reading::Keys::passing(),
        index: None,
        mail: network::workplace::Mail::Goes,
        site: Arc::clone(&site),
    };
    let token = scene
        .db
        .write_here(|tx| begin(tx, monday(), (scene.village.network, who), "Firefox", Entry::SignedIn))
        .unwrap();
    let mounted = routes::mount(signals::routes(&[]), &workplace).unwrap();
    Browser::new(harden(mounted, &site, Limits::default()), &token)
}

#[test]
fn one_sentence_raises_a_signal() {
    on_both(|db| {
        let scene = Scene::new(db);
        let ruud = browser(&scene, scene.village.ruud);
        assert_eq!(required_fields(&ruud.get("/signalen/nieuw").html), 1);
        let raised =
            ruud.post_body("/signalen", "words=In+de+Kadebuurt+wordt+de+subsidie+voor+de+inloop+gekort.");
        assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.html);
        let page = ruud.get(&raised.to);
        for shown in
            ["Het is: Knelpunt", "Het is in: Kadebuurt", "Financiering", "Signaaltafel houdt dit vast"]
        {
            assert!(page.html.contains(shown), "{shown}: {}", page.html);
        }
        let tapped = ruud.post_body(&format!("{}/aanvulling", raised.to), "area=WK990101");
        assert_eq!(tapped.status, StatusCode::SEE_OTHER);
        assert!(!ruud.get(&raised.to).html.contains("Het is in: Kadebuurt"));
    });
}

#[test]
fn what_the_guard_found_comes_back_as_it_was_typed() {
    on_both(|db| {
        let scene = Scene::new(db);
        let ruud = browser(&scene, scene.village.ruud);
        let typed = "words=Bel+mevrouw+Aarts+op+06-12345678.&kind=question&suggestion=Een+vast+nummer";
        let refused = ruud.post_body("/signalen", typed);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in
            ["Bel mevrouw Aarts op 06-12345678.", "Een vast nummer", "een telefoonnummer", "guard_reason"]
        {
            assert!(refused.html.contains(kept), "{kept}: {}", refused.html);
        }
        assert_eq!(check_html(&refused.html), []);
        assert!(!ruud.get("/signalen").html.contains("Aarts"), "nothing is stored before it was decided");
        let stored =
            ruud.post_body("/signalen", &format!("{typed}&guard_reason=Zij+wil+zelf+genoemd+worden"));
        assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.html);
    });
}

#[test]
fn a_refused_act_keeps_what_was_typed_on_the_signal_s_own_page() {
    on_both(|db| {
        let scene = Scene::new(db);
        let priya = browser(&scene, scene.village.priya);
        let id = scene.raises(scene.village.ruud, "De inloop is dicht.");
        let seen = scene.signal(id).version;
        scene.understands(scene.village.elly, id, Kind::Question, None).unwrap_err();
        scene.understands(scene.village.bart, id, Kind::Question, None).unwrap();
        let body = format!("kind=bottleneck&theme=REL&level=wijk&note=Zelfde+als+vorige+week&seen={seen}");
        let refused = priya.post_body(&format!("/signalen/{id}/duiding"), &body);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.html.contains("Zelfde als vorige week") && refused.html.contains("Iemand anders"),
            "{}",
            refused.html
        );
        let fatima = browser(&scene, scene.village.fatima);
        assert_eq!(fatima.post_body(&format!("/signalen/{id}/duiding"), &body).status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn bundling_and_saying_that_it_works_go_over_the_pages() {
    on_both(|db| {
        let scene = Scene::new(db);
        let priya = browser(&scene, scene.village.priya);
        let [first, second] = two_signals(&scene);
        let page = priya.get(&format!("/dossiers/nieuw?signal={first}"));
        assert!(
            page.html.contains("Lijkt hierop") && page.html.contains("Bestuurlijk overleg"),
            "{}",
            page.html
        );
        assert_eq!(check_html(&page.html), []);
        let body =
            format!("title=Inloop+gekort&signal={first}&signal={second}&meeting={}", scene.village.thursday);
        let gathered = priya.post_body("/dossiers/nieuw", &body);
        assert_eq!(gathered.status, StatusCode::SEE_OTHER, "{}", gathered.html);
        let dossier = gathered.to.trim_start_matches("/dossiers/").parse().unwrap();
        scene.solves(dossier, monday());
        scene
            .act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, monday(), dossier))
            .unwrap();
        let joost = browser(&scene, scene.village.joost);
        let page = joost.get(&format!("/signalen/{second}"));
        assert!(
            page.html.contains("Werkt dit bij jullie?") && page.html.contains("Gemeenten betalen door"),
            "{}",
            page.html
        );
        let action = page.html.split("\"/terugmeldingen/").nth(1).unwrap().split('"').next().unwrap();
        let told = joost.post_body(&format!("/terugmeldingen/{action}"), "works=not_yet");
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "not yet needs words");
        let told =
            joost.post_body(&format!("/terugmeldingen/{action}"), "works=not_yet&words=Nee%2C+nog+niet");
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.html);
        assert_eq!(scene.state(dossier), "remainder");
        assert_eq!(
            scene.words_to(scene.village.joost),
            [] as [&str; 0],
            "their own signal's page marks them read"
        );
    });
}

#[test]
fn the_form_stands_on_who_gathers_and_says_that_another_is_asked() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (priya, bart) = (scene.village.priya, scene.village.bart);
        let hers = browser(&scene, priya);
        let [first, _] = two_signals(&scene);
        let page = hers.get(&format!("/dossiers/nieuw?signal={first}")).html;
        assert!(page.contains(&format!("<option value=\"{priya}\" selected>")), "{page}");
        assert!(page.contains("Tot er een ja is, ben jij trekker."), "{page}");
        assert_eq!(page.matches(" checked").count(), 1, "the signal that was chosen: {page}");
        let gathered =
            hers.post_body("/dossiers/nieuw", &format!("title=Inloop&signal={first}&driver={bart}"));
        assert_eq!(gathered.status, StatusCode::SEE_OTHER, "{}", gathered.html);
        let dossier = hers.get(&gathered.to).html;
        for said in ["Priya Ramdin is trekker.", "Aan Bart Nijland is gevraagd om trekker te worden."] {
            assert!(dossier.contains(said), "{said}: {dossier}");
        }
    });
}

#[test]
fn a_solution_without_an_owner_is_of_who_convened_the_last_table() {
    on_both(|db| {
        let scene = Scene::new(db);
        let dossier = scene.gathers(&two_signals(&scene));
        db.write_here(|tx| {
            let (ruud, meets) = (scene.village.ruud, monday());
            tx.execute("update round_table set convener_id = $1", &[&ruud])?;
            tx.execute("update meeting set starts_at = $1", &[&meets])
        })
        .unwrap();
        let priya = browser(&scene, scene.village.priya);
        let told = priya.post_body(
            &format!("/dossiers/{dossier}/oplossing"),
            "solution_kind=answer&solution=Doorbetalen",
        );
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.html);
        let owner = scene.act(scene.village.priya, |tx, actor| {
            Ok(signals::solution::latest(tx, actor.network, signals::solution::Answers::Dossier(dossier))?)
        });
        assert_eq!(owner.unwrap().unwrap().owner, "Welzijn De Steiger");
    });
}

#[test]
fn the_list_pages_on_and_filters() {
    on_both(|db| {
        let scene = Scene::new(db);
        for number in 0..60 {
            let long = "x".repeat(number);
            scene.raises(scene.village.ruud, &format!("De inloop is dicht {long}"));
        }
        let fatima = browser(&scene, scene.village.fatima);
        let lines = |html: &str| html.matches("<li class=\"ponton-line").count();
        let page = fatima.get("/signalen");
        assert_eq!((lines(&page.html), check_html(&page.html)), (50, vec![]));
        let next = page.html.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
        let next = next.split('"').next().unwrap().replace("&amp;", "&");
        assert_eq!(lines(&fatima.get(&next).html), 10);
        assert_eq!(lines(&fatima.get("/signalen?thema=STE").html), 50);
        assert_eq!(lines(&fatima.get("/signalen?thema=REL&staat=raised").html), 0);
        assert!(fatima.get("/signalen?van=yes").html.contains("Hier past geen signaal bij"));
        assert_eq!(fatima.get("/signalen?na=onzin").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn what_lies_in_no_dossier_can_be_bundled_from_the_list_also_once_it_is_understood() {
    on_both(|db| {
        let scene = Scene::new(db);
        let (priya, ruud) = (scene.village.priya, scene.village.ruud);
        let [waits, understood, bundled] =
            ["De inloop is dicht.", "De inloop blijft dicht.", "Onze inloop is dicht."]
                .map(|words| scene.raises(ruud, words));
        scene.understands(priya, understood, Kind::Bottleneck, None).unwrap();
        scene.gathers(&[bundled]);
        let wrong = scene.raises_as(priya, "Iets wat niet mag.", Kind::Wrong);
        for address in ["/signalen", "/signalen?thema=STE"] {
            let page = browser(&scene, priya).get(address).html;
            assert_eq!(check_html(&page), []);
            let offered = |id| page.contains(&format!("value=\"{id}\""));
            assert!(offered(waits) && offered(understood), "{address}: {page}");
            assert!(!offered(bundled) && !offered(wrong), "{address}: {page}");
        }
        assert!(!browser(&scene, ruud).get("/signalen").html.contains("Welke horen bij elkaar?"));
    });
}

#[test]
fn what_waits_stands_on_the_page_once_and_the_ten_oldest_on_top() {
    on_both(|db| {
        let scene = Scene::new(db);
        let ids: Vec<_> = (0..60)
            .map(|number| {
                scene.raises(scene.village.ruud, &format!("De inloop is dicht {}", "x".repeat(number)))
            })
            .collect();
        let priya = browser(&scene, scene.village.priya);
        let lines = |html: &str, id| {
            html.matches(&format!("ponton-line__title utrecht-link\" href=\"/signalen/{id}\"")).count()
        };
        let page = priya.get("/signalen").html;
        assert_eq!(check_html(&page), []);
        let waiting = page.split("id=\"te-duiden\"").nth(1).unwrap().split("</section>").next().unwrap();
        for id in &ids[..10] {
            assert_eq!((lines(waiting, *id), lines(&page, *id)), (1, 1), "{waiting}");
        }
        assert_eq!(waiting.matches("<li class=\"ponton-line").count(), 10);
        assert!(waiting.contains("href=\"/signalen?staat=raised\""));
        let next = page.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
        let second = priya.get(&next.split('"').next().unwrap().replace("&amp;", "&")).html;
        for id in &ids {
            assert!(lines(&page, *id) + lines(&second, *id) >= 1, "none is lost between the pages");
            assert!(lines(&page, *id) <= 1);
        }
    });
}

#[test]
fn every_state_has_a_sound_page_in_both_languages() {
    let db = testkit::sqlite();
    let scene = Scene::new(&db);
    let [first, second] = two_signals(&scene);
    let waiting = scene.raises_as(
        scene.village.fatima,
        "In de Kadebuurt zit de voedselbank vol. Wie weet raad?",
        Kind::Unsorted,
    );
    let wrong = scene.raises_as(scene.village.fatima, "De huisbaas zet mensen onder druk.", Kind::Wrong);
    scene.understands(scene.village.priya, first, Kind::Bottleneck, None).unwrap();
    let dossier = scene.gathers(&[first, second]);
    scene.solves(dossier, monday());
    scene.act(scene.village.priya, |tx, actor| bring_back::bring_back(tx, actor, monday(), dossier)).unwrap();
    scene.says(scene.village.ruud, first, Works::Adapted, monday()).unwrap();
    let people = [
        scene.village.ruud,
        scene.village.joost,
        scene.village.fatima,
        scene.village.priya,
        scene.village.bart,
    ];
    let mut looked_at = 0;
    for (who, id) in people.into_iter().flat_map(|who| [first, second, waiting, wrong].map(|id| (who, id))) {
        let Ok(shown) = scene.act(who, |tx, actor| show_signal::read(tx, actor, monday(), id)) else {
            continue;
        };
        for lang in [Lang::Nl, Lang::En] {
            let view = View { at: Place("signalen"), ..web::samples::view(lang, &sources()) };
            let html = show_signal_page::page(&view, &shown, &show_signal::Refused::nothing()).html();
            assert_eq!(check_html(&html), [], "{html}");
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 2 * (5 * 3 + 2));
}
