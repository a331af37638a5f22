//! For tests: a view without a request, and a check of finished HTML that every context runs on each of its pages
//! in both languages. It finds what a tired reader of code overlooks: a skipped heading, a field without a label,
//! an id used twice. Deliberately not a validator of HTML; a browser with axe is asked as well, elsewhere.

mod check;
mod scan;

pub use check::{Fault, check_html, required_fields};

use crate::texts::{TextSource, Texts};
use crate::view::{Mode, Site, Transport, View};
use kernel::{Clock, Lang};
use std::sync::Arc;

/// The moment of every sample: Saturday 21 November 2026, noon in the Netherlands.
pub const NOON: &str = "2026-11-21T12:00:00+01:00";

/// A view for a sample: nobody signed in, on the path `/`, at `NOON`, with these texts beside web's own.
///
/// # Panics
/// When the texts can't be read, with the reason.
pub fn view(lang: Lang, sources: &[TextSource]) -> View {
    View::new(site(sources), lang, "/")
}

/// A site for samples and tests: no navigation, a clock by hand that stands at `NOON`.
///
/// # Panics
/// When the texts can't be read, with the reason.
pub fn site(sources: &[TextSource]) -> Arc<Site> {
    let noon = NOON.parse().expect("noon is a moment");
    Arc::new(Site {
        texts: Texts::new(sources).unwrap_or_else(|problem| panic!("{problem}")),
        nav: Vec::new(),
        clock: Clock::by_hand(noon),
        mode: Mode::Live,
        transport: Transport::Http,
        public_url: "https://ponton.example".to_owned(),
    })
}
