//! Releases of quarters, and what somebody would try who has every account there is, on the screen and as a file, of all
//! organisations, municipalities and quarters. An attack succeeds when it narrows a hidden count to fewer values than the
//! threshold. The table it works with is made from what was done, not from the one the release was made by.

use super::*;
use crate::account_files::{as_json, rows};
use crate::draft_account::{self, Wanted, by_rule, last_quarter};
use crate::samples::{WORK, all_accounts, pdf, views, works};
use crate::{account_parts, account_pdf, open_figure, show_account};
use jiff::civil::date;
use kernel::ids::Uuid;
use network::again::Again;
use network::organisation::{NewOrganisation, OrganisationKind, add};
use network::samples::{Village, monday};
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use testkit::on_both;
use trends::disclosure::Defence;
use trends::disclosure::audit::{Known, Table as Seen};
use trends::disclosure::release::known_of;
use web::View;

/// Numbers that look drawn, the same every time.
struct Draw(u32);

impl Draw {
    fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % below
    }
}

/// The villages an attack is tried on: so many, or as many as `PONTON_SEEDS` says.
fn seeds(usual: u32) -> std::ops::Range<u32> {
    0..std::env::var("PONTON_SEEDS").map_or(usual, |number| number.parse().unwrap())
}

const AREAS: [&str; 3] = ["WK990101", "WK990102", "WK990103"];
const THEMES: [&str; 3] = ["REL", "GLD", "WLT"];
const REASONS: [&str; 2] = ["detector-slow-rise", "detector-pooled-season"];

/// Five organisations, of whom some did much and some hardly anything.
fn did(village: &Village, others: &[OrganisationId], seed: u32) -> Vec<WorkStep> {
    let (mut draw, mut steps) = (Draw(seed), Vec::new());
    for organisation in [village.steiger, village.loohoek, village.swv].iter().chain(others) {
        let most = [3, 9, 30][draw.below(3) as usize];
        for _ in 0..draw.below(most + 1) {
            let pick =
                |from: &[&str], draw: &mut Draw| from[draw.below(3).min(draw.below(3)) as usize].to_owned();
            let day = i64::from(draw.below(90));
            // Some are helped again and again.
            let again = draw.below(4) == 0;
            let whom = if again { draw.below(3) } else { 100 + u32::try_from(steps.len()).unwrap() };
            let at = calendar::at_hour(date(2026, 7, 1).saturating_add(day.days()), 10);
            let step = WorkStep {
                well: draw.below(4) > 0,
                for_whom: Some(Uuid::from_u128(whom.into())),
                area: Some(pick(&AREAS, &mut draw)),
                theme: Some(pick(&THEMES, &mut draw)),
                reason: Some(REASONS[draw.below(2) as usize]),
                ..WorkStep::new("geholpen", at, *organisation)
            };
            if !step.well {
                steps.push(WorkStep { figure: "niet", well: true, ..step.clone() });
            } else if draw.below(2) == 0 {
                steps.push(WorkStep { figure: "dichtbij", ..step.clone() });
            }
            steps.push(step);
        }
    }
    steps
}

/// A village with two organisations more and a second and third wijk.
fn built(db: &Db) -> (Village, Vec<OrganisationId>) {
    let village = Village::build(db);
    crate::samples::wijken(db, &village);
    let more = |name| {
        let kind = OrganisationKind::Welfare;
        let new = NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
        db.write_here(|tx| Ok::<_, Refusal>(add(tx, monday(), village.network, &new)?.0)).unwrap()
    };
    let others = vec![more("De Brug"), more("De Kade")];
    (village, others)
}

/// Everything that somebody reads who opens every account, and every number in them: whose, which
/// figure, what is told, by what; and the number, or that it isn't shown.
type Read = BTreeMap<Name, Option<u32>>;
/// Whose (nobody's: the network's), which figure, what is told, by what, and which of these.
type Name = (String, String, &'static str, &'static str, String);

fn number(value: &serde_json::Value) -> Option<u32> {
    value.as_u64().map(|number| u32::try_from(number).unwrap())
}

/// The numbers in a text, as they stand.
fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The document on paper says each figure as the page does, and holds no number that isn't on the page but those of its own pages.
fn in_pdf(view: &View, shown: &show_account::Shown) {
    let pieces = pdf::words(&account_pdf::document(view, shown).unwrap());
    for kept in shown.figures.iter().filter(|kept| kept.number != Some(0)) {
        let said = account_parts::said(view, shown, kept);
        // What is long stands on more than one line.
        assert!(pieces.concat().replace(' ', "").contains(&said.replace(' ', "")), "{said}: {pieces:?}");
    }
    let page = show_account::page(view, shown, &Again::NOTHING).html();
    let words = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let page = numbers(&words.collect::<Vec<_>>().join(" "));
    let heading = show_account::heading(view, shown);
    let figures = pieces.iter().filter(|piece| !piece.starts_with(&heading));
    let told: BTreeSet<String> = figures.flat_map(|piece| numbers(piece)).collect();
    assert!(!told.is_empty() && told.is_subset(&page), "only on paper: {:?}", told.difference(&page));
}

/// Reads all accounts as files, as pages and on paper; all say the same.
fn read_all(db: &Db, village: &Village) -> Read {
    let mut found = Read::new();
    for account in all_accounts(db, village) {
        let read = |tx: &mut Tx<'_>, actor: &network::Actor| {
            show_account::read(tx, actor, (account.id, None), &[WORK])
        };
        let shown = village.acts(db, village.joost, read).unwrap();
        let whose = account.organisation.map(|_| account.name.clone()).unwrap_or_default();
        let view = &views()[0];
        let file = as_json(view, &shown);
        let lines = rows(view, &shown);
        for figure in file["cijfers"].as_array().unwrap() {
            let code = figure["code"].as_str().unwrap().to_owned();
            let said = figure["gezegd"].as_str().unwrap();
            assert!(lines.iter().any(|line| line[5] == code && line[8] == said), "{lines:?}");
            let key = |told, by, part| (whose.clone(), code.clone(), told, by, part);
            found.insert(key("number", "", String::new()), number(&figure["aantal"]));
            if !figure["van"].is_null() {
                found.insert(key("whole", "", String::new()), number(&figure["van"]));
            }
        }
        in_pdf(view, &shown);
        for kept in &shown.figures {
            for (split, part, number) in &kept.parts {
                let part = part.clone().unwrap_or_default();
                let key = (whose.clone(), kept.code.clone(), "number", split.name(), part);
                found.insert(key, u32::try_from(*number).ok());
            }
            let opened = village.acts(db, village.joost, |tx, actor| {
                open_figure::read(tx, actor, (account.id, &kept.code), &[WORK])
            });
            for steps in &opened.unwrap().steps {
                let whose = steps.name.clone().unwrap_or_default();
                let key = |by, part| (whose.clone(), kept.code.clone(), "number", by, part);
                found.insert(
                    key("", String::new()),
                    steps.number.and_then(|number| u32::try_from(number).ok()),
                );
                for (month, number) in &steps.months {
                    found.insert(key("month", month.to_string()), u32::try_from(*number).ok());
                }
            }
        }
    }
    found
}

/// What was really done, told apart in every way, with all that adds up; as somebody would write it down who knows the work.
struct Truth {
    names: Vec<Name>,
    counts: Vec<u32>,
    /// For how many people, at least.
    people: Vec<usize>,
    /// Nobody knows whether a zero is one: of those for whom it could have been so, it was so for none.
    secret: Vec<bool>,
    sums: Vec<(usize, Vec<usize>)>,
}

impl Truth {
    fn of(steps: &[WorkStep], organisations: &[(OrganisationId, String)]) -> Self {
        let mut truth = Self {
            names: Vec::new(),
            counts: Vec::new(),
            people: Vec::new(),
            secret: Vec::new(),
            sums: Vec::new(),
        };
        let whose = std::iter::once((None, String::new()))
            .chain(organisations.iter().map(|(id, name)| (Some(*id), name.clone())));
        let whose: Vec<(Option<OrganisationId>, String)> = whose.collect();
        for (code, told) in
            [("geholpen", "number"), ("geholpen", "whole"), ("dichtbij", "number"), ("niet", "number")]
        {
            let mine: Vec<&WorkStep> =
                steps.iter().filter(|step| step.figure == code && (told == "whole" || step.well)).collect();
            for by in ["", "month", "area", "theme", "reason"] {
                let part_of = |step: &WorkStep| match by {
                    "month" => calendar::day(step.at).first_of_month().to_string(),
                    "area" => step.area.clone().unwrap(),
                    "theme" => step.theme.clone().unwrap(),
                    "reason" => step.reason.unwrap().to_owned(),
                    _ => String::new(),
                };
                // Wherever anything was done it could have been this.
                let done = steps.iter().filter(|step| step.figure == "geholpen");
                let parts: BTreeSet<String> = done.map(part_of).collect();
                let parts = if by.is_empty() { BTreeSet::from([String::new()]) } else { parts };
                for part in parts {
                    for (id, name) in &whose {
                        let count = mine.iter().filter(|step| part_of(step) == part);
                        let found: Vec<&&WorkStep> =
                            count.filter(|step| id.is_none_or(|id| step.organisation == id)).collect();
                        let people: BTreeSet<_> = found.iter().map(|step| step.for_whom).collect();
                        truth.people.push(people.len());
                        truth.names.push((name.clone(), code.to_owned(), told, by, part.clone()));
                        truth.counts.push(u32::try_from(found.len()).unwrap());
                    }
                }
            }
        }
        truth.add_up();
        truth.secret = (0..truth.names.len()).map(|at| truth.is_secret(at)).collect();
        truth
    }

    /// Whether this is a zero where something was done all the same. Everybody knows where an organisation doesn't work, and in
    /// which months; not that of what it did none came out well.
    fn is_secret(&self, at: usize) -> bool {
        let of_rest = |part: &str| part.parse::<usize>().map(|at| self.names[at].clone());
        let (whose, _, _, by, part) = match &self.names[at] {
            (_, code, _, _, part) if code == "rest" => of_rest(part).unwrap(),
            other => other.clone(),
        };
        let done = self.at(&(whose, "geholpen".to_owned(), "whole", by, part));
        self.counts[at] == 0 && done.is_some_and(|done| self.counts[done] > 0)
    }

    fn at(&self, name: &Name) -> Option<usize> {
        self.names.iter().position(|one| one == name)
    }

    fn add_up(&mut self) {
        let mut sums: BTreeMap<(usize, &'static str), Vec<usize>> = BTreeMap::new();
        for (at, (whose, code, told, by, part)) in self.names.iter().enumerate() {
            if !whose.is_empty() {
                let all = (String::new(), code.clone(), *told, *by, part.clone());
                sums.entry((self.at(&all).unwrap(), "whose")).or_default().push(at);
            }
            if !by.is_empty() {
                let all = (whose.clone(), code.clone(), *told, "", String::new());
                sums.entry((self.at(&all).unwrap(), by)).or_default().push(at);
            }
            // Of how many: those that came out well, and those that didn't.
            if *told == "whole" && by.is_empty() {
                let of = |code: &str| {
                    self.at(&(whose.clone(), code.to_owned(), "number", "", String::new())).unwrap()
                };
                sums.insert((at, "rest"), vec![of("geholpen"), of("niet")]);
            }
        }
        self.sums = sums.into_iter().map(|((total, _), parts)| (total, parts)).collect();
        // Those who were helped nearby, and the others who were helped: nobody tells how many these were.
        for (at, (whose, code, _, by, part)) in self.names.clone().into_iter().enumerate() {
            if code == "dichtbij" && matches!(by, "" | "month") {
                let Some(total) = self.at(&(whose, "geholpen".to_owned(), "number", by, part)) else {
                    continue;
                };
                self.names.push((String::new(), "rest".to_owned(), "number", by, at.to_string()));
                self.counts.push(self.counts[total] - self.counts[at]);
                self.people.push(self.people[total].saturating_sub(self.people[at]));
                self.sums.push((total, vec![at, self.counts.len() - 1]));
            }
        }
    }

    /// How many values each count of few people can still be, less one; none where it is shown. Everybody knows where nobody
    /// did anything, and who works for an organisation its own counts.
    fn widths(&self, read: &Read, rule: &Rule, own: Option<&str>) -> Vec<(String, f64)> {
        let shown = |at: usize| read.get(&self.names[at]).copied().flatten();
        let is_own = |at: usize| own.is_some_and(|own| own == self.names[at].0);
        let known = |at: usize| match (self.counts[at], shown(at)) {
            (count, _) if is_own(at) => Known { least: count, most: Some(count) },
            (0, None) if !self.secret[at] => Known { least: 0, most: Some(0) },
            (_, shown) => known_of(shown, rule, rule.threshold),
        };
        let table = Seen { known: (0..self.counts.len()).map(known).collect(), sums: self.sums.clone() };
        let is_few = |at: &usize| match self.counts[*at] {
            0 => own.is_none() && self.secret[*at] && self.names[*at].3.is_empty(),
            _ => self.people[*at] < rule.threshold as usize,
        };
        let is_others = |at: &usize| own.is_none() || !is_own(*at) && !self.names[*at].0.is_empty();
        let few = (0..self.counts.len()).filter(|at| is_few(at) && is_others(at));
        few.map(|at| {
            let width = shown(at).map_or_else(|| table.interval(at).unwrap().width(), |_| 0.0);
            (format!("{:?}, read by {own:?}: {}", self.names[at], self.counts[at]), width)
        })
        .collect()
    }
}

/// Whom an attack is tried by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Somebody who reads all there is.
    Anybody,
    /// Somebody of each organisation, who knows what it did.
    Insiders,
}

/// How many values each count of few people can still be, less one, in so many villages whose quarters are released by a rule.
fn attack(rule: &Rule, seeds: std::ops::Range<u32>, who: Who) -> Vec<(String, f64)> {
    let one = |seed| {
        let db = testkit::sqlite();
        let (village, others) = built(&db);
        let steps = did(&village, &others, seed);
        works(&village, steps.clone());
        by_rule(&db, &Keys::passing(), (monday(), rule), &[WORK]).unwrap();
        let names = |tx: &mut Tx<'_>| {
            let all = [village.steiger, village.loohoek, village.swv].into_iter().chain(others.clone());
            all.map(|id| Ok((id, organisation::load(tx, village.network, id)?.unwrap().name)))
                .collect::<Result<Vec<_>, Error>>()
        };
        let organisations = db.read_here(names).unwrap();
        all_are_final(&db, &village);
        let (truth, read) = (Truth::of(&steps, &organisations), read_all(&db, &village));
        match who {
            Who::Anybody => truth.widths(&read, rule, None),
            Who::Insiders => {
                organisations.iter().flat_map(|(_, name)| truth.widths(&read, rule, Some(name))).collect()
            }
        }
    };
    seeds.flat_map(one).collect()
}

/// The counts that are told: those that can be fewer values than this.
fn narrower(than: f64, widths: &[(String, f64)]) -> Vec<&(String, f64)> {
    widths.iter().filter(|(_, width)| *width < than).collect()
}

/// Every account is final, so that everybody reads it.
fn all_are_final(db: &Db, village: &Village) {
    let make_final = |tx: &mut Tx<'_>| {
        tx.execute(
            "update account_version set not_worked = 'Te laat begonnen.', finished_at = $1, finished_by = $2",
            &[&monday(), &village.elly],
        )
    };
    db.write_here(make_final).unwrap();
}

/// No count of few people can be fewer values than this.
fn none_told(than: f64, widths: &[(String, f64)]) {
    let narrowest = widths.iter().map(|(_, width)| *width).fold(f64::INFINITY, f64::min);
    println!("{} counts of few people, of the narrowest {narrowest} values less one", widths.len());
    assert!(widths.len() > 100, "there are such counts: {}", widths.len());
    assert_eq!(narrower(than, widths), Vec::<&(String, f64)>::new());
}

#[test]
fn accounts_taken_off_one_another_tell_nobody() {
    none_told(5.0, &attack(&Rule::default(), seeds(12), Who::Anybody));
}

#[test]
fn without_complementary_suppression_they_would() {
    let without = Rule::default().without(Defence::Complementary);
    let told = attack(&without, seeds(4), Who::Anybody);
    println!("{} told of {}", narrower(5.0, &told).len(), told.len());
    assert!(!narrower(5.0, &told).is_empty(), "rounding alone must not look enough");
}

/// Who knows its own counts to the person isn't who suppression is made for: rounding leaves it three values at least of what
/// another did; decision 45 says how seldom fewer than six.
#[test]
fn an_organisation_that_takes_off_its_own_is_not_told_because_figures_are_rounded() {
    none_told(2.0, &attack(&Rule::default(), seeds(4), Who::Insiders));
    let without = Rule::default().without(Defence::Rounding);
    let told = attack(&without, seeds(4), Who::Insiders);
    println!("{} told of {}", narrower(2.0, &told).len(), told.len());
    assert!(!narrower(2.0, &told).is_empty(), "suppression alone must not look enough");
}

/// So many were helped in the third quarter.
fn helped(village: &Village, number: usize) {
    crate::samples::worked(village, &[(village.steiger, number, true), (village.loohoek, 20, true)]);
}

#[test]
fn a_quarter_is_released_once_and_what_is_begun_later_copies_from_it() {
    on_both(|db| {
        let (village, _) = built(db);
        helped(&village, 10);
        assert_eq!(by_rule(db, &Keys::passing(), (monday(), &Rule::default()), &[WORK]).unwrap(), 2);
        all_are_final(db, &village);
        let first = read_all(db, &village);
        // Noted late: it would be told by the difference.
        helped(&village, 11);
        assert_eq!(by_rule(db, &Keys::passing(), (monday(), &Rule::default()), &[WORK]).unwrap(), 0);
        let quarter = last_quarter(calendar::day(monday()));
        let wanted =
            Wanted { organisation: Some(village.loohoek), municipality: "GM9901".to_owned(), quarter };
        db.write_here(|tx| {
            draft_account::begin(tx, monday(), (village.network, village.ruud), (&wanted, &[WORK]))
        })
        .unwrap();
        db.write_here(|tx| tx.execute("update account_version set not_worked = 'Niets.', finished_at = $1, finished_by = $2 where finished_at is null", &[&monday(), &village.elly])).unwrap();
        let again = read_all(db, &village);
        assert!(first.iter().all(|(name, shown)| again.get(name) == Some(shown)), "{first:?}\n{again:?}");
        assert!(again.len() > first.len(), "the account of Loohoek is there");
    });
}

#[test]
fn a_second_release_would_tell_what_was_noted_late() {
    let db = testkit::sqlite();
    let (village, _) = built(&db);
    let quarter = last_quarter(calendar::day(monday()));
    let exact = Rule::default().without(Defence::Rounding);
    let keys = Keys::passing();
    let total = |number, rule: &Rule| {
        helped(&village, number);
        let made = make(&db, &keys, (monday(), rule), (village.network, quarter), &[WORK]).unwrap();
        let (made, key) = made?;
        db.write_here(|tx| made.keep(tx, monday(), (village.network, quarter), (rule, key))).unwrap();
        made.cells.iter().find(|(_, cell, _)| cell.at == (None, By::All)).and_then(|(_, _, shown)| *shown)
    };
    assert_eq!(total(10, &exact), Some(30));
    assert_eq!(total(11, &exact), None, "the rule forbids it");
    assert_eq!(total(11, &exact.clone().without(Defence::FixedPeriods)), Some(31), "one person, told");
}

/// How often the work of `COUNTED_WORK` was read.
static READ: AtomicUsize = AtomicUsize::new(0);

/// The same work as that of the samples in its figures, which any thread may read.
const COUNTED_WORK: Worked = Worked { figures: WORK.figures, read: ten_helped };

fn ten_helped(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    READ.fetch_add(1, Ordering::SeqCst);
    let sql = "select id from organisation where network_id = $1 and name = 'Welzijn De Steiger'";
    let steiger = tx.first(sql, &[&network])?.ok_or(Error::Conflict)?.get("id")?;
    Ok(vec![WorkStep::new("geholpen", stretch.from, steiger); 10])
}

/// As the other nodes of the same database would.
#[test]
fn of_two_nodes_one_makes_the_release() {
    let db = testkit::postgres();
    let village = Village::build(&db);
    let (keys, nodes) = (Keys::passing(), [Db::open(db.url()).unwrap(), Db::open(db.url()).unwrap()]);
    let start = Barrier::new(nodes.len());
    let begun: usize = std::thread::scope(|threads| {
        let run = |node| {
            let (start, keys) = (&start, keys.clone());
            threads.spawn(move || {
                start.wait();
                by_rule(node, &keys, (monday(), &Rule::default()), &[COUNTED_WORK]).unwrap()
            })
        };
        let running: Vec<_> = nodes.iter().map(run).collect();
        running.into_iter().map(|node| node.join().unwrap()).sum()
    });
    assert_eq!((begun, READ.load(Ordering::SeqCst)), (2, 1), "De Steiger's and the network's, counted once");
    assert_eq!(all_accounts(&db, &village).len(), 2);
}

fn is_away(_: &mut Tx<'_>, _: NetworkId, _: &Stretch) -> Result<Vec<WorkStep>, Error> {
    Err(Error::Conflict)
}

#[test]
fn what_a_node_makes_no_other_does_until_it_lets_go_or_falls_still() {
    on_both(|db| {
        let village = Village::build(db);
        helped(&village, 10);
        let (keys, rule) = (Keys::passing(), Rule::default());
        let matter = (village.network, last_quarter(calendar::day(monday())));
        let pass = |now, work| by_rule(db, &keys, (now, &rule), &[work]);
        assert!(claim(db, monday(), matter, &rule).unwrap());
        assert!(!claim(db, monday(), matter, &rule).unwrap());
        assert_eq!(pass(monday(), WORK).unwrap(), 0, "somebody is at it");
        let later = monday() + CLAIM;
        let away = Worked { figures: WORK.figures, read: is_away };
        assert_eq!(pass(later, away).unwrap(), 0, "and fell still; who goes on can't read the work");
        assert_eq!(pass(later, WORK).unwrap(), 2, "it let go of it");
        assert!(!claim(db, later + CLAIM, matter, &rule).unwrap(), "and it is never made again");
    });
}
