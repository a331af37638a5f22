//! Work to give account of, as another context would tell of it.

use super::weeks_before;
use kernel::{NetworkId, OrganisationId};
use network::published::Stretch;
use network::samples::Village;
use network::worked::{Figure, Line, Measure, Split, WorkStep, Worked};
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::{Error, Tx};

thread_local! {
    static WORKED: RefCell<BTreeMap<NetworkId, Vec<WorkStep>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Work as another context would tell of it.
pub const WORK: Worked = Worked { figures: &FIGURES, read: work };

const FIGURES: [Figure; 4] = [
    Figure {
        code: "geholpen",
        line: Line::SelfReliance,
        name: "worked-acted-on",
        what: "worked-acted-on-what",
        measure: Measure::Share,
        within: None,
        rest_of: None,
        splits: &[Split::Area, Split::Theme, Split::Reason],
    },
    Figure {
        code: "gewacht",
        line: Line::Waiting,
        name: "worked-not-again",
        what: "worked-not-again-what",
        measure: Measure::Days,
        within: None,
        rest_of: None,
        splits: &[],
    },
    Figure {
        within: Some("geholpen"),
        ..Figure::of(
            "dichtbij",
            Line::Prevention,
            ("worked-acted-on", "worked-acted-on-what"),
            Measure::Count,
        )
    },
    Figure {
        rest_of: Some("geholpen"),
        splits: &[Split::Reason],
        ..Figure::of("niet", Line::NotWorked, ("worked-not-again", "worked-not-again-what"), Measure::Count)
    },
];

#[expect(clippy::unnecessary_wraps, reason = "it stands in for a function that reads the database")]
fn work(_: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let all = WORKED.with_borrow(|worked| worked.get(&network).cloned().unwrap_or_default());
    Ok(all.into_iter().filter(|step| step.at >= stretch.from && step.at < stretch.until).collect())
}

/// Organisations did so many steps in the third quarter, well or not, in the Kadebuurt.
pub fn worked(village: &Village, steps: &[(OrganisationId, usize, bool)]) {
    let at = weeks_before(10);
    let of = |(organisation, number, well): &(OrganisationId, usize, bool)| {
        let step = WorkStep {
            well: *well,
            area: Some("WK990101".to_owned()),
            theme: Some("REL".to_owned()),
            reason: Some("detector-slow-rise"),
            ..WorkStep::new("geholpen", at, *organisation)
        };
        let waited = WorkStep { days: Some(12), ..WorkStep::new("gewacht", at, *organisation) };
        let not = WorkStep { figure: "niet", well: true, ..step.clone() };
        let not = vec![not; if *well { 0 } else { *number }];
        [vec![step; *number], vec![waited; *number], not].concat()
    };
    works(village, steps.iter().flat_map(of).collect());
}

/// All that was done in the village.
pub fn works(village: &Village, steps: Vec<WorkStep>) {
    WORKED.with_borrow_mut(|worked| drop(worked.insert(village.network, steps)));
}
