//! Giving somebody a seat at a table for their organisation, with what they may decide; and taking it away. For the
//! table's convener, and for an administrator or facilitator.

use crate::again::Again;
use crate::by_name;
use crate::person::{self, Presence};
use crate::plan_meeting::matter;
use crate::round_table::{self, RoundTableId};
use crate::{Actor, Refusal, Route, Visit, membership, record, show_table};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

const MANDATE_MOST: usize = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/tafels/{id}/stoelen", "give_seat", post),
        Route::post("/tafels/{id}/stoelen/einde", "take_seat", post_taken),
    ]
}

/// A seat as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Who sits there.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// What they may decide.
    pub mandate: String,
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let seat = posted.text("seat").split_once(':');
    let seat =
        seat.and_then(|(person, organisation)| Some((person.parse().ok()?, organisation.parse().ok()?)));
    if seat.is_none() {
        problems.add("seat", "give-seat-nobody");
    }
    let mandate = posted.text("mandate");
    match mandate.chars().count() {
        0 => problems.add("mandate", "give-seat-mandate-empty"),
        1..=MANDATE_MOST => {}
        _ => problems.add_with("mandate", "give-seat-mandate-too-long", vec![("most", MANDATE_MOST.into())]),
    }
    match seat {
        Some((person, organisation)) if problems.is_empty() => {
            Ok(Typed { person, organisation, mandate: mandate.to_owned() })
        }
        _ => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<RoundTableId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, &[("seat", by_name::PLACE)]).await?;
    let problems = match chosen.parse(parse) {
        Ok(typed) => match visit.write(move |tx, actor, now| give(tx, actor, now, id, &typed)).await {
            Ok(()) => {
                let flash = Flash::new("give-seat-done");
                return Ok(SeeOther::to(format!("/tafels/{id}#stoelen")).saying(flash).into_response());
            }
            Err(refusal) => refusal.at("seat")?,
        },
        Err(problems) => problems,
    };
    let shown = show_table::read(&visit, id).await?;
    visit.actor.may("give_seat", &matter(&visit.actor, &shown.table))?;
    let again = Again::refused("seat", &posted, &problems);
    Ok(show_table::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

async fn post_taken(visit: Visit, Path(id): Path<RoundTableId>, posted: Posted) -> Result<SeeOther, Failure> {
    let Ok(person) = posted.text("person").parse::<PersonId>() else {
        let shown = show_table::read(&visit, id).await?;
        visit.actor.may("take_seat", &matter(&visit.actor, &shown.table))?;
        return Err(Failure::NotFound);
    };
    visit.write(move |tx, actor, now| take(tx, actor, now, id, person)).await?;
    Ok(SeeOther::to(format!("/tafels/{id}#stoelen")).saying(Flash::new("take-seat-done")))
}

/// Gives the seat; to whoever sits there already, the mandate.
pub fn give(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    typed: &Typed,
) -> Result<(), Refusal> {
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    actor.may("give_seat", &matter(actor, &table))?;
    let (person, organisation) = (typed.person, typed.organisation);
    let somebody = person::load(tx, actor.network, person)?.ok_or(Refusal::NotFound("person"))?;
    if somebody.presence == Presence::Left {
        return Err(Refusal::NotNow("give-seat-refused-left"));
    }
    let belongs = membership::of_person(tx, actor.network, person)?;
    if !belongs.iter().any(|one| one.organisation == organisation) {
        return Err(Refusal::NotNow("give-seat-refused-elsewhere"));
    }
    let seats = round_table::seats(tx, actor.network, id)?;
    let sits = seats.iter().find(|seat| seat.person == person);
    if sits.is_some_and(|seat| seat.organisation == organisation && seat.mandate == typed.mandate) {
        return Ok(());
    }
    round_table::give_seat(tx, now, actor.network, id, (person, organisation, &typed.mandate))?;
    let facts = json!({ "person": person, "organisation": organisation });
    record::note(tx, actor, now, "seat.given", ("table", id.into()), facts)?;
    Ok(())
}

/// Takes somebody's seat away; who has none there keeps none.
pub fn take(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoundTableId,
    person: PersonId,
) -> Result<(), Refusal> {
    let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
    actor.may("take_seat", &matter(actor, &table))?;
    if round_table::take_seat(tx, now, actor.network, id, person)? > 0 {
        record::note(tx, actor, now, "seat.taken", ("table", id.into()), json!({ "person": person }))?;
    }
    Ok(())
}

/// The form, on the page of the table, with whom to choose from.
pub fn form(view: &View, again: &Again<'_>, table: RoundTableId, people: &[membership::Place]) -> Markup {
    let choices: Vec<Choice> = people
        .iter()
        .map(|one| {
            let value = format!("{}:{}", one.person, one.organisation);
            Choice::new(value, format!("{}, {}", one.name, one.organisation_name))
        })
        .collect();
    let form = again.form(view, "seat").promise("give-seat-promise", &[]);
    let fields = html! {
        (form.choice("seat", "give-seat-who", &choices).required().by_name())
        (form.words("mandate", "give-seat-mandate").hint("give-seat-mandate-hint").required().max(MANDATE_MOST).rows(2))
    };
    form.around(&format!("/tafels/{table}/stoelen"), "give-seat-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round_table::Seat;
    use crate::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn given(
        db: &Db,
        village: &Village,
        who: PersonId,
        seat: (PersonId, OrganisationId, &str),
    ) -> Result<(), Refusal> {
        let typed = Typed { person: seat.0, organisation: seat.1, mandate: seat.2.to_owned() };
        village.acts(db, who, |tx, actor| give(tx, actor, monday(), village.table, &typed))
    }

    fn seats(db: &Db, village: &Village) -> Vec<Seat> {
        db.read_here(|tx| round_table::seats(tx, village.network, village.table)).unwrap()
    }

    #[test]
    fn a_seat_is_given_once_and_its_mandate_can_change() {
        on_both(|db| {
            let village = Village::build(db);
            given(db, &village, village.elly, (village.ruud, village.steiger, "Hoort aan")).unwrap();
            given(db, &village, village.elly, (village.ruud, village.steiger, "Beslist over inzet")).unwrap();
            let mandates: Vec<String> = seats(db, &village).into_iter().map(|seat| seat.mandate).collect();
            assert_eq!(mandates, ["Spreekt namens 120 leden", "Beslist over inzet"]);
            let take =
                |tx: &mut Tx<'_>, actor: &Actor| take(tx, actor, monday(), village.table, village.ruud);
            village.acts(db, village.elly, take).unwrap();
            village.acts(db, village.elly, take).unwrap();
            assert_eq!(seats(db, &village).len(), 1, "taken away once");
        });
    }

    #[test]
    fn what_a_seat_was_before_is_kept_with_the_mandate_of_that_day() {
        on_both(|db| {
            let village = Village::build(db);
            let later = |days| kernel::calendar::in_days(monday(), days);
            let gives = |days, mandate: &str| {
                let (person, organisation) = (village.joost, village.loohoek);
                let typed = Typed { person, organisation, mandate: mandate.to_owned() };
                let at = later(days);
                village
                    .acts(db, village.elly, |tx, actor| give(tx, actor, at, village.table, &typed))
                    .unwrap();
            };
            gives(1, "Hoort aan");
            gives(10, "Beslist mee");
            gives(12, "Beslist mee");
            let at = |days| {
                let seats =
                    db.read_here(|tx| round_table::seats_at(tx, village.network, village.table, later(days)));
                let mine = seats.unwrap().into_iter().find(|seat| seat.person == village.joost);
                mine.map(|seat| seat.mandate)
            };
            assert_eq!(
                (at(0), at(5).as_deref(), at(11).as_deref()),
                (None, Some("Hoort aan"), Some("Beslist mee"))
            );
            village
                .acts(db, village.elly, |tx, actor| take(tx, actor, later(20), village.table, village.joost))
                .unwrap();
            assert_eq!((at(11).as_deref(), at(21)), (Some("Beslist mee"), None));
            let former =
                db.read_here(|tx| round_table::former_seats(tx, village.network, village.table)).unwrap();
            let told: Vec<_> =
                former.iter().map(|term| (term.seat.mandate.as_str(), term.from, term.until)).collect();
            assert_eq!(
                told,
                [
                    ("Beslist mee", Some(later(10)), Some(later(20))),
                    ("Hoort aan", Some(later(1)), Some(later(10)))
                ]
            );
        });
    }

    #[test]
    fn the_convener_gives_seats_for_where_people_belong_and_others_do_not() {
        on_both(|db| {
            let village = Village::build(db);
            db.write_here(|tx| round_table::set_convener(tx, village.network, village.table, village.joost))
                .unwrap();
            given(db, &village, village.joost, (village.ruud, village.steiger, "Hoort aan")).unwrap();
            let elsewhere =
                given(db, &village, village.joost, (village.fatima, village.loohoek, "Hoort aan"));
            assert!(
                matches!(elsewhere, Err(Refusal::NotNow("give-seat-refused-elsewhere"))),
                "{elsewhere:?}"
            );
            let refused = given(db, &village, village.ruud, (village.ruud, village.steiger, "Beslist"));
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "give_seat" })), "{refused:?}");
        });
    }

    #[test]
    fn somebody_and_a_mandate_are_asked() {
        let keys = |posted: &[(&str, &str)]| -> Vec<&str> {
            parse(&Posted::of(posted)).err().iter().flat_map(Problems::iter).map(|one| one.key).collect()
        };
        assert_eq!(keys(&[("seat", "7:8")]), ["give-seat-nobody", "give-seat-mandate-empty"]);
        assert_eq!(
            keys(&[("mandate", &"x".repeat(301))]),
            ["give-seat-nobody", "give-seat-mandate-too-long"]
        );
    }
}
