//! The pages of the import: the form that takes a file or pasted text, and the report with the one button that carries it
//! out. What stands in the way comes first, because somebody has to do something about it.

use super::Report;
use crate::hsds::read::{MOST, Unreadable};
use crate::offer_form::PLACE;
use crate::pontoon::Pontoon;
use maud::{Markup, html};
use web::components::{Tally, Tone, fold, notice, section, tally, title};
use web::sheet::upload::{FILE, ROWS};
use web::sheet::{Done, Judged, Limits, Verdict};
use web::texts::Arg;
use web::{Form, Page, Posted, Problems, View, t};

/// Why nothing could be read, as a text with what fills it.
pub type Said = (&'static str, Vec<(&'static str, Arg)>);

/// What to say of a file that holds no services.
pub fn said(unreadable: Unreadable) -> Said {
    match unreadable {
        Unreadable::Nothing => ("sheet-nothing", Vec::new()),
        Unreadable::NotJson { line, column } => {
            ("import-offers-no-json", vec![("line", line.into()), ("column", column.into())])
        }
        Unreadable::NoServices => ("import-offers-no-services", Vec::new()),
        Unreadable::TooMany => ("import-offers-too-many", vec![("most", MOST.into())]),
    }
}

/// The page with the form.
pub fn form_page(view: &View, typed: &Posted, said: Option<Said>) -> Page {
    let heading = t!(view, "import-offers-title");
    let main = html! {
        (title(&heading, &t!(view, "import-offers-what")))
        (form(view, typed, said))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, typed: &Posted, said: Option<Said>) -> Markup {
    let mut problems = Problems::none();
    if let Some((key, args)) = said {
        problems.add_with(if typed.text(ROWS).is_empty() { FILE } else { ROWS }, key, args);
    }
    let form = Form::new(view, typed, &problems)
        .called("services")
        .sending_files()
        .promise("import-offers-promise", &[]);
    let pontoons = Pontoon::choices(view);
    let limits = [("bytes", (Limits::PAGE.bytes / 1_000).into()), ("most", MOST.into())];
    let fields = html! {
        (form.file(FILE, "import-offers-file").hint_with("import-offers-file-hint", &limits))
        (form.words(ROWS, "import-offers-text").rows(6))
        (form.choice("pontoon", "import-offers-pontoon", &pontoons).hint("import-offers-pontoon-hint"))
    };
    form.around("/aanbod/invoer", "import-offers-look", &fields)
}

/// The page with the report; `text` is the file, to send again.
pub fn report_page(view: &View, (text, posted): (&str, &Posted), report: &Report) -> Page {
    let heading = t!(view, "import-offers-title");
    let again = Posted::of(&[(ROWS, text), ("pontoon", posted.text("pontoon"))]);
    let main = html! {
        (title(&heading, &t!(view, "import-offers-what")))
        (tallied(view, report))
        (notice(view, tone(report), &html! { (done(view, report)) }))
        @if !report.unused.is_empty() {
            (notice(view, Tone::Quiet, &html! { (t!(view, "import-offers-unused", fields = report.unused.join(", "))) }))
        }
        (next(view, &again, report))
        (part(view, "problemen", "import-offers-problems", (report, |verdict| matches!(verdict, Verdict::Problem(_)))))
        (part(view, "nieuw", "import-offers-new", (report, |verdict| matches!(verdict, Verdict::New(())))))
        (part(view, "bekend", "import-offers-known", (report, |verdict| matches!(verdict, Verdict::Known))))
        (fold(view, &t!(view, "import-offers-change"), &form(view, &again, None)))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn tallied(view: &View, report: &Report) -> Markup {
    let (new, known, problems) = report.counts();
    let one = |number: usize, text: String, tone, href: &str| Tally {
        number: u64::try_from(number).unwrap_or(u64::MAX),
        text,
        tone,
        href: (number > 0).then(|| href.to_owned()),
    };
    tally(
        view,
        &[
            one(problems, t!(view, "import-offers-count-problems"), Tone::Now, "#problemen"),
            one(new, t!(view, "import-offers-count-new"), Tone::Landed, "#nieuw"),
            one(known, t!(view, "import-offers-count-known"), Tone::Quiet, "#bekend"),
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

fn done(view: &View, report: &Report) -> String {
    match report.done {
        Done::Looked => t!(view, "import-offers-looked"),
        Done::Refused => t!(view, "import-offers-refused"),
        Done::Added(count) => t!(view, "import-offers-done", count = count),
    }
}

/// The one button that carries it out: everything, or when some have a problem the good ones.
fn next(view: &View, again: &Posted, report: &Report) -> Markup {
    let (new, _, problems) = report.counts();
    if new == 0 || matches!(report.done, Done::Added(_)) {
        return html! {};
    }
    let form = Form::blank(view).called("add").promise("import-offers-add-promise", &[("count", new.into())]);
    let act = if problems == 0 { "import-offers-add-all" } else { "import-offers-add-good" };
    let fields = html! {
        (form.hidden(ROWS, again.text(ROWS)))
        (form.hidden("pontoon", again.text("pontoon")))
        (form.hidden("add", "yes"))
        @if problems > 0 { (form.hidden("good", "yes")) }
    };
    form.around("/aanbod/invoer", act, &fields)
}

fn part(
    view: &View,
    id: &str,
    heading: &str,
    (report, which): (&Report, fn(&Verdict<()>) -> bool),
) -> Markup {
    let rows: Vec<&Judged<()>> = report.rows.iter().filter(|row| which(&row.verdict)).collect();
    if rows.is_empty() {
        return html! {};
    }
    let inner = html! { ul class="ponton-list" { @for row in rows { li { (told(view, row)) } } } };
    section(id, &view.say(heading, &[]), &inner)
}

fn told(view: &View, row: &Judged<()>) -> Markup {
    let name: String = row.name.chars().take(80).collect();
    html! {
        strong { (t!(view, "import-offers-number", number = row.line)) } ": "
        span lang=[view.said_lang()] { (name) }
        @if let Verdict::Problem(faults) = &row.verdict {
            ul { @for fault in faults { li { (fault.say(&view.texts, view.lang)) } } }
        }
    }
}
