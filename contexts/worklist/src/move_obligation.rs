//! What somebody does with an obligation: take it, promise a new moment, ask somebody else to take it over, say yes or no
//! to that question, or take the question back. For holders, those asked, and those it climbed away from. What may
//! happen is the engine's to decide; settling follows from the matter's own acts and is not here.

use crate::held::Line;
use crate::obligation::{self, Kept};
use crate::{show_obligation, shown, why};
use axum::response::{IntoResponse, Response};
use kernel::{ObligationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::by_name;
use network::typed_moment::{NoMoment, typed_moment};
use network::{Actor, Refusal, Role, Route, Visit, person, typed_words};
use obligations::{Act, Holder, Moment, State, TextProblem, Why};
use policy::Matter;
use store::Tx;
use web::components::{self, fold, quote};
use web::{Failure, Flash, Form, Path, Posted, Problems, SeeOther, View, t};

/// The longest reason that is accepted, in characters: the engine's own limit.
pub const LONGEST_WHY: usize = 500;
/// The hour until which something lies with its holder when only the day was given.
const END_OF_DAY: i8 = 17;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/verplichtingen/{id}/moment", "move_obligation", promise),
        Route::post("/verplichtingen/{id}/neem-over", "move_obligation", take),
        Route::post("/verplichtingen/{id}/bied-aan", "move_obligation", offer),
        Route::post("/verplichtingen/{id}/aanbod", "move_obligation", answer),
        Route::post("/verplichtingen/{id}/intrekken", "move_obligation", withdraw),
    ]
}

/// A move as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// Take it in person.
    Take,
    /// Promise a new moment, with its reason.
    Promise(Moment),
    /// Ask `to` to take it over.
    Offer {
        /// Who is asked.
        to: PersonId,
        /// Until when.
        answer_by: Timestamp,
        /// What is asked, and why of them.
        why: Why,
    },
    /// Say yes to an offer.
    Accept,
    /// Say no to an offer.
    Decline(Why),
    /// Take an offer back.
    Withdraw(Why),
}

impl Move {
    fn act(&self, by: PersonId) -> Act {
        match self.clone() {
            Self::Take => Act::Take { by },
            Self::Promise(moment) => Act::Promise { by, moment },
            Self::Offer { to, answer_by, why } => Act::Offer { by, to: Holder::Person(to), answer_by, why },
            Self::Accept => Act::Accept { by },
            Self::Decline(reason) => Act::Decline { by, reason },
            Self::Withdraw(reason) => Act::Withdraw { by, reason },
        }
    }
}

/// Carries out a move; what was done already is done. What is sealed is only taken here: everything else comes with words,
/// and those belong where they are sealed too.
pub fn move_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: ObligationId,
    wanted: &Move,
) -> Result<(), Refusal> {
    let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
    actor.may("move_obligation", &matter(tx, actor, &kept)?)?;
    if kept.is_sealed() && *wanted != Move::Take {
        return Err(Refusal::NotNow("obligation-refused-sealed"));
    }
    match obligation::carry_out(tx, now, &kept, &wanted.act(actor.person)) {
        Err(Refusal::NotNow("obligation-refused-already-done")) => Ok(()),
        outcome => outcome,
    }
}

/// An obligation as the policy sees it: inside are those who hold or held it, those asked, and `actor` when they staff
/// the desk; the holder's team lead leads it. Of a wrong nobody is inside who is no confidant, whoever holds it.
pub fn matter(tx: &mut Tx<'_>, actor: &Actor, kept: &Kept) -> Result<Matter, Refusal> {
    let here = Matter { shielded: kept.shielded, ..Matter::network(kept.network) };
    if kept.protected && !actor.has(Role::Confidant) {
        return Ok(here);
    }
    let mut involved = Vec::new();
    if let Some(hold) = kept.state.hold() {
        involved.extend([hold.holder, hold.original()]);
        involved.extend(hold.climbed.map(obligations::Climbed::previous));
    }
    if let State::Offered { offer, .. } = &kept.state {
        involved.push(offer.to);
    }
    let insiders = involved.iter().filter_map(|holder| match holder {
        Holder::Person(person) => Some(*person),
        Holder::Desk(_) => shown::is_theirs(actor, *holder).then_some(actor.person),
    });
    let leads = match kept.state.holder() {
        Some(Holder::Person(person)) if !kept.protected => person::leads_of(tx, actor.network, person)?,
        Some(Holder::Person(_) | Holder::Desk(_)) | None => Vec::new(),
    };
    Ok(Matter { insiders: insiders.collect(), leads, ..here })
}

/// One of the forms: its name, the field a rule's refusal stands at, and what is said when it is done.
#[derive(Clone, Copy)]
struct Step {
    form: &'static str,
    field: &'static str,
    done: &'static str,
}

async fn promise(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let act = Step { form: "promise", field: "day", done: "obligation-promised" };
    let wanted = parse_promise(&posted);
    carry(visit, id, posted, act, wanted).await
}

async fn offer(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let act = Step { form: "offer", field: "person", done: "obligation-offered" };
    let chosen = by_name::read(&visit, &posted, &[("person", by_name::PERSON)]).await?;
    let wanted = chosen.parse(parse_offer);
    carry(visit, id, posted, act, wanted).await
}

async fn answer(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let wanted = parse_answer(&posted);
    let done = match wanted {
        Ok(Move::Accept) => "obligation-accepted",
        _ => "obligation-declined",
    };
    carry(visit, id, posted, Step { form: "answer", field: "answer", done }, wanted).await
}

async fn withdraw(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let act = Step { form: "withdraw", field: "reason", done: "obligation-withdrawn" };
    let wanted = reason(&posted).map(Move::Withdraw);
    carry(visit, id, posted, act, wanted).await
}

async fn take(visit: Visit, Path(id): Path<ObligationId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| move_on(tx, actor, now, id, &Move::Take)).await?;
    Ok(SeeOther::to("/vandaag").saying(Flash::new("obligation-taken")))
}

async fn carry(
    visit: Visit,
    id: ObligationId,
    posted: Posted,
    act: Step,
    wanted: Result<Move, Problems>,
) -> Result<Response, Failure> {
    let problems = match wanted {
        Ok(wanted) => match visit.write(move |tx, actor, now| move_on(tx, actor, now, id, &wanted)).await {
            Ok(()) => return Ok(SeeOther::to("/vandaag").saying(Flash::new(act.done)).into_response()),
            Err(refusal) => refusal.at(act.field)?,
        },
        Err(problems) => problems,
    };
    let shown = show_obligation::read(&visit, id).await?;
    // Its page offers no form to come back to.
    if shown.is_sealed() {
        visit.actor.may("move_obligation", &shown.matter)?;
        return Err(Refusal::NotNow("obligation-refused-sealed").into());
    }
    visit.actor.may("move_obligation", &shown.matter)?;
    let again = Again::refused(act.form, &posted, &problems);
    Ok(show_obligation::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

fn parse_promise(posted: &Posted) -> Result<Move, Problems> {
    let mut problems = Problems::none();
    let at = moment(posted, &mut problems);
    let why = said(posted, "why", &mut problems);
    match (at, why) {
        (Some(at), Some(why)) => Ok(Move::Promise(Moment { at, why })),
        _ => Err(problems),
    }
}

fn parse_offer(posted: &Posted) -> Result<Move, Problems> {
    let mut problems = Problems::none();
    let to: Option<PersonId> = posted.text("person").parse().ok();
    if to.is_none() {
        problems.add("person", "obligation-person-empty");
    }
    let answer_by = moment(posted, &mut problems);
    let why = said(posted, "why", &mut problems);
    match (to, answer_by, why) {
        (Some(to), Some(answer_by), Some(why)) => Ok(Move::Offer { to, answer_by, why }),
        _ => Err(problems),
    }
}

/// Yes, no with its reason, or nothing chosen yet: silence is never a yes.
fn parse_answer(posted: &Posted) -> Result<Move, Problems> {
    match posted.text("answer") {
        "yes" => Ok(Move::Accept),
        "no" => reason(posted).map(Move::Decline),
        _ => Err(Problems::with("answer", "obligation-answer-empty")),
    }
}

fn moment(posted: &Posted, problems: &mut Problems) -> Option<Timestamp> {
    let problem = match typed_moment(posted, "day", "hour", END_OF_DAY) {
        Ok(at) => return Some(at),
        Err(NoMoment::DayEmpty) => ("day", "obligation-day-empty"),
        Err(NoMoment::DayUnreadable) => ("day", "obligation-day-unreadable"),
        Err(NoMoment::HourUnreadable) => ("hour", "obligation-hour-unreadable"),
    };
    problems.add(problem.0, problem.1);
    None
}

fn reason(posted: &Posted) -> Result<Why, Problems> {
    let mut problems = Problems::none();
    said(posted, "reason", &mut problems).ok_or(problems)
}

/// The reason in `field`, or what is wrong with it.
pub fn said(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<Why> {
    match why::words(posted.text(field)) {
        Ok(why) if typed_words::holds_somebody(why.as_str()) => {
            problems.add(field, typed_words::PERSONAL_DATA);
        }
        Ok(why) => return Some(why),
        Err(TextProblem::Empty) => problems.add(field, "obligation-why-empty"),
        Err(TextProblem::TooLong { .. }) => {
            problems.add_with(field, "obligation-why-too-long", vec![("most", LONGEST_WHY.into())]);
        }
    }
    None
}

/// A line that somebody is asked to take over, with the answer in place.
pub fn asked(view: &View, actor: &Actor, line: &Line) -> Markup {
    let mut lines = shown::lines(view, actor, std::slice::from_ref(line));
    for one in &mut lines {
        one.act = None;
    }
    let form = Form::blank(view).called(format!("answer-{}", line.id));
    if line.sealed {
        for one in &mut lines {
            one.href = Some(shown::page_of(line));
        }
        return components::lines(view, &lines);
    }
    html! {
        (components::lines(view, &lines))
        @if let Some(offer) = &line.offer { (quote(view, &why::say(view, &offer.why), &line.holder_name)) }
        (fold(view, &t!(view, "obligation-answer"), &show_obligation::answer_form(form, line.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice;
    use crate::samples::{Shield, open_at, opened, opening};
    use kernel::calendar;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    struct Scene<'a>(&'a Db, Village, ObligationId);

    impl Scene<'_> {
        fn moves(&self, who: PersonId, wanted: &Move) -> Result<(), Refusal> {
            self.1.acts(self.0, who, |tx, actor| move_on(tx, actor, monday(), self.2, wanted))
        }

        fn holder(&self) -> Option<Holder> {
            let kept = self.0.read_here(|tx| obligation::load(tx, self.1.network, self.2)).unwrap();
            kept.and_then(|kept| kept.state.holder())
        }

        fn hears(&self, who: PersonId, text: &str) -> bool {
            let heard = self.0.read_here(|tx| notice::newest(tx, self.1.network, who, 9)).unwrap();
            heard.iter().any(|notice| notice.text == text)
        }
    }

    fn why() -> Why {
        "Jij kent hem".parse().unwrap()
    }

    #[test]
    fn an_offer_is_answered_and_only_a_yes_hands_over() {
        on_both(|db| {
            let village = Village::build(db);
            let id = open_at(db, &village, village.marleen, 9);
            let scene = Scene(db, village.clone(), id);
            let answer_by = calendar::in_days(monday(), 2);
            let offer = Move::Offer { to: village.fatima, answer_by, why: why() };
            scene.moves(village.marleen, &offer).unwrap();
            assert!(scene.hears(village.fatima, "notice-asked"));
            scene.moves(village.fatima, &Move::Decline(why())).unwrap();
            assert_eq!(scene.holder(), Some(village.marleen.into()));
            scene.moves(village.marleen, &offer).unwrap();
            scene.moves(village.fatima, &Move::Accept).unwrap();
            assert_eq!(scene.holder(), Some(village.fatima.into()));
            scene.moves(village.fatima, &Move::Accept).unwrap();
            assert!(scene.hears(village.marleen, "notice-taken-over"));
        });
    }

    #[test]
    fn only_whoever_is_involved_moves_it() {
        on_both(|db| {
            let village = Village::build(db);
            let at_desk = opened(db, &village, Holder::Desk(village.desk), 3);
            let scene = Scene(db, village.clone(), at_desk);
            let outsider = scene.moves(village.joost, &Move::Take);
            assert!(
                matches!(outsider, Err(Refusal::Forbidden { action: "move_obligation" })),
                "{outsider:?}"
            );
            scene.moves(village.priya, &Move::Take).unwrap();
            assert_eq!(scene.holder(), Some(village.priya.into()));
            let far = Moment { at: calendar::in_days(monday(), 91), why: why() };
            let refused = scene.moves(village.priya, &Move::Promise(far));
            assert!(
                matches!(refused, Err(Refusal::NotNow("obligation-refused-moment-too-far"))),
                "{refused:?}"
            );
        });
    }

    #[test]
    fn what_is_sealed_is_only_taken_here_because_words_belong_in_the_plan() {
        on_both(|db| {
            let village = Village::build(db);
            let id = opening(db, &village, (Holder::Desk(village.desk), 3), Shield::Sealed);
            let scene = Scene(db, village.clone(), id);
            scene.moves(village.priya, &Move::Take).unwrap();
            let moment = Moment { at: calendar::in_days(monday(), 2), why: why() };
            let offer =
                Move::Offer { to: village.fatima, answer_by: calendar::in_days(monday(), 2), why: why() };
            for wanted in
                [Move::Promise(moment), offer, Move::Accept, Move::Decline(why()), Move::Withdraw(why())]
            {
                let refused = scene.moves(village.priya, &wanted);
                assert!(matches!(refused, Err(Refusal::NotNow("obligation-refused-sealed"))), "{refused:?}");
            }
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let problems = parse_offer(&Posted::of(&[("day", "morgen")])).unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(keys, ["obligation-person-empty", "obligation-day-unreadable", "obligation-why-empty"]);
        assert!(parse_promise(&Posted::of(&[("day", "2026-11-24"), ("why", "Dan is hij er")])).is_ok());
        let somebody = "Bel haar op 06-12345678";
        let refused = |parsed: Result<Move, Problems>| {
            parsed.unwrap_err().iter().map(|one| one.key).collect::<Vec<_>>()
        };
        assert_eq!(
            refused(parse_promise(&Posted::of(&[("day", "2026-11-24"), ("why", somebody)]))),
            [typed_words::PERSONAL_DATA]
        );
        assert_eq!(
            refused(parse_answer(&Posted::of(&[("answer", "no"), ("reason", somebody)]))),
            [typed_words::PERSONAL_DATA]
        );
    }

    #[test]
    fn silence_is_no_answer_and_a_no_says_why() {
        let first_key = |posted: &[(&str, &str)]| {
            parse_answer(&Posted::of(posted)).map_err(|problems| {
                problems.iter().map(|one| (one.field.to_string(), one.key)).collect::<Vec<_>>()
            })
        };
        let nothing_chosen = Err(vec![("answer".to_owned(), "obligation-answer-empty")]);
        assert_eq!(first_key(&[("reason", "Ik weet het niet")]), nothing_chosen);
        assert_eq!(first_key(&[("answer", "misschien")]), nothing_chosen);
        assert_eq!(first_key(&[("answer", "no")]), Err(vec![("reason".to_owned(), "obligation-why-empty")]));
        assert_eq!(first_key(&[("answer", "yes")]), Ok(Move::Accept));
    }
}
