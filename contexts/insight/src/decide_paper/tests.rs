//! The way of a paper on both databases: from an alarm to a decision, with one holder all the way.

use super::*;
use crate::alarm::{self, AlarmId};
use crate::answer_alarm::{Answer, Kind, answer_alarm};
use crate::make_paper::{self, From};
use crate::paper_form::{ForBody, Typed};
use crate::samples::history;
use crate::schedule_paper::{Schedule, schedule};
use crate::{TEXTS, detect, doctor, list_papers, print_paper, release, show_alarm};
use kernel::ids::Uuid;
use kernel::{Lang, PersonId};
use network::reading::Keys;
use network::samples::{Village, monday};
use obligations::Holder;
use store::Db;
use testkit::on_both;
use web::samples::{check_html, view};
use worklist::{Matter, obligation};

static GIVEN: Given = Given {
    sources: &[],
    gatherings: &[],
    tell: |_, _, _, came| Ok(i64::try_from(came.signals.len()).unwrap_or(0)),
};

fn raised(db: &Db) -> (Village, AlarmId) {
    let village = Village::build(db);
    history(db, &village, 16);
    detect::pass(db, monday()).unwrap();
    release::pass(db, &Keys::passing(), monday()).unwrap();
    let id = db.read_here(|tx| alarm::open(tx, village.network)).unwrap()[0].id;
    (village, id)
}

fn typed(body: ForBody) -> Typed {
    Typed {
        body,
        question: "Durven wij voor de winter alle huizen langs te gaan?".to_owned(),
        asked: "Maak geld vrij voor huisbezoek.".to_owned(),
        about: None,
        stories: Vec::new(),
    }
}

fn council() -> ForBody {
    ForBody::Council("GM9901".to_owned())
}

fn makes(
    db: &Db,
    village: &Village,
    (who, alarm): (PersonId, AlarmId),
    body: &ForBody,
) -> Result<PaperId, Refusal> {
    village.acts(db, who, |tx, actor| {
        let key = Uuid::from_u128(7);
        make_paper::make(tx, actor, monday(), (From::Alarm(alarm), &GIVEN), (&typed(body.clone()), key))
    })
}

fn put_on(
    db: &Db,
    village: &Village,
    (who, id): (PersonId, PaperId),
    (days, why): (i32, &str),
) -> Result<(), Refusal> {
    let day = calendar::day(calendar::in_days(monday(), days));
    let typed = Schedule { day, why: why.to_owned() };
    village.acts(db, who, |tx, actor| schedule(tx, actor, monday(), (id, &GIVEN), &typed))
}

fn says(db: &Db, village: &Village, (who, id): (PersonId, PaperId), ruling: Ruling) -> Result<(), Refusal> {
    let decision = Decision { ruling, words: "Wij gaan langs.".to_owned() };
    village.acts(db, who, |tx, actor| decide(tx, actor, monday(), (id, &GIVEN), &decision))
}

fn held(db: &Db, village: &Village, matter: Matter) -> Option<Holder> {
    let kept = db.read_here(|tx| obligation::of_matter(tx, village.network, matter)).unwrap();
    kept.and_then(|kept| kept.state.holder())
}

fn loaded(db: &Db, village: &Village, id: PaperId) -> paper::Paper {
    db.read_here(|tx| paper::load(tx, village.network, id)).unwrap()
}

fn alarm_state(db: &Db, village: &Village, id: AlarmId) -> alarm::State {
    db.read_here(|tx| alarm::load(tx, village.network, id)).unwrap().state
}

fn sound(db: &Db, village: &Village) {
    let findings = db.read_here(|tx| doctor::examine(tx, village.network, &[])).unwrap();
    let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
    assert_eq!(broken, [] as [&str; 0]);
}

#[test]
fn from_an_alarm_to_a_decision_it_is_somebodys_and_the_alarm_goes_along() {
    on_both(|db| {
        let (village, alarm) = raised(db);
        let id = makes(db, &village, (village.priya, alarm), &council()).unwrap();
        assert_eq!(makes(db, &village, (village.priya, alarm), &council()).unwrap(), id, "sent twice is one");
        assert!(matches!(alarm_state(db, &village, alarm), alarm::State::Acting(..)), "making it is acting");
        let matter = Matter::new("paper", id);
        assert_eq!(held(db, &village, matter), Some(Holder::Person(village.priya)));
        sound(db, &village);
        let early = says(db, &village, (village.priya, id), Ruling::Decided);
        assert!(matches!(early, Err(Refusal::NotNow("problem-paper-not-on-agenda"))), "{early:?}");
        put_on(db, &village, (village.priya, id), (10, "")).unwrap();
        put_on(db, &village, (village.priya, id), (10, "")).unwrap();
        let paper = loaded(db, &village, id);
        assert_eq!(paper.body_name, "Gemeenteraad Rivierenhart");
        let days = paper.lead_days(monday());
        let first = (calendar::day(monday()) - calendar::day(paper.first_at)).get_days();
        assert_eq!(days, i64::from(first) + 10);
        let after = alarm_state(db, &village, alarm).until().unwrap();
        assert_eq!(calendar::day(after), jiff::civil::date(2026, 12, 4), "the working day after the meeting");
        put_on(db, &village, (village.priya, id), (17, "De raad had te weinig tijd.")).unwrap();
        assert_eq!(loaded(db, &village, id).state.name(), "put_off");
        assert_eq!(held(db, &village, matter), Some(Holder::Person(village.priya)));
        sound(db, &village);
        says(db, &village, (village.elly, id), Ruling::Decided).unwrap();
        says(db, &village, (village.elly, id), Ruling::Decided).unwrap();
        assert_eq!(held(db, &village, matter), None);
        let alarm::State::Done(said) = alarm_state(db, &village, alarm) else { panic!("the alarm is done") };
        assert_eq!(said.words, "Gemeenteraad Rivierenhart: Wij gaan langs.");
        sound(db, &village);
        let late = put_on(db, &village, (village.priya, id), (20, "Toch nog."));
        assert!(matches!(late, Err(Refusal::NotNow("problem-paper-over"))), "{late:?}");
    });
}

#[test]
fn a_body_that_does_not_deal_with_it_leaves_the_alarm_with_its_holder() {
    on_both(|db| {
        let (village, alarm) = raised(db);
        let id = makes(db, &village, (village.priya, alarm), &ForBody::Table(village.table)).unwrap();
        says(db, &village, (village.priya, id), Ruling::Refused).unwrap();
        assert!(matches!(alarm_state(db, &village, alarm), alarm::State::Acting(..)));
        assert_eq!(held(db, &village, Matter::new("alarm", alarm)), Some(Holder::Person(village.priya)));
        assert_eq!(loaded(db, &village, id).heard, Some(0));
        sound(db, &village);
    });
}

#[test]
fn whoever_does_not_hold_the_alarm_waits_for_its_holder_and_others_may_not() {
    on_both(|db| {
        let (village, alarm) = raised(db);
        let no = makes(db, &village, (village.fatima, alarm), &council());
        assert!(matches!(no, Err(Refusal::Forbidden { action: "make_paper" })), "{no:?}");
        let dismiss = Answer { kind: Kind::Dismiss, words: "Dubbel geteld.".to_owned(), until: None };
        village
            .acts(db, village.priya, |tx, actor| answer_alarm(tx, actor, monday(), alarm, &dismiss))
            .unwrap();
        let over = makes(db, &village, (village.priya, alarm), &council());
        assert!(matches!(over, Err(Refusal::NotNow("problem-paper-alarm-over"))), "{over:?}");
    });
}

#[test]
fn every_page_reads_well_and_only_the_circle_sees_exact_counts() {
    on_both(|db| {
        let (village, alarm) = raised(db);
        let id = makes(db, &village, (village.priya, alarm), &council()).unwrap();
        for step in 0..4 {
            match step {
                1 => put_on(db, &village, (village.priya, id), (10, "")).unwrap(),
                2 => put_on(db, &village, (village.priya, id), (12, "Vol.")).unwrap(),
                3 => says(db, &village, (village.priya, id), Ruling::Decided).unwrap(),
                _ => {}
            }
            for (who, is_circle) in [(village.priya, true), (village.fatima, false)] {
                for lang in Lang::ALL {
                    let view = view(
                        lang,
                        &[TEXTS, crate::PAPER_TEXTS, crate::ACCOUNT_TEXTS, network::TEXTS, worklist::TEXTS],
                    );
                    let shown =
                        village.acts(db, who, |tx, actor| show_paper::read(tx, actor, id, &GIVEN)).unwrap();
                    let list = village.acts(db, who, |tx, actor| list_papers::read(tx, actor, None)).unwrap();
                    let pages = [
                        show_paper::page(&view, &shown, &Again::NOTHING).html(),
                        print_paper::page(&view, &shown, "Rivierenhart").html(),
                        list_papers::page(&view, &list).html(),
                    ];
                    for html in &pages {
                        assert_eq!(check_html(html), [], "{lang}");
                    }
                    assert_eq!(pages[0].contains("ponton-trend__band"), is_circle, "{}", pages[0]);
                    assert!(!pages[1].contains("ponton-trend") && !pages[1].contains(">16<"), "{}", pages[1]);
                    let file = print_paper::as_json(&view, &shown, "Rivierenhart");
                    assert!(file.get("exact").is_none() && file["cijfers"].is_array(), "{file}");
                }
            }
        }
        let shown =
            village.acts(db, village.priya, |tx, actor| show_alarm::read(tx, actor, alarm, &[])).unwrap();
        let view = view(Lang::Nl, &[TEXTS, crate::PAPER_TEXTS, network::TEXTS, worklist::TEXTS]);
        let html = show_alarm::page(&view, &shown, &Again::NOTHING).html();
        assert!(html.contains("Wij gaan langs."), "the alarm's page says what came of it: {html}");
        assert_eq!(db.read_here(|tx| paper::median_lead(tx, village.network)).unwrap().unwrap().1, 1);
    });
}

#[test]
fn each_field_of_the_forms_says_what_it_needs() {
    let fields = |problems: Problems| -> Vec<String> {
        problems.iter().map(|problem| problem.field.to_string()).collect()
    };
    let decision = |pairs: &[(&str, &str)]| Decision::parse(&Posted::of(pairs)).unwrap_err();
    assert_eq!(fields(decision(&[])), ["ruling", "words"]);
    assert_eq!(fields(decision(&[("ruling", "decided"), ("words", "Mail jan@voorbeeld.nl")])), ["words"]);
    for day in ["", "gisteren", "2026-11-22", "2029-01-01"] {
        let typed = Posted::of(&[("day", day)]);
        assert_eq!(fields(Schedule::parse(&typed, (monday(), &State::Draft)).unwrap_err()), ["day"], "{day}");
    }
}
