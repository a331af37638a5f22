//! The figures of the loop: what a week counts, that it is counted once and stays as it was, what each figure opens into,
//! and that nothing shielded shows.

use crate::scene::{Scene, two_signals};
use kernel::{Lang, Timestamp, calendar};
use network::samples::monday;
use signals::figures::{self, Counts, Measure, Within};
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
fn a_week_that_ended_is_counted_once_and_read_from_then_on() {
    on_both(|db| {
        let scene = Scene::new(db);
        scene.went_round();
        let (network, counts) = (scene.village.network, scene.counted(monday()));
        let kept = || db.read_here(|tx| tx.query("select starts_at from figures_week", &[])).unwrap().len();
        figures::keep(db, thursday()).unwrap();
        assert_eq!(kept(), 0, "the week under way is not kept");
        let later = calendar::in_days(monday(), 15);
        figures::keep(db, later).unwrap();
        figures::keep(db, later).unwrap();
        assert_eq!(kept(), 2, "each week once");
        let weeks = db.read_here(|tx| figures::newest(tx, network, 4, later)).unwrap();
        assert_eq!(weeks.len(), 4);
        assert_eq!(weeks[1].counts, counts);
        assert_eq!(weeks[1].starts_at, figures::week_of(monday()));
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
            answers.rows.iter().filter_map(|step| step.works).collect::<Vec<_>>(),
            [Works::NotYet, Works::Yes]
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
        }
    });
}
