//! A form that stands on a page once for each of several things: each has ids of its own, and only the refused one comes
//! back as it was typed.

use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use web::components::{fold, fold_open};
use web::{Form, View};

/// The field that says which of them was sent.
const WHICH: &str = "which";

/// The form of that name for one thing, as typed when it is the refused one.
pub fn form<'a>(view: &'a View, again: &Again<'a>, (name, which): (&'static str, Uuid)) -> Form<'a> {
    let form = if is_refused(again, name, which) { again.form(view, name) } else { Form::blank(view) };
    form.called(format!("{name}-{which}"))
}

/// What goes into the form, so that it is known when it comes back.
pub fn which(form: &Form<'_>, which: Uuid) -> Markup {
    html! { (form.hidden(WHICH, &which.to_string())) }
}

/// What opens in place: standing open when this very form was refused.
pub fn folded(
    view: &View,
    again: &Again<'_>,
    (name, which): (&'static str, Uuid),
    (summary, inner): (&str, &Markup),
) -> Markup {
    if is_refused(again, name, which) { fold_open(view, summary, inner) } else { fold(view, summary, inner) }
}

fn is_refused(again: &Again<'_>, name: &str, which: Uuid) -> bool {
    again.typed(name).is_some_and(|typed| typed.text(WHICH) == which.to_string())
}
