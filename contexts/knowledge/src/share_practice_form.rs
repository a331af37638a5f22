//! The form in which a practice is shared or written better, and the page on which it is shared: two fields must be filled,
//! the rest may come later.

use crate::derive_practice::without_anybody;
use crate::practice::Practice;
use crate::share_practice::{MORE_MOST, Share, TITLE_MOST, WORKS_MOST};
use crate::show_crisis::PLACE;
use crate::themes;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::published::Published;
use network::theme::Theme;
use network::typed_words;
use web::components::{Tone, fold, fold_open, notice, title};
use web::{Form, Page, Posted, Problems, View, t};

/// What the form needs to know.
pub struct Known {
    /// The themes to choose from.
    pub themes: Vec<Theme>,
    /// What it is derived from: its kind and id, and how that reads.
    pub from: Option<((String, Uuid), Published)>,
}

/// Reads the form; what it was derived from is looked up apart.
pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Share, Problems> {
    let mut problems = Problems::none();
    let title =
        typed_words::required(posted, "title", TITLE_MOST, "problem-practice-title-empty", &mut problems);
    let works =
        typed_words::required(posted, "works", WORKS_MOST, "problem-practice-works-empty", &mut problems);
    let audience = typed_words::optional(posted, "audience", MORE_MOST, &mut problems);
    let needs = typed_words::optional(posted, "needs", MORE_MOST, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let theme = Some(posted.text("theme")).filter(|code| !code.is_empty()).map(ToOwned::to_owned);
    let form_key = posted.form_key().unwrap_or(fresh);
    Ok(Share { title, works, audience, needs, theme, source: None, form_key })
}

/// The page on which a practice is shared.
pub fn page(view: &View, known: &Known, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "practice-share-title");
    let form = Form::new(view, typed, problems)
        .called("practice")
        .draft("practice")
        .promise("practice-share-promise", &[]);
    let works = known.from.as_ref().map(|(_, from)| without_anybody(&from.text)).unwrap_or_default();
    let theme = known.from.as_ref().and_then(|(_, from)| from.themes.first().cloned()).unwrap_or_default();
    let start = Start { title: "", works: &works, audience: "", needs: "", theme: &theme };
    let fields = html! {
        @if let Some(((_, id), from)) = &known.from {
            (notice(view, Tone::Quiet, &html! {
                (t!(view, "practice-from")) " "
                a class="utrecht-link" href=(from.path) lang=[view.said_lang()] { (from.title) }
            }))
            (form.hidden("source", &id.to_string()))
        }
        (fields(view, &form, &known.themes, &start))
    };
    let main = html! {
        (title(&heading, &t!(view, "practice-share-what")))
        (form.around("/praktijken", "practice-share-act", &fields))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The form on the practice's own page, for a better version.
pub fn revise(view: &View, again: &Again<'_>, practice: &Practice, themes: &[Theme]) -> Markup {
    let form = again.form(view, "revise").promise("practice-revise-promise", &[]);
    let start = Start {
        title: &practice.title,
        works: &practice.works,
        audience: practice.audience.as_deref().unwrap_or_default(),
        needs: practice.needs.as_deref().unwrap_or_default(),
        theme: practice.theme.as_deref().unwrap_or_default(),
    };
    let action = format!("{}/versies", practice.href());
    form.around(&action, "practice-revise-act", &fields(view, &form, themes, &start))
}

struct Start<'a> {
    title: &'a str,
    works: &'a str,
    audience: &'a str,
    needs: &'a str,
    theme: &'a str,
}

fn fields(view: &View, form: &Form<'_>, themes: &[Theme], start: &Start<'_>) -> Markup {
    let choices = themes::choices(themes, view.lang);
    let more = html! {
        (form.words("audience", "practice-audience").value(start.audience).max(MORE_MOST).rows(2))
        (form.words("needs", "practice-needs").hint("practice-needs-hint").value(start.needs).max(MORE_MOST).rows(2))
        (form.choice("theme", "knowledge-theme", &choices).value(start.theme))
    };
    let opened = form.is_refused() || ![start.audience, start.needs, start.theme].concat().is_empty();
    html! {
        (form.line("title", "practice-name").hint("practice-name-hint").required().value(start.title).max(TITLE_MOST)
            .autocomplete("off"))
        (form.words("works", "practice-works").required().value(start.works).max(WORKS_MOST).rows(6))
        @if opened { (fold_open(view, &t!(view, "practice-more"), &more)) }
        @else { (fold(view, &t!(view, "practice-more"), &more)) }
    }
}
