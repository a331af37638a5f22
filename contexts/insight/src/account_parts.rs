//! How the figures of an account are said: a number that opens, that it is too small to show, how many of how many, and how
//! long. The same words on the page, in the print and in the PDF.

use crate::account::Account;
use crate::account_figures::Kept;
use crate::released::place_name;
use crate::show_account::Shown;
use crate::themes::theme_name;
use maud::{Markup, html};
use network::worked::{Figure, Line, Measure, Split};
use web::components::{facts, fold, list, section, table};
use web::{View, t};

/// What a figure says.
pub fn said(view: &View, shown: &Shown, kept: &Kept) -> String {
    let threshold = shown.account.threshold;
    match (kept.number, kept.whole, kept.median_days) {
        (None, Some(whole), _) => t!(view, "account-few-of", threshold = threshold, whole = whole),
        (None, None, _) => t!(view, "account-few", threshold = threshold),
        (Some(number), Some(whole), _) => t!(view, "account-of", number = number, whole = whole),
        (Some(number), None, Some(days)) if number > 0 => {
            t!(view, "account-days", number = number, days = days)
        }
        (Some(number), None, _) => number.to_string(),
    }
}

/// How a figure is called.
pub fn name(view: &View, kept: &Kept) -> String {
    kept.figure.map_or_else(|| kept.code.clone(), |figure| view.say(figure.name, &[]))
}

/// What one step of a figure is, and where it comes from.
pub fn what(view: &View, figure: Option<Figure>) -> String {
    figure.map_or_else(|| t!(view, "account-counted-no-more"), |figure| view.say(figure.what, &[]))
}

/// The figures of a line that say something.
pub fn of_line(shown: &Shown, line: Line) -> (Vec<&Kept>, Vec<&Kept>) {
    shown.figures.iter().filter(|kept| kept.line == line).partition(|kept| kept.number != Some(0))
}

/// That figures of a line came later than this quarter, if any did.
pub fn not_counted(view: &View, shown: &Shown, line: Line) -> Option<String> {
    let later = shown.not_counted.iter().filter(|figure| figure.line == line);
    let names: Vec<String> = later.map(|figure| view.say(figure.name, &[])).collect();
    (!names.is_empty()).then(|| t!(view, "account-not-counted-then", names = names.join(", ")))
}

/// The figures of a line, as a part of the page.
pub fn figures(view: &View, shown: &Shown, line: Line) -> Markup {
    let (told, none) = of_line(shown, line);
    let heading = view.say(line.text_key(), &[]);
    let rows: Vec<Vec<Markup>> = told.iter().map(|kept| row(view, shown, kept)).collect();
    let columns = [t!(view, "account-column-what"), t!(view, "account-column-number")];
    let nothing: Vec<String> = none.iter().map(|kept| name(view, kept)).collect();
    let later = not_counted(view, shown, line);
    let inner = html! {
        @if !rows.is_empty() { (table(&heading, &columns, &rows)) }
        @else if nothing.is_empty() && later.is_none() { p { (t!(view, "account-line-nothing")) } }
        @for kept in &told { (parts(view, shown, kept)) }
        @if !nothing.is_empty() { p class="ponton-title__under" { (t!(view, "account-none-of", names = nothing.join(", "))) } }
        @if let Some(later) = later { p class="ponton-title__under" { (later) } }
    };
    section(line.name(), &heading, &inner)
}

fn row(view: &View, shown: &Shown, kept: &Kept) -> Vec<Markup> {
    let text = said(view, shown, kept);
    let href = format!("{}/cijfers/{}", shown.account.href(), kept.code);
    let name = name(view, kept);
    vec![
        html! { (name) },
        html! { a class="utrecht-link" href=(href) { (text) span class="ponton-unseen" { ": " (name) } } },
    ]
}

/// A number told apart by area, theme or reason.
fn parts(view: &View, shown: &Shown, kept: &Kept) -> Markup {
    html! {
        @for (split, rows) in told_apart(view, shown, kept) {
            @let by = view.say(split.text_key(), &[]);
            @let name = name(view, kept);
            @let summary = t!(view, "account-told-apart", name = &name, by = &by);
            (fold(view, &summary, &list(&rows.iter().map(|(name, number)| html! { (name) ": " (number) }).collect::<Vec<_>>())))
        }
    }
}

/// The parts of a number by what they are told apart, with names.
pub fn told_apart(view: &View, shown: &Shown, kept: &Kept) -> Vec<(Split, Vec<(String, i64)>)> {
    let of = |split: Split| {
        let rows = kept.parts.iter().filter(|(of, _, _)| *of == split);
        let named = |(split, code, number): &(Split, Option<String>, i64)| {
            (part_name(view, shown, *split, code.as_deref()), *number)
        };
        (split, rows.map(named).collect::<Vec<_>>())
    };
    Split::ALL.iter().map(|split| of(*split)).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn part_name(view: &View, shown: &Shown, split: Split, code: Option<&str>) -> String {
    match (split, code) {
        (_, None) => t!(view, "account-part-others"),
        (Split::Area, Some(code)) => place_name(view, &shown.places, code),
        (_, Some("?")) => t!(view, "account-part-unknown"),
        (Split::Theme, Some(code)) => theme_name(view, &shown.themes, code),
        (Split::Reason, Some(key)) => view.say(key, &[]),
    }
}

/// Whether a figure tells of how long something took.
pub fn unit(kept: &Kept) -> &'static str {
    match kept.figure.map(|figure| figure.measure) {
        Some(Measure::Days) => "aantal_en_dagen",
        Some(Measure::Share) => "aantal_van_geheel",
        Some(Measure::Count) | None => "aantal",
    }
}

/// What the numbers are counted from. Those from before quarters were released open into nothing.
pub fn counted_from(view: &View, account: &Account) -> String {
    if account.key.is_some() {
        t!(view, "account-provenance-what")
    } else {
        t!(view, "account-provenance-before")
    }
}

/// Where the numbers come from and what is not shown.
pub fn provenance(view: &View, shown: &Shown) -> Markup {
    let account = &shown.account;
    html! {
        p { (counted_from(view, account)) }
        p { (how_shown(view, account)) }
        (facts(&[
            (t!(view, "account-counted-on"), html! { (view.day(account.counted_at)) }),
            (t!(view, "account-rule"), html! { (rule(view, account)) }),
        ]))
    }
}

/// What is done to the numbers before anybody sees them.
pub fn how_shown(view: &View, account: &Account) -> String {
    match &account.key {
        Some(_) => t!(view, "account-released", threshold = account.threshold),
        None => t!(view, "account-from-before"),
    }
}

/// The rule by which they were made safe, and the key of their rounding.
pub fn rule(view: &View, account: &Account) -> String {
    let (rule, threshold) = (account.rule, account.threshold);
    match &account.key {
        Some(key) => t!(view, "account-rule-and-key", rule = rule, threshold = threshold, key = key),
        None => t!(view, "account-rule-is", rule = rule, threshold = threshold),
    }
}
