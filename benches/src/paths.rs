//! What is measured: the paths that people walk most, with what each should cost (design §7).

use crate::client::{Packing, Request, form};
use crate::fill::{Filled, sample_words};
use kernel::Timestamp;
use kernel::ids::uuid_at;

/// One path.
pub struct Path {
    /// As the table names it.
    pub name: &'static str,
    /// The status of a good answer.
    pub status: u16,
    /// CPU milliseconds to reach; none where the design names none.
    pub reach: Option<f64>,
    /// What the whole page must hold; empty for an answer without a page.
    pub holds: &'static str,
    ask: Ask,
    packing: Packing,
}

#[derive(Clone, Copy)]
enum Ask {
    Raise(&'static str),
    ByWorker(&'static str),
    ByTriager(&'static str),
    Dossier,
    Find,
    Plan(&'static str),
    FindPlan,
}

/// What is searched for: one word and several, common and rare, and words that only mean the same.
const QUESTIONS: [&str; 6] = [
    "wachtlijst+jeugdhulp",
    "schimmel",
    "briefadres+uitkering",
    "energiearmoede",
    "ouderen+vervoer",
    "scootmobiel+keuring+corporatie",
];

/// All paths, in the order of the table.
pub const PATHS: [Path; 8] = [
    Path::new("capture: `POST /signalen`", 303, Some(1.5), "", Ask::Raise("")),
    Path::new("capture of a wrong, with word to the confidant", 303, None, "", Ask::Raise("wrong")),
    Path::new("Vandaag: `GET /vandaag`", 200, Some(1.0), "</html>", Ask::ByWorker("/vandaag")),
    Path::new("list of 50: `GET /signalen`", 200, Some(1.0), "</html>", Ask::ByTriager("/signalen")),
    Path::new("the same list, not packed", 200, None, "</html>", Ask::ByTriager("/signalen")).plain(),
    Path::new("dossier: `GET /dossiers/{id}`", 200, Some(1.0), "</html>", Ask::Dossier),
    Path::new("search: `GET /zoeken?q=…`", 200, Some(3.0), "</html>", Ask::Find),
    Path::new("waterlijn: `GET /waterlijn`", 200, Some(1.0), "</html>", Ask::ByTriager("/waterlijn")),
];

/// The paths of residents' plans. Each of them writes lines of the read log before it answers.
pub const PLAN_PATHS: [Path; 7] = [
    Path::new("board: `GET /pontons`", 200, Some(1.0), "</html>", Ask::ByWorker("/pontons")),
    Path::new("board of one wijk", 200, Some(1.0), "</html>", Ask::ByWorker("/pontons?gebied=WK990101")),
    Path::new("plan: `GET /plannen/{id}`", 200, None, "</html>", Ask::Plan("")),
    Path::new("who looked: `GET /plannen/{id}/gelezen`", 200, None, "</html>", Ask::Plan("/gelezen")),
    Path::new("Vandaag: `GET /vandaag`", 200, Some(1.0), "</html>", Ask::ByWorker("/vandaag")),
    Path::new("my plans: `GET /plannen`", 200, None, "</html>", Ask::ByWorker("/plannen")),
    Path::new("finding by name: `POST /plannen/zoeken`", 200, None, "</html>", Ask::FindPlan),
];

/// Names that are looked for: a common beginning, and a whole name.
const NAMES: [&str; 3] = ["Fat", "Gerda van Loon", "Olena Kui"];

impl Path {
    const fn new(name: &'static str, status: u16, reach: Option<f64>, holds: &'static str, ask: Ask) -> Self {
        Self { name, status, reach, holds, ask, packing: Packing::Gzip }
    }

    const fn plain(mut self) -> Self {
        self.packing = Packing::Plain;
        self
    }

    /// The request number `index`, at `now`; each capture is a new form with its own words.
    pub fn request(&self, filled: &Filled, index: usize, now: Timestamp) -> Request {
        let worker = &filled.workers[index % filled.workers.len()];
        let (path, session, form) = match self.ask {
            Ask::Raise(kind) => {
                let (words, key) = (sample_words(index), uuid_at(now).to_string());
                let pairs = [("form_key", key.as_str()), ("words", &words), ("kind", kind)];
                ("/signalen".to_owned(), worker, Some(form(&pairs)))
            }
            Ask::ByWorker(path) => (path.to_owned(), worker, None),
            Ask::ByTriager(path) => (path.to_owned(), &filled.triager, None),
            Ask::Find => (format!("/zoeken?q={}", QUESTIONS[index % QUESTIONS.len()]), worker, None),
            Ask::Plan(part) => {
                let (plan, holder) = filled.plans[index * 7_919 % filled.plans.len()];
                (format!("/plannen/{plan}{part}"), &filled.workers[holder], None)
            }
            Ask::FindPlan => {
                let name = form(&[("name", NAMES[index % NAMES.len()])]);
                ("/plannen/zoeken".to_owned(), worker, Some(name))
            }
            Ask::Dossier => {
                // A prime step, so that neighbours are not asked for one after the other.
                let dossier = filled.dossiers[index * 7_919 % filled.dossiers.len()];
                (format!("/dossiers/{dossier}"), &filled.triager, None)
            }
        };
        Request { path, session: session.clone(), form, packing: self.packing }
    }

    /// The same request with an answer that can be read.
    pub fn readable(&self, filled: &Filled, now: Timestamp) -> Request {
        Request { packing: Packing::Plain, ..self.request(filled, 0, now) }
    }
}
