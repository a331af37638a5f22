//! Answering an alarm: act on it, follow it until a day, or dismiss it for a reason; and when something was done, saying what
//! came of it. By whoever holds it. It stays somebody's until it is dismissed or done, and what is answered shows how often
//! the alarms of a detector were worth it.

use crate::alarm::{self, Alarm, AlarmId, Said, State};
use crate::show_alarm;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::published::Source;
use network::typed_moment::{NoMoment, typed_day};
use network::{Actor, Refusal, Route, Visit, record, typed_words};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, obligation, why};

/// The longest words.
const LONGEST: usize = 1_000;
/// Nobody follows or acts longer without looking again.
const DAYS_AHEAD: i32 = 90;

/// The routes of this capability; `sources` say how the things an alarm counts are called.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let post = move |visit: Visit, id: Path<AlarmId>, posted: Posted| post(visit, id, (posted, sources));
    vec![Route::post("/alarmen/{id}/antwoord", "answer_alarm", post)]
}

async fn post(
    visit: Visit,
    Path(id): Path<AlarmId>,
    (posted, sources): (Posted, &'static [Source]),
) -> Result<Response, Failure> {
    visit.read(move |tx, actor| alarm::load_for(tx, actor, id, "answer_alarm").map(drop)).await?;
    let refused = match Answer::parse(&posted, visit.now()) {
        Ok(answer) => {
            let kind = answer.kind;
            let done = visit.write(move |tx, actor, now| answer_alarm(tx, actor, now, id, &answer)).await;
            match done {
                Ok(()) => {
                    let flash = Flash::new(kind.done());
                    return Ok(SeeOther::to(alarm::href(id)).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("response")?,
            }
        }
        Err(problems) => problems,
    };
    show_alarm::again(&visit, id, sources, (&posted, &refused)).await
}

/// What somebody does with an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Does something about it.
    Act,
    /// Looks again later.
    Follow,
    /// It was nothing.
    Dismiss,
    /// What came of it.
    Finish,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Act, Self::Follow, Self::Dismiss, Self::Finish];

    fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Follow => "follow",
            Self::Dismiss => "dismiss",
            Self::Finish => "finish",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn done(self) -> &'static str {
        match self {
            Self::Act => "alarm-done-act",
            Self::Follow => "alarm-done-follow",
            Self::Dismiss => "alarm-done-dismiss",
            Self::Finish => "alarm-done-finish",
        }
    }

    fn choice(self, view: &View) -> Choice {
        let (text, hint) = match self {
            Self::Act => ("alarm-act", "alarm-act-hint"),
            Self::Follow => ("alarm-follow", "alarm-follow-hint"),
            Self::Dismiss => ("alarm-dismiss", "alarm-dismiss-hint"),
            Self::Finish => ("alarm-finish", "alarm-finish-hint"),
        };
        Choice::new(self.name(), view.say(text, &[])).explained(view.say(hint, &[]))
    }

    /// What can be answered as an alarm stands: first something is done, then what came of it is said.
    fn possible(state: &State) -> &'static [Self] {
        match state {
            State::Open | State::Following(..) => &[Self::Act, Self::Follow, Self::Dismiss],
            State::Acting(..) => &[Self::Finish, Self::Act, Self::Follow, Self::Dismiss],
            State::Dismissed(_) | State::Done(_) => &[],
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is done with it.
    pub kind: Kind,
    /// What will be done, the reason, or what came of it.
    pub words: String,
    /// The day by which it is looked at again; of acting and following.
    pub until: Option<Date>,
}

impl Answer {
    /// Reads the form.
    pub fn parse(posted: &Posted, now: Timestamp) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let kind = Kind::named(posted.text("response"));
        if kind.is_none() {
            problems.add("response", "problem-alarm-answer-empty");
        }
        let words =
            typed_words::required(posted, "words", LONGEST, "problem-alarm-words-empty", &mut problems);
        let needs_day = matches!(kind, Some(Kind::Act | Kind::Follow));
        let today = calendar::day(now);
        let latest = calendar::day(calendar::in_days(now, DAYS_AHEAD));
        let until = match typed_day(posted, "until") {
            _ if !needs_day => None,
            Ok(day) if day > today && day <= latest => Some(day),
            Ok(_) => {
                problems.add("until", "problem-alarm-day-range");
                None
            }
            Err(NoMoment::DayEmpty) => {
                problems.add("until", "problem-alarm-day-empty");
                None
            }
            Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
                problems.add("until", "problem-alarm-day-unreadable");
                None
            }
        };
        match kind {
            Some(kind) if problems.is_empty() => Ok(Self { kind, words, until }),
            _ => Err(problems),
        }
    }
}

/// Answers an alarm. The same answer again changes nothing.
pub fn answer_alarm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AlarmId,
    answer: &Answer,
) -> Result<(), Refusal> {
    let alarm = alarm::load_to_change(tx, actor.network, id)?;
    actor.may("answer_alarm", &alarm::circle(tx, &alarm)?)?;
    let until = answer.until.map(|day| calendar::at_hour(day, 9));
    let said = Said { at: now, by: actor.person, name: actor.name.clone(), words: answer.words.clone() };
    let (state, worth) = match (answer.kind, until) {
        (Kind::Act, Some(until)) => (State::Acting(said, until), Some(true)),
        (Kind::Follow, Some(until)) => (State::Following(said, until), alarm.worth),
        (Kind::Dismiss, _) => (State::Dismissed(said), Some(false)),
        (Kind::Finish, _) => (State::Done(said), Some(true)),
        (Kind::Act | Kind::Follow, None) => return Err(Refusal::NotNow("problem-alarm-day-empty")),
    };
    if is_said_already(&alarm.state, &state) {
        return Ok(());
    }
    if !alarm.state.is_open() {
        return Err(Refusal::NotNow("problem-alarm-answered"));
    }
    if !Kind::possible(&alarm.state).contains(&answer.kind) {
        return Err(Refusal::NotNow("problem-alarm-nothing-done"));
    }
    alarm::set_state(tx, &alarm, &state, worth)?;
    match until.filter(|_| state.is_open()) {
        Some(until) => hold(tx, actor, now, &alarm, (&state, until, Holder::Person(actor.person)))?,
        None => worklist::settle(tx, now, actor.network, alarm.matter(), state.name())?,
    }
    record::note(tx, actor, now, "alarm.answered", ("alarm", id.into()), json!({ "answer": state.name() }))?;
    Ok(())
}

fn is_said_already(was: &State, is: &State) -> bool {
    let same = |said: &Said, again: &Said| (said.by, &said.words) == (again.by, &again.words);
    was.name() == is.name()
        && was.until() == is.until()
        && was.said().zip(is.said()).is_some_and(|(said, again)| same(said, again))
}

/// Somebody goes on acting on it, with another day on which it is looked at: there is a meeting, or a no.
pub fn keep_acting(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (alarm, said, until): (&Alarm, Said, Timestamp),
) -> Result<(), Refusal> {
    if alarm.state.until() == Some(until) {
        return Ok(());
    }
    let state = State::Acting(said, until);
    alarm::set_state(tx, alarm, &state, Some(true))?;
    let held = obligation::of_matter(tx, actor.network, alarm.matter())?.and_then(|kept| kept.state.holder());
    hold(tx, actor, now, alarm, (&state, until, held.unwrap_or(Holder::Person(actor.person))))
}

/// What was done about it came to its end by another act than an answer.
pub fn finish(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (alarm, said): (&Alarm, Said),
) -> Result<(), Refusal> {
    let state = State::Done(said);
    alarm::set_state(tx, alarm, &state, Some(true))?;
    worklist::settle(tx, now, actor.network, alarm.matter(), state.name())?;
    record::note(
        tx,
        actor,
        now,
        "alarm.answered",
        ("alarm", alarm.id.into()),
        json!({ "answer": state.name() }),
    )?;
    Ok(())
}

/// Somebody holds it until a day.
fn hold(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    alarm: &Alarm,
    (state, until, holder): (&State, Timestamp, Holder),
) -> Result<(), Refusal> {
    let reason = if matches!(state, State::Acting(..)) { "why-alarm-acting" } else { "why-alarm-following" };
    let kept = obligation::of_matter(tx, actor.network, alarm.matter())?;
    let opening = Opening {
        network: actor.network,
        matter: alarm.matter(),
        title: kept.map(|kept| kept.title).unwrap_or_default(),
        href: alarm.href(),
        shielded: false,
        holder,
        moment: Moment { at: until, why: why::rule(reason)? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// The form on the alarm's page; none where nothing can be answered any more.
pub fn form(view: &View, again: &Again<'_>, alarm: &Alarm) -> Option<Markup> {
    let possible = Kind::possible(&alarm.state);
    if possible.is_empty() && again.typed("answer").is_none() {
        return None;
    }
    let form = again.form(view, "answer").promise("alarm-promise", &[]);
    let choices: Vec<Choice> = possible.iter().map(|kind| kind.choice(view)).collect();
    let fields = html! {
        (form.radios("response", "alarm-answer", &choices).required())
        (form.words("words", "alarm-words").hint("alarm-words-hint").required().max(LONGEST).rows(3))
        (form.day("until", "alarm-until").hint("alarm-until-hint"))
    };
    let action = format!("{}/antwoord", alarm.href());
    let inner = form.around(&action, "alarm-submit", &fields);
    Some(web::components::section("antwoord", &t!(view, "alarm-answer-title"), &inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;
    use crate::precision::of_detectors;
    use crate::samples::history;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn raised(db: &Db) -> (Village, AlarmId) {
        let village = Village::build(db);
        history(db, &village, 16);
        detect::pass(db, monday()).unwrap();
        let id = db.read_here(|tx| alarm::open(tx, village.network)).unwrap()[0].id;
        (village, id)
    }

    fn answer(kind: Kind, days: Option<i32>) -> Answer {
        let until = days.map(|days| calendar::day(calendar::in_days(monday(), days)));
        Answer { kind, words: "Wij bellen de buurtverbinders.".to_owned(), until }
    }

    fn says(
        db: &Db,
        village: &Village,
        (who, id): (kernel::PersonId, AlarmId),
        answer: &Answer,
    ) -> Result<(), Refusal> {
        village.acts(db, who, |tx, actor| answer_alarm(tx, actor, monday(), id, answer))
    }

    fn held(db: &Db, village: &Village, id: AlarmId) -> Option<(Holder, Timestamp)> {
        let matter = worklist::Matter::new("alarm", id);
        let kept = db.read_here(|tx| obligation::of_matter(tx, village.network, matter)).unwrap();
        kept.and_then(|kept| kept.state.hold().map(|hold| (hold.holder, hold.moment.at)))
    }

    #[test]
    fn who_acts_holds_it_until_they_say_what_came_of_it() {
        on_both(|db| {
            let (village, id) = raised(db);
            let finish = answer(Kind::Finish, None);
            let early = says(db, &village, (village.priya, id), &finish);
            assert!(matches!(early, Err(Refusal::NotNow("problem-alarm-nothing-done"))), "{early:?}");
            says(db, &village, (village.priya, id), &answer(Kind::Act, Some(14))).unwrap();
            let until = calendar::at_hour(calendar::day(calendar::in_days(monday(), 14)), 9);
            assert_eq!(held(db, &village, id), Some((Holder::Person(village.priya), until)));
            says(db, &village, (village.priya, id), &finish).unwrap();
            says(db, &village, (village.priya, id), &finish).unwrap();
            assert_eq!(held(db, &village, id), None);
            let found = db.read_here(|tx| of_detectors(tx, village.network)).unwrap();
            assert_eq!((found[0].worth, found[0].answered), (1, 1));
            let late = says(db, &village, (village.priya, id), &answer(Kind::Dismiss, None));
            assert!(matches!(
                late,
                Err(Refusal::NotNow("problem-alarm-answered") | Refusal::Forbidden { .. })
            ));
        });
    }

    #[test]
    fn what_is_followed_is_not_counted_yet_and_what_is_dismissed_is() {
        on_both(|db| {
            let (village, id) = raised(db);
            says(db, &village, (village.elly, id), &answer(Kind::Follow, Some(7))).unwrap();
            assert!(db.read_here(|tx| of_detectors(tx, village.network)).unwrap().is_empty());
            assert_eq!(held(db, &village, id).unwrap().0, Holder::Person(village.elly));
            says(db, &village, (village.elly, id), &answer(Kind::Dismiss, None)).unwrap();
            let found = db.read_here(|tx| of_detectors(tx, village.network)).unwrap();
            assert_eq!((found[0].worth, found[0].answered), (0, 1));
        });
    }

    #[test]
    fn whoever_does_not_hold_it_does_not_answer_it() {
        on_both(|db| {
            let (village, id) = raised(db);
            for who in [village.fatima, village.ruud, village.joost] {
                let refused = says(db, &village, (who, id), &answer(Kind::Dismiss, None));
                assert!(matches!(refused, Err(Refusal::Forbidden { action: "answer_alarm" })), "{refused:?}");
            }
        });
    }

    #[test]
    fn each_answer_says_what_it_needs() {
        let parse = |pairs: &[(&str, &str)]| Answer::parse(&Posted::of(pairs), monday());
        let fields = |parsed: Result<Answer, Problems>| -> Vec<String> {
            parsed.unwrap_err().iter().map(|problem| problem.field.to_string()).collect()
        };
        assert_eq!(fields(parse(&[])), ["response", "words"]);
        assert_eq!(fields(parse(&[("response", "act"), ("words", "x")])), ["until"]);
        for day in ["2026-11-23", "2027-06-01", "gisteren"] {
            assert_eq!(
                fields(parse(&[("response", "follow"), ("words", "x"), ("until", day)])),
                ["until"],
                "{day}"
            );
        }
        assert!(parse(&[("response", "dismiss"), ("words", "Dubbel geteld."), ("until", "x")]).is_ok());
    }
}
