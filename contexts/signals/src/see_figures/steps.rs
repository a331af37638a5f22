//! What a figure is made of: the steps that people made, newest first, each with its signal or dossier and how long it
//! took. Of a wrong only that there is one.

use super::parts::{duration, text_key};
use super::{LINE, stretch};
use crate::figures::{self, Measure, Place, Step};
use axum::extract::RawQuery;
use maud::{Markup, html};
use network::{Actor, Refusal, Visit};
use store::Tx;
use store::page::{After, Page as Rows};
use web::components::{act_link, day, empty, pager, table, title};
use web::{Failure, Page, Posted, View, t};

/// Rows on a page.
const ROWS: u16 = 50;

pub(super) async fn show(visit: Visit, of: Of, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.clone().unwrap_or_default().as_bytes())?;
    let (weeks, now) = (stretch(query)?, visit.now());
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let first_page = after.key.is_none();
    let rows = visit
        .read(move |tx, actor| {
            let weeks = figures::starts(weeks, now);
            of.read(tx, actor, weeks[0], &after)
        })
        .await?;
    Ok(page(&visit.view, (of, weeks), &rows, first_page))
}

/// What a list of steps is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// How long something took.
    Measure(Measure),
    /// The answers to "werkt dit bij jullie?".
    Works,
}

impl Of {
    /// All of them.
    pub(super) const ALL: [Self; 5] = [
        Self::Measure(Measure::Understood),
        Self::Measure(Measure::Tabled),
        Self::Measure(Measure::Decided),
        Self::Measure(Measure::BroughtBack),
        Self::Works,
    ];

    /// The address of its page.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Measure(Measure::Understood) => "/cijfers/geduid",
            Self::Measure(Measure::Tabled) => "/cijfers/aan-tafel",
            Self::Measure(Measure::Decided) => "/cijfers/besloten",
            Self::Measure(Measure::BroughtBack) => "/cijfers/teruggebracht",
            Self::Works => "/cijfers/werkt",
        }
    }

    fn text_key(self) -> &'static str {
        match self {
            Self::Measure(measure) => text_key(measure),
            Self::Works => "figures-column-works",
        }
    }

    fn read(
        self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        since: kernel::Timestamp,
        after: &After<Place>,
    ) -> Result<Rows<Step>, Refusal> {
        actor.may_here("see_figures")?;
        Ok(match self {
            Self::Measure(measure) => figures::page_of(tx, actor.network, measure, since, after)?,
            Self::Works => figures::answers_page(tx, actor.network, since, after)?,
        })
    }
}

fn page(view: &View, (of, weeks): (Of, usize), rows: &Rows<Step>, first_page: bool) -> Page {
    let heading = view.say(of.text_key(), &[]);
    let here = format!("{}?weken={weeks}", of.path());
    let next = rows.next.as_ref().map(|next| format!("{here}&na={next}"));
    let back = act_link(&format!("/cijfers?weken={weeks}"), &t!(view, "figures-back"));
    let main = html! {
        (title(&heading, &t!(view, "figures-steps-what", count = weeks)))
        @if rows.rows.is_empty() {
            (empty(&t!(view, "figures-steps-empty"), &back))
        } @else {
            (table(&heading, &columns(view, of), &rows.rows.iter().map(|step| row(view, of, step)).collect::<Vec<_>>()))
            (pager(view, (!first_page).then_some(here.as_str()), next.as_deref()))
            p { (back) }
        }
    };
    Page::new(view, heading, main)
}

fn columns(view: &View, of: Of) -> Vec<String> {
    let last = match of {
        Of::Measure(_) => t!(view, "figures-column-took"),
        Of::Works => t!(view, "figures-column-said"),
    };
    vec![t!(view, "figures-column-about"), t!(view, "figures-column-day"), last]
}

fn row(view: &View, of: Of, step: &Step) -> Vec<Markup> {
    let about = html! {
        @if let Some(words) = &step.words {
            a class="utrecht-link" href=(step.href) { (crate::show_signal_page::beginning(words, LINE)) }
        } @else {
            (t!(view, "figures-shielded"))
        }
    };
    let last = match (of, step.works) {
        (Of::Works, Some(works)) => view.say(works.text_key(), &[]),
        (Of::Works, None) | (Of::Measure(_), _) => duration(view, step.hours()),
    };
    vec![about, day(view, step.at), html! { (last) }]
}
