//! The capture box: one large field, "Wat zie je?", and one button. On top of Vandaag, and as a page of its own. Whatever
//! else may be said is folded away. When the guard found personal data, the box comes back as it was typed, with what was
//! found and the two ways on: rewrite it, or say why it may stay.

use crate::capture::{DRAFT, LONGEST, LONGEST_QUOTE, LONGEST_REASON, LONGEST_SUGGESTION};
use crate::kinds::Kind;
use crate::suggestions::{self, Known};
use maud::{Markup, html};
use network::area::Level;
use network::{Actor, Refusal};
use store::Tx;
use web::components::{Tone, fold, fold_open, list, notice, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};
use worklist::today::{Part, PartPlace};

/// The capture box on Vandaag.
pub const PART: Part = Part { place: PartPlace::Top, read: on_today };

fn on_today(tx: &mut Tx<'_>, actor: &Actor, view: &View) -> Result<Markup, Refusal> {
    let known = suggestions::known_here(tx, actor.network, view.now)?;
    let capture = box_for(view, &known, &Posted::EMPTY, &Problems::NONE, &[]);
    Ok(html! { section id="melden" aria-label=(t!(view, "capture-heading")) { (capture) } })
}

/// The box as a page of its own.
pub fn page(view: &View, known: &Known, typed: &Posted, problems: &Problems, found: &[Finding]) -> Page {
    let heading = t!(view, "capture-heading");
    let main = html! {
        (title(&heading, ""))
        (box_for(view, known, typed, problems, found))
    };
    Page::new(view, heading, main)
}

/// What the guard found in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `words`, `quote` or `suggestion`.
    pub field: &'static str,
    /// What, and why it was taken for that.
    pub finding: language::Finding,
}

/// What the guard finds in what was typed.
pub fn findings(posted: &Posted, known: &Known) -> Vec<Finding> {
    let fields = ["words", "quote", "suggestion"];
    let of = |field| {
        known.guard.find(posted.text(field)).into_iter().map(move |finding| Finding { field, finding })
    };
    fields.into_iter().flat_map(of).collect()
}

fn box_for(view: &View, known: &Known, typed: &Posted, problems: &Problems, found: &[Finding]) -> Markup {
    box_into(view, known, &Into { action: "/signalen", draft: DRAFT }, (typed, problems, found))
}

/// Where a capture box sends what was typed: contexts above this one let it begin with what they know.
pub struct Into<'a> {
    /// The address.
    pub action: &'a str,
    /// The name under which the browser keeps what is typed until it is stored here.
    pub draft: &'a str,
}

/// The box as another page shows it, which parses what is sent with `Raise::parse` and calls `raise`.
pub fn box_into(
    view: &View,
    known: &Known,
    into: &Into<'_>,
    (typed, problems, found): (&Posted, &Problems, &[Finding]),
) -> Markup {
    let form = Form::new(view, typed, problems)
        .called("capture")
        .draft(into.draft)
        .promise("capture-promise", &[("desk", (&known.desk).into())]);
    let more = more(&form, view, known);
    let opened = ["kind", "theme", "area", "level", "quote", "suggestion"]
        .into_iter()
        .any(|field| !typed.text(field).is_empty());
    let fields = html! {
        (form.words("words", "capture-words").required().large().max(LONGEST).hint("capture-words-hint"))
        @if !found.is_empty() { (what_was_found(&form, view, found)) }
        @if opened { (fold_open(view, &t!(view, "capture-more"), &more)) }
        @else { (fold(view, &t!(view, "capture-more"), &more)) }
    };
    form.around(into.action, "capture-act", &fields)
}

/// What the guard found, in words, and the field for a reason.
pub fn what_was_found(form: &Form<'_>, view: &View, found: &[Finding]) -> Markup {
    let rows: Vec<Markup> = found
        .iter()
        .map(|Finding { finding, .. }| {
            html! {
                strong { (finding.text) } ": " (view.say(finding.kind.text_key(), &[])) ". "
                (view.say(finding.why, &[]))
            }
        })
        .collect();
    html! {
        (notice(view, Tone::Wait, &html! { (t!(view, "guard-found", count = found.len())) }))
        (list(&rows))
        (form.words("guard_reason", "guard-reason").hint("guard-reason-hint").max(LONGEST_REASON).rows(2))
    }
}

fn more(form: &Form<'_>, view: &View, known: &Known) -> Markup {
    let (kinds, levels) = (kind_choices(view, known), level_choices(view));
    let themes = known.theme_choices(view.lang);
    html! {
        (form.radios("kind", "capture-kind", &kinds))
        (form.choice("theme", "capture-theme", &themes))
        (form.line("area", "capture-area").hint("capture-area-hint").autocomplete("off").max(120))
        (form.choice("level", "capture-level", &levels))
        (quote_fields(form))
        (form.words("suggestion", "capture-suggestion").hint("capture-suggestion-hint").max(LONGEST_SUGGESTION).rows(2))
    }
}

/// The fields for a quote and whether its source may be named.
pub fn quote_fields(form: &Form<'_>) -> Markup {
    html! {
        (form.words("quote", "capture-quote").hint("capture-quote-hint").max(LONGEST_QUOTE).rows(2))
        (form.tick("quote_open", "capture-quote-open"))
    }
}

/// The kinds to choose from; a wrong says plainly who will see it.
pub fn kind_choices(view: &View, known: &Known) -> Vec<Choice> {
    let said = Kind::ALL.iter().filter(|kind| **kind != Kind::Unsorted);
    said.map(|kind| {
        let choice = Choice::new(kind.name(), view.say(kind.text_key(), &[]));
        if *kind == Kind::Wrong { choice.explained(who_sees_a_wrong(view, known)) } else { choice }
    })
    .collect()
}

/// Who reads a wrong, by name, so that a reporter knows before sending.
pub fn who_sees_a_wrong(view: &View, known: &Known) -> String {
    if known.confidants.is_empty() {
        return t!(view, "capture-wrong-desk", desk = &known.desk);
    }
    let count = known.confidants.len();
    t!(view, "capture-wrong-seen-by", names = known.confidants.join(", "), count = count)
}

/// How far something may reach.
pub fn level_choices(view: &View) -> Vec<Choice> {
    Level::ALL.iter().map(|level| Choice::new(level.name(), view.say(level.text_key(), &[]))).collect()
}
