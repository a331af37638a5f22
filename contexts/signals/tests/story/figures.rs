//! The figures of the loop: what a week counts, that it is counted once and stays as it was, what each figure opens into,
//! and that nothing shielded shows.

use crate::pages::browser;
use crate::scene::{Scene, two_signals};
use kernel::{Lang, Timestamp, calendar};
use network::samples::monday;
use signals::figures::{self, Counts, Ended, Measure, Raised, Within};
use signals::kinds::{Kind, Works};
use signals::{bring_back, see_figures};
use store::page::After;
use testkit::on_both;

fn thursday() -> Timestamp {
    "2026-11-26T15:00:00Z".parse().unwrap()
}

impl Scene<'_> {
    /// Two signals that went round, understood at once and back on Thursday; Joost says "not yet".
    fn went_round(&self) {
        let signals = two_signals(self);
        self.understands(self.village.priya, signals[0], Kind::Bottleneck, None).unwrap();
        let dossier = self.gathers(&signals);
        self.solves(dossier, thursday());
        self.act(self.village.priya, |tx, actor| bring_back::bring_back(tx, actor, thursday(), dossier))
            .unwrap();
        self.says(self.village.ruud, signals[0], Works::Yes, thursday()).unwrap();
        self.says(self.village.joost, signals[1], Works::NotYet, thursday()).unwrap();
    }

    fn counted(&self, at: Timestamp) -> Counts {
        self.db.read_here(|tx| figures::count(tx, self.village.network, figures::week_of(at))).unwrap()
    }
}

#[test]
fn a_week_counts_what_was_done_and_how_long_it_took() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.went_round();
        let counts = scene.counted(monday());
        assert_eq!((counts.raised, counts.by_organisation.len()), (2, 2));
        let took = |measure| (counts.of(measure).all(), counts.of(measure).half_within());
        assert_eq!(took(Measure::Understood), (1, Some(Within::Hours(1))));
        assert_eq!(took(Measure::Tabled), (1, Some(Within::Hours(1))));
        assert_eq!(
            took(Measure::Decided),
            (1, Some(Within::Hours(120))),
            "outcome and solution are one decision"
        );
        assert_eq!(took(Measure::BroughtBack), (2, Some(Within::Hours(120))));
        assert_eq!((counts.works.yes, counts.works.not_yet, counts.works.works_percent()), (1, 1, Some(50)));
        assert_eq!(scene.counted(calendar::in_days(monday(), 7)), Counts::default());
    });
}

#[test]
fn a_week_that_ended_is_counted_once_and_the_one_under_way_again_and_again() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.went_round();
        let (network, counts) = (scene.village.network, scene.counted(monday()));
        let kept = || db.read_here(|tx| tx.query("select starts_at from figures_week", &[])).unwrap().len();
        let newest = |now| db.read_here(|tx| figures::newest(tx, network, 4, now)).unwrap();
        figures::keep(db, thursday()).unwrap();
        assert_eq!(kept(), 0, "the week under way may still change");
        let now = newest(thursday());
        assert_eq!(
            (now.weeks[3].counts.clone(), &now.answered[..]),
            (counts.clone(), &[0, 0, 0, 1][..]),
            "what doesn't work yet is open again"
        );
        let minutes = |many| thursday() + jiff::SignedDuration::from_mins(many);
        scene.raises(scene.village.ruud, "De wachtlijst groeit.");
        figures::keep(db, minutes(14)).unwrap();
        assert_eq!(
            (newest(minutes(14)).made_at, newest(minutes(14)).weeks[3].counts.raised),
            (thursday(), 2)
        );
        figures::keep(db, minutes(15)).unwrap();
        assert_eq!(
            (newest(minutes(20)).made_at, newest(minutes(20)).weeks[3].counts.raised),
            (minutes(15), 3)
        );
        let later = calendar::in_days(monday(), 15);
        assert_eq!(newest(later).made_at, later, "another week has begun: nobody is shown the old one");
        figures::keep(db, later).unwrap();
        figures::keep(db, later).unwrap();
        assert_eq!(kept(), 2, "each week once");
        let after = newest(later);
        assert_eq!((after.weeks.len(), after.weeks[1].counts.raised), (4, 3));
        assert_eq!((after.weeks[1].starts_at, after.answered[1]), (figures::week_of(monday()), 1));
    });
}

#[test]
fn what_was_raised_and_answered_opens_into_its_signals_of_everybody_or_of_one() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.went_round();
        scene.raises_as(scene.village.fatima, "Er wordt gesjoemeld met uren.", Kind::Wrong);
        scene.raises(scene.village.ruud, "De wachtlijst groeit.");
        let (network, since) = (scene.village.network, figures::week_of(monday()));
        let opened = |which| {
            let asked = (which, since);
            let read = |after: &After<_>| {
                db.read_here(|tx| figures::signals_page(tx, network, asked, after)).unwrap().rows
            };
            let (all, first) = (read(&After::start(9)), read(&After::start(1)));
            assert_eq!(read(&After { key: Some(first[0].id), limit: 9 }), all[1..]);
            all.len()
        };
        assert_eq!((opened(Raised::All), opened(Raised::Answered)), (3, 1), "without the wrong");
        let organisation = |who| {
            let sql = "select organisation_id from signal where raised_by = $1 limit 1";
            db.read_here(|tx| tx.first(sql, &[&who])).unwrap().unwrap().get("organisation_id").unwrap()
        };
        assert_eq!(opened(Raised::By(organisation(scene.village.ruud))), 2);
        assert_eq!(opened(Raised::By(organisation(scene.village.joost))), 1);
    });
}

#[test]
fn a_figure_opens_into_the_steps_it_counts() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.went_round();
        let (network, since) = (scene.village.network, figures::week_of(monday()));
        let page = |limit, key| {
            let after = After { key, limit };
            db.read_here(|tx| figures::page_of(tx, network, Measure::BroughtBack, since, &after)).unwrap()
        };
        let (all, first) = (page(9, None), page(1, None));
        assert_eq!((all.rows.len(), first.rows.len()), (2, 1));
        assert_eq!(page(1, Some(first.rows[0].id)).rows, all.rows[1..]);
        let answers = db.read_here(|tx| figures::answers_page(tx, network, since, &After::start(9))).unwrap();
        assert_eq!(
            answers.rows.iter().map(|step| step.ended).collect::<Vec<_>>(),
            [Ended::Said(Works::NotYet), Ended::Said(Works::Yes)]
        );
    });
}

#[test]
fn nothing_shielded_shows_in_the_steps_or_by_organisation() {
    on_both(|db| {
        let scene = Scene::new(db);
        let wrong = scene.raises_as(scene.village.fatima, "Er wordt gesjoemeld met uren.", Kind::Wrong);
        scene.understands(scene.village.bart, wrong, Kind::Wrong, None).unwrap();
        let counts = scene.counted(monday());
        assert_eq!((counts.raised, counts.by_organisation.len()), (0, 0), "a total beside it would tell");
        assert_eq!(counts.of(Measure::Understood).all(), 0);
        let (network, since) = (scene.village.network, figures::week_of(monday()));
        let steps = db
            .read_here(|tx| figures::page_of(tx, network, Measure::Understood, since, &After::start(9)))
            .unwrap();
        assert_eq!(steps.rows, [], "the day on which a wrong was understood is nobody's to see");
        let seen =
            scene.act(scene.village.fatima, |tx, actor| see_figures::read(tx, actor, 4, thursday())).unwrap();
        assert!(seen.oldest.is_none(), "a wrong is not named as the oldest");
    });
}

#[test]
fn the_page_reads_well_with_and_without_anything_to_count() {
    on_both(|db| {
        let scene = Scene::new(db);
        for full in [false, true] {
            if full {
                scene.went_round();
            }
            let seen = scene
                .act(scene.village.ruud, |tx, actor| see_figures::read(tx, actor, 13, thursday()))
                .unwrap();
            for lang in Lang::ALL {
                let view = web::samples::view(lang, &signals::TEXTS);
                let html = see_figures::page(&view, &seen).html();
                assert_eq!(web::samples::check_html(&html), [], "{lang}");
                assert_eq!(html.contains("ponton-bars"), full);
            }
            let anybody = browser(&scene, scene.village.ruud);
            for figure in [
                "geduid",
                "aan-tafel",
                "besloten",
                "teruggebracht",
                "werkt",
                "gemeld",
                "beantwoord",
                "organisaties",
            ] {
                let page = anybody.open(&format!("/cijfers/{figure}?weken=4")).html;
                let file = anybody.get(&format!("/cijfers/{figure}.csv?weken=4"));
                if figure == "organisaties" {
                    assert_eq!(page.contains("/cijfers/gemeld?weken=4&amp;organisatie="), full);
                    continue;
                }
                assert!(file.html.starts_with("adres,op,sinds,uren,uitkomst\r\n"), "{figure}: {}", file.html);
                assert_eq!(file.html.lines().count() > 1, full, "{figure}: {}", file.html);
                assert_eq!(page.contains(&format!("/cijfers/{figure}.csv?weken=4")), full, "{figure}");
                assert!(!file.html.contains("inloop"), "a file holds no words: {}", file.html);
            }
        }
    });
}
