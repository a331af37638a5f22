//! The page as everybody has it, and what nobody may read from it.

use super::*;
use crate::samples::history;
use crate::{TEXTS, detect, release};
use kernel::{Lang, PersonId};
use network::reading::Keys;
use network::samples::{Village, monday};
use store::Db;
use testkit::on_both;
use web::View;
use web::samples::{check_html, view};

fn at(lang: Lang) -> View {
    View { now: monday(), ..view(lang, &[TEXTS, crate::PAPER_TEXTS, network::TEXTS, worklist::TEXTS]) }
}

fn furnished(db: &Db) -> Village {
    let village = Village::build(db);
    history(db, &village, 16);
    detect::pass(db, monday()).unwrap();
    release::pass(db, &Keys::passing(), monday()).unwrap();
    village
}

fn shown(db: &Db, village: &Village, who: PersonId, theme: &str) -> Shown {
    let asked = Asked::parse(&Posted::of(&[("thema", theme)]));
    village.acts(db, who, |tx, actor| read(tx, actor, monday(), &asked)).unwrap()
}

fn html(db: &Db, village: &Village, who: PersonId, (theme, lang): (&str, Lang)) -> String {
    let typed = Posted::of(&[("thema", theme)]);
    page(&at(lang), &shown(db, village, who, theme), &typed, &Problems::NONE).html()
}

#[test]
fn the_page_reads_well_for_everybody_with_and_without_anything_to_show() {
    on_both(|db| {
        let village = furnished(db);
        for lang in Lang::ALL {
            for who in [village.priya, village.elly, village.fatima] {
                for theme in ["", "REL", "NERGENS"] {
                    assert_eq!(check_html(&html(db, &village, who, (theme, lang))), [], "{lang} {theme}");
                }
            }
        }
    });
    let db = testkit::sqlite();
    let village = Village::build(&db);
    for lang in Lang::ALL {
        for who in [village.priya, village.fatima] {
            assert_eq!(check_html(&html(&db, &village, who, ("", lang))), [], "{lang}, empty");
        }
    }
}

#[test]
fn of_a_theme_every_wijk_is_drawn_with_its_rise_marked() {
    let db = testkit::sqlite();
    let village = furnished(&db);
    let found = shown(&db, &village, village.priya, "REL").exact.unwrap();
    assert_eq!(found.drawn.len(), 5, "the municipality and four wijken");
    let kadebuurt = found.drawn.iter().find(|one| one.place == "WK990101").unwrap();
    assert!(crate::chart::is_over(&kadebuurt.points, kadebuurt.points.len() - 1), "{kadebuurt:?}");
    assert_eq!(kadebuurt.points.len(), 26);
    assert_eq!((found.alarms.len(), found.left_out), (1, 0));
    let overview = shown(&db, &village, village.priya, "").exact.unwrap();
    assert_eq!(overview.drawn.len(), 1, "one theme, of the municipality");
}

#[test]
fn of_a_new_theme_only_the_weeks_since_it_is_there_are_drawn_and_that_is_said() {
    on_both(|db| {
        let village = furnished(db);
        let drawn = |theme| shown(db, &village, village.priya, theme).exact.unwrap().drawn;
        let since = drawn("REL")[0].points[23].week;
        let write = |tx: &mut Tx<'_>| tx.execute("update theme set since = $1 where code = 'REL'", &[&since]);
        assert_eq!(db.write_here(write).unwrap(), 1);
        assert!(drawn("REL").iter().all(|one| one.points.len() == 3 && one.theme_since == Some(since)));
        let html = html(db, &village, village.priya, ("REL", Lang::Nl));
        assert!(html.contains("Dit thema is er sinds"), "{html}");
    });
}

#[test]
fn outside_the_desk_there_are_only_released_figures() {
    let db = testkit::sqlite();
    let village = furnished(&db);
    for who in [village.fatima, village.ruud, village.joost] {
        let found = shown(&db, &village, who, "REL");
        assert!(found.exact.is_none());
        let html = html(&db, &village, who, ("REL", Lang::Nl));
        // Neither charts of weeks, nor the alarm's page, nor how many it counts.
        for exact in ["ponton-trend", "/alarmen/", "tellingen.csv", "16 signalen"] {
            assert!(!html.contains(exact), "{exact} in {html}");
        }
        let file = files::released_rows(&at(Lang::Nl), &found.released).unwrap();
        let figures = file.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.parse::<u32>().ok());
        let figures: Vec<u32> = figures.collect();
        assert!(!figures.is_empty() && figures.iter().all(|figure| figure % 5 == 0), "{figures:?}");
    }
}

#[test]
fn the_map_shows_what_the_table_shows_and_no_more() {
    on_both(|db| {
        let village = furnished(db);
        assert!(
            !html(db, &village, village.fatima, ("REL", Lang::Nl)).contains("ponton-map"),
            "no boundaries yet"
        );
        crate::samples::boundaries(db, &village);
        let found = shown(db, &village, village.fatima, "REL").released;
        for lang in Lang::ALL {
            let html = html(db, &village, village.fatima, ("REL", lang));
            assert_eq!(check_html(&html), [], "{lang}");
            assert_eq!(html.matches("ponton-map__figure").count(), 4);
            let newest = found.releases[0].first;
            for (code, name) in &found.places.municipalities[0].wijken {
                let figure = found
                    .figures
                    .iter()
                    .find(|figure| figure.first == newest && figure.theme == "REL" && figure.place == *code);
                let persons = figure.and_then(|figure| figure.persons);
                let said =
                    persons.map_or_else(|| found.hidden(&at(lang), "REL"), |persons| persons.to_string());
                assert!(html.contains(&format!("<title>{name}: {said}</title>")), "{name}: {said}");
            }
        }
    });
}

#[test]
fn asking_again_or_otherwise_gives_the_same_figures() {
    let db = testkit::sqlite();
    let village = furnished(&db);
    let all = shown(&db, &village, village.fatima, "").released.figures;
    for _ in 0..3 {
        assert_eq!(shown(&db, &village, village.joost, "REL").released.figures, all);
        release::pass(&db, &Keys::passing(), monday()).unwrap();
    }
    // The page, the network's file and the open one say the same.
    let (page, file) = (
        html(&db, &village, village.fatima, ("REL", Lang::Nl)),
        files::released_rows(&at(Lang::Nl), &shown(&db, &village, village.fatima, "").released).unwrap(),
    );
    let of_kadebuurt = file.lines().find(|line| line.contains("REL") && line.contains("WK990101")).unwrap();
    let newest = of_kadebuurt.rsplit(',').next().unwrap();
    assert!(newest.is_empty() || page.contains(&format!("<td>{newest}</td>")), "{newest}");
}

#[test]
fn an_alarm_is_told_without_a_number_and_in_no_telling_order() {
    let db = testkit::sqlite();
    let village = furnished(&db);
    let told = shown(&db, &village, village.fatima, "").told;
    assert_eq!(told.len(), 1);
    assert!(["WK990101", "GM9901"].contains(&told[0].place.as_str()), "{told:?}");
    let html = html(&db, &village, village.fatima, ("", Lang::Nl));
    assert!(
        html.contains("Contact en buurt in") && !html.contains(">16<") && !html.contains("16 signalen"),
        "{html}"
    );
}
