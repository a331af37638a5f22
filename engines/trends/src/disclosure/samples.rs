//! A small town to attack: two wijken of four buurten, with counts that vary from table to table.

use super::crossed::{Crossed, Topic};
use super::period::Period;
use super::rounding::Key;
use super::{Cells, Place, Sensitivity};
use jiff::civil::date;

pub(super) fn key() -> Key {
    Key::new("2026-1", b"a key of the tests").unwrap()
}

pub(super) fn place(code: &str, above: Option<usize>) -> Place {
    Place { code: code.to_owned(), above, population: Some(1200) }
}

/// A town whose buurten count `persons`, four to a wijk.
pub(super) fn town(persons: &[u32]) -> Cells {
    let mut places = vec![place("GM1", None)];
    let mut counts = vec![0];
    for (wijk, of_wijk) in persons.chunks(4).enumerate() {
        let above = places.len();
        places.push(place(&format!("WK{wijk}"), Some(0)));
        counts.push(0);
        for (buurt, count) in of_wijk.iter().enumerate() {
            places.push(place(&format!("BU{wijk}{buurt}"), Some(above)));
            counts.push(*count);
        }
    }
    Cells {
        theme: "eenzaamheid".to_owned(),
        sensitivity: Sensitivity::Usual,
        period: Period::four_weeks(date(2026, 11, 22)),
        places,
        persons: counts,
    }
}

/// Towns of few, some and many, the same every time.
pub(super) fn towns(how_many: u32) -> Vec<Cells> {
    let mut state = 20_260_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    // One of whom nearly nobody else is counted beside those that are shown, in each of two wijken.
    let near_zero = [town(&[5, 1, 0, 0, 0, 0, 6, 1]), town(&[0, 5, 0, 2, 5, 2, 0, 0])];
    let by_chance = (0..how_many).map(|town_number| {
        let most = [6, 12, 24][town_number as usize % 3];
        town(&(0..8).map(|_| next(most)).collect::<Vec<_>>())
    });
    let again = [near_zero.clone(), near_zero.clone()].into_iter().flatten();
    let all = near_zero.into_iter().chain(again).chain(by_chance).enumerate();
    // Each its own theme, so that the draws of one are not those of another.
    all.map(|(number, cells)| Cells { theme: format!("theme {number}"), ..cells }).collect()
}

/// A theme with as many sub-themes as there are rows, over a municipality of two wijken of two buurten.
pub(super) fn crossed(of_sub_themes: &[&[u32]]) -> Crossed {
    let mut places = vec![place("GM1", None)];
    for wijk in 0..2 {
        let above = places.len();
        places.push(place(&format!("WK{wijk}"), Some(0)));
        places.extend((0..2).map(|buurt| place(&format!("BU{wijk}{buurt}"), Some(above))));
    }
    let topic = |code: String, above| Topic { code, above, sensitivity: Sensitivity::Usual };
    let mut topics = vec![topic("geld".to_owned(), None)];
    topics.extend((0..of_sub_themes.len()).map(|sub| topic(format!("geld.{sub}"), Some(0))));
    let row = |counts: &&[u32]| vec![0, 0, counts[0], counts[1], 0, counts[2], counts[3]];
    let persons = [vec![0; places.len()]].into_iter().chain(of_sub_themes.iter().map(row)).collect();
    Crossed { topics, places, period: Period::four_weeks(date(2026, 11, 22)), persons }
}

/// Crossed tables of few, some and many, the same every time.
pub(super) fn crossed_towns(how_many: u32) -> Vec<Crossed> {
    let mut state = 77_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut made = Vec::new();
    for number in 0..how_many {
        let most = [6, 12, 24, 40][number as usize % 4];
        let sub_themes = 2 + number as usize % 3;
        let rows: Vec<Vec<u32>> = (0..sub_themes).map(|_| (0..4).map(|_| next(most)).collect()).collect();
        let mut one = crossed(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
        for topic in &mut one.topics {
            topic.code = format!("{number} {}", topic.code);
        }
        made.push(one);
    }
    made
}
