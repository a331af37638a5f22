//! A small town to attack: two wijken of four buurten, with counts that vary from table to table.

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
        parts: Vec::new(),
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

/// Towns of one wijk level whose theme is divided in two sub-themes and the rest: few, some and many, the same every time.
pub(super) fn divided_towns(how_many: u32) -> Vec<Cells> {
    let mut state = 7_031_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let town = |number: u32| {
        let mut places = vec![place("GM1", None)];
        places.extend((0..4).map(|wijk| Place { population: None, ..place(&format!("WK{wijk}"), Some(0)) }));
        let most = [4, 14, 40][number as usize % 3];
        let persons = (0..3 * places.len()).map(|_| next(most)).collect();
        let theme = format!("theme {number}");
        let parts = ["a", "b", "?"].map(|part| format!("{theme}.{part}")).to_vec();
        let period = Period::four_weeks(date(2026, 11, 22));
        Cells { theme, parts, sensitivity: Sensitivity::Usual, period, places, persons }
    };
    (0..how_many).map(town).collect()
}
