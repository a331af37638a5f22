//! The importer of areas, tried on the files of the statistics office where they stand beside the repository
//! (`../shared/data`); they are not ours to keep in it. Where they are absent, this says so and checks nothing.

use network::import_areas::boundary::Fault;
use network::import_areas::{self, Report, read};
use network::samples::{Village, monday};
use std::path::{Path, PathBuf};

fn files() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.join("gemeenten-2022-cbs.geojson").is_file() {
        return Some(folder);
    }
    eprintln!("the files of the statistics office are not in ../shared/data: nothing is checked here");
    None
}

fn imported(db: &store::Db, village: &Village, year: i64, files: &[PathBuf]) -> Report {
    let found: Vec<_> = files.iter().flat_map(|file| read::read(file).unwrap().areas).collect();
    db.write_here(|tx| import_areas::import(tx, monday(), village.network, year, &found)).unwrap()
}

#[test]
fn the_files_of_the_statistics_office_come_in_and_tell_what_is_wrong() {
    let Some(folder) = files() else { return };
    let file = |name: &str| folder.join(name);
    testkit::on_both(|db| {
        let village = Village::build(db);
        let of_2022 = [
            file("gemeenten-2022-cbs.geojson"),
            file("wijken-2022-cbs.geojson.gz"),
            file("wijken-2022-cbs-kerncijfers.csv"),
        ];
        let report = imported(db, &village, 2022, &of_2022);
        let (gemeenten, wijken) = (report.counts["gemeente"], report.counts["wijk"]);
        assert_eq!((gemeenten.new, gemeenten.bounded, wijken.new, wijken.bounded), (345, 345, 3_340, 3_340));
        assert!(report.unknown_parents.is_empty() && report.unknown_codes.is_empty(), "{report}");
        let unsound: Vec<(&str, Fault)> =
            report.unsound.iter().map(|(code, fault)| (code.as_str(), *fault)).collect();
        assert_eq!(unsound, UNSOUND);
        let again = imported(db, &village, 2022, &of_2022);
        assert_eq!((again.counts["gemeente"].same, again.counts["wijk"].same), (345, 3_340));
        let buurten = imported(db, &village, 2014, &[file("buurten-2014-cbs.csv")]);
        assert_eq!((buurten.counts["buurt"].new, buurten.counts["buurt"].bounded), (12_005, 0));
        assert!(!buurten.unknown_parents.is_empty(), "the wijken of 2014 are not in this file");
        let list = db.read_here(|tx| network::area::list(tx, village.network)).unwrap();
        assert!(list.iter().any(|area| area.year == 2014 && area.kind == "buurt"), "the newest of each kind");
    });
}

/// The same as GEOS finds invalid.
const UNSOUND: [(&str, Fault); 15] = [
    ("GM0995", Fault::TouchesItself),
    ("GM1696", Fault::CrossesItself),
    ("GM1904", Fault::CrossesItself),
    ("GM1963", Fault::CrossesItself),
    ("WK017505", Fault::CrossesItself),
    ("WK020204", Fault::CrossesItself),
    ("WK039210", Fault::CrossesItself),
    ("WK039212", Fault::CrossesItself),
    ("WK051212", Fault::CrossesItself),
    ("WK099506", Fault::TouchesItself),
    ("WK169603", Fault::CrossesItself),
    ("WK190403", Fault::CrossesItself),
    ("WK190406", Fault::TouchesItself),
    ("WK195209", Fault::CrossesItself),
    ("WK196311", Fault::CrossesItself),
];
