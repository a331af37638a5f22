//! An import as a page: the form that takes a file or pasted rows with what every column means, and the report with the
//! button that carries it out. The problems stand on top, because they are what somebody has to do something about.

use super::{Done, Fate, Report, Told, first_words};
use crate::components::{Tally, Tone, fold, notice, section, table, tally};
use crate::form::Form;
use crate::posted::Posted;
use crate::problems::Problems;
use crate::sheet::upload::{FILE, ROWS};
use crate::sheet::{Column, Limits, Need, Unreadable};
use crate::view::View;
use maud::{Markup, html};
use std::fmt::Write as _;

/// What the pages of one import have in common.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// Where its forms are posted.
    pub action: &'static str,
    /// What a row may hold.
    pub columns: &'static [Column],
    /// The name of the example file.
    pub example: &'static str,
}

impl Import {
    /// The form, as typed when it was refused, and under it what every column means.
    pub fn form(&self, view: &View, typed: &Posted, unreadable: Option<&Unreadable>) -> Markup {
        let problems = problems(typed, unreadable);
        let form =
            Form::new(view, typed, &problems).called("sheet").sending_files().promise("sheet-promise", &[]);
        let limits = [("bytes", (Limits::PAGE.bytes / 1_000).into()), ("rows", Limits::PAGE.rows.into())];
        let fields = html! {
            (form.file(FILE, "sheet-file").hint_with("sheet-file-hint", &limits))
            (form.words(ROWS, "sheet-rows").hint("sheet-rows-hint").rows(8))
        };
        html! {
            (form.around(self.action, "sheet-look", &fields))
            (section("kolommen", &view.say("sheet-columns", &[]), &self.explained(view)))
        }
    }

    /// The report with what can be done next.
    pub fn report(&self, view: &View, text: &str, report: &Report) -> Markup {
        let (lang, texts) = (view.lang, &view.texts);
        let rows = |which: fn(&Fate) -> bool| -> Vec<&Told> {
            report.rows.iter().filter(|row| which(&row.fate)).collect()
        };
        let again = Posted::of(&[(ROWS, text)]);
        html! {
            p { (report.read_as(texts, lang)) " " (report.unused(texts, lang)) }
            (tallied(view, report))
            (notice(view, tone(report), &html! { (report.said_done(texts, lang)) }))
            (self.next(view, text, report))
            (part(view, "problemen", "sheet-problems", &rows(|fate| matches!(fate, Fate::Problem(_)))))
            (part(view, "nieuw", if matches!(report.done, Done::Added(_)) { "sheet-now-there" } else { "sheet-to-add" },
                &rows(Fate::is_new)))
            (part(view, "bekend", "sheet-already", &rows(|fate| matches!(fate, Fate::Known))))
            @if report.done == Done::Looked || report.is_troubled() {
                (fold(view, &view.say("sheet-change", &[]), &self.form(view, &again, None)))
            }
        }
    }

    /// The one button that carries it out: everything, or when rows have a problem the good ones, said plainly.
    fn next(&self, view: &View, text: &str, report: &Report) -> Markup {
        let (new, _, problems) = report.counts();
        if new == 0 || matches!(report.done, Done::Added(_)) {
            return html! {};
        }
        let blank = Form::blank(view).called("add");
        let (form, act) = if problems == 0 {
            (blank.promise("sheet-add-promise", &[("count", new.into())]), "sheet-add-all")
        } else {
            let args = [("count", new.into()), ("problems", problems.into())];
            (blank.promise("sheet-add-good-promise", &args), "sheet-add-good")
        };
        let fields = html! {
            (form.hidden(ROWS, text))
            (form.hidden("add", "yes"))
            @if problems > 0 { (form.hidden("good", "yes")) }
        };
        form.around(self.action, act, &fields)
    }

    fn explained(&self, view: &View) -> Markup {
        let head = ["sheet-column-name", "sheet-column-what", "sheet-column-example"];
        let head: Vec<String> = head.iter().map(|key| view.say(key, &[])).collect();
        let rows: Vec<Vec<Markup>> = self
            .columns
            .iter()
            .map(|column| {
                let needed = column.need == Need::Required;
                let what = view.say(column.what, &[]);
                vec![
                    html! { (column.name) },
                    html! { (what) " " @if needed { strong { (view.say("sheet-column-needed", &[])) } } },
                    html! { span lang=[view.said_lang()] { (column.example) } },
                ]
            })
            .collect();
        let example = self.example_file();
        html! {
            p { (view.say("sheet-columns-what", &[])) }
            (table(&view.say("sheet-columns", &[]), &head, &rows))
            p {
                a class="utrecht-link" download=(self.example) href={"data:text/csv;charset=utf-8," (escaped(&example))} {
                    (view.say("sheet-example", &[]))
                }
            }
        }
    }

    /// A small file with every column, as an office program in Dutch writes it.
    pub fn example_file(&self) -> String {
        let line =
            |cell: fn(&Column) -> &'static str| self.columns.iter().map(cell).collect::<Vec<_>>().join(";");
        format!("\u{feff}{}\r\n{}\r\n", line(|column| column.name), line(|column| column.example))
    }
}

fn problems(typed: &Posted, unreadable: Option<&Unreadable>) -> Problems {
    let mut problems = Problems::none();
    if let Some(unreadable) = unreadable {
        let (key, args) = unreadable.said();
        let field = if typed.text(ROWS).is_empty() { FILE } else { ROWS };
        problems.add_with(field, key, args);
    }
    problems
}

fn tallied(view: &View, report: &Report) -> Markup {
    let (new, known, problems) = report.counts();
    let one = |number: usize, key: &str, tone, href: &str| Tally {
        number: u64::try_from(number).unwrap_or(u64::MAX),
        text: view.say(key, &[("count", number.into())]),
        tone,
        href: (number > 0).then(|| href.to_owned()),
    };
    tally(
        view,
        &[
            one(problems, "sheet-count-problems", Tone::Now, "#problemen"),
            one(new, "sheet-count-new", Tone::Landed, "#nieuw"),
            one(known, "sheet-count-known", Tone::Quiet, "#bekend"),
        ],
    )
}

fn tone(report: &Report) -> Tone {
    match report.done {
        Done::Looked => Tone::Quiet,
        Done::Refused => Tone::Now,
        Done::Added(_) => Tone::Landed,
    }
}

fn part(view: &View, id: &str, heading: &str, rows: &[&Told]) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let heading = view.say(heading, &[("count", rows.len().into())]);
    let items: Vec<Markup> = rows.iter().map(|row| told(view, row)).collect();
    section(id, &heading, &html! { ul class="ponton-list" { @for item in &items { li { (item) } } } })
}

fn told(view: &View, row: &Told) -> Markup {
    html! {
        strong { (view.say("sheet-line", &[("line", row.line.into())])) } ": "
        span lang=[view.said_lang()] { (first_words(&row.name)) }
        @if let Fate::Problem(faults) = &row.fate {
            ul { @for fault in faults { li { (fault.say(&view.texts, view.lang)) } } }
        }
    }
}

/// Text in an address: everything but letters and digits escaped.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            // Writing to a string doesn't fail.
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}
