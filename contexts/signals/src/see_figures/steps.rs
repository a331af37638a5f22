//! What a figure is made of: the steps that people made, newest first, each with its signal or dossier and how long it
//! took, or where it stands. All of them, a page at a time; never a wrong.

use super::parts::{duration, text_key};
use super::{LINE, stretch};
use crate::figures::{self, Ended, Measure, Place, Raised, Step};
use axum::extract::RawQuery;
use kernel::ids::Uuid;
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use network::address::address;
use network::{Actor, Refusal, Visit};
use store::Tx;
use store::page::{After, Page as Rows};
use web::components::{act_link, day, empty, pager, table, title};
use web::{Failure, Page, Posted, View, t};

/// Rows on a page.
const ROWS: u16 = 50;

pub(super) async fn show(visit: Visit, of: Of, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.clone().unwrap_or_default().as_bytes())?;
    let (since, now) = (Since::read(query)?, visit.now());
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let first_page = after.key.is_none();
    let rows = visit.read(move |tx, actor| of.read(tx, actor, (since, now), &after)).await?;
    Ok(page(&visit.view, (of, since), &rows, first_page))
}

/// From when steps are shown, and whose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Since {
    weeks: usize,
    organisation: Option<OrganisationId>,
}

impl Since {
    pub(super) fn read(query: Option<String>) -> Result<Self, Failure> {
        let asked = Posted::read(query.clone().unwrap_or_default().as_bytes())?;
        let organisation = Uuid::parse_str(asked.text("organisatie")).ok().map(OrganisationId);
        Ok(Self { weeks: stretch(query)?, organisation })
    }

    /// The same steps at another address.
    fn at(self, path: &str) -> String {
        let organisation = self.organisation.map(|id| id.to_string()).unwrap_or_default();
        address(path, &[("weken", &self.weeks.to_string()), ("organisatie", &organisation)])
    }
}

/// What a list of steps is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// How long something took.
    Measure(Measure),
    /// The answers to "werkt dit bij jullie?".
    Works,
    /// The signals that were raised.
    Raised,
    /// Those of them that have an answer.
    Answered,
}

impl Of {
    /// All of them.
    pub(super) const ALL: [Self; 7] = [
        Self::Measure(Measure::Understood),
        Self::Measure(Measure::Tabled),
        Self::Measure(Measure::Decided),
        Self::Measure(Measure::BroughtBack),
        Self::Works,
        Self::Raised,
        Self::Answered,
    ];

    /// The address of its page.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Measure(Measure::Understood) => "/cijfers/geduid",
            Self::Measure(Measure::Tabled) => "/cijfers/aan-tafel",
            Self::Measure(Measure::Decided) => "/cijfers/besloten",
            Self::Measure(Measure::BroughtBack) => "/cijfers/teruggebracht",
            Self::Works => "/cijfers/werkt",
            Self::Raised => "/cijfers/gemeld",
            Self::Answered => "/cijfers/beantwoord",
        }
    }

    /// The address of the same steps as a file.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Measure(Measure::Understood) => "/cijfers/geduid.csv",
            Self::Measure(Measure::Tabled) => "/cijfers/aan-tafel.csv",
            Self::Measure(Measure::Decided) => "/cijfers/besloten.csv",
            Self::Measure(Measure::BroughtBack) => "/cijfers/teruggebracht.csv",
            Self::Works => "/cijfers/werkt.csv",
            Self::Raised => "/cijfers/gemeld.csv",
            Self::Answered => "/cijfers/beantwoord.csv",
        }
    }

    fn text_key(self) -> &'static str {
        match self {
            Self::Measure(measure) => text_key(measure),
            Self::Works => "figures-column-works",
            Self::Raised => "figures-signals-raised",
            Self::Answered => "figures-signals-answered",
        }
    }

    pub(super) fn read(
        self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        (asked, now): (Since, Timestamp),
        after: &After<Place>,
    ) -> Result<Rows<Step>, Refusal> {
        actor.may_here("see_figures")?;
        let since = figures::starts(asked.weeks, now)[0];
        let raised = asked.organisation.map_or(Raised::All, Raised::By);
        Ok(match self {
            Self::Measure(measure) => figures::page_of(tx, actor.network, measure, since, after)?,
            Self::Works => figures::answers_page(tx, actor.network, since, after)?,
            Self::Raised => figures::signals_page(tx, actor.network, (raised, since), after)?,
            Self::Answered => figures::signals_page(tx, actor.network, (Raised::Answered, since), after)?,
        })
    }
}

fn page(view: &View, (of, since): (Of, Since), rows: &Rows<Step>, first_page: bool) -> Page {
    let heading = view.say(of.text_key(), &[]);
    let here = since.at(of.path());
    let next = rows.next.as_ref().map(|next| format!("{here}&na={next}"));
    let back = act_link(&format!("/cijfers?weken={}", since.weeks), &t!(view, "figures-back"));
    let main = html! {
        (title(&heading, &t!(view, "figures-steps-what", count = since.weeks)))
        @if rows.rows.is_empty() {
            (empty(&t!(view, "figures-steps-empty"), &back))
        } @else {
            (table(&heading, &columns(view, of), &rows.rows.iter().map(|step| row(view, step)).collect::<Vec<_>>()))
            (pager(view, (!first_page).then_some(here.as_str()), next.as_deref()))
            p { a class="utrecht-link" href=(since.at(of.file())) { (t!(view, "figures-steps-file")) } }
            p { (back) }
        }
    };
    Page::new(view, heading, main).at(web::Place("nav-trends"))
}

fn columns(view: &View, of: Of) -> Vec<String> {
    let last = match of {
        Of::Measure(_) => t!(view, "figures-column-took"),
        Of::Works => t!(view, "figures-column-said"),
        Of::Raised | Of::Answered => t!(view, "figures-column-stands"),
    };
    vec![t!(view, "figures-column-about"), t!(view, "figures-column-day"), last]
}

fn row(view: &View, step: &Step) -> Vec<Markup> {
    let about = html! {
        a class="utrecht-link" href=(step.href) { (crate::show_signal_page::beginning(&step.words, LINE)) }
    };
    let last = match step.ended {
        Ended::Said(works) => view.say(works.text_key(), &[]),
        Ended::Stands(key) => view.say(key, &[]),
        Ended::Took => duration(view, step.hours()),
    };
    vec![about, day(view, step.at), html! { (last) }]
}
