//! Giving what somebody holds to somebody else without asking first: by their team lead, with the reason, to a colleague
//! in a team they lead or to the organisation's desk. The engine says who supervises, and that nobody gives their own work
//! away so. What is shielded changes hands only by a yes: its lead doesn't read it, so can't know who may (domain A19).

use crate::move_obligation::{self, LONGEST_WHY, said};
use crate::obligation::{self, Kept};
use crate::show_obligation;
use axum::response::{IntoResponse, Response};
use kernel::{ObligationId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::by_name::{self, Of};
use network::{Actor, Refusal, Route, Visit, desk, person};
use obligations::{Act, Cause, Hold, Holder, Why};
use policy::Matter;
use store::event::{self, Subject};
use store::{After, Error, Tx};
use web::{Choice, Failure, Flash, Form, Path, Posted, Problems, SeeOther};

/// So many of its last steps may have happened at one moment.
const LAST_STEPS: u16 = 5;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/verplichtingen/{id}/toewijzing", "reassign", post)]
}

/// What a team lead decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reassign {
    /// Who holds it from now on.
    pub to: Holder,
    /// Why, for both of them and on its way.
    pub why: Why,
}

impl Reassign {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let to = holder(posted.text("to"));
        if to.is_none() {
            problems.add("to", "reassign-to-empty");
        }
        let why = said(posted, "why", &mut problems);
        match (to, why) {
            (Some(to), Some(why)) => Ok(Self { to, why }),
            _ => Err(problems),
        }
    }
}

fn holder(typed: &str) -> Option<Holder> {
    match typed.split_once('-')? {
        ("person", id) => id.parse().ok().map(Holder::Person),
        ("desk", id) => id.parse().ok().map(Holder::Desk),
        _ => None,
    }
}

fn value(holder: Holder) -> String {
    match holder {
        Holder::Person(person) => format!("person-{person}"),
        Holder::Desk(desk) => format!("desk-{desk}"),
    }
}

async fn post(visit: Visit, Path(id): Path<ObligationId>, posted: Posted) -> Result<Response, Failure> {
    let among: &[Of] = &[Of::Person("person-"), Of::Desk("desk-")];
    let chosen = by_name::read(&visit, &posted, &[("to", among)]).await?;
    let problems = match chosen.parse(Reassign::parse) {
        Ok(wanted) => match visit.write(move |tx, actor, now| reassign(tx, actor, now, id, &wanted)).await {
            Ok(()) => {
                let back = SeeOther::to(format!("/verplichtingen/{id}"));
                return Ok(back.saying(Flash::new("reassign-done")).into_response());
            }
            Err(refusal) => refusal.at("to")?,
        },
        Err(problems) => problems,
    };
    // Whoever may not do it hears that, and not which field is still empty.
    visit.read(move |tx, actor| load_for(tx, actor, id)?.1).await?;
    let shown = show_obligation::read(&visit, id).await?;
    let again = Again::refused("reassign", &posted, &problems);
    Ok(show_obligation::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

/// Gives it to somebody else. The same form sent twice is one decision.
pub fn reassign(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: ObligationId,
    wanted: &Reassign,
) -> Result<(), Refusal> {
    let (kept, allowed) = load_for(tx, actor, id)?;
    if is_done(tx, actor, &kept, wanted.to)? {
        return Ok(());
    }
    allowed?;
    if kept.shielded {
        return Err(Refusal::NotNow("reassign-refused-shielded"));
    }
    let supervises = supervises(tx, actor, &kept)?;
    if supervises && !within_reach(tx, actor, &kept)?.iter().any(|(holder, _)| *holder == wanted.to) {
        return Err(Refusal::NotNow("reassign-refused-elsewhere"));
    }
    let act = Act::Reassign { by: Some(actor.person), to: wanted.to, cause: Cause::Supervision };
    obligation::carry_out_because(tx, now, &kept, &act, &wanted.why)
}

/// The obligation, with what the policy says of giving it away.
fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ObligationId,
) -> Result<(Kept, Result<(), Refusal>), Refusal> {
    let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
    let allowed = actor.may("reassign", &matter(tx, actor, &kept)?);
    Ok((kept, allowed))
}

/// As the policy sees it: the team lead of whoever holds it leads it. So does the lead of whoever it climbed away from:
/// the engine then says why it is not theirs to give any more, and what they typed is not lost.
fn matter(tx: &mut Tx<'_>, actor: &Actor, kept: &Kept) -> Result<Matter, Refusal> {
    let mut matter = move_obligation::matter(tx, actor, kept)?;
    if let Some(Holder::Person(original)) = kept.state.hold().map(Hold::original)
        && !kept.protected
    {
        matter.leads.extend(person::leads_of(tx, actor.network, original)?);
    }
    Ok(matter)
}

/// Whether `actor` put it where it lies, and nothing happened since.
fn is_done(tx: &mut Tx<'_>, actor: &Actor, kept: &Kept, to: Holder) -> Result<bool, Error> {
    if kept.state.holder() != Some(to) {
        return Ok(false);
    }
    let subject = Subject { kind: "obligation", id: kept.id.into() };
    let steps = event::about(tx, actor.network, subject, &After::start(LAST_STEPS))?.rows;
    let Some(newest) = steps.first().map(|step| step.at) else { return Ok(false) };
    // What happened at one moment has no order of its own.
    let mut last = steps.iter().take_while(|step| step.at == newest);
    Ok(last.any(|step| step.kind == "obligation.reassigned" && step.actor == Some(actor.person)))
}

/// Whether `actor` leads a team that the holder is in.
fn supervises(tx: &mut Tx<'_>, actor: &Actor, kept: &Kept) -> Result<bool, Error> {
    match kept.state.holder() {
        Some(Holder::Person(holder)) => {
            Ok(person::leads_of(tx, actor.network, holder)?.contains(&actor.person))
        }
        Some(Holder::Desk(_)) | None => Ok(false),
    }
}

/// To whom `actor` may give it, by name: who is there in the teams they lead, and the desk of the holder's organisation.
/// Nobody when it is not theirs to give.
pub fn within_reach(tx: &mut Tx<'_>, actor: &Actor, kept: &Kept) -> Result<Vec<(Holder, String)>, Error> {
    let Some(Holder::Person(holder)) = kept.state.holder() else { return Ok(Vec::new()) };
    if kept.shielded || !supervises(tx, actor, kept)? {
        return Ok(Vec::new());
    }
    let rows = tx.query(
        "select distinct person.id, person.name from team
         join membership on membership.network_id = team.network_id and membership.team_id = team.id
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where team.network_id = $1 and team.lead_id = $2 and person.state = 'active' and person.id <> $3
         order by person.name, person.id",
        &[&actor.network, &actor.person, &holder],
    )?;
    let mut reach = rows
        .iter()
        .map(|row| Ok((Holder::Person(row.get("id")?), row.get("name")?)))
        .collect::<Result<Vec<_>, Error>>()?;
    if let Some(organisation) = person::organisation_of(tx, actor.network, holder)? {
        let desk = desk::of_organisation(tx, actor.network, organisation)?;
        reach.extend(desk.filter(|desk| desk.staff > 0).map(|desk| (Holder::Desk(desk.id), desk.name)));
    }
    Ok(reach)
}

/// The form, with whom to choose from.
pub fn form(form: Form<'_>, id: ObligationId, reach: &[(Holder, String)]) -> Markup {
    let form = form.promise("reassign-promise", &[]);
    let choice = |(holder, name): &(Holder, String)| match holder {
        Holder::Person(_) => Choice::new(value(*holder), name.as_str()),
        Holder::Desk(_) => {
            Choice::new(value(*holder), form.say("reassign-desk", &[("name", name.as_str().into())]))
        }
    };
    let choices: Vec<Choice> = reach.iter().map(choice).collect();
    let fields = html! {
        (form.choice("to", "reassign-to", &choices).required().by_name())
        (form.words("why", "reassign-why").hint("reassign-why-hint").required().max(LONGEST_WHY).rows(2))
    };
    form.around(&format!("/verplichtingen/{id}/toewijzing"), "reassign-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_obligation::{Move, move_on};
    use crate::samples::{Shield, open_at, opening};
    use crate::{TEXTS, notice};
    use kernel::{DeskId, Lang, PersonId, calendar};
    use network::again::Again;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;
    use web::samples::{check_html, view};

    struct Scene<'a>(&'a Db, Village, ObligationId);

    impl Scene<'_> {
        fn gives(&self, who: PersonId, to: impl Into<Holder>) -> Result<(), Refusal> {
            let wanted = Reassign { to: to.into(), why: "Fatima heeft haar handen vol".parse().unwrap() };
            self.1.acts(self.0, who, |tx, actor| reassign(tx, actor, monday(), self.2, &wanted))
        }

        fn holder(&self) -> Holder {
            let kept = self.0.read_here(|tx| obligation::load(tx, self.1.network, self.2)).unwrap();
            kept.unwrap().state.holder().unwrap()
        }

        fn hears(&self, who: PersonId) -> Vec<String> {
            let heard = self.0.read_here(|tx| notice::newest(tx, self.1.network, who, 9)).unwrap();
            let view = view(Lang::Nl, &[TEXTS]);
            let given =
                heard.iter().filter(|notice| notice.is_about_holding() && notice.facts.contains_key("lead"));
            given.map(|notice| notice.text(&view)).collect()
        }

        fn desk(&self) -> DeskId {
            let village = &self.1;
            let desk = self.0.read_here(|tx| desk::of_organisation(tx, village.network, village.steiger));
            desk.unwrap().unwrap().id
        }

        fn recorded(&self) -> i64 {
            let count = |tx: &mut Tx<'_>| {
                tx.first("select count(*) as events from event", &[])?.unwrap().get("events")
            };
            self.0.read_here(count).unwrap_or_else(|problem: Error| panic!("{problem}"))
        }
    }

    #[test]
    fn a_lead_gives_it_to_a_colleague_and_both_hear_why() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
            scene.gives(village.marleen, village.marleen).unwrap();
            assert_eq!(scene.holder(), village.marleen.into());
            let said = scene.hears(village.fatima);
            assert!(
                said.len() == 1
                    && said[0].contains("Marleen Hoekstra legde dit bij Marleen Hoekstra")
                    && said[0].contains("handen vol"),
                "{said:?}"
            );
            assert_eq!(scene.hears(village.marleen), [] as [&str; 0], "whoever decides it knows");
            let own = scene.gives(village.marleen, village.fatima);
            assert!(matches!(own, Err(Refusal::Forbidden { action: "reassign" })), "{own:?}");
        });
    }

    #[test]
    fn a_lead_gives_it_to_the_desk_whose_staff_hear_it() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
            scene.gives(village.marleen, scene.desk()).unwrap();
            assert_eq!(scene.holder(), scene.desk().into());
            let said = scene.hears(village.ruud);
            assert!(said.len() == 1 && said[0].contains("aan jouw balie") && said[0].contains("handen vol"));
            assert_eq!(scene.hears(village.marleen), [] as [&str; 0], "though she staffs it too");
        });
    }

    #[test]
    fn the_same_form_twice_is_one_decision() {
        on_both(|db| {
            let village = Village::build(db);
            for to in [Holder::Person(village.marleen), Holder::Desk(village.desk)] {
                let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
                let to = if matches!(to, Holder::Desk(_)) { scene.desk().into() } else { to };
                scene.gives(village.marleen, to).unwrap();
                let once = scene.recorded();
                scene.gives(village.marleen, to).unwrap();
                assert_eq!(scene.recorded(), once);
            }
        });
    }

    #[test]
    fn nobody_else_gives_it_away_and_a_lead_not_to_just_anybody() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
            for who in [village.fatima, village.joost, village.ruud, village.priya, village.bart] {
                let refused = scene.gives(who, village.marleen);
                assert!(matches!(refused, Err(Refusal::Forbidden { action: "reassign" })), "{refused:?}");
            }
            let facilitator = scene.gives(village.elly, village.marleen);
            assert!(
                matches!(facilitator, Err(Refusal::NotNow("obligation-refused-not-supervisor"))),
                "{facilitator:?}"
            );
            for to in [Holder::Person(village.joost), Holder::Desk(village.desk)] {
                let far = scene.gives(village.marleen, to);
                assert!(matches!(far, Err(Refusal::NotNow("reassign-refused-elsewhere"))), "{far:?}");
            }
            assert_eq!(scene.holder(), village.fatima.into());
        });
    }

    #[test]
    fn what_climbed_away_from_their_people_is_no_longer_theirs_to_give() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 1));
            let late = calendar::in_days(monday(), 2);
            let climb = db.write_here(|tx| {
                let kept = obligation::load(tx, village.network, scene.2)?.unwrap();
                obligation::carry_out(tx, late, &kept, &Act::Pass)
            });
            climb.unwrap_or_else(|refusal: Refusal| panic!("{refusal}"));
            assert_eq!(scene.holder(), village.marleen.into());
            let refused = scene.gives(village.marleen, village.fatima);
            assert!(
                matches!(refused, Err(Refusal::NotNow("obligation-refused-not-supervisor"))),
                "{refused:?}"
            );
        });
    }

    #[test]
    fn what_is_shielded_changes_hands_only_by_a_yes() {
        on_both(|db| {
            let village = Village::build(db);
            let id = opening(db, &village, (Holder::Person(village.fatima), 3), Shield::Sealed);
            let scene = Scene(db, village.clone(), id);
            let refused = scene.gives(village.marleen, village.marleen);
            assert!(matches!(refused, Err(Refusal::NotNow("reassign-refused-shielded"))), "{refused:?}");
        });
    }

    #[test]
    fn an_open_question_ends_when_a_lead_decides() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
            let why = "Jij kent hem".parse().unwrap();
            let offer = Move::Offer { to: village.joost, answer_by: calendar::in_days(monday(), 2), why };
            village
                .acts(db, village.fatima, |tx, actor| move_on(tx, actor, monday(), scene.2, &offer))
                .unwrap();
            scene.gives(village.marleen, scene.desk()).unwrap();
            let late = village
                .acts(db, village.joost, |tx, actor| move_on(tx, actor, monday(), scene.2, &Move::Accept));
            assert!(late.is_err(), "{late:?}");
            assert_eq!(scene.holder(), scene.desk().into());
        });
    }

    #[test]
    fn only_the_lead_sees_the_form_and_everybody_sees_the_way() {
        on_both(|db| {
            let village = Village::build(db);
            let scene = Scene(db, village.clone(), open_at(db, &village, village.fatima, 9));
            let page = |who, lang, again: &Again<'_>| {
                let view = web::View { now: monday(), ..view(lang, &[TEXTS, network::TEXTS]) };
                village
                    .acts(db, who, |tx, actor| {
                        let shown = show_obligation::shown(tx, actor, scene.2)?;
                        Ok(show_obligation::page(&view, actor, &shown, again).html())
                    })
                    .unwrap()
            };
            let typed = Posted::of(&[("why", "Zij heeft haar handen vol")]);
            let problems = Reassign::parse(&typed).unwrap_err();
            let again = Again::refused("reassign", &typed, &problems);
            for lang in Lang::ALL {
                let html = page(village.marleen, lang, &again);
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("/toewijzing") && html.contains("Zij heeft haar handen vol"));
                assert!(
                    !html.contains(&value(village.fatima.into()))
                        && !html.contains(&value(village.joost.into()))
                );
            }
            for who in [village.fatima, village.joost, village.elly] {
                assert!(!page(who, Lang::Nl, &Again::NOTHING).contains("/toewijzing"));
            }
            scene.gives(village.marleen, village.marleen).unwrap();
            let way = page(village.joost, Lang::Nl, &Again::NOTHING);
            assert!(way.contains("gaf het aan Marleen Hoekstra") && way.contains("handen vol"));
            let own = page(village.marleen, Lang::Nl, &Again::NOTHING);
            assert!(!own.contains("/toewijzing") && own.contains("/bied-aan"), "what is hers she offers");
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let keys = |posted: &[(&str, &str)]| {
            let problems = Reassign::parse(&Posted::of(posted)).unwrap_err();
            problems.iter().map(|one| one.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(&[]), ["reassign-to-empty", "obligation-why-empty"]);
        assert_eq!(
            keys(&[("to", "desk-7"), ("why", "Bel haar op 06-12345678")]),
            ["reassign-to-empty", "problem-words-personal-data"]
        );
        let long = "x".repeat(501);
        assert_eq!(
            keys(&[("to", "desk-7"), ("why", &long)]),
            ["reassign-to-empty", "obligation-why-too-long"]
        );
    }
}
