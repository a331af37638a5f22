//! The form in which a measure is set or changed, and the page on which it is set.

use crate::measure::Measure;
use crate::set_measure::{SOURCE_MOST, Set, TITLE_MOST, WORDS_MOST};
use crate::show_crisis::PLACE;
use crate::themes;
use crate::write_answer_form::last_day;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::theme::Theme;
use network::typed_moment::{NoMoment, typed_moment};
use network::typed_words;
use web::components::title;
use web::{Form, Page, Posted, Problems, View, t};

/// Reads the form.
pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Set, Problems> {
    let mut problems = Problems::none();
    let title =
        typed_words::required(posted, "title", TITLE_MOST, "problem-measure-title-empty", &mut problems);
    let words =
        typed_words::required(posted, "words", WORDS_MOST, "problem-measure-words-empty", &mut problems);
    let source =
        typed_words::required(posted, "source", SOURCE_MOST, "problem-measure-source-empty", &mut problems);
    let valid_from = first_day(posted, &mut problems);
    let valid_until = last_day(posted, "valid_until", &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let theme = Some(posted.text("theme")).filter(|code| !code.is_empty()).map(ToOwned::to_owned);
    let form_key = posted.form_key().unwrap_or(fresh);
    Ok(Set { title, words, source, theme, valid_from, valid_until, form_key })
}

/// A measure holds from the first hour of its first day.
fn first_day(posted: &Posted, problems: &mut Problems) -> Option<Timestamp> {
    match typed_moment(posted, "valid_from", "", 0) {
        Ok(at) => Some(at),
        Err(NoMoment::DayEmpty) => None,
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add("valid_from", "problem-knowledge-day-unreadable");
            None
        }
    }
}

/// The page on which a measure is set.
pub fn page(view: &View, themes: &[Theme], typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "measure-set-title");
    let form = Form::new(view, typed, problems)
        .called("measure")
        .draft("measure")
        .promise("measure-set-promise", &[]);
    let main = html! {
        (title(&heading, &t!(view, "measure-set-what")))
        (form.around("/maatregelen", "measure-set-act", &fields(view, &form, themes, None)))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The form on the measure's own page, for a change.
pub fn change(view: &View, again: &Again<'_>, measure: &Measure, themes: &[Theme]) -> Markup {
    let form = again.form(view, "change").promise("measure-change-promise", &[]);
    let action = format!("{}/versies", measure.href());
    form.around(&action, "measure-change-act", &fields(view, &form, themes, Some(measure)))
}

fn fields(view: &View, form: &Form<'_>, themes: &[Theme], start: Option<&Measure>) -> Markup {
    let choices = themes::choices(themes, view.lang);
    let day = |at: Option<Timestamp>| at.map(|at| calendar::day(at).to_string()).unwrap_or_default();
    let text = |of: fn(&Measure) -> &str| start.map(of).unwrap_or_default();
    html! {
        (form.line("title", "measure-name").required().value(text(|measure| &measure.title)).max(TITLE_MOST)
            .autocomplete("off"))
        (form.words("words", "measure-words").required().value(text(|measure| &measure.words)).max(WORDS_MOST).rows(6))
        (form.line("source", "measure-source").hint("measure-source-hint").required()
            .value(text(|measure| &measure.source)).max(SOURCE_MOST).autocomplete("off"))
        (form.day("valid_from", "measure-valid-from").hint("measure-valid-from-hint")
            .value(&day(start.map(|measure| measure.valid_from))))
        (form.day("valid_until", "measure-valid-until").value(&day(start.and_then(|measure| measure.valid_until))))
        (form.choice("theme", "knowledge-theme", &choices).value(text(|measure| measure.theme.as_deref().unwrap_or_default())))
    }
}
