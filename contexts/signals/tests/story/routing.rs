//! Who understands a new signal first: rules in order, a broken one that is passed over and mended, a change that is tried
//! on earlier signals, and a wrong label that hides nothing.

use crate::pages::browser;
use crate::scene::{Scene, raising};
use axum::http::StatusCode;
use kernel::PersonId;
use kernel::ids::Uuid;
use network::samples::monday;
use network::{Refusal, desk, person, theme};
use obligations::Holder;
use signals::add_routing_rule::{Typed, add};
use signals::capture::{Raise, raise};
use signals::change_routing_rule::change;
use signals::kinds::Kind;
use signals::list_signals::{Filter, read};
use signals::mend_routing::{look, matter};
use signals::move_routing_rule::move_to;
use signals::remove_routing_rule::remove;
use signals::routing::{Change, Conditions, RoutingRuleId};
use signals::signal::SignalId;
use signals::try_routing::attempt;
use signals::{doctor, routing_rule};
use store::After;
use testkit::on_both;
use web::samples::check_html;

fn rule(conditions: Conditions, holder: Holder, answerable: PersonId, number: u128) -> Typed {
    let why = "Die weet er alles van.".to_owned();
    Typed { conditions, holder, answerable, why, form_key: Uuid::from_u128(number) }
}

fn themed(code: &str) -> Conditions {
    Conditions { theme: Some(code.to_owned()), ..Conditions::default() }
}

impl Scene<'_> {
    /// Elly adds a rule that she owns; gives its id.
    fn routes(&self, conditions: Conditions, to: Holder, number: u128) -> RoutingRuleId {
        let elly = self.village.elly;
        let typed = rule(conditions, to, elly, number);
        self.act(elly, |tx, actor| {
            add(tx, actor, monday(), &typed)?;
            let list = routing_rule::list(tx, actor.network)?;
            Ok(list.last().expect("it was added").rule.id)
        })
        .unwrap()
    }

    fn raises_about(&self, theme: &str, words: &str) -> SignalId {
        let new = Raise { theme: Some(theme.to_owned()), ..raising(words) };
        self.act(self.village.ruud, |tx, actor| raise(tx, actor, monday(), &new)).unwrap()
    }

    fn to_mend(&self, id: RoutingRuleId) -> Option<Holder> {
        self.act(self.village.elly, |tx, actor| {
            Ok(worklist::obligation::of_matter(tx, actor.network, matter(id))?
                .and_then(|it| it.state.holder()))
        })
        .unwrap()
    }

    fn leaves(&self, who: PersonId) {
        self.db
            .write_here(|tx| {
                let somebody = person::load_to_change(tx, self.village.network, who)?.expect("somebody");
                let left = person::Presence::Left;
                person::set_presence(tx, monday(), self.village.network, &somebody, left)
            })
            .unwrap();
    }

    fn sound(&self) {
        let found = self.db.read_here(|tx| doctor::examine(tx, self.village.network, monday())).unwrap();
        let broken: Vec<_> = found.iter().filter(|finding| !finding.holds).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }
}

#[test]
fn the_first_rule_that_fits_decides_and_the_network_s_desk_has_the_rest() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.routes(themed("STE.financiering"), Holder::Person(village.joost), 1);
        let wider = scene.routes(themed("STE"), Holder::Person(village.bart), 2);
        let holder = |theme: &str, words: &str| scene.holder(scene.raises_about(theme, words));
        assert_eq!(holder("STE.financiering", "De subsidie stopt.").as_deref(), Some("Joost ter Braak"));
        assert_eq!(holder("STE", "Het stelsel hapert al jaren.").as_deref(), Some("Bart Nijland"));
        assert_eq!(holder("REL", "Buren zien elkaar niet meer op straat.").as_deref(), Some("Signaaltafel"));
        let first = |place| {
            scene.act(village.elly, |tx, actor| move_to(tx, actor, monday(), wider, place)).unwrap();
        };
        first(0);
        first(0);
        assert_eq!(
            holder("STE.financiering", "De subsidie is al weer weg.").as_deref(),
            Some("Bart Nijland")
        );
        scene.act(village.elly, |tx, actor| remove(tx, actor, monday(), wider)).unwrap();
        assert_eq!(
            holder("STE", "Het stelsel hapert nog steeds, zegt men.").as_deref(),
            Some("Signaaltafel")
        );
        scene.sound();
    });
}

#[test]
fn what_nobody_said_is_read_from_the_words_and_a_wrong_is_not_routed() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let asks = Conditions { kind: Some(Kind::Question), ..Conditions::default() };
        scene.routes(asks, Holder::Person(village.joost), 1);
        let there = Conditions { area: Some("GM9901".to_owned()), ..Conditions::default() };
        scene.routes(there, Holder::Person(village.marleen), 2);
        let unsaid = |words: &str, kind| {
            let new = Raise { kind, theme: None, area: None, ..raising(words) };
            scene.holder(scene.act(village.ruud, |tx, actor| raise(tx, actor, monday(), &new)).unwrap())
        };
        let question = unsaid("Weet iemand of wij zo door mogen gaan met de inloop?", Kind::Unsorted);
        assert_eq!(question.as_deref(), Some("Joost ter Braak"));
        let place = unsaid("In de Kadebuurt is de inloop dicht.", Kind::Unsorted);
        assert_eq!(place.as_deref(), Some("Marleen Hoekstra"), "a wijk lies in its gemeente");
        let wrong = unsaid("In de Kadebuurt wordt gesjoemeld met uren.", Kind::Wrong);
        assert_eq!(wrong.as_deref(), Some("Bart Nijland"));
    });
}

#[test]
fn whoever_a_rule_names_may_understand_and_answer_and_nobody_else_may() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let desk = db
            .read_here(|tx| desk::of_organisation(tx, village.network, village.loohoek))
            .unwrap()
            .expect("a desk");
        scene.routes(themed("STE"), Holder::Desk(desk.id), 1);
        let id = scene.raises_about("STE", "Het stelsel hapert.");
        let refused = scene.understands(village.fatima, id, Kind::Bottleneck, None);
        assert!(matches!(refused, Err(Refusal::Forbidden { .. })), "{refused:?}");
        let joost = browser(&scene, village.joost);
        assert!(joost.get(&format!("/signalen/{id}")).html.contains("/duiding"));
        let sent = joost.post_body(&format!("/signalen/{id}/duiding"), "kind=question&theme=STE&level=wijk");
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
        assert_eq!(scene.holder(id).as_deref(), Some("Joost ter Braak"));
        let path = format!("/signalen/{id}");
        let answer = "solution=Ja%2C+dat+mag.&solution_kind=answer&force=information";
        let answered = joost.post_body(&format!("{path}/antwoord"), answer);
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.html);
        let fatima = browser(&scene, village.fatima);
        assert_eq!(fatima.post_body(&format!("{path}/sluiting"), "why=Klaar").status, StatusCode::FORBIDDEN);
        scene.asks();
        let closed = joost.post_body(&format!("{path}/sluiting"), "why=Drie+keer+gebeld%2C+geen+gehoor.");
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.html);
    });
}

#[test]
fn a_wrong_label_never_hides_a_signal_from_who_understands_signals() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.routes(themed("STE"), Holder::Person(village.joost), 1);
        scene.routes(Conditions::default(), Holder::Person(village.marleen), 2);
        let mut raised = Vec::new();
        for theme in ["STE", "STE.financiering", "REL", ""] {
            for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Wrong) {
                let words = format!("De inloop is dicht, zegt men, {theme} {}.", kind.name());
                let theme = Some(theme.to_owned()).filter(|theme| !theme.is_empty());
                let form_key = Uuid::from_u128(1_000 + raised.len() as u128);
                let new = Raise { kind: *kind, theme, form_key, ..raising(&words) };
                raised.push(scene.act(village.ruud, |tx, actor| raise(tx, actor, monday(), &new)).unwrap());
            }
        }
        let seen = scene
            .act(village.priya, |tx, actor| {
                let filter = Filter { state: Some("raised"), ..Filter::default() };
                let all = read(tx, actor, &filter, &After::start(50))?;
                Ok(all.rows.rows.iter().map(|signal| signal.id).collect::<Vec<_>>())
            })
            .unwrap();
        assert!(raised.iter().all(|id| seen.contains(id)), "{} of {}", seen.len(), raised.len());
        for id in raised {
            scene.understands(village.priya, id, Kind::Bottleneck, None).unwrap();
        }
    });
}

#[test]
fn a_broken_rule_is_passed_over_and_its_owner_mends_it() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let rule_of_joost = scene.routes(themed("STE"), Holder::Person(village.joost), 1);
        scene.routes(themed("STE"), Holder::Person(village.marleen), 2);
        scene.sound();
        scene.leaves(village.joost);
        let holder = |words: &str| scene.holder(scene.raises_about("STE", words));
        assert_eq!(holder("Het stelsel hapert.").as_deref(), Some("Marleen Hoekstra"));
        assert_eq!(scene.to_mend(rule_of_joost), Some(Holder::Person(village.elly)));
        assert_eq!(holder("Het stelsel hapert weer eens.").as_deref(), Some("Marleen Hoekstra"));
        look(db, monday()).unwrap();
        let opened = "select count(*) as number from obligation where matter_kind = 'routing_rule'";
        let row = db.read_here(|tx| tx.first(opened, &[])).unwrap().unwrap();
        assert_eq!(row.get::<i64>("number").unwrap(), 1, "once");
        scene.sound();
        let mended = rule(themed("STE"), Holder::Person(village.bart), village.elly, 3);
        scene.act(village.elly, |tx, actor| change(tx, actor, monday(), rule_of_joost, &mended)).unwrap();
        assert_eq!(scene.to_mend(rule_of_joost), None);
        assert_eq!(holder("Het stelsel hapert nog altijd.").as_deref(), Some("Bart Nijland"));
        scene.sound();
    });
}

#[test]
fn the_clock_finds_what_broke_without_a_signal_and_sees_what_was_mended() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let gone = "WEG".to_owned();
        let theme = theme::Theme {
            code: gone.clone(),
            parent: None,
            name_nl: gone.clone(),
            name_en: gone.clone(),
            sensitive: false,
        };
        let add = || db.write_here(|tx| theme::add(tx, village.network, &theme)).unwrap();
        add();
        let id = scene.routes(themed("WEG"), Holder::Person(village.joost), 1);
        look(db, monday()).unwrap();
        assert_eq!(scene.to_mend(id), None);
        db.write_here(|tx| tx.execute("delete from theme where code = $1", &[&gone])).unwrap();
        look(db, monday()).unwrap();
        assert_eq!(scene.to_mend(id), Some(Holder::Person(village.elly)));
        add();
        look(db, monday()).unwrap();
        assert_eq!(scene.to_mend(id), None);
        scene.leaves(village.joost);
        look(db, monday()).unwrap();
        scene.act(village.elly, |tx, actor| remove(tx, actor, monday(), id)).unwrap();
        assert_eq!(scene.to_mend(id), None, "what is gone needs no mending");
        scene.sound();
    });
}

#[test]
fn trying_a_change_counts_who_gets_what_and_writes_nothing() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        scene.raises_about("STE", "Het stelsel hapert.");
        scene.raises_about("REL", "Buren zien elkaar niet.");
        scene.raises_as(village.fatima, "Er wordt gesjoemeld met uren.", Kind::Wrong);
        let typed = rule(themed("STE"), Holder::Person(village.joost), village.elly, 1);
        let change = Change::Add(typed.rule(RoutingRuleId(Uuid::from_u128(9))));
        let events = || {
            let row = db.read_here(|tx| tx.first("select count(*) as number from event", &[])).unwrap();
            row.unwrap().get::<i64>("number").unwrap()
        };
        let before = events();
        let tried = scene.act(village.elly, |tx, actor| attempt(tx, actor, monday(), &change)).unwrap();
        assert_eq!(tried.looked_at, 2, "a wrong isn't tried");
        let count = |name: &str| tried.per_holder.get(name).copied();
        assert_eq!((count("Signaaltafel"), count("Joost ter Braak")), (Some((2, 1)), Some((0, 1))));
        assert_eq!(tried.moved.len(), 1);
        assert_eq!(
            (tried.moved[0].before.as_str(), tried.moved[0].after.as_str()),
            ("Signaaltafel", "Joost ter Braak")
        );
        let left = scene.act(village.elly, |tx, actor| Ok(routing_rule::list(tx, actor.network)?.len()));
        assert_eq!((left.unwrap(), events()), (0, before));
    });
}

#[test]
fn the_pages_of_the_rules_are_sound_and_keep_what_was_typed() {
    on_both(|db| {
        let scene = Scene::new(db);
        let village = &scene.village;
        let elly = browser(&scene, village.elly);
        assert_eq!(check_html(&elly.get("/routering").html), []);
        scene.raises_about("STE", "Het stelsel hapert.");
        let typed = format!(
            "theme=STE&holder=person%3A{}&answerable={}&why=Joost+weet+er+alles+van",
            village.joost, village.elly
        );
        let tried = elly.post_body("/routering", &format!("{typed}&try=yes"));
        assert_eq!((tried.status, check_html(&tried.html)), (StatusCode::OK, vec![]), "{}", tried.html);
        for shown in ["Zo was het dan gegaan", "Het stelsel hapert.", "Joost weet er alles van"] {
            assert!(tried.html.contains(shown), "{shown}: {}", tried.html);
        }
        let refused = elly.post_body("/routering", "theme=STE&why=Omdat+het+moet");
        assert_eq!((refused.status, check_html(&refused.html)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
        assert!(refused.html.contains("Omdat het moet"), "{}", refused.html);
        assert_eq!(elly.post_body("/routering", &typed).status, StatusCode::SEE_OTHER);
        let id = scene.routes(themed("REL"), Holder::Person(village.bart), 5);
        scene.leaves(village.bart);
        let page = elly.get(&format!("/routering/{id}"));
        assert_eq!(check_html(&page.html), []);
        assert!(page.html.contains("de houder is vertrokken"), "{}", page.html);
        for (path, body) in
            [("plaats", "position=1&try=yes"), ("weg", "try=yes"), ("plaats", "position=1"), ("weg", "")]
        {
            let answer = elly.post_body(&format!("/routering/{id}/{path}"), body);
            assert!(answer.status.is_success() || answer.status.is_redirection(), "{path} {}", answer.html);
            assert!(answer.status.is_redirection() || check_html(&answer.html).is_empty(), "{path}");
        }
        let ruud = browser(&scene, village.ruud);
        assert_eq!(ruud.post_body("/routering", &typed).status, StatusCode::FORBIDDEN);
        assert_eq!(ruud.get("/routering").status, StatusCode::OK);
    });
}
