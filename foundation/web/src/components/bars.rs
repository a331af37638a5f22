//! Bars side by side, one per week or month: a small chart as inline SVG that says in words what it shows. For figures. The
//! numbers themselves stand in a table beside it; nothing is read from the height of a bar alone.

use maud::{Markup, html};

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for: "week van 16 november".
    pub label: String,
    /// Its height, in any unit; nothing to draw where there was nothing.
    pub height: Option<u16>,
    /// What it says: "2 dagen".
    pub said: String,
}

const WIDTH: usize = 12;
const GAP: usize = 4;
const TALL: u32 = 64;

/// The chart, with what it shows as its text alternative, and its first and last label below it and what the highest bar
/// says above it.
pub fn bars(shows: &str, bars: &[Bar]) -> Markup {
    let most = u32::from(bars.iter().filter_map(|bar| bar.height).max().unwrap_or(0).max(1));
    let wide = bars.len() * (WIDTH + GAP);
    let highest = bars.iter().max_by_key(|bar| bar.height);
    html! {
        figure class="ponton-bars" {
            @if let Some(highest) = highest { p class="ponton-bars__highest" aria-hidden="true" { (highest.said) } }
            svg viewBox={"0 0 " (wide) " " (TALL + 2)} role="img" aria-label=(shows) preserveAspectRatio="none" {
                line class="ponton-bars__ground" x1="0" x2=(wide) y1=(TALL + 1) y2=(TALL + 1) {}
                @for (index, bar) in bars.iter().enumerate() {
                    @if let Some(height) = bar.height {
                        @let tall = (u32::from(height) * TALL / most).max(2);
                        rect x=(index * (WIDTH + GAP) + GAP / 2) width=(WIDTH) y=(TALL - tall) height=(tall) {
                            title { (bar.label) ": " (bar.said) }
                        }
                    }
                }
            }
            @if let (Some(first), Some(last)) = (bars.first(), bars.last()) {
                figcaption { span { (first.label) } span { (last.label) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_chart_and_an_empty_week_draws_none() {
        let bar = |height| Bar { label: "week 1".to_owned(), height, said: "2 dagen".to_owned() };
        let html = bars("Per week", &[bar(Some(4)), bar(None), bar(Some(2))]).into_string();
        assert_eq!(html.matches("<rect").count(), 2);
        assert!(html.contains("height=\"64\"") && html.contains("height=\"32\""), "{html}");
        assert!(html.contains("aria-label=\"Per week\""), "{html}");
    }
}
